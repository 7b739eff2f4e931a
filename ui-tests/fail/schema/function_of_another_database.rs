//! A function that PostgreSQL does not have.

use sqlweave::query;

fn main() {
    let _ = query! {
        select ifnull(nickname, name) from users
    };
}
