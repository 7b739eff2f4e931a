//! One part of a run: a schema in a database of its own, and statements over it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use super::composer::{Composer, Style};
use super::finding::{Finding, Kind};
use super::model::Model;
use super::mutate::{Tokens, count_params};
use super::shrink;
use super::wire::{HANGS_UP, Reply, Wire};
use super::{Options, Origin, Report, Sources, schema};
use crate::answer::{Answer, Column, Refusal, Stage};
use crate::corpus;
use crate::own;
use crate::random::Random;

/// How many statements are on their way at once.
const BATCH: usize = 32;

/// Longer statements are not worth the time of planning them.
const LONGEST: usize = 6000;

pub(super) struct Part<'o> {
    options: &'o Options,
    report: &'o Mutex<Report>,
    pub(super) wire: Wire,
    pub(super) version: u32,
    database: String,
    /// The schema's own statements that the server took, on top of the corpus' common schema if that is used.
    pub(super) statements: Vec<String>,
    pub(super) over_corpus: bool,
    pub(super) own: own::Schema,
}

/// What the server and sqlweave say of a statement, and how they disagree.
type Differing = (Kind, Answer, Answer);

impl Part<'_> {
    /// Makes the schema, asks about all statements and takes the database away again.
    pub(super) fn run(
        options: &Options,
        number: usize,
        statements: usize,
        report: &Mutex<Report>,
    ) -> Result<(), String> {
        let database = format!("generate_{}_{number}", std::process::id());
        let run = || {
            let mut postgres = Wire::connect_again(&options.server, "postgres")?;
            postgres.execute(&format!("drop database if exists {database} with (force)"))?;
            postgres.execute(&format!("create database {database} template template0"))?;
            Part::start(options, number, &database, report)
        };
        // A server may go down under what another part asks it.
        let part = run().or_else(|error| if is_lost(&error) { run() } else { Err(error) });
        let found = part.and_then(|mut part| part.work(number, statements));
        let mut postgres = Wire::connect_again(&options.server, "postgres")?;
        postgres.execute(&format!("drop database {database} with (force)"))?;
        found
    }

    fn start<'o>(
        options: &'o Options,
        number: usize,
        database: &str,
        report: &'o Mutex<Report>,
    ) -> Result<Part<'o>, String> {
        let mut wire = connect(options, database)?;
        let version = Model::read(&mut wire)?.version;
        let over_corpus = options.sources == Sources::Everything && number % 3 == 1;
        let common = if over_corpus { corpus::common_schema()? } else { String::new() };
        wire.execute(&common)?;
        let own = own::load_schema(&common, version).map_err(|errors| errors.join("; "))?;
        let mut part = Part {
            options,
            report,
            wire,
            version,
            database: database.to_owned(),
            statements: Vec::new(),
            over_corpus,
            own,
        };
        part.make_schema(number)?;
        Ok(part)
    }

    /// The common schema if it is used, and then the part's own statements.
    pub(super) fn schema_text(&self, statements: &[String]) -> Result<String, String> {
        let mut text = if self.over_corpus { corpus::common_schema()? } else { String::new() };
        for statement in statements {
            text += statement;
            text += ";\n";
        }
        Ok(text)
    }

    fn make_schema(&mut self, number: usize) -> Result<(), String> {
        let mut random = Random::for_part(self.options.seed, number as u64 * 2);
        if !self.over_corpus {
            self.apply(schema::tables(&mut random))?;
        }
        for make in [schema::further, schema::views] {
            let model = Model::read(&mut self.wire)?;
            let made = make(&mut schema::composer(&model, &mut random));
            self.apply(made)?;
        }
        Ok(())
    }

    /// Runs statements of the schema, and keeps those that both the server and sqlweave take.
    fn apply(&mut self, statements: Vec<String>) -> Result<(), String> {
        for statement in statements {
            self.wire.execute("begin")?;
            if self.wire.rows(&statement)?.is_err() {
                self.wire.execute("rollback")?;
                continue;
            }
            self.statements.push(statement.clone());
            let text = self.schema_text(&self.statements)?;
            match catch_unwind(AssertUnwindSafe(|| own::load_schema(&text, self.version))) {
                Ok(Ok(own)) => {
                    self.own = own;
                    self.wire.execute("commit")?;
                }
                Ok(Err(errors)) => {
                    self.statements.pop();
                    self.wire.execute("rollback")?;
                    let error = errors.first().cloned().unwrap_or_default();
                    let error = error.split_once('[').map_or("", |(_, rest)| rest);
                    let (code, message) = error.split_once("] ").unwrap_or((error, ""));
                    self.schema_finding(statement, refusal(code, message))?;
                }
                Err(_) => {
                    self.statements.pop();
                    self.wire.execute("rollback")?;
                    self.schema_finding(statement, refusal("panic", "panic in a schema"))?;
                }
            }
        }
        if let Ok(mut report) = self.report.lock() {
            report.schema_statements += self.statements.len();
        }
        Ok(())
    }

    fn schema_finding(&mut self, statement: String, own: Answer) -> Result<(), String> {
        let server = Answer::Accepted { columns: Vec::new(), params: Vec::new() };
        let kind = Kind::of(&server, &own);
        let mut report = self.report.lock().map_err(|error| error.to_string())?;
        if report.findings.count(&kind) {
            let schema = self.statements.clone();
            let finding = Finding { version: self.version, schema, sql: statement, server, own };
            report.findings.keep(&kind, finding);
        }
        Ok(())
    }

    fn work(&mut self, number: usize, statements: usize) -> Result<(), String> {
        let model = Model::read(&mut self.wire)?;
        let random = Random::for_part(self.options.seed, number as u64 * 2 + 1);
        let mut source = Source::new(Composer::new(&model, random), self.over_corpus)?;
        let mut left = statements;
        while left > 0 {
            let batch: Vec<(Origin, String)> =
                (0..left.min(BATCH)).map(|_| source.statement()).collect();
            left -= batch.len();
            self.compare(&model, batch)?;
        }
        if let Ok(mut report) = self.report.lock() {
            report.version = self.version;
            report.add_kinds(source.composer.kinds);
        }
        Ok(())
    }

    fn compare(&mut self, model: &Model, batch: Vec<(Origin, String)>) -> Result<(), String> {
        let sqls: Vec<&str> = batch.iter().map(|(_, sql)| sql.as_str()).collect();
        let replies = self.replies(&sqls)?;
        let mut disagreed = Vec::new();
        for ((origin, sql), (reply, own)) in batch.into_iter().zip(replies) {
            let Some(reply) = reply else {
                if let Ok(mut report) = self.report.lock() {
                    report.lost.push(sql);
                }
                continue;
            };
            let judged = judge(model, &reply, own);
            let server = answer(model, reply);
            if let Ok(mut report) = self.report.lock() {
                report.count(origin, &sql, &server);
                match judged {
                    Judged::Excused => report.excused += 1,
                    Judged::OtherFirst => report.other_first += 1,
                    _ => {}
                }
            }
            if let Judged::Disagrees(own, kind) = judged {
                disagreed.push((kind, sql, server, own));
            }
        }
        for (kind, sql, server, own) in disagreed {
            self.found(model, kind, sql, server, own)?;
        }
        Ok(())
    }

    fn found(
        &mut self,
        model: &Model,
        kind: Kind,
        sql: String,
        server: Answer,
        own: Answer,
    ) -> Result<(), String> {
        let keep = self.report.lock().map_err(|error| error.to_string())?.findings.count(&kind);
        if keep {
            let schema = self.statements.clone();
            let finding = Finding { version: self.version, schema, sql, server, own };
            let finding = match shrink::shrink(self, model, &kind, finding.clone()) {
                Err(error) if is_lost(&error) => {
                    self.wire = connect(self.options, &self.database)?;
                    finding
                }
                shrunk => shrunk?,
            };
            if let Ok(mut report) = self.report.lock() {
                report.findings.keep(&kind, finding);
            }
        }
        Ok(())
    }

    /// What both say of statements over the part's schema, where they disagree.
    pub(super) fn ask(
        &mut self,
        model: &Model,
        statements: &[String],
    ) -> Result<Vec<Option<Differing>>, String> {
        let sqls: Vec<&str> = statements.iter().map(String::as_str).collect();
        let replies = self.replies(&sqls)?.into_iter();
        let differing = replies.map(|(reply, own)| {
            let reply = reply?;
            match judge(model, &reply, own) {
                Judged::Disagrees(own, kind) => Some((kind, answer(model, reply), own)),
                _ => None,
            }
        });
        Ok(differing.collect())
    }

    /// What both say of statements. The server says nothing where it goes down under one.
    fn replies(&mut self, sqls: &[&str]) -> Result<Vec<Replies>, String> {
        for sql in sqls {
            if let Err(error) = self.wire.ask(sql, count_params(sql))
                && !is_lost(&error)
            {
                return Err(error);
            }
        }
        let owns: Vec<Option<own::Own>> = sqls.iter().map(|sql| self.own_answer(sql)).collect();
        let mut replies = Vec::new();
        while replies.len() < sqls.len() {
            let reply = match self.wire.reply() {
                Err(error) if is_lost(&error) => break,
                reply => reply?,
            };
            replies.push(Some(reply));
        }
        // The rest once more, each alone: the server may have gone down under any of them, or under another part's.
        for sql in sqls.iter().skip(replies.len()) {
            replies.push(self.reply_alone(sql)?);
        }
        Ok(replies.into_iter().zip(owns).collect())
    }

    fn reply_alone(&mut self, sql: &str) -> Result<Option<Reply>, String> {
        for _ in 0..2 {
            let asked = self.wire.ask(sql, count_params(sql)).and_then(|()| self.wire.reply());
            match asked {
                Err(error) if is_lost(&error) => {
                    self.wire = connect(self.options, &self.database)?;
                }
                reply => return reply.map(Some),
            }
        }
        Ok(None)
    }

    /// sqlweave's answer; None for a panic.
    fn own_answer(&self, sql: &str) -> Option<own::Own> {
        catch_unwind(AssertUnwindSafe(|| self.own.answer(sql))).ok()
    }

    /// A connection to an empty database, for schemas to be tried in.
    pub(super) fn empty_database(&self) -> Result<(Wire, String), String> {
        let name = format!("{}_empty", self.database);
        let mut postgres = Wire::connect(&self.options.server, "postgres")?;
        postgres.execute(&format!("create database {name} template template0"))?;
        Ok((Wire::connect(&self.options.server, &name)?, name))
    }

    pub(super) fn drop_database(&self, name: &str) -> Result<(), String> {
        let mut postgres = Wire::connect(&self.options.server, "postgres")?;
        postgres.execute(&format!("drop database {name} with (force)")).map(|_| ())
    }
}

/// The answers of the server and of sqlweave; None for none, and for a panic.
type Replies = (Option<Reply>, Option<own::Own>);

/// A connection to a part's database, also where the server has gone down before.
fn connect(options: &Options, database: &str) -> Result<Wire, String> {
    let mut wire = Wire::connect_again(&options.server, database)?;
    // What is evaluated while it is planned may take any time.
    wire.execute("set statement_timeout = 5000")?;
    Ok(wire)
}

fn is_lost(error: &str) -> bool {
    error.contains(HANGS_UP)
}

/// A refusal of sqlweave's that is no ordinary one.
fn refusal(code: &str, message: &str) -> Answer {
    Answer::Refused(Refusal {
        code: code.to_owned(),
        stage: Stage::Parse,
        position: None,
        message: message.to_owned(),
    })
}

/// How the two answers are to each other.
pub(super) enum Judged {
    Agrees,
    /// The server's answer is one of its settings and contents.
    Excused,
    /// sqlweave has the server's error among several, of which the server tells another first.
    OtherFirst,
    /// sqlweave's answer, and the kind of disagreement.
    Disagrees(Answer, Kind),
}

pub(super) fn judge(model: &Model, reply: &Reply, own: Option<own::Own>) -> Judged {
    let server = answer(model, reply.clone());
    // An internal error of the server's is a fault, and no rule.
    if server.refusal().is_some_and(|refusal| refusal.code == "XX000") {
        return Judged::Agrees;
    }
    let first = match &own {
        Some(own) => own::as_server_answer(own),
        None => refusal("panic", "panic"),
    };
    let unplanned = matches!(reply, Reply::Accepted { unplanned: true, .. });
    let at_plan = first.refusal().is_some_and(|refusal| refusal.stage == Stage::Plan);
    if own::agrees(&first, &server) || (unplanned && at_plan) {
        return Judged::Agrees;
    }
    if let (Some(theirs), Some(own)) = (server.refusal(), &own) {
        if is_of_contents(theirs) {
            return Judged::Excused;
        }
        let among = |errors: &Vec<Refusal>| errors.iter().any(|error| error.code == theirs.code);
        if own.as_ref().is_err_and(among) {
            return Judged::OtherFirst;
        }
    }
    let kind = Kind::of(&server, &first);
    Judged::Disagrees(first, kind)
}

/// Whether a server with other settings or contents would take what this one refuses: money with its locale's symbol and
/// digits, what the names of text search objects, roles and operators stand for, and the database's own name.
fn is_of_contents(refusal: &Refusal) -> bool {
    let message = refusal.message.as_str();
    match refusal.code.as_str() {
        "22P02" => message.starts_with("invalid input syntax for type money"),
        "22003" => message.ends_with("is out of range for type money"),
        "0A000" => message.starts_with("cross-database references are not implemented"),
        "42704" => {
            message.starts_with("text search ")
                || message.starts_with("role ")
                || message.starts_with("collation ")
        }
        "42883" => message
            .strip_prefix("operator does not exist: ")
            .is_some_and(|operator| !operator.contains(' ')),
        _ => false,
    }
}

/// The server's reply with types by their names.
pub(super) fn answer(model: &Model, reply: Reply) -> Answer {
    match reply {
        Reply::Refused(refusal) => Answer::Refused(refusal),
        Reply::Accepted { columns, params, .. } => Answer::Accepted {
            columns: columns
                .into_iter()
                .map(|(name, one)| Column { name, type_name: model.type_answer(one) })
                .collect(),
            params: params.into_iter().map(|one| model.type_answer(one)).collect(),
        },
    }
}

/// Where a part's statements come from.
struct Source<'m> {
    composer: Composer<'m>,
    corpus: Vec<String>,
    names: Vec<String>,
}

impl<'m> Source<'m> {
    fn new(composer: Composer<'m>, over_corpus: bool) -> Result<Source<'m>, String> {
        let mut statements = Vec::new();
        if over_corpus {
            for file in corpus::load("")? {
                let plain = file.statements().filter(|case| case.schema.is_empty());
                statements.extend(plain.map(|case| case.sql.clone()));
            }
        }
        let model = composer.model;
        let made = model.relations.iter().filter(|relation| !relation.built_in);
        let mut names: Vec<String> = made
            .flat_map(|relation| {
                let columns = relation.columns.iter().map(|column| column.name.clone());
                columns.chain([relation.sql.clone()])
            })
            .collect();
        names.extend(model.procs.iter().filter(|proc| !proc.built_in).map(|proc| proc.sql.clone()));
        names.extend(
            model
                .types
                .values()
                .filter(|known| known.kind != 'p' && known.kind != 'c')
                .map(|known| known.sql.clone()),
        );
        names.sort();
        names.dedup();
        Ok(Source { composer, corpus: statements, names })
    }

    fn statement(&mut self) -> (Origin, String) {
        loop {
            let made = match self.composer.random.below(100) {
                0..50 => Some((Origin::Typed, self.composed(Style::Typed))),
                50..70 => Some((Origin::Sloppy, self.composed(Style::Sloppy))),
                70..85 if !self.corpus.is_empty() => self.mutated_corpus(),
                _ => {
                    let sql = self.composed(Style::Typed);
                    self.mutated(&sql).map(|sql| (Origin::Mutated, sql))
                }
            };
            match made {
                Some((origin, sql)) if sql.len() <= LONGEST && !sql.contains('\0') => {
                    return (origin, sql);
                }
                _ => {}
            }
        }
    }

    fn composed(&mut self, style: Style) -> String {
        self.composer.begin(style);
        let depth = self.composer.random.between(1, 4);
        if self.composer.random.chance(25)
            && let Some(sql) = self.composer.write_statement(depth.min(3))
        {
            return sql;
        }
        self.composer.top_query(depth)
    }

    fn mutated_corpus(&mut self) -> Option<(Origin, String)> {
        let sql = self.composer.random.pick(&self.corpus)?.clone();
        self.mutated(&sql).map(|sql| (Origin::MutatedCorpus, sql))
    }

    fn mutated(&mut self, sql: &str) -> Option<String> {
        let tokens = Tokens::read(sql, self.composer.model.version);
        tokens.mutated(&self.names, &mut self.composer.random)
    }
}
