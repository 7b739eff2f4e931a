insert into users (id, tenant_id, email, name) overriding system value values ({id}, {tenant}, {email}, {name})
