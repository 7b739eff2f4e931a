-- Written by `cargo sqlweave catalogue --extension adminpack`.
-- extension = 'adminpack'
-- default_version = '2.1' -- 14-16
-- versions = '1.0', '1.1', '2.0', '2.1' -- 14-16
-- relocatable = false -- 14-16
-- schema = 'pg_catalog' -- 14-16
create function pg_file_rename(text, text) returns boolean strict; -- 14-16
create function pg_file_rename(text, text, text) returns boolean; -- 14-16
create function pg_file_sync(text) returns void strict; -- 14-16
create function pg_file_unlink(text) returns boolean strict; -- 14-16
create function pg_file_write(text, text, boolean) returns bigint strict; -- 14-16
create function pg_logdir_ls() returns SETOF record strict; -- 14-16
