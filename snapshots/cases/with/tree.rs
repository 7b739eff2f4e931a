with recursive tree as (
    select id, name, 0 as depth, name as path
    from categories
    where tenant_id = {tenant} and parent_id is null
    union all
    select c.id, c.name, t.depth + 1, t.path || " / " || c.name
    from categories c
    join tree t on c.parent_id = t.id
    where t.depth < 10
)
select id, name, depth, path
from tree
order by path
