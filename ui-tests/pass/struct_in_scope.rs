//! Rows that are structs in scope.

use sqlweave::query;

struct User {
    id: i64,
    name: String,
}

query! {
    fn users() -> Vec<User> {
        <User> select id, name from users
    }
}

async fn all(db: &tokio_postgres::Client) -> Result<i64, sqlweave::Error> {
    let names = query! { <User> select id, upper(name) as name from users }.fetch(db).await?;
    let users = users().fetch(db).await?;
    Ok(names.iter().chain(&users).map(|user| user.id + user.name.len() as i64).sum())
}

fn main() {
    let _ = all;
}
