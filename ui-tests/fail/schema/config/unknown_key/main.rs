//! A key that sqlweave.toml does not have.

use sqlweave::query;

fn main() {
    let _ = query! { select 1 as one };
}
