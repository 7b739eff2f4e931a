insert into products (id, sku, price, name, tenant_id)
overriding system value
values {..offers}
on conflict (id) last wins do update set price = excluded.price where products.price < excluded.price
