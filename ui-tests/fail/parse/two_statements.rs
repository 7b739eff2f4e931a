//! Two statements in one call.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users; select id from orders
    };
}
