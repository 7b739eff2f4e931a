//! A column cannot be a parameter.

use sqlweave::query;

fn main() {
    let column = "name";
    let _ = query! {
        select u.{column} from users u
    };
}
