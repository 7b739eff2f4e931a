//! Each feature of the table where it is refused, and the nearest that is not.

use crate::{
    catalog::Catalog,
    describe::describe,
    engine::{Distributed, Target, features::FEATURES},
    lint::Levels,
    project,
    schema::Settings,
    source::Source,
};

const SCHEMA: &str = "
create table tenants (id int primary key, name text not null, details jsonb, document xml);
create table orders (tenant_id int not null, id int not null, note text, placed timestamptz, primary key (tenant_id, id));
create table lines (tenant_id int not null, order_id int not null, amount int not null, note text);
create table countries (code text primary key, name text not null);
create unique index on countries (lower(name));
create domain email as text;
create table people (id int primary key, address email, during tstzrange, times tstzmultirange);
create table parts (id int primary key, parent int references parts);
create foreign table elsewhere (id int) server other;
create table ruled (tenant_id int not null, id int);
create rule r as on insert to ruled do also nothing;
";

fn catalog(target: &str) -> Catalog {
    let mut target = Target::parse(target).unwrap();
    for table in ["orders", "lines", "ruled"] {
        let (table, column) = (table.to_owned(), "tenant_id".to_owned());
        target.distributed.push(Distributed { table, column });
    }
    let settings = Settings { target, ..Settings::from(18) };
    let loaded = project::load(&[Source::new("schema", SCHEMA)], settings);
    assert!(loaded.mistakes.is_empty(), "{:?}", loaded.mistakes);
    loaded.catalog
}

/// Each line is a statement; behind `--` stands what is refused in it: the place, and the beginning of the message.
#[track_caller]
fn check(target: &str, cases: &str) {
    let catalog = catalog(target);
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|line| !line.trim().is_empty()) {
        let (sql, expected) = match line.rsplit_once(" -- ") {
            Some((sql, expected)) => (sql.trim(), expected.trim()),
            None => (line.trim(), ""),
        };
        let described = describe(sql, &catalog, &Levels::default());
        let found: Vec<String> = match &described.outcome {
            Ok(_) => Vec::new(),
            Err(errors) => errors
                .iter()
                .map(|error| {
                    let place = sql.get(error.span.start as usize..error.span.end as usize);
                    format!("{}: {}", place.unwrap_or("?"), error.message)
                })
                .collect(),
        };
        if found.join("; ") != expected {
            wrong.push(format!("{sql}\n  expected: {expected}\n  found:    {}", found.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cockroachdb_lacks() {
    check(
        "cockroachdb",
        r#"
select id from tenants where id > 0
merge into countries c using tenants t on c.code = t.name when matched then delete -- merge: CockroachDB has no MERGE
with a as (select 1 as x) merge into countries c using a on true when matched then delete -- merge: CockroachDB has no MERGE
select code, count(*) from countries group by rollup (code) -- rollup: CockroachDB has no grouping sets
select code, count(*) from countries group by code, () -- (: CockroachDB has no grouping sets
select 1 where exists (select 1 from countries group by cube (code)) -- cube: CockroachDB has no grouping sets
select 1 as x union all select 2 from countries group by grouping sets ((code)) -- grouping: CockroachDB has no grouping sets
select code from countries tablesample system (1) -- tablesample: CockroachDB has no TABLESAMPLE
select c.code from tenants t join (countries c tablesample system (1) cross join people) on true -- tablesample: CockroachDB has no TABLESAMPLE
delete from people using countries tablesample bernoulli (5) -- tablesample: CockroachDB has no TABLESAMPLE
select address from people where address = 'a'
select id from people
select times from people -- times: CockroachDB has no multirange types
select xmin, tableoid from tenants -- xmin: CockroachDB has no system columns but `tableoid`
select id from tenants order by id fetch first 1 rows with ties -- ties: CockroachDB has no WITH TIES
select id from tenants order by id fetch first 1 rows only
select during from people where during && tstzrange(now(), null) -- during: CockroachDB has no range types; during: CockroachDB has no range types; tstzrange(now(), null): CockroachDB has no range types
select lower('[1,2)'::int4range) -- '[1,2)'::int4range: CockroachDB has no range types
select document from tenants -- document: CockroachDB has no XML
select xmlelement(name a) -- xmlelement(name a): CockroachDB has no XML
select xml_is_well_formed(name) from tenants -- xml_is_well_formed(name): CockroachDB has no XML
select id from elsewhere -- elsewhere: CockroachDB has no foreign tables
select pg_notify('a', 'b') -- pg_notify('a', 'b'): CockroachDB has no NOTIFY
select pg_try_advisory_xact_lock(1), pg_advisory_xact_lock_shared(1, 2)
select pg_advisory_lock(1) -- pg_advisory_lock(1): CockroachDB has no advisory locks of a session
select pg_try_advisory_lock_shared(1) -- pg_try_advisory_lock_shared(1): CockroachDB has no advisory locks of a session
select json_object('a': 1) -- json_object: CockroachDB has no SQL/JSON functions
select name is json from tenants -- name is json: CockroachDB has no SQL/JSON functions
select j.a from json_table(jsonb '1', '$' columns (a int path '$')) j -- json_table: CockroachDB has no SQL/JSON functions
select jsonb_build_object('a', 1), details -> 'a', details['a'] from tenants
select amount / 2 from lines -- amount / 2: CockroachDB divides integers to a numeric
select amount / 2.0, amount::numeric / order_id, 3.0 / 2 from lines
select ~amount + 1 from lines -- ~: CockroachDB binds `~` closer than an operator behind it
select (~amount) + 1, ~(amount + 1), ~amount from lines
select amount | order_id & 1 from lines -- &: CockroachDB binds `&` closer than `#`, and that closer than `|`
update lines set amount = amount & 1 # order_id -- #: CockroachDB binds `&` closer than `#`, and that closer than `|`
select amount | (order_id & 1), amount & order_id & 1 from lines
insert into countries (code, name) values ('a', 'b') on conflict (lower(name)) do nothing -- lower(name): CockroachDB has no expressions in the target of ON CONFLICT
insert into countries (code, name) values ('a', 'b') on conflict (code) do nothing
with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select n from r
select id from tenants for update
update orders set placed = clock_timestamp(), tenant_id = 2
"#,
    );
    check(
        "cockroachdb 26.2",
        "
select address from people -- address: CockroachDB has no domains before 26.3
select 1 from people where address = 'a' -- address: CockroachDB has no domains before 26.3
insert into people (id, address) values (1, 'a') -- 'a': CockroachDB has no domains before 26.3
select array_agg(address) from people -- address: CockroachDB has no domains before 26.3
select pg_try_advisory_xact_lock(1) -- pg_try_advisory_xact_lock(1): CockroachDB has no advisory locks of a transaction before 26.3
select pg_advisory_unlock(1) -- pg_advisory_unlock(1): CockroachDB has no advisory locks of a session
",
    );
}

#[test]
fn what_yugabytedb_lacks() {
    let always = r#"
merge into countries c using tenants t on c.code = t.name when matched then delete -- merge: YugabyteDB has no MERGE
select code from countries tablesample system (1) -- tablesample: YugabyteDB has no TABLESAMPLE
select xmin, tableoid from tenants -- xmin: YugabyteDB has no system columns but `tableoid`
select t.ctid from tenants t -- t.ctid: YugabyteDB has no system columns but `tableoid`
select txid_current() -- txid_current(): YugabyteDB has no transaction ids
select '1'::xid8 -- '1'::xid8: YugabyteDB has no transaction ids
select during, address, amount / 2 from people, lines
select code from countries group by rollup (code)
"#;
    check("yugabytedb", always);
    check("yugabytedb 2024.2", always);
    let since = "
select pg_notify('a', 'b')
select pg_advisory_lock(1)
select document, xmlelement(name a) from tenants
select details['a'] from tenants
select times from people
select id from tenants order by id fetch first 1 rows with ties
with t as materialized (select 1 as a) select a from t
";
    check("yugabytedb", since);
    check(
        "yugabytedb 2024.2.1",
        "
select pg_notify('a', 'b') -- pg_notify('a', 'b'): YugabyteDB has no NOTIFY before 2025.2.3
select pg_advisory_lock(1) -- pg_advisory_lock(1): YugabyteDB has no advisory locks of a session before 2025.1
select pg_advisory_xact_lock(1) -- pg_advisory_xact_lock(1): YugabyteDB has no advisory locks of a transaction before 2025.1
select document from tenants -- document: YugabyteDB has no XML before 2026.1
select details['a'] from tenants -- details['a']: YugabyteDB has no subscripts of jsonb before 2025.1
select times from people -- times: YugabyteDB has no multirange types before 2025.1
select id from tenants order by id fetch first 1 rows with ties -- ties: YugabyteDB has no WITH TIES before 2025.1
with t as materialized (select 1 as a) select a from t -- materialized: YugabyteDB has no MATERIALIZED in WITH before 2025.1
with t as (delete from parts returning id), u as not materialized (select id from t) select id from u -- materialized: YugabyteDB has no MATERIALIZED in WITH before 2025.1
",
    );
}

#[test]
fn what_citus_lacks_over_several_shards() {
    check(
        "citus",
        r#"
select id from orders for update -- for: Citus has no row locks where several shards of "orders" answer
select id from orders where tenant_id = 1 for update
select id from orders where tenant_id = $1 for update
select id from orders where tenant_id in (1, 2) for update -- for: Citus has no row locks where several shards of "orders" answer
select name from tenants for update
select o.id from orders o join lines l on l.tenant_id = o.tenant_id where o.tenant_id = 1 for update
select o.id from orders o join lines l on l.order_id = o.id where o.tenant_id = 1 for update -- for: Citus has no row locks where several shards of "lines" answer
select note from orders group by rollup (note) -- rollup: Citus has no grouping sets where several shards of "orders" answer
select note from orders where tenant_id = 1 group by rollup (note)
select name from tenants group by rollup (name)
select s.note from (select note, tenant_id from orders group by cube (note, tenant_id)) s where s.tenant_id = 1
select s.note from (select note from orders group by cube (note)) s -- cube: Citus has no grouping sets where several shards of "orders" answer
select id from orders tablesample system (1) -- tablesample: Citus has no TABLESAMPLE where several shards of "orders" answer
select id from orders tablesample system (1) where tenant_id = 1
with recursive r as (select order_id from lines union all select l.order_id + 1 from lines l join r on r.order_id = l.order_id) select order_id from r -- r: Citus has no recursive queries where several shards of "lines" answer
with recursive r as (select order_id from lines where tenant_id = 1 union all select l.order_id + 1 from lines l join r on r.order_id = l.order_id where l.tenant_id = 1) select order_id from r
with recursive r as (select id from parts union all select p.id from parts p join r on p.parent = r.id) select id from r
select id from orders o where exists (select 1 from lines l where l.order_id = o.id) -- o.id: Citus has no subqueries that are correlated by other than the distribution column where several shards of "lines" answer
select id from orders o where exists (select 1 from lines l where l.order_id = o.id and l.tenant_id = o.tenant_id)
select id from orders o where exists (select 1 from lines l where l.tenant_id = o.id) -- o.id: Citus has no subqueries that are correlated by other than the distribution column where several shards of "lines" answer
select id from orders o where exists (select 1 from tenants t where t.id = o.id)
select id from orders o where id in (select order_id from lines)
"#,
    );
}

#[test]
fn what_citus_lacks_of_distributed_tables() {
    check(
        "citus",
        r#"
update orders set placed = clock_timestamp() where tenant_id = 1 -- clock_timestamp(): Citus calls no volatile functions in UPDATE of a distributed table, as "orders" is
update orders set placed = now() where tenant_id = 1
update tenants set id = (random() * 5)::int
update orders set tenant_id = 2 where tenant_id = 1 -- tenant_id: Citus does not change the distribution column of a distributed table, as "orders" is
insert into orders (tenant_id, id) values (1, 1) on conflict (tenant_id, id) do update set tenant_id = 3 -- tenant_id: Citus does not change the distribution column of a distributed table, as "orders" is
insert into orders (tenant_id, id) values (1, (select max(id) from orders)) -- (select max(id) from orders): Citus has no subqueries in VALUES of a distributed table, as "orders" is
insert into orders (tenant_id, id) values (1, 2), (1, (select 1)) -- (select 1): Citus has no subqueries in VALUES of a distributed table, as "orders" is
insert into orders (tenant_id, id) select id, 1 from tenants
insert into tenants (id, name) values (1, (select 'a'))
insert into ruled (tenant_id) values (1) -- ruled: Citus has no rules of a distributed table, as "ruled" is
merge into tenants t using orders o on t.id = o.id when matched then delete -- orders: Citus has no MERGE between a distributed table and one that is not
merge into orders o using lines l on o.tenant_id = l.tenant_id when matched then delete
"#,
    );
}

#[test]
fn a_table_has_the_column_that_it_is_distributed_by() {
    let mut target = Target::parse("citus").unwrap();
    target.distributed = vec![Distributed { table: "orders".into(), column: "tenant".into() }];
    let settings = Settings { target, ..Settings::from(18) };
    let loaded = project::load(&[Source::new("schema", SCHEMA)], settings);
    let errors = describe("select id from orders", &loaded.catalog, &Levels::default());
    let errors = errors.outcome.unwrap_err();
    assert_eq!(errors[0].message, "column \"tenant\" of relation \"orders\" does not exist");
    assert!(
        describe("select id from tenants", &loaded.catalog, &Levels::default()).outcome.is_ok()
    );
}

/// As names of SQL are.
#[test]
fn the_name_of_a_table_is_in_any_case() {
    let mut target = Target::parse("citus").unwrap();
    target.distributed = vec![Distributed { table: "public.Orders".into(), column: "id".into() }];
    assert_eq!(target.distribution("public", "orders"), Some("id"));
    assert_eq!(target.distribution("shop", "orders"), None);
}

#[test]
fn postgresql_lacks_nothing() {
    check(
        "postgresql",
        "select document, during, people.xmin, ~amount + 1 / 2 from people, tenants, orders, lines for update",
    );
}

/// Each feature is refused by some engine in the cases above.
#[test]
fn every_row_of_the_table_has_a_case() {
    let text = include_str!("tests.rs");
    for row in FEATURES {
        assert!(text.matches(row.says).count() > 0, "{:?}", row.feature);
    }
}
