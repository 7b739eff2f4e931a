//! COALESCE of types that do not match.

use sqlweave::query;

fn main() {
    let _ = query! {
        select coalesce(nickname, id) from users
    };
}
