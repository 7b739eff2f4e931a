//! Rows of VALUES of different lengths.

use sqlweave::query;

fn main() {
    let _ = query! {
        select v.a from (values (1, 2), (3)) v(a)
    };
}
