//! Functions that name their rows, for every number of rows.

use sqlweave::{Error, query};

mod db {
    sqlweave::schema!();
}

query! {
    /// All who may log in.
    pub fn active_users() -> Vec<User> {
        select id, email, name, nickname, born from users where active order by name
    }
}

query! {
    pub fn by_id(id: i64) -> Option<Found> {
        select id, address from users where id = {id}
    }
}

query! {
    pub fn total() -> Total {
        select count(*) as orders, sum(amount) as amount from orders
    }
}

query! {
    pub fn rename(id: i64, name: &str, nickname: Option<&str>) {
        update users set name = {name}, nickname = {nickname} where id = {id}
    }
}

query! {
    pub fn emails() -> Vec<String> {
        select email from users
    }
}

async fn all(db: &tokio_postgres::Client) -> Result<(), Error> {
    for user in active_users().fetch(db).await? {
        let User { id, email, name, nickname, born } = user;
        let _: (i64, String, String, Option<String>, bool) = (id, email, name, nickname, born.is_some());
    }
    let found: Option<Found> = by_id(1).fetch(db).await?;
    let _: Option<db::PostalAddress> = found.and_then(|found| found.address);
    let _: i64 = total().fetch(db).await?.orders;
    let () = rename(1, "Ann", None).fetch(db).await?;
    let _: Vec<String> = emails().fetch(db).await?;
    Ok(())
}

fn main() {
    let _ = all;
    assert!(by_id(1).sql().ends_with("WHERE id = $1"));
}
