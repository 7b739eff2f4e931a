//! A window function in WHERE.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from orders where row_number() over (order by id) = 1
    };
}
