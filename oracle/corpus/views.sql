-- Views and materialized views.

select * from active_users
--= ok id int4, name text, email text, mood mood

select id, name, email, mood from active_users where id = $1
--= ok id int4, name text, email text, mood mood | $1 int4

select a.id, active_users.id from active_users a, active_users
--= ok id int4, id int4

select age from active_users
--= error 42703 @8: column "age" does not exist

select active from active_users
--= error 42703 @8: column "active" does not exist

select * from post_counts
--= ok user_id int4, name text, posts int8, last_post timestamp

select user_id, posts + 1, last_post::date from post_counts where posts > 5 order by last_post desc
--= ok user_id int4, ?column? int8, last_post date

select id from post_counts
--= error 42703 @8: column "id" does not exist

select name, kind from all_names where kind = 'user'
--= ok name text, kind text

select kind || 'x', length(name) from all_names
--= ok ?column? text, length int4

select * from posts_of_users where nth = 1
--= ok id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp, author text, nth int8

select author, title, nth, id, user_id from posts_of_users
--= ok author text, title varchar, nth int8, id int4, user_id int4

select * from guarded
--= ok id int4, balance numeric

select * from app.tree order by depth
--= ok id int4, name text, depth int4

select t.id, t.depth + 1, t.name || 'x' from app.tree t
--= ok id int4, ?column? int4, ?column? text

select tree.id from tree
--= error 42P01 @21: relation "tree" does not exist

select * from routed
--= ok id int4, name text

select * from post_scores
--= ok user_id int4, average numeric, titles varchar[]

select user_id, average, titles, titles[1], round(average, 2) from post_scores
--= ok user_id int4, average numeric, titles varchar[], titles varchar, round numeric

select v, (v).name, v.name, row(v.*) from active_users v
--= ok v active_users, name text, name text, row record

select full_name(v) from active_users v
--= error 42883 @8: function full_name(active_users) does not exist

select count(*) from active_users, post_counts
--= ok count int8

select u.name, c.posts from users u left join post_counts c on c.user_id = u.id
--= ok name text, posts int8

select * from active_users join post_counts on user_id = id
--= ok id int4, name text, email text, mood mood, user_id int4, name text, posts int8, last_post timestamp

select name from active_users natural join post_counts
--= ok name text

select a.name from active_users a join posts p on p.user_id = a.id group by a.id
--= error 42803 @8: column "a.name" must appear in the GROUP BY clause or be used in an aggregate function

select a.name, count(*) from active_users a join posts p on p.user_id = a.id group by a.name
--= ok name text, count int8

select ctid from active_users
--= error 42703 @8: column "ctid" does not exist

select ctid, xmin from post_scores
--= ok ctid tid, xmin xid

select tableoid from active_users
--= error 42703 @8: column "tableoid" does not exist

select * from only active_users
--= ok id int4, name text, email text, mood mood

select null::active_users, (null::post_counts).posts, row(1, 'a', 2::bigint, now()::timestamp)::post_counts
--= ok active_users active_users, posts int8, row post_counts

insert into active_users (name, email) values ('a', 'b@c') returning id, mood
--= ok id int4, mood mood

insert into active_users values (default, 'a')
--= ok

insert into active_users (id) values (1)
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

insert into active_users (name, age) values ('a', 1)
--= error 42703 @33: column "age" of relation "active_users" does not exist

insert into post_counts values (1, 'a', 1, now())
--= error 55000: cannot insert into view "post_counts"

insert into all_names values ('a', 'b')
--= error 55000: cannot insert into view "all_names"

insert into posts_of_users (title) values ('a')
--= error 55000: cannot insert into view "posts_of_users"

insert into guarded values (1, 2) returning balance
--= ok balance numeric

insert into guarded (id, owner) values (1, 'a')
--= error 42703 @26: column "owner" of relation "guarded" does not exist

insert into app.tree values (1, 'a', 1)
--= error 55000: cannot insert into view "tree"

insert into routed values (1, 'a') returning *, name || 'x'
--= ok id int4, name text, ?column? text

insert into routed (id, parent_id) values (1, 2)
--= error 42703 @25: column "parent_id" of relation "routed" does not exist

insert into post_scores values (1, 2, '{}')
--= error 42809 plan: cannot change materialized view "post_scores"

update active_users set name = $1, email = $2 where id = $3 returning name, mood
--= ok name text, mood mood | $1 text, $2 email, $3 int4

update active_users a set name = upper(a.name) from posts p where p.user_id = a.id returning a.*, p.title
--= ok id int4, name text, email text, mood mood, title varchar

update active_users set age = 1
--= error 42703 @25: column "age" of relation "active_users" does not exist

update post_counts set name = 'a' where user_id = 1
--= error 55000: cannot update view "post_counts"

update guarded set balance = balance + $1 where id = $2 returning *
--= ok id int4, balance numeric | $1 numeric, $2 int4

update routed set name = name || $1 where id = $2 returning id, name
--= ok id int4, name text | $1 text, $2 int4

update post_scores set average = 1
--= error 42809 plan: cannot change materialized view "post_scores"

delete from active_users where id = $1 returning id, email
--= ok id int4, email text | $1 int4

delete from active_users a using posts p where p.user_id = a.id
--= ok

delete from post_counts where user_id = 1
--= error 55000: cannot delete from view "post_counts"

delete from routed where name = $1
--= ok | $1 text

delete from app.tree
--= error 55000: cannot delete from view "tree"

--+ create view doubled as select id, id * 2 as twice, name from nodes;
insert into doubled (id, name) values (1, 'a') returning *
--= ok id int4, twice int4, name text

--+ create view doubled as select id, id * 2 as twice, name from nodes;
insert into doubled (id, twice) values (1, 2)
--= error 0A000: cannot insert into column "twice" of view "doubled"

--+ create view doubled as select id, id * 2 as twice, name from nodes;
update doubled set twice = 4
--= error 0A000: cannot update column "twice" of view "doubled"

--+ create view doubled as select id, id * 2 as twice, name from nodes;
update doubled set name = twice::text where twice > 4 returning twice
--= ok twice int4

--+ create view limited as select id, name from nodes order by name limit 5;
select * from limited
--= ok id int4, name text

--+ create view limited as select id, name from nodes order by name limit 5;
delete from limited
--= error 55000: cannot delete from view "limited"

--+ create view over_view as select a.id, upper(a.name) as shout from active_users a;
select * from over_view where shout like 'A%'
--= ok id int4, shout text

--+ create view over_view as select a.id, upper(a.name) as shout from active_users a;
delete from over_view where id = $1 returning shout
--= ok shout text | $1 int4

--+ create view with_star as select * from accounts;
--+ alter table accounts add column added text;
select * from with_star
--= ok id int4, owner text, balance numeric, version int4

--+ create view with_star as select * from accounts;
--+ alter table accounts add column added text;
select added from with_star
--= error 42703 @8: column "added" does not exist

--+ create view literals as select 'a' as a, 1 as b, null as c, 2.5 as d, 'x'::varchar(3) as e;
select *, a || 'x', b + 1, c || 'y', d * 2 from literals
--= ok a text, b int4, c text, d numeric, e varchar, ?column? text, ?column? int4, ?column? text, ?column? numeric

--+ create view renamed (x, y) as select id, name from nodes;
select x, y from renamed
--= ok x int4, y text

--+ create view renamed (x, y) as select id, name from nodes;
select id from renamed
--= error 42703 @8: column "id" does not exist

--+ create view renamed (x) as select id, name from nodes;
select x, name from renamed
--= ok x int4, name text

--+ create view plain as select id from nodes;
--+ create or replace view plain as select id, name from nodes;
select name from plain
--= ok name text

--+ create view plain as select id from nodes;
--+ drop view plain;
select * from plain
--= error 42P01 @15: relation "plain" does not exist

--+ create view plain as select id from nodes;
--+ alter view plain rename to simple;
select * from simple
--= ok id int4

--+ create view plain as select id from nodes;
--+ alter view plain rename column id to number;
select number from plain
--= ok number int4

--+ create view plain as select id from nodes;
--+ alter view plain set schema app;
select * from app.plain
--= ok id int4

--+ create materialized view counted as select user_id, count(*) as n from posts group by user_id with no data;
select user_id, n from counted where n > $1
--= ok user_id int4, n int8 | $1 int8

--+ create recursive view up_to_ten (n) as values (1) union all select n + 1 from up_to_ten where n < 10;
select n from up_to_ten
--= ok n int4

--+ create view joined as select u.name as author, p.* from users u join posts p using (id);
select * from joined
--= ok author text, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

--+ create view whole as select u, u.id from users u;
select (u).name, id from whole
--= ok name text, id int4

--+ create view windowed as select id, rank() over w as place from users window w as (order by age);
select * from windowed where place = 1
--= ok id int4, place int8

--+ create view lateral_view as select u.id, l.title from users u left join lateral (select title from posts p where p.user_id = u.id limit 1) l on true;
select * from lateral_view
--= ok id int4, title varchar

--+ create view cte_view as with x as (select 1 as a, 'b' as b) select * from x;
select a, b from cte_view
--= ok a int4, b text

--+ create view casted as select age::bigint as big, name::varchar(5) as short, created_at::date as day, data ->> 'x' as x, nicknames[1] as nick, mood::text as feeling from users;
select * from casted
--= ok big int8, short varchar, day date, x text, nick text, feeling text

--+ create view grouped as select mood, count(*), avg(age), array_agg(name order by name) as names from users group by mood;
select mood, count, avg, names[1] from grouped
--= ok mood mood, count int8, avg numeric, names text
