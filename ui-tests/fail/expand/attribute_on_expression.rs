//! An attribute on a query that is a value.

use sqlweave::query;



fn main() {
    let _ = query! { #[derive(Clone)] select id from users };
}
