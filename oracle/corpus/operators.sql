-- The operator table, user operators, operator resolution.

select 1 + 2, 1 - 2, 2 * 3, 7 / 2, 7 % 2, 2 ^ 3, |/ 25, ||/ 27, @ -5, - 5, + 5
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? float8, ?column? float8, ?column? float8, ?column? int4, ?column? int4, ?column? int4

select 1 + 2.5, 1::bigint + 1::smallint, 1::float4 + 1, 1::float4 + 1::numeric, 1.5 * 2::float8, 1::smallint + 1::smallint, 5::numeric / 2
--= ok ?column? numeric, ?column? int8, ?column? float8, ?column? float8, ?column? float8, ?column? int2, ?column? numeric

select 2 ^ 3::numeric, 2::float8 ^ 3, 2 ^ 0.5, 5::bigint % 3, 5.5 % 2
--= ok ?column? numeric, ?column? float8, ?column? numeric, ?column? int8, ?column? numeric

select 5::float8 % 2
--= error 42883 @18: operator does not exist: double precision % integer

select 1 & 3, 1 | 2, 1 # 3, ~ 1, 1 << 2, 8 >> 1, 1::bigint & 3, b'101' & b'011', b'1' || b'0', ~ b'1'
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int8, ?column? bit, ?column? varbit, ?column? bit

select 1.5 & 1
--= error 42883 @12: operator does not exist: numeric & integer

select 5!
--= error 42601 @10: syntax error at end of input

select ! 5
--= error 42883 @8: operator does not exist: ! integer

select !! 5, !! 'a'::tsquery
--= ok ?column? int4, ?column? tsquery

select 1 = 1, 1 <> 2, 1 != 2, 1 < 2, 1 > 2, 1 <= 2, 1 >= 2
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 = 1::bigint, 1 = 1.0, 1::float4 = 1::numeric, 'a' = 'a'::text, 'a'::varchar = 'a'::text, 'a'::char(3) = 'a', 'a'::name = 'a'::text
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 = 'a'::text
--= error 42883 @10: operator does not exist: integer = text

select 1 = true
--= error 42883 @10: operator does not exist: integer = boolean

select now() = 1
--= error 42883 @14: operator does not exist: timestamp with time zone = integer

select 1 =! 2
--= error 42883 @10: operator does not exist: integer =! integer

select 1 =- 1
--= ok ?column? bool

select 1 <- 2
--= ok ?column? bool

select 1 <>-2, 3 *-1
--= ok ?column? bool, ?column? int4

select 1 !=-2
--= error 42883 @10: operator does not exist: integer !=- integer

select 2*-3, 2 -- comment
--= ok ?column? int4, ?column? int4

select 1 == 1
--= error 42883 @10: operator does not exist: integer == integer

select 1 => 2
--= error 42601 @10: syntax error at or near "=>"

select 1 := 2
--= error 42601 @10: syntax error at or near ":="

select true and false or not true
--= ok ?column? bool

select true && false
--= error 42883 @13: operator does not exist: boolean && boolean

select true || false
--= error 42883 @13: operator does not exist: boolean || boolean

select 1 and 2
--= error 42804 @8: argument of AND must be type boolean, not type integer

select not 1
--= error 42804 @12: argument of NOT must be type boolean, not type integer

select null and null, null or true, not null
--= ok ?column? bool, ?column? bool, ?column? bool

select null + null
--= error 42725 @13: operator is not unique: unknown + unknown

select null = null
--= ok ?column? bool

select null + 1, 1 < null, null || 'a', null = 1, null like 'a'
--= ok ?column? int4, ?column? bool, ?column? text, ?column? bool, ?column? bool

select +null
--= ok ?column? float8

select -null
--= error 42725 @8: operator is not unique: - unknown

select - null::int
--= ok ?column? int4

select -'a'
--= error 42725 @8: operator is not unique: - unknown

select -name from users
--= error 42883 @8: operator does not exist: - text

select - '1 day'::interval
--= ok ?column? interval

select + interval '1 day'
--= error 42883 @8: operator does not exist: + interval

select - 1::money
--= error 42883 @8: operator does not exist: - money

select ~ name from users
--= error 42883 @8: operator does not exist: ~ text

select @ '-5', |/ '25'
--= ok ?column? float8, ?column? float8

select 'a' || 'b', 'a' || 1, 1 || 'a', 'a' || true, 'a' || now(), 'a' || 1.5 || null
--= ok ?column? text, ?column? text, ?column? text, ?column? text, ?column? text, ?column? text

select 'a' || '{}'::jsonb
--= error 22P02 @8: invalid input syntax for type json

select 1 || 2
--= error 42883 @10: operator does not exist: integer || integer

select name || age, age || name, name || mood, name || created_at from users
--= ok ?column? text, ?column? text, ?column? text, ?column? text

select age || age from users
--= error 42883 @12: operator does not exist: integer || integer

select array[1] || 2, 1 || array[2], array[1] || array[2], array[1] || null, array[1] || '{2}', null || array[1]
--= ok ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[]

select array[1] || 2.5
--= ok ?column? numeric[]

select array[1] || 'x'
--= error 22P02 @20: malformed array literal: "x"

select array[1] || 2::bigint, array[1] || array[2::bigint]
--= ok ?column? int8[], ?column? int8[]

select array['a'] || 'b'::text, 'a'::text || array['b'], array['a'] || array['b'::varchar]
--= ok ?column? text[], ?column? text[], ?column? text[]

select array['a'] || 'b'
--= error 22P02 @22: malformed array literal: "b"

select '{"a":1}'::jsonb || '{}', '{}' || '{"a":1}'::jsonb
--= ok ?column? jsonb, ?column? jsonb

select '{}'::jsonb || '{}'::json
--= error 42883 @20: operator does not exist: jsonb || json

select 'a' like 'b', 'a' not like 'b', 'a' ilike 'b', 'a' ~~ 'b', 'a' !~~ 'b', 'a' ~~* 'b', 'a' !~~* 'b', 'a' ~ 'b', 'a' ~* 'b', 'a' !~ 'b', 'a' !~* 'b'
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 like 'a'
--= error 42883 @10: operator does not exist: integer ~~ unknown

select 'a' ~ 1
--= error 42883 @12: operator does not exist: unknown ~ integer

select name ~ email, email like name, title like 'a', kind like 'a' from users, posts
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_bytea like 'a', c_name ~ 'x', c_char_n like 'x', c_bpchar ~ 'x' from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_json like 'a' from kinds
--= error 42883 @15: operator does not exist: json ~~ unknown

select 'a' similar to 'b', 'a' not similar to 'b'
--= ok ?column? bool, ?column? bool

select '[1,5)'::int4range @> 3, 3 <@ '[1,5)'::int4range, '[1,5)'::int4range && '[2,3)', '[1,5)'::int4range * '[2,3)', '[1,5)'::int4range + '[5,6)', '[1,5)'::int4range -|- '[5,6)', '[1,2)'::int4range << '[3,4)'
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? int4range, ?column? int4range, ?column? bool, ?column? bool

select array[1, 2] @> array[1], array[1] <@ array[1, 2], array[1] && array[2], array[1] = array[1], array[1] < array[2]
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select array[1] @> 1
--= error 42883 @17: operator does not exist: integer[] @> integer

select array[1] @> '{1}', '{1}' <@ array[1]
--= ok ?column? bool, ?column? bool

select array[1] @> array['1']
--= error 42883 @17: operator does not exist: integer[] @> text[]

select array[1] @> array[1::bigint]
--= error 42883 @17: operator does not exist: integer[] @> bigint[]

select '{"a":1}'::jsonb -> 'a', '{"a":1}'::jsonb ->> 'a', '[1]'::jsonb -> 0, '{}'::jsonb #> '{a,b}', '{}'::jsonb #>> array['a'], '{"a":1}'::jsonb - 'a', '[1]'::jsonb - 0, '{}'::jsonb - array['a'], '{}'::jsonb #- '{a}'
--= ok ?column? jsonb, ?column? text, ?column? jsonb, ?column? jsonb, ?column? text, ?column? jsonb, ?column? jsonb, ?column? jsonb, ?column? jsonb

select '{}'::jsonb ? 'a', '{}'::jsonb ?| array['a'], '{}'::jsonb ?& array['a'], '{}'::jsonb @> '{}', '{}'::jsonb <@ '{}', '{}'::jsonb @? '$.a', '{}'::jsonb @@ '$.a == 1'
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select '{}'::json ? 'a'
--= error 42883 @19: operator does not exist: json ? unknown

select '{}'::json -> 'a' -> 0 ->> 'b'
--= ok ?column? text

select '{}'::jsonb -> 1.5
--= error 42883 @20: operator does not exist: jsonb -> numeric

select '{}'::jsonb -> 'a' ->> 'b' || 'c'
--= ok ?column? text

select '{}' -> 'a'
--= error 42725 @13: operator is not unique: unknown -> unknown

select '1.1.1.1'::inet << '1.0.0.0/8', '1.1.1.1'::inet + 1, '1.1.1.1'::inet - '1.1.1.0', '1.1.1.1'::inet && '1.0.0.0/8', ~ '1.1.1.1'::inet, '1.1.1.0/24'::cidr >>= '1.1.1.1'
--= ok ?column? bool, ?column? inet, ?column? int8, ?column? bool, ?column? inet, ?column? bool

select point '1,1' <-> point '2,2', point '1,1' + point '1,1', box '(0,0),(1,1)' @> point '1,1', point '1,1' ~= point '1,1', # path '((1,1),(2,2))', @-@ path '((1,1),(2,2))', @@ box '(0,0),(1,1)'
--= ok ?column? float8, ?column? point, ?column? bool, ?column? bool, ?column? int4, ?column? float8, ?column? point

select point '1,1' = point '1,1'
--= error 42883 @20: operator does not exist: point = point

select point '1,1' << point '2,2', ?- lseg '((0,0),(1,0))', lseg '((0,0),(1,0))' ?# box '(0,0),(1,1)'
--= ok ?column? bool, ?column? bool, ?column? bool

select 'a'::tsvector @@ 'a'::tsquery, 'a' @@ 'a', 'a'::text @@ 'a'::tsquery, 'a'::tsquery && 'b', 'a'::tsquery <-> 'b', 'a'::tsvector || 'b'
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? tsquery, ?column? tsquery, ?column? tsvector

select now() - now(), now() - interval '1 day', now() + interval '1 day', current_date - current_date, current_date + 1, 1 + current_date, current_date + interval '1 day', current_date + localtime, current_date - 5
--= ok ?column? interval, ?column? timestamptz, ?column? timestamptz, ?column? int4, ?column? date, ?column? date, ?column? timestamp, ?column? timestamp, ?column? date

select now() + now()
--= error 42883 @14: operator does not exist: timestamp with time zone + timestamp with time zone

select now() + 1
--= error 42883 @14: operator does not exist: timestamp with time zone + integer

select now() - 5
--= error 42883 @14: operator does not exist: timestamp with time zone - integer

select current_date + current_date
--= error 42883 @21: operator does not exist: date + date

select current_date + 1.5
--= error 42883 @21: operator does not exist: date + numeric

select current_date + 1::bigint
--= error 42883 @21: operator does not exist: date + bigint

select interval '1 day' * 2, 2 * interval '1 day', interval '1 day' / 2, interval '1 day' * 1.5, interval '1 day' + localtime, localtime - localtime, localtime + interval '1 hour', current_time + interval '1 hour'
--= ok ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? time, ?column? interval, ?column? time, ?column? timetz

select interval '1 day' * interval '1 day'
--= error 42883 @25: operator does not exist: interval * interval

select interval '1 day' / '2', '2' * interval '1 day'
--= ok ?column? interval, ?column? interval

select 1::money + 1::money, 2 * 1::money, 1::money / 2, 1::money / 1::money, 1::money * 1.5::float8, 1::money / 2::bigint
--= ok ?column? money, ?column? money, ?column? money, ?column? float8, ?column? money, ?column? money

select 1::money + 1
--= error 42883 @17: operator does not exist: money + integer

select 1::money * 1.5
--= ok ?column? money

select 'sad'::mood < 'ok', 'sad'::mood = 'ok'::mood, 'sad'::mood >= 'ok'
--= ok ?column? bool, ?column? bool, ?column? bool

select 'sad'::mood = 'low'::app.level
--= error 42883 @20: operator does not exist: mood = app.level

select mood || 'x', mood < 'ok', mood = mood from users
--= ok ?column? text, ?column? bool, ?column? bool

select mood + 1 from users
--= error 42883 @13: operator does not exist: mood + integer

select pos + 1, pos * small, -pos, pos = 1, pos < 1.5, code || 'x', labels @> '{x}' from made
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? bool, ?column? bool, ?column? text, ?column? bool

select mail || 'a@b' from made
--= error 22P02 @16: malformed array literal: "a@b"

select labels || 'x' from made
--= error 22P02 @18: malformed array literal: "x"

select p < row(1, 'a'), p = '(1,a)', p is null, row(1, 'a') = p from made
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select p = p from made
--= error 42725 @10: operator is not unique: pair = pair

select p <> row(2, 'b')::pair from made
--= error 42725 @10: operator is not unique: pair <> pair

select p = row(1) from made
--= ok ?column? bool

select p = row(1, 2, 3) from made
--= ok ?column? bool

select p + p from made
--= error 42883 @10: operator does not exist: pair + pair

select p || 'x' from made
--= error 42725 @10: operator is not unique: pair || unknown

select p like 'x' from made
--= ok ?column? bool

select u = u, u < u, u is distinct from u from users u
--= ok ?column? bool, ?column? bool, ?column? bool

select u = 1 from users u
--= error 42883 @10: operator does not exist: users = integer

select 'a' === 'b', name === 'b', 'a'::varchar === 'b' from users
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 === 2
--= error 42883 @10: operator does not exist: integer === integer

select 1 operator(app.===) 2, 1 operator(pg_catalog.+) 2, operator(pg_catalog.-) 5, 'a' operator(public.===) 'b'
--= ok ?column? bool, ?column? int4, ?column? int4, ?column? bool

select 1 operator(nope.+) 2
--= error 3F000 @10: schema "nope" does not exist

select 1 operator(app.+) 2
--= error 42883 @10: operator does not exist: integer app.+ integer

select 1 operator(+) 2
--= ok ?column? int4

select 1 |+| 2, 1::smallint |+| 2, '1' |+| '2', 1 |+| '2', 1 |+| null
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4

select 1.5 |+| 2
--= error 42883 @12: operator does not exist: numeric |+| integer

select 1::bigint |+| 2
--= error 42883 @18: operator does not exist: bigint |+| integer

select 1 <=> 2
--= error 42883 @10: operator does not exist: integer <=> integer

select 1 @@@ 2
--= error 42883 @10: operator does not exist: integer @@@ integer

select 1 ~+~ 2
--= error 42883 @10: operator does not exist: integer ~+~ integer

select 1 + + 2, 1 - - 2, 1 -+ 2
--= ok ?column? int4, ?column? int4, ?column? int4

select 1 ? 2
--= error 42883 @10: operator does not exist: integer ? integer

select 1 <> all (array[1, 2]), 1 = any ('{1,2}'), 'a' like any (array['a%', 'b%']), 1 < some (array[1.5])
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 = any (array['a', 'b'])
--= error 42883 @10: operator does not exist: integer = text

select 1 + any (array[1, 2])
--= error 42809 @10: op ANY/ALL (array) requires operator to yield boolean

select 1 = any (1, 2)
--= error 42601 @18: syntax error at or near ","

select id = any ('{1,x}') from users
--= error 22P02 @18: invalid input syntax for type integer: "x"

select 1 is null, 1 is not null, null isnull, 1 notnull, true is true, true is not true, false is false, null is unknown, null is not unknown
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 is true
--= error 42804 @8: argument of IS TRUE must be type boolean, not type integer

select 'a' is true
--= error 22P02 @8: invalid input syntax for type boolean: "a"

select 't' is true, null is not false
--= ok ?column? bool, ?column? bool

select 1 is distinct from 2, 1 is not distinct from null, null is distinct from null, 'a' is distinct from 'b', name is distinct from email, age is distinct from 1.5 from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 is distinct from 'a'
--= error 22P02 @27: invalid input syntax for type integer: "a"

select name is distinct from 1 from users
--= error 42883 @13: operator does not exist: text = integer

select data is distinct from '{}', data is distinct from '{' from users
--= error 22P02 @58: invalid input syntax for type json

select c_json is distinct from c_json from kinds
--= error 42883 @15: operator does not exist: json = json

select c_json is null, c_point is not null from kinds
--= ok ?column? bool, ?column? bool

select c_json = c_json from kinds
--= error 42883 @15: operator does not exist: json = json

select c_xml = c_xml from kinds
--= error 42883 @14: operator does not exist: xml = xml

select c_point <> c_point from kinds
--= ok ?column? bool

select c_int2 + c_int8, c_int4 * c_float4, c_numeric / c_int2, c_float4 - c_float8, c_numeric ^ c_int4, c_int8 % c_int2, c_float8 + c_numeric from kinds
--= ok ?column? int8, ?column? float8, ?column? numeric, ?column? float8, ?column? numeric, ?column? int8, ?column? float8

select c_money * c_int2, c_money / c_float4, c_money - c_money, c_int8 * c_money from kinds
--= ok ?column? money, ?column? money, ?column? money, ?column? money

select c_date - c_date, c_date - c_timestamp, c_timestamp - c_timestamptz, c_timestamptz - c_date, c_time - c_time, c_date + c_time, c_date + c_timetz, c_time + c_date from kinds
--= ok ?column? int4, ?column? interval, ?column? interval, ?column? interval, ?column? interval, ?column? timestamp, ?column? timestamptz, ?column? timestamp

select c_timetz - c_timetz from kinds
--= error 42883 @17: operator does not exist: time with time zone - time with time zone

select c_date = c_timestamp, c_timestamp < c_timestamptz, c_date > c_timestamptz from kinds
--= ok ?column? bool, ?column? bool, ?column? bool

select c_date = c_time from kinds
--= error 42883 @15: operator does not exist: date = time without time zone

select c_time = c_timetz, c_interval > c_time from kinds
--= ok ?column? bool, ?column? bool

select c_text = c_name, c_varchar = c_bpchar, c_char_n = c_text, c_char = c_text, c_char = 'x', c_name < c_varchar from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_text = c_uuid from kinds
--= error 42883 @15: operator does not exist: text = uuid

select c_uuid = '00000000-0000-0000-0000-000000000000', c_uuid = $1 from kinds
--= ok ?column? bool, ?column? bool | $1 uuid

select c_bytea || '\x00', c_bytea = 'abc', c_bytea || c_text from kinds
--= ok ?column? bytea, ?column? bool, ?column? text

select c_bytea || c_bytea, c_bit || c_varbit, c_bit = c_varbit from kinds
--= ok ?column? bytea, ?column? varbit, ?column? bool

select c_oid = 1, c_oid = c_int4, c_oid = c_int8, c_regclass = c_oid, c_regclass = 1 from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_regclass = 'users' from kinds
--= error 22P02 @21: invalid input syntax for type oid: "users"

select c_regtype = 'int4' from kinds
--= error 22P02 @20: invalid input syntax for type oid: "int4"

select c_oid + 1 from kinds
--= error 42883 @14: operator does not exist: oid + integer

select c_inet = '1.1.1.1', c_inet = c_cidr, c_inet - c_inet, c_inet - 1, c_cidr || 'x' from kinds
--= ok ?column? bool, ?column? bool, ?column? int8, ?column? inet, ?column? text

select c_int4_array + 1 from kinds
--= error 42883 @21: operator does not exist: integer[] + integer

select c_int4_array = c_text_array from kinds
--= error 42883 @21: operator does not exist: integer[] = text[]

select c_int4_array[1] + 1, c_text_array[1] || 'x', c_int4_array || c_int4, c_int4 || c_int4_array from kinds
--= ok ?column? int4, ?column? text, ?column? int4[], ?column? int4[]

select c_int4range @> c_int4, c_int8range @> c_int8, c_tstzrange @> now(), c_tsrange @> c_timestamp, c_daterange @> c_date, c_multirange @> c_int4range from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_int4range @> c_int8 from kinds
--= error 42883 @20: operator does not exist: int4range @> bigint

select c_tstzrange @> c_date from kinds
--= error 42883 @20: operator does not exist: tstzrange @> date

select c_int4range && c_int8range from kinds
--= error 42883 @20: operator does not exist: int4range && int8range
