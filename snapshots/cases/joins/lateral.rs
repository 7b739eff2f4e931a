select u.id, u.name, l.id as order_id, l.amount
from users u
cross join lateral (
    select o.id, o.amount from orders o where o.user_id = u.id order by o.amount desc limit {n}
) l
where u.tenant_id = {tenant}
