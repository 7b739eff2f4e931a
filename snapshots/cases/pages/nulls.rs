select id, sku, name from products where tenant_id = {tenant} or price > {price}
page by deleted_at desc nulls last, id after {?after} before {?before} limit {n}
