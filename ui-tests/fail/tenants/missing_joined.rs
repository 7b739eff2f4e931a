//! Of two relations one is of one tenant.

use sqlweave::query;

query! {
    pub fn joined(tenant: i64) -> Vec<i64> {
        select i.id from invoices i join invoices other on other.user_id = i.user_id where i.tenant_id = {tenant}
    }
}

fn main() {}
