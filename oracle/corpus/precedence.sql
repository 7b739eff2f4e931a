-- What binds to what: the type tells which tree was built.

select 1 + 2 * 3, (1 + 2) * 3, 2 * 3 + 1, 10 - 5 - 2, 2 ^ 3 ^ 2, 7 / 2 * 2, 7 % 4 * 2
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? float8, ?column? int4, ?column? int4

select -2 ^ 2, - 2 * 3, -1::int, 2 ^ -1
--= ok ?column? float8, ?column? int4, ?column? int4, ?column? float8

select 1 + 2 || 'x', 'x' || 1 + 2
--= ok ?column? text, ?column? text

select 'x' || 1 * 2, 1 - 1 || 'x'
--= ok ?column? text, ?column? text

select '5' || 1 = '51', 'a' || 'b' like 'ab', 'a' || 'b' = 'ab' and true
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 = 1 = true
--= error 42601 @14: syntax error at or near "="

select 1 < 2 = true
--= error 42601 @14: syntax error at or near "="

select 1 = 1 = 1
--= error 42601 @14: syntax error at or near "="

select 1 < 2 < 3
--= error 42601 @14: syntax error at or near "<"

select (1 < 2) = (2 < 3)
--= ok ?column? bool

select 1 < 2 is true, 1 = 1 is not null, not 1 = 2, not true = false, not 1 = 1 and false
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select not null is null, not (null is null), not true is not null
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 is null is null
--= ok ?column? bool

select (1 is null) is null, 1 is null = false, 1 is null or true
--= ok ?column? bool, ?column? bool, ?column? bool

select true or false and false, true and not false or true, not true and false, not (true and false)
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 between 0 and 2 and true, 1 not between 0 and 2 or true, not 1 between 0 and 2
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 between 0 and 1 + 1, 1 + 1 between 1 * 1 and 3 - 1
--= ok ?column? bool, ?column? bool

select 1 between 2 between 3 and 4 and 5
--= error 42601 @20: syntax error at or near "between"

select 1 in (1, 2) = true, not 1 in (1, 2), 1 + 1 in (2), 1 in (1) and true
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 1 = 1 in (true)
--= error 42883 @14: operator does not exist: integer = boolean

select 'a' like 'a' = true, 'a' like 'a' || '%', not 'a' like 'b', 'a' like 'b' or true
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 'a' like 'b' like 'c'
--= error 42601 @21: syntax error at or near "like"

select 'a' like 'b' escape 'c' || 'd', 'a' || 'b' like 'c'
--= ok ?column? bool, ?column? bool

select 1::text || 2::text, -1::bigint, 2::numeric ^ 2, '1'::int + 1
--= ok ?column? text, ?column? int8, ?column? numeric, ?column? int4

select (array[1, 2])[1], ('{1,2}'::int[])[1]
--= ok array int4, int4 int4

select array[1, 2][1]
--= error 42601 @19: syntax error at or near "["

select array[array[1, 2]][1][2]
--= error 42601 @26: syntax error at or near "["

select '{1,2}'::int[][1]
--= ok int4 int4[]

select data -> 'a' = '1', data -> 'a' || '{}', data ->> 'a' like 'x', data ->> 'a' is null, data -> 'a' -> 'b' from users
--= ok ?column? bool, ?column? jsonb, ?column? bool, ?column? bool, ?column? jsonb

select data ->> 'a' || 'x' from users
--= ok ?column? text

select data ->> ('a' || 'x') from users
--= ok ?column? text

select data -> 'a' + 1 from users
--= error 22P02 @16: invalid input syntax for type integer: "a"

select data ->> 'a' = 'x' and active from users
--= ok ?column? bool

select data @> '{}' and data ? 'a' or not data ? 'b' from users
--= ok ?column? bool

select age + 1 > 2 and age * 2 < 10 or not active from users
--= ok ?column? bool

select age + 1 is null, -age is null, age || 'x' is null, age = 1 is null from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select age is null = active, age is not null and active from users
--= ok ?column? bool, ?column? bool

select age is distinct from 1 and active, not age is distinct from 1, age + 1 is distinct from 2 * 1 from users
--= ok ?column? bool, ?column? bool, ?column? bool

select age is distinct from 1 = true from users
--= error 42883 @31: operator does not exist: integer = boolean

select 1 << 2 + 1, 1 | 2 & 3, 1 + 1 << 2, ~ 1 + 1, @ -1 + 2, |/ 4 * 2, |/ 4 + 5
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? float8, ?column? float8

select 5 - ~ 3, - - 5, - + 5, + - 5
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4

select 2 ^ 2 * 3, 2 * 2 ^ 3, -2 ^ 2, 8 / 2 ^ 2
--= ok ?column? float8, ?column? float8, ?column? float8, ?column? float8

select 'a' collate "C" || 'b', ('a' || 'b') collate "C", 'a' || 'b' collate "C" < 'c'
--= ok ?column? text, ?column? text, ?column? bool

select now() at time zone 'UTC' at time zone 'UTC', now() at time zone 'U' || 'TC'
--= ok timezone timestamptz, ?column? text

select now() + interval '1 day' at time zone 'UTC'
--= error 42883 @33: function pg_catalog.timezone(unknown, interval) does not exist

select now()::timestamp at time zone 'UTC', now() at time zone 'UTC'::text, interval '1 day' + now() at time zone 'UTC'
--= ok timezone timestamptz, timezone timestamp, ?column? timestamp

select (p).a + 1, -(p).a, (p).a::text, not (p).a = 1, (p).b || 'x' from made
--= ok ?column? int4, ?column? int4, a text, ?column? bool, ?column? text

select u.age::text || u.name, -u.age::numeric, u.nicknames[1] || 'x', u.nicknames[1]::text, u.data -> 'a' ->> 'b' from users u
--= ok ?column? text, ?column? numeric, ?column? text, nicknames text, ?column? text

select case when true then 1 end + 1, case when true then 1 else 2 end::text, - case when true then 1 end
--= ok ?column? int4, text text, ?column? int4

select exists (select 1) and true, not exists (select 1) or true, exists (select 1) = true
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 + (select 1) * 2, (select 1)::text || 'x', - (select 1)
--= ok ?column? int4, ?column? text, ?column? int4

select 1 = any (array[1, 2]) and true, not 1 = any (array[1]), 1 + 1 = any (array[2])
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 = any (array[1]) = true
--= ok ?column? bool

select 1 operator(pg_catalog.+) 2 * 3, 1 * 2 operator(pg_catalog.+) 3
--= ok ?column? int4, ?column? int4

select 1 operator(pg_catalog.*) 2 + 3
--= ok ?column? int4

select 1 === 1
--= error 42883 @10: operator does not exist: integer === integer

select 'a' === 'b' = true, 'a' === 'b' || 'c'
--= ok ?column? bool, ?column? text

select 1 |+| 2 * 3, 1 * 2 |+| 3, 1 |+| 2 = 3
--= ok ?column? int4, ?column? int4, ?column? bool

select row(1, 2) = row(1, 2) and true, not row(1, 2) < row(2, 3)
--= ok ?column? bool, ?column? bool

select (1, 2) = (1, 2) = true
--= error 42601 @24: syntax error at or near "="

select true is true is false
--= ok ?column? bool

select null is unknown = true, not null is unknown
--= ok ?column? bool, ?column? bool

select 1 isnull and true, not 1 isnull, 1 notnull or false
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 + 2 isnull, 1 is not null and 2 is not null
--= ok ?column? bool, ?column? bool

select 'a' similar to 'b' || 'c', not 'a' similar to 'b'
--= ok ?column? bool, ?column? bool

select 'a' ~ 'b' || 'c', 'a' || 'b' ~ 'c', 'a' ~ 'b' and true, 'a' ~ 'b' = true
--= ok ?column? text, ?column? bool, ?column? bool, ?column? bool

select extract(year from now()) + 1, count(*) + 1, count(*) filter (where true) + 1, sum(1) over () + 1, - count(*)
--= ok ?column? numeric, ?column? int8, ?column? int8, ?column? int8, ?column? int8

select distinct 1 + 1, 2 * 2 as four from users where age + 1 > 2 or age is null and not active order by 1 + 1, 2 desc limit 1 + 1 offset 2 - 1
--= ok ?column? int4, four int4

select 1 where 1 = 1 and 2 > 1 or not 3 = 3
--= ok ?column? int4

select 1 = 2 or 3
--= error 42804 @17: argument of OR must be type boolean, not type integer

select 1 and 2 = 2
--= error 42804 @8: argument of AND must be type boolean, not type integer

select a.id = b.id and a.name < b.name or a.id is null from nodes a, nodes b
--= ok ?column? bool

select 1 - -1, 1--1
--= ok ?column? int4, ?column? int4

select 1 +-+ 1
--= ok ?column? int4

select 1*2+3, 1+2*3, 'a'||'b', 1<2, 1<=2, 2>=1, 1<>2
--= ok ?column? int4, ?column? int4, ?column? text, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select 3 * - 2, 2 ^ - 1, 1 < - 1, - 1 < 1
--= ok ?column? int4, ?column? float8, ?column? bool, ?column? bool

select age<-1, age>-1, age=-1 from users
--= ok ?column? bool, ?column? bool, ?column? bool

select age =-1 from users
--= ok ?column? bool

select -age from users where -age < -1 and not -age = 5
--= ok ?column? int4

select 2 * 3 % 4, 2 + 3 % 2
--= ok ?column? int4, ?column? int4

select 5 % 3 ^ 2
--= error 42883 @10: operator does not exist: integer % double precision
