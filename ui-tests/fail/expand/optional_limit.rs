//! LIMIT of an Option: whether there is one is the query's to say.

use sqlweave::query;

fn main() {
    let most: Option<i64> = None;
    let _ = query! {
        select name from users order by name limit {most}
    };
}
