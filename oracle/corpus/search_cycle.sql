-- SEARCH and CYCLE clauses.

with recursive t as (select id, parent_id from nodes union all select n.id, n.parent_id from nodes n join t on n.parent_id = t.id) search depth first by id set ord select * from t order by ord
--= ok id int4, parent_id int4, ord record[]

with recursive t as (select id, parent_id from nodes union all select n.id, n.parent_id from nodes n join t on n.parent_id = t.id) search breadth first by id set ord select * from t order by ord
--= ok id int4, parent_id int4, ord record

with recursive t as (select id, name from nodes union all select n.id, n.name from nodes n join t on n.parent_id = t.id) search depth first by name, id set ord select ord from t
--= ok ord record[]

with recursive t as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id) search depth first by nope set ord select * from t
--= error 42601 @108: search column "nope" not in WITH query column list

with recursive t as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id) search depth first by id set id select * from t
--= error 42702 @102: column reference "id" is ambiguous

with recursive t as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id) search depth first by id, id set ord select * from t
--= error 42701 @108: search column "id" specified more than once

with recursive t as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id) search by id set ord select * from t
--= error 42601 @115: syntax error at or near "by"

with recursive t as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id) search depth first by id select * from t
--= error 42601 @133: syntax error at or near "select"

with recursive t (a) as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.a) search depth first by a set ord select a, ord from t
--= ok a int4, ord record[]

with recursive t (a) as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.a) search depth first by id set ord select a, ord from t
--= error 42601 @111: search column "id" not in WITH query column list

with t as (select id from nodes) search depth first by id set ord select * from t
--= error 42601 @6: WITH query is not recursive

with recursive t as (select id from nodes) search depth first by id set ord select * from t
--= error 42601 @16: WITH query is not recursive

with recursive t as (select id from nodes union all select id from nodes) search depth first by id set ord select * from t
--= error 42601 @16: WITH query is not recursive

with recursive t as (values (1) union all select column1 + 1 from t where column1 < 3) search depth first by column1 set ord select * from t
--= ok column1 int4, ord record[]

with recursive t (n) as (select 1 union all select n + 1 from t where n < 3 union all select n + 2 from t where n < 3) search depth first by n set ord select * from t
--= error 42P19 @63: recursive reference to query "t" must not appear within its non-recursive term

with recursive t (n) as (select 1 union all (select n + 1 from t where n < 3 union all select n + 2 from t where n < 3)) search depth first by n set ord select * from t
--= error 42P19 @106: recursive reference to query "t" must not appear more than once

with recursive t (n) as ((select 1 union all select 2) union all select n + 1 from t where n < 3) search depth first by n set ord select * from t
--= error 0A000: with a SEARCH or CYCLE clause, the left side of the UNION must be a SELECT

with recursive t (n) as (select 1 union all select (select n + 1 from t)) search depth first by n set ord select * from t
--= error 42P19 @71: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all select s.n + 1 from (select n from t) s) search depth first by n set ord select * from t
--= error 0A000: with a SEARCH or CYCLE clause, the recursive reference to WITH query "t" must be at the top level of its right-hand SELECT

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle using path select * from t
--= ok source int4, target int4, is_cycle bool, path record[]

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle target set is_cycle using path select source, target, is_cycle, path from t where not is_cycle
--= ok source int4, target int4, is_cycle bool, path record[]

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle to 'Y' default 'N' using path select is_cycle from t
--= ok is_cycle text

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle to 1 default 0 using path select is_cycle from t
--= ok is_cycle int4

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle to true default 'x' using path select is_cycle from t
--= error 22P02 @185: invalid input syntax for type boolean: "x"

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle to 1 default 'x' using path select is_cycle from t
--= error 22P02 @182: invalid input syntax for type integer: "x"

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle to 1.5 default 2 using path select is_cycle from t
--= ok is_cycle numeric

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle to null default 2 using path select is_cycle from t
--= ok is_cycle int4

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle to '{}'::json default '[]'::json using path select is_cycle from t
--= error 42601 @176: syntax error at or near "::"

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, target set is_cycle to point '1,1' default point '2,2' using path select is_cycle from t
--= error 42883: could not identify an equality operator for type point

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle nope set is_cycle using path select * from t
--= error 42601 @135: cycle column "nope" not in WITH query column list

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source, source set is_cycle using path select * from t
--= error 42701 @135: cycle column "source" specified more than once

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source set target using path select * from t
--= error 42702 @125: column reference "target" is ambiguous

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source set is_cycle using target select * from t
--= error 42702 @125: column reference "target" is ambiguous

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source set x using x select * from t
--= error 42601 @135: cycle mark column name and cycle path column name are the same

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source set is_cycle select * from t
--= error 42601 @161: syntax error at or near "select"

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) search depth first by source set ord cycle source set is_cycle using path select * from t
--= ok source int4, target int4, ord record[], is_cycle bool, path record[]

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) search breadth first by source, target set ord cycle source, target set is_cycle using path select source, ord, path, is_cycle from t
--= ok source int4, ord record, path record[], is_cycle bool

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) search depth first by source set x cycle source set x using path select * from t
--= error 42601 @135: search sequence column name and cycle mark column name are the same

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) search depth first by source set x cycle source set c using x select * from t
--= error 42601 @135: search sequence column name and cycle path column name are the same

with recursive t as (select source, target from edges union all select e.source, e.target from edges e join t on e.source = t.target) cycle source set c using p search depth first by source set x select * from t
--= error 42601 @162: syntax error at or near "search"

with recursive t as (select c_json from kinds union all select c_json from t) search depth first by c_json set ord select * from t
--= ok c_json json, ord record[]

with recursive t as (select c_json from kinds union all select c_json from t) cycle c_json set c using p select * from t
--= ok c_json json, c bool, p record[]

with recursive t as (select c_json from kinds union select c_json from t) cycle c_json set c using p select * from t
--= error 42883 @29: could not identify an equality operator for type json

with recursive t as (select 1 as n union select n + 1 from t where n < 5) cycle n set c using p select n, c, p from t
--= ok n int4, c bool, p record[]

with recursive t as (select id, name, array[id] as path from nodes union all select n.id, n.name, t.path || n.id from nodes n join t on n.parent_id = t.id) cycle id set is_cycle using trail select id, path, trail from t where not is_cycle
--= ok id int4, path int4[], trail record[]

with recursive t as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id and not is_cycle) cycle id set is_cycle using path select * from t
--= ok id int4, is_cycle bool, path record[]

with recursive t as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id) cycle id set is_cycle using path select count(*) filter (where is_cycle), array_agg(path) from t
--= ok count int8, array_agg record[]

with recursive t as (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id) search depth first by id set ord select max(ord), ord[1], cardinality(ord) from t group by ord
--= ok max record[], ord record, cardinality int4

with recursive t as (select id from nodes union all select t.id from t join nodes n on true where false) search depth first by id set ord select * from (select * from t) s
--= ok id int4

with x as (select 1 as a) cycle a set c using p select * from x
--= error 42601 @6: WITH query is not recursive

with recursive t as materialized (select id from nodes union all select n.id from nodes n join t on n.parent_id = t.id) search depth first by id set ord select * from t
--= ok id int4, ord record[]

with recursive t as (select id, parent_id from nodes union all select n.id, n.parent_id from t join nodes n on n.parent_id = t.id) search depth first by parent_id, id set ord select t.*, ord from t
--= ok id int4, parent_id int4, ord record[], ord record[]
