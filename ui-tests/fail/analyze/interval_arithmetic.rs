//! A date less a text.

use sqlweave::query;

fn main() {
    let _ = query! {
        select born - name from users
    };
}
