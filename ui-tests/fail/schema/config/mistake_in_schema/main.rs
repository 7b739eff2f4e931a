//! A mistake in the schema file: told with its file and line, once.

use sqlweave::query;

fn main() {
    let _ = query! { select id from users };
    let _ = query! { select name from users };
}
