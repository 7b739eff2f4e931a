//! INSERT without INTO.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert users (name) values ("Ann")
    };
}
