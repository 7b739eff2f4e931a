//! INSERT with more values than columns.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email, name) values ("ann@example.org", "Ann", true)
    };
}
