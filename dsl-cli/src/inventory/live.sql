-- What a database declares, a line an object. Names are not quoted; types are as format_type has them under an empty search path.

with
namespaces as (
    select oid, nspname from pg_namespace
    where nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and nspname !~ '^pg_(toast_)?temp_'
),
members as (select classid, objid from pg_depend where deptype = 'e'),
relations as (
    select c.*, n.nspname || '.' || c.relname as name
    from pg_class c join namespaces n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c')
        and not exists (select from members m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
        and not exists (select from members m where m.classid = 'pg_type'::regclass and m.objid = c.reltype)
),
columns as (
    select r.name as relation, r.oid as relation_oid, r.relkind, a.*
    from relations r join pg_attribute a on a.attrelid = r.oid
    where a.attnum > 0 and not a.attisdropped and r.relkind <> 'S'
),
constraints as (
    select r.name as relation, c.*, to_jsonb(c) as row
    from relations r join pg_constraint c on c.conrelid = r.oid
    where c.contype <> 't'
        and not exists (select from pg_constraint p where p.oid = c.conparentid and p.conrelid = c.conrelid)
),
types as (
    select n.nspname || '.' || t.typname as name, t.*
    from pg_type t join namespaces n on n.oid = t.typnamespace
    where not exists (select from members m where m.classid = 'pg_type'::regclass and m.objid = t.oid)
),
procs as (
    select n.nspname || '.' || p.proname as name, p.*
    from pg_proc p join namespaces n on n.oid = p.pronamespace
    where not exists (select from members m where m.classid = 'pg_proc'::regclass and m.objid = p.oid)
),
parameters as (
    select p.oid, i,
        coalesce(p.proargnames[i], '') as name,
        coalesce(p.proargmodes[i]::text, 'i') as mode,
        format_type(coalesce(p.proallargtypes[i], p.proargtypes[i - 1]), null) as type
    from procs p, generate_series(1, coalesce(array_length(p.proallargtypes, 1), p.pronargs)) i
),
outputs as (
    select oid, string_agg(
        coalesce(nullif(name, ''), 'column' || number) || ' ' || type, ', ' order by number) as list
    from (select *, row_number() over (partition by oid order by i) as number from parameters where mode in ('o', 'b', 't')) o
    group by oid
)
select 'schema ' || nspname from namespaces
union all
select concat_ws(' ', 'relation', name,
    case relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
        when 'm' then 'materialized view' when 'f' then 'foreign table' when 'S' then 'sequence' else 'composite type' end,
    'of ' || nullif(reloftype, 0)::regtype::text,
    case when relrowsecurity then 'row security' end,
    'comment ' || obj_description(oid, 'pg_class'))
from relations
union all
select concat_ws(' ', 'parent', c.name, p.name)
from pg_inherits i join relations c on c.oid = i.inhrelid join relations p on p.oid = i.inhparent
union all
select 'columns ' || relation || ' ' || string_agg(attname, ', ' order by attnum) from columns group by relation
union all
select concat_ws(' ', 'column', relation || '.' || attname, format_type(atttypid, case when
        -- What the modifier of an extension's type means only the extension knows.
        exists (select from pg_type own where own.oid = atttypid and own.typnamespace = 'pg_catalog'::regnamespace)
        then atttypmod end),
    'collate ' || (select collname from pg_collation where oid = attcollation),
    case when attnotnull and not exists (
        select from pg_constraint n
        where n.conrelid = relation_oid and n.contype = 'n' and n.conkey = array[attnum] and not n.convalidated
    ) then 'not null' end,
    case when atthasdef or attidentity <> '' then 'default' end,
    case attidentity when 'a' then 'identity always' when 'd' then 'identity by default' end,
    case attgenerated when 's' then 'stored' when 'v' then 'virtual' end,
    case when relkind = 'v' and pg_column_is_updatable(relation_oid, attnum, false) then 'updatable' end,
    'comment ' || col_description(relation_oid, attnum))
from columns
union all
select concat_ws(' ', 'constraint', relation || '.' || conname,
    case contype when 'p' then 'primary key' when 'u' then 'unique' when 'c' then 'check' when 'f' then 'foreign key'
        when 'x' then 'exclude' when 'n' then 'not null' end,
    (select string_agg(attname, ',' order by case when contype = 'c' then k else o end)
        from unnest(conkey) with ordinality u(k, o) join pg_attribute on attrelid = conrelid and attnum = k where k > 0),
    case when contype = 'f' then 'references ' || (select name from relations where oid = confrelid) || ' '
        || (select string_agg(attname, ',' order by o)
            from unnest(confkey) with ordinality u(k, o) join pg_attribute on attrelid = confrelid and attnum = k) end,
    case when condeferrable then 'deferrable' end,
    case when not convalidated then 'not valid' end,
    case when row ->> 'conenforced' = 'false' then 'not enforced' end,
    case when (row ->> 'conperiod')::bool and contype <> 'f' then 'temporal' end,
    case when connoinherit and contype in ('c', 'n') then 'no inherit' end)
from constraints
union all
select concat_ws(' ', 'index', r.name, x.relname,
    case when i.indisunique and not i.indisexclusion then 'unique' end,
    case when i.indisprimary then 'primary' end,
    case when not i.indimmediate then 'deferrable' end,
    case when i.indisexclusion then 'exclusion' end,
    case when to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' then 'nulls not distinct' end,
    am.amname,
    (select string_agg(case when k = 0 then 'expression' else attname end
            || case when o <= i.indnkeyatts and i.indoption[o - 1] & 1 = 1 then ' desc' else '' end
            || case when o <= i.indnkeyatts and i.indoption[o - 1] & 2 = 2 then ' nulls first' else '' end,
            case when o = i.indnkeyatts + 1 then ' include ' else ',' end order by o)
        from unnest(i.indkey::int2[]) with ordinality u(k, o) left join pg_attribute on attrelid = r.oid and attnum = k),
    case when i.indpred is not null then 'where' end)
from relations r
join pg_index i on i.indrelid = r.oid
join pg_class x on x.oid = i.indexrelid
join pg_am am on am.oid = x.relam
union all
select concat_ws(' ', 'enum', t.name,
    (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid))
from types t where typtype = 'e'
union all
select concat_ws(' ', 'domain', name, format_type(typbasetype, case when
        exists (select from pg_type own where own.oid = t.typbasetype and own.typnamespace = 'pg_catalog'::regnamespace)
        then typtypmod end),
    'collate ' || (select collname from pg_collation where oid = typcollation),
    case when typnotnull then 'not null' end,
    case when typdefault is not null then 'default' end,
    case when exists (select from pg_constraint c where c.contypid = t.oid and c.contype = 'c') then 'check' end)
from types t where typtype = 'd'
union all
select concat_ws(' ', 'range', t.name, format_type(r.rngsubtype, null), format_type(r.rngmultitypid, null))
from types t join pg_range r on r.rngtypid = t.oid
union all
select concat_ws(' ', 'base', name, typcategory, case when typispreferred then 'preferred' end, typlen, typdelim,
    'element ' || format_type(nullif(typelem, 0), null), 'collate ' || (select collname from pg_collation where oid = typcollation),
    case when typmodin <> 0 then 'modifier' end)
from types where typtype = 'b' and typisdefined and typcategory <> 'A'
union all
select concat_ws(' ', 'shell', name) from types where not typisdefined
union all
select concat_ws(' ', 'array', a.name, format_type(t.oid, null))
from types a join pg_type t on t.typarray = a.oid
where not exists (select from members m where m.classid = 'pg_type'::regclass and m.objid = t.oid)
    and not exists (select from members m where m.classid = 'pg_class'::regclass and m.objid = nullif(t.typrelid, 0))
union all
select concat_ws(' ', 'function', name || '(' || coalesce((
        select string_agg(concat_ws(' ', nullif(a.name, ''), type), ', ' order by i)
        from parameters a where a.oid = p.oid and mode in ('i', 'b', 'v')), '') || ')',
    case prokind when 'f' then 'function' when 'p' then 'procedure' when 'w' then 'window' when 'a' then (
        select case aggkind when 'n' then 'aggregate' when 'o' then 'ordered-set ' || aggnumdirectargs
            else 'hypothetical ' || aggnumdirectargs end
        from pg_aggregate where aggfnoid = p.oid) end,
    'returns', case when proretset then 'setof' end, format_type(prorettype, null),
    case when proisstrict and prokind <> 'a' then 'strict' end,
    case when prokind <> 'a' then provolatile end,
    'variadic ' || format_type(nullif(provariadic, 0), null),
    'defaults ' || nullif(pronargdefaults, 0),
    'out (' || (select list from outputs o where o.oid = p.oid) || ')')
from procs p
union all
select concat_ws(' ', 'operator', n.nspname || '.' || o.oprname,
    '(' || concat_ws(', ', format_type(nullif(oprleft, 0), null), format_type(oprright, null)) || ')',
    format_type(oprresult, null), p.proname,
    'commutator ' || (select oprname from pg_operator c where c.oid = o.oprcom and c.oprcode <> 0),
    'negator ' || (select oprname from pg_operator c where c.oid = o.oprnegate and c.oprcode <> 0),
    case when oprcanmerge then 'merges' end, case when oprcanhash then 'hashes' end)
from pg_operator o
join namespaces n on n.oid = o.oprnamespace
join pg_proc p on p.oid = o.oprcode
where not exists (select from members m where m.classid = 'pg_operator'::regclass and m.objid = o.oid)
union all
select concat_ws(' ', 'cast', format_type(castsource, null), 'to', format_type(casttarget, null),
    case castcontext when 'i' then 'implicit' when 'a' then 'assignment' else 'explicit' end,
    case castmethod when 'b' then 'binary' when 'i' then 'inout' else (select proname from pg_proc where oid = castfunc) end)
from pg_cast c
where oid >= 16384
    and not exists (select from members m where m.classid = 'pg_cast'::regclass and m.objid = c.oid)
union all
select concat_ws(' ', 'collation', n.nspname || '.' || c.collname, case when not collisdeterministic then 'nondeterministic' end)
from pg_collation c join namespaces n on n.oid = c.collnamespace
union all
select concat_ws(' ', 'operator class', n.nspname || '.' || c.opcname, am.amname, format_type(opcintype, null),
    case when opcdefault then 'default' end)
from pg_opclass c
join namespaces n on n.oid = c.opcnamespace
join pg_am am on am.oid = c.opcmethod and am.amname in ('btree', 'hash')
where not exists (select from members m where m.classid = 'pg_opclass'::regclass and m.objid = c.oid)
union all
select concat_ws(' ', 'trigger', r.name || '.' || tgname,
    case when tgtype & 64 = 64 then 'instead of' when tgtype & 2 = 2 then 'before' else 'after' end,
    case when tgtype & 4 = 4 then 'insert' end, case when tgtype & 16 = 16 then 'update' end,
    case when tgtype & 8 = 8 then 'delete' end, case when tgtype & 1 = 1 then 'row' end)
from pg_trigger t join relations r on r.oid = t.tgrelid
where not tgisinternal or tgparentid <> 0 and tgconstraint = 0
union all
select concat_ws(' ', 'rule', r.name || '.' || rulename,
    case ev_type when '2' then 'update' when '3' then 'insert' when '4' then 'delete' else 'select' end,
    case when is_instead then 'instead' end, case when ev_qual::text <> '<>' then 'where' end)
from pg_rewrite w join relations r on r.oid = w.ev_class
where rulename <> '_RETURN'
order by 1
