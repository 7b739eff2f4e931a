-- Literals of every kind, and what the input functions refuse.

select 0, 1, 007, 2147483647, 2147483648, 9223372036854775807, 9223372036854775808
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int8, ?column? int8, ?column? numeric

select 1.0, .5, 5., 1e10, 1.5e-3, 1E+2, 1e400
--= ok ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric

select 1e
--= error 42601 @8: trailing junk after numeric literal at or near "1e"
--= 14: ok e int4

select 1a
--= error 42601 @8: trailing junk after numeric literal at or near "1a"
--= 14: ok a int4

select 123abc
--= error 42601 @8: trailing junk after numeric literal at or near "123abc"
--= 14: ok abc int4

select 1_000
--= error 42601 @8: trailing junk after numeric literal at or near "1_000"
--= 14: ok _000 int4
--= 16 17 18: ok ?column? int4

select 0x1F
--= error 42601 @8: trailing junk after numeric literal at or near "0x1F"
--= 14: ok x1f int4
--= 16 17 18: ok ?column? int4

select 0b101
--= error 42601 @8: trailing junk after numeric literal at or near "0b101"
--= 14: ok b101 int4
--= 16 17 18: ok ?column? int4

select 0o17
--= error 42601 @8: trailing junk after numeric literal at or near "0o17"
--= 14: ok o17 int4
--= 16 17 18: ok ?column? int4

select 1..2
--= error 42601 @9: syntax error at or near ".."

select 1.2.3
--= error 42601 @11: syntax error at or near ".3"

select '', 'it''s', 'a\b', E'a\tb\x41\u0041\101', e'\'', E'\\'
--= ok ?column? text, ?column? text, ?column? text, ?column? text, ?column? text, ?column? text

select E'\u00'
--= error 22025 @10: invalid Unicode escape

select E'\xff'
--= error 22021: invalid byte sequence for encoding "UTF8": 0xff

select E'unterminated\'
--= error 42601 @8: unterminated quoted string at or near "E'unterminated\'"

select U&'d\0061t\+000061', U&'d!0061t' uescape '!', U&"d\0061t" from (select 1 as dat) s
--= ok ?column? text, ?column? text, dat int4

select U&'\00'
--= error 42601 @11: invalid Unicode escape

select U&'\d800'
--= error 42601 @16: invalid Unicode surrogate pair

select $$a 'quoted' text$$, $tag$with $$ inside$tag$
--= ok ?column? text, ?column? text

select $$unterminated
--= error 42601 @8: unterminated dollar-quoted string at or near "$$unterminated"

select $1a$
--= error 42601 @8: trailing junk after parameter at or near "$1a$"
--= 14: ok "a$" text | $1 text

select b'101', B'', x'1F', X'ff'
--= ok ?column? bit, ?column? bit, ?column? bit, ?column? bit

select b'102'
--= error 22P02 @8: "2" is not a valid binary digit

select x'zz'
--= error 22P02 @8: "z" is not a valid hexadecimal digit

select n'abc', N'x'
--= ok bpchar bpchar, bpchar bpchar

select 'a'
  'b'
  'c'
--= ok ?column? text

select 'a' -- comment between
  'b'
--= ok ?column? text

select true, false, null
--= ok ?column? bool, ?column? bool, ?column? text
--= 14: ok bool bool, bool bool, ?column? text

select unknown
--= error 42703 @8: column "unknown" does not exist

select TRUE, True, NULL
--= ok ?column? bool, ?column? bool, ?column? text
--= 14: ok bool bool, bool bool, ?column? text

select 'a' as text
--= ok text text

select '2024-01-01'::date, '2024-1-1'::date, '20240101'::date, 'January 8, 1999'::date, 'infinity'::date, 'epoch'::date, 'today'::date, '2024-01-01 BC'::date, 'J2451187'::date
--= ok date date, date date, date date, date date, date date, date date, date date, date date, date date

select '2024-13-01'::date
--= error 22008 @8: date/time field value out of range: "2024-13-01"

select '2024-02-30'::date
--= error 22008 @8: date/time field value out of range: "2024-02-30"

select '2023-02-29'::date
--= error 22008 @8: date/time field value out of range: "2023-02-29"

select 'not a date'::date
--= error 22007 @8: invalid input syntax for type date: "not a date"

select ''::date
--= error 22007 @8: invalid input syntax for type date: ""

select '2024-01-01 25:00'::timestamp
--= error 22008 @8: date/time field value out of range: "2024-01-01 25:00"

select '2024-01-01 24:00:00'::timestamp, '2024-01-01T12:00:00Z'::timestamptz, '2024-01-01 12:00:00.123456+02'::timestamptz, '2024-01-01 12:00 Europe/Paris'::timestamptz, 'now'::timestamp, '-infinity'::timestamptz
--= ok timestamp timestamp, timestamptz timestamptz, timestamptz timestamptz, timestamptz timestamptz, timestamp timestamp, timestamptz timestamptz

select '2024-01-01 12:60'::timestamp
--= error 22008 @8: date/time field value out of range: "2024-01-01 12:60"

select '12:30:45'::time, '12:30'::time, '123045'::time, '12:30 PM'::time, '24:00'::time, 'allballs'::time, '12:30+02'::timetz
--= ok time time, time time, time time, time time, time time, time time, timetz timetz

select '25:00'::time
--= error 22008 @8: date/time field value out of range: "25:00"

select '12:61'::time
--= error 22008 @8: date/time field value out of range: "12:61"

select '1 year 2 months 3 days 04:05:06'::interval, 'P1Y2M3DT4H5M6S'::interval, '1-2'::interval, '@ 1 day ago'::interval, '1.5 hours'::interval, '-1 day +02:03'::interval
--= ok interval interval, interval interval, interval interval, interval interval, interval interval, interval interval

select ''::interval
--= error 22007 @8: invalid input syntax for type interval: ""

select '1 lightyear'::interval
--= error 22007 @8: invalid input syntax for type interval: "1 lightyear"

select 'one day'::interval
--= error 22007 @8: invalid input syntax for type interval: "one day"

select 'infinity'::interval
--= error 22007 @8: invalid input syntax for type interval: "infinity"
--= 17 18: ok interval interval

select '1'::int, ' 1 '::int, '+1'::int, '-1'::int
--= ok int4 int4, int4 int4, int4 int4, int4 int4

select '1.5'::int
--= error 22P02 @8: invalid input syntax for type integer: "1.5"

select ''::int
--= error 22P02 @8: invalid input syntax for type integer: ""

select '1 2'::int
--= error 22P02 @8: invalid input syntax for type integer: "1 2"

select '99999999999'::int
--= error 22003 @8: value "99999999999" is out of range for type integer

select '99999999999'::bigint, '99999999999999999999'::numeric
--= ok int8 int8, numeric numeric

select '99999999999999999999'::bigint
--= error 22003 @8: value "99999999999999999999" is out of range for type bigint

select '1_000'::int
--= error 22P02 @8: invalid input syntax for type integer: "1_000"
--= 16 17 18: ok int4 int4

select '0x1F'::int
--= error 22P02 @8: invalid input syntax for type integer: "0x1F"
--= 16 17 18: ok int4 int4

select 'NaN'::float8, 'Infinity'::float4, '-inf'::float8, 'NaN'::numeric, 'Infinity'::numeric, '1e308'::float8
--= ok float8 float8, float4 float4, float8 float8, numeric numeric, numeric numeric, float8 float8

select '1e400'::float8
--= error 22003 @8: "1e400" is out of range for type double precision

select '1e50'::float4
--= error 22003 @8: "1e50" is out of range for type real

select 'x'::float8
--= error 22P02 @8: invalid input syntax for type double precision: "x"

select '1.2.3'::numeric
--= error 22P02 @8: invalid input syntax for type numeric: "1.2.3"

select 't'::bool, 'true'::bool, 'y'::bool, 'YES'::bool, ' on '::bool, '1'::bool, 'f'::bool, 'no'::bool, 'of'::bool
--= ok bool bool, bool bool, bool bool, bool bool, bool bool, bool bool, bool bool, bool bool, bool bool

select 'o'::bool
--= error 22P02 @8: invalid input syntax for type boolean: "o"

select '2'::bool
--= error 22P02 @8: invalid input syntax for type boolean: "2"

select ''::bool
--= error 22P02 @8: invalid input syntax for type boolean: ""

select '{}'::int[], '{1,NULL,3}'::int[], '[0:1]={1,2}'::int[], '{{1,2},{3,4}}'::int[], '{"a b",c}'::text[], '{}'::mood[]
--= ok int4 int4[], int4 int4[], int4 int4[], int4 int4[], text text[], mood mood[]

select '{1,a}'::int[]
--= error 22P02 @8: invalid input syntax for type integer: "a"

select '{{1,2},{3}}'::int[]
--= error 22P02 @8: malformed array literal: "{{1,2},{3}}"

select '1,2'::int[]
--= error 22P02 @8: malformed array literal: "1,2"

select '{1,2}}'::int[]
--= error 22P02 @8: malformed array literal: "{1,2}}"

select '{sad,glad}'::mood[]
--= error 22P02 @8: invalid input value for enum mood: "glad"

select '{"a}'::text[]
--= error 22P02 @8: malformed array literal: "{"a}"

select '(1,a)'::pair, '(,)'::pair, '(1,"a b")'::pair, '("1",)'::pair
--= ok pair pair, pair pair, pair pair, pair pair

select '(1)'::pair
--= error 22P02 @8: malformed record literal: "(1)"

select '(x,a)'::pair
--= error 22P02 @8: invalid input syntax for type integer: "x"

select '1,a'::pair
--= error 22P02 @8: malformed record literal: "1,a"

select '(1,a,b)'::pair
--= error 22P02 @8: malformed record literal: "(1,a,b)"

select '(-1,a)'::checked_pair
--= ok checked_pair pair

select '(1,"(2,b)","{x,y}",2024-01-01)'::nested
--= ok nested nested

select '(1,"(x,b)","{x,y}",2024-01-01)'::nested
--= error 22P02 @8: invalid input syntax for type integer: "x"

select '{}'::json, '[1, "a", null, true, {"b": []}]'::jsonb, '"x"'::json, '1'::jsonb, ' null '::jsonb
--= ok json json, jsonb jsonb, json json, jsonb jsonb, jsonb jsonb

select '{a: 1}'::json
--= error 22P02 @8: invalid input syntax for type json

select '{"a": 1,}'::jsonb
--= error 22P02 @8: invalid input syntax for type json

select ''::json
--= error 22P02 @8: invalid input syntax for type json

select '{"a": 1'::jsonb
--= error 22P02 @8: invalid input syntax for type json

select '"\u0000"'::jsonb
--= error 22P05 @8: unsupported Unicode escape sequence

select '"\ud800"'::jsonb
--= error 22P02 @8: invalid input syntax for type json

select '{''a'': 1}'::jsonb
--= error 22P02 @8: invalid input syntax for type json

select '$.a.b[*] ? (@.c > 1)'::jsonpath, 'strict $'::jsonpath, '$'::jsonpath, 'lax $.a[0 to 2].size()'::jsonpath
--= ok jsonpath jsonpath, jsonpath jsonpath, jsonpath jsonpath, jsonpath jsonpath

select '$.a ? (@ >)'::jsonpath
--= error 42601 @8: syntax error at or near ")" of jsonpath input

select ''::jsonpath
--= error 22P02 @8: invalid input syntax for type jsonpath: ""

select 'a'::jsonpath
--= error 42601 @8: syntax error at end of jsonpath input

select '127.0.0.1'::inet, '::1'::inet, '10.0.0.0/8'::cidr, '10.1'::cidr, '2001:db8::/32'::cidr
--= ok inet inet, inet inet, cidr cidr, cidr cidr, cidr cidr

select '256.0.0.1'::inet
--= error 22P02 @8: invalid input syntax for type inet: "256.0.0.1"

select '10.0.0.1/8'::cidr
--= error 22P02 @8: invalid cidr value: "10.0.0.1/8"

select 'localhost'::inet
--= error 22P02 @8: invalid input syntax for type inet: "localhost"

select '08:00:2b:01:02:03'::macaddr, '08-00-2b-01-02-03'::macaddr, '08002b010203'::macaddr
--= ok macaddr macaddr, macaddr macaddr, macaddr macaddr

select '08:00:2b:01:02'::macaddr
--= error 22P02 @8: invalid input syntax for type macaddr: "08:00:2b:01:02"

select 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid, '{a0eebc99-9c0b4ef8-bb6d6bb9-bd380a11}'::uuid, 'a0eebc999c0b4ef8bb6d6bb9bd380a11'::uuid
--= ok uuid uuid, uuid uuid, uuid uuid

select 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1'::uuid
--= error 22P02 @8: invalid input syntax for type uuid: "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1"

select '101'::bit(3), '1011'::bit varying, ''::bit varying
--= ok bit bit, varbit varbit, varbit varbit

select '102'::bit(3)
--= error 22P02 @8: "2" is not a valid binary digit

select '1011'::bit(3)
--= ok bit bit

select '(1,2)'::point, '1,2'::point, '{1,2,3}'::line, '[(1,2),(3,4)]'::lseg, '(1,2),(3,4)'::box, '[(1,2),(3,4)]'::path, '((1,2),(3,4))'::polygon, '<(1,2),3>'::circle
--= ok point point, point point, line line, lseg lseg, box box, path path, polygon polygon, circle circle

select '(1)'::point
--= error 22P02 @8: invalid input syntax for type point: "(1)"

select '(1,x)'::point
--= error 22P02 @8: invalid input syntax for type point: "(1,x)"

select '[1,5)'::int4range, '(,5]'::int4range, 'empty'::int4range, '[2024-01-01,2024-02-01)'::daterange, '[1.5,2.5]'::numrange, '{[1,2),[3,4)}'::int4multirange, '{}'::int4multirange
--= ok int4range int4range, int4range int4range, int4range int4range, daterange daterange, numrange numrange, int4multirange int4multirange, int4multirange int4multirange

select '[5,1)'::int4range
--= error 22000 @8: range lower bound must be less than or equal to range upper bound

select '[a,b)'::int4range
--= error 22P02 @8: invalid input syntax for type integer: "a"

select '1,5'::int4range
--= error 22P02 @8: malformed range literal: "1,5"

select '[low,high)'::app.moodrange
--= error 22P02 @8: invalid input value for enum mood: "low"

select '[sad,happy)'::app.moodrange, '[1.5,2.5)'::floatrange, '{[1.5,2)}'::floatmultirange
--= ok moodrange app.moodrange, floatrange floatrange, floatmultirange floatmultirange

select 'fat cat'::tsvector, '''a b'':1A c:2'::tsvector, 'fat & (rat | !cat)'::tsquery, 'a <-> b'::tsquery, 'a:*'::tsquery
--= ok tsvector tsvector, tsvector tsvector, tsquery tsquery, tsquery tsquery, tsquery tsquery

select 'fat &'::tsquery
--= error 42601 @8: no operand in tsquery: "fat &"

select '(a'::tsquery
--= error 42601 @8: syntax error in tsquery: "(a"

select '<a>x</a>'::xml
--= ok xml xml

select '\x00ff'::bytea, 'abc'::bytea, '\\'::bytea, '\001'::bytea
--= ok bytea bytea, bytea bytea, bytea bytea, bytea bytea

select '\x0'::bytea
--= error 22023 @8: invalid hexadecimal data: odd number of digits

select '\x0g'::bytea
--= error 22023 @8: invalid hexadecimal digit: "g"

select '\9'::bytea
--= error 22P02 @8: invalid input syntax for type bytea

select '0/16B3748'::pg_lsn, 'xyz'::name, 'a'::"char"
--= ok pg_lsn pg_lsn, name name, char char

select 'nope'::pg_lsn
--= error 22P02 @8: invalid input syntax for type pg_lsn: "nope"

select '1'::oid, '-1'::oid, '4294967295'::oid
--= ok oid oid, oid oid, oid oid

select '4294967296'::oid
--= error 22003 @8: value "4294967296" is out of range for type oid

select 'pg_class'::regclass, '"Odd Name"."Mixed Case"'::regclass, '1259'::regclass, '-'::regclass, 'int4[]'::regtype, 'character varying'::regtype, '+(int4,int4)'::regoperator
--= ok regclass regclass, regclass regclass, regclass regclass, regclass regclass, regtype regtype, regtype regtype, regoperator regoperator

select 'Users'::regclass
--= ok regclass regclass

select 'a.b.c.d'::regclass
--= error 42601 @8: improper relation name (too many dotted names): a.b.c.d

select 'sum'::regproc
--= error 42725 @8: more than one function named "sum"

select 'nope(int)'::regprocedure
--= error 42883 @8: function "nope(int)" does not exist

select interval '1' day, interval '1 2:03' day to minute, interval '5' second, interval(3) '1.2345 seconds'
--= ok interval interval, interval interval, interval interval, interval interval

select date 'x'
--= error 22007 @13: invalid input syntax for type date: "x"

select time '12:00' with time zone
--= error 42601 @21: syntax error at or near "with"

select timestamp with time zone '2024-01-01', timestamp (3) '2024-01-01', time with time zone '12:00+01', time without time zone '12:00'
--= ok timestamptz timestamptz, timestamp timestamp, timetz timetz, time time

select int '5', int4 '5', bigint '5', double precision '5', bit '1', bit(3) '101', character varying '5', char(3) '5', text '5'
--= ok int4 int4, int4 int4, int8 int8, float8 float8, bit bit, bit bit, varchar varchar, bpchar bpchar, text text

select int[] '{1}'
--= error 42601 @12: syntax error at or near "]"

select array '{1}'
--= error 42601 @14: syntax error at or near "'{1}'"

select "Odd" 'x'
--= error 42704 @8: type "Odd" does not exist

select pg_catalog.int4 '5', public.mood 'sad'
--= ok int4 int4, mood mood

select int4 + 1
--= error 42703 @8: column "int4" does not exist

select 'x' || 1, 1 || 'x', 'x' || null, null || null
--= ok ?column? text, ?column? text, ?column? text, ?column? text

select 1 || 2
--= error 42883 @10: operator does not exist: integer || integer

select 'a' + 'b'
--= error 42725 @12: operator is not unique: unknown + unknown

select '1' + '2'
--= error 42725 @12: operator is not unique: unknown + unknown

select '1' + 1, 1 + '1', '1.5' + 1.0
--= ok ?column? int4, ?column? int4, ?column? numeric

select '2024-01-01' + interval '1 day'
--= error 22007 @8: invalid input syntax for type interval: "2024-01-01"

select '1.5' + 1
--= error 22P02 @8: invalid input syntax for type integer: "1.5"

select 'x' + 1
--= error 22P02 @8: invalid input syntax for type integer: "x"

select '2024-01-01' - date '2023-01-01', date '2024-01-01' - '2023-01-01'
--= ok ?column? int4, ?column? int4

select date '2024-01-01' + '1 day'
--= error 42725 @26: operator is not unique: date + unknown

select now() - '2024-01-01', '1 day' + now()
--= ok ?column? interval, ?column? timestamptz

select now() - '1 day'
--= error 22007 @16: invalid input syntax for type timestamp with time zone: "1 day"

select now() - '1 daay'
--= error 22007 @16: invalid input syntax for type timestamp with time zone: "1 daay"

select 5 / '2', '5' / 2.0, 5 % '3'
--= ok ?column? int4, ?column? numeric, ?column? int4

select -'5'
--= error 42725 @8: operator is not unique: - unknown

select - 'x'
--= error 42725 @8: operator is not unique: - unknown

select not 'true', not null, 'true' and null, 'f' or true
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select not 'x'
--= error 22P02 @12: invalid input syntax for type boolean: "x"

select 'a' = 'b', 'a' < 1::text, '1' = 1, 1 = '1', '1' = '1'
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 'a' = 1
--= error 22P02 @8: invalid input syntax for type integer: "a"

select true = 'yes'
--= ok ?column? bool

select 'x' = true
--= error 22P02 @8: invalid input syntax for type boolean: "x"

select array[1, '2'], array['1', 2], array['a', 'b'], array[null], array[1, null]
--= ok array int4[], array int4[], array text[], array text[], array int4[]

select array[1, 'a']
--= error 22P02 @17: invalid input syntax for type integer: "a"

select coalesce('1', 2), greatest('1', 2), nullif('1', 1)
--= ok coalesce int4, greatest int4, nullif int4

select coalesce('a', 1)
--= error 22P02 @17: invalid input syntax for type integer: "a"

select 'a' in ('b', 'c'), 1 in ('1', '2'), '1' in (1, 2)
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 in ('a')
--= error 22P02 @14: invalid input syntax for type integer: "a"

select age + '1', age = '5', age in ('1', '2'), age between '1' and '9' from users
--= ok ?column? int4, ?column? bool, ?column? bool, ?column? bool

select age = 'x' from users
--= error 22P02 @14: invalid input syntax for type integer: "x"

select age between 1 and 'x' from users
--= error 22P02 @26: invalid input syntax for type integer: "x"

select name || 5, name = '5', 5 || name from users
--= ok ?column? text, ?column? bool, ?column? text

select name = 5 from users
--= error 42883 @13: operator does not exist: text = integer

select name + 5 from users
--= error 42883 @13: operator does not exist: text + integer

select created_at > '2024-01-01', created_at = 'now', published_on > 'yesterday' from posts
--= ok ?column? bool, ?column? bool, ?column? bool

select created_at - '1 day' from posts
--= error 22007 @21: invalid input syntax for type timestamp: "1 day"

select created_at > 'x' from posts
--= error 22007 @21: invalid input syntax for type timestamp: "x"

select mood > 'sad', mood in ('sad', 'ok'), mood = any ('{sad,ok}') from users
--= ok ?column? bool, ?column? bool, ?column? bool

select mood in ('sad', 'nope') from users
--= error 22P02 @24: invalid input value for enum mood: "nope"

select mood = any ('{nope}') from users
--= error 22P02 @20: invalid input value for enum mood: "nope"

select mood = 'sad'::text from users
--= error 42883 @13: operator does not exist: mood = text

select mood::text = 'nope' from users
--= ok ?column? bool

select data = '{}', data @> '{"a": 1}', data ? 'a', data -> 'a' = '1' from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select data @> '{a}' from users
--= error 22P02 @16: invalid input syntax for type json

select data ->> 'a' = 1 from users
--= error 42883 @21: operator does not exist: text = integer

select (data ->> 'a')::int = 1, (data -> 'a')::int = 1 from users
--= ok ?column? bool, ?column? bool

select nicknames = '{a}', nicknames @> '{a}', 'a' = any (nicknames) from users
--= ok ?column? bool, ?column? bool, ?column? bool

select nicknames || 'a' from users
--= error 22P02 @21: malformed array literal: "a"

select nicknames @> 'a' from users
--= error 22P02 @21: malformed array literal: "a"

select nicknames || '{' from users
--= error 22P02 @21: malformed array literal: "{"

-- Found by literals made at random.

select '[2147483647:2147483647]={1}'::int4[]
--= error 54000 @8: array lower bound is too large: 2147483647
--= 17 18: error 54000 @8: array upper bound is too large: 2147483647

select '[-2147483648:2147483647]={1}'::int4[]
--= error 22P02 @8: malformed array literal: "[-2147483648:2147483647]={1}"
--= 17 18: error 54000 @8: array upper bound is too large: 2147483647

select '[1:99999999999]={1}'::int4[]
--= error 22P02 @8: malformed array literal: "[1:99999999999]={1}"
--= 17 18: error 54000 @8: array bound is out of integer range

select '[1:1-]={1}'::int4[]
--= ok int4 int4[]
--= 17 18: error 22P02 @8: malformed array literal: "[1:1-]={1}"

select '{{{a}},{b}}'::text[]
--= ok text text[]
--= 17 18: error 22P02 @8: malformed array literal: "{{{a}},{b}}"

select '{{{x}},{y}}'::int4[]
--= ok int4 int4[]
--= 17 18: error 22P02 @8: invalid input syntax for type integer: "x"

select '{x}}'::date[]
--= error 22P02 @8: malformed array literal: "{x}}"
--= 17 18: error 22007 @8: invalid input syntax for type date: "x"

select '{2148473647,}'::int4[]
--= error 22P02 @8: malformed array literal: "{2148473647,}"
--= 17 18: error 22003 @8: value "2148473647" is out of range for type integer

select '{"[3,2)"x}'::int4range[]
--= error 22P02 @8: malformed array literal: "{"[3,2)"x}"

select '(-4294967295,1)'::tid
--= error 22P02 @8: invalid input syntax for type tid: "(-4294967295,1)"
--= 14: ok tid tid

select '(42949672950,1)'::tid
--= error 22P02 @8: invalid input syntax for type tid: "(42949672950,1)"
--= 14: ok tid tid

select '(16384,4294967296)'::tid
--= error 22P02 @8: invalid input syntax for type tid: "(16384,4294967296)"
--= 14: ok tid tid

select '0x1p128'::float4, '0x1p127'::float4
--= error 22003 @8: "0x1p128" is out of range for type real

select '0x1p128'::float4
--= error 22003 @8: "0x1p128" is out of range for type real

select '0x1p1024'::float8
--= error 22003 @8: "0x1p1024" is out of range for type double precision

select 'a:4294967296'::tsvector
--= error 42601 @8: wrong position info in tsvector: "a:4294967296"

select '1e99999999999x'::numeric
--= error 22003 @8: value overflows numeric format

select '32768110_N'::int2
--= error 22003 @8: value "32768110_N" is out of range for type smallint

select '184467440737095516151Y'::xid8
--= ok xid8 xid8
--= 16 17 18: error 22003 @8: value "184467440737095516151Y" is out of range for type xid8

select '{[2024-01-01,4-02-01)}'::datemultirange
--= error 22000 @8: range lower bound must be less than or equal to range upper bound

select '[61-01-01,2024-02-01)'::daterange
--= error 22008 @8: date/time field value out of range: "61-01-01"

select '["2024-10-01 00:00+00","2024-01-02 12:00")'::tstzrange
--= error 22000 @8: range lower bound must be less than or equal to range upper bound

select '{13/01/2024,01/13/2024}'::date[]
--= error 22008 @8: date/time field value out of range: "13/01/2024"

select '[9223372036854775807,92233720368_7745807]'::int8range
--= error 22P02 @8: invalid input syntax for type bigint: "92233720368_7745807"
--= 16 17 18: error 22000 @8: range lower bound must be less than or equal to range upper bound

select '922337203684775808:05+16:00'::timetz
--= error 22008 @8: date/time field value out of range: "922337203684775808:05+16:00"

select '21447483647:05::006'::timetz
--= error 22007 @8: invalid input syntax for type time with time zone: "21447483647:05::006"
--= 14: error 22008 @8: date/time field value out of range: "21447483647:05::006"

select '04:05:06.'::time
--= ok time time
--= 14: error 22007 @8: invalid input syntax for type time: "04:05:06."

select '5.'::interval
--= ok interval interval
--= 14: error 22007 @8: invalid input syntax for type interval: "5."

select '41294967296'::interval
--= ok interval interval
--= 14: error 22015 @8: interval field value out of range: "41294967296"

select '1 millennium 1780000002 centuries'::interval
--= error 22015 @8: interval field value out of range: "1 millennium 1780000002 centuries"
--= 14: error 22008 @8: interval out of range

select interval 'abc' hour
--= error 22007 @17: invalid input syntax for type interval: "abc"

select interval '1 day x' day to second
--= error 22007 @17: invalid input syntax for type interval: "1 day x"

select interval '99:99' minute to second
--= error 22015 @17: interval field value out of range: "99:99"

select interval '59:59' minute to second, interval '2-3' year to month, interval '5' hour
--= ok interval interval, interval interval, interval interval

select interval '10000000000' year
--= error 22015 @17: interval field value out of range: "10000000000"

select '1a'::jsonpath
--= error 42601 @8: trailing junk after numeric literal at or near "1a" of jsonpath input
--= 14: error 42601 @8: syntax error at end of jsonpath input

select '$.0c'::jsonpath
--= error 42601 @8: trailing junk after numeric literal at or near ".0c" of jsonpath input
--= 14: ok jsonpath jsonpath

select '1.a'::jsonpath
--= error 42601 @8: trailing junk after numeric literal at or near "1.a" of jsonpath input
--= 14: ok jsonpath jsonpath

select '1_000'::jsonpath
--= error 42601 @8: syntax error at end of jsonpath input
--= 16 17 18: ok jsonpath jsonpath

select '0x1F'::jsonpath
--= error 42601 @8: syntax error at end of jsonpath input
--= 16 17 18: ok jsonpath jsonpath

select '1e'::jsonpath
--= error 42601 @8: trailing junk after numeric literal at or near "1e" of jsonpath input
--= 14: error 42601 @8: invalid floating point number at or near "1e" of jsonpath input

select '1 2 3'::int2vector, '1 2 3'::oidvector, ''::int2vector
--= ok int2vector int2vector, oidvector oidvector, int2vector int2vector

select '1,2'::int2vector
--= error 22P02 @8: invalid input syntax for type smallint: "1,2"
--= 14: error 22P02 @8: invalid input syntax for type integer: "1,2"

select '32768'::int2vector
--= error 22003 @8: value "32768" is out of range for type smallint

select '1 x'::oidvector
--= error 22P02 @8: invalid input syntax for type oid: "x"

select '4294967296'::oidvector
--= error 22003 @8: value "4294967296" is out of range for type oid

select '0x10 1'::oidvector
--= error 22P02 @8: invalid input syntax for type oid: "x10 1"
--= 16 17 18: ok oidvector oidvector

select 'postgres=arwdDxt/postgres'::aclitem, '=r/postgres'::aclitem
--= ok aclitem aclitem, aclitem aclitem

select 'postgres=z/postgres'::aclitem
--= error 22P02 @8: invalid mode character: must be one of "arwdDxtXUCTcsA"
--= 14: error 22P02 @8: invalid mode character: must be one of "arwdDxtXUCTc"
--= 17 18: error 22P02 @8: invalid mode character: must be one of "arwdDxtXUCTcsAm"

select 'postgres=s/postgres'::aclitem
--= ok aclitem aclitem
--= 14: error 22P02 @8: invalid mode character: must be one of "arwdDxtXUCTc"

select 'postgres=m/postgres'::aclitem
--= error 22P02 @8: invalid mode character: must be one of "arwdDxtXUCTcsA"
--= 14: error 22P02 @8: invalid mode character: must be one of "arwdDxtXUCTc"
--= 17 18: ok aclitem aclitem

select 'postgres'::aclitem
--= error 22P02 @8: unrecognized key word: "postgres"

select 'postgres=r/'::aclitem
--= error 22P02 @8: a name must follow the "/" sign

select 'a'::gtsvector
--= error 0A000 @8: gtsvector_in not implemented
--= 16 17 18: error 0A000 @8: cannot accept a value of type gtsvector

select 'x'::pg_node_tree
--= error 0A000 @8: cannot accept a value of type pg_node_tree

select 'x'::pg_ndistinct
--= error 0A000 @8: cannot accept a value of type pg_ndistinct

select '1x2'::money
--= error 22P02 @8: invalid input syntax for type money: "1x2"

select '9223372036854775808'::money
--= error 22003 @8: value "9223372036854775808" is out of range for type money

select 'a..b'::regclass
--= error 42602 @8: invalid name syntax

select 'a.b.c.d'::regproc
--= error 42601 @8: improper qualified name (too many dotted names): a.b.c.d

select '99999999999'::regclass
--= error 22003 @8: value "99999999999" is out of range for type oid

select 'abs'::regprocedure
--= error 22P02 @8: expected a left parenthesis

select 'abs(int,)'::regprocedure
--= error 22P02 @8: expected a type name

select 'abs(int'::regprocedure
--= error 22P02 @8: expected a right parenthesis

select 'abs((int))'::regprocedure
--= error 42601 @8: syntax error at or near "("

select '+(int)'::regoperator
--= error 42P02 @8: missing argument

select '+(int,int,int)'::regoperator
--= error 54023 @8: too many arguments

select '+(none,int)'::regoperator
--= ok regoperator regoperator

select 'a b'::regoper
--= error 42602 @8: invalid name syntax

select 'int4(5)'::regtype
--= error 42601 @8: type modifier is not allowed for type "int4"

select 'setof int'::regtype
--= error 42601 @8: invalid type name "setof int"

select 'int['::regtype
--= error 42601 @8: syntax error at end of input

select 'timestamp(3) with time zone'::regtype, 'numeric(5,2)[]'::regtype, 'pg_catalog.int4'::regtype
--= ok regtype regtype, regtype regtype, regtype regtype

select 'a.b'::regrole
--= error 42602 @8: invalid name syntax

select 'a.b'::regnamespace
--= error 42602 @8: invalid name syntax

select 'a.b.c.d'::regcollation
--= error 42601 @8: improper qualified name (too many dotted names): a.b.c.d

select ''::regconfig
--= error 42602 @8: invalid name syntax

select 'nosuch.x'::regproc
--= error 3F000 @8: schema "nosuch" does not exist
--= 16 17 18: error 42883 @8: function "nosuch.x" does not exist

select '(4294967295,9223372036854775808)'::tid
--= error 22P02 @8: invalid input syntax for type tid: "(4294967295,9223372036854775808)"

select '18 ago'::interval
--= error 22007 @8: invalid input syntax for type interval: "18 ago"

select '1:00 ago'::interval, '1-2 ago'::interval
--= ok interval interval, interval interval

select '$.decimal(52,)'::jsonpath
--= error 42601 @8: syntax error at or near "(" of jsonpath input
--= 17 18: error 42601 @8: syntax error at or near ")" of jsonpath input

select '$.decimal(1,2,3)'::jsonpath
--= error 42601 @8: syntax error at or near "(" of jsonpath input
--= 17 18: error 42601 @8: invalid input syntax for type jsonpath

select '$.decimal()'::jsonpath, '$.decimal(-1,+2)'::jsonpath
--= error 42601 @8: syntax error at or near "(" of jsonpath input
--= 17 18: ok jsonpath jsonpath, jsonpath jsonpath

select '[happy,sad]'::app.moodrange
--= error 22000 @8: range lower bound must be less than or equal to range upper bound

select '{[2,1]}'::floatmultirange
--= error 22000 @8: range lower bound must be less than or equal to range upper bound

select '<a>'::xml
--= error 2200N @8: invalid XML content

select '<a b="1" b="2"/>'::xml
--= error 2200N @8: invalid XML content

select '&x;'::xml
--= error 2200N @8: invalid XML content

select 'a]]>b'::xml
--= error 2200N @8: invalid XML content

select '<a><b></a></b>'::xml
--= error 2200N @8: invalid XML content

select '<!-- a -- b -->'::xml
--= error 2200N @8: invalid XML content

select '<?xml standalone="yes"?><a/>'::xml
--= error 2200N @8: invalid XML content: invalid XML declaration

select '<?xml version="1.0" standalone="maybe"?><a/>'::xml
--= error 2200N @8: invalid XML content: invalid XML declaration

select '<!DOCTYPE a [<!ENTITY e "x">]><a>&f;</a>'::xml
--= error 2200N @8: invalid XML content

select '<!DOCTYPE a><a/><b/>'::xml
--= error 2200N @8: invalid XML content

select '<a b="c">text &amp; <!-- c --> <![CDATA[ x ]]></a> tail<b/>'::xml, '<x:a/>'::xml, '&#65;'::xml, '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'::xml
--= ok xml xml, xml xml, xml xml, xml xml

select '20:9223372036854775808:'::pg_snapshot
--= error 22P02 @8: invalid input syntax for type pg_snapshot: "20:9223372036854775808:"

select '20:9223372036854775807:'::pg_snapshot
--= ok pg_snapshot pg_snapshot

select '1 Feb 2024 17:32 mon.5 19'::timestamptz
--= error 22007 @8: invalid input syntax for type timestamp with time zone: "1 Feb 2024 17:32 mon.5 19"

--+ create type limited as (a int, b bit(3), i interval minute to second);
select '(1,99,)'::limited
--= error 22026 @8: bit string length 2 does not match type bit(3)

--+ create type limited as (a int, b bit(3), i interval minute to second);
select '(1,101,99:99)'::limited
--= error 22015 @8: interval field value out of range: "99:99"

--+ create domain minutes as interval minute to second;
select '99:9'::minutes
--= error 22015 @8: interval field value out of range: "99:9"

--+ create domain minutes as interval minute to second;
select '9:9'::minutes, '{9:9,5}'::minutes[]
--= ok minutes interval, minutes minutes[]

--+ create domain minutes as interval minute to second;
select '{99:9}'::minutes[]
--= error 22015 @8: interval field value out of range: "99:9"
