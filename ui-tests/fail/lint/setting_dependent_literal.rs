//! A date that DateStyle decides about.

use sqlweave::query;

query! {
    #[deny(setting_dependent_literal)]
    pub fn f() -> Vec<i64> {
        select id from users where born < "01/02/2000"
    }
}

fn main() {}
