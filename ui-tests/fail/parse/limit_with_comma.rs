//! LIMIT as MySQL writes it.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users limit 10, 20
    };
}
