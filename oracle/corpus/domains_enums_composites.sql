-- Domains, enums and composites through every kind of expression.

select pos, small, mail, labels, code, feeling, cp, req from made
--= ok pos int4, small int4, mail email[], labels text[], code varchar, feeling mood, cp pair, req int4

select pos + 1, pos * small, pos / 2, -pos, pos || 'x', pos = 1, pos < small, pos between 1 and 5, pos in (1, 2), pos is null from made
--= ok ?column? int4, ?column? int4, ?column? int4, ?column? int4, ?column? text, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select code || 'x', code like 'a%', code = 'x', length(code), upper(code), code || code, code::text, code < 'b', substr(code, 1, 2) from made
--= ok ?column? text, ?column? bool, ?column? bool, length int4, upper text, ?column? text, code text, ?column? bool, substr text

select email || 'x', email = 'a@b', lower(email), email like '%@b', email is null, coalesce(email, name), coalesce(email, 'x'), split_part(email, '@', 2), email ~ 'x' from users
--= ok ?column? text, ?column? bool, lower text, ?column? bool, ?column? bool, coalesce text, coalesce text, split_part text, ?column? bool

select labels[1], labels || array['x'], labels @> array['a'], cardinality(labels), 'a' = any (labels), array_to_string(labels, ','), unnest(labels), labels = '{a}', labels[1:2], array_length(labels, 1) from made
--= ok labels text, ?column? text[], ?column? bool, cardinality int4, ?column? bool, array_to_string text, unnest text, ?column? bool, labels text[], array_length int4

select mail[1], mail[1] || 'x', mail @> array['a@b'::email], cardinality(mail), unnest(mail), mail || mail, array_agg(pos), array[pos, pos], array[code], max(pos), sum(small), string_agg(code, ',') from made group by mail, pos, code
--= ok mail text, ?column? text, ?column? bool, cardinality int4, unnest text, ?column? email[], array_agg posint[], array posint[], array app.code[], max int4, sum int8, string_agg text

select feeling, feeling::mood, feeling::text, array[feeling], coalesce(feeling, 'ok') from made
--= ok feeling mood, feeling mood, feeling text, array moodlike[], coalesce mood

select feeling = 'sad' from made
--= error 42883 @16: operator does not exist: moodlike = unknown

select feeling < 'ok' from made
--= error 42883 @16: operator does not exist: moodlike < unknown

select feeling in ('sad', 'ok') from made
--= error 42883 @16: operator does not exist: moodlike = mood

select feeling = 'sad'::mood from made
--= error 42883 @16: operator does not exist: moodlike = mood

select feeling = 'nope' from made
--= error 42883 @16: operator does not exist: moodlike = unknown

select feeling || 'x' from made
--= ok ?column? text

select min(feeling) from made
--= error 42883 @8: function min(moodlike) does not exist

select min(feeling::mood), max(c_mood), array_agg(feeling), count(distinct feeling) from made, kinds
--= ok min mood, max mood, array_agg moodlike[], count int8

select cp, (cp).a, (cp).b, cp is null, cp::pair, cp::text, row(cp), (cp::pair).a from made
--= ok cp pair, a int4, b text, ?column? bool, cp pair, cp text, row record, a int4

select cp = cp from made
--= error 42725 @11: operator is not unique: checked_pair = checked_pair

select cp = row(1, 'a') from made
--= ok ?column? bool

select cp < '(1,a)' from made
--= ok ?column? bool

select pos::int, pos::posint, pos::smallposint, small::posint, pos::bigint, pos::text, pos::numeric, pos::float8, 1::posint, '5'::posint, null::posint, null::required from made
--= ok pos int4, pos int4, pos int4, small int4, pos int8, pos text, pos numeric, pos float8, posint int4, posint int4, posint int4, required int4

select 'x'::posint
--= error 22P02 @8: invalid input syntax for type integer: "x"

select 1.5::posint, 5::bigint::posint, '5'::text::posint
--= ok posint int4, posint int4, posint int4

select '{-1}'::posint[]
--= error 23514 @8: value for domain posint violates check constraint "posint_check"

select '{1,2}'::posint[], array[1, 2]::posint[], array[1::posint], array['1', '2']::posint[], '{1}'::posint[]::int[], '{1}'::posint[]::text[]
--= ok posint posint[], array posint[], array posint[], array posint[], int4 int4[], text text[]

select 'no at'::email, 'no at'::text::email
--= ok email text, email text

select '{x}'::email[]
--= error 23514 @8: value for domain email violates check constraint "email_check"

select '{a@b}'::email[], array['a@b']::email[], 'a@b'::email::varchar(2), 'a@b'::email || 'x', 'a@b'::email = 'x'
--= ok email email[], array email[], varchar varchar, ?column? text, ?column? bool

select 'abcdefghijklmnop'::app.code, 'x'::app.code || 'y', 'x'::app.code::text, 'x'::app.code::char(1)
--= ok code varchar, ?column? text, text text, bpchar bpchar

select '{a,b}'::tags, array['a']::tags, '{a}'::tags || 'b'::text, ('{a}'::tags)[1], '{a}'::tags::text[]
--= ok tags text[], array text[], ?column? text[], tags text, text text[]

select '{a'::tags
--= error 22P02 @8: malformed array literal: "{a"

select 'sad'::moodlike, 'sad'::mood::moodlike, 'sad'::moodlike::text
--= ok moodlike mood, moodlike mood, text text

select 'nope'::moodlike
--= error 22P02 @8: invalid input value for enum mood: "nope"

select row(1, 'a')::checked_pair, '(1,a)'::checked_pair, (row(1, 'a')::checked_pair).a
--= ok row pair, checked_pair pair, a int4

select '(0,a)'::checked_pair
--= ok checked_pair pair

select row(0, 'a')::checked_pair
--= ok row pair

select id from made where pos = $1 and small > $2 and code = $3 and feeling = $4 and level = $5 and req = $6
--= error 42883 @77: operator does not exist: moodlike = unknown

select id from made where mail = $1 and mail[1] = $2 and labels = $3 and labels[1] = $4 and $5 = any (mail) and $6 = any (labels)
--= ok id int4 | $1 email[], $2 text, $3 text[], $4 text, $5 text, $6 text

select id from made where mail = $1
--= ok id int4 | $1 email[]

select id from made where labels = $1 and labels @> $2
--= ok id int4 | $1 text[], $2 text[]

select id from made where mail[1] = $1 and $2 = any (mail) and $3 = any (labels)
--= ok id int4 | $1 text, $2 text, $3 text

select id from made where p = $1
--= ok id int4 | $1 text

select id from made where ps = $1 and n = $2 and price = $3 and fr = $4 and cp = $5 and owner = $6 and levels = $7
--= ok id int4 | $1 pair[], $2 record, $3 record, $4 floatrange, $5 text, $6 record, $7 app.level[]

select id from made where (p).a = $1 and (p).b = $2 and (price).amount > $3 and (n).p is null and ((n).p).a = $4 and (owner).name = $5
--= ok id int4 | $1 int4, $2 text, $3 numeric, $4 int4, $5 text

select pos = $1, $2 + pos, pos + $3, coalesce(pos, $4), case when true then pos else $5 end, greatest(small, $6), nullif(pos, $7), array[pos, $8], pos in ($9, 1) from made
--= ok ?column? bool, ?column? int4, ?column? int4, coalesce int4, case int4, greatest int4, nullif int4, array int4[], ?column? bool | $1 int4, $2 int4, $3 int4, $4 int4, $5 int4, $6 int4, $7 int4, $8 int4, $9 int4

select $1::posint, $2::email, $3::app.code, $4::tags, $5::moodlike, $6::checked_pair, $7::posint[], $8::required
--= ok posint int4, email text, code varchar, tags text[], moodlike mood, checked_pair pair, posint posint[], required int4 | $1 posint, $2 email, $3 app.code, $4 tags, $5 moodlike, $6 checked_pair, $7 posint[], $8 required

insert into made (id, small, price, pos, code, feeling, req) values (1, $1, $2, $3, $4, $5, $6) returning pos, code, feeling, req
--= ok pos int4, code varchar, feeling mood, req int4 | $1 smallposint, $2 app.price, $3 posint, $4 app.code, $5 moodlike, $6 required

update made set pos = $1, small = small + $2, mail = array_append(mail, $3), labels = labels || $4, code = code || $5, feeling = $6 where pos = $7
--= ok | $1 posint, $2 int4, $3 email, $4 text[], $5 text, $6 moodlike, $7 int4

select mood, mood = 'sad', mood > 'sad', mood <> 'ok'::mood, mood::text, mood::text || 'x', mood || 'x', mood in ('sad', 'ok'), mood between 'sad' and 'ok', mood is null, mood is distinct from 'ok' from users
--= ok mood mood, ?column? bool, ?column? bool, ?column? bool, mood text, ?column? text, ?column? text, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select mood = 'SAD' from users
--= error 22P02 @15: invalid input value for enum mood: "SAD"

select mood = '' from users
--= error 22P02 @15: invalid input value for enum mood: ""

select mood = null, mood = $1, mood = any ($2), mood in ($3, 'ok'), $4 = mood, mood::text = $5, mood = $6::text::mood from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 mood, $2 mood[], $3 mood, $4 mood, $5 text, $6 text

select mood = $1::text from users
--= error 42883 @13: operator does not exist: mood = text

select mood = name from users
--= error 42883 @13: operator does not exist: mood = text

select mood = 0 from users
--= error 42883 @13: operator does not exist: mood = integer

select mood + 1 from users
--= error 42883 @13: operator does not exist: mood + integer

select lower(mood) from users
--= error 42883 @8: function lower(mood) does not exist

select lower(mood::text), length(mood::text), upper(mood::varchar), concat(mood, 'x'), format('%s', mood), to_jsonb(mood), md5(mood::text) from users
--= ok lower text, length int4, upper text, concat text, format text, to_jsonb jsonb, md5 text

select length(mood) from users
--= error 42883 @8: function length(mood) does not exist

select mood like 's%' from users
--= error 42883 @13: operator does not exist: mood ~~ unknown

select mood ~ 's' from users
--= error 42883 @13: operator does not exist: mood ~ unknown

select min(mood), max(mood), array_agg(mood), array_agg(distinct mood order by mood), count(mood), mode() within group (order by mood), percentile_disc(0.5) within group (order by mood) from users
--= ok min mood, max mood, array_agg mood[], array_agg mood[], count int8, mode mood, percentile_disc mood

select sum(mood) from users
--= error 42883 @8: function sum(mood) does not exist

select enum_range(null::mood), enum_first(null::mood), enum_last(mood), enum_range('sad'::mood, 'ok'), enum_range(mood, null), array_position(enum_range(null::mood), mood), unnest(enum_range(null::mood)) from users
--= ok enum_range mood[], enum_first mood, enum_last mood, enum_range mood[], enum_range mood[], array_position int4, unnest mood

select enum_range(null)
--= error 42883 @8: function enum_range(unknown) does not exist

select enum_range('sad')
--= error 42883 @8: function enum_range(unknown) does not exist

select case mood when 'sad' then 1 when 'ok' then 2 end, case when mood = 'sad' then mood else 'ok' end, coalesce(mood, 'ok'), nullif(mood, 'sad'), greatest(mood, 'ok'), array[mood, 'ok'] from users
--= ok case int4, case mood, coalesce mood, nullif mood, greatest mood, array mood[]

select case when active then mood else 'nope' end from users
--= error 22P02 @40: invalid input value for enum mood: "nope"

select case when active then 'sad' else 'ok' end = mood from users
--= error 42883 @50: operator does not exist: text = mood

select case when active then 'sad' else mood end, mood = case when active then 'sad' else 'ok' end::mood from users
--= ok mood mood, ?column? bool

select level, level = 'low', level > 'low'::app.level, level::int, level::text, levels[1] = 'low', 'low' = any (levels), level = any ('{low,mid}') from made
--= ok level app.level, ?column? bool, ?column? bool, level int4, level text, ?column? bool, ?column? bool, ?column? bool

select level = 'sad' from made
--= error 22P02 @16: invalid input value for enum app.level: "sad"

select level = mood from made, users
--= error 42883 @14: operator does not exist: app.level = mood

select level = 'low'::level from made
--= error 42704 @23: type "level" does not exist

select level + 1 from made
--= error 42883 @14: operator does not exist: app.level + integer

select level::int + 1, level::int > 1, level::text = 'low' from made
--= ok ?column? int4, ?column? bool, ?column? bool

select level = 1 from made
--= error 42883 @14: operator does not exist: app.level = integer

select sum(level) from made
--= error 42883 @8: function sum(app.level) does not exist

select mood < 'low'::app.level from users
--= error 42883 @13: operator does not exist: mood < app.level

select 'sad'::mood, mood 'sad', cast('sad' as mood), public.mood 'sad', 'sad'::public.mood, app.level 'low', 'low'::app.level
--= ok mood mood, mood mood, mood mood, mood mood, mood mood, level app.level, level app.level

select 'low'::app.level[]
--= error 22P02 @8: malformed array literal: "low"

select 'low'::level
--= error 42704 @15: type "level" does not exist

select 'sad'::app.mood
--= error 42704 @15: type "app.mood" does not exist

select "mood" 'sad', 'sad'::"mood"
--= ok mood mood, mood mood

select 'sad'::"Mood"
--= error 42704 @15: type "Mood" does not exist

select 'sad'::MOOD
--= ok mood mood

select p, (p).a, (p).b, ps[1], (ps[1]).a, n, (n).p, ((n).p).a, ((n).p).*, (n).notes[1], price, (price).*, owner, (owner).name from made
--= ok p pair, a int4, b text, ps pair, a int4, n nested, p pair, a int4, a int4, b text, notes text, price app.price, amount numeric, currency bpchar, owner users, name text

select p.a from made p
--= error 42703 @8: column p.a does not exist

select (p).a from made p
--= ok a int4

select (p).p from made p
--= error 42703 @9: column "p" not found in data type pair

select (p.p).a from made p
--= ok a int4

select (made.p).a, (public.made.p).b from made
--= ok a int4, b text

select (p).A, (p)."a" from made
--= ok a int4, a int4

select (p)."A" from made
--= error 42703 @9: column "A" not found in data type pair

select (p).x from made
--= error 42703 @9: column "x" not found in data type pair

select (p).a.b from made
--= error 42809 @9: column notation .b applied to type integer, which is not a composite type

select (price).amount * 2, round((price).amount), (price).currency = 'EUR', (price).currency || 'x', upper((price).currency) from made
--= ok ?column? numeric, round numeric, ?column? bool, ?column? text, upper text

select row(1, 'a')::pair, (row(1, 'a')::pair).a, (1, 'a')::pair, '(1,a)'::pair, pair '(1,a)', null::pair from made
--= ok row pair, a int4, row pair, pair pair, pair pair, pair pair

select row(1, 'a')::pair = p from made
--= error 42725 @26: operator is not unique: pair = pair

select row(1, 'a')::pair < p from made
--= error 42725 @26: operator is not unique: pair < pair

select row(1.5, 'EUR')::app.price, (row(1.5, 'EUR')::app.price).amount, app.price '(1.5,EUR)', price = row(1.5, 'EUR')::app.price from made
--= ok row app.price, amount numeric, price app.price, ?column? bool

select row(1, row(2, 'b'), '{x}', now())::nested, row(1, row(2, 'b')::pair, array['x'], now())::nested, ((row(1, row(2, 'b'), '{x}', now())::nested).p).b
--= ok row nested, row nested, b text

select row(1, row(2), '{x}', now())::nested
--= error 42846 @15: cannot cast type record to pair

select array[row(1, 'a')]::pair[], array[row(1, 'a')::pair], array_agg(p), array_agg(row(pos, code)::pair), (array_agg(p))[1] from made
--= ok array pair[], array pair[], array_agg pair[], array_agg pair[], array_agg pair

select p is null from null, coalesce(p, row(0, '')), p = null from made
--= error 42601 @23: syntax error at or near "null"

select p is not null from null, coalesce(p, row(0, '')), p = null from made
--= error 42601 @27: syntax error at or near "null"

select p is distinct from null, coalesce(p, row(0, '')), p = null from made
--= error 42804 @45: COALESCE types pair and record cannot be matched

select p is null, p is not null, p is distinct from null, coalesce(p, '(0,)'), coalesce(p, row(0, '')::pair), nullif(price, row(0, 'EUR')::app.price) from made
--= ok ?column? bool, ?column? bool, ?column? bool, coalesce pair, coalesce pair, nullif app.price

select count(p), count(distinct price), max((p).a) from made
--= ok count int8, count int8, max int4

select min(price) from made
--= error 42883 @8: function min(app.price) does not exist
--= 18: ok min record

select count(p), count(distinct price), array_agg(price order by price), max((p).a) from made
--= ok count int8, count int8, array_agg app.price[], max int4

select u, row(u), array_agg(u), to_jsonb(u), u is null, u = u, u::text, count(u) from users u group by u
--= error 42702 @104: GROUP BY "u" is ambiguous

select (u).* from users u group by u
--= error 42803 @9: column "u.id" must appear in the GROUP BY clause or be used in an aggregate function

select (u).mood from users u group by u
--= error 42803 @9: column "u.mood" must appear in the GROUP BY clause or be used in an aggregate function

select owner = u, owner is not distinct from u, (owner).id = u.id, owner::text, array[owner, u], coalesce(owner, u) from made, users u
--= ok ?column? bool, ?column? bool, ?column? bool, owner text, array users[], coalesce users

select owner = row(1) from made
--= ok ?column? bool

select null::users, (null::users).name
--= ok users users, name text

select row(1)::users
--= error 42846 @14: cannot cast type record to users

select (null::users).name, null::users is null, (null::pair).*, (null::app.users).login, (null::active_users).name
--= ok name text, ?column? bool, a int4, b text, login varchar, name text

select pair_of(pos, code), (pair_of(pos, code)).b, split_pair(p), pair_to_text(p), pair_to_text(row(1, 'a')), pair_to_text('(1,a)'), full_name(owner) from made
--= ok pair_of pair, b text, split_pair record, pair_to_text text, pair_to_text text, pair_to_text text, full_name text

select pair_to_text(price) from made
--= error 42883 @8: function pair_to_text(app.price) does not exist

select pair_to_text(row(1)) from made
--= error 42846 @21: cannot cast type record to pair

select p::text, upper(p), length(p), p like 'a%', concat(p), p::varchar from made
--= ok p text, upper text, length int4, ?column? bool, concat text, p varchar

select p || 'x' from made
--= error 42725 @10: operator is not unique: pair || unknown

select p::text, upper(p), concat(p), p::varchar(3), p::text = 'x' from made
--= ok p text, upper text, concat text, p varchar, ?column? bool

select p like 'a%' from made
--= ok ?column? bool

select length(p) from made
--= ok length int4

select p = 'x' from made
--= ok ?column? bool

select p = 'x'::text from made
--= ok ?column? bool

select p = name from made, users
--= ok ?column? bool

select 1::mood
--= ok mood mood

insert into users (name, mood) values ('a', 0), ('b', 1::smallint), ('c', age(null))
--= error 42804 @55: column "mood" is of type mood but expression is of type smallint

insert into users (name, mood) select 'a', id from nodes
--= ok

select fr, fr @> 1.5::float8, lower(fr), upper(fr), fr && '[1,2)', fr = '[1,2)'::floatrange, fm @> fr, isempty(fr), floatrange(1, 2), floatmultirange(fr), range_agg(fr) from made group by fr, fm
--= ok fr floatrange, ?column? bool, lower float8, upper float8, ?column? bool, ?column? bool, ?column? bool, isempty bool, floatrange floatrange, floatmultirange floatmultirange, range_agg floatmultirange

select fr @> 1.5 from made group by fr, fm
--= error 42883 @11: operator does not exist: floatrange @> numeric

select fr @> 1 from made
--= error 42883 @11: operator does not exist: floatrange @> integer

select fr @> '1.5', fr @> $1, lower(fr) + 1 from made
--= error 22P02 @14: malformed range literal: "1.5"

select app.moodrange('sad', 'ok'), '[sad,ok)'::app.moodrange @> 'ok'::mood, lower('[sad,ok)'::app.moodrange)
--= ok moodrange app.moodrange, ?column? bool, lower mood

select moodrange('sad', 'ok')
--= error 42883 @8: function moodrange(unknown, unknown) does not exist

select '[sad,ok)'::app.moodrange @> 'ok'
--= error 22P02 @37: malformed range literal: "ok"

select floatrange(1, 'x')
--= error 22P02 @22: invalid input syntax for type double precision: "x"
