select c.id, c.name,
       batch array(select p.id, p.sku from products p where c.id = p.category_id and p.deleted_at is null) as products,
       batch array(<Sale> select d.day, d.revenue from daily_sales d where d.best_order = c.id) as sales,
       batch array(select x.price from products x where x.price = c.position) as same_price,
       batch array(select t.slug from tenants t where t.name = c.name) as tenants
from categories c
