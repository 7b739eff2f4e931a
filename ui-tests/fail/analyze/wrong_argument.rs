//! A function with an argument of the wrong type.

use sqlweave::query;

fn main() {
    let _ = query! {
        select upper(id) from users
    };
}
