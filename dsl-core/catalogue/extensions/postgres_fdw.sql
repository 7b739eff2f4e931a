-- Written by `cargo sqlweave catalogue --extension postgres_fdw`.
-- extension = 'postgres_fdw'
-- default_version = '1.1' -- 14-17
-- versions = '1.0', '1.1' -- 14-17
-- default_version = '1.2' -- 18
-- versions = '1.0', '1.1', '1.2' -- 18
-- relocatable = true
create function postgres_fdw_disconnect(text) returns boolean strict;
create function postgres_fdw_disconnect_all() returns boolean strict;
create function postgres_fdw_get_connections(OUT server_name text, OUT valid boolean) returns SETOF record strict; -- 14-17
create function postgres_fdw_get_connections(check_conn boolean DEFAULT false, OUT server_name text, OUT user_name text, OUT valid boolean, OUT used_in_xact boolean, OUT closed boolean, OUT remote_backend_pid integer) returns SETOF record strict; -- 18
create function postgres_fdw_handler() returns fdw_handler strict;
create function postgres_fdw_validator(text[], oid) returns void strict;
