select o.id,
       (select i.number, i.due_on, i.paid_on from invoices i where i.order_id = o.id) as invoice,
       (select count(*) as lines, sum(i.total) as total from items i where i.order_id = o.id) as summary,
       (select o.placed_at, o.created_at) as dates
from orders o
where o.id = {id}
