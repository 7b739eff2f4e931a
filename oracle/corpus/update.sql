-- UPDATE: assignment, FROM, row assignment, targets.

update accounts set balance = 0
--= ok

update accounts set balance = balance + 1 where id = 1
--= ok

update accounts set balance = accounts.balance * 2, version = version + 1 where id = $1
--= ok | $1 int4

update accounts a set balance = a.balance + 1 where a.id = 1
--= ok

update accounts as a set balance = 1 where accounts.id = 1
--= error 42P01 @44: invalid reference to FROM-clause entry for table "accounts"

update accounts a set a.balance = 1
--= error 42703 @23: column "a" of relation "accounts" does not exist

update accounts set accounts.balance = 1
--= error 42703 @21: column "accounts" of relation "accounts" does not exist

update accounts set nope = 1
--= error 42703 @21: column "nope" of relation "accounts" does not exist

update accounts set balance = nope
--= error 42703 @31: column "nope" does not exist

update accounts set balance = 1, balance = 2
--= error 42601: multiple assignments to same column "balance"

update accounts set balance = 'a'
--= error 22P02 @31: invalid input syntax for type numeric: "a"

update accounts set balance = '1.5'
--= ok

update accounts set owner = 1
--= ok

update accounts set owner = 1.5, version = 2.5
--= ok

update accounts set version = 'x'::text
--= error 42804 @31: column "version" is of type integer but expression is of type text

update accounts set version = true
--= error 42804 @31: column "version" is of type integer but expression is of type boolean

update accounts set version = $1, owner = $2, balance = $3 where id = $4
--= ok | $1 int4, $2 text, $3 numeric, $4 int4

update accounts set version = $1 where id = $1
--= ok | $1 int4

update accounts set owner = $1 where id = $1
--= ok | $1 int4

update accounts set version = $1, balance = $1
--= error 42P08 @45: inconsistent types deduced for parameter $1

update accounts set version = coalesce($1, version), owner = coalesce($2, owner)
--= ok | $1 int4, $2 text

update accounts set version = case when $1 then $2 else version end
--= ok | $1 bool, $2 int4

update accounts set balance = default
--= ok

update accounts set balance = default + 1
--= error 42601 @31: DEFAULT is not allowed in this context

update accounts set balance = (default)
--= ok

update accounts set owner = null
--= ok

update accounts set (balance, version) = (1, 2)
--= ok

update accounts set (balance, version) = row(1, 2)
--= ok

update accounts set (balance, version) = row(default, default)
--= ok

update accounts set (balance, version) = (default, 5)
--= ok

update accounts set (balance, version) = (1)
--= error 0A000 @43: source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression

update accounts set (balance, version) = 1
--= error 0A000 @42: source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression

update accounts set (balance, version) = (1, 2, 3)
--= error 42601 @42: number of columns does not match number of values

update accounts set (balance) = (1)
--= error 0A000 @34: source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression

update accounts set (balance) = 1
--= error 0A000 @33: source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression

update accounts set (balance) = row(1)
--= ok

update accounts set (balance, balance) = (1, 2)
--= error 42601: multiple assignments to same column "balance"

update accounts set (balance, nope) = (1, 2)
--= error 42703 @31: column "nope" of relation "accounts" does not exist

update accounts set (balance, owner) = (select sum(views), max(title) from posts)
--= ok

update accounts set (balance, owner) = (select sum(views) from posts)
--= error 42601 @40: number of columns does not match number of values

update accounts set (balance, owner) = (select 1, 2, 3)
--= error 42601 @40: number of columns does not match number of values

update accounts set (balance, owner) = (select max(title), sum(views) from posts)
--= error 42804 @48: column "balance" is of type numeric but expression is of type text

update accounts set (balance, owner) = (select p.views, p.title from posts p where p.id = accounts.id), version = 2
--= ok

update accounts set (balance, owner) = (values (1, 'a'))
--= ok

update accounts set (balance, version) = ($1, $2)
--= ok | $1 numeric, $2 int4

update accounts set (balance, version) = (select $1, $2)
--= error 42804 @50: column "balance" is of type numeric but expression is of type text

update accounts set (balance, owner) = (u.age, u.name) from users u where u.id = accounts.id
--= ok

update accounts set (balance, owner) = u from (select 1 as a, 'x' as b) u
--= error 0A000 @40: source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression

update accounts set (balance, owner) = (select u) from users u
--= error 42601 @40: number of columns does not match number of values

update accounts set (balance, version) = (array[1, 2])
--= error 0A000 @43: source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression

update accounts set balance = (select sum(views) from posts)
--= ok

update accounts set balance = (select sum(views), 1 from posts)
--= error 42601 @31: subquery must return only one column

update accounts set balance = (select max(title) from posts)
--= error 42804 @31: column "balance" is of type numeric but expression is of type text

update accounts set balance = u.age from users u where u.id = accounts.id
--= ok

update accounts set balance = u.age from users u, posts p where u.id = accounts.id and p.user_id = u.id
--= ok

update accounts set balance = s.total from (select user_id, sum(views) as total from posts group by user_id) s where s.user_id = accounts.id
--= ok

update accounts a set balance = b.balance from accounts b where b.id = a.id + 1
--= ok

update accounts set balance = accounts2.balance from accounts accounts2 where accounts2.id = accounts.id
--= ok

update accounts set balance = 1 from accounts
--= error 42712: table name "accounts" specified more than once

update accounts a set balance = 1 from users a
--= error 42712: table name "a" specified more than once

update accounts set balance = id from users u where u.id = 1
--= error 42702 @31: column reference "id" is ambiguous

update accounts set balance = u.age from users u join posts p on p.user_id = accounts.id
--= error 42P01 @78: invalid reference to FROM-clause entry for table "accounts"

update accounts set balance = u.age from users u join posts p on p.user_id = u.id where u.id = accounts.id
--= ok

update accounts set balance = u.age from users u left join posts p on p.user_id = u.id where u.id = accounts.id returning p.title, u.*
--= ok title varchar, id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

update accounts set balance = l.n from lateral (select count(*) as n from posts where user_id = accounts.id) l
--= error 42P10 @97: invalid reference to FROM-clause entry for table "accounts"

update accounts set balance = l.n from users u, lateral (select count(*) as n from posts where user_id = u.id) l where u.id = accounts.id
--= ok

update accounts set balance = l.n from (select count(*) as n from posts where user_id = accounts.id) l
--= error 42P01 @89: invalid reference to FROM-clause entry for table "accounts"

update accounts set balance = v.b from (values (1, 2.5), (2, 3)) v (id, b) where v.id = accounts.id
--= ok

update accounts set balance = v.b from (values ($1, $2)) v (id, b) where v.id = accounts.id
--= error 42883 @79: operator does not exist: text = integer

update accounts set balance = v.b from unnest($1::int[], $2::numeric[]) as v (id, b) where v.id = accounts.id returning accounts.id
--= ok id int4 | $1 int4[], $2 numeric[]

update accounts set balance = v.b from unnest($1, $2) as v (id, b) where v.id = accounts.id
--= error 42725 @40: function pg_catalog.unnest(unknown) is not unique

update accounts from users set balance = 1
--= error 42601 @17: syntax error at or near "from"

update accounts join users using (id) set balance = 1
--= error 42601 @17: syntax error at or near "join"

update accounts, users set balance = 1
--= error 42601 @16: syntax error at or near ","

update accounts set balance = 1 order by id
--= error 42601 @33: syntax error at or near "order"

update accounts set balance = 1 limit 1
--= error 42601 @33: syntax error at or near "limit"

update accounts set balance = 1 where
--= error 42601 @38: syntax error at end of input

update accounts set
--= error 42601 @20: syntax error at end of input

update accounts set balance 1
--= error 42601 @29: syntax error at or near "1"

update accounts set balance = 1,
--= error 42601 @33: syntax error at end of input

update accounts balance = 1
--= error 42601 @25: syntax error at or near "="

update accounts set where id = 1
--= error 42601 @21: syntax error at or near "where"

update set balance = 1
--= error 42601 @20: syntax error at or near "="

update nope set a = 1
--= error 42P01 @8: relation "nope" does not exist

update accounts set * = 1
--= error 42601 @21: syntax error at or near "*"

update accounts set balance := 1
--= error 42601 @29: syntax error at or near ":="

update accounts set balance += 1
--= error 42601 @29: syntax error at or near "+="

update accounts set balance = 1 and version = 2
--= error 42804 @31: argument of AND must be type boolean, not type integer

update accounts set version = 1 where balance
--= error 42804 @39: argument of WHERE must be type boolean, not type numeric

update accounts set version = 1 where count(*) > 0
--= error 42803 @39: aggregate functions are not allowed in WHERE

update accounts set version = 1 where id in (select id from users)
--= ok

update accounts set version = 1 where exists (select 1 from users u where u.id = accounts.id)
--= ok

update accounts set version = 1 where current of c
--= ok

update accounts set version = sum(version)
--= error 42803 @31: aggregate functions are not allowed in UPDATE

update accounts set version = rank() over ()
--= error 42P20 @31: window functions are not allowed in UPDATE

update accounts set version = generate_series(1, 2)
--= error 0A000 @31: set-returning functions are not allowed in UPDATE

update accounts set version = (select max(version) from accounts b where b.owner = accounts.owner) where id = any ($1)
--= ok | $1 int4[]

update only accounts set version = 1
--= ok

update accounts * set version = 1
--= ok

update only cities set population = 1
--= ok

update cities set population = 1 returning name, tableoid::regclass
--= ok name text, tableoid regclass

update public.accounts set version = 1 where public.accounts.id = 1
--= ok

update public.accounts set version = 1 where accounts.id = 1 returning public.accounts.version
--= ok version int4

update app.users set level = 'high' where login = $1
--= ok | $1 text

update app.users set level = 'huge'
--= error 22P02 @30: invalid input value for enum app.level: "huge"

update app.users set level = $1 where level < $2
--= ok | $1 app.level, $2 app.level

update users set mood = 'sad', data = '{}', nicknames = '{}', created_at = 'now' where id = 1
--= ok

update users set mood = $1, data = $2, nicknames = $3, created_at = $4, email = $5 where id = $6
--= ok | $1 mood, $2 jsonb, $3 text[], $4 timestamptz, $5 email, $6 int4

update users set mood = 1
--= ok

update users set mood = 'sad'::text
--= error 42804 @25: column "mood" is of type mood but expression is of type text

update users set mood = case when active then 'sad' else 'ok' end
--= error 42804 @25: column "mood" is of type mood but expression is of type text

update users set mood = case when active then 'sad'::mood else 'ok' end
--= ok

update users set mood = (case when active then 'sad' else 'ok' end)::mood
--= ok

update users set data = data || '{"a": 1}', nicknames = nicknames || 'x' || array['y']
--= error 22P02 @70: malformed array literal: "x"

update users set data = jsonb_set(data, '{a}', to_jsonb($1::text)) where data ->> 'b' = $2
--= ok | $1 text, $2 text

update users set data['a'] = '1', data['b']['c'] = '2'
--= ok

update users set data['a'] = 1
--= error 42804 @18: subscripted assignment to "data" requires type jsonb but expression is of type integer

update users set data.a = '1'
--= error 42804 @18: cannot assign to field "a" of column "data" because its type jsonb is not a composite type

update users set nicknames[1] = 'a', nicknames[2] = 'b'
--= ok

update users set nicknames[1:2] = '{a,b}', nicknames[3] = $1
--= ok | $1 text

update users set nicknames[1] = 1
--= ok

update users set nicknames[1:2] = 'a'
--= error 22P02 @35: malformed array literal: "a"

update users set nicknames['a'] = 'a'
--= error 22P02 @28: invalid input syntax for type integer: "a"

update users set nicknames[$1] = $2
--= ok | $1 int4, $2 text

update users set nicknames[1] = 'a', nicknames = '{}'
--= error 42601: multiple assignments to same column "nicknames"

update users set name[1] = 'a'
--= error 42804 @18: cannot subscript type text because it does not support subscripting

update users set age[1] = 2
--= error 42804 @18: cannot subscript type integer because it does not support subscripting

update users set id = 5
--= error 428C9: column "id" can only be updated to DEFAULT

update users set id = default
--= ok

update users set id = id
--= error 428C9: column "id" can only be updated to DEFAULT

update comments set id = 5
--= ok

update keys set slug = 'x'
--= error 428C9: column "slug" can only be updated to DEFAULT

update keys set slug = default
--= ok

update keys set slug = slug
--= error 428C9: column "slug" can only be updated to DEFAULT

update keys set a = 1, b = a, c = 'x' || b
--= ok

update lines set total = default, quantity = 2
--= ok

update made set p = (1, 'a'), ps = array[row(1, 'a')::pair], n.id = 5, n.p = (2, 'b')
--= ok

update made set p = (1, 'a', 2)
--= error 42846 @21: cannot cast type record to pair

update made set p = row(1)
--= error 42846 @21: cannot cast type record to pair

update made set p.a = 1, p.b = 'x'
--= ok

update made set p.a = 'x'
--= error 22P02 @23: invalid input syntax for type integer: "x"

update made set p.c = 1
--= error 42703 @17: cannot assign to field "c" of column "p" because there is no such column in data type pair

update made set p.a = 1, p.a = 2
--= ok

update made set p.a = 1, p = (1, 'x')
--= error 42601: multiple assignments to same column "p"

update made set ps[1] = (1, 'a'), ps[2].b = 'x'
--= ok

update made set n.p.a = 5, n.notes[1] = 'x'
--= ok

update made set p.a = (p).a + 1
--= ok

update made set (p.a, p.b) = (1, 'x')
--= ok

update made set pos = pos + 1, small = small + 1, code = code || 'x', level = 'mid', levels = levels || 'low'::app.level
--= ok

update made set levels = levels || 'low'
--= error 22P02 @36: malformed array literal: "low"

update made set mail = mail || 'a@b', labels = labels || 'x'
--= error 22P02 @32: malformed array literal: "a@b"

update made set owner = u from users u
--= ok

update made set owner.name = 'x'
--= ok

update made set cp.a = 5
--= ok

update posts set title = body, kind = title, score = views, ratio = weight, weight = ratio, views = score
--= ok

update posts set published_on = created_at, created_at = published_on
--= ok

update posts set published_on = now() + interval '1 day'
--= ok

update posts set published_on = '2024-02-30'
--= error 22008 @33: date/time field value out of range: "2024-02-30"

update posts set published_on = 'tomorrow'
--= ok

update kinds set c_text = c_int4
--= ok

update kinds set c_int4 = c_text
--= error 42804 @27: column "c_int4" is of type integer but expression is of type text

update kinds set c_bool = c_int4
--= error 42804 @27: column "c_bool" is of type boolean but expression is of type integer

update kinds set c_int4 = c_bool
--= error 42804 @27: column "c_int4" is of type integer but expression is of type boolean

update kinds set c_json = c_jsonb, c_jsonb = c_json
--= ok

update kinds set c_json = c_text
--= error 42804 @27: column "c_json" is of type json but expression is of type text

update kinds set c_timestamp = c_timestamptz, c_date = c_timestamptz, c_time = c_timestamp, c_timetz = c_time, c_interval = c_time
--= ok

update kinds set c_bytea = c_text
--= error 42804 @28: column "c_bytea" is of type bytea but expression is of type text

update kinds set c_uuid = c_text
--= error 42804 @27: column "c_uuid" is of type uuid but expression is of type text

update kinds set c_uuid = '00000000-0000-0000-0000-000000000000'
--= ok

update kinds set c_uuid = 'x'
--= error 22P02 @27: invalid input syntax for type uuid: "x"

update kinds set c_char = c_text, c_name = c_text, c_bpchar = c_varchar
--= ok

update kinds set c_mood = c_text
--= error 42804 @27: column "c_mood" is of type mood but expression is of type text

update kinds set c_mood_array = array['sad', 'ok']
--= error 42804 @33: column "c_mood_array" is of type mood[] but expression is of type text[]

update kinds set c_mood_array = '{sad,ok}'
--= ok

update kinds set c_mood_array = '{sad,nope}'
--= error 22P02 @33: invalid input value for enum mood: "nope"

update kinds set c_mood_array = array['sad', 'ok']::text[]
--= error 42804 @33: column "c_mood_array" is of type mood[] but expression is of type text[]

update kinds set c_int4_array = array[1.5, 2]
--= ok

update kinds set c_text_array = array[array['a'], array['b']]
--= ok

update kinds set c_text_array = c_int4_array
--= ok

update kinds set c_box = c_point, c_circle = c_polygon
--= error 42804 @46: column "c_circle" is of type circle but expression is of type polygon

update active_users set name = 'a' where id = 1 returning *
--= ok id int4, name text, email text, mood mood

update active_users set active = false
--= error 42703 @25: column "active" of relation "active_users" does not exist

update post_counts set name = 'a'
--= error 55000: cannot update view "post_counts"

update all_names set name = 'a'
--= error 55000: cannot update view "all_names"

update posts_of_users set title = 'x'
--= error 55000: cannot update view "posts_of_users"

update guarded set balance = balance - 1 returning balance
--= ok balance numeric

update routed set name = 'x' where id = 1 returning *
--= ok id int4, name text

update post_scores set average = 1
--= error 42809 plan: cannot change materialized view "post_scores"

update ruled set v = 'x' returning *
--= ok id int4, v text

update measurements set value = value * 2 where at > now() - interval '1 day'
--= ok

update pg_class set relname = 'x'
--= ok

update nothing set x = 1
--= error 42703 @20: column "x" of relation "nothing" does not exist

update accounts set ctid = '(0,1)'
--= error 0A000 @21: cannot assign to system column "ctid"

update accounts set tableoid = 1
--= error 0A000 @21: cannot assign to system column "tableoid"

update accounts set version = version where ctid = '(0,1)'
--= ok

with x as (select 1 as a) update accounts set version = x.a from x returning *, x.a
--= ok id int4, owner text, balance numeric, version int4, a int4, a int4

with x as (select 1 as a) update accounts set version = (select a from x) where id in (select a from x)
--= ok

update numbers(1) set a = 1
--= error 42601 @15: syntax error at or near "("

update (select * from accounts) a set version = 1
--= error 42601 @8: syntax error at or near "("

update users set name = null from users join jsonb_array_elements(users) on true
--= error 42P10 @67: invalid reference to FROM-clause entry for table "users"

update users set name = null from users join lateral (select users.id) s on true
--= error 42P10 @62: invalid reference to FROM-clause entry for table "users"
