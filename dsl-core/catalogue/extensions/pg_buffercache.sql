-- Written by `cargo sqlweave catalogue --extension pg_buffercache`.
-- extension = 'pg_buffercache'
-- default_version = '1.3' -- 14-15
-- versions = '1.2', '1.3' -- 14-15
-- default_version = '1.4' -- 16
-- versions = '1.2', '1.3', '1.4' -- 16
-- default_version = '1.5' -- 17
-- versions = '1.2', '1.3', '1.4', '1.5' -- 17
-- default_version = '1.6' -- 18
-- versions = '1.2', '1.3', '1.4', '1.5', '1.6' -- 18
-- relocatable = true
create function pg_buffercache_evict(integer) returns boolean strict; -- 17
create function pg_buffercache_evict(integer, OUT buffer_evicted boolean, OUT buffer_flushed boolean) returns record strict; -- 18
create function pg_buffercache_evict_all(OUT buffers_evicted integer, OUT buffers_flushed integer, OUT buffers_skipped integer) returns record; -- 18
create function pg_buffercache_evict_relation(regclass, OUT buffers_evicted integer, OUT buffers_flushed integer, OUT buffers_skipped integer) returns record strict; -- 18
create function pg_buffercache_numa_pages() returns SETOF record; -- 18
create function pg_buffercache_pages() returns SETOF record;
create view pg_buffercache as SELECT p.bufferid, p.relfilenode, p.reltablespace, p.reldatabase, p.relforknumber, p.relblocknumber, p.isdirty, p.usagecount, p.pinning_backends FROM pg_buffercache_pages() p(bufferid integer, relfilenode oid, reltablespace oid, reldatabase oid, relforknumber smallint, relblocknumber bigint, isdirty boolean, usagecount smallint, pinning_backends integer); -- 14-15
create function pg_buffercache_summary(OUT buffers_used integer, OUT buffers_unused integer, OUT buffers_dirty integer, OUT buffers_pinned integer, OUT usagecount_avg double precision) returns record; -- 16-18
create function pg_buffercache_usage_counts(OUT usage_count integer, OUT buffers integer, OUT dirty integer, OUT pinned integer) returns SETOF record; -- 16-18
create view pg_buffercache as SELECT bufferid, relfilenode, reltablespace, reldatabase, relforknumber, relblocknumber, isdirty, usagecount, pinning_backends FROM pg_buffercache_pages() p(bufferid integer, relfilenode oid, reltablespace oid, reldatabase oid, relforknumber smallint, relblocknumber bigint, isdirty boolean, usagecount smallint, pinning_backends integer); -- 16-18
create view pg_buffercache_numa as SELECT bufferid, os_page_num, numa_node FROM pg_buffercache_numa_pages() p(bufferid integer, os_page_num bigint, numa_node integer); -- 18
