update products p set price = r.price, tags = r.tags
from {..prices} as r(sku, price, tags)
where p.sku = r.sku and p.tenant_id = {tenant}
returning p.id, r.sku
