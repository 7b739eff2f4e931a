select t.id,
       batch array(
           select o.id, o.created_at from orders o where o.tenant_id = t.id order by o.created_at desc, o.id
       ) as by_index,
       batch array(select o.id from orders o where o.tenant_id = t.id order by o.id for update of o) as locked,
       batch array(select p.sku from products p where p.tenant_id = t.id order by p.sku) as partial_index
from tenants t
