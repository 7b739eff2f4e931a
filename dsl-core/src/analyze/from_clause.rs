//! FROM items and joins (`parse_clause.c`: `transformFromClause`, `transformFromClauseItem`).

use super::{
    Analyzer,
    collation::Derivation,
    scope::{Context, NamespaceColumn, NamespaceItem},
};
use crate::{
    ast::{self, FromItem, QualifiedName, TableAlias},
    catalog::{Relation, RelationKind, TypeOid},
    diagnostic::Diagnostic,
    query::{EntryColumn, EntryKind, JoinTree},
    source::Span,
};

/// A FROM item after analysis.
pub(crate) struct FromResult {
    pub(crate) tree: JoinTree,
    /// What it adds to the namespace. The columns that `*` and an enclosing join see are those of the items whose
    /// columns are visible, in order: a join that merges nothing and has no alias needs no item of its own.
    pub(crate) items: Vec<NamespaceItem>,
}

impl FromResult {
    pub(crate) fn columns(&self) -> Vec<NamespaceColumn> {
        let visible = self.items.iter().filter(|i| i.columns_visible);
        visible.flat_map(|i| i.columns.iter().cloned()).collect()
    }
}

impl Analyzer<'_> {
    /// The FROM clause: fills the query's join trees and the namespace.
    pub(crate) fn analyze_from(&mut self, from: &[FromItem]) {
        for item in from {
            let result = self.analyze_from_item(item);
            self.check_name_conflicts(&result.items);
            self.scope().query.from.push(result.tree);
            for mut item in result.items {
                item.lateral_only = true;
                item.lateral_ok = true;
                self.scope().namespace.push(item);
            }
        }
        for item in &mut self.scope().namespace {
            item.lateral_only = false;
            item.lateral_ok = true;
        }
    }

    pub(super) fn analyze_from_item(&mut self, item: &FromItem) -> FromResult {
        match item {
            FromItem::Table { name, only, alias, sample } => {
                let item = self.table_item(name, *only, alias.as_ref());
                if let Some(sample) = sample {
                    self.table_sample(sample, &item);
                }
                single(item)
            }
            FromItem::Subquery { query, lateral, alias, span } => {
                single(self.subquery_item(query, *lateral, alias.as_ref(), *span))
            }
            FromItem::Function(function) => single(self.function_item(function)),
            FromItem::Join(join) => self.join_item(join, None),
            FromItem::Paren { item, alias, .. } => match (&**item, alias) {
                (FromItem::Join(join), alias) => self.join_item(join, alias.as_ref()),
                (item, _) => self.analyze_from_item(item),
            },
            FromItem::XmlTable(table) => single(self.xml_table_item(table)),
            FromItem::JsonTable(table) => single(self.json_table_item(table)),
            FromItem::Rows(rows) => single(self.rows_item(rows)),
            FromItem::Error(span) => single(self.error_item(None, "", *span)),
        }
    }

    fn table_item(
        &mut self,
        name: &QualifiedName,
        only: bool,
        alias: Option<&TableAlias>,
    ) -> NamespaceItem {
        let span = name.span;
        if let [table] = name.parts.as_slice()
            && let Some(item) = self.cte_item(table, alias, span)
        {
            return item;
        }
        match self.resolve_relation(name) {
            Some(relation) => self.add_relation_entry(relation, alias, only, span),
            None => self.error_item(alias, name.last().declared(), span),
        }
    }

    fn subquery_item(
        &mut self,
        query: &ast::Select,
        lateral: bool,
        alias: Option<&TableAlias>,
        span: Span,
    ) -> NamespaceItem {
        let before = std::mem::replace(&mut self.scope().lateral_active, lateral);
        let subquery = self.in_context(Context::FromSubselect, |a| a.analyze_select(query, true));
        self.scope().lateral_active = before;
        if alias.is_none() && self.catalog.version < 16 {
            let what = if matches!(query.body, ast::SelectBody::Values(_)) {
                "VALUES"
            } else {
                "subquery"
            };
            let message = format!("{what} in FROM must have an alias");
            let help = match what {
                "VALUES" => "for example, FROM (VALUES ...) AS v",
                _ => "for example, FROM (SELECT ...) AS s",
            };
            self.report(Diagnostic::syntax(span, message).help(help));
        }
        let columns = self.output_columns(&subquery);
        let kind = EntryKind::Subquery(Box::new(subquery));
        let mut item =
            self.add_entry("unnamed_subquery".to_owned(), kind, columns, alias, lateral, span);
        item.relation_visible = alias.is_some();
        item
    }

    fn table_sample(&mut self, sample: &ast::from_clause::TableSample, item: &NamespaceItem) {
        let relation = item.relation.and_then(|oid| self.catalog.get_relation(oid));
        let sampled = |r: &Relation| {
            matches!(
                r.kind,
                RelationKind::Table
                    | RelationKind::MaterializedView
                    | RelationKind::PartitionedTable
            )
        };
        if !relation.is_some_and(sampled) {
            let message = "TABLESAMPLE clause can only be applied to tables and materialized views";
            self.error("0A000", item.span, message);
        }
        let method = sample.method.last().declared().to_owned();
        let known = matches!(method.as_str(), "bernoulli" | "system")
            && match sample.method.parts.as_slice() {
                [_] => true,
                [schema, _] => schema.matches("pg_catalog"),
                _ => false,
            };
        if !known {
            let parts: Vec<&str> = sample.method.parts.iter().map(|p| p.declared()).collect();
            let message = format!("tablesample method {} does not exist", parts.join("."));
            self.error("42704", sample.method.span, message);
        } else if sample.args.len() != 1 {
            let message = format!(
                "tablesample method {method} requires 1 argument, not {}",
                sample.args.len()
            );
            self.error("2202H", sample.span, message);
        }
        for arg in &sample.args {
            let arg = self.in_context(Context::FromFunction, |a| a.expr(arg));
            self.coerce_to_specific(arg, TypeOid::FLOAT4, "TABLESAMPLE");
        }
        if let Some(seed) = &sample.repeatable {
            let seed = self.in_context(Context::FromFunction, |a| a.expr(seed));
            self.coerce_to_specific(seed, TypeOid::FLOAT8, "REPEATABLE");
        }
    }

    fn check_name_conflicts(&mut self, items: &[NamespaceItem]) {
        let existing = std::mem::take(&mut self.scope().namespace);
        self.check_name_conflicts_between(&existing, items);
        self.scope().namespace = existing;
    }

    /// A name may stand once, but for two tables of one name from different schemas (`checkNameSpaceConflicts`).
    pub(crate) fn check_name_conflicts_between(
        &mut self,
        left: &[NamespaceItem],
        right: &[NamespaceItem],
    ) {
        for new in right.iter().filter(|i| i.relation_visible) {
            let conflict =
                left.iter().filter(|i| i.relation_visible && i.name == new.name).any(|old| {
                    let both_bare = !old.aliased
                        && !new.aliased
                        && old.relation.is_some()
                        && new.relation.is_some();
                    !(both_bare && old.relation != new.relation)
                });
            if conflict {
                let diagnostic = Diagnostic::error(
                    "42712",
                    new.span,
                    format!("table name \"{}\" specified more than once", new.name),
                );
                self.report(
                    diagnostic.help(format!("give one of them an alias: {} as other", new.name)),
                );
            }
        }
    }
}

impl Analyzer<'_> {
    /// The columns that a query gives, as an entry's columns.
    pub(crate) fn output_columns(&self, query: &crate::query::Query) -> Vec<EntryColumn> {
        let column = |t: &crate::query::Target| EntryColumn {
            modifier: t.expr.modifier,
            collation: match self.collation_in(query, &t.expr) {
                Derivation::Implicit(oid) | Derivation::Explicit(oid, _) => Some(oid),
                Derivation::None | Derivation::Conflict => None,
            },
            ..plain_column(&t.name, t.expr.data_type)
        };
        query.output().map(column).collect()
    }
}

fn single(item: NamespaceItem) -> FromResult {
    FromResult { tree: JoinTree::Entry(item.entry), items: vec![item] }
}

pub(crate) fn plain_column(name: &str, data_type: TypeOid) -> EntryColumn {
    EntryColumn { name: name.to_owned(), data_type, modifier: -1, collation: None, attribute: 0 }
}
