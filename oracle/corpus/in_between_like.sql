-- IN, BETWEEN, LIKE, SIMILAR TO, ANY and ALL.

select 1 in (1), 1 in (1, 2), 1 not in (1, 2), 1 in (1, null), null in (1), null in (null), 1 in (2.5, 3), 1.5 in (1, 2)
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 in ()
--= error 42601 @14: syntax error at or near ")"

select 1 in 1
--= error 42601 @13: syntax error at or near "1"

select 1 in (1,)
--= error 42601 @16: syntax error at or near ")"

select 1 in (1, 'a')
--= error 22P02 @17: invalid input syntax for type integer: "a"

select 1 in (1, '2'), '1' in (1, 2), 'a' in ('a', 'b'), 'a' in ('a'::text, 'b'::varchar)
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 in ('1'::text)
--= error 42883 @10: operator does not exist: integer = text

select 1 in (true)
--= error 42883 @10: operator does not exist: integer = boolean

select id in (1, 2), id not in (1, 2), id in (1::bigint, 2), id in (1.5, 2), id in ('1', '2'), id in (age, manager_id) from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select id in (name) from users
--= error 42883 @11: operator does not exist: integer = text

select id in (1, name) from users
--= error 42883 @11: operator does not exist: integer = text

select name in ('a', 'b'), name in (email), name in ('a', email), email in ('a'), email in (name), title in ('a', name) from users, posts
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select name in (1, 2) from users
--= error 42883 @13: operator does not exist: text = integer

select mood in ('sad', 'ok'), mood not in ('sad'), mood in ('sad'::mood, 'ok') from users
--= ok ?column? bool, ?column? bool, ?column? bool

select mood in ('nope') from users
--= error 22P02 @17: invalid input value for enum mood: "nope"

select mood in ('sad'::text) from users
--= error 42883 @13: operator does not exist: mood = text

select created_at in ('2024-01-01', now()), created_at in (current_date, localtimestamp), published_on in ('2024-01-01', current_date) from posts
--= ok ?column? bool, ?column? bool, ?column? bool

select created_at in ('x') from posts
--= error 22007 @23: invalid input syntax for type timestamp: "x"

select (id, name) in ((1, 'a'), (2, 'b')), row(id, name) not in ((1, 'a')), (id, age) in ((1, null)), (1, 'a') in ((id, name)) from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select (id, name) in ((1, 'a', 2)) from users
--= error 42601 @19: unequal number of entries in row expressions

select (id, name) in ((1, 2)) from users
--= error 42883 @19: operator does not exist: text = integer

select (id, name) in (1, 2) from users
--= error 42883 @19: operator does not exist: record = integer

select (id, name) in (('x', 'a')) from users
--= error 22P02 @24: invalid input syntax for type integer: "x"

select p in (row(1, 'a'), '(2,b)') from made
--= ok ?column? bool

select p in (row(1, 'a')::pair) from made
--= error 42725 @10: operator is not unique: pair = pair

select p in ((1, 'a'), (2, 'b')) from made
--= ok ?column? bool

select id in ($1), id in ($1, $2), name in ($3, 'a'), $4 in (1, 2), $5 in ('a', 'b') from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4, $2 int4, $3 text, $4 int4, $5 text

select $1 in ($2, $3)
--= ok ?column? bool | $1 text, $2 text, $3 text

select $1 in (1, 2.5), 1 in ($2, 2.5), $3 in (id, name::int) from users
--= ok ?column? bool, ?column? bool, ?column? bool | $1 numeric, $2 numeric, $3 int4

select id in (select 1), id in ((select 1), 2), id in (1 + 1, 2 * id) from users
--= ok ?column? bool, ?column? bool, ?column? bool

select id in (array[1, 2]) from users
--= error 42883 @11: operator does not exist: integer = integer[]

select nicknames in ('{a}', array['b']), array[1] in (array[1], array[2]), nicknames[1] in ('a') from users
--= ok ?column? bool, ?column? bool, ?column? bool

select data in ('{}', '[]'), data -> 'a' in ('1') from users
--= ok ?column? bool, ?column? bool

select data in (1) from users
--= error 42883 @13: operator does not exist: jsonb = integer

select c_json in ('{}') from kinds
--= error 42883 @15: operator does not exist: json = unknown

select c_point in ('(1,1)') from kinds
--= error 42883 @16: operator does not exist: point = unknown

select pos in (1, 2), pos in (small, 5), code in ('a'), level in ('low', 'mid'), mail in ('{}'), labels in ('{a}', array['b']) from made
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 between 1 and 2, 1 not between 1 and 2, 1 between symmetric 2 and 1, 1 between asymmetric 1 and 2, 1 not between symmetric 2 and 1
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 between 1.5 and 2, 1 between '1' and 2, '1' between 1 and 2, 'b' between 'a' and 'c', null between 1 and 2, 1 between null and null
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 between 'a' and 2
--= error 22P02 @18: invalid input syntax for type integer: "a"

select 1 between 1
--= error 42601 @19: syntax error at end of input

select 1 between 1 or 2
--= error 42601 @20: syntax error at or near "or"

select 1 between 1 and 'x'::text
--= error 42883 @10: operator does not exist: integer <= text

select age between 1 and 2, age between $1 and $2, age between $3 and 10, $4 between 1 and age, name between 'a' and 'b' from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4, $2 int4, $3 int4, $4 int4

select created_at between '2024-01-01' and '2024-02-01', created_at between now() - interval '1 day' and now(), created_at between current_date and $1, published_on between '2024-01-01' and $2 from posts
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 timestamp, $2 date

select created_at between 1 and 2 from posts
--= error 42883 @19: operator does not exist: timestamp without time zone >= integer

select age between name and 1 from users
--= error 42883 @12: operator does not exist: integer >= text

select mood between 'sad' and 'ok' from users
--= ok ?column? bool

select mood between 'sad' and 'nope' from users
--= error 22P02 @31: invalid input value for enum mood: "nope"

select (id, age) between (1, 2) and (3, 4) from users
--= ok ?column? bool

select (id, age) between (1, 2) and (3) from users
--= error 42883 @18: operator does not exist: record <= integer

select data between '{}' and '[]', nicknames between '{a}' and '{b}' from users
--= ok ?column? bool, ?column? bool

select c_json between '{}' and '{}' from kinds
--= error 42883 @15: operator does not exist: json >= unknown

select p between '(1,a)' and '(2,b)', pos between 1 and 5, fr between '[1,2)' and '[2,3)' from made
--= ok ?column? bool, ?column? bool, ?column? bool

select 'a' like 'a%', 'a' not like 'a%', 'a' ilike 'A%', 'a' not ilike 'A', 'a' like 'a' escape '!', 'a' not like 'a' escape '', 'a' ilike 'a' escape '\'
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 'a' like 'a' escape 'ab'
--= ok ?column? bool

select 'a' like
--= ok like text

select 'a' like 'b' escape
--= error 42601 @27: syntax error at end of input

select 'a' like 'b' escape 1
--= error 42883 @12: function pg_catalog.like_escape(unknown, integer) does not exist

select 1 like '1'
--= error 42883 @10: operator does not exist: integer ~~ unknown

select age like '1' from users
--= error 42883 @12: operator does not exist: integer ~~ unknown

select name like 'a%', name like $1, name like $2 || '%', name ilike '%' || $3 || '%', $4 like name, name not like email, name like title from users, posts
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 text, $2 text, $3 text, $4 text

select email like '%@%', kind like 's%', mood::text like 's%' from users, posts
--= ok ?column? bool, ?column? bool, ?column? bool

select mood like 's%' from users
--= error 42883 @13: operator does not exist: mood ~~ unknown

select data like 'x' from users
--= error 42883 @13: operator does not exist: jsonb ~~ unknown

select created_at like '2024%' from users
--= error 42883 @19: operator does not exist: timestamp with time zone ~~ unknown

select c_bytea like '\x00', c_bytea not like c_bytea, c_name like 'x', c_char_n ilike 'x' from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_bytea like 'a' escape 'b' from kinds
--= error 42883 @16: operator does not exist: bytea ~~ text

select c_bytea ilike 'x' from kinds
--= error 42883 @16: operator does not exist: bytea ~~* unknown

select name like any (array['a%', 'b%']), name like any ('{a%,b%}'), name like all ($1), name not like any (array['a']), name ilike any (nicknames), name ilike all ($2::text[]) from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 text[], $2 text[]

select name like any ('a') from users
--= error 22P02 @23: malformed array literal: "a"

select name like any (1) from users
--= error 42809 @13: op ANY/ALL (array) requires array on right side

select name like (array['a']) from users
--= error 42883 @13: operator does not exist: text ~~ text[]

select 'a' similar to 'a', 'a' not similar to 'a|b', 'a' similar to 'a' escape '!', name similar to $1, name similar to email || '%' from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 text

select 1 similar to 'a'
--= error 42883 @10: operator does not exist: integer ~ text

select age similar to 'a' from users
--= error 42883 @12: operator does not exist: integer ~ text

select name ~ 'a', name ~ $1, name ~* 'A', name !~ 'b', name !~* email from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 text

select age ~ '1' from users
--= error 42883 @12: operator does not exist: integer ~ unknown

select name ~ '(' from users
--= ok ?column? bool

select 1 = any (array[1, 2]), 1 = any ('{1,2}'), 1 <> all ('{1,2}'), 1 < any (array[1.5]), 1 = some (array[1]), 'a' = any ('{a,b}'), 'a' = any (array['a'])
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 = any ('{a}')
--= error 22P02 @17: invalid input syntax for type integer: "a"

select 1 = any (array['1'])
--= error 42883 @10: operator does not exist: integer = text

select 1 = any (null), null = any (array[1]), 1 = any (null::int[]), null = any (null::int[])
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 = any (2)
--= error 42809 @10: op ANY/ALL (array) requires array on right side

select 1 any (array[1])
--= error 42601 @14: syntax error at or near "("

select 1 = any
--= error 42601 @15: syntax error at end of input

select 1 = any ()
--= error 42601 @17: syntax error at or near ")"

select id = any ($1), id = any ($2::bigint[]), $3 = any (array[1, 2]), $4::text = any ($5), id <> all ($6), mood = any ($7), created_at > any ($8) from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4[], $2 int8[], $3 int4, $4 text, $5 text[], $6 int4[], $7 mood[], $8 timestamptz[]

select $1 = any ($2)
--= ok ?column? bool | $1 text, $2 text[]

select id = any (array[1.5, 2]), id = any (array[1::bigint]), age > all (array[1, 2]), id = any (array[age, manager_id]) from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select id = any (nicknames) from users
--= error 42883 @11: operator does not exist: integer = text

select mood = any (c_mood_array), mood = any ('{sad}'), mood <> all (array['sad', 'ok']::mood[]), c_mood = any (c_mood_array) from users, kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select mood = any (array['sad', 'ok']) from users
--= error 42883 @13: operator does not exist: mood = text

select mood = any (c_text_array) from users, kinds
--= error 42883 @13: operator does not exist: mood = text

select 'x' = any (nicknames), name = any (nicknames), name = any (c_text_array), name = any (array['a', email]) from users, kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select name = any (string_to_array($1, ',')), id = any (array(select user_id from posts)), id = any (string_to_array($2, ',')::int[]) from users
--= ok ?column? bool, ?column? bool, ?column? bool | $1 text, $2 text

select pos = any (array[1, 2]), pos = any ($1), level = any (levels), level = any ('{low}'), 'a@b' = any (mail), p = any (ps), code = any ($2), small = any ($3) from made
--= error 42725 @116: operator is not unique: pair = pair

select id = any (c_int4_array), id = any (c_int4_array[1:2]), 1 = any (c_int4_array || 2) from users, kinds
--= ok ?column? bool, ?column? bool, ?column? bool

select id in (values (1), (2)), id not in (values ($1::int)), (id, name) in (values (1, 'a')) from users
--= ok ?column? bool, ?column? bool, ?column? bool | $1 int4

select id = all (select 1), id > any (select 1.5), id = any (select $1), name = any (select 'a') from users
--= error 42883 @55: operator does not exist: integer = text

select not id in (1), not name like 'a', not age between 1 and 2, not id = any ('{1}') from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool
