merge into products p
using {..stock} as r(sku text, stock int)
on p.sku = r.sku and p.tenant_id = {tenant}
when matched then update set stock = r.stock
