select interval '1' day, interval(3) '1.5', interval '1' day to second(3), x::interval day to second(3), date '2024-01-01', timestamp with time zone '2024-01-01 00:00Z', "char" 'x', x::"char", x::char(3), x::bpchar, x::character varying(10)[], x::numeric(10,2)[][], cast(x as double precision), x::float(24), x::json, x::jsonb, x::xml, x::bit varying, x::time(3) without time zone, x::public."My Type", x::bit(3)

select extract(epoch from x), extract('year' from x), extract(day from x), extract(timezone_hour from x), overlay(a placing b from 1 for 2), substring(a similar b escape '#'), position('a' in b), substring(a from 1), substring(a from 1 for 2), substring(a for 3), substring(a for 3 from 2), substring(a, 1, 2), overlay(a, b, 1), trim(a), trim(both from a), trim(leading 'x' from a), trim('x' from a), trim(a, 'x'), normalize(a, nfc), normalize(a), collation for (a), treat(a as text), current_date, current_timestamp(3), localtime, session_user, user, current_schema, current_role

select case when a then b when c then d else e end, case x when 1 then 'a' end, coalesce(a, b), nullif(a, b), greatest(1, 2), least(a, b), grouping(a, b), array[1,2], array[[1,2],[3,4]], array[]::int[], array(select 1), row(1, 2), row(), (1, 2), exists (select 1), (select 1), a[1], a[1:2], a[:], a[1:], a[:2], (a).b, (a).*, (f(a)).b, (row(1,2)).f1, (a[1]).b, t.*, count(t.*), $1, $1[1], a.b.c

select a + b * c - d, - a, - -1, + 1, @ a, ~ a, a ^ 2, |/ 25, not a, not not a, a and b or c and not d, a = b, a <> b, a != b, a <= b, a || b, a -> 'b' ->> 'c', a #> '{a}', a @> b, a ? 'x', a operator(pg_catalog.+) b, operator(pg_catalog.-) b, a is null, a is not null, a isnull, a notnull, a is true, a is not false, a is unknown, a is document, a is nfc normalized, a is normalized, a is distinct from b, a is not distinct from b, a between 1 and 2, a not between symmetric 1 and 2, a in (1, 2), a not in (select 1), a like 'x', a not ilike 'x' escape '#', a similar to 'x', a = any (b), a <> all (select 1), a < some (array[1]), a like any (array['x']), a not ilike all (b), a collate "C", a collate pg_catalog."C" || 'x', a at time zone 'UTC', a at time zone 'x' at time zone 'y', (a, b) overlaps (c, d), (a, b) = (select 1, 2), a::int::text, -1::int, (-1)::int, 'it''s', E'a\\b', U&'d\0061t', b'0101', x'1f', 1.5e10, .5, 1e3, 9999999999999999999, null, true, false

select count(*), count(distinct a), sum(all a), string_agg(a, ',' order by a desc nulls last, b using <), percentile_cont(0.5) within group (order by a desc), count(*) filter (where a > 1), rank() over w, sum(a) over (partition by b order by c rows between unbounded preceding and current row exclude ties), sum(a) over (w rows 2 preceding), sum(a) over (order by a range between '1 day'::interval preceding and unbounded following exclude current row), sum(x) over (groups between 1 following and 2 following exclude group), sum(x) over (rows current row exclude no others), f(variadic a), f(1, variadic array[1]), f(a => 1, b := 2), pg_catalog.lower('A'), left('a', 1), "Odd"(1), f() from t window w as (partition by a), w2 as (w order by b), w3 as ()

select distinct on (a, b) a, b as "select", c as select, d from only t as x (a, b), s.t tablesample bernoulli (10) repeatable (1), lateral (select 1) as y(a), f(1) with ordinality as g(a, b), rows from (f(1), g(2) as (a int, b text)) with ordinality, json_to_record('{}') as (a int, b text collate "C"), json_to_record('{}') as z(a int), lateral unnest(a) as u, current_date as cd, cast(1 as int) as ci

select * from a join b on a.x = b.x left join c using (x, y) as j natural join d cross join e full outer join (f join g on true) on false right join (h cross join i) as k on true inner join l join m on 1 = 1 on 2 = 2

select a from t group by a, (), rollup (a, (b, c)), cube (a), grouping sets ((), (a), rollup (b), grouping sets (c)) having count(*) > 1 order by a asc, b desc nulls first limit 10 offset 5 for update of t skip locked for no key update nowait for key share for share of a, b

select 1 group by distinct a, b

select 1 group by all a

select 1 union select 2 union all select 3 intersect select 4 except select 5

(select 1 union select 2) intersect (select 3 limit 1) order by 1 limit all

select 1 union (select 2 union select 3)

select 1 except (select 2 except select 3) order by 1 fetch first 5 rows with ties

values (1, 'a'), (2, 'b') order by 1 fetch first row only

table only t

with recursive a(x, y) as materialized (select 1, 2 union all select x + 1, y from a) search depth first by x, y set o cycle x set c to 'y' default 'n' using p, b as not materialized (insert into t default values returning *), c as (delete from t using u where t.a = u.a returning t.a as b), d as (values (1)) select * from a, b

insert into s.t as x (a, b.c, d[1], e[1:2].f) overriding system value values (1, default, $1, 2), (3, 4, 5, 6) on conflict (a, lower(b) collate "C" text_ops, (a + b)) where a > 1 do update set (a, b) = (excluded.a, default), c = default, (d, e) = (select 1, 2), f = row(1) where x.a < 5 returning *, a as b, x.a + 1

insert into t default values on conflict do nothing

with x as (select 1) update only t as a set b = 1, (c, d) = row(1, 2), e.f = 3 from u join v on true, w where a.b = 1 and current_date > c returning with (old as o, new as n) o.a, n.a

delete from only t as a using u where current of "Cur"

merge into t as a using (select 1 as x) as s on a.x = s.x when matched and a.y > 1 then update set y = s.x, (z, w) = (1, 2) when matched then delete when not matched by source then do nothing when not matched by target and s.x > 1 then insert (x, y) overriding user value values (1, default) when not matched then insert default values returning merge_action(), a.*

select "values", "time", t."order", t.select, "group", "left", "authorization", "Foo", "a b", "a""b", "ünï", "a$b", "1a" from "user", "position" as "coalesce"

select a.b.c.d, x.y.z(1), x.y.*

select (((1))), ((a + b)) * c, (select (select (select 1)))

select a from t where exists (select from u) and a in (select b from very_long_table_name_number_one where some_column = 'some value' and another = 1) or (a = 1 and b = 2 and (c = 3 or d = 4 or e = 'a long literal to make the line too long'))

select case when aaaaaaaaaaaaaaaaaaaaaaaaaaaaa then 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' when cccccccccccccccccccccc then ddddddddddddddddddddd else 'eeeeee' end as x, coalesce(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, cccccccccccccccccccccccccccc) as y, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' || bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb || cccccccccccccccccccccccccccccccccccc as z, sum(amount) over (partition by customer_identifier, product_identifier order by created_at rows between unbounded preceding and current row) as running from t

select 'a
b' as multi, 'x' -- comment
from t

select xmlconcat(a, b), xmlelement(name foo), xmlelement(name "Foo", xmlattributes(a, b as "Bar"), 'x', c), xmlexists('//a' passing by ref x), xmlexists('//a' passing x), xmlforest(a, b as c), xmlparse(document 'x' preserve whitespace), xmlparse(content 'x' strip whitespace), xmlparse(content 'x'), xmlpi(name php, 'x'), xmlpi(name php), xmlroot(x, version '1.0', standalone yes), xmlroot(x, version no value, standalone no value), xmlroot(x, version no value), xmlserialize(content x as text), xmlserialize(document x as character varying indent), xmlserialize(content x as text no indent)

select * from xmltable(xmlnamespaces('http://x' as x, default 'http://d'), '//a' passing doc columns id int path '@id' default 0 not null, n for ordinality, t text) as t (a, b), lateral xmltable('//a' passing (select x) columns id int) u

select json('{}' with unique keys), json('{}'), json_scalar(1), json_serialize(x), json_serialize(x returning bytea format json), json_object('a': 1, 'b' value 2 null on null with unique keys returning jsonb), json_object(), json_object(returning jsonb), json_object('{a,b}'), json_object('a': 1 absent on null without unique keys), json_array(1, 2 absent on null returning text), json_array(), json_array(select a from t order by 1), json_array(select 1 returning jsonb), json_objectagg(a: b null on null with unique keys returning jsonb) filter (where a > 1), json_arrayagg(a order by b desc nulls last absent on null) over (partition by c), json_exists(x, '$.a' passing 1 as y, 2 as z true on error), json_value(x, '$.a' returning int default 1 on empty default 2 on error), json_value(x, '$.a' null on empty error on error), json_query(x, '$.a' returning jsonb with conditional array wrapper keep quotes empty array on empty null on error), json_query(x, '$' without wrapper omit quotes), x is json, x is not json object with unique keys, x is json array, x is json scalar, x is json value

select * from json_table(x, '$[*]' passing 1 as a columns (id for ordinality, a int path '$.a' default 1 on empty default 2 on error, b text format json path '$.b' with wrapper keep quotes, c boolean exists path '$.c' false on error, nested path '$.n[*]' as n columns (d int, nested path '$.m' columns (e text)), f jsonb) error on error) as t (x, y)

merge into t using s on t.a = s.a when matched then delete returning merge_action(), t.*

select a at local, system_user, "system_user", "json_value"(1), "json_table", t.json_table
