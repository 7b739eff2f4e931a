select u.id, u.name, count(o.id) as orders, coalesce(sum(o.amount), 0) as spent
from users u
left join orders o on o.user_id = u.id and o.status in ("paid", "shipped")
where u.tenant_id = {tenant}
group by u.id
order by spent desc, u.name
