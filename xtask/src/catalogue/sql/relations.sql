select pg_temp.relation(oid), pg_temp.stable(oid), case relkind when 'r' then 'table' when 'v' then 'view' end,
       pg_temp.type(reltype), case relkind when 'v' then pg_temp.unlockable(oid) else '-' end
from pg_class
where oid < 16384 and relkind in ('r', 'v')
  and relnamespace in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
