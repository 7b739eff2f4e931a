//! A field that the row does not have.

use sqlweave::query;

query! {
    pub fn users() -> Vec<User> {
        select id, name from users
    }
}

fn show(user: &User) {
    println!("{}", user.emial);
}

fn main() {
    let _ = show;
}
