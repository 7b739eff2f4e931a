//! A parameter of the wrong type.

use sqlweave::query;

fn main() {
    let id = "seven";
    let _ = query! {
        select name from users where id = {id}
    };
}
