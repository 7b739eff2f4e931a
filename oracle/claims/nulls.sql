-- Where NULL comes from in a query, and what forbids it.

-- an empty grouping set over no rows gives a row of NULLs
--+ create table t (a integer not null, b integer not null)
select a, b, sum(b) as s, count(*) as n from t group by rollup (a, b)
--= many, 1 row; a null, b null, s null, n sure

-- a key that is a literal, too
select 'a' as k, count(*) as n from (select 1 where false) q group by rollup (1)
--= many, 1 row; k null, n sure

--+ create table t (a integer not null, b integer not null)
--! insert into t values (1, 1)
select a, b, max(b) as m from t group by grouping sets ((a), (b))
--= many, 2 rows; a null, b null, m sure

--+ create table t (a integer not null, b integer not null)
--! insert into t values (1, 1)
select a, b, max(b) as m from t group by grouping sets ((a, b), (b, a))
--= many, 2 rows; a sure, b sure, m sure

--+ create table t (a integer not null, b integer not null)
--! insert into t values (1, 1)
select a, sum(b) as s, sum(b) filter (where b > 5) as f, count(b) filter (where b > 5) as n from t group by a
--= many, 1 row; a sure, s sure, f null, n sure

--+ create table t (a integer not null, b integer)
select sum(a) as s, count(*) as n, array_agg(a) as l, coalesce(sum(a), 0) as c, bool_and(a > 0) as e from t
--= one, 1 row; s null, n sure, l null[sure], c sure, e null

--+ create table t (a integer not null, b integer)
--! insert into t values (1, null)
select array_agg(b) as l, array_agg(a) as m, sum(b) as s from t group by a
--= many, 1 row; l sure[null], m sure[sure], s null

-- frames without a row
--+ create table t (a integer not null)
--! insert into t values (1), (2)
select sum(a) over (order by a rows between 2 preceding and 1 preceding) as x, sum(a) over (order by a rows between 1 following and 2 following) as y, sum(a) over (order by a rows between unbounded preceding and current row) as z, sum(a) over (order by a rows between 1 preceding and current row exclude current row) as e from t
--= many, 2 rows; x null, y null, z sure, e null

--+ create table t (a integer not null)
--! insert into t values (1), (2)
select first_value(a) over (order by a) as f, last_value(a) over (order by a rows between 1 preceding and 1 preceding) as l, nth_value(a, 2) over (order by a) as n, first_value(a) over (order by a rows 1 preceding exclude group) as g from t
--= many, 2 rows; f sure, l null, n null, g null

--+ create table t (a integer not null)
--! insert into t values (1), (2)
select lag(a) over (order by a) as l, lag(a, 1, 0) over (order by a) as d, lag(a, 0) over (order by a) as z, lead(a, null, 0) over (order by a) as n, lag(a, nullif(a, 1), 0) over (order by a) as m from t
--= many, 2 rows; l null, d sure, z sure, n null, m null

--+ create table t (a integer not null)
--! insert into t values (1), (2)
select row_number() over () as r, rank() over (order by a) as k, ntile(2) over () as t, ntile(nullif(1, 1)) over () as u, percent_rank() over (order by a) as p from t
--= many, 2 rows; r sure, k sure, t sure, u null, p sure

-- of two functions that give sets the shorter is filled up
select generate_series(1, 2) as a, generate_series(1, 3) as b
--= many, 3 rows; a null, b open

select a, b from rows from (generate_series(1, 2), unnest(array[1, 2, 3])) q(a, b)
--= many, 3 rows; a null, b open

select a, b from unnest(array[1], array['x', 'y']) q(a, b)
--= many, 2 rows; a null, b open

select a, o from unnest(array[1, null]) with ordinality q(a, o)
--= many, 2 rows; a null, o sure

select a from generate_series(1, 2) a
--= many, 2 rows; a sure

-- what comparisons with lists prove
--+ create table t (x integer, l integer[])
--! insert into t values (1, '{1}'), (null, '{}')
select x from t where x = any (l)
--= many, 1 row; x sure

--+ create table t (x integer, l integer[])
--! insert into t values (1, '{2}'), (null, '{}')
select x from t where x <> all (l)
--= many, 2 rows; x null

--+ create table t (x integer, l integer[])
--! insert into t values (null, '{}')
select x from t where x = all (l)
--= many, 1 row; x null

--+ create table t (x integer, l integer[])
--! insert into t values (null, '{}')
select x from t where not (x > any (l))
--= many, 1 row; x null

--+ create table t (x integer)
--! insert into t values (null)
select x from t where x not in (select 1 where false)
--= many, 1 row; x null

--+ create table t (x integer)
--! insert into t values (null)
select x from t where x > all (select 1 where false)
--= many, 1 row; x null

--+ create table t (x integer)
--! insert into t values (null), (3)
select x from t where x in (select x from t)
--= many, 1 row; x sure

--+ create table t (x integer)
--! insert into t values (null), (3)
select x from t where x not in (1, 2)
--= many, 1 row; x sure

--+ create table t (x integer, y integer)
--! insert into t values (5, null), (null, 1)
select x, y from t where x not between y and 3
--= many, 1 row; x sure, y null

--+ create table t (x integer, y integer)
--! insert into t values (2, 1)
select x, y from t where x between y and 3
--= many, 1 row; x sure, y sure

-- a comparison of rows ends where it is decided
--+ create table t (x integer, y integer)
--! insert into t values (1, null)
select x, y from t where (x, y) < (2, 2)
--= many, 1 row; x sure, y null

--+ create table t (x integer, y integer)
--! insert into t values (1, null), (null, 1)
select x, y from t where (x, y) <> (2, 2)
--= many, 2 rows; x null, y null

--+ create table t (x integer, y integer)
--! insert into t values (1, 2)
select x, y from t where (x, y) = (1, 2)
--= many, 1 row; x sure, y sure

-- a row that is there may have no field; that all of its fields are is not made use of
--+ create type pair as (x integer, y text)
--+ create table t (p pair)
--! insert into t values (row(1, 'a')), (row(null, 'a')), (null)
select p as p, (p).x, (p).y from t where p is not null
--= many, 1 row; p sure, x open, y open

--+ create type pair as (x integer, y text)
--+ create table t (p pair)
--! insert into t values (row(1, 'a')), (row(null, 'a')), (null)
select p as p, (p).x, (p).y from t where not (p is null)
--= many, 2 rows; p sure, x null, y open

--+ create type pair as (x integer, y text)
--+ create table t (p pair not null)
--! insert into t values (row(null, null))
select p as p, (p).x from t where p is null
--= many, 1 row; p sure, x null

-- an expression is refined only where it is the same each time
--+ create function vol() returns integer language plpgsql volatile as 'begin if random() < 0.5 then return null; end if; return 1; end'
select case when vol() is not null then vol() else 0 end as a from generate_series(1, 200)
--= many, 60 rows; a null

--+ create table t (x integer, s text)
--! insert into t values (1, 'a'), (null, null)
select case when x is not null then x else 0 end as a, case when lower(s) is not null then lower(s) else '' end as b, case when x > 0 then x end as c, case when x is null then 0 else x end as d, case x when 1 then x else 2 end as e from t
--= many, 2 rows; a sure, b sure, c null, d sure, e sure

-- only what is strict rejects NULL
--+ create function lax(text, text) returns boolean language sql immutable as 'select true'
--+ create operator ==== (leftarg = text, rightarg = text, function = lax)
--+ create table t (s text)
--! insert into t values (null)
select s from t where s ==== 'a'
--= many, 1 row; s null

--+ create function tight(text, text) returns boolean language sql immutable strict as 'select true'
--+ create operator ==== (leftarg = text, rightarg = text, function = tight)
--+ create table t (s text)
--! insert into t values (null), ('b')
select s from t where s ==== 'a'
--= many, 1 row; s sure

-- OR proves what each of its sides proves
--+ create table t (x integer, y integer)
--! insert into t values (1, null), (null, 2)
select x, y from t where x > 0 or y > 0
--= many, 2 rows; x null, y null

--+ create table t (x integer, y integer)
--! insert into t values (1, null), (5, 2)
select x, y from t where x = 1 or (x > 1 and y is not null)
--= many, 2 rows; x sure, y null

--+ create table t (x integer, y integer)
--! insert into t values (null, null)
select x from t where x is not distinct from y
--= many, 1 row; x null

--+ create table t (x integer, y integer)
--! insert into t values (null, 1), (1, 2)
select x, coalesce(x, y) as c, y from t where coalesce(x, y) > 0 and y is distinct from null
--= many, 2 rows; x null, c sure, y sure

--+ create table t (x integer, f boolean)
--! insert into t values (null, null), (1, true)
select x, f from t where f is not false
--= many, 2 rows; x null, f null

--+ create table t (x integer, f boolean)
--! insert into t values (null, null), (1, true)
select x, f from t where f is true and (x is null) is false
--= many, 1 row; x sure, f sure

-- outer joins, and what makes them inner ones
--+ create table a (id integer primary key, v integer not null)
--+ create table b (id integer primary key, a_id integer not null, w integer not null)
--! insert into a values (1, 1)
select a.v, b.id, b.w, b as row, coalesce(b.w, 0) as c, b.id is null as n from a left join b on b.a_id = a.id
--= many, 1 row; v sure, id null, w null, row null, c sure, n sure

--+ create table a (id integer primary key, v integer not null)
--+ create table b (id integer primary key, a_id integer not null, w integer not null)
--! insert into a values (1, 1), (2, 2)
--! insert into b values (1, 1, 1)
select a.v, b.id, b.w from a left join b on b.a_id = a.id where b.w > 0
--= many, 1 row; v sure, id sure, w sure

--+ create table a (id integer primary key, v integer not null)
--+ create table b (id integer primary key, a_id integer not null, w integer not null)
--! insert into a values (1, 1), (2, 2)
select a.v, b.w from a left join b on b.a_id = a.id where b.w is null or b.w > 0
--= many, 2 rows; v sure, w null

--+ create table a (id integer primary key, v integer not null)
--+ create table b (id integer primary key, w integer not null)
--! insert into a values (1, 1)
--! insert into b values (2, 2)
select a.v, b.w, id from a full join b using (id)
--= many, 2 rows; v null, w null, id sure

--+ create table a (id integer primary key, v integer not null)
--+ create table b (id integer primary key, w integer not null)
--! insert into a values (1, 1)
select id, a.id as x, b.id as y, b.w from a left join b using (id)
--= many, 1 row; id sure, x sure, y null, w null

--+ create table a (id integer primary key, v integer not null)
--+ create table b (id integer primary key, w integer not null)
--! insert into b values (1, 1)
select id, v, w from a natural right join b
--= many, 1 row; id sure, v null, w sure

--+ create table a (id integer primary key, v integer not null)
--! insert into a values (1, 1)
select x.v, y.v as w, z.v as u from a x left join (a y join a z on z.id = y.id + 1) on y.id = x.id
--= many, 1 row; v sure, w null, u null

--+ create table a (id integer primary key, v integer not null)
--! insert into a values (1, 1)
select x.v, y.v as w, z.v as u from a x left join a y on y.id = x.id + 1 left join a z on z.id = y.id where y.v is not distinct from null
--= many, 1 row; v sure, w null, u null

--+ create table a (id integer primary key, v integer not null)
--! insert into a values (1, 1)
select x.v, l.c, l.n from a x left join lateral (select 1 as c, x.v as n where false) l on true
--= many, 1 row; v sure, c null, n null

-- a subquery that gives no row
--+ create table a (id integer primary key, v integer not null)
select (select 1 limit 0) as a, (select 1 where false) as b, (select 1 having false) as c, (select count(*) from a) as d, (select count(*) from a having false) as e, (select 1) as f, exists (select 1 from a) as g, array(select v from a) as h
--= one, 1 row; a null, b null, c null, d sure, e null, f sure, g sure, h sure[sure]

select (select 1 offset 1) as a, (select generate_series(1, 0)) as b, (select max(x) from (values (1)) q(x)) as c, (select x from (values (1)) q(x)) as d
--= one, 1 row; a null, b null, c open, d sure

-- 1 in a list with NULL
select 1 in (2, null) as a, 1 in (1, 2) as b, 1 = any (array[2, null]) as c, 1 not in (select null::integer) as d, 1 in (select 1) as e
--= one, 1 row; a null, b sure, c null, d null, e sure

-- set operations take NULL from any side; INTERSECT needs it in both
--+ create table t (x integer, y integer not null)
--! insert into t values (null, 1)
select x from t union all select y from t
--= many, 2 rows; x null

--+ create table t (x integer, y integer not null)
--! insert into t values (null, 1), (1, 1)
select x from t intersect select y from t
--= many, 1 row; x sure

--+ create table t (x integer, y integer not null)
--! insert into t values (null, 1), (1, 1)
select y from t except select x from t where x is null
--= many, 1 row; y sure

values (1, null), (2, 'a')
--= many, 2 rows; column1 sure, column2 null

-- recursion until nothing changes: the NULL comes only in the third round
--+ create table t (id integer primary key, x integer)
--! insert into t values (1, null)
with recursive r as (select 1 as a, 1 as b, 1 as c, 0 as n union all select b, c, nullif(1, 1), n + 1 from r where n < 4) select a, b, c, n from r
--= many, 5 rows; a null, b null, c null, n sure

with recursive r as (select 1 as a union all select a + 1 from r where a < 3) select a from r
--= many, 3 rows; a sure

-- arrays
select array[1, null] as a, array[1, 2] as b, (array[1, 2])[1:5] as c, (null::integer[])[1:2] as d, array[[1], [null::integer]] as e, string_to_array('a,b', ',') as f, string_to_array('a,b', ',', 'a') as g
--= one, 1 row; a sure[null], b sure[sure], c sure[sure], d null[open], e sure[null], f sure[sure], g sure[null]

--+ create table t (l integer[] not null)
--! insert into t values ('{1,null}')
select l, l || 1 as a, array_remove(l, null) as b, l[1] as c from t
--= many, 1 row; l sure[null], a sure[null], b sure[open], c open

-- a cast by way of text, and of arrays
select 1::text as a, '{1}'::integer[]::text[] as b, row(1, null)::text as c, null::integer::text as d
--= one, 1 row; a sure, b sure[open], c sure, d null

-- parameters may be NULL unless something rejects it
--$ NULL
select $1::integer as a, coalesce($1, 0) as b, $1 is null as c
--= one, 1 row; a null, b sure, c sure
