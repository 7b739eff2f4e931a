//! An output name in WHERE.

use sqlweave::query;

fn main() {
    let _ = query! {
        select amount * 2 as twice from orders where twice > 10
    };
}
