//! Random sequences of DDL: applied on a server and in sqlweave, whose catalogues are then compared, and whose
//! refusals have to have the same SQLSTATE.

mod model;
mod object;
mod table;

use std::fmt;

use sqlweave_core::{catalog::Catalog, diagnostic::Severity, schema, source::Source};
use tokio_postgres::{Client, NoTls};

use crate::lazy;
use crate::random::Random;
use cargo_sqlweave::inventory::{self, Inventory};
use model::Model;

/// Statements in a sequence.
const LENGTH: usize = 24;

/// A statement, and the SQLSTATE with which the server refuses it.
#[derive(Clone, Debug)]
struct Step {
    sql: String,
    refused: Option<(String, String)>,
}

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// What there is after the statements that the server accepts.
    Effects,
    /// The SQLSTATE of those that it refuses, too.
    Refusals,
}

/// What a run of sequences came to.
#[derive(Debug, Default)]
pub struct Report {
    pub statements: usize,
    pub accepted: usize,
    pub disagreements: Vec<Disagreement>,
}

/// A sequence, as short as it could be made, after which sqlweave and the server differ.
#[derive(Debug)]
pub struct Disagreement {
    pub statements: Vec<String>,
    pub differences: Vec<String>,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for statement in &self.statements {
            writeln!(f, "{statement};")?;
        }
        self.differences.iter().try_for_each(|line| writeln!(f, "--   {line}"))
    }
}

/// Compares so many sequences on an empty database of a running server, in transactions that are rolled back.
pub async fn run(url: &str, seed: u64, sequences: usize, scope: Scope) -> Result<Report, String> {
    let database = Database::open(url, scope).await.map_err(|error| error.to_string())?;
    let mut report = Report::default();
    for number in 0..sequences {
        let random = Random::for_part(seed, number as u64);
        let (steps, live) = database.play(random).await.map_err(|error| error.to_string())?;
        report.statements += steps.len();
        report.accepted += steps.iter().filter(|step| step.refused.is_none()).count();
        let differences = database.compare(&steps, &live);
        if !differences.is_empty() {
            report.disagreements.push(database.shrink(steps, differences).await?);
        }
    }
    Ok(report)
}

struct Database {
    client: Client,
    version: u8,
    scope: Scope,
}

impl Database {
    async fn open(url: &str, scope: Scope) -> Result<Database, tokio_postgres::Error> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        let version = client
            .query_one("select current_setting('server_version_num')::int / 10000", &[])
            .await?
            .get::<_, i32>(0);
        client.batch_execute("set client_min_messages = error").await?;
        Ok(Database { client, version: u8::try_from(version).unwrap_or(15), scope })
    }

    /// Makes up and applies a sequence; what the server has then.
    async fn play(
        &self,
        mut random: Random,
    ) -> Result<(Vec<Step>, Inventory), tokio_postgres::Error> {
        self.client.batch_execute("begin").await?;
        let mut steps: Vec<Step> = Vec::new();
        let mut model = Model::default();
        for _ in 0..LENGTH {
            let sql = object::statement(&mut random, &model, self.version);
            let step = self.apply(sql).await?;
            if step.refused.is_none() {
                model = Model::read(&self.client).await?;
            }
            steps.push(step);
        }
        let live = inventory::live(&self.client).await?;
        self.client.batch_execute("rollback").await?;
        Ok((steps, live))
    }

    /// Applies statements again; what the server has then.
    async fn replay(
        &self,
        statements: &[String],
    ) -> Result<(Vec<Step>, Inventory), tokio_postgres::Error> {
        self.client.batch_execute("begin").await?;
        let mut steps = Vec::new();
        for sql in statements {
            steps.push(self.apply(sql.clone()).await?);
        }
        let live = inventory::live(&self.client).await?;
        self.client.batch_execute("rollback").await?;
        Ok((steps, live))
    }

    async fn apply(&self, sql: String) -> Result<Step, tokio_postgres::Error> {
        self.client.batch_execute("set search_path = public; savepoint step").await?;
        let refused = match self.client.batch_execute(&sql).await {
            Ok(()) => None,
            Err(error) => {
                let Some(refused) = error.as_db_error() else { return Err(error) };
                self.client.batch_execute("rollback to savepoint step").await?;
                Some((refused.code().code().to_owned(), refused.message().to_owned()))
            }
        };
        Ok(Step { sql, refused })
    }

    /// Where sqlweave differs: in what it refuses, and in what it has after what the server accepted.
    fn compare(&self, steps: &[Step], live: &Inventory) -> Vec<String> {
        let version = self.version;
        let source = |step: &Step| Source::new("ddl.sql", step.sql.as_str());
        let accepted: Vec<Source> =
            steps.iter().filter(|step| step.refused.is_none()).map(source).collect();
        let (catalog, refusals) = load(&accepted, version);
        let mut differences: Vec<String> = refusals
            .iter()
            .map(|(file, text, _)| {
                let sql = accepted.get(*file).map_or("", |source| &source.text);
                format!("{sql}: sqlweave: {text}")
            })
            .collect();
        if self.scope == Scope::Refusals {
            differences.extend(self.different_refusals(steps, &accepted));
        }
        differences.extend(inventory::differences(live, &inventory::own(catalog)));
        differences.extend(lazy::differences(&accepted, version));
        differences
    }

    /// The statements that the server refuses and sqlweave does not refuse alike, each after what was accepted before it.
    fn different_refusals(&self, steps: &[Step], accepted: &[Source]) -> Vec<String> {
        let source = |step: &Step| Source::new("ddl.sql", step.sql.as_str());
        let mut differences = Vec::new();
        let mut before = 0;
        for step in steps {
            let Some((code, message)) = &step.refused else {
                before += 1;
                continue;
            };
            let mut sources: Vec<Source> = accepted.iter().take(before).cloned().collect();
            sources.push(source(step));
            let (_, refusals) = load(&sources, self.version);
            let own: Vec<_> = refusals.iter().filter(|(file, ..)| *file == before).collect();
            if !own.iter().any(|(_, _, own)| own == code) {
                let own: Vec<&str> = own.iter().map(|(_, text, _)| text.as_str()).collect();
                let own = if own.is_empty() { "accepted".to_owned() } else { own.join("; ") };
                differences.push(format!("{}: [{code}] {message}; sqlweave: {own}", step.sql));
            }
        }
        differences
    }

    /// Leaves statements out for as long as a difference stays.
    async fn shrink(
        &self,
        steps: Vec<Step>,
        mut differences: Vec<String>,
    ) -> Result<Disagreement, String> {
        let mut statements: Vec<String> = steps.into_iter().map(|step| step.sql).collect();
        let mut at = statements.len();
        while at > 0 {
            at -= 1;
            let mut fewer = statements.clone();
            fewer.remove(at);
            let (steps, live) = self.replay(&fewer).await.map_err(|error| error.to_string())?;
            let left = self.compare(&steps, &live);
            if left.first() == differences.first() {
                statements = fewer;
                differences = left;
                at = at.min(statements.len());
            }
        }
        Ok(Disagreement { statements, differences })
    }
}

/// What sqlweave makes of statements, with the number of each that it refuses, its message and SQLSTATE.
fn load(sources: &[Source], version: u8) -> (Catalog, Vec<(usize, String, String)>) {
    let mut found = Vec::new();
    let catalog = schema::load(sources, version, &mut found);
    let errors = found.into_iter().filter(|(_, d)| d.severity == Severity::Error);
    let texts =
        errors.map(|(file, d)| (file, format!("[{}] {}", d.code, d.message), d.code.to_owned()));
    (catalog, texts.collect())
}
