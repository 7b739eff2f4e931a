delete from items i using {..gone} as r(order_id, line)
where i.order_id = r.order_id and i.line = r.line
