//! A cast that there is not.

use sqlweave::query;

fn main() {
    let _ = query! {
        select active::date from users
    };
}
