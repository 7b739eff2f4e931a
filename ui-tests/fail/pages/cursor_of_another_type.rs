//! A cursor that is a text.

use sqlweave::query;

fn main() {
    let after: Option<String> = None;
    let _ = query! { select id from orders page by id after {?after} limit 20 };
}
