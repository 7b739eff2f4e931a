//! Queries as users write them, compiled by the macro and run on a live server.

#![allow(clippy::unwrap_used)]

use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

use rust_decimal::Decimal;
use sqlweave::{Error, ErrorKind, Interval, query, query_file};
use sqlweave_test_server::Server;
use tokio_postgres::{Client, NoTls};

#[path = "woven/pgbouncer.rs"]
mod pgbouncer;
#[path = "woven/batches.rs"]
mod batches;
#[path = "woven/a_million.rs"]
mod a_million;
#[path = "woven/last_wins.rs"]
mod last_wins;
#[path = "woven/row_lists.rs"]
mod row_lists;
#[path = "woven/types.rs"]
mod types;

#[path = "woven/chosen.rs"]
mod chosen;

#[path = "woven/domains.rs"]
mod domains;

#[path = "woven/pages.rs"]
mod pages;

#[path = "woven/random.rs"]
mod random;

#[path = "woven/with_serde.rs"]
mod with_serde;

#[path = "woven/spans.rs"]
mod spans;

pub mod db {
    //! The schema's types.
    sqlweave::schema!();
}

sqlweave::newtype! {
    /// What the configuration gives for `orders.id` and all that references it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct OrderId(pub i64) for bigint;
}

sqlweave::newtype! {
    /// What it gives for the domain `email`.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Email(pub String) for text;
}

async fn connect() -> Client {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let server = Server::shared().unwrap();
    let name = format!("woven_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let url = server.create_database(&name).unwrap();
    let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(include_str!("woven/schema.sql")).await.unwrap();
    client
}

query! {
    /// Adds a user.
    fn add_user(email: &str) -> i64 {
        insert into users (email) values ({email}) returning id
    }
}

query! {
    fn add_order(user: i64, amount: Decimal, tags: &[&str]) -> OrderId {
        insert into orders (user_id, amount, tags) values ({user}, {amount}, {tags}) returning id
    }
}

query! {
    /// The n users who spent most.
    pub fn top_users(n: i64) -> Vec<TopUser> {
        with revenue as (select user_id, sum(amount) as total from orders group by user_id)
        select u.id, u.email, r.total, rank() over (order by r.total desc) as place
        from users u join revenue r on r.user_id = u.id
        order by r.total desc limit {n}
    }
}

async fn add_orders(db: &Client) -> Result<(i64, i64), Error> {
    let ann = add_user("ann@example.org").fetch(db).await?;
    let bob = add_user("bob@example.org").fetch(db).await?;
    add_order(ann, "10.50".parse().unwrap(), &["new", "big"]).fetch(db).await?;
    add_order(bob, "99.00".parse().unwrap(), &["big"]).fetch(db).await?;
    add_order(bob, "1".parse().unwrap(), &[]).fetch(db).await?;
    Ok((ann, bob))
}

#[tokio::test]
async fn items() -> Result<(), Error> {
    let db = connect().await;
    let (ann, bob) = add_orders(&db).await?;
    let top = top_users(10).fetch(&db).await?;
    let rows: Vec<_> = top.iter().map(|row| (row.id, row.email.as_str(), row.place)).collect();
    assert_eq!(rows, [(bob, "bob@example.org", 1), (ann, "ann@example.org", 2)]);
    assert_eq!(top[0].total, "100.00".parse().unwrap());
    assert!(top_users(1).sql().starts_with("WITH"));
    Ok(())
}

#[tokio::test]
async fn inline() -> Result<(), Error> {
    let mut db = connect().await;
    let (ann, bob) = add_orders(&db).await?;
    let ids = [ann, bob, -1];
    let rows = query! {
        select o.id, o.amount * 2 as twice!, u.email as from_whom
        from orders o join users u on u.id = o.user_id
        where o.user_id in {ids} and o.amount >= {5}
        order by o.id
    }
    .fetch(&db)
    .await?;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].id, OrderId(1));
    assert_eq!(rows[0].twice, "21.00".parse().unwrap());
    assert_eq!(rows[1].from_whom, "bob@example.org");

    let transaction = db.transaction().await?;
    let changed = query! { delete from orders where user_id = {ann} }.execute(&transaction).await?;
    assert_eq!(changed, 1);
    transaction.rollback().await?;

    let count = query! { select count(*) from orders }.scalars().fetch(&db).await?;
    assert_eq!(count, 3);
    Ok(())
}

#[tokio::test]
async fn types_of_the_schema() -> Result<(), Error> {
    let db = connect().await;
    let home = db::Place {
        street: Some("Main \"street\"".into()),
        number: Some(5),
        mood: Some(db::Mood::VeryHappy),
    };
    let address: IpAddr = "10.0.0.1".parse().unwrap();
    let pause = Interval { months: 1, days: -2, microseconds: 3 };
    let written = query! {
        insert into users (email, mood, moods, home, level, address, pause, settings)
        values ({"c@example.org"}, {db::Mood::Sad}, {vec![db::Mood::Ok, db::Mood::Sad]}, {&home},
                {3}, {Some(address)}, {pause}, {serde_json::json!({"a": [1]})})
        returning *
    }
    .fetch_one(&db)
    .await?;
    assert_eq!(written.mood, db::Mood::Sad);
    assert_eq!(written.moods, [Some(db::Mood::Ok), Some(db::Mood::Sad)]);
    assert_eq!(written.home, Some(home.clone()));
    assert_eq!((written.level, written.displayName), (3, None));
    assert_eq!((written.address, written.pause), (Some(address), Some(pause)));
    assert_eq!(written.settings, serde_json::json!({"a": [1]}));

    let read = query! { <db::Users> select * from users where token = {written.token} }
        .fetch_optional(&db)
        .await?
        .unwrap();
    assert_eq!((read.id, read.created_at), (written.id, written.created_at));
    assert_eq!(read.home, Some(home));
    Ok(())
}

#[tokio::test]
async fn a_type_of_the_author_s_own() -> Result<(), Error> {
    let db = connect().await;
    let (ann, _) = add_orders(&db).await?;
    let day: chrono::NaiveDate = "2024-02-29".parse().unwrap();
    let order =
        query! { select id from orders where user_id = {ann} }.scalars().fetch(&db).await?[0];
    query! { insert into invoices (order_id, day) values ({order}, {day}) }.fetch(&db).await?;
    let orders = vec![order, OrderId(99)];
    let invoices = query! { select order_id, day from invoices where order_id in {orders} }
        .fetch_all(&db)
        .await?;
    assert_eq!((invoices[0].order_id, invoices[0].day), (order, day));
    Ok(())
}

#[tokio::test]
async fn text_and_files() -> Result<(), Error> {
    let db = connect().await;
    let (ann, _) = add_orders(&db).await?;
    let names = query!(
        r#"select 'it''s ' || "email" as greeting!, "displayName" as name -- a comment
           from users where id = {ann}"#
    )
    .fetch_all(&db)
    .await?;
    assert_eq!((names[0].greeting.as_str(), &names[0].name), ("it's ann@example.org", &None));
    let (tag, least) = ("big", Decimal::from(5));
    let tagged = query_file!("tests/woven/by_tag.sql").fetch(&db).await?;
    assert_eq!(tagged.len(), 2);
    assert_eq!(tagged[0].tags, ["new", "big"]);
    Ok(())
}

#[tokio::test]
async fn what_the_author_says_of_a_column() -> Result<(), Error> {
    let db = connect().await;
    add_user("d@example.org").fetch(&db).await?;
    let error = query! { select "displayName" as name! from users }.fetch(&db).await.err();
    let _: Option<Error> = error;
    let error = query! { select displayName as name! from users }.fetch(&db).await.unwrap_err();
    assert_eq!((error.kind(), error.column()), (ErrorKind::UnexpectedNull, Some("name")));
    let levels = query! { select level as l: i32, level as maybe? from users }.fetch(&db).await?;
    assert_eq!((levels[0].l, levels[0].maybe), (1, Some(1)));
    Ok(())
}

#[tokio::test]
async fn optional_values() -> Result<(), Error> {
    let db = connect().await;
    let user = add_user("e@example.org").fetch(&db).await?;
    for name in [Some("Eve"), None] {
        query! { update users set displayName = {name} where id = {user} }.fetch(&db).await?;
        let read = query! { select displayName as name from users where displayName is not distinct from {name} }
            .fetch_all(&db)
            .await?;
        assert_eq!(read[0].name.as_deref(), name);
    }
    Ok(())
}

#[tokio::test]
async fn constraints_by_name() -> Result<(), Error> {
    let db = connect().await;
    add_user("f@example.org").fetch(&db).await?;
    let taken = add_user("f@example.org").fetch(&db).await.unwrap_err();
    assert!(taken.is_unique_violation());
    assert_eq!(taken.constraint(), Some(db::constraints::USERS_EMAIL_KEY));
    let missing = add_order(-1, 1.into(), &[]).fetch(&db).await.unwrap_err();
    assert!(missing.is_foreign_key_violation());
    assert_eq!(missing.constraint(), Some(db::constraints::ORDERS_USER_ID_FKEY));
    // Those of other schemas stand in the modules of these schemas.
    assert_eq!(db::audit::constraints::ENTRIES_BY_DAY, "entries_by_day");
    Ok(())
}

#[tokio::test]
async fn texts_without_case() -> Result<(), Error> {
    let db = connect().await;
    let (name, aliases) = ("Red", vec!["Rot", "ROUGE"]);
    query! { insert into labels (name, aliases) values ({name}, {aliases}) }.fetch(&db).await?;
    // The parameter's type is the column's, and so is the comparison.
    let wanted = "RED";
    let found = query! { select name, aliases, note from labels where name = {wanted} }
        .fetch(&db)
        .await?
        .unwrap();
    assert_eq!((found.name.as_str(), found.note.as_deref()), ("Red", None));
    assert_eq!(found.aliases, [Some("Rot".to_owned()), Some("ROUGE".to_owned())]);
    let names = vec!["rED", "blue"];
    let among =
        query! { select name from labels where name in {names} and {"rouge"} = any(aliases) };
    assert_eq!(among.scalars().fetch_all(&db).await?, ["Red"]);
    Ok(())
}

/// An error of the closure's own.
#[derive(Debug)]
struct Enough;

impl From<Error> for Enough {
    fn from(error: Error) -> Self {
        panic!("{error}")
    }
}

query! {
    /// The users with what they are called.
    #[lend]
    fn names(least: i64) -> Vec<Name> {
        select id, email, displayName, convert_to(email, "utf8") as raw! from users where id >= {least} order by id
    }
}

#[tokio::test]
async fn rows_that_are_lent() -> Result<(), Error> {
    let db = connect().await;
    for email in ["a@example.org", "b@example.org", "c@example.org"] {
        add_user(email).fetch(&db).await?;
    }
    let mut seen = Vec::new();
    names(0)
        .for_each(&db, |row| {
            assert_eq!(row.email.as_bytes(), row.raw);
            seen.push((row.id, row.email.len(), row.displayName.is_none()));
            Ok::<_, Error>(())
        })
        .await?;
    assert_eq!(seen, [(1, 13, true), (2, 13, true), (3, 13, true)]);

    let mut emails = 0;
    query_file!(
        #[lend]
        "tests/woven/emails.sql"
    )
    .for_each(&db, |row| {
        emails += row.email.len();
        Ok::<_, Error>(())
    })
    .await?;
    assert_eq!(emails, 39);

    // The closure's own error ends it, and the connection goes on.
    let db = sqlweave::Connection::new(db);
    let mut count = 0;
    let failed: Result<(), Box<dyn std::error::Error + Send + Sync>> =
        query! { #[lend] select email, displayName as name! from users }
            .for_each(&db, |row| {
                count += 1;
                Err(format!("enough of {}", row.email).into())
            })
            .await;
    assert_eq!(count, 0, "a NULL comes first");
    assert_eq!(
        failed.unwrap_err().to_string(),
        "column \"name\": a NULL came where none can be by the schema file"
    );
    let task = tokio::spawn(async move {
        let mut longest = 0;
        names(2)
            .for_each(&db, |row| {
                longest = longest.max(row.email.len());
                if row.id == 3 { Err(Enough) } else { Ok(()) }
            })
            .await
            .unwrap_err();
        (longest, add_user("d@example.org").fetch(&db).await.unwrap())
    });
    assert_eq!(task.await.unwrap(), (13, 4));
    Ok(())
}
