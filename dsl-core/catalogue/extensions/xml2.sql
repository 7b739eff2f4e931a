-- Written by `cargo sqlweave catalogue --extension xml2`.
-- extension = 'xml2'
-- default_version = '1.1' -- 14-17
-- versions = '1.1' -- 14-17
-- default_version = '1.2' -- 18
-- versions = '1.1', '1.2' -- 18
-- relocatable = false
create function xml_encode_special_chars(text) returns text immutable strict;
create function xml_valid(text) returns boolean stable strict;
create function xpath_bool(text, text) returns boolean immutable strict;
create function xpath_list(text, text) returns text immutable strict;
create function xpath_list(text, text, text) returns text immutable strict;
create function xpath_nodeset(text, text) returns text immutable strict;
create function xpath_nodeset(text, text, text) returns text immutable strict;
create function xpath_nodeset(text, text, text, text) returns text immutable strict;
create function xpath_number(text, text) returns real immutable strict;
create function xpath_string(text, text) returns text immutable strict;
create function xpath_table(text, text, text, text, text) returns SETOF record stable strict;
create function xslt_process(text, text) returns text immutable strict;
create function xslt_process(text, text, text) returns text strict;
