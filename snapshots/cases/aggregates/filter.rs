select count(*) as all_of_them, count(*) filter (where active) as active, count(distinct tenant_id) as tenants from users
