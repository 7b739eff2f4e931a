//! A whole row in an expression.

use sqlweave::query;

fn main() {
    let _ = query! {
        select coalesce(u, u) as user from users u
    };
}
