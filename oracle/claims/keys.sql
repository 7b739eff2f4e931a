-- A foreign key says nothing of what is seen of the other table.

-- row-level security hides it
--+ create table usr (id integer primary key, name text not null)
--+ create table ord (id integer primary key, user_id integer not null references usr)
--+ alter table usr enable row level security
--+ create policy none on usr using (false)
--! insert into usr values (1, 'a')
--! insert into ord values (1, 1)
--! grant usage on schema public to pg_read_all_data
--! set local role pg_read_all_data
select o.id, (select name from usr where usr.id = o.user_id) as name from ord o
--= many, 1 row; id sure, name null

--+ create table usr (id integer primary key, name text not null)
--+ create table ord (id integer primary key, user_id integer not null references usr)
--+ alter table usr enable row level security
--+ create policy none on usr using (false)
--! insert into usr values (1, 'a')
--! insert into ord values (1, 1)
--! set local role pg_read_all_data
select o.user_id, u.id, u.name from ord o left join usr u on u.id = o.user_id
--= many, 1 row; user_id sure, id null, name null

-- a foreign key that is looked at later
--+ create table usr (id integer primary key, name text not null)
--+ create table ord (id integer primary key, user_id integer not null references usr deferrable initially deferred)
--! insert into ord values (1, 7)
select o.user_id, u.name from ord o left join usr u on u.id = o.user_id
--= many, 1 row; user_id sure, name null

-- WITH sees the table as it was
--+ create table t (id integer primary key, v integer not null)
with i as (insert into t values (1, 2) returning id) select i.id, (select v from t where t.id = i.id) as v from i
--= at most one, 1 row; id sure, v null

-- a unique key finds one row at most, not one
--+ create table t (id integer primary key, v integer not null)
select v from t where id = 1
--= at most one, 0 rows; v sure

--+ create table t (id integer primary key, v integer not null)
select (select v from t where id = 1) as v, (select count(*) from t) as n, (select max(v) from t) as m
--= one, 1 row; v null, n sure, m null
