-- The extensions that ship with the server.

-- citext: a string category of its own, implicit casts to text.

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c where name = 'Bob'
--= ok name citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c where name = $1
--= ok name citext | $1 citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c where name = note
--= ok name citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c where name = $1::text
--= ok name citext | $1 text

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c where note = name::text and name like $1
--= ok name citext | $1 citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name || 'x', 'x' || name, name || note, name || name from c
--= ok ?column? text, ?column? text, ?column? text, ?column? text

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select upper(name), lower(name), length(name), substring(name from 2), trim(name), position('a' in name) from c
--= ok upper text, lower text, length int4, substring text, btrim text, position int4

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select replace(name, 'a', 'b'), split_part(name, ',', 1), translate(name, 'a', 'b'), strpos(name, 'a') from c
--= ok replace text, split_part text, translate text, strpos int4

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select regexp_match(name, 'a'), regexp_matches(name, 'a'), regexp_replace(name, 'a', 'b'), regexp_split_to_array(name, ',') from c
--= ok regexp_match text[], regexp_matches text[], regexp_replace text, regexp_split_to_array text[]

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name ~ 'a', name ~* note, name !~ name, name ilike 'x%', name not like note from c
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select distinct name from c order by name
--= ok name citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select distinct on (name) id, name from c order by name, id desc
--= ok id int4, name citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name, count(*) from c group by name having min(name) < 'm' order by max(name)
--= ok name citext, count int8

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select min(name), max(name), count(name), string_agg(name, ',') from c
--= ok min citext, max citext, count int8, string_agg text

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
insert into c (id, name) values (1, 'a') on conflict (name) do update set note = excluded.name returning name, note
--= ok name citext, note text

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
insert into c (id, name) values ($1, $2), ($3, $4)
--= ok | $1 int4, $2 citext, $3 int4, $4 citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
update c set name = note where id = 1
--= ok

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
update c set note = name where id = 1
--= ok

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select coalesce(name, 'x'), coalesce(name, note), nullif(name, 'x'), case when true then name else note end from c
--= ok coalesce citext, coalesce text, nullif citext, note text

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c union select note from c
--= ok name text

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c union all select 'x'
--= ok name citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c where name in ('a', 'b') or name = any($1)
--= ok name citext | $1 citext[]

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c where name = any(array['a', 'b'])
--= ok name citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select array_agg(name), array[name], array[name, 'x'], array[name, note] from c
--= error 42803 @31: column "c.name" must appear in the GROUP BY clause or be used in an aggregate function

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name::varchar(3), name::char, cast(1 as text)::citext, 5::citext from c
--= ok name varchar, name bpchar, citext citext, citext citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name::citext(3) from c
--= error 42601 @14: type modifier is not allowed for type "citext"

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select true::citext, '10.0.0.1'::inet::citext, 'x'::varchar::citext
--= ok citext citext, citext citext, citext citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select now()::citext
--= ok now citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select a.id from c a join c b using (name) where a.name > b.name
--= ok id int4

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select (a.name, a.id) < (b.name, b.id) from c a, c b
--= ok ?column? bool

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select greatest(name, 'x'), least(name, note) from c
--= ok greatest citext, least text

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select row_number() over (partition by name order by name), lag(name) over (order by id) from c
--= ok row_number int8, lag citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name collate "C" from c order by name collate "C"
--= ok name citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name between 'a' and 'b', name is distinct from note, name <> 'x'::citext from c
--= ok ?column? bool, ?column? bool, ?column? bool

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select citext_eq(name, 'x'), citext_cmp(name, note), name ~<~ name from c
--= error 42883 @30: function citext_cmp(citext, text) does not exist

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name like 'a%' escape '!' from c
--= ok ?column? bool

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name similar to 'a%' from c
--= ok ?column? bool

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select concat(name, note), format('%s', name), quote_literal(name), to_tsvector(name), md5(name) from c
--= ok concat text, format text, quote_literal text, to_tsvector tsvector, md5 text

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select to_jsonb(name), jsonb_build_object(name, name), row_to_json(c) from c
--= ok to_jsonb jsonb, jsonb_build_object jsonb, row_to_json json

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select $1::citext = 'x', $2 = 'x'::citext
--= ok ?column? bool, ?column? bool | $1 citext, $2 citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name from c for update of c
--= ok name citext

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select name + 1 from c
--= error 42883 @13: operator does not exist: citext + integer

--+ create extension citext;
--+ create table c (id int primary key, name citext not null unique, note text);
select sum(name) from c
--= error 42883 @8: function sum(citext) does not exist

-- citext in a schema of its own, found only by the path.

--+ create schema ext;
--+ create extension citext schema ext;
--+ create table c (name ext.citext);
select name, name = 'x', min(name) from c
--= error 42803 @8: column "c.name" must appear in the GROUP BY clause or be used in an aggregate function

--+ create schema ext;
--+ create extension citext schema ext;
--+ create table c (name ext.citext);
select name = $1 from c
--= ok ?column? bool | $1 text

--+ create schema ext;
--+ create extension citext schema ext;
--+ create table c (name ext.citext);
select 'x'::citext
--= error 42704 @13: type "citext" does not exist

--+ create schema ext;
--+ create extension citext schema ext;
--+ create table c (name ext.citext);
select 'x'::ext.citext, ext.citext_eq(name, name), name operator(ext.=) name from c
--= ok citext ext.citext, citext_eq bool, ?column? bool

--+ create schema ext;
--+ create extension citext schema ext;
--+ create table c (name ext.citext);
select citext_eq(name, name) from c
--= error 42883 @8: function citext_eq(ext.citext, ext.citext) does not exist

--+ create schema ext;
--+ create extension citext schema ext;
--+ create table c (name ext.citext);
select distinct name from c order by name
--= ok name ext.citext

--+ create schema ext;
--+ create extension citext schema ext;
--+ create table c (name ext.citext);
select regexp_match(name, 'a') from c
--= ok regexp_match text[]

--+ create schema ext;
--+ create extension citext schema ext;
--+ create table c (name ext.citext);
insert into c values ($1) returning name
--= ok name ext.citext | $1 ext.citext

-- hstore.

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v -> 'a', v -> array['a', 'b'], v ? 'a', v ?& array['a'], v ?| array['a'] from h
--= ok ?column? text, ?column? text[], ?column? bool, ?column? bool, ?column? bool

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v -> $1, v ? $2, v || $3, v - $4 from h
--= ok ?column? text, ?column? bool, ?column? hstore, ?column? hstore | $1 text, $2 text, $3 hstore, $4 hstore

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v @> 'a=>1', v <@ v, v || 'b=>2', v - 'a'::text, v - array['a'], v - v from h
--= ok ?column? bool, ?column? bool, ?column? hstore, ?column? hstore, ?column? hstore, ?column? hstore

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select %% v, %# v, v['a'], v[$1] from h
--= ok ?column? text[], ?column? text[], v text, v text | $1 text

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
update h set v['a'] = 'x', v['b'] = $1 where id = $2 returning v
--= ok v hstore | $1 text, $2 int4

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select akeys(v), skeys(v), avals(v), svals(v) from h
--= ok akeys text[], skeys text, avals text[], svals text

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select key, value from h, each(v)
--= ok key text, value text

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select (each(v)).* from h
--= ok key text, value text

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select * from each('a=>1'::hstore) as e(k, v)
--= ok k text, v text

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select hstore('a', 'b'), hstore(array['a', 'b']), hstore(array['a'], array['b']), hstore(row(1, 2)), hstore(h) from h
--= ok hstore hstore, hstore hstore, hstore hstore, hstore hstore, hstore hstore

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select hstore_to_json(v), hstore_to_jsonb(v), v::json, v::jsonb, hstore_to_array(v), hstore_to_matrix(v) from h
--= ok hstore_to_json json, hstore_to_jsonb jsonb, v json, v jsonb, hstore_to_array text[], hstore_to_matrix text[]

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select populate_record(null::h, v), v #= 'a=>1' from h
--= ok populate_record h, ?column? hstore

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select (populate_record(null::h, v)).id from h
--= ok id int4

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select exist(v, 'a'), defined(v, 'a'), delete(v, 'a'), slice(v, array['a']) from h
--= ok exist bool, defined bool, delete hstore, slice hstore

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v = v, v <> 'a=>1' from h
--= ok ?column? bool, ?column? bool

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select distinct v from h order by v
--= ok v hstore

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v, count(*) from h group by v
--= ok v hstore, count int8

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v::text, '{a,1}'::text[]::hstore from h
--= ok v text, hstore hstore

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select max(v) from h
--= error 42883 @8: function max(hstore) does not exist

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v -> 1 from h
--= error 42883 @10: operator does not exist: hstore -> integer

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v[1] from h
--= ok v text

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v['a']['b'] from h
--= error 0A000: hstore allows only one subscript

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select v['a':'b'] from h
--= error 0A000: hstore allows only one subscript

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
update h set v['a']['b'] = 'x'
--= error 0A000: hstore allows only one subscript

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
update h set v[1] = 2
--= ok

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
select r[1] -> 'a', r[1]['a'], (r[1])['a'] from h
--= error 22P02 @26: invalid input syntax for type integer: "a"

--+ create extension hstore;
--+ create table h (id int primary key, v hstore, r hstore[]);
insert into h (id, v) values (1, 'a=>1'), (2, $1) on conflict (id) do update set v = h.v || excluded.v
--= ok | $1 hstore

-- ltree.

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select path from l where path ~ 'a.*' and path @> 'a.b' and path <@ $1
--= ok path ltree | $1 ltree

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select path ~ $1, path ? $2, path @ $3 from l
--= ok ?column? bool, ?column? bool, ?column? bool | $1 lquery, $2 lquery[], $3 ltxtquery

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select path || 'x', path || 'x'::text, 'x' || path, path || path from l
--= ok ?column? ltree, ?column? ltree, ?column? ltree, ?column? ltree

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select nlevel(path), subpath(path, 1), subpath(path, 0, 2), subltree(path, 0, 1), index(path, 'a'), lca(path, 'b') from l
--= ok nlevel int4, subpath ltree, subpath ltree, subltree ltree, index int4, lca ltree

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select lca(array_agg(path)), lca(alt) from l group by alt
--= ok lca ltree, lca ltree

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select text2ltree('a'), ltree2text(path), path::text, 'a'::text::ltree from l
--= ok text2ltree ltree, ltree2text text, path text, ltree ltree

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select path from l where path > 'a' order by path desc
--= ok path ltree

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select distinct path, count(*) over (partition by path) from l
--= ok path ltree, count int8

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select alt @> 'a', alt ?@> path, alt ~ 'a', alt ? array['a'::lquery], path ? array['a']::lquery[] from l
--= ok ?column? bool, ?column? ltree, ?column? bool, ?column? bool, ?column? bool

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select path = any(alt), 'a' = any(alt), path = any($1) from l
--= ok ?column? bool, ?column? bool, ?column? bool | $1 ltree[]

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select lca(path, path, path) from l
--= ok lca ltree

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select lca(path) from l
--= error 42883 @8: function lca(ltree) does not exist

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select * from l a join l b on a.path @> b.path and nlevel(b.path) = nlevel(a.path) + 1
--= ok path ltree, alt ltree[], path ltree, alt ltree[]

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
with recursive t as (select path, 1 as depth from l union all select subpath(t.path, 1), depth + 1 from t where depth < 3) select * from t
--= ok path ltree, depth int4

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select path + 1 from l
--= error 42883 @13: operator does not exist: ltree + integer

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select max(path) from l
--= error 42883 @8: function max(ltree) does not exist

--+ create extension ltree;
--+ create table l (path ltree primary key, alt ltree[]);
select subpath(path, 'x') from l
--= error 22P02 @22: invalid input syntax for type integer: "x"

-- pg_trgm.

--+ create extension pg_trgm;
--+ create table g (t text, v varchar(20));
select similarity(t, v), t % v, t <-> v, t <<-> 'x', t %> $1, word_similarity($2, t) from g
--= ok similarity float4, ?column? bool, ?column? float4, ?column? float4, ?column? bool, word_similarity float4 | $1 text, $2 text

--+ create extension pg_trgm;
--+ create table g (t text, v varchar(20));
select show_trgm(t), show_limit(), set_limit(0.3), strict_word_similarity(t, 'a') from g
--= ok show_trgm text[], show_limit float4, set_limit float4, strict_word_similarity float4

--+ create extension pg_trgm;
--+ create table g (t text, v varchar(20));
select t from g where t % 'x' order by t <-> 'x' limit 5
--= ok t text

--+ create extension pg_trgm;
--+ create table g (t text, v varchar(20));
select 5 % 3, t % 'x', 5.5 % 2 from g
--= ok ?column? int4, ?column? bool, ?column? numeric

--+ create extension pg_trgm;
--+ create table g (t text, v varchar(20));
select t % 3 from g
--= error 42883 @10: operator does not exist: text % integer

--+ create extension pg_trgm;
--+ create table g (t text, v varchar(20));
select similarity(1, t) from g
--= error 42883 @8: function similarity(integer, text) does not exist

--+ create extension pg_trgm;
--+ create table g (t text, v varchar(20));
select $1 % $2
--= ok ?column? bool | $1 text, $2 text

--+ create extension pg_trgm;
--+ create table g (t text, v varchar(20));
select t operator(public.%) v, t operator(pg_catalog.%) v from g
--= error 42883 @34: operator does not exist: text pg_catalog.% character varying

-- intarray: operators beside those of every array.

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select a & a, a && a, a | 3, a | a, a + 3, a + a, a - 3, a - a, # a, a # 3 from i
--= ok ?column? int4[], ?column? bool, ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4[], ?column? int4, ?column? int4

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select a @@ '1&2', '1'::query_int ~~ a, a @@ $1, a @> array[1] from i
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 query_int

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select icount(a), sort(a), sort(a, 'desc'), sort_asc(a), sort_desc(a), uniq(a), idx(a, 1), subarray(a, 1, 2), intset(1) from i
--= ok icount int4, sort int4[], sort int4[], sort_asc int4[], sort_desc int4[], uniq int4[], idx int4, subarray int4[], intset int4[]

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select a && $1, a @> $2, a <@ '{1}' from i
--= ok ?column? bool, ?column? bool, ?column? bool | $1 int4[], $2 int4[]

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select b && b, b @> array[1::bigint] from i
--= ok ?column? bool, ?column? bool

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select b & b from i
--= error 42883 @10: operator does not exist: bigint[] & bigint[]

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select b + 3 from i
--= error 42883 @10: operator does not exist: bigint[] + integer

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select icount(b) from i
--= error 42883 @8: function icount(bigint[]) does not exist

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select array[1,2] & array[2,3], '{1}'::int[] | 2, querytree('1|2')
--= error 42725 @51: function querytree(unknown) is not unique

--+ create extension intarray;
--+ create table i (a int[], b bigint[]);
select a = a, a < a from i group by a
--= ok ?column? bool, ?column? bool

-- pgcrypto.

--+ create extension pgcrypto;
select digest('x', 'sha256'), digest('\x00'::bytea, $1), hmac('a', 'b', 'md5'), encode(digest($2::text, 'sha1'), 'hex')
--= ok digest bytea, digest bytea, hmac bytea, encode text | $1 text, $2 text

--+ create extension pgcrypto;
select digest($1, 'sha1')
--= ok digest bytea | $1 text

--+ create extension pgcrypto;
select crypt($1, gen_salt('bf')), gen_salt('bf', 8), gen_random_uuid(), public.gen_random_uuid(), gen_random_bytes(16)
--= ok crypt text, gen_salt text, gen_random_uuid uuid, gen_random_uuid uuid, gen_random_bytes bytea | $1 text

--+ create extension pgcrypto;
select encrypt('x', 'k', 'aes'), decrypt($1, $2, $3), encrypt_iv('x', 'k', 'iv', 'aes')
--= ok encrypt bytea, decrypt bytea, encrypt_iv bytea | $1 bytea, $2 bytea, $3 text

--+ create extension pgcrypto;
select pgp_sym_encrypt('x', 'p'), pgp_sym_decrypt($1, $2), pgp_sym_encrypt_bytea('x', 'p', 'o'), pgp_key_id($3), armor('x'), dearmor('x')
--= ok pgp_sym_encrypt bytea, pgp_sym_decrypt text, pgp_sym_encrypt_bytea bytea, pgp_key_id text, armor text, dearmor bytea | $1 bytea, $2 text, $3 bytea

--+ create extension pgcrypto;
select * from pgp_armor_headers('x')
--= ok key text, value text

--+ create extension pgcrypto;
select armor('x', array['a'], array['b'])
--= ok armor text

--+ create extension pgcrypto;
select digest(1, 'md5')
--= error 42883 @8: function digest(integer, unknown) does not exist

-- uuid-ossp.

--+ create extension "uuid-ossp";
select uuid_generate_v4(), uuid_generate_v1mc(), uuid_nil(), uuid_ns_dns(), uuid_generate_v5(uuid_ns_url(), 'x'), uuid_generate_v3($1, $2)
--= ok uuid_generate_v4 uuid, uuid_generate_v1mc uuid, uuid_nil uuid, uuid_ns_dns uuid, uuid_generate_v5 uuid, uuid_generate_v3 uuid | $1 uuid, $2 text

--+ create extension "uuid-ossp";
select uuid_generate_v5('x', 'y')
--= error 22P02 @25: invalid input syntax for type uuid: "x"

--+ create extension "uuid-ossp";
select uuid_generate_v6()
--= error 42883 @8: function uuid_generate_v6() does not exist

-- tablefunc: column definition lists.

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from crosstab('select 1, 2, 3') as ct(row_name text, a int, b int)
--= ok row_name text, a int4, b int4

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from crosstab('select 1', 'select 2') as ct(row_name text, a int, b int) where a > $1
--= ok row_name text, a int4, b int4 | $1 int4

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from crosstab($1, $2) as ct(row_name text, a int)
--= ok row_name text, a int4 | $1 text, $2 text

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select ct.row_name, sum(a) from crosstab('x', 3) ct(row_name text, a numeric) group by 1
--= ok row_name text, sum numeric

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from crosstab2('select 1'), crosstab3('x') as three, crosstab4('x') as four(n, a)
--= ok row_name text, category_1 text, category_2 text, row_name text, category_1 text, category_2 text, category_3 text, n text, a text, category_2 text, category_3 text, category_4 text

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from crosstab('select 1, 2, 3')
--= error 42601 @15: a column definition list is required for functions returning "record"

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select crosstab('select 1, 2, 3')
--= ok crosstab record

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select (crosstab2('x')).*, (crosstab2('x')).category_1
--= ok row_name text, category_1 text, category_2 text, category_1 text

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from connectby('t', 'id', 'parent', '1', 0) as t(id int, parent int, level int)
--= ok id int4, parent int4, level int4

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from connectby('t', 'id', 'parent', 'pos', '1', 0, '~') as t(id text, parent text, level int, branch text, pos int)
--= ok id text, parent text, level int4, branch text, pos int4

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from connectby('t', 'id', 'parent', '1', 'x') as t(id int)
--= error 22P02 @51: invalid input syntax for type integer: "x"

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select avg(n) from normal_rand(10, 5, 3) as n
--= ok avg float8

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select * from normal_rand($1, $2, $3)
--= ok normal_rand float8 | $1 int4, $2 float8, $3 float8

--+ create extension tablefunc;
--+ create table s (row_name text, cat text, value int);
select null::tablefunc_crosstab_2
--= ok tablefunc_crosstab_2 tablefunc_crosstab_2

-- unaccent, fuzzystrmatch.

--+ create extension unaccent;
--+ create extension fuzzystrmatch;
--+ create table n (t text, v varchar);
select unaccent(t), unaccent('unaccent', t), unaccent($1) from n
--= ok unaccent text, unaccent text, unaccent text | $1 text

--+ create extension unaccent;
--+ create extension fuzzystrmatch;
--+ create table n (t text, v varchar);
select unaccent(lower(v)) ilike unaccent($1) from n
--= ok ?column? bool | $1 text

--+ create extension unaccent;
--+ create extension fuzzystrmatch;
--+ create table n (t text, v varchar);
select soundex(t), difference(t, 'x'), metaphone(t, 4), dmetaphone(v), dmetaphone_alt(t) from n
--= ok soundex text, difference int4, metaphone text, dmetaphone text, dmetaphone_alt text

--+ create extension unaccent;
--+ create extension fuzzystrmatch;
--+ create table n (t text, v varchar);
select levenshtein(t, v), levenshtein(t, $1, 1, 1, 2), levenshtein_less_equal(t, 'x', 3), levenshtein_less_equal(t, 'x', 1, 1, 1, 2) from n
--= ok levenshtein int4, levenshtein int4, levenshtein_less_equal int4, levenshtein_less_equal int4 | $1 text

--+ create extension unaccent;
--+ create extension fuzzystrmatch;
--+ create table n (t text, v varchar);
select daitch_mokotoff(t) from n
--= error 42883 @8: function daitch_mokotoff(text) does not exist
--= 16 17 18: ok daitch_mokotoff text[]

--+ create extension unaccent;
--+ create extension fuzzystrmatch;
--+ create table n (t text, v varchar);
select levenshtein(t) from n
--= error 42883 @8: function levenshtein(text) does not exist

--+ create extension unaccent;
--+ create extension fuzzystrmatch;
--+ create table n (t text, v varchar);
select metaphone(t, 'x') from n
--= error 22P02 @21: invalid input syntax for type integer: "x"

--+ create extension unaccent;
--+ create extension fuzzystrmatch;
--+ create table n (t text, v varchar);
select text_soundex(t) from n
--= ok text_soundex text

-- cube and earthdistance.

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select c && c, c @> '(1,2)', c <-> $1, c <#> c, c <=> c, c -> 1, c ~> 2, c = c from e
--= ok ?column? bool, ?column? bool, ?column? float8, ?column? float8, ?column? float8, ?column? float8, ?column? float8, ?column? bool | $1 cube

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select cube(1), cube(array[1,2]::float8[]), cube(1, 2), cube(c, 1), cube_dim(c), cube_ll_coord(c, 1), cube_enlarge(c, 1, 2), cube_union(c, c), cube_inter(c, c), cube_is_point(c), cube_distance(c, c), cube_subset(c, array[1]) from e
--= ok cube cube, cube cube, cube cube, cube cube, cube_dim int4, cube_ll_coord float8, cube_enlarge cube, cube_union cube, cube_inter cube, cube_is_point bool, cube_distance float8, cube_subset cube

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select ll_to_earth(1, 2), earth_distance(at, ll_to_earth($1, $2)), latitude(at), longitude(at), earth_box(at, 10) @> c, earth() from e
--= ok ll_to_earth cube, earth_distance float8, latitude float8, longitude float8, ?column? bool, earth float8 | $1 float8, $2 float8

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select at, at::cube, c::earth, array_agg(at) from e group by at
--= error 42803 @22: column "e.c" must appear in the GROUP BY clause or be used in an aggregate function

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select p <@> p, p <@> '(1,2)', p <-> p from e
--= ok ?column? float8, ?column? float8, ?column? float8

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select distinct c from e order by c
--= ok c cube

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
insert into e (c, at, p) values ($1, $2, $3) returning at
--= ok at cube | $1 cube, $2 earth, $3 point

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select at = c, at = at, at && '(1)' from e
--= ok ?column? bool, ?column? bool, ?column? bool

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select cube('(1)') from e
--= ok cube cube

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select c + 1 from e
--= error 42883 @10: operator does not exist: cube + integer

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select max(c) from e
--= error 42883 @8: function max(cube) does not exist

--+ create extension earthdistance cascade;
--+ create table e (c cube, at earth, p point);
select null::earth, '(1)'::cube, '1'::text::cube
--= ok earth cube, cube cube, cube cube

-- seg, isn, lo, xml2.

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select s && s, s @> '1..2', s << $1, seg_size(s), seg_center(s), seg_upper(s), s = s from z order by s
--= ok ?column? bool, ?column? bool, ?column? bool, seg_size float4, seg_center float4, seg_upper float4, ?column? bool | $1 seg

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select i = e, i < '0-14-044913-2', e > i, isbn(e), ean13(i), i::ean13, e::isbn, is_valid(i), make_valid(i) from z
--= ok ?column? bool, ?column? bool, ?column? bool, isbn isbn, ean13 ean13, i ean13, e isbn, is_valid bool, make_valid isbn

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select e = 1, i::text, isn_weak(true) from z
--= error 42883 @10: operator does not exist: ean13 = integer

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select distinct i from z group by i order by i
--= ok i isbn

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select i = issn('1436-4522') from z
--= error 42883 @10: operator does not exist: isbn = issn

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select isbn('0-14-044913-2'), '978-0-393-04002-9'::ean13::isbn13, upc('220356483481')
--= ok isbn isbn, isbn13 isbn13, upc upc

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select o, o::oid, o = 1, lo_oid(o), 5::oid::lo, count(o), array_agg(o) from z group by o
--= ok o oid, o oid, ?column? bool, lo_oid oid, lo oid, count int8, array_agg lo[]

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select xpath_string('<a/>', '/a'), xpath_number($1, $2), xpath_bool('<a/>', '/a'), xpath_nodeset('<a/>', '/a', 'x'), xml_valid('<a/>'), xslt_process('<a/>', '<b/>')
--= ok xpath_string text, xpath_number float4, xpath_bool bool, xpath_nodeset text, xml_valid bool, xslt_process text | $1 text, $2 text

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select * from xpath_table('id', 'x', 'z', '/a', 'true') as t(id int, a text)
--= ok id int4, a text

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select * from xpath_table('id', 'x', 'z', '/a', 'true')
--= error 42601 @15: a column definition list is required for functions returning "record"

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select isn_weak()
--= ok isn_weak bool

--+ create extension seg;
--+ create extension isn;
--+ create extension lo;
--+ create extension xml2;
--+ create table z (s seg, i isbn, e ean13, o lo);
select i + 1 from z
--= error 42883 @10: operator does not exist: isbn + integer

-- dblink.

--+ create extension dblink;
select * from dblink('dbname=x', 'select 1') as t(a int, b text)
--= ok a int4, b text

--+ create extension dblink;
select t.a from dblink($1, $2) as t(a int)
--= ok a int4 | $1 text, $2 text

--+ create extension dblink;
select dblink_connect('x'), dblink_connect('n', 'x'), dblink_exec('x', 'y'), dblink_disconnect(), dblink_get_connections(), dblink_is_busy('x')
--= ok dblink_connect text, dblink_connect text, dblink_exec text, dblink_disconnect text, dblink_get_connections text[], dblink_is_busy int4

--+ create extension dblink;
select * from dblink_get_result('x') as t(a int)
--= ok a int4

--+ create extension dblink;
select * from dblink_get_pkey('t')
--= ok position int4, colname text

--+ create extension dblink;
select * from dblink_get_notify()
--= ok notify_name text, be_pid int4, extra text

--+ create extension dblink;
select dblink_build_sql_insert('t', '1 2', 1, array['1'], $1)
--= ok dblink_build_sql_insert text | $1 text[]

--+ create extension dblink;
select * from dblink('x', 'y')
--= error 42601 @15: a column definition list is required for functions returning "record"

-- btree_gist and btree_gin: exclusion constraints, distances.

--+ create extension btree_gist;
--+ create extension btree_gin;
--+ create table r (room int, during tsrange, price numeric, at timestamptz, exclude using gist (room with =, during with &&));
--+ create index on r using gin (room);
insert into r (room, during) values ($1, $2) on conflict do nothing
--= ok | $1 int4, $2 tsrange

--+ create extension btree_gist;
--+ create extension btree_gin;
--+ create table r (room int, during tsrange, price numeric, at timestamptz, exclude using gist (room with =, during with &&));
--+ create index on r using gin (room);
insert into r (room) values (1) on conflict on constraint r_room_during_excl do nothing returning room
--= ok room int4

--+ create extension btree_gist;
--+ create extension btree_gin;
--+ create table r (room int, during tsrange, price numeric, at timestamptz, exclude using gist (room with =, during with &&));
--+ create index on r using gin (room);
insert into r (room) values (1) on conflict on constraint r_room_during_excl do update set room = 2
--= error 42809 plan: ON CONFLICT DO UPDATE not supported with exclusion constraints

--+ create extension btree_gist;
--+ create extension btree_gin;
--+ create table r (room int, during tsrange, price numeric, at timestamptz, exclude using gist (room with =, during with &&));
--+ create index on r using gin (room);
insert into r (room) values (1) on conflict (room) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create extension btree_gist;
--+ create extension btree_gin;
--+ create table r (room int, during tsrange, price numeric, at timestamptz, exclude using gist (room with =, during with &&));
--+ create index on r using gin (room);
select room <-> 3, at <-> now(), current_date <-> '2024-01-01', 1.5::float8 <-> $1 from r order by room <-> $2
--= ok ?column? int4, ?column? interval, ?column? int4, ?column? float8 | $1 float8, $2 int4

--+ create extension btree_gist;
--+ create extension btree_gin;
--+ create table r (room int, during tsrange, price numeric, at timestamptz, exclude using gist (room with =, during with &&));
--+ create index on r using gin (room);
select price <-> 1 from r
--= ok ?column? float8

--+ create extension btree_gist;
--+ create extension btree_gin;
--+ create table r (room int, during tsrange, price numeric, at timestamptz, exclude using gist (room with =, during with &&));
--+ create index on r using gin (room);
select int4_dist(room, 1), tstz_dist(at, now()), null::gbtreekey8 from r
--= ok int4_dist int4, tstz_dist interval, gbtreekey8 gbtreekey8

-- views and functions about the server.

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select * from pg_stat_statements
--= ok userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8, stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8, local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, blk_read_time float8, blk_write_time float8, temp_blk_read_time float8, temp_blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric, jit_functions int8, jit_generation_time float8, jit_inlining_count int8, jit_inlining_time float8, jit_optimization_count int8, jit_optimization_time float8, jit_emission_count int8, jit_emission_time float8
--= 14: ok userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8, stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8, local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, blk_read_time float8, blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric
--= 17: ok userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8, stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8, local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, shared_blk_read_time float8, shared_blk_write_time float8, local_blk_read_time float8, local_blk_write_time float8, temp_blk_read_time float8, temp_blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric, jit_functions int8, jit_generation_time float8, jit_inlining_count int8, jit_inlining_time float8, jit_optimization_count int8, jit_optimization_time float8, jit_emission_count int8, jit_emission_time float8, jit_deform_count int8, jit_deform_time float8, stats_since timestamptz, minmax_stats_since timestamptz
--= 18: ok userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8, stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8, local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, shared_blk_read_time float8, shared_blk_write_time float8, local_blk_read_time float8, local_blk_write_time float8, temp_blk_read_time float8, temp_blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric, wal_buffers_full int8, jit_functions int8, jit_generation_time float8, jit_inlining_count int8, jit_inlining_time float8, jit_optimization_count int8, jit_optimization_time float8, jit_emission_count int8, jit_emission_time float8, jit_deform_count int8, jit_deform_time float8, parallel_workers_to_launch int8, parallel_workers_launched int8, stats_since timestamptz, minmax_stats_since timestamptz

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select query, calls, mean_exec_time from pg_stat_statements where query like $1 order by total_exec_time desc limit 10
--= ok query text, calls int8, mean_exec_time float8 | $1 text

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select dealloc, stats_reset from pg_stat_statements_info
--= ok dealloc int8, stats_reset timestamptz

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select pg_stat_statements_reset(), pg_stat_statements_reset(0, 0, $1)
--= ok pg_stat_statements_reset void, pg_stat_statements_reset void | $1 int8
--= 17 18: ok pg_stat_statements_reset timestamptz, pg_stat_statements_reset timestamptz | $1 int8

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select * from pg_stat_statements(true)
--= ok userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8, stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8, local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, blk_read_time float8, blk_write_time float8, temp_blk_read_time float8, temp_blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric, jit_functions int8, jit_generation_time float8, jit_inlining_count int8, jit_inlining_time float8, jit_optimization_count int8, jit_optimization_time float8, jit_emission_count int8, jit_emission_time float8
--= 14: ok userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8, stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8, local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, blk_read_time float8, blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric
--= 17: ok userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8, stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8, local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, shared_blk_read_time float8, shared_blk_write_time float8, local_blk_read_time float8, local_blk_write_time float8, temp_blk_read_time float8, temp_blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric, jit_functions int8, jit_generation_time float8, jit_inlining_count int8, jit_inlining_time float8, jit_optimization_count int8, jit_optimization_time float8, jit_emission_count int8, jit_emission_time float8, jit_deform_count int8, jit_deform_time float8, stats_since timestamptz, minmax_stats_since timestamptz
--= 18: ok userid oid, dbid oid, toplevel bool, queryid int8, query text, plans int8, total_plan_time float8, min_plan_time float8, max_plan_time float8, mean_plan_time float8, stddev_plan_time float8, calls int8, total_exec_time float8, min_exec_time float8, max_exec_time float8, mean_exec_time float8, stddev_exec_time float8, rows int8, shared_blks_hit int8, shared_blks_read int8, shared_blks_dirtied int8, shared_blks_written int8, local_blks_hit int8, local_blks_read int8, local_blks_dirtied int8, local_blks_written int8, temp_blks_read int8, temp_blks_written int8, shared_blk_read_time float8, shared_blk_write_time float8, local_blk_read_time float8, local_blk_write_time float8, temp_blk_read_time float8, temp_blk_write_time float8, wal_records int8, wal_fpi int8, wal_bytes numeric, wal_buffers_full int8, jit_functions int8, jit_generation_time float8, jit_inlining_count int8, jit_inlining_time float8, jit_optimization_count int8, jit_optimization_time float8, jit_emission_count int8, jit_emission_time float8, jit_deform_count int8, jit_deform_time float8, parallel_workers_to_launch int8, parallel_workers_launched int8, stats_since timestamptz, minmax_stats_since timestamptz

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select * from pg_buffercache limit 1
--= ok bufferid int4, relfilenode oid, reltablespace oid, reldatabase oid, relforknumber int2, relblocknumber int8, isdirty bool, usagecount int2, pinning_backends int4

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select * from pgstattuple('users'), pgstatindex('users_pkey')
--= ok table_len int8, tuple_count int8, tuple_len int8, tuple_percent float8, dead_tuple_count int8, dead_tuple_len int8, dead_tuple_percent float8, free_space int8, free_percent float8, version int4, tree_level int4, index_size int8, root_block_no int8, internal_pages int8, leaf_pages int8, empty_pages int8, deleted_pages int8, avg_leaf_density float8, leaf_fragmentation float8

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select * from page_header(get_raw_page('users', 0))
--= ok lsn pg_lsn, checksum int2, flags int2, lower int4, upper int4, special int4, pagesize int4, version int2, prune_xid xid
--= 14: ok lsn pg_lsn, checksum int2, flags int2, lower int2, upper int2, special int2, pagesize int2, version int2, prune_xid xid

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select * from heap_page_items(get_raw_page('users', $1)), bt_metap('users_pkey')
--= ok lp int2, lp_off int2, lp_flags int2, lp_len int2, t_xmin xid, t_xmax xid, t_field3 int4, t_ctid tid, t_infomask2 int4, t_infomask int4, t_hoff int2, t_bits text, t_oid oid, t_data bytea, magic int4, version int4, root int8, level int8, fastroot int8, fastlevel int8, last_cleanup_num_delpages int8, last_cleanup_num_tuples float8, allequalimage bool | $1 int8

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select pg_prewarm('users'), pg_prewarm('users', mode => 'read')
--= ok pg_prewarm int8, pg_prewarm int8

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select bt_index_check('users_pkey'), bt_index_parent_check('users_pkey', true)
--= ok bt_index_check void, bt_index_parent_check void

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
select * from verify_heapam('users', check_toast => true)
--= ok blkno int8, offnum int4, attnum int4, msg text

--+ create extension pg_stat_statements;
--+ create extension pg_buffercache;
--+ create extension pgstattuple;
--+ create extension pageinspect;
--+ create extension pg_prewarm;
--+ create extension amcheck;
update pg_stat_statements set calls = 1
--= error 55000: cannot update view "pg_stat_statements"

-- what an extension that is not created would bring.

--+ create schema x;
select 'x'::citext
--= error 42704 @13: type "citext" does not exist

--+ create schema x;
select similarity('a', 'b')
--= error 42883 @8: function similarity(unknown, unknown) does not exist

--+ create schema x;
select null::hstore
--= error 42704 @14: type "hstore" does not exist

-- an extension that is dropped, and one that has moved.

--+ create schema x;
--+ create extension citext;
--+ create extension hstore;
--+ create extension ltree;
--+ drop extension hstore;
--+ alter extension citext set schema x;
--+ create table m (a x.citext, b ltree);
select a, b from m
--= ok a x.citext, b ltree

--+ create schema x;
--+ create extension citext;
--+ create extension hstore;
--+ create extension ltree;
--+ drop extension hstore;
--+ alter extension citext set schema x;
--+ create table m (a x.citext, b ltree);
select null::hstore
--= error 42704 @14: type "hstore" does not exist

--+ create schema x;
--+ create extension citext;
--+ create extension hstore;
--+ create extension ltree;
--+ drop extension hstore;
--+ alter extension citext set schema x;
--+ create table m (a x.citext, b ltree);
select a = 'x', a::text, a || 'x' from m
--= ok ?column? bool, a text, ?column? text

--+ create schema x;
--+ create extension citext;
--+ create extension hstore;
--+ create extension ltree;
--+ drop extension hstore;
--+ alter extension citext set schema x;
--+ create table m (a x.citext, b ltree);
select 'x'::citext
--= error 42704 @13: type "citext" does not exist

--+ create schema x;
--+ create extension citext;
--+ create extension hstore;
--+ create extension ltree;
--+ drop extension hstore;
--+ alter extension citext set schema x;
--+ create table m (a x.citext, b ltree);
select 'x'::x.citext, x.citext_eq(a, a) from m
--= ok citext x.citext, citext_eq bool

-- an extension in a schema that the path names, functions of one name in two.

--+ create schema x;
--+ create extension pg_trgm schema x;
--+ create function similarity(text, text) returns int language sql as 'select 1';
--+ set search_path = x, public;
select similarity('a', 'b'), public.similarity('a', 'b'), 'a' % 'b'
--= ok similarity float4, similarity int4, ?column? bool
