-- Array constructors, subscripts, slices, operators and functions.

select array[1, 2, 3], array['a', 'b'], array[1, 2.5], array[1, null], array[null], array[null, null], array[now(), null]
--= ok array int4[], array text[], array numeric[], array int4[], array text[], array text[], array timestamptz[]

select array[]
--= error 42P18 @8: cannot determine type of empty array

select array[]::int[], array[]::text[], '{}'::int[], array[array[]::int[]], cast(array[] as text[])
--= ok array int4[], array text[], int4 int4[], array int4[], array text[]

select array[1, 'a']
--= error 22P02 @17: invalid input syntax for type integer: "a"

select array[1, '2'], array['1', 2], array[1, 2::bigint, 3::smallint], array[1::numeric, 2.5::float8]
--= ok array int4[], array int4[], array int8[], array float8[]

select array[1, true]
--= error 42804 @17: ARRAY types integer and boolean cannot be matched

select array[1, now()]
--= error 42804 @17: ARRAY types integer and timestamp with time zone cannot be matched

select array[array[1, 2], array[3, 4]]
--= ok array int4[]

select [1, 2]
--= error 42601 @8: syntax error at or near "["

select array[array[1, 2], array[3, 4]], array[[1, 2], [3, 4]], array[[1], [2.5]], array[[[1]]]
--= ok array int4[], array int4[], array numeric[], array int4[]

select array[array[1], 2]
--= error 42804 @24: ARRAY types integer[] and integer cannot be matched

select array[[1], 2]
--= error 42601 @19: syntax error at or near "2"

select array[1, array[2]]
--= error 42804 @17: ARRAY types integer and integer[] cannot be matched

select array[[1, 2], ['a', 'b']]
--= error 42846 @22: ARRAY could not convert type text[] to integer[]

select array[[1, 2], [3]]
--= ok array int4[]

select array[array[1, 2], '{3,4}'], array['{1}', array[2]]
--= ok array int4[], array int4[]

select array[array['a'], array[1]]
--= error 42846 @26: ARRAY could not convert type integer[] to text[]

select array['sad'::mood, 'ok'], array[name, email], array[title, name], array[kind, title] from users, posts
--= ok array mood[], array text[], array varchar[], array bpchar[]

select array[id, age] from users, posts
--= error 42702 @14: column reference "id" is ambiguous

select array['sad'::mood, 'glad']
--= error 22P02 @27: invalid input value for enum mood: "glad"

select array[pos, small], array[pos], array[pos, 1], array[mail, mail], array[labels], array[level, 'low'], array[code, 'x'], array[p, null], array[feeling] from made
--= ok array int4[], array posint[], array int4[], array email[], array tags[], array app.level[], array varchar[], array pair[], array moodlike[]

select array[name, age] from users
--= error 42804 @20: ARRAY types text and integer cannot be matched

select array[c_json, '{}'], array[c_point], array[c_date, c_timestamp], array[c_varchar_n, c_varchar], array[c_char_n], array[c_numeric_ps] from kinds
--= ok array json[], array point[], array timestamp[], array varchar[], array bpchar[], array numeric[]

select array[row(1, 'a')], array[row(1, 2)::pair], array[u], array[(select u from users u limit 1)] from users u
--= ok array record[], array pair[], array users[], array users[]

select array[$1, 1], array[$2, 'a'], array[$3::int, $4], array[1.5, $5]
--= ok array int4[], array text[], array int4[], array numeric[] | $1 int4, $2 text, $3 int4, $4 int4, $5 numeric

select array[$1]
--= ok array text[] | $1 text

select array[$1, $2]
--= ok array text[] | $1 text, $2 text

select array[select 1]
--= error 42601 @14: syntax error at or near "select"

select array[(select 1), (select 2)], array(select 1), array(values (1), (2)), array(select name from users order by id)
--= ok array int4[], array int4[], array int4[], array text[]

select array[generate_series(1, 2)], array[count(*)], array[count(*), max(id)] from users
--= ok array int4[], array int8[], array int8[]

select array[1, 2, 3][1]
--= error 42601 @22: syntax error at or near "["

select (array[1, 2, 3])[1], (array[1, 2, 3])[1:2], (array[1, 2, 3])[:2], (array[1, 2, 3])[2:], (array[1, 2, 3])[:], (array[[1, 2], [3, 4]])[1][2], (array[[1, 2], [3, 4]])[1:1][2]
--= ok array int4, array int4[], array int4[], array int4[], array int4[], array int4, array int4[]

select nicknames[1], nicknames[1:2], nicknames[:], nicknames[1][2], nicknames[1:2][1], nicknames[id], nicknames[id + 1], nicknames[$1] from users
--= ok nicknames text, nicknames text[], nicknames text[], nicknames text, nicknames text[], nicknames text, nicknames text, nicknames text | $1 int4

select nicknames['1'], nicknames[1.0], nicknames['1':2] from users
--= ok nicknames text, nicknames text, nicknames text[]

select nicknames['1'], nicknames[1::bigint], nicknames[1::smallint] from users
--= ok nicknames text, nicknames text, nicknames text

select nicknames['a'] from users
--= error 22P02 @18: invalid input syntax for type integer: "a"

select nicknames[1.5] from users
--= ok nicknames text

select nicknames[true] from users
--= error 42804 @18: array subscript must have type integer

select nicknames[name] from users
--= error 42804 @18: array subscript must have type integer

select nicknames[1, 2] from users
--= error 42601 @19: syntax error at or near ","

select nicknames[] from users
--= error 42601 @18: syntax error at or near "]"

select nicknames[1:2:3] from users
--= error 42601 @21: syntax error at or near ":"

select name[1] from users
--= error 42804 @8: cannot subscript type text because it does not support subscripting

select id[1] from users
--= error 42804 @8: cannot subscript type integer because it does not support subscripting

select (id)[1] from users
--= error 42804 @9: cannot subscript type integer because it does not support subscripting

select data['a'], data['a']['b'], data[0], data['a'][1], (data)['a'], (data -> 'a')['b'], data[name], data[id], data[$1] from users
--= ok data jsonb, data jsonb, data jsonb, data jsonb, data jsonb, ?column? jsonb, data jsonb, data jsonb, data jsonb | $1 text

select data['a':'b'] from users
--= error 42804 @17: jsonb subscript does not support slices

select data[1:2] from users
--= error 42804 @15: jsonb subscript does not support slices

select data[1.5] from users
--= error 42804 @13: subscript type numeric is not supported

select data[true] from users
--= error 42804 @13: subscript type boolean is not supported

select c_json['a'] from kinds
--= error 42804 @8: cannot subscript type json because it does not support subscripting

select c_int4_array[1], c_int4_array[1:2], c_text_array[1][2], c_text_array[1], c_text_array[1:2][1:2], c_mood_array[1], c_mood_array[1] = 'sad' from kinds
--= ok c_int4_array int4, c_int4_array int4[], c_text_array text, c_text_array text, c_text_array text[], c_mood_array mood, ?column? bool

select c_name[0], c_point[0], c_box[0], c_lseg[1], c_line[1] from kinds
--= ok c_name char, c_point float8, c_box point, c_lseg point, c_line float8

select c_point[0], c_box[0], c_lseg[1], c_line[1] from kinds
--= ok c_point float8, c_box point, c_lseg point, c_line float8

select c_circle[0] from kinds
--= error 42804 @8: cannot subscript type circle because it does not support subscripting

select c_text[1] from kinds
--= error 42804 @8: cannot subscript type text because it does not support subscripting

select mail[1], mail[1:2], labels[1], labels[1:2], levels[1], ps[1], (ps[1]).a, (n).notes[1], ((n).notes)[1], (ps[1:2])[1] from made
--= ok mail text, mail email[], labels text, labels text[], levels app.level, ps pair, a int4, notes text, notes text, ps pair

select u.nicknames[1], users.nicknames[1] from users u, users
--= ok nicknames text, nicknames text

select (select nicknames from users limit 1)[1], (array_agg(name))[1], (string_to_array('a', 'b'))[1], (regexp_match('a', 'a'))[1], ('{1,2}'::int[])[1], (case when true then nicknames end)[1], (coalesce(nicknames, '{}'))[1] from users
--= error 42803 @175: column "users.nicknames" must appear in the GROUP BY clause or be used in an aggregate function

select string_to_array('a', 'b')[1]
--= error 42601 @33: syntax error at or near "["

select '{1,2}'::int[][1], $1[1]
--= error 42804 @27: cannot subscript type unknown because it does not support subscripting

select $1[1]
--= error 42804 @8: cannot subscript type unknown because it does not support subscripting

select ($1::int[])[1], ($2::text[])[1:2], $3::int[]
--= ok int4 int4, text text[], int4 int4[] | $1 int4[], $2 text[], $3 int4[]

select array[1, 2] || array[3], array[1, 2] || 3, 1 || array[2, 3], array[1] || array[[2]], array[[1]] || array[2], null || array[1], array[1] || null::int, '{1}' || array[2]
--= ok ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[]

select array[1] || 'a'
--= error 22P02 @20: malformed array literal: "a"

select array['a'] || 'b'
--= error 22P02 @22: malformed array literal: "b"

select array[1] || array['a']
--= error 42883 @17: operator does not exist: integer[] || text[]

select array[1] || array['a'::text]
--= error 42883 @17: operator does not exist: integer[] || text[]

select array[1] || array[1.5], array[1] || 1.5, array[1::bigint] || 1, 1.5 || array[1], array['a'] || 'b'::text
--= ok ?column? numeric[], ?column? numeric[], ?column? int8[], ?column? numeric[], ?column? text[]

select nicknames || array['x'], nicknames || name, name || nicknames, nicknames || '{x}' from users
--= ok ?column? text[], ?column? text[], ?column? text[], ?column? text[]

select nicknames || 'x' from users
--= error 22P02 @21: malformed array literal: "x"

select 'x' || nicknames from users
--= error 22P02 @8: malformed array literal: "x"

select nicknames || name, name || nicknames, nicknames || null, nicknames || title, nicknames || '{a,b}'::text[] from users, posts
--= ok ?column? text[], ?column? text[], ?column? text[], ?column? text[], ?column? text[]

select nicknames || 1 from users
--= error 42883 @18: operator does not exist: text[] || integer

select array[1, 2] = array[1, 2], array[1] <> array[2], array[1] < array[2], array[1, 2] @> array[1], array[1] <@ array[1, 2], array[1] && array[2]
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select array[1] = array[1.5]
--= error 42883 @17: operator does not exist: integer[] = numeric[]

select array[1] = array[1::bigint]
--= error 42883 @17: operator does not exist: integer[] = bigint[]

select array[1] = '{1}', '{1}' = array[1], array['a'] = '{a}', array[1] @> '{1}', '{a}' && array['a'], array[1] = $1, $2 = array['a']
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 int4[], $2 text[]

select array[1] = 'a'
--= error 22P02 @19: malformed array literal: "a"

select array[1] = array['a']
--= error 42883 @17: operator does not exist: integer[] = text[]

select array[1] = array['1']
--= error 42883 @17: operator does not exist: integer[] = text[]

select array['a'::text] && '{a}'
--= ok ?column? bool

select array['a'] = array['a'::varchar]
--= error 42883 @19: operator does not exist: text[] = character varying[]

select array['a'::varchar] @> array['b'::text]
--= error 42883 @28: operator does not exist: character varying[] @> text[]

select nicknames @> array['a'], nicknames && array['a', 'b'], nicknames = array['a'], nicknames <@ $1, nicknames @> array[$2], nicknames = $3, array[name] && nicknames from users
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 text[], $2 text, $3 text[]

select nicknames @> array[1] from users
--= error 42883 @18: operator does not exist: text[] @> integer[]

select nicknames @> 'a' from users
--= error 22P02 @21: malformed array literal: "a"

select c_json = any (array['{}'::json]) from kinds
--= error 42883 @15: operator does not exist: json = json

select c_text_array @> array['a'], c_text_array = array[['a']], c_int4_array && '{1}', c_mood_array @> '{sad}', c_mood_array = '{}' from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

select c_mood_array @> array['sad'] from kinds
--= error 42883 @21: operator does not exist: mood[] @> text[]

select c_mood_array @> array['sad'::mood], c_mood_array || 'sad'::mood, c_mood_array[1] < 'ok' from kinds
--= ok ?column? bool, ?column? mood[], ?column? bool

select c_mood_array || 'sad' from kinds
--= error 22P02 @24: malformed array literal: "sad"

select levels @> '{low}', levels || 'low'::app.level, levels[1] = 'low', mail @> array['a'::email], labels @> '{a}', labels || 'x'::text, ps || p from made
--= ok ?column? bool, ?column? app.level[], ?column? bool, ?column? bool, ?column? bool, ?column? text[], ?column? pair[]

select mail = '{a}' from made
--= error 23514 @15: value for domain email violates check constraint "email_check"

select mail || array['x'], mail || 'x'::email from made
--= ok ?column? text[], ?column? email[]

select mail @> array['a'] from made
--= error 42883 @13: operator does not exist: email[] @> text[]

select mail || 'x'::text from made
--= ok ?column? text[]

select labels @> array['a'], labels = array['a'], labels || array['a'] from made
--= ok ?column? bool, ?column? bool, ?column? text[]

select labels <@ mail from made
--= error 42883 @15: operator does not exist: tags <@ email[]

select array_length(nicknames, 1), cardinality(nicknames), array_upper(nicknames, 1), array_lower(nicknames, 1), array_dims(nicknames), array_ndims(nicknames) from users
--= ok array_length int4, cardinality int4, array_upper int4, array_lower int4, array_dims text, array_ndims int4

select array_append(nicknames, 'a'), array_prepend('a', nicknames), array_cat(nicknames, nicknames), array_remove(nicknames, 'a'), array_replace(nicknames, 'a', 'b'), array_position(nicknames, 'a'), array_positions(nicknames, 'a') from users
--= ok array_append text[], array_prepend text[], array_cat text[], array_remove text[], array_replace text[], array_position int4, array_positions int4[]

select array_append(array[1], 2.5), array_append(array[1], '2'), array_append('{1}'::int[], 2), array_append(null, 1), array_cat(array[1], '{2}'), array_prepend(1, array[2.5])
--= ok array_append numeric[], array_append int4[], array_append int4[], array_append int4[], array_cat int4[], array_prepend numeric[]

select array_append(array[1], 'a')
--= error 22P02 @31: invalid input syntax for type integer: "a"

select array_append('{1}', 2)
--= ok array_append int4[]

select array_append(1, 2)
--= error 42883 @8: function array_append(integer, integer) does not exist

select array_append(null, null)
--= ok array_append text[]

select array_remove(array[1, 2], 1.5), array_position(array['a'], 'a'), array_position(array[1], $1), array_fill(0, array[2]), array_fill('a'::text, '{2,2}'), array_to_string(array[1], ','), array_to_string(nicknames, ',', '*') from users
--= ok array_remove numeric[], array_position int4, array_position int4, array_fill int4[], array_fill text[], array_to_string text, array_to_string text | $1 int4

select array_fill('a', array[2])
--= error 42804: could not determine polymorphic type because input has type unknown

select array_fill(null, array[2])
--= error 42804: could not determine polymorphic type because input has type unknown

select array_position(array[1], 'a')
--= error 22P02 @33: invalid input syntax for type integer: "a"

select array_to_string('{a}', ',')
--= error 42804: could not determine polymorphic type because input has type unknown

select array_length('{a}', 1)
--= error 42804: could not determine polymorphic type because input has type unknown

select array_to_string(name, ',') from users
--= error 42883 @8: function array_to_string(text, unknown) does not exist

select string_to_array('a,b', ','), string_to_array(null, ','), regexp_split_to_array('a b', ' ')
--= ok string_to_array text[], string_to_array text[], regexp_split_to_array text[]

select string_to_array(name, null)
--= error 42703 @24: column "name" does not exist

select unnest(nicknames), unnest(array[1, 2]), unnest(c_text_array), unnest(c_mood_array), unnest(ps), unnest(mail), unnest(levels) from users, kinds, made
--= ok unnest text, unnest int4, unnest text, unnest mood, unnest pair, unnest text, unnest app.level

select unnest('{1,2}')
--= error 42725 @8: function unnest(unknown) is not unique

select unnest('{1,2}'::int[]) + 1, upper(unnest(nicknames)), (unnest(ps)).a, (unnest(ps)).* from users, made
--= ok ?column? int4, upper text, a int4, a int4, b text

select unnest(labels), cardinality(labels), array_length(labels, 1), labels[1], array_append(labels, 'x') from made
--= ok unnest text, cardinality int4, array_length int4, labels text, array_append text[]

select array_agg(id), array_agg(nicknames), array_agg(array[id, age]), array_agg(mood), array_agg(distinct name) from users
--= ok array_agg int4[], array_agg text[], array_agg int4[], array_agg mood[], array_agg text[]

select generate_subscripts(nicknames, 1), trim_array(nicknames, 1), array_to_json(nicknames), to_jsonb(nicknames) from users
--= ok generate_subscripts int4, trim_array text[], array_to_json json, to_jsonb jsonb

select first_of(nicknames), first_of(array[1, 2]), first_of(c_mood_array), wrap(1), wrap(name), wrap(mood), first_of(wrap('a'::text)), first_of(ps), first_of(mail), first_of(labels) from users, kinds, made
--= ok first_of text, first_of int4, first_of mood, wrap int4[], wrap text[], wrap mood[], first_of text, first_of pair, first_of text, first_of text

select first_of('{1}')
--= error 42804: could not determine polymorphic type because input has type unknown

select first_of(1)
--= error 42883 @8: function first_of(integer) does not exist

select wrap('a')
--= error 42804: could not determine polymorphic type because input has type unknown

select wrap(null)
--= error 42804: could not determine polymorphic type because input has type unknown

select wrap(array[1])
--= error 42704: could not find array type for data type integer[]

select sum_of(1, 2, 3), sum_of(variadic array[1, 2]), sum_of(1), sum_of('1', '2'), sum_of(variadic '{1,2}'), sum_of(variadic $1)
--= ok sum_of int8, sum_of int8, sum_of int8, sum_of int8, sum_of int8, sum_of int8 | $1 int4[]

select sum_of()
--= error 42883 @8: function sum_of() does not exist

select sum_of(array[1, 2])
--= error 42883 @8: function sum_of(integer[]) does not exist

select sum_of(1.5)
--= error 42883 @8: function sum_of(numeric) does not exist

select sum_of(variadic 1)
--= error 42883 @8: function sum_of(integer) does not exist

select sum_of(1, variadic array[2])
--= error 42883 @8: function sum_of(integer, integer[]) does not exist

select sum_of(variadic array[1], 2)
--= error 42601 @32: syntax error at or near ","

select compatible(1, 2), compatible(1, 2.5), compatible('a'::text, 'b'), compatible(now(), current_date), compatible(1, null), compatible('1', 2)
--= ok compatible int4[], compatible numeric[], compatible text[], compatible timestamptz[], compatible int4[], compatible int4[]

select compatible('a', 'b'), compatible(null, null)
--= ok compatible text[], compatible text[]

select compatible(1, 'a'::text)
--= error 42883 @8: function compatible(integer, text) does not exist

select compatible(1, true)
--= error 42883 @8: function compatible(integer, boolean) does not exist

select 1 = any (array[1, 2]), name = any (nicknames), name <> all (nicknames), id = any (c_int4_array) from users, kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select array[1, 2]::text, array[1, 2]::text[], array[1, 2]::bigint[]::int[], nicknames::text, nicknames::varchar[], c_mood_array::text[], c_int4_array::numeric[] from users, kinds
--= ok array text, array text[], array int4[], nicknames text, nicknames varchar[], c_mood_array text[], c_int4_array numeric[]

select array[1, 2]::int
--= error 42846 @19: cannot cast type integer[] to integer

select 1::int[]
--= error 42846 @9: cannot cast type integer to integer[]

select array[1] is null, array[1] is distinct from array[2], array[1] is not distinct from null, coalesce(nicknames, array['x']), coalesce(nicknames, '{}') from users
--= ok ?column? bool, ?column? bool, ?column? bool, coalesce text[], coalesce text[]

select (array[1, 2])[1] + 1, (array['a'])[1] || 'b', -(array[1])[1], (array[true])[1] and true
--= ok ?column? int4, ?column? text, ?column? int4, ?column? bool

select array[1, 2] + 1
--= error 42883 @20: operator does not exist: integer[] + integer

select array[1] + array[2]
--= error 42883 @17: operator does not exist: integer[] + integer[]

select array[1][1] = 1
--= error 42601 @16: syntax error at or near "["

select array[[1]][1][1]
--= error 42601 @18: syntax error at or near "["

select array_agg(nicknames[1] order by nicknames[2]) filter (where nicknames[1] = 'a') from users group by nicknames[1]
--= ok array_agg text[]

select id from users where nicknames[1] = 'a' and nicknames is not null and not (nicknames @> '{b}') and $1 = any (nicknames) order by nicknames, nicknames[1]
--= ok id int4 | $1 text

select id from users where nicknames
--= error 42804 @28: argument of WHERE must be type boolean, not type text[]

select intarray + 1 from users
--= error 42703 @8: column "intarray" does not exist

-- oidvector and int2vector are elements.

select array[null::oidvector], array[array[null::int2vector]], array(select null::oidvector), array[null::oidvector]::oidvector[]
--= ok array oidvector[], array int2vector[], array oidvector[], array oidvector[]

select null::oidvector = any (array[null::oidvector]), 1::oid = any (null::oidvector)
--= ok ?column? bool, ?column? bool

select null::oidvector = any (null::oidvector)
--= error 42883 @24: operator does not exist: oidvector = oid
