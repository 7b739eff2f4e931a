-- Written by `cargo sqlweave catalogue --extension pg_prewarm`.
-- extension = 'pg_prewarm'
-- default_version = '1.2'
-- versions = '1.1', '1.2'
-- relocatable = true
create function autoprewarm_dump_now() returns bigint strict;
create function autoprewarm_start_worker() returns void strict;
create function pg_prewarm(regclass, mode text DEFAULT 'buffer'::text, fork text DEFAULT 'main'::text, first_block bigint DEFAULT NULL::bigint, last_block bigint DEFAULT NULL::bigint) returns bigint;
