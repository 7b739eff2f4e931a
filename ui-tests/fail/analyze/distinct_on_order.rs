//! DISTINCT ON that the order does not begin with.

use sqlweave::query;

fn main() {
    let _ = query! {
        select distinct on (user_id) user_id, id from orders order by id
    };
}
