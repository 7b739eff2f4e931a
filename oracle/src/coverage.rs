//! Calls every function, operator, cast and aggregate of the catalogue, rightly and wrongly, and compares sqlweave with
//! a live server on each call.

mod calls;
mod casts;
mod extensions;
mod operators;
mod report;
mod types;

use std::sync::Arc;

use crate::answer::Stage;
use crate::own::{self, as_server_answer};
use crate::pipeline::Pipeline;

pub use extensions::{run_extension, run_extensions};
pub use report::Report;
use report::{Row, Verdict};
use types::Types;

/// What polymorphic functions are called with.
const SCHEMA: &str = include_str!("coverage/schema.sql");

/// As many statements are on their way to the server at once.
const IN_FLIGHT: usize = 500;

/// What is counted on its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    Function,
    Aggregate,
    Window,
    Operator,
    Cast,
    /// A conversion that is no row of `pg_cast`: by way of text, of elements, of a domain's base type.
    Conversion,
    /// A type or relation of an extension, in the clauses that depend on what it is.
    Object,
}

impl Kind {
    pub const ALL: [Kind; 7] = [
        Kind::Function,
        Kind::Aggregate,
        Kind::Window,
        Kind::Operator,
        Kind::Cast,
        Kind::Conversion,
        Kind::Object,
    ];
}

/// The statements to ask about, each with the row of the catalogue that it is about.
#[derive(Default)]
struct Plan {
    rows: Vec<Row>,
    statements: Vec<Statement>,
}

struct Statement {
    row: usize,
    sql: String,
    /// Whether it calls its row, with arguments of exactly the row's types: such a call counts if both accept it.
    calls: bool,
}

impl Plan {
    /// The row that the statements to come are about.
    fn row(&mut self, kind: Kind, name: String) {
        self.rows.push(Row::new(kind, name));
    }

    /// A call with arguments of exactly the row's types.
    fn call(&mut self, sql: String) {
        self.push(sql, true);
    }

    /// Any other statement about the row.
    fn probe(&mut self, sql: String) {
        self.push(sql, false);
    }

    /// Keeps one statement in `stride`.
    fn thin_out(&mut self, stride: usize) {
        let mut index = 0;
        self.statements.retain(|_| {
            index += 1;
            index % stride.max(1) == 0
        });
    }

    fn push(&mut self, sql: String, calls: bool) {
        let row = self.rows.len().saturating_sub(1);
        self.statements.push(Statement { row, sql, calls });
    }
}

/// The statements about what is asked about; one in `stride` of them.
fn plan(types: &Types<'_>, stride: usize) -> Plan {
    let mut plan = Plan::default();
    calls::plan(types, &mut plan);
    operators::plan(types, &mut plan);
    casts::plan(types, &mut plan);
    plan.thin_out(stride);
    plan
}

/// Asks sqlweave and the server about every row of the catalogue, or one statement in `stride` of these.
pub async fn run(pipeline: &Pipeline, stride: usize) -> Result<Report, String> {
    let schema = format!("{SCHEMA}\n{}", casts::tables(pipeline.version)?);
    pipeline.run(&schema).await?;
    let schema = own::load_schema(&schema, pipeline.version).map_err(|errors| errors.join("\n"))?;
    let plan = plan(&Types::new(schema.catalog()), stride);
    ask(pipeline, schema, plan).await
}

/// Asks sqlweave and the server about every statement of a plan.
async fn ask(pipeline: &Pipeline, schema: own::Schema, plan: Plan) -> Result<Report, String> {
    let schema = Arc::new(schema);
    let mut report = Report::new(pipeline.version, plan.rows);
    for chunk in plan.statements.chunks(IN_FLIGHT) {
        let texts: Vec<String> = chunk.iter().map(|statement| statement.sql.clone()).collect();
        let ours = tokio::task::spawn_blocking({
            let (schema, texts) = (Arc::clone(&schema), texts.clone());
            move || texts.iter().map(|sql| schema.answer(sql)).collect::<Vec<_>>()
        });
        let answers = pipeline.answers(&texts).await?;
        let ours = ours.await.map_err(|error| error.to_string())?;
        for ((statement, own), server) in chunk.iter().zip(&ours).zip(answers) {
            let verdict = judge(pipeline, own, server, &statement.sql).await?;
            report.note(statement.row, statement.calls, verdict, &statement.sql);
        }
    }
    Ok(report)
}

/// Where sqlweave refuses what only planning could refuse, the server plans it.
async fn judge(
    pipeline: &Pipeline,
    own: &own::Own,
    mut server: crate::Answer,
    sql: &str,
) -> Result<Verdict, String> {
    let mut found = as_server_answer(own);
    if found.refusal().is_some_and(|refusal| refusal.stage == Stage::Plan) {
        server = pipeline.planned(sql).await?;
        found = as_server_answer(own);
    }
    Ok(Verdict { agree: found.agrees_with(&server), found, server })
}
