select u.id, array(select o.id from orders o where o.user_id = u.id order by o.id) as order_ids,
       (select max(o.amount) from orders o where o.user_id = u.id) as most,
       array(select array(select i.line, i.quantity from items i where i.order_id = o.id) as items
             from orders o where o.user_id = u.id) as baskets
from users u
