-- XML functions, predicates and XMLTABLE (manual 9.15).

select xmlcomment('hello'), xmlconcat('<a/>', '<b/>'), xmlconcat('<a/>'::xml, null)
--= ok xmlcomment xml, xmlconcat xml, xmlconcat xml

select xmlconcat()
--= error 42601 @18: syntax error at or near ")"

select xmlconcat(1)
--= error 42804 @18: argument of XMLCONCAT must be type xml, not type integer

select xmlconcat(name) from users
--= error 42804 @18: argument of XMLCONCAT must be type xml, not type text

select xmlconcat($1, $2)
--= ok xmlconcat xml | $1 xml, $2 xml

select xmltext('a < b')
--= error 42883 @8: function xmltext(unknown) does not exist
--= 17 18: ok xmltext xml

select xmltext($1)
--= error 42883 @8: function xmltext(unknown) does not exist
--= 17 18: ok xmltext xml | $1 text

select xmlelement(name foo)
--= ok xmlelement xml

select xmlelement(foo)
--= error 42601 @19: syntax error at or near "foo"

select xmlelement(name foo, 'bar')
--= ok xmlelement xml

select xmlelement(name foo, xmlattributes('xyz' as bar))
--= ok xmlelement xml

select xmlelement(name foo, xmlattributes(current_date as bar), 'cont', 'ent')
--= ok xmlelement xml

select xmlelement(name foo, xmlattributes(name, age as n)) from users
--= ok xmlelement xml

select xmlelement(name foo, xmlattributes(name, name)) from users
--= error 42601 @49: XML attribute name "name" appears more than once

select xmlelement(name foo, xmlattributes(name as a, age as a)) from users
--= error 42601 @54: XML attribute name "a" appears more than once

select xmlelement(name foo, xmlattributes('x')) from users
--= error 42601 @43: unnamed XML attribute value must be a column reference

select xmlelement(name foo, xmlattributes(u.name)) from users u
--= ok xmlelement xml

select xmlelement(name foo, xmlattributes(name || 'x')) from users
--= error 42601 @43: unnamed XML attribute value must be a column reference

select xmlelement(name foo, xmlattributes()) from users
--= error 42601 @43: syntax error at or near ")"

select xmlelement(name foo, xmlattributes('a' as b), xmlelement(name abc), xmlcomment('test'), xmlelement(name xyz))
--= ok xmlelement xml

select xmlelement(name "Foo Bar", 1, 2.5, true, null, array[1, 2], row(1, 'x'))
--= ok xmlelement xml

select xmlelement(name select, 1)
--= ok xmlelement xml

select xmlelement(name foo, $1)
--= error 42P18: could not determine data type of parameter $1

select xmlelement(name foo, $1::int, xmlattributes(1 as a))
--= error 42601 @51: syntax error at or near "("

select xmlelement(name foo, data, created_at, nicknames, u) from users u
--= ok xmlelement xml

select xmlelement(foo, 'bar')
--= error 42601 @19: syntax error at or near "foo"

select xmlelement(name)
--= error 42601 @23: syntax error at or near ")"

select xmlelement(name 'foo')
--= error 42601 @24: syntax error at or near "'foo'"

select xmlforest('abc' as foo, 123 as bar)
--= ok xmlforest xml

select xmlforest(name, age) from users
--= ok xmlforest xml

select xmlforest(u.name, u.age + 1) from users u
--= error 42601 @26: unnamed XML element value must be a column reference

select xmlforest(u.name, u.age + 1 as older) from users u
--= ok xmlforest xml

select xmlforest(name, name) from users
--= ok xmlforest xml

select xmlforest('x')
--= error 42601 @18: unnamed XML element value must be a column reference

select xmlforest(table_name, column_name) from information_schema.columns
--= ok xmlforest xml

select xmlforest($1 as a)
--= error 42P18: could not determine data type of parameter $1

select xmlforest()
--= error 42601 @18: syntax error at or near ")"

select xmlpi(name php)
--= ok xmlpi xml

select xmlpi(name php, 'echo "hello";')
--= ok xmlpi xml

select xmlpi(name php, 1)
--= ok xmlpi xml

select xmlpi(name php, $1)
--= ok xmlpi xml | $1 text

select xmlpi(php)
--= error 42601 @14: syntax error at or near "php"

select xmlroot(xmlparse(document '<a/>'), version '1.0', standalone yes)
--= ok xmlroot xml

select xmlroot(xml '<a/>', version no value, standalone no)
--= ok xmlroot xml

select xmlroot(xml '<a/>', version no value, standalone no value)
--= ok xmlroot xml

select xmlroot(xml '<a/>', version '1.0')
--= ok xmlroot xml

select xmlroot('<a/>', version '1.0')
--= ok xmlroot xml

select xmlroot(xml '<a/>')
--= error 42601 @26: syntax error at or near ")"

select xmlroot(xml '<a/>', standalone yes)
--= error 42601 @28: syntax error at or near "standalone"

select xmlroot(xml '<a/>', version 1)
--= ok xmlroot xml

select xmlroot(xml '<a/>', version $1)
--= ok xmlroot xml | $1 text

select xmlroot(1, version '1.0')
--= error 42804 @16: argument of XMLROOT must be type xml, not type integer

select xmlagg(c_xml) from kinds
--= ok xmlagg xml

select xmlagg(c_xml order by c_int4) from kinds
--= ok xmlagg xml

select xmlagg(xmlelement(name a, name) order by id) from users
--= ok xmlagg xml

select xmlagg(name) from users
--= error 42883 @8: function xmlagg(text) does not exist

select xmlagg('<a/>')
--= ok xmlagg xml

select xmlparse(document '<a/>'), xmlparse(content 'a'), xmlparse(content 'a' preserve whitespace), xmlparse(content 'a' strip whitespace)
--= ok xmlparse xml, xmlparse xml, xmlparse xml, xmlparse xml

select xmlparse('<a/>')
--= error 42601 @17: syntax error at or near "'<a/>'"

select xmlparse(document)
--= error 42601 @25: syntax error at or near ")"

select xmlparse(document name) from users
--= ok xmlparse xml

select xmlparse(document 1)
--= ok xmlparse xml

select xmlparse(document c_xml) from kinds
--= ok xmlparse xml

select xmlparse(document '<a')
--= ok xmlparse xml

select xmlparse(document $1)
--= ok xmlparse xml | $1 text

select xmlserialize(document '<a/>' as text)
--= ok xmlserialize text

select xmlserialize(content c_xml as text) from kinds
--= ok xmlserialize text

select xmlserialize(content c_xml as varchar(10)), xmlserialize(content c_xml as char(3)), xmlserialize(content c_xml as varchar) from kinds
--= ok xmlserialize varchar, xmlserialize bpchar, xmlserialize varchar

select xmlserialize(content c_xml as bytea) from kinds
--= error 42846 @8: cannot cast XMLSERIALIZE result to bytea

select xmlserialize(content c_xml as int) from kinds
--= error 42846 @8: cannot cast XMLSERIALIZE result to integer

select xmlserialize(content c_xml as json) from kinds
--= error 42846 @8: cannot cast XMLSERIALIZE result to json

select xmlserialize(content c_xml as xml) from kinds
--= error 42846 @8: cannot cast XMLSERIALIZE result to xml

select xmlserialize(content c_xml as email) from kinds
--= ok xmlserialize text

select xmlserialize(content c_xml as name) from kinds
--= ok xmlserialize name

select xmlserialize(content c_xml as text[]) from kinds
--= error 42601 @42: syntax error at or near "["

select xmlserialize(content c_xml as nope) from kinds
--= error 42704 @38: type "nope" does not exist

select xmlserialize(content 'a' as text)
--= ok xmlserialize text

select xmlserialize(content 1 as text)
--= error 42804 @29: argument of XMLSERIALIZE must be type xml, not type integer

select xmlserialize(content $1 as text)
--= ok xmlserialize text | $1 xml

select xmlserialize(c_xml as text) from kinds
--= error 42601 @21: syntax error at or near "c_xml"

select xmlserialize(content c_xml) from kinds
--= error 42601 @34: syntax error at or near ")"

select xmlserialize(document c_xml as text indent) from kinds
--= error 42601 @44: syntax error at or near "indent"
--= 16 17 18: ok xmlserialize text

select xmlserialize(document c_xml as text no indent) from kinds
--= error 42601 @44: syntax error at or near "no"
--= 16 17 18: ok xmlserialize text

select xmlserialize(content c_xml as varchar(20) indent) from kinds
--= error 42601 @50: syntax error at or near "indent"
--= 16 17 18: ok xmlserialize varchar

select xmlserialize(content c_xml as text) || 'x' from kinds
--= ok ?column? text

select xmlserialize(content c_xml as text) as indent from kinds
--= ok indent text

select 1 as indent, 2 indent
--= ok indent int4, indent int4

select c_xml is document, c_xml is not document from kinds
--= ok ?column? bool, ?column? bool

select name is document from users
--= error 42804 @8: argument of IS DOCUMENT must be type xml, not type text

select '<a/>' is document
--= ok ?column? bool

select $1 is document
--= ok ?column? bool | $1 xml

select 1 is document
--= error 42804 @8: argument of IS DOCUMENT must be type xml, not type integer

select null is document
--= ok ?column? bool

select not c_xml is document from kinds
--= ok ?column? bool

select xmlexists('//a' passing c_xml) from kinds
--= ok xmlexists bool

select xmlexists('//a' passing by ref c_xml), xmlexists('//a' passing by value c_xml), xmlexists('//a' passing c_xml by ref), xmlexists('//a' passing by ref c_xml by ref), xmlexists('//a' passing by value c_xml by value) from kinds
--= ok xmlexists bool, xmlexists bool, xmlexists bool, xmlexists bool, xmlexists bool

select xmlexists('//a' passing by c_xml) from kinds
--= error 42601 @35: syntax error at or near "c_xml"

select xmlexists('//a' passing name) from users
--= error 42883 @8: function pg_catalog.xmlexists(unknown, text) does not exist

select xmlexists('//a' passing '<a/>')
--= ok xmlexists bool

select xmlexists(1 passing c_xml) from kinds
--= error 42883 @8: function pg_catalog.xmlexists(integer, xml) does not exist

select xmlexists($1 passing $2)
--= ok xmlexists bool | $1 text, $2 xml

select xmlexists('//a', c_xml) from kinds
--= error 42601 @23: syntax error at or near ","

select xmlexists('//' || 'a' passing c_xml) from kinds
--= error 42601 @23: syntax error at or near "||"

select xmlexists(('//' || 'a') passing c_xml) from kinds
--= ok xmlexists bool

select xmlexists('//a' passing (select '<a/>'::xml))
--= ok xmlexists bool

select pg_catalog.xmlexists('//a', c_xml) from kinds
--= ok xmlexists bool

select xml_is_well_formed('<a/>'), xml_is_well_formed_document('<a/>'), xml_is_well_formed_content('a')
--= ok xml_is_well_formed bool, xml_is_well_formed_document bool, xml_is_well_formed_content bool

select xpath('/a', c_xml), xpath('/a', '<a/>'), xpath_exists('/a', c_xml), xpath('/x:a', c_xml, array[array['x', 'http://e']]) from kinds
--= ok xpath xml[], xpath xml[], xpath_exists bool, xpath xml[]

select xpath('/a', name) from users
--= error 42883 @8: function xpath(unknown, text) does not exist

select (xpath('/a/text()', c_xml))[1]::text from kinds
--= ok xpath text

select xpath(1, c_xml) from kinds
--= error 42883 @8: function xpath(integer, xml) does not exist

select table_to_xml('users', true, false, ''), query_to_xml('select 1', false, false, ''), table_to_xmlschema('users', true, false, ''), schema_to_xml('app', true, false, ''), database_to_xml(true, true, '')
--= ok table_to_xml xml, query_to_xml xml, table_to_xmlschema xml, schema_to_xml xml, database_to_xml xml

select cursor_to_xml('c', 1, true, true, '')
--= ok cursor_to_xml xml

select table_to_xml('nope', true, false, '')
--= error 42P01 @21: relation "nope" does not exist

select c_xml::text, c_xml::varchar, '<a/>'::xml, xml '<a/>', 'a'::xml, name::xml from kinds, users
--= ok c_xml text, c_xml varchar, xml xml, xml xml, xml xml, name xml

select c_xml = c_xml from kinds
--= error 42883 @14: operator does not exist: xml = xml

select c_xml < c_xml from kinds
--= error 42883 @14: operator does not exist: xml < xml

select c_xml || c_xml from kinds
--= error 42883 @14: operator does not exist: xml || xml

select distinct c_xml from kinds
--= error 42883 @17: could not identify an equality operator for type xml

select c_xml from kinds order by c_xml
--= error 42883 @34: could not identify an ordering operator for type xml

select c_xml from kinds group by c_xml
--= error 42883 @34: could not identify an equality operator for type xml

select c_xml from kinds union select c_xml from kinds
--= error 42883 @8: could not identify an equality operator for type xml

select c_xml from kinds union all select c_xml from kinds
--= ok c_xml xml

select 1::xml
--= error 42846 @9: cannot cast type integer to xml

select c_json::xml from kinds
--= error 42846 @14: cannot cast type json to xml

select c_xml::json from kinds
--= error 42846 @13: cannot cast type xml to json

select count(c_xml), count(distinct c_xml) from kinds
--= error 42883 @37: could not identify an equality operator for type xml

select max(c_xml) from kinds
--= error 42883 @8: function max(xml) does not exist

select * from xmltable('/a/b' passing '<a/>' columns x int) t
--= ok x int4

select * from xmltable('/a/b' passing '<a/>'::xml columns x int) t
--= error 42601 @45: syntax error at or near "::"

select * from xmltable('/a/b' passing xml '<a/>' columns x int path '@x', y text path 'y' default 'z', n for ordinality, w numeric(10, 2) not null, v date null) t
--= ok x int4, y text, n int4, w numeric, v date

select * from kinds k, xmltable('/a/b' passing k.c_xml columns x int, y text) t
--= ok c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8, c_numeric numeric, c_numeric_ps numeric, c_money money, c_text text, c_varchar varchar, c_varchar_n varchar, c_bpchar bpchar, c_char_n bpchar, c_char char, c_name name, c_bytea bytea, c_uuid uuid, c_date date, c_time time, c_timetz timetz, c_timestamp timestamp, c_timestamptz timestamptz, c_interval interval, c_interval_dh interval, c_json json, c_jsonb jsonb, c_jsonpath jsonpath, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit, c_varbit varbit, c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery, c_int4range int4range, c_int8range int8range, c_numrange numrange, c_daterange daterange, c_tsrange tsrange, c_tstzrange tstzrange, c_multirange int4multirange, c_oid oid, c_xid8 xid8, c_lsn pg_lsn, c_regclass regclass, c_regtype regtype, c_int4_array int4[], c_text_array text[], c_mood mood, c_mood_array mood[], x int4, y text

select * from kinds k, lateral xmltable('/a/b' passing k.c_xml columns x int, y text) t
--= ok c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8, c_numeric numeric, c_numeric_ps numeric, c_money money, c_text text, c_varchar varchar, c_varchar_n varchar, c_bpchar bpchar, c_char_n bpchar, c_char char, c_name name, c_bytea bytea, c_uuid uuid, c_date date, c_time time, c_timetz timetz, c_timestamp timestamp, c_timestamptz timestamptz, c_interval interval, c_interval_dh interval, c_json json, c_jsonb jsonb, c_jsonpath jsonpath, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit, c_varbit varbit, c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery, c_int4range int4range, c_int8range int8range, c_numrange numrange, c_daterange daterange, c_tsrange tsrange, c_tstzrange tstzrange, c_multirange int4multirange, c_oid oid, c_xid8 xid8, c_lsn pg_lsn, c_regclass regclass, c_regtype regtype, c_int4_array int4[], c_text_array text[], c_mood mood, c_mood_array mood[], x int4, y text

select * from kinds k left join xmltable('/a/b' passing k.c_xml columns x int) t on true
--= ok c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8, c_numeric numeric, c_numeric_ps numeric, c_money money, c_text text, c_varchar varchar, c_varchar_n varchar, c_bpchar bpchar, c_char_n bpchar, c_char char, c_name name, c_bytea bytea, c_uuid uuid, c_date date, c_time time, c_timetz timetz, c_timestamp timestamp, c_timestamptz timestamptz, c_interval interval, c_interval_dh interval, c_json json, c_jsonb jsonb, c_jsonpath jsonpath, c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit, c_varbit varbit, c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery, c_int4range int4range, c_int8range int8range, c_numrange numrange, c_daterange daterange, c_tsrange tsrange, c_tstzrange tstzrange, c_multirange int4multirange, c_oid oid, c_xid8 xid8, c_lsn pg_lsn, c_regclass regclass, c_regtype regtype, c_int4_array int4[], c_text_array text[], c_mood mood, c_mood_array mood[], x int4

select * from xmltable('/a/b' passing by ref xml '<a/>' columns x int) t
--= ok x int4

select * from xmltable('/a/b' passing by value xml '<a/>' by ref columns x int) t
--= ok x int4

select * from xmltable('/a/b' passing xml '<a/>' by value columns x int) t
--= ok x int4

select * from xmltable('/a/b' passing 'x' || '<a/>' columns x int) t
--= error 42601 @43: syntax error at or near "||"

select * from xmltable('/a/b' passing ('x' || '<a/>') columns x int) t
--= error 42804 @40: argument of XMLTABLE must be type xml, not type text

select * from xmltable('/a/b' passing ('x' || '<a/>')::xml columns x int) t
--= error 42601 @54: syntax error at or near "::"

select * from xmltable('/a/b' passing 1 columns x int) t
--= error 42804 @39: argument of XMLTABLE must be type xml, not type integer

select * from users u, xmltable('/a/b' passing u.name columns x int) t
--= error 42804 @48: argument of XMLTABLE must be type xml, not type text

select * from xmltable(1 passing xml '<a/>' columns x int) t
--= ok x int4

select * from xmltable($1 passing $2 columns x int) t
--= ok x int4 | $1 text, $2 xml

select * from xmltable('/a' passing xml '<a/>') t
--= error 42601 @47: syntax error at or near ")"

select * from xmltable('/a' passing xml '<a/>' columns) t
--= error 42601 @55: syntax error at or near ")"

select * from xmltable('/a' columns x int) t
--= error 42601 @29: syntax error at or near "columns"

select * from xmltable('/a' passing xml '<a/>' columns x int, x text) t
--= error 42601 @63: column name "x" is not unique

select * from xmltable('/a' passing xml '<a/>' columns n for ordinality, m for ordinality) t
--= error 42601 @74: only one FOR ORDINALITY column is allowed

select * from xmltable('/a' passing xml '<a/>' columns x) t
--= error 42601 @57: syntax error at or near ")"

select * from xmltable('/a' passing xml '<a/>' columns x nope) t
--= error 42704 @58: type "nope" does not exist

select * from xmltable('/a' passing xml '<a/>' columns x int not null null) t
--= error 42601 @71: conflicting or redundant NULL / NOT NULL declarations for column "x"

select * from xmltable('/a' passing xml '<a/>' columns x int null null) t
--= error 42601 @67: conflicting or redundant NULL / NOT NULL declarations for column "x"

select * from xmltable('/a' passing xml '<a/>' columns x int default 1 default 2) t
--= error 42601 @72: only one DEFAULT value is allowed

select * from xmltable('/a' passing xml '<a/>' columns x int path 'a' path 'b') t
--= error 42601 @71: only one PATH value per column is allowed

select * from xmltable('/a' passing xml '<a/>' columns x int default 'y') t
--= error 22P02 @70: invalid input syntax for type integer: "y"

select * from xmltable('/a' passing xml '<a/>' columns x int default 1.5) t
--= ok x int4

select * from xmltable('/a' passing xml '<a/>' columns x int default now()) t
--= error 42804 @70: argument of XMLTABLE must be type integer, not type timestamp with time zone

select * from xmltable('/a' passing xml '<a/>' columns x int default (1 + 2)) t
--= ok x int4

select * from xmltable('/a' passing xml '<a/>' columns x int default 1 + 2) t
--= ok x int4

select * from xmltable('/a' passing xml '<a/>' columns x int default $1) t
--= ok x int4 | $1 int4

select * from users u, xmltable('/a' passing xml '<a/>' columns x int default u.age, y text path u.name) t
--= ok id int4, name text, email text, age int4, active bool, mood mood, manager_id int4, nicknames text[], data jsonb, created_at timestamptz, x int4, y text

select * from xmltable('/a' passing xml '<a/>' columns x int path 1) t
--= ok x int4

select * from xmltable('/a' passing xml '<a/>' columns x int path $1) t
--= ok x int4 | $1 text

select * from xmltable('/a' passing xml '<a/>' columns x int foo 'bar') t
--= error 42601 @62: unrecognized column option "foo"

select * from xmltable('/a' passing xml '<a/>' columns x int path 'a' foo 'bar') t
--= error 42601 @71: unrecognized column option "foo"

select * from xmltable('/a' passing xml '<a/>' columns x int "path" 'bar') t
--= ok x int4

select * from xmltable('/a' passing xml '<a/>' columns x int PATH 'bar') t
--= ok x int4

select * from xmltable('/a' passing xml '<a/>' columns x int check 'bar') t
--= error 42601 @62: syntax error at or near "check"

select * from xmltable('/a' passing xml '<a/>' columns x int__pg__is_not_null 'bar') t
--= error 42601 @79: syntax error at or near "'bar'"

select * from xmltable('/a' passing xml '<a/>' columns x int indent 'bar') t
--= error 42601 @62: unrecognized column option "indent"
--= 16 17 18: error 42601 @62: syntax error at or near "indent"

select * from xmltable('/a' passing xml '<a/>' columns x int[], y mood, z email, w pair, v jsonb) t
--= ok x int4[], y mood, z text, w pair, v jsonb

select * from xmltable('/a' passing xml '<a/>' columns x setof int) t
--= error 42P16 @56: column "x" cannot be declared SETOF

select * from xmltable('/a' passing xml '<a/>' columns x record) t
--= ok x record

select * from xmltable('/a' passing xml '<a/>' columns path text, columns int, ordinality int) t
--= ok path text, columns int4, ordinality int4

select * from xmltable(xmlnamespaces('http://x' as x), '/x:a' passing xml '<a/>' columns x int) t
--= ok x int4

select * from xmltable(xmlnamespaces(default 'http://x'), '/a' passing xml '<a/>' columns x int) t
--= ok x int4

select * from xmltable(xmlnamespaces('http://x' as x, 'http://y' as y, default 'http://z'), '/a' passing xml '<a/>' columns x int) t
--= ok x int4

select * from xmltable(xmlnamespaces('http://x' as x, 'http://y' as x), '/a' passing xml '<a/>' columns x int) t
--= error 42601 @55: namespace name "x" is not unique

select * from xmltable(xmlnamespaces(default 'http://x', default 'http://y'), '/a' passing xml '<a/>' columns x int) t
--= error 42601 @58: only one default namespace is allowed

select * from xmltable(xmlnamespaces(1 as x), '/a' passing xml '<a/>' columns x int) t
--= ok x int4

select * from xmltable(xmlnamespaces('http://x'), '/a' passing xml '<a/>' columns x int) t
--= error 42601 @48: syntax error at or near ")"

select a, b from xmltable('/a' passing xml '<a/>' columns x int, y int) as t (a, b)
--= ok a int4, b int4

select a, y from xmltable('/a' passing xml '<a/>' columns x int, y int) as t (a)
--= ok a int4, y int4

select * from xmltable('/a' passing xml '<a/>' columns x int, y int) as t (a, b, c)
--= error 42P10: XMLTABLE function has 2 columns available but 3 columns specified

select xmltable.x from xmltable('/a' passing xml '<a/>' columns x int)
--= ok x int4

select t from xmltable('/a' passing xml '<a/>' columns x int, y int) t
--= ok t record

select t.z from xmltable('/a' passing xml '<a/>' columns x int, y int) t
--= error 42703 @8: column t.z does not exist

select t.* from xmltable('/a' passing xml '<a/>' columns x int, y int) t, users u
--= ok x int4, y int4

select xmltable('/a' passing xml '<a/>' columns x int)
--= error 42601 @16: syntax error at or near "("

select * from xmltable('/a' passing xml '<a/>' columns x int) t for update of t
--= error 0A000 @79: FOR UPDATE cannot be applied to a table function

select * from rows from (xmltable('/a' passing xml '<a/>' columns x int)) t
--= error 42601 @34: syntax error at or near "("

select * from xmltable('/a' passing xml '<a/>' columns x int) with ordinality t
--= error 42601 @63: syntax error at or near "with"

select count(*) from xmltable('/a' passing (select xmlagg(c_xml) from kinds) columns x int) t
--= ok count int8

select * from xmltable('/a' passing xmlagg(c_xml) columns x int) t, kinds
--= error 42703 @44: column "c_xml" does not exist

select * from xmltable
--= error 42P01 @15: relation "xmltable" does not exist

select * from xmltable x
--= error 42P01 @15: relation "xmltable" does not exist

select 1 as xmltable, 2 xmlforest, 3 as xmlelement
--= ok xmltable int4, xmlforest int4, xmlelement int4
