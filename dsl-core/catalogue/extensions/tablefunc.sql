-- Written by `cargo sqlweave catalogue --extension tablefunc`.
-- extension = 'tablefunc'
-- default_version = '1.0'
-- versions = '1.0'
-- relocatable = true
create type tablefunc_crosstab_2 as (row_name text, category_1 text, category_2 text);
create type tablefunc_crosstab_3 as (row_name text, category_1 text, category_2 text, category_3 text);
create type tablefunc_crosstab_4 as (row_name text, category_1 text, category_2 text, category_3 text, category_4 text);
create function connectby(text, text, text, text, integer) returns SETOF record stable strict;
create function connectby(text, text, text, text, integer, text) returns SETOF record stable strict;
create function connectby(text, text, text, text, text, integer) returns SETOF record stable strict;
create function connectby(text, text, text, text, text, integer, text) returns SETOF record stable strict;
create function crosstab(text) returns SETOF record stable strict;
create function crosstab(text, integer) returns SETOF record stable strict;
create function crosstab(text, text) returns SETOF record stable strict;
create function crosstab2(text) returns SETOF tablefunc_crosstab_2 stable strict;
create function crosstab3(text) returns SETOF tablefunc_crosstab_3 stable strict;
create function crosstab4(text) returns SETOF tablefunc_crosstab_4 stable strict;
create function normal_rand(integer, double precision, double precision) returns SETOF double precision strict;
