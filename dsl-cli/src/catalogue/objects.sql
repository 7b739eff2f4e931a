-- What an extension has made, as DDL in an order in which it can be applied. The search path holds the extension's schema and those of what it requires, so that their names come unqualified; the name of
-- the extension is in the setting `sqlweave.extension`.
with
-- Members, and what is part of a member.
extension as materialized (
  select oid, extnamespace from pg_extension where extname = current_setting('sqlweave.extension')
),
member as materialized (
  select classid, objid from pg_depend, extension
  where refclassid = 'pg_extension'::regclass and refobjid = extension.oid and deptype = 'e'
),
proc as materialized (
  select p.* from pg_proc p join member on classid = 'pg_proc'::regclass and objid = p.oid
  where prosrc not in ('range_constructor2', 'range_constructor3', 'multirange_constructor0', 'multirange_constructor1', 'multirange_constructor2')
),
type as materialized (
  select t.*, pg_temp.name(typnamespace, typname) as name
  from pg_type t join member on classid = 'pg_type'::regclass and objid = t.oid
  where not exists (select from pg_type e where e.typarray = t.oid)
),
relation as materialized (
  select c.*, pg_temp.name(relnamespace, relname) as name
  from pg_class c join member on classid = 'pg_class'::regclass and objid = c.oid
),
-- Domains over domains and composite types of composite types come in the order of their OIDs, which is that of the script.
composite as (
  select format('create type %s as (%s)', name,
                (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod))
                                   || pg_temp.collate(attcollation, (select typcollation from pg_type where oid = atttypid)),
                                   ', ' order by attnum)
                 from pg_attribute where attrelid = typrelid and attnum > 0 and not attisdropped)) as statement, t.oid, name
  from type t join pg_class c on c.oid = typrelid where typtype = 'c' and relkind = 'c'
),
-- The functions that a base type is defined with come before it.
type_function as (
  select distinct unnest(array[typinput, typoutput, typreceive, typsend, typmodin, typmodout, typsubscript]::oid[]) as oid
  from type where typtype = 'b'
),
statement (phase, number, key, statement) as (
  select 10, 0, nspname::text, format('create schema %I', nspname)
  from pg_namespace n join member on classid = 'pg_namespace'::regclass and objid = n.oid

  union all
  select 20, 0, name, format('create type %s', name) from type where typtype = 'b'

  union all
  select 30, 0, name, format('create type %s as enum (%s)', name,
                             (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
  from type t where typtype = 'e'

  union all
  select 40, 0, pg_temp.signature(p.oid), pg_temp.create_function(p.oid)
  from proc p where exists (select from type_function f where f.oid = p.oid)

  union all
  select 50, 0, name, format('create type %s (%s)', name, concat_ws(', ',
    'input = ' || pg_temp.proc_name(typinput), 'output = ' || pg_temp.proc_name(typoutput),
    'receive = ' || pg_temp.proc_name(typreceive), 'send = ' || pg_temp.proc_name(typsend),
    'typmod_in = ' || pg_temp.proc_name(typmodin), 'typmod_out = ' || pg_temp.proc_name(typmodout),
    'subscript = ' || pg_temp.proc_name(typsubscript),
    'internallength = ' || case typlen when -1 then 'variable' else typlen::text end,
    case when typcategory <> 'U' then format('category = %L', typcategory) end,
    case when typispreferred then 'preferred = true' end,
    case when typcollation <> 0 then 'collatable = true' end,
    case when typelem <> 0 then 'element = ' || format_type(typelem, null) end,
    case when typdelim <> ',' then format('delimiter = %L', typdelim) end))
  from type where typtype = 'b'

  union all
  select 60, oid, name, statement from composite

  union all
  select 60, t.oid, name, format('create domain %s as %s', name, format_type(typbasetype, typtypmod))
         || pg_temp.collate(typcollation, (select typcollation from pg_type where oid = t.typbasetype))
         || case when typdefault is not null then ' default ' || typdefault else '' end
         || case when typnotnull then ' not null' else '' end
         || coalesce((select string_agg(format(' constraint %I %s', conname, pg_get_constraintdef(oid)), '' order by conname)
                      from pg_constraint where contypid = t.oid and contype = 'c'), '')
  from type t where typtype = 'd'

  union all
  select 60, t.oid, name, format('create type %s as range (subtype = %s, multirange_type_name = %s)', name,
                                 format_type(rngsubtype, null), format_type(rngmultitypid, null))
  from type t join pg_range r on rngtypid = t.oid where typtype = 'r'

  union all
  select 70, 0, name, format('create sequence %s', name) from relation where relkind = 'S'

  union all
  select 80, oid, name, format('create table %s (%s)', name, concat_ws(', ',
    (select string_agg(concat_ws(' ', quote_ident(attname),
                                 format_type(atttypid, atttypmod)
                                 || pg_temp.collate(attcollation, (select typcollation from pg_type where oid = atttypid)),
                                 case when attidentity = 'a' then 'generated always as identity'
                                      when attidentity = 'd' then 'generated by default as identity'
                                      when attgenerated <> '' then format('generated always as (%s) stored', pg_get_expr(adbin, adrelid))
                                      when adbin is not null then 'default ' || pg_get_expr(adbin, adrelid) end,
                                 case when attnotnull then 'not null' end), ', ' order by attnum)
     from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
     where attrelid = c.oid and attnum > 0 and not attisdropped),
    (select string_agg(format('constraint %I %s', conname, pg_get_constraintdef(oid)), ', ' order by conname)
     from pg_constraint where conrelid = c.oid and contype in ('c', 'p', 'u', 'x'))))
  from relation c where relkind in ('r', 'p')

  union all
  select 90, 0, pg_temp.signature(p.oid), pg_temp.create_function(p.oid)
  from proc p where prokind <> 'a' and not exists (select from type_function f where f.oid = p.oid)

  union all
  select 100, 0, pg_temp.signature(p.oid), pg_temp.create_aggregate(p.oid) from proc p where prokind = 'a'

  union all
  select 110, 0, format('%s(%s,%s)', pg_temp.name(oprnamespace, oprname, true), oprleft::regtype, oprright::regtype),
         format('create operator %s (%s)', pg_temp.name(oprnamespace, oprname, true), concat_ws(', ',
    'function = ' || pg_temp.proc_name(oprcode),
    case when oprleft <> 0 then 'leftarg = ' || format_type(oprleft, null) end,
    'rightarg = ' || format_type(oprright, null),
    'commutator = ' || pg_temp.operator_name(oprcom), 'negator = ' || pg_temp.operator_name(oprnegate),
    case when oprcanmerge then 'merges' end, case when oprcanhash then 'hashes' end))
  from pg_operator o join member on classid = 'pg_operator'::regclass and objid = o.oid

  union all
  select 120, 0, format('%s %s', castsource::regtype, casttarget::regtype),
         format('create cast (%s as %s) %s%s', format_type(castsource, null), format_type(casttarget, null),
                case castmethod when 'b' then 'without function' when 'i' then 'with inout'
                                else format('with function %s(%s)', pg_temp.proc_name(castfunc), pg_get_function_identity_arguments(castfunc)) end,
                case castcontext when 'i' then ' as implicit' when 'a' then ' as assignment' else '' end)
  from pg_cast c join member on classid = 'pg_cast'::regclass and objid = c.oid

  union all
  select 130, 0, format('%s %s', amname, pg_temp.name(opfnamespace, opfname)),
         format('create operator family %s using %s', pg_temp.name(opfnamespace, opfname), amname)
  from pg_opfamily f join member on classid = 'pg_opfamily'::regclass and objid = f.oid
  join pg_am a on a.oid = opfmethod where amname in ('btree', 'hash')

  union all
  select 140, 0, format('%s %s', amname, pg_temp.name(opcnamespace, opcname)),
         format('create operator class %s %sfor type %s using %s family %s as %s', pg_temp.name(opcnamespace, opcname),
                case when opcdefault then 'default ' else '' end, format_type(opcintype, null), amname,
                pg_temp.name(opfnamespace, opfname),
                coalesce((select string_agg(format('operator %s %s', amopstrategy, pg_temp.operator_name(amopopr)), ', ' order by amopstrategy)
                          from pg_amop where amopfamily = f.oid and amoplefttype = opcintype and amoprighttype = opcintype and amoppurpose = 's'),
                         'storage ' || format_type(opcintype, null)))
  from pg_opclass c join member on classid = 'pg_opclass'::regclass and objid = c.oid
  join pg_opfamily f on f.oid = opcfamily join pg_am a on a.oid = opcmethod
  where amname in ('btree', 'hash')

  union all
  select 150, 0, format('%s %s %s,%s %s', amname, pg_temp.name(opfnamespace, opfname), amoplefttype::regtype, amoprighttype::regtype, amopstrategy),
         format('alter operator family %s using %s add operator %s %s (%s, %s)', pg_temp.name(opfnamespace, opfname), amname,
                amopstrategy, pg_temp.operator_name(amopopr), format_type(amoplefttype, null), format_type(amoprighttype, null))
  from pg_amop m join pg_opfamily f on f.oid = amopfamily join pg_am a on a.oid = amopmethod
  where amname in ('btree', 'hash') and amoppurpose = 's'
    and (exists (select from member where classid = 'pg_opfamily'::regclass and objid = f.oid)
         or exists (select from member where classid = 'pg_operator'::regclass and objid = amopopr))
    and not exists (select from pg_opclass join member on classid = 'pg_opclass'::regclass and objid = pg_opclass.oid
                    where opcfamily = f.oid and opcintype = amoplefttype and opcintype = amoprighttype)

  union all
  select 160, c.oid, name, format('create view %s as %s', name, btrim(pg_get_viewdef(c.oid), '; '))
  from relation c where relkind = 'v'

  union all
  select 160, c.oid, name, format('create materialized view %s as %s', name, btrim(pg_get_viewdef(c.oid), '; '))
  from relation c where relkind = 'm'

  union all
  select 170, 0, format('%s %s', name, c.relname), pg_get_indexdef(c.oid, 0, true)
  from relation r join pg_index on indrelid = r.oid join pg_class c on c.oid = indexrelid
  where not exists (select from pg_constraint where conindid = c.oid)

  union all
  select 180, 0, format('%s %s', name, tgname), pg_get_triggerdef(t.oid, true)
  from relation r join pg_trigger t on tgrelid = r.oid where not tgisinternal

  union all
  select 180, 0, format('%s %s', name, rulename), btrim(pg_get_ruledef(w.oid, true), '; ')
  from relation r join pg_rewrite w on ev_class = r.oid where rulename <> '_RETURN'

  union all
  select 65, 0, pg_temp.name(collnamespace, collname), format('create collation %s (provider = %s, deterministic = %s)',
    pg_temp.name(collnamespace, collname), case collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end, collisdeterministic)
  from pg_collation c join member on classid = 'pg_collation'::regclass and objid = c.oid
)
select regexp_replace(statement, '\s*\n\s*', ' ', 'g')
from statement
order by phase, number, key collate "C"
