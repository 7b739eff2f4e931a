<User> select u.id, array(<crate::Order> select o.id from orders o where o.user_id = u.id) as orders,
       (<Tenant> select t.slug, t.name from tenants t where t.id = u.tenant_id) as tenant
from users u
