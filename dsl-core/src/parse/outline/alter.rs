//! What ALTER is about.

use super::{About, Effect, Outliner};
use crate::lex::keyword::Keyword;
use std::borrow::Cow;

impl<'t> Outliner<'t> {
    pub(super) fn alter(&mut self) -> About<'t> {
        let mut keyword = self.keyword()?;
        if matches!(keyword, Keyword::Materialized | Keyword::Foreign)
            && matches!(self.peek(), Some(Keyword::View | Keyword::Table))
        {
            keyword = self.keyword()?;
        }
        match keyword {
            Keyword::Table | Keyword::View => self.alter_relation(),
            Keyword::Function | Keyword::Procedure | Keyword::Aggregate | Keyword::Routine => {
                self.alter_routine()
            }
            Keyword::Type => {
                self.name()?;
                match (self.keyword()?, self.keyword()) {
                    (Keyword::Owner, _) => Some((Effect::Nothing, Vec::new())),
                    (Keyword::Add | Keyword::Rename, Some(Keyword::Value)) => {
                        Some((Effect::Object, Vec::new()))
                    }
                    _ => None,
                }
            }
            Keyword::Domain => {
                self.name()?;
                match (self.keyword()?, self.keyword()) {
                    (Keyword::Owner, _) => Some((Effect::Nothing, Vec::new())),
                    (Keyword::Rename, _) | (Keyword::Set, Some(Keyword::Schema)) => None,
                    _ => Some((Effect::Object, Vec::new())),
                }
            }
            Keyword::Sequence | Keyword::Index => {
                self.if_exists();
                if self.eat(Keyword::All) {
                    return Some((Effect::Nothing, Vec::new()));
                }
                self.name()?;
                self.unless_moved()
            }
            Keyword::Schema => {
                self.name()?;
                self.unless_moved()
            }
            Keyword::Trigger | Keyword::Rule | Keyword::Policy => {
                let renames = self.at_rest_contains("rename");
                (!renames).then_some((Effect::Nothing, Vec::new()))
            }
            Keyword::Operator | Keyword::Collation | Keyword::Extension => {
                let owns = self.at_rest_contains(" owner to ");
                owns.then_some((Effect::Nothing, Vec::new()))
            }
            _ => Some((Effect::Nothing, Vec::new())),
        }
    }

    /// Behind a name: only a new name or schema matters.
    fn unless_moved(&mut self) -> About<'t> {
        match (self.keyword()?, self.peek()) {
            (Keyword::Rename, _) | (Keyword::Set, Some(Keyword::Schema)) => None,
            _ => Some((Effect::Nothing, Vec::new())),
        }
    }

    fn alter_routine(&mut self) -> About<'t> {
        let name = self.name()?;
        self.blank();
        if self.byte() == b'(' {
            self.lexer.at = self.marks.closed?;
        }
        match (self.keyword()?, self.peek()) {
            (Keyword::Rename, _) | (Keyword::Set, Some(Keyword::Schema)) => None,
            _ => Some((Effect::Routine, vec![name])),
        }
    }

    fn alter_relation(&mut self) -> About<'t> {
        self.if_exists();
        self.eat(Keyword::Only);
        let mut names = vec![self.name()?];
        if self.byte() == b'*' {
            self.lexer.at += 1;
        }
        let mut effect = self.action(&mut names)?;
        let commas = std::mem::take(&mut self.marks.commas);
        for place in &commas {
            self.lexer.at = *place;
            effect = both(effect, self.action(&mut names)?)?;
        }
        self.marks.commas = commas;
        Some((effect, names))
    }

    /// One action of ALTER TABLE.
    fn action(&mut self, names: &mut Vec<Cow<'t, str>>) -> Option<Effect> {
        match self.keyword()? {
            Keyword::Owner
            | Keyword::Cluster
            | Keyword::Reset
            | Keyword::Enable
            | Keyword::Disable
            | Keyword::Force
            | Keyword::Replica
            | Keyword::Options
            | Keyword::Depends => Some(Effect::Relation),
            Keyword::Set if self.peek() != Some(Keyword::Schema) => Some(Effect::Relation),
            Keyword::Validate => Some(Effect::Constraint),
            Keyword::Add => self.add_action(names),
            Keyword::Alter => self.alter_column(),
            Keyword::Attach => {
                self.eat(Keyword::Partition);
                names.push(self.name()?);
                Some(Effect::Attach)
            }
            Keyword::Detach => {
                self.eat(Keyword::Partition);
                names.push(self.name()?);
                Some(Effect::Relation)
            }
            Keyword::Inherit => {
                names.push(self.name()?);
                Some(Effect::Relation)
            }
            Keyword::No => match self.keyword()? {
                Keyword::Inherit => {
                    names.push(self.name()?);
                    Some(Effect::Relation)
                }
                _ => Some(Effect::Relation),
            },
            _ => None,
        }
    }

    fn add_action(&mut self, names: &mut Vec<Cow<'t, str>>) -> Option<Effect> {
        let start = self.lexer.at;
        let named = self.eat(Keyword::Constraint);
        if named {
            self.part()?;
        }
        match self.keyword() {
            Some(Keyword::Foreign) => self.foreign_key(names),
            Some(Keyword::Primary | Keyword::Unique | Keyword::Check | Keyword::Exclude) => {
                Some(Effect::Relation)
            }
            Some(Keyword::Not) => Some(Effect::Relation),
            _ if named => None,
            _ => {
                self.lexer.at = start;
                Some(Effect::Columns)
            }
        }
    }

    /// `foreign key (…) references table`
    fn foreign_key(&mut self, names: &mut Vec<Cow<'t, str>>) -> Option<Effect> {
        if names.len() != 1 || !self.marks.commas.is_empty() {
            return Some(Effect::Constraint);
        }
        self.lexer.at = self.marks.closed?;
        if !self.eat(Keyword::References) {
            return Some(Effect::Constraint);
        }
        names.push(self.name()?);
        Some(Effect::Reference)
    }

    fn alter_column(&mut self) -> Option<Effect> {
        if self.eat(Keyword::Constraint) {
            return Some(Effect::Constraint);
        }
        self.eat(Keyword::Column);
        self.part()?;
        match (self.keyword()?, self.peek()) {
            (Keyword::Type, _) | (Keyword::Set, Some(Keyword::Data)) => Some(Effect::Columns),
            (
                Keyword::Set | Keyword::Drop | Keyword::Add | Keyword::Reset | Keyword::Restart,
                _,
            ) => Some(Effect::Relation),
            _ => None,
        }
    }
}

/// The effect of two actions of a statement.
fn both(one: Effect, other: Effect) -> Option<Effect> {
    match (one, other) {
        (Effect::Columns, Effect::Constraint) | (Effect::Constraint, Effect::Columns) => None,
        (Effect::Attach, _) | (_, Effect::Attach) => None,
        (Effect::Relation, other) => Some(other),
        (one, _) => Some(one),
    }
}
