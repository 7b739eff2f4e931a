-- Written by `cargo sqlweave catalogue --extension dblink`.
-- extension = 'dblink'
-- default_version = '1.2'
-- versions = '1.2'
-- relocatable = true
create type dblink_pkey_results as ("position" integer, colname text);
create function dblink(text) returns SETOF record strict;
create function dblink(text, boolean) returns SETOF record strict;
create function dblink(text, text) returns SETOF record strict;
create function dblink(text, text, boolean) returns SETOF record strict;
create function dblink_build_sql_delete(text, int2vector, integer, text[]) returns text strict;
create function dblink_build_sql_insert(text, int2vector, integer, text[], text[]) returns text strict;
create function dblink_build_sql_update(text, int2vector, integer, text[], text[]) returns text strict;
create function dblink_cancel_query(text) returns text strict;
create function dblink_close(text) returns text strict;
create function dblink_close(text, boolean) returns text strict;
create function dblink_close(text, text) returns text strict;
create function dblink_close(text, text, boolean) returns text strict;
create function dblink_connect(text) returns text strict;
create function dblink_connect(text, text) returns text strict;
create function dblink_connect_u(text) returns text strict;
create function dblink_connect_u(text, text) returns text strict;
create function dblink_current_query() returns text;
create function dblink_disconnect() returns text strict;
create function dblink_disconnect(text) returns text strict;
create function dblink_error_message(text) returns text strict;
create function dblink_exec(text) returns text strict;
create function dblink_exec(text, boolean) returns text strict;
create function dblink_exec(text, text) returns text strict;
create function dblink_exec(text, text, boolean) returns text strict;
create function dblink_fdw_validator(options text[], catalog oid) returns void strict;
create function dblink_fetch(text, integer) returns SETOF record strict;
create function dblink_fetch(text, integer, boolean) returns SETOF record strict;
create function dblink_fetch(text, text, integer) returns SETOF record strict;
create function dblink_fetch(text, text, integer, boolean) returns SETOF record strict;
create function dblink_get_connections() returns text[];
create function dblink_get_notify(OUT notify_name text, OUT be_pid integer, OUT extra text) returns SETOF record strict;
create function dblink_get_notify(conname text, OUT notify_name text, OUT be_pid integer, OUT extra text) returns SETOF record strict;
create function dblink_get_pkey(text) returns SETOF dblink_pkey_results strict;
create function dblink_get_result(text) returns SETOF record strict;
create function dblink_get_result(text, boolean) returns SETOF record strict;
create function dblink_is_busy(text) returns integer strict;
create function dblink_open(text, text) returns text strict;
create function dblink_open(text, text, boolean) returns text strict;
create function dblink_open(text, text, text) returns text strict;
create function dblink_open(text, text, text, boolean) returns text strict;
create function dblink_send_query(text, text) returns integer strict;
