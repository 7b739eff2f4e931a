-- Aggregates: result types, DISTINCT, ORDER BY, FILTER, WITHIN GROUP, nesting.

select count(*), count(1), count(null), count(distinct name), count(all name) from users
--= ok count int8, count int8, count int8, count int8, count int8

select count() from users
--= error 42809 @8: count(*) must be used to call a parameterless aggregate function

select count(id, name) from users
--= error 42883 @8: function count(integer, text) does not exist

select count((id, name)), count(distinct (id, name)) from users
--= ok count int8, count int8

select count(u), count(u.*) from users u
--= ok count int8, count int8

select sum(c_int2), sum(c_int4), sum(c_int8), sum(c_float4), sum(c_float8), sum(c_numeric), sum(c_money), sum(c_interval) from kinds
--= ok sum int8, sum int8, sum numeric, sum float4, sum float8, sum numeric, sum money, sum interval

select avg(c_int2), avg(c_int4), avg(c_int8), avg(c_float4), avg(c_float8), avg(c_numeric), avg(c_interval) from kinds
--= ok avg numeric, avg numeric, avg numeric, avg float8, avg float8, avg numeric, avg interval

select sum(c_text) from kinds
--= error 42883 @8: function sum(text) does not exist

select avg(c_money) from kinds
--= error 42883 @8: function avg(money) does not exist

select sum(c_bool) from kinds
--= error 42883 @8: function sum(boolean) does not exist

select sum(c_date) from kinds
--= error 42883 @8: function sum(date) does not exist

select sum('1') from kinds
--= error 42725 @8: function sum(unknown) is not unique

select sum(null) from kinds
--= error 42725 @8: function sum(unknown) is not unique

select sum($1) from kinds
--= error 42725 @8: function sum(unknown) is not unique

select sum($1::int) from kinds
--= ok sum int8 | $1 int4

select avg(c_timestamp) from kinds
--= error 42883 @8: function avg(timestamp without time zone) does not exist

select min(c_text), max(c_varchar), min(c_bpchar), max(c_char_n), max(c_name) from kinds
--= ok min text, max text, min bpchar, max bpchar, max text

select min(c_date), max(c_time), min(c_timetz), max(c_timestamp), max(c_timestamptz), min(c_interval) from kinds
--= ok min date, max time, min timetz, max timestamp, max timestamptz, min interval

select min(c_mood), max(c_int4_array), min(c_inet), max(c_oid), max(c_money), max(c_lsn) from kinds
--= ok min mood, max int4[], min inet, max oid, max money, max pg_lsn

select min(c_bool) from kinds
--= error 42883 @8: function min(boolean) does not exist

select max(c_jsonb) from kinds
--= error 42883 @8: function max(jsonb) does not exist

select max(c_uuid) from kinds
--= error 42883 @8: function max(uuid) does not exist

select max(c_cidr), max(c_char) from kinds
--= ok max inet, max text

select max(p) from made
--= ok max text
--= 18: error 42725 @8: function max(pair) is not unique

select max(pos), sum(small), avg(pos), min(code), max(level) from made
--= ok max int4, sum int8, avg numeric, min text, max app.level

select max(feeling) from made
--= error 42883 @8: function max(moodlike) does not exist

select bool_and(c_bool), bool_or(c_bool), every(c_bool) from kinds
--= ok bool_and bool, bool_or bool, every bool

select bit_and(c_int4), bit_or(c_int8), bit_xor(c_bit), bit_and(c_varbit) from kinds
--= ok bit_and int4, bit_or int8, bit_xor bit, bit_and bit

select array_agg(c_int4), array_agg(c_text), array_agg(c_mood), array_agg(c_int4_array), array_agg(c_jsonb) from kinds
--= ok array_agg int4[], array_agg text[], array_agg mood[], array_agg int4[], array_agg jsonb[]

select array_agg(p), array_agg(ps), array_agg(pos), array_agg(mail), array_agg(labels) from made
--= ok array_agg pair[], array_agg pair[], array_agg posint[], array_agg email[], array_agg text[]

select array_agg(u) from users u
--= ok array_agg users[]

select array_agg(row(id, name)) from users
--= ok array_agg record[]

select array_agg(null) from users
--= error 42725 @8: function array_agg(unknown) is not unique

select array_agg('a') from users
--= error 42725 @8: function array_agg(unknown) is not unique

select array_agg($1) from users
--= error 42725 @8: function array_agg(unknown) is not unique

select array_agg(id order by name desc nulls last, id) from users
--= ok array_agg int4[]

select array_agg(distinct name order by name) from users
--= ok array_agg text[]

select array_agg(distinct name order by id) from users
--= error 42P10 @41: in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

select array_agg(distinct id order by name, id) from users
--= error 42P10 @39: in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

select array_agg(distinct c_json) from kinds
--= error 42883 @27: could not identify an equality operator for type json

select string_agg(name, ', ') from users
--= ok string_agg text

select string_agg(name, ', ' order by name) from users
--= ok string_agg text

select string_agg(distinct name, ', ' order by name) from users
--= ok string_agg text

select string_agg(distinct name, ', ' order by id) from users
--= error 42P10 @48: in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

select string_agg(distinct name, ',' order by name, ',') from users
--= error 42P10 @53: in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

select string_agg(name) from users
--= error 42883 @8: function string_agg(text) does not exist

select string_agg(id, ',') from users
--= error 42883 @8: function string_agg(integer, unknown) does not exist

select string_agg(id::text, ','), string_agg(c_bytea, '\x00') from users, kinds
--= ok string_agg text, string_agg bytea

select string_agg(name, null) from users
--= ok string_agg text

select string_agg(name, $1) from users
--= ok string_agg text | $1 text

select json_agg(u), jsonb_agg(u.name), json_object_agg(name, age), jsonb_object_agg(id, name order by id) from users u
--= ok json_agg json, jsonb_agg jsonb, json_object_agg json, jsonb_object_agg jsonb

select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by id) filter (where active) from users
--= ok jsonb_agg jsonb

select json_object_agg(name) from users
--= error 42883 @8: function json_object_agg(text) does not exist

select xmlagg(c_xml) from kinds
--= ok xmlagg xml

select range_agg(c_int4range), range_intersect_agg(c_int4range), range_agg(c_multirange) from kinds
--= ok range_agg int4multirange, range_intersect_agg int4range, range_agg int4multirange
--= 14: error 42883 @66: function range_agg(int4multirange) does not exist

select stddev(c_int4), stddev_pop(c_float8), variance(c_numeric), var_samp(c_float4), corr(c_float8, c_float8), regr_slope(1, 2), regr_count(1, 2) from kinds
--= ok stddev numeric, stddev_pop float8, variance numeric, var_samp float8, corr float8, regr_slope float8, regr_count int8

select corr(c_int4, c_numeric) from kinds
--= ok corr float8

select corr(c_text, c_int4) from kinds
--= error 42883 @8: function corr(text, integer) does not exist

select percentile_cont(0.5) within group (order by age) from users
--= ok percentile_cont float8

select percentile_cont(0.5) within group (order by c_interval), percentile_cont(array[0.1, 0.9]) within group (order by c_float8) from kinds
--= ok percentile_cont interval, percentile_cont float8[]

select percentile_cont(0.5) within group (order by name) from users
--= error 42883 @8: function percentile_cont(numeric, text) does not exist

select percentile_disc(0.5) within group (order by name), percentile_disc(array[0.5]) within group (order by age), percentile_disc(0.5) within group (order by mood desc) from users
--= ok percentile_disc text, percentile_disc int4[], percentile_disc mood

select mode() within group (order by name), mode() within group (order by u) from users u
--= ok mode text, mode users

select percentile_cont(0.5) from users
--= error 42883 @8: function percentile_cont(numeric) does not exist

select percentile_cont(age) within group (order by age) from users
--= error 42803 @24: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select percentile_cont(0.5) within group (order by age, id) from users
--= error 42883 @8: function percentile_cont(numeric, integer, integer) does not exist

select percentile_cont(0.5, 1) within group (order by age) from users
--= error 42883 @8: function percentile_cont(numeric, integer, integer) does not exist

select percentile_cont('0.5') within group (order by age) from users
--= ok percentile_cont float8

select percentile_cont(0.5) within group (age) from users
--= error 42601 @43: syntax error at or near "age"

select mode() within group (order by c_json) from kinds
--= error 42883 @38: could not identify an ordering operator for type json

select mode() from users
--= error 42883 @8: function mode() does not exist

select rank(1) within group (order by age), dense_rank(1, 'a') within group (order by age, name), percent_rank(2) within group (order by age), cume_dist(3) within group (order by age desc) from users
--= ok rank int8, dense_rank int8, percent_rank float8, cume_dist float8

select rank(1, 2) within group (order by age) from users
--= error 42883 @8: function rank(integer, integer, integer) does not exist

select rank('x') within group (order by age) from users
--= error 22P02 @13: invalid input syntax for type integer: "x"

select rank(1) within group (order by name) from users
--= error 42804 @13: WITHIN GROUP types text and integer cannot be matched

select rank() within group (order by age) from users
--= error 42883 @8: function rank(integer) does not exist

select sum(age) within group (order by age) from users
--= error 42883 @8: function sum(integer, integer) does not exist

select lower(name) within group (order by name) from users
--= error 42883 @8: function lower(text, text) does not exist

select my_percentile(0.5) within group (order by name), my_percentile(0.5) within group (order by age) from users
--= ok my_percentile text, my_percentile int4

select percentile_disc(0.5) within group (order by age) filter (where active) from users
--= ok percentile_disc int4

select percentile_disc(distinct 0.5) within group (order by age) from users
--= error 42601 @38: cannot use DISTINCT with WITHIN GROUP

select percentile_disc(0.5 order by 1) within group (order by age) from users
--= error 42601 @40: cannot use multiple ORDER BY clauses with WITHIN GROUP

select percentile_disc(0.5) within group (order by age) over () from users
--= error 0A000 @8: OVER is not supported for ordered-set aggregate percentile_disc

select hypothetical(1) within group (order by age) from users
--= error 42883 @8: function hypothetical(integer, integer) does not exist

select count(*) filter (where active), sum(age) filter (where name like 'a%' and age > 1) from users
--= ok count int8, sum int8

select count(*) filter (where age) from users
--= error 42804 @31: argument of FILTER must be type boolean, not type integer

select count(*) filter (where count(*) > 1) from users
--= error 42803 @31: aggregate functions are not allowed in FILTER

select count(*) filter (where (select true)) from users
--= ok count int8

select count(*) filter (active) from users
--= error 42601 @25: syntax error at or near "active"

select lower(name) filter (where active) from users
--= error 42809 @8: FILTER specified, but lower is not an aggregate function

select count(distinct *) from users
--= error 42601 @23: syntax error at or near "*"

select count(* order by id) from users
--= error 42601 @16: syntax error at or near "order"

select sum(*) from users
--= error 42883 @8: function sum() does not exist

select lower(*) from users
--= error 42883 @8: function lower() does not exist

select lower(distinct name) from users
--= error 42809 @8: DISTINCT specified, but lower is not an aggregate function

select lower(name order by name) from users
--= error 42809 @8: ORDER BY specified, but lower is not an aggregate function

select sum(age order by id) from users
--= ok sum int8

select sum(distinct age), sum(all age), avg(distinct age) from users
--= ok sum int8, sum int8, avg numeric

select count(count(*)) from users
--= error 42803 @14: aggregate function calls cannot be nested

select sum(max(age)) from users group by name
--= error 42803 @12: aggregate function calls cannot be nested

select max(count(*)) from users group by name
--= error 42803 @12: aggregate function calls cannot be nested

select sum(row_number() over ()) from users
--= error 42803 @12: aggregate function calls cannot contain window function calls

select sum(generate_series(1, age)) from users
--= error 0A000 @12: aggregate function calls cannot contain set-returning function calls

select sum((select count(*) from posts where user_id = users.id)) from users
--= ok sum numeric

select sum((select sum(age) from posts)) from users
--= error 42803 @20: aggregate function calls cannot be nested

select (select sum(age) from posts) from users
--= ok sum int8

select (select count(users.id + posts.id) from posts) from users
--= ok count int8

select name, sum(age) from users
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select sum(age), name from users u
--= error 42803 @18: column "u.name" must appear in the GROUP BY clause or be used in an aggregate function

select u.*, count(*) from users u
--= error 42803 @8: column "u.id" must appear in the GROUP BY clause or be used in an aggregate function

select *, count(*) from users
--= error 42803 @8: column "users.id" must appear in the GROUP BY clause or be used in an aggregate function

select sum(age) + age from users
--= error 42803 @19: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select sum(age) + 1, 'x', now(), $1::int from users
--= ok ?column? int8, ?column? text, now timestamptz, int4 int4 | $1 int4

select case when count(*) > 0 then sum(age) end, coalesce(sum(age), 0) from users
--= ok case int8, coalesce int8

select case when count(*) > 0 then age end from users
--= error 42803 @36: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select id from users where max(age) = age
--= error 42803 @28: aggregate functions are not allowed in WHERE

select id from users order by count(*)
--= error 42803 @8: column "users.id" must appear in the GROUP BY clause or be used in an aggregate function

select count(*) from users order by id
--= error 42803 @37: column "users.id" must appear in the GROUP BY clause or be used in an aggregate function

select count(*) from users order by count(*)
--= ok count int8

select count(*) from users limit count(*)
--= error 42803 @34: aggregate functions are not allowed in LIMIT

select max(distinct age, name) from users
--= error 42883 @8: function max(integer, text) does not exist

select max(age) over (), max(age) from users
--= error 42803 @12: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select product(age), last_text(name), latest(mood), latest(id order by id) from users
--= ok product int4, last_text text, latest mood, latest int4

select latest(null) from users
--= error 42804: could not determine polymorphic type because input has type unknown

select product(c_int8) from kinds
--= error 42883 @8: function product(bigint) does not exist

select product(c_int2) from kinds
--= ok product int4

select (array_agg(p))[1].a from users, made
--= ok a int4

select array_agg(age)[1] from users, made
--= error 42601 @22: syntax error at or near "["

select (array_agg(age))[1], (array_agg(p order by made.id))[1] from users, made
--= ok array_agg int4, array_agg pair

select (array_agg(p))[1] from made
--= ok array_agg pair

select ((array_agg(p))[1]).a from made
--= ok a int4

select max(variadic array[1]) from users
--= ok max int4[]

select grouping(name), count(*) from users group by name
--= ok grouping int4, count int8

select any_value(name) from users
--= error 42883 @8: function any_value(text) does not exist
--= 16 17 18: ok any_value text

select count(*) from users, (select count(*) from posts) p
--= ok count int8

select count(*) as c, count(*) * 2 as d, count(*)::int from users
--= ok c int8, d int8, count int4

select array_length(array_agg(name), 1), cardinality(array_agg(age)) from users
--= ok array_length int4, cardinality int4

select json_build_object('n', count(*), 'names', json_agg(name)) from users
--= ok json_build_object json

select sum(quantity * price), sum(total) / nullif(sum(quantity), 0) from lines
--= ok sum numeric, ?column? numeric

select sum(x) from (select 1 union all select 2) s (x)
--= ok sum int8

select bool_and(age > 1), bool_or(name like '%a'), every(active) filter (where age is not null) from users
--= ok bool_and bool, bool_or bool, every bool

update users set age = max(age)
--= error 42803 @24: aggregate functions are not allowed in UPDATE

delete from users where count(*) > 1
--= error 42803 @25: aggregate functions are not allowed in WHERE

insert into accounts (id, owner) values (count(*), 'a')
--= error 42803 @42: aggregate functions are not allowed in VALUES

insert into accounts (id, owner) select count(*), 'a' from users
--= ok

select count(distinct a) from (select null::xid as a) t
--= error 42883 @23: could not identify an ordering operator for type xid

select count(distinct a), count(distinct a::text) from (select null::aclitem as a) t
--= error 42883 @23: could not identify an ordering operator for type aclitem

select count(distinct a) from (select null::json as a) t
--= error 42883 @23: could not identify an equality operator for type json

select count(distinct 'a')
--= ok count int8

select count(distinct $1)
--= ok count int8 | $1 text

select count(distinct null)
--= ok count int8

select json_agg(distinct 'a')
--= error 42804: could not determine polymorphic type because input has type unknown

select u.count from users u
--= ok count int8

select u.lag from users u
--= error 42809 @8: window function lag requires an OVER clause

select u.rank from users u
--= error 42809 @8: WITHIN GROUP is required for ordered-set aggregate rank

select (u).count, u.array_agg from users u
--= ok count int8, array_agg users[]

select id from users u where u.count > 1
--= error 42803 @30: aggregate functions are not allowed in WHERE

select u.string_agg from users u
--= error 42703 @8: column u.string_agg does not exist

select (id).sum from users
--= ok sum int8

select (1).count
--= ok count int8

select u.row_number from users u
--= error 42703 @8: column u.row_number does not exist
