//! An aggregate of an aggregate.

use sqlweave::query;

fn main() {
    let _ = query! {
        select max(count(*)) from orders group by user_id
    };
}
