//! A Rust variable that there is not.

use sqlweave::query;

fn main() {
    let _ = query! {
        select name from users where id = {user_id}
    };
}
