//! A window that WINDOW does not name.

use sqlweave::query;

fn main() {
    let _ = query! {
        select sum(amount) over w from orders
    };
}
