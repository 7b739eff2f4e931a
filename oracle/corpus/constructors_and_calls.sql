-- Range constructors, named and mixed notation, and casts written as calls, by version (manual 4.3, 8.17).

select int4range(1, 5), int4range(1, 5, '[]'), int8range(1, 5), numrange(1.5, 2), daterange('2024-01-01', '2024-02-01'), tsrange('2024-01-01', null), tstzrange(now(), null, '()'), int4range(null, null)
--= ok int4range int4range, int4range int4range, int8range int8range, numrange numrange, daterange daterange, tsrange tsrange, tstzrange tstzrange, int4range int4range

select int4range(1)
--= error 42883 @8: function int4range(integer) does not exist

select int4range()
--= error 42883 @8: function int4range() does not exist

select int4range(1, 5, '[]', 1)
--= error 42883 @8: function int4range(integer, integer, unknown, integer) does not exist

select int4range(1, 'x')
--= error 22P02 @21: invalid input syntax for type integer: "x"

select int4range(1.5, 2)
--= error 42883 @8: function int4range(numeric, integer) does not exist

select int4range(1::bigint, 5)
--= error 42883 @8: function int4range(bigint, integer) does not exist

select numrange(1, 5), floatrange(1, 2), app.moodrange('sad', 'happy')
--= ok numrange numrange, floatrange floatrange, moodrange app.moodrange

select int4multirange(), int4multirange(int4range(1, 5)), int4multirange(int4range(1, 5), '[7,9)'), nummultirange(numrange(1, 2)), floatmultirange(floatrange(1, 2))
--= ok int4multirange int4multirange, int4multirange int4multirange, int4multirange int4multirange, nummultirange nummultirange, floatmultirange floatmultirange

select int4multirange(1)
--= error 42883 @8: function int4multirange(integer) does not exist

select int4multirange(int8range(1, 5))
--= error 42883 @8: function int4multirange(int8range) does not exist

select int4multirange(variadic array[int4range(1, 5)]), datemultirange('[2024-01-01,2024-02-01)')
--= error 22P02 @72: malformed multirange literal: "[2024-01-01,2024-02-01)"

select multirange(int4range(1, 5)), range_merge(int4range(1, 2), int4range(3, 4)), range_merge(c_multirange), unnest(c_multirange) from kinds
--= ok multirange int4multirange, range_merge int4range, range_merge int4range, unnest int4range

select range_agg(c_int4range), range_intersect_agg(c_int4range), range_agg(c_multirange), range_intersect_agg(c_multirange) from kinds
--= ok range_agg int4multirange, range_intersect_agg int4range, range_agg int4multirange, range_intersect_agg int4multirange
--= 14: error 42883 @66: function range_agg(int4multirange) does not exist

select lower(c_int4range), upper(c_daterange), isempty(c_numrange), lower_inc(c_tsrange), lower(c_multirange), upper_inf(c_multirange) from kinds
--= ok lower int4, upper date, isempty bool, lower_inc bool, lower int4, upper_inf bool

select with_defaults(1), with_defaults(a => 1), with_defaults(1, c => 'y'), with_defaults(1, b => 3, c => 'y'), with_defaults(c := 'y', a := 1)
--= ok with_defaults text, with_defaults text, with_defaults text, with_defaults text, with_defaults text

select with_defaults(a => 1, 2)
--= error 42601 @30: positional argument cannot follow named argument

select with_defaults(1, a => 1)
--= error 42883 @8: function with_defaults(integer, a => integer) does not exist

select with_defaults(nope => 1)
--= error 42883 @8: function with_defaults(nope => integer) does not exist

select with_defaults(b => 1)
--= error 42883 @8: function with_defaults(b => integer) does not exist

select with_defaults(a => 1, a => 2)
--= error 42601 @30: argument name "a" used more than once

select sum_of(1, 2, 3), sum_of(variadic array[1, 2]), sum_of(numbers => array[1]), sum_of(variadic numbers => array[1, 2])
--= error 42883 @55: function sum_of(numbers => integer[]) does not exist

select sum_of(variadic 1)
--= error 42883 @8: function sum_of(integer) does not exist

select sum_of()
--= error 42883 @8: function sum_of() does not exist

select array_fill(0, array[2]), array_reverse(array[1, 2]), array_sort(array[2, 1]), array_sort(array[2, 1], true), array_sample(array[1, 2], 1), array_shuffle(array[1, 2]), trim_array(array[1, 2], 1)
--= error 42883 @33: function array_reverse(integer[]) does not exist
--= 18: ok array_fill int4[], array_reverse int4[], array_sort int4[], array_sort int4[], array_sample int4[], array_shuffle int4[], trim_array int4[]

select array_sort(array[2, 1], descending => true, nulls_first => false)
--= error 42883 @8: function array_sort(integer[], descending => boolean, nulls_first => boolean) does not exist
--= 18: ok array_sort int4[]

select casefold('X'), crc32('x'::bytea), crc32c('x'::bytea), reverse('x'::bytea), gamma(1.5), lgamma(1.5), uuidv4(), uuidv7(), uuidv7(interval '1 hour'), uuid_extract_version(uuidv7()), uuid_extract_timestamp(uuidv7())
--= error 42883 @8: function casefold(unknown) does not exist
--= 18: ok casefold text, crc32 int8, crc32c int8, reverse bytea, gamma float8, lgamma float8, uuidv4 uuid, uuidv7 uuid, uuidv7 uuid, uuid_extract_version int2, uuid_extract_timestamp timestamptz

select erf(1), erfc(1), to_bin(5), to_oct(5), to_hex(5), unicode_version(), icu_unicode_version(), unicode_assigned('x')
--= error 42883 @8: function erf(integer) does not exist
--= 16: error 42883 @25: function to_bin(integer) does not exist
--= 17 18: ok erf float8, erfc float8, to_bin text, to_oct text, to_hex text, unicode_version text, icu_unicode_version text, unicode_assigned bool

select to_bin(5), to_oct(5::bigint)
--= error 42883 @8: function to_bin(integer) does not exist
--= 17 18: ok to_bin text, to_oct text

select uuid_extract_version(gen_random_uuid())
--= error 42883 @8: function uuid_extract_version(uuid) does not exist
--= 17 18: ok uuid_extract_version int2

select min(row(1, 2)), max(row(1, 'x')), max('x'::bytea), min(c_bytea), max(c_inet), max(c_xid8), max(c_lsn), max(c_text_array) from kinds
--= error 42883 @8: function min(record) does not exist
--= 18: ok min record, max record, max bytea, min bytea, max inet, max xid8, max pg_lsn, max text[]

select jsonb_strip_nulls('{}', true), json_strip_nulls('{}', strip_in_arrays => true)
--= error 42883 @8: function jsonb_strip_nulls(unknown, boolean) does not exist
--= 18: ok jsonb_strip_nulls jsonb, json_strip_nulls json

select to_timestamp(1), to_char(1::numeric, 'RN'), to_number('IV', 'RN')
--= ok to_timestamp timestamptz, to_char text, to_number numeric

select pg_input_is_valid('1', 'integer'), pg_input_error_info('x', 'integer'), (pg_input_error_info('x', 'integer')).message
--= error 42883 @8: function pg_input_is_valid(unknown, unknown) does not exist
--= 16 17 18: ok pg_input_is_valid bool, pg_input_error_info record, message text

select * from pg_input_error_info('x', 'integer')
--= error 42883 @15: function pg_input_error_info(unknown, unknown) does not exist
--= 16 17 18: ok message text, detail text, hint text, sql_error_code text

select string_to_table('a,b', ','), string_to_table('a,b', ',', 'b'), unistr('\0041'), bit_count(B'101'), bit_xor(1), date_bin('1 day', now(), now()), split_part('a,b', ',', -1)
--= ok string_to_table text, string_to_table text, unistr text, bit_count int8, bit_xor int4, date_bin timestamptz, split_part text

select regexp_count('a', 'a'), regexp_instr('a', 'a'), regexp_like('a', 'a'), regexp_substr('a', 'a'), regexp_replace('a', 'a', 'b', 1), regexp_replace('a', 'a', 'b', 1, 0, 'i')
--= ok regexp_count int4, regexp_instr int4, regexp_like bool, regexp_substr text, regexp_replace text, regexp_replace text
--= 14: error 42883 @8: function regexp_count(unknown, unknown) does not exist

select regexp_match(string => 'a', pattern => 'a'), regexp_like(string => 'a', pattern => 'a', flags => 'i')
--= error 42883 @8: function regexp_match(string => unknown, pattern => unknown) does not exist
--= 18: ok regexp_match text[], regexp_like bool

select int4('1'), int4(1.5), text(1), date('2024-01-01'), numeric('1.5'), bool('t'), float8(1), varchar('x'), name('x'), jsonb('{}'), uuid('x')
--= error 42601 @73: syntax error at or near ","

select int4(now())
--= error 42883 @8: function int4(timestamp with time zone) does not exist

select "json"('{}'), "jsonb"('{}'), "date"(now()), pg_catalog.date(now()), "timestamp"(now()), "interval"('1 day')
--= ok json json, jsonb jsonb, date date, date date, timestamp timestamp, interval interval

select timestamp(now())
--= error 42601 @18: syntax error at or near "now"

select interval('1 day')
--= error 42601 @17: syntax error at or near "'1 day'"

select jsonb 'null', ('null'::jsonb)::int, (jsonb '1')::numeric, (jsonb '"x"')::text, ('true'::jsonb)::bool
--= ok jsonb jsonb, int4 int4, numeric numeric, text text, bool bool

select ('{}'::jsonb)::date
--= error 42846 @21: cannot cast type jsonb to date

select 1::int4::bytea, '\x01'::bytea::int4, 1::bigint::bytea
--= error 42846 @15: cannot cast type integer to bytea
--= 18: ok bytea bytea, int4 int4, bytea bytea
