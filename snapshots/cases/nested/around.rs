select c.id,
       array(select distinct p.name, p.price from products p where p.category_id = c.id order by p.name) as products,
       array(select p.sku, count(*) as sold from items i join products p on p.id = i.product_id
             where p.category_id = c.id group by p.sku order by sold desc, 1) as best_sellers,
       array(select p.id, p.sku from products p where p.category_id = c.id
             union all
             select k.id, k.name from categories k where k.parent_id = c.id) as everything,
       array(values (1, "one"), (2, "two")) as numbers
from categories c
