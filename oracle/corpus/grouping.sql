-- GROUP BY, HAVING, functional dependency, grouping sets.

select name, count(*) from users group by name
--= ok name text, count int8

select name from users group by name
--= ok name text

select u.name, count(*) from users u group by u.name
--= ok name text, count int8

select u.name, count(*) from users u group by name
--= ok name text, count int8

select name as n, count(*) from users group by n
--= ok n text, count int8

select lower(name) as name, count(*) from users group by name
--= ok name text, count int8

select lower(name), count(*) from users group by lower(name)
--= ok lower text, count int8

select lower(name) || 'x', count(*) from users group by lower(name)
--= ok ?column? text, count int8

select upper(lower(name)) from users group by lower(name)
--= ok upper text

select name || 'x' from users group by lower(name)
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select name, count(*) from users group by 1
--= ok name text, count int8

select name from users group by 1
--= ok name text

select count(*) from users group by 1
--= error 42803 @8: aggregate functions are not allowed in GROUP BY

select name from users group by 3
--= error 42P10 @33: GROUP BY position 3 is not in select list

select count(*) from users group by 3
--= error 42P10 @37: GROUP BY position 3 is not in select list

select name from users group by 0
--= error 42P10 @33: GROUP BY position 0 is not in select list

select count(*) from users group by 0
--= error 42P10 @37: GROUP BY position 0 is not in select list

select name from users group by -1
--= error 42P10 @33: GROUP BY position -1 is not in select list

select count(*) from users group by -1
--= error 42P10 @37: GROUP BY position -1 is not in select list

select name from users group by 1.5
--= error 42601 @33: non-integer constant in GROUP BY

select count(*) from users group by 1.5
--= error 42601 @37: non-integer constant in GROUP BY

select name from users group by 'name'
--= error 42601 @33: non-integer constant in GROUP BY

select count(*) from users group by 'name'
--= error 42601 @37: non-integer constant in GROUP BY

select name from users group by null
--= error 42601 @33: non-integer constant in GROUP BY

select count(*) from users group by null
--= error 42601 @37: non-integer constant in GROUP BY

select name, count(*) from users group by name, name
--= ok name text, count int8

select age from users group by name
--= error 42803 @8: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select id, name, age from users group by id
--= ok id int4, name text, age int4

select u.* from users u group by u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select u from users u group by u.id
--= ok u users

select u from users u group by u
--= ok u users

select u.name from users u group by u
--= error 42803 @8: column "u.name" must appear in the GROUP BY clause or be used in an aggregate function

select u.*, count(p.id) from users u left join posts p on p.user_id = u.id group by u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, count int8

select u.* from users u left join posts p on p.user_id = u.id group by u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select p.title from users u left join posts p on p.user_id = u.id group by u.id
--= error 42803 @8: column "p.title" must appear in the GROUP BY clause or be used in an aggregate function

select u.name, p.title, count(*) from users u join posts p on p.user_id = u.id group by u.id, p.id
--= ok name text, title varchar, count int8

select name from users group by email
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select v from late group by id
--= error 42803 @8: column "late.v" must appear in the GROUP BY clause or be used in an aggregate function

select owner from accounts group by owner
--= ok owner text

select balance from accounts group by owner
--= error 42803 @8: column "accounts.balance" must appear in the GROUP BY clause or be used in an aggregate function

select product, price from lines group by order_id, line
--= ok product text, price numeric

select product from lines group by order_id
--= error 42803 @8: column "lines.product" must appear in the GROUP BY clause or be used in an aggregate function

select s.name from (select * from users) s group by s.id
--= error 42803 @8: column "s.name" must appear in the GROUP BY clause or be used in an aggregate function

select name from active_users group by id
--= error 42803 @8: column "active_users.name" must appear in the GROUP BY clause or be used in an aggregate function

select name from post_counts group by user_id
--= error 42803 @8: column "post_counts.name" must appear in the GROUP BY clause or be used in an aggregate function

select login from app.users group by id
--= ok login varchar

select titles from post_scores group by user_id
--= error 42803 @8: column "post_scores.titles" must appear in the GROUP BY clause or be used in an aggregate function

select name, population from cities group by name
--= ok name text, population int4

select value from measurements group by sensor, at
--= ok value float8

select value from measurements_2023 group by sensor, at
--= ok value float8

select name from users where id in (select id from posts group by id having count(*) > 1) group by id
--= ok name text

select count(*) from users having count(*) > 1
--= ok count int8

select name from users having count(*) > 1
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select 1 from users having true
--= ok ?column? int4

select name from users having true
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select name from users group by name having n > 1
--= error 42703 @45: column "n" does not exist

select count(*) as n from users group by name having n > 1
--= error 42703 @54: column "n" does not exist

select name, count(*) from users group by name having count(*) > 1 and name like 'a%'
--= ok name text, count int8

select name from users group by name having age > 1
--= error 42803 @45: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select count(*) from users group by name having age > 1
--= error 42803 @49: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select name, count(*) from users group by name having max(age) > 1
--= ok name text, count int8

select name from users group by name having count(*)
--= error 42804 @45: argument of HAVING must be type boolean, not type bigint

select 1 having 1 = 1
--= ok ?column? int4

select 1 having false
--= ok ?column? int4

select count(*) having count(*) > 0
--= ok count int8

select name from users group by name order by count(*) desc
--= ok name text

select name from users group by name order by age
--= error 42803 @47: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select name, count(*) n from users group by name order by n desc, name
--= ok name text, n int8

select name from users group by count(*)
--= error 42803 @33: aggregate functions are not allowed in GROUP BY

select name from users group by row_number() over ()
--= error 42P20 @33: window functions are not allowed in GROUP BY

select name, generate_series(1, 2) from users group by name, generate_series(1, 2)
--= ok name text, generate_series int4

select date_trunc('month', created_at) as month, count(*) from users group by month
--= ok month timestamptz, count int8

select date_trunc('month', created_at) as month, count(*) from users group by date_trunc('month', created_at)
--= ok month timestamptz, count int8

select count(*) from users group by date_trunc('year', created_at)
--= ok count int8

select date_trunc('month', created_at) from users group by date_trunc('year', created_at)
--= error 42803 @28: column "users.created_at" must appear in the GROUP BY clause or be used in an aggregate function

select extract(year from created_at) as y, count(*) from users group by y having count(*) > 2 order by y
--= ok y numeric, count int8

select case when age < 18 then 'young' else 'old' end as bracket, avg(age) from users group by bracket
--= ok bracket text, avg numeric

select case when age < 18 then 'young' else 'old' end, avg(age) from users group by case when age < 18 then 'young' else 'old' end
--= ok case text, avg numeric

select avg(age) from users group by case when age < 19 then 'young' else 'old' end
--= ok avg numeric

select case when age < 18 then 'young' else 'old' end from users group by case when age < 19 then 'young' else 'old' end
--= error 42803 @18: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select (p).a, count(*) from made group by (p).a
--= ok a int4, count int8

select count(*) from made group by (p).a
--= ok count int8

select (p).b from made group by (p).a
--= error 42803 @9: column "made.p" must appear in the GROUP BY clause or be used in an aggregate function

select p, (p).a, count(*) from made group by p
--= ok p pair, a int4, count int8

select data ->> 'a', count(*) from users group by data ->> 'a'
--= ok ?column? text, count int8

select data -> 'a' ->> 'b', count(*) from users group by data -> 'a'
--= ok ?column? text, count int8

select nicknames[1], count(*) from users group by nicknames[1]
--= ok nicknames text, count int8

select nicknames[1], count(*) from users group by nicknames
--= ok nicknames text, count int8

select age + 1, age + 2 from users group by age
--= ok ?column? int4, ?column? int4

select age + 1 from users group by age + 1
--= ok ?column? int4

select 1 + age from users group by age + 1
--= error 42803 @12: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select age + $1 from users group by age + $1
--= ok ?column? int4 | $1 int4

select age + $1 from users group by age + $2
--= error 42803 @8: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select c_json from kinds group by c_json
--= error 42883 @35: could not identify an equality operator for type json

select c_point from kinds group by c_point
--= error 42883 @36: could not identify an equality operator for type point

select c_jsonb, c_numeric from kinds group by c_jsonb, c_numeric
--= ok c_jsonb jsonb, c_numeric numeric

select count(distinct c_json) from kinds
--= error 42883 @23: could not identify an equality operator for type json

select id from users u join posts p using (id) group by id
--= ok id int4

select u.id from users u join posts p using (id) group by id
--= ok id int4

select u.id from users u left join posts p using (id) group by id
--= ok id int4

select p.id from users u left join posts p using (id) group by id
--= error 42803 @8: column "p.id" must appear in the GROUP BY clause or be used in an aggregate function

select u.id from users u full join posts p using (id) group by id
--= error 42803 @8: column "u.id" must appear in the GROUP BY clause or be used in an aggregate function

select p.id from users u full join posts p using (id) group by id
--= error 42803 @8: column "p.id" must appear in the GROUP BY clause or be used in an aggregate function

select users.id from public.users, app.users group by public.users.id
--= error 42P09 @8: table reference "users" is ambiguous

select name, mood, count(*) from users group by grouping sets ((name), (mood), ())
--= ok name text, mood mood, count int8

select name, mood, count(*) from users group by rollup (name, mood)
--= ok name text, mood mood, count int8

select name, mood, count(*) from users group by cube (name, mood)
--= ok name text, mood mood, count int8

select name, mood, grouping(name), grouping(name, mood) from users group by rollup (name, mood)
--= ok name text, mood mood, grouping int4, grouping int4

select grouping(name) from users
--= error 42803 @17: arguments to GROUPING must be grouping expressions of the associated query level

select grouping(age) from users group by name
--= error 42803 @17: arguments to GROUPING must be grouping expressions of the associated query level

select grouping(name) from users group by name
--= ok grouping int4

select name from users group by rollup (name)
--= ok name text

select age from users group by rollup (name)
--= error 42803 @8: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select name, age from users group by rollup (name), age
--= ok name text, age int4

select id, name from users group by grouping sets ((id))
--= ok id int4, name text

select id from users group by grouping sets ((id), ())
--= ok id int4

select name from users group by grouping sets ((id), ())
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select id from users group by rollup (id)
--= ok id int4

select name from users group by rollup (id)
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select name, mood from users group by rollup ((name, mood), active)
--= ok name text, mood mood

select name from users group by (name, mood)
--= ok name text

select name, mood from users group by (name, mood)
--= ok name text, mood mood

select row(name, mood) from users group by row(name, mood)
--= ok row record

select name from users group by row(name, mood)
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select mood from users group by row(name, mood)
--= error 42803 @8: column "users.mood" must appear in the GROUP BY clause or be used in an aggregate function

select name from users group by ()
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select count(*) from users group by ()
--= ok count int8

select 1 from users group by ()
--= ok ?column? int4

select name, count(*) from users group by grouping sets (rollup (name), cube (mood))
--= ok name text, count int8

select name, mood, count(*) from users group by distinct rollup (name), rollup (name, mood)
--= ok name text, mood mood, count int8

select name, count(*) from users group by all name
--= ok name text, count int8

select name, count(*) from users group by distinct name
--= ok name text, count int8

select lower(name) from users group by rollup (lower(name))
--= ok lower text

select name || 'x' from users group by rollup (name)
--= ok ?column? text

select 1 as one, count(*) from users group by rollup (one)
--= ok one int4, count int8

select name from users group by cube (1, 2)
--= error 42P10 @42: GROUP BY position 2 is not in select list

select count(*) from users group by cube (1, 2)
--= error 42803 @8: aggregate functions are not allowed in GROUP BY

select name, mood from users group by rollup (1, 2)
--= ok name text, mood mood

select grouping(1) from users group by rollup (1)
--= error 42803 @8: aggregate functions are not allowed in GROUP BY

select name from users group by name, nope
--= error 42703 @39: column "nope" does not exist

select name from users group by users.nope
--= error 42703 @33: column users.nope does not exist

select name from users group by
--= error 42601 @32: syntax error at end of input

select count(*) from users group by
--= error 42601 @36: syntax error at end of input

select name from users group name
--= error 42601 @30: syntax error at or near "name"

select count(*) from users group name
--= error 42601 @34: syntax error at or near "name"

select count(*) from users group by name having name = 'a' order by name
--= ok count int8

select name, (select count(*) from posts p where p.user_id = users.id) from users group by id
--= ok name text, count int8

select (select count(*) from posts p where p.user_id = users.id) from users group by name
--= error 42803 @56: subquery uses ungrouped column "users.id" from outer query

select name, array_agg(id order by id) filter (where active), string_agg(email, ',') from users group by name
--= ok name text, array_agg int4[], string_agg text

select distinct name from users group by name, age
--= ok name text

select distinct count(*) from users group by name
--= ok count int8

select name, sum(count(*)) over () from users group by name
--= ok name text, sum numeric

select name, rank() over (order by count(*) desc) from users group by name
--= ok name text, rank int8

select rank() over (order by age) from users group by name
--= error 42803 @30: column "users.age" must appear in the GROUP BY clause or be used in an aggregate function

select max(name), min(created_at), bool_or(active) from users group by mood, active having bool_and(active)
--= ok max text, min timestamptz, bool_or bool

select 1 group by - (1.5)
--= error 42601 @19: non-integer constant in GROUP BY

select 1 group by - ((2))
--= error 42P10 @19: GROUP BY position -2 is not in select list

select 1 order by - (1.5)
--= error 42601 @19: non-integer constant in ORDER BY

select p.user_id, row(max(p.score), p.kind)::app.price from posts p group by p.user_id, p.kind
--= ok user_id int4, row app.price

select ('x', case when active then created_at else now() end)::keys from users group by case when active then created_at else now() end
--= error 22P02 @9: invalid input syntax for type bigint: "x"
