//! A parameter whose type nothing says.

use sqlweave::query;

fn main() {
    let x = 1_i32;
    let _ = query! {
        select {x} is null as missing
    };
}
