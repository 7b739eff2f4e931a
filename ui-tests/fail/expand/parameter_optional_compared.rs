//! An Option compared: nothing equals NULL.

use sqlweave::query;

fn main() {
    let id: Option<i64> = None;
    let _ = query! {
        select name from users where id = {id}
    };
}
