with recursive t (id, name) as (
    select id, name from nodes where parent_id is null
    union all select n.id, n.name from nodes n join t on n.parent_id = t.id
) search depth first by name, id set ordering
select id, name from t order by ordering
