-- Written by `cargo sqlweave catalogue --extension autoinc`.
-- extension = 'autoinc'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function autoinc() returns trigger;
