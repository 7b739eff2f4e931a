//! A warning of SQL in a string says the line.

#![deny(deprecated)]

use sqlweave::query;

fn main() {
    let _ = query!(
        "select u.id
         from users u, orders o
         where u.active"
    );
}
