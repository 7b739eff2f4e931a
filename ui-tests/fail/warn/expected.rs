//! What is expected and does not come.

#![deny(deprecated)]

use sqlweave::query;

fn main() {
    let _ = query! { #[expect(missing_where)] delete from orders where id = 1 };
}
