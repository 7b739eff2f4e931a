//! SET names columns without the table.

use sqlweave::query;

fn main() {
    let _ = query! {
        update users u set u.name = "Ann" where u.id = 1
    };
}
