-- Written by `cargo sqlweave catalogue --extension pg_trgm`.
-- extension = 'pg_trgm'
-- default_version = '1.6'
-- versions = '1.3', '1.4', '1.5', '1.6'
-- relocatable = true
create type gtrgm;
create function gtrgm_in(cstring) returns gtrgm immutable strict;
create function gtrgm_out(gtrgm) returns cstring immutable strict;
create type gtrgm (input = gtrgm_in, output = gtrgm_out, internallength = variable);
create function gin_extract_query_trgm(text, internal, smallint, internal, internal, internal, internal) returns internal immutable strict;
create function gin_extract_value_trgm(text, internal) returns internal immutable strict;
create function gin_trgm_consistent(internal, smallint, text, integer, internal, internal, internal, internal) returns boolean immutable strict;
create function gin_trgm_triconsistent(internal, smallint, text, integer, internal, internal, internal) returns "char" immutable strict;
create function gtrgm_compress(internal) returns internal immutable strict;
create function gtrgm_consistent(internal, text, smallint, oid, internal) returns boolean immutable strict;
create function gtrgm_decompress(internal) returns internal immutable strict;
create function gtrgm_distance(internal, text, smallint, oid, internal) returns double precision immutable strict;
create function gtrgm_options(internal) returns void immutable;
create function gtrgm_penalty(internal, internal, internal) returns internal immutable strict;
create function gtrgm_picksplit(internal, internal) returns internal immutable strict;
create function gtrgm_same(gtrgm, gtrgm, internal) returns internal immutable strict;
create function gtrgm_union(internal, internal) returns gtrgm immutable strict;
create function set_limit(real) returns real strict;
create function show_limit() returns real stable strict;
create function show_trgm(text) returns text[] immutable strict;
create function similarity(text, text) returns real immutable strict;
create function similarity_dist(text, text) returns real immutable strict;
create function similarity_op(text, text) returns boolean stable strict;
create function strict_word_similarity(text, text) returns real immutable strict;
create function strict_word_similarity_commutator_op(text, text) returns boolean stable strict;
create function strict_word_similarity_dist_commutator_op(text, text) returns real immutable strict;
create function strict_word_similarity_dist_op(text, text) returns real immutable strict;
create function strict_word_similarity_op(text, text) returns boolean stable strict;
create function word_similarity(text, text) returns real immutable strict;
create function word_similarity_commutator_op(text, text) returns boolean stable strict;
create function word_similarity_dist_commutator_op(text, text) returns real immutable strict;
create function word_similarity_dist_op(text, text) returns real immutable strict;
create function word_similarity_op(text, text) returns boolean stable strict;
create operator % (function = similarity_op, leftarg = text, rightarg = text, commutator = %);
create operator %> (function = word_similarity_commutator_op, leftarg = text, rightarg = text, commutator = <%);
create operator %>> (function = strict_word_similarity_commutator_op, leftarg = text, rightarg = text, commutator = <<%);
create operator <% (function = word_similarity_op, leftarg = text, rightarg = text, commutator = %>);
create operator <-> (function = similarity_dist, leftarg = text, rightarg = text, commutator = <->);
create operator <->> (function = word_similarity_dist_commutator_op, leftarg = text, rightarg = text, commutator = <<->);
create operator <->>> (function = strict_word_similarity_dist_commutator_op, leftarg = text, rightarg = text, commutator = <<<->);
create operator <<% (function = strict_word_similarity_op, leftarg = text, rightarg = text, commutator = %>>);
create operator <<-> (function = word_similarity_dist_op, leftarg = text, rightarg = text, commutator = <->>);
create operator <<<-> (function = strict_word_similarity_dist_op, leftarg = text, rightarg = text, commutator = <->>>);
