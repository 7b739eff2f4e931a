//! DO UPDATE has to know the conflict.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email, name) values ("ann@example.org", "Ann")
        on conflict do update set name = excluded.name
    };
}
