-- Written by `cargo sqlweave catalogue --extension pg_visibility`.
-- extension = 'pg_visibility'
-- default_version = '1.2'
-- versions = '1.1', '1.2'
-- relocatable = true
create function pg_check_frozen(regclass, OUT t_ctid tid) returns SETOF tid strict;
create function pg_check_visible(regclass, OUT t_ctid tid) returns SETOF tid strict;
create function pg_truncate_visibility_map(regclass) returns void strict;
create function pg_visibility(regclass, OUT blkno bigint, OUT all_visible boolean, OUT all_frozen boolean, OUT pd_all_visible boolean) returns SETOF record strict;
create function pg_visibility(regclass, blkno bigint, OUT all_visible boolean, OUT all_frozen boolean, OUT pd_all_visible boolean) returns record strict;
create function pg_visibility_map(regclass, OUT blkno bigint, OUT all_visible boolean, OUT all_frozen boolean) returns SETOF record strict;
create function pg_visibility_map(regclass, blkno bigint, OUT all_visible boolean, OUT all_frozen boolean) returns record strict;
create function pg_visibility_map_summary(regclass, OUT all_visible bigint, OUT all_frozen bigint) returns record strict;
