//! Texts are joined by another operator.

use sqlweave::query;

fn main() {
    let _ = query! {
        select name + nickname from users
    };
}
