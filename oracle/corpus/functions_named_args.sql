-- Named and mixed notation, defaults, VARIADIC, OUT parameters, set-returning functions in the select list.

select with_defaults(1), with_defaults(1, 3), with_defaults(1, 3, 'y')
--= ok with_defaults text, with_defaults text, with_defaults text

select with_defaults()
--= error 42883 @8: function with_defaults() does not exist

select with_defaults(1, 2, 'x', 4)
--= error 42883 @8: function with_defaults(integer, integer, unknown, integer) does not exist

select with_defaults(a => 1), with_defaults(a => 1, b => 3), with_defaults(b => 3, a => 1), with_defaults(a => 1, c => 'y'), with_defaults(1, c => 'y'), with_defaults(c => 'y', a => 1), with_defaults(a := 1, b := 2)
--= ok with_defaults text, with_defaults text, with_defaults text, with_defaults text, with_defaults text, with_defaults text, with_defaults text

select with_defaults(b => 1)
--= error 42883 @8: function with_defaults(b => integer) does not exist

select with_defaults(1, a => 2)
--= error 42883 @8: function with_defaults(integer, a => integer) does not exist

select with_defaults(1, b => 2, b => 3)
--= error 42601 @33: argument name "b" used more than once

select with_defaults(a => 1, 2)
--= error 42601 @30: positional argument cannot follow named argument

select with_defaults(a => 1, nope => 2)
--= error 42883 @8: function with_defaults(a => integer, nope => integer) does not exist

select with_defaults(A => 1), with_defaults("a" => 1)
--= ok with_defaults text, with_defaults text

select with_defaults("A" => 1)
--= error 42883 @8: function with_defaults(A => integer) does not exist

select with_defaults(a => 'x')
--= error 22P02 @27: invalid input syntax for type integer: "x"

select with_defaults(a => '1', b => 2::smallint, c => null), with_defaults($1, c => $2), with_defaults(a => $3, b => $4)
--= ok with_defaults text, with_defaults text, with_defaults text | $1 int4, $2 text, $3 int4, $4 int4

select with_defaults(a => 1.5)
--= error 42883 @8: function with_defaults(a => numeric) does not exist

select with_defaults(a = 1)
--= error 42703 @22: column "a" does not exist

select with_defaults(a=>1,b=>2)
--= ok with_defaults text

select add(a => 1, b => 2), add(b => 2, a => 1), add(1, b => 2), add(a => 1.5, b => 2), add(b => '1', a => 1)
--= ok add int4, add int4, add int4, add numeric, add int4

select add(a => 1, c => 2)
--= error 42883 @8: function add(a => integer, c => integer) does not exist

select add(1, a => 2)
--= error 42883 @8: function add(integer, a => integer) does not exist

select add(1)
--= error 42883 @8: function add(integer) does not exist

select sum_of(numbers => array[1, 2])
--= error 42883 @8: function sum_of(numbers => integer[]) does not exist

select sum_of(variadic numbers => array[1, 2]), sum_of(variadic array[1::smallint]), sum_of(variadic null), sum_of(variadic '{}')
--= ok sum_of int8, sum_of int8, sum_of int8, sum_of int8

select sum_of(1, 2::smallint, '3', null), sum_of($1, $2), sum_of(variadic array[$3, 1])
--= ok sum_of int8, sum_of int8, sum_of int8 | $1 int4, $2 int4, $3 int4

select sum_of(variadic nicknames) from users
--= error 42883 @8: function sum_of(text[]) does not exist

select sum_of(variadic array[1.5])
--= error 42883 @8: function sum_of(numeric[]) does not exist

select sum_of(1, 'x')
--= error 22P02 @18: invalid input syntax for type integer: "x"

select join_all(',', 'a', 1, now()), join_all(',', variadic array['a', 'b']), join_all(',', variadic array[1, 2])
--= ok join_all text, join_all text, join_all text

select join_all(',')
--= error 42883 @8: function join_all(unknown) does not exist

select join_all(',', variadic 1)
--= error 42804 @31: VARIADIC argument must be an array

select join_all(',', $1)
--= error 42P18: could not determine data type of parameter $1

select join_all()
--= error 42883 @8: function join_all() does not exist

select concat(variadic array['a'], 'b')
--= error 42601 @34: syntax error at or near ","

select lower(variadic array['a'])
--= error 42883 @8: function lower(text[]) does not exist

select split_pair(row(1, 'a')), (split_pair(row(1, 'a'))).a, split_pair(p => row(1, 'a'))
--= ok split_pair record, a int4, split_pair record

select split_pair(row(1, 'a'), 1, 'b')
--= error 42883 @8: function split_pair(record, integer, unknown) does not exist

select one_out(2), one_out(n => 2)
--= ok one_out int4, one_out int4

select (one_out(2)).doubled
--= error 42809 @9: column notation .doubled applied to type integer, which is not a composite type

select one_out(2, 3)
--= error 42883 @8: function one_out(integer, integer) does not exist

select in_and_out(2), (in_and_out(2)).n, (in_and_out(2)).word, (in_and_out(n => 2)).*
--= ok in_and_out record, n int4, word text, n int4, word text

select pairs(2), (pairs(2)).a, pairs(n => 2)
--= ok pairs record, a int4, pairs record

select (pairs(2)).c
--= error 42703 @9: could not identify column "c" in record data type

select numbers(2), numbers(2) + 1, numbers(2) * numbers(3), -numbers(2)
--= ok numbers int4, ?column? int4, ?column? int4, ?column? int4

select id, numbers(id), name from users
--= ok id int4, numbers int4, name text

select id, numbers(2), pairs(2) from users where id = 1
--= ok id int4, numbers int4, pairs record

select numbers(numbers(2))
--= ok numbers int4

select sum(numbers(2))
--= error 0A000 @12: aggregate function calls cannot contain set-returning function calls

select numbers(2) from users group by 1
--= ok numbers int4

select numbers(2) as n from users order by n
--= ok n int4

select count(*), numbers(2) from users
--= ok count int8, numbers int4

select count(*) from users group by numbers(2)
--= ok count int8

select id from users where numbers(2) = 1
--= error 0A000 @28: set-returning functions are not allowed in WHERE

select id from users where id in (select numbers(2))
--= ok id int4

select id from users having numbers(2) > 1
--= error 0A000 @29: set-returning functions are not allowed in HAVING

select id from users limit numbers(2)
--= error 0A000 @28: set-returning functions are not allowed in LIMIT

select case when true then numbers(2) end
--= error 0A000 @28: set-returning functions are not allowed in CASE

select coalesce(numbers(2), 1)
--= error 0A000 @17: set-returning functions are not allowed in COALESCE

select array[numbers(2)], row(numbers(2)), numbers(2)::text, numbers(2) || 'x', numbers(2) is null
--= ok array int4[], row record, numbers text, ?column? text, ?column? bool

select numbers(2) in (1)
--= error 42804 @8: argument of IN must not return a set

select (select numbers(2)), exists (select numbers(2)), array(select numbers(2))
--= ok numbers int4, exists bool, array int4[]

select greatest(numbers(2), 1)
--= ok greatest int4

select nullif(numbers(2), 1)
--= ok nullif int4

select numbers(2) = 1
--= ok ?column? bool

select numbers(2) between 1 and 2
--= error 42804 @8: argument of AND must not return a set

select numbers(2) and true
--= error 42804 @8: argument of AND must be type boolean, not type integer

select users_named('a'), (users_named('a')).name, (users_named('a')).*, (users_named(wanted => 'a')).id
--= ok users_named users, name text, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4

select user_by_id(1), (user_by_id(1)).id
--= ok user_by_id users, id int4

select lower(some_record()::text)
--= ok lower text

select nothing_back(1)
--= ok nothing_back void

select nothing_back(1) is null
--= ok ?column? bool

select coalesce(nothing_back(1), null)
--= ok coalesce void

select clean_up(1)
--= error 42809 @8: clean_up(integer) is a procedure

select stamp()
--= ok stamp trigger

select nope()
--= error 42883 @8: function nope() does not exist

select nope(1, 'a', null, $1)
--= error 42883 @8: function nope(integer, unknown, unknown, unknown) does not exist

select lowr('a')
--= error 42883 @8: function lowr(unknown) does not exist

select lower()
--= error 42883 @8: function lower() does not exist

select lower('a', 'b')
--= error 42883 @8: function lower(unknown, unknown) does not exist

select lower('a' 'b')
--= error 42601 @18: syntax error at or near "'b'"

select public.lower('a')
--= error 42883 @8: function public.lower(unknown) does not exist

select pg_catalog.lower('A'), app.hidden(1)
--= ok lower text, hidden int4

select hidden(1)
--= error 42883 @8: function hidden(integer) does not exist

select app.nope(1)
--= error 42883 @8: function app.nope(integer) does not exist

select nope.lower('a')
--= error 3F000 @8: schema "nope" does not exist

select a.b.c.lower('a')
--= error 42601 @8: improper qualified name (too many dotted names): a.b.c.lower

select lower
--= error 42703 @8: column "lower" does not exist

select count
--= error 42703 @8: column "count" does not exist

select u.lower('a') from users u
--= error 3F000 @8: schema "u" does not exist

select lower(u.name), lower(users.name) from users u, users
--= ok lower text, lower text

select full_name(u), u.full_name, full_name(users), (u).full_name from users u, users
--= ok full_name text, full_name text, full_name text, full_name text

select name.lower from users
--= error 42P01 @8: missing FROM-clause entry for table "name"

select u.lower from users u
--= error 42703 @8: column u.lower does not exist

select name(u), id(u), "name"(u) from users u
--= ok name text, id int4, name text

select nope(u) from users u
--= error 42883 @8: function nope(users) does not exist

select a(p), b(p), (p).a from made
--= ok a int4, b text, a int4

select c(p) from made
--= error 42883 @8: function c(pair) does not exist

select f1(row(1, 2))
--= ok f1 int4

select text(age), int4(name), int8(age), date(created_at), bool(age) from users
--= ok text text, int4 int4, int8 int8, date date, bool bool

select numeric(age) from users
--= error 42601 @21: syntax error at or near "from"

select varchar(name) from users
--= error 42601 @16: syntax error at or near "name"

select text(age), int8(age), date(created_at), float8(age), "numeric"(age), timestamptz(created_at), text(mood) from users
--= ok text text, int8 int8, date date, float8 float8, numeric numeric, timestamptz timestamptz, text text

select int4(name) from users
--= ok int4 int4

select int4('5'), int4(5.5), int4('x'::text)
--= ok int4 int4, int4 int4, int4 int4

select int4('x')
--= error 22P02 @13: invalid input syntax for type integer: "x"

select mood(1)
--= error 42883 @8: function mood(integer) does not exist

select posint('5')
--= ok posint int4

select regclass('users'), regclass(name), oid(5), name(name), bpchar(name), json('{}'), jsonb('{}'), jsonb(data) from users
--= ok regclass regclass, regclass regclass, oid oid, name name, bpchar bpchar, json json, jsonb jsonb, jsonb jsonb

select distinct lower(name) as l, upper(name) from users order by l
--= ok l text, upper text

select generate_series(1, 2), generate_series(1, 3)
--= ok generate_series int4, generate_series int4

select generate_series(1, 2) from generate_series(1, 3) g (i) where i > 1
--= ok generate_series int4

select unnest(array[1, 2]), unnest(array['a', 'b', 'c'])
--= ok unnest int4, unnest text

select unnest(array[1, 2], array[3, 4])
--= error 42883 @8: function unnest(integer[], integer[]) does not exist

select json_each('{}'), (json_each('{}')).*
--= ok json_each record, key text, value json

select regexp_matches('a', 'b'), (regexp_matches('a', 'b'))[1]
--= ok regexp_matches text[], regexp_matches text

select jsonb_array_elements(data) ->> 'a' from users
--= ok ?column? text

select make_interval(days => $1), make_interval(days => 1, hours => 2, secs => $2)
--= ok make_interval interval, make_interval interval | $1 int4, $2 float8

select make_date(year => 2024, month => 1, day => 1), make_date(2024, month => 1, day => $1)
--= ok make_date date, make_date date | $1 int4

select make_date(year => 2024, month => 1)
--= error 42883 @8: function make_date(year => integer, month => integer) does not exist

select jsonb_set(data, '{a}', '1', create_if_missing => false) from users
--= ok jsonb_set jsonb

select jsonb_set(target => data, path => '{a}', new_value => '1') from users
--= error 42883 @8: function jsonb_set(target => jsonb, path => unknown, new_value => unknown) does not exist

select jsonb_set(data, '{a}', '1', create_missing => false) from users
--= error 42883 @8: function jsonb_set(jsonb, unknown, unknown, create_missing => boolean) does not exist

select jsonb_set(target => data, path => '{a}', replacement => '1', create_if_missing => false) from users
--= error 42883 @8: function jsonb_set(target => jsonb, path => unknown, replacement => unknown, create_if_missing => boolean) does not exist

select jsonb_path_query_first(target => data, path => '$.a', vars => '{}', silent => true), jsonb_path_exists(data, '$', silent => false) from users
--= ok jsonb_path_query_first jsonb, jsonb_path_exists bool

select string_to_array(string => 'a', sep => 'b')
--= error 42883 @8: function string_to_array(string => unknown, sep => unknown) does not exist

select regexp_replace('a', 'b', 'c', 1, 2), regexp_replace('a', 'b', 'c', 1)
--= ok regexp_replace text, regexp_replace text
--= 14: error 42883 @8: function regexp_replace(unknown, unknown, unknown, integer, integer) does not exist

select regexp_replace('a', 'b', 'c', start => 1)
--= error 42883 @8: function regexp_replace(unknown, unknown, unknown, start => integer) does not exist
--= 18: ok regexp_replace text

select parse_ident('a.b'), parse_ident('a.b', false), parse_ident(str => 'a', strict => true)
--= ok parse_ident text[], parse_ident text[], parse_ident text[]

select random() from users where random() < 0.5 order by random()
--= ok random float8

select pg_get_viewdef('active_users'::regclass, true), pg_table_size('users'), pg_size_pretty(1::bigint), pg_relation_size('users', 'main'), obj_description('users'::regclass), col_description('users'::regclass, 1)
--= ok pg_get_viewdef text, pg_table_size int8, pg_size_pretty text, pg_relation_size int8, obj_description text, col_description text

select has_table_privilege('users', 'select'), has_table_privilege('postgres', 'users', 'select'), has_schema_privilege('app', 'usage')
--= ok has_table_privilege bool, has_table_privilege bool, has_schema_privilege bool

select pg_size_pretty(1)
--= error 42725 @8: function pg_size_pretty(integer) is not unique

select count(*) from numbers(3), numbers(2)
--= error 42712: table name "numbers" specified more than once

select lower(name) over w from users window w as ()
--= error 42809 @8: OVER specified, but lower is not a window function nor an aggregate function

select lower(name) from users where lower(name) = $1 and length($2) > 1 and upper($3) = name
--= ok lower text | $1 text, $2 text, $3 text

select count(*) from users
--= ok count int8

select lower(*) from users
--= error 42883 @8: function lower() does not exist

select now()
--= ok now timestamptz

select now(*)
--= error 42809 @8: now(*) specified, but now is not an aggregate function

select u.*(1) from users u
--= error 42601 @11: syntax error at or near "("
