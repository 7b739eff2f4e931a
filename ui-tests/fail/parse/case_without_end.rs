//! A CASE that does not end.

use sqlweave::query;

fn main() {
    let _ = query! {
        select case when active then 1 else 0 from users
    };
}
