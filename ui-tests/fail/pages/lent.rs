//! Rows of a page that are lent.

use sqlweave::{PageCursor, query};

query! {
    #[lend]
    fn users(after: Option<PageCursor>) -> Page<User> {
        select id, name from users page by id after {?after} limit 20
    }
}

fn main() {}
