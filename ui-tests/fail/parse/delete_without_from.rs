//! DELETE without FROM.

use sqlweave::query;

fn main() {
    let _ = query! {
        delete users where id = 1
    };
}
