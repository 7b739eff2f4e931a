//! The outline of a schema file: where each statement stands, and what it is about as far as its first words tell.
//!
//! Nothing is refused here. What the words leave open is said to be about anything.

mod alter;
mod create;
#[cfg(test)]
mod tests;

use super::schema::{lex_statement, passes_over};
use crate::{
    diagnostic::Diagnostics,
    lex::{
        keyword::Keyword,
        sql::{Dialect, Lexer, Marks},
        truncate,
    },
};
use std::borrow::Cow;

/// What a statement may change, of what a query may meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Effect {
    /// Nothing.
    Nothing,
    /// The relations that it names.
    Relation,
    /// The relation that it names, whose columns come from a query.
    Query,
    /// Which columns the relation that it names has.
    Columns,
    /// A constraint of the relation that it names, which may be a foreign key.
    Constraint,
    /// A foreign key of the first relation that it names to the second.
    Reference,
    /// The second relation that it names becomes a partition of the first.
    Attach,
    /// The functions of the name that it names.
    Routine,
    /// Types, operators, casts and what else adds to a catalogue without changing a relation or function.
    Object,
    /// Anything.
    Anything,
}

/// A statement of a schema file before it is read.
#[derive(Debug)]
pub(crate) struct Outline<'t> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) effect: Effect,
    /// Without their schemas.
    pub(crate) names: Vec<Cow<'t, str>>,
}

/// What of a statement may hold statements.
#[derive(Clone, Copy)]
enum Nests {
    Never,
    /// A body from BEGIN ATOMIC to END.
    Atomic,
    /// The actions of a rule.
    Rule,
}

/// What the first words say; None where they leave it open.
type About<'t> = Option<(Effect, Vec<Cow<'t, str>>)>;

/// A schema file on the way to its outline.
pub(crate) struct Outliner<'t> {
    lexer: Lexer<'t>,
    marks: Marks,
    nests: Nests,
    /// For what is only looked at: errors are told when the statement is read.
    unheard: Diagnostics,
    /// Something does not end, so that the rest cannot be told apart.
    pub(crate) broken: bool,
    /// There are foreign tables, of which a partition proves less of its parent.
    pub(crate) has_foreign_tables: bool,
}

impl<'t> Outliner<'t> {
    /// `at` is the beginning of the file or a place between statements.
    pub(crate) fn new(text: &'t str, version: u8, at: usize) -> Outliner<'t> {
        let mut lexer = Lexer::new(text, Dialect { splices: false, version });
        lexer.skip_byte_order_mark();
        lexer.at = lexer.at.max(at);
        let (marks, unheard) = (Marks::default(), Diagnostics::new());
        Outliner {
            lexer,
            marks,
            nests: Nests::Never,
            unheard,
            broken: false,
            has_foreign_tables: false,
        }
    }

    /// The place that has been looked at up to.
    pub(crate) fn at(&self) -> usize {
        self.lexer.at
    }

    /// The next statement that may matter; None at the end, and where the text is broken.
    pub(crate) fn next(&mut self) -> Option<Outline<'t>> {
        loop {
            self.blank();
            let start = self.lexer.at;
            if self.broken || start >= self.lexer.bytes.len() {
                return None;
            }
            if self.lexer.bytes[start] == b'\\' {
                self.lexer.skip_line();
                continue;
            }
            if self.lexer.bytes[start] == b';' {
                self.lexer.at += 1;
                continue;
            }
            let keyword = self.keyword();
            self.marks.clear();
            self.nests = Nests::Never;
            if !self.lexer.scan_statement(&mut self.marks) {
                self.broken = true;
                return None;
            }
            if passes_over(keyword) {
                if keyword == Some(Keyword::Copy) {
                    self.lexer.skip_copy_data(start);
                }
                continue;
            }
            let end = self.lexer.at;
            self.lexer.at = start;
            let (effect, names) = self.about().unwrap_or((Effect::Anything, Vec::new()));
            let end = self.real_end(start, end);
            self.lexer.at = end;
            return Some(Outline { start, end, effect, names });
        }
    }

    /// Where the statement ends: one with statements inside does not end at the first semicolon.
    fn real_end(&mut self, start: usize, end: usize) -> usize {
        let nests = match self.nests {
            Nests::Never => false,
            Nests::Atomic => self.is_atomic(start, end),
            Nests::Rule => true,
        };
        if !nests {
            return end;
        }
        self.lexer.at = start;
        self.lexer.lexed.tokens.clear();
        lex_statement(&mut self.lexer, &mut self.unheard);
        self.lexer.release_names();
        self.unheard = Diagnostics::new();
        self.lexer.at.max(end)
    }

    /// Whether ATOMIC stands outside of strings in dollar quotes.
    fn is_atomic(&self, start: usize, end: usize) -> bool {
        let text = self.lexer.text;
        let holds = |from: usize, to: usize| {
            let part = text.get(from..to).unwrap_or("");
            part.to_ascii_lowercase().contains("atomic")
        };
        let mut from = start;
        for &(string, behind) in &self.marks.dollars {
            if holds(from, string) {
                return true;
            }
            from = behind;
        }
        holds(from, end)
    }

    fn about(&mut self) -> About<'t> {
        match self.keyword()? {
            Keyword::Create => self.create(),
            Keyword::Alter => self.alter(),
            Keyword::Comment => self.comment(),
            Keyword::Set | Keyword::Select => self.set(),
            _ => None,
        }
    }

    /// Only the search path matters.
    fn set(&mut self) -> About<'t> {
        let sets = self.at_rest_contains("search_path");
        Some((if sets { Effect::Object } else { Effect::Nothing }, Vec::new()))
    }

    fn comment(&mut self) -> About<'t> {
        if self.keyword()? != Keyword::On {
            return None;
        }
        let mut keyword = self.keyword()?;
        if matches!(keyword, Keyword::Materialized | Keyword::Foreign) {
            keyword = self.keyword()?;
        }
        match keyword {
            Keyword::Table | Keyword::View | Keyword::Sequence => self.relation(),
            Keyword::Column => {
                let (table, _) = self.qualified()?;
                Some((Effect::Relation, vec![table?]))
            }
            _ => Some((Effect::Nothing, Vec::new())),
        }
    }

    // Words and names.

    fn blank(&mut self) {
        if self.lexer.at_blank() {
            self.lexer.skip_blank(&mut self.unheard);
            self.broken |= !self.unheard.is_empty();
        }
    }

    fn byte(&self) -> u8 {
        let at = self.lexer.at;
        if at < self.lexer.bytes.len() { self.lexer.bytes[at] } else { 0 }
    }

    /// The keyword that stands here. What stands here is taken, where it is a word.
    fn keyword(&mut self) -> Option<Keyword> {
        self.blank();
        let word = self.lexer.pass_word();
        self.lexer.passed_keyword(word)
    }

    /// Takes a keyword where it stands here.
    fn eat(&mut self, wanted: Keyword) -> bool {
        self.blank();
        let start = self.lexer.at;
        let first = wanted.text().as_bytes().first().copied();
        if first != Some(self.byte() | 0x20) {
            return false;
        }
        let found = self.keyword() == Some(wanted);
        if !found {
            self.lexer.at = start;
        }
        found
    }

    /// The keyword that stands here, without taking it.
    fn peek(&mut self) -> Option<Keyword> {
        let start = self.lexer.at;
        let found = self.keyword();
        self.lexer.at = start;
        found
    }

    fn if_exists(&mut self) {
        if self.eat(Keyword::If) {
            self.eat(Keyword::Exists);
        }
    }

    fn if_not_exists(&mut self) {
        if self.eat(Keyword::If) {
            self.eat(Keyword::Not);
            self.eat(Keyword::Exists);
        }
    }

    /// One part of a name, as it is declared.
    fn part(&mut self) -> Option<Cow<'t, str>> {
        self.blank();
        if self.byte() == b'"' {
            let start = self.lexer.at + 1;
            let length = self.lexer.text.get(start..)?.find('"')?;
            self.lexer.at = start + length + 1;
            let name = self.lexer.text.get(start..start + length)?;
            return (self.byte() != b'"').then(|| truncate(name).into());
        }
        let word = self.lexer.pass_word();
        if word.start == word.end || matches!(self.byte(), b'&' | b'\'') {
            return None;
        }
        let name = self.lexer.text.get(word.start..word.end)?;
        match word.upper {
            true => Some(truncate(&name.to_ascii_lowercase()).to_owned().into()),
            false => Some(truncate(name).into()),
        }
    }

    /// A name's last part, and the part before it.
    fn qualified(&mut self) -> Option<(Option<Cow<'t, str>>, Cow<'t, str>)> {
        let mut before = None;
        let mut last = self.part()?;
        loop {
            self.blank();
            if self.byte() != b'.' {
                return Some((before, last));
            }
            self.lexer.at += 1;
            before = Some(last);
            last = self.part()?;
        }
    }

    fn name(&mut self) -> Option<Cow<'t, str>> {
        Some(self.qualified()?.1)
    }

    /// What changes nothing but the relation named here.
    fn relation(&mut self) -> About<'t> {
        Some((Effect::Relation, vec![self.name()?]))
    }

    /// What changes nothing but the functions of the name here.
    fn routine(&mut self) -> About<'t> {
        Some((Effect::Routine, vec![self.name()?]))
    }

    /// Whether the rest of the text up to the statement's first semicolon holds a text in lower case.
    fn at_rest_contains(&self, wanted: &str) -> bool {
        let rest = self.lexer.text.get(self.lexer.at..).unwrap_or("");
        let rest = rest.get(..rest.find(';').unwrap_or(rest.len())).unwrap_or("");
        rest.to_ascii_lowercase().contains(wanted)
    }
}
