//! A condition that is not one.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where name
    };
}
