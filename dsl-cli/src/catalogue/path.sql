-- The search path that the extension's script has: its own schema, then those of what it requires.
select set_config('search_path', string_agg(quote_ident(nspname), ', ' order by place), true)
from (
  select n.nspname, min(place) as place
  from (
    select extnamespace as namespace, 0 as place from pg_extension where extname = current_setting('sqlweave.extension')
    union all
    select r.extnamespace, 1
    from pg_extension e join pg_depend d on d.classid = 'pg_extension'::regclass and d.objid = e.oid
    join pg_extension r on d.refclassid = 'pg_extension'::regclass and d.refobjid = r.oid
    where e.extname = current_setting('sqlweave.extension')
  ) used join pg_namespace n on n.oid = namespace
  group by n.nspname
) path
