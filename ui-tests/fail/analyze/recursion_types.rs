//! A recursion whose parts differ in type.

use sqlweave::query;

fn main() {
    let _ = query! {
        with recursive t as (select 1 as n union all select n + 0.5 from t where n < 10)
        select n from t
    };
}
