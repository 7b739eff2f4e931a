//! Rows that several shards would have to lock; those of one tenant are in one.

use sqlweave::query;

fn main() {
    let tenant = 1;
    let _ = query! { select id from orders where id = 1 for update };
    let _ = query! { select id from orders where tenant_id = {tenant} for update };
}
