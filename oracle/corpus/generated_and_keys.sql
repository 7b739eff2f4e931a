-- Columns and keys that 18 brought: virtual generated columns, WITHOUT OVERLAPS and PERIOD, NOT ENFORCED; and
-- the same statements on earlier versions' schemas (manual 5.4 to 5.5).

--@ 18
--+ create table v (a int, b int generated always as (a * 2) virtual, c int generated always as (a + 1));
select * from v
--= ok a int4, b int4, c int4

--@ 18
--+ create table v (a int, b int generated always as (a * 2) virtual, c int generated always as (a + 1));
select b + c, v from v where b > 3 group by b, c, v order by b
--= ok ?column? int4, v v

--@ 18
--+ create table v (a int, b int generated always as (a * 2) virtual, c int generated always as (a + 1));
insert into v (a) values (1) returning *
--= ok a int4, b int4, c int4

--@ 18
--+ create table v (a int, b int generated always as (a * 2) virtual, c int generated always as (a + 1));
insert into v values (1, default, default)
--= ok

--@ 18
--+ create table v (a int, b int generated always as (a * 2) virtual, c int generated always as (a + 1));
insert into v values (1, 2, 3)
--= error 428C9: cannot insert a non-DEFAULT value into column "b"

--@ 18
--+ create table v (a int, b int generated always as (a * 2) virtual, c int generated always as (a + 1));
update v set b = 1
--= error 428C9: column "b" can only be updated to DEFAULT

--@ 18
--+ create table v (a int, b int generated always as (a * 2) virtual, c int generated always as (a + 1));
update v set b = default, a = 3 where b = 2 returning old.b, new.b
--= ok b int4, b int4

--@ 18
--+ create table v (a int, b int generated always as (a * 2) virtual, c int generated always as (a + 1));
delete from v where b = 2 returning b
--= ok b int4

--@ 18
--+ create table v (a int primary key, b int generated always as (a * 2) virtual);
select a, b from v group by a
--= ok a int4, b int4

--@ 18
--+ create table v (a int primary key, b int generated always as (a * 2) virtual);
insert into v (a) values (1) on conflict (a) do update set a = excluded.b returning v.b
--= ok b int4

--@ 18
--+ create table v (a int primary key, b int generated always as (a * 2) virtual);
insert into v (a) values (1) on conflict (b) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--@ 18
--+ create table v (a int, b int not null generated always as (a * 2) virtual);
insert into v values (1) returning b
--= ok b int4

--@ 18
--+ create table v (a int, b text generated always as (a::text || 'x') virtual);
--+ create view w as select a, b from v;
select * from w
--= ok a int4, b text

--@ 18
--+ create table v (a int, b text generated always as (a::text || 'x') virtual);
--+ create view w as select a, b from v;
insert into w (a, b) values (1, 'x')
--= error 428C9: cannot insert a non-DEFAULT value into column "b"

--@ 18
--+ create table v (a int, b text generated always as (a::text || 'x') virtual);
--+ create view w as select a, b from v;
update w set b = default
--= error 428C9: column "b" can only be updated to DEFAULT

--@ 18
--+ create table v (a int, b text generated always as (a::text || 'x') virtual);
--+ create table w (like v including all);
select * from w
--= ok a int4, b text

--@ 18
--+ create table v (a int, b text generated always as (a::text || 'x') virtual);
--+ create table w (like v including all);
insert into w values (1, 'x')
--= error 428C9: cannot insert a non-DEFAULT value into column "b"

--+ create table v (a int, b int generated always as (a * 2) stored);
insert into v values (1, 2)
--= error 428C9: cannot insert a non-DEFAULT value into column "b"

--+ create table v (a int, b int generated always as (a * 2) stored);
update v set b = default returning b
--= ok b int4

--+ create table v (a int, b int generated always as (a * 2) stored);
--+ alter table v alter b drop expression;
insert into v values (1, 2)
--= ok

--@ 17 18
--+ create table v (a int, b int generated always as (a * 2) stored);
--+ alter table v alter b set expression as (a * 3);
insert into v values (1, 2)
--= error 428C9: cannot insert a non-DEFAULT value into column "b"

--@ 18
--+ create table b (id int4range, at daterange, n int, primary key (id, at without overlaps));
select id, at, n from b group by id, at
--= ok id int4range, at daterange, n int4

--@ 18
--+ create table b (id int4range, at daterange, n int, primary key (id, at without overlaps));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict (id, at) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--@ 18
--+ create table b (id int4range, at daterange, n int, primary key (id, at without overlaps));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict on constraint b_pkey do nothing
--= ok

--@ 18
--+ create table b (id int4range, at daterange, n int, primary key (id, at without overlaps));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict on constraint b_pkey do update set n = 2
--= error 42809 plan: ON CONFLICT DO UPDATE not supported with exclusion constraints

--@ 18
--+ create table b (id int4range, at daterange, n int, primary key (id, at without overlaps));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict do nothing
--= ok

--@ 18
--+ create table b (id int4range, at daterange, n int, unique (id, at without overlaps));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict (id, at) do nothing returning *
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--@ 18
--+ create table b (id int4range, at daterange, primary key (id, at without overlaps));
--+ create table c (x int, id int4range, at daterange, foreign key (id, period at) references b (id, period at));
select c.x, b.at from c join b on b.id = c.id and b.at && c.at
--= ok x int4, at daterange

--@ 18
--+ create table b (id int4range, at daterange, primary key (id, at without overlaps));
--+ create table c (x int, id int4range, at daterange, foreign key (id, period at) references b);
insert into c values (1, null, null) returning *
--= ok x int4, id int4range, at daterange

--@ 18
--+ create table b (id int primary key, a int check (a > 0) not enforced, p int references nodes not enforced, constraint x check (a < 5) enforced);
select * from b where a is null
--= ok id int4, a int4, p int4

--@ 18
--+ create table b (id int primary key, a int check (a > 0) not enforced);
--+ alter table b add constraint y foreign key (a) references nodes (id) not enforced;
insert into b values (1, -1) returning a
--= ok a int4

--@ 18
--+ create table b (id int primary key, a int, constraint n not null a no inherit);
select a from b
--= ok a int4

--@ 18
--+ create table b (id int primary key, a int);
--+ alter table b add constraint n not null a not valid;
select a from b
--= ok a int4

--@ 15 16 17 18
--+ create table b (id int, a int, unique nulls not distinct (id, a));
insert into b values (1, null) on conflict (id, a) do nothing
--= ok

--@ 15 16 17 18
--+ create table b (id int, a int, unique nulls not distinct (id, a));
insert into b values (1, null) on conflict (a, id) do update set a = 1 returning *
--= ok id int4, a int4

--@ 15 16 17 18
--+ create view w with (security_invoker = true) as select id, name from nodes;
select * from w
--= ok id int4, name text

--@ 15 16 17 18
--+ create view w with (security_invoker = true) as select id, name from nodes;
update w set name = 'x' returning *
--= ok id int4, name text

--@ 16 17 18
--+ create view w as select x.a from (select 1 as a) as x, (select 2 as b);
select a from w
--= ok a int4

--+ create table b (a int generated always as identity);
insert into b (b) values ('x') returning a
--= error 42703 @16: column "b" of relation "b" does not exist

--+ create table b (a int generated always as identity);
insert into b (a) values (1)
--= error 428C9: cannot insert a non-DEFAULT value into column "a"

--+ create table b (a int generated always as identity);
insert into b (a) overriding system value values (1)
--= ok

--+ create table b (a int generated always as identity);
insert into b (a) overriding user value values (1) returning a
--= ok a int4

--+ create table b (a int generated by default as identity);
update b set a = default
--= ok

--+ create table b (a int generated always as identity);
update b set a = 1
--= error 428C9: column "a" can only be updated to DEFAULT

--+ create table v (a int, b text generated always as ('x' || a::text) stored);
--+ create view w as select a, b from v;
update w set b = default
--= error 428C9: column "b" can only be updated to DEFAULT

--+ create table v (a int, b text generated always as ('x') stored);
--+ create view w as select a, b from v;
insert into w (a, b) values (1, default)
--= ok

--+ create table v (a int, b text generated always as ('x') stored);
--+ create view w as select a, b from v;
insert into w (a, b) values (1, default), (2, default)
--= ok

--+ create table v (a int, b text generated always as ('x') stored);
--+ create view w as select a, b from v;
insert into w values (1)
--= ok

--+ create table v (a int, b text generated always as ('x') stored);
--+ create view w as select a, b from v;
insert into w default values
--= ok

--+ create table v (a int, b text generated always as ('x') stored);
--+ create view w as select a, b from v;
update w set (a, b) = (1, default)
--= error 428C9: column "b" can only be updated to DEFAULT

--+ create table v (a int generated always as identity, b text);
--+ create view w as select a, b from v;
update w set a = default
--= error 428C9: column "a" can only be updated to DEFAULT

--+ create table v (a int generated always as identity, b text);
--+ create view w as select a, b from v;
insert into w (a, b) values (default, 'x')
--= ok

--+ create table v (a int generated always as identity, b text);
--+ create view w as select a, b from v;
insert into w (a, b) values (1, 'x')
--= error 428C9: cannot insert a non-DEFAULT value into column "a"

--+ create table v (a int generated always as identity, b text);
--+ create view w as select a, b from v;
insert into w (a, b) overriding system value values (1, 'x')
--= ok

--+ create table v (a int, b text default 'x');
--+ create view w as select a, b from v;
update w set b = default
--= ok

--@ 17 18
--+ create table v (a int, b text generated always as ('x') stored);
--+ create view w as select a, b from v;
merge into w using nodes n on n.id = w.a when matched then update set b = default
--= error 428C9: column "b" can only be updated to DEFAULT

--@ 17 18
--+ create table v (a int, b text generated always as ('x') stored);
--+ create view w as select a, b from v;
merge into w using nodes n on n.id = w.a when not matched then insert (a, b) values (1, default)
--= ok

--@ 18
--+ create table v (a int, b text generated always as ('x'));
--+ create view w as select a, b from v;
insert into w (a, b) values (1, default)
--= ok

--@ 18
--+ create table b (id int4range, at daterange, n int, unique (id, at without overlaps));
select id, at, n from b group by id, at
--= error 42803 @16: column "b.n" must appear in the GROUP BY clause or be used in an aggregate function

--@ 18
--+ create table b (id int4range, at daterange, n int, primary key (id, at without overlaps));
select id, at, n from b group by id
--= error 42803 @12: column "b.at" must appear in the GROUP BY clause or be used in an aggregate function

--@ 18
--+ create table b (id int4range, at daterange, n int, unique (id, at without overlaps));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict on constraint b_id_at_key do update set n = 2
--= error 42809 plan: ON CONFLICT DO UPDATE not supported with exclusion constraints

--+ create table b (id int4range, at daterange, n int, exclude using gist (at with &&));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict on constraint b_at_excl do update set n = 2
--= error 42809 plan: ON CONFLICT DO UPDATE not supported with exclusion constraints

--+ create table b (id int4range, at daterange, n int, exclude using gist (at with &&));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict on constraint b_at_excl do nothing
--= ok

--+ create table b (id int4range, at daterange, n int, exclude using gist (at with &&));
insert into b values ('[1,2)', '[2024-01-01,2024-02-01)', 1) on conflict (at) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table b (id int, exclude using btree (id with =));
insert into b values (1) on conflict (id) do nothing
--= error 42P10 plan: there is no unique or exclusion constraint matching the ON CONFLICT specification

--+ create table b (id int, exclude using btree (id with =));
insert into b values (1) on conflict on constraint b_id_excl do update set id = 2
--= error 42809 plan: ON CONFLICT DO UPDATE not supported with exclusion constraints
