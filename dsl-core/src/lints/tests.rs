//! Each rule with what it is about and the nearest that it is not.

use crate::{
    catalog::Catalog,
    compile,
    describe::describe,
    diagnostic::Diagnostics,
    lex::sql::{Dialect, lex_sql},
    lint::{LINTS, Level, Levels, lookup_lint, unknown_lint},
    project,
    source::Source,
};

const SCHEMA: &str = "
create table users (id int primary key, name text not null, email text, manager_id int references users,
  active boolean not null, born date, balance numeric, seen timestamptz);
create unique index on users (email);
create table orders (id int primary key, user_id int not null references users, note text, placed date);
create index on orders (user_id);
create table lines (order_id int references orders, product text, amount int not null);
create table oo (id int, kind text);
create type pair as (a int, b int);
create table pairs (p pair not null);
create view recent as select * from orders where placed > '2024-01-01';
";

fn catalog(schema: &str) -> Catalog {
    let loaded = project::load(&[Source::new("schema", schema)], 18);
    assert!(loaded.mistakes.is_empty(), "{:?}", loaded.mistakes);
    loaded.catalog
}

/// Each line is a statement; behind `--` stand the lints that it deserves, each with the text at its place.
fn check(cases: &str) {
    check_with(cases, &Levels::default());
}

fn check_with(cases: &str, levels: &Levels) {
    check_against(SCHEMA, cases, levels);
}

pub(super) fn check_against(schema: &str, cases: &str, levels: &Levels) {
    let catalog = catalog(schema);
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|line| !line.trim().is_empty()) {
        let (sql, expected) = match line.rsplit_once("--") {
            Some((sql, expected)) => (sql.trim(), expected.trim()),
            None => (line.trim(), ""),
        };
        let described = describe(sql, &catalog, levels);
        if let Err(errors) = &described.outcome {
            wrong.push(format!("{sql}\n  refused: {errors:?}"));
            continue;
        }
        let found = described.lints.iter().filter(|lint| lookup_lint(lint.code).is_some());
        let found: Vec<String> = found
            .map(|lint| {
                let place = sql.get(lint.span.start as usize..lint.span.end as usize);
                format!("{} {}", lint.code, place.unwrap_or("?"))
            })
            .collect();
        if found.join(", ") != expected {
            wrong.push(format!("{sql}\n  expected: {expected}\n  found:    {}", found.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn relations_that_nothing_connects() {
    check(
        "
select 1 from users, orders -- cartesian_product orders
select 1 from users u, orders o -- cartesian_product orders
select 1 from users u, orders o where u.id = o.user_id
select 1 from users u, orders o where u.id <> o.user_id
select 1 from users u, orders o, lines l where u.id = o.user_id -- cartesian_product lines
select 1 from users u, orders o, lines l where u.id = o.user_id and l.order_id = o.id
select 1 from users u, orders o where u.active and o.placed > '2024-01-01' -- cartesian_product orders
select 1 from users u join orders o on u.active -- cartesian_product orders
select 1 from users u join orders o on o.user_id = u.id
select 1 from users u left join orders o on o.user_id = o.id -- cartesian_product orders
select 1 from users u cross join orders o
select 1 from users u join orders o on true
select 1 from users u left join lateral (select id from orders where user_id = u.id) o on true
select 1 from users u, orders o where u.id = 1 and o.id = 2
select 1 from users u, orders o where u.id = 1
select 1 from users u, orders o where u.email = 'a' and o.user_id = 2
select 1 from users u, orders o where u.name = 'a' and o.user_id = 2 -- cartesian_product orders
select 1 from users, (select max(id) m from orders) s
select 1 from users, (select id from orders) s -- cartesian_product (select id from orders) s
select 1 from users, generate_series(1, 3)
select 1 from users, unnest(array[1, 2]) x
select 1 from users, (values (1), (2)) v(x)
with p as (select $1::date as d) select 1 from users, p where users.born > p.d
with p as (select current_date as d) select 1 from users, p
with p as (select id from orders) select 1 from users, p -- cartesian_product p
with p as (select count(*) n from orders) select 1 from users, p
select 1 from users u, lateral (select 1 from orders o where o.user_id = u.id) x
select 1 from users u, unnest(array[u.id]) x, orders o where o.id = x
select 1 from users u, orders o, oo where u.id = o.user_id or o.id = oo.id
select 1 from users u, orders o where exists (select 1 from lines l where l.order_id = o.id and l.amount = u.id)
select 1 from users u, orders o where u.id in (select o.user_id)
select 1 from users natural join lines -- cartesian_product lines
select 1 from users join orders using (id)
select 1 from (users u join orders o on o.user_id = u.id) j(a), lines l where l.order_id = j.a
select 1 from users where id in (select u.id from users u, orders) -- cartesian_product orders
update users set name = 'x' from orders -- cartesian_product orders
update users set name = 'x' from orders where user_id = users.id
delete from users using orders where orders.id = 1
delete from users using orders where placed < '2020-01-01' -- cartesian_product orders
insert into oo select u.id, o.note from users u, orders o -- cartesian_product orders
select 1 from users union select 1 from orders
",
    );
}

#[test]
fn recursion_that_nothing_stops() {
    check(
        "
with recursive t(n) as (select 1 union all select n + 1 from t) select n from t limit 5 -- unbounded_recursion t
with recursive t(n) as (select 1 union all select n + 1 from t where n < 100) select n from t
with recursive t(n) as (select 1 union all select n + 1 from t where t.n <= $1) select n from t
with recursive t(n) as (select 1 union all select n + 1 from t where 100 > n) select n from t
with recursive t(n) as (select 1 union all select n + 1 from t where n + 1 < 100) select n from t
with recursive t(n) as (select 1::bigint union all select n + 1 from t where n between 1 and 9) select n from t
with recursive t(n) as (select 9 union all select n - 1 from t where n > 0) select n from t
with recursive t(n) as (select 9 union all select n - 1 from t where n < 10) select n from t -- unbounded_recursion t
with recursive t(n) as (select 9 union all select n + 3 from t where n <> 10) select n from t -- unbounded_recursion t
with recursive t(n, m) as (select 1, 5 union all select n + 1, m from t where n < m) select n from t
with recursive t(n, m) as (select 1, 5 union all select n + 1, m + 1 from t where n < m) select n from t -- unbounded_recursion t
with recursive t(n, d) as (select 1, 0 union all select n + 1, d from t where d < 10) select n from t -- unbounded_recursion t
with recursive t(d) as (select date '2024-01-01' union all select d + 1 from t where d < '2024-02-01') select d from t
with recursive t(d) as (select date '2024-01-01' union all select (d + interval '1 day')::date from t where d < '2024-02-01') select d from t
with recursive t(id, m) as (select id, manager_id from users where id = 1 union all select u.id, u.manager_id from users u join t on u.id = t.m) select * from t -- unbounded_recursion t
with recursive t(id, m) as (select id, manager_id from users where id = 1 union select u.id, u.manager_id from users u join t on u.id = t.m) select * from t
with recursive t(id, d) as (select id, 0 from users where id = 1 union select u.id, t.d + 1 from users u join t on u.manager_id = t.id) select * from t -- unbounded_recursion t
with recursive t(id, d) as (select id, 0 from users where id = 1 union all select u.id, t.d + 1 from users u join t on u.manager_id = t.id where t.d < 9) select * from t
with recursive t(id, d) as (select id, 0 from users where id = 1 union all select u.id, t.d + 1 from users u join t on u.manager_id = t.id and t.d < 9) select * from t
with recursive t(id, d) as (select id, 0 from users where id = 1 union all select u.id, t.d + 1 from users u join t on u.manager_id = t.id) select * from t where d < 9 -- unbounded_recursion t
with recursive t(id, top) as (select id, name from users where id = 1 union select u.id, t.top from users u join t on u.manager_id = t.id) select * from t
with recursive t(id, top) as (select id, name from users where id = 1 union select u.id, upper(u.name) from users u join t on u.manager_id = t.id) select * from t
with recursive t(id, p) as (select id, array[id] from users union all select u.id, p || u.id from users u join t on u.manager_id = t.id where u.id <> all(p)) select * from t
with recursive t(id, p) as (select id, array[id] from users union all select u.id, p || u.id from users u join t on u.manager_id = t.id where not u.id = any(p)) select * from t
with recursive t(id, p) as (select id, array[id] from users union all select u.id, array_append(p, u.id) from users u join t on u.manager_id = t.id where u.id <> all(p)) select * from t
with recursive t(id, p) as (select id, array[id] from users union all select u.id, p || u.manager_id from users u join t on u.manager_id = t.id where u.id <> all(p)) select * from t -- unbounded_recursion t
with recursive t(id, p) as (select id, array[id] from users union all select u.id, p || u.id from users u join t on u.manager_id = t.id where cardinality(p) < 9) select * from t
with recursive t(id, p, c) as (select id, array[id], false from users union all select u.id, p || u.id, u.id = any(p) from users u join t on u.manager_id = t.id where not c) select * from t
with recursive t(id) as (select id from users union all select u.id from users u join t on u.manager_id = t.id) cycle id set c using p select * from t
with recursive t as (select id from users) select * from t
with recursive t(n) as (select 'a' union all select n || 'b' from t where length(n) < 10) select n from t
with recursive t(n, x) as (select 'a', 'b' union all select n || x, x from t where length(n) < 10) select n from t -- unbounded_recursion t
with recursive t(n) as (select 1 union all select x from (select n + 1 as x from t where n < 5) s) select n from t
with recursive t(n) as (select 1 union all select x from (select n + 1 as x, n from t) s where n < 5) select n from t
with recursive t(n) as (select 1 union all select x from (select n + 1 as x from t) s) select n from t -- unbounded_recursion t
with recursive t(n) as (select 1 union all select n + 1 from t where false) select n from t
with recursive t(a, b) as (select 0, 1 union all select b, a + b from t where b < 100) select a from t
with recursive t(a, b) as (select 0, 1 union all select b, a + b from t where a < 100) select a from t
with recursive t(a, b) as (select 0, 1 union all select b, a + b from t where a < b) select a from t -- unbounded_recursion t
with recursive t(a, b) as (select 0, 0 union all select b, a + b from t where b < 100) select a from t -- unbounded_recursion t
with recursive t(a, b) as (select 1, -1 union all select b, a + b from t where b < 100) select a from t -- unbounded_recursion t
with recursive t(a, b) as (select 0, 1 union all select b, a - b from t where b < 100) select a from t -- unbounded_recursion t
with recursive t(a, b) as (select 0, 1 union all select b, a from t where b < 100) select a from t -- unbounded_recursion t
with recursive t(n, s) as (select 1, 2 union all select n + s, s from t where n < 100) select n from t
with recursive t(n, s) as (select 1, id::integer from users union all select n + s, s from t where n < 100) select n from t -- unbounded_recursion t
with recursive t(n, k) as (select 1, 1 union all select n + k, k + 1 from t where n < 100) select n from t
with recursive t(n) as (select 0.5::float8 union all select n + n from t where n < 100) select n from t -- unbounded_recursion t
with recursive t(m) as (select 'x' union all select 'y' from t where m = 'x') select m from t
with recursive t(m) as (select 'x' union all select 'x' from t where m = 'x') select m from t -- unbounded_recursion t
with recursive t(m) as (select 'x' union all select m from t where m = 'x') select m from t -- unbounded_recursion t
with recursive t(f) as (select true union all select false from t where f) select f from t
with recursive t(f) as (select true union all select true from t where f) select f from t -- unbounded_recursion t
",
    );
}

#[test]
fn comparisons_with_null() {
    check(
        "
select 1 from users where email = null -- null_comparison null
select 1 from users where email <> null -- null_comparison null
select 1 from users where null = email -- null_comparison null
select 1 from users where id < null::int -- null_comparison null::int
select email = null from users -- null_comparison null
select case email when null then 1 end from users -- null_comparison null
select 1 from users where (email, id) = (null, 1) -- null_comparison null
select 1 from users where email is null
select 1 from users where email is not distinct from null
select 1 from users where email = $1
select nullif(email, null) from users
select 1 from users where null between id and 5 -- null_comparison null
select coalesce(email, null) from users
select email || null from users
update users set email = null where id = 1
",
    );
}

#[test]
fn orders_and_groups_of_a_parameter() {
    check(
        "
select 1 from users order by $1 -- order_by_parameter $1
select 1 from users order by ($1) desc, id -- order_by_parameter $1
select 1 from users order by id, $1::text collate \"C\" -- order_by_parameter $1::text collate \"C\"
select 1 from users order by $1::int -- order_by_parameter $1::int
select 1 from users order by lower($1) || ' desc' -- order_by_parameter lower($1) || ' desc'
select 1 from users order by case when $1 then name end
select 1 from users order by case $1::int when 1 then 'a' end -- order_by_parameter case $1::int when 1 then 'a' end
select 1 from users order by name = $1, name
select 1 from users order by (select name from users u where u.id = $1)
select 1 from users order by random() * $1
select 1 from users order by current_date
select $1::text as key, id from users order by key
select $1::text as key, id from users order by 1, id
select $1::date as day, count(*) from users group by day
select count(*) from users group by $1::text -- order_by_parameter $1::text
select count(*) from users group by rollup (name, $1::text) -- order_by_parameter $1::text
select active, count($1::int) from users group by active order by count($1::int)
select distinct on ($1::text) id from users order by $1::text, id -- order_by_parameter $1::text
select distinct on (name) id from users order by name, id
select row_number() over (order by $1::text) from users -- order_by_parameter $1::text
select row_number() over (partition by $1::text order by id) from users -- order_by_parameter $1::text
select rank() over w, row_number() over (w order by id) from users window w as (partition by $1::int) -- order_by_parameter $1::int
select lag(id, $1) over (order by id) from users
select string_agg(name, ',' order by $1::text) from users -- order_by_parameter $1::text
select string_agg(name, $1 order by name) from users
select percentile_cont($1) within group (order by balance) from users
select 1 from (select id from users order by $1::text) s -- order_by_parameter $1::text
select id from users union select id from orders order by id
",
    );
}

#[test]
fn not_in_with_a_null_in_it() {
    check(
        "
select 1 from users where id not in (select manager_id from users) -- not_in_nullable manager_id
select 1 from users where id <> all (select manager_id from users) -- not_in_nullable manager_id
select 1 from users where not id = any (select manager_id from users) -- not_in_nullable manager_id
select 1 from users where id not in (select manager_id from users where manager_id is not null)
select 1 from users where id not in (select manager_id from users where manager_id > 5)
select 1 from users where id not in (select user_id from orders)
select 1 from users where id not in (select o.id from users u left join orders o on o.user_id = u.id) -- not_in_nullable o.id
select 1 from users where id not in (select coalesce(manager_id, 0) from users)
select 1 from users where id in (select manager_id from users)
select 1 from users where id = any (select manager_id from users)
select 1 from users where id < all (select manager_id from users)
select 1 from users where id not in (1, 2)
select 1 from users where id not in (1, null) -- not_in_nullable null
select 1 from users where id <> all (array[1, null]) -- not_in_nullable null
select 1 from users where id <> all ('{1,NULL}') -- not_in_nullable '{1,NULL}'
select 1 from users where name <> all ('{a,\"NULL\"}')
select 1 from users where id <> all ($1)
select 1 from users where id in (1, null)
select id not in (select manager_id from users) from users -- not_in_nullable manager_id
select 1 from users where (id, id) not in (select user_id, id from orders)
",
    );
}

#[test]
fn tests_that_are_never_true() {
    check(
        "
select 1 from users where id is null -- never_true id is null
select 1 from users where email is null
select 1 from users where email = 'a' and email is null -- never_true email is null
select 1 from users where email = 'a' or email is null
select 1 from users where not (email is null)
select 1 from users where not (id is null) -- never_true id is null
select 1 from users where email is not null
select email is null from users where email > 'a' -- never_true email is null
select 1 from users u left join orders o on o.user_id = u.id where o.id is null
select 1 from users u left join orders o on o.user_id = u.id where not (o.id is null)
select 1 from users u left join orders o on o.user_id = u.id and o.id is null
select 1 from users u join orders o on o.user_id = u.id where o.id is null -- never_true o.id is null
select 1 from users u left join orders o on o.user_id = u.id where o.user_id > 1 and o.id is null -- never_true o.id is null
select 1 from users where $1::int is null or id = $1
select case when email is null then 1 end from users
select case when id is null then 1 end from users -- never_true id is null
select 1 from users having count(*) is null -- never_true count(*) is null
select 1 from users having max(id) is null
select 1 from pairs where p is null
select 1 from users u where exists (select 1 from orders o where u.email is null)
select 1 from users u where u.email = 'a' and exists (select 1 from orders o where u.email is null) -- never_true u.email is null
select 1 from users where coalesce(email, 'x') is null -- never_true coalesce(email, 'x') is null
with c as (select id, email from users where email > 'a') select 1 from c where email is null -- never_true email is null
select 1 from users where (email is null) = false
",
    );
}

#[test]
fn names_that_a_subquery_takes_from_outside() {
    check(
        "
select 1 from orders where user_id in (select user_id from oo) -- correlated_capture user_id
select 1 from orders where user_id in (select orders.user_id from oo)
select 1 from orders where user_id in (select o.user_id from orders o)
select 1 from orders where user_id in (select id from oo)
select 1 from orders where user_id in (select user_id from oo union select id from users) -- correlated_capture user_id
select 1 from orders where user_id = any (select user_id from oo) -- correlated_capture user_id
select (select note from oo limit 1) from orders -- correlated_capture note
select (select note) from orders
select array(select note from oo) from orders -- correlated_capture note
select 1 from orders where exists (select 1 from oo where user_id = 5) -- correlated_capture user_id
select 1 from orders where exists (select 1 from oo where user_id = id)
select 1 from orders where exists (select 1 from oo where orders.user_id = 5)
select 1 from orders where exists (select note from oo where kind = 'a')
select 1 from orders where exists (select 1 from oo join lines on user_id = 1) -- correlated_capture user_id
select 1 from orders o where exists (select 1 from oo where o.note = note) -- correlated_capture note
select 1 from orders, lateral (select user_id + 1 as n) s
select 1 from orders, lateral (select oo.kind from oo where oo.id = user_id) s
select 1 from orders where exists (select 1 from oo where exists (select 1 from lines where order_id = user_id))
",
    );
}

#[test]
fn writes_of_every_row() {
    check(
        "
delete from users -- missing_where users
update users set name = 'x' -- missing_where users
update users u set name = 'x' -- missing_where users
with d as (delete from oo returning id) select id from d -- missing_where oo
delete from users where true
delete from users where id = 1
update users set name = 'x' from orders where user_id = users.id
insert into oo default values
",
    );
}

#[test]
fn limits_over_rows_in_no_order() {
    check(
        "
select id from users limit 5 -- limit_without_order 5
select id from users limit $1 -- limit_without_order $1
select id from users offset 5 -- limit_without_order 5
select id from users fetch first row only -- limit_without_order fetch
select id from users order by id limit 5
select id from users limit all
select id from users limit null
select id from users limit 0
select id from users offset null
values (1), (2) limit 1
delete from oo where ctid = any (array(select ctid from oo where id < 5 limit 10))
select (select u.name from oo limit 1) from users u
select random() from oo limit 1 -- limit_without_order 1
select id from users offset 0
select id from users where id = 1 limit 1
select count(*) from users limit 1
select 1 from users limit 1
select exists (select id from users limit 1)
select id from users limit 1 for update skip locked
select id from (select id from users order by name) s limit 5
select n from generate_series(1, 10) n limit 5
select n from (values (1), (2)) v(n) limit 1
select user_id, count(*) from orders group by user_id limit 5 -- limit_without_order 5
select id from users union select id from orders limit 5 -- limit_without_order 5
select 1 from users where id in (select user_id from orders limit 5) -- limit_without_order 5
with recursive t(n) as (select 1 union all select n + 1 from t where n < 9) select n from t limit 5
",
    );
}

#[test]
fn literals_that_settings_read() {
    check(
        "
select 1 from users where born = '01/02/2024' -- setting_dependent_literal '01/02/2024'
select 1 from users where born = '2024-02-01'
select 1 from users where born = 'Feb 1, 2024'
select 1 from users where born = '20240201'
select 1 from users where born = '13/02/2024' -- setting_dependent_literal '13/02/2024'
select 1 from users where seen > '01/02/2024 10:00+00' -- setting_dependent_literal '01/02/2024 10:00+00'
select 1 from users where seen > '2024-02-01 10:00'
select date '01-02-2024' -- setting_dependent_literal date '01-02-2024'
select interval '-1 2:03' -- setting_dependent_literal interval '-1 2:03'
select interval '-1 day 2 hours' -- setting_dependent_literal interval '-1 day 2 hours'
select interval '-1 day -2 hours'
select interval '-1 day +2 hours'
select interval '-1 day'
select interval '1 day 2 hours'
select interval '1 day ago'
select '12.34'::money -- setting_dependent_literal '12.34'::money
select 12.34::numeric::money
select '01/02/2024'
select 'now'::date
",
    );
}

#[test]
fn lookups_without_an_index() {
    let mut levels = Levels::default();
    levels.set("unindexed_lookup", Level::Warn).unwrap();
    check_with(
        "
select 1 from users where name = 'a' -- unindexed_lookup name
select 1 from users where name = 'a' and id = 1
select 1 from users where email = $1
select 1 from users where name in ('a', 'b') -- unindexed_lookup name
select 1 from users where name <> 'a'
select 1 from orders where note = 'a' and placed = '2024-01-01' -- unindexed_lookup note
select 1 from users u join lines l on l.order_id = u.id
select 1 from users u where exists (select 1 from lines l where l.order_id = u.id) -- unindexed_lookup l.order_id
delete from lines where product = 'a' -- unindexed_lookup product
select 1 from recent where note = 'a'
",
        &levels,
    );
    check("select 1 from users where name = 'a'");
}

#[test]
fn nested_rows() {
    let catalog = catalog(SCHEMA);
    let lines = "o.user_id = u.id";
    for (sql, expected) in [
        (
            format!(
                "select u.id, array(select o.id, o.note from orders o where {lines}) as o from users u"
            ),
            1,
        ),
        (
            format!(
                "select u.id, array(select o.id, o.note from orders o where {lines}) as o from users u limit 9"
            ),
            0,
        ),
        (
            format!(
                "select array(select o.id, o.note from orders o where {lines}) as o from users u where id = 1"
            ),
            0,
        ),
        (
            format!(
                "select u.id, array(select o.id from orders o where {lines}) as o from users u"
            ),
            0,
        ),
        (
            format!(
                "select u.id, batch array(select o.id, o.note from orders o where {lines}) as o from users u"
            ),
            0,
        ),
        (
            format!(
                "select u.id, (select o.id, o.note from orders o where {lines} limit 1) as o from users u"
            ),
            0,
        ),
        (
            format!(
                "update users u set active = false returning array(select o.id, o.note from orders o where {lines}) as o"
            ),
            0,
        ),
        (
            format!(
                "select u.id, batch array(select o.id, array(select l.product, l.amount from lines l where l.order_id = o.id) as l from orders o where {lines}) as o from users u"
            ),
            1,
        ),
        (
            format!(
                "select u.id, array(select o.id, array(select l.product, l.amount from lines l where l.order_id = o.id) as l from orders o where {lines}) as o from users u"
            ),
            1,
        ),
    ] {
        let mut diagnostics = Diagnostics::new();
        let lexed = lex_sql(&sql, Dialect { splices: true, version: 18 }, &mut diagnostics);
        let compiled = compile(&lexed, &catalog, &Levels::default(), &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{sql}: {diagnostics:?}");
        let found = compiled.unwrap().lints.found;
        let count = found.iter().filter(|lint| lint.code == "nested_many").count();
        assert_eq!(count, expected, "{sql}: {found:?}");
    }
}

#[test]
fn a_table_names_each_lint_once_in_order() {
    let names = LINTS.map(|lint| lint.name);
    assert!(names.is_sorted(), "{names:?}");
    assert!(LINTS.iter().all(|lint| !lint.about.is_empty()));
    assert_eq!(
        unknown_lint("missing_were"),
        "there is no lint \"missing_were\": did you mean \"missing_where\"?"
    );
    assert_eq!(
        unknown_lint("cartesian"),
        "there is no lint \"cartesian\": did you mean \"cartesian_product\"?"
    );
    assert!(unknown_lint("dead_code").contains("there are cartesian_product"));
}

#[test]
fn levels_decide() {
    let catalog = catalog(SCHEMA);
    let judged = |level| {
        let mut levels = Levels::default();
        levels.set("missing_where", level).unwrap();
        describe("delete from users", &catalog, &levels).lints
    };
    assert!(judged(Level::Allow).is_empty());
    assert_eq!(judged(Level::Warn).first().unwrap().severity, crate::diagnostic::Severity::Warning);
    assert_eq!(judged(Level::Deny).first().unwrap().severity, crate::diagnostic::Severity::Error);
}
