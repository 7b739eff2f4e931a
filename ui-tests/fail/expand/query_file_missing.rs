//! A query file that there is not.

use sqlweave::query_file;



fn main() {
    let _ = query_file!("queries/top.sql");
}
