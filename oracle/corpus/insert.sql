-- INSERT: column lists, sources, DEFAULT, OVERRIDING, assignment.

insert into accounts values (1, 'a')
--= ok

insert into accounts values (1, 'a', 2.5, 3)
--= ok

insert into accounts values (1, 'a', 2.5, 3, 4)
--= error 42601 @46: INSERT has more expressions than target columns

insert into accounts (id, owner) values (1, 'a')
--= ok

insert into accounts (owner, id) values ('a', 1), ('b', 2)
--= ok

insert into accounts (id, owner) values (1)
--= error 42601 @27: INSERT has more target columns than expressions

insert into accounts (id) values (1, 'a')
--= error 42601 @38: INSERT has more expressions than target columns

insert into accounts (id, owner) values (1, 'a'), (2)
--= error 42601 @52: VALUES lists must all be the same length

insert into accounts (id, id) values (1, 2)
--= error 42701 @27: column "id" specified more than once

insert into accounts (id, nope) values (1, 2)
--= error 42703 @27: column "nope" of relation "accounts" does not exist

insert into accounts (accounts.id) values (1)
--= error 42703 @23: column "accounts" of relation "accounts" does not exist

insert into accounts () values ()
--= error 42601 @23: syntax error at or near ")"

insert into accounts default values
--= ok

insert into users default values
--= ok

insert into accounts (id) default values
--= error 42601 @27: syntax error at or near "default"

insert into accounts values (default, 'a')
--= ok

insert into accounts values (1, 'a', default, default)
--= ok

insert into accounts values (1, 'a', default + 1)
--= error 42601 @38: DEFAULT is not allowed in this context

insert into accounts values (1, default || 'a')
--= error 42601 @33: DEFAULT is not allowed in this context

insert into accounts (id, owner) values (1, 'a'), (default, 'b')
--= ok

insert into accounts select 1, 'a'
--= ok

insert into accounts select id, name from users
--= ok

insert into accounts select id, name, age, age from users
--= ok

insert into accounts select * from users
--= error 42601 @29: INSERT has more expressions than target columns

insert into accounts (id, owner) select id, name from users where active order by id limit 10
--= ok

insert into accounts (id, owner) (select id, name from users)
--= ok

insert into accounts (id, owner) select id from users
--= error 42601 @27: INSERT has more target columns than expressions

insert into accounts (id) select id, name from users
--= error 42601 @38: INSERT has more expressions than target columns

insert into accounts (id, owner) select default, 'a'
--= error 42601 @41: DEFAULT is not allowed in this context

insert into accounts (id, owner) table nodes
--= error 42601: INSERT has more expressions than target columns

insert into nodes table nodes
--= ok

insert into accounts (id, owner) select 1, 'a' union select 2, 'b'
--= ok

insert into accounts (id, owner) select '1', 'a' union select '2', 'b'
--= error 42804 @41: column "id" is of type integer but expression is of type text

insert into accounts (id, owner) select '1', 'a'
--= ok

insert into accounts (id, owner) select 'x', 'a'
--= error 22P02 @41: invalid input syntax for type integer: "x"

insert into accounts (id, owner) values ('x', 'a')
--= error 22P02 @42: invalid input syntax for type integer: "x"

insert into accounts (id, owner) values ('1', 'a'), ('2', 'b')
--= ok

insert into accounts (id, owner) values ('1', 'a'), ('x', 'b')
--= error 22P02 @54: invalid input syntax for type integer: "x"

insert into accounts (id, owner) values (1.5, 'a')
--= ok

insert into accounts (id, owner) values (1.5, 'a'), (2, 'b')
--= ok

insert into accounts (id, owner) values (1::bigint, 2)
--= ok

insert into accounts (id, owner) values ('1'::text, 'a')
--= error 42804 @42: column "id" is of type integer but expression is of type text

insert into accounts (id, owner) values (true, 'a')
--= error 42804 @42: column "id" is of type integer but expression is of type boolean

insert into accounts (id, owner) values (1, 'a'::varchar), (2, 3::text)
--= ok

insert into accounts (id, owner) values (1, current_date)
--= ok

insert into accounts (id, owner) values ($1, $2)
--= ok | $1 int4, $2 text

insert into accounts (id, owner, balance) values ($1, $2, $3), ($4, $5, $6)
--= ok | $1 int4, $2 text, $3 numeric, $4 int4, $5 text, $6 numeric

insert into accounts (id, owner) values ($1, $1)
--= error 42P08 @46: inconsistent types deduced for parameter $1

insert into accounts (id, owner, balance) values ($1, $2, $1)
--= error 42P08 @59: inconsistent types deduced for parameter $1

insert into accounts (id, version) values ($1, $1)
--= ok | $1 int4

insert into accounts (id, owner, balance) values ($1 + 1, $2 || 'x', coalesce($3, 0))
--= ok | $1 int4, $2 text, $3 int4

insert into accounts (id, owner) select $1, $2
--= ok | $1 int4, $2 text

insert into accounts (id, owner) select $1, $2 union all select $3, $4
--= error 42804 @41: column "id" is of type integer but expression is of type text

insert into accounts (id, owner) select $1, name from users where id = $2
--= ok | $1 int4, $2 int4

insert into accounts (id, owner) values (null, null)
--= ok

insert into accounts (id, owner) values ((select max(id) + 1 from accounts), (select name from users limit 1))
--= ok

insert into accounts (id, owner) values ((select id, name from users limit 1))
--= error 42601 @42: subquery must return only one column

insert into accounts (id, owner) values (accounts.id, 'a')
--= error 42P01 @42: invalid reference to FROM-clause entry for table "accounts"

insert into accounts (id, owner) values (id, 'a')
--= error 42703 @42: column "id" does not exist

insert into accounts (id, owner) values (nextval('counter'), lower('A'))
--= ok

insert into accounts as a (id, owner) values (1, 'a') returning a.id
--= ok id int4

insert into accounts as a (id, owner) values (1, 'a') returning accounts.id
--= error 42P01 @65: invalid reference to FROM-clause entry for table "accounts"

insert into accounts a (id, owner) values (1, 'a')
--= error 42601 @22: syntax error at or near "a"

insert into accounts as a (a.id) values (1)
--= error 42703 @28: column "a" of relation "accounts" does not exist

insert into public.accounts (id, owner) values (1, 'a') returning public.accounts.id
--= ok id int4

insert into app.settings values ('k', '{"a": 1}')
--= ok

insert into app.settings (key, value) values ($1, $2)
--= ok | $1 text, $2 jsonb

insert into app.users (login) values ('a') returning id, level
--= ok id uuid, level app.level

insert into "Odd Name"."Mixed Case" ("Id", "select") values (1, 'x') returning "Id", *
--= ok Id int4, Id int4, select text, "a b" text, "quo""te" int4, größe numeric, plain int4

insert into "Odd Name"."Mixed Case" (id) values (1)
--= error 42703 @38: column "id" of relation "Mixed Case" does not exist

insert into nope values (1)
--= error 42P01 @13: relation "nope" does not exist

insert into app.nope values (1)
--= error 42P01 @13: relation "app.nope" does not exist

insert into users values (default, 'a')
--= ok

insert into users (id, name) values (default, 'a')
--= ok

insert into users (id, name) values (1, 'a')
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

insert into users (id, name) overriding system value values (1, 'a')
--= ok

insert into users (id, name) overriding user value values (1, 'a')
--= ok

insert into users (id, name) overriding value values (1, 'a')
--= error 42601 @41: syntax error at or near "value"

insert into users (id, name) values (1, 'a') overriding system value
--= error 42601 @46: syntax error at or near "overriding"

insert into users (id, name) select 1, 'a'
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

insert into users (id, name) select id, name from users
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

insert into users (id, name) values (1, 'a'), (default, 'b')
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

insert into comments (id, post_id, body) values (1, 1, 'a')
--= ok

insert into comments (id, post_id, body) overriding user value values (1, 1, 'a')
--= ok

insert into keys (a, slug) values (1, 'x')
--= error 428C9: cannot insert a non-DEFAULT value into column "slug"

insert into keys (a, slug) values (1, default)
--= ok

insert into keys (a, slug) select 1, 'x'
--= error 428C9: cannot insert a non-DEFAULT value into column "slug"

insert into keys (a, slug) overriding system value values (1, 'x')
--= error 428C9: cannot insert a non-DEFAULT value into column "slug"

insert into lines (order_id, line, price, total) values (1, 1, 2, default)
--= ok

insert into lines (order_id, line, price, total) values (1, 1, 2, 3)
--= error 428C9: cannot insert a non-DEFAULT value into column "total"

insert into keys values (1, 2)
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

insert into users (name, mood) values ('a', 'happy')
--= ok

insert into users (name, mood) values ('a', 'glad')
--= error 22P02 @45: invalid input value for enum mood: "glad"

insert into users (name, mood) values ('a', 1)
--= ok

insert into users (name, mood) values ('a', $1)
--= ok | $1 mood

insert into users (name, mood) values ('a', 'sad'::text)
--= error 42804 @45: column "mood" is of type mood but expression is of type text

insert into users (name, mood) values ('a', $1::text)
--= error 42804 @45: column "mood" is of type mood but expression is of type text

insert into users (name, mood) select 'a', 'sad'
--= ok

insert into users (name, mood) select 'a', 1
--= ok

insert into users (name, email) values ('a', 'no at sign'), ('b', $1)
--= ok | $1 email

insert into users (name, nicknames) values ('a', '{x,y}'), ('b', array['z']), ('c', $1)
--= ok | $1 text[]

insert into users (name, nicknames) values ('a', '{x')
--= error 22P02 @50: malformed array literal: "{x"

insert into users (name, nicknames) values ('a', array[1, 2])
--= ok

insert into users (name, nicknames[1]) values ('a', 'x')
--= ok

insert into users (name, nicknames[1], nicknames[2]) values ('a', 'x', 'y')
--= ok

insert into users (name, nicknames[1:2]) values ('a', '{x,y}')
--= ok

insert into users (name, nicknames[1], nicknames) values ('a', 'x', '{}')
--= error 42701 @40: column "nicknames" specified more than once

insert into users (name, nicknames['x']) values ('a', 'x')
--= error 22P02 @36: invalid input syntax for type integer: "x"

insert into users (name, data) values ('a', '{"a": 1}'), ('b', $1), ('c', '[]'::json)
--= ok | $1 jsonb

insert into users (name, data) values ('a', '{a: 1}')
--= error 22P02 @45: invalid input syntax for type json

insert into users (name, data['a']) values ('a', '1')
--= ok

insert into users (name, created_at) values ('a', '2024-01-01'), ('b', now()), ('c', current_date), ('d', localtimestamp)
--= ok

insert into users (name, created_at) values ('a', '2024-13-01')
--= error 22008 @51: date/time field value out of range: "2024-13-01"

insert into users (name, created_at) values ('a', 20240101)
--= error 42804 @51: column "created_at" is of type timestamp with time zone but expression is of type integer

insert into users (name, age) values ('a', 5::bigint), ('b', 5.5), ('c', 5::money)
--= error 42804 @74: column "age" is of type integer but expression is of type money

insert into users (name, age) values ('a', 5::money)
--= error 42804 @44: column "age" is of type integer but expression is of type money

insert into users (name, active) values ('a', 1)
--= error 42804 @47: column "active" is of type boolean but expression is of type integer

insert into users (name, active) values ('a', 'yes'), ('b', 't'), ('c', $1)
--= ok | $1 bool

insert into made (id, small, price) values (1, 5, row(1.5, 'EUR'))
--= ok

insert into made (id, small, price) values (1, 5, (1.5, 'EUR', 'x'))
--= error 42846 @51: cannot cast type record to app.price

insert into made (id, small, price) values (1, 5, '(1.5,EUR)')
--= ok

insert into made (id, small, price) values (1, 5, '(1.5,EUR')
--= error 22P02 @51: malformed record literal: "(1.5,EUR"

insert into made (id, small, price) values (1, 5, $1)
--= ok | $1 app.price

insert into made (id, small, price.amount, price.currency) values (1, 5, 1.5, 'EUR')
--= ok

insert into made (id, small, price.nope) values (1, 5, 1.5)
--= error 42703 @30: cannot assign to field "nope" of column "price" because there is no such column in data type app.price

insert into made (id, small, id.x) values (1, 5, 1.5)
--= error 42701 @30: column "id" specified more than once

insert into made (id, small, p.a, p.b) values ($1, $2, $3, $4)
--= ok | $1 int4, $2 smallposint, $3 int4, $4 text

insert into made (id, small, n.p.a) values (1, 5, 1)
--= ok

insert into made (id, small, ps[1].a) values (1, 5, 1)
--= ok

insert into made (id, pos, small, mail, labels, code) values ($1, $2, $3, $4, $5, $6)
--= ok | $1 int4, $2 posint, $3 smallposint, $4 email[], $5 tags, $6 app.code

insert into made (id, level, levels, p, ps, n, cp, fr, fm, req, feeling, owner) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
--= ok | $1 int4, $2 app.level, $3 app.level[], $4 pair, $5 pair[], $6 nested, $7 checked_pair, $8 floatrange, $9 floatmultirange, $10 required, $11 moodlike, $12 users

insert into made (id, pos) values (1, -5), (2, 5::smallint), (3, 5.5), (4, '7')
--= ok

insert into made (id, pos) values (1, 'x')
--= error 22P02 @39: invalid input syntax for type integer: "x"

insert into made (id, small) values (1, 7::posint), (2, 7::smallposint), (3, 7::bigint)
--= ok

insert into made (id, mail) values (1, array['a@b']), (2, '{a@b}'), (3, array['a@b'::email])
--= ok

insert into made (id, owner) select 1, u from users u
--= ok

insert into made (id, owner) select 1, users.* from users
--= error 42601 @40: INSERT has more expressions than target columns

insert into posts (user_id, title) values (1, 'a'::text), (2, repeat('x', 200)), (3, 5)
--= ok

insert into posts (user_id, title, kind, score) values (1, 'a', 'abcdef', 123456789.123)
--= ok

insert into kinds (c_int2) values (100000)
--= ok

insert into kinds (c_int2) values ('100000')
--= error 22003 @36: value "100000" is out of range for type smallint

insert into kinds (c_int2, c_int8, c_float4, c_numeric_ps) values (1, 2, 3, 4), (1.1, 2.2, 3.3, 4.4)
--= ok

insert into kinds (c_char_n, c_varchar_n, c_bit, c_char, c_name) values ('too long for it', 'too long for it too', b'1', 'xy', 'n')
--= ok

insert into kinds (c_int4, c_text) select c_text, c_int4 from kinds
--= error 42804 @43: column "c_int4" is of type integer but expression is of type text

insert into kinds (c_text, c_varchar) select c_int4, c_date from kinds
--= ok

insert into kinds (c_money) values (1), (2.5), ('3'), (4::bigint)
--= ok

insert into kinds (c_money) values (1.5::float8)
--= error 42804 @37: column "c_money" is of type money but expression is of type double precision

insert into kinds (c_oid, c_regclass) values (1, 'users'), ('2', 3)
--= ok

insert into kinds (c_json, c_jsonb) values ('{}'::jsonb, '{}'::json)
--= ok

insert into kinds (c_json) values ('{}'::text)
--= error 42804 @36: column "c_json" is of type json but expression is of type text

insert into kinds (c_xml, c_bytea) values ('<a/>', '\x00'), ('<b/>'::xml, 'abc'::bytea)
--= ok

insert into kinds (c_bytea) values ('a'::text)
--= error 42804 @37: column "c_bytea" is of type bytea but expression is of type text

insert into kinds (c_inet, c_cidr) values ('1.1.1.1', '1.1.1.0/24'), ('1.1.1.0/24'::cidr, '1.1.1.1'::inet)
--= ok

insert into kinds (c_timestamp, c_date, c_time) values (now(), now(), now())
--= ok

insert into kinds (c_date) values (now() - interval '1 day'), ('today'), (current_date - 1)
--= ok

insert into kinds (c_interval) values (1)
--= error 42804 @40: column "c_interval" is of type interval but expression is of type integer

insert into kinds (c_int4range) values ('[1,2)'), (int4range(1, 2)), (int8range(1, 2))
--= error 42804 @71: column "c_int4range" is of type int4range but expression is of type int8range

insert into nothing default values
--= ok

insert into nothing values ()
--= error 42601 @29: syntax error at or near ")"

insert into active_users (name) values ('a') returning *
--= ok id int4, name text, email text, mood mood

insert into active_users (name, active) values ('a', true)
--= error 42703 @33: column "active" of relation "active_users" does not exist

insert into active_users (id, name) values (1, 'a')
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

insert into post_counts (user_id) values (1)
--= error 55000: cannot insert into view "post_counts"

insert into all_names (name) values ('a')
--= error 55000: cannot insert into view "all_names"

insert into guarded (id, balance) values (1, 2)
--= ok

insert into routed (id, name) values (1, 'a') returning *
--= ok id int4, name text

insert into post_scores (user_id) values (1)
--= error 42809 plan: cannot change materialized view "post_scores"

insert into ruled values (1, 'a')
--= ok

insert into ruled values (1, 'a') returning *
--= ok id int4, v text

insert into ruled values (1, 'a') on conflict do nothing
--= error 0A000: INSERT with ON CONFLICT clause cannot be used with table that has INSERT or UPDATE rules

insert into measurements (sensor, at, value) values (1, '2024-05-05', 1.5)
--= ok

insert into measurements_2024 (sensor, at, value) select * from measurements
--= ok

insert into cities (name, population) values ('a', 1)
--= ok

insert into counter values (1)
--= error 42809 plan: cannot change sequence "counter"

insert into users_pkey values (1)
--= error 42809 @13: "users_pkey" is an index
--= 16 17 18: error 42809 @13: cannot open relation "users_pkey"

insert into pair values (1, 'a')
--= error 42809 @13: "pair" is a composite type
--= 16 17 18: error 42809 @13: cannot open relation "pair"

insert into mood values ('x')
--= error 42P01 @13: relation "mood" does not exist

insert into pg_class (relname) values ('x')
--= ok

insert into only accounts values (1, 'a')
--= error 42601 @13: syntax error at or near "only"

insert accounts values (1, 'a')
--= error 42601 @8: syntax error at or near "accounts"

insert into accounts
--= error 42601 @21: syntax error at end of input

insert into accounts (id owner) values (1, 'a')
--= error 42601 @26: syntax error at or near "owner"

insert into accounts (id, owner) values (1, 'a',)
--= error 42601 @49: syntax error at or near ")"

insert into accounts set id = 1
--= error 42601 @22: syntax error at or near "set"

insert into accounts (id, owner) values 1, 'a'
--= error 42601 @41: syntax error at or near "1"

insert into accounts (id, owner) values (1, 'a') where id = 1
--= error 42601 @50: syntax error at or near "where"

insert into accounts (*) values (1)
--= error 42601 @23: syntax error at or near "*"

insert into accounts (1) values (1)
--= error 42601 @23: syntax error at or near "1"

insert into accounts (id, owner) values (1, (default))
--= ok

insert into accounts (id, owner) select 1, 'a' returning *, (select count(*) from users) as n
--= ok id int4, owner text, balance numeric, version int4, n int8

insert into accounts (id, owner) values (1, 'a') returning id returning owner
--= error 42601 @63: syntax error at or near "returning"

insert into accounts (id, owner) values (1, 'a') order by 1
--= ok

insert into accounts (id, owner) values (1, 'a') limit 1
--= ok

insert into accounts (id, owner) (values (1, 'a') order by 1 limit 1)
--= ok

insert into accounts (id, owner) values (1, 'a') union values (2, 'b')
--= ok

insert into accounts (id, owner) values (generate_series(1, 2), 'a')
--= ok

insert into accounts (id, owner) select generate_series(1, 2), 'a'
--= ok

insert into accounts (id, owner) values (row_number() over (), 'a')
--= error 42P20 @42: window functions are not allowed in VALUES

insert into accounts (id, owner) select id, name from unnest($1::int[], $2::text[]) as t (id, name)
--= ok | $1 int4[], $2 text[]

insert into accounts (id, owner) select * from unnest($1::int[], $2::text[])
--= ok | $1 int4[], $2 text[]

insert into users (name, mood) select n, m from unnest($1::text[], $2::mood[]) as t (n, m)
--= ok | $1 text[], $2 mood[]

insert into accounts (id, tableoid) values (1, 2)
--= error 42703 @27: column "tableoid" of relation "accounts" does not exist

insert into accounts (id, ctid) values (1, '(0,1)')
--= error 42703 @27: column "ctid" of relation "accounts" does not exist

insert into users (id) select distinct '1'
--= error 42804 @40: column "id" is of type integer but expression is of type text

insert into users (id) select distinct $1
--= error 42804 @40: column "id" is of type integer but expression is of type text
