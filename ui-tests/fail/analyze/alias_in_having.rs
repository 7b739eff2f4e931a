//! An output name in HAVING.

use sqlweave::query;

fn main() {
    let _ = query! {
        select user_id, sum(amount) as total from orders group by user_id having total > 10
    };
}
