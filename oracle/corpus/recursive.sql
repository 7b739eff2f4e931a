-- WITH RECURSIVE: typing of the two terms and where the name may stand.

with recursive t as (select 1 as n union all select n + 1 from t where n < 10) select n from t
--= ok n int4

with recursive t (n) as (values (1) union all select n + 1 from t where n < 10) select * from t
--= ok n int4

with recursive t (n) as (select 1 union select n + 1 from t where n < 10) select sum(n) from t
--= ok sum int8

with recursive t (n) as (select 1 union all select n + 1 from t) select n from t limit 5
--= ok n int4

with recursive t (n) as (select 1 union all select n + 1.5 from t where n < 10) select n from t
--= error 42804 @33: recursive query "t" column 1 has type integer in non-recursive term but type numeric overall

with recursive t (n) as (select 1.5 union all select n + 1 from t where n < 10) select n from t
--= ok n numeric

with recursive t (n) as (select 1 union all select n + 1::bigint from t where n < 10) select n from t
--= error 42804 @33: recursive query "t" column 1 has type integer in non-recursive term but type bigint overall

with recursive t (n) as (select 1::bigint union all select n + 1 from t where n < 10) select n from t
--= ok n int8

with recursive t (n) as (select 1::smallint union all select n + 1 from t where n < 10) select n from t
--= error 42804 @33: recursive query "t" column 1 has type smallint in non-recursive term but type integer overall

with recursive t (n) as (select 'a' union all select n || 'b' from t where length(n) < 10) select n from t
--= ok n text

with recursive t (n) as (select 'a'::varchar union all select n || 'b' from t where length(n) < 10) select n from t
--= ok n varchar

with recursive t (n) as (select name from users union all select n || 'b' from t) select n from t
--= ok n text

with recursive t (n) as (select title from posts union all select n || 'b' from t) select n from t
--= error 42804 @33: recursive query "t" column 1 has type character varying(100) in non-recursive term but type character varying overall

with recursive t (n) as (select title from posts union all select n from t) select n from t
--= ok n varchar

with recursive t (n) as (select 'a'::varchar(5) union all select 'b'::varchar(10) from t) select n from t
--= error 42804 @33: recursive query "t" column 1 has type character varying(5) in non-recursive term but type character varying overall

with recursive t (n) as (select null union all select 1 from t) select n from t
--= error 42804 @33: recursive query "t" column 1 has type text in non-recursive term but type integer overall

with recursive t (n) as (select null union all select n from t) select n from t
--= ok n text

with recursive t (n) as (select $1 union all select n + 1 from t where n < 10) select n from t
--= error 42883 @55: operator does not exist: text + integer

with recursive t (n) as (select $1::int union all select n + $2 from t where n < $3) select n from t
--= ok n int4 | $1 int4, $2 int4, $3 int4

with recursive t (n) as (select 1 union all select '2' from t) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all select $1 from t) select n from t
--= ok n int4 | $1 int4

with recursive t (n) as (select 1 union all select 'x' from t) select n from t
--= error 22P02 @52: invalid input syntax for type integer: "x"

with recursive t (n) as (select array[1] union all select n || 2 from t) select n from t
--= ok n int4[]

with recursive t (n) as (select numeric '1' union all select n + 1 from t where n < 10) select n from t
--= ok n numeric

with recursive t (n) as (select 1::numeric(5, 2) union all select n + 1 from t where n < 10) select n from t
--= error 42804 @33: recursive query "t" column 1 has type numeric(5,2) in non-recursive term but type numeric overall

with recursive t (a, b) as (select 1, 'x' union all select a + 1, b from t where a < 3) select b, a from t
--= ok b text, a int4

with recursive t (a, b) as (select 1, 'x' union all select a + 1 from t) select * from t
--= error 42601 @60: each UNION query must have the same number of columns

with recursive t (a) as (select 1, 'x' union all select a + 1, 'y' from t) select * from t
--= ok a int4, ?column? text

with recursive t (a, b, c) as (select 1, 'x' union all select a + 1, b from t) select * from t
--= error 42P10 @16: WITH query "t" has 2 columns available but 3 columns specified

with recursive t as (select 1 as n union all select m + 1 from t where m < 10) select n from t
--= error 42703 @53: column "m" does not exist

with recursive t as (select 1 union all select "?column?" + 1 from t) select * from t limit 3
--= ok ?column? int4

with recursive tree as (select id, name, 0 as depth from nodes where parent_id is null union all select n.id, n.name, tree.depth + 1 from nodes n join tree on n.parent_id = tree.id) select * from tree order by depth, name
--= ok id int4, name text, depth int4

with recursive tree as (select id, name, 0 as depth, name as path from nodes where parent_id is null union all select n.id, n.name, t.depth + 1, t.path || ' > ' || n.name from nodes n join tree t on n.parent_id = t.id where t.depth < 10) select id, depth, path from tree
--= ok id int4, depth int4, path text

with recursive tree as (select id, array[id] as path from nodes where parent_id is null union all select n.id, t.path || n.id from nodes n join tree t on n.parent_id = t.id where n.id <> all (t.path)) select * from tree
--= ok id int4, path int4[]

with recursive tree as (select id, array[name] as path from nodes union all select n.id, t.path || n.name from nodes n, tree t where n.parent_id = t.id) select * from tree
--= ok id int4, path text[]

with recursive tree as (select id, name::varchar(20) as path from nodes union all select n.id, t.path || n.name from nodes n, tree t where n.parent_id = t.id) select * from tree
--= error 42804 @36: recursive query "tree" column 2 has type character varying(20) in non-recursive term but type character varying overall

with recursive tree as (select id, row(id, name) as r from nodes union all select n.id, row(n.id, n.name) from nodes n, tree t where n.parent_id = t.id) select * from tree
--= ok id int4, r record

with recursive up as (select id, manager_id, name from users where id = $1 union all select u.id, u.manager_id, u.name from users u join up on up.manager_id = u.id) select name from up
--= ok name text | $1 int4

with recursive t as (select * from nodes union all select n.* from nodes n join t on n.parent_id = t.id) select * from t
--= ok id int4, parent_id int4, name text

with recursive t as (select * from nodes union all select t.* from nodes n join t on n.parent_id = t.id) select * from t
--= ok id int4, parent_id int4, name text

with recursive t as (select n from nodes n union all select n from nodes n join t on (t.n).id = n.parent_id) select (n).name from t
--= ok name text

with recursive t (n) as (select 1 union all select n + 1 from t a where a.n < 3) select n from t b
--= ok n int4

with recursive t (n) as (select 1 union all select a.n + b.n from t a, t b) select n from t
--= error 42P19 @72: recursive reference to query "t" must not appear more than once

with recursive t (n) as (select n from t union all select 1) select n from t
--= error 42P19 @40: recursive reference to query "t" must not appear within its non-recursive term

with recursive t (n) as (select n + 1 from t) select n from t
--= error 42P19 @16: recursive query "t" does not have the form non-recursive-term UNION [ALL] recursive-term

with recursive t (n) as (select 1 union all select 2) select n from t
--= ok n int4

with recursive t (n) as (select 1) select n from t
--= ok n int4

with t (n) as (select 1 union all select n + 1 from t) select n from t
--= error 42P01 @53: relation "t" does not exist

with t (n) as (select 1), recursive s (n) as (select 1) select 1
--= error 42601 @37: syntax error at or near "s"

with recursive t (n) as (select 1 intersect select n + 1 from t) select n from t
--= error 42P19 @16: recursive query "t" does not have the form non-recursive-term UNION [ALL] recursive-term

with recursive t (n) as (select 1 except all select n + 1 from t) select n from t
--= error 42P19 @16: recursive query "t" does not have the form non-recursive-term UNION [ALL] recursive-term

with recursive t (n) as (select 1 union all select n + 1 from t union all select n + 2 from t) select n from t
--= error 42P19 @63: recursive reference to query "t" must not appear within its non-recursive term

with recursive t (n) as (select 1 union all select 2 union all select n + 2 from t where n < 5) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all (select n + 1 from t where n < 3 union all select n + 2 from t where n < 3)) select n from t
--= error 42P19 @106: recursive reference to query "t" must not appear more than once

with recursive t (n) as ((select 1 union select 2) union all select n + 1 from t where n < 5) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all select u.id from users u left join t on t.n = u.id) select n from t
--= error 42P19 @80: recursive reference to query "t" must not appear within an outer join

with recursive t (n) as (select 1 union all select u.id from t left join users u on t.n = u.manager_id) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all select u.id from t right join users u on t.n = u.manager_id) select n from t
--= error 42P19 @62: recursive reference to query "t" must not appear within an outer join

with recursive t (n) as (select 1 union all select u.id from t full join users u on t.n = u.manager_id) select n from t
--= error 42P19 @62: recursive reference to query "t" must not appear within an outer join

with recursive t (n) as (select 1 union all select id from users where id in (select n + 1 from t)) select n from t
--= error 42P19 @97: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all select id from users where exists (select 1 from t where n = id)) select n from t
--= error 42P19 @94: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all select (select n + 1 from t)) select n from t
--= error 42P19 @71: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all select s.n + 1 from (select n from t) s where s.n < 3) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all select x from (select n + 1 as x from t where n < 5 limit 1) s) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all select sum(n) from t) select n from t
--= error 42P19 @52: aggregate functions are not allowed in a recursive query's recursive term

with recursive t (n) as (select 1::bigint union all select sum(n)::bigint from t) select n from t
--= error 42P19 @60: aggregate functions are not allowed in a recursive query's recursive term

with recursive t (n) as (select 1 union all select max(n) from t group by n) select n from t
--= error 42P19 @52: aggregate functions are not allowed in a recursive query's recursive term

with recursive t (n) as (select 1 union all select n + 1 from t having count(*) > 0) select n from t
--= error 42803 @52: column "t.n" must appear in the GROUP BY clause or be used in an aggregate function

with recursive t (n, c) as (select 1, 1::bigint union all select n + 1, count(*) over () from t where n < 5) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all select distinct n + 1 from t where n < 5) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all select n + 1 from t where n < 5 order by 1) select n from t
--= error 0A000 @86: ORDER BY in a recursive query is not implemented

with recursive t (n) as (select 1 union all select n + 1 from t where n < 5 limit 3) select n from t
--= error 0A000 @83: LIMIT in a recursive query is not implemented

with recursive t (n) as (select 1 union all (select n + 1 from t where n < 5 order by 1)) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all (select n + 1 from t where n < 5 limit 3)) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all select n + 1 from t for update) select n from t
--= error 0A000: FOR UPDATE/SHARE in a recursive query is not implemented

with recursive t (n) as (select 1 union all (select n + 1 from t for update)) select n from t
--= error 0A000: FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT

with recursive t (n) as ((select 1 order by 1 limit 1) union all select n + 1 from t where n < 5) select n from t
--= ok n int4

with recursive a as (select 1 as n union all select n + 1 from b), b as (select n from a) select n from a
--= error 0A000 @16: mutual recursion between WITH items is not implemented

with recursive a as (select n from b), b as (select n from a) select n from a
--= error 0A000 @16: mutual recursion between WITH items is not implemented

with recursive a as (select n + 1 as m from b), b as (select 1 as n) select m from a
--= ok m int4

with recursive b as (select 1 as n), a (m) as (select n from b union all select m + 1 from a where m < 3) select m from a
--= ok m int4

with recursive a (n) as (select 1 union all select n + 1 from a where n < 3), b (n) as (select n from a union all select n + 10 from b where n < 30) select a.n, b.n from a join b using (n)
--= ok n int4, n int4

with recursive t (n) as (select 1 union all select n + 1 from t where n < 3) select * from t t1 join t t2 on t1.n = t2.n
--= ok n int4, n int4

with recursive t (n) as (select 1 union all select n + 1 from t where n < 3) insert into accounts (id, owner) select n, n::text from t
--= ok

with recursive t (n) as (select 1 union all select n + 1 from t where n < 3) update accounts set balance = t.n from t where t.n = accounts.id
--= ok

with recursive t (n) as (select 1 union all insert into accounts values (1)) select n from t
--= error 42601 @45: syntax error at or near "insert"

with recursive t (n) as (insert into accounts values (1, 'a') returning id) select n from t
--= ok n int4

with recursive t (n) as (insert into accounts select n, 'a' from t returning id) select n from t
--= error 42P19 @16: recursive query "t" must not contain data-modifying statements

with recursive t (n) as (select c_json from kinds union select n from t) select n from t
--= error 42883 @33: could not identify an equality operator for type json

with recursive t (n) as (select c_json from kinds union all select n from t) select n from t
--= ok n json

with recursive t (n) as (select 1 union all select n + 1 from t tablesample system (1)) select n from t
--= error 0A000 @63: TABLESAMPLE clause can only be applied to tables and materialized views

with recursive users (id) as (select 1 union all select id + 1 from users where id < 5) select id from users
--= ok id int4

with recursive t (n) as (with x as (select 1 as a) select a from x union all select n + 1 from t where n < 5) select n from t
--= ok n int4

with recursive t (n) as (select 1 union all (with x as (select n + 1 as a from t where n < 5) select a from x)) select n from t
--= ok n int4

with recursive t as (select source, target, 1 as hops from edges where source = $1 union select t.source, e.target, hops + 1 from edges e join t on t.target = e.source where hops < $2) select distinct target, min(hops) over (partition by target) from t
--= ok target int4, min int4 | $1 int4, $2 int4

with recursive t as (select 1 as n, 'x'::text as s union all select n + 1, s || n from t where n < 3) select s from t
--= ok s text

with recursive t as (select date '2024-01-01' as d union all select d + 1 from t where d < '2024-02-01') select d from t
--= ok d date

with recursive t as (select date '2024-01-01' as d union all select d + interval '1 day' from t where d < '2024-02-01') select d from t
--= error 42804 @34: recursive query "t" column 1 has type date in non-recursive term but type timestamp without time zone overall

with recursive t as (select timestamp '2024-01-01' as d union all select d + interval '1 day' from t where d < '2024-02-01') select d from t
--= ok d timestamp

with recursive fib (a, b) as (select 0, 1 union all select b, a + b from fib where b < 100) select a from fib
--= ok a int4

with recursive t (mood) as (select 'sad'::mood union all select 'ok' from t where mood = 'sad') select mood from t
--= ok mood mood

with recursive t (p) as (select pos from made union all select p + 1 from t where p < 5) select p from t
--= error 42804 @33: recursive query "t" column 1 has type posint in non-recursive term but type integer overall

with recursive t (p) as (select pos from made union all select p from t) select p from t
--= ok p int4

select (with recursive t (n) as (select u.id union all select n + 1 from t where n < 10) select max(n) from t) from users u
--= ok max int4

with recursive r(a) as (select ''::varchar::name union all select a from r) select a from r
--= ok a name

with recursive r(a) as (select ''::name union all select a from r) select a from r
--= ok a name

with recursive r(a, b) as (select cast(interval '5' second(3) as interval), 1 union select a, b from r) select a from r
--= ok a interval

with recursive r(a, b) as (select cast(interval '5' second(3) as interval), 1 union select a * 2, b from r) select a from r
--= ok a interval

with recursive r(a, b) as (select cast(1.5::numeric(5, 2) as numeric), 1 union select a * 2, b from r) select a from r
--= ok a numeric

with recursive o(x, y) as (select 1, 'c'::text union select o.x + 1, o.y from o where o.x < 4) select 1 as one from (with recursive i(y) as (select y from o union select upper(i.y) from i where i.y <> 'C') select y from i) s
--= ok one int4

with recursive o(y) as (select 'c' collate "C" union select y from o) select 1 as one from (with recursive i(y) as (select y from o union select i.y collate "POSIX" from i) select y from i) s
--= error 42P21 @124: recursive query "i" column 1 has collation "C" in non-recursive term but collation "POSIX" overall

with recursive r_1(n_2) as(select array[cast('abc' as character)] union select case when false then n_2 end from r_1) select 1
--= error 42804 @35: recursive query "r_1" column 1 has type character(1)[] in non-recursive term but type bpchar[] overall

with recursive r_1(n_2) as(select array[cast('abc' as character)] union select n_2 from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select cast('abc' as character) union select case when false then n_2 end from r_1) select 1
--= error 42804 @35: recursive query "r_1" column 1 has type character(1) in non-recursive term but type bpchar overall

with recursive r_1(n_2) as(select array[cast('abc' as character)] union select case when false then n_2 else n_2 end from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select cast('abc' as character(3)) union select coalesce(n_2, n_2) from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select array[cast('abc' as character(3))] union select coalesce(n_2, n_2) from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select array[cast('abc' as character(3))] union select array[n_2[1]] from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select array[cast('abc' as character(3)), cast('abc' as character(3))] union select array[n_2[1],null] from r_1) select 1
--= error 42804 @35: recursive query "r_1" column 1 has type character(3)[] in non-recursive term but type bpchar[] overall

with recursive r_1(n_2) as(select array[array[cast('abc' as character(3))]] union select n_2 from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select array[1.2::numeric(3,1)] union select null from r_1) select 1
--= error 42804 @35: recursive query "r_1" column 1 has type numeric(3,1)[] in non-recursive term but type numeric[] overall

with recursive r_1(n_2) as(select array[1.2::numeric(3,1)] union select n_2[1:1] from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select array[1.2::numeric(3,1)] union select array(select n_2[1]) from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select '{1}'::numeric(3,1)[] union select array[n_2[1]] from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select '{1}'::numeric(3,1)[] union select nullif(n_2,n_2) from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select '{1}'::numeric(3,1)[] union (values ('{1}'::numeric(3,1)[])) ) select n_2 from r_1
--= ok n_2 numeric[]

with recursive r_1(n_2) as(select '1'::numeric(3,1) union select (select n_2) from r_1) select 1
--= ok ?column? int4

with recursive r_1(n_2) as(select '1'::numeric(3,1) union select max(n_2) over() from r_1) select 1
--= error 42804 @35: recursive query "r_1" column 1 has type numeric(3,1) in non-recursive term but type numeric overall

with recursive r_1(n_2) as(select '1'::numeric(3,1) union select lag(n_2) over() from r_1) select 1
--= error 42804 @35: recursive query "r_1" column 1 has type numeric(3,1) in non-recursive term but type numeric overall

with recursive t as (with x as (select from t) select x union select x) select
--= error 42P19 @45: recursive reference to query "t" must not appear within a subquery

with recursive t as (with x as (select 1 a), y as (select * from t) select a from x union select a from t) select * from t
--= error 42P19 @66: recursive reference to query "t" must not appear within a subquery

with recursive t as (with t as (select 1 a), y as (select * from t) select a from y union select a from t) select * from t
--= ok a int4

with recursive r as (values ('1') union select ('(1,2,3,x,y,4,z,t)'::keys).d from r) select * from r
--= error 42P21: recursive query "r" column 1 has collation "default" in non-recursive term but collation "C" overall

with recursive r (n) as (select 'x'::bpchar::name union select case when true then n end from r) select * from r
--= error 42P21 @33: recursive query "r" column 1 has collation "default" in non-recursive term but collation "C" overall

with recursive r (n) as (select 'x'::bpchar::name union select n from r) select * from r
--= ok n name

with recursive t (n) as (values ((select count(*) from t)) union all select n from t) select * from t
--= error 42P19 @56: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all values ((select n from t))) select * from t
--= error 42P19 @68: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select (select count(*) from t) union all select n from t) select * from t
--= error 42P19 @55: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all select n from t group by n, (select count(*) from t)) select * from t
--= error 42P19 @95: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all select distinct on ((select 1 from t)) n from t) select * from t
--= error 42P19 @80: recursive reference to query "t" must not appear within a subquery

with recursive t (n) as (select 1 union all select n from t window w as (order by (select 1 from t))) select * from t
--= error 42P19 @98: recursive reference to query "t" must not appear within a subquery

with recursive u as (delete from accounts returning (select count(*) from t) as count), t (n) as (select 1) select * from u
--= ok count int8

with recursive u as (insert into accounts values (1, 'a') on conflict do nothing returning id, (select n from t)), t (n) as (select 1) select * from u
--= ok id int4, n int4

with recursive u as (merge into accounts using users on accounts.id = users.id when matched then update set owner = (select max(n) from t)), t (n) as (select 'a') select * from t
--= error 0A000 @16: MERGE not supported in WITH query
--= 14: error 42601 @22: syntax error at or near "merge"
--= 17 18: ok n text

with recursive u as (select * from users tablesample bernoulli ((select n from t))), t (n) as (select 1) select * from t
--= ok n int4
