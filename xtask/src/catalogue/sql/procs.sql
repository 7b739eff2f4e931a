select pg_temp.proc(p.oid), pg_temp.stable(p.oid),
       case prokind when 'f' then 'function' when 'p' then 'procedure' when 'w' then 'window'
                    else (select case aggkind when 'n' then 'aggregate'
                                              when 'o' then 'ordered_set:' || aggnumdirectargs
                                              when 'h' then 'hypothetical:' || aggnumdirectargs end
                          from pg_aggregate where aggfnoid = p.oid) end,
       case provolatile when 'i' then 'immutable' when 's' then 'stable' when 'v' then 'volatile' end,
       pg_temp.words(case when proisstrict then 'strict' end, case when proretset then 'set' end,
                     -- What the server puts in place of a call casts an argument of any type to text.
                     case when prolang = (select oid from pg_language where lanname = 'sql')
                               and proargtypes::oid[] && array['anyelement', 'anynonarray']::regtype[]::oid[]
                               and prosrc ~ '^select [^;]*\$\d::pg_catalog\.text' then 'cast_to_text' end),
       pg_temp.type(prorettype),
       coalesce((select string_agg(case when proargnames[o] <> '' then proargnames[o] else '-' end, ',' order by o)
                 from unnest(coalesce(proallargtypes, proargtypes::oid[])) with ordinality u(t, o)
                 where proargnames is not null and coalesce(proargmodes[o], 'i') in ('i', 'b', 'v')), '-'),
       pronargdefaults, pg_temp.type(provariadic),
       coalesce((select string_agg(case when proargnames[o] <> '' then proargnames[o] else '-' end || ':' || pg_temp.type(t),
                                   ',' order by o)
                 from unnest(proallargtypes) with ordinality u(t, o)
                 where proargmodes[o] in ('o', 'b', 't')), '-')
from pg_proc p
where p.oid < 16384 and pronamespace in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
