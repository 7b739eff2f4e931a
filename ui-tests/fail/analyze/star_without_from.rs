//! All columns of nothing.

use sqlweave::query;

fn main() {
    let _ = query! {
        select *
    };
}
