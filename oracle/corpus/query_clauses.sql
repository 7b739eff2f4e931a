-- Table expressions and query clauses (manual 7), the rarer forms.

select active, mood, count(*) from users group by distinct rollup (active, mood), rollup (active, age)
--= ok active bool, mood mood, count int8

select active, mood, count(*) from users group by all active, mood
--= ok active bool, mood mood, count int8

select active, count(*) from users group by distinct active, active
--= ok active bool, count int8

select active, count(*) from users group by distinct
--= error 42601 @53: syntax error at end of input

select active, mood, grouping(active, mood) from users group by grouping sets ((active), (mood), ())
--= ok active bool, mood mood, grouping int4

select active, mood, grouping(active, mood) from users group by cube (active, mood)
--= ok active bool, mood mood, grouping int4

select active, mood, grouping(mood) from users group by cube ((active, mood), age)
--= ok active bool, mood mood, grouping int4

select grouping(age) from users group by cube (active, mood)
--= error 42803 @17: arguments to GROUPING must be grouping expressions of the associated query level

select grouping(active) from users
--= error 42803 @17: arguments to GROUPING must be grouping expressions of the associated query level

select grouping(active + 1) from users group by rollup (active)
--= error 42883 @24: operator does not exist: boolean + integer

select grouping(age + 1) from users group by rollup (age + 1)
--= ok grouping int4

select grouping() from users group by active
--= error 42601 @17: syntax error at or near ")"

select active, sum(age) from users group by grouping sets (active, rollup (mood, age), cube (name))
--= ok active bool, sum int8

select active from users group by grouping sets (active, grouping sets (mood, (name, active)))
--= ok active bool

select mood from users group by ()
--= error 42803 @8: column "users.mood" must appear in the GROUP BY clause or be used in an aggregate function

select count(*) from users group by ()
--= ok count int8

select count(*) from users group by grouping sets ((), ())
--= ok count int8

select active, count(*) from users group by active, ()
--= ok active bool, count int8

select rollup(1)
--= error 42883 @8: function rollup(integer) does not exist

select cube(1, 2)
--= error 42883 @8: function cube(integer, integer) does not exist

select grouping, rollup from (values (1, 2)) t (grouping, rollup)
--= ok grouping int4, rollup int4

select active, count(*) from users group by rollup (active) having grouping(active) = 1 order by grouping(active), active
--= ok active bool, count int8

select active from users group by rollup (active) order by grouping(active)
--= ok active bool

select count(*) filter (where grouping(active) = 0) from users group by rollup (active)
--= error 42803 @31: grouping operations are not allowed in FILTER

select sum(grouping(active)) from users group by rollup (active)
--= error 42803 @12: aggregate function calls cannot be nested

select active, mood from users group by 1, rollup (2)
--= ok active bool, mood mood

select active, mood from users group by rollup (1, 2)
--= ok active bool, mood mood

select active as a from users group by rollup (a)
--= ok a bool

select (active, mood) from users group by (active, mood)
--= ok row record

select active, mood from users group by (active, mood)
--= ok active bool, mood mood

select active, mood from users group by row(active, mood)
--= error 42803 @8: column "users.active" must appear in the GROUP BY clause or be used in an aggregate function

select row(active, mood) from users group by row(active, mood)
--= ok row record

select * from users tablesample system (10)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users tablesample bernoulli (50) repeatable (1)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users u tablesample system (10.5) where u.id > 3
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users as u (a, b) tablesample bernoulli ($1) repeatable ($2)
--= ok a int4, b text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz | $1 float4, $2 float8

select * from users tablesample system ('10')
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users tablesample system ('x')
--= error 22P02 @41: invalid input syntax for type real: "x"

select * from users tablesample system (name)
--= error 42703 @41: column "name" does not exist

select * from users tablesample system ()
--= error 42601 @41: syntax error at or near ")"

select * from users tablesample system (1, 2)
--= error 2202H @33: tablesample method system requires 1 argument, not 2

select * from users tablesample nope (1)
--= error 42704 @33: tablesample method nope does not exist

select * from users tablesample bernoulli (null)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users tablesample bernoulli (now())
--= error 42804 @44: argument of TABLESAMPLE must be type real, not type timestamp with time zone

select * from users tablesample bernoulli (10) repeatable ('x')
--= error 22P02 @60: invalid input syntax for type double precision: "x"

select * from users tablesample bernoulli (10) repeatable (now())
--= error 42804 @60: argument of REPEATABLE must be type double precision, not type timestamp with time zone

select * from users tablesample pg_catalog.bernoulli (10)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from active_users tablesample bernoulli (10)
--= error 0A000 @15: TABLESAMPLE clause can only be applied to tables and materialized views

select * from post_scores tablesample bernoulli (10)
--= ok user_id int4, average numeric, titles varchar[]

select * from (select 1) t tablesample bernoulli (10)
--= error 42601 @28: syntax error at or near "tablesample"

select * from generate_series(1, 2) tablesample bernoulli (10)
--= error 42601 @37: syntax error at or near "tablesample"

select * from only cities tablesample system (10)
--= ok name text, population int4, location point

select * from measurements tablesample system (10)
--= ok sensor int4, at timestamptz, value float8

select * from users tablesample system (10) u
--= error 42601 @45: syntax error at or near "u"

select * from users u, lateral (select * from posts tablesample bernoulli (u.age)) p
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

with t as (select 1 as a) select * from t tablesample system (1)
--= error 0A000 @41: TABLESAMPLE clause can only be applied to tables and materialized views

select * from users tablesample bernoulli (10) for update
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from generate_series(1, 3) with ordinality
--= ok generate_series int4, ordinality int8

select * from generate_series(1, 3) with ordinality as t (a, n)
--= ok a int4, n int8

select * from generate_series(1, 3) with ordinality t
--= ok t int4, ordinality int8

select ordinality from unnest(array['a', 'b']) with ordinality
--= ok ordinality int8

select * from unnest(array[1, 2], array['a', 'b']) with ordinality as t (x, y, n)
--= ok x int4, y text, n int8

select * from unnest(array[1, 2], array['a', 'b']) as t (x, y)
--= ok x int4, y text

select * from unnest(array[1, 2], array['a', 'b'])
--= ok unnest int4, unnest text

select * from unnest(1)
--= error 42883 @15: function unnest(integer) does not exist

select * from unnest(array[1], 2)
--= error 42883 @15: function pg_catalog.unnest(integer) does not exist

select unnest(array[1], array[2])
--= error 42883 @8: function unnest(integer[], integer[]) does not exist

select * from rows from (generate_series(1, 3), generate_series(1, 4)) as t (a, b)
--= ok a int4, b int4

select * from rows from (generate_series(1, 3), unnest(array['a'])) with ordinality as t (a, b, n)
--= ok a int4, b text, n int8

select * from rows from (generate_series(1, 3)) with ordinality
--= ok generate_series int4, ordinality int8

select * from rows from (pairs(1), numbers(2)) t
--= ok a int4, b text, numbers int4

select * from rows from (some_records() as (a int, b text), numbers(2)) t
--= ok a int4, b text, numbers int4

select * from rows from (some_records() as (a int, b text), numbers(2)) with ordinality as t (x, y, z, n)
--= ok x int4, y text, z int4, n int8

select * from rows from (some_records(), numbers(2)) t
--= error 42601 @26: a column definition list is required for functions returning "record"

select * from rows from (some_records() as (a int, b text)) t (x, y)
--= ok x int4, y text

select * from rows from (some_records(), numbers(2)) as t (a int, b text, c int)
--= error 42601 @60: ROWS FROM() with multiple functions cannot have a column definition list

select * from rows from (some_records()) as t (a int, b text)
--= ok a int4, b text

select * from rows from (current_date, current_timestamp(3)) t
--= ok current_date date, current_timestamp timestamptz

select * from rows from () t
--= error 42601 @26: syntax error at or near ")"

select * from rows from (users) t
--= error 42601 @31: syntax error at or near ")"

select * from rows from (1) t
--= error 42601 @26: syntax error at or near "1"

select * from some_records() as t (a int, b text)
--= ok a int4, b text

select * from some_records() as (a int, b text)
--= ok a int4, b text

select * from some_records() t (a int, b text collate "C")
--= ok a int4, b text

select * from some_records() t (a, b)
--= error 42601 @15: a column definition list is required for functions returning "record"

select * from some_records() t
--= error 42601 @15: a column definition list is required for functions returning "record"

select * from some_records()
--= error 42601 @15: a column definition list is required for functions returning "record"

select * from some_records() as t (a int, a text)
--= error 42701: column name "a" specified more than once

select * from some_records() as t (a nope)
--= error 42704 @38: type "nope" does not exist

select * from some_records() as t (a setof int)
--= error 42P16 @36: column "a" cannot be declared SETOF

select * from some_records() as t (a record)
--= ok a record

select * from some_records() as t (a int) with ordinality
--= error 42601 @43: syntax error at or near "with"

select * from some_records() with ordinality as t (a int, b text)
--= error 42601 @52: WITH ORDINALITY cannot be used with a column definition list

select * from pairs(1) as t (a int, b text)
--= error 42601 @30: a column definition list is redundant for a function with OUT parameters

select * from numbers(1) as t (a int)
--= error 42601 @32: a column definition list is only allowed for functions returning "record"

select * from user_by_id(1) as t (a int)
--= error 42601 @35: a column definition list is redundant for a function returning a named composite type

select * from json_to_record('{}') as x (a int, b text[], c pair)
--= ok a int4, b text[], c pair

select * from json_populate_record(null::pair, '{}'), jsonb_to_recordset('[]') as x (a int)
--= ok a int4, b text, a int4

select * from jsonb_populate_recordset(null::users, '[]')
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from jsonb_populate_record(null::record, '{}') as x (a int)
--= ok a int4

select * from current_date, current_user, now() n, cast(1 as int) c, coalesce(1, 2) x, nullif(1, 2) y
--= ok current_date date, current_user name, n timestamptz, c int4, x int4, y int4

select * from user
--= ok user name

select * from current_schema
--= ok current_schema name

select * from current_schema()
--= ok current_schema name

select current_date.current_date from current_date
--= error 42601 @20: syntax error at or near "."

select a from now() as a
--= ok a timestamptz

select * from abs(-1), upper('x') u, upper('y') as v (w)
--= ok abs int4, u text, w text

select abs.abs from abs(-1)
--= ok abs int4

select * from numbers(2) n where n > 1
--= ok n int4

select n, n.n from numbers(2) n
--= ok n int4, n int4

select n.x from numbers(2) n (x)
--= ok x int4

select p.*, p from pairs(1) p
--= ok a int4, b text, p record

select p.a, p.b, (p).a from pairs(1) p
--= ok a int4, b text, a int4

select * from one_out(1), in_and_out(1), split_pair(row(1, 'x'))
--= ok doubled int4, n int4, word text, a int4, b text

select * from nothing_back(1)
--= ok nothing_back void

select * from users_named('x') u join posts p on p.user_id = u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select u, u.id from users_named('x') u (x, y)
--= error 42703 @11: column u.id does not exist

select u.x, y from users_named('x') u (x, y)
--= ok x int4, y text

select * from sum(1)
--= error 42803 @15: aggregate functions are not allowed in functions in FROM

select * from row_number() over ()
--= error 42601 @34: syntax error at or near ")"

select * from generate_series(1, count(*)) from users
--= error 42601 @44: syntax error at or near "from"

select * from users u, generate_series(1, u.age) g
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, g int4

select * from users u, lateral generate_series(1, u.age) g
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, g int4

select * from generate_series(1, u.age) g, users u
--= error 42P01 @34: missing FROM-clause entry for table "u"

select * from users u left join generate_series(1, u.age) g on true
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, g int4

select * from users u right join generate_series(1, u.age) g on true
--= error 42P10 @53: invalid reference to FROM-clause entry for table "u"

select * from users u full join generate_series(1, 2) g on g = u.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, g int4

select * from (select 1) 
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok ?column? int4

select * from (select 1 as a), (select 2 as b)
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok a int4, b int4

select a, b from (select 1 as a), (values (2)) t (b)
--= error 42601 @18: subquery in FROM must have an alias
--= 16 17 18: ok a int4, b int4

select * from (values (1, 2))
--= error 42601 @15: VALUES in FROM must have an alias
--= 16 17 18: ok column1 int4, column2 int4

select column1, column2 from (values (1, 2))
--= error 42601 @30: VALUES in FROM must have an alias
--= 16 17 18: ok column1 int4, column2 int4

select * from (select 1) as (a)
--= error 42601 @29: syntax error at or near "("

select * from (select id from users) where id > 1
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok id int4

select * from (table nodes)
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok id int4, parent_id int4, name text

select * from ((select 1) union (select 2))
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok ?column? int4

select unnamed_subquery.a from (select 1 as a)
--= error 42601 @32: subquery in FROM must have an alias
--= 16 17 18: error 42P01 @8: invalid reference to FROM-clause entry for table "unnamed_subquery"

select "*SELECT*".a from (select 1 as a)
--= error 42601 @26: subquery in FROM must have an alias
--= 16 17 18: error 42P01 @8: missing FROM-clause entry for table "*SELECT*"

select unnamed_subquery from (select 1 as a)
--= error 42601 @30: subquery in FROM must have an alias
--= 16 17 18: error 42703 @8: column "unnamed_subquery" does not exist

select * from (select 1 as a), (select 2 as a)
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok a int4, a int4

select a from (select 1 as a), (select 2 as a)
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: error 42702 @8: column reference "a" is ambiguous

select * from (select 1 as a) join (select 1 as a) using (a)
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok a int4

select * from (select 1 as a) x join (select 1 as a) y on x.a = y.a
--= ok a int4, a int4

select * from users, (select users.id) s
--= error 42P01 @30: invalid reference to FROM-clause entry for table "users"

select * from users, lateral (select users.id)
--= error 42601 @30: subquery in FROM must have an alias
--= 16 17 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4

select * from (select * from users for update)
--= error 42601 @15: subquery in FROM must have an alias
--= 16 17 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

update users set age = 1 from (select 1 as x) where x = id
--= error 42601 @31: subquery in FROM must have an alias
--= 16 17 18: ok

delete from users using (select 1 as x) where x = id
--= error 42601 @25: subquery in FROM must have an alias
--= 16 17 18: ok

insert into nodes (id, name) select * from (select 1, 'x')
--= error 42601 @44: subquery in FROM must have an alias
--= 16 17 18: ok

with t as (select * from (select 1 as a)) select * from t
--= error 42601 @26: subquery in FROM must have an alias
--= 16 17 18: ok a int4

select * from users natural join posts
--= ok id int4, created_at timestamptz, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date

select * from users u join posts p using (id) join comments c using (id)
--= ok id int8, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp, post_id int4, user_id int4, body text, parent_id int8, created_at timestamptz

select id, j.id from users join posts using (id) as j
--= ok id int4, id int4

select j.* from users join posts using (id, created_at) as j
--= ok id int4, created_at timestamptz

select j from users join posts using (id) as j
--= ok j record

select j.name from users join posts using (id) as j
--= error 42703 @8: column j.name does not exist

select users.id, j.id from users join posts using (id) as j
--= ok id int4, id int4

select * from users join posts using (id) as users
--= error 42712: table name "users" specified more than once

select * from (users join posts using (id)) as j
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select j.id from (users join posts using (id) as x) as j
--= ok id int4

select x.id from (users join posts using (id) as x) as j
--= error 42P01 @8: missing FROM-clause entry for table "x"

select * from users join posts using (nope)
--= error 42703: column "nope" specified in USING clause does not exist in left table

select * from users join posts using (id, id)
--= error 42701: column name "id" appears more than once in USING clause

select * from users join posts using ()
--= error 42601 @39: syntax error at or near ")"

select * from users join posts
--= error 42601 @31: syntax error at end of input

select * from users cross join posts on true
--= error 42601 @38: syntax error at or near "on"

select * from users natural join posts on true
--= error 42601 @40: syntax error at or near "on"

select * from users inner join posts on users.id = posts.id left outer join comments on true right join nodes on true full outer join edges on source = nodes.id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp, id int8, post_id int4, user_id int4, body text, parent_id int8, created_at timestamptz, id int4, parent_id int4, name text, source int4, target int4, cost float8

select * from users natural left join posts, lateral (select 1) x
--= ok id int4, created_at timestamptz, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, ?column? int4

select * from users for update
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users for no key update
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users for share nowait
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users for key share skip locked
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users u for update of u
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users u join posts p on p.user_id = u.id for update of u for share of p
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u join posts p on p.user_id = u.id for update of u, p nowait
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users for update for share
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users for update of nope
--= error 42P01 @35: relation "nope" in FOR UPDATE clause not found in FROM clause

select * from users u for update of users
--= error 42P01 @37: relation "users" in FOR UPDATE clause not found in FROM clause

select * from users for update of public.users
--= error 42601 @35: FOR UPDATE must specify unqualified relation names

select * from users for read only
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users for update limit 1
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users limit 1 for update
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users order by id for update offset 1
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users for update order by id
--= error 42601 @32: syntax error at or near "order"

select distinct id from users for update
--= error 0A000: FOR UPDATE is not allowed with DISTINCT clause

select count(*) from users for update
--= error 0A000: FOR UPDATE is not allowed with aggregate functions

select id from users group by id for update
--= error 0A000: FOR UPDATE is not allowed with GROUP BY clause

select row_number() over () from users for update
--= error 0A000: FOR UPDATE is not allowed with window functions

select id from users union select id from posts for update
--= error 0A000: FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT

(select id from users for update) union all select 1
--= error 0A000: FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT

select * from (select * from users for update) x union select * from users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select generate_series(1, 2) from users for update
--= error 0A000: FOR UPDATE is not allowed with set-returning functions in the target list

values (1) for update
--= error 0A000: FOR UPDATE cannot be applied to VALUES

select 1 for update
--= ok ?column? int4

select * from users u left join posts p on p.user_id = u.id for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select * from users u left join posts p on p.user_id = u.id for update of u
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from users u left join posts p on p.user_id = u.id for update of p
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select * from users u left join posts p on p.user_id = u.id where p.id > 0 for update
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select * from active_users for update
--= ok id int4, name text, email text, mood mood

select * from post_scores for update
--= error 42809 plan: cannot lock rows in materialized view "post_scores"

select * from (select * from users) x for update
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from generate_series(1, 2) g for update
--= ok g int4

select * from users u, (values (1)) v for update
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, column1 int4

select * from users u, (values (1)) v for update of v
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, column1 int4

with t as (select * from users) select * from t for update
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

with t as (select * from users) select * from t, users for update of users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

with t as (select * from users for update) select * from t
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users u where exists (select 1 from posts p where p.user_id = u.id for update)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select (select id from users limit 1 for update)
--= ok id int4

select * from measurements for update
--= ok sensor int4, at timestamptz, value float8

select * from pg_class for update
--= ok oid oid, relname name, relnamespace oid, reltype oid, reloftype oid, relowner oid, relam oid, relfilenode oid, reltablespace oid, relpages int4, reltuples float4, relallvisible int4, reltoastrelid oid, relhasindex bool, relisshared bool, relpersistence char, relkind char, relnatts int2, relchecks int2, relhasrules bool, relhastriggers bool, relhassubclass bool, relrowsecurity bool, relforcerowsecurity bool, relispopulated bool, relreplident char, relispartition bool, relrewrite oid, relfrozenxid xid, relminmxid xid, relacl aclitem[], reloptions text[], relpartbound pg_node_tree
--= 18: ok oid oid, relname name, relnamespace oid, reltype oid, reloftype oid, relowner oid, relam oid, relfilenode oid, reltablespace oid, relpages int4, reltuples float4, relallvisible int4, relallfrozen int4, reltoastrelid oid, relhasindex bool, relisshared bool, relpersistence char, relkind char, relnatts int2, relchecks int2, relhasrules bool, relhastriggers bool, relhassubclass bool, relrowsecurity bool, relforcerowsecurity bool, relispopulated bool, relreplident char, relispartition bool, relrewrite oid, relfrozenxid xid, relminmxid xid, relacl aclitem[], reloptions text[], relpartbound pg_node_tree

select id from users order by id fetch first row only
--= ok id int4

select id from users order by id fetch next 3 rows only
--= ok id int4

select id from users order by id fetch first 3 rows with ties
--= ok id int4

select id from users fetch first 3 rows with ties
--= error 42601: WITH TIES cannot be specified without ORDER BY clause
--= 18: error 42601 @41: WITH TIES cannot be specified without ORDER BY clause

select id from users order by id limit 3 with ties
--= error 42601 @42: syntax error at or near "with"

select id from users order by id fetch first 3 rows with ties for update skip locked
--= error 42601: SKIP LOCKED and WITH TIES options cannot be used together
--= 18: error 42601 @53: SKIP LOCKED and WITH TIES options cannot be used together

select id from users order by id fetch first 3 rows with ties for update nowait
--= ok id int4

select id from users order by id fetch first (1 + 2) rows only
--= ok id int4

select id from users order by id fetch first 1 + 2 rows only
--= error 42601 @48: syntax error at or near "+"

select id from users order by id fetch first -1 rows only
--= ok id int4

select id from users order by id fetch first $1 rows only
--= ok id int4 | $1 int8

select id from users order by id fetch first null rows only
--= ok id int4

select id from users order by id fetch first null rows with ties
--= error 2201W: row count cannot be null in FETCH FIRST ... WITH TIES clause

select id from users order by id fetch first 1 row
--= error 42601 @51: syntax error at end of input

select id from users order by id fetch 1 row only
--= error 42601 @40: syntax error at or near "1"

select id from users order by id offset 2 rows fetch next row only
--= ok id int4

select id from users order by id offset 1 row
--= ok id int4

select id from users order by id fetch first row only offset 2
--= ok id int4

select id from users order by id limit all offset 2
--= ok id int4

select id from users order by id limit null offset null
--= ok id int4

select id from users order by id limit 1 fetch first row only
--= error 42601 @42: syntax error at or near "fetch"

select id from users order by id limit 1 limit 2
--= error 42601 @42: syntax error at or near "limit"

select id from users order by id limit 1, 2
--= error 42601 @34: LIMIT #,# syntax is not supported

select id from users order by id limit '1' offset '2'
--= ok id int4

select id from users order by id limit 'x'
--= error 22P02 @40: invalid input syntax for type bigint: "x"

select id from users order by id limit 1.5
--= ok id int4

select id from users order by id limit true
--= error 42804 @40: argument of LIMIT must be type bigint, not type boolean

select id from users order by id limit id
--= error 42P10 @40: argument of LIMIT must not contain variables

select id from users order by id limit (select count(*) from posts)
--= ok id int4

select id from users order by id limit count(*)
--= error 42803 @40: aggregate functions are not allowed in LIMIT

select id from users order by id limit generate_series(1, 2)
--= error 0A000 @40: set-returning functions are not allowed in LIMIT

select id from users order by id limit $1 offset $2
--= ok id int4 | $1 int8, $2 int8

select id from users order by id limit $1::int
--= ok id int4 | $1 int4

select id from users order by id limit $1 + 1
--= ok id int4 | $1 int4

(select id from users order by id fetch first 1 row with ties) union all select 1
--= ok id int4

select all id from users
--= ok id int4

select distinct on (active) id from users order by active, id
--= ok id int4

select distinct on (active) id from users order by id
--= error 42P10 @21: SELECT DISTINCT ON expressions must match initial ORDER BY expressions

select distinct on (active, mood) id from users order by mood, active, id
--= ok id int4

select distinct on (1) id, name from users order by 1
--= ok id int4, name text

select distinct on (x) id as x from users order by x
--= ok x int4

select distinct on () id from users
--= error 42601 @21: syntax error at or near ")"

select distinct on active id from users
--= error 42601 @20: syntax error at or near "active"

select distinct id, count(*) from users group by id
--= ok id int4, count int8

select distinct id from users order by name
--= error 42P10 @40: for SELECT DISTINCT, ORDER BY expressions must appear in select list

select distinct id from users order by id + 1
--= error 42P10 @40: for SELECT DISTINCT, ORDER BY expressions must appear in select list

select distinct id + 1 from users order by id + 1
--= ok ?column? int4

select distinct c_json from kinds
--= error 42883 @17: could not identify an equality operator for type json

select distinct c_point from kinds
--= error 42883 @17: could not identify an equality operator for type point

select distinct c_jsonb, c_int4range, c_text_array from kinds
--= ok c_jsonb jsonb, c_int4range int4range, c_text_array text[]

select from users
--= ok

select distinct from users
--= error 42601 @17: syntax error at or near "from"

select from users union select from posts
--= ok

select from users except select from posts
--= ok

values (1, 2), (3, 4)
--= ok column1 int4, column2 int4

values (1), (2, 3)
--= error 42601 @14: VALUES lists must all be the same length

values ()
--= error 42601 @9: syntax error at or near ")"

values (default)
--= error 42601 @9: DEFAULT is not allowed in this context

values (1, 'a'), (2.5, null), ($1, $2)
--= ok column1 numeric, column2 text | $1 numeric, $2 text

values (1) union values ('x')
--= error 42804: UNION types integer and text cannot be matched

values (1), ('2')
--= ok column1 int4

values (1) order by column1 limit 1
--= ok column1 int4

values (1) order by 1 desc
--= ok column1 int4

table users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

table only cities
--= ok name text, population int4, location point

table cities *
--= ok name text, population int4, location point

table users where id = 1
--= error 42601 @13: syntax error at or near "where"

table users order by id limit 1
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

table nope
--= error 42P01 @7: relation "nope" does not exist

table (select 1)
--= error 42601 @7: syntax error at or near "("

select * from cities *
--= ok name text, population int4, location point

select * from only cities
--= ok name text, population int4, location point

select * from only (cities)
--= ok name text, population int4, location point

select * from only cities *
--= error 42601 @27: syntax error at or near "*"

select * from ( cities )
--= error 42601 @24: syntax error at or near ")"

select * from (cities join capitals using (name))
--= ok name text, population int4, location point, population int4, location point, country bpchar

select * from ((cities))
--= error 42601 @23: syntax error at or near ")"

select * from ((cities join capitals using (name)))
--= ok name text, population int4, location point, population int4, location point, country bpchar

select * from (users u)
--= error 42601 @23: syntax error at or near ")"

select id from users union select id from posts intersect select id from comments
--= ok id int8

select id from users union all select id from posts except all select id from comments
--= ok id int8

select id from users union distinct select id from posts
--= ok id int4

(select id from users order by 1 limit 1) union all (select id from posts order by 1 limit 1) order by 1
--= ok id int4

select id from users order by 1 union select 1
--= error 42601 @33: syntax error at or near "union"

select id from users limit 1 union select 1
--= error 42601 @30: syntax error at or near "union"

select 1 union select 'x'
--= error 22P02 @23: invalid input syntax for type integer: "x"

select 1 union select '2' union select 3.5
--= ok ?column? numeric

select null union select 1
--= ok ?column? int4

select null union select null
--= ok ?column? text

select null union select null union select 1
--= error 42804 @44: UNION types text and integer cannot be matched

select 'a' union select 'b'
--= ok ?column? text

select $1 union select 1
--= ok ?column? int4 | $1 int4

select $1 union select $2
--= ok ?column? text | $1 text, $2 text

select 1 as a, 2 as b union select 3, 4 order by a, b
--= ok a int4, b int4

select 1 as a union select 2 as b order by b
--= error 42703 @44: column "b" does not exist

select 1 as a union select 2 order by a + 1
--= error 0A000 @39: invalid UNION/INTERSECT/EXCEPT ORDER BY clause

select 1, 2 union select 1
--= error 42601 @26: each UNION query must have the same number of columns

select array[1] union select '{2}'
--= ok array int4[]

select row(1, 2) union select row(3, 4)
--= ok row record

select c_json from kinds union select c_json from kinds
--= error 42883 @8: could not identify an equality operator for type json

select c_json from kinds union all select c_json from kinds
--= ok c_json json

select c_point from kinds intersect select c_point from kinds
--= error 42883 @8: could not identify an equality operator for type point

select c_varchar_n from kinds union select c_text from kinds
--= ok c_varchar_n varchar

select c_char_n from kinds union select c_varchar from kinds
--= ok c_char_n bpchar

select c_numeric_ps from kinds union select 1
--= ok c_numeric_ps numeric

select now() union select date '2024-01-01'
--= ok now timestamptz

select 'a' collate "C" union select 'b' collate "POSIX"
--= error 42P21 @41: collation mismatch between explicit collations "C" and "POSIX"

select 'a' collate "C" union all select 'b' collate "POSIX"
--= error 42P21 @45: collation mismatch between explicit collations "C" and "POSIX"

select 'a' collate "C" union all select 'b' collate "POSIX" order by 1
--= error 42P21 @45: collation mismatch between explicit collations "C" and "POSIX"

with t (a, b) as (values (1, 2)) select * from t
--= ok a int4, b int4

with t (a) as (values (1, 2)) select * from t
--= ok a int4, column2 int4

with t (a, b, c) as (values (1, 2)) select * from t
--= error 42P10 @6: WITH query "t" has 2 columns available but 3 columns specified

with t as materialized (select 1 as a), u as not materialized (select 2 as b) select * from t, u
--= ok a int4, b int4

with t as (select 1), t as (select 2) select * from t
--= error 42712 @23: WITH query name "t" specified more than once

with t as (select * from u), u as (select 1 as a) select * from t
--= error 42P01 @26: relation "u" does not exist

with recursive t as (select * from u), u as (select 1 as a) select * from t
--= ok a int4

with users as (select 1 as x) select * from users
--= ok x int4

with users as (select * from users) select * from users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

with users as (select 1 as x) select * from public.users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

with t as (insert into nodes (id, name) values (1, 'x') returning id) select * from t
--= ok id int4

with t as (select 1 as a) insert into nodes (id, name) select a, 'x' from t
--= ok

with t as (select 1 as a) update users set age = t.a from t
--= ok

with t as (select 1 as a) delete from users using t where t.a = id
--= ok

with t as (select 1 as a) (with u as (select 2 as b) select * from t, u)
--= error 42601 @1: multiple WITH clauses not allowed

with t as (select 1 as a) values ((select a from t))
--= ok column1 int4

with t as (select 1 as a) table t
--= ok a int4

with recursive t (n) as (values (1) union all select n + 1 from t where n < 5) select * from t
--= ok n int4

with recursive t (n) as (values (1) union select n + 1 from t where n < 5) select sum(n) from t
--= ok sum int8

with recursive t (n) as (select 1 union all select n + 0.5 from t) select * from t
--= error 42804 @33: recursive query "t" column 1 has type integer in non-recursive term but type numeric overall

with recursive t (n) as (select 1 union all select 'x' from t) select * from t
--= error 22P02 @52: invalid input syntax for type integer: "x"

with recursive t (n) as (select 1 union all select n from t, t u) select * from t
--= error 42P19 @62: recursive reference to query "t" must not appear more than once

with recursive t (n) as (select 1 union all select n from t left join users on true) select * from t
--= ok n int4

with recursive t (n) as (select 1 union all select n from users left join t on true) select * from t
--= error 42P19 @75: recursive reference to query "t" must not appear within an outer join

with recursive t (n) as (select 1 union all select count(*) from t) select * from t
--= error 42P19 @52: aggregate functions are not allowed in a recursive query's recursive term

with recursive t (n) as (select 1 union all select n from t order by 1) select * from t
--= error 0A000 @70: ORDER BY in a recursive query is not implemented

with recursive t (n) as (select 1 union all select n from t limit 1) select * from t
--= error 0A000 @67: LIMIT in a recursive query is not implemented

with recursive t (n) as (select 1 union all select n from t for update) select * from t
--= error 0A000: FOR UPDATE/SHARE in a recursive query is not implemented

with recursive t (n) as (select 1 union all (select n from t union select n from t)) select * from t
--= error 42P19 @82: recursive reference to query "t" must not appear more than once

with recursive t (n) as (select 1 intersect select n from t) select * from t
--= error 42P19 @16: recursive query "t" does not have the form non-recursive-term UNION [ALL] recursive-term

with recursive t (n) as (select n from t) select * from t
--= error 42P19 @16: recursive query "t" does not have the form non-recursive-term UNION [ALL] recursive-term

with recursive t (n) as (select n from t union all select 1) select * from t
--= error 42P19 @40: recursive reference to query "t" must not appear within its non-recursive term

with recursive t (n) as (select 1 union all select n from (select * from t) x) select * from t
--= ok n int4

with recursive t (n) as (select 1 union all select (select n from t)) select * from t
--= error 42P19 @67: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all select 1 where exists (select * from t)) select * from t
--= error 42P19 @82: recursive reference to query "t" must not appear within a subquery

with recursive t as (select 1 as n union all select n + 1 from t) search depth first by n set o select * from t
--= ok n int4, o record[]

with recursive t as (select 1 as n union all select n + 1 from t) search breadth first by n set o select * from t order by o
--= ok n int4, o record

with recursive t as (select 1 as n union all select n + 1 from t) search breadth first by n, m set o select * from t
--= error 42601 @67: search column "m" not in WITH query column list

with recursive t as (select 1 as n union all select n + 1 from t) search first by n set o select * from t
--= error 42601 @74: syntax error at or near "first"

with recursive t as (select 1 as n union all select n + 1 from t) cycle n set c using p select * from t
--= ok n int4, c bool, p record[]

with recursive t as (select 1 as n union all select n + 1 from t) cycle n set c to true default false using p select n, c, p from t
--= ok n int4, c bool, p record[]

with recursive t as (select 1 as n union all select n + 1 from t) cycle n set c to 'Y' default 'N' using p select * from t
--= ok n int4, c text, p record[]

with recursive t as (select 1 as n union all select n + 1 from t) cycle n set c to 1 default 'N' using p select * from t
--= error 22P02 @94: invalid input syntax for type integer: "N"

with recursive t as (select 1 as n union all select n + 1 from t) cycle n set n using p select * from t
--= error 42702 @53: column reference "n" is ambiguous

with recursive t as (select 1 as n union all select n + 1 from t) cycle n set c using c select * from t
--= error 42601 @67: cycle mark column name and cycle path column name are the same

with recursive t as (select 1 as n union all select n + 1 from t) cycle m set c using p select * from t
--= error 42601 @67: cycle column "m" not in WITH query column list

with recursive t as (select 1 as n union all select n + 1 from t) search depth first by n set o cycle n set c using p select * from t
--= ok n int4, o record[], c bool, p record[]

with recursive t as (select 1 as n union all select n + 1 from t) search depth first by n set o cycle n set o using p select * from t
--= error 42601 @67: search sequence column name and cycle mark column name are the same

with recursive t as (select 1 as n union all select n + 1 from t) cycle n set c using p search depth first by n set o select * from t
--= error 42601 @89: syntax error at or near "search"

with t as (select 1 as n) search depth first by n set o select * from t
--= error 42601 @6: WITH query is not recursive

with recursive t as (select 1 as n) search depth first by n set o select * from t
--= error 42601 @16: WITH query is not recursive

with recursive t as (select 1 as n union all select n + 1 from t) cycle n set c to point '(1,1)' default point '(2,2)' using p select * from t
--= error 42883: could not identify an equality operator for type point

with recursive t as (select 1 as n union all select n + 1 from t) search depth first by n set o select o from t where c
--= error 42703 @119: column "c" does not exist

select * from rows from (some_records() as (a int, b text)) as t (c int, d text)
--= error 42601 @67: multiple column definition lists are not allowed for the same function

select * from rows from (numbers(1), numbers(2)) as t (c int, d text)
--= error 42601 @56: ROWS FROM() with multiple functions cannot have a column definition list

select 1 operator(a.b.+) 2
--= error 0A000: cross-database references are not implemented: a.b.+

select d from keys union select c from keys
--= ok d text

select d from keys union select d collate "POSIX" from keys
--= ok d text

select d collate "C" from keys union all select c collate "POSIX" from keys
--= error 42P21 @51: collation mismatch between explicit collations "C" and "POSIX"

select d collate "C" || 'x' from keys union select lower(c collate "POSIX") from keys
--= error 42P21 @60: collation mismatch between explicit collations "C" and "POSIX"

(select 'a' collate "C" union select 'b') union select 'c' collate "POSIX"
--= ok ?column? text

values ('a' collate "C"), ('b' collate "POSIX")
--= error 42P21 @32: collation mismatch between explicit collations "C" and "POSIX"

select case when true then 'a' collate "C" else 'b' collate "POSIX" end
--= error 42P21 @53: collation mismatch between explicit collations "C" and "POSIX"

select coalesce('a' collate "C", 'b' collate "POSIX"), greatest('a' collate "C", 'b' collate "POSIX")
--= error 42P21 @38: collation mismatch between explicit collations "C" and "POSIX"

select array['a' collate "C", 'b' collate "POSIX"]
--= error 42P21 @35: collation mismatch between explicit collations "C" and "POSIX"

select 'a' collate "C" in ('b' collate "POSIX")
--= error 42P21 @32: collation mismatch between explicit collations "C" and "POSIX"

select 'a' collate "C" between 'a' collate "POSIX" and 'b'
--= error 42601 @36: syntax error at or near "collate"

select row('a' collate "C") = row('b' collate "POSIX")
--= error 42P21 @39: collation mismatch between explicit collations "C" and "POSIX"

select ('a' collate "C") like ('b' collate "POSIX")
--= error 42P21 @36: collation mismatch between explicit collations "C" and "POSIX"

select concat('a' collate "C", 'b' collate "POSIX"), 'a' collate "C" || 'b' collate "POSIX"
--= error 42P21 @36: collation mismatch between explicit collations "C" and "POSIX"

select max('a' collate "C"), string_agg('a' collate "C", 'b' collate "POSIX")
--= error 42P21 @62: collation mismatch between explicit collations "C" and "POSIX"

select string_agg(name, ',' order by name collate "C", email collate "POSIX") from users
--= ok string_agg text

select * from users order by name collate "C", email collate "POSIX"
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select name from users group by name collate "C"
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select name collate "C" from users group by name collate "C"
--= ok name text

select name collate "C" from users group by name
--= ok name text

select name collate "C" collate "POSIX" from users
--= ok name text

select ('a' collate "C")::varchar < ('b' collate "POSIX")::varchar
--= error 42P21 @42: collation mismatch between explicit collations "C" and "POSIX"

select ('a' collate "C")::int = 1
--= error 22P02 @9: invalid input syntax for type integer: "a"

select $1 collate "C"
--= ok ?column? text | $1 text

select $1 collate "C" = $2
--= ok ?column? bool | $1 text, $2 text

select null collate "C"
--= ok ?column? text

select (1 = 1) collate "C"
--= error 42804 @16: collations are not supported by type boolean

select array['a'] collate "C" || array['b'] collate "POSIX"
--= error 42P21 @45: collation mismatch between explicit collations "C" and "POSIX"

select exists (select 'a' collate "C") = exists (select 'b' collate "POSIX")
--= ok ?column? bool

select (select 'a' collate "C") = (select 'b' collate "POSIX")
--= ok ?column? bool

select x = y from (select 'a' collate "C" as x, 'b' collate "POSIX" as y) t
--= ok ?column? bool

select x || y from (select 'a' collate "C" as x, 'b' collate "POSIX" as y) t
--= ok ?column? text

select x from (select 'a' collate "C" as x) t union select y from (select 'b' collate "POSIX" as y) u
--= error 42P21 @60: collation mismatch between implicit collations "C" and "POSIX"

select x from (select 'a' collate "C" as x) t union all select y from (select 'b' collate "POSIX" as y) u
--= ok x text

select x collate "C" = y from (select 'a' collate "C" as x, 'b' collate "POSIX" as y) t
--= ok ?column? bool

select nullif('a' collate "C", 'b' collate "POSIX"), 'a' collate "C" is distinct from 'b' collate "POSIX"
--= error 42P21 @36: collation mismatch between explicit collations "C" and "POSIX"

select 'a' collate "C" = any (array['b' collate "POSIX"])
--= error 42P21 @41: collation mismatch between explicit collations "C" and "POSIX"

select 'a' collate "C" = any (select 'b' collate "POSIX")
--= ok ?column? bool

select lower('a' collate "C") < upper('b' collate "POSIX")
--= error 42P21 @43: collation mismatch between explicit collations "C" and "POSIX"

select length('a' collate "C") < length('b' collate "POSIX")
--= ok ?column? bool

select ('a' collate "C")::name = ('b' collate "POSIX")::name
--= error 42P21 @39: collation mismatch between explicit collations "C" and "POSIX"

select from users tablesample bernoulli.bernoulli(not 10)
--= error 42704 @31: tablesample method bernoulli.bernoulli does not exist

select from users tablesample pg_catalog.bernoulli(10)
--= ok

select from users tablesample nosuch(not 10)
--= error 42704 @31: tablesample method nosuch does not exist

select from rows from (interval '1 second')
--= error 42601 @33: syntax error at or near "'1 second'"

select from rows from (cast(1 as int))
--= ok
