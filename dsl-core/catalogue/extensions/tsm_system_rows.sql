-- Written by `cargo sqlweave catalogue --extension tsm_system_rows`.
-- extension = 'tsm_system_rows'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function system_rows(internal) returns tsm_handler strict;
