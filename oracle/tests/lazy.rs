//! A schema that is read as far as it is asked for says what the whole of it says.

use std::collections::HashMap;

use sqlweave_core::catalog::Catalog;
use sqlweave_core::describe::describe;
use sqlweave_core::lint::Levels;
use sqlweave_core::schema::{self, References, Schema};
use sqlweave_core::source::Source;
use sqlweave_oracle::corpus;
use sqlweave_oracle::lazy;

const VERSION: u8 = 18;

/// One statement in so many is asked of a schema of its own.
const SOME: usize = 10;

/// The common schema, as it is with what a case adds.
struct Both {
    whole: Catalog,
    /// One that statement after statement is asked of, until it is read whole.
    lazy: Schema,
    source: Source,
}

impl Both {
    fn read(text: String) -> Both {
        let source = Source::new("schema.sql", text);
        let whole = schema::load(std::slice::from_ref(&source), VERSION, &mut Vec::new());
        let lazy = open(&source);
        Both { whole, lazy, source }
    }
}

fn open(source: &Source) -> Schema {
    Schema::open(vec![source.clone()], VERSION, References::BetweenAsked)
}

#[test]
fn statements_of_the_corpus_are_described_alike() {
    let common = corpus::common_schema().unwrap();
    let mut schemas: HashMap<String, Both> = HashMap::new();
    let mut different = Vec::new();
    let mut number = 0;
    for file in corpus::load("").unwrap() {
        for case in file.statements().filter(|case| case.is_for(u32::from(VERSION))) {
            let text = || Both::read(format!("{common}\n{}", case.schema));
            let both = schemas.entry(case.schema.clone()).or_insert_with(text);
            number += 1;
            if describe(&case.sql, &both.whole, &Levels::default()).outcome.is_err()
                && number % SOME != 0
            {
                // What is in error is read the whole for.
                continue;
            }
            different.extend(lazy::different_answer(&case.sql, &both.whole, &mut both.lazy));
            if both.lazy.is_complete() {
                both.lazy = open(&both.source);
            }
            if number % SOME == 0 {
                let mut fresh = open(&both.source);
                different.extend(lazy::different_answer(&case.sql, &both.whole, &mut fresh));
            }
        }
    }
    assert!(different.is_empty(), "{}\n{} differ", different.join("\n"), different.len());
}

#[test]
fn all_that_there_is_of_a_name_is_read_for_it() {
    let source = Source::new("schema.sql", corpus::common_schema().unwrap());
    let different = lazy::differences(&[source], VERSION);
    assert!(different.is_empty(), "{}\n{} differ", different.join("\n"), different.len());
}

/// A partition waits until it is asked for, also where its parent was asked for before, and gets what its parent had or
/// got.
#[test]
fn partitions_are_read_where_they_are_asked_for() {
    let table = "create table p (id bigint not null, day date not null, note text) partition by range (day);
        create table p1 (id bigint not null, day date not null, note text);
        create table p2 (id bigint not null, day date not null, note text);
        create table other (id bigint primary key);";
    let attached =
        "alter table only p attach partition p1 for values from ('2024-01-01') to ('2025-01-01');
        alter table only p attach partition p2 for values from ('2025-01-01') to ('2026-01-01');";
    let later = "alter table only p add primary key (id, day);
        alter table only p1 add primary key (id, day);
        create index on p (note);
        alter table p add column more integer not null default 0;
        alter table p add foreign key (id) references other;";
    let foreign = "create foreign data wrapper w; create server s foreign data wrapper w;
        create foreign table f (id bigint not null, day date not null, note text) server s;
        alter table p attach partition f default;";
    for (text, waits) in [
        (format!("{table}{attached}{later}"), true),
        (format!("{table}{later}"), true),
        (format!("{table}{attached}{later}{foreign}"), false),
    ] {
        let source = Source::new("schema.sql", text);
        let different = lazy::differences(std::slice::from_ref(&source), VERSION);
        assert!(different.is_empty(), "{}", different.join("\n"));
        let whole = schema::load(std::slice::from_ref(&source), VERSION, &mut Vec::new());
        for order in [["p", "p1", "p2"], ["p2", "p", "p1"], ["p1", "p2", "p"]] {
            let mut lazy = open(&source);
            for (index, name) in order.iter().enumerate() {
                let by_key = format!("select * from {name} where id = $1 and day = $2");
                assert_eq!(lazy::different_answer(&by_key, &whole, &mut lazy), None, "{order:?}");
                let is_read = |other: &&str| lazy.catalog().lookup_relation(None, other).is_some();
                let others = order.iter().filter(|other| !["p", name].contains(*other));
                if index == 0 && waits {
                    assert_eq!(others.filter(|other| is_read(other)).count(), 0, "{order:?}");
                }
                // What is in error is read the whole for.
                let insert = format!(
                    "insert into {name} (id, day) values ($1, $2) on conflict (id, day) do nothing"
                );
                assert_eq!(lazy::different_answer(&insert, &whole, &mut lazy), None, "{order:?}");
            }
        }
    }
}

/// What a generated column is computed by, and what its names mean, comes with its table.
#[test]
fn generated_columns_are_judged_by_the_whole_schema() {
    let text = "create table t (a integer, b integer not null, e integer generated always as (b) stored);
        create table u (a varchar not null, b integer not null, e text generated always as (lower(a)) stored,
            f integer generated always as (abs(b)) stored, g integer generated always as (a::integer) stored);
        create function lower(x varchar) returns varchar language sql immutable as 'select null::varchar';
        create function never(x varchar) returns integer language sql immutable as 'select null::integer';
        create cast (varchar as integer) with function never(varchar);
        create table w (a varchar not null, e text generated always as (lower(a)) stored,
            f integer generated always as (a::integer) stored);
        alter function lower(varchar) rename to other;
        drop cast (varchar as integer);
        create table c (e integer generated always as (a) stored) inherits (t);
        create table p (k integer, a integer not null, b integer, e integer generated always as (a) stored)
            partition by list (k);
        create table p1 (k integer, a integer not null, b integer, e integer generated always as (b) stored);
        create table k (a integer not null, b integer, e integer generated always as (a) stored);
        create view v as select t.e, k.e as own, (select f from u limit 1) as f from t, k;
        alter table only p attach partition p1 for values in (1);
        alter table k alter e set expression as (b);";
    let source = Source::new("schema.sql", text);
    let different = lazy::differences(std::slice::from_ref(&source), VERSION);
    assert!(different.is_empty(), "{}", different.join("\n"));
}
