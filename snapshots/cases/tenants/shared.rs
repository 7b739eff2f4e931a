select t.name, p.sku from {schema}.products p join tenants t on t.id = p.tenant_id where p.tenant_id = {tenant}
