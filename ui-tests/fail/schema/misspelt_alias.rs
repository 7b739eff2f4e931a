//! An alias is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        select persn.id, o.amount from users person join orders o on o.user_id = person.id
    };
}
