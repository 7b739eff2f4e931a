select string_agg(name, ", " order by name desc) as names, array_agg(distinct tenant_id order by tenant_id) as tenants, jsonb_object_agg(id, name) as by_id from users
