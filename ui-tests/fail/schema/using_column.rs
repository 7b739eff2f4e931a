//! USING names a column of both sides.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.name from users u join orders o using (user_id)
    };
}
