//! An Option for a column that is never NULL.

use sqlweave::query;

fn main() {
    let email = "ann@example.org";
    let name: Option<&str> = None;
    let _ = query! {
        insert into users (email, name) values ({email}, {name})
    };
}
