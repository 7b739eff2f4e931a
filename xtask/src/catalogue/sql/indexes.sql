-- Those on plain columns; a constraint on a system table has its index's name.
select pg_temp.relation(indrelid), relname, amname, indkey,
       pg_temp.words(case when indisunique then 'unique' end, case when indisprimary then 'primary' end,
                     case when exists (select from pg_constraint where conindid = i.indexrelid) then 'constraint' end)
from pg_index i join pg_class c on c.oid = indexrelid join pg_am a on a.oid = relam
where indrelid < 16384 and relnamespace in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  and indexprs is null and indpred is null
