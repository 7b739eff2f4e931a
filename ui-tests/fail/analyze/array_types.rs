//! An array of types that do not match.

use sqlweave::query;

fn main() {
    let _ = query! {
        select array[name, id] from users
    };
}
