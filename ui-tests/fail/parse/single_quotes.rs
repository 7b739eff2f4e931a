//! A string in single quotes, as SQL writes it.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from orders where status = 'paid'
    };
}
