-- Written by `cargo sqlweave catalogue --extension old_snapshot`.
-- extension = 'old_snapshot'
-- default_version = '1.0' -- 14-16
-- versions = '1.0' -- 14-16
-- relocatable = true -- 14-16
create function pg_old_snapshot_time_mapping(OUT array_offset integer, OUT end_timestamp timestamp with time zone, OUT newest_xmin xid) returns SETOF record strict; -- 14-16
