-- The type that the server gives to $n, in every kind of place.

select id from users where id = $1
--= ok id int4 | $1 int4

select id from users where $1 = id
--= ok id int4 | $1 int4

select id from users where id = $1 and name = $2 and active = $3 and mood = $4 and created_at > $5 and data @> $6 and nicknames @> $7 and email = $8
--= ok id int4 | $1 int4, $2 text, $3 bool, $4 mood, $5 timestamptz, $6 jsonb, $7 text[], $8 text

select id from users where id = $2
--= error 42P18: could not determine data type of parameter $1

select id from users where id = $2 and name = $1
--= ok id int4 | $1 text, $2 int4

select id from users where id = $1 or manager_id = $1
--= ok id int4 | $1 int4

select id from users where id = $1 or age > $1 + 1
--= ok id int4 | $1 int4

select id from users where id = $1 or name = $1
--= error 42883 @44: operator does not exist: text = integer

select id from users where id = $1::bigint
--= ok id int4 | $1 int8

select id from users where id = $1::text
--= error 42883 @31: operator does not exist: integer = text

select id from users where id = $1::text::int
--= ok id int4 | $1 text

select id from users where id = $1 + 1 and age = $2 * 2 and id % $3 = 0
--= ok id int4 | $1 int4, $2 int4, $3 int4

select id from users where id + $1 = 5 and -id = $2 and id = -$3
--= error 42725 @62: operator is not unique: - unknown

select id from users where id between $1 and $2 and age not between $3 and $4
--= ok id int4 | $1 int4, $2 int4, $3 int4, $4 int4

select id from users where id in ($1, $2, $3) and name in ($4) and id not in ($5, 1)
--= ok id int4 | $1 int4, $2 int4, $3 int4, $4 text, $5 int4

select id from users where id = any ($1) and name = any ($2) and mood <> all ($3) and email = any ($4)
--= ok id int4 | $1 int4[], $2 text[], $3 mood[], $4 text[]

select id from users where name like $1 and name ilike $2 || '%' and name ~ $3 and name not like $4 escape $5 and name similar to $6
--= ok id int4 | $1 text, $2 text, $3 text, $4 text, $5 text, $6 text

select id from users where $1
--= ok id int4 | $1 bool

select id from users where not $1 and ($2 or active)
--= ok id int4 | $1 bool, $2 bool

select id from users where $1 is null or id = $1
--= error 42P08 @28: could not determine data type of parameter $1

select id from users where $1::int is null or id = $1
--= ok id int4 | $1 int4

select id from users where id = $1 or $1 is null
--= ok id int4 | $1 int4

select id from users where $1 is null
--= error 42P18: could not determine data type of parameter $1

select id from users where name = coalesce($1, name) and age = coalesce($2, 5) and id = nullif($3, 0)
--= ok id int4 | $1 text, $2 int4, $3 int4

select id from users where case when $1 then id = $2 else name = $3 end
--= ok id int4 | $1 bool, $2 int4, $3 text

select id from users where $1 = $2
--= ok id int4 | $1 text, $2 text

select id from users where $1 > 5 and $2 < 2.5 and $3 = 'a' and $4 <> now()
--= ok id int4 | $1 int4, $2 numeric, $3 text, $4 timestamptz

select id from users where (id, name) = ($1, $2) and (id, name) > ($3, $4) and row(age) = row($5)
--= ok id int4 | $1 int4, $2 text, $3 int4, $4 text, $5 int4

select id from users where (id, name) in (($1, $2), ($3, $4))
--= ok id int4 | $1 int4, $2 text, $3 int4, $4 text

select id from users where (id, name) in (select $1::int, $2)
--= ok id int4 | $1 int4, $2 text

select id from users where id = (select $1)
--= error 42883 @31: operator does not exist: integer = text

select id from users where id in (select $1)
--= error 42883 @31: operator does not exist: integer = text

select id from users where id = (select user_id from posts where id = $1 limit $2)
--= ok id int4 | $1 int4, $2 int8

select id from users where exists (select 1 from posts where user_id = users.id and title = $1)
--= ok id int4 | $1 text

select id from users where id is distinct from $1 and name is not distinct from $2 and $3 is distinct from null
--= error 42P18: could not determine data type of parameter $3

select id from users where data ->> $1 = $2 and data -> $3 = $4 and data @> $5 and data ? $6 and data #>> $7 = $8
--= ok id int4 | $1 text, $2 text, $3 text, $4 jsonb, $5 jsonb, $6 text, $7 text[], $8 text

select id from users where nicknames[$1] = $2 and $3 = any (nicknames) and nicknames && $4 and nicknames || $5 = $6 and array_length(nicknames, $7) > $8
--= ok id int4 | $1 int4, $2 text, $3 text, $4 text[], $5 text[], $6 text[], $7 int4, $8 int4

select id from users where created_at > $1 and created_at < $2::date and created_at between $3 and now() and created_at::date = $4
--= ok id int4 | $1 timestamptz, $2 date, $3 timestamptz, $4 date

select id from users where created_at > now() - $1
--= error 42883 @39: operator does not exist: timestamp with time zone > interval

select id from users where created_at > now() - $1::interval and created_at + $2 > now() and now() - created_at > $3
--= ok id int4 | $1 interval, $2 interval, $3 interval

select id from users where length(name) = $1 and lower(name) = $2 and substr(name, $3) = $4 and substring(name from $5 for $6) = $7 and position($8 in name) > 0 and lower($9) = name
--= ok id int4 | $1 int4, $2 text, $3 int4, $4 text, $5 text, $6 text, $7 text, $8 text, $9 text

select id from users where date_trunc($1, created_at) = $2 and extract(year from created_at) = $3 and to_char(created_at, $4) = $5 and date_part($6, created_at) = $7
--= ok id int4 | $1 text, $2 timestamptz, $3 numeric, $4 text, $5 text, $6 text, $7 float8

select id from users where add(id, $1) = $2
--= ok id int4 | $1 int4, $2 int4

select id from users where add($1, $2) = $3
--= error 42725 @28: function add(unknown, unknown) is not unique

select id from users where with_defaults($1, b => $2) = $3 and sum_of($4, $5) > $6 and on_level($7) = $8
--= ok id int4 | $1 int4, $2 int4, $3 text, $4 int4, $5 int4, $6 int8, $7 app.level, $8 app.level

select $1 as a
--= ok a text | $1 text

select $1 as a, $1 as b
--= ok a text, b text | $1 text

select $1 as a, $1::int as b
--= error 42P08 @8: inconsistent types deduced for parameter $1

select $1::int as a, $1 as b
--= ok a int4, b int4 | $1 int4

select $1, $2::int, $3
--= ok ?column? text, int4 int4, ?column? text | $1 text, $2 int4, $3 text

select $1::int, $1::text
--= ok int4 int4, text text | $1 int4

select $1::text, $1::int
--= ok text text, int4 int4 | $1 text

select $1::int + $1, $1 || 'a'
--= ok ?column? int4, ?column? text | $1 int4

select $1 + 1, $1 || 'x'
--= ok ?column? int4, ?column? text | $1 int4

select $1 || 'x', $1 + 1
--= error 42883 @22: operator does not exist: text + integer

select $1::varchar(5), $2::numeric(5, 2), $3::char(3), $4::timestamp(3), $5::bit(3), $6::interval day to hour
--= ok varchar varchar, numeric numeric, bpchar bpchar, timestamp timestamp, bit bit, interval interval | $1 varchar, $2 numeric, $3 bpchar, $4 timestamp, $5 bit, $6 interval

select cast($1 as int), int4($2), $3::int4[], $4::users, $5::mood, $6::"Odd Name"."Mixed Case", $7::record
--= error 42725 @25: function int4(unknown) is not unique
--= 14: ok int4 int4, int4 int4, int4 int4[], users users, mood mood, "Mixed Case" "Odd Name"."Mixed Case", record record | $1 int4, $2 char, $3 int4[], $4 users, $5 mood, $6 "Odd Name"."Mixed Case", $7 record

select $1::nope
--= error 42704 @12: type "nope" does not exist

select $1::serial
--= error 42704 @12: type "serial" does not exist

select 1 + $1, $2 + 1.5, $3 || 'a', 'a' || $4, $5 and true, not $6, $7 is true, $8 + 1::bigint, $9 * 2::float4, $10 - current_date
--= ok ?column? int4, ?column? numeric, ?column? text, ?column? text, ?column? bool, ?column? bool, ?column? bool, ?column? int8, ?column? float4, ?column? int4 | $1 int4, $2 numeric, $3 text, $4 text, $5 bool, $6 bool, $7 bool, $8 int8, $9 float4, $10 date

select $1 + $2
--= error 42725 @11: operator is not unique: unknown + unknown

select -$1
--= error 42725 @8: operator is not unique: - unknown

select $1 % 2, $2 ^ 2, $3 / 2.5, $4 & 1, $5 << 2, 2 - $6, now() < $7, current_date - $8
--= ok ?column? int4, ?column? float8, ?column? numeric, ?column? int4, ?column? int4, ?column? int4, ?column? bool, ?column? int4 | $1 int4, $2 float8, $3 numeric, $4 int4, $5 int4, $6 int4, $7 timestamptz, $8 date

select upper($1), length($2), concat($3::text, 'a'), greatest($4, 1), least($5, $6), coalesce($7, $8), nullif($9, 'a'), round($10, 2), mod($11, 2)
--= ok upper text, length int4, concat text, greatest int4, least text, coalesce text, nullif text, round numeric, mod int4 | $1 text, $2 text, $3 text, $4 int4, $5 text, $6 text, $7 text, $8 text, $9 text, $10 numeric, $11 int4

select abs($1)
--= ok abs float8 | $1 float8

select max($1)
--= ok max text | $1 text

select sum($1)
--= error 42725 @8: function sum(unknown) is not unique

select count($1)
--= error 42P18: could not determine data type of parameter $1

select count($1::int), max($2::text), sum($3::numeric), avg($4::float8), string_agg($5, ','), array_agg($6::int), bool_and($7) from users
--= ok count int8, max text, sum numeric, avg float8, string_agg text, array_agg int4[], bool_and bool | $1 int4, $2 text, $3 numeric, $4 float8, $5 text, $6 int4, $7 bool

select array[$1, $2::int], array[$3, 'a'], array[$4]::int[], array[$5::text], array[$6, 1.5]
--= ok array int4[], array text[], array int4[], array text[], array numeric[] | $1 int4, $2 int4, $3 text, $4 int4, $5 text, $6 numeric

select array[$1]
--= ok array text[] | $1 text

select row($1::int, $2), row($3, 1)
--= error 42P18: could not determine data type of parameter $2

select case when $1 then $2 else 1 end, case $3 when 1 then $4 else 'a' end, case when true then $5 end
--= error 42883 @49: operator does not exist: text = integer

select (select $1), (select $2::int), exists (select $3), array(select $4), (select $5 + 1)
--= ok ?column? text, int4 int4, exists bool, array text[], ?column? int4 | $1 text, $2 int4, $3 text, $4 text, $5 int4

select $1 limit $2 offset $3
--= ok ?column? text | $1 text, $2 int8, $3 int8

select id from users order by $1
--= ok id int4 | $1 text

select id from users order by $1::int
--= ok id int4 | $1 int4

select id from users order by case when $1 = 'name' then name end, case when $2 then id end
--= ok id int4 | $1 text, $2 bool

select id from users limit $1 offset $2
--= ok id int4 | $1 int8, $2 int8

select id from users limit $1::int offset coalesce($2, 0)
--= ok id int4 | $1 int4, $2 int4

select id from users fetch first $1 rows only
--= ok id int4 | $1 int8

select id, $1 from users group by id, $1
--= ok id int4, ?column? text | $1 text

select id, $1 from users group by id
--= ok id int4, ?column? text | $1 text

select count(*) from users group by $1
--= ok count int8 | $1 text

select count(*) from users having count(*) > $1
--= ok count int8 | $1 int8

select distinct $1 from users
--= ok ?column? text | $1 text

select distinct on ($1) id from users
--= ok id int4 | $1 text

select lag(name, $1, $2) over (order by id), ntile($3) over (), nth_value(id, $4) over () from users
--= ok lag text, ntile int4, nth_value int4 | $1 int4, $2 text, $3 int4, $4 int4

select sum(age) over (order by id rows between $1 preceding and $2 following) from users
--= ok sum int8 | $1 int8, $2 int8

select sum(age) over (order by age range between $1 preceding and $2 following) from users
--= ok sum int8 | $1 int4, $2 int4

select sum(age) over (order by created_at range $1 preceding) from users
--= ok sum int8 | $1 interval

select count(*) filter (where age > $1), percentile_cont($2) within group (order by age) from users
--= ok count int8, percentile_cont float8 | $1 int4, $2 float8

select * from generate_series($1, $2)
--= error 42725 @15: function generate_series(unknown, unknown) is not unique

select * from generate_series($1::int, $2)
--= ok generate_series int4 | $1 int4, $2 int4

select * from generate_series(1, $1), unnest($2::text[]), numbers($3), pairs($4) p
--= ok generate_series int4, unnest text, numbers int4, a int4, b text | $1 int4, $2 text[], $3 int4, $4 int4

select * from unnest($1::int[], $2::text[]) as t (a, b) where a = $3
--= ok a int4, b text | $1 int4[], $2 text[], $3 int4

select * from jsonb_to_recordset($1) as x (a int)
--= ok a int4 | $1 jsonb

select * from jsonb_each($1) where key = $2 and value = $3
--= ok key text, value jsonb | $1 jsonb, $2 text, $3 jsonb

select * from json_array_elements($1)
--= ok value json | $1 json

select * from (values ($1, $2)) t (a, b)
--= ok a text, b text | $1 text, $2 text

select * from (values ($1::int, $2), (1, 'a')) t (a, b)
--= ok a int4, b text | $1 int4, $2 text

select * from (values ($1), (1)) t (a)
--= ok a int4 | $1 int4

select * from (values (1), ($1)) t (a) where a = $2
--= ok a int4 | $1 int4, $2 int4

select * from (select $1 as a) t
--= ok a text | $1 text

select * from (select $1 as a) t where a = 1
--= error 42883 @42: operator does not exist: text = integer

select * from (select $1 as a) t where a = 'x'
--= ok a text | $1 text

select * from (select $1::int as a) t where a = $2
--= ok a int4 | $1 int4, $2 int4

select * from users join (select $1::int as x) t on t.x = id
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, x int4 | $1 int4

select * from users join posts on posts.user_id = users.id and posts.views > $1 where posts.title = $2
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp | $1 int8, $2 text

select * from users left join posts on $1
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp | $1 bool

select * from users tablesample system ($1)
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz | $1 float4

select 1 union select $1
--= ok ?column? int4 | $1 int4

select $1 union select 1
--= ok ?column? int4 | $1 int4

select $1 union select $2
--= ok ?column? text | $1 text, $2 text

select 'a' union select $1
--= ok ?column? text | $1 text

select $1 union all select null
--= ok ?column? text | $1 text

select name from users union select $1
--= ok name text | $1 text

select id, name from users union all select $1, $2
--= ok id int4, name text | $1 int4, $2 text

with x as (select $1 as a) select * from x
--= ok a text | $1 text

with x as (select $1::int as a) select * from users, x where id = a and name = $2
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, a int4 | $1 int4, $2 text

with x (a) as (values ($1::int)) select a from x
--= ok a int4 | $1 int4

with recursive t (n) as (select $1::int union all select n + 1 from t where n < $2) select n from t where n > $3
--= ok n int4 | $1 int4, $2 int4, $3 int4

with recursive t (n) as (values ($1) union all select n from t) select n from t
--= ok n text | $1 text

insert into users (name, age, mood, email, nicknames, data, created_at) values ($1, $2, $3, $4, $5, $6, $7)
--= ok | $1 text, $2 int4, $3 mood, $4 email, $5 text[], $6 jsonb, $7 timestamptz

insert into users (name, age) values ($1, $2), ($3, $4)
--= ok | $1 text, $2 int4, $3 text, $4 int4

insert into users (name, age) values ($1, $2), ('a', $3 + 1)
--= ok | $1 text, $2 int4, $3 int4

insert into users (name, age) values ($1, $1)
--= error 42P08 @43: inconsistent types deduced for parameter $1

insert into users (name, age) values ($1, $2::bigint)
--= ok | $1 text, $2 int8

insert into users (name, age) values ($1, $2::text)
--= error 42804 @43: column "age" is of type integer but expression is of type text

insert into users (name, age) values (upper($1), coalesce($2, 5))
--= ok | $1 text, $2 int4

insert into users (name, age) values ($1 || 'x', $2 + 1), (coalesce($3, 'a'), case when $4 then $5 else 1 end)
--= ok | $1 text, $2 int4, $3 text, $4 bool, $5 int4

insert into users (name, age) select $1, $2
--= ok | $1 text, $2 int4

insert into users (name, age) select $1, id from posts where title = $2
--= ok | $1 text, $2 text

insert into users (name, age) select $1, $2 from posts union all select $3, $4
--= error 42804 @42: column "age" is of type integer but expression is of type text

insert into users (name, age) select * from (values ($1, $2)) v
--= error 42804 @38: column "age" is of type integer but expression is of type text

insert into users (name, age) select * from (select $1 as a, $2 as b) v
--= error 42804 @38: column "age" is of type integer but expression is of type text

insert into users (name, age) select * from unnest($1::text[], $2::int[])
--= ok | $1 text[], $2 int4[]

insert into users (name, created_at) values ($1, now() - $2::interval), ($3, $4)
--= ok | $1 text, $2 interval, $3 text, $4 timestamptz

insert into posts (user_id, title, score, kind, views) values ($1, $2, $3, $4, $5) returning id + $6, title || $7
--= ok ?column? int4, ?column? text | $1 int4, $2 varchar, $3 numeric, $4 bpchar, $5 int8, $6 int4, $7 text

insert into made (id, small, price, p, ps, n, mail, levels) values ($1, $2, $3, $4, $5, $6, $7, $8)
--= ok | $1 int4, $2 smallposint, $3 app.price, $4 pair, $5 pair[], $6 nested, $7 email[], $8 app.level[]

insert into made (id, small, price) values ($1, $2, row($3, $4))
--= ok | $1 int4, $2 smallposint, $3 numeric, $4 bpchar

insert into made (id, small, price.amount, p.b) values ($1, $2, $3, $4)
--= ok | $1 int4, $2 smallposint, $3 numeric, $4 text

insert into accounts (id, owner) values ($1, $2) on conflict (id) do update set owner = $3, balance = accounts.balance + $4 where accounts.version = $5
--= ok | $1 int4, $2 text, $3 text, $4 numeric, $5 int4

insert into accounts (id, owner, balance) values ($1, $2, $3) on conflict (id) do update set balance = $3 + 1, owner = $2 || 'x'
--= ok | $1 int4, $2 text, $3 numeric

insert into accounts (id, owner) values ($1, $2) on conflict (id) do update set balance = $1
--= ok | $1 int4, $2 text

insert into accounts (id, owner) values ($1, $2) on conflict (id) do update set owner = $1
--= ok | $1 int4, $2 text

update users set name = $1, age = $2, mood = $3, data = $4 where id = $5
--= ok | $1 text, $2 int4, $3 mood, $4 jsonb, $5 int4

update users set name = $1, age = $1
--= error 42P08 @35: inconsistent types deduced for parameter $1

update users set age = $1 where id = $1
--= ok | $1 int4

update users set age = $1::smallint where id = $1
--= ok | $1 int4

update users set age = age + $1, name = name || $2, active = not $3, nicknames = array_append(nicknames, $4), nicknames[$5] = $6
--= error 42601: multiple assignments to same column "nicknames"

update users set age = age + $1, name = name || $2, active = not $3, nicknames = array_append(nicknames, $4)
--= ok | $1 int4, $2 text, $3 bool, $4 text

update users set nicknames[$1] = $2, nicknames[$3:$4] = $5
--= ok | $1 int4, $2 text, $3 int4, $4 int4, $5 text[]

update users set data = jsonb_set(data, $1, $2), created_at = created_at + $3
--= ok | $1 text[], $2 jsonb, $3 interval

update users set name = coalesce($1, name), age = case when $2 then $3 else age end, mood = coalesce($4, mood)
--= ok | $1 text, $2 bool, $3 int4, $4 mood

update users set (name, age) = ($1, $2), (mood, data) = (select $3, $4::jsonb)
--= error 42804 @65: column "mood" is of type mood but expression is of type text

update users set (mood) = row($1)
--= ok | $1 mood

update users set (name, mood) = (select $1, $2)
--= error 42804 @45: column "mood" is of type mood but expression is of type text

update users set name = $1 from posts where posts.user_id = users.id and posts.title = $2 returning users.id, $3::int
--= ok id int4, int4 int4 | $1 text, $2 text, $3 int4

update users set name = v.n from (values ($1, $2)) v (i, n) where v.i = users.id
--= error 42883 @71: operator does not exist: text = integer

update users set name = v.n from (values ($1::int, $2)) v (i, n) where v.i = users.id
--= ok | $1 int4, $2 text

update posts set score = $1, weight = $2, views = $3, published_on = $4, created_at = $5, kind = $6, title = $7, ratio = $8
--= ok | $1 numeric, $2 float8, $3 int8, $4 date, $5 timestamp, $6 bpchar, $7 varchar, $8 float4

update made set p = $1, p.a = $2
--= error 42601: multiple assignments to same column "p"

update made set p.a = $1, ps[$2].b = $3, n.p.a = $4, price = row($5, $6)
--= ok | $1 int4, $2 int4, $3 text, $4 int4, $5 numeric, $6 bpchar

delete from users where id = $1 and name = any ($2) returning id, $3::text
--= ok id int4, text text | $1 int4, $2 text[], $3 text

delete from users using posts where posts.user_id = $1 and users.id = $2
--= ok | $1 int4, $2 int4

select id from users where id = $0
--= error 42P02 @33: there is no parameter $0

select id from users where id = $65536
--= error 42P18: could not determine data type of parameter $1

select id from users where id = $100
--= error 42P18: could not determine data type of parameter $1

select id from users where id = $1 and age = $3
--= error 42P18: could not determine data type of parameter $2

select id from users where id = $1 and age = $3 and name = $2
--= ok id int4 | $1 int4, $2 text, $3 int4

select $1
--= ok ?column? text | $1 text

select $3, $1
--= error 42P18: could not determine data type of parameter $2

select $a
--= error 42601 @8: syntax error at or near "$"

select $ 1
--= error 42601 @8: syntax error at or near "$"

select $1 $2
--= error 42601 @11: syntax error at or near "$2"

select id from users where id = $1 for update skip locked
--= ok id int4 | $1 int4

select $1::int[] @> array[1], $2 @> array[1], array[1] @> $3, $4 && nicknames, $5 = array['a'] from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4[], $2 int4[], $3 int4[], $4 text[], $5 text[]

select $1 -> 'a', $2::jsonb -> $3
--= error 42725 @11: operator is not unique: unknown -> unknown

select $1::jsonb -> $2, $3::jsonb ->> $4::int, $5::json #> $6
--= ok ?column? jsonb, ?column? text, ?column? json | $1 jsonb, $2 text, $3 jsonb, $4 int4, $5 json, $6 text[]

select $1 at time zone 'UTC'
--= ok timezone timestamp | $1 timestamptz

select now() at time zone $1, $2::timestamp at time zone $3, timezone($4, now())
--= ok timezone timestamp, timezone timestamptz, timezone timestamp | $1 text, $2 timestamp, $3 text, $4 text

select extract(year from $1)
--= error 42725 @8: function pg_catalog.extract(unknown, unknown) is not unique

select extract(year from $1::timestamp)
--= ok extract numeric | $1 timestamp

select overlay($1 placing $2 from $3), trim($4), trim($5 from $6), position($7 in $8), substring($9 from $10)
--= ok overlay text, btrim text, btrim text, position int4, substring text | $1 text, $2 text, $3 int4, $4 text, $5 text, $6 text, $7 text, $8 text, $9 text, $10 text

select substring($1 from $2)
--= ok substring text | $1 text, $2 text

select substring($1::text from $2), substring($3, 1), substr($4, $5)
--= ok substring text, substring text, substr text | $1 text, $2 text, $3 text, $4 text, $5 int4

select $1 like $2, $3 ilike 'a', $4 ~ $5, $6 similar to $7
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 text, $2 text, $3 text, $4 text, $5 text, $6 text, $7 text

select $1 in ($2), $3 in (1, 2), $4 in ('a', $5), 1 in ($6, $7)
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 text, $2 text, $3 int4, $4 text, $5 text, $6 int4, $7 int4

select $1 between $2 and $3
--= ok ?column? bool | $1 text, $2 text, $3 text

select $1 between 1 and $2, 5 between $3 and $4, $5 between now() and $6
--= ok ?column? bool, ?column? bool, ?column? bool | $1 int4, $2 int4, $3 int4, $4 int4, $5 timestamptz, $6 timestamptz

select $1 = any ($2)
--= ok ?column? bool | $1 text, $2 text[]

select $1 = any ($2::int[]), 1 = any ($3), $4::text = all ($5), 'a' = any ($6)
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4, $2 int4[], $3 int4[], $4 text, $5 text[], $6 text[]

select $1 is distinct from $2
--= ok ?column? bool | $1 text, $2 text

select $1 is null, $2 is not null, $3 is true, $4 is unknown, $5 is distinct from 1
--= error 42P18: could not determine data type of parameter $1

select ($1).a
--= error 42809 @9: column notation .a applied to type unknown, which is not a composite type

select ($1::pair).a, ($2::users).name, ($3::pair[])[1]
--= ok a int4, name text, pair pair | $1 pair, $2 users, $3 pair[]

select $1.a
--= error 42809 @8: column notation .a applied to type unknown, which is not a composite type

select $1[1]
--= error 42804 @8: cannot subscript type unknown because it does not support subscripting

select ($1)[1]
--= error 42804 @9: cannot subscript type unknown because it does not support subscripting

select ($1::int[])[$2], ($3::text[])[$4:$5], ($6::jsonb)[$7]
--= ok int4 int4, text text[], jsonb jsonb | $1 int4[], $2 int4, $3 text[], $4 int4, $5 int4, $6 jsonb, $7 text

select $1 collate "C", $2 < 'a' collate "C", $3::text collate "C"
--= ok ?column? text, ?column? bool, text text | $1 text, $2 text, $3 text

select $1::int is null, coalesce($1, 5)
--= ok ?column? bool, coalesce int4 | $1 int4

select coalesce($1, 5), $1::int is null
--= ok coalesce int4, ?column? bool | $1 int4

select coalesce($1, 5), $1::bigint is null
--= ok coalesce int4, ?column? bool | $1 int4

select xmlelement(name a, $1), xmlparse(document $2), xmlforest($3::text as a)
--= error 42P18: could not determine data type of parameter $1

select date $1
--= error 42601 @13: syntax error at or near "$1"

select interval $1
--= error 42601 @17: syntax error at or near "$1"

select $1::interval, $2::date, interval '1 day' * $3
--= ok interval interval, date date, ?column? interval | $1 interval, $2 date, $3 float8

-- A parameter cast to unknown gets its type by the next use.

select $1::unknown = 1
--= ok ?column? bool | $1 int4

select upper($1::unknown), $1
--= ok upper text, ?column? text | $1 text

select $1::unknown
--= ok unknown text | $1 text

select (($1)::unknown) || 'a'::text
--= ok ?column? text | $1 text

-- A parameter of type void is no argument.

select now($1::void)
--= ok now timestamptz | $1 void

select upper($1::void, 'a')
--= ok upper text | $1 void

select upper('a', null::void)
--= error 42883 @8: function upper(unknown, void) does not exist

select null between $1 and $1
--= ok ?column? bool | $1 text

select null between $1 and $2
--= ok ?column? bool | $1 text, $2 text

select null in ($1, $1)
--= ok ?column? bool | $1 text
