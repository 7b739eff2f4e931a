-- Written by `cargo sqlweave catalogue --extension citext`.
-- extension = 'citext'
-- default_version = '1.6' -- 14-17
-- versions = '1.4', '1.5', '1.6' -- 14-17
-- default_version = '1.8' -- 18
-- versions = '1.4', '1.5', '1.6', '1.7', '1.8' -- 18
-- relocatable = true
create type citext;
create function citextin(cstring) returns citext immutable strict;
create function citextout(citext) returns cstring immutable strict;
create function citextrecv(internal) returns citext stable strict;
create function citextsend(citext) returns bytea stable strict;
create type citext (input = citextin, output = citextout, receive = citextrecv, send = citextsend, internallength = variable, category = 'S', collatable = true);
create function citext(boolean) returns citext immutable strict;
create function citext(character) returns citext immutable strict;
create function citext(inet) returns citext immutable strict;
create function citext_cmp(citext, citext) returns integer immutable strict;
create function citext_eq(citext, citext) returns boolean immutable strict;
create function citext_ge(citext, citext) returns boolean immutable strict;
create function citext_gt(citext, citext) returns boolean immutable strict;
create function citext_hash(citext) returns integer immutable strict;
create function citext_hash_extended(citext, bigint) returns bigint immutable strict;
create function citext_larger(citext, citext) returns citext immutable strict;
create function citext_le(citext, citext) returns boolean immutable strict;
create function citext_lt(citext, citext) returns boolean immutable strict;
create function citext_ne(citext, citext) returns boolean immutable strict;
create function citext_pattern_cmp(citext, citext) returns integer immutable strict;
create function citext_pattern_ge(citext, citext) returns boolean immutable strict;
create function citext_pattern_gt(citext, citext) returns boolean immutable strict;
create function citext_pattern_le(citext, citext) returns boolean immutable strict;
create function citext_pattern_lt(citext, citext) returns boolean immutable strict;
create function citext_smaller(citext, citext) returns citext immutable strict;
create function regexp_match(citext, citext) returns text[] immutable strict; -- 14-17
create function regexp_match(citext, citext, text) returns text[] immutable strict; -- 14-17
create function regexp_matches(citext, citext) returns SETOF text[] immutable strict; -- 14-17
create function regexp_matches(citext, citext, text) returns SETOF text[] immutable strict; -- 14-17
create function regexp_replace(citext, citext, text) returns text immutable strict; -- 14-17
create function regexp_replace(citext, citext, text, text) returns text immutable strict; -- 14-17
create function regexp_split_to_array(citext, citext) returns text[] immutable strict; -- 14-17
create function regexp_split_to_array(citext, citext, text) returns text[] immutable strict; -- 14-17
create function regexp_split_to_table(citext, citext) returns SETOF text immutable strict; -- 14-17
create function regexp_split_to_table(citext, citext, text) returns SETOF text immutable strict; -- 14-17
create function regexp_match(string citext, pattern citext) returns text[] immutable strict; -- 18
create function regexp_match(string citext, pattern citext, flags text) returns text[] immutable strict; -- 18
create function regexp_matches(string citext, pattern citext) returns SETOF text[] immutable strict; -- 18
create function regexp_matches(string citext, pattern citext, flags text) returns SETOF text[] immutable strict; -- 18
create function regexp_replace(string citext, pattern citext, replacement text) returns text immutable strict; -- 18
create function regexp_replace(string citext, pattern citext, replacement text, flags text) returns text immutable strict; -- 18
create function regexp_split_to_array(string citext, pattern citext) returns text[] immutable strict; -- 18
create function regexp_split_to_array(string citext, pattern citext, flags text) returns text[] immutable strict; -- 18
create function regexp_split_to_table(string citext, pattern citext) returns SETOF text immutable strict; -- 18
create function regexp_split_to_table(string citext, pattern citext, flags text) returns SETOF text immutable strict; -- 18
create function replace(citext, citext, citext) returns text immutable strict;
create function split_part(citext, citext, integer) returns text immutable strict;
create function strpos(citext, citext) returns integer immutable strict;
create function texticlike(citext, citext) returns boolean immutable strict;
create function texticlike(citext, text) returns boolean immutable strict;
create function texticnlike(citext, citext) returns boolean immutable strict;
create function texticnlike(citext, text) returns boolean immutable strict;
create function texticregexeq(citext, citext) returns boolean immutable strict;
create function texticregexeq(citext, text) returns boolean immutable strict;
create function texticregexne(citext, citext) returns boolean immutable strict;
create function texticregexne(citext, text) returns boolean immutable strict;
create function translate(citext, citext, text) returns text immutable strict;
create aggregate max(citext) (sfunc = citext_larger, stype = citext, sortop = >);
create aggregate min(citext) (sfunc = citext_smaller, stype = citext, sortop = <);
create operator !~ (function = texticregexne, leftarg = citext, rightarg = citext, negator = ~);
create operator !~ (function = texticregexne, leftarg = citext, rightarg = text, negator = ~);
create operator !~* (function = texticregexne, leftarg = citext, rightarg = citext, negator = ~*);
create operator !~* (function = texticregexne, leftarg = citext, rightarg = text, negator = ~*);
create operator !~~ (function = texticnlike, leftarg = citext, rightarg = citext, negator = ~~);
create operator !~~ (function = texticnlike, leftarg = citext, rightarg = text, negator = ~~);
create operator !~~* (function = texticnlike, leftarg = citext, rightarg = citext, negator = ~~*);
create operator !~~* (function = texticnlike, leftarg = citext, rightarg = text, negator = ~~*);
create operator < (function = citext_lt, leftarg = citext, rightarg = citext, commutator = >, negator = >=);
create operator <= (function = citext_le, leftarg = citext, rightarg = citext, commutator = >=, negator = >);
create operator <> (function = citext_ne, leftarg = citext, rightarg = citext, commutator = <>, negator = =);
create operator = (function = citext_eq, leftarg = citext, rightarg = citext, commutator = =, negator = <>, merges, hashes);
create operator > (function = citext_gt, leftarg = citext, rightarg = citext, commutator = <, negator = <=);
create operator >= (function = citext_ge, leftarg = citext, rightarg = citext, commutator = <=, negator = <);
create operator ~ (function = texticregexeq, leftarg = citext, rightarg = citext, negator = !~);
create operator ~ (function = texticregexeq, leftarg = citext, rightarg = text, negator = !~);
create operator ~* (function = texticregexeq, leftarg = citext, rightarg = citext, negator = !~*);
create operator ~* (function = texticregexeq, leftarg = citext, rightarg = text, negator = !~*);
create operator ~<=~ (function = citext_pattern_le, leftarg = citext, rightarg = citext, commutator = ~>=~, negator = ~>~);
create operator ~<~ (function = citext_pattern_lt, leftarg = citext, rightarg = citext, commutator = ~>~, negator = ~>=~);
create operator ~>=~ (function = citext_pattern_ge, leftarg = citext, rightarg = citext, commutator = ~<=~, negator = ~<~);
create operator ~>~ (function = citext_pattern_gt, leftarg = citext, rightarg = citext, commutator = ~<~, negator = ~<=~);
create operator ~~ (function = texticlike, leftarg = citext, rightarg = citext, negator = !~~);
create operator ~~ (function = texticlike, leftarg = citext, rightarg = text, negator = !~~);
create operator ~~* (function = texticlike, leftarg = citext, rightarg = citext, negator = !~~*);
create operator ~~* (function = texticlike, leftarg = citext, rightarg = text, negator = !~~*);
create cast (boolean as citext) with function citext(boolean) as assignment;
create cast (character as citext) with function citext(character) as assignment;
create cast (character varying as citext) without function as assignment;
create cast (citext as character) without function as assignment;
create cast (citext as character varying) without function as implicit;
create cast (citext as text) without function as implicit;
create cast (inet as citext) with function citext(inet) as assignment;
create cast (text as citext) without function as assignment;
create operator family citext_ops using btree;
create operator family citext_pattern_ops using btree;
create operator family citext_ops using hash;
create operator class citext_ops default for type citext using btree family citext_ops as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >;
create operator class citext_pattern_ops for type citext using btree family citext_pattern_ops as operator 1 ~<~, operator 2 ~<=~, operator 3 =, operator 4 ~>=~, operator 5 ~>~;
create operator class citext_ops default for type citext using hash family citext_ops as operator 1 =;
