//! A batch that is the same for every row.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, batch array(select o.id, o.note from orders o) as orders from users u
    };
}
