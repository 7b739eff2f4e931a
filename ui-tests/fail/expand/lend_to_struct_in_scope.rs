//! `#[lend]` before a struct that the query does not declare.

struct Name {
    name: String,
}

fn main() {
    let _ = sqlweave::query! { #[lend] <Name> select name from users };
}
