-- Written by `cargo sqlweave catalogue --extension refint`.
-- extension = 'refint'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function check_foreign_key() returns trigger;
create function check_primary_key() returns trigger;
