//! A lint that is none.

use sqlweave::query;

fn main() {
    let _ = query! { #[allow(missing_were)] delete from orders };
}
