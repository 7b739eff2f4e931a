-- Functions that are NULL for what is not: no fuzzing with plain values shows it.

-- jsonb_path_exists is NULL where a strict path leads nowhere
select '1'::jsonb @? 'strict $.a' as a
--= one, 1 row; a null

select jsonb_path_exists('1', 'strict $.a', '{}', true) as a
--= one, 1 row; a null

select jsonb_path_match('1', 'strict $.a', '{}', true) as a, '1'::jsonb @@ '$.a' as b
--= one, 1 row; a null, b null

-- no schema of the search path is there
--! set local search_path = ''
select current_schema() as a, current_schemas(false) as b
--= one, 1 row; a null, b sure[open]

-- a transaction that has written nothing has no number
select txid_current_if_assigned() as a, pg_current_xact_id_if_assigned() as b
--= one, 1 row; a null, b null

select pg_relation_filenode('pg_views'::regclass) as a, pg_relation_filepath('pg_views'::regclass) as b
--= one, 1 row; a null, b null

-- json null is NULL in a cast since 18, and an error before
--@ 18-
select ('null'::jsonb)::int as a, ('1'::jsonb)::int as b
--= one, 1 row; a null, b open

--@ -17
select ('1'::jsonb)::int as a
--= one, 1 row; a sure

-- STRICT says nothing of the result of what the schema defines
--+ create function sn(integer) returns integer language sql strict as 'select null::integer'
select sn(1) as a
--= one, 1 row; a null

--+ create function sn(integer, integer) returns integer language sql strict immutable as 'select null::integer'
--+ create operator @+ (leftarg = integer, rightarg = integer, function = sn)
select 1 @+ 1 as a
--= one, 1 row; a null

--+ create type mood as enum ('x')
--+ create function to_mood(integer) returns mood language sql strict immutable as 'select null::mood'
--+ create cast (integer as mood) with function to_mood(integer)
select 1::mood as a
--= one, 1 row; a null

-- aggregates over one row
select stddev(v) as a, var_samp(v) as b, stddev_pop(v) as c from (values (1), (2)) q(v) group by v
--= many, 2 rows; a null, b null, c sure

select corr(v, v) as a, covar_samp(v, v) as b, regr_count(v, v) as c, regr_r2(v, v) as d from (values (1::float8)) q(v) group by v
--= at most one, 1 row; a null, b null, c sure, d null

select percentile_disc(null) within group (order by v) as a, percentile_cont(0.5) within group (order by v) as b from (values (1::float8)) q(v) group by v
--= at most one, 1 row; a null, b sure

-- of values that are NULL there is no middle, and a fraction that is NULL has none
select percentile_cont(0.5) within group (order by v) as a, mode() within group (order by v) as b, percentile_disc(array[0.5]) within group (order by v) as c, percentile_disc(array[0.5, null]) within group (order by k) as d, percentile_cont(array[0.5]) within group (order by k::float8) as e, mode() within group (order by k) filter (where v > 0) as f from (values (1, null::float8)) q(k, v) group by k
--= at most one, 1 row; a null, b null, c null[sure], d sure[null], e sure[sure], f null

select percentile_cont(k) within group (order by v) as a, mode() within group (order by v) as b, mode() within group (order by array[v, null]) as c from (values (0.5::float8, 1::float8)) q(k, v) group by rollup (k)
--= many, 2 rows; a null, b open, c open[null]

-- the place of a row among no rows
select rank(3) within group (order by v) as a, dense_rank(3) within group (order by v) as b, percent_rank(null) within group (order by v) as c, cume_dist(3) within group (order by v) filter (where false) as d, mode() within group (order by v) as e from (values (1)) q(v) where false
--= one, 1 row; a sure, b sure, c sure, d sure, e null

-- a row of a subquery is there where a join does not say otherwise
select row_to_json(q) as a, to_jsonb(v) as b, to_jsonb(c) as c, to_jsonb(l) as d, to_jsonb(w) as e from (select 1 as a) q cross join (values (1)) v(a) cross join (with w as (select 1) select * from w) c left join (select 1 as a) l on false cross join (select null::integer as a) w
--= at most one, 1 row; a sure, b sure, c sure, d null, e sure

-- constructors take NULL, conversions give it back
--@ 17-
select json_object('a': null) as a, json_array(null) as b, json_scalar(1) as c, json_scalar(null) as d, json_serialize('1') as e, json_serialize(null::json) as f, json('1') as g, json_array(select 1 where false) as h
--= one, 1 row; a sure, b sure, c sure, d null, e sure, f null, g sure, h null

select xmlelement(name a, null) as a, xmlforest(1 as a, null as b) as b, xmlforest(null as a) as c, xmlconcat('<a/>', null) as d, xmlconcat(null, null) as e, xmlpi(name a) as f, xmlpi(name a, null) as g, xmlparse(content '') as h, xmlparse(content null) as i, xmlroot('<a/>', version no value) as j, xmlroot(null, version '1.0') as k, xmlserialize(content '<a/>' as text) as l
--= one, 1 row; a sure, b sure, c null, d sure, e null, f sure, g null, h sure, i null, j sure, k null, l sure

-- an element that is not there, and what stands before the first
select (array[1, 2])[3] as a, array_length('{}'::integer[], 1) as b, array_position(array[1], 2) as c, cardinality('{}'::integer[]) as d
--= one, 1 row; a null, b null, c null, d sure

select substring('abc' from 'x') as a, regexp_match('a', 'b') as b, substring('abc' from 1 for 2) as c, strpos('a', 'b') as d
--= one, 1 row; a null, b null[open], c sure, d sure

select '{}'::jsonb -> 'a' as a, '{"a": null}'::jsonb ->> 'a' as b, '{}'::jsonb || '{}' as c, '{}'::jsonb ? 'a' as d
--= one, 1 row; a null, b null, c sure, d sure

-- an infinite date has no month; it has a year
select extract(month from 'infinity'::date) as a, extract(year from 'infinity'::date) as b, date_part('hour', 'infinity'::timestamp) as c, date_part('epoch', 'infinity'::timestamp) as d
--= one, 1 row; a null, b sure, c null, d sure

select lower('empty'::int4range) as a, upper('[1,)'::int4range) as b, isempty('empty'::int4range) as c, int4range(null, 3) as d
--= one, 1 row; a null, b null, c sure, d sure

select nullif(1, 1) as a, nullif(1, 2) as b, greatest(1, null) as c, least(null::integer, null) as d
--= one, 1 row; a null, b open, c sure, d null

-- of many arguments one decides, or none
select concat(null, null) as a, concat_ws(null, 'a') as b, concat_ws(',', null) as c, format(null) as d, format('%s', null) as e
--= one, 1 row; a sure, b null, c sure, d null, e sure

select num_nulls(null) as a, array_append(null, 1) as b, array_cat(null, array[1]) as c, array_cat(null::integer[], null) as d
--= one, 1 row; a sure, b sure[open], c sure[open], d null[open]

select to_char(1, '') as a, to_char('infinity'::timestamp, 'YYYY') as b, to_char(1.5, '9.9') as c
--= one, 1 row; a sure, b null, c sure

select pg_get_constraintdef(0) as a, pg_get_viewdef(0::oid) as b, to_regclass('nothing') as c, format_type(0, null) as d, obj_description(0, 'pg_class') as e
--= one, 1 row; a null, b null, c null, d open, e null

select current_setting('no.such', true) as a, inet_client_addr() is null as b, col_description(0, 0) as c
--= one, 1 row; a null, b sure, c null

select now() as a, current_date as b, current_user as c, version() as d, random() as e, gen_random_uuid() as f
--= one, 1 row; a sure, b sure, c sure, d sure, e sure, f sure

-- what a query over a set returns by a function of SQL
--+ create function nothing(integer) returns integer language sql as 'select 1 where false'
select nothing(1) as a, coalesce(nothing(1), 0) as b
--= one, 1 row; a null, b sure

-- a polymorphic function of the schema
--+ create function same(anyelement) returns anyelement language sql immutable as 'select null::integer'
select same(1) as a
--= one, 1 row; a null

-- an aggregate of the schema over a group that is not empty
--+ create function forget(integer) returns integer language sql immutable as 'select null::integer'
--+ create aggregate forgetting(integer) (sfunc = int4larger, stype = integer, initcond = '0', finalfunc = forget)
select forgetting(v) as a, max(v) as b from (values (1)) q(v) group by v
--= at most one, 1 row; a null, b sure

-- the keys of a document are there, and so is JSON's null, which as text is NULL
select a.key as ka, a.value as va, b.key as kb, b.value as vb, c.key as kc, c.value as vc, d.key as kd, d.value as vd from json_each('{"a": null}') a, jsonb_each('{"a": null}') b, json_each_text('{"a": null}') c, jsonb_each_text('{"a": null}') d
--= many, 1 row; ka sure, va sure, kb sure, vb sure, kc sure, vc null, kd sure, vd null

-- and none is there where the document is NULL
select a.key as k from json_each(null) a
--= many, 0 rows; k sure
