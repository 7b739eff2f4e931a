-- Subqueries of every kind: scalar, EXISTS, IN, ANY, ALL, ARRAY, row, correlated, in FROM.

select (select 1)
--= ok ?column? int4

select (select 1) as x, (select 'a'), (select null)
--= ok x int4, ?column? text, ?column? text

select (select name from users limit 1)
--= ok name text

select (select id, name from users)
--= error 42601 @8: subquery must return only one column

select (select * from accounts)
--= error 42601 @8: subquery must return only one column

select (select from users)
--= error 42601 @8: subquery must return only one column

select (select max(age) from users) as oldest, (select count(*) from posts)
--= ok oldest int4, count int8

select u.name, (select count(*) from posts p where p.user_id = u.id) as posts from users u
--= ok name text, posts int8

select u.name, (select count(p.*) from posts p where p.user_id = u.id and u.age > 1) from users u
--= ok name text, count int8

select u.name, (select u.age) from users u
--= ok name text, age int4

select u.name, (select count(u.age) from posts) from users u
--= error 42803 @8: column "u.name" must appear in the GROUP BY clause or be used in an aggregate function

select u.name, (select sum(u.age + p.views) from posts p) from users u
--= ok name text, sum numeric

select (select name from users where id = p.user_id) || p.title from posts p
--= ok ?column? text

select (select u from users u where u.id = 1)
--= ok u users

select (select row(id, name) from users limit 1)
--= ok row record

select (select (id, name) from users limit 1) as r
--= ok r record

select exists (select 1 from users)
--= ok exists bool

select exists (select * from users where name = 'a') as found
--= ok found bool

select exists (select from users), not exists (select 1, 2)
--= ok exists bool, ?column? bool

select exists (values (1))
--= ok exists bool

select exists select 1
--= error 42601 @22: syntax error at or near "1"

select id from users where id in (select user_id from posts)
--= ok id int4

select id from users where id not in (select user_id from comments)
--= ok id int4

select id from users where id in (select user_id, id from posts)
--= error 42601 @31: subquery has too many columns

select id from users where (id, name) in (select user_id, title from posts)
--= ok id int4

select id from users where (id, name) in (select user_id from posts)
--= error 42601 @39: subquery has too few columns

select id from users where (id, age) in (select views, score from posts)
--= ok id int4

select id from users where row(id, name) not in (select user_id, title from posts)
--= ok id int4

select id from users where (id) in (select user_id from posts)
--= ok id int4

select id from users where ((id, name)) in (select user_id, title from posts)
--= ok id int4

select id from users where id in (select title from posts)
--= error 42883 @31: operator does not exist: integer = character varying

select id from users where id in (select '1')
--= error 42883 @31: operator does not exist: integer = text

select id from users where name in (select 'a' union select 'b')
--= ok id int4

select id from users where '1' in (select id from posts)
--= ok id int4

select id from users where $1 in (select id from posts)
--= ok id int4 | $1 int4

select id from users where id in (select $1)
--= error 42883 @31: operator does not exist: integer = text

select id from users where id in (table accounts)
--= error 42601 @31: subquery has too many columns

select id from users where id in (values (1), (2))
--= ok id int4

select id from users where id in ((select 1))
--= ok id int4

select id from users where id in ((select 1), (select 2))
--= ok id int4

select id from users where id = any (select user_id from posts)
--= ok id int4

select id from users where id = some (select user_id from posts)
--= ok id int4

select id from users where id <> all (select user_id from posts)
--= ok id int4

select id from users where id > any (select score from posts)
--= ok id int4

select id from users where name like any (select title from posts)
--= ok id int4

select id from users where name ~~* all (select title from posts)
--= ok id int4

select id from users where name not like all (select title from posts)
--= ok id int4

select id from users where id = any (select name from users)
--= error 42883 @31: operator does not exist: integer = text

select id from users where id + any (select 1)
--= error 42804 @31: row comparison operator must yield type boolean, not type integer

select id from users where id = any (1)
--= error 42809 @31: op ANY/ALL (array) requires array on right side

select id from users where id = any (null)
--= ok id int4

select id from users where id = any ('{1,2}')
--= ok id int4

select id from users where id = any (array[1, 2])
--= ok id int4

select id from users where id = any (select array[1, 2])
--= error 42883 @31: operator does not exist: integer = integer[]

select id from users where id = any ((select array[1, 2]))
--= error 42883 @31: operator does not exist: integer = integer[]

select id from users where id = any ((select array[1, 2])::int[])
--= ok id int4

select id from users where id = all (nicknames)
--= error 42883 @31: operator does not exist: integer = text

select id from users where name = any (nicknames)
--= ok id int4

select id from users where id = any ($1)
--= ok id int4 | $1 int4[]

select id from users where id = any ($1::bigint[])
--= ok id int4 | $1 int8[]

select id from users where name = any ($1) and age <> all ($2)
--= ok id int4 | $1 text[], $2 int4[]

select id from users where $1 = any (nicknames)
--= ok id int4 | $1 text

select id from users where (id, name) = any (select user_id, title from posts)
--= ok id int4

select id from users where (id, name) <> all (select user_id, title from posts)
--= ok id int4

select id from users where (id, name) < any (select user_id, title from posts)
--= ok id int4

select id from users where (id, name) = (select user_id, title from posts limit 1)
--= ok id int4

select id from users where (id, name) > (select user_id, title from posts limit 1)
--= ok id int4

select id from users where (id, name) = (select user_id from posts)
--= error 42601 @39: subquery has too few columns

select id from users where (id, name) = (select user_id, title, body from posts)
--= error 42601 @39: subquery has too many columns

select id from users where (id, name) + (select user_id, title from posts)
--= error 42804 @39: row comparison operator must yield type boolean, not type integer

select id from users where (id, name) like (select user_id, title from posts)
--= error 42883 @39: operator does not exist: integer ~~ integer

select id from users where id = (select max(id) from users)
--= ok id int4

select id from users where id = (select name from users)
--= error 42883 @31: operator does not exist: integer = text

select id from users where (select active from users limit 1)
--= ok id int4

select id from users where (select age from users limit 1)
--= error 42804 @28: argument of WHERE must be type boolean, not type integer

select array(select id from users order by id)
--= ok array int4[]

select array(select id, name from users)
--= error 42601 @8: subquery must return only one column

select array(select name from users) || 'x'::text
--= ok ?column? text[]

select array(select row(id, name) from users)
--= ok array record[]

select array(select p from made)
--= ok array pair[]

select array(select u from users u)
--= ok array users[]

select array(select nicknames from users)
--= ok array text[]

select array(select mood from users), array(select level from made), array(select pos from made)
--= ok array mood[], array app.level[], array posint[]

select array(select null), array(select 'a'), array(select 1.5)
--= ok array text[], array text[], array numeric[]

select array(select $1)
--= ok array text[] | $1 text

select array(select $1::int)
--= ok array int4[] | $1 int4

select * from (select id, name from users) s
--= ok id int4, name text

select s.id, s.n from (select id, name as n from users) s
--= ok id int4, n text

select * from (select id, name from users)
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok id int4, name text

select * from (select id, name from users) as s (a)
--= ok a int4, name text

select * from (select id, name from users) as s (a, b, c)
--= error 42P10: table "s" has 2 columns available but 3 columns specified

select s.x from (select 1 as x, 2 as x) s
--= error 42702 @8: column reference "x" is ambiguous

select s.* from (select 1 as x, 2 as x) s
--= ok x int4, x int4

select s."?column?" from (select 1) s
--= ok ?column? int4

select s.coalesce, s.max from (select coalesce(1, 2), max(3)) s
--= ok coalesce int4, max int4

select s.case, s.array from (select case when true then 1 end, array[1]) s
--= ok case int4, array int4[]

select x from (select 'a' as x) s
--= ok x text

select x + 1 from (select '1' as x) s
--= error 42883 @10: operator does not exist: text + integer

select x || 'b' from (select null as x) s
--= ok ?column? text

select x from (select $1 as x) s
--= ok x text | $1 text

select x + 1 from (select $1 as x) s
--= error 42883 @10: operator does not exist: text + integer

select * from (values (1, 'a'), (2, 'b')) v
--= ok column1 int4, column2 text

select * from (values (1, 'a'), (2, 'b')) as v (id, name)
--= ok id int4, name text

select column1 from (values (1)) v
--= ok column1 int4

select * from (select 1 union select 2) u
--= ok ?column? int4

select * from (select * from (select * from (select 1 as a) x) y) z
--= ok a int4

select (select (select (select id)) from posts limit 1) from users
--= ok id int4

select id from users u where exists (select 1 from posts where user_id = u.id and exists (select 1 from comments where post_id = posts.id and user_id = u.id))
--= ok id int4

select id from users where exists (select 1 from posts where user_id = nope.id)
--= error 42P01 @72: missing FROM-clause entry for table "nope"

select id from users where id in (select user_idd from posts)
--= error 42703 @42: column "user_idd" does not exist

select name from users where id in (select name from posts)
--= error 42883 @33: operator does not exist: integer = text

select (select id) from users
--= ok id int4

select (select posts.id) from users
--= error 42P01 @16: missing FROM-clause entry for table "posts"

select u.id from users u where (select count(*) from posts p where p.user_id = u.id) > (select avg(c) from (select count(*) as c from posts group by user_id) s)
--= ok id int4

select u.id from users u where u.age > (select avg(age) from users where mood = u.mood)
--= ok id int4

select (select count(*) filter (where u.active) from posts) from users u
--= ok count int8

select (select max(u.id) from posts) from users u group by u.name
--= ok max int4

select (select u.id from posts limit 1) from users u group by u.name
--= error 42803 @16: subquery uses ungrouped column "u.id" from outer query

select (select u.name from posts limit 1) from users u group by u.name
--= ok name text

select u.id, (select p.title from posts p where p.user_id = u.id order by p.id desc limit 1), (select array_agg(p.title) from posts p where p.user_id = u.id) from users u
--= ok id int4, title varchar, array_agg varchar[]

select (select 1 order by 1 limit 1), (with x as (select 1 as a) select a from x), (values (3))
--= ok ?column? int4, a int4, column1 int4

select (table counter)
--= error 42601 @8: subquery must return only one column

select (table nothing)
--= error 42601 @8: subquery must return only one column

select case when exists (select 1) then (select 2) else (select 3.5) end
--= ok ?column? numeric

select coalesce((select name from users where id = $1), 'none')
--= ok coalesce text | $1 int4

select (select data from users limit 1) -> 'a', ((select p from made limit 1)).a, (select nicknames from users limit 1)[1]
--= ok ?column? jsonb, a int4, nicknames text

select (select 1 into x)
--= error 42601 @23: SELECT ... INTO is not allowed here

select * from (select 1 into x) s
--= error 42601 @30: SELECT ... INTO is not allowed here

select * from (insert into accounts values (1)) s
--= error 42601 @23: syntax error at or near "into"

select * from (delete from accounts returning id) s
--= error 42601 @23: syntax error at or near "from"

select (update accounts set id = 1 returning id)
--= error 42601 @16: syntax error at or near "accounts"

select (select current_user), (select now() - created_at from users limit 1)
--= ok current_user name, ?column? interval

select 1 = (select 1), (select 1) + (select 2), - (select 3)
--= ok ?column? bool, ?column? int4, ?column? int4

select not (select active from users limit 1), (select 'a') || (select 'b')
--= ok ?column? bool, ?column? text

select (select '1') + 1
--= error 42883 @21: operator does not exist: text + integer

select (select '1')::int + 1
--= ok ?column? int4

select 1 in (select 1 union select 2.5), 'a' in (select 'a')
--= ok ?column? bool, ?column? bool

select row(1, 'a')::pair in (select 1, 'a')
--= ok ?column? bool

select row(1, 'a')::pair in (select row(1, 'a')::pair)
--= error 42601 @26: subquery has too few columns

select row(1, 'a')::pair not in (values (row(1, 'a')))
--= error 42601 @26: subquery has too few columns

select 1 in (select 1, 2)
--= error 42601 @10: subquery has too many columns

select (1, 2) in (select 1)
--= error 42601 @15: subquery has too few columns
