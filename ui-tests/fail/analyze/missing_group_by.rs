//! A column that is neither grouped nor aggregated.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.name, o.status, count(*) from users u join orders o on o.user_id = u.id group by u.name
    };
}
