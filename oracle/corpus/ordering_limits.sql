-- ORDER BY, NULLS, USING, COLLATE, LIMIT, OFFSET, FETCH.

select id from users order by id
--= ok id int4

select id from users order by id asc, name desc
--= ok id int4

select id from users order by age nulls first, name desc nulls last
--= ok id int4

select id from users order by 1
--= ok id int4

select id, name from users order by 2, 1 desc
--= ok id int4, name text

select id from users order by 2
--= error 42P10 @31: ORDER BY position 2 is not in select list

select id from users order by 0
--= error 42P10 @31: ORDER BY position 0 is not in select list

select id from users order by -1
--= error 42P10 @31: ORDER BY position -1 is not in select list

select id from users order by 1 + 0
--= ok id int4

select id from users order by 1.0
--= error 42601 @31: non-integer constant in ORDER BY

select id from users order by '1'
--= error 42601 @31: non-integer constant in ORDER BY

select id from users order by null
--= error 42601 @31: non-integer constant in ORDER BY

select id from users order by $1
--= ok id int4 | $1 text

select id from users order by 1::int
--= ok id int4

select id from users order by true
--= error 42601 @31: non-integer constant in ORDER BY
--= 14: ok id int4

select id as x from users order by x
--= ok x int4

select id as x from users order by x + 1
--= error 42703 @36: column "x" does not exist

select id as x from users order by -x
--= error 42703 @37: column "x" does not exist

select id as name from users order by name
--= ok name int4

select id as name from users order by users.name
--= ok name int4

select id as name from users order by lower(name)
--= ok name int4

select id as name, age as name from users order by name
--= error 42702 @52: ORDER BY "name" is ambiguous

select id as name, id as name from users order by name
--= ok name int4, name int4

select id as "X" from users order by X
--= error 42703 @38: column "x" does not exist

select id as "X" from users order by "X"
--= ok X int4

select id from users order by nope
--= error 42703 @31: column "nope" does not exist

select id from users u order by users.id
--= error 42P01 @33: invalid reference to FROM-clause entry for table "users"

select u.id from users u order by u.name, u.mood
--= ok id int4

select u.id from users u order by u
--= ok id int4

select id from users order by lower(name), length(name) desc
--= ok id int4

select id from users order by (select count(*) from posts where user_id = users.id)
--= ok id int4

select id from users order by case when active then 0 else 1 end, random()
--= ok id int4

select id from users order by mood = 'happy' desc
--= ok id int4

select id from users order by (active, name)
--= ok id int4

select id from users order by row(active, name)
--= ok id int4

select id from users order by data
--= ok id int4

select c_int4 from kinds order by c_json
--= error 42883 @35: could not identify an ordering operator for type json

select c_int4 from kinds order by c_point
--= error 42883 @35: could not identify an ordering operator for type point

select c_int4 from kinds order by c_xml
--= error 42883 @35: could not identify an ordering operator for type xml

select c_int4 from kinds order by c_bool, c_uuid, c_inet, c_macaddr, c_bit, c_tsvector, c_int4range, c_oid, c_regclass, c_mood, c_bytea
--= ok c_int4 int4

select c_int4 from kinds order by c_box
--= error 42883 @35: could not identify an ordering operator for type box

select c_int4 from kinds order by c_jsonpath
--= error 42883 @35: could not identify an ordering operator for type jsonpath

select c_int4 from kinds order by c_xid8, c_lsn, c_money, c_timetz, c_circle
--= error 42883 @69: could not identify an ordering operator for type circle

select id from made order by p, ps, pos, mail, level, fr, n
--= ok id int4

select id from users order by id using >
--= ok id int4

select id from users order by id using <
--= ok id int4

select id from users order by id using >=
--= error 42809 @40: operator >= is not a valid ordering operator

select id from users order by id using operator(pg_catalog.<)
--= ok id int4

select id from users order by id using nope
--= error 42601 @40: syntax error at or near "nope"

select id from users order by name using ~<~
--= ok id int4

select id from users order by id using > nulls first
--= ok id int4

select id from users order by id using > desc
--= error 42601 @42: syntax error at or near "desc"

select id from users order by id desc asc
--= error 42601 @39: syntax error at or near "asc"

select id from users order by id nulls
--= error 42601 @34: syntax error at or near "nulls"

select id from users order by name collate "C"
--= ok id int4

select id from users order by name collate "C" desc, email collate "POSIX"
--= ok id int4

select id from users order by name collate nope
--= error 42704 @36: collation "nope" for encoding "UTF8" does not exist

select id from users order by id collate "C"
--= error 42804 @34: collations are not supported by type integer

select id from users order by nicknames collate "C"
--= ok id int4

select id from users order by name collate "C" collate "POSIX"
--= ok id int4

select name collate "C" as n from users order by n
--= ok n text

select id from users where name collate "C" = email collate "POSIX"
--= error 42P21 @53: collation mismatch between explicit collations "C" and "POSIX"

select id from users where name collate "C" < email
--= ok id int4

select name collate "C" || email collate "POSIX" from users
--= error 42P21 @34: collation mismatch between explicit collations "C" and "POSIX"

select c from keys where c = d
--= ok c text

select c from keys where c < d
--= ok c text

select c || d from keys order by c || d
--= ok ?column? text

select c collate "POSIX" < d from keys
--= ok ?column? bool

select id from users order by collation for (name)
--= ok id int4

select collation for (name), collation for (id) from users
--= ok pg_collation_for text, pg_collation_for text

select id from users limit 10
--= ok id int4

select id from users limit 10 offset 20
--= ok id int4

select id from users offset 20 limit 10
--= ok id int4

select id from users offset 5
--= ok id int4

select id from users limit all
--= ok id int4

select id from users limit null offset null
--= ok id int4

select id from users limit $1
--= ok id int4 | $1 int8

select id from users limit $1 offset $2
--= ok id int4 | $1 int8, $2 int8

select id from users limit $1::int offset $2::text
--= error 42804 @43: argument of OFFSET must be type bigint, not type text

select id from users limit '10'
--= ok id int4

select id from users limit 'ten'
--= error 22P02 @28: invalid input syntax for type bigint: "ten"

select id from users limit 1.5
--= ok id int4

select id from users limit 2.5::float8
--= ok id int4

select id from users limit true
--= error 42804 @28: argument of LIMIT must be type bigint, not type boolean

select id from users limit current_date
--= error 42804 @28: argument of LIMIT must be type bigint, not type date

select id from users limit -1
--= ok id int4

select id from users limit 1 + 1 offset 2 * 3
--= ok id int4

select id from users limit (select count(*) from posts)
--= ok id int4

select id from users limit (select count(*) from posts where user_id = users.id)
--= error 42P10 @72: argument of LIMIT must not contain variables

select id from users limit id
--= error 42P10 @28: argument of LIMIT must not contain variables

select id from users offset id
--= error 42P10 @29: argument of OFFSET must not contain variables

select id from users limit 10 limit 20
--= error 42601 @31: syntax error at or near "limit"

select id from users limit 10, 20
--= error 42601 @22: LIMIT #,# syntax is not supported

select id from users offset 1 offset 2
--= error 42601 @31: syntax error at or near "offset"

select id from users offset 10 rows
--= ok id int4

select id from users offset 1 row
--= ok id int4

select id from users limit 10 rows
--= error 42601 @31: syntax error at or near "rows"

select id from users fetch first 5 rows only
--= ok id int4

select id from users fetch next row only
--= ok id int4

select id from users fetch first row only
--= ok id int4

select id from users fetch first $1 rows only
--= ok id int4 | $1 int8

select id from users fetch first (1 + 1) rows only
--= ok id int4

select id from users fetch first 1 + 1 rows only
--= error 42601 @36: syntax error at or near "+"

select id from users order by id fetch first 5 rows with ties
--= ok id int4

select id from users fetch first 5 rows with ties
--= error 42601: WITH TIES cannot be specified without ORDER BY clause
--= 18: error 42601 @41: WITH TIES cannot be specified without ORDER BY clause

select id from users order by id offset 5 rows fetch next 5 rows only
--= ok id int4

select id from users order by id fetch next 5 rows only offset 5
--= ok id int4

select id from users fetch first 5 rows
--= error 42601 @40: syntax error at end of input

select id from users limit 1 fetch first row only
--= error 42601 @30: syntax error at or near "fetch"

select id from users order by id limit 1 where id > 1
--= error 42601 @42: syntax error at or near "where"

select id from users limit 1 order by id
--= error 42601 @30: syntax error at or near "order"

select id from users order id
--= error 42601 @28: syntax error at or near "id"

select id from users order by
--= error 42601 @30: syntax error at end of input

select id from users order by id,
--= error 42601 @34: syntax error at end of input

select id from users limit
--= error 42601 @27: syntax error at end of input

select id, rank() over (order by age) as r from users order by r, id
--= ok id int4, r int8

select distinct name, age from users order by age, name
--= ok name text, age int4

select name from users group by name order by name, count(*)
--= ok name text

select name from users group by name order by max(age) desc nulls last limit 3
--= ok name text

select * from (select id from users order by name limit 5) s order by id
--= ok id int4

select id from users where (created_at, id) < ($1, $2) order by created_at desc, id desc limit $3
--= ok id int4 | $1 timestamptz, $2 int4, $3 int8

select id from users where (created_at, id) > ('2024-01-01', 5) order by created_at, id
--= ok id int4

select generate_series(1, 3) as g from users order by g
--= ok g int4

select id from users order by generate_series(1, 3)
--= ok id int4

select unnest(nicknames), id from users order by 1, 2
--= ok unnest text, id int4

select sum(age) from users order by 1
--= ok sum int8

select u.name from users u join posts p on p.user_id = u.id order by p.views desc, u.name
--= ok name text

select a.id from nodes a join nodes b using (id) order by id
--= ok id int4

select id from users union all select id from posts order by 1 limit $1
--= ok id int4 | $1 int8

--+ create function whole(point) returns integer language sql immutable as 'select 1';
--+ create cast (point as integer) with function whole(point) as implicit;
select p < p from (select null::point as p) t order by p using <
--= error 42883 @64: operator requires run-time type coercion: point < point

select a from (select null::regclass as a, null::varchar as b) t order by a using <, b using >
--= ok a regclass

select name from users group by - - 1
--= ok name text

select 1 order by - (-(1))
--= ok ?column? int4

select 1 order by - - - 1
--= error 42P10 @19: ORDER BY position -1 is not in select list

select pg_typeof(- - 2147483648), pg_typeof(- - - 2147483648)
--= ok pg_typeof regtype, pg_typeof regtype

select offset 'a'::text rows
--= error 42601 @25: syntax error at or near "rows"

select offset (1::int) rows
--= ok

select offset - - 1 rows
--= error 42601 @21: syntax error at or near "rows"

select id from users union select id from posts order by -1
--= error 42P10 @58: ORDER BY position -1 is not in select list

select id from users union select id from posts order by - - 1
--= ok id int4

select id from users union select id from posts order by -1::int
--= error 0A000 @58: invalid UNION/INTERSECT/EXCEPT ORDER BY clause

select distinct l.transactionid from pg_locks l
--= ok transactionid xid

select distinct l from pg_locks l
--= ok l pg_locks

select distinct l, l.transactionid from (select * from pg_lock_status()) l
--= error 0A000 plan: could not implement DISTINCT

select distinct f, f.transactionid from pg_lock_status() f
--= error 0A000 plan: could not implement DISTINCT
