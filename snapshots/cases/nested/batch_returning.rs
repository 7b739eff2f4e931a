update orders o set status = "shipped" where o.tenant_id = {tenant} and o.status = "paid"
returning o.status, batch array(select i.line, i.quantity from items i where i.order_id = o.id order by i.line) as items
