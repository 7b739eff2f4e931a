//! What engines lack of PostgreSQL's statements, as their own documentation has it: one table, for the rules, for
//! what they say, and for the guide.
//!
//! CockroachDB: cockroachlabs.com/docs, "PostgreSQL Compatibility" and "SQL Feature Support", 26.2, what is new in 26.3, and the
//! issues that its grammar names. YugabyteDB: docs.yugabyte.com, "PostgreSQL compatibility" and the known issues of Voyager. Citus:
//! docs.citusdata.com, "SQL Support and Workarounds", 11.3 to stable.

use super::{Engine, Target};
use Engine::{Citus, CockroachDb, YugabyteDb};

/// A part of the language that some engine lacks, or means something else by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Feature {
    BitwiseMix,
    BitwiseNot,
    ConflictExpression,
    Correlated,
    DistributionColumn,
    Domain,
    ForeignTable,
    GroupingSets,
    InsertSubquery,
    IntegerDivision,
    JsonSubscript,
    Materialized,
    Merge,
    MergeMixed,
    Multirange,
    Notify,
    Range,
    Recursive,
    RowLock,
    Rule,
    SessionLock,
    SqlJson,
    SystemColumn,
    TableSample,
    TransactionId,
    TransactionLock,
    VolatileUpdate,
    WithTies,
    Xml,
}

/// Where an engine lacks it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lack {
    Always,
    /// In versions before this one.
    Before(&'static str),
    /// In a query of a distributed table that more than one shard has to answer.
    OverShards,
    /// Of a table that is distributed.
    Distributed,
}

/// What is known of a feature.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub feature: Feature,
    /// Behind the engine's name.
    pub says: &'static str,
    /// What to write instead.
    pub instead: &'static str,
    pub lacking: &'static [(Engine, Lack)],
}

const fn row(
    feature: Feature,
    says: &'static str,
    instead: &'static str,
    lacking: &'static [(Engine, Lack)],
) -> Row {
    Row { feature, says, instead, lacking }
}

/// Every feature that an engine lacks.
pub const FEATURES: &[Row] = &[
    // "Precedence of bitwise operators": all the same in PostgreSQL, from left to right.
    row(
        Feature::BitwiseMix,
        "binds `&` closer than `#`, and that closer than `|`",
        "put one of the operations into parentheses: `(a | b) & c`",
        &[(CockroachDb, Lack::Always)],
    ),
    // "Precedence of unary ~".
    row(
        Feature::BitwiseNot,
        "binds `~` closer than an operator behind it",
        "put what it stands for into parentheses: `~(a + b)` or `(~a) + b`",
        &[(CockroachDb, Lack::Always)],
    ),
    row(
        Feature::ConflictExpression,
        "has no expressions in the target of ON CONFLICT",
        "name columns: a computed column can be unique in place of the expression",
        &[(CockroachDb, Lack::Always)],
    ),
    row(
        Feature::Correlated,
        "has no subqueries that are correlated by other than the distribution column",
        "join a subquery that is grouped, or compare the distribution columns of both tables in it",
        &[(Citus, Lack::OverShards)],
    ),
    // "modifying the partition value of rows is not allowed", as its planner says.
    row(
        Feature::DistributionColumn,
        "does not change the distribution column",
        "delete the row and insert it again",
        &[(Citus, Lack::Distributed)],
    ),
    // Issue 27796; "CREATE DOMAIN" of 26.3.
    row(
        Feature::Domain,
        "has no domains",
        "declare the type below it, with the CHECK at the column",
        &[(CockroachDb, Lack::Before("26.3"))],
    ),
    // "Unsupported features": foreign data wrappers.
    row(
        Feature::ForeignTable,
        "has no foreign tables",
        "ask the other server by a query of its own",
        &[(CockroachDb, Lack::Always)],
    ),
    // Citus: issue 2219. CockroachDB: issue 46280.
    row(
        Feature::GroupingSets,
        "has no grouping sets",
        "a query for each set, with `union all` between them",
        &[(Citus, Lack::OverShards), (CockroachDb, Lack::Always)],
    ),
    // "Subqueries within INSERT queries are not supported".
    row(
        Feature::InsertSubquery,
        "has no subqueries in VALUES",
        "`insert into … select …`, or a query of its own for the value",
        &[(Citus, Lack::Distributed)],
    ),
    // "Integer division".
    row(
        Feature::IntegerDivision,
        "divides integers to a numeric",
        "say which is meant: `a::numeric / b`, with `trunc(…)::bigint` around it for a whole number",
        &[(CockroachDb, Lack::Always)],
    ),
    // Issue 25575, fixed in 2025.1, as are the two below.
    row(
        Feature::JsonSubscript,
        "has no subscripts of jsonb",
        "the operators: `document -> 'key'`",
        &[(YugabyteDb, Lack::Before("2025.1"))],
    ),
    row(
        Feature::Materialized,
        "has no MATERIALIZED in WITH",
        "leave the word out",
        &[(YugabyteDb, Lack::Before("2025.1"))],
    ),
    // CockroachDB: issue 51373. YugabyteDB: issue 25574.
    row(
        Feature::Merge,
        "has no MERGE",
        "`insert … on conflict … do update`, or an UPDATE and an INSERT in a transaction",
        &[(CockroachDb, Lack::Always), (YugabyteDb, Lack::Always)],
    ),
    row(
        Feature::MergeMixed,
        "has no MERGE between a distributed table and one that is not",
        "distribute both by the same column, or `insert … select … on conflict … do update`",
        &[(Citus, Lack::Always)],
    ),
    // CockroachDB: issue 169302.
    row(
        Feature::Multirange,
        "has no multirange types",
        "a table of its own, with a row for each range",
        &[(CockroachDb, Lack::Always), (YugabyteDb, Lack::Before("2025.1"))],
    ),
    // CockroachDB: issue 41522. YugabyteDB: issue 1872; it is there, and off until it is set on.
    row(
        Feature::Notify,
        "has no NOTIFY",
        "a table of events that is read by its key, or a broker beside the database",
        &[(CockroachDb, Lack::Always), (YugabyteDb, Lack::Before("2025.2.3"))],
    ),
    // Issue 27791.
    row(
        Feature::Range,
        "has no range types",
        "two columns, and `a.from_ < b.until and b.from_ < a.until` for an overlap",
        &[(CockroachDb, Lack::Always)],
    ),
    row(
        Feature::Recursive,
        "has no recursive queries",
        "a query for each level",
        &[(Citus, Lack::OverShards)],
    ),
    row(
        Feature::RowLock,
        "has no row locks",
        "lock the rows of one shard at a time",
        &[(Citus, Lack::OverShards)],
    ),
    // "The rule system is not supported".
    row(Feature::Rule, "has no rules", "a trigger", &[(Citus, Lack::Distributed)]),
    // CockroachDB: issue 169981; functions of these names do nothing. YugabyteDB: issue 3642.
    row(
        Feature::SessionLock,
        "has no advisory locks of a session",
        "one of a transaction, `pg_advisory_xact_lock`, or a row of a table made for it: `select … for update`",
        &[(CockroachDb, Lack::Always), (YugabyteDb, Lack::Before("2025.1"))],
    ),
    // As of PostgreSQL 16, which YugabyteDB's version of PostgreSQL leaves out by itself. CockroachDB: issues 131609 and
    // 172638, the second of which is to bring JSON_OBJECT after 26.3.
    row(
        Feature::SqlJson,
        "has no SQL/JSON functions",
        "the functions of before: jsonb_build_object, jsonb_agg, jsonb_extract_path and the operators",
        &[(CockroachDb, Lack::Always)],
    ),
    // CockroachDB: issue 108268, and columns of its own. YugabyteDB: issue 24843.
    row(
        Feature::SystemColumn,
        "has no system columns but `tableoid`",
        "a column of the table's own, such as a version that each UPDATE counts up",
        &[(CockroachDb, Lack::Always), (YugabyteDb, Lack::Always)],
    ),
    // CockroachDB: issue 7030. YugabyteDB: issue 4288.
    row(
        Feature::TableSample,
        "has no TABLESAMPLE",
        "`where random() < 0.01`, which reads all rows",
        &[(Citus, Lack::OverShards), (CockroachDb, Lack::Always), (YugabyteDb, Lack::Always)],
    ),
    // "Yugabyte does not support xid", issue 15638.
    row(
        Feature::TransactionId,
        "has no transaction ids",
        "a key of your own for what belongs together",
        &[(YugabyteDb, Lack::Always)],
    ),
    // CockroachDB: new in 26.3, issue 168355. YugabyteDB: issue 3642.
    row(
        Feature::TransactionLock,
        "has no advisory locks of a transaction",
        "lock a row of a table made for it: `select … for update`",
        &[(CockroachDb, Lack::Before("26.3")), (YugabyteDb, Lack::Before("2025.1"))],
    ),
    // "Functions used in UPDATE queries on distributed tables must not be VOLATILE".
    row(
        Feature::VolatileUpdate,
        "calls no volatile functions in UPDATE",
        "compute the value first and give it as a parameter",
        &[(Citus, Lack::Distributed)],
    ),
    // CockroachDB: issue 124982.
    row(
        Feature::WithTies,
        "has no WITH TIES",
        "`rank() over (order by …)` in a subquery, and `where rank <= n`",
        &[(CockroachDb, Lack::Always), (YugabyteDb, Lack::Before("2025.1"))],
    ),
    // CockroachDB: "Unsupported features". YugabyteDB: issue 1043, and "XML support" of 2026.1.
    row(
        Feature::Xml,
        "has no XML",
        "keep the document as text, or as jsonb",
        &[(CockroachDb, Lack::Always), (YugabyteDb, Lack::Before("2026.1"))],
    ),
];

impl Target {
    /// What the table has on a feature that this engine, in this version, lacks somewhere.
    pub fn lacks(&self, feature: Feature) -> Option<(&'static Row, Lack)> {
        let row = FEATURES.iter().find(|row| row.feature == feature)?;
        let (_, lack) = row.lacking.iter().find(|(engine, _)| *engine == self.engine)?;
        match lack {
            Lack::Before(release) if !self.is_before(release) => None,
            _ => Some((row, *lack)),
        }
    }
}

/// The table as the guide has it.
pub fn as_markdown() -> String {
    let engines = [Citus, CockroachDb, YugabyteDb];
    let mut text = String::from(
        "| the engine | Citus | CockroachDB | YugabyteDB | write instead |\n|---|---|---|---|---|\n",
    );
    for row in FEATURES {
        let cells = engines.map(|engine| {
            let found = row.lacking.iter().find(|(lacking, _)| *lacking == engine);
            match found.map(|(_, lack)| *lack) {
                None => String::new(),
                Some(Lack::Always) => "yes".to_owned(),
                Some(Lack::Before(release)) => format!("before {release}"),
                Some(Lack::OverShards) => "over several shards".to_owned(),
                Some(Lack::Distributed) => "of a distributed table".to_owned(),
            }
        });
        let says = row.says.replace('|', "\\|");
        let instead = row.instead.replace('|', "\\|");
        text.push_str(&format!("| {says} | {} | {instead} |\n", cells.join(" | ")));
    }
    text
}
