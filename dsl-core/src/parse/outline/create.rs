//! What CREATE is about.

use super::{About, Effect, Nests, Outliner};
use crate::lex::keyword::Keyword;
use std::borrow::Cow;

impl<'t> Outliner<'t> {
    pub(super) fn create(&mut self) -> About<'t> {
        if self.eat(Keyword::Or) {
            self.eat(Keyword::Replace);
        }
        let mut keyword = self.keyword()?;
        let goes_on = match keyword {
            Keyword::Unlogged | Keyword::Materialized | Keyword::Recursive => true,
            Keyword::Foreign => {
                let is_table = self.peek() == Some(Keyword::Table);
                self.has_foreign_tables |= is_table;
                is_table
            }
            _ => false,
        };
        if goes_on {
            keyword = self.keyword()?;
        }
        match keyword {
            Keyword::Table => self.create_table(),
            Keyword::View => {
                self.if_not_exists();
                Some((Effect::Query, vec![self.name()?]))
            }
            Keyword::Unique | Keyword::Index => self.create_index(keyword),
            Keyword::Sequence => {
                self.if_not_exists();
                self.relation()
            }
            Keyword::Trigger | Keyword::Constraint => self.behind_on(),
            Keyword::Policy => self.behind_on(),
            Keyword::Function | Keyword::Procedure => {
                self.nests = Nests::Atomic;
                self.routine()
            }
            Keyword::Aggregate => self.routine(),
            Keyword::Type
            | Keyword::Domain
            | Keyword::Operator
            | Keyword::Cast
            | Keyword::Collation
            | Keyword::Extension
            | Keyword::Schema => Some((Effect::Object, Vec::new())),
            Keyword::Access
            | Keyword::Conversion
            | Keyword::Database
            | Keyword::Event
            | Keyword::Foreign
            | Keyword::Group
            | Keyword::Language
            | Keyword::Publication
            | Keyword::Role
            | Keyword::Server
            | Keyword::Statistics
            | Keyword::Subscription
            | Keyword::Tablespace
            | Keyword::Text
            | Keyword::User => Some((Effect::Nothing, Vec::new())),
            Keyword::Rule => {
                self.nests = Nests::Rule;
                None
            }
            // Temporary tables among others, which change the search path.
            _ => None,
        }
    }

    fn create_table(&mut self) -> About<'t> {
        self.if_not_exists();
        let mut names = vec![self.name()?];
        self.blank();
        if self.byte() != b'(' {
            return match self.keyword()? {
                Keyword::Partition => {
                    self.eat(Keyword::Of);
                    names.push(self.name()?);
                    Some((Effect::Relation, names))
                }
                Keyword::Of => Some((Effect::Relation, names)),
                // CREATE TABLE AS, with what may stand before AS.
                _ => Some((Effect::Query, names)),
            };
        }
        let likes = std::mem::take(&mut self.marks.likes);
        for place in &likes {
            self.lexer.at = *place;
            if self.eat(Keyword::Like) {
                names.push(self.name()?);
            }
        }
        self.marks.likes = likes;
        self.lexer.at = self.marks.closed?;
        self.blank();
        if self.byte() == b';' || self.byte() == 0 {
            return Some((Effect::Relation, names));
        }
        match self.keyword() {
            Some(Keyword::Inherits) => self.inherits(names),
            Some(Keyword::Partition | Keyword::Server) => Some((Effect::Relation, names)),
            // Options, behind which AS may stand.
            _ => Some((Effect::Query, names)),
        }
    }

    fn inherits(&mut self, mut names: Vec<Cow<'t, str>>) -> About<'t> {
        loop {
            self.blank();
            match self.byte() {
                b'(' | b',' => self.lexer.at += 1,
                _ => return Some((Effect::Relation, names)),
            }
            self.blank();
            if self.byte() != b')' {
                names.push(self.name()?);
            }
        }
    }

    /// `[unique] index [concurrently] [[if not exists] name] on [only] table`. The index's name is named as well: it may
    /// be taken.
    fn create_index(&mut self, keyword: Keyword) -> About<'t> {
        if keyword == Keyword::Unique && !self.eat(Keyword::Index) {
            return None;
        }
        self.eat(Keyword::Concurrently);
        self.if_not_exists();
        let index = if self.eat(Keyword::On) {
            None
        } else {
            let name = self.name()?;
            self.eat(Keyword::On).then_some(Some(name))?
        };
        self.eat(Keyword::Only);
        let mut names = vec![self.name()?];
        names.extend(index);
        Some((Effect::Relation, names))
    }

    /// A trigger or policy: the relation stands behind the first ON.
    fn behind_on(&mut self) -> About<'t> {
        loop {
            if self.eat(Keyword::On) {
                return self.relation();
            }
            self.blank();
            match self.byte() {
                b',' => self.lexer.at += 1,
                _ => {
                    self.name()?;
                }
            }
        }
    }
}
