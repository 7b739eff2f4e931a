//! There is no query.

use sqlweave::query;

fn main() {
    let _ = query! {

    };
}
