//! The level of a lint in front of a query that is a value.

use sqlweave::query;

fn main() {
    let _ = query! { #[deny(missing_where)] update users set active = false };
}
