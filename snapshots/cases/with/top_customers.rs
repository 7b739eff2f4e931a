with revenue as (
    select user_id, sum(amount) as total, count(*) as orders
    from orders
    where tenant_id = {tenant} and status in ("paid", "shipped")
    group by user_id
)
select u.id, u.name, r.total, r.orders
from revenue r
join users u on u.id = r.user_id
order by r.total desc
limit {n}
