select o.id, o.user_id, o.amount,
       sum(o.amount) over (partition by o.user_id order by o.id
                           rows between unbounded preceding and current row) as running_total,
       row_number() over (partition by o.user_id order by o.id) as number
from orders o
where o.tenant_id = {tenant}
