//! A tenant that may be left out.

use sqlweave::query;

query! {
    pub fn counted(tenant: Option<i64>) -> Vec<Counted> {
        select u.id, (select count(*) from invoices i where i.user_id = u.id and i.tenant_id = {?tenant}) as invoices from users u
    }
}

fn main() {}
