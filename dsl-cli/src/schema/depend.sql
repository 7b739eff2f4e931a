-- What has to be there before what, between the objects of `objects.sql`: an object and one that it needs, by class and OID.
with recursive
-- Parts count as what they are part of.
whole (class, part, of_class, of) as (
    select 'pg_rewrite'::regclass::oid, oid, 'pg_class'::regclass::oid, ev_class from pg_rewrite where rulename = '_RETURN'
    union all
    select 'pg_attrdef'::regclass, oid, 'pg_class'::regclass, adrelid from pg_attrdef
    union all
    select 'pg_constraint'::regclass, oid, 'pg_class'::regclass, conrelid from pg_constraint
    where conrelid <> 0 and contype in ('p', 'u', 'x', 'c') and convalidated
    union all
    select 'pg_constraint'::regclass, oid, 'pg_type'::regclass, contypid from pg_constraint where contypid <> 0
    union all
    select 'pg_class'::regclass, d.objid, 'pg_constraint'::regclass, d.refobjid from pg_depend d
    where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_constraint'::regclass and d.deptype = 'i'
    union all
    select 'pg_class'::regclass, c.oid, 'pg_type'::regclass, c.reltype from pg_class c where relkind = 'c'
    union all
    select 'pg_type'::regclass, t.oid, 'pg_class'::regclass, t.typrelid
    from pg_type t join pg_class c on c.oid = t.typrelid and c.relkind <> 'c'
    union all
    select 'pg_type'::regclass, a.oid, 'pg_type'::regclass, t.oid from pg_type a join pg_type t on t.typarray = a.oid
    union all
    select 'pg_type'::regclass, rngmultitypid, 'pg_type'::regclass, rngtypid from pg_range
),
direct (class, object, ref_class, ref) as (
    select classid, objid, refclassid, refobjid from pg_depend
    where deptype in ('n', 'a') and refobjid >= 16384
        -- A sequence belongs to a column whose default needs it.
        and not (deptype = 'a' and classid = 'pg_class'::regclass and objid in (select oid from pg_class where relkind = 'S'))
),
-- A part of a part, such as the array type of a table's row, needs a second step.
resolved as (
    select d.class, d.object,
        coalesce(w2.of_class, w1.of_class, d.class) as of_class, coalesce(w2.of, w1.of, d.object) as of,
        coalesce(r2.of_class, r1.of_class, d.ref_class) as ref_class, coalesce(r2.of, r1.of, d.ref) as ref
    from direct d
    left join whole w1 on w1.class = d.class and w1.part = d.object
    left join whole w2 on w2.class = w1.of_class and w2.part = w1.of
    left join whole r1 on r1.class = d.ref_class and r1.part = d.ref
    left join whole r2 on r2.class = r1.of_class and r2.part = r1.of
)
select distinct of_class, of, ref_class, ref from resolved
where (of_class, of) <> (ref_class, ref)
