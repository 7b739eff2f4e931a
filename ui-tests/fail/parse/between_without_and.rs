//! BETWEEN without its second bound.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from items where quantity between 1, 10
    };
}
