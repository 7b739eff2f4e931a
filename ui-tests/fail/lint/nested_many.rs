//! Rows nested in each of any number of rows.

use sqlweave::query;

query! {
    #[deny(nested_many)]
    pub fn f() -> Vec<User> {
        select u.id, array(select o.id, o.note from orders o where o.user_id = u.id) as orders from users u
    }
}

fn main() {}
