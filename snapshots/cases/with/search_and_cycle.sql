with recursive t as (
    select id from nodes union select n.id from nodes n join t on n.parent_id = t.id
) search breadth first by id set seq cycle id set looped to 'Y' default 'N' using path
select id, looped from t order by seq
