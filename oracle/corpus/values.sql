-- VALUES as a statement, in FROM, in set operations.

values (1, 'a')
--= ok column1 int4, column2 text

values (1, 'a'), (2, 'b')
--= ok column1 int4, column2 text

values (1), (2.5), (3e0)
--= ok column1 numeric

values (1), ('2')
--= ok column1 int4

values ('1'), (2)
--= ok column1 int4

values (1), ('x')
--= error 22P02 @14: invalid input syntax for type integer: "x"

values (null), (1)
--= ok column1 int4

values (null), ('a')
--= ok column1 text

values (null)
--= ok column1 text

values ('a'), ('b')
--= ok column1 text

values (1), ('a'::text)
--= error 42804 @14: VALUES types integer and text cannot be matched

values (1::int), (2::bigint), (3::smallint)
--= ok column1 int8

values (now()), (current_date)
--= ok column1 timestamptz

values (current_date), ('2024-01-01')
--= ok column1 date

values (current_date), ('x')
--= error 22007 @25: invalid input syntax for type date: "x"

values ('x'::varchar), ('y'::text), ('z'::char(3))
--= ok column1 varchar

values (array[1]), (array[2.5])
--= ok column1 numeric[]

values (array[1]), ('{2}')
--= ok column1 int4[]

values (array[]::int[])
--= ok column1 int4[]

values (array[])
--= error 42P18 @9: cannot determine type of empty array

values ('sad'::mood), ('ok')
--= ok column1 mood

values ('sad'::mood), ('glad')
--= error 22P02 @24: invalid input value for enum mood: "glad"

values (1::posint), (2)
--= ok column1 int4

values (1::posint), (2::posint)
--= ok column1 int4

values (1::posint), (2::smallposint)
--= ok column1 int4

values (row(1, 'a')), (row(2, 'b'))
--= ok column1 record

values (row(1, 'a')::pair), ('(2,b)')
--= ok column1 pair

values (1, 2), (3)
--= error 42601 @17: VALUES lists must all be the same length

values ()
--= error 42601 @9: syntax error at or near ")"

values (1), ()
--= error 42601 @14: syntax error at or near ")"

values 1
--= error 42601 @8: syntax error at or near "1"

values (1),
--= error 42601 @12: syntax error at end of input

values (default)
--= error 42601 @9: DEFAULT is not allowed in this context

values (1, default)
--= error 42601 @12: DEFAULT is not allowed in this context

values ($1, $2)
--= ok column1 text, column2 text | $1 text, $2 text

values ($1::int, $2::text), ($3, $4)
--= ok column1 int4, column2 text | $1 int4, $2 text, $3 int4, $4 text

values ($1), (1)
--= ok column1 int4 | $1 int4

values (1), ($1), ($2)
--= ok column1 int4 | $1 int4, $2 int4

values (1) order by 1
--= ok column1 int4

values (1), (2) order by column1 desc limit 1 offset 1
--= ok column1 int4

values (1), (2) order by column2
--= error 42703 @26: column "column2" does not exist

values (1), (2) order by 2
--= error 42P10 @26: ORDER BY position 2 is not in select list

values (1), (2) fetch first row only
--= ok column1 int4

values (1) union values (2)
--= ok column1 int4

values (1) union all values ('2')
--= error 42804: UNION types integer and text cannot be matched

values (1) union all values ('x')
--= error 42804: UNION types integer and text cannot be matched

values (1), (2) for update
--= error 0A000: FOR UPDATE cannot be applied to VALUES

values (count(*))
--= error 42803 @9: aggregate functions are not allowed in VALUES

values (sum(1))
--= error 42803 @9: aggregate functions are not allowed in VALUES

values (row_number() over ())
--= error 42P20 @9: window functions are not allowed in VALUES

values (generate_series(1, 2))
--= error 0A000 @9: set-returning functions are not allowed in VALUES

values ((select 1)), ((select 2))
--= ok column1 int4

values ((select 1, 2))
--= error 42601 @9: subquery must return only one column

values (1 + 1, 'a' || 'b', true and false)
--= ok column1 int4, column2 text, column3 bool

values (x)
--= error 42703 @9: column "x" does not exist

values (users.id)
--= error 42P01 @9: missing FROM-clause entry for table "users"

select * from (values (1, 'a'), (2, null)) t (id, name)
--= ok id int4, name text

select * from (values (1, 'a'), (2, null)) t (id, name, extra)
--= error 42P10: table "t" has 2 columns available but 3 columns specified

select * from (values (1, 'a'), (2, null)) t (id)
--= ok id int4, column2 text

select t.column1, column2 from (values (1, 'a')) t
--= ok column1 int4, column2 text

select sum(id) from (values (1), (2.5), (null)) t (id)
--= ok sum numeric

select t from (values (1, 'a')) t (id, name)
--= ok t record

select * from (values (1), (2)) a (x) join (values (2), (3)) b (x) using (x)
--= ok x int4

select * from (values ($1)) t (x)
--= ok x text | $1 text

select * from (values ($1, 1)) t (x, y) where x = y
--= error 42883 @49: operator does not exist: text = integer

select * from (values ($1::int)) t (x) where x > 1
--= ok x int4 | $1 int4

select * from (values ('2024-01-01')) t (d) where d > current_date
--= error 42883 @53: operator does not exist: text > date

select * from (values (date '2024-01-01'), ('2024-02-01')) t (d) where d > current_date
--= ok d date

select d + 1 from (values ('2024-01-01'::date), (null)) t (d)
--= ok ?column? date

select * from (values (1), (2) limit 1) t
--= ok column1 int4

select * from (values (count(*))) t
--= error 42803 @24: aggregate functions are not allowed in VALUES

select u.id, v.* from users u join (values (1, 'one'), (2, 'two')) v (n, word) on v.n = u.id
--= ok id int4, n int4, word text

select v.* from users u, lateral (values (u.id::text, 1), (u.name, 2)) v (word, n)
--= ok word text, n int4

with v (a, b) as (values (1, 2), (3, 4)) select a + b from v
--= ok ?column? int4

insert into accounts values (1, 'a'), (2, 'b', 3.5)
--= error 42601 @40: VALUES lists must all be the same length

insert into accounts values (1, 'a'), (2, 'b')
--= ok

select (values (1))
--= ok column1 int4

select (values (1, 2))
--= error 42601 @8: subquery must return only one column

select 1 where 1 in (values (1), (2.5))
--= ok ?column? int4

select array(values (1), (2))
--= ok array int4[]
