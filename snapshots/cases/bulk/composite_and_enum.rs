insert into archived_orders (id, tenant_id, user_id, status, amount, created_at) values {..(id, tenant_id, user_id, status, amount, created_at) in orders}
