//! A mistake in SQL text is drawn under the line.

use sqlweave::query;

fn main() {
    let _ = query!("select id
     from users
     where nmae = 'Ann'");
}
