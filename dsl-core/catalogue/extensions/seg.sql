-- Written by `cargo sqlweave catalogue --extension seg`.
-- extension = 'seg'
-- default_version = '1.4'
-- versions = '1.1', '1.2', '1.3', '1.4'
-- relocatable = true
create type seg;
create function seg_in(cstring) returns seg immutable strict;
create function seg_out(seg) returns cstring immutable strict;
create type seg (input = seg_in, output = seg_out, internallength = 12);
create function gseg_consistent(internal, seg, smallint, oid, internal) returns boolean immutable strict;
create function gseg_penalty(internal, internal, internal) returns internal immutable strict;
create function gseg_picksplit(internal, internal) returns internal immutable strict;
create function gseg_same(seg, seg, internal) returns internal immutable strict;
create function gseg_union(internal, internal) returns seg immutable strict;
create function seg_center(seg) returns real immutable strict;
create function seg_cmp(seg, seg) returns integer immutable strict;
create function seg_contained(seg, seg) returns boolean immutable strict;
create function seg_contains(seg, seg) returns boolean immutable strict;
create function seg_different(seg, seg) returns boolean immutable strict;
create function seg_ge(seg, seg) returns boolean immutable strict;
create function seg_gt(seg, seg) returns boolean immutable strict;
create function seg_inter(seg, seg) returns seg immutable strict;
create function seg_le(seg, seg) returns boolean immutable strict;
create function seg_left(seg, seg) returns boolean immutable strict;
create function seg_lower(seg) returns real immutable strict;
create function seg_lt(seg, seg) returns boolean immutable strict;
create function seg_over_left(seg, seg) returns boolean immutable strict;
create function seg_over_right(seg, seg) returns boolean immutable strict;
create function seg_overlap(seg, seg) returns boolean immutable strict;
create function seg_right(seg, seg) returns boolean immutable strict;
create function seg_same(seg, seg) returns boolean immutable strict;
create function seg_size(seg) returns real immutable strict;
create function seg_union(seg, seg) returns seg immutable strict;
create function seg_upper(seg) returns real immutable strict;
create operator && (function = seg_overlap, leftarg = seg, rightarg = seg, commutator = &&);
create operator &< (function = seg_over_left, leftarg = seg, rightarg = seg);
create operator &> (function = seg_over_right, leftarg = seg, rightarg = seg);
create operator < (function = seg_lt, leftarg = seg, rightarg = seg, commutator = >, negator = >=);
create operator << (function = seg_left, leftarg = seg, rightarg = seg, commutator = >>);
create operator <= (function = seg_le, leftarg = seg, rightarg = seg, commutator = >=, negator = >);
create operator <> (function = seg_different, leftarg = seg, rightarg = seg, commutator = <>, negator = =);
create operator <@ (function = seg_contained, leftarg = seg, rightarg = seg, commutator = @>);
create operator = (function = seg_same, leftarg = seg, rightarg = seg, commutator = =, negator = <>, merges);
create operator > (function = seg_gt, leftarg = seg, rightarg = seg, commutator = <, negator = <=);
create operator >= (function = seg_ge, leftarg = seg, rightarg = seg, commutator = <=, negator = <);
create operator >> (function = seg_right, leftarg = seg, rightarg = seg, commutator = <<);
create operator @> (function = seg_contains, leftarg = seg, rightarg = seg, commutator = <@);
create operator family seg_ops using btree;
create operator class seg_ops default for type seg using btree family seg_ops as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >;
