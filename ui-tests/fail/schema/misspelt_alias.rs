//! An alias is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        select usr.id from users user_ join orders ord on ord.user_id = usr.id
    };
}
