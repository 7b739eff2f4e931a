fn load(tenant: &sqlweave::SchemaName) {
    let _ = sqlweave::query! {
        select u.id, batch array(select o.id as order_id from {tenant}.orders o where o.user_id = u.id) as orders
        from {tenant}.users u
    };
}

fn main() {}
