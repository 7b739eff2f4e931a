-- Names: quoting, folding, scopes, ambiguity, keywords.

select ID, Name, "name", NAME from USERS
--= ok id int4, name text, name text, name text

select "ID" from users
--= error 42703 @8: column "ID" does not exist

select id from "USERS"
--= error 42P01 @16: relation "USERS" does not exist

select id from "users", "public"."nodes"
--= error 42702 @8: column reference "id" is ambiguous

select users.id from "users", "public"."nodes"
--= ok id int4

select "users"."id", users."name", "public".users.mood from users
--= ok id int4, name text, mood mood

select U.id, u.NAME, "u".mood from users U
--= ok id int4, name text, mood mood

select U.id from users "U"
--= error 42P01 @8: missing FROM-clause entry for table "u"

select "U".id from users "U"
--= ok id int4

select id as ID, name as Name, age as "Age" from users
--= ok id int4, name text, Age int4

select s.id, s.name from (select id as ID, name as Name from users) s
--= ok id int4, name text

select s.Age from (select age as "Age" from users) s
--= error 42703 @8: column s.age does not exist

select s."Age" from (select age as "Age" from users) s
--= ok Age int4

select "Id", "a b", "quo""te", "größe", "select", plain from "Odd Name"."Mixed Case"
--= ok Id int4, "a b" text, "quo""te" int4, größe numeric, select text, plain int4

select "Mixed Case"."Id", m."a b" from "Odd Name"."Mixed Case", "Odd Name"."Mixed Case" m
--= ok Id int4, "a b" text

select Id from "Odd Name"."Mixed Case"
--= error 42703 @8: column "id" does not exist

select "id" from "Odd Name"."Mixed Case"
--= error 42703 @8: column "id" does not exist

select "a  b" from "Odd Name"."Mixed Case"
--= error 42703 @8: column "a  b" does not exist

select * from "odd name"."Mixed Case"
--= error 42P01 @15: relation "odd name.Mixed Case" does not exist

select * from "Odd Name"."mixed case"
--= error 42P01 @15: relation "Odd Name.mixed case" does not exist

select * from "Mixed Case"
--= error 42P01 @15: relation "Mixed Case" does not exist

select * from Odd Name.Mixed Case
--= error 42601 @23: syntax error at or near "."

select größe, GRÖSSE from "Odd Name"."Mixed Case"
--= error 42703 @15: column "grÖsse" does not exist

select größe as Größe from "Odd Name"."Mixed Case"
--= ok größe numeric

select 1 as ünïcödé, 2 as 日本, 3 as a$b, 4 as _x, 5 as x1
--= ok ünïcödé int4, 日本 int4, "a$b" int4, _x int4, x1 int4

select 1 as 1x
--= error 42601 @13: trailing junk after numeric literal at or near "1x"
--= 14: error 42601 @13: syntax error at or near "1"

select 1 as a-b
--= error 42601 @14: syntax error at or near "-"

select 1 as a.b
--= error 42601 @14: syntax error at or near "."

select 1 as $x
--= error 42601 @13: syntax error at or near "$"

select 1 as "a.b", 2 as "", 3
--= error 42601 @25: zero-length delimited identifier at or near """"

select 1 as "a.b", 2 as " ", 3 as "?column?", 4 as """"
--= ok "a.b" int4, " " int4, ?column? int4, """" int4

select 1 as aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg
--= ok aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg int4

select aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg from (select 1 as aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg) s
--= ok aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg int4

select user from users
--= ok user name

select "user" from users
--= error 42703 @8: column "user" does not exist

select users.user from users
--= error 42703 @8: column users.user does not exist

select u.user from (select 1 as user) u
--= ok user int4

select current_user, "current_user" from users
--= error 42703 @22: column "current_user" does not exist

select order from users
--= error 42601 @14: syntax error at or near "from"

select 1 as order, 2 as table, 3 as end, 4 as null
--= ok order int4, table int4, end int4, null int4

select 1 order
--= error 42601 @15: syntax error at end of input

select 1 name, 2 type, 3 value, 4 id, 5 date, 6 status, 7 text, 8 level
--= ok name int4, type int4, value int4, id int4, date int4, status int4, text int4, level int4

select 1 day
--= error 42601 @10: syntax error at or near "day"

select 1 as day, 2 as hour, 3 as year, 4 as over, 5 as filter, 6 as precision, 7 as within, 8 as array
--= ok day int4, hour int4, year int4, over int4, filter int4, precision int4, within int4, array int4

select 1 precision
--= error 42601 @10: syntax error at or near "precision"

select 1 filter
--= error 42601 @10: syntax error at or near "filter"

select 1 over
--= error 42601 @10: syntax error at or near "over"

select 1 isnull
--= ok ?column? bool

select 1 as isnull
--= ok isnull int4

select x.order from (select 1 as order) x
--= ok order int4

select x.select, x.from, x.end from (select 1 as select, 2 as from, 3 as end) x
--= ok select int4, from int4, end int4

select order from (select 1 as order) x
--= error 42601 @14: syntax error at or near "from"

select "order" from (select 1 as order) x
--= ok order int4

select value, name, type, key, row, rows, text, date, time from (select 1 as value, 2 as name, 3 as type, 4 as key, 5 as row, 6 as rows, 7 as text, 8 as date, 9 as time) x
--= ok value int4, name int4, type int4, key int4, row int4, rows int4, text int4, date int4, time int4

select value, name, type, key, rows, text, date from (select 1 as value, 2 as name, 3 as type, 4 as key, 6 as rows, 7 as text, 8 as date) x
--= ok value int4, name int4, type int4, key int4, rows int4, text int4, date int4

select left, right from (select 1 as left, 2 as right) x
--= error 42601 @12: syntax error at or near ","

select x.left, x.right, x.full from (select 1 as left, 2 as right, 3 as full) x
--= ok left int4, right int4, full int4

select coalesce, values from (select 1 as coalesce, 2 as values) x
--= ok coalesce int4, values int4

select x.coalesce, x.values, x.between, x.exists from (select 1 as coalesce, 2 as values, 3 as between, 4 as exists) x
--= ok coalesce int4, values int4, between int4, exists int4

select timestamp, interval from (select 1 as timestamp, 2 as interval) x
--= ok timestamp int4, interval int4

select setof from (select 1 as setof) x
--= ok setof int4

select * from users select
--= error 42601 @21: syntax error at or near "select"

select * from users order
--= error 42601 @26: syntax error at end of input

select * from users as order
--= error 42601 @24: syntax error at or near "order"

select * from users "order"
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users left
--= error 42601 @25: syntax error at end of input

select * from users cross
--= error 42601 @26: syntax error at end of input

select * from users value
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users as left
--= error 42601 @24: syntax error at or near "left"

select * from users u where u.id = user.id
--= error 42601 @40: syntax error at or near "."

select * from select
--= error 42601 @15: syntax error at or near "select"

select * from user
--= ok user name

select * from "user"
--= error 42P01 @15: relation "user" does not exist

select * from order
--= error 42601 @15: syntax error at or near "order"

select id from users where user = 'x'
--= ok id int4

select id from users where users.user = 'x'
--= error 42703 @28: column users.user does not exist

select name from users where name = name
--= ok name text

select name from users where "name" = "a"
--= error 42703 @39: column "a" does not exist

select name from users where name = "a"
--= error 42703 @37: column "a" does not exist

select name from users where "a" = 1
--= error 42703 @30: column "a" does not exist

select id from users u1, users u2
--= error 42702 @8: column reference "id" is ambiguous

select u1.id from users u1, users u2 where name = 'a'
--= error 42702 @44: column reference "name" is ambiguous

select u1.id from users u1, users u2 where u1.name = u2.name
--= ok id int4

select id, u.id, users.id from users u
--= error 42P01 @18: invalid reference to FROM-clause entry for table "users"

select u.id from users as u (a, b)
--= error 42703 @8: column u.id does not exist

select a, b, email from users as u (a, b)
--= ok a int4, b text, email text

select id, post_id from users, comments
--= error 42702 @8: column reference "id" is ambiguous

select users.id, post_id, comments.body, title from users, comments, posts
--= ok id int4, post_id int4, body text, title varchar

select body from comments, posts
--= error 42702 @8: column reference "body" is ambiguous

select users.nope, posts.nope from users, posts
--= error 42703 @8: column users.nope does not exist

select usrs.id from users
--= error 42P01 @8: missing FROM-clause entry for table "usrs"

select user.id from users
--= error 42601 @12: syntax error at or near "."

select public.user.id from users
--= error 42P01 @8: missing FROM-clause entry for table "user"

select app.id from app.users
--= error 42P01 @8: missing FROM-clause entry for table "app"

select users.login from app.users
--= ok login varchar

select app.users.login, users.login from app.users
--= ok login varchar, login varchar

select public.users.login from app.users
--= error 42P01 @8: invalid reference to FROM-clause entry for table "users"

select users.name, app.users.login from users, app.users
--= error 42P09 @8: table reference "users" is ambiguous

select u.name, users.login from users u, app.users
--= ok name text, login varchar

select users.id from app.users, public.users
--= error 42P09 @8: table reference "users" is ambiguous

select login, name from app.users, public.users
--= ok login varchar, name text

select id from app.users, public.users
--= error 42702 @8: column reference "id" is ambiguous

select x.users.id from users
--= error 42P01 @8: invalid reference to FROM-clause entry for table "users"

select a.b.c.d.e from users
--= error 42601 @8: improper qualified name (too many dotted names): a.b.c.d.e

select public.users.p.a from users
--= error 0A000 @8: cross-database references are not implemented: public.users.p.a

select users.id.x from users
--= error 42P01 @8: missing FROM-clause entry for table "id"

select (users.id).x from users
--= error 42809 @9: column notation .x applied to type integer, which is not a composite type

select *.id from users
--= error 42601 @9: syntax error at or near "."

select u.* .id from users u
--= error 42601 @16: improper use of "*" at or near "from"

select u.id.* from users u
--= error 42P01 @8: missing FROM-clause entry for table "id"

select public.users.*, u.* from users, users u
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select nope.users.* from users
--= error 42P01 @8: invalid reference to FROM-clause entry for table "users"

select public.nope.* from users
--= error 42P01 @8: missing FROM-clause entry for table "nope"

select id as a, a + 1 from users
--= error 42703 @17: column "a" does not exist

select id as a from users where a = 1
--= error 42703 @33: column "a" does not exist

select id as a from users group by a having a > 1
--= error 42703 @45: column "a" does not exist

select id as a from users group by a order by a
--= ok a int4

select id + 1 as id from users where id = 2 order by id
--= ok id int4

select id + 1 as id from users group by id
--= ok id int4

select -id as id from users order by id
--= ok id int4

select name as id from users order by id
--= ok id text

select name as id from users group by id
--= ok id text

select name as id, id as name from users order by name, id
--= ok id text, name int4

select lower(name) as name from users group by name
--= ok name text

select lower(name) as n from users group by lower(name) order by lower(n)
--= error 42703 @72: column "n" does not exist

select (select id from posts where id = users.id limit 1) from users
--= ok id int4

select (select title from posts where id = id limit 1) from users
--= ok title varchar

select (select name from posts limit 1) from users
--= ok name text

select (select nope from posts limit 1) from users
--= error 42703 @16: column "nope" does not exist

select id from users where id in (select name from posts)
--= error 42883 @31: operator does not exist: integer = text

select id from users where exists (select id from posts where user_id = users.id and name = title)
--= ok id int4

select id from users where exists (select 1 from posts users where users.user_id = id)
--= ok id int4

select u.id from users u where exists (select 1 from posts u where u.user_id = u.id)
--= ok id int4

select x.id from users x where (select count(*) from posts x where x.user_id = 1) > 0
--= ok id int4

select u.id from users u, lateral (select u.id from posts u) p
--= ok id int4

with u as (select 1 as id) select users.id, u.id from users, u
--= ok id int4, id int4

with users as (select 1 as x) select x, users.x, public.users.id from users, public.users
--= error 42712: table name "users" specified more than once

with users as (select 1 as x) select id from users
--= error 42703 @38: column "id" does not exist

with Users as (select 1 as X) select x from USERS
--= ok x int4

with "Users" as (select 1 as "X") select "X" from "Users"
--= ok X int4

with "Users" as (select 1 as x) select x from users
--= error 42703 @40: column "x" does not exist

select a.x, b.x from (select 1 as x) a, (select 2 as x) b
--= ok x int4, x int4

select x from (select 1 as x) a, (select 2 as x) b
--= error 42702 @8: column reference "x" is ambiguous

select x from (select 1 as x) a cross join lateral (select a.x + 1 as y) b
--= ok x int4

select c.relname, n.nspname from pg_class c, pg_namespace n where c.relnamespace = n.oid
--= ok relname name, nspname name

select information_schema.tables.table_name from information_schema.tables
--= ok table_name name

select pg_catalog.pg_class.relname from pg_class
--= ok relname name

select /* comment */ id -- trailing
  from users -- another
  where id = 1 /* nested /* deep */ */
--= ok id int4

select id from users where name = 'a;b' and email = 'it''s'
--= ok id int4

select id/**/from/**/users
--= ok id int4

select id from users
--= ok id int4

select"id"from"users"
--= ok id int4

select 1as x
--= error 42601 @8: trailing junk after numeric literal at or near "1as"
--= 14: ok x int4

select 1 as x,2as y
--= error 42601 @15: trailing junk after numeric literal at or near "2as"
--= 14: ok x int4, y int4

select id,name,-1,+1,*from users
--= ok id int4, name text, ?column? int4, ?column? int4, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select(1)+(2),(id)from users
--= ok ?column? int4, id int4

select 1+1,1-1,1*1,1/1,1%1,'a'||'b',1<1,1>1,1=1,1<>1 from users
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? text, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select $1+$2::int,$3||'a'
--= ok ?column? int4, ?column? text | $1 int4, $2 int4, $3 text

select :a from users
--= error 42601 @8: syntax error at or near ":"

select ?
--= error 42601 @9: syntax error at end of input

select id from users where id = ?
--= error 42601 @34: syntax error at end of input

select id from users where id = :id
--= error 42601 @33: syntax error at or near ":"

select id from users where id = @id
--= ok id int4

select id from users where id = %s
--= error 42601 @33: syntax error at or near "%"

select `id` from users
--= error 42601 @13: syntax error at or near "from"

select [id] from users
--= error 42601 @8: syntax error at or near "["

select id from users where name = “a”
--= error 42703 @35: column "“a”" does not exist

select id from users where name = 'a
--= error 42601 @35: unterminated quoted string at or near "'a"

select id from users where (id = 1
--= error 42601 @35: syntax error at end of input

select id from users where id = 1)
--= error 42601 @34: syntax error at or near ")"

select id from users where ((id = 1)
--= error 42601 @37: syntax error at end of input

select id from users where id = 1 and
--= error 42601 @38: syntax error at end of input

select id from users where and id = 1
--= error 42601 @28: syntax error at or near "and"

select id from users where id = = 1
--= error 42601 @33: syntax error at or near "="

select id from users where id in (1, 2
--= error 42601 @39: syntax error at end of input

select id name age from users
--= error 42601 @16: syntax error at or near "age"

select id, name age from users
--= ok id int4, age text

select from where
--= error 42601 @13: syntax error at or near "where"

select * form users
--= error 42601 @10: syntax error at or near "form"

select * from users were id = 1
--= error 42601 @26: syntax error at or near "id"

select id from users group order by id
--= error 42601 @28: syntax error at or near "order"

select id from users where id = 1 group by
--= error 42601 @43: syntax error at end of input

select id from users where
--= error 42601 @27: syntax error at end of input

select id from users where id = 1 limit
--= error 42601 @40: syntax error at end of input

select count(*) from users where name = 'a' having
--= error 42601 @51: syntax error at end of input

elect 1
--= error 42601 @1: syntax error at or near "elect"

SELECT ID FROM USERS WHERE NAME LIKE 'A%' ORDER BY ID DESC NULLS LAST LIMIT 1
--= ok id int4

sElEcT iD fRoM uSeRs
--= ok id int4

select 1 \g
--= error 42601 @10: syntax error at or near "\"

select ~!@#%^&|`? 1
--= error 42883 @8: operator does not exist: ~!@#%^&|`? integer

select 'a'::text ::varchar
--= ok varchar varchar

select U&"n\0061me" from users
--= ok name text

select u&'\0061', U&"id" from users
--= ok ?column? text, id int4

select _utf8'a'
--= error 42704 @8: type "_utf8" does not exist

select n'a'
--= ok bpchar bpchar

select id$ from users
--= error 42703 @8: column "id$" does not exist

select (u).row_number from users u
--= error 42703 @9: column u.row_number does not exist

select u.name.accounts.* from accounts
--= error 0A000 @8: cross-database references are not implemented: u.name.accounts.*

select a.b.users.* from users
--= error 0A000 @8: cross-database references are not implemented: a.b.users.*

select public.users.name from public.users u
--= error 42P01 @8: invalid reference to FROM-clause entry for table "users"

select public.users.name from public.accounts
--= error 42P01 @8: missing FROM-clause entry for table "users"

select public.users.* from users u
--= error 42P01 @8: invalid reference to FROM-clause entry for table "users"

delete from public.users u where public.users.id = 1
--= error 42P01 @34: invalid reference to FROM-clause entry for table "users"
