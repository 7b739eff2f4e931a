//! Names that Rust has its own use for, and names that it cannot lex.

use sqlweave::query;

fn main() {
    let query = query! {
        select u.id as r#type, u.name as full_name, r#u.active as r#as from users r#u
    };
    let _ = query;
    let _ = query! { SELECT ID, Name FROM Users WHERE NAME LIKE "A%" };
}
