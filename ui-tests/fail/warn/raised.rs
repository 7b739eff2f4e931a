//! A lint that is off by itself.

#![deny(deprecated)]

use sqlweave::query;

fn main() {
    let user = 1i64;
    let _ = query! { #[warn(unindexed_lookup)] select id from orders where user_id = {user} };
}
