//! The proposed row is for DO UPDATE only.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email, name) values ("ann@example.org", "Ann")
        returning excluded.name
    };
}
