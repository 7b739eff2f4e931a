//! A field that the composite does not have.

use sqlweave::query;

fn main() {
    let _ = query! {
        select (address).stret from users
    };
}
