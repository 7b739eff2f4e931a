//! What a statement names, and so reads.

use super::{Entry, RELATION, ROUTINE, References, Schema};
use crate::{
    ast::{
        Ident, QualifiedName, TypeName,
        ddl::{
            AlterTableAction, ColumnConstraintKind, ColumnDef, CreateTable, DdlKind, DdlStatement,
            FunctionParameter, TableConstraint, TableConstraintKind, TableElement,
        },
    },
    catalog::NamespaceOid,
    lex::{
        Case, Lexed, TokenKind,
        keyword::{Class, Keyword},
    },
};

/// A string longer than this is no name with a schema.
const NAME_LENGTH: usize = 130;

impl Schema {
    /// The topics that a statement may name: by words, and by strings, which may be names as `regclass`.
    pub(super) fn named_in(&self, lexed: &Lexed) -> Vec<Entry> {
        let mut named = self.words_in(lexed);
        for token in &lexed.tokens {
            let TokenKind::String(text) = &token.kind else { continue };
            if text.len() <= NAME_LENGTH {
                let last = text.rsplit('.').next().unwrap_or(text).trim_matches('"');
                named.extend(self.topics_of(last));
            }
        }
        named
    }

    /// The topics that words of a statement name.
    pub(super) fn words_in(&self, lexed: &Lexed) -> Vec<Entry> {
        let mut named = Vec::new();
        for token in &lexed.tokens {
            match &token.kind {
                TokenKind::Word(word) if !is_reserved(word.keyword) => {
                    named.extend(self.topics_of(word.text));
                    if word.case == Case::ExactFirst
                        && word.text.bytes().any(|b| b.is_ascii_uppercase())
                    {
                        named.extend(self.topics_of(&word.text.to_ascii_lowercase()));
                    }
                }
                TokenKind::QuotedIdent(name) => named.extend(self.topics_of(name)),
                _ => {}
            }
        }
        named
    }

    fn topics_of(&self, name: &str) -> impl Iterator<Item = Entry> {
        let relation = self.names.get(RELATION, name);
        relation.into_iter().chain(self.names.get(ROUTINE, name))
    }

    /// The topics that a statement's effect rests on, or that what it makes of them may lead to.
    pub(super) fn read_by(&self, statement: usize, kind: &DdlKind, lexed: &Lexed) -> Vec<Entry> {
        match kind {
            DdlKind::CreateView(_)
            | DdlKind::CreateTableAs(_)
            | DdlKind::CreateRule(_)
            | DdlKind::CreateAggregate { .. } => return self.named_in(lexed),
            DdlKind::CreateTrigger(_) | DdlKind::Comment { .. } | DdlKind::CreatePolicy { .. } => {
                return Vec::new();
            }
            _ => {}
        }
        let mut named = self.called_in(lexed);
        let mut types: Vec<&TypeName> = Vec::new();
        match kind {
            DdlKind::CreateTable(table) => {
                for element in &table.elements {
                    if let TableElement::Column(column) = element {
                        types.extend(&column.type_name);
                    }
                }
                let keys = references_of(table);
                let kept = keys.into_iter().filter(|_| self.keeps_references(statement));
                named.extend(kept.filter_map(|key| self.of_relation(key.last())));
                named.extend(table.of_type.iter().filter_map(|name| self.of_relation(name.last())));
            }
            DdlKind::AlterTable { actions, .. } => {
                for action in actions {
                    match action {
                        AlterTableAction::AddColumn { column, .. } => {
                            types.extend(&column.type_name);
                            let keys = references_in(column);
                            named.extend(keys.filter_map(|key| self.of_relation(key.last())));
                        }
                        AlterTableAction::AlterColumnType { type_name, .. } => {
                            types.push(type_name)
                        }
                        AlterTableAction::AddConstraint(TableConstraint {
                            kind: TableConstraintKind::ForeignKey { table, .. },
                            ..
                        }) => named.extend(self.of_relation(table.last())),
                        _ => {}
                    }
                }
            }
            DdlKind::CreateFunction(function) => {
                types.extend(function.parameters.iter().map(|p: &FunctionParameter| &p.type_name));
                types.extend(&function.returns);
            }
            DdlKind::AlterFunction { arguments, .. } => {
                types.extend(arguments.iter().flatten().map(|p| &p.type_name));
            }
            _ => {}
        }
        let parts = types.iter().flat_map(|name| &name.name.parts);
        named.extend(parts.filter_map(|part| self.of_relation(part)));
        named
    }

    /// The functions that a statement may call.
    fn called_in(&self, lexed: &Lexed) -> Vec<Entry> {
        let mut called = Vec::new();
        for pair in lexed.tokens.windows(2) {
            let [name, behind] = pair else { continue };
            if behind.kind != TokenKind::LeftParen {
                continue;
            }
            called.extend(match &name.kind {
                TokenKind::Word(word) => self.names.get(ROUTINE, word.text),
                TokenKind::QuotedIdent(name) => self.names.get(ROUTINE, name),
                _ => None,
            });
        }
        called
    }

    /// The topic of a relation's name, or that of an array of its rows.
    fn of_relation(&self, name: &Ident) -> Option<Entry> {
        let name = name.declared();
        let topic = self.topic_of(RELATION, name);
        topic.or_else(|| self.topic_of(RELATION, name.strip_prefix('_')?))
    }

    fn topic_of(&self, kind: NamespaceOid, name: &str) -> Option<Entry> {
        self.names.get(kind, name)
    }

    fn keeps_references(&self, statement: usize) -> bool {
        let table = self.entries_of(statement).first();
        self.references == References::All
            || table.is_some_and(|t| self.topics[*t as usize].keeps_references)
    }

    /// Takes the foreign keys to tables that are not asked for out of CREATE TABLE. They wait for these.
    pub(super) fn delay_references(&mut self, statement: usize, read: &mut DdlStatement) {
        let span = read.span;
        let DdlKind::CreateTable(table) = &mut read.kind else { return };
        if self.keeps_references(statement) {
            return;
        }
        let waits_for = |referenced: &QualifiedName| {
            let topic = self.of_relation(referenced.last())?;
            (!self.topics[topic as usize].asked).then_some(topic)
        };
        let mut delayed: Vec<(Entry, TableConstraint)> = Vec::new();
        for element in &mut table.elements {
            let TableElement::Column(column) = element else { continue };
            let name = column.name;
            column.constraints.retain(|constraint| {
                let ColumnConstraintKind::References { table, column } = &constraint.kind else {
                    return true;
                };
                let Some(topic) = waits_for(table) else { return true };
                let kind = TableConstraintKind::ForeignKey {
                    columns: vec![name],
                    table: table.clone(),
                    referenced: column.iter().copied().collect(),
                };
                let (name, span) = (constraint.name, constraint.span);
                let attributes = constraint.attributes;
                delayed.push((topic, TableConstraint { name, kind, attributes, span }));
                false
            });
        }
        table.elements.retain(|element| {
            let TableElement::Constraint(constraint) = element else { return true };
            let TableConstraintKind::ForeignKey { table, .. } = &constraint.kind else {
                return true;
            };
            let Some(topic) = waits_for(table) else { return true };
            delayed.push((topic, constraint.clone()));
            false
        });
        let name = table.name.clone();
        for (topic, constraint) in delayed {
            let actions = vec![AlterTableAction::AddConstraint(constraint)];
            let (if_exists, only) = (false, false);
            let kind = DdlKind::AlterTable { name: name.clone(), if_exists, only, actions };
            self.topic_mut(topic).referenced_by.push((statement, DdlStatement { kind, span }));
        }
    }
}

fn is_reserved(keyword: Option<Keyword>) -> bool {
    keyword.is_some_and(|keyword| keyword.class() == Class::Reserved)
}

/// The tables that CREATE TABLE has foreign keys to.
fn references_of(table: &CreateTable) -> Vec<&QualifiedName> {
    let mut found = Vec::new();
    for element in &table.elements {
        match element {
            TableElement::Column(column) => found.extend(references_in(column)),
            TableElement::Constraint(TableConstraint {
                kind: TableConstraintKind::ForeignKey { table, .. },
                ..
            }) => found.push(table),
            _ => {}
        }
    }
    found
}

fn references_in(column: &ColumnDef) -> impl Iterator<Item = &QualifiedName> {
    column.constraints.iter().filter_map(|constraint| match &constraint.kind {
        ColumnConstraintKind::References { table, .. } => Some(table),
        _ => None,
    })
}
