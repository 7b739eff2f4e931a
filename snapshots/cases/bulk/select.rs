insert into items (order_id, line, product_id, quantity, unit_price)
select {order}, r.line, p.id, r.quantity, p.price
from {..lines} as r(line, sku, quantity)
join products p on p.sku = r.sku and p.tenant_id = {tenant}
