select pg_temp.operator(oid), pg_temp.stable(oid), pg_temp.type(oprresult), pg_temp.proc(oprcode),
       pg_temp.operator(oprcom), pg_temp.operator(oprnegate),
       pg_temp.words(case when oprcanmerge then 'merge' end, case when oprcanhash then 'hash' end)
from pg_operator
where oid < 16384 and oprnamespace in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
