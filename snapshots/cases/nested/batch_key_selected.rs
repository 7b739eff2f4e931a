select c.id,
       batch array(select p.id, p.category_id, p.sku from products p where p.category_id = c.id order by p.id) as products,
       batch array(select d.* from daily_sales d where d.best_order = c.id) as sales
from categories c
