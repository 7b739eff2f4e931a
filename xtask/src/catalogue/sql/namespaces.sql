select nspname, case nspname when 'information_schema' then '2201' else oid::text end
from pg_namespace
where nspname in ('pg_catalog', 'information_schema', 'public', 'pg_toast')
