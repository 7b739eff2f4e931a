//! UNION of types that do not match.

use sqlweave::query;

fn main() {
    let _ = query! {
        select name from users union all select amount from orders
    };
}
