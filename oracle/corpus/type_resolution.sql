-- The manual's chapter 10: candidates, preferred types, unknown literals, polymorphic functions.

select |/ 40, '1' ~~ '1', @ '-4.5'
--= ok ?column? float8, ?column? bool, ?column? float8

select 40 !~ '4'
--= error 42883 @11: operator does not exist: integer !~ unknown

select ~ '20'
--= error 42725 @8: operator is not unique: ~ unknown

select 'abc' || 'def', text 'abc' || 'def', 'abc' || varchar 'def'
--= ok ?column? text, ?column? text, ?column? text

select round(4, 4), round(4.5), round(4.5::float8), substr('1234', 3), substr(varchar '1234', 3), substr(1234::text, 3)
--= ok round numeric, round numeric, round float8, substr text, substr text, substr text

select substr(1234, 3)
--= error 42883 @8: function substr(integer, integer) does not exist

select overloaded(1), overloaded('a'::text), overloaded(current_date), overloaded(1::smallint), overloaded('a'::varchar), overloaded(null::int)
--= ok overloaded text, overloaded int4, overloaded date, overloaded text, overloaded int4, overloaded text

select overloaded('a')
--= ok overloaded int4

select overloaded(null)
--= ok overloaded int4

select overloaded($1)
--= ok overloaded int4 | $1 text

select overloaded(1.5)
--= error 42883 @8: function overloaded(numeric) does not exist

select overloaded(1::bigint)
--= error 42883 @8: function overloaded(bigint) does not exist

select overloaded(now())
--= error 42883 @8: function overloaded(timestamp with time zone) does not exist

select overloaded('a'::name), overloaded('a'::char(3)), overloaded(1::posint), overloaded('a@b'::email), overloaded('x'::app.code)
--= ok overloaded int4, overloaded int4, overloaded text, overloaded int4, overloaded int4

select overloaded('sad'::mood)
--= error 42883 @8: function overloaded(mood) does not exist

select overloaded(p) from made
--= ok overloaded int4

select overloaded(true)
--= error 42883 @8: function overloaded(boolean) does not exist

select overloaded()
--= error 42883 @8: function overloaded() does not exist

select overloaded(1, 2)
--= error 42883 @8: function overloaded(integer, integer) does not exist

select ambiguous(1::int, 2::bigint), ambiguous(1::bigint, 2::int)
--= ok ambiguous int4, ambiguous int4

select ambiguous(1, 2)
--= error 42725 @8: function ambiguous(integer, integer) is not unique

select ambiguous(1, '2'), ambiguous('1', 2)
--= ok ambiguous int4, ambiguous int4

select ambiguous('1', '2')
--= error 42725 @8: function ambiguous(unknown, unknown) is not unique

select ambiguous(1::bigint, 2::bigint)
--= error 42883 @8: function ambiguous(bigint, bigint) does not exist

select ambiguous(1::smallint, 2::bigint)
--= ok ambiguous int4

select ambiguous($1, $2)
--= error 42725 @8: function ambiguous(unknown, unknown) is not unique

select ambiguous($1::int, $2)
--= ok ambiguous int4 | $1 int4, $2 int8

select add(1, 2), add(1.5, 2), add('1', 2), add(1, '2'), add(1::smallint, 2), add(null, 1), add(1::bigint, 2)
--= ok add int4, add numeric, add int4, add int4, add int4, add int4, add numeric

select add('1', '2')
--= error 42725 @8: function add(unknown, unknown) is not unique

select add(null, null)
--= error 42725 @8: function add(unknown, unknown) is not unique

select add('x', 1)
--= error 22P02 @12: invalid input syntax for type integer: "x"

select add(1::float8, 2)
--= error 42883 @8: function add(double precision, integer) does not exist

select add($1, $2), add($3, 1), add($4, 1.5)
--= error 42725 @8: function add(unknown, unknown) is not unique

select public.add(1, 2), app.add(1, 2), public.add(1.5, 2)
--= ok add int4, add text, add numeric

select app.add(1.5, 2)
--= error 42883 @8: function app.add(numeric, integer) does not exist

select nope.add(1, 2)
--= error 3F000 @8: schema "nope" does not exist

select pg_catalog.add(1, 2)
--= error 42883 @8: function pg_catalog.add(integer, integer) does not exist

select "add"(1, 2), ADD(1, 2), Public.Add(1, 2)
--= ok add int4, add int4, add int4

select "ADD"(1, 2)
--= error 42883 @8: function ADD(integer, integer) does not exist

select abs(-5), abs('-5'::int), abs(-5::smallint), abs(5.5), abs($1::numeric)
--= ok abs int4, abs int4, abs int2, abs numeric, abs numeric | $1 numeric

select abs($1)
--= ok abs float8 | $1 float8

select length('a'), length($1), lower('A'), lower($2), max('a'), min($3) from users
--= ok length int4, length int4, lower text, lower text, max text, min text | $1 text, $2 text, $3 text

select sqrt(4), sqrt(4::numeric), sqrt('4'), sqrt($1), power(2, 3), power(2::numeric, 3), power('2', '3'), exp('1'), ln(1::int)
--= ok sqrt float8, sqrt numeric, sqrt float8, sqrt float8, power float8, power numeric, power float8, exp float8, ln float8 | $1 float8

select mod(5, 2), mod(5, 2::bigint), mod('5', 2), mod(5::smallint, 2::smallint)
--= ok mod int4, mod int8, mod int4, mod int2

select mod('5', '2')
--= error 42725 @8: function mod(unknown, unknown) is not unique

select mod($1, $2)
--= error 42725 @8: function mod(unknown, unknown) is not unique

select floor(1), floor(1::bigint), floor(1.5), floor('1.5'), ceil($1)
--= ok floor float8, floor float8, floor numeric, floor float8, ceil float8 | $1 float8

select round($1)
--= ok round float8 | $1 float8

select round($1, 2), round(1.5, $2), round('1.55', 1)
--= ok round numeric, round numeric, round numeric | $1 numeric, $2 int4

select trunc(1.5), trunc(1.5, 1), trunc(macaddr '08:00:2b:01:02:03')
--= ok trunc numeric, trunc numeric, trunc macaddr

select trunc('1.5')
--= error 42725 @8: function trunc(unknown) is not unique

select date_part('year', '2024-01-01'::date), date_part('year', current_date), date_part('year', '1 day'::interval)
--= ok date_part float8, date_part float8, date_part float8

select date_part('year', '2024-01-01')
--= error 42725 @8: function date_part(unknown, unknown) is not unique

select age('2024-01-01', '2023-01-01'), age(timestamp '2024-01-01', date '2023-01-01'), age(current_date, now())
--= ok age interval, age interval, age interval

select age('2024-01-01')
--= error 42725 @8: function age(unknown) is not unique

select to_timestamp('1'), to_timestamp(1), to_timestamp('2024', 'YYYY')
--= ok to_timestamp timestamptz, to_timestamp timestamptz, to_timestamp timestamptz

select greatest(1, 2::bigint, 3.5, 4::float4), least(1::smallint, 2), greatest('a', 'b'::name)
--= ok greatest float4, least int4, greatest name

select 1 + 1::smallint, 1::smallint + 1::smallint, 1::bigint + 1, 1.5 + 1::float4, 1::float4 + 1::float8, 1::int2 + 1::int8, 1::numeric + 1::int8
--= ok ?column? int4, ?column? int2, ?column? int8, ?column? float8, ?column? float8, ?column? int8, ?column? numeric

select '1' + 1::smallint, '1' + 1.5, 1::bigint - '1', '5' / 2::float8, '2024-01-01' < now(), now() > '2024-01-01', current_date = '2024-01-01', '1' = 1.5
--= ok ?column? int2, ?column? numeric, ?column? int8, ?column? float8, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select '1.5' + 1::smallint
--= error 22P02 @8: invalid input syntax for type smallint: "1.5"

select '1 day' + now()
--= ok ?column? timestamptz

select now() + '1 day'
--= ok ?column? timestamptz

select current_date + '1'
--= error 42725 @21: operator is not unique: date + unknown

select current_date - '1'
--= error 22007 @23: invalid input syntax for type date: "1"

select current_date + $1
--= error 42725 @21: operator is not unique: date + unknown

select current_date - $1
--= ok ?column? int4 | $1 date

select now() - $1
--= ok ?column? interval | $1 timestamptz

select now() + $1
--= ok ?column? timestamptz | $1 interval

select $1 + now()
--= ok ?column? timestamptz | $1 interval

select $1 - now()
--= ok ?column? interval | $1 timestamptz

select localtime + $1
--= ok ?column? time | $1 interval

select interval '1 day' * $1, $2 * interval '1 day', interval '1 day' / $3, interval '1 day' + $4
--= ok ?column? interval, ?column? interval, ?column? interval, ?column? interval | $1 float8, $2 float8, $3 float8, $4 interval

select 1 + $1, 1.5 + $2, 1::bigint * $3, $4 / 2, 1::float4 - $5, $6 % 2, $7 ^ 2
--= ok ?column? int4, ?column? numeric, ?column? int8, ?column? int4, ?column? float4, ?column? int4, ?column? float8 | $1 int4, $2 numeric, $3 int8, $4 int4, $5 float4, $6 int4, $7 float8

select $1 || 'a'
--= ok ?column? text | $1 text

select 'a' || $1, $2::text || $3, $4 || 'a'::text, name || $5, $6 || name, 1 || $7 from users
--= ok ?column? text, ?column? text, ?column? text, ?column? text, ?column? text, ?column? text | $1 text, $2 text, $3 text, $4 text, $5 text, $6 text, $7 text

select $1 || $2
--= ok ?column? text | $1 text, $2 text

select $1 || array[1], nicknames || $2 from users
--= ok ?column? int4[], ?column? text[] | $1 int4[], $2 text[]

select $1 + $2
--= error 42725 @11: operator is not unique: unknown + unknown

select $1 = $2
--= ok ?column? bool | $1 text, $2 text

select $1 < 1, $2 = 'a', $3 = 'a'::text, $4 <> now(), $5 like 'a', $6 is null, $7 is not distinct from 1
--= error 42P18: could not determine data type of parameter $6

select - $1
--= error 42725 @8: operator is not unique: - unknown

select -$1::int, @ $2::numeric, not $3, ~ $4::int
--= ok ?column? int4, ?column? numeric, ?column? bool, ?column? int4 | $1 int4, $2 numeric, $3 bool, $4 int4

select @ $1
--= ok ?column? float8 | $1 float8

select pg_typeof(1), pg_typeof(1.5), pg_typeof('a'), pg_typeof('a'::varchar), pg_typeof(null), pg_typeof($1::int)
--= ok pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype | $1 int4

select pg_typeof($1)
--= error 42P18: could not determine data type of parameter $1

select same(1, 2), same(1, 2::int), same('a'::text, 'b'), same(1, null), same(null, 1), same('1', 1), same(now(), '2024-01-01')
--= ok same int4, same int4, same text, same int4, same int4, same int4, same timestamptz

select same(1, 2.5)
--= error 42883 @8: function same(integer, numeric) does not exist

select same(1, 2::bigint)
--= error 42883 @8: function same(integer, bigint) does not exist

select same('a', 'b')
--= error 42804: could not determine polymorphic type because input has type unknown

select same(null, null)
--= error 42804: could not determine polymorphic type because input has type unknown

select same(1, 'a')
--= error 22P02 @16: invalid input syntax for type integer: "a"

select same($1, 1), same(1, $2), same($3::text, $4)
--= ok same int4, same int4, same text | $1 int4, $2 int4, $3 text, $4 text

select same($1, $2)
--= error 42804: could not determine polymorphic type because input has type unknown

select same(array[1], '{2}'), same(row(1, 2), null), same(u, u), same('sad'::mood, 'ok'), same(p, '(1,a)') from users u, made
--= ok same int4[], same record, same users, same mood, same pair

select same(code, 'x'), same(mail, '{}') from made
--= ok same varchar, same email[]

select same(pos, small) from made
--= error 42883 @8: function same(posint, smallposint) does not exist

select same(pos, 1) from made
--= error 42883 @8: function same(posint, integer) does not exist

select same(title, name) from posts, users
--= error 42883 @8: function same(character varying, text) does not exist

select same(title, body) from posts
--= error 42883 @8: function same(character varying, text) does not exist

select compatible(1, 2.5), compatible(1, 2::bigint), compatible('a'::varchar, 'b'::text), compatible(current_date, now()), compatible(title, name), compatible(pos, 1.5) from posts, users, made
--= ok compatible numeric[], compatible int8[], compatible varchar[], compatible timestamptz[], compatible varchar[], compatible numeric[]

select compatible(1, 'a')
--= error 22P02 @22: invalid input syntax for type integer: "a"

select compatible(1, '2'), compatible('a', 'b'), compatible(null, 1), compatible($1, 1), compatible($2, 'a')
--= ok compatible int4[], compatible text[], compatible int4[], compatible int4[], compatible text[] | $1 int4, $2 text

select compatible($1, $2)
--= ok compatible text[] | $1 text, $2 text

select lower_end('[1,2)'::int4range), lower_end(c_tsrange), lower_end(c_numrange), lower_end('[1.5,2)'::floatrange), lower_end(fr) from kinds, made
--= ok lower_end int4, lower_end timestamp, lower_end numeric, lower_end float8, lower_end float8

select lower_end('[1,2)')
--= error 42804: could not determine polymorphic type because input has type unknown

select lower_end(1)
--= error 42883 @8: function lower_end(integer) does not exist

select lower_end(c_multirange) from kinds
--= error 42883 @8: function lower_end(int4multirange) does not exist

select label_of('sad'::mood), label_of('low'::app.level), label_of(c_mood) from kinds, made
--= ok label_of text, label_of text, label_of text

select label_of(feeling) from kinds, made
--= error 42883 @8: function label_of(moodlike) does not exist

select label_of('sad')
--= error 42883 @8: function label_of(unknown) does not exist

select label_of('sad'::text)
--= error 42883 @8: function label_of(text) does not exist

select label_of(1)
--= error 42883 @8: function label_of(integer) does not exist

select on_level('low'), on_level('low'::app.level), on_level(level), on_level($1), on_level(null) from made
--= ok on_level app.level, on_level app.level, on_level app.level, on_level app.level, on_level app.level | $1 app.level

select on_level('x')
--= error 22P02 @17: invalid input value for enum app.level: "x"

select on_level('low'::text)
--= error 42883 @8: function on_level(text) does not exist

select takes_posint(1), takes_posint('1'), takes_posint(pos), takes_posint(small), takes_posint(1::smallint), takes_posint($1), takes_posint(-1) from made
--= ok takes_posint int4, takes_posint int4, takes_posint int4, takes_posint int4, takes_posint int4, takes_posint int4, takes_posint int4 | $1 posint

select takes_posint(1.5)
--= error 42883 @8: function takes_posint(numeric) does not exist

select takes_posint(1::bigint)
--= error 42883 @8: function takes_posint(bigint) does not exist

select array_append(array[1], 2::bigint), array_cat(array[1], array[2.5]), array_position(array[1, 2], 2), array_remove(array[1.5], 1), array_append(nicknames, title) from users, posts
--= ok array_append int8[], array_cat numeric[], array_position int4, array_remove numeric[], array_append text[]

select array_position(array[1], 2.5), array_position(array[1], 2::bigint)
--= ok array_position int4, array_position int4

select width_bucket(5, array[1, 2]), width_bucket(5.5, array[1, 2]), width_bucket(now(), array[now()])
--= ok width_bucket int4, width_bucket int4, width_bucket int4

select coalesce(1, 2.5), coalesce(1::smallint, 2::bigint), coalesce('a'::varchar, 'b'::text), coalesce('a'::name, 'b'::text), coalesce(current_date, now()), coalesce('1.1.1.1'::inet, '1.1.1.0/24'::cidr), coalesce(1::oid, 1), coalesce('users'::regclass, 1)
--= ok coalesce numeric, coalesce int8, coalesce varchar, coalesce name, coalesce timestamptz, coalesce inet, coalesce oid, coalesce regclass

select coalesce(1::money, 1)
--= error 42846 @27: COALESCE could not convert type integer to money

select coalesce('{}'::json, '{}'::jsonb)
--= error 42846 @29: COALESCE could not convert type jsonb to json

select coalesce(b'1', '1'::varbit), coalesce(1::float4, 1.5), coalesce(1::float8, 1.5), coalesce(localtimestamp, now()), coalesce(current_time, localtime), coalesce('a'::char(2), 'b'::varchar(3))
--= ok coalesce bit, coalesce float4, coalesce float8, coalesce timestamptz, coalesce timetz, coalesce bpchar

select coalesce('a'::"char", 'b'::text)
--= error 42804 @30: COALESCE types "char" and text cannot be matched
--= 14: ok coalesce text

select coalesce(interval '1 day', localtime)
--= error 42804 @35: COALESCE types interval and time without time zone cannot be matched

select case when true then 1::float4 else 2::numeric end, case when true then null else 'a' end, case when true then 'a' else null end, array[1, 2.5, 3::float4], array['a', 'b'::name], array[null, 'a'], array[current_date, now()]
--= ok case float4, case text, case text, array float4[], array name[], array text[], array timestamptz[]

select 1 union select 2.5::float4 union select 3::numeric
--= ok ?column? float4

select 'a'::name union select 'b'
--= ok name name

select 1::smallint as x union all select 2::bigint union all select null
--= ok x int8

select null as x union all select null union all select 1.5
--= error 42804 @57: UNION types text and numeric cannot be matched

select text 'a' as text union select 'b'
--= ok text text

select 1.2 as numeric union select 1
--= ok numeric numeric

select 1 as real union select cast('2.2' as real)
--= ok real float4

select null union select null union select 1
--= error 42804 @44: UNION types text and integer cannot be matched

select cast('10' as numeric) = 10, '10' = 10.0, 10 = '10', 10 = $1, '10' = $2
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4, $2 text

select c_int2 = '1', c_int8 = 1, c_numeric = '1.5', c_float4 = 1.5, c_float8 = '1', c_text = 'a', c_varchar = 'a', c_char_n = 'a', c_bytea = 'a', c_date = '2024-01-01', c_time = '12:00', c_interval = '1 day', c_inet = '1.1.1.1', c_uuid = '00000000-0000-0000-0000-000000000000', c_jsonb = '{}', c_bit = '00000000', c_money = '1', c_mood = 'sad', c_int4_array = '{1}', c_int4range = '[1,2)', c_tsvector = 'a', c_oid = '1' from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_int2 = $1, c_int8 = $2, c_numeric = $3, c_float4 = $4, c_varchar = $5, c_char_n = $6, c_bytea = $7, c_date = $8, c_timetz = $9, c_interval = $10, c_inet = $11, c_cidr = $12, c_jsonb = $13, c_bit = $14, c_money = $15, c_mood = $16, c_int4_array = $17, c_int4range = $18, c_name = $19, c_char = $20, c_regtype = $21, c_macaddr = $22 from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int2, $2 int8, $3 numeric, $4 float4, $5 text, $6 bpchar, $7 bytea, $8 date, $9 timetz, $10 interval, $11 inet, $12 inet, $13 jsonb, $14 bit, $15 money, $16 mood, $17 int4[], $18 int4range, $19 name, $20 char, $21 oid, $22 macaddr

select c_int2 = 1.5, c_int2 = 1::bigint, c_int4 = 1::float4, c_numeric = 1::float8, c_varchar = 'a'::name, c_date = now(), c_timestamp = c_date, c_cidr = c_inet, c_oid = c_int2, c_char = c_varchar from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_text = c_bytea from kinds
--= error 42883 @15: operator does not exist: text = bytea

select c_int4 = c_bool from kinds
--= error 42883 @15: operator does not exist: integer = boolean

select c_int4 = c_money from kinds
--= error 42883 @15: operator does not exist: integer = money

select c_uuid = c_text from kinds
--= error 42883 @15: operator does not exist: uuid = text

select c_mood = c_text from kinds
--= error 42883 @15: operator does not exist: mood = text

select c_inet = c_text from kinds
--= error 42883 @15: operator does not exist: inet = text

select c_interval = c_int4 from kinds
--= error 42883 @19: operator does not exist: interval = integer

select c_jsonb = c_text from kinds
--= error 42883 @16: operator does not exist: jsonb = text

select c_text = any (c_int4_array) from kinds
--= error 42883 @15: operator does not exist: text = integer

select sum(c_int4 + c_int8), avg(c_int2 * 1.5), max(c_varchar || 'x'), min(c_date + 1), sum(c_int4::float4), sum(c_interval * 2), count(c_int4 = 1), bool_and(c_int4 = 1) from kinds
--= ok sum numeric, avg numeric, max text, min date, sum float4, sum interval, count int8, bool_and bool

select string_agg(c_varchar, ','), string_agg(c_name, ','), string_agg('a', c_text), array_agg(c_varchar_n), array_agg(c_char_n), array_agg(c_varchar || 'a') from kinds
--= ok string_agg text, string_agg text, string_agg text, array_agg varchar[], array_agg bpchar[], array_agg text[]

select string_agg(c_int4, ',') from kinds
--= error 42883 @8: function string_agg(integer, unknown) does not exist

select string_agg(name, 1) from users
--= error 42883 @8: function string_agg(text, integer) does not exist

select count('a'), count($1::int), max(1), max('a'), min(null), max(null::int), sum(1), sum(1.5), avg(1), avg('1'::int) from users
--= ok count int8, count int8, max int4, max text, min text, max int4, sum int8, sum numeric, avg numeric, avg numeric | $1 int4

select min(null)
--= ok min text

select avg('1')
--= error 42725 @8: function avg(unknown) is not unique

select max($1)
--= ok max text | $1 text

select bool_and('true'), bool_or(null), every('t') from users
--= ok bool_and bool, bool_or bool, every bool

select bool_and(1) from users
--= error 42883 @8: function bool_and(integer) does not exist

select bool_and($1) from users
--= ok bool_and bool | $1 bool

select (1 + 2.5)::int + 1, (select 1) + 1.5, (array[1, 2])[1] + 1.5, coalesce(null, 1) + 1.5, case when true then 1 end + 1.5, -1.5 + 1
--= ok ?column? int4, ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric

select length(name) + 1.5, name || length(name), upper(name) = 'A' and length(name) > 5, substr(name, 1, length(name) / 2) from users
--= ok ?column? numeric, ?column? text, ?column? bool, substr text

select * from generate_series(1, 3::bigint) g where g = 1::smallint
--= ok g int8

select * from (select 1 as a, 'x' as b, null as c) s where a = '1' and b = 'x' and c = 'x'
--= ok a int4, b text, c text

select * from (select 'x' as b) s where b = 1
--= error 42883 @43: operator does not exist: text = integer

select a + 1 from (select null as a) s
--= error 42883 @10: operator does not exist: text + integer

select a || 'x' from (select null as a) s
--= ok ?column? text

select a || 'x', a = 'x', lower(a) from (select 'X' as a union select null) s
--= ok ?column? text, ?column? bool, lower text

select a from (select '2024-01-01' as a) s where a::date > '2023-01-01' and a > '2023'
--= ok a text

select $1 = $1
--= ok ?column? bool | $1 text

values (1, 'a'), (2), ((null).id)
--= error 42601 @19: VALUES lists must all be the same length

values ('{"a"}'::text[], 1.5), ('{}'::int[], 'now'::time)
--= error 42846 @33: VALUES could not convert type integer[] to text[]

select coalesce(json_each(null), generate_series(1, 2))
--= error 42804 @34: COALESCE types record and integer cannot be matched

select coalesce(1, generate_series(1, 2))
--= error 0A000 @20: set-returning functions are not allowed in COALESCE

select row(coalesce(1, 'a'::text)) = (select '1x'::int)
--= error 22P02 @46: invalid input syntax for type integer: "1x"

select 1 = (select '1x'::int) where row(nope) = (select nope2)
--= error 22P02 @20: invalid input syntax for type integer: "1x"

select '1'::text.v2.c_3
--= error 0A000: cross-database references are not implemented: text.v2.c_3

select a.b.c.d from users
--= error 0A000 @8: cross-database references are not implemented: a.b.c.d

select case when true then 'a'::text collate "C" when false then 'b' collate "POSIX" end, case 1 when 2 then 'x'::text else 1 end
--= error 42804 @110: CASE types integer and text cannot be matched

select count(*) over (partition by nope order by nope2)
--= error 42703 @50: column "nope2" does not exist

select json_array((select 1) union select 2)
--= error 42601 @30: syntax error at or near "union"
--= 16 17 18: ok json_array json

select json_array((select 1) intersect (select 2) order by 1)
--= error 42601 @30: syntax error at or near "intersect"
--= 16 17 18: ok json_array json

select json_array((select 1))
--= error 42883 @8: function json_array(integer) does not exist
--= 16 17 18: ok json_array json

select json_array((select 1), 2)
--= error 42883 @8: function json_array(integer, integer) does not exist
--= 16 17 18: ok json_array json

select 1 group by 0o17
--= error 42601 @19: trailing junk after numeric literal at or near "0o17"
--= 14: error 42601 @20: syntax error at or near "o17"
--= 16 17 18: error 42P10 @19: GROUP BY position 15 is not in select list

select 1 order by 0x1
--= error 42601 @19: trailing junk after numeric literal at or near "0x1"
--= 14: error 42601 @20: syntax error at or near "x1"
--= 16 17 18: ok ?column? int4

select $1 in (select id::bigint from users where id = $1)
--= ok ?column? bool | $1 int4

select row($1, $2) = (select id::bigint, name from users where id = $1 and email = $2)
--= ok ?column? bool | $1 int4, $2 text

select 1.5::numeric(5, 2)::numeric
--= ok numeric numeric

select score::numeric from posts group by score
--= ok score numeric

select score::numeric from posts group by score::numeric
--= ok score numeric

select score from posts group by score::numeric
--= error 42803 @8: column "posts.score" must appear in the GROUP BY clause or be used in an aggregate function

select kind::bpchar, title::varchar from posts group by kind, title
--= ok kind bpchar, title varchar
