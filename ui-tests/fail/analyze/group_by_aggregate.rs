//! A position of an aggregate in GROUP BY.

use sqlweave::query;

fn main() {
    let _ = query! {
        select count(*) from orders group by 1
    };
}
