select tenant_id, status, grouping(tenant_id, status) as level, count(*) from orders group by rollup (tenant_id, status)
