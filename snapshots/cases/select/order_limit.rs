select id, name from products order by deleted_at desc nulls last, lower(name) asc nulls first limit {n} offset {from}
