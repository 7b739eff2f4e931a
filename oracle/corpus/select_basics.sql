-- Select lists: names and types of output columns, stars, DISTINCT.

select 1
--= ok ?column? int4

select
--= ok

select from users
--= ok

select * from users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select users.* from users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select u.* from users u
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select u.*, u.id as again from users u
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, again int4

select *, 1 as one, * from accounts
--= ok id int4, owner text, balance numeric, version int4, one int4, id int4, owner text, balance numeric, version int4

select id, name, name from users
--= ok id int4, name text, name text

select id as "User Id", name "full name" from users
--= ok "User Id" int4, "full name" text

select id user_id from users
--= ok user_id int4

select 1 as select
--= ok select int4

select 1 value, 2 type
--= ok value int4, type int4

select 3 year
--= error 42601 @10: syntax error at or near "year"

select 1 year
--= error 42601 @10: syntax error at or near "year"

select 2
--= ok ?column? int4

select 1 from
--= error 42601 @14: syntax error at end of input

select null
--= ok ?column? text

select 'a'
--= ok ?column? text

select null, null::int, 'x'::text
--= ok ?column? text, int4 int4, text text

select 1, 2.5, 1e3, 'x', true, null, 9999999999, 99999999999999999999
--= ok ?column? int4, ?column? numeric, ?column? numeric, ?column? text, ?column? bool, ?column? text, ?column? int8, ?column? numeric
--= 14: ok ?column? int4, ?column? numeric, ?column? numeric, ?column? text, bool bool, ?column? text, ?column? int8, ?column? numeric

select -1, +1, - - 1, -9223372036854775808, -2147483648
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int8, ?column? int4

select 'a' 'b'
--= error 42601 @12: syntax error at or near "'b'"

select 'a'
  'b'
--= ok ?column? text

select u from users u
--= ok u users

select users from users
--= ok users users

select u.name from users
--= error 42P01 @8: missing FROM-clause entry for table "u"

select users.name from users u
--= error 42P01 @8: invalid reference to FROM-clause entry for table "users"

select public.users.name from users
--= ok name text

select public.users.* from users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select app.users.login from app.users
--= ok login varchar

select app.users.login from app.users u
--= error 42P01 @8: invalid reference to FROM-clause entry for table "users"

select other.public.users.id from users
--= error 0A000 @8: cross-database references are not implemented: other.public.users.id

select nope from users
--= error 42703 @8: column "nope" does not exist

select u.nope from users u
--= error 42703 @8: column u.nope does not exist

select nope.id from users
--= error 42P01 @8: missing FROM-clause entry for table "nope"

select usres.id from users
--= error 42P01 @8: missing FROM-clause entry for table "usres"

select u.idd from users u
--= error 42703 @8: column u.idd does not exist

select x.* from users u
--= error 42P01 @8: missing FROM-clause entry for table "x"

select *
--= error 42601 @8: SELECT * with no tables specified is not valid

select u.* u from users u
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * as x from users
--= error 42601 @10: syntax error at or near "as"

select (u).name from users u
--= ok name text

select (u).* from users u
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select (u).nope from users u
--= error 42703 @9: column u.nope does not exist

select (users.*).name from users
--= ok name text

select name(u) from users u
--= ok name text

select u.full_name from users u
--= ok full_name text

select full_name(u) from users u
--= ok full_name text

select (u).full_name from users u
--= ok full_name text

select u.missing_name from users u
--= error 42703 @8: column u.missing_name does not exist

select (p).a, (p).b, p from made
--= ok a int4, b text, p pair

select (p).* from made
--= ok a int4, b text

select p.a from made
--= error 42P01 @8: missing FROM-clause entry for table "p"

select made.p.a from made
--= error 42P01 @8: missing FROM-clause entry for table "p"

select (made.p).a from made
--= ok a int4

select (n).p from made
--= ok p pair

select ((n).p).a, (n).p.b, (n).notes[1] from made
--= ok a int4, b text, notes text

select (n).p.a.b from made
--= error 42809 @9: column notation .b applied to type integer, which is not a composite type

select (m.n).p.a from made m
--= ok a int4

select (p).c from made
--= error 42703 @9: column "c" not found in data type pair

select (id).a from made
--= error 42809 @9: column notation .a applied to type integer, which is not a composite type

select count(*) from users
--= ok count int8

select count(*), count(id), sum(age), max(name) from users
--= ok count int8, count int8, sum int8, max text

select age + 1, age * 2.5, -age, not active from users
--= ok ?column? int4, ?column? numeric, ?column? int4, ?column? bool

select age::text, age::bigint, cast(age as numeric), age::text || 'x' from users
--= ok age text, age int8, age numeric, ?column? text

select coalesce(age, 0), nullif(age, 0), greatest(age, 1), least(age, 1), case when active then 1 end from users
--= ok coalesce int4, nullif int4, greatest int4, least int4, case int4

select array[age], row(age, name), (age, name), (select 1), exists (select 1), array(select id) from users
--= ok array int4[], row record, row record, ?column? int4, exists bool, array int4[]

select current_date, current_timestamp, current_user, localtime, session_user, user
--= ok current_date date, current_timestamp timestamptz, current_user name, localtime time, session_user name, user name

select extract(year from created_at), substring(name from 1 for 2), trim(name), position('a' in name) from users
--= ok extract numeric, substring text, btrim text, position int4

select (array[1,2])[1], (array[1,2])[1:2], nicknames[1] from users
--= ok array int4, array int4[], nicknames text

select data -> 'a', data ->> 'a', data #> '{a,b}' from users
--= ok ?column? jsonb, ?column? text, ?column? jsonb

select age is null, age between 1 and 2, age in (1, 2), name like 'a%', age is distinct from 1 from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select id::int4, id::pg_catalog.int8, id::"int4", name::varchar(10) from users
--= ok id int4, id int8, id int4, name varchar

select 1::int as "?column?", 'x' as " "
--= ok ?column? int4, " " text

select "Id", "select", "a b", "quo""te", "größe", plain from "Odd Name"."Mixed Case"
--= ok Id int4, select text, "a b" text, "quo""te" int4, größe numeric, plain int4

select * from "Odd Name"."Mixed Case"
--= ok Id int4, select text, "a b" text, "quo""te" int4, größe numeric, plain int4

select Id from "Odd Name"."Mixed Case"
--= error 42703 @8: column "id" does not exist

select PLAIN, "plain" from "Odd Name"."Mixed Case"
--= ok plain int4, plain int4

select "PLAIN" from "Odd Name"."Mixed Case"
--= error 42703 @8: column "PLAIN" does not exist

select größe from "Odd Name"."Mixed Case"
--= ok größe numeric

select quo"te from "Odd Name"."Mixed Case"
--= error 42601 @21: syntax error at or near "Odd"

select "a" from users
--= error 42703 @8: column "a" does not exist

select "" from users
--= error 42601 @8: zero-length delimited identifier at or near """"

select distinct name from users
--= ok name text

select distinct on (name) name, id from users order by name, id
--= ok name text, id int4

select distinct on (u.user_id, kind) u.title from posts u order by kind, user_id desc, views
--= ok title varchar

select distinct on (name) name from users order by id
--= error 42P10 @21: SELECT DISTINCT ON expressions must match initial ORDER BY expressions

select distinct on (1) name, id from users
--= ok name text, id int4

select distinct on (lower(name)) name from users order by lower(name)
--= ok name text

select distinct on (lower(name)) name from users order by name
--= error 42P10 @21: SELECT DISTINCT ON expressions must match initial ORDER BY expressions

select distinct data from users
--= ok data jsonb

select distinct c_json from kinds
--= error 42883 @17: could not identify an equality operator for type json

select distinct c_point from kinds
--= error 42883 @17: could not identify an equality operator for type point

select distinct c_xml from kinds
--= error 42883 @17: could not identify an equality operator for type xml

select distinct on (c_json) c_int4 from kinds
--= error 42883 @21: could not identify an equality operator for type json

select distinct on (3) name from users
--= error 42P10 @21: DISTINCT ON position 3 is not in select list

select distinct u from users u
--= ok u users

select distinct name from users order by id
--= error 42P10 @42: for SELECT DISTINCT, ORDER BY expressions must appear in select list

select distinct name from users order by lower(name)
--= error 42P10 @42: for SELECT DISTINCT, ORDER BY expressions must appear in select list

select distinct name, lower(name) from users order by lower(name)
--= ok name text, lower text

select distinct on (count(*)) 1 from users
--= ok ?column? int4

select all name from users
--= ok name text

select distinct all name from users
--= error 42601 @17: syntax error at or near "all"

select 1 where true
--= ok ?column? int4

select 1 where 1
--= error 42804 @16: argument of WHERE must be type boolean, not type integer

select 1 where null
--= ok ?column? int4

select 1 where 'yes'
--= ok ?column? int4

select 1 where 'perhaps'
--= error 22P02 @16: invalid input syntax for type boolean: "perhaps"

select id from users where active
--= ok id int4

select id from users where name
--= error 42804 @28: argument of WHERE must be type boolean, not type text

select id from users where active = 'true' and mood = 'happy'
--= ok id int4

select id from users where mood = 'hapy'
--= error 22P02 @35: invalid input value for enum mood: "hapy"

select id from users where count(*) > 1
--= error 42803 @28: aggregate functions are not allowed in WHERE

select id from users where row_number() over () = 1
--= error 42P20 @28: window functions are not allowed in WHERE

select name as n from users where n = 'a'
--= error 42703 @35: column "n" does not exist

select nothing.* from nothing
--= ok

select * from nothing
--= ok

select n from nothing n
--= ok n nothing

select ctid, xmin, tableoid, users.cmax from users
--= ok ctid tid, xmin xid, tableoid oid, cmax cid

select oid from users
--= error 42703 @8: column "oid" does not exist

select u.ctid from active_users u
--= error 42703 @8: column u.ctid does not exist

select tableoid::regclass, * from cities
--= ok tableoid regclass, name text, population int4, location point

select * from only cities
--= ok name text, population int4, location point

select * from cities*
--= ok name text, population int4, location point

select 1 limit 1
--= ok ?column? int4

select id from users where id = 1 or id = 2 and active
--= ok id int4

values (1)
--= ok column1 int4

table users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

table only users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

table users where id = 1
--= error 42601 @13: syntax error at or near "where"

(select 1)
--= ok ?column? int4

((select 1))
--= ok ?column? int4

select (1)
--= ok ?column? int4

select ((1)), ((name)) from users
--= ok ?column? int4, name text

select (select 1) from (select 2) x
--= ok ?column? int4

selec 1
--= error 42601 @1: syntax error at or near "selec"

select 1,
--= error 42601 @10: syntax error at end of input

select id, from users
--= error 42601 @12: syntax error at or near "from"

select id from users,
--= error 42601 @22: syntax error at end of input

select id from
--= error 42601 @15: syntax error at end of input

select * from users users2 users3
--= error 42601 @28: syntax error at or near "users3"

select 1;select 2
--= error 42601: cannot insert multiple commands into a prepared statement

select 'unterminated
--= error 42601 @8: unterminated quoted string at or near "'unterminated"

select "unterminated
--= error 42601 @8: unterminated quoted identifier at or near ""unterminated"

select 1 /* unterminated
--= error 42601 @10: unterminated /* comment at or near "/* unterminated"

select 1 /* a /* nested */ comment */ + 1 -- the end
--= ok ?column? int4

select $1
--= ok ?column? text | $1 text

select $1::int, $2::text
--= ok int4 int4, text text | $1 int4, $2 text

select :name
--= error 42601 @8: syntax error at or near ":"

select @id
--= error 42703 @9: column "id" does not exist

select #1
--= error 42883 @8: operator does not exist: # integer

select id from users where id == 1
--= error 42883 @31: operator does not exist: integer == integer

select id from users where id != 1 and id <> 2
--= ok id int4
