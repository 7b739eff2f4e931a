//! What UPDATE returns, taken for the row that was read.

use sqlweave::query;

query! {
    pub fn user(id: i64) -> Option<User> { select id, name, active from users where id = {id} }
}

query! {
    pub fn rename(id: i64, name: &str) -> Option<Renamed> {
        update users set name = {name} where id = {id} returning id, name
    }
}

async fn show(db: &sqlweave::Connection) -> Result<Option<User>, sqlweave::Error> {
    rename(1, "Ada").fetch(db).await
}

fn main() {
    let _ = show;
}
