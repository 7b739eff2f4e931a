//! A recursion that does not say so.

use sqlweave::query;

fn main() {
    let _ = query! {
        with t as (select 1 as n union all select n + 1 from t where n < 10)
        select n from t
    };
}
