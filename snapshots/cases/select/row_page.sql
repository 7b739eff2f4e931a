select id, created_at from orders
where tenant_id = {tenant} and (created_at, id) < ({at}, {id})
order by created_at desc, id desc limit 20
