-- What DDL can say since 15.

create table t (a int, b text, unique nulls not distinct (a, b), c int unique nulls not distinct, d int unique nulls distinct);
create unique index on t (b) nulls not distinct;
create unique index on t (b, c) nulls distinct where a > 0;
create view v with (security_invoker) as select a, b from t;
create view w with (security_invoker = true, security_barrier) as select a, b from t;
create publication p for table t (a, b) where (a > 0), tables in schema public;
alter publication p set tables in schema public;
alter publication p drop tables in schema public;
create unlogged sequence s;
alter sequence s set logged;
alter table t set access method heap;
create collation c2 (provider = icu, locale = 'und', version = '1');
alter view v set (security_invoker = false);
merge into t using r on t.a = r.a when matched then update set b = 'x' when not matched then insert (a) values (r.a);
create table r (a int primary key, b int, c int, unique (a, b), foreign key (b) references r on delete set null (b), foreign key (c, b) references r (a, b) on delete set default (c));
