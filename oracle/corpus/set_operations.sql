-- UNION, INTERSECT, EXCEPT: types, names, nesting, ORDER BY.

select 1 union select 2
--= ok ?column? int4

select 1 union all select 2
--= ok ?column? int4

select 1 union distinct select 2
--= ok ?column? int4

select 1 intersect select 2
--= ok ?column? int4

select 1 except select 2
--= ok ?column? int4

select 1 intersect all select 2 except all select 3
--= ok ?column? int4

select id, name from users union select id, title from posts
--= ok id int4, name text

select id as a from users union select id as b from posts
--= ok a int4

select id from users union select name from users
--= error 42804 @35: UNION types integer and text cannot be matched

select id from users union select id, name from users
--= error 42601 @35: each UNION query must have the same number of columns

select 1 union select 2.5
--= ok ?column? numeric

select 1 union select 2.5 union select 3e0
--= ok ?column? numeric

select 1::bigint union select 2::int union select 3::smallint
--= ok int8 int8

select 1 union select 'a'
--= error 22P02 @23: invalid input syntax for type integer: "a"

select 1 union select '2'
--= ok ?column? int4

select '1' union select 2
--= ok ?column? int4

select 'a' union select 1
--= error 22P02 @8: invalid input syntax for type integer: "a"

select 'a' union select 'b'
--= ok ?column? text

select null union select 1
--= ok ?column? int4

select null union select null
--= ok ?column? text

select null union select null union select 1
--= error 42804 @44: UNION types text and integer cannot be matched

select null union (select null union select 1)
--= ok ?column? int4

select (select null) union select 1
--= error 42804 @35: UNION types text and integer cannot be matched

select null::text union select 1
--= error 42804 @32: UNION types text and integer cannot be matched

select 'a'::varchar union select 'b'::text
--= ok varchar varchar

select 'a'::text union select 'b'::varchar
--= ok text text

select 'a'::varchar(5) union select 'b'::varchar(10)
--= ok varchar varchar

select 'a'::varchar(5) union select 'b'::varchar(5)
--= ok varchar varchar

select 'a'::char(5) union select 'b'::varchar
--= ok bpchar bpchar

select 'a'::name union select 'b'::text
--= ok name name

select title from posts union select name from users
--= ok title varchar

select kind from posts union all select title from posts
--= ok kind bpchar

select date '2024-01-01' union select timestamp '2024-01-01'
--= ok date timestamp

select timestamp '2024-01-01' union select timestamptz '2024-01-01'
--= ok timestamp timestamptz

select current_date union select '2024-01-01'
--= ok current_date date

select current_date union select 'never'
--= error 22007 @34: invalid input syntax for type date: "never"

select current_time union select current_date
--= error 42846 @34: UNION could not convert type date to time with time zone

select interval '1 day' union select current_time
--= error 42804 @38: UNION types interval and time with time zone cannot be matched

select array[1] union select array[2.5]
--= ok array numeric[]

select array[1] union select '{2}'
--= ok array int4[]

select array[1] union select array[2::bigint]
--= ok array int8[]

select '{}'::json union select '{}'::json
--= error 42883 @8: could not identify an equality operator for type json

select '{}'::json union all select '{}'::json
--= ok json json

select '{}'::json union all select '{}'::jsonb
--= error 42846 @36: UNION could not convert type jsonb to json

select '{}'::jsonb union select '{}'
--= ok jsonb jsonb

select 'sad'::mood union select 'ok'
--= ok mood mood

select 'sad'::mood union select 'x'
--= error 22P02 @33: invalid input value for enum mood: "x"

select 'sad'::mood union select 'ok'::text
--= error 42804 @33: UNION types mood and text cannot be matched

select 'low'::app.level union select 'ok'::mood
--= error 42846 @38: UNION could not convert type mood to app.level

select pos from made union select small from made
--= ok pos int4

select pos from made union select pos from made
--= ok pos int4

select pos from made union select 1
--= ok pos int4

select mail from made union select labels from made
--= ok mail email[]

select p from made union select p from made
--= ok p pair

select p from made union select row(1, 'a')
--= error 42804 @33: UNION types pair and record cannot be matched

select row(1, 'a') union select row(2, 'b')
--= ok row record

select 1::money union select 1
--= error 42846 @30: UNION could not convert type integer to money

select '1.1.1.1'::inet union select '1.1.1.0/24'::cidr
--= ok inet inet

select '1.1.1.0/24'::cidr union select '1.1.1.1'::inet
--= ok cidr inet

select b'1' union select b'10'::bit varying
--= ok ?column? bit

select 'users'::regclass union select 1
--= ok regclass regclass

select 1::oid union select 1::int
--= ok oid oid

select $1 union select 1
--= ok ?column? int4 | $1 int4

select 1 union select $1
--= ok ?column? int4 | $1 int4

select $1 union select $2
--= ok ?column? text | $1 text, $2 text

select $1 union select 'a'
--= ok ?column? text | $1 text

select $1::int union select $2
--= ok int4 int4 | $1 int4, $2 int4

select 1 as a, 2 as b union select 3, 4 order by a
--= ok a int4, b int4

select 1 as a union select 3 as c, 4 as d order by c
--= error 42601 @28: each UNION query must have the same number of columns

select 2 as b union select 3 as c, 4 as d order by c
--= error 42601 @28: each UNION query must have the same number of columns

select 1 as a union select 2 order by 1 desc
--= ok a int4

select 1 as a union select 2 order by 2
--= error 42P10 @39: ORDER BY position 2 is not in select list

select 1 as a union select 2 order by a + 1
--= error 0A000 @39: invalid UNION/INTERSECT/EXCEPT ORDER BY clause

select id from users union select id from posts order by name
--= error 42703 @58: column "name" does not exist

select id from users union select id from posts order by users.id
--= error 42P01 @58: missing FROM-clause entry for table "users"

select id from users union all select id from posts order by id limit 5 offset 2
--= ok id int4

select id from users order by id union select id from posts
--= error 42601 @34: syntax error at or near "union"

select id from users limit 1 union select id from posts
--= error 42601 @30: syntax error at or near "union"

(select id from users order by id limit 1) union (select id from posts order by id limit 1)
--= ok id int4

(select id from users) union (select id from posts) order by id
--= ok id int4

select id from users union select id from posts intersect select id from comments
--= ok id int8

(select id from users union select id from posts) intersect select id from comments
--= ok id int8

select 1 union select 2 except select 3 union all select 4
--= ok ?column? int4

select 1 union (select 2 union select 3.5)
--= ok ?column? numeric

((select 1) union (select 2)) order by 1
--= ok ?column? int4

select 1 where false union select 2 where true
--= ok ?column? int4

select u from users u union select u from users u
--= ok u users

select * from users union all select * from users
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select * from users union all select * from accounts
--= error 42601 @38: each UNION query must have the same number of columns

select id, name from nodes union all table routed
--= ok id int4, name text

select * from (select id, name from users union select id, title from posts) s where s.name like 'a%'
--= ok id int4, name text

select s.id from (select id from users union select user_id from posts) s
--= ok id int4

select count(*) from (select id from users intersect select user_id from posts) s
--= ok count int8

select id from users where id in (select id from posts union select id from comments)
--= ok id int4

select id from users u where exists (select 1 from posts where user_id = u.id union all select 1 from comments where user_id = u.id)
--= ok id int4

select sum(age) from users union all select avg(age) from users
--= ok sum numeric

select name, count(*) from users group by name union all select 'total', count(*) from users
--= ok name text, count int8

select id from users union select id from posts for update
--= error 0A000: FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT

select id from users for update union select id from posts
--= error 42601 @33: syntax error at or near "union"

(select id from users for update) union all select id from posts
--= error 0A000: FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT

select 1 union select 2 union
--= error 42601 @30: syntax error at end of input

union select 1
--= error 42601 @1: syntax error at or near "union"

select 1 union select
--= error 42601: each UNION query must have the same number of columns

select union select
--= ok

select from users union all select from posts
--= ok

select from users union select from posts
--= ok

select 1, 2 union select 3
--= error 42601 @26: each UNION query must have the same number of columns

select 1 union corresponding select 2
--= error 42601 @16: syntax error at or near "corresponding"

select generate_series(1, 2) union select generate_series(3, 4)
--= ok generate_series int4

select c_point from kinds union select c_point from kinds
--= error 42883 @8: could not identify an equality operator for type point

select c_point from kinds union all select c_point from kinds
--= ok c_point point

select c_xml from kinds union all select c_text from kinds
--= error 42804 @42: UNION types xml and text cannot be matched

select c_int4 from kinds intersect select c_int8 from kinds
--= ok c_int4 int8

select c_float4 from kinds except select c_numeric from kinds
--= ok c_float4 float4

select c_date from kinds union select c_timestamptz from kinds union select c_timestamp from kinds
--= ok c_date timestamptz

select fr from made union select '[1,2)'
--= ok fr floatrange

select fr from made union select fr from made except select fr from made
--= ok fr floatrange

select distinct '2024-01-01' union select timestamptz '2024-01-01'
--= error 42804 @55: UNION types text and timestamp with time zone cannot be matched

select timestamptz '2024-01-01' union select distinct '2024-01-01'
--= error 42804 @55: UNION types timestamp with time zone and text cannot be matched

select 1 union select distinct null
--= error 42804 @32: UNION types integer and text cannot be matched

select 1 union select distinct $1
--= error 42804 @32: UNION types integer and text cannot be matched

select * from (select distinct '1' as x) s where x = 1
--= error 42883 @52: operator does not exist: text = integer

select u.name collate "C" from users u group by u.name collate "C" union select 'x' collate "POSIX"
--= error 42P21 @85: collation mismatch between explicit collations "C" and "POSIX"
--= 18: ok name text

select lower(u.name collate "C") from users u group by u.name collate "C" union select 'x' collate "POSIX"
--= error 42P21 @92: collation mismatch between explicit collations "C" and "POSIX"
--= 18: ok lower text

select lower(u.name collate "C") from users u group by u.name union select 'x' collate "POSIX"
--= error 42P21 @80: collation mismatch between explicit collations "C" and "POSIX"

values ('x' collate "C") union select d from keys
--= ok column1 text

values ('x' collate "POSIX") union select d from keys
--= error 42P21 @43: collation mismatch between implicit collations "POSIX" and "C"

values ('x'), ('y' collate "POSIX") except select d from keys
--= error 42P21 @51: collation mismatch between implicit collations "POSIX" and "C"

values ('x' collate "POSIX") except select relname from pg_class
--= error 42P21 @44: collation mismatch between implicit collations "POSIX" and "C"

select (k).d from keys k union select d from keys
--= ok d text

select ('(1,2,3,x,y,4,z,t)'::keys).d union select 'x' collate "POSIX" from users group by 1
--= ok d text
--= 18: error 42P21: collation mismatch between implicit collations "C" and "POSIX"

select ('(1,2,3,x,y,4,z,t)'::keys).d union values ('x' collate "POSIX")
--= error 42P21: collation mismatch between implicit collations "C" and "POSIX"

select case when u.active then u.name::name end from users u union values ('x' collate "POSIX")
--= error 42P21: collation mismatch between implicit collations "C" and "POSIX"
