-- Types, casts, operators, functions and aggregates of every kind.

create schema app;
create schema "Odd Schema";
create schema other create table inside (id int primary key, note text) create view inside_ids as select id from inside
    create index inside_note on inside (note);

-- Enums

create type mood as enum ('sad', 'ok', 'happy');
create type app.level as enum ('low', 'mid', 'high');
create type empty_enum as enum ();
alter type mood add value 'ecstatic' after 'happy';
alter type mood add value if not exists 'ok';
alter type mood add value 'so-so' before 'ok';
alter type mood rename value 'sad' to 'unhappy';
alter type app.level rename to grade;
alter type app.grade set schema public;
comment on type mood is 'how it feels';

-- Composites

create type pair as (a int, b text);
create type nested as (id bigint, p pair, notes text[], at timestamptz(3));
create type nothing as ();
alter type pair add attribute c numeric(10, 2) cascade;
alter type pair rename attribute b to label cascade;
alter type pair alter attribute c set data type numeric(12, 3) cascade;
alter type nested drop attribute notes, add attribute "Extra" char(3) collate "C";
alter type nested drop attribute if exists missing restrict;

-- Domains

create domain positive as int check (value > 0);
create domain small_positive positive constraint small check (value < 1000) default 7;
create domain required int not null;
create domain tags as text[] check (cardinality(value) < 10);
create domain code varchar(10) collate "C" default 'none' null;
create domain moodlike as mood;
create domain price numeric(10, 2) constraint price_check check (value >= 0) not null;
create domain checked_pair as pair check ((value).a > 0);
alter domain code set not null;
alter domain code drop not null;
alter domain code drop default;
alter domain price rename constraint price_check to price_is_positive;
alter domain price add constraint cheap check (value < 10000) not valid;
alter domain price validate constraint cheap;
alter domain price drop constraint if exists nothing_such;
alter domain positive drop constraint positive_check cascade;
alter domain moodlike rename to feeling;
alter domain feeling set schema app;

-- Ranges

create type float_range as range (subtype = float8, subtype_diff = float8mi);
create type mood_range as range (subtype = mood, multirange_type_name = moods);
create type app.text_span as range (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
create type span as range (subtype = int);
create function shift_days(date, date) returns float8 language sql immutable as 'select ($1 - $2)::float8';
create type day_range as range (subtype = date, subtype_diff = shift_days, multirange_type_name = app.day_ranges);

-- Base types

create type shell;
create type box_of;
create function box_of_in(cstring) returns box_of language internal immutable strict as 'int4in';
create function box_of_out(box_of) returns cstring language internal immutable strict as 'int4out';
create function box_of_recv(internal) returns box_of language internal immutable strict as 'int4recv';
create function box_of_send(box_of) returns bytea language internal immutable strict as 'int4send';
create type box_of (
    input = box_of_in, output = box_of_out, receive = box_of_recv, send = box_of_send,
    internallength = 4, passedbyvalue, alignment = int4, storage = plain, category = 'N', preferred = false, default = '0'
);
create type words;
create function words_in(cstring, oid, int4) returns words language internal immutable strict as 'array_in';
create function words_out(words) returns cstring language internal immutable strict as 'array_out';
create type words (input = words_in, output = words_out, like = _text, collatable = true, delimiter = ';');
create type like_text;
create function like_text_in(cstring) returns like_text language internal immutable strict as 'textin';
create function like_text_out(like_text) returns cstring language internal immutable strict as 'textout';
create type like_text (input = like_text_in, output = like_text_out, like = text);
alter type like_text set (storage = extended);

-- Functions

create function f_none() returns void language sql as '';
create function f_args(a int, b text default 'x', c numeric = 1.5) returns text language sql immutable strict as $$ select b $$;
create function f_out(in a int, out b int, inout c text, out d mood) language sql as $$ select 1, 'x', 'ok'::mood $$;
create function f_one(out only_one int) language sql as 'select 1';
create function f_table(n int) returns table (x int, y text, z mood[]) language sql stable rows 10 as $$ select 1, 'a', null::mood[] $$;
create function f_setof() returns setof pair language sql cost 3 parallel safe as $$ select 1, 'a', 2.0 $$;
create function f_variadic(sep text, variadic list text[]) returns text language sql as $$ select array_to_string(list, sep) $$;
create function f_any(variadic "any") returns int language internal as 'pg_num_nulls';
create function f_poly(anyelement, anyarray default null) returns anyarray language sql as $$ select array[$1] || $2 $$;
create function f_compatible(anycompatible, anycompatible) returns anycompatible language sql as $$ select $1 $$;
create function f_range(anyrange) returns anyelement language sql as $$ select lower($1) $$;
create function f_record() returns record language sql as $$ select 1, 2 $$;
create function f_records() returns setof record language sql as $$ select 1, 2 $$;
create function app.f_args(a bigint) returns bigint language sql as $$ select a $$;
create function f_atomic(a int) returns int language sql begin atomic select case when a > 1 then 1 else 2 end; end;
create function f_return(a int, b int default 2) returns int return a + b;
create or replace function f_return(a int, b int default 3) returns int language sql return a * b;
create function f_security() returns int language plpgsql volatile security definer called on null input leakproof
    set search_path from current set work_mem to '1MB' set timezone = 'UTC' as $body$ begin return 1; end $body$;
create function f_percent(a other.inside.note%type) returns other.inside.id%type language sql as 'select 1';
create function f_window() returns bigint language internal window immutable as 'window_row_number';
create function f_trigger() returns trigger language plpgsql as $$ begin return new; end $$;
create function f_event() returns event_trigger language plpgsql as $$ begin end $$;
create function "Odd Schema"."Odd Name"("A Param" int, in_ int, "select" int = 3) returns "char" language sql as $$ select 'a'::"char" $$;
create procedure p_one(a int, inout b text default null) language sql as $$ select b $$;
create procedure p_out(in a int, out b int) language plpgsql as $$ begin b := a; end $$;
create procedure p_atomic(a int) language sql begin atomic select 1; select 2; end;
alter function f_args(int, text, numeric) rename to f_renamed;
alter function f_renamed(int, text, numeric) set schema app;
alter function f_none owner to current_user;
alter function f_security() security invoker not leakproof reset all;
alter function f_poly(anyelement, anyarray) strict immutable parallel restricted cost 7;
alter function f_poly(anyelement, anyarray) called on null input volatile;
alter procedure p_one(int, text) rename to p_first;
alter routine p_first(int, text) set schema app;
alter function f_window depends on extension plpgsql;
alter function f_window no depends on extension plpgsql;
drop function if exists f_gone(int), f_gone(text);
drop function f_record;
drop routine f_records();
comment on function f_none() is 'does nothing';
grant execute on function f_none() to public;
revoke all on all functions in schema app from public;

-- Operators and casts

create function pair_eq(pair, pair) returns bool language sql immutable as 'select ($1).a = ($2).a';
create function pair_ne(pair, pair) returns bool language sql immutable as 'select ($1).a <> ($2).a';
create function pair_size(pair) returns int language sql immutable as 'select ($1).a';
create function pair_plus(pair, int) returns pair language sql immutable as 'select $1';
create function int_plus_pair(int, pair) returns pair language sql immutable as 'select $2';
create operator ~~~ (leftarg = pair, rightarg = pair, function = pair_eq, commutator = ~~~, negator = !~~~, restrict = eqsel, join = eqjoinsel, hashes, merges);
create operator !~~~ (leftarg = pair, rightarg = pair, procedure = pair_ne, commutator = operator(public.!~~~), negator = operator(public.~~~));
create operator @@@ (rightarg = pair, function = pair_size);
create operator + (leftarg = pair, rightarg = int, function = pair_plus, commutator = +);
create operator + (leftarg = int, rightarg = pair, function = int_plus_pair, commutator = +);
create operator app.<-> (leftarg = pair, rightarg = pair, function = public.pair_eq);
alter operator @@@ (none, pair) set schema app;
alter operator ~~~ (pair, pair) set (restrict = none, join = none);
alter operator + (pair, int) owner to current_user;
comment on operator app.@@@ (none, pair) is 'how large';
drop operator if exists ### (int, int), @#@ (none, int);

create function pair_to_int(pair) returns int language sql immutable as 'select ($1).a';
create function text_to_pair(text) returns pair language sql immutable as 'select null::pair';
create cast (pair as int) with function pair_to_int(pair) as assignment;
create cast (text as pair) with function text_to_pair(text);
create cast (box_of as int) without function as implicit;
create cast (int as box_of) without function as assignment;
create cast (mood as grade) with inout;
create cast (grade as mood) with inout as implicit;
comment on cast (pair as int) is 'its number';
drop cast if exists (text as mood);
drop cast (grade as mood);

-- Operator classes and families

create function box_lt(box_of, box_of) returns bool language internal immutable strict as 'int4lt';
create function box_le(box_of, box_of) returns bool language internal immutable strict as 'int4le';
create function box_eq(box_of, box_of) returns bool language internal immutable strict as 'int4eq';
create function box_ge(box_of, box_of) returns bool language internal immutable strict as 'int4ge';
create function box_gt(box_of, box_of) returns bool language internal immutable strict as 'int4gt';
create function box_cmp(box_of, box_of) returns int language internal immutable strict as 'btint4cmp';
create function box_hash(box_of) returns int language internal immutable strict as 'hashint4';
create operator < (leftarg = box_of, rightarg = box_of, function = box_lt, commutator = >, negator = >=);
create operator <= (leftarg = box_of, rightarg = box_of, function = box_le, commutator = >=, negator = >);
create operator = (leftarg = box_of, rightarg = box_of, function = box_eq, commutator = =, hashes, merges);
create operator >= (leftarg = box_of, rightarg = box_of, function = box_ge, commutator = <=, negator = <);
create operator > (leftarg = box_of, rightarg = box_of, function = box_gt, commutator = <, negator = <=);
create operator family box_family using btree;
create operator class box_ops default for type box_of using btree family box_family as
    operator 1 <, operator 2 <=, operator 3 =, operator 4 >= (box_of, box_of), operator 5 > for search, function 1 box_cmp(box_of, box_of);
create operator class box_hash_ops default for type box_of using hash as operator 1 =, function 1 box_hash(box_of);
create function box_lt_int(box_of, int) returns bool language internal immutable strict as 'int4lt';
create operator < (leftarg = box_of, rightarg = int, function = box_lt_int);
alter operator family box_family using btree add operator 1 < (box_of, int);
alter operator family box_family using btree drop operator 1 (box_of, int);
alter operator family box_family using btree rename to boxes;
alter operator class box_ops using btree owner to current_user;
alter operator class box_hash_ops using hash rename to box_hashing;
comment on operator class box_ops using btree is 'in order';
comment on operator family boxes using btree is 'all orders';
create operator family gone_family using gist;
drop operator family gone_family using gist;
drop operator class if exists gone_ops using btree;

-- Aggregates

create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
create aggregate total(a bigint) (sfunc = int8pl, stype = bigint, combinefunc = int8pl, parallel = safe, msfunc = int8pl, minvfunc = int8mi, mstype = bigint);
create aggregate old_style (basetype = int, sfunc = int4pl, stype = int, initcond = 0);
create aggregate count_all(*) (sfunc = int8inc, stype = int8, initcond = '0');
create aggregate gather(anycompatible) (sfunc = array_append, stype = anycompatiblearray, initcond = '{}');
create function take_last(anyelement, anyelement) returns anyelement language sql immutable as 'select $2';
create aggregate last_of(anyelement) (sfunc = take_last, stype = anyelement);
create function join_all(text, variadic text[]) returns text language sql immutable as 'select $1';
create aggregate joined(variadic text[]) (sfunc = join_all, stype = text);
create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
create aggregate place(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
create or replace aggregate total(int) (sfunc = int4pl, stype = int, initcond = '1', sortop = >);
create function to_label(int) returns text language sql immutable as 'select $1::text';
create aggregate labelled(int) (sfunc = int4pl, stype = int, finalfunc = to_label, finalfunc_modify = read_only);
alter aggregate labelled(int) rename to with_label;
alter aggregate with_label(int) set schema app;
alter aggregate count_all(*) owner to current_user;
comment on aggregate count_all(*) is 'all of them';
comment on aggregate middle(float8 order by anyelement) is 'the middle';
drop aggregate if exists gone(int), gone(*);

-- Collations, conversions, text search

create collation german (provider = icu, locale = 'de-DE');
create collation if not exists insensitive (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create collation app.copied from "C";
create collation posix (locale = 'C');
create collation lc (lc_collate = 'C', lc_ctype = 'C');
alter collation german rename to deutsch;
alter collation deutsch set schema app;
comment on collation app.deutsch is 'in German';
drop collation if exists gone;
create conversion my_conversion for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create default conversion app.other_conversion for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
alter conversion my_conversion rename to a_conversion;
comment on conversion a_conversion is 'x';
create text search dictionary my_dictionary (template = snowball, language = english, stopwords = 'english');
create text search configuration my_configuration (parser = pg_catalog."default");
create text search configuration my_copy (copy = pg_catalog.english);
alter text search configuration my_configuration add mapping for asciiword, word with my_dictionary;
alter text search configuration my_configuration alter mapping for word with simple, my_dictionary;
alter text search configuration my_configuration alter mapping replace simple with english_stem;
alter text search configuration my_configuration drop mapping if exists for email;
alter text search dictionary my_dictionary (stopwords);
create text search template my_template (init = dsimple_init, lexize = dsimple_lexize);
create text search parser my_parser (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
comment on text search configuration my_copy is 'a copy';
comment on text search dictionary my_dictionary is 'mine';
drop text search configuration if exists gone;

-- Languages, transforms, access methods, event triggers

create or replace procedural language plpgsql;
create trusted language plmine handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator;
comment on language plmine is 'mine';
create access method my_heap type table handler heap_tableam_handler;
create access method my_btree type index handler bthandler;
comment on access method my_heap is 'a heap';
drop access method my_btree;
create event trigger watch on ddl_command_end when tag in ('CREATE VIEW', 'DROP VIEW') execute function f_event();
alter event trigger watch disable;
comment on event trigger watch is 'watches';
drop event trigger if exists gone;
drop event trigger watch;
