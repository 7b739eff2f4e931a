-- CASE, COALESCE, NULLIF, GREATEST, LEAST and how they find their type.

select case when true then 1 end
--= ok case int4

select case when true then 1 else 2 end
--= ok case int4

select case when true then 1 else 2.5 end, case when true then 1::smallint else 2::bigint end, case when true then 1 else null end
--= ok case numeric, case int8, case int4

select case when true then 'a' end, case when true then 'a' else 'b' end, case when true then null end, case when true then null else null end
--= ok case text, case text, case text, case text

select case when true then 1 else 'a' end
--= error 22P02 @35: invalid input syntax for type integer: "a"

select case when true then 1 else '2' end, case when true then '1' else 2 end
--= ok case int4, case int4

select case when true then 'a'::text else 1 end
--= error 42804 @28: CASE types integer and text cannot be matched

select case when true then 'a'::varchar else 'b'::text end, case when true then 'a'::varchar(3) else 'b'::varchar(3) end, case when true then 'a'::varchar(3) else 'b'::varchar(4) end, case when true then 'a'::char(3) else 'b'::text end
--= ok case text, case varchar, case varchar, case text

select case when true then now() else current_date end, case when true then current_date else localtimestamp end, case when true then localtimestamp else now() end
--= ok current_date timestamptz, localtimestamp timestamp, now timestamptz

select case when true then now() else 'x' end
--= error 22007 @39: invalid input syntax for type timestamp with time zone: "x"

select case when true then current_date else '2024-01-01' end
--= ok case date

select case when true then true else 'yes' end, case when true then array[1] else '{}' end, case when true then '{}'::jsonb else '[]' end
--= ok case bool, case int4[], case jsonb

select case when true then '{}'::jsonb else '{}'::json end
--= error 42846 @28: CASE/WHEN could not convert type jsonb to json

select case when true then '{}'::json else '{}'::jsonb end
--= error 42846 @28: CASE/WHEN could not convert type json to jsonb

select case when true then true else 1 end
--= error 42804 @28: CASE types integer and boolean cannot be matched

select case when true then array[1] else array[1.5] end
--= ok array numeric[]

select case when true then array[1] else array['a'] end
--= error 42846 @28: CASE/WHEN could not convert type integer[] to text[]

select case when true then 'sad'::mood else 'ok' end, case when true then 'sad' else 'ok'::mood end
--= ok case mood, case mood

select case when true then 'sad'::mood else 'glad' end
--= error 22P02 @45: invalid input value for enum mood: "glad"

select case when true then 'sad'::mood else 'ok'::text end
--= error 42804 @28: CASE types text and mood cannot be matched

select case when active then pos else small end, case when active then pos else 1 end, case when active then pos end, case when active then mail end from users, made
--= ok small int4, case int4, case int4, case email[]

select case when active then p else '(1,a)' end, case when active then p else null end from users, made
--= ok case pair, case pair

select case when active then p else row(1, 'a') end from users, made
--= error 42804 @30: CASE types record and pair cannot be matched

select case when active then u else null end, (case when active then u end).name from users u
--= ok case users, name text

select case when active then row(1, 2) else row(3, 4) end from users
--= ok row record

select case when active then row(1, 2) else row(3, 'a', 4) end from users
--= ok row record

select case when active then 1::oid else 1 end, case when active then 'users'::regclass else 1 end from users
--= ok case oid, case regclass

select case when active then 1::money else 1 end from users
--= error 42846 @30: CASE/WHEN could not convert type money to integer

select case when active then 'a'::"char" else 'b' end, case when active then 'a'::name else 'b'::text end from users
--= ok case char, case text

select case when 1 then 2 end
--= error 42804 @18: argument of CASE/WHEN must be type boolean, not type integer

select case when 'true' then 1 when null then 2 end
--= ok case int4

select case when 'x' then 1 end
--= error 22P02 @18: invalid input syntax for type boolean: "x"

select case when name then 1 end from users
--= error 42804 @18: argument of CASE/WHEN must be type boolean, not type text

select case age when 1 then 'one' when 2 then 'two' else 'many' end from users
--= ok case text

select case age when '1' then 'one' when 2.5 then 'two' end from users
--= ok case text

select case age when 'x' then 'one' end from users
--= error 22P02 @22: invalid input syntax for type integer: "x"

select case age when active then 1 end from users
--= error 42883 @17: operator does not exist: integer = boolean

select case 'a' when 'b' then 1 end, case null when null then 1 end
--= ok case int4, case int4

select case '1' when 1 then 2 end
--= error 42883 @17: operator does not exist: text = integer

select case 'a' when 1 then 2 end
--= error 42883 @17: operator does not exist: text = integer

select case mood when 'sad' then 1 when 'ok' then 2 end from users
--= ok case int4

select case mood when 'glad' then 1 end from users
--= error 22P02 @23: invalid input value for enum mood: "glad"

select case data when '{}' then 1 end, case nicknames when '{a}' then 1 end, case (id, name) when (1, 'a') then 1 end from users
--= ok case int4, case int4, case int4

select case c_json when '{}' then 1 end from kinds
--= error 42883 @20: operator does not exist: json = unknown

select case $1 when 1 then 'a' end
--= error 42883 @16: operator does not exist: text = integer

select case $1 when 'a' then 'b' end
--= ok case text | $1 text

select case age when $1 then $2 else 3 end from users
--= ok case int4 | $1 int4, $2 int4

select case when $1 then $2 else $3 end
--= ok case text | $1 bool, $2 text, $3 text

select case when $1 then $2 else 1 end, case when $3 then 'a' else $4 end
--= ok case int4, case text | $1 bool, $2 int4, $3 bool, $4 text

select case when $1 then $2::int else $3 end
--= ok case int4 | $1 bool, $2 int4, $3 int4

select case age when is null then 1 end from users
--= error 42601 @25: syntax error at or near "null"

select case when age > 1 then 1 when age > 2 then 2 else case when age is null then 3.5 end end from users
--= ok case numeric

select case end
--= error 42601 @13: syntax error at or near "end"

select case else 1 end
--= error 42601 @13: syntax error at or near "else"

select case when true end
--= error 42601 @23: syntax error at or near "end"

select case when true then 1
--= error 42601 @29: syntax error at end of input

select case true then 1 end
--= error 42601 @18: syntax error at or near "then"

select case when true then 1 else end
--= error 42601 @35: syntax error at or near "end"

select case when exists (select 1) then (select 1) end, case when 1 in (1, 2) then 1 end
--= ok case int4, case int4

select case when count(*) > 1 then max(age) end, sum(case when active then 1 else 0 end), count(case when active then 1 end) from users
--= ok case int4, sum int8, count int8

select case when age > 1 then generate_series(1, 2) end from users
--= error 0A000 @31: set-returning functions are not allowed in CASE

select case generate_series(1, 2) when 1 then 2 end
--= error 0A000 @13: set-returning functions are not allowed in CASE

select coalesce(generate_series(1, 2), 1)
--= error 0A000 @17: set-returning functions are not allowed in COALESCE

select coalesce(1, 2), coalesce(1, 2.5), coalesce(null, 1), coalesce(null, null), coalesce('a', 'b'), coalesce(null, 'a'), coalesce(1)
--= ok coalesce int4, coalesce numeric, coalesce int4, coalesce text, coalesce text, coalesce text, coalesce int4

select coalesce()
--= error 42601 @17: syntax error at or near ")"

select coalesce(1, 'a')
--= error 22P02 @20: invalid input syntax for type integer: "a"

select coalesce(1, '2'), coalesce('1', 2), coalesce(null, '2')
--= ok coalesce int4, coalesce int4, coalesce text

select coalesce(age, 0), coalesce(age, 0.5), coalesce(age, '0'), coalesce(email, name, 'none'), coalesce(age::bigint, 1) from users
--= ok coalesce int4, coalesce numeric, coalesce int4, coalesce text, coalesce int8

select coalesce(age, 'none') from users
--= error 22P02 @22: invalid input syntax for type integer: "none"

select coalesce(age, name) from users
--= error 42804 @22: COALESCE types integer and text cannot be matched

select coalesce(age::text, name), coalesce(email, 'x'), coalesce(email, name), coalesce(name, email) from users
--= ok coalesce text, coalesce text, coalesce text, coalesce text

select coalesce(created_at, 'now'), coalesce(created_at, current_date), coalesce(current_date, created_at), coalesce(mood, 'ok'), coalesce(nicknames, '{}'), coalesce(data, '{}') from users
--= ok coalesce timestamptz, coalesce timestamptz, coalesce timestamptz, coalesce mood, coalesce text[], coalesce jsonb

select coalesce(mood, 'glad') from users
--= error 22P02 @23: invalid input value for enum mood: "glad"

select coalesce(data, '{') from users
--= error 22P02 @23: invalid input syntax for type json

select coalesce(nicknames, array[]) from users
--= error 42P18 @28: cannot determine type of empty array

select coalesce(nicknames, array[]::text[]), coalesce(nicknames, array['a']), coalesce(nicknames[1], 'a') from users
--= ok coalesce text[], coalesce text[], coalesce text

select coalesce($1, 1), coalesce(1, $2), coalesce($3, $4), coalesce($5, 'a'), coalesce($6::int, $7)
--= ok coalesce int4, coalesce int4, coalesce text, coalesce text, coalesce int4 | $1 int4, $2 int4, $3 text, $4 text, $5 text, $6 int4, $7 int4

select coalesce($1, age), coalesce(age, $2), coalesce($3, mood) from users
--= ok coalesce int4, coalesce int4, coalesce mood | $1 int4, $2 int4, $3 mood

select coalesce(sum(age), 0), coalesce(avg(age), 0), coalesce(max(name), ''), coalesce(array_agg(id), '{}'), coalesce(json_agg(name), '[]') from users
--= ok coalesce int8, coalesce numeric, coalesce text, coalesce int4[], coalesce json

select coalesce((select age from users limit 1), 0), coalesce((select name from users limit 1), 'a')
--= ok coalesce int4, coalesce text

select coalesce(p, '(1,a)'), coalesce(pos, 1), coalesce(pos, small), coalesce(small, pos), coalesce(level, 'low'), coalesce(code, 'x') from made
--= ok coalesce pair, coalesce int4, coalesce int4, coalesce int4, coalesce app.level, coalesce varchar

select coalesce(u, null) from users u
--= ok coalesce users

select coalesce distinct(1)
--= error 42601 @25: syntax error at or near "("

select nullif(1, 2), nullif(1, 2.5), nullif(1.5, 2), nullif('a', 'b'), nullif(null, 1), nullif(1, null), nullif('1', 1)
--= ok nullif int4, nullif numeric, nullif numeric, nullif text, nullif int4, nullif int4, nullif int4

select nullif(1, 'a')
--= error 22P02 @18: invalid input syntax for type integer: "a"

select nullif(1)
--= error 42601 @16: syntax error at or near ")"

select nullif(1, 2, 3)
--= error 42601 @19: syntax error at or near ","

select nullif(name, ''), nullif(age, 0), nullif(age, '0'), nullif(age, 0.5), nullif(mood, 'sad'), nullif(nicknames, '{}'), nullif(data, '{}') from users
--= ok nullif text, nullif int4, nullif int4, nullif numeric, nullif mood, nullif text[], nullif jsonb

select nullif(age, 'x') from users
--= error 22P02 @20: invalid input syntax for type integer: "x"

select nullif(name, 1) from users
--= error 42883 @8: operator does not exist: text = integer

select nullif(c_json, '{}') from kinds
--= error 42883 @8: operator does not exist: json = unknown

select nullif(c_point, '(1,1)') from kinds
--= error 42883 @8: operator does not exist: point = unknown

select nullif(pos, 1), nullif(pos, small), nullif(p, '(1,a)'), nullif(code, 'x') from made
--= ok nullif int4, nullif int4, nullif text, nullif text

select nullif($1, 1), nullif($2, $3), nullif(1, $4), nullif($5, 'a')
--= ok nullif int4, nullif text, nullif int4, nullif text | $1 int4, $2 text, $3 text, $4 int4, $5 text

select nullif(trim(name), '') as n, nullif(position('a' in name), 0) from users
--= ok n text, nullif int4

select greatest(1, 2), greatest(1, 2.5), greatest('a', 'b'), greatest(null, 1), greatest(1), least(1, 2, 3.5), least(null, null)
--= ok greatest int4, greatest numeric, greatest text, greatest int4, greatest int4, least numeric, least text

select greatest()
--= error 42601 @17: syntax error at or near ")"

select greatest(1, 'a')
--= error 22P02 @20: invalid input syntax for type integer: "a"

select greatest(1, '2'), least('1', 2)
--= ok greatest int4, least int4

select greatest(name, email), greatest(age, 1), greatest(created_at, now()), greatest(created_at, '2024-01-01'), least(mood, 'ok'), greatest(pos, small) from users, made
--= ok greatest text, greatest int4, greatest timestamptz, greatest timestamptz, least mood, greatest int4

select greatest(c_json, c_json) from kinds
--= error 42883 plan: could not identify a comparison function for type json

select greatest(c_point) from kinds
--= error 42883 plan: could not identify a comparison function for type point

select greatest(c_int2, c_int8, c_numeric, c_float4), least(c_date, c_timestamp, c_timestamptz), greatest(c_text, c_varchar, c_bpchar), least(c_int4range, 'empty') from kinds
--= ok greatest float4, least timestamptz, greatest text, least int4range

select greatest($1, 1), least($2, $3), greatest(now(), $4)
--= ok greatest int4, least text, greatest timestamptz | $1 int4, $2 text, $3 text, $4 timestamptz

select greatest(variadic array[1, 2])
--= error 42601 @17: syntax error at or near "variadic"

select "coalesce"(1, 2)
--= error 42883 @8: function coalesce(integer, integer) does not exist

select pg_catalog.coalesce(1, 2)
--= error 42883 @8: function pg_catalog.coalesce(integer, integer) does not exist

select pg_catalog.greatest(1, 2)
--= error 42883 @8: function pg_catalog.greatest(integer, integer) does not exist
