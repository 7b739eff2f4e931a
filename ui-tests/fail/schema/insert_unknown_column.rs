//! INSERT into a column that there is not.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email, nmae) values ("ann@example.org", "Ann")
    };
}
