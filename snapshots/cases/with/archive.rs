with moved as (
    delete from orders
    where tenant_id = {tenant} and created_at < {before} and status in ("cancelled", "refunded")
    returning *
)
insert into archived_orders (id, tenant_id, user_id, status, amount, placed_at, created_at)
select id, tenant_id, user_id, status, amount, placed_at, created_at
from moved
returning id, status, archived_at
