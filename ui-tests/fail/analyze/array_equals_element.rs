//! An array compared with an element.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where tags = "vip"
    };
}
