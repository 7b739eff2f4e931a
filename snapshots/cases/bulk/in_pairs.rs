select p.id from products p
where (p.tenant_id, p.sku) in {pairs} and (p.id, p.tags) not in {..(id, tags) in seen} and (p.id, p.price) in {?more}
