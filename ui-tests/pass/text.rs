//! SQL as text, with everything that Rust's tokens cannot hold.

use sqlweave::query;

fn main() {
    let id = 1_i64;
    let query = query!(
        "select id, 'it''s' || E'\\n' as quoted, $$dollar$$ as dollar -- a comment
         from users /* and another */ where id = {id}"
    );
    assert!(query.sql().ends_with("WHERE id = $1"));
}
