-- Written by `cargo sqlweave catalogue --extension pltclu`.
-- extension = 'pltclu'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = false
-- schema = 'pg_catalog'
create function pltclu_call_handler() returns language_handler;
