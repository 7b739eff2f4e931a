//! IS compares with a few words only.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where name is "Ann"
    };
}
