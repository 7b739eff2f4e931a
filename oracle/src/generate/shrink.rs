//! Makes a disagreement small: leaves out tokens and statements of the schema for as long as it stays one of the
//! same kind.

use super::finding::{Finding, Kind};
use super::model::Model;
use super::mutate::{Tokens, count_params};
use super::part::{Judged, Part, answer, judge};
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
    let mut attempt = |made: &[Tokens]| -> Result<Option<usize>, String> {
        let statements: Vec<String> = made.iter().map(Tokens::sql).collect();
        let found = part.ask(model, &statements)?;
        let holding =
            found.into_iter().zip(statements).enumerate().find_map(|(at, (found, sql))| {
                let (found, server, own) = found?;
                (found == *kind).then_some((at, sql, server, own))
            });
        Ok(holding.map(|(at, sql, server, own)| {
            (finding.sql, finding.server, finding.own) = (sql, server, own);
            at
        }))
    };
    if attempt(std::slice::from_ref(&tokens))?.is_none() {
        // The tokens do not print as what was written: it stays as it is.
        return Ok(finding);
    }
    loop {
        let before = tokens.len();
        tokens = smaller(tokens, &mut tries, &mut attempt)?;
        if tokens.len() >= before || tries == 0 {
            return Ok(finding);
        }
    }
}

/// Which of some forms is the first that still disagrees.
pub(crate) type Holds<'h> = dyn FnMut(&[Tokens]) -> Result<Option<usize>, String> + 'h;

/// How many forms are looked at together.
const TOGETHER: usize = 8;

/// One round of leaving out: groups in parentheses become literals, then runs of tokens go, long ones first.
pub(crate) fn smaller(
    tokens: Tokens,
    tries: &mut usize,
    holds: &mut Holds<'_>,
) -> Result<Tokens, String> {
    let mut tokens = smaller_groups(tokens, tries, holds)?;
    let mut run = (tokens.len() / 2).max(1);
    loop {
        let step = if run > 4 { run / 2 } else { 1 };
        let mut start = 0;
        while start < tokens.len() && *tries > 0 {
            let starts: Vec<usize> = (start..tokens.len()).step_by(step).take(TOGETHER).collect();
            let forms: Vec<Tokens> = starts.iter().map(|at| tokens.without(*at, run)).collect();
            *tries = tries.saturating_sub(forms.len());
            match holds(&forms)? {
                Some(at) => {
                    start = starts.get(at).copied().unwrap_or_default();
                    tokens = forms.into_iter().nth(at).unwrap_or(tokens);
                }
                None => start = starts.last().map_or(start, |last| last + step),
            }
        }
        if run == 1 {
            return Ok(tokens);
        }
        run = if run > 6 { run / 2 } else { run - 1 };
    }
}

/// Groups become literals, or lose their parentheses.
fn smaller_groups(
    mut tokens: Tokens,
    tries: &mut usize,
    holds: &mut Holds<'_>,
) -> Result<Tokens, String> {
    let mut groups = tokens.groups();
    groups.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (start, count) in groups {
        if *tries == 0 || !tokens.groups().contains(&(start, count)) {
            continue;
        }
        let mut forms = vec![tokens.without(start + count - 1, 1).without(start, 1)];
        if count > 3 {
            forms.insert(0, tokens.with(start, count, "1"));
            forms.insert(0, tokens.with(start, count, "null"));
        }
        *tries = tries.saturating_sub(forms.len());
        if let Some(at) = holds(&forms)? {
            tokens = forms.into_iter().nth(at).unwrap_or(tokens);
        }
    }
    Ok(tokens)
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
                for (at, made) in made.iter().enumerate() {
                    let mut schema = finding.schema.clone();
                    if let Some(statement) = schema.get_mut(number) {
                        *statement = made.sql();
                    }
                    if trial.holds(kind, &schema, &mut finding)? {
                        return Ok(Some(at));
                    }
                }
                Ok(None)
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
        let reply = self.wire.reply()?;
        Ok(match judge(&model, &reply, own) {
            Judged::Disagrees(own, kind) => Some((kind, answer(&model, reply), own)),
            _ => None,
        })
    }
}
