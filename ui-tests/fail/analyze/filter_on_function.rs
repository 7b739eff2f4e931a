//! FILTER behind a function that does not aggregate.

use sqlweave::query;

fn main() {
    let _ = query! {
        select upper(name) filter (where active) from users
    };
}
