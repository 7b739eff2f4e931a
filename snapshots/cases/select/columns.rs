select id, name, email from users where tenant_id = {tenant} and active order by created_at desc
