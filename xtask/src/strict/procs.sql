-- What is called, and how: aggregates with what computes them.
select p.oid, pg_temp.proc(p.oid), proname, pg_temp.types(proargtypes), l.lanname, prosrc, prokind, provolatile,
       proretset::int,
       case provariadic when 0 then '' when '"any"'::regtype then 'any' else 'array' end,
       (t.typtype = 'c' or prorettype in ('record'::regtype, '_record'::regtype))::int,
       coalesce(prosqlbody::text, ''), coalesce(aggkind::text, ''), coalesce(aggnumdirectargs, 0),
       coalesce((select string_agg(f.prosrc || coalesce('@' || f.probin, ''), ' ') from pg_proc f
                 where f.oid in (aggtransfn, aggfinalfn, aggmtransfn, aggmfinalfn)), ''),
       coalesce(probin, ''), pronamespace::regnamespace
from pg_proc p
join pg_language l on l.oid = prolang
join pg_type t on t.oid = prorettype
left join pg_aggregate a on a.aggfnoid = p.oid
where which and prokind in ('f', 'a')
  and prorettype not in ('internal'::regtype, 'trigger'::regtype, 'event_trigger'::regtype)
order by 2
