//! Row by row, before it is known what the batch is for.

use sqlweave::query;

fn main() {
    let users = query! {
        select u.id, batch array(select o.id, o.note from orders o where o.user_id = u.id) as orders from users u
    };
    let _ = |db: &sqlweave::Connection| {
        users.stream(db);
    };
}
