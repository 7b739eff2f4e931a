with spent as materialized (
    select user_id, sum(amount) as total from orders where tenant_id = {tenant} group by user_id
)
select u.name, s.total, s.total - (select avg(total) from spent) as difference!
from spent s
join users u on u.id = s.user_id
order by difference desc
