-- Written by `cargo sqlweave catalogue --extension btree_gist`.
-- extension = 'btree_gist'
-- default_version = '1.6' -- 14
-- versions = '1.2', '1.3', '1.4', '1.5', '1.6' -- 14
-- default_version = '1.7' -- 15-17
-- versions = '1.2', '1.3', '1.4', '1.5', '1.6', '1.7' -- 15-17
-- default_version = '1.8' -- 18
-- versions = '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8' -- 18
-- relocatable = true
create type gbtreekey16;
create type gbtreekey2; -- 15-18
create type gbtreekey32;
create type gbtreekey4;
create type gbtreekey8;
create type gbtreekey_var;
create function gbtreekey16_in(cstring) returns gbtreekey16 immutable strict;
create function gbtreekey16_out(gbtreekey16) returns cstring immutable strict;
create function gbtreekey2_in(cstring) returns gbtreekey2 immutable strict; -- 15-18
create function gbtreekey2_out(gbtreekey2) returns cstring immutable strict; -- 15-18
create function gbtreekey32_in(cstring) returns gbtreekey32 immutable strict;
create function gbtreekey32_out(gbtreekey32) returns cstring immutable strict;
create function gbtreekey4_in(cstring) returns gbtreekey4 immutable strict;
create function gbtreekey4_out(gbtreekey4) returns cstring immutable strict;
create function gbtreekey8_in(cstring) returns gbtreekey8 immutable strict;
create function gbtreekey8_out(gbtreekey8) returns cstring immutable strict;
create function gbtreekey_var_in(cstring) returns gbtreekey_var immutable strict;
create function gbtreekey_var_out(gbtreekey_var) returns cstring immutable strict;
create type gbtreekey16 (input = gbtreekey16_in, output = gbtreekey16_out, internallength = 16);
create type gbtreekey2 (input = gbtreekey2_in, output = gbtreekey2_out, internallength = 2); -- 15-18
create type gbtreekey32 (input = gbtreekey32_in, output = gbtreekey32_out, internallength = 32);
create type gbtreekey4 (input = gbtreekey4_in, output = gbtreekey4_out, internallength = 4);
create type gbtreekey8 (input = gbtreekey8_in, output = gbtreekey8_out, internallength = 8);
create type gbtreekey_var (input = gbtreekey_var_in, output = gbtreekey_var_out, internallength = variable);
create function cash_dist(money, money) returns money immutable strict;
create function date_dist(date, date) returns integer immutable strict;
create function float4_dist(real, real) returns real immutable strict;
create function float8_dist(double precision, double precision) returns double precision immutable strict;
create function gbt_bit_compress(internal) returns internal immutable strict;
create function gbt_bit_consistent(internal, bit, smallint, oid, internal) returns boolean immutable strict;
create function gbt_bit_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_bit_picksplit(internal, internal) returns internal immutable strict;
create function gbt_bit_same(gbtreekey_var, gbtreekey_var, internal) returns internal immutable strict;
create function gbt_bit_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_bit_union(internal, internal) returns gbtreekey_var immutable strict;
create function gbt_bool_compress(internal) returns internal immutable strict; -- 15-18
create function gbt_bool_consistent(internal, boolean, smallint, oid, internal) returns boolean immutable strict; -- 15-18
create function gbt_bool_fetch(internal) returns internal immutable strict; -- 15-18
create function gbt_bool_penalty(internal, internal, internal) returns internal immutable strict; -- 15-18
create function gbt_bool_picksplit(internal, internal) returns internal immutable strict; -- 15-18
create function gbt_bool_same(gbtreekey2, gbtreekey2, internal) returns internal immutable strict; -- 15-18
create function gbt_bool_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_bool_union(internal, internal) returns gbtreekey2 immutable strict; -- 15-18
create function gbt_bpchar_compress(internal) returns internal immutable strict;
create function gbt_bpchar_consistent(internal, character, smallint, oid, internal) returns boolean immutable strict;
create function gbt_bpchar_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_bytea_compress(internal) returns internal immutable strict;
create function gbt_bytea_consistent(internal, bytea, smallint, oid, internal) returns boolean immutable strict;
create function gbt_bytea_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_bytea_picksplit(internal, internal) returns internal immutable strict;
create function gbt_bytea_same(gbtreekey_var, gbtreekey_var, internal) returns internal immutable strict;
create function gbt_bytea_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_bytea_union(internal, internal) returns gbtreekey_var immutable strict;
create function gbt_cash_compress(internal) returns internal immutable strict;
create function gbt_cash_consistent(internal, money, smallint, oid, internal) returns boolean immutable strict;
create function gbt_cash_distance(internal, money, smallint, oid, internal) returns double precision immutable strict;
create function gbt_cash_fetch(internal) returns internal immutable strict;
create function gbt_cash_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_cash_picksplit(internal, internal) returns internal immutable strict;
create function gbt_cash_same(gbtreekey16, gbtreekey16, internal) returns internal immutable strict;
create function gbt_cash_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_cash_union(internal, internal) returns gbtreekey16 immutable strict;
create function gbt_date_compress(internal) returns internal immutable strict;
create function gbt_date_consistent(internal, date, smallint, oid, internal) returns boolean immutable strict;
create function gbt_date_distance(internal, date, smallint, oid, internal) returns double precision immutable strict;
create function gbt_date_fetch(internal) returns internal immutable strict;
create function gbt_date_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_date_picksplit(internal, internal) returns internal immutable strict;
create function gbt_date_same(gbtreekey8, gbtreekey8, internal) returns internal immutable strict;
create function gbt_date_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_date_union(internal, internal) returns gbtreekey8 immutable strict;
create function gbt_decompress(internal) returns internal immutable strict;
create function gbt_enum_compress(internal) returns internal immutable strict;
create function gbt_enum_consistent(internal, anyenum, smallint, oid, internal) returns boolean immutable strict;
create function gbt_enum_fetch(internal) returns internal immutable strict;
create function gbt_enum_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_enum_picksplit(internal, internal) returns internal immutable strict;
create function gbt_enum_same(gbtreekey8, gbtreekey8, internal) returns internal immutable strict;
create function gbt_enum_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_enum_union(internal, internal) returns gbtreekey8 immutable strict;
create function gbt_float4_compress(internal) returns internal immutable strict;
create function gbt_float4_consistent(internal, real, smallint, oid, internal) returns boolean immutable strict;
create function gbt_float4_distance(internal, real, smallint, oid, internal) returns double precision immutable strict;
create function gbt_float4_fetch(internal) returns internal immutable strict;
create function gbt_float4_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_float4_picksplit(internal, internal) returns internal immutable strict;
create function gbt_float4_same(gbtreekey8, gbtreekey8, internal) returns internal immutable strict;
create function gbt_float4_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_float4_union(internal, internal) returns gbtreekey8 immutable strict;
create function gbt_float8_compress(internal) returns internal immutable strict;
create function gbt_float8_consistent(internal, double precision, smallint, oid, internal) returns boolean immutable strict;
create function gbt_float8_distance(internal, double precision, smallint, oid, internal) returns double precision immutable strict;
create function gbt_float8_fetch(internal) returns internal immutable strict;
create function gbt_float8_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_float8_picksplit(internal, internal) returns internal immutable strict;
create function gbt_float8_same(gbtreekey16, gbtreekey16, internal) returns internal immutable strict;
create function gbt_float8_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_float8_union(internal, internal) returns gbtreekey16 immutable strict;
create function gbt_inet_compress(internal) returns internal immutable strict;
create function gbt_inet_consistent(internal, inet, smallint, oid, internal) returns boolean immutable strict;
create function gbt_inet_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_inet_picksplit(internal, internal) returns internal immutable strict;
create function gbt_inet_same(gbtreekey16, gbtreekey16, internal) returns internal immutable strict;
create function gbt_inet_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_inet_union(internal, internal) returns gbtreekey16 immutable strict;
create function gbt_int2_compress(internal) returns internal immutable strict;
create function gbt_int2_consistent(internal, smallint, smallint, oid, internal) returns boolean immutable strict;
create function gbt_int2_distance(internal, smallint, smallint, oid, internal) returns double precision immutable strict;
create function gbt_int2_fetch(internal) returns internal immutable strict;
create function gbt_int2_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_int2_picksplit(internal, internal) returns internal immutable strict;
create function gbt_int2_same(gbtreekey4, gbtreekey4, internal) returns internal immutable strict;
create function gbt_int2_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_int2_union(internal, internal) returns gbtreekey4 immutable strict;
create function gbt_int4_compress(internal) returns internal immutable strict;
create function gbt_int4_consistent(internal, integer, smallint, oid, internal) returns boolean immutable strict;
create function gbt_int4_distance(internal, integer, smallint, oid, internal) returns double precision immutable strict;
create function gbt_int4_fetch(internal) returns internal immutable strict;
create function gbt_int4_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_int4_picksplit(internal, internal) returns internal immutable strict;
create function gbt_int4_same(gbtreekey8, gbtreekey8, internal) returns internal immutable strict;
create function gbt_int4_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_int4_union(internal, internal) returns gbtreekey8 immutable strict;
create function gbt_int8_compress(internal) returns internal immutable strict;
create function gbt_int8_consistent(internal, bigint, smallint, oid, internal) returns boolean immutable strict;
create function gbt_int8_distance(internal, bigint, smallint, oid, internal) returns double precision immutable strict;
create function gbt_int8_fetch(internal) returns internal immutable strict;
create function gbt_int8_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_int8_picksplit(internal, internal) returns internal immutable strict;
create function gbt_int8_same(gbtreekey16, gbtreekey16, internal) returns internal immutable strict;
create function gbt_int8_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_int8_union(internal, internal) returns gbtreekey16 immutable strict;
create function gbt_intv_compress(internal) returns internal immutable strict;
create function gbt_intv_consistent(internal, interval, smallint, oid, internal) returns boolean immutable strict;
create function gbt_intv_decompress(internal) returns internal immutable strict;
create function gbt_intv_distance(internal, interval, smallint, oid, internal) returns double precision immutable strict;
create function gbt_intv_fetch(internal) returns internal immutable strict;
create function gbt_intv_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_intv_picksplit(internal, internal) returns internal immutable strict;
create function gbt_intv_same(gbtreekey32, gbtreekey32, internal) returns internal immutable strict;
create function gbt_intv_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_intv_union(internal, internal) returns gbtreekey32 immutable strict;
create function gbt_macad8_compress(internal) returns internal immutable strict;
create function gbt_macad8_consistent(internal, macaddr8, smallint, oid, internal) returns boolean immutable strict;
create function gbt_macad8_fetch(internal) returns internal immutable strict;
create function gbt_macad8_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_macad8_picksplit(internal, internal) returns internal immutable strict;
create function gbt_macad8_same(gbtreekey16, gbtreekey16, internal) returns internal immutable strict;
create function gbt_macad8_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_macad8_union(internal, internal) returns gbtreekey16 immutable strict;
create function gbt_macad_compress(internal) returns internal immutable strict;
create function gbt_macad_consistent(internal, macaddr, smallint, oid, internal) returns boolean immutable strict;
create function gbt_macad_fetch(internal) returns internal immutable strict;
create function gbt_macad_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_macad_picksplit(internal, internal) returns internal immutable strict;
create function gbt_macad_same(gbtreekey16, gbtreekey16, internal) returns internal immutable strict;
create function gbt_macad_union(internal, internal) returns gbtreekey16 immutable strict;
create function gbt_macaddr_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_numeric_compress(internal) returns internal immutable strict;
create function gbt_numeric_consistent(internal, numeric, smallint, oid, internal) returns boolean immutable strict;
create function gbt_numeric_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_numeric_picksplit(internal, internal) returns internal immutable strict;
create function gbt_numeric_same(gbtreekey_var, gbtreekey_var, internal) returns internal immutable strict;
create function gbt_numeric_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_numeric_union(internal, internal) returns gbtreekey_var immutable strict;
create function gbt_oid_compress(internal) returns internal immutable strict;
create function gbt_oid_consistent(internal, oid, smallint, oid, internal) returns boolean immutable strict;
create function gbt_oid_distance(internal, oid, smallint, oid, internal) returns double precision immutable strict;
create function gbt_oid_fetch(internal) returns internal immutable strict;
create function gbt_oid_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_oid_picksplit(internal, internal) returns internal immutable strict;
create function gbt_oid_same(gbtreekey8, gbtreekey8, internal) returns internal immutable strict;
create function gbt_oid_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_oid_union(internal, internal) returns gbtreekey8 immutable strict;
create function gbt_text_compress(internal) returns internal immutable strict;
create function gbt_text_consistent(internal, text, smallint, oid, internal) returns boolean immutable strict;
create function gbt_text_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_text_picksplit(internal, internal) returns internal immutable strict;
create function gbt_text_same(gbtreekey_var, gbtreekey_var, internal) returns internal immutable strict;
create function gbt_text_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_text_union(internal, internal) returns gbtreekey_var immutable strict;
create function gbt_time_compress(internal) returns internal immutable strict;
create function gbt_time_consistent(internal, time without time zone, smallint, oid, internal) returns boolean immutable strict;
create function gbt_time_distance(internal, time without time zone, smallint, oid, internal) returns double precision immutable strict;
create function gbt_time_fetch(internal) returns internal immutable strict;
create function gbt_time_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_time_picksplit(internal, internal) returns internal immutable strict;
create function gbt_time_same(gbtreekey16, gbtreekey16, internal) returns internal immutable strict;
create function gbt_time_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_time_union(internal, internal) returns gbtreekey16 immutable strict;
create function gbt_timetz_compress(internal) returns internal immutable strict;
create function gbt_timetz_consistent(internal, time with time zone, smallint, oid, internal) returns boolean immutable strict;
create function gbt_ts_compress(internal) returns internal immutable strict;
create function gbt_ts_consistent(internal, timestamp without time zone, smallint, oid, internal) returns boolean immutable strict;
create function gbt_ts_distance(internal, timestamp without time zone, smallint, oid, internal) returns double precision immutable strict;
create function gbt_ts_fetch(internal) returns internal immutable strict;
create function gbt_ts_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_ts_picksplit(internal, internal) returns internal immutable strict;
create function gbt_ts_same(gbtreekey16, gbtreekey16, internal) returns internal immutable strict;
create function gbt_ts_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_ts_union(internal, internal) returns gbtreekey16 immutable strict;
create function gbt_tstz_compress(internal) returns internal immutable strict;
create function gbt_tstz_consistent(internal, timestamp with time zone, smallint, oid, internal) returns boolean immutable strict;
create function gbt_tstz_distance(internal, timestamp with time zone, smallint, oid, internal) returns double precision immutable strict;
create function gbt_uuid_compress(internal) returns internal immutable strict;
create function gbt_uuid_consistent(internal, uuid, smallint, oid, internal) returns boolean immutable strict;
create function gbt_uuid_fetch(internal) returns internal immutable strict;
create function gbt_uuid_penalty(internal, internal, internal) returns internal immutable strict;
create function gbt_uuid_picksplit(internal, internal) returns internal immutable strict;
create function gbt_uuid_same(gbtreekey32, gbtreekey32, internal) returns internal immutable strict;
create function gbt_uuid_sortsupport(internal) returns void immutable strict; -- 18
create function gbt_uuid_union(internal, internal) returns gbtreekey32 immutable strict;
create function gbt_var_decompress(internal) returns internal immutable strict;
create function gbt_var_fetch(internal) returns internal immutable strict;
create function gbt_varbit_sortsupport(internal) returns void immutable strict; -- 18
create function gist_translate_cmptype_btree(integer) returns smallint immutable strict; -- 18
create function int2_dist(smallint, smallint) returns smallint immutable strict;
create function int4_dist(integer, integer) returns integer immutable strict;
create function int8_dist(bigint, bigint) returns bigint immutable strict;
create function interval_dist(interval, interval) returns interval immutable strict;
create function oid_dist(oid, oid) returns oid immutable strict;
create function time_dist(time without time zone, time without time zone) returns interval immutable strict;
create function ts_dist(timestamp without time zone, timestamp without time zone) returns interval immutable strict;
create function tstz_dist(timestamp with time zone, timestamp with time zone) returns interval immutable strict;
create operator <-> (function = int8_dist, leftarg = bigint, rightarg = bigint, commutator = <->);
create operator <-> (function = date_dist, leftarg = date, rightarg = date, commutator = <->);
create operator <-> (function = float8_dist, leftarg = double precision, rightarg = double precision, commutator = <->);
create operator <-> (function = int4_dist, leftarg = integer, rightarg = integer, commutator = <->);
create operator <-> (function = interval_dist, leftarg = interval, rightarg = interval, commutator = <->);
create operator <-> (function = cash_dist, leftarg = money, rightarg = money, commutator = <->);
create operator <-> (function = oid_dist, leftarg = oid, rightarg = oid, commutator = <->);
create operator <-> (function = float4_dist, leftarg = real, rightarg = real, commutator = <->);
create operator <-> (function = int2_dist, leftarg = smallint, rightarg = smallint, commutator = <->);
create operator <-> (function = time_dist, leftarg = time without time zone, rightarg = time without time zone, commutator = <->);
create operator <-> (function = tstz_dist, leftarg = timestamp with time zone, rightarg = timestamp with time zone, commutator = <->);
create operator <-> (function = ts_dist, leftarg = timestamp without time zone, rightarg = timestamp without time zone, commutator = <->);
