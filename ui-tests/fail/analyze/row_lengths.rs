//! Rows of different lengths.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from orders where (user_id, id) > (1, 2, 3)
    };
}
