select o.id, u as buyer, i as invoice, d as day, s as latest
from orders o
join users u on u.id = o.user_id
left join invoices i on i.order_id = o.id
left join daily_sales d on d.best_order = o.id
left join (select a.user_id, a.note from orders a where a.note is null limit 1) s on true
