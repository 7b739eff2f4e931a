-- Written by `cargo sqlweave catalogue --extension pg_logicalinspect`.
-- extension = 'pg_logicalinspect'
-- default_version = '1.0' -- 18
-- versions = '1.0' -- 18
-- relocatable = true -- 18
create function pg_get_logical_snapshot_info(filename text, OUT state text, OUT xmin xid, OUT xmax xid, OUT start_decoding_at pg_lsn, OUT two_phase_at pg_lsn, OUT initial_xmin_horizon xid, OUT building_full_snapshot boolean, OUT in_slot_creation boolean, OUT last_serialized_snapshot pg_lsn, OUT next_phase_at xid, OUT committed_count integer, OUT committed_xip xid[], OUT catchange_count integer, OUT catchange_xip xid[]) returns record strict; -- 18
create function pg_get_logical_snapshot_meta(filename text, OUT magic integer, OUT checksum bigint, OUT version integer) returns record strict; -- 18
