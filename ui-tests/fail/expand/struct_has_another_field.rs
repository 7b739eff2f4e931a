//! A struct in scope with a field that no column fills.

use sqlweave::query;

struct User {
    id: i64,
    name: String,
    email: String,
}

fn main() {
    let _ = query! { <User> select id, name from users };
}
