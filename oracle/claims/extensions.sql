-- Functions, operators and aggregates of extensions: sure where what the server ships never gives NULL for what is not,
-- null where it does for little of what it takes.

--+ create extension pg_trgm
select similarity('a', 'b') as a, show_trgm('') as b, 'a' % 'b' as c, 'a' <-> 'b' as d, word_similarity('', null) as e
--= one, 1 row; a sure, b sure[open], c sure, d sure, e null

--+ create extension unaccent
select unaccent('é') as a, unaccent('unaccent', '') as b, unaccent(null) as c
--= one, 1 row; a sure, b sure, c null

--+ create extension pgcrypto
select digest('a', 'sha256') as a, hmac('a', 'b', 'md5') as b, gen_random_bytes(16) as c, crypt('a', gen_salt('md5')) as d, pgp_sym_decrypt(pgp_sym_encrypt('a', 'b'), 'b') as e, armor('a') as f
--= one, 1 row; a sure, b sure, c sure, d sure, e sure, f sure

--+ create extension "uuid-ossp"
select uuid_generate_v4() as a, uuid_nil() as b, uuid_generate_v5(uuid_ns_dns(), 'a') as c, uuid_generate_v5(null, 'a') as d
--= one, 1 row; a sure, b sure, c sure, d null

-- the value of a key that is not there, or whose value is NULL
--+ create extension hstore
select 'a=>1'::hstore || 'b=>2' as a, 'a=>1'::hstore -> 'b' as b, 'a=>NULL'::hstore -> 'a' as c, 'a=>1'::hstore ? 'a' as d, exist('a=>NULL', 'a') as e, defined('a=>NULL', 'a') as f, 'a=>1'::hstore - 'a'::text as g, 'a=>1'::hstore = '' as h
--= one, 1 row; a sure, b null, c null, d sure, e sure, f sure, g sure, h sure

--+ create extension hstore
select akeys('a=>NULL') as a, avals('a=>NULL') as b, 'a=>1'::hstore -> array['b'] as c, hstore_to_json('a=>NULL') as d, slice('a=>1', array['b']) as e
--= one, 1 row; a sure[open], b sure[null], c sure[null], d sure, e sure

--+ create extension hstore
select skeys('a=>NULL') as a, svals('a=>NULL') as b
--= many, 1 row; a open, b null

-- a value may be NULL and a key not
--+ create extension hstore
select hstore('a', 'b') as a, hstore('a', null) as b, hstore(null, 'b') as c, hstore(array['a'], array[null]) as d, hstore(array['a', null]) as e, hstore(row(null, 1)) as f
--= one, 1 row; a sure, b open, c null, d sure, e sure, f sure

--+ create extension ltree
select 'a.b'::ltree || 'c' as a, nlevel('') as b, 'a'::ltree @> 'a.b' as c, 'a.b'::ltree ~ '*.b' as d, subpath('a.b', 1) as e, text2ltree('a') as f, index('a', 'b') as g
--= one, 1 row; a sure, b sure, c sure, d sure, e sure, f sure, g sure

-- nothing is above the root, and nothing of an array is found
--+ create extension ltree
select lca('', 'a') as a, lca('a.b', 'a.c') as b, lca('{}'::ltree[]) as c, array['a.b'::ltree] ?@> 'c.d' as d, array['a.b'::ltree] ?~ 'c' as e, array['a.b'::ltree] @> 'a' as f
--= one, 1 row; a null, b open, c null, d null, e null, f sure

--+ create extension cube
select cube(1) as a, '(1,2)'::cube <-> '(3,4)' as b, cube_union('(1)', '()') as c, '(1)'::cube @> '()' as d, cube_ll_coord('(1)', 7) as e, cube_inter('(1),(2)', '(3),(4)') as f
--= one, 1 row; a sure, b sure, c sure, d sure, e sure, f sure

--+ create extension fuzzystrmatch
select levenshtein('', 'a') as a, soundex('') as b, difference('a', '') as c, metaphone('a', 4) as d, dmetaphone('') as e, dmetaphone_alt('1') as f
--= one, 1 row; a sure, b sure, c sure, d sure, e sure, f sure

-- what has no letter has no code
--@ 16-
--+ create extension fuzzystrmatch
select daitch_mokotoff('') as a, daitch_mokotoff('a') as b
--= one, 1 row; a null[open], b open[open]

--+ create extension intarray
select icount('{}') as a, sort('{2,1}') as b, uniq('{1,1}') as c, idx('{1}', 2) as d, '{1}'::int[] & '{2}' as e, '{1}'::int[] @@ '1|2' as f, subarray('{1}', 3) as g, '{1}'::int[] + 1 as h
--= one, 1 row; a sure, b sure[open], c sure[open], d sure, e sure[open], f sure, g sure[open], h sure[open]

--+ create extension citext
select v = 'A' as a, max(v) as b, v ~ 'x' as c, v like '%' as d, true::citext as e, v::text as f, strpos(v, 'b') as g, replace(v, 'a', '') as h, regexp_replace(v, 'a', '') as i, v < 'b' as j from (values ('a'::citext)) q(v) group by v
--= at most one, 1 row; a sure, b sure, c sure, d sure, e sure, f sure, g sure, h sure, i sure, j sure

--+ create extension citext
select split_part('a'::citext, 'b'::citext, 2) as a, regexp_match('a'::citext, 'b'::citext) as b, max(v) as c from (values (null::citext)) q(v)
--= one, 1 row; a null, b null[open], c null

--+ create extension btree_gist
select 1 <-> 2 as a, '2020-01-01'::date <-> '2021-01-01' as b
--= one, 1 row; a sure, b sure

--+ create extension isn
select isbn('978-0-393-04002-9'::ean13) as a, '1436-4522'::issn = '977-1436-452-00-8'::ean13 as b, is_valid('1436-4522'::issn) as c
--= one, 1 row; a sure, b sure, c sure

--+ create extension seg
select seg_lower('1 .. 2') as a, seg_center('< 1') as b, '1'::seg && '2' as c, seg_union('1', '3') as d
--= one, 1 row; a sure, b sure, c sure, d sure

-- what an extension brings is its own no more once the schema replaces it
--+ create extension fuzzystrmatch
--+ create or replace function soundex(text) returns text language sql strict immutable as 'select null::text'
select soundex('a') as a, difference('a', 'b') as b
--= one, 1 row; a null, b sure
