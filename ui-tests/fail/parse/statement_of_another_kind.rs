//! A statement that changes the schema.

use sqlweave::query;

fn main() {
    let _ = query! {
        create table notes (id bigint)
    };
}
