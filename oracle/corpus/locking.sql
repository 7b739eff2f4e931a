-- FOR UPDATE and its kin.

select id from jobs for update
--= ok id int8

select id from jobs for no key update
--= ok id int8

select id from jobs for share
--= ok id int8

select id from jobs for key share
--= ok id int8

select id from jobs for update nowait
--= ok id int8

select id from jobs for update skip locked
--= ok id int8

select id from jobs where not done order by priority desc, run_at limit 1 for update skip locked
--= ok id int8

select id from jobs limit $1 for no key update skip locked
--= ok id int8 | $1 int8

select id from jobs for update limit 1
--= ok id int8

select id from jobs limit 1 for update offset 1
--= error 42601 @40: syntax error at or near "offset"

select id from jobs for update of jobs
--= ok id int8

select id from jobs for update of j
--= error 42P01 @35: relation "j" in FOR UPDATE clause not found in FROM clause

select id from jobs j for update of j
--= ok id int8

select id from jobs j for update of jobs
--= error 42P01 @37: relation "jobs" in FOR UPDATE clause not found in FROM clause

select id from jobs for update of public.jobs
--= error 42601 @35: FOR UPDATE must specify unqualified relation names

select u.id from users u join posts p on p.user_id = u.id for update of u
--= ok id int4

select u.id from users u join posts p on p.user_id = u.id for update of u, p
--= ok id int4

select u.id from users u join posts p on p.user_id = u.id for update of u for share of p
--= ok id int4

select u.id from users u join posts p on p.user_id = u.id for update of u for share of u nowait
--= ok id int4

select u.id from users u join posts p on p.user_id = u.id for update of u, nope
--= error 42P01 @76: relation "nope" in FOR UPDATE clause not found in FROM clause

select u.id from users u left join posts p on p.user_id = u.id for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select u.id from users u left join posts p on p.user_id = u.id for update of u
--= ok id int4

select u.id from users u left join posts p on p.user_id = u.id for update of p
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select u.id from users u left join posts p on p.user_id = u.id where p.views > 0 for update
--= ok id int4

select u.id from users u left join posts p on p.user_id = u.id where p.id is null for update of p
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select u.id from users u right join posts p on p.user_id = u.id for update of p
--= ok id int4

select u.id from users u right join posts p on p.user_id = u.id for share of u
--= error 0A000 plan: FOR SHARE cannot be applied to the nullable side of an outer join

select u.id from users u full join posts p on p.user_id = u.id for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select distinct id from jobs for update
--= error 0A000: FOR UPDATE is not allowed with DISTINCT clause

select distinct on (priority) id from jobs for update
--= error 0A000: FOR UPDATE is not allowed with DISTINCT clause

select priority from jobs group by priority for update
--= error 0A000: FOR UPDATE is not allowed with GROUP BY clause

select count(*) from jobs for update
--= error 0A000: FOR UPDATE is not allowed with aggregate functions

select id from jobs having true for update
--= error 0A000: FOR UPDATE is not allowed with HAVING clause

select row_number() over () from jobs for update
--= error 0A000: FOR UPDATE is not allowed with window functions

select generate_series(1, 2) from jobs for update
--= error 0A000: FOR UPDATE is not allowed with set-returning functions in the target list

select id from jobs union select id from jobs for update
--= error 0A000: FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT

select id from jobs intersect select id from posts for share
--= error 0A000: FOR SHARE is not allowed with UNION/INTERSECT/EXCEPT

select 1 for update
--= ok ?column? int4

select 1 for update of jobs
--= error 42P01 @24: relation "jobs" in FOR UPDATE clause not found in FROM clause

values (1) for update
--= error 0A000: FOR UPDATE cannot be applied to VALUES

select id from (select id from jobs) j for update
--= ok id int8

select id from (select id from jobs) j for update of j
--= ok id int8

select id from (select distinct id from jobs) j for update
--= error 0A000: FOR UPDATE is not allowed with DISTINCT clause

select id from (select count(*) from jobs) j (id) for update of j
--= error 0A000: FOR UPDATE is not allowed with aggregate functions

select id from (select id from jobs for update) j
--= ok id int8

select id from jobs where id in (select id from jobs for update skip locked)
--= ok id int8

select id from jobs where id = (select id from jobs where not done order by id limit 1 for update skip locked)
--= ok id int8

with j as (select id from jobs for update skip locked limit 1) select id from j
--= ok id int8

with j as (select id from jobs) select id from j for update
--= ok id int8

with j as (select id from jobs) select id from j for update of j
--= error 0A000 @64: FOR UPDATE cannot be applied to a WITH query

with j as (select id from jobs) select jobs.id from jobs join j using (id) for update of jobs
--= ok id int8

with j as (select id from jobs) select jobs.id from jobs join j using (id) for update
--= ok id int8

select * from numbers(1) for update
--= ok numbers int4

select * from numbers(1) n for update of n
--= error 0A000 @42: FOR UPDATE cannot be applied to a function

select * from (values (1)) v for update of v
--= ok column1 int4

select j.id from jobs j, generate_series(1, 2) g for update
--= ok id int8

select j.id from jobs j, generate_series(1, 2) g for update of g
--= error 0A000 @64: FOR UPDATE cannot be applied to a function

select j.id from jobs j, lateral (select 1) l for update of l
--= ok id int8

select x.id from (jobs j join nodes n using (id)) x for update of x
--= error 0A000 @67: FOR UPDATE cannot be applied to a join

select x.id from (jobs j join nodes n using (id)) as x for update of j
--= ok id int8

select id from jobs join nodes using (id) as x for update of x
--= error 0A000 @62: FOR UPDATE cannot be applied to a join

select id from active_users for update
--= ok id int4

select id from active_users for update of active_users
--= ok id int4

select user_id from post_counts for update
--= error 0A000 plan: FOR UPDATE is not allowed with GROUP BY clause

select user_id from post_scores for update
--= error 42809 plan: cannot lock rows in materialized view "post_scores"

select name from all_names for update
--= ok name text

select id from routed for update
--= ok id int4

select name from cities for update
--= ok name text

select sensor from measurements for update
--= ok sensor int4

select nspname from pg_namespace for share
--= ok nspname name

select id from jobs for updat
--= error 42601 @25: syntax error at or near "updat"

select id from jobs for update skip
--= error 42601 @36: syntax error at end of input

select id from jobs for update nowait skip locked
--= error 42601 @39: syntax error at or near "skip"

select id from jobs for update of
--= error 42601 @34: syntax error at end of input

select id from jobs for delete
--= error 42601 @25: syntax error at or near "delete"

select id from jobs for read only
--= ok id int8

select id from jobs lock in share mode
--= error 42601 @26: syntax error at or near "in"

(select id from jobs) for update
--= ok id int8

(select id from jobs for update) for share
--= ok id int8

update jobs set done = true where id = (select id from jobs where not done limit 1 for update skip locked) returning id, payload
--= ok id int8, payload jsonb

delete from jobs where id in (select id from jobs where done for update skip locked limit 10) returning *
--= ok id int8, payload jsonb, priority int2, run_at timestamptz, done bool

with next as (select id from jobs where not done order by priority desc limit 5 for update skip locked) update jobs j set done = true from next where j.id = next.id returning j.*
--= ok id int8, payload jsonb, priority int2, run_at timestamptz, done bool

insert into old_jobs (id, payload) select id, payload from jobs for share
--= ok

select id from jobs j where exists (select 1 from nodes n where n.id = j.id for key share)
--= ok id int8

--+ create table lk_a (n int, m int); create view lk_v as select x.n from lk_a x full join lk_a y on x.n = y.n for key share of x limit 10
select n from lk_v
--= error 0A000 plan: FOR KEY SHARE cannot be applied to the nullable side of an outer join

--+ create table lk_a (n int, m int); create view lk_v as select x.n from lk_a x left join lk_a y on x.n = y.n for share of x
select n from lk_v
--= ok n int4

--+ create table lk_a (n int, m int); create view lk_v as select y.n from lk_a x left join lk_a y on x.n = y.n
select n from lk_v where n = 1 for update
--= ok n int4

--+ create table lk_a (n int, m int); create view lk_v as select y.n from lk_a x left join lk_a y on x.n = y.n
select n from lk_v where n is null for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

--+ create table lk_a (n int, m int)
select from (select y.n from lk_a x left join lk_a y on x.n = y.n) s where n > 0 for update
--= ok

--+ create table lk_a (e boolean)
select from (values ('a')) v right join lk_a on e for share
--= ok

--+ create table lk_a (e boolean)
select from lk_a left join (select 1 as one) s on e for share
--= ok

--+ create table lk_a (e boolean)
select from lk_a left join (select 1 as one from lk_a) s on e for share
--= error 0A000 plan: FOR SHARE cannot be applied to the nullable side of an outer join

--+ create table lk_a (e boolean)
select from lk_a left join (select 1 as one limit 1) s on e for share
--= error 0A000 plan: FOR SHARE cannot be applied to the nullable side of an outer join

--+ create table lk_a (n int, m int); create view lk_v as select max(n) over () as most from lk_a
select from lk_v where '0' = 'nan' for key share
--= ok

--+ create table lk_a (n int, m int); create view lk_v as select max(n) as most from lk_a
insert into lk_a (n) values ((select most from lk_v for update))
--= error 0A000 plan: FOR UPDATE is not allowed with aggregate functions

--+ create table lk_a (n int unique, m int); create view lk_v as select max(n) as most from lk_a
insert into lk_a (n) values (1) on conflict (n) do update set (n, m) = (select 1, most from lk_v for update)
--= error 0A000 plan: FOR UPDATE is not allowed with aggregate functions

select from pg_views for key share
--= error 0A000 plan: FOR KEY SHARE cannot be applied to the nullable side of an outer join

select from pg_indexes for no key update of pg_indexes
--= error 0A000 plan: FOR NO KEY UPDATE cannot be applied to the nullable side of an outer join

select viewname from pg_views where false for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select from pg_class for update
--= ok

select from information_schema.udt_privileges for update
--= error 0A000 plan: FOR UPDATE is not allowed with set-returning functions in the target list

select from information_schema.tables for share
--= error 0A000 plan: FOR SHARE cannot be applied to the nullable side of an outer join

select (select null from pg_stat_user_indexes for no key update)
--= ok ?column? text

select from (select from pg_views for update) v
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

--+ create view seen as select viewname from pg_views;
select from seen for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select from pg_stats where tablename = 'a' for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

--+ create table lk_a (n int); create table lk_b (n int);
select from lk_a left join lk_b on lk_a.n = lk_b.n where false for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

--+ create table lk_a (n int); create table lk_b (n int); create view lk_v as select a.n from lk_a a left join lk_b b on a.n = b.n
select from lk_v where null for share
--= error 0A000 plan: FOR SHARE cannot be applied to the nullable side of an outer join

--+ create table lk_a (n int); create materialized view lk_m as select n from lk_a
select from (select from lk_m for update) s join lk_a on false
--= ok

--+ create table lk_a (n int); create materialized view lk_m as select n from lk_a
select from (select from lk_m for update) s left join lk_a on false
--= error 42809 plan: cannot lock rows in materialized view "lk_m"

--+ create table lk_a (n int); create materialized view lk_m as select n from lk_a
select from lk_a left join (select from lk_m for update) s on 'a' = 'b'
--= ok

--+ create table lk_a (n int); create materialized view lk_m as select n from lk_a
select from lk_a left join (select from lk_m for update) s on 'a' = 'a'
--= error 42809 plan: cannot lock rows in materialized view "lk_m"

--+ create table lk_a (n int); create materialized view lk_m as select n from lk_a
select from (select from lk_m for update) s, lk_a where case when true then false end
--= ok
