-- Written by `cargo sqlweave catalogue --extension file_fdw`.
-- extension = 'file_fdw'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function file_fdw_handler() returns fdw_handler strict;
create function file_fdw_validator(text[], oid) returns void strict;
