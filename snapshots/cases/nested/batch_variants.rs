select c.id, c.name,
       batch array(select p.sku from products p where p.category_id = c.id and p.price > {least} order by p.sku limit {n}) as products
from categories c
where c.name = {?name} and c.position > {?after} and c.id <> {not}
order by match {sort} { Sort::Name => c.name, Sort::Near(at) => abs(c.position - {at}) }, c.id
