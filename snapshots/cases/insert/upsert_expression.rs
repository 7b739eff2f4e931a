insert into users (tenant_id, email, name) values ({tenant}, {email}, {name}) on conflict (tenant_id, lower(email)) do update set name = excluded.name returning id, name
