-- Disagreements that `cargo xtask generate` has found, made small.

-- Fields of a row literal are read with their modifiers, and so are domains inside of it; what stands alone is not.

--+ create type measured as (n numeric(4, 2), c char(3), v varchar(2), b bit(3), vb varbit(2), ns numeric(3, 1)[]);
select '(99.994,"abc  ","x   ",101,11,"{99.94}")'::measured, '(,,,,,)'::measured, '(nan,,,,,)'::measured
--= ok measured measured, measured measured, measured measured

--+ create type measured as (n numeric(4, 2), c char(3));
select '(99.995,)'::measured
--= error 22003 @8: numeric field overflow

--+ create type measured as (n numeric(4, 2), c char(3));
select '(infinity,)'::measured
--= error 22003 @8: numeric field overflow

--+ create type measured as (n numeric(4, 2), c char(3));
select '{"(,abcd)"}'::measured[]
--= error 22001 @8: value too long for type character(3)

--+ create type measured as (b bit(3));
select '(1)'::measured
--= error 22026 @8: bit string length 1 does not match type bit(3)

--+ create type measured as (b varbit(3));
select '(10101)'::measured
--= error 22001 @8: bit string too long for type bit varying(3)

--+ create type measured as (ns numeric(3, 1)[]);
select '("{1,100}")'::measured
--= error 22003 @8: numeric field overflow

--+ create domain narrow as varchar(2);
select 'abc'::narrow, 'abc'::varchar(2)
--= ok narrow varchar, varchar varchar

--+ create domain narrow as varchar(2);
select '{abc}'::narrow[]
--= error 22001 @8: value too long for type character varying(2)

-- `*` of MERGE's RETURNING has the source's columns first.

merge into accounts a using jobs j on a.id = j.id when matched then do nothing returning *
--= error 42601 @80: syntax error at or near "returning"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok id int8, payload jsonb, priority int2, run_at timestamptz, done bool, id int4, owner text, balance numeric, version int4

merge into accounts using (select 1 as one) s on true when matched then delete when not matched by source then delete returning *, one
--= error 42601 @97: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok one int4, id int4, owner text, balance numeric, version int4, one int4

-- A MERGE that needs both sides is a full join.

merge into accounts a using jobs j on a.balance > 0 when not matched then insert (id, owner) values (1, '') when not matched by source then delete
--= error 42601 @126: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

merge into accounts a using jobs j on a.id = j.id when not matched then insert (id, owner) values (1, '') when not matched by source then delete
--= error 42601 @124: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

-- A full join's condition is folded before it is looked at.

select from users full join posts on posts.id = null
--= ok

select from users full join posts on users.active and posts.id <> null::integer
--= ok

select from users full join posts on users.active and false
--= ok

select from users full join posts on users.active or not false
--= ok

select from users full join posts on 1 in (1, 2)
--= ok

select from users full join posts on $1
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select from users full join posts on now() > '2024-01-01'
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select from users full join posts on (select true)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select from users full join posts on users.id = users.id having false
--= ok

select from users full join posts on users.id = users.id having 'x' isnull
--= ok

select users.id from users full join posts on users.id = users.id group by rollup (users.id) having false
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions
--= 18: ok id int4

-- Locking a view looks into its query.

--+ create view windowed as select row_number() over () as n from users;
select * from windowed for update
--= error 0A000 plan: FOR UPDATE is not allowed with window functions

--+ create view counted as select count(*) as n from users;
--+ create view over_counted as select * from counted;
select * from over_counted for share
--= error 0A000 plan: FOR SHARE is not allowed with aggregate functions

--+ create view united as select id from users union all select id from posts;
select * from united for update
--= ok id int4

--+ create view constant as select count(*) as n from generate_series(1, 2);
select * from constant for update
--= ok n int8

--+ create view inner_distinct as select * from (select distinct name from users) s;
select * from inner_distinct for no key update
--= error 0A000 plan: FOR NO KEY UPDATE is not allowed with DISTINCT clause

-- With grouping sets a primary key decides what depends on it where it is in all of them.

select name from users group by rollup (email), id
--= ok name text

select name from users group by rollup (id)
--= error 42803 @8: column "users.name" must appear in the GROUP BY clause or be used in an aggregate function

select name from users group by grouping sets ((id), (id, email))
--= ok name text

-- A type that cannot have a collation is told before a collation that is not there.

select 1 collate nope
--= error 42804 @10: collations are not supported by type integer

select 'a' collate nope
--= error 42704 @12: collation "nope" for encoding "UTF8" does not exist

-- MERGE in WITH came with 17.

with w as (merge into accounts a using jobs j on a.id = j.id when matched then do nothing) select nope from accounts
--= error 0A000 @6: MERGE not supported in WITH query
--= 14: error 42601 @12: syntax error at or near "merge"
--= 17 18: error 42703 @99: column "nope" does not exist

-- A SELECT in WITH that nothing refers to is not planned.

with w as (select from users full join posts on users.active) select
--= ok

with w as (select from users full join posts on users.active) select from w
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

with w as (select from users full join posts on users.active), v as (select from w) select
--= ok

with w as (select from users full join posts on users.active), v as (select from w, w x) select
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

with w as (select users.id from users left join posts on true for update), v as (select from w) select
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

with w as (select from users left join posts on true for update) select 1
--= ok ?column? int4

-- What rules forbid is found when the statement is rewritten.

insert into ruled values (1, nope) on conflict (id) do nothing
--= error 42703 @30: column "nope" does not exist

insert into ruled values (1, '') on conflict (id) do nothing
--= error 0A000: INSERT with ON CONFLICT clause cannot be used with table that has INSERT or UPDATE rules

-- The fields of an interval do not make a literal of it.

select interval '2024-01-01' hour, 1
--= error 22007 @17: invalid input syntax for type interval: "2024-01-01"

select interval '1-2' hour, interval '5' day, interval '3' second(2)
--= ok interval interval, interval interval, interval interval

-- An operator between composites with an implicit cast is ambiguous, in ORDER BY … USING too.

select p from made order by p using <
--= error 42725 @37: operator is not unique: pair < pair

select cp from made order by cp using <
--= error 42725 @39: operator is not unique: checked_pair < checked_pair

select string_agg(code, '' order by cp using <) from made
--= error 42725 @46: operator is not unique: checked_pair < checked_pair

select cp from made order by cp
--= ok cp pair

select array_agg(n order by n using <) from made
--= ok array_agg nested[]

-- A recursive query's columns keep the collation of its non-recursive term.

with recursive r (t) as (select 'a'::text union select 'b'::name from r) select t from r
--= error 42P21 @33: recursive query "r" column 1 has collation "default" in non-recursive term but collation "C" overall

with recursive r (t) as (select 'a'::name union all select t from r) select t from r
--= ok t name

with recursive r (t) as (select name from users union all select name collate "C" from users, r) select t from r
--= error 42P21 @33: recursive query "r" column 1 has collation "default" in non-recursive term but collation "C" overall

with recursive r (t) as (select name collate "C" from users union all select t || name from r, users) select t from r
--= ok t text

with recursive r (t) as (select d from keys union all select upper(t) from r) select t from r
--= ok t text

with recursive r (t) as (values ('x') union all select coalesce(t, (select d from keys)) from r) select t from r
--= error 42P21: recursive query "r" column 1 has collation "default" in non-recursive term but collation "C" overall

with recursive r (t) as (select c from keys union select case when true then c else d end from keys, r) select t from r
--= error 42P21 @33: recursive query "r" column 1 has collation "default" in non-recursive term but collation "C" overall

with recursive r (t, n) as (select array[name], 1 from users union all select t || d, n + 1 from keys, r) select t from r
--= error 42P21 @36: recursive query "r" column 1 has collation "default" in non-recursive term but collation "C" overall

-- WHERE false spares the last join, and a relation that stands alone.

select from users full join posts on users.active where false
--= ok

select from users full join posts on users.active join jobs on true where false
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

select from users full join posts on users.active, jobs where false
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create view grouped as select count(*) as n from users group by name;
select from grouped where false for share
--= ok

--+ create view grouped as select count(*) as n from users group by name;
select from grouped, users where null for share of grouped
--= error 0A000 plan: FOR SHARE is not allowed with GROUP BY clause

select from (select count(*) from users full join posts on users.active group by users.id) s where false
--= ok

select from (select count(*) from users full join posts on users.active group by users.id) s, jobs where false
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

-- Arrays and composites are merged by their elements and fields.

--+ create type with_xml as (x xml);
--+ create table of_xml (c with_xml, j json[], t text[], p pair);
select from of_xml a full join of_xml b using (c)
--= error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions

--+ create table of_arrays (t text[], p int4range[]);
select from of_arrays a full join of_arrays b using (t, p)
--= ok

-- What else locking a view meets in its query.

--+ create view many as select generate_series(1, age) as n from users;
select * from many for update
--= error 0A000 plan: FOR UPDATE is not allowed with set-returning functions in the target list

--+ create view outer_joined as select u.id, p.title from users u left join posts p on p.user_id = u.id;
select * from outer_joined for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

--+ create view reduced as select u.id, p.title from users u left join posts p on p.user_id = u.id where p.id > 1;
select * from reduced for update
--= ok id int4, title varchar

--+ create view beside as select u.id, g from users u left join generate_series(1, 2) g on g = u.id;
select * from beside for update
--= ok id int4, g int4

-- A recursive UNION hashes its columns.

with recursive r (m) as (select '1'::money union select m from r) select m from r
--= error 0A000 plan: could not implement recursive UNION

with recursive r (m) as (select '1'::money union all select m from r) select m from r
--= ok m money

with recursive r (m) as (select '1'::money union select m from r) select 1
--= ok ?column? int4

with recursive r (m) as (select array['1'::bit] union select m from r) select m from r
--= error 0A000 plan: could not implement recursive UNION

with recursive r (m) as (select row(1, 'a'::text) union select m from r) select m from r
--= ok m record

with recursive r (m) as (select price from made union select m from r) select m from r
--= ok m app.price

-- The values of MERGE's INSERT are all read before the first is assigned.

merge into accounts a using jobs j on a.id = j.id when not matched then insert (id, owner) values (true, '12x'::integer)
--= error 22P02 @106: invalid input syntax for type integer: "12x"
--= 14: error 42601 @1: syntax error at or near "merge"

--+ create table computed (a integer, b integer generated always as (a + 1) stored);
--+ create view of_computed as select * from computed;
update of_computed set b = default
--= error 428C9: column "b" can only be updated to DEFAULT

--+ create table computed (a integer, b integer generated always as (a + 1) stored);
--+ create view of_computed as select * from computed;
insert into of_computed values (1, default)
--= ok

-- What MERGE does nothing for is not joined for; rules are met when it is rewritten.

merge into accounts a using jobs j on now() is null when not matched then do nothing when not matched by source then delete
--= error 42601 @103: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into accounts a using jobs j on ('(1,x)'::pair).a = 1 when not matched then insert (id, owner) values (1, '') when not matched by source then delete
--= error 42601 @134: syntax error at or near "by"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

merge into ruled using jobs j on nope when matched then do nothing
--= error 0A000: cannot execute MERGE on relation "ruled"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 42703 @34: column "nope" does not exist

merge into ruled r using jobs j on r.id = j.id when matched then do nothing
--= error 0A000: cannot execute MERGE on relation "ruled"
--= 14: error 42601 @1: syntax error at or near "merge"
