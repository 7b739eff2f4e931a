select t.slug, array(select c.*, c.id as again from categories c where c.tenant_id = t.id order by position, c.id) as categories
from tenants t
