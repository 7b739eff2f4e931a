-- What the expression of a generated column proves of it.

--+ create table t (id integer primary key, sale numeric, price numeric not null, e numeric generated always as (coalesce(sale, price)) stored)
--! insert into t values (1, null, 5), (2, 4, 5)
select e from t
--= many, 2 rows; e sure

-- a base column without NOT NULL
--+ create table t (a integer, b integer not null, e integer generated always as (a + b) stored)
--! insert into t values (null, 1)
select e from t
--= many, 1 row; e null

--+ create table t (a integer not null, b integer not null, e integer generated always as (a + b) stored, f text generated always as (lower(a::text) || '-') stored)
--! insert into t values (1, 1)
select e, f from t
--= many, 1 row; e sure, f sure

-- a function that gives NULL for what is not
--+ create table t (a integer not null, b integer not null, e integer generated always as (nullif(a, b)) stored, d jsonb not null, f text generated always as (d ->> 'x') stored)
--! insert into t (a, b, d) values (1, 1, '{}')
select e, f from t
--= many, 1 row; e null, f null

-- branches under their conditions
--+ create table t (a integer, b integer not null, e integer generated always as (case when a is not null then a else b end) stored, f integer generated always as (case when a > 0 then b end) stored, g integer generated always as (case when a is null then a else b end) stored)
--! insert into t values (null, 1)
select e, f, g from t
--= many, 1 row; e sure, f null, g null

-- NOT NULL that is taken back
--+ create table t (a integer not null, e integer generated always as (a) stored)
--+ alter table t alter a drop not null
--! insert into t values (null)
select e from t
--= many, 1 row; e null

-- NOT NULL that comes later: the rows are looked at
--+ create table t (a integer, e integer generated always as (a) stored)
--! update t set a = 0 where a is null
--+ alter table t alter a set not null
--! insert into t values (1)
select e from t
--= many, 1 row; e sure

-- NOT NULL that does not look at rows
--@ 18-
--+ create table t (a integer, e integer generated always as (a) stored)
--+ insert into t values (null)
--+ alter table t add constraint n not null a not valid
select e from t
--= many, 1 row; e null

-- until it does
--@ 18-
--+ create table t (a integer, e integer generated always as (a) stored)
--+ alter table t add constraint n not null a not valid
--+ alter table t validate constraint n
--! insert into t values (1)
select e from t
--= many, 1 row; e sure

-- a CHECK does it too, where it looks at rows
--+ create table t (a integer check (a is not null), b integer, e integer generated always as (a) stored, f integer generated always as (b) stored)
--+ insert into t values (1, null)
--+ alter table t add check (b is not null) not valid
select e, f from t
--= many, 1 row; e sure, f null

-- a CHECK of the generated column itself
--+ create table t (a integer, e integer generated always as (a) stored check (e is not null))
--! insert into t values (1)
select e from t
--= many, 1 row; e sure

-- another expression
--@ 17-
--+ create table t (a integer, b integer not null, e integer generated always as (b) stored)
--+ alter table t alter e set expression as (a)
--! insert into t values (null, 1)
select e from t
--= many, 1 row; e null

--@ 17-
--+ create table t (a integer, b integer not null, e integer generated always as (a) stored)
--! insert into t values (null, 1)
--+ alter table t alter column e set expression as (coalesce(a, b))
select e from t
--= many, 1 row; e sure

-- that a table is given without its children, or with them
--@ 17-
--+ create table p (a integer, b integer not null, e integer generated always as (b) stored)
--+ create table c () inherits (p)
--+ alter table c alter e set expression as (a)
--! insert into c values (null, 1)
select p.e, o.e as own from p left join only p o on true
--= many, 1 row; e null, own null

--@ 17-
--+ create table p (a integer, b integer not null, e integer generated always as (a) stored)
--+ create table c () inherits (p)
--+ alter table p alter e set expression as (b)
--! insert into c values (null, 1)
select e from p
--= many, 1 row; e sure

--@ 17-
--+ create table p (a integer, b integer not null, e integer generated always as (a) stored)
--+ create table c () inherits (p)
--! insert into c values (null, 1)
--+ alter table only p alter e set expression as (b)
select e from p
--= many, 1 row; e null

-- no expression any more
--+ create table t (a integer not null, e integer generated always as (a) stored)
--+ alter table t alter e drop expression
--! insert into t values (1, null)
select e from t
--= many, 1 row; e null

-- another type of its own: each cast has been made
--@ 15-
--+ create function never(x integer) returns xid8 language sql immutable as 'select null::xid8'
--+ create function anew(x xid8) returns money language sql immutable as 'select null::money'
--+ create cast (integer as xid8) with function never(integer) as assignment
--+ create cast (xid8 as money) with function anew(xid8) as assignment
--+ create table t (a integer not null, e integer generated always as (a) stored)
--+ insert into t values (1)
--+ alter table t alter e type xid8
--+ alter table t alter e type money
select e from t
--= many, 1 row; e null

-- a modifier alone
--+ create table t (a numeric not null, e numeric(10, 2) generated always as (a) stored)
--+ alter table t alter e type numeric(12, 2)
--! insert into t values (1)
select e from t
--= many, 1 row; e sure

-- a function of the schema's own, which may be replaced
--+ create function own(x integer) returns integer language sql immutable strict as 'select x'
--+ create table t (a integer not null, b integer, e integer generated always as (own(a)) stored, f integer generated always as (coalesce(own(a), 0)) stored, g integer generated always as (case when own(b) is null then 0 else b end) stored)
--! create or replace function own(x integer) returns integer language sql immutable as 'select null::integer'
--! insert into t values (1, null)
select e, f, g from t
--= many, 1 row; e null, f sure, g open

-- whose being STRICT proves no more than its values do
--+ create function own(x integer) returns integer language sql immutable as 'select coalesce(x, 1)'
--+ create table t (a integer, e integer generated always as (case when own(a) > 0 then a else 0 end) stored)
--+ insert into t values (null)
--+ create or replace function own(x integer) returns integer language sql immutable strict as 'select x'
select e from t
--= many, 1 row; e null

-- a function that has the name of one that is built in
--+ create function lower(x varchar) returns varchar language sql immutable as 'select null::varchar'
--+ create table t (a varchar not null, e text generated always as (lower(a)) stored)
--! insert into t values ('x')
select e from t
--= many, 1 row; e null

-- and goes by another name now
--+ create function lower(x varchar) returns varchar language sql immutable as 'select null::varchar'
--+ create table t (a varchar not null, e text generated always as (lower(a)) stored)
--+ alter function lower(varchar) rename to other
--! insert into t values ('x')
select e from t
--= many, 1 row; e null

-- or in another schema
--+ create schema s
--+ create function lower(x varchar) returns varchar language sql immutable as 'select null::varchar'
--+ create table t (a varchar not null, e text generated always as (lower(a)) stored)
--+ alter function lower(varchar) set schema s
--! insert into t values ('x')
select e from t
--= many, 1 row; e null

-- or was found by another search path
--+ create schema s
--+ create function s.lower(x varchar) returns varchar language sql immutable as 'select null::varchar'
--+ set search_path = s, public
--+ create table public.t (a varchar not null, e text generated always as (lower(a)) stored)
--+ set search_path = public
--! insert into t values ('x')
select e from t
--= many, 1 row; e null

-- the same of an operator
--+ create schema s
--+ create function s.add(a integer, b numeric) returns integer language sql immutable as 'select null::integer'
--+ create operator s.+ (leftarg = integer, rightarg = numeric, function = s.add)
--+ set search_path = s, public
--+ create table public.t (a integer not null, b numeric not null, e numeric generated always as (a + b) stored)
--+ set search_path = public
--! insert into t values (1, 1)
select e from t
--= many, 1 row; e null

--+ create schema s
--+ create function add(a integer, b numeric) returns integer language sql immutable as 'select null::integer'
--+ create operator + (leftarg = integer, rightarg = numeric, function = add)
--+ create table t (a integer not null, b numeric not null, e numeric generated always as (a + b) stored)
--+ alter operator + (integer, numeric) set schema s
--! insert into t values (1, 1)
select e from t
--= many, 1 row; e null

-- operators over types of the schema's own are no rivals
--+ create extension hstore
--+ create table t (a integer not null, b numeric not null, e numeric generated always as (a - b) stored)
--! insert into t values (1, 1)
select e from t
--= many, 1 row; e sure

-- a cast that was made and is gone
--+ create function never(x varchar) returns integer language sql immutable as 'select null::integer'
--+ create cast (varchar as integer) with function never(varchar)
--+ create table t (a varchar not null, e integer generated always as (a::integer) stored)
--+ drop cast (varchar as integer)
--! insert into t values ('1')
select e from t
--= many, 1 row; e null

-- and one that is there
--+ create function never(x varchar) returns integer language sql immutable as 'select null::integer'
--+ create cast (varchar as integer) with function never(varchar) as assignment
--+ create table t (a varchar not null, e integer generated always as (a) stored)
--! insert into t values ('1')
select e from t
--= many, 1 row; e null

-- a type of the schema's own before one that is built in
--+ create schema s
--+ create type s.text as (x integer)
--+ create function s.there(x varchar) returns s.text language sql immutable as 'select null::s.text'
--+ create cast (varchar as s.text) with function s.there(varchar)
--+ create function s.back(x s.text) returns pg_catalog.text language sql immutable as 'select null::pg_catalog.text'
--+ create cast (s.text as pg_catalog.text) with function s.back(s.text) as assignment
--+ set search_path = s, public, pg_catalog
--+ create table public.t (a varchar not null, e pg_catalog.text generated always as (a::text) stored)
--+ set search_path = public
--! insert into t values ('1')
select e from t
--= many, 1 row; e null

-- enums are compared by what is built in
--+ create type mood as enum ('good', 'bad')
--+ create table t (m mood not null, e boolean generated always as (m = 'good') stored, f integer generated always as (case m when 'good' then 1 else 2 end) stored)
--! insert into t values ('bad')
select e, f from t
--= many, 1 row; e sure, f sure

-- a trigger runs before the column is computed
--+ create table t (a integer not null, b integer, e integer generated always as (a) stored, f integer generated always as (b) stored)
--+ create function fill() returns trigger language plpgsql as 'begin new.e := null; new.b := null; return new; end'
--+ create trigger fill before insert or update on t for each row execute function fill()
insert into t values (1, 1) returning e, f
--= at most one, 1 row; e sure, f null

--+ create table t (a integer not null, b integer not null, e integer generated always as (a + b) stored)
--+ create function fill() returns trigger language plpgsql as 'begin new.e := null; new.b := new.b + 1; return new; end'
--+ create trigger fill before insert or update on t for each row execute function fill()
--! insert into t values (1, 1)
update t set a = 2 returning e, b
--= many, 1 row; e sure, b sure

-- where a rule or trigger writes in the place of the command, nothing is known
--+ create table t (a integer not null, e integer generated always as (a) stored)
--+ create rule r as on insert to t do instead select null::integer as a, null::integer as e
--! insert into t values (1)
select e from t
--= many, 0 rows; e sure

-- what was to be written
--+ create table t (id integer primary key, a integer, b integer not null, e integer generated always as (coalesce(a, b)) stored, r integer)
--! insert into t values (1, null, 5)
insert into t (id, b) values (1, 7) on conflict (id) do update set r = excluded.e returning e, r
--= one, 1 row; e sure, r open

-- outer joins
--+ create table t (id integer primary key, a integer not null, e integer generated always as (a) stored)
--! insert into t values (1, 1)
select t.e, o.e as other from t left join t o on o.id = t.id + 1
--= many, 1 row; e sure, other null

-- groups and their sets
--+ create table t (id integer primary key, a integer not null, e integer generated always as (a) stored)
--! insert into t values (1, 1)
select e, max(e) as most, count(*) as n from t group by rollup (e)
--= many, 2 rows; e null, most open, n sure

-- a view of it
--+ create table t (id integer primary key, a integer not null, e integer generated always as (a) stored)
--+ create view v as select id, e from t
--! insert into t values (1, 1)
select e, (select e from v where id = 2) as none from v
--= many, 1 row; e sure, none null

-- a view stands in its own search path, the column in its own
--+ create schema s
--+ create function s.lower(x varchar) returns varchar language sql immutable as 'select null::varchar'
--+ create table t (a varchar not null, e text generated always as (upper(a)) stored)
--+ set search_path = s, public
--+ create view public.v as select e from t
--+ set search_path = public
--! insert into t values ('x')
select e from v
--= many, 1 row; e sure

-- a child with another expression
--@ 16-
--+ create table p (a integer not null, b integer, e integer generated always as (a) stored)
--+ create table c (e integer generated always as (b) stored) inherits (p)
--! insert into c values (1, null)
select e from p
--= many, 1 row; e null

--@ 16-
--+ create table p (a integer not null, b integer, e integer generated always as (a) stored)
--+ create table c (e integer generated always as (b) stored) inherits (p)
--! insert into p values (1, null)
select p.e, c.e as below from only p left join c on true
--= many, 1 row; e sure, below null

-- with the same
--+ create table p (a integer not null, b integer, e integer generated always as (a) stored)
--+ create table c (d integer) inherits (p)
--! insert into c values (1, null)
select e from p
--= many, 1 row; e sure

-- a child that becomes one
--@ 16-
--+ create table p (a integer not null, b integer, e integer generated always as (a) stored)
--+ create table c (a integer not null, b integer, e integer generated always as (b) stored)
--+ alter table c inherit p
--! insert into c values (1, null)
select e from p
--= many, 1 row; e null

-- a child with another NOT NULL
--@ 18-
--+ create table p (a integer constraint n not null no inherit, e integer generated always as (a) stored)
--+ create table c () inherits (p)
--! insert into c values (null)
select p.e, o.e as own from p left join only p o on true
--= many, 1 row; e null, own null

-- partitions may have any expression
--@ 16-
--+ create table p (k integer, a integer not null, b integer, e integer generated always as (a) stored) partition by list (k)
--+ create table p1 partition of p (e generated always as (b) stored) for values in (1)
--! insert into p values (1, 1)
select e from p
--= many, 1 row; e null

--@ 16-
--+ create table p (k integer, a integer not null, b integer, e integer generated always as (a) stored) partition by list (k)
--+ create table p1 (k integer, a integer not null, b integer, e integer generated always as (b) stored)
--+ create table p2 (k integer, a integer not null, b integer, e integer generated always as (a) stored)
--+ alter table p attach partition p1 for values in (1)
--+ alter table p attach partition p2 for values in (2)
--! insert into p values (1, 1), (2, 2)
select p.e, p2.e as own from p left join p2 using (k)
--= many, 2 rows; e null, own null

--@ 16-
--+ create table p (k integer, a integer not null, b integer, e integer generated always as (a) stored) partition by list (k)
--+ create table p2 (k integer, a integer not null, b integer, e integer generated always as (a) stored)
--+ alter table p attach partition p2 for values in (2)
--! insert into p values (2, 2)
select p.e, p2.e as own from p, p2
--= many, 1 row; e open, own sure

-- rows that come from elsewhere
--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, e integer not null) server f options (program 'printf "1,\n"', format 'csv')
select e from ft
--= many, 1 row; e null

--+ create extension postgres_fdw
--+ create server f foreign data wrapper postgres_fdw
--+ create table t (a integer not null, e integer generated always as (a) stored)
--+ create foreign table fc () inherits (t) server f
--! insert into t values (1)
--! alter foreign table fc no inherit t
select t.e, o.e as own from t, only t o
--= many, 1 row; e open, own sure

-- domains: NULL can be in a column of a domain that is NOT NULL
--+ create domain d as integer not null
--+ create table t (a d, b d not null, e integer generated always as (a) stored, f integer generated always as (b) stored, g d generated always as (b) stored)
--! insert into t (a, b) values ((select 1::d where false), 2)
select e, f, g from t
--= many, 1 row; e null, f sure, g sure

-- a domain over the column
--+ create domain d as integer check (value > 0)
--+ create table t (a integer not null, e d generated always as (a) stored)
--! insert into t values (1)
select e from t
--= many, 1 row; e sure

-- fields of a composite may be NULL where it is not
--+ create type pair as (x integer, y integer)
--+ create table t (p pair not null, e integer generated always as ((p).x) stored, f boolean generated always as (p is null) stored)
--! insert into t values ('(,)')
select e, f from t
--= many, 1 row; e null, f sure

-- elements of an array
--+ create table t (a integer[] not null, e integer generated always as (a[1]) stored, f integer generated always as (cardinality(a)) stored, g integer generated always as (array_length(a, 1)) stored)
--! insert into t values ('{}')
select e, f, g from t
--= many, 1 row; e null, f sure, g null

--+ create table t (a integer not null, b integer, e integer[] generated always as (array[a, a]) stored, f integer[] generated always as (array[a, b]) stored)
--! insert into t values (1, null)
select e, f from t
--= many, 1 row; e sure[open], f sure[null]

-- a column by another name, and another by that
--+ create table t (a integer not null, b integer, e integer generated always as (a) stored, f integer generated always as (case when true then b else b end) stored)
--+ alter table t rename b to c
--+ alter table t rename a to b
--! insert into t values (1, null)
select e, f from t
--= many, 1 row; e sure, f null

-- a column that is copied
--+ create table t (a integer not null, e integer generated always as (a) stored)
--+ create table l (like t including generated)
--+ create table m (like t)
--! insert into l values (1)
--! insert into m values (1, null)
select l.e, m.e as plain from l, m
--= many, 1 row; e sure, plain null

--+ create table t (a integer not null, e integer generated always as (a) stored)
--+ create table c as select * from t
--! insert into c values (1, null)
select e from c
--= many, 1 row; e null

-- a column that comes later has the values of all rows computed
--+ create table t (a integer not null)
--! insert into t values (1)
--+ alter table t add e integer generated always as (a * 2) stored
select e from t
--= many, 1 row; e sure

-- what is the matter with a moment is immutable or refused; an overflow is an error, not NULL
--+ create table t (a timestamptz not null, e timestamp generated always as (a at time zone 'UTC') stored)
--! insert into t values (now())
select e from t
--= many, 1 row; e sure

-- columns that are computed when they are read
--@ 18-
--+ create table t (a integer, b integer not null, e integer generated always as (coalesce(a, b)), f integer generated always as (a))
--! insert into t values (null, 1)
select t.e, t.f, o.e as other from t left join t o on o.b = 2
--= many, 1 row; e sure, f null, other null

-- of children by the expression of the table that is named
--@ 18-
--+ create table p (a integer not null, b integer, e integer generated always as (a))
--+ create table c (e integer generated always as (b)) inherits (p)
--! insert into c values (1, null)
select p.e, c.e as own, (select e from only p limit 1) is null as none from p, c
--= many, 1 row; e open, own null, none sure

--@ 18-
--+ create table p (a integer constraint n not null no inherit, e integer generated always as (a))
--+ create table c () inherits (p)
--! insert into c values (null)
select e from p
--= many, 1 row; e null

--@ 18-
--+ create table t (id integer primary key, a integer, b integer not null, e integer generated always as (coalesce(a, b)), r integer)
--! insert into t values (1, null, 5)
insert into t (id, b) values (1, 7) on conflict (id) do update set r = excluded.e returning e, old.e as before, new.e as after
--= one, 1 row; e sure, before open, after sure

--@ 18-
--+ create table t (id integer primary key, a integer not null, e integer generated always as (a))
--! insert into t values (1, 1)
select e, grouping(e) as g from t group by grouping sets ((e), ())
--= many, 2 rows; e null, g sure
