//! A common table expression is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        with totals as (select user_id, sum(amount) as total from orders group by user_id)
        select total from total
    };
}
