insert into products (tenant_id, sku, name, price, tags) values {..rows} returning id, sku
