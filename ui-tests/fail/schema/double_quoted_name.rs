//! A name in double quotes is a string here.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u."name" from users u
    };
}
