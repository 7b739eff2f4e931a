//! UPDATE without SET.

use sqlweave::query;

fn main() {
    let _ = query! {
        update users name = "Ann" where id = 1
    };
}
