//! A window function without OVER.

use sqlweave::query;

fn main() {
    let _ = query! {
        select rank() from orders
    };
}
