//! A row that may be another tenant's is changed in place.

use sqlweave::query;

query! {
    pub fn of_another(id: i64, tenant: i64) {
        insert into invoices (id, tenant_id, user_id, total) values ({id}, {tenant}, 1, 0)
        on conflict (id) do update set total = excluded.total
    }
}

fn main() {}
