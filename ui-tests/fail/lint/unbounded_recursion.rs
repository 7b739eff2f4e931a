//! A recursion without an end.

use sqlweave::query;

query! {
    #[deny(unbounded_recursion)]
    pub fn f() -> Vec<i32> {
        with recursive t(n) as (select 1 union all select n + 1 from t) select n from t
    }
}

fn main() {}
