//! Two columns of one name.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, o.id from users u join orders o on o.user_id = u.id
    };
}
