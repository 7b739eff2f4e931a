//! INSERT with fewer values than columns.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email, name, nickname) values ("ann@example.org", "Ann")
    };
}
