select distinct on (u.id) u.id, u.name, o.id as order_id, o.status, o.created_at
from users u
left join orders o on o.user_id = u.id
where u.tenant_id = {tenant}
order by u.id, o.created_at desc
