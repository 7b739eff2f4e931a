//! Branches of CASE that do not match.

use sqlweave::query;

fn main() {
    let _ = query! {
        select case when active then id else name end from users
    };
}
