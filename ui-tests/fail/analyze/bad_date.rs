//! A date that there is not.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where born > "2024-02-30"
    };
}
