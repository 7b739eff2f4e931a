//! ON CONFLICT with columns that no index is on.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email, name) values ("ann@example.org", "Ann")
        on conflict (name) do nothing
    };
}
