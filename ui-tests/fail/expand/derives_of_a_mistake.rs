//! A promise of too few rows is one mistake: what the row derives is there for the rest of the program.

use sqlweave::query;

query! {
    #[derive(Debug, Clone, PartialEq)]
    pub fn found(name: &str) -> Found {
        select id, name from users where name = {name}
    }
}

fn same(one: &Found, other: &Found) -> bool {
    println!("{:?}", one.clone());
    one == other
}

fn main() {
    let _ = same;
}
