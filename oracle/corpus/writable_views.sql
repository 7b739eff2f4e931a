-- Views that may be written to, and rules.

-- Views over views.

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view v1 as select id, a, b from t where a > 0;
--+ create view v2 as select id, a + 1 as a1, b from v1;
insert into v2 (id, b) values (1, 'x') on conflict (id) do update set b = excluded.b where excluded.a1 > 2 returning *
--= ok id int4, a1 int4, b text

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view v1 as select id, a, b from t where a > 0;
--+ create view v2 as select id, a + 1 as a1, b from v1;
insert into v2 (id, b) values (1, 'x') on conflict (a1) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view v1 as select id, a, b from t where a > 0;
--+ create view v2 as select id, a + 1 as a1, b from v1;
insert into v2 (id, b) values (1, 'x') on conflict (id) do update set a1 = 1
--= error 0A000: cannot insert into column "a1" of view "v2"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view v1 as select id, a, b from t where a > 0;
--+ create view v2 as select id, a + 1 as a1, b from v1;
update v2 set a1 = 3
--= error 0A000: cannot update column "a1" of view "v2"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view v1 as select id, a, b from t where a > 0;
--+ create view v2 as select id, a + 1 as a1, b from v1;
insert into v2 (id, a1) values (1, default)
--= error 0A000: cannot insert into column "a1" of view "v2"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view v1 as select id, a, b from t where a > 0;
--+ create view v2 as select id, a + 1 as a1, b from v1;
update v2 set b = default, id = $1
--= ok | $1 int4

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view v1 as select id, a, b from t where a > 0;
--+ create view v2 as select id, a + 1 as a1, b from v1;
update v2 set (id, b) = (select 1, 'x')
--= ok

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view counts as select count(*) as n from t;
--+ create view over_counts as select n from counts;
insert into over_counts values (1)
--= error 55000: cannot insert into view "counts"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view counts as select count(*) as n from t;
--+ create view over_counts as select n from counts;
delete from over_counts returning n
--= error 55000: cannot delete from view "counts"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view counts as select count(*) as n from t;
--+ create view over_counts as select n from counts;
update over_counts set n = 1
--= error 55000: cannot update view "counts"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view counts as select count(*) as n from t;
--+ create view over_counts as select n from counts;
select * from over_counts for update
--= error 0A000 plan: FOR UPDATE is not allowed with aggregate functions

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view counts as select count(*) as n from t;
--+ create view over_counts as select n from counts;
select * from (select n from counts) x for share
--= error 0A000 plan: FOR SHARE is not allowed with aggregate functions

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view rows as select t from t;
delete from rows returning *
--= ok t t

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view rows as select t from t;
insert into rows default values
--= error 55000: cannot insert into view "rows"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view rows as select t from t;
update rows set t = null
--= error 55000: cannot update view "rows"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view rows as select t from t;
update rows set t = t returning *
--= error 55000: cannot update view "rows"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view twice as select id as one, id as two from t;
update twice set one = 1, two = 2
--= error 42601: multiple assignments to same column "id"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view twice as select id as one, id as two from t;
insert into twice values (1, 2)
--= error 42601: multiple assignments to same column "id"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view twice as select id as one, id as two from t;
insert into twice (one) values (1) returning two
--= ok two int4

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view twice as select id as one, id as two from t;
insert into twice select * from twice
--= error 42601: multiple assignments to same column "id"

-- Generated and identity columns below views.

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
update g set g = 1
--= error 428C9: column "g" can only be updated to DEFAULT

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
update g set g = default
--= error 428C9: column "g" can only be updated to DEFAULT

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
insert into g values (1, default)
--= ok

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
insert into g values (1, 2)
--= error 428C9: cannot insert a non-DEFAULT value into column "g"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
update iv set id = default
--= error 428C9: column "id" can only be updated to DEFAULT

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
update iv set j = default
--= ok

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
insert into iv values (1, 2, 'x')
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
insert into iv values (default, default, 'x')
--= ok

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
insert into iv overriding system value values (1, 2, 'x')
--= ok

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
insert into iv overriding user value values (1, 2, 'x')
--= ok

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
update iv set id = id
--= error 428C9: column "id" can only be updated to DEFAULT

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view g as select id, g from t;
--+ create view iv as select * from i;
update only iv set id = default
--= error 428C9: column "id" can only be updated to DEFAULT

-- Rules: with and without condition, INSTEAD and ALSO.

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select id, b from t;
--+ create rule r_d as on delete to r do instead nothing;
delete from r
--= ok

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select id, b from t;
--+ create rule r_d as on delete to r do instead nothing;
delete from r returning id
--= error 0A000: cannot perform DELETE RETURNING on relation "r"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select id, b from t;
--+ create rule r_d as on delete to r do instead nothing;
with d as (delete from r returning id) select * from d
--= error 0A000: cannot perform DELETE RETURNING on relation "r"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select id, b from t;
--+ create rule r_d as on delete to r do instead nothing;
with d as (delete from r) select 1
--= error 0A000: DO INSTEAD NOTHING rules are not supported for data-modifying statements in WITH

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select id, b from t;
--+ create rule r_d as on delete to r do instead nothing;
update r set id = 2 returning b
--= ok b text

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select max(id) as id from t;
--+ create rule r_i as on insert to r do instead insert into t (id, b) values (new.id, 'x') returning id;
--+ create rule r_u as on update to r where old.id > 1 do instead nothing;
insert into r values (1) returning id
--= ok id int4

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select max(id) as id from t;
--+ create rule r_i as on insert to r do instead insert into t (id, b) values (new.id, 'x') returning id;
--+ create rule r_u as on update to r where old.id > 1 do instead nothing;
update r set id = 1
--= error 55000: cannot update view "r"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select max(id) as id from t;
--+ create rule r_i as on insert to r do instead insert into t (id, b) values (new.id, 'x') returning id;
--+ create rule r_u as on update to r where old.id > 1 do instead nothing;
with w as (insert into r values (1) returning id) select * from w
--= ok id int4

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select max(id) as id from t;
--+ create rule r_i as on insert to r do instead insert into t (id, b) values (new.id, 'x') returning id;
--+ create rule r_u as on update to r where old.id > 1 do instead nothing;
delete from r
--= error 55000: cannot delete from view "r"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select max(id) as id from t;
--+ create rule r_i as on insert to r do instead insert into t (id, b) values (new.id, 'x') returning id;
--+ create rule r_u as on update to r where old.id > 1 do instead nothing;
select * from r for update
--= error 0A000 plan: FOR UPDATE is not allowed with aggregate functions

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view r as select id, b from t;
--+ create rule r_u as on update to r do also insert into i (x) values ('u');
--+ create rule r_c as on insert to r where new.id > 5 do instead nothing;
update r set id = 3 returning *
--= ok id int4, b text

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view r as select id, b from t;
--+ create rule r_u as on update to r do also insert into i (x) values ('u');
--+ create rule r_c as on insert to r where new.id > 5 do instead nothing;
with w as (update r set id = 3) select 1
--= error 0A000: DO ALSO rules are not supported for data-modifying statements in WITH

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view r as select id, b from t;
--+ create rule r_u as on update to r do also insert into i (x) values ('u');
--+ create rule r_c as on insert to r where new.id > 5 do instead nothing;
insert into r values (1, 'x')
--= error 55000: cannot insert into view "r"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view r as select id, b from t;
--+ create rule r_u as on update to r do also insert into i (x) values ('u');
--+ create rule r_c as on insert to r where new.id > 5 do instead nothing;
insert into r values (1, 'x') on conflict do nothing
--= error 55000: cannot insert into view "r"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
--+ create view r as select id, b from t;
--+ create rule r_u as on update to r do also insert into i (x) values ('u');
--+ create rule r_c as on insert to r where new.id > 5 do instead nothing;
delete from r returning *
--= ok id int4, b text

--+ create table r (id int, x text not null);
--+ create rule r_i as on insert to r do instead nothing;
--+ create rule r_u as on update to r do also nothing;
insert into r values (1, 'x') returning id
--= error 0A000: cannot perform INSERT RETURNING on relation "r"

--+ create table r (id int, x text not null);
--+ create rule r_i as on insert to r do instead nothing;
--+ create rule r_u as on update to r do also nothing;
insert into r values (1, 'x')
--= ok

--+ create table r (id int, x text not null);
--+ create rule r_i as on insert to r do instead nothing;
--+ create rule r_u as on update to r do also nothing;
insert into r values (1, 'x') on conflict do nothing
--= error 0A000: INSERT with ON CONFLICT clause cannot be used with table that has INSERT or UPDATE rules

--+ create table r (id int, x text not null);
--+ create rule r_i as on insert to r do instead nothing;
--+ create rule r_u as on update to r do also nothing;
update r set id = 1 returning id
--= ok id int4

--+ create table r (id int, x text not null);
--+ create rule r_i as on insert to r do instead nothing;
--+ create rule r_u as on update to r do also nothing;
with w as (update r set id = 2) select 1
--= ok ?column? int4

--+ create table r (id int, x text not null);
--+ create rule r_i as on insert to r do instead nothing;
--+ create rule r_u as on update to r do also nothing;
with w as (insert into r values (1, 'x')) select 1
--= error 0A000: DO INSTEAD NOTHING rules are not supported for data-modifying statements in WITH

--+ create table r (id int);
--+ create table l (n int);
--+ create rule r_i as on insert to r do instead (insert into l values (1); insert into l values (2));
insert into r values (1)
--= ok

--+ create table r (id int);
--+ create table l (n int);
--+ create rule r_i as on insert to r do instead (insert into l values (1); insert into l values (2));
with w as (insert into r values (1)) select 1
--= error 0A000: multi-statement DO INSTEAD rules are not supported for data-modifying statements in WITH

--+ create table r (id int);
--+ create table l (n int);
--+ create rule r_i as on insert to r do instead (insert into l values (1); insert into l values (2));
insert into r values (1) returning id
--= error 0A000: cannot perform INSERT RETURNING on relation "r"

--+ create table r (id int);
--+ create table l (n int);
--+ create rule r_i as on insert to r do instead (insert into l values (1); insert into l values (2));
insert into r values (1) on conflict do nothing
--= error 0A000: INSERT with ON CONFLICT clause cannot be used with table that has INSERT or UPDATE rules

--+ create table r (id int);
--+ create table l (n int);
--+ create rule r_i as on insert to r where new.id > 1 do instead (insert into l values (1));
with w as (insert into r values (1)) select 1
--= error 0A000: conditional DO INSTEAD rules are not supported for data-modifying statements in WITH

--+ create table r (id int);
--+ create table l (n int);
--+ create rule r_i as on insert to r where new.id > 1 do instead (insert into l values (1));
insert into r values (1) returning id
--= error 0A000: cannot perform INSERT RETURNING on relation "r"

--+ create table r (id int generated always as identity);
--+ create rule r_i as on insert to r do instead nothing;
insert into r values (1)
--= error 428C9: cannot insert a non-DEFAULT value into column "id"

-- MERGE on views and rules.

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select id, b from t;
--+ create rule r_d as on delete to r do instead nothing;
merge into r using t on t.id = r.id when matched then delete
--= error 0A000: cannot execute MERGE on relation "r"
--= 14: error 42601 @1: syntax error at or near "merge"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view r as select id, b from t;
--+ create rule r_d as on delete to r do instead nothing;
merge into r using t on t.id = r.id when matched then do nothing
--= error 0A000: cannot execute MERGE on relation "r"
--= 14: error 42601 @1: syntax error at or near "merge"

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view v1 as select id, a, b from t where a > 0;
--+ create table i (id int generated always as identity primary key, j int generated by default as identity, x text);
merge into v1 using i on i.id = v1.id when matched then update set a = 3 when not matched then insert (id, b) values (1, 'x')
--= error 0A000: cannot execute MERGE on relation "v1"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: ok

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view counts as select count(*) as n from t;
--+ create view over_counts as select n from counts;
merge into over_counts o using t on t.id = o.n when not matched then insert values (1)
--= error 0A000: cannot execute MERGE on relation "over_counts"
--= 14: error 42601 @1: syntax error at or near "merge"
--= 17 18: error 55000: cannot insert into view "counts"

-- Row locks through views.

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from w for update
--= error 0A000 plan: FOR UPDATE is not allowed with window functions

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from s for update
--= error 0A000 plan: FOR UPDATE is not allowed with set-returning functions in the target list

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from one for update
--= error 0A000 plan: FOR UPDATE is not allowed with HAVING clause

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from none for update
--= ok n int8

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from u for update
--= ok id int4

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from j for update
--= error 0A000 plan: FOR UPDATE is not allowed with aggregate functions

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from cte for update
--= ok id int4

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from o for update
--= error 0A000 plan: FOR UPDATE is not allowed with window functions

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from t, w for update of t
--= ok id int4, a int4, b text, g int4, r int8, id int4

--+ create table t (id int primary key, a int, b text not null, g int generated always as (a * 2) stored);
--+ create view w as select row_number() over () as r, id from t;
--+ create view s as select generate_series(1, 2) as s, id from t;
--+ create view one as select 1 as id from t having true;
--+ create view none as select count(*) as n;
--+ create view u as select id from t union all select a from t;
--+ create view j as select t.id from t join (select max(id) as id from t) m using (id);
--+ create view cte as with c as (select max(id) as id from t) select c.id from c;
--+ create view o as select w.id from w, t;
select * from (select id from w limit 1) x for no key update
--= error 0A000 plan: FOR NO KEY UPDATE is not allowed with window functions

--+ create sequence sq;
select * from sq for update
--= error 42809 plan: cannot lock rows in sequence "sq"

--+ create sequence sq;
select last_value from sq
--= ok last_value int8

--+ create sequence sq;
insert into sq values (1, 2, true)
--= error 42809 plan: cannot change sequence "sq"

-- Row locks around subqueries.

select * from (select p.id from users u left join posts p on p.user_id = u.id) x for update
--= error 0A000 plan: FOR UPDATE cannot be applied to the nullable side of an outer join

select * from (select p.id from users u left join posts p on p.user_id = u.id) x where x.id = 3 for update
--= ok id int4

select * from (select p.id from users u left join posts p on p.user_id = u.id where p.id > 1) x for share
--= ok id int4

select * from (select * from (select count(*) from users) y) x for update
--= error 0A000: FOR UPDATE is not allowed with aggregate functions

select * from (select distinct id from users) x for key share
--= error 0A000: FOR KEY SHARE is not allowed with DISTINCT clause

select * from (select id from users union select id from posts) x for update
--= error 0A000: FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT

--+ create view ordered_by_window as select id, name from users order by row_number() over (order by name);
insert into ordered_by_window (name) values ('x')
--= error 55000: cannot insert into view "ordered_by_window"

--+ create view ordered_by_window as select id, name from users order by row_number() over (order by name);
delete from ordered_by_window
--= error 55000: cannot delete from view "ordered_by_window"

--+ create view ordered as select id, name from users order by lower(name);
delete from ordered
--= ok

--+ create view spread as select id, name from users order by generate_series(1, 2);
update spread set name = 'x'
--= error 55000: cannot update view "spread"
