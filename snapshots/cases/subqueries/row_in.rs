select id from orders where (tenant_id, user_id) in (select tenant_id, id from users where active)
