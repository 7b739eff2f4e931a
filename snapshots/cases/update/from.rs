update orders o
set amount = s.total
from (select order_id, sum(total) as total from items group by order_id) s
where s.order_id = o.id and o.tenant_id = {tenant} and o.amount <> s.total
returning o.id, o.amount
