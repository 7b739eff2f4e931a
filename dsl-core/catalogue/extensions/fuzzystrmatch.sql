-- Written by `cargo sqlweave catalogue --extension fuzzystrmatch`.
-- extension = 'fuzzystrmatch'
-- default_version = '1.1' -- 14-15
-- versions = '1.1' -- 14-15
-- default_version = '1.2' -- 16-18
-- versions = '1.1', '1.2' -- 16-18
-- relocatable = true
create function daitch_mokotoff(text) returns text[] immutable strict; -- 16-18
create function difference(text, text) returns integer immutable strict;
create function dmetaphone(text) returns text immutable strict;
create function dmetaphone_alt(text) returns text immutable strict;
create function levenshtein(text, text) returns integer immutable strict;
create function levenshtein(text, text, integer, integer, integer) returns integer immutable strict;
create function levenshtein_less_equal(text, text, integer) returns integer immutable strict;
create function levenshtein_less_equal(text, text, integer, integer, integer, integer) returns integer immutable strict;
create function metaphone(text, integer) returns text immutable strict;
create function soundex(text) returns text immutable strict;
create function text_soundex(text) returns text immutable strict;
