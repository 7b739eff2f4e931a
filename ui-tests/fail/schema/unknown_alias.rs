//! A table that FROM does not name.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, o.amount from users u
    };
}
