-- Functions with a syntax of their own.

select extract(year from now()), extract('year' from now()), extract(epoch from now() - created_at), extract(dow from current_date), extract(hour from localtime), extract(day from interval '1 day') from users
--= ok extract numeric, extract numeric, extract numeric, extract numeric, extract numeric, extract numeric

select extract(isoyear from created_at), extract(century from created_at), extract(timezone from created_at), extract(microseconds from created_at), extract(julian from created_at), extract(quarter from created_at) from users
--= ok extract numeric, extract numeric, extract numeric, extract numeric, extract numeric, extract numeric

select extract(nope from now())
--= ok extract numeric

select extract(year from '2024-01-01')
--= error 42725 @8: function pg_catalog.extract(unknown, unknown) is not unique

select extract(year from 'x'::date)
--= error 22007 @26: invalid input syntax for type date: "x"

select extract(year from name) from users
--= error 42883 @8: function pg_catalog.extract(unknown, text) does not exist

select extract(hour from current_date)
--= ok extract numeric

select extract(year from localtime)
--= ok extract numeric

select extract(year from $1)
--= error 42725 @8: function pg_catalog.extract(unknown, unknown) is not unique

select extract(year from $1::date), extract($2 from now())
--= error 42601 @45: syntax error at or near "$2"

select extract(year, now())
--= error 42601 @20: syntax error at or near ","

select extract(now())
--= error 42601 @19: syntax error at or near "("

select extract(year from now()) + 1, extract(year from now())::int, extract(epoch from now()) / 2.5, extract(year from now()) = 2024
--= ok ?column? numeric, extract int4, ?column? numeric, ?column? bool

select pg_catalog.extract('year', now()), date_part('year', now()), date_part('year', current_date)
--= ok extract numeric, date_part float8, date_part float8

select overlay('abcdef' placing 'x' from 2), overlay('abcdef' placing 'x' from 2 for 3), overlay('\x00'::bytea placing '\x01' from 1), overlay(name placing $1 from $2 for $3) from users
--= ok overlay text, overlay text, overlay bytea, overlay text | $1 text, $2 int4, $3 int4

select overlay('abc' from 2)
--= error 42601 @22: syntax error at or near "from"

select overlay('abc', 'x', 2), overlay('abc', 'x', 2, 1)
--= ok overlay text, overlay text

select overlay(1 placing 'x' from 2)
--= error 42883 @8: function pg_catalog.overlay(integer, unknown, integer) does not exist

select position('a' in 'abc'), position('a' in name), position(name in email), position('\x00'::bytea in '\x00'::bytea), position(b'1' in b'01') from users
--= ok position int4, position int4, position int4, position int4, position int4

select position('a', 'abc')
--= error 42601 @20: syntax error at or near ","

select position('a' in 1)
--= error 42883 @8: function pg_catalog.position(integer, unknown) does not exist

select position(1 in 'a')
--= error 42883 @8: function pg_catalog.position(unknown, integer) does not exist

select substring('abc' from 1), substring('abc' from 1 for 2), substring('abc' for 2), substring('abc' for 2 from 1), substring('abc' from 'b'), substring('abc' from '%#"b#"%' for '#'), substring('abc', 1), substring('abc', 1, 2), substring('abc', 'b')
--= ok substring text, substring text, substring text, substring text, substring text, substring text, substring text, substring text, substring text

select substring('abc' similar 'a#"b#"c' escape '#'), substring(name similar 'a' escape '#') from users
--= ok substring text, substring text

select substring('\x0001'::bytea from 1 for 1), substring(b'101' from 2), substring(name from $1 for $2), substring(title from 2), substring(kind from 1 for 1) from users, posts
--= ok substring bytea, substring bit, substring text, substring text, substring text | $1 text, $2 text

select substring(1 from 2)
--= error 42883 @8: function pg_catalog.substring(integer, integer) does not exist

select substring('abc' from now())
--= error 42883 @8: function pg_catalog.substring(unknown, timestamp with time zone) does not exist

select substring(name from '1') from users
--= ok substring text

select substring('abc')
--= error 42883 @8: function substring(unknown) does not exist

select substring('abc' from 1 for 'x')
--= error 22P02 @35: invalid input syntax for type integer: "x"

select substr('abc', 1), substr('abc', 1, 2), substr('abc', '1')
--= ok substr text, substr text, substr text

select trim('a'), trim(both 'x' from 'a'), trim(leading from 'a'), trim(trailing 'x' from name), trim('x' from 'a'), trim(both from 'a'), trim(name), trim(both name from email), trim('a', 'x'), trim(from 'a') from users
--= ok btrim text, btrim text, ltrim text, rtrim text, btrim text, btrim text, btrim text, btrim text, btrim text, btrim text

select trim(both '\x00'::bytea from '\x00'::bytea), ltrim('a'), rtrim('a', 'b'), btrim('a', 'b')
--= ok btrim bytea, ltrim text, rtrim text, btrim text

select trim(1)
--= error 42883 @8: function pg_catalog.btrim(integer) does not exist

select trim(both 1 from 'a')
--= error 42883 @8: function pg_catalog.btrim(unknown, integer) does not exist

select trim(both 'a' from 1)
--= error 42883 @8: function pg_catalog.btrim(integer, unknown) does not exist

select trim()
--= error 42601 @13: syntax error at or near ")"

select trim(age) from users
--= error 42883 @8: function pg_catalog.btrim(integer) does not exist

select collation for ('a'), collation for (name), collation for (name collate "C") from users
--= ok pg_collation_for text, pg_collation_for text, pg_collation_for text

select collation for (1)
--= ok pg_collation_for text

select collation for (id) from users
--= ok pg_collation_for text

select normalize('a'), normalize('a', nfc), normalize('a', NFKD), 'a' is normalized, 'a' is nfc normalized, name is not nfkc normalized from users
--= ok normalize text, normalize text, normalize text, is_normalized bool, is_normalized bool, ?column? bool

select normalize('a', nfx)
--= error 42601 @23: syntax error at or near "nfx"

select normalize(1)
--= error 42883 @8: function pg_catalog.normalize(integer) does not exist

select 1 is normalized
--= error 42883 @10: function pg_catalog.is_normalized(integer) does not exist

select current_date, current_time, current_time(2), current_timestamp, current_timestamp(0), localtime, localtime(3), localtimestamp, localtimestamp(6)
--= ok current_date date, current_time timetz, current_time timetz, current_timestamp timestamptz, current_timestamp timestamptz, localtime time, localtime time, localtimestamp timestamp, localtimestamp timestamp

select current_date()
--= error 42601 @20: syntax error at or near "("

select current_timestamp()
--= error 42601 @26: syntax error at or near ")"

select current_timestamp(7)
--= ok current_timestamp timestamptz

select current_date(1)
--= error 42601 @20: syntax error at or near "("

select current_user, session_user, user, current_role, current_catalog, current_schema, current_schema()
--= ok current_user name, session_user name, user name, current_role name, current_catalog name, current_schema name, current_schema name

select current_user()
--= error 42601 @20: syntax error at or near "("

select now(), now()::date, pg_catalog.now(), transaction_timestamp(), clock_timestamp(), statement_timestamp(), timeofday()
--= ok now timestamptz, now date, now timestamptz, transaction_timestamp timestamptz, clock_timestamp timestamptz, statement_timestamp timestamptz, timeofday text

select now(1)
--= error 42883 @8: function now(integer) does not exist

select now
--= error 42703 @8: column "now" does not exist

select created_at at time zone 'UTC', localtimestamp at time zone 'UTC', localtime at time zone 'UTC', current_time at time zone 'UTC', created_at at time zone interval '1 hour', current_date at time zone 'UTC', '2024-01-01' at time zone 'UTC', timestamp '2024-01-01' at time zone 'Europe/Paris' from users
--= ok timezone timestamp, timezone timestamptz, timezone timetz, timezone timetz, timezone timestamp, timezone timestamp, timezone timestamp, timezone timestamptz

select created_at at time zone $1, $2 at time zone 'UTC', $3::timestamp at time zone $4 from users
--= ok timezone timestamp, timezone timestamp, timezone timestamptz | $1 text, $2 timestamptz, $3 timestamp, $4 text

select created_at at time zone 5 from users
--= error 42883 @19: function pg_catalog.timezone(integer, timestamp with time zone) does not exist

select name at time zone 'UTC' from users
--= error 42883 @13: function pg_catalog.timezone(unknown, text) does not exist

select created_at at time zone name from users
--= ok timezone timestamp

select created_at at local from users
--= error 42601 @22: syntax error at or near "local"
--= 17 18: ok timezone timestamp

select timezone('UTC', now()), timezone('UTC', localtimestamp), timezone(interval '1 hour', now())
--= ok timezone timestamp, timezone timestamptz, timezone timestamp

select (now(), now()) overlaps (now(), now()), (current_date, current_date) overlaps (current_date, interval '1 day'), (localtime, localtime) overlaps (localtime, localtime), (now(), interval '1 day') overlaps (now(), interval '1 day')
--= ok overlaps bool, overlaps bool, overlaps bool, overlaps bool

select (1, 2) overlaps (3, 4)
--= error 42883 @15: function pg_catalog.overlaps(integer, integer, integer, integer) does not exist

select (now(), now()) overlaps (now())
--= error 42601 @38: syntax error at or near ")"

select (now()) overlaps (now())
--= error 42601 @16: syntax error at or near "overlaps"

select ('2024-01-01', '2024-02-01') overlaps ('2024-01-15', '2024-03-01')
--= error 42725 @37: function pg_catalog.overlaps(unknown, unknown, unknown, unknown) is not unique

select (date '2024-01-01', date '2024-02-01') overlaps (date '2024-01-15', '2024-03-01')
--= ok overlaps bool

select row(now(), now()) overlaps row(now(), now())
--= ok overlaps bool

select treat(1 as int)
--= ok int4 int4

select nullif(1, 2), coalesce(1, 2), greatest(1, 2), least(1, 2)
--= ok nullif int4, coalesce int4, greatest int4, least int4

select xmlelement(name a), xmlelement(name a, 'x'), xmlelement(name a, xmlattributes('v' as k), 'x', 1), xmlelement(name "A b", name) from users
--= ok xmlelement xml, xmlelement xml, xmlelement xml, xmlelement xml

select xmlelement(a)
--= error 42601 @19: syntax error at or near "a"

select xmlelement(name a, xmlattributes(1))
--= error 42601 @41: unnamed XML attribute value must be a column reference

select xmlelement(name a, xmlattributes(1 as b, 2 as b))
--= error 42601 @49: XML attribute name "b" appears more than once

select xmlelement(name a, xmlattributes(name)) from users
--= ok xmlelement xml

select xmlforest(name, age as a), xmlforest(name as "b") from users
--= ok xmlforest xml, xmlforest xml

select xmlforest(1)
--= error 42601 @18: unnamed XML element value must be a column reference

select xmlforest(1 as a, 2)
--= error 42601 @26: unnamed XML element value must be a column reference

select xmlconcat('<a/>'::xml, null), xmlconcat('<a/>', '<b/>')
--= ok xmlconcat xml, xmlconcat xml

select xmlconcat(1)
--= error 42804 @18: argument of XMLCONCAT must be type xml, not type integer

select xmlparse(document '<a/>'), xmlparse(content 'a' preserve whitespace), xmlparse(content name), xmlpi(name a), xmlpi(name a, 'x'), xmlroot('<a/>'::xml, version '1.0'), xmlroot('<a/>', version no value, standalone yes), xmlserialize(content '<a/>'::xml as text), xmlserialize(document '<a/>' as varchar(5)) from users
--= ok xmlparse xml, xmlparse xml, xmlparse xml, xmlpi xml, xmlpi xml, xmlroot xml, xmlroot xml, xmlserialize text, xmlserialize varchar

select xmlparse('<a/>')
--= error 42601 @17: syntax error at or near "'<a/>'"

select xmlserialize(content '<a/>'::xml as int)
--= error 42846 @8: cannot cast XMLSERIALIZE result to integer

select xmlserialize(content 'a'::text as text)
--= error 42804 @29: argument of XMLSERIALIZE must be type xml, not type text

select xmlexists('//a' passing '<a/>'), '<a/>'::xml is document, '<a/>' is not document
--= ok xmlexists bool, ?column? bool, ?column? bool

select xmlexists('//a' passing by ref '<a/>'::xml)
--= error 42601 @45: syntax error at or near "::"

select 'a'::text is document
--= error 42804 @8: argument of IS DOCUMENT must be type xml, not type text

select xmlagg(xmlelement(name a, name) order by id), xmlagg('<a/>'::xml), xpath('//a', '<a/>'), xpath('//a', c_xml), xpath_exists('//a', c_xml) from users, kinds
--= error 42803 @110: column "kinds.c_xml" must appear in the GROUP BY clause or be used in an aggregate function

select xmlcomment('a'), xml_is_well_formed('a'), query_to_xml('select 1', true, false, '')
--= ok xmlcomment xml, xml_is_well_formed bool, query_to_xml xml

select grouping(name), count(*) from users group by rollup (name)
--= ok grouping int4, count int8

select count(*), count(distinct name), string_agg(name, ',' order by name desc), percentile_cont(0.5) within group (order by age), count(*) filter (where active) from users
--= ok count int8, count int8, string_agg text, percentile_cont float8, count int8

select mod(5, 2), power(2, 3), round(1.5), round(1.555, 2), trunc(1.5), ceil(1.5), floor(1.5::float8), abs(-1), sign(-1.5), sqrt(4), random(), div(5, 2), log(10), ln(2.5), exp(1), width_bucket(5, 1, 10, 3)
--= ok mod int4, power float8, round numeric, round numeric, trunc numeric, ceil numeric, floor float8, abs int4, sign numeric, sqrt float8, random float8, div numeric, log float8, ln numeric, exp float8, width_bucket int4

select round(1.5::float8, 2)
--= error 42883 @8: function round(double precision, integer) does not exist

select round('1.5'), round(1), round(1::bigint), round(1.5::float4), ceil(1), abs('1'), abs(1::smallint)
--= ok round float8, round float8, round float8, round float8, ceil float8, abs float8, abs int2

select round('1.5'), abs('-1')
--= ok round float8, abs float8

select mod(5.5, 2), mod(5::bigint, 2), mod(5, 2.5)
--= ok mod numeric, mod int8, mod numeric

select mod(5::float8, 2)
--= error 42883 @8: function mod(double precision, integer) does not exist

select concat('a', 1, null, now()), concat_ws(',', 'a', 1), format('%s %I', 'a', 1), format('a'), concat(variadic array['a']), concat(variadic array[1, 2])
--= ok concat text, concat_ws text, format text, format text, concat text, concat text

select concat()
--= error 42883 @8: function concat() does not exist

select concat($1, 'a')
--= error 42P18: could not determine data type of parameter $1

select concat($1::text, 'a'), concat_ws($2, 'a'), format($3, 1)
--= ok concat text, concat_ws text, format text | $1 text, $2 text, $3 text

select concat_ws()
--= error 42883 @8: function concat_ws() does not exist

select concat_ws(1, 'a')
--= error 42883 @8: function concat_ws(integer, unknown) does not exist

select length('a'), length(name), length('\x00'::bytea), length(b'1'), char_length('a'), octet_length('a'), bit_length('a'), length(c_tsvector), length(c_path), length(kind) from users, kinds, posts
--= ok length int4, length int4, length int4, length int4, char_length int4, octet_length int4, bit_length int4, length int4, length float8, length int4

select length(1)
--= error 42883 @8: function length(integer) does not exist

select length(age) from users
--= error 42883 @8: function length(integer) does not exist

select upper('a'), lower(name), initcap(title), upper('[1,2)'::int4range), lower(c_int4range), upper(kind), lower(c_name), upper(null) from users, posts, kinds
--= ok upper text, lower text, initcap text, upper int4, lower int4, upper text, lower text, upper text

select lower(1)
--= error 42883 @8: function lower(integer) does not exist

select upper($1), lower($2::int4range)
--= ok upper text, lower int4 | $1 text, $2 int4range

select left('a', 1), right(name, -1), lpad('a', 3), lpad('a', 3, 'x'), repeat('a', 2), reverse('a'), replace('a', 'b', 'c'), translate('a', 'b', 'c'), split_part('a', 'b', 1), strpos('a', 'b'), starts_with('a', 'b'), ascii('a'), chr(65), md5('a'), to_hex(5), quote_ident('a'), quote_literal(1), quote_nullable(null) from users
--= ok left text, right text, lpad text, lpad text, repeat text, reverse text, replace text, translate text, split_part text, strpos int4, starts_with bool, ascii int4, chr text, md5 text, to_hex text, quote_ident text, quote_literal text, quote_nullable text

select regexp_replace('a', 'b', 'c'), regexp_replace('a', 'b', 'c', 'g'), regexp_match('a', 'b'), regexp_matches('a', 'b'), regexp_count('a', 'b'), regexp_like('a', 'b'), regexp_substr('a', 'b'), regexp_instr('a', 'b')
--= ok regexp_replace text, regexp_replace text, regexp_match text[], regexp_matches text[], regexp_count int4, regexp_like bool, regexp_substr text, regexp_instr int4
--= 14: error 42883 @125: function regexp_count(unknown, unknown) does not exist

select to_char(now(), 'YYYY'), to_char(1, '9'), to_char(1.5, '9.9'), to_char(interval '1 day', 'DD'), to_char(localtimestamp, 'x'), to_char(1::float8, '9'), to_date('2024', 'YYYY'), to_timestamp('2024', 'YYYY'), to_timestamp(1), to_number('1', '9')
--= ok to_char text, to_char text, to_char text, to_char text, to_char text, to_char text, to_date date, to_timestamp timestamptz, to_timestamp timestamptz, to_number numeric

select to_char(current_date, 'YYYY'), to_char('2024-01-01'::date, 'YYYY')
--= ok to_char text, to_char text

select to_char(current_time, 'HH')
--= error 42883 @8: function to_char(time with time zone, unknown) does not exist

select to_char('a', 'b')
--= error 42725 @8: function to_char(unknown, unknown) is not unique

select to_char($1, 'YYYY')
--= error 42725 @8: function to_char(unknown, unknown) is not unique

select date_trunc('day', now()), date_trunc('day', localtimestamp), date_trunc('day', current_date), date_trunc('day', interval '1 day'), date_trunc('day', now(), 'UTC'), date_bin('1 hour', now(), now()), age(now()), age(now(), now()), age(current_date), justify_days('40 days'), make_date(2024, 1, 1), make_interval(days => 5), make_timestamptz(2024, 1, 1, 0, 0, 0), isfinite(now())
--= ok date_trunc timestamptz, date_trunc timestamp, date_trunc timestamptz, date_trunc interval, date_trunc timestamptz, date_bin timestamptz, age interval, age interval, age interval, justify_days interval, make_date date, make_interval interval, make_timestamptz timestamptz, isfinite bool

select date_trunc('day', '2024-01-01')
--= error 42725 @8: function date_trunc(unknown, unknown) is not unique

select date_trunc('day', $1)
--= error 42725 @8: function date_trunc(unknown, unknown) is not unique

select date_trunc('nope', now())
--= ok date_trunc timestamptz

select make_interval(1, 2, 3), make_interval(hours => 1, mins => 2), make_interval(secs => 1.5), make_interval()
--= ok make_interval interval, make_interval interval, make_interval interval, make_interval interval

select make_interval(hour => 1)
--= error 42883 @8: function make_interval(hour => integer) does not exist

select make_interval(days => 1, 2)
--= error 42601 @33: positional argument cannot follow named argument

select gen_random_uuid(), nextval('counter'), currval('counter'::regclass), setval('counter', 5), lastval(), nextval($1), nextval(name) from users
--= ok gen_random_uuid uuid, nextval int8, currval int8, setval int8, lastval int8, nextval int8, nextval int8 | $1 regclass

select nextval('nope')
--= error 42P01 @16: relation "nope" does not exist

select nextval(1)
--= ok nextval int8

select nextval(counter)
--= error 42703 @16: column "counter" does not exist

select encode('a', 'hex'), encode('\x00'::bytea, 'base64'), decode('00', 'hex'), sha256('a'), md5('\x00'::bytea), convert_from('a', 'UTF8'), convert_to('a', 'UTF8'), get_byte('\x00', 0), set_byte('\x00', 0, 1)
--= ok encode text, encode text, decode bytea, sha256 bytea, md5 text, convert_from text, convert_to bytea, get_byte int4, set_byte bytea

select num_nulls(1, null), num_nonnulls(variadic array[1]), pg_typeof(1), pg_typeof('a'), pg_typeof(null), pg_typeof(u), pg_column_size(name) from users u
--= ok num_nulls int4, num_nonnulls int4, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype, pg_column_size int4

select host('1.1.1.1'), network('1.1.1.1'), masklen('1.1.1.1/24'), family('1.1.1.1'), inet_same_family('1.1.1.1', '::1'), set_masklen('1.1.1.1'::inet, 24), text('1.1.1.1'::inet), abbrev('1.1.1.1'::cidr)
--= ok host text, network cidr, masklen int4, family int4, inet_same_family bool, set_masklen inet, text text, abbrev text

select generate_series(1, 3), generate_series(1, 3, 2), generate_series(1::bigint, 3), generate_series(1.5, 3), generate_series(now(), now(), '1 day'), generate_series(localtimestamp, localtimestamp, '1 day')
--= ok generate_series int4, generate_series int4, generate_series int8, generate_series numeric, generate_series timestamptz, generate_series timestamp

select generate_series(1, 'x')
--= error 22P02 @27: invalid input syntax for type integer: "x"

select pg_sleep(1), pg_advisory_lock(1), pg_advisory_xact_lock(1, 2), pg_notify('a', 'b'), set_config('a.b', 'c', true), current_setting('a.b'), current_setting('a.b', true), txid_current(), pg_backend_pid(), version()
--= ok pg_sleep void, pg_advisory_lock void, pg_advisory_xact_lock void, pg_notify void, set_config text, current_setting text, current_setting text, txid_current int8, pg_backend_pid int4, version text

select nothing_back(1), pg_sleep('1'), pg_sleep(1.5)
--= ok nothing_back void, pg_sleep void, pg_sleep void

select nothing_back(1) + 1
--= error 42883 @24: operator does not exist: void + integer
