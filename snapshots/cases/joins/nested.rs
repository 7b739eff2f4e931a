select u.name, p.sku from users u left join (orders o join items i on i.order_id = o.id join products p on p.id = i.product_id) on o.user_id = u.id
