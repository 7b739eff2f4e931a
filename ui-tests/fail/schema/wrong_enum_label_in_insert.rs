//! A label that the enum does not have, in INSERT.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into orders (user_id, status) values (1, "done")
    };
}
