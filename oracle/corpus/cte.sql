-- WITH: names, columns, scopes, MATERIALIZED.

with x as (select 1 as a) select a from x
--= ok a int4

with x as (select 1) select * from x
--= ok ?column? int4

with x (a) as (select 1) select a from x
--= ok a int4

with x (a, b) as (select 1, 'x') select b, a from x
--= ok b text, a int4

with x (a) as (select 1, 2) select * from x
--= ok a int4, ?column? int4

with x (a, b) as (select 1) select * from x
--= error 42P10 @6: WITH query "x" has 1 columns available but 2 columns specified

with x (a, a) as (select 1, 2) select * from x
--= ok a int4, a int4

with x (a, a) as (select 1, 2) select a from x
--= error 42702 @39: column reference "a" is ambiguous

with x as (select 1 as a, 2 as a) select a from x
--= error 42702 @42: column reference "a" is ambiguous

with x as (select 1 as a), y as (select a + 1 as b from x) select x.a, y.b from x, y
--= ok a int4, b int4

with y as (select a from x), x as (select 1 as a) select * from y
--= error 42P01 @26: relation "x" does not exist

with x as (select 1 as a), x as (select 2 as a) select * from x
--= error 42712 @28: WITH query name "x" specified more than once

with x as (select 1 as a) select x.b from x
--= error 42703 @34: column x.b does not exist

with x as (select 1 as a) select y.a from x
--= error 42P01 @34: missing FROM-clause entry for table "y"

with x as (select 1 as a) select z.a from x as z
--= ok a int4

with x as (select 1 as a) select z.b from x as z (b)
--= ok b int4

with x as (select 1 as a) select x.a from x as z
--= error 42P01 @34: invalid reference to FROM-clause entry for table "x"

with x as (select 1 as a) select * from x, x
--= error 42712: table name "x" specified more than once

with x as (select 1 as a) select * from x, x as y
--= ok a int4, a int4

with x as (select 1 as a) select * from public.x
--= error 42P01 @41: relation "public.x" does not exist

with users as (select 1 as a) select * from users
--= ok a int4

with users as (select 1 as a) select users.name from users
--= error 42703 @38: column users.name does not exist

with users as (select * from users where active) select name from users
--= ok name text

with users as (select 1 as a) select u.name from public.users u
--= ok name text

with x as materialized (select 1 as a) select a from x
--= ok a int4

with x as not materialized (select 1 as a) select a from x
--= ok a int4

with x as materialised (select 1 as a) select a from x
--= error 42601 @11: syntax error at or near "materialised"

with x as (select 'a' as a) select a from x
--= ok a text

with x as (select null as a) select a + 1 from x
--= error 42883 @39: operator does not exist: text + integer

with x as (select null as a) select a || 'x' from x
--= ok ?column? text

with x as (select '1' as a) select a + 1 from x
--= error 42883 @38: operator does not exist: text + integer

with x as (select $1 as a) select a from x
--= ok a text | $1 text

with x as (select $1 as a) select a from x where a = 1
--= error 42883 @52: operator does not exist: text = integer

with x as (select $1::int as a) select a from x where a = $2
--= ok a int4 | $1 int4, $2 int4

with x as (values (1, 'a'), (2, 'b')) select column1, column2 from x
--= ok column1 int4, column2 text

with x (id, name) as (values (1, 'a'), (2, null)) select name from x where id > 1
--= ok name text

with x as (table users) select name from x
--= ok name text

with x as (select u from users u) select (x.u).name from x
--= ok name text

with x as (select * from users) select x from x
--= ok x record

with x as (select id, name from users) select x.*, x from x
--= ok id int4, name text, x record

with x as (select id, name from users) select (x).id from x
--= ok id int4

with x as (select count(*) from posts) select count from x
--= ok count int8

with x as (select max(views), min(views) from posts) select max - min from x
--= ok ?column? int8

with x as (select user_id, count(*) as n from posts group by user_id) select u.name, x.n from users u left join x on x.user_id = u.id
--= ok name text, n int8

with x as (select user_id, sum(views) as total from posts group by user_id) select a.user_id, b.total from x a join x b on a.total < b.total
--= ok user_id int4, total numeric

with x as materialized (select user_id, sum(views) as total from posts group by user_id) select * from x where total > (select avg(total) from x)
--= ok user_id int4, total numeric

with x as (select 1 as a) select (select a from x), exists (select from x where a = 1)
--= ok a int4, exists bool

select (with x as (select 1 as a) select a from x)
--= ok a int4

select * from (with x as (select 1 as a) select a from x) s
--= ok a int4

select id from users where id in (with x as (select 1 as a) select a from x)
--= ok id int4

select u.id, (with x as (select u.id as a) select a from x) from users u
--= ok id int4, a int4

select u.id from users u, lateral (with x as (select u.age as a) select a from x) l
--= ok id int4

with x as (with y as (select 1 as a) select a + 1 as b from y) select b from x
--= ok b int4

with x as (with y as (select 1 as a) select a from y) select * from y
--= error 42P01 @69: relation "y" does not exist

with x as (select 1 as a) (with y as (select a from x) select y.a from y)
--= error 42601 @1: multiple WITH clauses not allowed

with x as (select 1 as a) select a from x union select 2
--= ok a int4

with x as (select 1 as a) (select a from x) union all (with y as (select 2 as a) select a from y)
--= ok a int4

with x as (select 1 as a) select a from (select a from x) s
--= ok a int4

with x as (select 1 as a) select x.a from users u left join x on x.a = u.id
--= ok a int4

with x as (select id from users order by id limit 3) select * from x
--= ok id int4

with x as (select id from users limit 3 for update) select * from x
--= ok id int4

with x as (select 1 as a)
--= error 42601 @26: syntax error at end of input

with x as (select 1 as a) select a from
--= error 42601 @40: syntax error at end of input

with x (select 1) select 1
--= error 42601 @9: syntax error at or near "select"

with x as select 1 select 1
--= error 42601 @11: syntax error at or near "select"

with x as (select 1), select 1
--= error 42601 @23: syntax error at or near "select"

with (x as (select 1)) select 1
--= error 42601 @6: syntax error at or near "("

with x as (select nope from users) select 1
--= error 42703 @19: column "nope" does not exist

with x as (select 1 as a), unused as (select 'x'::date) select a from x
--= error 22007 @46: invalid input syntax for type date: "x"

with x as (select 1 as a), unused as (select id from users where nope) select a from x
--= error 42703 @66: column "nope" does not exist

with x as (select sum(age) from users) select * from users where age > (select sum from x)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

with x as (select age from users) select sum(age) over (order by age) from x
--= ok sum int8

with x as (select 1 as a) insert into accounts (id, owner) select a, 'x' from x
--= ok

with x as (select 1 as a) update accounts set balance = x.a from x where accounts.id = x.a
--= ok

with x as (select 1 as a) delete from accounts using x where accounts.id = x.a
--= ok

with x as (select 1 as a) delete from accounts where id in (select a from x) returning *
--= ok id int4, owner text, balance numeric, version int4

with x as (select 1 as a) values ((select a from x))
--= ok column1 int4

with x as (select 1 as a) table x
--= ok a int4

insert into accounts (id, owner) with x as (select 1 as a) select a, 'x' from x
--= ok

with x as (select 1 as a) insert into accounts (id, owner) with y as (select a from x) select a, 'y' from y
--= ok

with x as (select 1 as a) insert into accounts (id, owner) values ((select a from x), 'v') returning (select a from x)
--= ok a int4

with x as (select id, ctid from users) select ctid from x
--= ok ctid tid

with x as (select id from users) select ctid from x
--= error 42703 @41: column "ctid" does not exist

with x as (select id from users) select x.tableoid from x
--= error 42703 @41: column x.tableoid does not exist

with x as (select p from made) select p, (p).a, p.b from x
--= error 42P01 @49: missing FROM-clause entry for table "p"

with x as (select p from made) select (p).a, (x.p).b from x
--= ok a int4, b text

with x as (select pos, level, mail from made) select pos + 1, level::text, mail[1] from x
--= ok ?column? int4, level text, mail text

with a as (select 1 as x), b as (select x from a), c as (select x from b), d as (select x from c) select d.x, a.x from a, d
--= ok x int4, x int4

with totals as (select user_id, sum(views) as total from posts group by user_id), ranked as (select *, rank() over (order by total desc) as place from totals) select u.name, r.total, r.place from ranked r join users u on u.id = r.user_id where r.place <= 3
--= ok name text, total numeric, place int8

with w as (select from nope) search breadth first by a set b select 1
--= error 42P01 @24: relation "nope" does not exist

with w as (select from nope) cycle a set b using c select 1
--= error 42P01 @24: relation "nope" does not exist

with recursive w as (select nope from nope2) cycle a set b to true default 'x' using c select 1
--= error 22P02 @76: invalid input syntax for type boolean: "x"

with recursive w(a) as (select 1 union select nope from w) cycle a set b to true default 'x' using c select 1
--= error 22P02 @90: invalid input syntax for type boolean: "x"

with recursive as (select 1) select * from recursive
--= ok ?column? int4

with recursive (a) as (select 1) select a from recursive
--= ok a int4

with recursive recursive as (select 1) select * from recursive
--= ok ?column? int4

with w as (select random() from users a full join posts b on a.id < b.id), v as (select from w) select
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

with w as (select from users a full join posts b on a.id < b.id), v as (select from w) select
--= ok

with w as materialized (select from users a full join posts b on a.id < b.id), v as (select from w) select
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

with w as not materialized (select from users a full join posts b on a.id < b.id), v as (select from w, w x) select
--= ok

with w as (select from users a full join posts b on a.id < b.id), v as (select from w, w x) select
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

with w as (select from pg_get_backend_memory_contexts() m full join users u on u.active), v as (select from w) select
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions
