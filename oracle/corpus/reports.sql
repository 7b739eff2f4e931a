-- Longer statements, as applications write them.

select u.id, u.name, count(p.id) as posts, coalesce(sum(p.views), 0) as views, max(p.created_at) as last_post
  from users u
  left join posts p on p.user_id = u.id
  where u.active and u.created_at >= $1
  group by u.id
  having count(p.id) >= $2
  order by views desc, u.name
  limit $3 offset $4
--= ok id int4, name text, posts int8, views numeric, last_post timestamp | $1 timestamptz, $2 int8, $3 int8, $4 int8

with monthly as (
  select date_trunc('month', created_at) as month, user_id, sum(views) as views
  from posts group by 1, 2),
  ranked as (
  select *, rank() over (partition by month order by views desc) as place,
         views - lag(views) over (partition by user_id order by month) as change
  from monthly)
  select r.month::date, u.name, r.views, r.place, r.change, round(100.0 * r.views / sum(r.views) over (partition by r.month), 1) as share
  from ranked r join users u on u.id = r.user_id
  where r.place <= 10
  order by r.month, r.place
--= ok month date, name text, views numeric, place int8, change numeric, share numeric

with recursive tree (id, name, depth, path) as (
  select id, name, 0, array[id] from nodes where parent_id is null
  union all
  select n.id, n.name, t.depth + 1, t.path || n.id
  from nodes n join tree t on n.parent_id = t.id
  where t.depth < 10 and n.id <> all (t.path))
  select repeat('  ', depth) || name as label, depth, array_to_string(path, '/') as path,
         (select count(*) from tree c where c.path @> array[t.id]) - 1 as below
  from tree t order by path
--= ok label text, depth int4, path text, below int8

select p.id, p.title, u.name as author,
       (select count(*) from comments c where c.post_id = p.id) as comments,
       (select jsonb_agg(jsonb_build_object('id', c.id, 'body', left(c.body, 80)) order by c.id) from comments c where c.post_id = p.id) as latest,
       exists (select 1 from comments c where c.post_id = p.id and c.user_id = $1) as commented
  from posts p join users u on u.id = p.user_id
  where ($2::text is null or p.title ilike '%' || $2 || '%')
  and (p.created_at, p.id) < ($3, $4)
  order by p.created_at desc, p.id desc limit 20
--= ok id int4, title varchar, author text, comments int8, latest jsonb, commented bool | $1 int4, $2 text, $3 timestamp, $4 int4

select d::date as day, count(u.id) as sign_ups, sum(count(u.id)) over (order by d) as total
  from generate_series($1::date, $2::date, interval '1 day') d
  left join users u on u.created_at >= d and u.created_at < d + interval '1 day'
  group by d order by d
--= ok day date, sign_ups int8, total numeric | $1 date, $2 date

select mood, count(*) as n, round(avg(age), 1) as average, percentile_cont(0.5) within group (order by age) as median,
       count(*) filter (where active) as active, string_agg(name, ', ' order by name) as names, array_agg(id order by id) as ids
  from users group by mood order by mood
--= ok mood mood, n int8, average numeric, median float8, active int8, names text, ids int4[]

insert into accounts (id, owner, balance)
  select u.id, u.name, coalesce(sum(p.score), 0)
  from users u left join posts p on p.user_id = u.id
  where not exists (select 1 from accounts a where a.id = u.id)
  group by u.id
  on conflict (id) do update set balance = excluded.balance, version = accounts.version + 1
  where accounts.balance is distinct from excluded.balance
  returning id, owner, balance, version, (xmax = 0) as inserted
--= ok id int4, owner text, balance numeric, version int4, inserted bool

update posts p set score = s.score, kind = case when s.score > $1 then 'top' else p.kind end
  from (select post_id, count(*) * 1.5 + count(distinct user_id) as score from comments group by post_id) s
  where s.post_id = p.id and p.published_on is not null
  returning p.id, p.title, p.score, p.kind, s.score as raw
--= ok id int4, title varchar, score numeric, kind bpchar, raw numeric | $1 numeric

with doomed as (delete from posts p using users u where u.id = p.user_id and not u.active and p.created_at < now() - $1::interval returning p.*, u.name as author)
  select author, count(*) as deleted, sum(views) as views, array_agg(title order by id) as titles from doomed group by author
--= ok author text, deleted int8, views numeric, titles varchar[] | $1 interval

with next as (select id from jobs where not done and run_at <= now() order by priority desc, run_at for update skip locked limit $1)
  update jobs j set done = true from next where next.id = j.id returning j.id, j.payload, j.payload ->> 'kind' as kind
--= ok id int8, payload jsonb, kind text | $1 int8

select s.sensor, s.at, s.value, avg(s.value) over w as smooth, s.value - first_value(s.value) over w as drift,
       case when abs(s.value - avg(s.value) over w) > 2 * stddev(s.value) over w then 'outlier' else 'ok' end as verdict
  from measurements s where s.at between $1 and $2
  window w as (partition by s.sensor order by s.at range between interval '1 hour' preceding and current row)
--= ok sensor int4, at timestamptz, value float8, smooth float8, drift float8, verdict text | $1 timestamptz, $2 timestamptz

select coalesce(u.name, '(all)') as name, coalesce(p.kind, '(all)') as kind, count(*), grouping(u.name, p.kind) as level
  from users u join posts p on p.user_id = u.id
  group by rollup (u.name, p.kind) having count(*) > 0 order by grouping(u.name, p.kind), 1, 2
--= ok name text, kind bpchar, count int8, level int4

select l.order_id, sum(l.total) as total, sum(l.quantity) filter (where l.price > 10) as dear, min(l.product) as first,
       json_object_agg(l.line, l.product) as lines, bool_or(l.total is null) as broken
  from lines l group by l.order_id having sum(l.total) > $1 and every(l.quantity > 0)
--= ok order_id int4, total numeric, dear int8, first text, lines json, broken bool | $1 numeric

select u.name, t.title, t.nth from users u cross join lateral (
  select p.title, row_number() over (order by p.score desc nulls last) as nth from posts p where p.user_id = u.id limit 3) t
  where u.mood in ('ok', 'happy') and t.nth <= $1 order by u.name, t.nth
--= ok name text, title varchar, nth int8 | $1 int8

select e1.source, e2.target, min(coalesce(e1.cost, 1) + coalesce(e2.cost, 1)) as cost from edges e1 join edges e2 on e2.source = e1.target
  where e1.source = any ($1) and e2.target <> e1.source
  group by e1.source, e2.target
  union all
  select source, target, cost from edges where source = any ($1)
  order by 3 nulls last limit 50
--= ok source int4, target int4, cost float8 | $1 int4[]

select distinct on (u.id) u.id, u.name, p.title, p.created_at from users u left join posts p on p.user_id = u.id
  order by u.id, p.created_at desc nulls last
--= ok id int4, name text, title varchar, created_at timestamp

select m.id, (m.price).amount * 1.21 as gross, (m.price).currency, m.p is not null as paired, (m.n).at::date as day, m.mail[1] as first_mail, cardinality(m.labels) as labels, m.level::text, upper(m.fr) - lower(m.fr) as width
  from made m where m.pos > $1 and m.level >= 'mid' and (m.labels @> $2 or m.labels is null) order by m.price, m.level desc
--= ok id int4, gross numeric, currency bpchar, paired bool, day date, first_mail text, labels int4, level text, width float8 | $1 int4, $2 text[]

select q.* from (select u.*, ntile(4) over (order by age) as quartile, age - avg(age) over (partition by mood) as off from users u) q where quartile = 1 and off > 0
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, quartile int4, off numeric

select name, sum(n) from (select name, 1 as n from users union all select login, 2 from app.users union all select name, null from nodes) x group by name having sum(n) > $1 or bool_or(n is null)
--= ok name text, sum int8 | $1 int8

select (a.data ->> 'total')::numeric(10, 2) as total, a.data #>> '{address,city}' as city, jsonb_array_length(a.data -> 'items') as items,
       (select sum((i ->> 'price')::numeric * (i ->> 'quantity')::int) from jsonb_array_elements(a.data -> 'items') i) as checked
  from users a where a.data @> '{"kind": "order"}' and a.data ? 'total' and (a.data ->> 'placed')::timestamptz > $1
--= ok total numeric, city text, items int4, checked numeric | $1 timestamptz

select u.name, count(*) from users u join posts p on p.user_id = u.id where p.title like $1 || '%' group by u.nme order by 2 desc
--= error 42703 @109: column u.nme does not exist

select u.name, count(*) from users u join posts p on p.userid = u.id group by u.name
--= error 42703 @54: column p.userid does not exist

select u.name, p.title, count(*) from users u join posts p on p.user_id = u.id group by u.name
--= error 42803 @16: column "p.title" must appear in the GROUP BY clause or be used in an aggregate function

select u.name, sum(p.views) as views from users u join posts p on p.user_id = u.id where views > 10 and sum(p.views) > 5 group by u.name
--= error 42803 @105: aggregate functions are not allowed in WHERE

select u.name, sum(p.views) as total from users u join posts p on p.user_id = u.id group by u.name having total > 5
--= error 42703 @107: column "total" does not exist

select name, row_number() over (order by age) as n from users where n <= 3
--= error 42703 @69: column "n" does not exist

select u.name from users u left join posts p on u.id = p.user_id and p.title = u.age
--= error 42883 @78: operator does not exist: character varying = integer

select * from users where created_at > '2024-02-30' or name = 'x'
--= error 22008 @40: date/time field value out of range: "2024-02-30"

select * from users where id = '42a'
--= error 22P02 @32: invalid input syntax for type integer: "42a"

insert into users (name, mood, age) values ('a', 'hapy', 5)
--= error 22P02 @50: invalid input value for enum mood: "hapy"

insert into users (name, moood) values ('a', 'happy')
--= error 42703 @26: column "moood" of relation "users" does not exist

insert into posts (user_id, title) values (1, 'a', 'b')
--= error 42601 @52: INSERT has more expressions than target columns

update users set agee = 5 where id = 1
--= error 42703 @18: column "agee" of relation "users" does not exist

update users set age = 'five' where id = 1
--= error 22P02 @24: invalid input syntax for type integer: "five"

delete from users u where users.id = 1
--= error 42P01 @27: invalid reference to FROM-clause entry for table "users"

select id, name from users union select id from posts
--= error 42601 @41: each UNION query must have the same number of columns

select max(name) from users where max(age) > 5
--= error 42803 @35: aggregate functions are not allowed in WHERE

select * from users order by naem
--= error 42703 @30: column "naem" does not exist

select * from user where id = 1
--= error 42703 @26: column "id" does not exist

select u.id from users u where u.id in (select p.id, p.user_id from posts p)
--= error 42601 @37: subquery has too many columns

select case when active then 1 else 'no' end from users
--= error 22P02 @37: invalid input syntax for type integer: "no"

select name + 1 from users
--= error 42883 @13: operator does not exist: text + integer

select age || id from users
--= error 42883 @12: operator does not exist: integer || integer

select lower(id) from users
--= error 42883 @8: function lower(integer) does not exist

select count(distinct) from users
--= error 42601 @22: syntax error at or near ")"

select id from users where name = null and age in (null)
--= ok id int4

select to_char(created_at) from users
--= error 42883 @8: function to_char(timestamp with time zone) does not exist

select date_trunc('day') from users
--= error 42883 @8: function date_trunc(unknown) does not exist

select coalesce(name, 0) from users
--= error 42804 @23: COALESCE types text and integer cannot be matched

select sum(name) from users
--= error 42883 @8: function sum(text) does not exist

select name from users group by id having age > count(*)
--= ok name text

select name, age from users group by name, 2
--= ok name text, age int4

select u.id, u.id from users u join posts using (user_id)
--= error 42703: column "user_id" specified in USING clause does not exist in left table

with x as (select id from users) select name from x
--= error 42703 @41: column "name" does not exist

with recursive t as (select 1 union all select id from t) select * from t
--= error 42703 @48: column "id" does not exist

select id from users limit 'a'
--= error 22P02 @28: invalid input syntax for type bigint: "a"

select id from users for update of posts
--= error 42P01 @36: relation "posts" in FOR UPDATE clause not found in FROM clause

insert into accounts (id, owner) values (1, 'a') on conflict (balance) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into accounts (id, owner) values (1, 'a') on conflict (id) do update set owner = exclude.owner
--= error 42P01 @89: missing FROM-clause entry for table "exclude"

select array_agg(id, name) from users
--= error 42883 @8: function array_agg(integer, text) does not exist

select string_agg(name) from users
--= error 42883 @8: function string_agg(text) does not exist

select json_build_object('a', 1).a
--= error 42601 @33: syntax error at or near "."

select data.name from users
--= error 42P01 @8: missing FROM-clause entry for table "data"

select users.data.name from users
--= error 42P01 @8: missing FROM-clause entry for table "data"

select data->name->>'x' from users
--= ok ?column? text

select data->>'a' > 5 from users
--= error 42883 @19: operator does not exist: text > integer

select extract(years from created_at), extract(yr from created_at) from users
--= ok extract numeric, extract numeric

select extract(yeer from created_at) from users
--= ok extract numeric

select created_at + 1 from users
--= error 42883 @19: operator does not exist: timestamp with time zone + integer

select created_at - created_at > 5 from users
--= error 42883 @32: operator does not exist: interval > integer

select nicknames[0] = 1 from users
--= error 42883 @21: operator does not exist: text = integer

select 'a' = any ('b') from users
--= error 22P02 @19: malformed array literal: "b"

select 1 = any (nicknames) from users
--= error 42883 @10: operator does not exist: integer = text

select id::uuid from users
--= error 42846 @10: cannot cast type integer to uuid

select name::int::date from users
--= error 42846 @17: cannot cast type integer to date

select u.* from users u, posts u
--= error 42712: table name "u" specified more than once
