-- What DDL can say since 16.

create table t (a int, b text storage external compression pglz, c int generated always as identity, d text storage default);
alter table t alter b set storage default;
create statistics on a, b from t;
create statistics if not exists named on a, b from t;
create view v as select x.* from (select a, b from t) x, (values (1, 2)) as y, (select 1) where exists (select from (select 1));
create view w as select 1_000 as n, 0x1F as h, 0b101 as b, 0o17 as o, any_value(a) as av, json_array(1, 2) as ja, json_object('a': 1) as jo, json_arrayagg(a) as jg,
    b is json object as ij from t group by b;
create table at_hash (a int) partition by hash (a);
create index on only at_hash (a);
