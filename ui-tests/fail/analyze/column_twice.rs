//! A column assigned twice.

use sqlweave::query;

fn main() {
    let _ = query! {
        update users set name = "Ann", nickname = "A", name = "Bob" where id = 1
    };
}
