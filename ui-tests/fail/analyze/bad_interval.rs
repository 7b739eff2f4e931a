//! A text that is no interval.

use sqlweave::query;

fn main() {
    let _ = query! {
        select now() - "one day"::interval as yesterday
    };
}
