delete from items i
using orders o, products p
where o.id = i.order_id and p.id = i.product_id
  and o.tenant_id = {tenant} and o.status = "cart" and p.stock = 0
returning o.id as order_id, p.name as product
