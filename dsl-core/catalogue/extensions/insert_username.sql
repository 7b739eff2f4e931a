-- Written by `cargo sqlweave catalogue --extension insert_username`.
-- extension = 'insert_username'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function insert_username() returns trigger;
