//! What pins a tenant column, and the nearest that does not.

use crate::lint::{Level, Levels};

const SCHEMA: &str = "
create table tenants (id int primary key, name text not null);
create table users (id int primary key, tenant_id int not null references tenants, name text not null, manager_id int,
  unique (tenant_id, name));
create table orders (id int primary key, tenant_id int not null default 1, user_id int not null, amount numeric not null,
  code text unique);
create table notes (id int primary key, tenant_id int, body text);
create table lines (order_id int not null, sku text not null);
create table files (id int primary key, org text not null);
create table plans (id int primary key, tenant_id int);
create table accounts (id int generated always as identity primary key, tenant_id int, name text);
create schema other;
create table other.plans (id int primary key, tenant_id int not null);
create view open_orders as select id, tenant_id as whose, amount from orders where amount > 0;
create view totals as select tenant_id, sum(amount) as total from orders group by tenant_id;
create view amounts as select id, amount from orders;
create view mine as select id, amount from orders where tenant_id = current_setting('app.tenant')::int;
create view joined as select o.id, u.tenant_id, u.name from orders o join users u on u.tenant_id = o.tenant_id and u.id = o.user_id;
create view deep as select id, whose from open_orders where amount > 5;
";

fn check(cases: &str) {
    let mut levels = Levels::default();
    let strings = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect();
    levels.tenants.columns = strings(&["Tenant_ID", "org", "accounts.id"]);
    levels.tenants.exempt = strings(&["public.plans"]);
    for other in [
        "cartesian_product",
        "limit_without_order",
        "unbounded_recursion",
        "missing_where",
        "correlated_capture",
    ] {
        levels.set(other, Level::Allow).unwrap();
    }
    super::super::tests::check_against(SCHEMA, cases, &levels);
}

#[test]
fn values_from_outside() {
    check(
        "
select id from orders -- missing_tenant orders
select id from orders where id = $1 -- missing_tenant orders
select id from orders o where id = 1 -- missing_tenant orders
select id from orders where tenant_id = $1
select id from orders where $1 = tenant_id and amount > 5
select id from orders where tenant_id = 1
select id from orders where tenant_id = $1 + 0
select id from orders where tenant_id = current_setting('app.tenant')::int
select id from orders where tenant_id::text = current_setting('app.tenant')
select id from orders where tenant_id::bigint = $1 -- missing_tenant orders
select id from orders where tenant_id = any($1)
select id from orders where tenant_id in (1, 2)
select id from orders where tenant_id is not distinct from $1
select id from orders where tenant_id is distinct from $1 -- missing_tenant orders
select id from orders where tenant_id <> $1 -- missing_tenant orders
select id from orders where tenant_id > $1 -- missing_tenant orders
select id from orders where tenant_id <> all($1) -- missing_tenant orders
select id from orders where tenant_id = tenant_id -- missing_tenant orders
select id from orders where tenant_id = id -- missing_tenant orders
select id from orders where not (tenant_id = $1) -- missing_tenant orders
select id from orders where tenant_id = $1 or amount > 5 -- missing_tenant orders
select id from orders where (tenant_id = $1 and amount > 5) or (tenant_id = $2 and amount < 5)
select id from orders where (tenant_id, id) = (1, 2)
select id from orders where (tenant_id, id) in ((1, 2), (1, 3))
select id from orders where (tenant_id, id) in (select * from unnest($1::int[], $2::int[]))
select id from lines, tenants
select id from plans
select id from other.plans -- missing_tenant other.plans
select id from files -- missing_tenant files
select id from files where org = $1
select id from accounts where tenant_id = $1 -- missing_tenant accounts
select id from accounts where id = $1
table orders -- missing_tenant orders
",
    );
}

#[test]
fn through_joins() {
    check(
        "
select o.id from orders o join users u on u.id = o.user_id where o.tenant_id = $1 -- missing_tenant users
select o.id from orders o join users u on u.id = o.user_id and u.tenant_id = o.tenant_id where o.tenant_id = $1
select o.id from orders o join users u using (tenant_id) where tenant_id = $1
select o.id from orders o join users u using (tenant_id) -- missing_tenant orders, missing_tenant users
select o.id from orders o, users u where u.tenant_id = o.tenant_id and u.tenant_id = $1
select o.id from orders o, users u, notes n where u.tenant_id = o.tenant_id and n.tenant_id = u.tenant_id and n.tenant_id = $1
select o.id from tenants t join orders o on o.tenant_id = t.id where t.id = $1
select o.id from tenants t join orders o on o.tenant_id = t.id where t.name = $1 -- missing_tenant orders
select j.a from (orders o join users u on u.tenant_id = o.tenant_id) j(a, b) where j.b = $1
select u.id from users u left join orders o on o.user_id = u.id and o.tenant_id = u.tenant_id where u.tenant_id = $1
select u.id from users u left join orders o on o.tenant_id = $1 and u.tenant_id = $1 -- missing_tenant users
select u.id from users u left join orders o on o.tenant_id = u.tenant_id and o.tenant_id = $1 -- missing_tenant users
select u.id from users u right join orders o on u.tenant_id = o.tenant_id where o.tenant_id = $1
select u.id from users u right join orders o on u.tenant_id = o.tenant_id and o.tenant_id = $1 -- missing_tenant orders
select u.id from users u full join orders o on u.tenant_id = o.tenant_id and u.tenant_id = 1 -- missing_tenant users, missing_tenant orders
select u.id from users u left join (orders o join notes n on n.tenant_id = o.tenant_id) on o.tenant_id = u.tenant_id where u.tenant_id = $1
select o.id from orders o join (values (1)) v(t) on v.t = o.tenant_id
select o.id from orders o join lines l on l.order_id = o.id where o.tenant_id = $1
select tenant_id, count(*) from orders group by tenant_id having tenant_id = $1
select tenant_id, count(*) from orders group by tenant_id having count(*) = $1 -- missing_tenant orders
",
    );
}

#[test]
fn subqueries_in_conditions() {
    check(
        "
select 1 from users u where u.tenant_id = $1 and exists (select 1 from orders o where o.user_id = u.id) -- missing_tenant orders
select 1 from users u where u.tenant_id = $1 and exists (select 1 from orders o where o.tenant_id = u.tenant_id)
select 1 from users u where exists (select 1 from orders o where o.tenant_id = u.tenant_id) -- missing_tenant users, missing_tenant orders
select (select count(*) from orders o where o.user_id = u.id) from users u where u.tenant_id = $1 -- missing_tenant orders
select (select count(*) from orders o where o.tenant_id = u.tenant_id) from users u where u.tenant_id = $1
select array(select o.id from orders o where o.user_id = u.id) from users u where u.tenant_id = $1 -- missing_tenant orders
select array(select o.id from orders o where o.tenant_id = u.tenant_id and exists (select 1 from notes n where n.tenant_id = u.tenant_id)) from users u where u.tenant_id = $1
select id from orders where tenant_id = (select id from tenants where name = $1)
select id from orders where tenant_id in (select id from tenants where id = $1)
select id from orders where tenant_id in (select id from tenants) -- missing_tenant orders
select id from users u where u.tenant_id = $1 and u.id in (select user_id from orders) -- missing_tenant orders
select id from users u where u.tenant_id = $1 and (u.tenant_id, u.id) in (select tenant_id, user_id from orders)
select id from users u where u.tenant_id = $1 and (u.tenant_id, u.id) not in (select tenant_id, user_id from orders)
select id from orders where tenant_id in (select tenant_id from users where tenant_id = $1)
",
    );
}

#[test]
fn from_outside_of_a_query() {
    check(
        "
select id from (select * from orders) s -- missing_tenant orders
select id from (select * from orders) s where s.tenant_id = $1
select id from (select * from orders order by id limit 5) s where s.tenant_id = $1 -- missing_tenant orders
select s.n from (select tenant_id, count(*) n from orders group by tenant_id) s where s.tenant_id = $1
select s.n from (select max(tenant_id) t, count(*) n from orders) s where s.t = $1 -- missing_tenant orders
select s.n from (select tenant_id, row_number() over (order by id) n from orders) s where s.tenant_id = $1 -- missing_tenant orders
select s.n from (select tenant_id, row_number() over (partition by tenant_id order by id) n from orders) s where s.tenant_id = $1
select s.id from (select o.id, u.tenant_id from orders o join users u on u.tenant_id = o.tenant_id) s where s.tenant_id = $1
select s.id from (select o.id, u.tenant_id from orders o join users u on u.id = o.user_id) s where s.tenant_id = $1 -- missing_tenant orders
with s as (select * from orders) select id from s where tenant_id = $1
with s as (select * from orders) select id from s -- missing_tenant orders
with s as (select * from orders where tenant_id = $1) select s.id from s join users u on u.tenant_id = s.tenant_id
with s as (select * from orders) select a.id from s a, s b where a.tenant_id = $1 -- missing_tenant orders
with s as (select * from orders) select a.id from s a, s b where a.tenant_id = $1 and a.tenant_id = b.tenant_id
with s as (delete from orders returning *) select id from s where tenant_id = $1 -- missing_tenant orders
with s as (delete from orders where tenant_id = $1 returning *) select s.id from s join users u on u.tenant_id = s.tenant_id
with s as (delete from orders) select 1 -- missing_tenant orders
select id from users where tenant_id = $1 union select id from orders -- missing_tenant orders
select id from users where tenant_id = $1 union select id from orders where tenant_id = $1
select id from (select id, tenant_id from users union all select id, tenant_id from orders) s where tenant_id = $1
select id from (select id, tenant_id from users union all select id, tenant_id from orders limit 5) s where tenant_id = $1 -- missing_tenant users, missing_tenant orders
select x.id from users u, lateral (select o.id from orders o where o.tenant_id = u.tenant_id) x where u.tenant_id = $1
select x.id from users u, lateral (select o.id from orders o where o.user_id = u.id) x where u.tenant_id = $1 -- missing_tenant orders
",
    );
}

#[test]
fn recursion() {
    check(
        "
with recursive t as (select id, tenant_id from users where tenant_id = $1 union all select u.id, u.tenant_id from users u join t on u.manager_id = t.id) select id from t -- missing_tenant users
with recursive t as (select id, tenant_id from users where tenant_id = $1 union all select u.id, u.tenant_id from users u join t on u.manager_id = t.id and u.tenant_id = t.tenant_id) select id from t
with recursive t as (select id, tenant_id from users where tenant_id = $1 union all select u.id, u.manager_id from users u join t on u.tenant_id = t.tenant_id) select id from t -- missing_tenant users
with recursive t as (select id from users where tenant_id = $1 union all select u.id from users u join t on u.manager_id = t.id where u.tenant_id = $1) select id from t
with recursive a as (select id from b where tenant_id = $1), b as (select * from orders) select id from a
with recursive a as (select id from b), b as (select * from orders) select id from a -- missing_tenant orders
",
    );
}

#[test]
fn views() {
    check(
        "
select id from open_orders -- missing_tenant open_orders
select id from open_orders where whose = $1
select id from deep where whose = $1
select id from deep d where id = $1 -- missing_tenant deep
select total from totals where tenant_id = $1
select total from totals -- missing_tenant totals
select id from amounts -- missing_tenant amounts
select id from mine
select id from joined where tenant_id = $1
select id from joined -- missing_tenant joined
",
    );
}

#[test]
fn writes() {
    check(
        "
update orders set amount = 0 where id = $1 -- missing_tenant orders
update orders set amount = 0 where id = $1 and tenant_id = $2
update orders o set amount = 0 from users u where u.id = o.user_id and u.tenant_id = $1 -- missing_tenant orders
update orders o set amount = 0 from users u where u.tenant_id = o.tenant_id and u.tenant_id = $1
update orders set amount = (select max(amount) from orders) where tenant_id = $1 -- missing_tenant orders
delete from orders where id = $1 -- missing_tenant orders
delete from orders where tenant_id = $1
insert into orders (id, user_id, amount) values ($1, $2, $3) -- missing_tenant orders
insert into orders (id, tenant_id, user_id, amount) values ($1, $2, $3, $4)
insert into orders (id, tenant_id, user_id, amount) values (1, default, 3, 4) -- missing_tenant default
insert into orders (id, tenant_id, user_id, amount) values (1, 2, 3, 4), (1, default, 3, 4) -- missing_tenant default
insert into notes (id, body) values (1, 'a') -- missing_tenant notes
insert into notes (id, body, tenant_id) select 1, 'a', $1
insert into notes (id, body, tenant_id) select id, name, tenant_id from users -- missing_tenant users
insert into accounts (name) values ('a')
insert into plans (id) values (1)
insert into users (id, tenant_id, name) values (1, 2, 'a') on conflict (tenant_id, name) do update set manager_id = 1
insert into users (id, tenant_id, name) values (1, 2, 'a') on conflict (id) do nothing
insert into users (id, tenant_id, name) values (1, 2, 'a') on conflict (id) do update set name = excluded.name -- missing_tenant users
insert into users (id, tenant_id, name) values (1, 2, 'a') on conflict (id) do update set name = excluded.name where users.tenant_id = excluded.tenant_id
insert into users (id, tenant_id, name) values (1, 2, 'a') returning (select count(*) from orders o where o.tenant_id = users.tenant_id)
merge into orders o using (select 1 as id) s on o.id = s.id when matched then delete -- missing_tenant orders
merge into orders o using (select 1 as id) s on o.id = s.id and o.tenant_id = $1 when matched then delete
merge into orders o using users u on o.user_id = u.id and o.tenant_id = u.tenant_id and u.tenant_id = $1 when matched then delete
merge into orders o using users u on o.user_id = u.id and o.tenant_id = u.tenant_id and u.tenant_id = $1 when not matched then insert (id, tenant_id, user_id, amount) values (u.id, u.tenant_id, u.id, 0) -- missing_tenant users
merge into notes n using (select 1 as id) s on n.id = s.id and n.tenant_id = 1 when not matched then insert (id, body) values (s.id, 'x') -- missing_tenant notes
merge into notes n using (select 1 as id) s on n.id = s.id and n.tenant_id = 1 when not matched by source then delete -- missing_tenant notes
merge into notes n using (select 1 as id) s on n.id = s.id and n.tenant_id = 1 when not matched by source and n.tenant_id = 1 then delete
",
    );
}

#[test]
fn without_the_key_nothing_is_found() {
    super::super::tests::check_against(SCHEMA, "select id from orders", &Levels::default());
}
