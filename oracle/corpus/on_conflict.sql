-- ON CONFLICT: arbiters, excluded, SET, WHERE.

insert into accounts values (1, 'a') on conflict do nothing
--= ok

insert into accounts values (1, 'a') on conflict (id) do nothing
--= ok

insert into accounts values (1, 'a') on conflict (owner) do nothing
--= ok

insert into accounts values (1, 'a') on conflict (owner, version) do nothing
--= ok

insert into accounts values (1, 'a') on conflict (version, owner) do nothing
--= ok

insert into accounts values (1, 'a') on conflict (version) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into accounts values (1, 'a') on conflict (balance) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into accounts values (1, 'a') on conflict (id, owner) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into accounts values (1, 'a') on conflict (id, id) do nothing
--= ok

insert into accounts values (1, 'a') on conflict (nope) do nothing
--= error 42703 @50: column "nope" does not exist

insert into accounts values (1, 'a') on conflict (accounts.id) do nothing
--= error 42601 @62: syntax error at or near ")"

insert into accounts values (1, 'a') on conflict () do nothing
--= error 42601 @51: syntax error at or near ")"

insert into accounts values (1, 'a') on conflict id do nothing
--= error 42601 @50: syntax error at or near "id"

insert into accounts values (1, 'a') on conflict on constraint accounts_pkey do nothing
--= ok

insert into accounts values (1, 'a') on conflict on constraint accounts_owner_key do nothing
--= ok

insert into accounts values (1, 'a') on conflict on constraint nope do nothing
--= error 42704: constraint "nope" for table "accounts" does not exist

insert into accounts values (1, 'a') on conflict on constraint users_pkey do nothing
--= error 42704: constraint "users_pkey" for table "accounts" does not exist

insert into keys (a) values (1) on conflict on constraint keys_e_key do nothing
--= ok

insert into keys (a) values (1) on conflict on constraint keys_lower_d_key do nothing
--= error 42704: constraint "keys_lower_d_key" for table "keys" does not exist

insert into users (name) values ('a') on conflict on constraint users_age_check do nothing
--= error 42809 plan: constraint in ON CONFLICT clause has no associated index

insert into bookings (room, during) values (1, '[2024-01-01,2024-01-02)') on conflict on constraint bookings_no_overlap do nothing
--= ok

insert into bookings (room, during) values (1, '[2024-01-01,2024-01-02)') on conflict on constraint bookings_no_overlap do update set room = 1
--= error 42809 plan: ON CONFLICT DO UPDATE not supported with exclusion constraints

insert into bookings (room, during) values (1, '[2024-01-01,2024-01-02)') on conflict (during) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into bookings (room, during) values (1, '[2024-01-01,2024-01-02)') on conflict do nothing returning id
--= ok id int4

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b'
--= ok

insert into accounts values (1, 'a') on conflict (id) do update set owner = excluded.owner
--= ok

insert into accounts values (1, 'a') on conflict (id) do update set owner = excluded.owner, balance = accounts.balance + excluded.balance returning *
--= ok id int4, owner text, balance numeric, version int4

insert into accounts values (1, 'a') on conflict (id) do update set balance = balance + 1
--= error 42702 @79: column reference "balance" is ambiguous

insert into accounts values (1, 'a') on conflict (id) do update set balance = owner
--= error 42702 @79: column reference "owner" is ambiguous

insert into accounts values (1, 'a') on conflict (id) do update set balance = accounts.owner
--= error 42804 @79: column "balance" is of type numeric but expression is of type text

insert into accounts values (1, 'a') on conflict do update set owner = 'b'
--= error 42601 @38: ON CONFLICT DO UPDATE requires inference specification or constraint name

insert into accounts values (1, 'a') on conflict (id) do update set accounts.owner = 'b'
--= error 42703 @69: column "accounts" of relation "accounts" does not exist

insert into accounts values (1, 'a') on conflict (id) do update set nope = 'b'
--= error 42703 @69: column "nope" of relation "accounts" does not exist

insert into accounts values (1, 'a') on conflict (id) do update set owner = excluded.nope
--= error 42703 @77: column excluded.nope does not exist

insert into accounts values (1, 'a') on conflict (id) do update set owner = exclude.owner
--= error 42P01 @77: missing FROM-clause entry for table "exclude"

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b', owner = 'c'
--= error 42601: multiple assignments to same column "owner"

insert into accounts values (1, 'a') on conflict (id) do update set owner = default, balance = default
--= ok

insert into accounts values (1, 'a') on conflict (id) do update set (owner, balance) = (excluded.owner, 1)
--= ok

insert into accounts values (1, 'a') on conflict (id) do update set (owner, balance) = row(excluded.owner, default)
--= ok

insert into accounts values (1, 'a') on conflict (id) do update set (owner, balance) = (select 'x', 1)
--= ok

insert into accounts values (1, 'a') on conflict (id) do update set (owner, balance) = (select 'x')
--= error 42601 @88: number of columns does not match number of values

insert into accounts values (1, 'a') on conflict (id) do update set owner = (select excluded.owner || name from users limit 1)
--= ok

insert into accounts values (1, 'a') on conflict (id) do update set
--= error 42601 @68: syntax error at end of input

insert into accounts values (1, 'a') on conflict (id) do update owner = 'b'
--= error 42601 @65: syntax error at or near "owner"

insert into accounts values (1, 'a') on conflict (id) update set owner = 'b'
--= error 42601 @55: syntax error at or near "update"

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b' where accounts.version < excluded.version
--= ok

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b' where version < 1
--= error 42702 @87: column reference "version" is ambiguous

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b' where excluded.balance > $1 returning id, owner
--= ok id int4, owner text | $1 numeric

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b' where accounts.balance
--= error 42804 @87: argument of WHERE must be type boolean, not type numeric

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b' where count(*) > 1
--= error 42803 @87: aggregate functions are not allowed in WHERE

insert into accounts values (1, 'a') on conflict (id) do update set balance = sum(accounts.balance)
--= error 42803 @79: aggregate functions are not allowed in UPDATE

insert into accounts values (1, 'a') on conflict (id) do update set balance = row_number() over ()
--= error 42P20 @79: window functions are not allowed in UPDATE

insert into accounts values (1, 'a') on conflict (id) do update set balance = generate_series(1, 2)
--= error 0A000 @79: set-returning functions are not allowed in UPDATE

insert into accounts values (1, 'a') on conflict (id) do nothing where id = 1
--= error 42601 @66: syntax error at or near "where"

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b' returning excluded.owner
--= error 42P01 @91: invalid reference to FROM-clause entry for table "excluded"

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'b' returning accounts.owner
--= ok owner text

insert into accounts as a values (1, 'a') on conflict (id) do update set balance = a.balance + excluded.balance where a.version = 1 returning a.*
--= ok id int4, owner text, balance numeric, version int4

insert into accounts as a values (1, 'a') on conflict (id) do update set balance = accounts.balance
--= error 42P01 @84: invalid reference to FROM-clause entry for table "accounts"

insert into accounts as excluded values (1, 'a') on conflict (id) do update set balance = 1
--= ok

insert into accounts as excluded values (1, 'a') on conflict (id) do nothing
--= ok

insert into accounts select 1, 'a' on conflict (id) do update set owner = excluded.owner
--= ok

insert into accounts (id, owner) select u.id, u.name from users u on conflict (id) do update set owner = u.name
--= error 42P01 @106: missing FROM-clause entry for table "u"

insert into accounts (id, owner) select u.id, u.name from users u on conflict (id) do update set owner = excluded.owner
--= ok

insert into accounts (id, owner) values ($1, $2) on conflict (id) do update set owner = $2, balance = $3
--= ok | $1 int4, $2 text, $3 numeric

insert into accounts (id, owner) values ($1, $2) on conflict (id) do update set balance = $2
--= error 42804 @91: column "balance" is of type numeric but expression is of type text

insert into accounts default values on conflict do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (a, b) do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (c) where b > 3 do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where b > 5 do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where b >= 4 do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where b > 2 do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (c) where b = 7 do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where b in (5, 6) do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where b in (2, 6) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (c) where b > 3 and a > 0 do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where b > 3 or a > 0 do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (c) where b > 10 or b = 4 do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where 3 < b do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where keys.b > 3 do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (c) where b > $1 do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (c) where true do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (c) where b do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (c) where excluded.b > 3 do nothing
--= error 42P01 @63: missing FROM-clause entry for table "excluded"

insert into keys (a, c) values (1, 'x') on conflict (c) where (select true) do nothing
--= error 0A000 @63: cannot use subquery in index predicate

insert into keys (a, c) values (1, 'x') on conflict (c) where b > 3 do update set b = excluded.b where keys.b is null
--= ok

insert into keys (a, d) values (1, 'x') on conflict (lower(d)) do nothing
--= ok

insert into keys (a, d) values (1, 'x') on conflict (lower(d)) do update set d = excluded.d
--= ok

insert into keys (a, d) values (1, 'x') on conflict (upper(d)) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, d) values (1, 'x') on conflict ((lower(d))) do nothing
--= ok

insert into keys (a, d) values (1, 'x') on conflict (lower(keys.d)) do nothing
--= ok

insert into keys (a, d) values (1, 'x') on conflict (lower(d), a) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, d) values (1, 'x') on conflict (lower(nope)) do nothing
--= error 42703 @60: column "nope" does not exist

insert into keys (a, d) values (1, 'x') on conflict ((count(*))) do nothing
--= error 42803 @55: aggregate functions are not allowed in index expressions

insert into keys (a, d) values (1, 'x') on conflict ((select 1)) do nothing
--= error 42601 @55: syntax error at or near "select"

insert into keys (a, e) values (1, 2) on conflict (e) do nothing
--= ok

insert into keys (a, e) values (1, 2) on conflict (e) do update set b = 1
--= ok

insert into keys (a, c) values (1, 'x') on conflict (a, c) where flagged do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (a, c collate "POSIX") where flagged do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (a, c collate "C") where flagged do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (a, c) where flagged = true do nothing
--= ok

insert into keys (a, c) values (1, 'x') on conflict (a, c) where flagged is true do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (a, c) where not flagged do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a, c) values (1, 'x') on conflict (a, c) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a) values (1) on conflict (a int4_ops, b) do nothing
--= ok

insert into keys (a) values (1) on conflict (a text_ops, b) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a) values (1) on conflict (a nope_ops, b) do nothing
--= error 42704: operator class "nope_ops" does not exist for access method "btree"

insert into keys (a) values (1) on conflict (a desc, b) do nothing
--= error 42P10 @45: ASC/DESC is not allowed in ON CONFLICT clause

insert into keys (a) values (1) on conflict (a nulls first, b) do nothing
--= error 42P10 @45: NULLS FIRST/LAST is not allowed in ON CONFLICT clause

insert into keys (a) values (1) on conflict (b) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into keys (a) values (1) on conflict (id) do update set slug = 'x'
--= error 428C9: column "slug" can only be updated to DEFAULT

insert into keys (a) values (1) on conflict (id) do update set slug = default
--= ok

insert into keys (a) values (1) on conflict (id) do update set id = 5
--= error 428C9: column "id" can only be updated to DEFAULT

insert into keys (a) values (1) on conflict (id) do update set id = default
--= ok

insert into keys (a) values (1) on conflict (id) do update set a = excluded.id
--= ok

insert into keys (a) values (1) on conflict (id) do update set a = length(excluded.slug)
--= ok

insert into late values (1, 'x') on conflict (id) do nothing
--= ok

insert into late values (1, 'x') on conflict do nothing
--= ok

insert into users (name, email) values ('a', 'a@b') on conflict (email) do update set name = excluded.name, mood = 'sad', age = coalesce(users.age, 0) + 1 returning id, created_at = now() as fresh
--= ok id int4, fresh bool

insert into users (name, email) values ($1, $2) on conflict (email) do update set name = $1, age = $3, mood = $4, nicknames = users.nicknames || excluded.nicknames
--= ok | $1 text, $2 email, $3 int4, $4 mood

insert into users (name) values ('a') on conflict (lower(email)) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into lines (order_id, line, price) values (1, 1, 2) on conflict (order_id, line) do update set quantity = lines.quantity + 1
--= ok

insert into lines (order_id, line, price) values (1, 1, 2) on conflict (line, order_id) do update set total = 5
--= error 428C9: column "total" can only be updated to DEFAULT

insert into lines (order_id, line, price) values (1, 1, 2) on conflict (order_id) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into measurements values (1, '2024-01-01', 1) on conflict (sensor, at) do update set value = excluded.value
--= ok

insert into measurements values (1, '2024-01-01', 1) on conflict (at) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into measurements_2024 values (1, '2024-01-01', 1) on conflict (sensor, at) do nothing
--= ok

insert into active_users (name, email) values ('a', 'b@c') on conflict (email) do nothing
--= ok

insert into active_users (name, email) values ('a', 'b@c') on conflict (email) do update set name = excluded.name
--= ok

insert into active_users (name, email) values ('a', 'b@c') on conflict (name) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into routed values (1, 'a') on conflict (id) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into guarded values (1, 2) on conflict (id) do update set balance = excluded.balance
--= ok

insert into cities values ('a', 1) on conflict (name) do update set population = excluded.population + cities.population
--= ok

insert into capitals values ('a', 1, null, 'NL') on conflict (name) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into made (id, small, price, p) values (1, 2, (1, 'EUR'), (1, 'a')) on conflict (id) do update set p.a = (excluded.p).a + 1, price = excluded.price
--= ok

insert into nodes values (1, null, 'a') on conflict (id) do update set name = excluded.name where nodes.name is distinct from excluded.name returning nodes.id, (xmax = 0) as inserted
--= ok id int4, inserted bool

insert into app.settings values ('k', '1') on conflict (key) do update set value = settings.value || excluded.value
--= ok

insert into app.settings values ('k', '1') on conflict (key) do update set value = app.settings.value || excluded.value
--= ok

insert into app.settings as s values ('k', '1') on conflict (key) do update set value = s.value || excluded.value returning s.value ->> 'a'
--= ok ?column? text

insert into accounts values (1, 'a') on conflict (id) do update set owner = 'a' on conflict (owner) do nothing
--= error 42601 @81: syntax error at or near "on"

insert into accounts values (1, 'a') returning id on conflict (id) do nothing
--= error 42601 @51: syntax error at or near "on"

insert into accounts values (1, 'a') on duplicate key update owner = 'b'
--= error 42601 @41: syntax error at or near "duplicate"

insert or ignore into accounts values (1, 'a')
--= error 42601 @8: syntax error at or near "or"

insert into accounts values (1, 'a') on conflict (id) do nothing returning id, xmax
--= ok id int4, xmax xid

with x as (select 5 as n) insert into accounts values (1, 'a') on conflict (id) do update set balance = (select n from x)
--= ok

with x as (select 5 as n) insert into accounts values (1, 'a') on conflict (id) do update set balance = x.n
--= error 42P01 @105: missing FROM-clause entry for table "x"

insert into accounts (id, owner) values (1, 'a') on conflict (id) do update set owner = excluded.owner || excluded.ctid
--= error 42703 @107: column excluded.ctid does not exist

insert into accounts (id, owner) values (1, 'a') on conflict (id) do update set balance = (excluded).balance, owner = (excluded.*).owner
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x > 3::bigint do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x > 1 + 3 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x > 1 + 1 do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where not (x <= 3) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where not (x <= 2) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where not (x <= 5 or x = 7) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x = any('{4,5}') do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x = any('{3,5}') do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x in (4, 5) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where 4 < x do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where false do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x > 3 and false do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where false or x > 3 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where null do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where true do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x = null do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x > 3 or (x > 2 and x > 5) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where x > 3
insert into arb values (1) on conflict (x) where x > 3.5 do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_n on arb (x) where n > 1.5
insert into arb values (1) on conflict (x) where n > 1.50 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_n on arb (x) where n > 1.5
insert into arb values (1) on conflict (x) where n > 2 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_n on arb (x) where n > 1.5
insert into arb values (1) on conflict (x) where n >= 10.25 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_n on arb (x) where n > 1.5
insert into arb values (1) on conflict (x) where n > 1.4 do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_n on arb (x) where n > -1.5
insert into arb values (1) on conflict (x) where n > -1.4 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_n on arb (x) where x > -3
insert into arb values (1) on conflict (x) where x > -2 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_n on arb (x) where x > -3
insert into arb values (1) on conflict (x) where x > -4 do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_d on arb (x) where d > '2020-01-01'
insert into arb values (1) on conflict (x) where d > '2020-06-01' do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_d on arb (x) where d > '2020-01-01'
insert into arb values (1) on conflict (x) where d > date '2020-06-01' do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_d on arb (x) where d > '2020-01-01'
insert into arb values (1) on conflict (x) where d > '2019-06-01' do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_d on arb (x) where d > '2020-01-01'
insert into arb values (1) on conflict (x) where d >= '2020-01-02' do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_d on arb (x) where d > '2020-01-01'
insert into arb values (1) on conflict (x) where d > timestamp '2020-06-01 10:00' do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_d on arb (x) where d > '2020-01-01'
insert into arb values (1) on conflict (x) where d > 'infinity' do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where not bo
insert into arb values (1) on conflict (x) where bo = false do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where bo = false
insert into arb values (1) on conflict (x) where not bo do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where bo
insert into arb values (1) on conflict (x) where bo <> false do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where bo
insert into arb values (1) on conflict (x) where bo is true do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where bo is true
insert into arb values (1) on conflict (x) where bo do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where bo is false
insert into arb values (1) on conflict (x) where not bo do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where bo is not true
insert into arb values (1) on conflict (x) where not bo do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where not bo
insert into arb values (1) on conflict (x) where bo is false do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where not bo
insert into arb values (1) on conflict (x) where bo != true do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where x is not null
insert into arb values (1) on conflict (x) where not (x is null) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where x is not null
insert into arb values (1) on conflict (x) where not (x = 3) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where x is not null
insert into arb values (1) on conflict (x) where x = any('{3,5}') do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where x <> 3
insert into arb values (1) on conflict (x) where x > 3 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where x <> 3
insert into arb values (1) on conflict (x) where x = 4 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where x <> 3
insert into arb values (1) on conflict (x) where not (x = 3) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_bo on arb (x) where x <> 3
insert into arb values (1) on conflict (x) where 3 <> x do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t > 'b'
insert into arb values (1) on conflict (x) where t > 'c' do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t = 'b'
insert into arb values (1) on conflict (x) where t = 'b' do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t in ('a', 'b', 'c')
insert into arb values (1) on conflict (x) where t in ('b', 'a') do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t in ('a', 'b', 'c')
insert into arb values (1) on conflict (x) where t = 'b' do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t in ('a', 'b', 'c')
insert into arb values (1) on conflict (x) where t = any('{b,c}') do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t in ('a', 'b', 'c')
insert into arb values (1) on conflict (x) where t in ('b', 'd') do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t <> all('{a,b}')
insert into arb values (1) on conflict (x) where t not in ('a', 'b') do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t not in ('a', 'b')
insert into arb values (1) on conflict (x) where t not in ('a', 'b', 'c') do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_t on arb (x) where t not in ('a', 'b')
insert into arb values (1) on conflict (x) where not (t in ('a', 'b')) do nothing
--= ok

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_t on arb_c (t)
insert into arb_c values ('a') on conflict ((t collate "C")) do nothing
--= ok

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_t on arb_c (t)
insert into arb_c values ('a') on conflict (t collate "C") do nothing
--= ok

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_t on arb_c (t)
insert into arb_c values ('a') on conflict ((t collate "POSIX")) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_t on arb_c (t)
insert into arb_c values ('a') on conflict (t collate "nowhere") do nothing
--= error 42704 @44: collation "nowhere" for encoding "UTF8" does not exist

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_t on arb_c (t)
insert into arb_c values ('a') on conflict (t collate nowhere.c) do nothing
--= error 3F000 @44: schema "nowhere" does not exist

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_t on arb_c (t)
insert into arb_c values ('a') on conflict (t collate pg_catalog."C") do nothing
--= ok

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_u on arb_c (u)
insert into arb_c values ('a') on conflict ((u collate "default")) do nothing
--= ok

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_u on arb_c (u collate "C")
insert into arb_c values ('a') on conflict ((u collate "C")) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb_c (t text collate "C", u text); create unique index arb_c_u on arb_c (u collate "C")
insert into arb_c values ('a') on conflict (u collate "C") do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x); create view arb_v as select x, x as y, b from arb
insert into arb_v (x) values (1) on conflict (y) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x); create view arb_v as select x, x as y, b from arb
insert into arb_v (x) values (1) on conflict (x) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb (x) where b > 3; create view arb_v as select b, x, x as y, b as c from arb
insert into arb_v (x) values (1) on conflict (y) where c > 4 do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb ((x + 1)); create view arb_v as select b, x, x as y, b as c, x + 1 as z from arb
insert into arb_v (x) values (1) on conflict ((y + 1)) do nothing
--= ok

--+ create table arb (x int, b bigint, n numeric, d date, bo boolean, t text); create unique index arb_x on arb ((x + 1)); create view arb_v as select b, x, x as y, b as c, x + 1 as z from arb
insert into arb_v (x) values (1) on conflict (z) do nothing
--= ok

--+ create table part (a integer, x integer, b boolean);
--+ create unique index on part (a) where x is not null;
insert into part values (1, 2, true) on conflict (a) where (x is not null) = b do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table part (a integer, x integer, b boolean);
--+ create unique index on part (a) where x is not null;
insert into part values (1, 2, true) on conflict (a) where x > 1 do nothing
--= ok

--+ create type couple as (x integer, y integer);
--+ create table part (a integer, p couple);
--+ create unique index on part (a) where p is not null;
insert into part values (1, null) on conflict (a) where p = row(1, 2)::couple do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b int); create unique index arb_x on arb (x) where false
insert into arb (x) values (1) on conflict (x) where false do nothing
--= ok

--+ create table arb (x int, b int); create unique index arb_x on arb (x) where false
insert into arb (x) values (1) on conflict (x) where false and b > 3 do nothing
--= ok

--+ create table arb (x int, b int); create unique index arb_x on arb (x) where false
insert into arb (x) values (1) on conflict (x) where null do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b int); create unique index arb_x on arb (x) where null
insert into arb (x) values (1) on conflict (x) where null do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table arb (x int, b int); create unique index arb_x on arb (x) where b > 3
insert into arb (x) values (1) on conflict (x) where false do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table oc_a (a int); create unique index on oc_a (a) where coalesce(true, a > 1)
insert into oc_a values (1) on conflict (a) do nothing
--= ok

--+ create table oc_a (a int); create unique index on oc_a (a) where (array[true])[' 1 ']
insert into oc_a values (1) on conflict (a) where (array[true])[1] do nothing
--= ok

--+ create table oc_a (a int); create unique index on oc_a ((a + ' 7 '))
insert into oc_a values (1) on conflict ((a + 7)) do nothing
--= ok

--+ create table oc_a (a int); create unique index on oc_a ((a + 7))
insert into oc_a values (1) on conflict ((a + 8)) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table oc_a (a int); create unique index on oc_a (a) where case when true then a > 1 end
insert into oc_a values (1) on conflict (a) where a > 2 do nothing
--= ok

--+ create unique index keys_today_key on keys (b) where 'infinity' < cast('today' as date);
insert into keys (a, b) values (1, 1) on conflict (b) where 'infinity' < date '2024-01-01' do nothing
--= ok

--+ create type abc as (c text);
--+ create unique index keys_rows_key on keys (b, ('{"(abc)"}'::abc[]));
insert into keys (a, b) values (1, 1) on conflict (b, ('{(abc)}'::abc[])) do nothing
--= ok

--+ create unique index keys_list_key on keys (b, ('{1,2}'::int[]));
insert into keys (a, b) values (1, 1) on conflict (b, ('{1,3}'::int[])) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification
