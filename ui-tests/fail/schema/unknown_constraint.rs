//! A constraint that the table does not have.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email, name) values ("ann@example.org", "Ann")
        on conflict on constraint users_emial_key do nothing
    };
}
