select id from products where category_id in (select id from categories where tenant_id = {tenant}) and price >= all (select unit_price from items)
