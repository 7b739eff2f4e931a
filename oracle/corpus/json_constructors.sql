-- SQL/JSON constructors, aggregates and IS JSON (manual 9.16.1), which PostgreSQL 16 and 17 brought.

select json_object()
--= error 42883 @8: function json_object() does not exist
--= 16 17 18: ok json_object json

select json_object(returning jsonb)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object jsonb

select json_object(returning text)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object text

select json_object(returning int)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: error 42846: cannot cast type json to integer

select json_object(returning bytea)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object bytea

select json_object(returning bytea format json)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object bytea

select json_object(returning bytea format json encoding utf8)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object bytea

select json_object(returning bytea format json encoding utf16)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: error 0A000 @36: unsupported JSON encoding

select json_object(returning bytea format json encoding latin1)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17: error 22023: unrecognized JSON encoding: latin1
--= 18: error 22023 @57: unrecognized JSON encoding: latin1

select json_object(returning text format json)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object text

select json_object(returning text format json encoding utf8)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: error 0A000 @35: cannot set JSON encoding for non-bytea output types

select json_object(returning int format json)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: error 42846 @34: cannot cast type json to integer

select json_object(returning varchar(10))
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object varchar

select json_object(returning char(3))
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object bpchar

select json_object(returning name)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object name

select json_object(returning anyelement)
--= error 42601 @20: syntax error at or near "returning"
--= 16: ok json_object anyelement
--= 17 18: error 0A000: returning pseudo-types is not supported in SQL/JSON functions

select json_object(returning record)
--= error 42601 @20: syntax error at or near "returning"
--= 16: error 42846: cannot cast type json to record
--= 17 18: error 0A000: returning pseudo-types is not supported in SQL/JSON functions

select json_object(returning setof text)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: error 0A000: returning SETOF types is not supported in SQL/JSON functions

select json_object(returning nope)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: error 42704 @30: type "nope" does not exist

select json_object(returning email)
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: ok json_object text

select json_object(returning int[])
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: error 42846: cannot cast type json to integer[]

select json_object(returning text[])
--= error 42601 @20: syntax error at or near "returning"
--= 16 17 18: error 42846: cannot cast type json to text[]

select json_object('a': 1, 'b': 'x', 'c': null, 'd': array[1, 2], 'e': row(1, 'x'))
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a' value 1, 'b' value 2)
--= error 42601 @24: syntax error at or near "value"
--= 16 17 18: ok json_object json

select json_object('a' : 1, 'b' value 2)
--= error 42601 @24: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object(key 'a' value 1)
--= error 42601 @28: syntax error at or near "value"
--= 16 17 18: error 42704 @20: type "key" does not exist

select json_object(name: age) from users
--= error 42601 @24: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object(name value age) from users
--= error 42601 @25: syntax error at or near "value"
--= 16 17 18: ok json_object json

select json_object(id: name, name: id) from users
--= error 42601 @22: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object(id + 1: name) from users
--= error 42601 @26: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object(id + 1 value name) from users
--= error 42601 @27: syntax error at or near "value"

select json_object(-1 value 1)
--= error 42601 @23: syntax error at or near "value"

select json_object((-1) value 1)
--= error 42601 @25: syntax error at or near "value"
--= 16 17 18: ok json_object json

select json_object('a'::text value 1)
--= error 42601 @30: syntax error at or near "value"

select json_object('a'::text : 1)
--= error 42601 @30: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object(cast('a' as text) value 1)
--= error 42601 @38: syntax error at or near "value"
--= 16 17 18: ok json_object json

select json_object(u.name value 1) from users u
--= error 42601 @27: syntax error at or near "value"
--= 16 17 18: ok json_object json

select json_object(upper(name) value 1) from users
--= error 42601 @32: syntax error at or near "value"
--= 16 17 18: ok json_object json

select json_object(name || 'x' value 1) from users
--= error 42601 @32: syntax error at or near "value"

select json_object(name collate "C" value 1) from users
--= error 42601 @37: syntax error at or near "value"

select json_object(null: 1)
--= error 42601 @24: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object(1: 2, 3: 4)
--= error 42601 @21: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object(true: false)
--= error 42601 @24: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': 1 null on null)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': 1 absent on null)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': 1 absent)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42601 @33: syntax error at or near ")"

select json_object('a': 1 null on)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42601 @34: syntax error at or near ")"

select json_object('a': 1 with unique)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': 1 with unique keys)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': 1 without unique)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': 1 without unique keys)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': 1 absent on null with unique keys returning jsonb)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object jsonb

select json_object('a': 1 with unique keys absent on null)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42601 @44: syntax error at or near "absent"

select json_object('a': 1 returning jsonb with unique keys)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42601 @43: syntax error at or near "with"

select json_object(absent on null)
--= error 42601 @27: syntax error at or near "on"

select json_object(with unique keys)
--= error 42601 @20: syntax error at or near "with"

select json_object('a': '{}' format json)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': '{}'::text format json)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': '{}'::json format json)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': '{}'::jsonb format json)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object jsonb

select json_object('a': 1 format json)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42804 @27: cannot use non-string types with explicit FORMAT JSON clause

select json_object('a': array[1] format json)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42804 @34: cannot use non-string types with explicit FORMAT JSON clause

select json_object('a': c_bytea format json) from kinds
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': c_bytea) from kinds
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': c_bytea format json encoding utf8) from kinds
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': c_text format json encoding utf8) from kinds
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42804 @32: JSON ENCODING clause is only allowed for bytea input type

select json_object('a': c_varchar format json, 'b': c_bpchar format json, 'c': c_name format json) from kinds
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': data) from users
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object jsonb

select json_object('a': data, 'b': 1) from users
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object jsonb

select json_object(data: 1) from users
--= error 42601 @24: syntax error at or near ":"
--= 16 17 18: ok json_object jsonb

select json_object('a': data returning json) from users
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': data returning text) from users
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object text

select json_object('a': c_json) from kinds
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': u) from users u
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': u.*) from users u
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object(u.*) from users u
--= error 42883 @8: function json_object(users) does not exist
--= 16 17 18: error 42883 @8: function pg_catalog.json_object(users) does not exist

select json_object('a': *) from users u
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42601 @25: syntax error at or near "*"

select json_object('a': $1)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json | $1 text

select json_object($1: 1)
--= error 42601 @22: syntax error at or near ":"
--= 16 17 18: error 42P18: could not determine data type of parameter $1

select json_object($1: $2)
--= error 42601 @22: syntax error at or near ":"
--= 16 17 18: error 42P18: could not determine data type of parameter $1

select json_object($1::text: $2::int)
--= error 42601 @28: syntax error at or near ":"
--= 16 17 18: ok json_object json | $1 text, $2 int4

select json_object('a': $1 format json)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json | $1 text

select json_object('a': $1::text format json)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json | $1 text

select json_object('a': 1,)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42601 @27: syntax error at or near ")"

select json_object('a': 1 'b': 2)
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42601 @27: syntax error at or near "'b'"

select json_object('a')
--= error 22P02 @20: malformed array literal: "a"

select json_object('a', 'b')
--= error 22P02 @20: malformed array literal: "a"

select json_object('a': 1, 'b')
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: error 42601 @31: syntax error at or near ")"

select json_object('{a,1}'::text[])
--= ok json_object json

select json_object(text_array => '{a,1}')
--= error 42883 @8: function json_object(text_array => unknown) does not exist
--= 16 17 18: error 42883 @8: function pg_catalog.json_object(text_array => unknown) does not exist

select json_object(keys => '{a}', values => '{1}')
--= error 42601 @42: syntax error at or near "=>"

select json_object(keys := '{a}', "values" := '{1}')
--= error 42883 @8: function json_object(keys => unknown, values => unknown) does not exist
--= 16 17 18: error 42883 @8: function pg_catalog.json_object(keys => unknown, values => unknown) does not exist

select json_object('{a}', values => '{1}')
--= error 42601 @34: syntax error at or near "=>"

select json_object(variadic '{a,1}')
--= ok json_object json
--= 16 17 18: error 42601 @20: syntax error at or near "variadic"

select json_object(distinct '{a,1}')
--= error 42809 @8: DISTINCT specified, but json_object is not an aggregate function
--= 16 17 18: error 42601 @20: syntax error at or near "distinct"

select pg_catalog.json_object('{a,1}')
--= ok json_object json

select "json_object"('{a,1}')
--= ok json_object json

select pg_catalog.json_object('a': 1)
--= error 42601 @34: syntax error at or near ":"

select json_object('a': 1) as j, json_object() jj
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok j json, jj json

select (json_object('a': 1)) -> 'a'
--= error 42601 @24: syntax error at or near ":"
--= 16 17 18: ok ?column? json

select json_object('a': 1) -> 'a'
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok ?column? json

select json_object('a': 1)::jsonb -> 'a'
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok ?column? jsonb

select json_object('a': 1 returning jsonb) -> 'a'
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok ?column? jsonb

select json_object('a': json_object('b': json_array(1, 2)))
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': (select 1))
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': count(*)) from users
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': generate_series(1, 3))
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object('a': sum(age) over ()) from users
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok json_object json

select json_object from (values (1)) t (json_object)
--= ok json_object int4

select json_object.x from (values (1)) json_object (x)
--= ok x int4

select json_array.json_array from (values (1)) json_array (json_array)
--= ok json_array int4

select 1 as json_object, 2 as json_array, 3 json_value, 4 json_query
--= ok json_object int4, json_array int4, json_value int4, json_query int4

select json_array()
--= error 42883 @8: function json_array() does not exist
--= 16 17 18: ok json_array json

select json_array(returning jsonb)
--= error 42601 @19: syntax error at or near "returning"
--= 16 17 18: ok json_array jsonb

select json_array(returning text)
--= error 42601 @19: syntax error at or near "returning"
--= 16 17 18: ok json_array text

select json_array(returning bytea)
--= error 42601 @19: syntax error at or near "returning"
--= 16 17 18: ok json_array bytea

select json_array(returning bytea format json)
--= error 42601 @19: syntax error at or near "returning"
--= 16 17 18: ok json_array bytea

select json_array(returning date)
--= error 42601 @19: syntax error at or near "returning"
--= 16 17 18: error 42846: cannot cast type json to date

select json_array(1, 'a', null, true)
--= error 42883 @8: function json_array(integer, unknown, unknown, boolean) does not exist
--= 16 17 18: ok json_array json

select json_array(1, 'a', null, true null on null)
--= error 42601 @38: syntax error at or near "null"
--= 16 17 18: ok json_array json

select json_array(1, 'a' absent on null)
--= error 42601 @26: syntax error at or near "absent"
--= 16 17 18: ok json_array json

select json_array(1, 2 returning jsonb)
--= error 42601 @24: syntax error at or near "returning"
--= 16 17 18: ok json_array jsonb

select json_array(1 null on null returning text)
--= error 42601 @21: syntax error at or near "null"
--= 16 17 18: ok json_array text

select json_array(1 with unique keys)
--= error 42601 @21: syntax error at or near "with"

select json_array(null on null)
--= error 42601 @24: syntax error at or near "on"

select json_array('{}' format json, '[]'::text format json)
--= error 42601 @24: syntax error at or near "format"
--= 16 17 18: ok json_array json

select json_array(1 format json)
--= error 42601 @21: syntax error at or near "format"
--= 16 17 18: error 42804 @21: cannot use non-string types with explicit FORMAT JSON clause

select json_array(data) from users
--= error 42883 @8: function json_array(jsonb) does not exist
--= 16 17 18: ok json_array jsonb

select json_array(data returning json) from users
--= error 42601 @24: syntax error at or near "returning"
--= 16 17 18: ok json_array json

select json_array(c_json, c_jsonb) from kinds
--= error 42883 @8: function json_array(json, jsonb) does not exist
--= 16 17 18: ok json_array jsonb

select json_array($1)
--= error 42883 @8: function json_array(unknown) does not exist
--= 16 17 18: ok json_array json | $1 text

select json_array($1::int, $2::text)
--= error 42883 @8: function json_array(integer, text) does not exist
--= 16 17 18: ok json_array json | $1 int4, $2 text

select json_array(u) from users u
--= error 42883 @8: function json_array(users) does not exist
--= 16 17 18: ok json_array json

select json_array(u.*) from users u
--= error 42883 @8: function json_array(users) does not exist
--= 16 17 18: ok json_array json

select json_array(select id from users)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array(select id from users order by id)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array(select id, name from users)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: error 42601 @8: subquery must return only one column

select json_array(select u from users u)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array(select data from users)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array jsonb

select json_array(select data from users returning json)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array(select name from users returning jsonb)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array jsonb

select json_array(select name from users returning text)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array text

select json_array(select name format json from users)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: error 42601 @43: syntax error at or near "from"

select json_array(select name from users format json)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array(select id from users format json)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: error 42804 @40: cannot use non-string types with explicit FORMAT JSON clause

select json_array(select name from users null on null)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: error 42601 @42: syntax error at or near "null"

select json_array(select name from users absent on null)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: error 42601 @49: syntax error at or near "on"

select json_array(values (1), (2))
--= error 42601 @26: syntax error at or near "("
--= 16 17 18: ok json_array json

select json_array(values (1), ('x'))
--= error 42601 @26: syntax error at or near "("
--= 16 17 18: error 22P02 @32: invalid input syntax for type integer: "x"

select json_array((select 1))
--= error 42883 @8: function json_array(integer) does not exist
--= 16 17 18: ok json_array json

select json_array((select 1), 2)
--= error 42883 @8: function json_array(integer, integer) does not exist
--= 16 17 18: ok json_array json

select json_array(with t as (select 1 as a) select a from t)
--= error 42601 @19: syntax error at or near "with"
--= 16 17 18: ok json_array json

select json_array(select 1 union select 2)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array(select 1 union all select 2 order by 1)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array((select 1 union select 2))
--= error 42883 @8: function json_array(integer) does not exist
--= 16 17 18: ok json_array json

select json_array(table nodes)
--= error 42601 @19: syntax error at or near "table"
--= 16 17 18: error 42601 @8: subquery must return only one column

select json_array(select p.id from posts p where p.user_id = u.id) from users u
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array(select $1)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json | $1 text

select json_array(select $1::int where $2)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json | $1 int4, $2 bool

select json_array(select count(*) from users)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: ok json_array json

select json_array(select)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: error 42601 @8: subquery must return only one column

select json_array(select from users)
--= error 42601 @19: syntax error at or near "select"
--= 16 17 18: error 42601 @8: subquery must return only one column

select json_objectagg(id: name) from users
--= error 42601 @25: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(id value name) from users
--= error 42601 @26: syntax error at or near "value"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: data) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg jsonb

select json_objectagg(name: data returning json) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: data returning jsonb) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg jsonb

select json_objectagg(name: age returning jsonb) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg jsonb

select json_objectagg(name: age returning text) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg text

select json_objectagg(name: age returning bytea) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg bytea

select json_objectagg(name: age returning int) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42846: cannot cast type json to integer

select json_objectagg(name: age returning varchar(5)) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg varchar

select json_objectagg(name: age null on null) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: age absent on null with unique keys) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: age with unique keys returning jsonb) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg jsonb

select json_objectagg(name: age absent on null with unique keys returning jsonb) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg jsonb

select json_objectagg(name: age order by id) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42601 @33: syntax error at or near "order"

select json_objectagg(distinct name: age) from users
--= error 42601 @36: syntax error at or near ":"
--= 16 17 18: error 42601 @23: syntax error at or near "distinct"

select json_objectagg(name: age) filter (where active) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: age) filter (where age) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42804 @48: argument of FILTER must be type boolean, not type integer

select json_objectagg(name: age) over () from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: age) over (partition by active) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: age) filter (where active) over (order by id) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: age) over w from users window w as (order by id)
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: age) over nope from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42704 @39: window "nope" does not exist

select json_objectagg(name: c_text format json) from users, kinds
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg(name: age format json) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42804 @33: cannot use non-string types with explicit FORMAT JSON clause

select json_objectagg(*) from users
--= error 42883 @8: function json_objectagg() does not exist
--= 16 17 18: error 42601 @23: syntax error at or near "*"

select json_objectagg() from users
--= error 42883 @8: function json_objectagg() does not exist
--= 16 17 18: error 42601 @23: syntax error at or near ")"

select json_objectagg(name) from users
--= error 42883 @8: function json_objectagg(text) does not exist
--= 16 17 18: error 42601 @27: syntax error at or near ")"

select json_objectagg(name: age, id: age) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42601 @32: syntax error at or near ","

select json_objectagg(null: 1)
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg('a': 'b')
--= error 42601 @26: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg('a': null)
--= error 42601 @26: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json

select json_objectagg($1: $2)
--= error 42601 @25: syntax error at or near ":"
--= 16 17 18: error 42P18: could not determine data type of parameter $1

select json_objectagg($1::text: $2::text)
--= error 42601 @31: syntax error at or near ":"
--= 16 17 18: ok json_objectagg json | $1 text, $2 text

select active, json_objectagg(name: age) from users group by active
--= error 42601 @35: syntax error at or near ":"
--= 16 17 18: ok active bool, json_objectagg json

select name, json_objectagg(name: age) from users group by active
--= error 42601 @33: syntax error at or near ":"
--= 16 17 18: error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select id from users where json_objectagg(name: age) is not null
--= error 42601 @47: syntax error at or near ":"
--= 16 17 18: error 42803 @28: aggregate functions are not allowed in WHERE

select id from users group by id having json_objectagg(name: age) is not null
--= error 42601 @60: syntax error at or near ":"
--= 16 17 18: ok id int4

select json_objectagg(name: json_objectagg(name: age)) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42803 @29: aggregate function calls cannot be nested

select json_objectagg(name: count(*)) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42803 @29: aggregate function calls cannot be nested

select json_objectagg(name: count(*) over ()) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 42803 @29: aggregate function calls cannot contain window function calls

select json_objectagg(name: generate_series(1, 2)) from users
--= error 42601 @27: syntax error at or near ":"
--= 16 17 18: error 0A000 @29: aggregate function calls cannot contain set-returning function calls

select * from json_objectagg('a': 1)
--= error 42601 @33: syntax error at or near ":"
--= 16 17 18: error 42803 @15: aggregate functions are not allowed in functions in FROM

select json_arrayagg(id) from users
--= error 42883 @8: function json_arrayagg(integer) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(id order by name) from users
--= error 42883 @8: function json_arrayagg(integer) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(id order by name desc nulls last, id) from users
--= error 42883 @8: function json_arrayagg(integer) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(id order by nope) from users
--= error 42883 @8: function json_arrayagg(integer) does not exist
--= 16 17 18: error 42703 @34: column "nope" does not exist

select json_arrayagg(id order by c_point) from users, kinds
--= error 42883 @8: function json_arrayagg(integer) does not exist
--= 16 17 18: error 42883 @34: could not identify an ordering operator for type point

select json_arrayagg(id null on null) from users
--= error 42601 @25: syntax error at or near "null"
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(id absent on null returning jsonb) from users
--= error 42601 @25: syntax error at or near "absent"
--= 16 17 18: ok json_arrayagg jsonb

select json_arrayagg(id order by id null on null returning text) from users
--= error 42601 @37: syntax error at or near "null"
--= 16 17 18: ok json_arrayagg text

select json_arrayagg(id returning int[]) from users
--= error 42601 @25: syntax error at or near "returning"
--= 16 17 18: error 42846: cannot cast type json to integer[]

select json_arrayagg(id returning text[]) from users
--= error 42601 @25: syntax error at or near "returning"
--= 16 17 18: error 42846: cannot cast type json to text[]

select json_arrayagg(data) from users
--= error 42883 @8: function json_arrayagg(jsonb) does not exist
--= 16 17 18: ok json_arrayagg jsonb

select json_arrayagg(data returning json) from users
--= error 42601 @27: syntax error at or near "returning"
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(u) from users u
--= error 42883 @8: function json_arrayagg(users) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(u.*) from users u
--= error 42883 @8: function json_arrayagg(users) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(*) from users
--= error 42883 @8: function json_arrayagg() does not exist
--= 16 17 18: error 42601 @22: syntax error at or near "*"

select json_arrayagg(distinct id) from users
--= error 42883 @8: function json_arrayagg(integer) does not exist
--= 16 17 18: error 42601 @22: syntax error at or near "distinct"

select json_arrayagg(name format json) from users
--= error 42601 @27: syntax error at or near "format"
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(id format json) from users
--= error 42601 @25: syntax error at or near "format"
--= 16 17 18: error 42804 @25: cannot use non-string types with explicit FORMAT JSON clause

select json_arrayagg(name) filter (where active) from users
--= error 42883 @8: function json_arrayagg(text) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(name) over (order by id) from users
--= error 42883 @8: function json_arrayagg(text) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(name order by id) over () from users
--= error 42883 @8: function json_arrayagg(text) does not exist
--= 16 17 18: error 0A000 @8: aggregate ORDER BY is not implemented for window functions

select json_arrayagg(name) within group (order by id) from users
--= error 42883 @8: function json_arrayagg(text, integer) does not exist
--= 16 17 18: error 42601 @28: syntax error at or near "within"

select json_arrayagg(id, name) from users
--= error 42883 @8: function json_arrayagg(integer, text) does not exist
--= 16 17 18: error 42601 @24: syntax error at or near ","

select json_arrayagg('a')
--= error 42883 @8: function json_arrayagg(unknown) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg($1)
--= error 42883 @8: function json_arrayagg(unknown) does not exist
--= 16 17 18: ok json_arrayagg json | $1 text

select json_arrayagg($1::int)
--= error 42883 @8: function json_arrayagg(integer) does not exist
--= 16 17 18: ok json_arrayagg json | $1 int4

select json_arrayagg(null)
--= error 42883 @8: function json_arrayagg(unknown) does not exist
--= 16 17 18: ok json_arrayagg json

select json_arrayagg(json_object('id': id, 'posts': json_array(select p.title from posts p where p.user_id = u.id))) from users u
--= error 42601 @38: syntax error at or near ":"
--= 16 17 18: ok json_arrayagg json

select * from json_arrayagg(1)
--= error 42883 @15: function json_arrayagg(integer) does not exist
--= 16 17 18: error 42803 @15: aggregate functions are not allowed in functions in FROM

select (select json_arrayagg(u.id) from posts) from users u
--= error 42883 @16: function json_arrayagg(integer) does not exist
--= 16 17 18: ok json_arrayagg json

select (select json_arrayagg(u.id order by p.id) from posts p) from users u
--= error 42883 @16: function json_arrayagg(integer) does not exist
--= 16 17 18: ok json_arrayagg json

update users set data = json_object('a': 1)
--= error 42601 @40: syntax error at or near ":"
--= 16 17 18: ok

update users set data = json_object('a': 1 returning jsonb)
--= error 42601 @40: syntax error at or near ":"
--= 16 17 18: ok

update users set data = json_arrayagg(1)
--= error 42883 @25: function json_arrayagg(integer) does not exist
--= 16 17 18: error 42803 @25: aggregate functions are not allowed in UPDATE

insert into users (name, data) values ('x', json_object('a': 1 returning jsonb))
--= error 42601 @60: syntax error at or near ":"
--= 16 17 18: ok

select json('{}')
--= ok json json

select json('{}'::text)
--= ok json json

select json('{}'::json)
--= ok json json

select json('{}'::jsonb)
--= ok json json

select json(c_bytea) from kinds
--= error 42883 @8: function json(bytea) does not exist
--= 17 18: ok json json

select json(c_bytea format json) from kinds
--= error 42601 @21: syntax error at or near "format"
--= 17 18: ok json json

select json(c_bytea format json encoding utf8) from kinds
--= error 42601 @21: syntax error at or near "format"
--= 17 18: ok json json

select json(c_varchar), json(c_bpchar), json(c_name) from kinds
--= ok json json, json json, json json

select json(1)
--= error 42883 @8: function json(integer) does not exist
--= 17 18: error 42846 @13: cannot cast type integer to json

select json(array[1])
--= error 42883 @8: function json(integer[]) does not exist
--= 17 18: error 42846 @13: cannot cast type integer[] to json

select json(true)
--= error 42883 @8: function json(boolean) does not exist
--= 17 18: error 42846 @13: cannot cast type boolean to json

select json(null)
--= ok json json

select json()
--= error 42883 @8: function json() does not exist
--= 17 18: error 42601 @13: syntax error at or near ")"

select json('{}', '[]')
--= error 42883 @8: function json(unknown, unknown) does not exist
--= 17 18: error 42601 @17: syntax error at or near ","

select json('{}' format json)
--= error 42601 @18: syntax error at or near "format"
--= 17 18: ok json json

select json(data format json) from users
--= error 42601 @18: syntax error at or near "format"
--= 17 18: ok json json

select json('{}' with unique)
--= error 42601 @18: syntax error at or near "with"
--= 17 18: ok json json

select json('{}' with unique keys)
--= error 42601 @18: syntax error at or near "with"
--= 17 18: ok json json

select json('{}' without unique keys)
--= error 42601 @18: syntax error at or near "without"
--= 17 18: ok json json

select json(data with unique keys) from users
--= error 42601 @18: syntax error at or near "with"
--= 17 18: error 42804 @8: cannot use non-string types with WITH UNIQUE KEYS clause

select json(c_json with unique keys) from kinds
--= error 42601 @20: syntax error at or near "with"
--= 17 18: error 42804 @8: cannot use non-string types with WITH UNIQUE KEYS clause

select json(c_bytea with unique keys) from kinds
--= error 42601 @21: syntax error at or near "with"
--= 17 18: ok json json

select json(1 with unique keys)
--= error 42601 @15: syntax error at or near "with"
--= 17 18: error 42804 @8: cannot use non-string types with WITH UNIQUE KEYS clause

select json('{}' returning jsonb)
--= error 42601 @18: syntax error at or near "returning"

select json($1)
--= error 42883 @8: function json(unknown) does not exist
--= 17 18: ok json json | $1 text

select json($1::text)
--= ok json json | $1 text

select json($1 with unique keys)
--= error 42601 @16: syntax error at or near "with"
--= 17 18: ok json json | $1 text

select json(name) from users
--= ok json json

select '{}'::json, json '{}', cast('{}' as json), '{}'::json[]
--= ok json json, json json, json json, json json[]

select json '{a'
--= error 22P02 @13: invalid input syntax for type json

select '{a'::json
--= error 22P02 @8: invalid input syntax for type json

select pg_catalog.json('{}')
--= ok json json

select "json"('{}')
--= ok json json

select json from (values (1)) t (json)
--= ok json int4

select json.a from (values (1)) json (a)
--= ok a int4

select json_scalar(1)
--= error 42883 @8: function json_scalar(integer) does not exist
--= 17 18: ok json_scalar json

select json_scalar(1.5)
--= error 42883 @8: function json_scalar(numeric) does not exist
--= 17 18: ok json_scalar json

select json_scalar('a')
--= error 42883 @8: function json_scalar(unknown) does not exist
--= 17 18: ok json_scalar json

select json_scalar(null)
--= error 42883 @8: function json_scalar(unknown) does not exist
--= 17 18: ok json_scalar json

select json_scalar(true)
--= error 42883 @8: function json_scalar(boolean) does not exist
--= 17 18: ok json_scalar json

select json_scalar(date '2024-01-01')
--= error 42883 @8: function json_scalar(date) does not exist
--= 17 18: ok json_scalar json

select json_scalar(array[1])
--= error 42883 @8: function json_scalar(integer[]) does not exist
--= 17 18: ok json_scalar json

select json_scalar(row(1, 2))
--= error 42883 @8: function json_scalar(record) does not exist
--= 17 18: ok json_scalar json

select json_scalar(data) from users
--= error 42883 @8: function json_scalar(jsonb) does not exist
--= 17 18: ok json_scalar json

select json_scalar(c_json) from kinds
--= error 42883 @8: function json_scalar(json) does not exist
--= 17 18: ok json_scalar json

select json_scalar(u) from users u
--= error 42883 @8: function json_scalar(users) does not exist
--= 17 18: ok json_scalar json

select json_scalar()
--= error 42883 @8: function json_scalar() does not exist
--= 17 18: error 42601 @20: syntax error at or near ")"

select json_scalar(1, 2)
--= error 42883 @8: function json_scalar(integer, integer) does not exist
--= 17 18: error 42601 @21: syntax error at or near ","

select json_scalar($1)
--= error 42883 @8: function json_scalar(unknown) does not exist
--= 17 18: ok json_scalar json | $1 text

select json_scalar($1::int)
--= error 42883 @8: function json_scalar(integer) does not exist
--= 17 18: ok json_scalar json | $1 int4

select json_scalar(1 returning text)
--= error 42601 @22: syntax error at or near "returning"

select json_scalar('a' format json)
--= error 42601 @24: syntax error at or near "format"

select json_serialize('{}')
--= error 42883 @8: function json_serialize(unknown) does not exist
--= 17 18: ok json_serialize text

select json_serialize('{}'::text)
--= error 42883 @8: function json_serialize(text) does not exist
--= 17 18: ok json_serialize text

select json_serialize(data) from users
--= error 42883 @8: function json_serialize(jsonb) does not exist
--= 17 18: ok json_serialize text

select json_serialize(c_json), json_serialize(c_bytea) from kinds
--= error 42883 @8: function json_serialize(json) does not exist
--= 17 18: ok json_serialize text, json_serialize text

select json_serialize(1)
--= error 42883 @8: function json_serialize(integer) does not exist
--= 17 18: error 42804 @23: cannot use non-string types with implicit FORMAT JSON clause

select json_serialize(array[1])
--= error 42883 @8: function json_serialize(integer[]) does not exist
--= 17 18: error 42804 @23: cannot use non-string types with implicit FORMAT JSON clause

select json_serialize(null)
--= error 42883 @8: function json_serialize(unknown) does not exist
--= 17 18: ok json_serialize text

select json_serialize('{}' returning bytea)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: ok json_serialize bytea

select json_serialize('{}' returning varchar(10))
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: ok json_serialize varchar

select json_serialize('{}' returning char(3))
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: ok json_serialize bpchar

select json_serialize('{}' returning name)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: ok json_serialize name

select json_serialize('{}' returning jsonb)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: error 42804: cannot use type jsonb in RETURNING clause of JSON_SERIALIZE()

select json_serialize('{}' returning json)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: error 42804: cannot use type json in RETURNING clause of JSON_SERIALIZE()

select json_serialize('{}' returning int)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: error 42804: cannot use type integer in RETURNING clause of JSON_SERIALIZE()

select json_serialize('{}' returning email)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: ok json_serialize text

select json_serialize('{}' returning bytea format json)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: ok json_serialize bytea

select json_serialize('{}' returning text format json)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: ok json_serialize text

select json_serialize('{}' returning bytea format json encoding utf32)
--= error 42601 @28: syntax error at or near "returning"
--= 17 18: error 0A000 @44: unsupported JSON encoding

select json_serialize('{}' format json returning text)
--= error 42601 @28: syntax error at or near "format"
--= 17 18: ok json_serialize text

select json_serialize($1)
--= error 42883 @8: function json_serialize(unknown) does not exist
--= 17 18: ok json_serialize text | $1 text

select json_serialize($1::json)
--= error 42883 @8: function json_serialize(json) does not exist
--= 17 18: ok json_serialize text | $1 json

select json_serialize()
--= error 42883 @8: function json_serialize() does not exist
--= 17 18: error 42601 @23: syntax error at or near ")"

select '{}' is json, '{}' is not json
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool, ?column? bool

select '{}' is json value, '{}' is json array, '{}' is json object, '{}' is json scalar
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select '{}' is not json value, '{}' is not json object with unique keys
--= error 42601 @20: syntax error at or near "json"
--= 16 17 18: ok ?column? bool, ?column? bool

select '{}' is json with unique, '{}' is json with unique keys, '{}' is json without unique, '{}' is json without unique keys
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool, ?column? bool, ?column? bool, ?column? bool

select '{}' is json object with unique keys
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select '{}' is json with unique keys object
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok object bool

select '{}' is json number
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok number bool

select '{}' is json string
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok string bool

select name is json from users
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select data is json, data is json object from users
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool, ?column? bool

select c_json is json, c_bytea is json, c_varchar is json, c_name is json, c_bpchar is json, c_char is json from kinds
--= error 42601 @18: syntax error at or near "json"
--= 16 17 18: error 42804: cannot use type "char" in IS JSON predicate

select age is json from users
--= error 42601 @15: syntax error at or near "json"
--= 16 17 18: error 42804: cannot use type integer in IS JSON predicate

select c_xml is json from kinds
--= error 42601 @17: syntax error at or near "json"
--= 16 17 18: error 42804: cannot use type xml in IS JSON predicate

select c_mood is json from kinds
--= error 42601 @18: syntax error at or near "json"
--= 16 17 18: error 42804: cannot use type mood in IS JSON predicate

select email is json from users
--= error 42601 @17: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select array['{}'] is json
--= error 42601 @23: syntax error at or near "json"
--= 16 17 18: error 42804: cannot use type text[] in IS JSON predicate

select null is json
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select $1 is json
--= error 42601 @14: syntax error at or near "json"
--= 16 17 18: ok ?column? bool | $1 text

select $1 is json object
--= error 42601 @14: syntax error at or near "json"
--= 16 17 18: ok ?column? bool | $1 text

select $1::text is json
--= error 42601 @20: syntax error at or near "json"
--= 16 17 18: ok ?column? bool | $1 text

select row(1, 2) is json
--= error 42601 @21: syntax error at or near "json"
--= 16 17 18: error 42804: cannot use type record in IS JSON predicate

select ('{}' is json) = true
--= error 42601 @17: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select '{}' is json = true
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select '{}' || '' is json
--= error 42601 @22: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select not '{}' is json
--= error 42601 @20: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select '{}' is json and '[]' is json array
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select '{}' is json is true
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: ok ?column? bool

select '{}' is json is json
--= error 42601 @16: syntax error at or near "json"
--= 16 17 18: error 42804: cannot use type boolean in IS JSON predicate

select id from users where name is json scalar
--= error 42601 @36: syntax error at or near "json"
--= 16 17 18: ok id int4

select id from users where not (name is json)
--= error 42601 @41: syntax error at or near "json"
--= 16 17 18: ok id int4

select json_object('a': 1) is json
--= error 42601 @23: syntax error at or near ":"
--= 16 17 18: ok ?column? bool

select '{}' format json is json
--= error 42601 @20: syntax error at or near "json"
--= 16 17 18: error 42601 @13: syntax error at or near "format"

select count(*) filter (where name is json) from users
--= error 42601 @39: syntax error at or near "json"
--= 16 17 18: ok count int8

select system_user
--= error 42703 @8: column "system_user" does not exist
--= 16 17 18: ok system_user text

select system_user()
--= error 42883 @8: function system_user() does not exist
--= 16 17 18: error 42601 @19: syntax error at or near "("

select system_user as x
--= error 42703 @8: column "system_user" does not exist
--= 16 17 18: ok x text

select u.system_user from (values (1)) u (system_user)
--= ok system_user int4
--= 16 17 18: error 42601 @43: syntax error at or near "system_user"

select system_user from (values (1)) u (a)
--= error 42703 @8: column "system_user" does not exist
--= 16 17 18: ok system_user text

select * from system_user
--= error 42P01 @15: relation "system_user" does not exist
--= 16 17 18: ok system_user text

select system_user, current_user, session_user, user, current_role, current_catalog, current_schema
--= error 42703 @8: column "system_user" does not exist
--= 16 17 18: ok system_user text, current_user name, session_user name, user name, current_role name, current_catalog name, current_schema name

select "system_user" from (values (1)) u ("system_user")
--= ok system_user int4

select x.system_user from (select 1 as system_user) x
--= ok system_user int4

select any_value(id), any_value(name), any_value(data), any_value(nicknames) from users
--= error 42883 @8: function any_value(integer) does not exist
--= 16 17 18: ok any_value int4, any_value text, any_value jsonb, any_value text[]

select any_value(distinct id) from users
--= error 42883 @8: function any_value(integer) does not exist
--= 16 17 18: ok any_value int4

select any_value(id order by name) from users
--= error 42883 @8: function any_value(integer) does not exist
--= 16 17 18: ok any_value int4

select any_value(id) filter (where active) from users
--= error 42883 @8: function any_value(integer) does not exist
--= 16 17 18: ok any_value int4

select any_value(id) over (order by id) from users
--= error 42883 @8: function any_value(integer) does not exist
--= 16 17 18: ok any_value int4

select any_value() from users
--= error 42883 @8: function any_value() does not exist

select any_value(id, name) from users
--= error 42883 @8: function any_value(integer, text) does not exist

select any_value(*) from users
--= error 42883 @8: function any_value() does not exist

select any_value(null)
--= error 42883 @8: function any_value(unknown) does not exist
--= 16 17 18: error 42804: could not determine polymorphic type because input has type unknown

select any_value('a')
--= error 42883 @8: function any_value(unknown) does not exist
--= 16 17 18: error 42804: could not determine polymorphic type because input has type unknown

select any_value($1)
--= error 42883 @8: function any_value(unknown) does not exist
--= 16 17 18: error 42804: could not determine polymorphic type because input has type unknown

select any_value($1::int)
--= error 42883 @8: function any_value(integer) does not exist
--= 16 17 18: ok any_value int4 | $1 int4

select active, any_value(name) from users group by active
--= error 42883 @16: function any_value(text) does not exist
--= 16 17 18: ok active bool, any_value text

select any_value from (values (1)) t (any_value)
--= ok any_value int4
