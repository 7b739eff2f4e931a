//! A Rust type that cannot be read from the server.

use sqlweave::query;

struct Percent(f64);

fn main() {
    let _ = Percent(1.0).0;
    let _ = query! { select amount as amount: Percent from orders };
}
