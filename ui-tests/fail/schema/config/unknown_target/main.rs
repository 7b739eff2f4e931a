//! An engine that sqlweave does not know.

use sqlweave::query;

fn main() {
    let _ = query! { select 1 as one };
}
