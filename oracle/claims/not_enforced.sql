-- NOT NULL that the server does not hold to.

--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
select a, s from ft
--= many, 2 rows; a null, s null

-- nor does it look again where it has been told
--@ -16
--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
select a from ft where a is not null
--= many, 1 row; a sure

--@ 17-
--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
select a from ft where a is not null
--= many, 2 rows; a null

--@ 17-
--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
--+ create view v as select a as b from ft
select b from v where not (b is null)
--= many, 2 rows; b null

--@ 17-
--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
select a from ft where a = a
--= many, 2 rows; a null

--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
select a from ft where a > 0
--= many, 1 row; a sure

-- a child that dropped it
--@ -17
--+ create table p (id integer primary key)
--+ create table c1 () inherits (p)
--+ alter table c1 alter id drop not null
--! insert into c1 values (null)
select p.id, o.id as only from p left join only p o on false
--= many, 1 row; id null, only null

-- only the parent's own rows
--+ create table p (id integer primary key)
--+ create table c1 () inherits (p)
--! insert into p values (1)
select id from only p
--= many, 1 row; id sure

-- partitions cannot drop it
--+ create table p (id integer not null) partition by list (id)
--+ create table p1 partition of p for values in (1)
--! insert into p values (1)
select id from p
--= many, 1 row; id sure

--+ create table p (a integer, check (a is not null) no inherit)
--+ create table c1 () inherits (p)
--! insert into c1 values (null)
select a from p
--= many, 1 row; a null

--+ create table p (a integer, check (a is not null) no inherit)
--+ create table c1 () inherits (p)
--! insert into p values (1)
select a from only p
--= many, 1 row; a sure

-- a constraint that what was there need not pass
--+ create table t (a integer)
--! insert into t values (null)
--! alter table t add check (a is not null) not valid
select a from t
--= many, 1 row; a null

--@ 18-
--+ create table t (a integer, check (a is not null) not enforced)
--! insert into t values (null)
select a from t
--= many, 1 row; a null

--@ 18-
--+ create table t (a integer)
--! insert into t values (null)
--! alter table t add constraint n not null a not valid
select a from t
--= many, 1 row; a null

-- a row type has no constraints
--+ create table jj (a integer not null, b text)
--+ create table holds (c jj not null, d jj[] not null)
--! insert into holds values (row(null, null), array[null::jj, row(null, 'x')::jj])
select (c).a, (d[1]).b, c as c, array_length(d, 1) as l from holds
--= many, 1 row; a null, b null, c sure, l open

--+ create table jj (a integer not null)
--+ create function rows() returns setof jj language sql as 'select null::integer'
select a from rows()
--= many, 1 row; a null

--+ create table jj (a integer not null)
select a from jsonb_populate_record(null::jj, '{}')
--= one, 1 row; a null

--+ create table jj (a integer not null)
select a from json_populate_record(null::jj, '{"a": null}')
--= one, 1 row; a null

--+ create table jj (a integer not null)
select u.a from unnest(array[row(null)::jj, null]) u
--= many, 2 rows; a null

-- a field of a row that is not there
--+ create table t (id integer primary key, a integer not null)
--! insert into t values (1, 1)
select (r).a from (select (select t from t where false) as r) q
--= one, 1 row; a null

-- a NOT NULL domain holds NULL
--+ create domain dnn as integer not null
--+ create table dn (d dnn)
select (select d from dn where false)::dnn as a
--= one, 1 row; a null

--+ create domain dnn as integer not null
--+ create table dn (id integer, d dnn default 1)
--! insert into dn values (1, (select d from dn where false))
select d from dn
--= many, 1 row; d null

-- and does not where the column itself says so
--+ create domain dnn as integer not null
--+ create table dn (d dnn not null)
--! insert into dn values (1)
select d from dn
--= many, 1 row; d sure

-- rows of the table are as the table says
--+ create table t (id integer primary key, a integer not null, b integer, check (b is not null))
--! insert into t values (1, 1, 1)
select id, a, b, t as w, (t).a as f from t
--= many, 1 row; id sure, a sure, b sure, w sure, f sure

-- CHECK is passed where it is NULL: only what is never NULL proves
--+ create table t (a integer check (a > 0), b integer check (b is distinct from null), c integer, check (c is not null or a is not null), check (num_nulls(c) = 0))
--! insert into t values (null, 1, 1)
select a, b, c from t
--= many, 1 row; a null, b open, c sure

-- a materialised view proves what its query proves
--+ create table t (a integer, b integer not null)
--! insert into t values (1, 1), (null, 2)
--+ create materialized view m as select a, b from t where b > 0
--! refresh materialized view m
select a, b from m
--= many, 2 rows; a null, b sure

-- a view's columns are its query's
--+ create table t (a integer, b integer not null)
--+ create view v as select x.a, x.b, y.b as c from t x left join t y on y.a = x.a where x.a is null
--! insert into t values (null, 1)
select * from v
--= many, 1 row; a null, b sure, c null

-- a CHECK that is not valid is not so in children
--+ create table p (s text)
--+ create table c () inherits (p)
--! insert into c values (null)
--! alter table p add check (s is not null) not valid
select s from c
--= many, 1 row; s null

-- one column under two names
--@ 17-
--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
with w as (select a as b, a as c from ft) select c from w where b = c
--= many, 2 rows; c null

--@ 17-
--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
select l.b from ft, lateral (select ft.a as b) l where ft.a = l.b
--= many, 2 rows; b null

-- two columns are compared
--@ 17-
--+ create extension file_fdw
--+ create server f foreign data wrapper file_fdw
--+ create foreign table ft (a integer not null, s text not null) server f options (program 'printf "1,\n,\n"', format 'csv')
select x.a from ft x, ft y where x.a = y.a
--= many, 1 row; a sure
