select u.id, u.name,
       array(
           select o.id, o.status, o.amount, o.note,
                  array(
                      select i.line, p.name as product, i.quantity
                      from items i
                      join products p on p.id = i.product_id
                      where i.order_id = o.id
                      order by i.line
                  ) as items
           from orders o
           where o.user_id = u.id
           order by o.created_at desc, o.id desc
       ) as orders
from users u
where u.tenant_id = {tenant}
order by u.id
limit 20
