//! Relations to range table entries (`parse_relation.c`).

use super::{
    Analyzer,
    scope::{NamespaceColumn, NamespaceItem},
};
use crate::{
    ast::{self, Ident, QualifiedName, TableAlias},
    catalog::{Relation, RelationKind},
    diagnostic::Diagnostic,
    query::{EntryColumn, EntryKind, Expr, ExprKind, RangeTableEntry, Var, VarColumn},
    source::Span,
};
use std::rc::Rc;

impl<'a> Analyzer<'a> {
    /// A relation by its written name, reported when missing.
    pub(crate) fn resolve_relation(&mut self, name: &QualifiedName) -> Option<&'a Relation> {
        let catalog = self.catalog;
        let table = name.last();
        if name.parts.len() > 2 {
            let written: Vec<&str> = name.parts.iter().map(|p| p.declared()).collect();
            let written = written.join(".");
            let diagnostic = if name.parts.len() == 3 {
                let message =
                    format!("cross-database references are not implemented: \"{written}\"");
                Diagnostic::error("0A000", name.span, message)
            } else {
                let message = format!("improper qualified name (too many dotted names): {written}");
                super::row::analysis_syntax(name.span, message)
            };
            self.report(diagnostic);
            return None;
        }
        let relation = match name.schema() {
            None => {
                table.spellings().find_map(|s| catalog.lookup_relation(None, s).map(|r| (s, r)))
            }
            Some(schema) => {
                if ast::is_routed(schema.name) {
                    self.routed_schema.get_or_insert(schema.name);
                }
                let namespace =
                    schema.spellings().find_map(|s| catalog.lookup_namespace(s).map(|n| (s, n)));
                if let Some((spelling, _)) = namespace {
                    let spelling = spelling.to_owned();
                    self.note_spelling(schema, &spelling);
                }
                let find = |n| {
                    table
                        .spellings()
                        .find_map(|s| catalog.lookup_relation(Some(n), s).map(|r| (s, r)))
                };
                namespace.and_then(|(_, n)| find(n))
            }
        };
        match relation {
            Some((spelling, relation)) => {
                let spelling = spelling.to_owned();
                self.note_spelling(table, &spelling);
                if relation.kind == RelationKind::CompositeType {
                    let message = format!("cannot open relation \"{}\"", relation.name);
                    self.report(
                        Diagnostic::error("42809", name.span, message)
                            .help("this is a composite type"),
                    );
                    return None;
                }
                Some(relation)
            }
            None => {
                let is_index = |r: &Relation| r.indexes.iter().any(|i| table.matches(&i.name));
                let diagnostic = if catalog.user_relations().iter().any(is_index) {
                    Diagnostic::error(
                        "42809",
                        name.span,
                        format!("\"{}\" is an index", table.declared()),
                    )
                } else {
                    self.undefined_table(name)
                };
                self.report(diagnostic);
                None
            }
        }
    }

    /// Adds an entry for a relation, with its alias.
    pub(crate) fn add_relation_entry(
        &mut self,
        relation: &Relation,
        alias: Option<&TableAlias>,
        only: bool,
        span: Span,
    ) -> NamespaceItem {
        let columns = relation_columns(relation);
        let kind = EntryKind::Relation { oid: relation.oid, only };
        let mut item = self.add_entry(relation.name.to_string(), kind, columns, alias, false, span);
        item.relation = Some(relation.oid);
        item
    }

    /// Adds an entry whose columns are known; an alias renames the entry and its columns.
    pub(crate) fn add_entry(
        &mut self,
        name: String,
        kind: EntryKind,
        mut columns: Vec<EntryColumn>,
        alias: Option<&TableAlias>,
        lateral: bool,
        span: Span,
    ) -> NamespaceItem {
        let alias_name = alias.and_then(|a| a.name.as_ref());
        let name = alias_name.map_or(name, |n| n.declared().to_owned());
        if let Some(alias) = alias {
            self.rename_columns(&name, &mut columns, &alias.columns);
        }
        let entry = self.scope().query.range_table.len();
        let namespace_columns = entry_variables(entry, &columns, span);
        self.scope().query.range_table.push(RangeTableEntry {
            name: name.clone(),
            kind,
            columns,
            lateral,
            span,
        });
        NamespaceItem {
            entry,
            name,
            aliased: alias_name.is_some(),
            relation: None,
            columns: Rc::new(namespace_columns),
            relation_visible: true,
            columns_visible: true,
            lateral_only: false,
            lateral_ok: true,
            span,
        }
    }

    /// Applies `as t (a, b)`; fewer names than columns leave the rest as they are.
    fn rename_columns(&mut self, table: &str, columns: &mut [EntryColumn], names: &[Ident]) {
        if names.len() > columns.len() {
            let span = names.get(columns.len()).map_or(Span::default(), |n| n.span);
            let message = format!(
                "table \"{table}\" has {} columns available but {} columns specified",
                columns.len(),
                names.len()
            );
            self.error("42P10", span, message);
        }
        for (column, name) in columns.iter_mut().zip(names) {
            column.name = name.declared().to_owned();
        }
    }

    /// An item in error: any name below it stays silent.
    pub(crate) fn error_item(
        &mut self,
        alias: Option<&TableAlias>,
        name: &str,
        span: Span,
    ) -> NamespaceItem {
        self.scope().has_error_entry = true;
        self.add_entry(name.to_owned(), EntryKind::Error, Vec::new(), alias, false, span)
    }
}

/// The columns of a relation as an entry has them.
pub(crate) fn relation_columns(relation: &Relation) -> Vec<EntryColumn> {
    relation
        .live_attributes()
        .map(|a| EntryColumn {
            name: a.name.to_string(),
            data_type: a.data_type,
            modifier: a.modifier,
            collation: a.collation,
            attribute: a.number,
        })
        .collect()
}

/// A variable for each column of an entry.
pub(crate) fn entry_variables(
    entry: usize,
    columns: &[EntryColumn],
    span: Span,
) -> Vec<NamespaceColumn> {
    let variable = |(index, column): (usize, &EntryColumn)| {
        let var = Var { levels_up: 0, entry, column: VarColumn::Column(index) };
        let expr = Expr {
            kind: ExprKind::Var(var),
            data_type: column.data_type,
            modifier: column.modifier,
            span,
        };
        NamespaceColumn { name: column.name.clone(), expr, hidden: false }
    };
    columns.iter().enumerate().map(variable).collect()
}
