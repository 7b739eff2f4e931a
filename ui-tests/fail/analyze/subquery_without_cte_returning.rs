//! A writing statement without RETURNING gives nothing.

use sqlweave::query;

fn main() {
    let _ = query! {
        with gone as (delete from orders where id = 1)
        select * from gone
    };
}
