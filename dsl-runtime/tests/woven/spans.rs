//! What a span tells of a query.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use sqlweave::{Connection, query};
use sqlweave_test_server::Server;
use tokio_postgres::NoTls;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

type Fields = BTreeMap<String, String>;

/// Keeps the fields of all spans, by their order.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Fields>>>);

struct Fill<'a>(&'a mut Fields);

impl Visit for Fill<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").replace('"', ""));
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlweave"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut spans = self.0.lock().unwrap();
        let mut fields = Fields::new();
        span.record(&mut Fill(&mut fields));
        spans.push(fields);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut Fill(&mut self.0.lock().unwrap()[index]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

query! {
    fn users_named(email: &str) -> Vec<i64> { select id from users where email like {email} }
}

#[tokio::test]
async fn spans() {
    // For the whole process: of a thread's own subscriber the other tests' threads know nothing, and whoever comes to the
    // span first decides whether it is wanted.
    let spans = Spans::default();
    tracing::subscriber::set_global_default(spans.clone()).unwrap();
    let url = Server::shared().unwrap().create_database("spans").unwrap();
    let db = Connection::connect(&url, NoTls).await.unwrap();
    db.client().batch_execute(include_str!("schema.sql")).await.unwrap();
    let email = "secret@example.org";
    for _ in 0..2 {
        let _ = query! { insert into users (email) values ({email}) }.fetch(&db).await;
    }
    users_named("%secret%").fetch(&db).await.unwrap();
    let mut rows = users_named("%").stream(db.client());
    while rows.try_next().await.unwrap().is_some() {}
    drop(rows);

    let spans: Vec<Fields> = spans.0.lock().unwrap().clone();
    let own = |span: &Fields| {
        let name = span.get("sqlweave.statement").map_or("", String::as_str);
        name.contains("woven/spans.rs:") || name == "users_named"
    };
    let spans: Vec<Fields> = spans.into_iter().filter(own).collect();
    let [added, refused, found, streamed] = &spans[..] else { panic!("{spans:?}") };
    let get = |fields: &Fields, name: &str| fields.get(name).cloned().unwrap_or_default();
    assert_eq!(get(added, "db.system.name"), "postgresql");
    assert_eq!(get(added, "db.namespace"), "spans");
    assert_eq!(get(added, "server.address"), "127.0.0.1");
    assert_eq!(get(added, "server.port"), Server::shared().unwrap().port().to_string());
    assert_eq!(get(added, "otel.kind"), "client");
    assert_eq!(get(added, "otel.name"), "INSERT users");
    assert_eq!(get(added, "db.query.summary"), "INSERT users");
    assert_eq!(get(added, "sqlweave.affected_rows"), "1");
    assert!(get(added, "sqlweave.statement").contains("woven/spans.rs:"));
    assert_eq!(get(refused, "error.type"), "23505");
    assert_eq!(get(refused, "db.response.status_code"), "23505");
    assert_eq!(get(found, "sqlweave.statement"), "users_named");
    assert_eq!(get(found, "db.operation.name"), "SELECT");
    assert_eq!(get(found, "db.collection.name"), "users");
    assert_eq!(get(found, "db.response.returned_rows"), "1");
    assert!(get(found, "db.query.text").starts_with("SELECT id"));
    assert_eq!(get(streamed, "db.response.returned_rows"), "1");
    assert_eq!(get(streamed, "db.namespace"), "");
    assert!(!format!("{spans:?}").contains("secret"));
}
