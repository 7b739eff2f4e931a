//! A struct in scope without a field for a column.

use sqlweave::query;

struct User {
    id: i64,
}

fn main() {
    let _ = query! { <User> select id, name from users };
}
