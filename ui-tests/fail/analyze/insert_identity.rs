//! A value for a column that is always generated.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (id, email, name) values (7, "ann@example.org", "Ann")
    };
}
