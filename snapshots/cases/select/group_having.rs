select user_id, count(*) as orders, sum(amount) as total
from orders
group by user_id
having sum(amount) > {least} and count(*) filter (where status = "paid") > 1
