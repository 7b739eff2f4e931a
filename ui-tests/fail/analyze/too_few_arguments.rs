//! A function with too few arguments.

use sqlweave::query;

fn main() {
    let _ = query! {
        select split_part(name, " ") from users
    };
}
