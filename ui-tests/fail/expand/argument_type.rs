//! A function called with an argument of the wrong type.

use sqlweave::query;

query! {
    pub fn by_id(id: i64) -> Option<User> {
        select id, name from users where id = {id}
    }
}

fn main() {
    let _ = by_id("seven");
}
