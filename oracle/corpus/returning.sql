-- RETURNING in every statement that writes.

insert into accounts values (1, 'a') returning *
--= ok id int4, owner text, balance numeric, version int4

insert into accounts values (1, 'a') returning id
--= ok id int4

insert into accounts values (1, 'a') returning accounts.id, accounts.*
--= ok id int4, id int4, owner text, balance numeric, version int4

insert into accounts values (1, 'a') returning id as "New Id", owner || '!' as o, upper(owner), 1, null, $1::int
--= ok "New Id" int4, o text, upper text, ?column? int4, ?column? text, int4 int4 | $1 int4

insert into accounts values (1, 'a') returning $1
--= ok ?column? text | $1 text

insert into accounts values (1, 'a') returning nope
--= error 42703 @48: column "nope" does not exist

insert into accounts values (1, 'a') returning
--= error 42601 @47: syntax error at end of input

insert into accounts values (1, 'a') returning excluded.id
--= error 42P01 @48: missing FROM-clause entry for table "excluded"

insert into accounts values (1, 'a') returning accounts
--= ok accounts accounts

insert into accounts values (1, 'a') returning (accounts).id, (accounts.*).owner
--= ok id int4, owner text

insert into accounts values (1, 'a') returning row(id, owner), array[id], (id, owner)
--= ok row record, array int4[], row record

insert into accounts values (1, 'a') returning count(*)
--= error 42803 @48: aggregate functions are not allowed in RETURNING

insert into accounts values (1, 'a') returning row_number() over ()
--= error 42P20 @48: window functions are not allowed in RETURNING

insert into accounts values (1, 'a') returning generate_series(1, 2)
--= error 0A000 @48: set-returning functions are not allowed in RETURNING

insert into accounts values (1, 'a') returning (select name from users where users.id = accounts.id)
--= ok name text

insert into accounts values (1, 'a') returning exists (select 1 from users where id = accounts.id) as known
--= ok known bool

insert into accounts values (1, 'a') returning array(select title from posts p where p.user_id = accounts.id)
--= ok array varchar[]

insert into accounts values (1, 'a') returning distinct id
--= error 42601 @48: syntax error at or near "distinct"

insert into accounts values (1, 'a') returning id into x
--= error 42601 @51: syntax error at or near "into"

insert into accounts values (1, 'a') returning id order by id
--= error 42601 @51: syntax error at or near "order"

insert into accounts values (1, 'a') returning id limit 1
--= error 42601 @51: syntax error at or near "limit"

insert into accounts values (1, 'a') returning ctid, xmin, tableoid::regclass
--= ok ctid tid, xmin xid, tableoid regclass

insert into accounts select 1, 'a' from users u returning u.id
--= error 42P01 @59: missing FROM-clause entry for table "u"

insert into accounts select u.id, 'a' from users u returning id
--= ok id int4

insert into users (name) values ('a') returning id, created_at, mood, email, active, nicknames, data -> 'x'
--= ok id int4, created_at timestamptz, mood mood, email text, active bool, nicknames text[], ?column? jsonb

insert into made (id, small, price) values (1, 2, (1, 'EUR')) returning *
--= ok id int4, pos int4, small int4, mail email[], labels text[], code varchar, level app.level, levels app.level[], p pair, ps pair[], n nested, cp pair, price app.price, fr floatrange, fm floatmultirange, req int4, feeling mood, owner users

insert into made (id, small, price) values (1, 2, (1, 'EUR')) returning (p).a, (price).currency, pos + 1, mail[1]
--= ok a int4, currency bpchar, ?column? int4, mail text

insert into keys (a, c) values (1, 'A') returning slug, id, flagged
--= ok slug text, id int8, flagged bool

insert into lines (order_id, line, price) values (1, 1, 2) returning total, quantity
--= ok total numeric, quantity int4

insert into routed values (1, 'a') returning routed.name
--= ok name text

insert into active_users (name) values ('a') returning id, mood, active
--= error 42703 @66: column "active" does not exist

insert into ruled values (1, 'a') returning v, id
--= ok v text, id int4

insert into nothing default values returning *
--= error 42601 @46: RETURNING must have at least one column

insert into nothing default values returning 1 as one
--= ok one int4

insert into app.users (login) values ('a') returning app.users.id, users.level
--= ok id uuid, level app.level

insert into "Odd Name"."Mixed Case" values (1) returning "Id", "a b", plain
--= ok Id int4, "a b" text, plain int4

update accounts set version = 2 returning *
--= ok id int4, owner text, balance numeric, version int4

update accounts a set version = 2 returning a.version as v, a.*
--= ok v int4, id int4, owner text, balance numeric, version int4

update accounts a set version = 2 returning accounts.version
--= error 42P01 @45: invalid reference to FROM-clause entry for table "accounts"

update accounts set version = 2 from users u where u.id = accounts.id returning *
--= ok id int4, owner text, balance numeric, version int4, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

update accounts set version = 2 from users u where u.id = accounts.id returning u.*, accounts.version
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, version int4

update accounts set version = 2 from users u where u.id = accounts.id returning id
--= error 42702 @81: column reference "id" is ambiguous

update accounts set version = 2 from users u where u.id = accounts.id returning u.name, name, version, owner
--= ok name text, name text, version int4, owner text

update accounts set version = 2 from (select id, count(*) as n from posts group by id) s where s.id = accounts.id returning s.n, s
--= ok n int8, s record

update accounts set version = 2 returning version - 1 as previous, old.version
--= error 42P01 @68: missing FROM-clause entry for table "old"
--= 18: ok previous int4, version int4

update accounts set version = 2 returning new.version
--= error 42P01 @43: missing FROM-clause entry for table "new"
--= 18: ok version int4

update accounts set version = 2 returning max(version)
--= error 42803 @43: aggregate functions are not allowed in RETURNING

update users set mood = 'sad' returning id, mood, mood = 'sad' as is_sad, lower(name), age is null
--= ok id int4, mood mood, is_sad bool, lower text, ?column? bool

update users set name = $1 where id = $2 returning $3::text || name as greeting, $4
--= ok greeting text, ?column? text | $1 text, $2 int4, $3 text, $4 text

update users set name = 'a' returning users
--= ok users users

update users set name = 'a' returning to_jsonb(users) - 'data' as j
--= ok j jsonb

update active_users set name = 'a' returning active_users.*
--= ok id int4, name text, email text, mood mood

update cities set population = 1 returning *, tableoid::regclass as relation
--= ok name text, population int4, location point, relation regclass

delete from accounts returning *
--= ok id int4, owner text, balance numeric, version int4

delete from accounts a returning a.id, a.owner
--= ok id int4, owner text

delete from accounts using users u where u.id = accounts.id returning u.name, owner
--= ok name text, owner text

delete from accounts using users u where u.id = accounts.id returning *
--= ok id int4, owner text, balance numeric, version int4, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

delete from posts where id = $1 returning title, body, score, kind, created_at
--= ok title varchar, body text, score numeric, kind bpchar, created_at timestamp | $1 int4

delete from jobs where id = (select id from jobs order by run_at for update skip locked limit 1) returning jobs.*
--= ok id int8, payload jsonb, priority int2, run_at timestamptz, done bool

delete from jobs j where j.done returning j.payload ->> 'kind' as kind, now() - j.run_at as age
--= ok kind text, age interval

delete from jobs returning id, case when done then 'done' else 'open' end, coalesce(payload ->> 'a', 'none')
--= ok id int8, case text, coalesce text

delete from measurements where sensor = 1 returning at, value
--= ok at timestamptz, value float8
