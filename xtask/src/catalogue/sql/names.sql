-- How the files spell references: names, with the schema where it is not pg_catalog. OIDs that initdb assigns are
-- left out here and numbered when the versions are merged.
create function pg_temp.qualified(namespace oid, name name) returns text language sql as $$
  select case when n.nspname = 'pg_catalog' then $2::text else n.nspname || '.' || $2 end
  from pg_namespace n where n.oid = $1
$$;
create function pg_temp.stable(oid oid) returns text language sql as $$
  select case when $1 < 10000 then $1::text else '-' end
$$;
create function pg_temp.type(type oid) returns text language sql as $$
  select coalesce((select pg_temp.qualified(typnamespace, typname) from pg_type where oid = $1), '-')
$$;
create function pg_temp.types(types oid[]) returns text language sql as $$
  select coalesce(string_agg(pg_temp.type(t), ',' order by o), '') from unnest($1) with ordinality u(t, o)
$$;
create function pg_temp.relation(relation oid) returns text language sql as $$
  select coalesce((select pg_temp.qualified(relnamespace, relname) from pg_class where oid = $1), '-')
$$;
create function pg_temp.collation(coll oid) returns text language sql as $$
  select coalesce((select pg_temp.qualified(collnamespace, collname) from pg_collation where oid = $1), '-')
$$;
create function pg_temp.proc(proc oid) returns text language sql as $$
  select coalesce((select pg_temp.qualified(pronamespace, proname) || '(' || pg_temp.types(proargtypes) || ')'
                   from pg_proc where oid = $1), '-')
$$;
create function pg_temp.is_mutable(proc oid) returns boolean language sql as $$
  select provolatile <> 'i' from pg_proc where oid = $1
$$;
create function pg_temp.operator(operator oid) returns text language sql as $$
  select coalesce((select pg_temp.qualified(oprnamespace, oprname) || '(' || pg_temp.type(oprleft) || ','
                          || pg_temp.type(oprright) || ')'
                   from pg_operator where oid = $1), '-')
$$;
-- What the server says behind a lock's name where the rows of a view cannot be locked; a dash where they can.
create function pg_temp.unlockable(relation oid) returns text language plpgsql as $$
begin
  execute format('explain select from %s for update', relation::regclass);
  return '-';
exception when feature_not_supported then
  return regexp_replace(sqlerrm, '^FOR UPDATE ', '');
end
$$;
create function pg_temp.words(variadic words text[]) returns text language sql as $$
  select coalesce(nullif(array_to_string($1, ' '), ''), '-')
$$;
