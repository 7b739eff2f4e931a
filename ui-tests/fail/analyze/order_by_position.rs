//! A position that the result does not have.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, name from users order by 3
    };
}
