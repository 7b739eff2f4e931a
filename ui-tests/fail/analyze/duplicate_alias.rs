//! Two tables of one name.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id from users u join orders u on u.user_id = u.id
    };
}
