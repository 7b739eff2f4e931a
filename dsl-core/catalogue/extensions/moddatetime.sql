-- Written by `cargo sqlweave catalogue --extension moddatetime`.
-- extension = 'moddatetime'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function moddatetime() returns trigger;
