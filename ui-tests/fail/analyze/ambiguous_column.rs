//! A column that two tables have.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, name from users join orders on user_id = users.id
    };
}
