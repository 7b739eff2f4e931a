-- Written by `cargo sqlweave catalogue --extension pg_freespacemap`.
-- extension = 'pg_freespacemap'
-- default_version = '1.2' -- 14-17
-- versions = '1.1', '1.2' -- 14-17
-- default_version = '1.3' -- 18
-- versions = '1.1', '1.2', '1.3' -- 18
-- relocatable = true
create function pg_freespace(regclass, bigint) returns smallint strict;
create function pg_freespace(rel regclass, OUT blkno bigint, OUT avail smallint) returns SETOF record;
