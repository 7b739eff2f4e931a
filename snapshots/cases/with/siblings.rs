with siblings as (
    select parent_id, count(*) as children from nodes where parent_id is not null group by parent_id
)
select n.name, s.children, rank() over (order by s.children desc) as place
from siblings s
join nodes n on n.id = s.parent_id
order by place, n.name
