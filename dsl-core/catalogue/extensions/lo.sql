-- Written by `cargo sqlweave catalogue --extension lo`.
-- extension = 'lo'
-- default_version = '1.1' -- 14-17
-- versions = '1.1' -- 14-17
-- default_version = '1.2' -- 18
-- versions = '1.1', '1.2' -- 18
-- relocatable = true
create domain lo as oid;
create function lo_manage() returns trigger;
create function lo_oid(lo) returns oid immutable strict;
