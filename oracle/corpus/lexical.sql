-- Lexical structure (manual 4.1): constants, identifiers, operators and comments, by version.

select 1_000, 1_0.0_1, 1_0e1_0, .5_0, 1__0
--= error 42601 @8: trailing junk after numeric literal at or near "1_000"
--= 14: error 42601 @18: syntax error at or near ".0"
--= 16 17 18: error 42601 @39: trailing junk after numeric literal at or near "1__0"

select 1_
--= error 42601 @8: trailing junk after numeric literal at or near "1_"
--= 14: ok _ int4

select _1
--= error 42703 @8: column "_1" does not exist

select 1_000_000, 0x1F, 0X1f, 0o17, 0O17, 0b101, 0B101, 0x_1F, 0x1_F, 0b1_0
--= error 42601 @8: trailing junk after numeric literal at or near "1_000_000"
--= 14: ok _000_000 int4, x1f int4, x1f int4, o17 int4, o17 int4, b101 int4, b101 int4, x_1f int4, x1_f int4, b1_0 int4
--= 16 17 18: ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4

select 0x
--= error 42601 @8: trailing junk after numeric literal at or near "0x"
--= 14: ok x int4
--= 16 17 18: error 42601 @8: invalid hexadecimal integer at or near "0x"

select 0o8
--= error 42601 @8: trailing junk after numeric literal at or near "0o8"
--= 14: ok o8 int4

select 0b2
--= error 42601 @8: trailing junk after numeric literal at or near "0b2"
--= 14: ok b2 int4

select 0xG
--= error 42601 @8: trailing junk after numeric literal at or near "0xG"
--= 14: ok xg int4

select 0x1G
--= error 42601 @8: trailing junk after numeric literal at or near "0x1G"
--= 14: ok x1g int4

select 0b1_
--= error 42601 @8: trailing junk after numeric literal at or near "0b1_"
--= 14: ok b1_ int4

select 0x1F + 1, -0x1F, 0x1F::text
--= error 42601 @8: trailing junk after numeric literal at or near "0x1F"
--= 14: error 42601 @13: syntax error at or near "+"
--= 16 17 18: ok ?column? int4, ?column? int4, text text

select 0x7FFFFFFF, 0x80000000, 0xFFFFFFFFFFFFFFFF, 0x7FFFFFFFFFFFFFFF
--= error 42601 @8: trailing junk after numeric literal at or near "0x7FFFFFFF"
--= 14: ok x7fffffff int4, x80000000 int4, xffffffffffffffff int4, x7fffffffffffffff int4
--= 16 17 18: ok ?column? int4, ?column? int8, ?column? numeric, ?column? int8

select 0b11111111111111111111111111111111
--= error 42601 @8: trailing junk after numeric literal at or near "0b11111111111111111111111111111111"
--= 14: ok b11111111111111111111111111111111 int4
--= 16 17 18: ok ?column? int8

select 2147483647, 2147483648, -2147483648, -2147483649, 9223372036854775807, 9223372036854775808, -9223372036854775808, -9223372036854775809
--= ok ?column? int4, ?column? int8, ?column? int4, ?column? int8, ?column? int8, ?column? numeric, ?column? int8, ?column? numeric

select 99999999999999999999999999999999999999999999
--= ok ?column? numeric

select 1.5, .5, 5., 1e10, 1.5e-3, 5.e2, 1E+5
--= ok ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric, ?column? numeric

select 1e
--= error 42601 @8: trailing junk after numeric literal at or near "1e"
--= 14: ok e int4

select 1e+
--= error 42601 @8: trailing junk after numeric literal at or near "1e+"
--= 14: error 42601 @10: syntax error at or near "+"

select 1.5e
--= error 42601 @8: trailing junk after numeric literal at or near "1.5e"
--= 14: ok e numeric

select 1e10x
--= error 42601 @8: trailing junk after numeric literal at or near "1e10x"
--= 14: ok x numeric

select 1.5x
--= error 42601 @8: trailing junk after numeric literal at or near "1.5x"
--= 14: ok x numeric

select 1.x
--= error 42601 @8: trailing junk after numeric literal at or near "1.x"
--= 14: ok x numeric

select 1..2
--= error 42601 @9: syntax error at or near ".."

select 1...2
--= error 42601 @9: syntax error at or near ".."

select 1x as y
--= error 42601 @8: trailing junk after numeric literal at or near "1x"
--= 14: error 42601 @11: syntax error at or near "as"

select 1 x
--= ok x int4

select 1"x"
--= ok x int4

select 1'x'
--= error 42601 @9: syntax error at or near "'x'"

select 123abc def
--= error 42601 @8: trailing junk after numeric literal at or near "123abc"
--= 14: error 42601 @15: syntax error at or near "def"

select 1a, 2b
--= error 42601 @8: trailing junk after numeric literal at or near "1a"
--= 14: ok a int4, b int4

select 1.e
--= error 42601 @8: trailing junk after numeric literal at or near "1.e"
--= 14: ok e numeric

select .1a
--= error 42601 @8: trailing junk after numeric literal at or near ".1a"
--= 14: ok a numeric

select 1e1a
--= error 42601 @8: trailing junk after numeric literal at or near "1e1a"
--= 14: ok a numeric

select 1_a
--= error 42601 @8: trailing junk after numeric literal at or near "1_a"
--= 14: ok _a int4

select 1a_
--= error 42601 @8: trailing junk after numeric literal at or near "1a_"
--= 14: ok a_ int4

select 1$1
--= error 42601 @9: syntax error at or near "$1"

select $1$1
--= error 42601 @10: syntax error at or near "$1"

select $1a
--= error 42601 @8: trailing junk after parameter at or near "$1a"
--= 14: ok a text | $1 text

select $1 a
--= ok a text | $1 text

select $1::int a, $2::int as b
--= ok a int4, b int4 | $1 int4, $2 int4

select $01::int
--= ok int4 int4 | $1 int4

select $0
--= error 42P02 @8: there is no parameter $0

select $65535::int
--= error 42P18: could not determine data type of parameter $1

select $65536::int
--= error 42P18: could not determine data type of parameter $1

select $99999999999
--= error 42P02 @8: there is no parameter $1215752191
--= 18: error 42601 @8: parameter number too large at or near "$99999999999"

select $1_000
--= error 42601 @8: trailing junk after parameter at or near "$1_000"
--= 14: ok _000 text | $1 text

select limit1 from (values (1)) t (limit1) limit 1offset 0
--= error 42601 @50: trailing junk after numeric literal at or near "1offset"
--= 14: ok limit1 int4

select 1from users
--= error 42601 @8: trailing junk after numeric literal at or near "1from"
--= 14: ok ?column? int4

select 1where true
--= error 42601 @8: trailing junk after numeric literal at or near "1where"
--= 14: ok ?column? int4

select 1and 2
--= error 42601 @8: trailing junk after numeric literal at or near "1and"
--= 14: error 42804 @8: argument of AND must be type boolean, not type integer

select true and 1=1and true
--= error 42601 @19: trailing junk after numeric literal at or near "1and"
--= 14: ok ?column? bool

select 'a'as x, 1as y
--= error 42601 @17: trailing junk after numeric literal at or near "1as"
--= 14: ok x text, y int4

select 1union select 2
--= error 42601 @8: trailing junk after numeric literal at or near "1union"
--= 14: ok ?column? int4

select * from users where id=1or id=2
--= error 42601 @30: trailing junk after numeric literal at or near "1or"
--= 14: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users limit 10offset 5
--= error 42601 @27: trailing junk after numeric literal at or near "10offset"
--= 14: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select 'it''s', 'a' 'b'
--= error 42601 @21: syntax error at or near "'b'"

select 'a'
'b'
--= ok ?column? text

select 'a' -- comment
'b'
--= ok ?column? text

select 'a' /* comment */ 'b'
--= error 42601 @26: syntax error at or near "'b'"

select E'a\nb\t\\\'c', e'\x41\101\u0041\U00000041'
--= ok ?column? text, ?column? text

select E'\u004'
--= error 22025 @10: invalid Unicode escape

select E'\U0000004'
--= error 22025 @10: invalid Unicode escape

select E'\uD83D\uDE00'
--= ok ?column? text

select E'\uD83D'
--= error 42601 @16: invalid Unicode surrogate pair at or near "'"

select E'\uDE00'
--= error 42601 @10: invalid Unicode surrogate pair at or near "\uDE00"

select E'\uD83Dx'
--= error 42601 @16: invalid Unicode surrogate pair at or near "x"

select E'\U00110000'
--= error 42601 @10: invalid Unicode escape value at or near "\U00110000"

select E'\u0000'
--= error 42601 @10: invalid Unicode escape value at or near "\u0000"

select E'\x00'
--= error 22021: invalid byte sequence for encoding "UTF8": 0x00

select E'\000'
--= error 22021: invalid byte sequence for encoding "UTF8": 0x00

select E'\xff'
--= error 22021: invalid byte sequence for encoding "UTF8": 0xff

select E'\
x'
--= ok ?column? text

select E'a' 'b'
--= error 42601 @13: syntax error at or near "'b'"

select E'a'
'\x41'
--= ok ?column? text

select 'a\b', 'a\'
--= ok ?column? text, ?column? text

select $$a$$, $x$a'b$x$, $x$a$$b$x$, $ä$x$ä$
--= ok ?column? text, ?column? text, ?column? text, ?column? text

select $x$a
--= error 42601 @8: unterminated dollar-quoted string at or near "$x$a"

select $1x$a$1x$
--= error 42601 @8: trailing junk after parameter at or near "$1x$a$1x$"
--= 14: ok "x$a$1x$" text | $1 text

select $x$a$y$b$x$
--= ok ?column? text

select $$a$$ $$b$$
--= error 42601 @14: syntax error at or near "$$b$$"

select a$b from (values (1)) t (a$b)
--= ok "a$b" int4

select a$1 from (values (1)) t (a$1)
--= ok "a$1" int4

select U&'d\0061t\+000061', u&'x'
--= ok ?column? text, ?column? text

select U&'d!0061t!+000061' uescape '!'
--= ok ?column? text

select U&'\0061' uescape '\'
--= ok ?column? text

select U&'d!0061' uescape 'a'
--= error 42601 @27: invalid Unicode escape character at or near "'a'"

select U&'d!0061' uescape '+'
--= error 42601 @27: invalid Unicode escape character at or near "'+'"

select U&'d!0061' uescape ' '
--= error 42601 @27: invalid Unicode escape character at or near "' '"

select U&'d!0061' uescape '!!'
--= error 42601 @27: invalid Unicode escape character at or near "'!!'"

select U&'d!0061' uescape ''
--= error 42601 @27: invalid Unicode escape character at or near "''"

select U&'d!0061' uescape
--= error 42601 @26: UESCAPE must be followed by a simple string literal at end of input

select U&'\006'
--= error 42601 @11: invalid Unicode escape

select U&'\+00006'
--= error 42601 @11: invalid Unicode escape

select U&'\D83D\DE00', U&'\+01F600'
--= ok ?column? text, ?column? text

select U&'\D83D'
--= error 42601 @16: invalid Unicode surrogate pair

select U&'\DE00'
--= error 42601 @11: invalid Unicode surrogate pair

select U&'\+110000'
--= error 42601 @11: invalid Unicode escape value

select U&'\0000'
--= error 42601 @11: invalid Unicode escape value

select U&'a\\b'
--= ok ?column? text

select U&'a' 'b'
--= error 42601 @14: syntax error at or near "'b'"

select U&'a'
'\0062'
--= ok ?column? text

select U&'\0061'::text, U&'\0031'::int
--= ok text text, int4 int4

select U&"d\0061t" from (values (1)) t (dat)
--= ok dat int4

select U&"d!0061t" uescape '!' from (values (1)) t (dat)
--= ok dat int4

select U&"d\0061t"."x" from (values (1)) dat (x)
--= ok x int4

select U&"\006"
--= error 42601 @11: invalid Unicode escape

select U&""
--= error 42601 @8: zero-length delimited identifier at or near "U&"""

select 1 as U&"\0041"
--= ok A int4

select U & 'a'
--= error 42703 @8: column "u" does not exist

select U&1 from (values (3)) t (u)
--= ok ?column? int4

select u &'a' from (values (3)) t (u)
--= error 22P02 @11: invalid input syntax for type integer: "a"

select B'101', b'101', X'1F', x'1f', B'', X''
--= ok ?column? bit, ?column? bit, ?column? bit, ?column? bit, ?column? bit, ?column? bit

select B'102'
--= error 22P02 @8: "2" is not a valid binary digit

select X'1G'
--= error 22P02 @8: "G" is not a valid hexadecimal digit

select B'101' & B'011', B'1' || B'0', ~ B'10', B'101' << 1
--= ok ?column? bit, ?column? varbit, ?column? bit, ?column? bit

select B'101'::bit(2), B'101'::varbit, B'101'::int, X'1F'::int, B'101'::text, 5::bit(4), '101'::bit(3), bit '101', bit(3) '101', bit varying(2) '10', varbit '1'
--= ok bit bit, varbit varbit, int4 int4, int4 int4, text text, bit bit, bit bit, bit bit, bit bit, varbit varbit, varbit varbit

select B'1'
'0'
--= ok ?column? bit

select N'abc', n'abc', nchar 'abc', nchar(2) 'abc', national character varying(2) 'abc'
--= ok bpchar bpchar, bpchar bpchar, bpchar bpchar, bpchar bpchar, varchar varchar

select E'' 'x', ''
--= error 42601 @12: syntax error at or near "'x'"

select 'a' 'b' as x
--= error 42601 @12: syntax error at or near "'b'"

select "a" from (values (1)) t (a)
--= ok a int4

select "A" from (values (1)) t (a)
--= error 42703 @8: column "A" does not exist

select A from (values (1)) t (a)
--= ok a int4

select "" from users
--= error 42601 @8: zero-length delimited identifier at or near """"

select "a""b" from (values (1)) t ("a""b")
--= ok "a""b" int4

select a as "select", b as "Ä ö" from (values (1, 2)) t (a, b)
--= ok select int4, "Ä ö" int4

select größe, GRÖSSE from (values (1, 2)) t (größe, "grÖsse")
--= ok größe int4, grÖsse int4

select x.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab from (values (1)) x (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac)
--= ok aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa int4

select 1 /* a /* nested */ b */ + 1
--= ok ?column? int4

select 1 /* a /* nested b */ + 1
--= error 42601 @10: unterminated /* comment at or near "/* a /* nested b */ + 1"

select 1 /* a
--= error 42601 @10: unterminated /* comment at or near "/* a"

select 1 -- a
--= ok ?column? int4

select 1 --a
--= ok ?column? int4

select 1 */ 2
--= error 42883 @10: operator does not exist: integer */ integer

select 1 + -- x
 2
--= ok ?column? int4

select 1+-1, 1 - -1, 1--1
 , 2
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4

select 2*-3, 2^-1, 2 - - 3, - - 2, +-2
--= error 42883 @15: operator does not exist: integer ^- integer

select 1 <> 2, 1 != 2, 1 <= 2, 1 >= 2, 1 < 2
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 =- 1, 1 =-1, 1<-1, 1>-1
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 @-1
--= error 42883 @10: operator does not exist: integer @- integer

select @-1, @ -1, |/ 4, ||/ 8, !!'a'
--= error 42883 @8: operator does not exist: @- integer

select 5!
--= error 42601 @10: syntax error at end of input

select 5 ! + 2
--= error 42883 @10: operator does not exist: integer ! integer

select ~1, ~ 1, ~~1
--= error 42883 @17: operator does not exist: ~~ integer

select 1 ~~ 2
--= error 42883 @10: operator does not exist: integer ~~ integer

select 'a' ~~ 'a', 'a' !~~ 'a', 'a' ~~* 'A', 'a' !~~* 'A', 'a' ~ 'a', 'a' !~ 'a', 'a' ~* 'A', 'a' !~* 'A'
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 'a' ~-'b'
--= error 42883 @12: operator does not exist: unknown ~- unknown

select 1 operator(pg_catalog.+) 2, operator(pg_catalog.-) 2, 2 operator(pg_catalog.*) 3 operator(pg_catalog.+) 1
--= ok ?column? int4, ?column? int4, ?column? int4

select 1 operator(+) 2
--= ok ?column? int4

select 1 operator(app.+) 2
--= error 42883 @10: operator does not exist: integer app.+ integer

select 1 operator(nope.+) 2
--= error 3F000 @10: schema "nope" does not exist

select 1 operator(a.b.c.+) 2
--= error 42601: improper qualified name (too many dotted names): a.b.c.+

select 1 operator(pg_catalog.<>) 2, 1 operator(pg_catalog.!=) 2
--= ok ?column? bool, ?column? bool

select 'a' operator(pg_catalog.~) 'b', 'a' operator(pg_catalog.||) 'b'
--= ok ?column? bool, ?column? text

select 1 operator(pg_catalog.) 2
--= error 42601 @30: syntax error at or near ")"

select 1 operator pg_catalog.+ 2
--= error 42601 @19: syntax error at or near "pg_catalog"

select 1 = any (array[1]), 1 operator(pg_catalog.=) any (array[1]), 1 operator(pg_catalog.<) all (select 1)
--= ok ?column? bool, ?column? bool, ?column? bool

select * from users order by id using operator(pg_catalog.<)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users order by id using <, name using >
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users order by id using =
--= error 42809 @39: operator = is not a valid ordering operator

select 1 := 2
--= error 42601 @10: syntax error at or near ":="

select 1 => 2
--= error 42601 @10: syntax error at or near "=>"

select 1 = > 2
--= error 42601 @12: syntax error at or near ">"

select a => 1 from (values (1)) t (a)
--= error 42601 @10: syntax error at or near "=>"

select f(a => 1)
--= error 42883 @8: function f(a => integer) does not exist

select (1,2) . f1
--= error 42601 @14: syntax error at or near "."

select u . name, u. id, u .age from users u
--= ok name text, id int4, age int4

select u.name.x from users u
--= error 42P01 @8: missing FROM-clause entry for table "name"

select public.users.name, versions.public.users.name from users
--= error 0A000 @27: cross-database references are not implemented: versions.public.users.name

select a.b.c.d.e from users
--= error 42601 @8: improper qualified name (too many dotted names): a.b.c.d.e

select 1::int, 1 :: int, 1: :int
--= error 42601 @27: syntax error at or near ":"

select '1' ::int, '1':: int
--= ok int4 int4, int4 int4

select (1)::int::text::varchar(3)::char
--= ok bpchar bpchar

select -1::text, -(1::text), - 1 :: int
--= error 42883 @8: operator does not exist: - text

select not true = false, not (true = false), true is not false
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 + 2 * 3 - 4 / 2 % 3 ^ 2
--= error 42883 @26: operator does not exist: integer % double precision

select 2 ^ 3 ^ 2, 2 - 3 - 2, -2 ^ 2
--= ok ?column? float8, ?column? int4, ?column? float8

select 1 < 2 = true, 1 = 1 = true
--= error 42601 @14: syntax error at or near "="

select 1 < 2 < 3
--= error 42601 @14: syntax error at or near "<"

select 1 = 2 = 3
--= error 42601 @14: syntax error at or near "="

select true = 1 < 2
--= error 42601 @17: syntax error at or near "<"

select 'a' || 'b' like 'ab', 'a' like 'a' || 'b'
--= ok ?column? bool, ?column? bool

select 'a' like 'b' like 'c'
--= error 42601 @21: syntax error at or near "like"

select 1 between 0 and 2 and true, 1 between 0 and 2 + 1
--= ok ?column? bool, ?column? bool

select 1 between 0 and 2 between 3 and 4
--= error 42601 @26: syntax error at or near "between"

select 1 in (1) in (true)
--= ok ?column? bool

select not 1 in (1), 1 not in (2)
--= ok ?column? bool, ?column? bool

select 1 is null is null, 1 is null = true
--= ok ?column? bool, ?column? bool

select 1 + 1 is null, 1 = 1 is true
--= ok ?column? bool, ?column? bool

select 'a' collate "C" || 'b', 'a' || 'b' collate "C"
--= ok ?column? text, ?column? text

select 'a' < 'b' collate "C", ('a' collate "C") < 'b', 'a' collate "C" < 'b' collate "POSIX"
--= error 42P21 @78: collation mismatch between explicit collations "C" and "POSIX"

select 'a' collate "nope"
--= error 42704 @12: collation "nope" for encoding "UTF8" does not exist

select 1 collate "C"
--= error 42804 @10: collations are not supported by type integer

select 'a' collate pg_catalog."C", 'a' collate "default", name collate "C" from users
--= ok ?column? text, ?column? text, name text

select array['a'] collate "C", array['a' collate "C"]
--= ok array text[], array text[]

select now() at time zone 'UTC' + interval '1 day', now() + interval '1 day' at time zone 'UTC'
--= error 42883 @78: function pg_catalog.timezone(unknown, interval) does not exist

select array[1,2][1], (array[1,2])[1], array[[1,2],[3,4]][1][2], (array[1,2])[1:1], array[1,2,3][:2], array[1,2,3][2:], array[1,2,3][:]
--= error 42601 @18: syntax error at or near "["

select nicknames[1], nicknames[1:2], nicknames[1][2], u.nicknames[1], (u.nicknames)[1] from users u
--= ok nicknames text, nicknames text[], nicknames text, nicknames text, nicknames text

select data['a'], data['a']['b'], data[1] from users
--= ok data jsonb, data jsonb, data jsonb

select data['a':'b'] from users
--= error 42804 @17: jsonb subscript does not support slices

select age[1] from users
--= error 42804 @8: cannot subscript type integer because it does not support subscripting

select (p).a, (p).b, (made.p).a, made.p.a from made
--= error 42P01 @34: missing FROM-clause entry for table "p"

select p.a from made
--= error 42P01 @8: missing FROM-clause entry for table "p"

select (p).* from made
--= ok a int4, b text

select (p).*, (n).* from made
--= ok a int4, b text, id int8, p pair, notes text[], at timestamptz

select ((n).p).a, (n).p.a, (n).notes[1] from made
--= ok a int4, a int4, notes text

select (n).p.* from made
--= ok a int4, b text

select (ps[1]).a, ps[1].a, (ps)[1].b from made
--= ok a int4, a int4, b text

select (ps[1]).* from made
--= ok a int4, b text

select (row(1, 'x')).f1, (row(1, 'x')::pair).a
--= ok f1 int4, a int4

select (row(1, 'x')).*
--= error XX000: failed to find conversion function from unknown to text

select (row(1, 'x')::pair).*
--= ok a int4, b text

select (select row(1, 'x')::pair).a
--= ok a int4

select (array[row(1, 'x')::pair])[1].a
--= ok a int4

select (pair_of(1, 'x')).a, (pair_of(1, 'x')).*
--= ok a int4, a int4, b text

select (pairs(1)).*, (pairs(1)).a
--= ok a int4, b text, a int4

select (users_named('x')).name
--= ok name text

select (split_pair(row(1, 'x'))).a
--= ok a int4

select (some_record()).a
--= error 42703 @9: could not identify column "a" in record data type

select (u).name, (u).*, u.* from users u
--= ok name text, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select (u.*).name from users u
--= ok name text

select name(u), u.full_name, full_name(u), (u).full_name from users u
--= ok name text, full_name text, full_name text, full_name text

select row(u.*, 1), row(1, u.*), (u.*, 1) from users u
--= ok row record, row record, row record

select row(), row(1), row(1, null), (1, 2), row(row(1, 2), 3)
--= ok row record, row record, row record, row record, row record

select ()
--= error 42601 @9: syntax error at or near ")"

select (1,)
--= error 42601 @11: syntax error at or near ")"

select row(1, 2) = (1, 2), (1, 2) < (3, 4), row(1) = 1
--= error 42883 @52: operator does not exist: record = integer

select row(1, 2) = (1, 2, 3)
--= error 42601 @18: unequal number of entries in row expressions

select coalesce(1, 2), greatest(1, 2.5), least('a', 'b'), nullif(1, 2)
--= ok coalesce int4, greatest numeric, least text, nullif int4

select case 1 when 1 then 'a' end, case when true then 1 else 2.5 end
--= ok case text, case numeric

select case when 1 then 2 end
--= error 42804 @18: argument of CASE/WHEN must be type boolean, not type integer

select exists (select 1), array(select 1), array(select id from users order by id)
--= ok exists bool, array int4[], array int4[]

select cast(1 as text), 1::text, text '1', text(1), "text"(1), varchar(3) 'abc', numeric(3, 1) '1.5', date '2024-01-01', float8 '1', double precision '1', "int4" '1', pg_catalog.int4 '1', int4(1.5), integer '1'
--= ok text text, text text, text text, text text, text text, varchar varchar, numeric numeric, date date, float8 float8, float8 float8, int4 int4, int4 int4, int4 int4, int4 int4

select int '1', bigint '1', real '1', boolean 't', bool 't', character varying '1', character '1', char(3) 'ab', dec(3, 1) '1', time with time zone '10:00+00', time(3) '10:00', timestamp without time zone '2024-01-01', timestamptz(3) '2024-01-01', interval '1 day', bytea '\x01'
--= ok int4 int4, int8 int8, float4 float4, bool bool, bool bool, varchar varchar, bpchar bpchar, bpchar bpchar, numeric numeric, timetz timetz, time time, timestamp timestamp, timestamptz timestamptz, interval interval, bytea bytea

select int '1' + 1, int 1
--= error 42601 @25: syntax error at or near "1"

select integer(1)
--= error 42601 @15: syntax error at or near "("

select pg_catalog.text(1), pg_catalog.varchar 'a'
--= ok text text, varchar varchar

select public.email 'a@b', email 'a@b', posint '1', mood 'ok', app.level 'low', pair '(1,x)', int[] '{1}'
--= error 42601 @99: syntax error at or near "]"

select int[] '{1}'
--= error 42601 @12: syntax error at or near "]"

select _int4 '{1}'
--= ok _int4 int4[]

select cast('{1}' as int[]), '{1}'::int array, '{1}'::int array[3], '{{1}}'::int[][], '{1}'::int[3]
--= ok int4 int4[], int4 int4[], int4 int4[], int4 int4[], int4 int4[]

select '1'::nope
--= error 42704 @13: type "nope" does not exist

select nope '1'
--= error 42704 @8: type "nope" does not exist

select cast(1 as)
--= error 42601 @17: syntax error at or near ")"

select cast(1 as int, 2)
--= error 42601 @21: syntax error at or near ","

select cast 1 as int
--= error 42601 @13: syntax error at or near "1"

select * from unnest('{1}'::int[]) 'a'
--= error 42601 @36: syntax error at or near "'a'"

select unnest('{1}'::int[]) 'a'
--= error 42704 @8: type "unnest" does not exist
