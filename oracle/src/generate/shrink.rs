//! Makes a disagreement small: leaves out tokens and statements of the schema for as long as it stays one of the
//! same kind.

use super::finding::{Finding, Kind};
use super::model::Model;
use super::mutate::{Tokens, count_params};
use super::part::{Part, answer, judge};
use super::wire::Wire;
use crate::answer::Answer;
use crate::own;

/// How often a disagreement is looked at again while it shrinks.
const TRIES: usize = 1500;

/// The smallest form found of a disagreement.
pub(super) fn shrink(
    part: &mut Part<'_>,
    model: &Model,
    kind: &Kind,
    finding: Finding,
) -> Result<Finding, String> {
    let finding = shrink_statement(part, model, kind, finding)?;
    let (mut wire, database) = part.empty_database()?;
    let shrunk = shrink_schema(part, &mut wire, kind, finding);
    drop(wire);
    part.drop_database(&database)?;
    shrunk
}

fn shrink_statement(
    part: &mut Part<'_>,
    model: &Model,
    kind: &Kind,
    mut finding: Finding,
) -> Result<Finding, String> {
    let version = part.version;
    let mut tokens = Tokens::read(&finding.sql, version);
    let mut tries = TRIES;
    let mut attempt = |made: &Tokens, finding: &mut Finding| -> Result<bool, String> {
        let sql = made.sql();
        match part.ask(model, &sql)? {
            Some((found, server, own)) if found == *kind => {
                (finding.sql, finding.server, finding.own) = (sql, server, own);
                Ok(true)
            }
            _ => Ok(false),
        }
    };
    if !attempt(&tokens, &mut finding)? {
        // The tokens do not print as what was written: it stays as it is.
        return Ok(finding);
    }
    loop {
        let before = tokens.len();
        tokens = smaller(tokens, &mut tries, &mut |made| attempt(made, &mut finding))?;
        if tokens.len() >= before || tries == 0 {
            return Ok(finding);
        }
    }
}

/// One round of leaving out: groups in parentheses become literals, then runs of tokens go, long ones first.
fn smaller(
    mut tokens: Tokens,
    tries: &mut usize,
    holds: &mut dyn FnMut(&Tokens) -> Result<bool, String>,
) -> Result<Tokens, String> {
    let mut attempt = |made: &Tokens| -> Result<bool, String> {
        if *tries == 0 {
            return Ok(false);
        }
        *tries -= 1;
        holds(made)
    };
    let mut groups = tokens.groups();
    groups.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    'groups: for (start, count) in groups {
        if start + count > tokens.len() || !tokens.groups().contains(&(start, count)) {
            continue;
        }
        for replacement in ["null", "1"] {
            let made = tokens.with(start, count, replacement);
            if count > 3 && attempt(&made)? {
                tokens = made;
                continue 'groups;
            }
        }
        let made = tokens.without(start + count - 1, 1).without(start, 1);
        if attempt(&made)? {
            tokens = made;
        }
    }
    let mut run = (tokens.len() / 2).max(1);
    loop {
        let mut start = 0;
        while start < tokens.len() {
            let made = tokens.without(start, run);
            if made.len() > 0 && attempt(&made)? {
                tokens = made;
            } else {
                start += if run > 4 { run / 2 } else { 1 };
            }
        }
        if run == 1 {
            return Ok(tokens);
        }
        run = if run > 6 { run / 2 } else { run - 1 };
    }
}

/// Leaves out statements of the schema, and then tokens of them, for as long as that leaves something out.
fn shrink_schema(
    part: &Part<'_>,
    wire: &mut Wire,
    kind: &Kind,
    mut finding: Finding,
) -> Result<Finding, String> {
    let mut trial = Trial::new(part, wire)?;
    if !trial.holds(kind, &finding.schema.clone(), &mut finding)? {
        return Ok(finding);
    }
    let mut tries = TRIES / 3;
    loop {
        let before = finding.schema.concat().len();
        leave_out_statements(&mut trial, kind, &mut finding)?;
        for number in 0..finding.schema.len() {
            let Some(statement) = finding.schema.get(number) else { break };
            let tokens = Tokens::read(statement, part.version);
            smaller(tokens, &mut tries, &mut |made| {
                let mut schema = finding.schema.clone();
                if let Some(statement) = schema.get_mut(number) {
                    *statement = made.sql();
                }
                trial.holds(kind, &schema, &mut finding)
            })?;
        }
        if finding.schema.concat().len() >= before {
            return Ok(finding);
        }
    }
}

/// Runs of statements go, long runs first and from the last statement on, since later ones depend on earlier ones.
fn leave_out_statements(
    trial: &mut Trial<'_, '_>,
    kind: &Kind,
    finding: &mut Finding,
) -> Result<(), String> {
    let mut run = finding.schema.len();
    while run > 0 {
        let mut end = finding.schema.len();
        while end > 0 {
            let start = end.saturating_sub(run);
            let mut schema = finding.schema.clone();
            schema.drain(start..end.min(schema.len()));
            trial.holds(kind, &schema, finding)?;
            end = start;
        }
        run /= 2;
    }
    Ok(())
}

/// A database that is empty but for the common schema, where that is used.
struct Trial<'p, 'o> {
    part: &'p Part<'o>,
    wire: &'p mut Wire,
}

impl<'p, 'o> Trial<'p, 'o> {
    fn new(part: &'p Part<'o>, wire: &'p mut Wire) -> Result<Trial<'p, 'o>, String> {
        wire.execute(&part.schema_text(&[])?)?;
        Ok(Trial { part, wire })
    }

    /// Whether the disagreement is there with this schema; then the finding has it.
    fn holds(
        &mut self,
        kind: &Kind,
        schema: &[String],
        finding: &mut Finding,
    ) -> Result<bool, String> {
        self.wire.execute("begin")?;
        let found = self.answers(schema, &finding.sql);
        self.wire.execute("rollback")?;
        match found? {
            Some((found, server, own)) if found == *kind => {
                finding.schema = schema.to_vec();
                (finding.server, finding.own) = (server, own);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn answers(
        &mut self,
        schema: &[String],
        sql: &str,
    ) -> Result<Option<(Kind, Answer, Answer)>, String> {
        for statement in schema {
            if self.wire.rows(statement)?.is_err() {
                return Ok(None);
            }
        }
        let Ok(own) = own::load_schema(&self.part.schema_text(schema)?, self.part.version) else {
            return Ok(None);
        };
        let model = Model::of_types(self.wire)?;
        self.wire.ask(sql, count_params(sql))?;
        let own = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| own.answer(sql))).ok();
        let server = answer(&model, self.wire.reply()?);
        Ok(judge(&server, own).map(|(own, kind)| (kind, server, own)))
    }
}
