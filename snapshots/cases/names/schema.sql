select t.typname, n.nspname from pg_catalog.pg_type t join pg_namespace n on n.oid = t.typnamespace where t.oid = {oid}
