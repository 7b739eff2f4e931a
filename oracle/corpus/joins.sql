-- Joins of every kind, USING and NATURAL, scopes of ON.

select u.name, p.title from users u join posts p on p.user_id = u.id
--= ok name text, title varchar

select u.name, p.title from users u inner join posts p on p.user_id = u.id
--= ok name text, title varchar

select u.name, p.title from users u left join posts p on p.user_id = u.id
--= ok name text, title varchar

select u.name, p.title from users u left outer join posts p on p.user_id = u.id
--= ok name text, title varchar

select u.name, p.title from users u right join posts p on p.user_id = u.id
--= ok name text, title varchar

select u.name, p.title from users u full outer join posts p on p.user_id = u.id
--= ok name text, title varchar

select u.name, p.title from users u cross join posts p
--= ok name text, title varchar

select u.name, p.title from users u, posts p where p.user_id = u.id
--= ok name text, title varchar

select * from users u join posts p on p.user_id = u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from accounts join lines using (id)
--= error 42703: column "id" specified in USING clause does not exist in right table

select * from users join posts using (id)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select id, name, title from users join posts using (id)
--= ok id int4, name text, title varchar

select id from users left join posts using (id)
--= ok id int4

select id from users full join posts using (id)
--= ok id int4

select users.id, posts.id, id from users full join posts using (id)
--= ok id int4, id int4, id int4

select * from users natural join posts
--= ok id int4, created_at timestamptz, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date

select * from nodes natural join accounts
--= ok id int4, parent_id int4, name text, owner text, balance numeric, version int4

select * from nodes natural left join routed
--= ok id int4, name text, parent_id int4

select * from edges natural join nodes
--= ok source int4, target int4, cost float8, id int4, parent_id int4, name text

select * from users join posts using (id, created_at)
--= ok id int4, created_at timestamptz, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date

select * from users join posts using (id, nope)
--= error 42703: column "nope" specified in USING clause does not exist in left table

select * from users join posts using (title)
--= error 42703: column "title" specified in USING clause does not exist in left table

select * from users join posts using (name)
--= error 42703: column "name" specified in USING clause does not exist in right table

select * from users join posts using ()
--= error 42601 @39: syntax error at or near ")"

select * from users u1 join users u2 using (id) join users u3 using (id)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users u1 join users u2 on u1.id = u2.manager_id join posts using (id)
--= error 42702: common column name "id" appears more than once in left table

select * from (users u1 join users u2 on true) join posts using (id)
--= error 42702: common column name "id" appears more than once in left table

select id from users u1 join users u2 using (id, name)
--= ok id int4

select name from users u1 join users u2 using (id)
--= error 42702 @8: column reference "name" is ambiguous

select u1.name, x.id from users u1 join users u2 using (id) as x
--= ok name text, id int4

select x.name from users u1 join users u2 using (id) as x
--= error 42703 @8: column x.name does not exist

select x.* from users u1 join users u2 using (id) as x
--= ok id int4

select x from users u1 join users u2 using (id) as x
--= ok x record

select * from users u1 join users u2 using (id) as u1
--= error 42712: table name "u1" specified more than once

select id from users, posts
--= error 42702 @8: column reference "id" is ambiguous

select users.id from users, posts
--= ok id int4

select * from users, users
--= error 42712: table name "users" specified more than once

select * from users u, posts u
--= error 42712: table name "u" specified more than once

select * from users u join posts u on true
--= error 42712: table name "u" specified more than once

select * from public.users, app.users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id uuid, login varchar, level app.level

select public.users.id, app.users.id from public.users, app.users
--= ok id int4, id uuid

select users.name from public.users, app.users
--= error 42P09 @8: table reference "users" is ambiguous

select * from users join posts on users.id = posts.user_id and posts.score > 1
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users join posts on posts.user_id
--= error 42804 @35: argument of JOIN/ON must be type boolean, not type integer

select * from users join posts on 'true'
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users join posts on null
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users join posts
--= error 42601 @31: syntax error at end of input

select * from users left join posts
--= error 42601 @36: syntax error at end of input

select * from users cross join posts on true
--= error 42601 @38: syntax error at or near "on"

select * from users natural join posts on true
--= error 42601 @40: syntax error at or near "on"

select * from users join posts using (id) on true
--= error 42601 @43: syntax error at or near "on"

select * from users natural cross join posts
--= error 42601 @29: syntax error at or near "cross"

select * from users u join posts p on c.post_id = p.id join comments c on true
--= error 42P01 @39: missing FROM-clause entry for table "c"

select * from users u join (posts p join comments c on c.post_id = p.id) on p.user_id = u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp, id int8, post_id int4, user_id int4, body text, parent_id int8, created_at timestamptz

select u.name, c.body from users u left join (posts p join comments c on c.post_id = p.id) on p.user_id = u.id
--= ok name text, body text

select * from users u join (posts p join comments c on c.user_id = u.id) on p.user_id = u.id
--= error 42P01 @68: invalid reference to FROM-clause entry for table "u"

select * from users u join posts p join comments c on c.post_id = p.id on p.user_id = u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp, id int8, post_id int4, user_id int4, body text, parent_id int8, created_at timestamptz

select * from users u left join posts p left join comments c on c.post_id = p.id on p.user_id = u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp, id int8, post_id int4, user_id int4, body text, parent_id int8, created_at timestamptz

select * from (users u join posts p on p.user_id = u.id) as j
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select j.name, j.title from (users u join posts p on p.user_id = u.id) as j
--= ok name text, title varchar

select u.name from (users u join posts p on p.user_id = u.id) as j
--= error 42P01 @8: invalid reference to FROM-clause entry for table "u"

select j.id from (users u join posts p on p.user_id = u.id) as j
--= error 42702 @8: column reference "id" is ambiguous

select j.a, j.b from (accounts join nodes using (id)) as j (a, b)
--= ok a int4, b text

select * from (accounts join nodes using (id)) as j (a, b, c)
--= ok a int4, b text, c numeric, version int4, parent_id int4, name text

select * from (nodes join nodes n2 using (id)) as j (a, b, c, d, e, f, g)
--= error 42P10: join expression "j" has 5 columns available but 7 columns specified

select * from users as u (user_id, user_name)
--= ok user_id int4, user_name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select u.id from users as u (user_id, user_name)
--= error 42703 @8: column u.id does not exist

select u.user_id, u.email from users as u (user_id, user_name)
--= ok user_id int4, email text

select * from accounts as a (w, x, y, z, too_many)
--= error 42P10: table "a" has 4 columns available but 5 columns specified

select * from accounts as a (x, x)
--= ok x int4, x text, balance numeric, version int4

select x from accounts as a (x, x)
--= error 42702 @8: column reference "x" is ambiguous

select u.id, m.name as manager from users u left join users m on m.id = u.manager_id
--= ok id int4, manager text

select u.name, m.name as boss, b.name as top from users u left join users m on m.id = u.manager_id left join users b on b.id = m.manager_id
--= ok name text, boss text, top text

select * from users u left join posts p on p.user_id = u.id where p.id is null
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u full join posts p on u.id < p.user_id
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select * from users u full join posts p on u.id = p.user_id and u.age < p.views
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u full join posts p on u.age = 1
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select * from users u full join posts p on true
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u full join posts p on u.id < p.user_id where u.age > 1
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u full join posts p on u.id < p.user_id where p.id = 1 and u.id = 1
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u full join posts p on u.id < p.user_id where false
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u full join posts p on u.data @> p.body::jsonb
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select * from users u full join posts p using (id) where u.active
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u full join posts p on u.name = p.body and u.id <> p.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u join posts p on sum(p.views) > 1
--= error 42803 @39: aggregate functions are not allowed in JOIN conditions

select * from users u join posts p on exists (select 1 from comments c where c.post_id = p.id and c.user_id = u.id)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u join posts p on (u.id, u.name) = (p.user_id, p.title)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select c_int4 from kinds join posts on c_int8 = views
--= ok c_int4 int4

select c_int4 from kinds join users on c_text = id
--= error 42883 @47: operator does not exist: text = integer

select c_int4 from kinds join posts on c_numeric = views and c_float8 = score and c_char_n = title
--= ok c_int4 int4

select c_int4, created_at from kinds join posts on c_date = created_at
--= ok c_int4 int4, created_at timestamp

select * from nothing cross join nodes
--= ok id int4, parent_id int4, name text

select * from nodes a natural join nodes b
--= ok id int4, parent_id int4, name text

select * from nodes a natural full join nodes b
--= ok id int4, parent_id int4, name text

select a.*, b.* from nodes a natural join nodes b
--= ok id int4, parent_id int4, name text, id int4, parent_id int4, name text

select count(*) from edges e1 join edges e2 on e1.target = e2.source and e1.source <> e2.target
--= ok count int8

select m.sensor, m.value from measurements m join measurements_2023 n using (sensor, at)
--= ok sensor int4, value float8

select coalesce(u.id, p.user_id) as id from users u full join posts p on u.id = p.user_id
--= ok id int4

select * from nope
--= error 42P01 @15: relation "nope" does not exist

select * from users, nope
--= error 42P01 @22: relation "nope" does not exist

select * from nope.users
--= error 42P01 @15: relation "nope.users" does not exist

select * from app.posts
--= error 42P01 @15: relation "app.posts" does not exist

select * from public.nope
--= error 42P01 @15: relation "public.nope" does not exist

select * from elsewhere.public.users
--= error 0A000 @15: cross-database references are not implemented: "elsewhere.public.users"

select * from users_pkey
--= error 42809 @15: "users_pkey" is an index
--= 16 17 18: error 42809 @15: cannot open relation "users_pkey"

select * from counter
--= ok last_value int8, log_cnt int8, is_called bool

select * from mood
--= error 42P01 @15: relation "mood" does not exist

select * from pair
--= error 42809 @15: "pair" is a composite type
--= 16 17 18: error 42809 @15: cannot open relation "pair"

select id from kinds k join made using (c_int4)
--= error 42703: column "c_int4" specified in USING clause does not exist in right table

select * from made m join kinds k on m.pos = k.c_int2
--= ok id int4, pos int4, small int4, mail email[], labels text[], code varchar, level app.level, levels app.level[], p pair, ps pair[], n nested, cp pair, price app.price, fr floatrange, fm floatmultirange, req int4, feeling mood, owner users, c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8, c_numeric numeric, c_numeric_ps numeric, c_money money, c_text text, c_varchar varchar, c_varchar_n varchar, c_bpchar bpchar, c_char_n bpchar, c_char char, c_name name, c_bytea bytea, c_uuid uuid, c_date date, c_time time, c_timetz timetz, c_timestamp timestamp, c_timestamptz timestamptz, c_interval interval, c_interval_dh interval, c_json json, c_jsonb jsonb, c_jsonpath jsonpath, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit, c_varbit varbit, c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery, c_int4range int4range, c_int8range int8range, c_numrange numrange, c_daterange daterange, c_tsrange tsrange, c_tstzrange tstzrange, c_multirange int4multirange, c_oid oid, c_xid8 xid8, c_lsn pg_lsn, c_regclass regclass, c_regtype regtype, c_int4_array int4[], c_text_array text[], c_mood mood, c_mood_array mood[]

select k.c_bpchar from kinds k join kinds l using (c_varchar)
--= ok c_bpchar bpchar

select c_varchar = c_text from kinds k join kinds l using (c_varchar)
--= error 42702 @20: column reference "c_text" is ambiguous

select c_int4 from (select c_int4 from kinds) a join (select c_int8 as c_int4 from kinds) b using (c_int4)
--= ok c_int4 int8

select x from (select c_varchar_n as x from kinds) a join (select c_text as x from kinds) b using (x)
--= ok x varchar

select x from (select 1 as x) a full join (select 2.5 as x) b using (x)
--= ok x numeric

select x from (select 1 as x) a full join (select 'a'::text as x) b using (x)
--= error 42804: JOIN/USING types integer and text cannot be matched
--= 16 17 18: error 42883: operator does not exist: integer = text

select x from (select 'a' as x) a full join (select 1 as x) b using (x)
--= error 42804: JOIN/USING types text and integer cannot be matched
--= 16 17 18: error 42883: operator does not exist: text = integer

select x from (select '1' as x) a join (values (1)) b (x) using (x)
--= error 42804: JOIN/USING types text and integer cannot be matched
--= 16 17 18: error 42883: operator does not exist: text = integer

select x from (select '{}'::json as x) a join (select '{}'::json as x) b using (x)
--= error 42883: operator does not exist: json = json

insert into users (name, email) values ('a', 'b@c') on conflict (email) do update set name = (select 'x' from users a full join users b on a.id < b.id limit 1)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

merge into users u using users o on o.id = u.id when matched then update set name = (select 'x' from users a full join users b on a.id < b.id limit 1)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions
--= 14: error 42601 @1: syntax error at or near "merge"

values ((select 1 from users a full join users b on a.id < b.id))
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select * from generate_series(1, (select count(*) from users a full join users b on a.id < b.id)) g
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select sum(id) over (order by (select 1 from users a full join users b on a.id < b.id)) from users
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

with c as (select a.id from users a full join users b on a.id < b.id) select * from generate_series(1, (select max(id) from c)) g
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select case 1 when 1 then '' end from jobs full join (values (1)) on column1 = 2 where ('{}'::boolean[])[column1]
--= error 42601 @54: VALUES in FROM must have an alias
--= 16 17 18: error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select 1 from jobs a full join old_jobs b on a.done join users u on ('{yes}'::boolean[])[a.id]
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create table fj_a (n timestamp); create table fj_b (name text)
select from fj_b left join (select) s full join fj_a on n = '2024-01-01' on name = ''
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create table fj_a (n int, m int)
select from fj_a x left join (fj_a y full join fj_a z on y.n < z.n) on x.n = y.n and x.m = z.n
--= ok

--+ create table fj_a (n int, m int)
select from fj_a x left join (fj_a y full join fj_a z on y.n < z.n) on true where y.n = 1
--= ok

--+ create table fj_a (n int, m int)
select from fj_a x full join fj_a y on x.n < y.n having x.m = 1 group by x.m
--= error 42601 @65: syntax error at or near "group"

--+ create table fj_a (n int, m int)
select x.m from fj_a x full join fj_a y on x.n < y.n group by x.m having x.m = 1
--= ok m int4

--+ create table fj_a (n int, m int)
select x.m from fj_a x full join fj_a y on x.n < y.n where x.m = 1 or (x.n = 2 and y.n = 3)
--= ok m int4

--+ create table fj_a (n int, m int)
select x.m from fj_a x full join fj_a y on x.n < y.n where x.m = 1 or y.n = 3
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create table fj_a (n int, m int)
select x.m from fj_a x full join fj_a y on x.n < y.n where 2 < 1
--= ok m int4

--+ create table fj_a (n int, m int); create view fj_v as select x.n, y.m from fj_a x full join fj_a y on x.n < y.n
select * from fj_v
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create table fj_a (n int, m int); create view fj_v as select x.n, y.m from fj_a x full join fj_a y on x.n < y.n
select * from fj_v where n = 1 and m = 2
--= ok n int4, m int4

--+ create table fj_a (n int, m int); create view fj_v as select x.n, y.m from fj_a x full join fj_a y on x.n < y.n limit 1
select * from fj_v where n = 1 and m = 2
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create table fj_a (n int, m int)
select * from (select x.n, y.m from fj_a x full join fj_a y on x.n < y.n) s where n + m = 2
--= ok n int4, m int4

--+ create table fj_a (n int, m int)
select * from (select x.n, y.m from fj_a x full join fj_a y on x.n < y.n offset 0) s where n + m = 2
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create table fj_a (n int, m int)
select * from fj_a x full join fj_a y on x.n < y.n where not (x.n = 1 or y.m is null)
--= ok n int4, m int4, n int4, m int4

--+ create table fj_a (n int, m int)
select * from fj_a x full join fj_a y on x.n < y.n where x.n = any ('{}')
--= ok n int4, m int4, n int4, m int4

--+ create table fj_a (n int, m int)
select * from fj_a x full join fj_a y on x.n < y.n where x.n <> all (array[1, y.n])
--= ok n int4, m int4, n int4, m int4

select from users u full join posts o on coalesce(true, u.id > 1)
--= ok

select from users u full join posts o on case null when 'a' then u.id > 1 end
--= ok

select from users u full join posts o on case 1 when 1 then true else u.id > 1 end
--= ok

select from users u full join posts o on case u.id when 1 then true end
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select from users u full join posts o on u.id > 1 where greatest(true)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select from users u full join posts o on u.id > 1 where 'a' = 'b'
--= ok

select from users u full join posts o on u.id > 1 where 'sad'::mood = 'ok'::mood or 'x' <> 'x '
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select from users u full join posts o on u.id > 1 where ('{t}'::boolean[])[null]
--= ok

select a.id from users a full join posts b on a.id < b.user_id
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id = b.user_id or a.id = b.id
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id = b.user_id and a.name <> b.title
--= ok id int4

select a.id from users a full join posts b on a.id = 1
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on 1 = 1
--= ok id int4

select a.id from users a full join posts b on 'a' = 'a'
--= ok id int4

select a.id from users a full join posts b on 'a' < 'b'
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 1 = 2
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 1 = 1
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and length('abc') = 3
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and length('abc') = 2
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and upper('abc') = 'ABC'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and date '2024-01-01' < date '2024-02-01'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and (1, 2) < (1, 3)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and (1, 2) = (1, 3)
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and array[1, 2] @> array[1]
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and array[1, 2] = '{1,2}'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 1 in (1, 2)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 3 in (1, 2)
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 1.5 + 1.5 = 3
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 1.5 + 1.6 = 3
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 'abc' like 'a%'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 'abc' || 'd' = 'abcd'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and coalesce(null, 1) = 1
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and nullif(1, 1) is null
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 2 between 1 and 3
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 2 is distinct from 3
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and true
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and not false
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and mod(5, 2) = 1
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 5 % 2 = 0
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and interval '1 day' > interval '25 hours'
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and '{"a": 1}'::jsonb ? 'b'
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and int4range(1, 5) @> 7
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 'ok'::mood < 'happy'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and time '10:00' < '11:00'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and timestamptz '2024-01-01 00:00+00' < '2024-01-02 00:00+00'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 1::float8 < 2
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and '00000000-0000-0000-0000-000000000000'::uuid < '00000000-0000-0000-0000-000000000001'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 'a'::bytea < 'b'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and b'101' = b'101'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and now() is not null
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and current_date > '2024-01-01'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and case when 1 = 1 then true else false end
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and ('x' = 'y') is not true
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and starts_with('abc', 'a')
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and substring('abc', 1, 1) = 'a'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and cardinality(array[1, 2]) = 2
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and (array[1, 2])[1] = 1
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and row(1, 'a') is not null
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and row(1, null) is null
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and exists (select 1)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and '5'::int = 5
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 5::text = '5'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and '1'::bool
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 7 / 2 = 3
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and round(2.5) = 3
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and abs(-5) = 5
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and date '2024-01-01' + 1 = '2024-01-02'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 'a'::char(3) = 'a'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 'a'::name = 'a'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 'A' ilike 'a'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and numrange(1, 2) && numrange(2, 3)
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and '{1,2}'::int[] && '{3}'
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 1 = any ('{1,2}'::int[])
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 1 <> all (array[1, 2])
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 'abc' not like 'a_c'
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 'a%c' like 'a\%c'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and left('abcdef', -2) = 'abcd'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and strpos('abc', 'c') = 3
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and replace('abc', 'b', '') = 'ac'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 2.50 * 2 = 5
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and floor(-1.5) = -2
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 7 / 0 = 1
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and (row(1, 'b')::pair).b = 'b'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and ('(1,c)'::pair).b = 'b'
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and null in (1, b.views)
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and (array[1, 2])[3] = 1
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and '{a,b}'::text[] @> '{b}'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and int4lt(1, 2)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 'infinity'::timestamp = 'infinity'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select 1 from (select 1) x, (select count(*) from users a full join posts b on a.id < b.id) y where false
--= ok ?column? int4

select 1 from rtrim('x') x, (select count(*) from users a full join posts b on a.id < b.id) y where false
--= ok ?column? int4

select 1 from generate_series(1, 2) x, (select count(*) from users a full join posts b on a.id < b.id) y where false
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select 1 from (values (1)) x, (select count(*) from users a full join posts b on a.id < b.id) y where false
--= ok ?column? int4

select 1 from (values (1), (2)) x, (select count(*) from users a full join posts b on a.id < b.id) y where false
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--@ 18
--+ create table vt (a int, v int generated always as (7));
select vt.a from vt full join users u on u.id = v
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--@ 18
--+ create table vt (a int, v int generated always as (a + 1));
select vt.a from vt full join users u on u.id = v
--= ok a int4

--@ 18
--+ create table vt (a int, v int generated always as (7));
select vt.a from users x left join vt on true full join users u on u.id = v
--= ok a int4

--@ 18
--+ create table vt (a int, v boolean generated always as (false));
select vt.a from vt full join users u on u.id < vt.a and v
--= ok a int4

--@ 18
--+ create table vt (a int, v boolean generated always as (true));
select vt.a from vt full join users u on u.id < vt.a where v
--= ok a int4

select a.id from users a full join posts b on a.id < b.id and interval '1 day' < interval '25 hours'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and row(1, a.name) is null
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and int48lt(1, 2)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and int48gt(1, 2)
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and int82ne(1, 2::smallint)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and date_lt_timestamp('2020-01-01', '2020-01-01 00:00:01')
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and text_le('a', 'a')
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and text_lt('a', 'a')
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and text_pattern_ge('a', 'a')
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and bpcharne('a ', 'a')
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and boollt(false, true)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and enum_gt('sad'::mood, 'ok')
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and array_lt('{a}'::text[], '{a,b}')
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and '{a}'::text[] < '{a,b}'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and '{f}'::bool[] < '{t}'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and '{a}'::text[] > '{a,b}'
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and 'ab'::"char" = 'ac'::"char"
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and charne('ab', 'ac')
--= ok id int4

select a.id from users a full join posts b on a.id < b.id and '-1'::oid > '1'::oid
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select a.id from users a full join posts b on a.id < b.id and 'aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg1'::name = 'aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg2'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create function rlt(int, int) returns bool language internal immutable strict as 'int4gt'; create function rcmp(int, int) returns int language sql immutable strict as 'select $2 - $1'; create operator <<<< (leftarg = int, rightarg = int, function = rlt); create operator class rev for type int using btree as operator 1 <<<<, function 1 rcmp(int, int);
select a.id from users a full join posts b on a.id < b.id and 1 <<<< 2
--= ok id int4
