//! A time less a text that would be an interval.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where created_at > now() - "1 day"
    };
    let _ = query! {
        select id from users where born + "1 month" < current_date
    };
    let _ = query! {
        select id from users where born > current_date - "7"
    };
    let _ = query! {
        select id from users where born - "yesterdy" > 1
    };
}
