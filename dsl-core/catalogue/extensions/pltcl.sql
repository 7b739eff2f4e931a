-- Written by `cargo sqlweave catalogue --extension pltcl`.
-- extension = 'pltcl'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = false
-- schema = 'pg_catalog'
create function pltcl_call_handler() returns language_handler;
