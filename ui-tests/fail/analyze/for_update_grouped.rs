//! FOR UPDATE of grouped rows.

use sqlweave::query;

fn main() {
    let _ = query! {
        select user_id from orders group by user_id for update
    };
}
