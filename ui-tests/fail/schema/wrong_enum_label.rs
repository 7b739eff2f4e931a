//! A label that the enum does not have.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from orders where status = "payed"
    };
}
