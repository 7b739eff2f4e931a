select id from orders page by id desc after {?after} limit 2
