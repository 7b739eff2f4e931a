-- Written by `cargo sqlweave catalogue --extension tsm_system_time`.
-- extension = 'tsm_system_time'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function system_time(internal) returns tsm_handler strict;
