//! DEFAULT is for INSERT and UPDATE.

use sqlweave::query;

fn main() {
    let _ = query! {
        select default from users
    };
}
