//! A struct in scope with a field of another type.

use sqlweave::query;

struct User {
    id: i64,
    nickname: String,
}

fn main() {
    let _ = query! { <User> select id, nickname from users };
}
