//! A column that the row proposed for insertion does not have.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email, name) values ("ann@example.org", "Ann")
        on conflict (email) do update set name = excluded.nmae
    };
}
