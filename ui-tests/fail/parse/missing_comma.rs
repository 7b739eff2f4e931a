//! A comma is missing between columns.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id name email from users
    };
}
