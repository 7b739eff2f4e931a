-- Casts: spellings, pathways, type modifiers, names of the result.

select 1::text, cast(1 as text), text(1), int4 '1', integer '1', '1'::integer
--= ok text text, text text, text text, int4 int4, int4 int4, int4 int4

select cast('1' as int), '1'::int4, int4('1'), "int4"('1'), pg_catalog.int4('1')
--= ok int4 int4, int4 int4, int4 int4, int4 int4, int4 int4

select 1::int8::text::varchar(3)::name
--= ok name name

select '1' :: int
--= ok int4 int4

select (-1)::text
--= ok text text

select -1::text
--= error 42883 @8: operator does not exist: - text

select - '1'::int
--= ok ?column? int4

select 2 ^ 3::int, 2::text || 3::text
--= ok ?column? float8, ?column? text

select 1::nope
--= error 42704 @11: type "nope" does not exist

select 1::app.nope
--= error 42704 @11: type "app.nope" does not exist

select 1::nope.int4
--= error 3F000 @11: schema "nope" does not exist

select 1::public.int4
--= error 42704 @11: type "public.int4" does not exist

select 1::pg_catalog.int4, 1::pg_catalog."int4", 1::"pg_catalog".int4
--= ok int4 int4, int4 int4, int4 int4

select 1::"integer"
--= error 42704 @11: type "integer" does not exist

select 1::"char", 'a'::"char", 65::"char"
--= ok char char, char char, char char

select 1::char, 'abc'::char, 'abc'::char(2), 'abc'::character(2), 'abc'::bpchar
--= ok bpchar bpchar, bpchar bpchar, bpchar bpchar, bpchar bpchar, bpchar bpchar

select 'abc'::varchar, 'abc'::varchar(2), 'abc'::character varying(2), 'abc'::char varying, 'abc'::national character varying(3), 'a'::nchar
--= ok varchar varchar, varchar varchar, varchar varchar, varchar varchar, varchar varchar, bpchar bpchar

select 'abc'::text(3)
--= error 42601 @15: type modifier is not allowed for type "text"

select 1::int(4)
--= error 42601 @14: syntax error at or near "("

select 1.5::numeric, 1.5::numeric(3), 1.5::numeric(3, 1), 1.5::decimal(3, 1), 1.5::dec
--= ok numeric numeric, numeric numeric, numeric numeric, numeric numeric, numeric numeric

select 1.5::numeric(0)
--= error 22023 @13: NUMERIC precision 0 must be between 1 and 1000

select 1.5::numeric(2000)
--= error 22023 @13: NUMERIC precision 2000 must be between 1 and 1000

select 1.5::numeric(3, 5), 1.5::numeric(3, -1)
--= ok numeric numeric, numeric numeric
--= 14: error 22023 @13: NUMERIC scale 5 must be between 0 and precision 3

select 1.5::numeric('a')
--= error 22P02 @13: invalid input syntax for type integer: "a"

select 1.5::numeric(1, 2, 3)
--= error 22023 @13: invalid NUMERIC type modifier

select 1.5::float, 1.5::float(10), 1.5::float(30), 1.5::real, 1.5::double precision
--= ok float8 float8, float4 float4, float8 float8, float4 float4, float8 float8

select 1.5::float(0)
--= error 22023 @19: precision for type float must be at least 1 bit

select 1.5::float(60)
--= error 22023 @19: precision for type float must be less than 54 bits

select '1'::bit, '101'::bit(3), '101'::bit varying, '101'::bit varying(2), '101'::varbit
--= ok bit bit, bit bit, varbit varbit, varbit varbit, varbit varbit

select 5::bit(4), 5::bit
--= ok bit bit, bit bit

select 5::varbit
--= error 42846 @9: cannot cast type integer to bit varying

select b'101'::int, b'101'::bigint, b'101'::text
--= ok int4 int4, int8 int8, text text

select b'101'::smallint
--= error 42846 @14: cannot cast type bit to smallint

select '12:00'::time without time zone, '12:00'::time with time zone, '12:00'::timetz(2), '12:00'::time (0) with time zone
--= ok time time, timetz timetz, timetz timetz, timetz timetz

select '1'::time(3)
--= error 22007 @8: invalid input syntax for type time: "1"

select '2024-01-01'::timestamp(3), '2024-01-01'::timestamp without time zone, '2024-01-01'::timestamp (3) with time zone, '2024-01-01'::timestamptz
--= ok timestamp timestamp, timestamp timestamp, timestamptz timestamptz, timestamptz timestamptz

select '2024-01-01'::timestamp(7)
--= ok timestamp timestamp

select '1 day'::interval, '1'::interval day, '1 2'::interval day to hour, '1'::interval second(3), '1 day'::interval(2), interval '1' year, interval '1-2' year to month
--= ok interval interval, interval interval, interval interval, interval interval, interval interval, interval interval, interval interval

select '1'::interval hour to day
--= error 42601 @30: syntax error at or near "day"

select interval '1' fortnight
--= ok fortnight interval

select '{1,2}'::int[], '{1,2}'::int[3], '{1,2}'::int[][], '{1,2}'::int array, '{1,2}'::int array[2], '{{1}}'::int[2][2]
--= ok int4 int4[], int4 int4[], int4 int4[], int4 int4[], int4 int4[], int4 int4[]

select array[1, 2]::bigint[], array[1, 2]::text[], array['1', '2']::int[], array[1.5]::int[]
--= ok array int8[], array text[], array int4[], array int4[]

select array['a', 'b']::int[]
--= error 22P02 @14: invalid input syntax for type integer: "a"

select '{a,b}'::int[]
--= error 22P02 @8: invalid input syntax for type integer: "a"

select '{1,2'::int[]
--= error 22P02 @8: malformed array literal: "{1,2"

select 1::int[]
--= error 42846 @9: cannot cast type integer to integer[]

select array[1]::int
--= error 42846 @16: cannot cast type integer[] to integer

select '{1}'::int[]::text, '{1}'::text::int[]
--= ok text text, int4 int4[]

select null::int, null::mood, null::pair, null::int[], null::users
--= ok int4 int4, mood mood, pair pair, int4 int4[], users users

select true::int, 1::bool, 0::boolean, 'yes'::bool, 't'::bool, 'on'::bool, 'x'::text::bool
--= ok int4 int4, bool bool, bool bool, bool bool, bool bool, bool bool, bool bool

select true::bigint
--= error 42846 @12: cannot cast type boolean to bigint

select 1::bigint::bool
--= error 42846 @17: cannot cast type bigint to boolean

select true::text, true::varchar, true::char(1)
--= ok text text, varchar varchar, bpchar bpchar

select 1.5::bool
--= error 42846 @11: cannot cast type numeric to boolean

select 'maybe'::bool
--= error 22P02 @8: invalid input syntax for type boolean: "maybe"

select 1.7::int, 1.5::bigint, 1.5::float8::int, 1::smallint::int::bigint::numeric::float4::float8
--= ok int4 int4, int8 int8, int4 int4, float8 float8

select 100000::smallint
--= ok int2 int2

select '100000'::smallint
--= error 22003 @8: value "100000" is out of range for type smallint

select 1::money, 1.5::money, '1.5'::money, 1::bigint::money, '1'::money::numeric
--= ok money money, money money, money money, money money, numeric numeric

select 1.5::float8::money
--= error 42846 @19: cannot cast type double precision to money

select '1'::money::int
--= error 42846 @18: cannot cast type money to integer

select current_date::timestamp, current_date::timestamptz, now()::date, now()::time, now()::timetz, now()::timestamp
--= ok current_date timestamp, current_date timestamptz, now date, now time, now timetz, now timestamp

select now()::interval
--= error 42846 @13: cannot cast type timestamp with time zone to interval

select current_date::time
--= error 42846 @20: cannot cast type date to time without time zone

select current_time::time, localtime::interval, '1 hour'::interval::time, localtime::timetz
--= ok current_time time, localtime interval, time time, localtime timetz

select current_date::int
--= error 42846 @20: cannot cast type date to integer

select 1::date
--= error 42846 @9: cannot cast type integer to date

select 1::timestamp
--= error 42846 @9: cannot cast type integer to timestamp without time zone

select 1::interval
--= error 42846 @9: cannot cast type integer to interval

select extract(epoch from now())::bigint, extract(epoch from now())::int
--= ok extract int8, extract int4

select '{"a": 1}'::json, '{"a": 1}'::jsonb, '{"a": 1}'::json::jsonb, '{"a": 1}'::jsonb::json, '{}'::jsonb::text, '{}'::text::jsonb
--= ok json json, jsonb jsonb, jsonb jsonb, json json, text text, jsonb jsonb

select '1'::jsonb::int, '1.5'::jsonb::numeric, 'true'::jsonb::bool, '1'::jsonb::float8, '1'::jsonb::bigint, '1'::jsonb::smallint
--= ok int4 int4, numeric numeric, bool bool, float8 float8, int8 int8, int2 int2

select '1'::json::int
--= error 42846 @17: cannot cast type json to integer

select '"a"'::jsonb::date
--= error 42846 @20: cannot cast type jsonb to date

select 1::jsonb
--= error 42846 @9: cannot cast type integer to jsonb

select array[1]::jsonb
--= error 42846 @16: cannot cast type integer[] to jsonb

select row(1, 'a')::pair, (1, 'a')::pair, row(1, 'a')::pair::text, '(1,a)'::pair
--= ok row pair, row pair, row text, pair pair

select '(1,a)'::pair::users
--= error 42846 @21: cannot cast type pair to users

select row(1)::pair
--= error 42846 @14: cannot cast type record to pair

select row(1, 'a', 2)::pair
--= error 42846 @22: cannot cast type record to pair

select row('x', 'a')::pair
--= error 22P02 @12: invalid input syntax for type integer: "x"

select row('1', 2)::pair
--= ok row pair

select row(1.5, 'a')::pair
--= ok row pair

select row(1, 'a')::text, row(1, 'a')::record
--= ok row text, row record

select row(1, 'a')::users
--= error 42846 @19: cannot cast type record to users

select (1, 'a')::text
--= ok row text

select row()::text
--= ok row text

select u::text, u::users, (u::users).name from users u
--= ok u text, u users, name text

select u::pair from users u
--= error 42846 @9: cannot cast type users to pair

select p::text, p::record from made
--= ok p text, p pair

select p::json from made
--= error 42846 @9: cannot cast type pair to json

select p::jsonb from made
--= error 42846 @9: cannot cast type pair to jsonb

select 'sad'::mood, 'sad'::mood::text, 'sad'::mood::varchar, 'sad'::text::mood, 'sad'::varchar::mood
--= ok mood mood, text text, varchar varchar, mood mood, mood mood

select 'glad'::mood
--= error 22P02 @8: invalid input value for enum mood: "glad"

select 'sad'::app.level
--= error 22P02 @8: invalid input value for enum app.level: "sad"

select 'sad'::mood::app.level
--= error 42846 @19: cannot cast type mood to app.level

select 1::mood, 0::mood
--= ok mood mood, mood mood

select 'low'::app.level::int
--= ok int4 int4

select 'low'::app.level::bigint
--= error 42846 @24: cannot cast type app.level to bigint

select 'sad'::mood::int
--= error 42846 @19: cannot cast type mood to integer

select 1::app.level
--= error 42846 @9: cannot cast type integer to app.level

select 1::posint, 1::smallposint, 1::posint::int, 1::posint::smallposint, 1::smallposint::posint, '1'::posint, -1::posint
--= ok posint int4, smallposint int4, int4 int4, smallposint int4, posint int4, posint int4, ?column? int4

select 1.5::posint, 'x'::text::posint, 1::bigint::posint
--= ok posint int4, posint int4, posint int4

select 'x'::posint
--= error 22P02 @8: invalid input syntax for type integer: "x"

select 'a@b'::email, 'a@b'::email::text, 'a@b'::email::varchar(2), array['a@b']::email[], 'a'::varchar::email
--= ok email text, text text, varchar varchar, array email[], email text

select '{a@b}'::tags, array['a']::tags
--= ok tags text[], array text[]

select 'x'::tags
--= error 22P02 @8: malformed array literal: "x"

select 'abc'::app.code, 'abcdefghijklmn'::app.code, 1::app.code
--= ok code varchar, code varchar, code varchar

select row(1, 'a')::checked_pair, '(1,a)'::checked_pair, p::checked_pair from made
--= ok row pair, checked_pair pair, p pair

select 'sad'::moodlike, 'sad'::mood::moodlike, feeling::mood, feeling::text from made
--= ok moodlike mood, moodlike mood, feeling mood, feeling text

select 'users'::regclass, 'users'::regclass::oid, 'users'::regclass::text, 1::regclass, 'int4'::regtype, 'lower(text)'::regprocedure, 'now'::regproc, 'public'::regnamespace, 'english'::regconfig
--= ok regclass regclass, oid oid, text text, regclass regclass, regtype regtype, regprocedure regprocedure, regproc regproc, regnamespace regnamespace, regconfig regconfig

select 'nope'::regclass
--= error 42P01 @8: relation "nope" does not exist

select 'nope'::regtype
--= error 42704 @8: type "nope" does not exist

select 'lower'::regproc
--= error 42725 @8: more than one function named "lower"

select 'users'::text::regclass, name::regclass from users
--= ok regclass regclass, name regclass

select id::regclass from users
--= ok id regclass

select 1::oid, 1::bigint::oid, 1::smallint::oid, 1::oid::int, 1::oid::bigint
--= ok oid oid, oid oid, oid oid, int4 int4, int8 int8

select 1::oid::smallint
--= error 42846 @14: cannot cast type oid to smallint

select 1.5::oid
--= error 42846 @11: cannot cast type numeric to oid

select 'a'::bytea, '\x61'::bytea, 'a'::text::bytea, 'a'::bytea::text
--= ok bytea bytea, bytea bytea, bytea bytea, text text

select 1::bytea
--= error 42846 @9: cannot cast type integer to bytea
--= 18: ok bytea bytea

select '\xzz'::bytea
--= error 22023 @8: invalid hexadecimal digit: "z"

select 'a'::name, 'a'::text::name, 'a'::name::text, 'a'::name::varchar, 'a'::name::char(2)
--= ok name name, name name, text text, varchar varchar, bpchar bpchar

select '1.1.1.1'::inet, '1.1.1.1'::inet::cidr, '1.1.1.0/24'::cidr::inet, '1.1.1.1'::inet::text
--= ok inet inet, cidr cidr, inet inet, text text

select '1.1.1.1/24'::cidr
--= error 22P02 @8: invalid cidr value: "1.1.1.1/24"

select '1.1.1.1/24'::inet::cidr, '08:00:2b:01:02:03'::macaddr::macaddr8, '08:00:2b:01:02:03'::macaddr
--= ok cidr cidr, macaddr8 macaddr8, macaddr macaddr

select '00000000-0000-0000-0000-000000000000'::uuid, '00000000-0000-0000-0000-000000000000'::uuid::text, 'x'::text::uuid
--= ok uuid uuid, text text, uuid uuid

select 'x'::uuid
--= error 22P02 @8: invalid input syntax for type uuid: "x"

select 1::uuid
--= error 42846 @9: cannot cast type integer to uuid

select '(1,2)'::point, '1,2'::point::box, '((1,2),(3,4))'::box::point, '<(1,2),3>'::circle::polygon, '((1,2),(3,4))'::lseg::point
--= ok point point, box box, point point, polygon polygon, point point

select '(1,2)'::point::circle
--= error 42846 @22: cannot cast type point to circle

select '[1,2)'::int4range, '[1,2)'::int4range::text, '{[1,2)}'::int4multirange, '[1,2)'::int4range::int4multirange
--= ok int4range int4range, text text, int4multirange int4multirange, int4multirange int4multirange

select '[1,2)'::int4range::int8range
--= error 42846 @26: cannot cast type int4range to int8range

select '[1,2)'::int4range::numrange
--= error 42846 @26: cannot cast type int4range to numrange

select '[1,2'::int4range
--= error 22P02 @8: malformed range literal: "[1,2"

select '<a/>'::xml, '<a/>'::xml::text, '<a/>'::text::xml
--= ok xml xml, text text, xml xml

select 1::xml
--= error 42846 @9: cannot cast type integer to xml

select 'a b'::tsvector, 'a & b'::tsquery, 'a b'::text::tsvector, 'a'::tsquery::text
--= ok tsvector tsvector, tsquery tsquery, tsvector tsvector, text text

select 'a b'::tsquery
--= error 42601 @8: syntax error in tsquery: "a b"

select '$.a'::jsonpath, '$.a'::jsonpath::text
--= ok jsonpath jsonpath, text text

select '$.'::text::jsonpath
--= ok jsonpath jsonpath

select '$.a['::jsonpath
--= error 42601 @8: syntax error at end of jsonpath input

select '1/0'::pg_lsn, '10'::xid, '10'::xid8, '(0,1)'::tid, '1'::cid
--= ok pg_lsn pg_lsn, xid xid, xid8 xid8, tid tid, cid cid

select c_text::int, c_int4::text, c_text::date, c_text::mood, c_text::jsonb, c_text::int[] from kinds
--= ok c_text int4, c_int4 text, c_text date, c_text mood, c_text jsonb, c_text int4[]

select c_int4::date from kinds
--= error 42846 @14: cannot cast type integer to date

select c_date::int4 from kinds
--= error 42846 @14: cannot cast type date to integer

select c_bool::float8 from kinds
--= error 42846 @14: cannot cast type boolean to double precision

select c_uuid::bytea from kinds
--= error 42846 @14: cannot cast type uuid to bytea

select c_json::text[] from kinds
--= error 42846 @14: cannot cast type json to text[]

select c_int4_array::text[]::varchar[], c_text_array::int[], c_mood_array::text[], c_text_array::mood[] from kinds
--= ok c_int4_array varchar[], c_text_array int4[], c_mood_array text[], c_text_array mood[]

select c_int4_array::date[] from kinds
--= error 42846 @20: cannot cast type integer[] to date[]

select c_int4range::text, c_tsvector::text, c_point::text, c_bit::text, c_money::text, c_bytea::text, c_interval::text from kinds
--= ok c_int4range text, c_tsvector text, c_point text, c_bit text, c_money text, c_bytea text, c_interval text

select c_bit::int, c_bit::bit(4), c_varbit::bit(4) from kinds
--= ok c_bit int4, c_bit bit, c_varbit bit

select $1::int, $2::text, $3::mood, $4::int[], $5::pair, $6::users, $7::posint, $8::app.level[]
--= ok int4 int4, text text, mood mood, int4 int4[], pair pair, users users, posint int4, level app.level[] | $1 int4, $2 text, $3 mood, $4 int4[], $5 pair, $6 users, $7 posint, $8 app.level[]

select cast($1 as int), int4($2)
--= error 42725 @25: function int4(unknown) is not unique
--= 14: ok int4 int4, int4 int4 | $1 int4, $2 char

select int $1
--= error 42601 @12: syntax error at or near "$1"

select date '2024-01-01', timestamp '2024-01-01', time '12:00', interval '1 day', numeric '1.5', bool 'true', json '{}', point '1,2', varchar 'x', mood 'sad'
--= ok date date, timestamp timestamp, time time, interval interval, numeric numeric, bool bool, json json, point point, varchar varchar, mood mood

select date $1
--= error 42601 @13: syntax error at or near "$1"

select date('2024-01-01'), date(now()), int8(5), float8('1.5'), text(5), name('x'), bool('t')
--= ok date date, date date, int8 int8, float8 float8, text text, name name, bool bool

select numeric(5)
--= error 42601 @18: syntax error at end of input

select varchar('x')
--= error 42601 @16: syntax error at or near "'x'"

select timestamp(now())
--= error 42601 @18: syntax error at or near "now"

select time(now())
--= error 42601 @13: syntax error at or near "now"

select interval('1 day')
--= error 42601 @17: syntax error at or near "'1 day'"

select "timestamp"(now()), "time"(now()), "interval"('1 day'), timestamptz('2024-01-01')
--= ok timestamp timestamp, time time, interval interval, timestamptz timestamptz

select numeric('1.5')
--= error 42601 @22: syntax error at end of input

select numeric(5, 2)
--= error 42601 @21: syntax error at end of input

select mood('sad')
--= ok mood mood

select mood 'sad', app.level 'low'
--= ok mood mood, level app.level

select pair(row(1, 'a'))
--= error 42883 @8: function pair(record) does not exist

select text(array[1])
--= ok text text

select text(u) from users u
--= error 42883 @8: function text(users) does not exist

select pair_to_text(p), p::text, cast(p as varchar) from made
--= ok pair_to_text text, p text, p varchar

select text(p) from made
--= error 42883 @8: function text(pair) does not exist

select posint(5)
--= ok posint int4

select cast(1 as)
--= error 42601 @17: syntax error at or near ")"

select cast(1 to text)
--= error 42601 @15: syntax error at or near "to"

select cast(1, text)
--= error 42601 @14: syntax error at or near ","

select 1::
--= error 42601 @11: syntax error at end of input

select ::int
--= error 42601 @8: syntax error at or near "::"

select 1::int4::
--= error 42601 @17: syntax error at end of input

select convert(1, text)
--= error 42703 @19: column "text" does not exist

select cast(row(1, 2) as int)
--= error 42846 @8: cannot cast type record to integer

select cast(array[row(1, 'a')] as pair[])
--= ok array pair[]

select array[row(1, 'a')::pair]::text[], array[row(1, 'a')]::pair[], '{"(1,a)"}'::pair[]
--= ok array text[], array pair[], pair pair[]

select 1::int as int, 2::text as "text", 3::numeric(3, 1) as n
--= ok int int4, text text, n numeric

select cast(age as text), age::text, cast(cast(age as text) as name), (age::text), age::int::int from users
--= ok age text, age text, age name, age text, age int4

select try_cast('1' as int)
--= error 42601 @21: syntax error at or near "as"

select 1::%type
--= error 42601 @11: syntax error at or near "%"

select 1::users.id%type
--= error 3F000 @11: schema "users" does not exist

select 1::setof int
--= ok int4 int4

select null::void
--= ok void void

select '1'::trigger
--= error 0A000 @8: cannot accept a value of type trigger

select null::anyelement
--= ok anyelement text

select 1::record
--= error 42846 @9: cannot cast type integer to record

select 'a'::cstring
--= ok cstring cstring

select 1::serial
--= error 42704 @11: type "serial" does not exist

select 1::any
--= error 42601 @11: syntax error at or near "any"

-- A type's name behind a dot is a cast, where it is no function.

select (a).text, (a).varchar, (a).regclass from (select 1::oid as a) t
--= ok text text, varchar varchar, regclass regclass

select (t.a).oid, t.oid from (select 1 as a) t
--= error 42703 @19: column t.oid does not exist

select (t.a).oid, (t.a).int8 from (select 1 as a) t
--= ok oid oid, int8 int8

select ('1').int4, ('x').text, (null).date
--= ok int4 int4, text text, date date

select ('x').int4
--= error 22P02 @9: invalid input syntax for type integer: "x"

select (t.p).text from (select row(1, 'a')::pair as p) t
--= error 42703 @9: column "text" not found in data type pair

select (t.p).name from (select row(1, 'a')::pair as p) t
--= ok name name

-- Types of which not even NULL is a value.

select null::internal
--= error 0A000 @8: cannot accept a value of type internal

select null::trigger
--= error 0A000 @8: cannot accept a value of type trigger

select null::cstring, null::void, null::anyelement, null::anyarray
--= ok cstring cstring, void void, anyelement text, anyarray anyarray

select null::event_trigger
--= error 0A000 @8: cannot accept a value of type event_trigger

select null::language_handler is null
--= error 0A000 @8: cannot accept a value of type language_handler

select null::anyarray
--= ok anyarray anyarray

select '{a}'::anyarray
--= error 0A000 @8: cannot accept a value of type anyarray

select $1::anyarray
--= ok anyarray anyarray | $1 anyarray

select 1::anyarray
--= error 42846 @9: cannot cast type integer to anyarray

select '{1}'::int[]::anyarray
--= ok anyarray int4[]

select null::anyenum
--= error 42846 @12: cannot cast type unknown to anyenum

select '{a}'::anyenum
--= error 42846 @13: cannot cast type unknown to anyenum

select $1::anyenum
--= error 42846 @10: cannot cast type unknown to anyenum

select 1::anyenum
--= error 42846 @9: cannot cast type integer to anyenum

select '{1}'::int[]::anyenum
--= error 42846 @20: cannot cast type integer[] to anyenum

select null::anyrange
--= ok anyrange anyrange

select '{a}'::anyrange
--= error 0A000 @8: cannot accept a value of type anyrange

select $1::anyrange
--= ok anyrange anyrange | $1 anyrange

select 1::anyrange
--= error 42846 @9: cannot cast type integer to anyrange

select '{1}'::int[]::anyrange
--= error 42846 @20: cannot cast type integer[] to anyrange

select null::anymultirange
--= ok anymultirange anymultirange

select '{a}'::anymultirange
--= error 0A000 @8: cannot accept a value of type anymultirange

select $1::anymultirange
--= ok anymultirange anymultirange | $1 anymultirange

select 1::anymultirange
--= error 42846 @9: cannot cast type integer to anymultirange

select '{1}'::int[]::anymultirange
--= error 42846 @20: cannot cast type integer[] to anymultirange

select '{a}'::anyelement
--= ok anyelement text

select $1::anyelement
--= ok anyelement text | $1 text

select 1::anyelement
--= ok anyelement int4

select '{1}'::int[]::anyelement
--= ok anyelement int4[]

select null::anynonarray
--= ok anynonarray text

select '{a}'::anynonarray
--= ok anynonarray text

select $1::anynonarray
--= ok anynonarray text | $1 text

select 1::anynonarray
--= ok anynonarray int4

select '{1}'::int[]::anynonarray
--= error 42846 @20: cannot cast type integer[] to anynonarray

select null::anycompatible
--= ok anycompatible text

select '{a}'::anycompatible
--= ok anycompatible text

select $1::anycompatible
--= ok anycompatible text | $1 text

select 1::anycompatible
--= ok anycompatible int4

select '{1}'::int[]::anycompatible
--= ok anycompatible int4[]

select null::anycompatiblearray
--= ok anycompatiblearray anycompatiblearray

select '{a}'::anycompatiblearray
--= error 0A000 @8: cannot accept a value of type anycompatiblearray

select $1::anycompatiblearray
--= ok anycompatiblearray anycompatiblearray | $1 anycompatiblearray

select 1::anycompatiblearray
--= error 42846 @9: cannot cast type integer to anycompatiblearray

select '{1}'::int[]::anycompatiblearray
--= ok anycompatiblearray int4[]

select null::anycompatiblerange
--= ok anycompatiblerange anycompatiblerange

select '{a}'::anycompatiblerange
--= error 0A000 @8: cannot accept a value of type anycompatiblerange

select $1::anycompatiblerange
--= ok anycompatiblerange anycompatiblerange | $1 anycompatiblerange

select 1::anycompatiblerange
--= error 42846 @9: cannot cast type integer to anycompatiblerange

select '{1}'::int[]::anycompatiblerange
--= error 42846 @20: cannot cast type integer[] to anycompatiblerange

select null::anycompatiblenonarray
--= ok anycompatiblenonarray text

select '{a}'::anycompatiblenonarray
--= ok anycompatiblenonarray text

select $1::anycompatiblenonarray
--= ok anycompatiblenonarray text | $1 text

select 1::anycompatiblenonarray
--= ok anycompatiblenonarray int4

select '{1}'::int[]::anycompatiblenonarray
--= error 42846 @20: cannot cast type integer[] to anycompatiblenonarray

select null::"any"
--= ok any text

select '{a}'::"any"
--= ok any text

select $1::"any"
--= ok any text | $1 text

select 1::"any"
--= ok any int4

select '{1}'::int[]::"any"
--= ok any int4[]

select null::record
--= ok record record

select '{a}'::record
--= error 0A000 @8: input of anonymous composite types is not implemented

select $1::record
--= ok record record | $1 record

select '{1}'::int[]::record
--= error 42846 @20: cannot cast type integer[] to record

select '{a}'::void
--= ok void void

select $1::void
--= ok void void | $1 void

select 1::void
--= error 42846 @9: cannot cast type integer to void

select '{1}'::int[]::void
--= error 42846 @20: cannot cast type integer[] to void

select null::cstring
--= ok cstring cstring

select '{a}'::cstring
--= ok cstring cstring

select $1::cstring
--= ok cstring cstring | $1 cstring

select 1::cstring
--= error 42846 @9: cannot cast type integer to cstring

select '{1}'::int[]::cstring
--= error 42846 @20: cannot cast type integer[] to cstring

select null::unknown
--= ok unknown text

select '{a}'::unknown
--= ok unknown text

select $1::unknown
--= ok unknown text | $1 text

select 1::unknown
--= error 42846 @9: cannot cast type integer to unknown

select '{1}'::int[]::unknown
--= error 42846 @20: cannot cast type integer[] to unknown

select null::pg_ddl_command
--= ok pg_ddl_command pg_ddl_command

select '{a}'::pg_ddl_command
--= error 0A000 @8: cannot accept a value of type pg_ddl_command

select $1::pg_ddl_command
--= ok pg_ddl_command pg_ddl_command | $1 pg_ddl_command

select 1::pg_ddl_command
--= error 42846 @9: cannot cast type integer to pg_ddl_command

select '{1}'::int[]::pg_ddl_command
--= error 42846 @20: cannot cast type integer[] to pg_ddl_command

select row('x')::pair
--= error 22P02 @12: invalid input syntax for type integer: "x"

select row('x', 1, 2)::pair
--= error 22P02 @12: invalid input syntax for type integer: "x"

select row(1, 'x')::pair
--= ok row pair

select '{}'::record[]
--= ok record record[]

select '{"(1)"}'::record[]
--= error 0A000 @8: input of anonymous composite types is not implemented

select '{NULL}'::record[]
--= ok record record[]

select '{a,b}'::cstring[]
--= ok cstring cstring[]

select null = all ('{}'::record[])
--= ok ?column? bool

select row(1, 2) = all ('{}')
--= ok ?column? bool

select 1.5::numeric(- - 1)
--= ok numeric numeric

select 1.5::numeric(-(1))
--= error 22023 @13: NUMERIC precision -1 must be between 1 and 1000

select 1.5::numeric(((2)))
--= ok numeric numeric

select 1.5::numeric((-(-(2))))
--= ok numeric numeric

select 1.5::numeric(((a)))
--= error 22P02 @13: invalid input syntax for type integer: "a"

select 1.5::numeric(+2)
--= error 42601 @13: type modifiers must be simple constants or identifiers
