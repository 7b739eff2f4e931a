//! A function with a mistake is one error, not one for each use.

use sqlweave::query;

query! {
    pub fn users() -> Vec<User> {
        select id, emial from users
    }
}

fn show(user: &User) -> i64 {
    user.id
}

fn main() {
    let _ = users();
    let _ = show;
}
