-- JSON operators and functions.

select data -> 'a', data ->> 'a', data -> 0, data ->> 0, data #> '{a,b}', data #>> '{a,b}', data #> array['a'], data #>> array['a', 'b'] from users
--= ok ?column? jsonb, ?column? text, ?column? jsonb, ?column? text, ?column? jsonb, ?column? text, ?column? jsonb, ?column? text

select data -> 'a' -> 'b' ->> 'c', data -> 'a' -> 0 -> 'b', (data -> 'a') ->> 'b', data #> '{a}' -> 'b' from users
--= ok ?column? text, ?column? jsonb, ?column? text, ?column? jsonb

select data ->> 'a' -> 'b' from users
--= error 42883 @21: operator does not exist: text -> unknown

select data -> name, data ->> id, data -> $1, data ->> $2, data -> $3::int, data #> $4, data #>> $5::text[] from users
--= ok ?column? jsonb, ?column? text, ?column? jsonb, ?column? text, ?column? jsonb, ?column? jsonb, ?column? text | $1 text, $2 text, $3 int4, $4 text[], $5 text[]

select data -> 1.5 from users
--= error 42883 @13: operator does not exist: jsonb -> numeric

select data -> true from users
--= error 42883 @13: operator does not exist: jsonb -> boolean

select data -> null, data -> age from users
--= ok ?column? jsonb, ?column? jsonb

select data #> 'a' from users
--= error 22P02 @16: malformed array literal: "a"

select data #> array[1] from users
--= error 42883 @13: operator does not exist: jsonb #> integer[]

select data.a from users
--= error 42P01 @8: missing FROM-clause entry for table "data"

select data['a'], data['a'] ->> 'b', data -> 'a' = data['a'] from users
--= ok data jsonb, ?column? text, ?column? bool

select (data ->> 'a')::int, (data ->> 'a')::int + 1, (data -> 'a')::int, (data ->> 'a')::date, (data ->> 'a')::bool, (data ->> 'a')::uuid, data::text, (data -> 'a')::text, (data -> 'a')::numeric from users
--= ok int4 int4, ?column? int4, int4 int4, date date, bool bool, uuid uuid, data text, text text, numeric numeric

select data ->> 'a'::int from users
--= error 22P02 @17: invalid input syntax for type integer: "a"

select (data -> 'a')::date from users
--= error 42846 @21: cannot cast type jsonb to date

select data -> 'a' + 1 from users
--= error 22P02 @16: invalid input syntax for type integer: "a"

select (data -> 'a') + 1 from users
--= error 42883 @22: operator does not exist: jsonb + integer

select data @> '{"a": 1}', data <@ '{}', data ? 'a', data ?| array['a', 'b'], data ?& '{a,b}', data || '{"a": 2}', data - 'a', data - array['a', 'b'], data - 0, data #- '{a,b}' from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? jsonb, ?column? jsonb, ?column? jsonb, ?column? jsonb, ?column? jsonb

select data @> $1, data ? $2, data ?| $3, data || $4, data - $5::text, data #- $6 from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? jsonb, ?column? jsonb, ?column? jsonb | $1 jsonb, $2 text, $3 text[], $4 jsonb, $5 text, $6 text[]

select data - $1 from users
--= ok ?column? jsonb | $1 text

select data - '{a}' from users
--= ok ?column? jsonb

select data @> '{"a": }' from users
--= error 22P02 @16: invalid input syntax for type json

select data @> name from users
--= error 42883 @13: operator does not exist: jsonb @> text

select data @> to_jsonb(name), data || jsonb_build_object('a', 1), data || to_jsonb(age), data @> jsonb_build_object('n', name) from users
--= ok ?column? bool, ?column? jsonb, ?column? jsonb, ?column? bool

select data ? 1 from users
--= error 42883 @13: operator does not exist: jsonb ? integer

select data ? name, data ?| nicknames from users
--= ok ?column? bool, ?column? bool

select data = '{}', data <> '{}'::jsonb, data < '[]', data is null, data is distinct from '{}', data in ('{}', '[]') from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select data = '{}'::json from users
--= error 42883 @13: operator does not exist: jsonb = json

select data = 1 from users
--= error 42883 @13: operator does not exist: jsonb = integer

select data = 'a' from users
--= error 22P02 @15: invalid input syntax for type json

select data ->> 'a' = 'x', data ->> 'a' = name, data -> 'a' = '"x"', data -> 'a' = to_jsonb(name), (data ->> 'n')::numeric > age from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select data ->> 'a' = 1 from users
--= error 42883 @21: operator does not exist: text = integer

select data -> 'a' = 'x' from users
--= error 22P02 @22: invalid input syntax for type json

select data -> 'a' = 1 from users
--= error 42883 @20: operator does not exist: jsonb = integer

select data ->> 'a' > 5 from users
--= error 42883 @21: operator does not exist: text > integer

select data ->> 'a' like 'x%', data ->> 'a' in ('a', 'b'), data ->> 'a' is null, data ->> 'a' || 'b', coalesce(data ->> 'a', 'none'), lower(data ->> 'a') from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? text, coalesce text, lower text

select data -> 'a' like 'x%' from users
--= error 42883 @20: operator does not exist: jsonb ~~ unknown

select lower(data -> 'a') from users
--= error 42883 @8: function lower(jsonb) does not exist

select data @? '$.a', data @@ '$.a > 1', data @? $1, jsonb_path_exists(data, '$.a ? (@ > 1)'), jsonb_path_query(data, '$.a[*]'), jsonb_path_query_first(data, '$.a'), jsonb_path_query_array(data, '$.a'), jsonb_path_match(data, '$.a == 1', '{}', true) from users
--= ok ?column? bool, ?column? bool, ?column? bool, jsonb_path_exists bool, jsonb_path_query jsonb, jsonb_path_query_first jsonb, jsonb_path_query_array jsonb, jsonb_path_match bool | $1 jsonpath

select data @? '$.a ?' from users
--= error 42601 @16: syntax error at end of jsonpath input

select data @? '$.' from users
--= error 42601 @16: syntax error at end of jsonpath input

select jsonb_path_exists(data, name) from users
--= error 42883 @8: function jsonb_path_exists(jsonb, text) does not exist

select jsonb_path_exists(data, name::jsonpath), jsonb_path_exists(data, $1), jsonb_path_exists(data, '$.a', vars => '{"x": 1}'), jsonb_path_exists(data, '$.a', silent => true) from users
--= ok jsonb_path_exists bool, jsonb_path_exists bool, jsonb_path_exists bool, jsonb_path_exists bool | $1 jsonpath

select to_json(1), to_json('a'::text), to_json(now()), to_json(u), to_jsonb(u.nicknames), to_jsonb(null::int), to_jsonb(row(1, 'a')) from users u
--= ok to_json json, to_json json, to_json json, to_json json, to_jsonb jsonb, to_jsonb jsonb, to_jsonb jsonb

select to_json('a')
--= error 42804: could not determine polymorphic type because input has type unknown

select to_jsonb($1)
--= error 42804: could not determine polymorphic type because input has type unknown

select to_jsonb($1::text), to_json($2::int)
--= ok to_jsonb jsonb, to_json json | $1 text, $2 int4

select row_to_json(u), row_to_json(row(1, 'a')), row_to_json(u, true), array_to_json(array[1]), array_to_json(u.nicknames, true) from users u
--= ok row_to_json json, row_to_json json, row_to_json json, array_to_json json, array_to_json json

select row_to_json(1)
--= error 42883 @8: function row_to_json(integer) does not exist

select row_to_json(s) from (select id, name from users) s
--= ok row_to_json json

select json_build_object('a', 1, 'b', name), json_build_object(), json_build_array(1, 'a', null, now()), jsonb_build_object('id', id), jsonb_build_array(), json_build_object(variadic array['a', 'b']) from users
--= ok json_build_object json, json_build_object json, json_build_array json, jsonb_build_object jsonb, jsonb_build_array jsonb, json_build_object json

select jsonb_build_object('a', $1::int), jsonb_build_object('a', $2::text, $3::text, 1)
--= ok jsonb_build_object jsonb, jsonb_build_object jsonb | $1 int4, $2 text, $3 text

select jsonb_build_object('a', $1)
--= error 42P18: could not determine data type of parameter $1

select json_build_array($1)
--= error 42P18: could not determine data type of parameter $1

select json_object('{a,1,b,2}'), json_object('{a,b}', '{1,2}'), jsonb_object(array['a', 'b']), jsonb_object(array[['a', 'b']])
--= ok json_object json, json_object json, jsonb_object jsonb, jsonb_object jsonb

select json_object('a')
--= error 22P02 @20: malformed array literal: "a"

select json_object(array[1, 2])
--= error 42883 @8: function json_object(integer[]) does not exist
--= 16 17 18: error 42883 @8: function pg_catalog.json_object(integer[]) does not exist

select json_typeof('1'), jsonb_typeof(data), json_array_length('[1]'), jsonb_array_length(data -> 'a'), jsonb_pretty(data), jsonb_strip_nulls(data), json_strip_nulls('{}') from users
--= ok json_typeof text, jsonb_typeof text, json_array_length int4, jsonb_array_length int4, jsonb_pretty text, jsonb_strip_nulls jsonb, json_strip_nulls json

select json_array_length(data) from users
--= error 42883 @8: function json_array_length(jsonb) does not exist

select jsonb_typeof(name) from users
--= error 42883 @8: function jsonb_typeof(text) does not exist

select json_extract_path('{}', 'a', 'b'), json_extract_path_text('{}', 'a'), jsonb_extract_path(data, 'a', name), jsonb_extract_path_text(data, variadic array['a']), jsonb_extract_path(data, variadic nicknames) from users
--= ok json_extract_path json, json_extract_path_text text, jsonb_extract_path jsonb, jsonb_extract_path_text text, jsonb_extract_path jsonb

select jsonb_extract_path(data, 'a', 1) from users
--= error 42883 @8: function jsonb_extract_path(jsonb, unknown, integer) does not exist

select jsonb_set(data, '{a}', '1'), jsonb_set(data, array['a', name], to_jsonb(age), true), jsonb_insert(data, '{a,0}', '1'), jsonb_set_lax(data, '{a}', null, true, 'delete_key'), jsonb_set(data, '{a}', $1), jsonb_set(data, $2, $3::jsonb) from users
--= ok jsonb_set jsonb, jsonb_set jsonb, jsonb_insert jsonb, jsonb_set_lax jsonb, jsonb_set jsonb, jsonb_set jsonb | $1 jsonb, $2 text[], $3 jsonb

select jsonb_set(data, 'a', '1') from users
--= error 22P02 @24: malformed array literal: "a"

select jsonb_set(data, '{a}', 1) from users
--= error 42883 @8: function jsonb_set(jsonb, unknown, integer) does not exist

select jsonb_set(data, '{a}', 'x') from users
--= error 22P02 @31: invalid input syntax for type json

select jsonb_set(data, '{a}', 'null'::json) from users
--= error 42883 @8: function jsonb_set(jsonb, unknown, json) does not exist

select json_each('{}'), (json_each('{}')).key, jsonb_each(data), jsonb_each_text(data), jsonb_object_keys(data), jsonb_array_elements(data), jsonb_array_elements_text(data) from users
--= ok json_each record, key text, jsonb_each record, jsonb_each_text record, jsonb_object_keys text, jsonb_array_elements jsonb, jsonb_array_elements_text text

select key, value from jsonb_each('{"a": 1}')
--= ok key text, value jsonb

select key, value from jsonb_each_text('{"a": 1}') where value = 'x'
--= ok key text, value text

select key from json_each('{"a": 1}') where value = 'x'
--= error 42883 @51: operator does not exist: json = unknown

select value from json_each('{"a": 1}') where value = 'x'
--= error 42883 @53: operator does not exist: json = unknown

select k, v from users u, jsonb_each(u.data) as e (k, v)
--= ok k text, v jsonb

select value from jsonb_array_elements('[1]'), users where value -> 'id' = to_jsonb(users.id)
--= ok value jsonb

select value from json_array_elements_text('["a"]') where value like 'a'
--= ok value text

select e.value ->> 'a', (e.value ->> 'b')::int, e.ordinality from users u, jsonb_array_elements(u.data -> 'list') with ordinality as e
--= ok ?column? text, int4 int4, ordinality int8

select * from jsonb_to_recordset('[{"a": 1}]') as x (a int, b text, c jsonb, d text[], e mood, f pair)
--= ok a int4, b text, c jsonb, d text[], e mood, f pair

select x.a, x.b from users, jsonb_to_recordset(data -> 'items') as x (a int, b text) where x.a > 1
--= ok a int4, b text

select x.a from users, jsonb_to_record(data) as x (a int) where x.a = $1
--= ok a int4 | $1 int4

select * from jsonb_populate_record(null::users, '{"id": 1}')
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz

select id, name from jsonb_populate_record(null::users, '{"id": 1}')
--= ok id int4, name text

select p.* from users, jsonb_populate_record(null::pair, data) p
--= ok a int4, b text

select jsonb_populate_record(null::users, data), (jsonb_populate_record(null::users, data)).name, jsonb_populate_record(u, data), (jsonb_populate_record(row(1, 'a')::pair, '{}')).a from users u
--= ok jsonb_populate_record users, name text, jsonb_populate_record users, a int4

select jsonb_populate_record(null, data) from users
--= error 42804: could not determine polymorphic type because input has type unknown

select jsonb_populate_record(1, data) from users
--= ok jsonb_populate_record int4

select * from jsonb_populate_record(null, '{}') as x (a int)
--= error 42804: could not determine polymorphic type because input has type unknown

select * from jsonb_populate_recordset(null::posts, '[]') where views > 1
--= ok id int4, user_id int4, title varchar, body text, score numeric, ratio float4, weight float8, kind bpchar, views int8, published_on date, created_at timestamp

select json_agg(name), jsonb_agg(u), jsonb_agg(u order by id), json_agg(distinct name), jsonb_agg(jsonb_build_object('id', id)) filter (where active), json_object_agg(id, name), jsonb_object_agg(name, data) from users u
--= ok json_agg json, jsonb_agg jsonb, jsonb_agg jsonb, json_agg json, jsonb_agg jsonb, json_object_agg json, jsonb_object_agg jsonb

select jsonb_object_agg(name) from users
--= error 42883 @8: function jsonb_object_agg(text) does not exist

select json_agg(distinct u) from users u
--= ok json_agg json

select jsonb_agg(distinct data) from users
--= ok jsonb_agg jsonb

select json_agg(distinct c_json) from kinds
--= error 42883 @26: could not identify an equality operator for type json

select (jsonb_agg(name)) ->> 0, jsonb_agg(name) -> 0, json_agg(u) ->> 0 from users u
--= ok ?column? text, ?column? jsonb, ?column? text

select u.id, (select jsonb_agg(p) from posts p where p.user_id = u.id) as posts, (select json_agg(json_build_object('t', title)) from posts p where p.user_id = u.id) from users u
--= ok id int4, posts jsonb, json_agg json

select u.id, coalesce(jsonb_agg(p) filter (where p.id is not null), '[]') from users u left join posts p on p.user_id = u.id group by u.id
--= ok id int4, coalesce jsonb

select u.id from users u left join posts p on p.user_id = u.id group by u.id
--= ok id int4

select coalesce(json_agg(p) filter (where p.id is not null), '[]'::jsonb) from users u left join posts p on p.user_id = u.id group by u.id
--= error 42846 @62: COALESCE could not convert type jsonb to json

select c_json -> 'a', c_json ->> 'a', c_json #> '{a}', c_json #>> '{a}', c_json -> 0, c_json::jsonb, c_json::text from kinds
--= ok ?column? json, ?column? text, ?column? json, ?column? text, ?column? json, c_json jsonb, c_json text

select c_json || '{}' from kinds
--= ok ?column? text

select c_json @> '{}' from kinds
--= error 42883 @15: operator does not exist: json @> unknown

select c_json - 'a' from kinds
--= error 42883 @15: operator does not exist: json - unknown

select c_json = c_jsonb from kinds
--= error 42883 @15: operator does not exist: json = jsonb

select c_json::jsonb = c_jsonb, c_jsonb::json ->> 'a', c_jsonb::text::json from kinds
--= ok ?column? bool, ?column? text, c_jsonb json

select '{"a": 1}' -> 'a'
--= error 42725 @19: operator is not unique: unknown -> unknown

select '{"a": 1}' ->> 'a'
--= error 42725 @19: operator is not unique: unknown ->> unknown

select '{"a": 1}'::json ->> 'a', '{"a": 1}'::jsonb -> 'a' -> 'b', '[1,2]'::json -> 0, '[1,2]'::json -> -1
--= ok ?column? text, ?column? jsonb, ?column? json, ?column? json

select '{"a": 1}' @> '{}'
--= error 42725 @19: operator is not unique: unknown @> unknown

select '{"a": 1}' @> '{}'::jsonb, '{}'::jsonb ? 'a'
--= ok ?column? bool, ?column? bool

select $1 -> 'a'
--= error 42725 @11: operator is not unique: unknown -> unknown

select $1 ->> 'a'
--= error 42725 @11: operator is not unique: unknown ->> unknown

select $1::jsonb -> 'a', $2::json ->> 'b', $3 @> '{}'::jsonb, '{}'::jsonb @> $4
--= ok ?column? jsonb, ?column? text, ?column? bool, ?column? bool | $1 jsonb, $2 json, $3 jsonb, $4 jsonb

select id from users where data ->> 'a' = $1 and data @> $2 and (data ->> 'n')::int > $3 and data -> $4 is not null
--= ok id int4 | $1 text, $2 jsonb, $3 int4, $4 text

select id from users where data -> 'active'
--= error 42804 @28: argument of WHERE must be type boolean, not type jsonb

select id from users where (data -> 'active')::bool and (data ->> 'active')::bool
--= ok id int4

select id from users order by data ->> 'a', data -> 'b', (data ->> 'n')::int desc
--= ok id int4

select data ->> 'a' as a, count(*) from users group by data ->> 'a' having count(*) > 1
--= ok a text, count int8

select data ->> 'a' as a, count(*) from users group by a order by a
--= ok a text, count int8

select distinct data, data -> 'a' from users
--= ok data jsonb, ?column? jsonb

select jsonb '{"a": 1}' -> 'a', json '[1]' -> 0
--= ok ?column? jsonb, ?column? json

select jsonb_path_query(data, '$.a') ->> 'b', jsonb_path_query_first(data, '$.x')::int from users
--= ok ?column? text, jsonb_path_query_first int4

select json_query('{}', '$.a')
--= error 42883 @8: function json_query(unknown, unknown) does not exist
--= 17 18: ok json_query jsonb

select json_value('{}', '$.a')
--= error 42883 @8: function json_value(unknown, unknown) does not exist
--= 17 18: ok json_value text

select json_exists(jsonb '{}', '$.a')
--= error 42883 @8: function json_exists(jsonb, unknown) does not exist
--= 17 18: ok json_exists bool

select '{}' is json
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select '{}'::text is json object
--= error 42601 @22: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select json('{}')
--= ok json json

select json_array(1, 2)
--= error 42883 @8: function json_array(integer, integer) does not exist
--= 16 17 18: ok json_array json

select json_object('a': 1)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_scalar(1)
--= error 42883 @8: function json_scalar(integer) does not exist
--= 17 18: ok json_scalar json

select json_serialize('{}')
--= error 42883 @8: function json_serialize(unknown) does not exist
--= 17 18: ok json_serialize text

select json_objectagg('a': 1)
--= error 42601 @26: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_arrayagg(name) from users
--= error 42883 @8: function json_arrayagg(text) does not exist
--= 16 17 18: ok json_arrayagg json

select * from json_table('[]'::jsonb, '$[*]' columns (a int path '$.a')) t
--= error 42601 @46: syntax error at or near "columns"
--= 17 18: ok a int4

select jsonb_array_length('[]') > 0, jsonb_exists(data, 'a'), jsonb_contains(data, '{}'), jsonb_concat(data, data) from users
--= ok ?column? bool, jsonb_exists bool, jsonb_contains bool, jsonb_concat jsonb

select json_array_elements(data) from users
--= error 42883 @8: function json_array_elements(jsonb) does not exist

select to_tsvector('english', data), to_tsvector(data), jsonb_to_tsvector('english', data, '["string"]') from users
--= ok to_tsvector tsvector, to_tsvector tsvector, jsonb_to_tsvector tsvector

select data::jsonb::json::text::jsonb, data::varchar from users
--= ok data jsonb, data varchar

select data::int[] from users
--= error 42846 @12: cannot cast type jsonb to integer[]

select data::text[] from users
--= error 42846 @12: cannot cast type jsonb to text[]

select array(select jsonb_array_elements_text(data -> 'tags')), (select array_agg(t) from jsonb_array_elements_text(data -> 'tags') t) from users
--= ok array text[], array_agg text[]

select jsonb_build_object('sum', sum(age), 'max', max(name)), jsonb_build_object('n', count(*)) || jsonb_build_object('x', 1) from users
--= ok jsonb_build_object jsonb, ?column? jsonb
