//! Rows of every tenant, read, joined, changed and written.

use sqlweave::query;

query! {
    pub fn by_key(id: i64) -> Vec<i64> {
        select user_id from invoices where id = {id}
    }
}

query! {
    pub fn joined(tenant: i64) -> Vec<i64> {
        select i.id from invoices i join invoices other on other.user_id = i.user_id where i.tenant_id = {tenant}
    }
}

query! {
    pub fn counted(tenant: Option<i64>) -> Vec<Counted> {
        select u.id, (select count(*) from invoices i where i.user_id = u.id and i.tenant_id = {?tenant}) as invoices from users u
    }
}

query! {
    pub fn changed(id: i64) {
        update invoices set total = 0 where id = {id}
    }
}

query! {
    pub fn written(id: i64, user: i64) {
        insert into invoices (id, user_id, total) values ({id}, {user}, 0)
    }
}

query! {
    pub fn of_another(id: i64, tenant: i64) {
        insert into invoices (id, tenant_id, user_id, total) values ({id}, {tenant}, 1, 0)
        on conflict (id) do update set total = excluded.total
    }
}

fn main() {}
