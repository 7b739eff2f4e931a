-- Written by `cargo sqlweave catalogue --extension dict_xsyn`.
-- extension = 'dict_xsyn'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create function dxsyn_init(internal) returns internal strict;
create function dxsyn_lexize(internal, internal, internal, internal) returns internal strict;
