//! UPDATE of a column that there is not.

use sqlweave::query;

fn main() {
    let _ = query! {
        update users set nmae = "Ann" where id = 1
    };
}
