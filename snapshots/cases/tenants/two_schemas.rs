insert into {to}.products (tenant_id, sku, name, price)
select p.tenant_id, p.sku, p.name, p.price from {from}.products p where p.tenant_id = {tenant}
