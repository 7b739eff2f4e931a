select u.id, u.name,
       batch array(
           select o.id, o.status, o.amount,
                  batch array(
                      select i.line, p.name as product, i.quantity
                      from items i
                      join products p on p.id = i.product_id
                      where i.order_id = o.id and i.quantity >= {least}
                      order by i.line
                  ) as items
           from orders o
           where o.user_id = u.id and o.status = {status}
           order by o.created_at desc
       ) as orders
from users u
where u.tenant_id = {tenant}
order by u.id
