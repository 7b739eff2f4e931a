//! FOR UPDATE of rows that may be missing.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id from users u left join orders o on o.user_id = u.id for update
    };
}
