//! DISTINCT, ordered by what is not in the result.

use sqlweave::query;

fn main() {
    let _ = query! {
        select distinct status from orders order by amount
    };
}
