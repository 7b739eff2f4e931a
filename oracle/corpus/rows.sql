-- Row constructors, row comparison, composite values.

select row(1, 2), row(1, 'a', null), row(), (1, 2), row(1)
--= ok row record, row record, row record, row record, row record

select (1)
--= ok ?column? int4

select ()
--= error 42601 @9: syntax error at or near ")"

select row(1, 2) = row(1, 2), (1, 2) = (1, 2), (1, 2) <> (3, 4), (1, 'a') = (1, 'a'), row(1) = row(1)
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select (1, 2) = (1, 2, 3)
--= error 42601 @15: unequal number of entries in row expressions

select (1, 2) = 1
--= error 42883 @15: operator does not exist: record = integer

select (1, 2) = (1, 'a')
--= error 22P02 @21: invalid input syntax for type integer: "a"

select (1, 2) = ('1', '2'), (1, '2') = ('1', 2.5), (1, null) = (null, 2)
--= ok ?column? bool, ?column? bool, ?column? bool

select (1, true) = (1, 2)
--= error 42883 @18: operator does not exist: boolean = integer

select row() = row()
--= error 0A000 @14: cannot compare rows of zero length

select (1, 2) < (1, 3), (1, 2) <= (1, 3), (1, 2) > (1, 3)
--= ok ?column? bool, ?column? bool, ?column? bool

select (1, 2) >= (1, 'x'::text)
--= error 42883 @15: operator does not exist: integer >= text

select (1, 2) >= (1, 3), (1, 'b') < (1, 'c'), (1.5, 2) < (1, 2.5)
--= ok ?column? bool, ?column? bool, ?column? bool

select (1, 2) + (1, 2)
--= error 42804 @15: row comparison operator must yield type boolean, not type integer

select (1, 2) || (1, 2)
--= error 42883 @15: operator does not exist: integer || integer

select (1, 2) like (1, 2)
--= error 42883 @15: operator does not exist: integer ~~ integer

select (1, 2) operator(pg_catalog.=) (1, 2), (1, 2) operator(pg_catalog.<) (1, 2)
--= ok ?column? bool, ?column? bool

select ('a', 'b') ~~ ('a', 'b')
--= error 0A000 @19: could not determine interpretation of row comparison operator ~~

select ('a', 'b') === ('a', 'b')
--= error 0A000 @19: could not determine interpretation of row comparison operator ===

select (1, '{}'::json) = (1, '{}'::json)
--= error 42883 @24: operator does not exist: json = json

select (1, '(1,1)'::point) = (1, '(1,1)'::point)
--= error 42883 @28: operator does not exist: point = point

select (1, '(1,1)'::point) < (1, '(1,1)'::point)
--= error 42883 @28: operator does not exist: point < point

select (1, '{}'::jsonb) < (1, '{}'::jsonb), (array[1], now()) > (array[2], now())
--= ok ?column? bool, ?column? bool

select (1, 2) is null, (1, null) is not null, row(null, null) is null, (1, 2) is distinct from (1, null), (1, 2) is not distinct from (1, 2)
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select (1, 2) is distinct from (1, 2, 3)
--= error 42601 @15: unequal number of entries in row expressions

select (1, 2) is distinct from 1
--= error 42883 @15: operator does not exist: record = integer

select (1, 2) is distinct from null, (1, 2) is not distinct from null
--= ok ?column? bool, ?column? bool

select (1, 2) = null
--= ok ?column? bool

select null = (1, 2)
--= ok ?column? bool

select row(1, 2) = null::record, null::record = (1, 2)
--= ok ?column? bool, ?column? bool

select (1, 2) is true
--= error 42804 @8: argument of IS TRUE must be type boolean, not type record

select (1, 2) in ((1, 2)), (1, 2) in ((1, 2), (3, 4)), (1, 2) not in ((1, null))
--= ok ?column? bool, ?column? bool, ?column? bool

select (1, 2) in (1, 2)
--= error 42883 @15: operator does not exist: record = integer

select (1, 2) between (0, 0) and (3, 3), (1, 2) = any (array[(1, 2)]), row(1, 2) = any (select 1, 2)
--= ok ?column? bool, ?column? bool, ?column? bool

select (1, 2) = any (array[(1, 2), (3, 'a')])
--= ok ?column? bool

select row(1, 2) = any (select 1)
--= error 42601 @18: subquery has too few columns

select (1, (2, 3)) = (1, (2, 3)), ((1, 2), 3) < ((1, 3), 3)
--= ok ?column? bool, ?column? bool

select ((1, 2), 3) = ((1, 2, 3), 3)
--= ok ?column? bool

select row(1, 'a').f1
--= error 42601 @19: syntax error at or near "."

select (row(1, 'a')).f1
--= ok f1 int4

select (row(1, 'a')).f2
--= error XX000: failed to find conversion function from unknown to text

select (row(1, 'a')::pair).a, (row(1, 'a')::pair).*, ((1, 'a')::pair).b
--= ok a int4, a int4, b text, b text

select (row(1, 'a')).*
--= error XX000: failed to find conversion function from unknown to text

select (row(1, 'a')).a
--= error 42703 @9: could not identify column "a" in record data type

select (row(1, 'a')).f3
--= error 42703 @9: could not identify column "f3" in record data type

select r.f1 from (select row(1, 'a') as r) s
--= error 42P01 @8: missing FROM-clause entry for table "r"

select (r).f1 from (select row(1, 'a') as r) s
--= ok f1 int4

select (r).f2 from (select row(1, 'a') as r) s
--= error XX000: failed to find conversion function from unknown to text

select (s.r).f2 from (select row(1, 'a') as r) s
--= error XX000: failed to find conversion function from unknown to text

select (r).* from (select row(1, 'a') as r) s
--= error XX000: failed to find conversion function from unknown to text

select r.* from (select row(1, 'a') as r) s
--= error 42P01 @8: missing FROM-clause entry for table "r"

select (r).f1 from (select (select row(1, 'a')) as r) s
--= error 42809: record type has not been registered

select (s).a, (s).b, s from (select 1 as a, 'x' as b) s
--= ok a int4, b text, s record

select (s).* from (select 1 as a, 'x' as b) s
--= ok a int4, b text

select (s).c from (select 1 as a, 'x' as b) s
--= error 42703 @9: column s.c does not exist

select (x.s).a from (select s from (select 1 as a) s) x
--= ok a int4

select ((x.s).s).a from (select s from (select s from (select 1 as a) s) s) x
--= error 42703 @10: could not identify column "s" in record data type

select row(u.*), row(u.*, 1), (u.*), (u.*, 1), row(u) from users u
--= ok row record, row record, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, row record, row record

select row(users.*, 1) from users
--= ok row record

select row(*) from users
--= error 42601 @12: syntax error at or near "*"

select (*) from users
--= error 42601 @9: syntax error at or near "*"

select row(u.id, u.name) = row(p.user_id, p.title), (u.id, u.name) < (p.user_id, p.title) from users u, posts p
--= ok ?column? bool, ?column? bool

select row(a.*) = row(b.*), a = b, a < b, a is not distinct from b, a.* = b.* from nodes a, nodes b
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select a.* from nodes a, nodes b where a.* = b.*
--= ok id int4, parent_id int4, name text

select a.* is null, a is null, row(a.*) is null, not (a.* is not null) from nodes a
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select u.* is distinct from u.* from users u
--= ok ?column? bool

select row(a.*) = row(b.*) from nodes a, users b
--= error 42601 @17: unequal number of entries in row expressions

select a = b from nodes a, users b
--= ok ?column? bool

select a = b from nodes a, routed b
--= ok ?column? bool

select count(a.*), count(a), count(row(a.*)), array_agg(a), array_agg(a.*) from nodes a
--= ok count int8, count int8, count int8, array_agg nodes[], array_agg nodes[]

select count(a.*, 1) from nodes a
--= error 42883 @8: function count(nodes, integer) does not exist

select to_jsonb(a), to_jsonb(a.*), row_to_json(a), row_to_json(row(a.id, a.name)), json_agg(a.*), to_json(row(1, 'x')) from nodes a
--= error 42803 @17: column "a.*" must appear in the GROUP BY clause or be used in an aggregate function

select lower(a.*) from nodes a
--= error 42883 @8: function lower(nodes) does not exist

select coalesce(a.*, null), greatest(a, a), nullif(a, a), case when true then a end from nodes a
--= ok coalesce nodes, greatest nodes, nullif nodes, case nodes

select a.*::text, a::text, (a.*)::text from nodes a
--= ok a text, a text, a text

select (a.*).id, (a).id, (a.*).* from nodes a
--= ok id int4, id int4, id int4, parent_id int4, name text

select (a.id).x from nodes a
--= error 42809 @9: column notation .x applied to type integer, which is not a composite type

select p.* from made m
--= error 42P01 @8: missing FROM-clause entry for table "p"

select m.p.* from made m
--= error 42P01 @8: missing FROM-clause entry for table "p"

select (m.p).*, (p).*, (ps[1]).a, ps[1], (n).p, ((n).p).*, (n).notes, (n).at from made m
--= ok a int4, b text, a int4, b text, a int4, ps pair, p pair, a int4, b text, notes text[], at timestamptz

select (p).a + 1, (p).b || 'x', (price).amount * 2, (price).currency, (n).id, (cp).a, (owner).name, (owner).* from made
--= ok ?column? int4, ?column? text, ?column? numeric, currency bpchar, id int8, a int4, name text, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select (cp).* from made
--= ok a int4, b text

select ps[1].a from made
--= ok a int4

select (ps).a from made
--= error 42809 @9: column notation .a applied to type pair[], which is not a composite type

select (ps[1]).c from made
--= error 42703 @9: column "c" not found in data type pair

select (price).* from made where (price).amount > $1 and (price).currency = 'EUR'
--= ok amount numeric, currency bpchar | $1 numeric

select p from made where p = $1
--= ok p pair | $1 text

select p from made where p = row($1, $2)
--= error 42P18: could not determine data type of parameter $1

select p from made where (p).a = $1 and (p).b = $2
--= ok p pair | $1 int4, $2 text

select p from made where p is distinct from row(1, 'a')
--= ok p pair

select p from made where p in (row(1, 'a'), row(2, 'b'))
--= ok p pair

select p from made where p = '(1,a)'
--= ok p pair

select p from made where p = '(1,a'
--= ok p pair

select p from made where p < '(1,a)' order by p
--= ok p pair

select ps from made where row(1, 'a')::pair = any (ps)
--= error 42725 @45: operator is not unique: pair = pair

select ps from made where row(1, 'a') = any (ps)
--= ok ps pair[]

select ps from made where ps @> array[row(1, 'a')::pair] and ps = array[row(1, 'a')]::pair[] and ps[1] = row(1, 'a')::pair
--= error 42725 @104: operator is not unique: pair = pair

select ps from made where ps = '{"(1,a)"}'
--= ok ps pair[]

select price from made where price = row(1, 'EUR') and price <> row(2, 'USD')::app.price and price = '(1,EUR)'
--= error 0A000 @102: input of anonymous composite types is not implemented

select price from made where price > row(1)
--= ok price app.price

select price || 'x' from made
--= ok ?column? text

select n = n, n < n, (n).at > now() from made
--= ok ?column? bool, ?column? bool, ?column? bool

select (n).p = (n).p from made
--= error 42725 @14: operator is not unique: pair = pair

select n = row(1, row(1, 'a'), '{x}', now()) from made
--= ok ?column? bool

select n = row(1, row(1, 'a'), '{x}'::text[], now()) from made
--= ok ?column? bool

select n = row(1, row(1, 'a')::pair, '{x}'::text[], now()) from made
--= ok ?column? bool

select row(1, 'a')::pair = row(1, 'a')::pair
--= error 42725 @26: operator is not unique: pair = pair

select row(1, 'a')::pair = row(1, 'a')
--= ok ?column? bool

select row(1, 'a')::pair < row(2, 'b')::pair
--= error 42725 @26: operator is not unique: pair < pair

select row(1, 'a')::app.price
--= ok row app.price

select row(1.5, 'EUR')::app.price < row(2, 'USD')::app.price
--= ok ?column? bool

select row(1.5, 'EUR')::app.price = row(1, 'a')::pair
--= ok ?column? bool

select row(1, 2)::record = row(1, 2), row(1, 2)::record < row(1, 2)::record
--= ok ?column? bool, ?column? bool

select array[row(1, 2), row(3, 4)], array[(1, 2), (3, 'a')], array[row(1, 'a')::pair, '(2,b)']
--= ok array record[], array record[], array pair[]

select array[row(1, 'a')::pair, row(2, 'b')]
--= error 42804 @33: ARRAY types pair and record cannot be matched

select array[row(1, 2), 3]
--= error 42804 @25: ARRAY types record and integer cannot be matched

select array[row(1, 'a')::pair, row(2, 'b')::pair] = array[row(1, 'a')::pair], array[row(1, 2)] = array[row(1, 2)]
--= ok ?column? bool, ?column? bool

select row($1, $2)
--= error 42P18: could not determine data type of parameter $1

select row($1::int, $2::text)
--= ok row record | $1 int4, $2 text

select row($1, 2) = row(1, 2), ($2, $3) = (1, 'a'), (1, $4) < ($5, 2.5)
--= ok ?column? bool, ?column? bool, ?column? bool | $1 int4, $2 int4, $3 text, $4 numeric, $5 int4

select ($1, $2) = ($3, $4)
--= ok ?column? bool | $1 text, $2 text, $3 text, $4 text

select (id, name) = ($1, $2), (id, created_at) > ($3, $4), (created_at, id) < ('2024-01-01', 5), (id, mood) = (1, 'sad') from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4, $2 text, $3 int4, $4 timestamptz

select (id, mood) = (1, 'glad') from users
--= error 22P02 @25: invalid input value for enum mood: "glad"

select (id, name) = ($1) from users
--= ok ?column? bool | $1 record

select (id, name) = $1 from users
--= ok ?column? bool | $1 record

select (created_at, id) < ('x', 5) from users
--= error 22007 @28: invalid input syntax for type timestamp with time zone: "x"

select (a, b) = (1, 2), (a, b) > (c, d) from (values (1, 2, 3, 4)) t (a, b, c, d)
--= ok ?column? bool, ?column? bool

select (select row(1, 2)) = row(1, 2), (select (1, 2)) = (1, 2)
--= ok ?column? bool, ?column? bool

select row(1, 2) = (select row(1, 2))
--= error 42601 @18: subquery has too few columns

select row(1, 2) = (select 1, 2), (1, 2) < (select 1, 2), (1, 2) = (select 1, 2 limit 1)
--= ok ?column? bool, ?column? bool, ?column? bool

select (select 1, 2) = row(1, 2)
--= error 42601 @8: subquery must return only one column

select exists (select row(1, 2) except select row(3, 4))
--= ok exists bool

select row(1, 2) union select row(3, 'a')
--= ok row record

select distinct row(name, age) from users
--= ok row record

select row(name, age) from users group by row(name, age)
--= ok row record

select row(name, age) from users group by name, age order by row(name, age)
--= ok row record

select max(row(id, name)) from users
--= error 42883 @8: function max(record) does not exist
--= 18: ok max record

select pair_of(1, 'a'), (pair_of(1, 'a')).a, (pair_of(1, 'a')).*
--= ok pair_of pair, a int4, a int4, b text

select pair_of(1, 'a') = row(1, 'a')::pair
--= error 42725 @24: operator is not unique: pair = pair

select split_pair(row(1, 'a')), (split_pair(row(1, 'a'))).b, (split_pair('(1,a)')).*, split_pair((1, 'a'))
--= ok split_pair record, b text, a int4, b text, split_pair record

select split_pair(row(1, 'a', 2))
--= error 42846 @19: cannot cast type record to pair

select split_pair(p), split_pair(ps[1]), (split_pair((n).p)).a from made
--= ok split_pair record, split_pair record, a int4

select pairs(2), (pairs(2)).a, (pairs(2)).*
--= ok pairs record, a int4, a int4, b text

select some_record()
--= ok some_record record

select (some_record()).a
--= error 42703 @9: could not identify column "a" in record data type

select (some_record()).*
--= error 42809: record type has not been registered

select full_name(u), u.full_name, full_name(u.*), full_name(row(u.*)::users), (u).full_name, (u.*).full_name from users u
--= ok full_name text, full_name text, full_name text, full_name text, full_name text, full_name text

select full_name(row(1, 2)) from users u
--= error 42846 @25: cannot cast type record to users

select full_name(id) from users
--= error 42883 @8: function full_name(integer) does not exist

select full_name(owner), (owner).full_name, (owner).mood = 'sad' from made
--= ok full_name text, full_name text, ?column? bool

select owner.name from made
--= error 42P01 @8: missing FROM-clause entry for table "owner"

select split_pair((1, 1))
--= error 42846 @23: cannot cast type record to pair

select split_pair((1, 'a'))
--= ok split_pair record

select split_pair((1, 1)::pair)
--= ok split_pair record

insert into made (id, small, price, p) values (1, 1, (1, 'EUR'), (1, 1))
--= ok

select (u.id, 'x', case when u.active then u.created_at else now() end, null)::nested from users u group by u.id, case when u.active then u.created_at else now() end
--= error 22P02 @15: malformed record literal: "x"

select row(u.score, u.kind)::app.price from posts u group by u.score, u.kind
--= ok row app.price

select title::varchar(5) from posts group by title
--= ok title varchar

select title::varchar(5) from posts group by title::varchar(5)
--= ok title varchar

select title::varchar(6) from posts group by title::varchar(5)
--= error 42803 @8: column "posts.title" must appear in the GROUP BY clause or be used in an aggregate function
