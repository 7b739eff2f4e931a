-- How the files spell names: without the schema where the search path finds it, and the extension's own always so. A
-- schema file is read by the newest grammar, whose keywords an older server does not quote.
create function pg_temp.quoted(name name) returns text language sql as $$
  select case when $1 in ('json', 'json_array', 'json_arrayagg', 'json_exists', 'json_object', 'json_objectagg', 'json_query',
                          'json_scalar', 'json_serialize', 'json_table', 'json_value', 'merge_action', 'system_user')
              then '"' || $1 || '"' else quote_ident($1) end
$$;
create function pg_temp.path_has(namespace oid) returns boolean language sql as $$
  select $1 = 'pg_catalog'::regnamespace
         or (select nspname from pg_namespace where oid = $1) = any (current_schemas(false))
$$;
create function pg_temp.name(namespace oid, name name, bare boolean default false) returns text language sql as $$
  select case when $1 in (select extnamespace from pg_extension where extname = current_setting('sqlweave.extension')) then ''
              else (select quote_ident(nspname) || '.' from pg_namespace where oid = $1) end
         || case when bare then $2::text else pg_temp.quoted($2) end
$$;
-- The name of a function that is referred to; NULL for none.
create function pg_temp.proc_name(proc oid) returns text language sql as $$
  select case when pg_temp.path_has(pronamespace) then '' else (select quote_ident(nspname) || '.' from pg_namespace where oid = pronamespace) end
         || pg_temp.quoted(proname)
  from pg_proc where oid = $1
$$;
create function pg_temp.operator_name(operator oid) returns text language sql as $$
  select case when pg_temp.path_has(oprnamespace) then oprname
              else format('operator(%s.%s)', (select quote_ident(nspname) from pg_namespace where oid = oprnamespace), oprname) end
  from pg_operator where oid = $1
$$;
create function pg_temp.collate(collation oid, of_type oid) returns text language sql as $$
  select coalesce((select ' collate ' || case when collnamespace = 'pg_catalog'::regnamespace then '' else quote_ident(nspname) || '.' end
                          || quote_ident(collname)
                   from pg_collation c join pg_namespace n on n.oid = collnamespace
                   where c.oid = $1 and $1 <> $2), '')
$$;
create function pg_temp.signature(proc oid) returns text language sql as $$
  select format('%s(%s)', pg_temp.name(pronamespace, proname), pg_get_function_identity_arguments(oid)) from pg_proc where oid = $1
$$;
create function pg_temp.create_function(proc oid) returns text language sql as $$
  select format('create %s %s(%s)', case prokind when 'p' then 'procedure' else 'function' end,
                pg_temp.name(pronamespace, proname), pg_get_function_arguments(oid))
         || case when prokind = 'p' then '' else ' returns ' || pg_get_function_result(oid) end
         || case when prokind = 'w' then ' window' else '' end
         || case provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end
         || case when proisstrict then ' strict' else '' end
  from pg_proc where oid = $1
$$;
create function pg_temp.create_aggregate(proc oid) returns text language sql as $$
  select format('create aggregate %s(%s) (%s)', pg_temp.name(pronamespace, proname), pg_get_function_arguments(p.oid), concat_ws(', ',
    'sfunc = ' || pg_temp.proc_name(aggtransfn), 'stype = ' || format_type(aggtranstype, null),
    'finalfunc = ' || pg_temp.proc_name(aggfinalfn),
    case when aggfinalextra then 'finalfunc_extra' end, case when aggkind = 'h' then 'hypothetical' end,
    'sortop = ' || pg_temp.operator_name(aggsortop)))
  from pg_proc p join pg_aggregate on aggfnoid = p.oid where p.oid = $1
$$;
