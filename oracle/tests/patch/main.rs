//! Changes of some columns with RETURNING of the row before and after, run on a server that knows it.

#![allow(clippy::unwrap_used)]

use sqlweave::query;
use sqlweave_test_server::Server;
use tokio_postgres::{Client, NoTls};

query! {
    fn patch(id: i64, name: Option<&str>, age: Option<Option<i32>>) -> Option<Patched> {
        update users set name = {?name}, age = {?age} where id = {id}
        returning old.name as was, new.name as is_now, old.age as age_was, new.age, new.changes - old.changes as changes
    }
}

query! {
    fn put(id: i64, name: Option<&str>, age: Option<i32>) -> Option<Put> {
        insert into users (id, name, age) values ({id}, {?name}, {age})
        on conflict (id) do update set age = excluded.age, name = {?name}
        returning old.name as was, new.name as is_now, old.age as age_was, new.age
    }
}

async fn connect(server: &Server) -> Client {
    let url = server.create_database("patch").unwrap();
    server.execute("patch", include_str!("schema.sql")).unwrap();
    let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

fn patched(was: &str, is_now: &str, ages: [Option<i32>; 2], changes: i32) -> Option<Patched> {
    let [age_was, age] = ages;
    Some(Patched { was: was.to_owned(), is_now: is_now.to_owned(), age_was, age, changes })
}

#[tokio::test]
async fn the_row_before_and_after() {
    let mut known = false;
    for binaries in Server::all_binaries().unwrap() {
        let server = Server::start_from(&binaries).unwrap();
        let db = connect(&server).await;
        let version = db.query_one("select current_setting('server_version_num')::int", &[]).await;
        if version.unwrap().get::<_, i32>(0) < 180_000 {
            continue;
        }
        known = true;
        run(&db).await;
    }
    if !known {
        println!("skipped: none of the servers is of 18 or later");
    }
}

async fn run(db: &Client) {
    db.batch_execute("insert into users (id, name, age) values (1, 'Ada', 36)").await.unwrap();
    let change = async |name, age| patch(1, name, age).fetch(db).await.unwrap();

    // Nothing to set: the row as it is, twice, and no trigger.
    assert_eq!(change(None, None).await, patched("Ada", "Ada", [Some(36), Some(36)], 0));
    // What the trigger makes of it is what is new.
    let renamed = change(Some(" Bea "), None).await;
    assert_eq!(renamed, patched("Ada", "Bea", [Some(36), Some(36)], 1));
    let aged = change(None, Some(Some(37))).await;
    assert_eq!(aged, patched("Bea", "Bea", [Some(36), Some(37)], 1));
    let ageless = change(Some("Cid"), Some(None)).await;
    assert_eq!(ageless, patched("Bea", "Cid", [Some(37), None], 1));
    assert_eq!(change(None, Some(None)).await, patched("Cid", "Cid", [None, None], 1));
    assert_eq!(patch(2, Some("x"), None).fetch(db).await.unwrap(), None);

    // There is no row before an insertion, and an update leaves out what is not given.
    let inserted = put(2, None, Some(1)).fetch(db).await.unwrap().unwrap();
    let is_now = |row: &Put| row.is_now.clone();
    assert_eq!(
        (&inserted.was, is_now(&inserted), inserted.age_was),
        (&None, "nobody".into(), None)
    );
    let updated = put(2, None, Some(2)).fetch(db).await.unwrap().unwrap();
    assert_eq!((updated.was.as_deref(), is_now(&updated)), (Some("nobody"), "nobody".to_owned()));
    assert_eq!((updated.age_was, updated.age), (Some(1), Some(2)));
    let renamed = put(2, Some("Dot"), None).fetch(db).await.unwrap().unwrap();
    assert_eq!((renamed.was.as_deref(), is_now(&renamed)), (Some("nobody"), "Dot".to_owned()));
}
