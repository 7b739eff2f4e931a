//! A joined table is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, o.amount from users u join ordres o on o.user_id = u.id
    };
}
