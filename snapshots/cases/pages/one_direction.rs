select id, status, created_at from orders
where tenant_id = {tenant}
page by created_at desc, id desc after {?after} before {?before} limit {n}
