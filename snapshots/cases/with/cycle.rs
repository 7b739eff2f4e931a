with recursive below as (
    select id, name, array[name] as path
    from nodes
    where id = {root}
    union all
    select n.id, n.name, b.path || n.name
    from nodes n
    join below b on n.parent_id = b.id
) cycle id set is_cycle using visited
select id, path as path: Vec<String>, is_cycle as is_cycle!
from below
order by path
