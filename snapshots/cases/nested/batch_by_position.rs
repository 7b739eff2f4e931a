select u.name,
       batch array(
           select o.id, o.status, o.amount
           from orders o
           where o.user_id = u.id and o.created_at >= u.created_at
           order by o.amount desc
           limit {n}
       ) as best_orders,
       batch array(select o.status, count(*) as n from orders o where u.id = o.user_id group by o.status order by n desc) as states,
       array(select o.id, o.note from orders o where o.user_id = u.id limit 1) as last
from users u
where u.tenant_id = {tenant}
