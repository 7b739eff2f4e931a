//! Where NULL can be right an Option is taken: below OR, in what is looked at for NULL, and for a column that has it.

use sqlweave::query;

query! {
    pub fn found(id: Option<i64>, name: Option<&str>) -> Vec<Found> {
        select id, nickname from users where id = {id} or name = {name}
    }
}

query! {
    pub fn filtered(name: Option<&str>) -> Vec<Filtered> {
        select id from users where {name}::text is null or name = {name}
    }
}

query! {
    pub fn same(nickname: Option<&str>) -> Vec<i64> {
        select id from users where nickname is not distinct from {nickname}
    }
}

query! {
    pub fn called(name: Option<&str>) -> Vec<bool> {
        select coalesce(name = {name}, false) from users
    }
}

fn main() {}
