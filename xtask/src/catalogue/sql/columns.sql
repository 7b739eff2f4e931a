select pg_temp.relation(attrelid), attnum, attname, pg_temp.type(atttypid), atttypmod, pg_temp.collation(attcollation),
       pg_temp.words(case when attnotnull then 'not_null' end)
from pg_attribute a join pg_class c on c.oid = attrelid
where c.oid < 16384 and relkind in ('r', 'v') and attnum > 0 and not attisdropped
  and relnamespace in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
