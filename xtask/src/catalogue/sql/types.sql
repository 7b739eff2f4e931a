select pg_temp.type(t.oid), pg_temp.stable(t.oid),
       case typtype when 'b' then 'base' when 'c' then 'composite' when 'd' then 'domain' when 'e' then 'enum'
                    when 'p' then 'pseudo' when 'r' then 'range' when 'm' then 'multirange' end,
       typcategory, typlen,
       pg_temp.words(case when typispreferred then 'preferred' end,
                     case when typsubscript = 'array_subscript_handler'::regproc then 'array' end,
                     case when typmodin <> 0 then 'modifier' end,
                     case when typreceive <> 0 and typsend <> 0 then 'binary' end,
                     case when pg_temp.is_mutable(typinput) then 'mutable_input' end,
                     case when pg_temp.is_mutable(typoutput) then 'mutable_output' end),
       pg_temp.type(typelem), pg_temp.type(typarray), pg_temp.collation(typcollation), typdelim,
       case typtype
         when 'c' then pg_temp.relation(typrelid)
         when 'd' then pg_temp.words(pg_temp.type(typbasetype), typtypmod::text, case when typnotnull then 'not_null' end,
                                     case when exists (select from pg_constraint where contypid = t.oid and contype = 'c')
                                          then 'check' end,
                                     case when typdefault is not null then 'default' end)
         when 'e' then (select pg_temp.words(variadic array_agg(enumlabel::text order by enumsortorder))
                        from pg_enum where enumtypid = t.oid)
         when 'r' then (select pg_temp.words(pg_temp.type(rngsubtype), pg_temp.type(rngmultitypid))
                        from pg_range where rngtypid = t.oid)
         when 'm' then (select pg_temp.type(rngtypid) from pg_range where rngmultitypid = t.oid)
         else '-' end
from pg_type t
where t.oid < 16384 and typisdefined
  and typnamespace in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
