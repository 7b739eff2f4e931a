//! A recursion without its first part.

use sqlweave::query;

fn main() {
    let _ = query! {
        with recursive t as (select n + 1 as n from t)
        select n from t
    };
}
