//! Not as Rust writes it.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where !active
    };
}
