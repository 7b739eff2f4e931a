-- SQL/JSON query functions and JSON_TABLE (manual 9.16.3 and 9.16.4), which PostgreSQL 17 brought.

select json_exists('{}', '$.a')
--= error 42883 @8: function json_exists(unknown, unknown) does not exist
--= 17 18: ok json_exists bool

select json_exists(data, '$.a') from users
--= error 42883 @8: function json_exists(jsonb, unknown) does not exist
--= 17 18: ok json_exists bool

select json_exists(jsonb '{}', 'strict $.a' error on error)
--= error 42601 @45: syntax error at or near "error"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' true on error), json_exists(data, '$.a' false on error), json_exists(data, '$.a' unknown on error) from users
--= error 42601 @32: syntax error at or near "true"
--= 17 18: ok json_exists bool, json_exists bool, json_exists bool

select json_exists(data, '$.a' null on error) from users
--= error 42601 @32: syntax error at or near "null"
--= 17 18: error 42601 @32: invalid ON ERROR behavior

select json_exists(data, '$.a' empty on error) from users
--= error 42601 @32: syntax error at or near "empty"
--= 17 18: error 42601 @32: invalid ON ERROR behavior

select json_exists(data, '$.a' empty array on error) from users
--= error 42601 @32: syntax error at or near "empty"
--= 17 18: error 42601 @32: invalid ON ERROR behavior

select json_exists(data, '$.a' default true on error) from users
--= error 42601 @32: syntax error at or near "default"
--= 17 18: error 42601 @32: invalid ON ERROR behavior

select json_exists(data, '$.a' true on empty) from users
--= error 42601 @32: syntax error at or near "true"
--= 17 18: error 42601 @40: syntax error at or near "empty"

select json_exists(data, '$.a' returning text) from users
--= error 42601 @32: syntax error at or near "returning"

select json_exists(data, '$[') from users
--= error 42883 @8: function json_exists(jsonb, unknown) does not exist
--= 17 18: error 42601 @26: syntax error at end of jsonpath input

select json_exists(data, 'a b') from users
--= error 42883 @8: function json_exists(jsonb, unknown) does not exist
--= 17 18: error 42601 @26: syntax error at or near " " of jsonpath input

select json_exists(data, name) from users
--= error 42883 @8: function json_exists(jsonb, text) does not exist
--= 17 18: ok json_exists bool

select json_exists(data, 1) from users
--= error 42883 @8: function json_exists(jsonb, integer) does not exist
--= 17 18: error 42804 @26: JSON path expression must be of type jsonpath, not of type integer

select json_exists(data, null) from users
--= error 42883 @8: function json_exists(jsonb, unknown) does not exist
--= 17 18: ok json_exists bool

select json_exists(data, $1) from users
--= error 42883 @8: function json_exists(jsonb, unknown) does not exist
--= 17 18: ok json_exists bool | $1 jsonpath

select json_exists($1, '$')
--= error 42883 @8: function json_exists(unknown, unknown) does not exist
--= 17 18: ok json_exists bool | $1 text

select json_exists($1::jsonb, $2)
--= error 42883 @8: function json_exists(jsonb, unknown) does not exist
--= 17 18: ok json_exists bool | $1 jsonb, $2 jsonpath

select json_exists(data, '$.a ? (@ > $x)' passing 1 as x) from users
--= error 42601 @43: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a ? (@ > $x && @ < $y)' passing age as x, age + 10 as y) from users
--= error 42601 @53: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing name as "X y") from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing data as d, c_date as e, c_timestamptz as f, c_bool as g, c_numeric as h) from users, kinds
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing nicknames as d) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing u as d) from users u
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing '{}' format json as d) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing 1 format json as d) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing $1 as d) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool | $1 text

select json_exists(data, '$.a' passing $1::int as d) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool | $1 int4

select json_exists(data, '$.a' passing 1) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: error 42601 @41: syntax error at or near ")"

select json_exists(data, '$.a' passing 1 as) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: error 42601 @44: syntax error at or near ")"

select json_exists(data, '$.a' passing 1 as x, 2 as x) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data) from users
--= error 42883 @8: function json_exists(jsonb) does not exist
--= 17 18: error 42601 @24: syntax error at or near ")"

select json_exists() from users
--= error 42883 @8: function json_exists() does not exist
--= 17 18: error 42601 @20: syntax error at or near ")"

select json_exists(data, '$', '$') from users
--= error 42883 @8: function json_exists(jsonb, unknown, unknown) does not exist
--= 17 18: error 42601 @29: syntax error at or near ","

select json_exists(name, '$') from users
--= error 42883 @8: function json_exists(text, unknown) does not exist
--= 17 18: ok json_exists bool

select json_exists(age, '$') from users
--= error 42883 @8: function json_exists(integer, unknown) does not exist
--= 17 18: error 42846 @20: cannot cast type integer to jsonb

select json_exists(c_json, '$'), json_exists(c_bytea, '$'), json_exists(c_varchar, '$'), json_exists(c_bpchar, '$') from kinds
--= error 42883 @8: function json_exists(json, unknown) does not exist
--= 17 18: error 42846 @46: cannot cast type bytea to jsonb

select json_exists(c_bytea format json, '$') from kinds
--= error 42601 @28: syntax error at or near "format"
--= 17 18: ok json_exists bool

select json_exists(c_bytea format json encoding utf8, '$') from kinds
--= error 42601 @28: syntax error at or near "format"
--= 17 18: ok json_exists bool

select json_exists(name format json, '$') from users
--= error 42601 @25: syntax error at or near "format"
--= 17 18: ok json_exists bool

select json_exists(age format json, '$') from users
--= error 42601 @24: syntax error at or near "format"
--= 17 18: error 42846 @20: cannot cast type integer to jsonb

select json_exists(null, '$')
--= error 42883 @8: function json_exists(unknown, unknown) does not exist
--= 17 18: ok json_exists bool

select json_exists(array[1], '$')
--= error 42883 @8: function json_exists(integer[], unknown) does not exist
--= 17 18: error 42846 @20: cannot cast type integer[] to jsonb

select json_exists(row(1, 2), '$')
--= error 42883 @8: function json_exists(record, unknown) does not exist
--= 17 18: error 42846 @20: cannot cast type record to jsonb

select id from users where json_exists(data, '$.a')
--= error 42883 @28: function json_exists(jsonb, unknown) does not exist
--= 17 18: ok id int4

select id from users where json_exists(data, '$.a ? (@ == $n)' passing name as n)
--= error 42601 @64: syntax error at or near "passing"
--= 17 18: ok id int4

select json_exists from (values (1)) t (json_exists)
--= ok json_exists int4

select json_exists(data, '$.a') as x, (json_exists(data, '$')) and true from users
--= error 42883 @8: function json_exists(jsonb, unknown) does not exist
--= 17 18: ok x bool, ?column? bool

select json_value('{}', '$.a')
--= error 42883 @8: function json_value(unknown, unknown) does not exist
--= 17 18: ok json_value text

select json_value(data, '$.a') from users
--= error 42883 @8: function json_value(jsonb, unknown) does not exist
--= 17 18: ok json_value text

select json_value(data, '$.a' returning int) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning numeric(10, 2)) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value numeric

select json_value(data, '$.a' returning varchar(5)) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value varchar

select json_value(data, '$.a' returning date), json_value(data, '$.a' returning timestamptz), json_value(data, '$.a' returning uuid), json_value(data, '$.a' returning bool) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value date, json_value timestamptz, json_value uuid, json_value bool

select json_value(data, '$.a' returning jsonb) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value jsonb

select json_value(data, '$.a' returning json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value json

select json_value(data, '$.a' returning int[]) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4[]

select json_value(data, '$.a' returning pair) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value pair

select json_value(data, '$.a' returning mood), json_value(data, '$.a' returning email), json_value(data, '$.a' returning posint) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value mood, json_value text, json_value int4

select json_value(data, '$.a' returning bytea) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value bytea

select json_value(data, '$.a' returning point) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value point

select json_value(data, '$.a' returning record) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000: returning pseudo-types is not supported in SQL/JSON functions

select json_value(data, '$.a' returning anyelement) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000: returning pseudo-types is not supported in SQL/JSON functions

select json_value(data, '$.a' returning nope) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42704 @41: type "nope" does not exist

select json_value(data, '$.a' returning setof int) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000: returning SETOF types is not supported in SQL/JSON functions

select json_value(data, '$.a' returning text format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42601 @46: cannot specify FORMAT JSON in RETURNING clause of JSON_VALUE()

select json_value(data, '$.a' returning bytea format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42601 @47: cannot specify FORMAT JSON in RETURNING clause of JSON_VALUE()

select json_value(data, '$.a' error on error) from users
--= error 42601 @31: syntax error at or near "error"
--= 17 18: ok json_value text

select json_value(data, '$.a' null on error), json_value(data, '$.a' null on empty), json_value(data, '$.a' null on empty null on error) from users
--= error 42601 @31: syntax error at or near "null"
--= 17 18: ok json_value text, json_value text, json_value text

select json_value(data, '$.a' null on error null on empty) from users
--= error 42601 @31: syntax error at or near "null"
--= 17 18: error 42601 @45: syntax error at or near "null"

select json_value(data, '$.a' error on empty error on error) from users
--= error 42601 @31: syntax error at or near "error"
--= 17 18: ok json_value text

select json_value(data, '$.a' default 'x' on empty) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' default 'x' on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' default 'x' on empty default 'y' on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' returning int default 0 on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default '0' on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default 'x' on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 22P02 @53: invalid input syntax for type integer: "x"

select json_value(data, '$.a' returning int default 1.5 on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default now() on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42846 @53: cannot cast behavior expression of type timestamp with time zone to integer

select json_value(data, '$.a' returning date default now() on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value date

select json_value(data, '$.a' returning date default current_date on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @54: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default 1 + 2 on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default length('abc') on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default age on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default age + 1 on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: DEFAULT expression must not contain column references

select json_value(data, '$.a' returning int default count(*) on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default (select 1) on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default generate_series(1, 2) on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: DEFAULT expression must not return a set

select json_value(data, '$.a' returning int default case when true then 1 else 2 end on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default coalesce(1, 2) on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default null on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default $1 on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default '1'::int on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default 1::bigint on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int[] default array[1] on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @55: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int[] default '{1}' on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4[]

select json_value(data, '$.a' returning jsonb default '{}' on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value jsonb

select json_value(data, '$.a' returning jsonb default '{' on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 22P02 @55: invalid input syntax for type json

select json_value(data, '$.a' returning mood default 'ok' on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value mood

select json_value(data, '$.a' returning mood default 'nope' on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 22P02 @54: invalid input value for enum mood: "nope"

select json_value(data, '$.a' default 1 on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' default true on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' default array[1] on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: error 42804 @39: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' default row(1, 2) on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: error 42804 @39: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' default x on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: error 42703 @39: column "x" does not exist

select json_value(data, '$.a' empty on error) from users
--= error 42601 @31: syntax error at or near "empty"
--= 17 18: error 42601 @31: invalid ON ERROR behavior

select json_value(data, '$.a' empty array on error) from users
--= error 42601 @31: syntax error at or near "empty"
--= 17 18: error 42601 @31: invalid ON ERROR behavior

select json_value(data, '$.a' empty object on empty) from users
--= error 42601 @31: syntax error at or near "empty"
--= 17 18: error 42601 @31: invalid ON EMPTY behavior

select json_value(data, '$.a' true on error) from users
--= error 42601 @31: syntax error at or near "true"
--= 17 18: error 42601 @31: invalid ON ERROR behavior

select json_value(data, '$.a' unknown on empty) from users
--= error 42601 @31: syntax error at or near "unknown"
--= 17 18: error 42601 @31: invalid ON EMPTY behavior

select json_value(data, '$.a' with wrapper) from users
--= error 42601 @31: syntax error at or near "with"

select json_value(data, '$.a' omit quotes) from users
--= error 42601 @31: syntax error at or near "omit"

select json_value(data, '$.a' passing 1 as x returning int default 0 on error) from users
--= error 42601 @31: syntax error at or near "passing"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int passing 1 as x) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42601 @45: syntax error at or near "passing"

select json_value(data, '$.a' collate "C") from users
--= error 42883 @8: function json_value(jsonb, unknown) does not exist
--= 17 18: ok json_value text

select json_value(data, ('$.a')) from users
--= error 42883 @8: function json_value(jsonb, unknown) does not exist
--= 17 18: ok json_value text

select json_value(data, '$.' || name) from users
--= error 42883 @8: function json_value(jsonb, text) does not exist
--= 17 18: ok json_value text

select json_value(data, concat('$.', name)) from users
--= error 42883 @8: function json_value(jsonb, text) does not exist
--= 17 18: ok json_value text

select json_value(data, '$.a'::jsonpath) from users
--= error 42883 @8: function json_value(jsonb, jsonpath) does not exist
--= 17 18: ok json_value text

select json_value(data, '$.a') || 'x' from users
--= error 42883 @8: function json_value(jsonb, unknown) does not exist
--= 17 18: ok ?column? text

select json_value(data, '$.a' returning int) + 1 from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok ?column? int4

select json_value(data, '$.a' returning int) as v from users order by v
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok v int4

select json_value(1, '$')
--= error 42883 @8: function json_value(integer, unknown) does not exist
--= 17 18: error 42846 @19: cannot cast type integer to jsonb

select json_value(age, '$') from users
--= error 42883 @8: function json_value(integer, unknown) does not exist
--= 17 18: error 42846 @19: cannot cast type integer to jsonb

select json_value(nicknames, '$') from users
--= error 42883 @8: function json_value(text[], unknown) does not exist
--= 17 18: error 42846 @19: cannot cast type text[] to jsonb

select json_value(name, '$.a'), json_value(c_json, '$.a') from users, kinds
--= error 42883 @8: function json_value(text, unknown) does not exist
--= 17 18: ok json_value text, json_value text

select json_value(u, '$.a') from users u
--= error 42883 @8: function json_value(users, unknown) does not exist
--= 17 18: error 42846 @19: cannot cast type users to jsonb

select sum(json_value(data, '$.a' returning int)) from users
--= error 42601 @35: syntax error at or near "returning"
--= 17 18: ok sum int8

select json_value(data, '$.a' returning int) from users group by 1
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a'), count(*) from users group by data
--= error 42883 @8: function json_value(jsonb, unknown) does not exist
--= 17 18: ok json_value text, count int8

select json_value(data, '$.a'), count(*) from users group by json_value(data, '$.a')
--= error 42883 @8: function json_value(jsonb, unknown) does not exist
--= 17 18: ok json_value text, count int8

select json_query('{}', '$.a')
--= error 42883 @8: function json_query(unknown, unknown) does not exist
--= 17 18: ok json_query jsonb

select json_query(data, '$.a') from users
--= error 42883 @8: function json_query(jsonb, unknown) does not exist
--= 17 18: ok json_query jsonb

select json_query(data, '$.a' returning json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query json

select json_query(data, '$.a' returning text), json_query(data, '$.a' returning varchar(3)), json_query(data, '$.a' returning char(3)), json_query(data, '$.a' returning name) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query text, json_query varchar, json_query bpchar, json_query name

select json_query(data, '$.a' returning int), json_query(data, '$.a' returning int[]), json_query(data, '$.a' returning date), json_query(data, '$.a' returning pair) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query int4, json_query int4[], json_query date, json_query pair

select json_query(data, '$.a' returning bytea) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query bytea

select json_query(data, '$.a' returning bytea format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query bytea

select json_query(data, '$.a' returning bytea format json encoding utf8) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query bytea

select json_query(data, '$.a' returning bytea format json encoding utf16) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000 @47: unsupported JSON encoding

select json_query(data, '$.a' returning text format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query text

select json_query(data, '$.a' returning text format json encoding utf8) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000 @46: cannot set JSON encoding for non-bytea output types

select json_query(data, '$.a' returning json format json), json_query(data, '$.a' returning jsonb format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query json, json_query jsonb

select json_query(data, '$.a' returning int format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000 @45: cannot use JSON format with non-string output types

select json_query(data, '$.a' returning int[] format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000 @47: cannot use JSON format with non-string output types

select json_query(data, '$.a' returning email format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query text

select json_query(data, '$.a' returning xml format json) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000 @45: cannot use JSON format with non-string output types

select json_query(data, '$.a' returning mood), json_query(data, '$.a' returning email) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query mood, json_query text

select json_query(data, '$.a' returning record) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 0A000: returning pseudo-types is not supported in SQL/JSON functions

select json_query(data, '$.a' without wrapper), json_query(data, '$.a' without array wrapper), json_query(data, '$.a' with wrapper), json_query(data, '$.a' with array wrapper) from users
--= error 42601 @31: syntax error at or near "without"
--= 17 18: ok json_query jsonb, json_query jsonb, json_query jsonb, json_query jsonb

select json_query(data, '$.a' with conditional wrapper), json_query(data, '$.a' with conditional array wrapper), json_query(data, '$.a' with unconditional wrapper), json_query(data, '$.a' with unconditional array wrapper) from users
--= error 42601 @31: syntax error at or near "with"
--= 17 18: ok json_query jsonb, json_query jsonb, json_query jsonb, json_query jsonb

select json_query(data, '$.a' without conditional wrapper) from users
--= error 42601 @31: syntax error at or near "without"
--= 17 18: error 42601 @39: syntax error at or near "conditional"

select json_query(data, '$.a' with array) from users
--= error 42601 @31: syntax error at or near "with"
--= 17 18: error 42601 @41: syntax error at or near ")"

select json_query(data, '$.a' keep quotes), json_query(data, '$.a' omit quotes), json_query(data, '$.a' keep quotes on scalar string), json_query(data, '$.a' omit quotes on scalar string) from users
--= error 42601 @31: syntax error at or near "keep"
--= 17 18: ok json_query jsonb, json_query jsonb, json_query jsonb, json_query jsonb

select json_query(data, '$.a' omit quotes on scalar) from users
--= error 42601 @31: syntax error at or near "omit"
--= 17 18: error 42601 @52: syntax error at or near ")"

select json_query(data, '$.a' with wrapper omit quotes) from users
--= error 42601 @31: syntax error at or near "with"
--= 17 18: error 42601 @8: SQL/JSON QUOTES behavior must not be specified when WITH WRAPPER is used

select json_query(data, '$.a' with wrapper keep quotes) from users
--= error 42601 @31: syntax error at or near "with"
--= 17 18: ok json_query jsonb

select json_query(data, '$.a' with conditional wrapper omit quotes) from users
--= error 42601 @31: syntax error at or near "with"
--= 17 18: error 42601 @8: SQL/JSON QUOTES behavior must not be specified when WITH WRAPPER is used

select json_query(data, '$.a' without wrapper omit quotes) from users
--= error 42601 @31: syntax error at or near "without"
--= 17 18: ok json_query jsonb

select json_query(data, '$.a' omit quotes without wrapper) from users
--= error 42601 @31: syntax error at or near "omit"
--= 17 18: error 42601 @43: syntax error at or near "without"

select json_query(data, '$.a' returning text omit quotes) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query text

select json_query(data, '$.a' error on error), json_query(data, '$.a' null on error), json_query(data, '$.a' empty on error), json_query(data, '$.a' empty array on error), json_query(data, '$.a' empty object on error) from users
--= error 42601 @31: syntax error at or near "error"
--= 17 18: ok json_query jsonb, json_query jsonb, json_query jsonb, json_query jsonb, json_query jsonb

select json_query(data, '$.a' error on empty), json_query(data, '$.a' null on empty), json_query(data, '$.a' empty on empty), json_query(data, '$.a' empty array on empty), json_query(data, '$.a' empty object on empty) from users
--= error 42601 @31: syntax error at or near "error"
--= 17 18: ok json_query jsonb, json_query jsonb, json_query jsonb, json_query jsonb, json_query jsonb

select json_query(data, '$.a' empty on empty empty object on error) from users
--= error 42601 @31: syntax error at or near "empty"
--= 17 18: ok json_query jsonb

select json_query(data, '$.a' true on error) from users
--= error 42601 @31: syntax error at or near "true"
--= 17 18: error 42601 @31: invalid ON ERROR behavior

select json_query(data, '$.a' unknown on empty) from users
--= error 42601 @31: syntax error at or near "unknown"
--= 17 18: error 42601 @31: invalid ON EMPTY behavior

select json_query(data, '$.a' default '{}' on empty) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_query jsonb

select json_query(data, '$.a' default '{' on empty) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: error 22P02 @39: invalid input syntax for type json

select json_query(data, '$.a' default '{}'::jsonb on empty default '[]'::json on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_query jsonb

select json_query(data, '$.a' default 1 on empty) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: error 42846 @39: cannot cast behavior expression of type integer to jsonb

select json_query(data, '$.a' returning int default 1 on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query int4

select json_query(data, '$.a' returning int empty array on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query int4

select json_query(data, '$.a' returning int[] empty array on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query int4[]

select json_query(data, '$.a' returning text default data on empty) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @54: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_query(data, '$.a' returning date empty object on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_query date

select json_query(data, '$.a' passing 1 as x returning text with wrapper null on empty) from users
--= error 42601 @31: syntax error at or near "passing"
--= 17 18: ok json_query text

select json_query(data, '$.a') -> 'b' from users
--= error 42883 @8: function json_query(jsonb, unknown) does not exist
--= 17 18: ok ?column? jsonb

select json_query(data, '$.a' returning json) ->> 'b' from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok ?column? text

select json_query(json_query(data, '$.a'), '$.b') from users
--= error 42883 @19: function json_query(jsonb, unknown) does not exist
--= 17 18: ok json_query jsonb

select json_query(c_json, '$'), json_query(c_text, '$'), json_query(c_bytea, '$') from kinds
--= error 42883 @8: function json_query(json, unknown) does not exist
--= 17 18: error 42846 @69: cannot cast type bytea to jsonb

select json_query(age, '$') from users
--= error 42883 @8: function json_query(integer, unknown) does not exist
--= 17 18: error 42846 @19: cannot cast type integer to jsonb

select json_query($1, '$.a')
--= error 42883 @8: function json_query(unknown, unknown) does not exist
--= 17 18: ok json_query jsonb | $1 text

select json_query($1::jsonb, '$.a')
--= error 42883 @8: function json_query(jsonb, unknown) does not exist
--= 17 18: ok json_query jsonb | $1 jsonb

select json_query(data, $1) from users
--= error 42883 @8: function json_query(jsonb, unknown) does not exist
--= 17 18: ok json_query jsonb | $1 jsonpath

select jsonb_path_query(data, '$.a'), json_query from users, (values (1)) t (json_query)
--= ok jsonb_path_query jsonb, json_query int4

select * from json_table('[]', '$[*]' columns (a int path '$.a')) t
--= error 42601 @39: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]', '$[*]' columns (a int path '$.a'))
--= error 42601 @39: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]'::jsonb, '$[*]' columns (n for ordinality, a int path '$.a', b text path '$.b', c jsonb path '$.c')) t
--= error 42601 @46: syntax error at or near "columns"
--= 17 18: ok n int4, a int4, b text, c jsonb

select * from json_table('[]'::jsonb, '$[*]' columns (n for ordinality, m for ordinality)) t
--= error 42601 @46: syntax error at or near "columns"
--= 17 18: error 42601 @73: only one FOR ORDINALITY column is allowed

select * from json_table('[]', '$[*]' columns (a int, b text, "C d" date)) t
--= error 42601 @39: syntax error at or near "columns"
--= 17 18: ok a int4, b text, "C d" date

select t.a, b from users u, json_table(u.data, '$' columns (a int, b text)) t
--= error 42601 @52: syntax error at or near "columns"
--= 17 18: ok a int4, b text

select t.a, b from users u, lateral json_table(u.data, '$' columns (a int, b text)) t
--= error 42601 @60: syntax error at or near "columns"
--= 17 18: ok a int4, b text

select t.a, b from users u left join json_table(u.data, '$' columns (a int, b text)) t on true
--= error 42601 @61: syntax error at or near "columns"
--= 17 18: ok a int4, b text

select t.a from json_table(u.data, '$' columns (a int)) t, users u
--= error 42601 @40: syntax error at or near "columns"
--= 17 18: error 42P01 @28: missing FROM-clause entry for table "u"

select x, y from users u, json_table(u.data, '$' columns (a int, b text)) t (x, y)
--= error 42601 @50: syntax error at or near "columns"
--= 17 18: ok x int4, y text

select x, b from users u, json_table(u.data, '$' columns (a int, b text)) as t (x)
--= error 42601 @50: syntax error at or near "columns"
--= 17 18: ok x int4, b text

select * from users u, json_table(u.data, '$' columns (a int, b text)) as t (x, y, z)
--= error 42601 @47: syntax error at or near "columns"
--= 17 18: error 42P10: JSON_TABLE function has 2 columns available but 3 columns specified

select json_table.a from json_table('[]', '$' columns (a int))
--= error 42601 @47: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]', '$' columns (a int, a text)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42712 @52: duplicate JSON_TABLE column or path name: a

select * from json_table('[]', '$' as p columns (a int, p text)) t
--= error 42601 @36: syntax error at or near "as"
--= 17 18: error 42712 @57: duplicate JSON_TABLE column or path name: p

select * from json_table('[]', '$' as p columns (a int, nested '$.x' as p columns (b int))) t
--= error 42601 @36: syntax error at or near "as"
--= 17 18: error 42712 @73: duplicate JSON_TABLE column or path name: p

select * from json_table('[]', '$' as p columns (a int, nested '$.x' as q columns (a int))) t
--= error 42601 @36: syntax error at or near "as"
--= 17 18: error 42712 @84: duplicate JSON_TABLE column or path name: a

select * from json_table('[]', '$' as p columns (a int, nested '$.x' as a columns (b int))) t
--= error 42601 @36: syntax error at or near "as"
--= 17 18: error 42712 @73: duplicate JSON_TABLE column or path name: a

select * from json_table('[]', '$' columns (a int, nested path '$.x[*]' columns (b int, nested '$.y[*]' as y columns (c int, d for ordinality)), e text)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a int4, e text, b int4, c int4, d int4

select * from json_table('[]', '$' columns (nested int)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok nested int4

select * from json_table('[]', '$' columns (nested int path '$.a')) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok nested int4

select * from json_table('[]', '$' columns (path text)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok path text

select * from json_table('[]', '$' columns (path text path '$.a')) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok path text

select * from json_table('[]', '$' columns (exists int)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok exists int4

select * from json_table('[]', '$' columns (a bool exists path '$.a', b int exists, c text exists path '$')) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a bool, b int4, c text

select * from json_table('[]', '$' columns (a date exists path '$.a')) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a date

select * from json_table('[]', '$' columns (a jsonb exists path '$.a')) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a jsonb

select * from json_table('[]', '$' columns (a numeric exists path '$.a')) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a numeric

select * from json_table('[]', '$' columns (a bool exists path '$.a' error on error, b bool exists true on error, c bool exists false on error, d bool exists unknown on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a bool, b bool, c bool, d bool

select * from json_table('[]', '$' columns (a bool exists null on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @59: invalid ON ERROR behavior for column "a"

select * from json_table('[]', '$' columns (a bool exists empty on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @59: invalid ON ERROR behavior for column "a"

select * from json_table('[]', '$' columns (a bool exists true on empty)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @67: syntax error at or near "empty"

select * from json_table('[]', '$' columns (a bool exists default true on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @59: invalid ON ERROR behavior for column "a"

select * from json_table('[]', '$' columns (a bool exists with wrapper)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @59: syntax error at or near "with"

select * from json_table('[]', '$' columns (a text format json, b jsonb format json path '$.b', c bytea format json encoding utf8)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a text, b jsonb, c bytea

select * from json_table('[]', '$' columns (a int format json)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 0A000 @51: cannot use JSON format with non-string output types

select * from json_table('[]', '$' columns (a int[] format json)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 0A000 @53: cannot use JSON format with non-string output types

select * from json_table('[]', '$' columns (a text format json encoding utf8)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 0A000 @52: cannot set JSON encoding for non-bytea output types

select * from json_table('[]', '$' columns (a text path '$.a' format json)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @63: syntax error at or near "format"

select * from json_table('[]', '$' columns (a jsonb with wrapper, b text omit quotes, c text keep quotes, d text with conditional wrapper)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a jsonb, b text, c text, d text

select * from json_table('[]', '$' columns (a text with wrapper omit quotes)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @45: SQL/JSON QUOTES behavior must not be specified when WITH WRAPPER is used

select * from json_table('[]', '$' columns (a int null on empty, b int error on error, c int default 1 on empty default 2 on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a int4, b int4, c int4

select * from json_table('[]', '$' columns (a int default 'x' on empty)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 22P02 @59: invalid input syntax for type integer: "x"

select * from json_table('[]', '$' columns (a int empty on empty)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @51: invalid ON EMPTY behavior for column "a"

select * from json_table('[]', '$' columns (a int empty array on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @51: invalid ON ERROR behavior for column "a"

select * from json_table('[]', '$' columns (a jsonb empty array on empty, b jsonb empty object on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a jsonb, b jsonb

select * from json_table('[]', '$' columns (a int true on empty)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @51: invalid ON EMPTY behavior for column "a"

select * from json_table('[]', '$' columns (a int[] , b pair, c json, d mood, e email, f tags, g checked_pair)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a int4[], b pair, c json, d mood, e text, f text[], g pair

select * from json_table('[]', '$' columns (a record)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 0A000: returning pseudo-types is not supported in SQL/JSON functions

select * from json_table('[]', '$' columns (a nope)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42704 @47: type "nope" does not exist

select * from json_table('[]', '$' columns (a anyelement)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 0A000: returning pseudo-types is not supported in SQL/JSON functions

select * from json_table('[]', '$' columns (a setof int)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 0A000: returning SETOF types is not supported in SQL/JSON functions

select * from json_table('[]', '$' columns (a varchar(10), b numeric(10, 2), c char(3), d timestamptz(3), e bit(3))) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a varchar, b numeric, c bpchar, d timestamptz, e bit

select * from json_table('[]', '$' columns (a int) error on error) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]', '$' columns (a int) empty on error) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]', '$' columns (a int) empty array on error) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]', '$' columns (a int) null on error) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @52: invalid ON ERROR behavior

select * from json_table('[]', '$' columns (a int) default 1 on error) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @52: invalid ON ERROR behavior

select * from json_table('[]', '$' columns (a int) empty on empty) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @61: syntax error at or near "empty"

select * from json_table('[]', '$' columns ()) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @45: syntax error at or near ")"

select * from json_table('[]', '$') t
--= error 42883 @15: function json_table(unknown, unknown) does not exist
--= 17 18: error 42601 @35: syntax error at or near ")"

select * from json_table('[]') t
--= error 42883 @15: function json_table(unknown) does not exist
--= 17 18: error 42601 @30: syntax error at or near ")"

select * from json_table('[]', '$' passing 1 as x columns (a int)) t
--= error 42601 @36: syntax error at or near "passing"
--= 17 18: ok a int4

select * from users, json_table(data, '$ ? (@.a == $n)' passing name as n columns (a int path '$.a')) t
--= error 42601 @57: syntax error at or near "passing"
--= 17 18: ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, a int4

select * from json_table('[]', '$' passing 1 as x, 2 as x columns (a int)) t
--= error 42601 @36: syntax error at or near "passing"
--= 17 18: ok a int4

select * from json_table('[]', $1 columns (a int)) t
--= error 42601 @35: syntax error at or near "columns"
--= 17 18: error 0A000 @32: only string constants are supported in JSON_TABLE path specification

select * from json_table('[]', '$'::jsonpath columns (a int)) t
--= error 42601 @46: syntax error at or near "columns"
--= 17 18: error 0A000 @32: only string constants are supported in JSON_TABLE path specification

select * from json_table('[]', ('$') columns (a int)) t
--= error 42601 @38: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]', '$.' || 'a' columns (a int)) t
--= error 42601 @44: syntax error at or near "columns"
--= 17 18: error 0A000 @32: only string constants are supported in JSON_TABLE path specification

select * from json_table('[]', '$[' columns (a int)) t
--= error 42601 @37: syntax error at or near "columns"
--= 17 18: error 42601 @32: syntax error at end of jsonpath input

select * from json_table('[]', '$' columns (a int path '$[')) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @56: syntax error at end of jsonpath input

select * from json_table('[]', '$' columns (a int path 'x')) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @56: syntax error at end of jsonpath input

select * from json_table('[]', '$' columns (a int path $1)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @56: syntax error at or near "$1"

select * from json_table('[]', '$' columns (a int path name)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @56: syntax error at or near "name"

select * from json_table('[]', '$' columns (nested '$[' columns (a int))) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601: syntax error at end of jsonpath input

select * from json_table('[', '$' columns (a int)) t
--= error 42601 @35: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table($1, '$' columns (a int)) t
--= error 42601 @34: syntax error at or near "columns"
--= 17 18: ok a int4 | $1 text

select * from json_table($1::jsonb, '$' columns (a int)) t
--= error 42601 @41: syntax error at or near "columns"
--= 17 18: ok a int4 | $1 jsonb

select * from json_table(1, '$' columns (a int)) t
--= error 42601 @33: syntax error at or near "columns"
--= 17 18: error 42846 @26: cannot cast type integer to jsonb

select * from users u, json_table(u.age, '$' columns (a int)) t
--= error 42601 @46: syntax error at or near "columns"
--= 17 18: error 42846 @35: cannot cast type integer to jsonb

select * from users u, json_table(u.nicknames, '$' columns (a int)) t
--= error 42601 @52: syntax error at or near "columns"
--= 17 18: error 42846 @35: cannot cast type text[] to jsonb

select * from kinds k, json_table(k.c_json, '$' columns (a int)) t
--= error 42601 @49: syntax error at or near "columns"
--= 17 18: ok c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8, c_numeric numeric, c_numeric_ps numeric, c_money money, c_text text, c_varchar varchar, c_varchar_n varchar, c_bpchar bpchar, c_char_n bpchar, c_char char, c_name name, c_bytea bytea, c_uuid uuid, c_date date, c_time time, c_timetz timetz, c_timestamp timestamp, c_timestamptz timestamptz, c_interval interval, c_interval_dh interval, c_json json, c_jsonb jsonb, c_jsonpath jsonpath, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit, c_varbit varbit, c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery, c_int4range int4range, c_int8range int8range, c_numrange numrange, c_daterange daterange, c_tsrange tsrange, c_tstzrange tstzrange, c_multirange int4multirange, c_oid oid, c_xid8 xid8, c_lsn pg_lsn, c_regclass regclass, c_regtype regtype, c_int4_array int4[], c_text_array text[], c_mood mood, c_mood_array mood[], a int4

select * from kinds k, json_table(k.c_text, '$' columns (a int)) t
--= error 42601 @49: syntax error at or near "columns"
--= 17 18: ok c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8, c_numeric numeric, c_numeric_ps numeric, c_money money, c_text text, c_varchar varchar, c_varchar_n varchar, c_bpchar bpchar, c_char_n bpchar, c_char char, c_name name, c_bytea bytea, c_uuid uuid, c_date date, c_time time, c_timetz timetz, c_timestamp timestamp, c_timestamptz timestamptz, c_interval interval, c_interval_dh interval, c_json json, c_jsonb jsonb, c_jsonpath jsonpath, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit, c_varbit varbit, c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery, c_int4range int4range, c_int8range int8range, c_numrange numrange, c_daterange daterange, c_tsrange tsrange, c_tstzrange tstzrange, c_multirange int4multirange, c_oid oid, c_xid8 xid8, c_lsn pg_lsn, c_regclass regclass, c_regtype regtype, c_int4_array int4[], c_text_array text[], c_mood mood, c_mood_array mood[], a int4

select * from kinds k, json_table(k.c_bytea, '$' columns (a int)) t
--= error 42601 @50: syntax error at or near "columns"
--= 17 18: error 42846 @35: cannot cast type bytea to jsonb

select * from kinds k, json_table(k.c_text format json, '$' columns (a int)) t
--= error 42601 @44: syntax error at or near "format"
--= 17 18: ok c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8, c_numeric numeric, c_numeric_ps numeric, c_money money, c_text text, c_varchar varchar, c_varchar_n varchar, c_bpchar bpchar, c_char_n bpchar, c_char char, c_name name, c_bytea bytea, c_uuid uuid, c_date date, c_time time, c_timetz timetz, c_timestamp timestamp, c_timestamptz timestamptz, c_interval interval, c_interval_dh interval, c_json json, c_jsonb jsonb, c_jsonpath jsonpath, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit, c_varbit varbit, c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery, c_int4range int4range, c_int8range int8range, c_numrange numrange, c_daterange daterange, c_tsrange tsrange, c_tstzrange tstzrange, c_multirange int4multirange, c_oid oid, c_xid8 xid8, c_lsn pg_lsn, c_regclass regclass, c_regtype regtype, c_int4_array int4[], c_text_array text[], c_mood mood, c_mood_array mood[], a int4

select json_table('[]', '$' columns (a int))
--= error 42601 @29: syntax error at or near "columns"
--= 17 18: error 42601 @18: syntax error at or near "("

select * from rows from (json_table('[]', '$' columns (a int))) t
--= error 42601 @47: syntax error at or near "columns"
--= 17 18: error 42601 @36: syntax error at or near "("

select * from json_table('[]', '$' columns (a int)) with ordinality t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @53: syntax error at or near "with"

select t from json_table('[]', '$' columns (a int, b text)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok t record

select t.* from json_table('[]', '$' columns (a int, b text)) t
--= error 42601 @38: syntax error at or near "columns"
--= 17 18: ok a int4, b text

select (t).a from json_table('[]', '$' columns (a int, b text)) t
--= error 42601 @40: syntax error at or near "columns"
--= 17 18: ok a int4

select t.c from json_table('[]', '$' columns (a int, b text)) t
--= error 42601 @38: syntax error at or near "columns"
--= 17 18: error 42703 @8: column t.c does not exist

select t.ctid from json_table('[]', '$' columns (a int, b text)) t
--= error 42601 @41: syntax error at or near "columns"
--= 17 18: error 42703 @8: column t.ctid does not exist

select * from json_table('[]', '$' columns (a int)) t for update
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]', '$' columns (a int)) t for update of t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 0A000 @69: FOR UPDATE cannot be applied to a table function

select * from json_table('[]', '$' columns (a int)) t tablesample system (10)
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @55: syntax error at or near "tablesample"

select * from json_table
--= error 42P01 @15: relation "json_table" does not exist

select json_table from (values (1)) t (json_table)
--= ok json_table int4

select * from (values (1)) json_table (a)
--= ok a int4

select count(*), t.a from users u cross join json_table(u.data, '$[*]' columns (a int)) t group by t.a having count(*) > 1
--= error 42601 @72: syntax error at or near "columns"
--= 17 18: ok count int8, a int4

insert into nodes (id, name) select a, b from json_table('[]', '$[*]' columns (a int, b text)) t
--= error 42601 @71: syntax error at or near "columns"
--= 17 18: ok

update users set age = t.a from json_table('[]', '$[*]' columns (i int, a int)) t where t.i = users.id
--= error 42601 @57: syntax error at or near "columns"
--= 17 18: ok

delete from users using json_table('[]', '$[*]' columns (i int)) t where t.i = users.id
--= error 42601 @49: syntax error at or near "columns"
--= 17 18: ok

with t as (select * from json_table('[]', '$[*]' columns (a int))) select a from t
--= error 42601 @50: syntax error at or near "columns"
--= 17 18: ok a int4

select * from json_table('[]', '$' columns (a date exists true on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a date

select * from json_table('[]', '$' columns (a numeric exists path '$.a' false on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a numeric

select * from json_table('[]', '$' columns (a jsonb exists path '$.a' true on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a jsonb

select * from json_table('[]', '$' columns (a text exists path '$.a' true on error, b int exists true on error, c bigint exists true on error, d char(3) exists unknown on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a text, b int4, c int8, d bpchar

select * from json_table('[]', '$' columns (a date exists error on error, b date exists unknown on error)) t
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: ok a date, b date

select json_value(data, '$.a' default 'x' collate "C" on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: error 42P21 @39: collation of DEFAULT expression conflicts with RETURNING clause

select json_value(data, '$.a' default 'x' || 'y' on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' default ('x') on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' default length((select 'a')) on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' default -1 on error) from users
--= error 42601 @31: syntax error at or near "default"
--= 17 18: ok json_value text

select json_value(data, '$.a' returning int default - 1 on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default (1, 2) on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning bool default true on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value bool

select json_value(data, '$.a' returning bool default not true on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @54: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning bool default true and false on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @54: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning bool default 1 = 1 on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value bool

select json_value(data, '$.a' returning bool default 1 is null on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @54: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning email default 'x' on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value text

select json_value(data, '$.a' returning posint default 1 on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning posint default 'x' on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 22P02 @56: invalid input syntax for type integer: "x"

select json_value(data, '$.a' returning text default current_user on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @54: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default nextval('posts_id_seq') on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value int4

select json_value(data, '$.a' returning int default sum(1) over () on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning int default (array[1])[1] on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @54: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_value(data, '$.a' returning varchar(3) default 'abcdef' on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: ok json_value varchar

select json_value(data, '$.a' returning int default json_value('1', '$' returning int) on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42804 @53: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select (select json_value('{}', '$.a' returning int default u.age on error)) from users u
--= error 42601 @39: syntax error at or near "returning"
--= 17 18: error 42804 @61: can only specify a constant, non-aggregate function, or operator expression for DEFAULT

select json_query(data, '$.a' returning text default 'x' collate "C" on error) from users
--= error 42601 @31: syntax error at or near "returning"
--= 17 18: error 42P21 @54: collation of DEFAULT expression conflicts with RETURNING clause

select json_exists(data, '$.a' passing c_bytea format json as x) from users, kinds
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing c_json format json as x, c_jsonb format json as y) from users, kinds
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing null as x) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing 'a' as x) from users
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select json_exists(data, '$.a' passing c_text format json encoding utf8 as x) from users, kinds
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: error 42804 @47: JSON ENCODING clause is only allowed for bytea input type

select json_exists(data, '$.a' passing c_mood as x, c_uuid as y, c_inet as z, c_interval as w) from users, kinds
--= error 42601 @32: syntax error at or near "passing"
--= 17 18: ok json_exists bool

select * from json_table('[]', '$[*]' columns (n for ordinality, nested '$' columns (m for ordinality))) t
--= error 42601 @39: syntax error at or near "columns"
--= 17 18: ok n int4, m int4

select * from json_table('[]', '$[*]' columns (nested '$.a' columns (x int), nested '$.b' columns (y int), z int)) t
--= error 42601 @39: syntax error at or near "columns"
--= 17 18: ok z int4, x int4, y int4

select * from json_table('{}', 1)
--= error 42883 @15: function json_table(unknown, integer) does not exist
--= 17 18: error 42601 @33: syntax error at or near ")"

select * from json_table('{}', 1 columns (a int))
--= error 42601 @34: syntax error at or near "columns"
--= 17 18: error 0A000 @32: only string constants are supported in JSON_TABLE path specification

select * from json_table('[]', '$' columns (a nope empty on error))
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42704 @47: type "nope" does not exist

select * from json_table('[]', '$' columns (a int empty on error))
--= error 42601 @36: syntax error at or near "columns"
--= 17 18: error 42601 @51: invalid ON ERROR behavior for column "a"
