insert into invoices (order_id, number, issued_on, due_on, billed_to)
select o.id, "INV-" || o.id, current_date, current_date + {days}::int, u.address
from orders o
join users u on u.id = o.user_id
where o.tenant_id = {tenant} and o.status = "cart" and u.address is not null
returning order_id, number, due_on
