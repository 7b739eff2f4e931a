//! What is warned of is a warning of rustc's: here its lint is denied.

#![deny(deprecated)]

use sqlweave::query;

fn main() {
    let _ = query! { delete from orders };
}
