//! A parenthesis is not closed.

use sqlweave::query;

fn main() {
    let _ = query!("select count(* from users");
}
