//! TOP as SQL Server writes it.

use sqlweave::query;

fn main() {
    let _ = query! {
        select top 10 id from users
    };
}
