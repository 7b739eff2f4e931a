update orders o set status = "shipped"
where o.id = {id}
returning o.id, array(select i.product_id, i.quantity from items i where i.order_id = o.id order by i.line) as items, o as whole
