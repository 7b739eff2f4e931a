//! A schema file that there is not.

use sqlweave::query;

fn main() {
    let _ = query! { select 1 as one };
}
