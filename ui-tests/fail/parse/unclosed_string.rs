//! A string is not closed.

use sqlweave::query;

fn main() {
    let _ = query!("select id from users where name = 'Ann");
}
