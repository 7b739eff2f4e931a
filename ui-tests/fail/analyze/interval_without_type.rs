//! A time less a text that would be an interval.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where created_at > now() - "1 day"
    };
}
