-- Written by `cargo sqlweave catalogue --extension amcheck`.
-- extension = 'amcheck'
-- default_version = '1.3' -- 14-16
-- versions = '1.0', '1.1', '1.2', '1.3' -- 14-16
-- default_version = '1.4' -- 17
-- versions = '1.0', '1.1', '1.2', '1.3', '1.4' -- 17
-- default_version = '1.5' -- 18
-- versions = '1.0', '1.1', '1.2', '1.3', '1.4', '1.5' -- 18
-- relocatable = true
create function bt_index_check(index regclass) returns void strict;
create function bt_index_check(index regclass, heapallindexed boolean) returns void strict;
create function bt_index_check(index regclass, heapallindexed boolean, checkunique boolean) returns void strict; -- 17-18
create function bt_index_parent_check(index regclass) returns void strict;
create function bt_index_parent_check(index regclass, heapallindexed boolean) returns void strict;
create function bt_index_parent_check(index regclass, heapallindexed boolean, rootdescend boolean) returns void strict;
create function bt_index_parent_check(index regclass, heapallindexed boolean, rootdescend boolean, checkunique boolean) returns void strict; -- 17-18
create function gin_index_check(index regclass) returns void strict; -- 18
create function verify_heapam(relation regclass, on_error_stop boolean DEFAULT false, check_toast boolean DEFAULT false, skip text DEFAULT 'none'::text, startblock bigint DEFAULT NULL::bigint, endblock bigint DEFAULT NULL::bigint, OUT blkno bigint, OUT offnum integer, OUT attnum integer, OUT msg text) returns SETOF record;
