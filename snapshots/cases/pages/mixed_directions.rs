select o.id, u.name as customer from orders o join users u on u.id = o.user_id
page by u.name, o.id desc after {?after} before {?before} limit 20
