//! A column that the common table expression does not give.

use sqlweave::query;

fn main() {
    let _ = query! {
        with totals as (select user_id, sum(amount) as total from orders group by user_id)
        select t.sum from totals t
    };
}
