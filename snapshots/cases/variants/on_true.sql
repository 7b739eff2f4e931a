select o.id from orders o left join items i on i.quantity > {?quantity}
