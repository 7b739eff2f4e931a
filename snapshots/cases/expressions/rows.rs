select (address).city as city, (id, tenant_id) = (1, 2) as same, (u).name as name, row(id, name) is null as empty from users u
