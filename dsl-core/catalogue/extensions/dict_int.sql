-- Written by `cargo sqlweave catalogue --extension dict_int`.
-- extension = 'dict_int'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function dintdict_init(internal) returns internal strict;
create function dintdict_lexize(internal, internal, internal, internal) returns internal strict;
