-- How many rows a key proves, and when it proves nothing.

--+ create table t (a integer primary key, b text unique, c integer)
--! insert into t values (1, 'a', null)
select c from t where a = 1
--= at most one, 1 row; c null

-- NULLs of a unique key are all different
--+ create table t (a integer, b integer, unique (a, b))
--! insert into t values (1, null), (1, null)
select a from t where a = 1 and b is null
--= many, 2 rows; a sure

--+ create table t (a integer, b integer, unique (a, b))
--! insert into t values (1, null), (1, null)
select a from t where a = 1 and b is not distinct from null
--= many, 2 rows; a sure

-- or the same
--@ 15-
--+ create table t (a integer, b integer, unique nulls not distinct (a, b))
--! insert into t values (1, null)
select a from t where a = 1 and b is null
--= at most one, 1 row; a sure

--+ create table t (a integer, b integer, unique (a, b))
--! insert into t values (1, 2)
select a from t where a = 1 and b = 2
--= at most one, 1 row; a sure

-- half of a key
--+ create table t (a integer, b integer, unique (a, b))
--! insert into t values (1, 2), (1, 3)
select a from t where a = 1
--= many, 2 rows; a sure

-- a key that is looked at later
--+ create table t (a integer not null unique deferrable initially deferred)
--! insert into t values (1), (1)
select a from t where a = 1
--= many, 2 rows; a sure

-- other letters that are equal under another collation
--+ create collation ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)
--+ create table t (a text primary key)
--! insert into t values ('a'), ('A')
select a from t where a = 'a' collate ci
--= many, 2 rows; a sure

-- under the column's own it is one
--+ create collation ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)
--+ create table t (a text collate ci primary key)
--! insert into t values ('A')
select a from t where a = 'a'
--= at most one, 1 row; a sure

-- an index of another collation
--+ create collation ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)
--+ create table t (a text collate ci)
--+ create unique index on t (a collate "C")
--! insert into t values ('a'), ('A')
select a from t where a = 'a'
--= many, 2 rows; a sure

-- blanks at the end
--+ create table t (a text primary key)
--! insert into t values ('a'), ('a ')
select a from t where a::bpchar = 'a'
--= many, 2 rows; a sure

--+ create extension citext
--+ create table t (a text primary key)
--! insert into t values ('a'), ('A')
select a from t where a::citext = 'a'
--= many, 2 rows; a sure

-- numbers that are one as float8
--+ create table t (a numeric primary key)
--! insert into t values (0.1), (0.10000000000000000001)
select a from t where a = 0.1::float8
--= many, 2 rows; a sure

--+ create table t (a bigint primary key)
--! insert into t values (9007199254740993), (9007199254740992)
select a from t where a = 9007199254740992::float8
--= many, 2 rows; a sure

-- another type of the same family is as good
--+ create table t (a integer primary key, d date unique)
--! insert into t values (1, '2024-01-01')
select a from t where a = 1::bigint
--= at most one, 1 row; a sure

--+ create table t (a integer primary key, d date unique)
--! insert into t values (1, '2024-01-01')
select a from t where d = '2024-01-01'::timestamp
--= at most one, 1 row; a sure

-- a parent's key says nothing of its children
--@ 18-
--+ create table p (a integer primary key)
--+ create table c () inherits (p)
--! insert into p values (1)
--! insert into c values (1)
select a from p where a = 1
--= many, 2 rows; a sure

--+ create table p (a integer primary key)
--+ create table c () inherits (p)
--! insert into p values (1)
--! insert into c values (1)
select a from only p where a = 1
--= at most one, 1 row; a sure

-- a partitioned table's key holds for all of it
--+ create table p (a integer primary key) partition by list (a)
--+ create table p1 partition of p for values in (1)
--! insert into p values (1)
select a from p where a = 1
--= at most one, 1 row; a sure

-- a set in the select list
--+ create table t (a integer primary key)
--! insert into t values (1)
select generate_series(1, 2) as g from t where a = 1
--= many, 2 rows; g sure

-- a partial index, where the condition implies its predicate
--+ create table t (a integer, s text)
--+ create unique index on t (a) where s is not null
--! insert into t values (1, 'a'), (1, null), (1, null)
select s from t where a = 1 and s is not null
--= at most one, 1 row; s sure

--+ create table t (a integer, s text)
--+ create unique index on t (a) where s is not null
--! insert into t values (1, 'a'), (1, null), (1, null)
select s from t where a = 1 and s > ''
--= at most one, 1 row; s sure

--+ create table t (a integer, s text)
--+ create unique index on t (a) where s is not null
--! insert into t values (1, 'a'), (1, null), (1, null)
select s from t where a = 1 and s in ('a', 'b')
--= at most one, 1 row; s sure

--+ create table t (a integer, s text)
--+ create unique index on t (a) where s is not null
--! insert into t values (1, 'a'), (1, null), (1, null)
select s from t where a = 1
--= many, 3 rows; s null

--+ create table t (a integer, s text)
--+ create unique index on t (a) where s is not null
--! insert into t values (1, 'a'), (1, null), (1, null)
select s from t where a = 1 and s is null
--= many, 2 rows; s null

-- what is never NULL itself rejects nothing
--+ create table t (a integer, s text, f boolean)
--+ create unique index on t (a) where s is not null
--! insert into t values (1, null, false), (1, null, false)
select s from t where a = 1 and (s is not null) = f
--= many, 2 rows; s null

--+ create table t (a integer, s text)
--+ create unique index on t (a) where s is not null
--! insert into t values (1, null), (1, null)
select s from t where a = 1 and s <> all ('{}'::text[])
--= many, 2 rows; s null

--+ create type pair as (x integer, y integer)
--+ create table t (a integer, p pair)
--+ create unique index on t (a) where p is not null
--! insert into t values (1, row(null, 1)), (1, row(null, 1))
select a from t where a = 1 and p = row(null, 1)::pair
--= many, 2 rows; a sure

--+ create table t (a integer, n integer)
--+ create unique index on t (a) where n > 3
--! insert into t values (1, 5), (1, 3), (1, 2)
select n from t where a = 1 and n > 4
--= at most one, 1 row; n sure

--+ create table t (a integer, n integer)
--+ create unique index on t (a) where n > 3
--! insert into t values (1, 5), (1, 3), (1, 2)
select n from t where a = 1 and n in (4, 5)
--= at most one, 1 row; n sure

--+ create table t (a integer, n integer)
--+ create unique index on t (a) where n > 3
--! insert into t values (1, 5), (1, 3), (1, 2)
select n from t where a = 1 and n > 1
--= many, 3 rows; n sure

--+ create table t (a integer, n integer)
--+ create unique index on t (a) where n > 3
--! insert into t values (1, 5), (1, 3), (1, 2)
select n from t where a = 1 and (n > 3 or n is not null)
--= many, 3 rows; n sure

-- an operator class may have an order of its own
--+ create table t (a integer, n integer)
--+ create function backwards(integer, integer) returns integer language sql immutable strict as 'select $2 - $1'
--+ create operator class backwards for type integer using btree as operator 1 >, operator 3 =, operator 5 <, function 1 backwards(integer, integer)
--+ create unique index on t (a) where n > 5
--! insert into t values (1, 4), (1, 5), (1, 6)
select n from t where a = 1 and n > 3
--= many, 3 rows; n sure

-- but what is less is less in any
--+ create table t (a integer, n integer)
--+ create function backwards(integer, integer) returns integer language sql immutable strict as 'select $2 - $1'
--+ create operator class backwards for type integer using btree as operator 1 >, operator 3 =, operator 5 <, function 1 backwards(integer, integer)
--+ create unique index on t (a) where n > 5
--! insert into t values (1, 4), (1, 5), (1, 8)
select n from t where a = 1 and n > 7
--= at most one, 1 row; n sure

-- "char" is one byte
--+ create table t (a integer, c "char")
--+ create unique index on t (a) where c <> 'ab'
--! insert into t values (1, 'a'), (1, 'a'), (1, 'b')
select c from t where a = 1 and c = 'ac'
--= many, 2 rows; c sure

-- an oid has no sign
--+ create table t (a integer, o oid)
--+ create unique index on t (a) where o > 5
--! insert into t values (1, 2), (1, 3), (1, 6)
select o from t where a = 1 and o < '-1'
--= many, 3 rows; o sure

--+ create table t (a integer, o oid)
--+ create unique index on t (a) where o > 5
--! insert into t values (1, 2), (1, '-1')
select o from t where a = 1 and o = '-1'
--= at most one, 1 row; o sure

-- a letter's place is the collation's to say
--+ create table t (a integer, s text collate "en-x-icu")
--+ create unique index on t (a) where s > 'Z'
--! insert into t values (1, 'a'), (1, 'b')
select s from t where a = 1 and s >= 'a'
--= many, 2 rows; s sure

-- equal letters
--+ create collation ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)
--+ create table t (a integer, s text collate ci)
--+ create unique index on t (a) where s <> 'a'
--! insert into t values (1, 'A'), (1, 'A')
select s from t where a = 1 and s = 'A'
--= many, 2 rows; s sure

-- a parameter says nothing of its value
--+ create table t (a integer, n integer)
--+ create unique index on t (a) where n > 3
--! insert into t values (1, 2), (1, 2), (1, 5)
--$ 1
select n from t where a = 1 and n > $1::integer
--= many, 3 rows; n sure

-- and rejects NULL
--+ create table t (a integer, n integer)
--+ create unique index on t (a) where n is not null
--! insert into t values (1, 2), (1, null)
--$ 2
select n from t where a = 1 and n = $1
--= at most one, 1 row; n sure

-- the condition of an outer join is not one on its rows
--+ create table t (a integer, s text)
--+ create unique index on t (a) where s is not null
--+ create table o (id integer primary key)
--! insert into t values (1, 'a'), (1, null), (1, null)
--! insert into o values (1)
select o.id, t.s from o left join t on t.a = o.id where t.s is not null and o.id = 1
--= many, 1 row; id sure, s sure

--+ create table t (a integer, s text)
--+ create unique index on t (a) where s is not null
--+ create table o (id integer primary key)
--! insert into t values (1, null)
--! insert into o values (1)
select o.id, t.s from o left join t on t.a = o.id and t.s is not null where o.id = 1
--= at most one, 1 row; id sure, s null

-- one row, and what loses it
select 1 as a
--= one, 1 row; a sure

select count(*) as n from generate_series(1, 0)
--= one, 1 row; n sure

select count(*) as n from generate_series(1, 0) having false
--= at most one, 0 rows; n sure

select 1 as a limit 0
--= at most one, 0 rows; a sure

select 1 as a offset 1
--= at most one, 0 rows; a sure

select count(*) as n from generate_series(1, 3) g group by g
--= many, 3 rows; n sure

select count(*) as n from generate_series(1, 0) group by ()
--= at most one, 1 row; n sure

select g as a from generate_series(1, 3) g limit 1
--= at most one, 1 row; a sure

select 1 as a from (values (1), (1)) q order by 1 fetch first 1 row with ties
--= many, 2 rows; a sure

values (1)
--= one, 1 row; column1 sure

select 1 as a union all select 2
--= many, 2 rows; a sure

--+ create table t (a integer primary key)
--! insert into t values (1)
select a from t where a = 1 for update skip locked
--= at most one, 1 row; a sure

select 1 as a from (values (1), (2)) q having true
--= at most one, 1 row; a sure

-- joins along keys
--+ create table t (a integer primary key, b integer not null)
--! insert into t values (1, 2), (2, 1)
select y.b from t x join t y on y.a = x.b where x.a = 1
--= at most one, 1 row; b sure

--+ create table t (a integer primary key, b integer not null)
--! insert into t values (1, 2), (2, 2)
select y.b from t x join t y on y.b = x.b where x.a = 1
--= many, 2 rows; b sure

--+ create table t (a integer primary key, b integer not null)
--! insert into t values (1, 2), (2, 1)
select y.b from t x left join t y on y.a = x.b where x.a = 1
--= at most one, 1 row; b open

--+ create table t (a integer primary key, b integer not null)
--! insert into t values (1, 2), (2, 1)
select x.b from t x full join t y on y.a = x.b where x.a = 1
--= many, 1 row; b sure

-- a temporal key is not unique in its scalar part
--@ 18-
--+ create extension btree_gist
--+ create table t (a integer, v int4range, primary key (a, v without overlaps))
--! insert into t values (1, '[1,2)'), (1, '[2,3)')
select a from t where a = 1
--= many, 2 rows; a sure

-- UPDATE and DELETE by a key
--+ create table t (a integer primary key, b integer not null)
--! insert into t values (1, 1), (2, 1)
update t set b = 2 where a = 1 returning b
--= at most one, 1 row; b sure

--+ create table t (a integer primary key, b integer not null)
--! insert into t values (1, 1), (2, 1)
delete from t where b = 1 returning a
--= many, 2 rows; a sure

--+ create table t (a integer primary key)
insert into t values (1), (2) returning a
--= many, 2 rows; a sure

--+ create table t (a integer primary key)
insert into t values (1)
--= none, 0 rows; 

-- a function of a column gives its one row for each of the rows
--+ create table t (id integer primary key)
--! insert into t values (4), (7)
select t.id from t join abs(id) f (x) on id = x
--= many, 2 rows; id sure

--+ create table t (id integer primary key)
--! insert into t values (4), (7)
select t.id from t, lateral (select t.id as x limit 1) s where t.id = s.x
--= many, 2 rows; id sure

--+ create table t (id integer primary key)
--! insert into t values (4), (7)
select t.id from t, lateral (values (t.id)) s (x) where t.id = s.x
--= many, 2 rows; id sure

-- of one row it is one
--+ create table t (id integer primary key)
--! insert into t values (4), (7)
select u.id from t, lateral (values (t.id + 3)) s (x), t u where t.id = 4 and u.id = s.x
--= at most one, 1 row; id sure

-- a function that returns no set gives one row, also of NULLs
--+ create function f(a integer, out b integer, out c text) language sql strict as $$ select a, 'x' $$
select b, c from f(null)
--= one, 1 row; b null, c null

--+ create function f(a integer, out b integer) language sql as $$ select a $$
select x.b, x.n from f(1) with ordinality as x(b, n) where x.b = 2
--= at most one, 0 rows; b sure, n sure

--+ create function f(a integer) returns setof integer language sql as $$ select a where a > 1 $$
select b from f(1) as b
--= many, 0 rows; b open

-- a subquery that refers to nothing around it runs once, and is one value
--+ create table t (a integer primary key, b integer not null)
--! insert into t values (1, 1), (2, 1)
update t set b = 2 where a = (select a from t where b = 1 order by a limit 1 for update skip locked) returning a
--= at most one, 1 row; a sure

--+ create table t (a integer, b integer, c integer not null, primary key (a, b))
--! insert into t values (1, 1, 1), (1, 2, 1)
delete from t where (b, a) = (select max(b), max(a) from t) returning c
--= at most one, 1 row; c sure

--+ create table t (a integer, b integer, c integer not null, primary key (a, b))
--! insert into t values (1, 1, 1), (1, 2, 1)
select c from t where (b, a) >= (select min(b), min(a) from t)
--= many, 2 rows; c sure

-- and one for each row where it refers to it
--+ create table t (a integer primary key, b integer not null)
--! insert into t values (1, 1), (2, 1)
select a from t where a = (select o.a from t o where o.a = t.a)
--= many, 2 rows; a sure

-- as does what may differ each time
--+ create table t (a integer primary key)
--! insert into t values (1), (2)
select a from t where a = any (array(select o.a from t o))
--= many, 2 rows; a sure

-- only a trigger in front of what is done can leave its row out
--+ create table t (a integer primary key, b integer not null)
--+ create function keep() returns trigger language plpgsql as 'begin return null; end'
--+ create trigger u before update on t for each row execute function keep()
--+ create trigger i after insert on t for each row execute function keep()
insert into t values (1, 1) returning b
--= one, 1 row; b sure

--+ create table t (a integer primary key, b integer not null)
--+ create function keep() returns trigger language plpgsql as 'begin return null; end'
--+ create trigger u before update on t for each row execute function keep()
--! insert into t values (1, 1)
insert into t values (1, 1) on conflict (a) do update set b = 2 returning b
--= at most one, 0 rows; b sure

--+ create table t (a integer primary key, b integer not null)
--+ create function keep() returns trigger language plpgsql as 'begin return null; end'
--+ create trigger i before insert on t for each row execute function keep()
insert into t values (1, 1) returning b
--= at most one, 0 rows; b sure
