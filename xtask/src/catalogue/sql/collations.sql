-- Only those of every server: others come from the operating system or ICU.
select pg_temp.collation(oid), pg_temp.stable(oid),
       pg_temp.words(case when collisdeterministic then 'deterministic' end)
from pg_collation
where collnamespace = 'pg_catalog'::regnamespace and (oid < 10000 or collname = 'ucs_basic')
