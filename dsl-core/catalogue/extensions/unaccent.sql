-- Written by `cargo sqlweave catalogue --extension unaccent`.
-- extension = 'unaccent'
-- default_version = '1.1'
-- versions = '1.1'
-- relocatable = true
create function unaccent(regdictionary, text) returns text stable strict;
create function unaccent(text) returns text stable strict;
create function unaccent_init(internal) returns internal;
create function unaccent_lexize(internal, internal, internal, internal) returns internal;
