//! A comparison of rows with an Option: with NULL in it, it is never true.

use sqlweave::query;

fn main() {
    let (name, id): (&str, Option<i64>) = ("ann", None);
    let _ = query! {
        select email from users where (name, id) > ({name}, {id})
    };
}
