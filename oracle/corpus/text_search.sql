-- Full text search.

select to_tsvector('a b'), to_tsvector('english', 'a b'), to_tsvector('english', title), to_tsvector('simple'::regconfig, body), to_tsvector(title || ' ' || body) from posts
--= ok to_tsvector tsvector, to_tsvector tsvector, to_tsvector tsvector, to_tsvector tsvector, to_tsvector tsvector

select to_tsvector(1)
--= error 42883 @8: function to_tsvector(integer) does not exist

select to_tsvector(name, title) from posts, users
--= error 42883 @8: function to_tsvector(text, character varying) does not exist

select to_tsvector(name::regconfig, title), to_tsvector($1, title), to_tsvector($2) from posts, users
--= ok to_tsvector tsvector, to_tsvector tsvector, to_tsvector tsvector | $1 regconfig, $2 text

select to_tsquery('a & b'), to_tsquery('english', 'a'), plainto_tsquery('a b'), phraseto_tsquery('english', 'a b'), websearch_to_tsquery('a -b'), websearch_to_tsquery('english', $1)
--= ok to_tsquery tsquery, to_tsquery tsquery, plainto_tsquery tsquery, phraseto_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery | $1 text

select to_tsvector(title) @@ to_tsquery('a'), to_tsvector('english', title) @@ plainto_tsquery('english', $1), title @@ 'a', title @@ to_tsquery('a'), title::tsvector @@ 'a'::tsquery, c_tsvector @@ c_tsquery from posts, kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 text

select title @@ to_tsquery('a') from posts
--= ok ?column? bool

select c_tsvector @@ 'a', c_tsvector @@ $1, c_tsvector @@ to_tsquery($2), 'a' @@ c_tsquery, c_tsquery @@ c_tsvector from kinds
--= ok ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool | $1 tsquery, $2 text

select c_tsvector @@ 'a b' from kinds
--= error 42601 @22: syntax error in tsquery: "a b"

select 'a' @@ 'b', 'a'::text @@ 'b'::text, 'a b'::tsvector @@ 'a & b'
--= ok ?column? bool, ?column? bool, ?column? bool

select 1 @@ 'a'
--= error 42883 @10: operator does not exist: integer @@ unknown

select c_tsvector @@ 1 from kinds
--= error 42883 @19: operator does not exist: tsvector @@ integer

select ts_rank(c_tsvector, c_tsquery), ts_rank(c_tsvector, to_tsquery('a'), 1), ts_rank('{0.1,0.2,0.4,1.0}', c_tsvector, c_tsquery), ts_rank_cd(c_tsvector, 'a') from kinds
--= ok ts_rank float4, ts_rank float4, ts_rank float4, ts_rank_cd float4

select ts_rank(c_tsvector, 'a &') from kinds
--= error 42601 @28: no operand in tsquery: "a &"

select ts_headline('a', to_tsquery('a')), ts_headline('english', title, c_tsquery), ts_headline('english', title, c_tsquery, 'StartSel=<'), ts_headline(c_jsonb, c_tsquery) from posts, kinds
--= ok ts_headline text, ts_headline text, ts_headline text, ts_headline jsonb

select setweight(to_tsvector(title), 'A') || setweight(to_tsvector(coalesce(body, '')), 'B'), setweight(c_tsvector, 'C', '{a}'), strip(c_tsvector), length(c_tsvector), numnode(c_tsquery), querytree(c_tsquery) from posts, kinds
--= ok ?column? tsvector, setweight tsvector, strip tsvector, length int4, numnode int4, querytree text

select setweight(to_tsvector(title), 'AB') from posts
--= ok setweight tsvector

select setweight(to_tsvector(title), name) from posts, users
--= error 42883 @8: function setweight(tsvector, text) does not exist

select c_tsquery && 'a', c_tsquery || c_tsquery, !! c_tsquery, c_tsquery <-> 'b', c_tsquery @> 'a', c_tsquery <@ c_tsquery, tsquery_phrase(c_tsquery, 'b', 2) from kinds
--= ok ?column? tsquery, ?column? tsquery, ?column? tsquery, ?column? tsquery, ?column? bool, ?column? bool, tsquery_phrase tsquery

select c_tsvector || c_tsvector, c_tsvector || 'a', c_tsvector = 'a', c_tsvector < c_tsvector, ts_delete(c_tsvector, 'a'), ts_delete(c_tsvector, array['a']), ts_filter(c_tsvector, '{a}'), tsvector_to_array(c_tsvector), array_to_tsvector('{a}'), unnest(c_tsvector) from kinds
--= ok ?column? tsvector, ?column? tsvector, ?column? bool, ?column? bool, ts_delete tsvector, ts_delete tsvector, ts_filter tsvector, tsvector_to_array text[], array_to_tsvector tsvector, unnest record

select lexeme, positions, weights from unnest('a:1A'::tsvector)
--= ok lexeme text, positions int2[], weights text[]

select (unnest(c_tsvector)).lexeme, ts_lexize('english_stem', 'a'), to_tsvector(c_jsonb), to_tsvector('english', c_json), get_current_ts_config() from kinds
--= ok lexeme text, ts_lexize text[], to_tsvector tsvector, to_tsvector tsvector, get_current_ts_config regconfig

select word, ndoc from ts_stat('select c_tsvector from kinds')
--= ok word text, ndoc int4

select alias, token from ts_debug('english', 'a b')
--= ok alias text, token text

select * from ts_parse('default', 'a b'), ts_token_type('default')
--= ok tokid int4, token text, tokid int4, alias text, description text

select title from posts, to_tsquery('a') q where to_tsvector(title) @@ q order by ts_rank(to_tsvector(title), q) desc
--= ok title varchar

select title from posts, plainto_tsquery('english', $1) as q where to_tsvector('english', title) @@ q limit $2
--= ok title varchar | $1 text, $2 int8

select 'fat & rat'::tsquery, 'fat rat'::tsvector, tsquery 'a | b', tsvector 'a b', 'a'::text::tsquery, 'super:*'::tsquery, '''a b'''::tsvector, 'a:1,2B'::tsvector
--= ok tsquery tsquery, tsvector tsvector, tsquery tsquery, tsvector tsvector, tsquery tsquery, tsquery tsquery, tsvector tsvector, tsvector tsvector

select 'a b'::tsquery
--= error 42601 @8: syntax error in tsquery: "a b"

select 'a &'::tsquery
--= error 42601 @8: no operand in tsquery: "a &"

select '&'::tsquery
--= error 42601 @8: syntax error in tsquery: "&"

select 'a:Z'::tsquery
--= error 42601 @8: syntax error in tsquery: "a:Z"

select 'a:1x'::tsvector
--= error 42601 @8: syntax error in tsvector: "a:1x"

select ''''::tsvector
--= error 42601 @8: syntax error in tsvector: "'"

select to_tsquery('a b')
--= ok to_tsquery tsquery

select to_tsvector(title) @@ 'a b'::text from posts
--= error 42883 @27: operator does not exist: tsvector @@ text

select to_tsvector('english', title) @@ to_tsquery('english', title) and c_tsvector is not null from posts, kinds
--= ok ?column? bool
