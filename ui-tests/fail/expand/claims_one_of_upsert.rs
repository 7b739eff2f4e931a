//! An INSERT that may give nothing back and claims one row.

use sqlweave::query;

query! {
    pub fn add(email: &str, name: &str) -> User {
        insert into users (email, name) values ({email}, {name})
        on conflict (email) do nothing
        returning id, name
    }
}

fn main() {}
