select u.id, array(<Order> select o.id, 'x' as kind from orders o where o.user_id = u.id order by o.id) as "orders", (select u.name, u.email) as who
from users u where u.id = {id}
