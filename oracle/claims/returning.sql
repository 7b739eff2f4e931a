-- RETURNING gives the row that was written, not the one that WHERE saw.

--+ create function null_b() returns trigger language plpgsql as 'begin new.b := null; return new; end'
--+ create table a (id integer primary key, b integer, c integer)
--+ create trigger t before update on a for each row execute function null_b()
--! insert into a values (1, 1, 1)
update a set c = 2 where b is not null returning id, b
--= many, 1 row; id sure, b null

--+ create function null_b() returns trigger language plpgsql as 'begin new.b := null; return new; end'
--+ create table a (id integer primary key, b integer)
--+ create trigger t before insert or update on a for each row execute function null_b()
--! insert into a values (1, 1)
update a set b = 7 where id = 1 returning b
--= at most one, 1 row; b null

--+ create function null_b() returns trigger language plpgsql as 'begin new.b := null; return new; end'
--+ create table a (id integer primary key, b integer)
--+ create trigger t before insert on a for each row execute function null_b()
insert into a values (1, 5) returning id, b
--= at most one, 1 row; id sure, b null

-- no trigger at all
--+ create table a (id integer primary key, b integer)
--! insert into a values (1, 1)
update a set b = null where b is not null returning b
--= many, 1 row; b null

-- what is not assigned is as WHERE saw it, and what is assigned as it was written
--+ create table a (id integer primary key, b integer, c integer)
--! insert into a values (1, 1, 1), (2, 2, null)
update a set c = 7 where b is not null returning b, c
--= many, 2 rows; b sure, c open

-- a generated column over one that is assigned
--+ create table a (id integer primary key, b integer, g integer generated always as (b + 1) stored)
--! insert into a (id, b) values (1, 1)
update a set b = null where g is not null returning g
--= many, 1 row; g null

-- DELETE changes nothing
--+ create table a (id integer primary key, b integer)
--! insert into a values (1, 1), (2, null)
delete from a where b is not null returning id, b
--= many, 1 row; id sure, b sure

-- the condition of a view is no promise of what is written through it
--+ create table b (id integer primary key, x text)
--+ create view v as select id, x from b where x is not null
insert into v values (1, null) returning id, x
--= at most one, 1 row; id sure, x null

--+ create table b (id integer primary key, x text)
--+ create view v as select id, x from b where x is not null
--! insert into b values (1, 'a')
update v set x = null where x is not null returning id, x
--= many, 1 row; id sure, x null

-- a rule gives whatever it likes
--+ create table rr (id integer primary key, x text not null)
--+ create table other (id integer)
--+ create rule r as on insert to rr do instead insert into other values (1) returning null::integer, null::text
insert into rr values (1, 'a') returning id, x
--= many, 1 row; id null, x null

--+ create function as_null() returns trigger language plpgsql as 'begin new.id := null; new.x := null; return new; end'
--+ create table b (id integer primary key, x text not null)
--+ create view v as select id, x from b
--+ create trigger t instead of insert on v for each row execute function as_null()
insert into v values (1, 'a') returning id, x
--= at most one, 1 row; id null, x null

-- old of INSERT and new of DELETE are NULL in every column, and as rows
--@ 18-
--+ create table a (id integer primary key, b integer not null)
insert into a values (1, 1) returning old.id, new.id as n, old.b is null as o, old as w
--= one, 1 row; id null, n sure, o sure, w null

--@ 18-
--+ create table a (id integer primary key, b integer not null)
--! insert into a values (1, 1)
delete from a where id = 1 returning old.id, new.id as n, new as w
--= at most one, 1 row; id sure, n null, w null

--@ 18-
--+ create table a (id integer primary key, b integer)
--! insert into a values (1, 1)
update a set b = null where b is not null returning old.b, new.b as n, b as c
--= many, 1 row; b open, n null, c null

-- a trigger takes the row away
--+ create function skip() returns trigger language plpgsql as 'begin return null; end'
--+ create table a (id integer primary key)
--+ create trigger t before insert on a for each row execute function skip()
insert into a values (1) returning id
--= at most one, 0 rows; id sure

-- a conflict takes it away, and DO UPDATE alone does not
--+ create table a (id integer primary key, b integer)
--! insert into a values (1, 1)
insert into a values (1, 2) on conflict do nothing returning id
--= at most one, 0 rows; id sure

--+ create table a (id integer primary key, b integer)
--! insert into a values (1, 1)
insert into a values (1, 2) on conflict (id) do update set b = null returning id, b
--= one, 1 row; id sure, b null

--+ create table a (id integer primary key, b integer)
--! insert into a values (1, 1)
insert into a values (1, 2) on conflict (id) do update set b = 3 where a.b > 5 returning id
--= at most one, 0 rows; id sure

-- what is inserted is not what a join beside it says
--+ create table a (id integer primary key, b integer)
--! insert into a values (1, null), (2, 2)
update a set b = o.b from a o where o.id = a.id + 1 and o.b is not null returning a.id, a.b, o.b as ob
--= many, 1 row; id sure, b open, ob sure

-- MERGE writes any number of rows
--@ 17-
--+ create table a (id integer primary key, b integer)
--! insert into a values (1, 1), (2, null)
merge into a using (values (1), (3)) s(k) on a.id = s.k when matched then update set b = null when not matched then insert values (s.k, null) returning merge_action(), a.id, a.b, s.k
--= many, 2 rows; merge_action sure, id sure, b null, k sure

-- a column without a value and a default
--+ create table a (id integer generated always as identity primary key, b integer default 1, c integer)
insert into a default values returning id, b, c
--= one, 1 row; id sure, b open, c null

-- a row that is in the target alone has no source
--@ 17-
--+ create table a (id integer primary key, b integer)
--! insert into a values (1, 1)
merge into a using (values (3)) s(k) on a.id = s.k when not matched by source then delete returning a.id, s.k
--= many, 1 row; id sure, k null
