//! A join says on what.

use sqlweave::query;

fn main() {
    let _ = query! {
        select o.id from users u join orders o where o.user_id = u.id
    };
}
