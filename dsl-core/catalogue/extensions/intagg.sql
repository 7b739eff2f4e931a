-- Written by `cargo sqlweave catalogue --extension intagg`.
-- extension = 'intagg'
-- default_version = '1.1'
-- versions = '1.1'
-- relocatable = true
create function int_agg_final_array(internal) returns integer[];
create function int_agg_state(internal, integer) returns internal;
create function int_array_enum(integer[]) returns SETOF integer immutable strict;
create aggregate int_array_aggregate(integer) (sfunc = int_agg_state, stype = internal, finalfunc = int_agg_final_array);
