-- LATERAL, functions in FROM, ROWS FROM, ordinality, column definitions.

select u.name, l.title from users u, lateral (select title from posts p where p.user_id = u.id order by p.id limit 3) l
--= ok name text, title varchar

select u.name, l.title from users u left join lateral (select title from posts p where p.user_id = u.id limit 1) l on true
--= ok name text, title varchar

select u.name, l.n from users u cross join lateral (select count(*) as n from posts p where p.user_id = u.id) l
--= ok name text, n int8

select u.name from users u, (select title from posts p where p.user_id = u.id) l
--= error 42P01 @74: invalid reference to FROM-clause entry for table "u"

select l.title from users u, (select title from posts p where p.user_id = u.id) l
--= error 42P01 @75: invalid reference to FROM-clause entry for table "u"

select u.name from users u left join (select title from posts p where p.user_id = u.id) l on true
--= error 42P01 @83: invalid reference to FROM-clause entry for table "u"

select l.title from users u left join (select title from posts p where p.user_id = u.id) l on true
--= error 42P01 @84: invalid reference to FROM-clause entry for table "u"

select u.name from users u right join lateral (select title from posts p where p.user_id = u.id) l on true
--= error 42P10 @92: invalid reference to FROM-clause entry for table "u"

select l.title from users u right join lateral (select title from posts p where p.user_id = u.id) l on true
--= error 42P10 @93: invalid reference to FROM-clause entry for table "u"

select u.name from users u full join lateral (select title from posts p where p.user_id = u.id) l on true
--= error 42P10 @91: invalid reference to FROM-clause entry for table "u"

select l.title from users u full join lateral (select title from posts p where p.user_id = u.id) l on true
--= error 42P10 @92: invalid reference to FROM-clause entry for table "u"

select * from lateral (select id from posts where user_id = u.id) l, users u
--= error 42P01 @61: missing FROM-clause entry for table "u"

select * from lateral users
--= error 42601 @28: syntax error at end of input

select * from users u, lateral (values (u.id, u.name)) v (a, b)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, a int4, b text

select * from users u, lateral (values (u.id), (u.age), (null)) v
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, column1 int4

select * from users u, (values (u.id)) v
--= error 42P01 @33: invalid reference to FROM-clause entry for table "u"

select u.id, n from users u, unnest(u.nicknames) n
--= ok id int4, n text

select u.id, n.n from users u, unnest(u.nicknames) as n (n)
--= ok id int4, n text

select u.id, n.* from users u, unnest(u.nicknames) with ordinality as n
--= ok id int4, n text, ordinality int8

select u.id, n.nick, n.i from users u, unnest(u.nicknames) with ordinality as n (nick, i)
--= ok id int4, nick text, i int8

select * from unnest(array[1, 2], array['a', 'b', 'c'])
--= ok unnest int4, unnest text

select * from unnest(array[1, 2], array['a', 'b']) as t (a, b)
--= ok a int4, b text

select * from unnest(array[1, 2], array['a', 'b']) as t (a, b, c)
--= error 42P10: table "t" has 2 columns available but 3 columns specified

select * from unnest(1)
--= error 42883 @15: function unnest(integer) does not exist

select * from unnest($1::int[], $2::text[]) as t (a, b)
--= ok a int4, b text | $1 int4[], $2 text[]

select * from unnest($1) t
--= error 42725 @15: function unnest(unknown) is not unique

select x from unnest(null) x
--= error 42725 @15: function unnest(unknown) is not unique

select * from unnest('{1,2}'::int[]) x
--= ok x int4

select * from unnest('{1,2}') x
--= error 42725 @15: function unnest(unknown) is not unique

select p.a, p.b from made, unnest(ps) p
--= ok a int4, b text

select p from made, unnest(ps) p
--= ok p pair

select * from made, unnest(ps, levels) as t
--= ok id int4, pos int4, small int4, mail email[], labels text[], code varchar, level app.level, levels app.level[], p pair, ps pair[], n nested, cp pair, price app.price, fr floatrange, fm floatmultirange, req int4, feeling mood, owner users, a int4, b text, unnest app.level

select * from unnest(array[row(1, 'a')::pair])
--= ok a int4, b text

select * from unnest(array[array[1, 2], array[3, 4]]) x
--= ok x int4

select * from generate_series(1, 3)
--= ok generate_series int4

select generate_series from generate_series(1, 3)
--= ok generate_series int4

select g from generate_series(1, 3) g
--= ok g int4

select g.g, g from generate_series(1, 3) as g
--= ok g int4, g int4

select g.x from generate_series(1, 3) as g (x)
--= ok x int4

select * from generate_series(1, 3) with ordinality
--= ok generate_series int4, ordinality int8

select * from generate_series(1, 3) with ordinality as g
--= ok g int4, ordinality int8

select * from generate_series(1, 3) with ordinality as g (a)
--= ok a int4, ordinality int8

select * from generate_series(1, 10000000000)
--= ok generate_series int8

select * from generate_series(1, 2.5)
--= ok generate_series numeric

select * from generate_series(now(), now() + '1 day', '1 hour')
--= ok generate_series timestamptz

select * from generate_series('2024-01-01', '2024-02-01', '1 day')
--= error 42725 @15: function generate_series(unknown, unknown, unknown) is not unique

select * from generate_series('2024-01-01'::date, '2024-02-01'::date, '1 day'::interval) d
--= ok d timestamptz

select * from generate_series(date '2024-01-01', date '2024-02-01')
--= error 42883 @15: function generate_series(date, date) does not exist

select * from generate_series(1)
--= error 42883 @15: function generate_series(integer) does not exist

select * from generate_series(1, u.age), users u
--= error 42P01 @34: missing FROM-clause entry for table "u"

select * from users u, generate_series(1, u.age) n
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, n int4

select * from users u left join generate_series(1, u.age) n on true
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, n int4

select * from users u right join generate_series(1, u.age) n on true
--= error 42P10 @53: invalid reference to FROM-clause entry for table "u"

select * from json_each('{"a": 1}')
--= ok key text, value json

select key, value from users u, jsonb_each(u.data)
--= ok key text, value jsonb

select key, value from users u, jsonb_each_text(u.data) as e
--= ok key text, value text

select * from jsonb_array_elements('[1]') with ordinality
--= ok value jsonb, ordinality int8

select * from jsonb_array_elements_text('[1]') as x (v)
--= ok v text

select e ->> 'id' from users, jsonb_array_elements(data -> 'list') e
--= ok ?column? text

select x.* from jsonb_to_recordset('[{"a":1}]') as x (a int, b text)
--= ok a int4, b text

select * from jsonb_to_recordset('[{"a":1}]')
--= error 42601 @15: a column definition list is required for functions returning "record"

select * from jsonb_to_recordset('[{"a":1}]') as x
--= error 42601 @15: a column definition list is required for functions returning "record"

select * from jsonb_to_recordset('[{"a":1}]') as x (a, b)
--= error 42601 @15: a column definition list is required for functions returning "record"

select x.a from jsonb_to_record('{"a":1}') as (a int)
--= error 42P01 @8: missing FROM-clause entry for table "x"

select a from jsonb_to_record('{"a":1}') as (a int, p pair, m mood, t text[], c app.code)
--= ok a int4

select a from jsonb_to_record('{"a":1}') as (a nope)
--= error 42704 @48: type "nope" does not exist

select a from jsonb_to_record('{"a":1}') as (a int, a text)
--= error 42701: column name "a" specified more than once

select * from jsonb_populate_record(null::pair, '{"a":1}')
--= ok a int4, b text

select * from jsonb_populate_recordset(null::users, '[]')
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select (jsonb_populate_record(null::pair, '{"a":1}')).b
--= ok b text

select * from pairs(3)
--= ok a int4, b text

select a, b from pairs(3) as p
--= ok a int4, b text

select p from pairs(3) as p
--= ok p record

select p.a from pairs(3) as p
--= ok a int4

select p.c from pairs(3) as p
--= error 42703 @8: column p.c does not exist

select * from pairs(3) as p (x, y)
--= ok x int4, y text

select * from pairs(3) as p (x int, y text)
--= error 42601 @30: a column definition list is redundant for a function with OUT parameters

select * from numbers(3)
--= ok numbers int4

select numbers from numbers(3)
--= ok numbers int4

select n from numbers(3) n
--= ok n int4

select * from numbers('3')
--= ok numbers int4

select * from numbers('x')
--= error 22P02 @23: invalid input syntax for type integer: "x"

select * from users_named('a')
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select u.name from users_named('a') u
--= ok name text

select users_named.id from users_named('a')
--= ok id int4

select * from user_by_id(1)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select (user_by_id(1)).name
--= ok name text

select * from some_record()
--= error 42601 @15: a column definition list is required for functions returning "record"

select * from some_record() as (a int, b text)
--= ok a int4, b text

select * from some_records() as r (a int, b text)
--= ok a int4, b text

select * from some_records() r (a int, b text) where r.a = 1
--= ok a int4, b text

select * from some_records() with ordinality as r (a int, b text)
--= error 42601 @52: WITH ORDINALITY cannot be used with a column definition list

select * from rows from (some_records() as (a int, b text), numbers(2)) as r
--= ok a int4, b text, numbers int4

select * from rows from (some_records() as (a int, b text), numbers(2)) with ordinality as r (a, b, c, d)
--= ok a int4, b text, c int4, d int8

select * from rows from (generate_series(1, 2), pairs(3))
--= ok generate_series int4, a int4, b text

select * from rows from (generate_series(1, 2), pairs(3)) with ordinality
--= ok generate_series int4, a int4, b text, ordinality int8

select * from rows from (generate_series(1, 2)) as x
--= ok x int4

select x from rows from (generate_series(1, 2)) as x
--= ok x int4

select x.generate_series from rows from (generate_series(1, 2), numbers(2)) as x
--= ok generate_series int4

select * from rows from (1)
--= error 42601 @26: syntax error at or near "1"

select * from split_pair(row(1, 'a'))
--= ok a int4, b text

select * from split_pair(row(1, 'a')::pair) s
--= ok a int4, b text

select * from one_out(2)
--= ok doubled int4

select * from one_out(2) x
--= ok doubled int4

select * from in_and_out(2)
--= ok n int4, word text

select * from pair_of(1, 'a')
--= ok a int4, b text

select a from pair_of(1, 'a')
--= ok a int4

select * from add(1, 2)
--= ok add int4

select * from add(1, 2) as sum
--= ok sum int4

select sum.sum from add(1, 2) as sum
--= ok sum int4

select * from add(1, 2) as sum (value)
--= ok value int4

select * from nothing_back(1)
--= ok nothing_back void

select * from count(*)
--= error 42803 @15: aggregate functions are not allowed in functions in FROM

select * from sum(1)
--= error 42803 @15: aggregate functions are not allowed in functions in FROM

select * from row_number() over ()
--= error 42601 @34: syntax error at or near ")"

select * from row_number()
--= error 42809 @15: window function row_number requires an OVER clause

select * from now()
--= ok now timestamptz

select * from current_date
--= ok current_date date

select * from current_date d
--= ok d date

select * from current_timestamp with ordinality
--= ok current_timestamp timestamptz, ordinality int8

select * from coalesce(1, 2) c
--= ok c int4

select * from extract(year from now()) y
--= ok y numeric

select * from cast(1 as text) c
--= ok c text

select * from lower('A') l
--= ok l text

select * from nope(1)
--= error 42883 @15: function nope(integer) does not exist

select * from nope.f(1)
--= error 3F000 @15: schema "nope" does not exist

select * from app.hidden(1)
--= ok hidden int4

select * from clean_up(1)
--= error 42809 @15: clean_up(integer) is a procedure

select * from stamp()
--= error 42804 @15: function "stamp" in FROM has unsupported return type trigger

select * from string_to_table('a,b', ',') with ordinality as t (part, nr)
--= ok part text, nr int8

select * from regexp_matches('abc', '(a)(b)', 'g')
--= ok regexp_matches text[]

select * from regexp_split_to_table('a b', ' ') w
--= ok w text

select * from pg_get_keywords() limit 1
--= ok word text, catcode char, barelabel bool, catdesc text, baredesc text

select * from json_object_keys('{}') k
--= ok k text

select u.id, f.* from users u, lateral users_named(u.name) f
--= ok id int4, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select u.id, s.total from users u join lateral (select sum(views) as total from posts where user_id = u.id) s on s.total > 10
--= ok id int4, total numeric

select l.id from users u, lateral (select u.id) l
--= ok id int4

select l.* from users u, lateral (select u.*) l
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select l.name from users u, lateral (select u.*) l
--= ok name text

select l.nope from users u, lateral (select u.*) l
--= error 42703 @8: column l.nope does not exist

select * from users u, lateral (select u.id as x, p.id as y from posts p where p.user_id = u.id) a, lateral (select a.x + a.y as z) b
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, x int4, y int4, z int4

select * from (select u.id) l, users u
--= error 42P01 @23: missing FROM-clause entry for table "u"

select (select p.title from posts p where p.user_id = u.id limit 1) as title from users u, lateral (select sum(u.age)) l (x)
--= error 42803 @108: aggregate functions are not allowed in FROM clause of their own query level

select l.x from users u, lateral (select sum(u.age)) l (x)
--= error 42803 @42: aggregate functions are not allowed in FROM clause of their own query level

select * from xmltable('/r' passing '<r/>'::xml columns a int path '@a', n for ordinality) x
--= error 42601 @43: syntax error at or near "::"

select * from xmltable('/r' passing '<r/>'::xml columns a int path '@a' default 5 not null, b text)
--= error 42601 @43: syntax error at or near "::"

select * from users u, xmltable('/r' passing u.name columns a int)
--= error 42804 @46: argument of XMLTABLE must be type xml, not type text

select * from users tablesample bernoulli (10)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users tablesample system (10) repeatable (1)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users tablesample nope (10)
--= error 42704 @33: tablesample method nope does not exist

select * from active_users tablesample system (10)
--= error 0A000 @15: TABLESAMPLE clause can only be applied to tables and materialized views

select * from users tablesample system ('x')
--= error 22P02 @41: invalid input syntax for type real: "x"

select * from users tablesample system ()
--= error 42601 @41: syntax error at or near ")"
