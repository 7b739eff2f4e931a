//! Column references: names to variables (`transformColumnRef`, `parse_relation.c`).

use super::{
    Analyzer,
    errors::{did_you_mean, nearest},
    scope::{Context, NamespaceItem, shift_levels},
};
use crate::{
    ast::{Ident, QualifiedName},
    catalog::{RelationKind, TypeOid},
    diagnostic::Diagnostic,
    query::{EntryKind, Expr, ExprKind, PseudoRole, Var, VarColumn},
    source::Span,
};

/// What a search in the scopes found.
pub(crate) enum Found<T> {
    Nothing,
    One(T),
    /// Reported already.
    Failed,
}

/// Columns that every stored relation has (manual 5.5).
const SYSTEM_COLUMNS: [(&str, TypeOid); 6] = [
    ("ctid", TypeOid::TID),
    ("xmin", TypeOid::XID),
    ("cmin", TypeOid::CID),
    ("xmax", TypeOid::XID),
    ("cmax", TypeOid::CID),
    ("tableoid", TypeOid::OID),
];

impl Analyzer<'_> {
    /// An expression that is a possibly qualified name.
    pub(crate) fn column_ref(&mut self, name: &QualifiedName) -> Expr {
        if self.context() == Context::ColumnDefault {
            self.error("0A000", name.span, "cannot use column reference in DEFAULT expression");
            return Expr::error(name.span);
        }
        if name.parts.len() > 3 {
            let written: Vec<&str> = name.parts.iter().map(|p| p.declared()).collect();
            let written = written.join(".");
            let diagnostic = if name.parts.len() == 4 {
                let message = format!("cross-database references are not implemented: {written}");
                Diagnostic::error("0A000", name.span, message)
            } else {
                let message = format!("improper qualified name (too many dotted names): {written}");
                super::row::analysis_syntax(name.span, message)
            };
            self.report(diagnostic);
            return Expr::error(name.span);
        }
        match name.parts.as_slice() {
            [column] => self.unqualified_column(column, name.span),
            [.., table, column] => {
                let qualifier = &name.parts[..name.parts.len() - 1];
                match self.find_relation(qualifier, name.span) {
                    Found::One((levels_up, item)) => {
                        self.note_old_or_new(levels_up, &item, name.span);
                        self.qualified_column(levels_up, &item, column, name.span)
                    }
                    Found::Failed => Expr::error(name.span),
                    Found::Nothing => {
                        self.missing_relation(qualifier, table, column);
                        Expr::error(name.span)
                    }
                }
            }
            [] => Expr::error(name.span),
        }
    }

    /// Where nothing is set, OLD and NEW are the row as it is.
    pub(super) fn note_old_or_new(&mut self, levels_up: usize, item: &NamespaceItem, span: Span) {
        let entry = self.scope_at(levels_up).and_then(|s| s.query.range_table.get(item.entry));
        if let Some(EntryKind::Pseudo { role: PseudoRole::Old | PseudoRole::New, .. }) =
            entry.map(|entry| &entry.kind)
        {
            self.resolutions.old_or_new.insert(span);
        }
    }

    fn unqualified_column(&mut self, column: &Ident, span: Span) -> Expr {
        for spelling in column.spellings() {
            match self.find_column(spelling, span) {
                Found::One(expr) => {
                    self.note_spelling(column, spelling);
                    return expr;
                }
                Found::Failed => return Expr::error(span),
                Found::Nothing => {}
            }
        }
        // A table's name in place of a column's means its whole row.
        match self.find_relation(std::slice::from_ref(column), span) {
            Found::One((levels_up, item)) => {
                self.note_old_or_new(levels_up, &item, span);
                return self.whole_row(levels_up, &item, span);
            }
            Found::Failed => return Expr::error(span),
            Found::Nothing => {}
        }
        if !self.scopes.iter().any(|s| s.has_error_entry) {
            let diagnostic = self.undefined_column(column, span);
            self.report(diagnostic);
        }
        Expr::error(span)
    }

    /// An unqualified name as a column of any visible item, innermost level first (`colNameToVar`).
    pub(crate) fn find_column(&mut self, name: &str, span: Span) -> Found<Expr> {
        for levels_up in 0..self.scopes.len() {
            let Some(scope) = self.scope_at(levels_up) else { break };
            let mut found: Option<(Expr, usize)> = None;
            let mut failure: Option<Diagnostic> = None;
            for (index, item) in scope.namespace.iter().enumerate() {
                if !item.columns_visible || (item.lateral_only && !scope.lateral_active) {
                    continue;
                }
                let matches = self.columns_named(item, name);
                if matches.is_empty() {
                    continue;
                }
                if found.is_some() || matches.len() > 1 {
                    failure = Some(self.ambiguous_column(name, levels_up, span));
                    break;
                }
                if item.lateral_only && !item.lateral_ok {
                    failure = Some(lateral_refusal(&item.name, span));
                    break;
                }
                found = matches.into_iter().next().map(|e| (e, index));
            }
            if let Some(diagnostic) = failure {
                self.report(diagnostic);
                return Found::Failed;
            }
            if let Some((mut expr, _)) = found {
                expr.span = span;
                shift_levels(&mut expr, levels_up);
                return Found::One(expr);
            }
        }
        Found::Nothing
    }

    /// The columns of an item with a name: more than one is ambiguous. System columns come last.
    fn columns_named(&self, item: &NamespaceItem, name: &str) -> Vec<Expr> {
        let mut found: Vec<Expr> = item
            .columns
            .iter()
            .filter(|c| c.name == name)
            .map(|c| self.refreshed(&c.expr))
            .collect();
        if found.is_empty()
            && let Some(relation) = item.relation.and_then(|oid| self.catalog.get_relation(oid))
            && !matches!(relation.kind, RelationKind::View | RelationKind::CompositeType)
            && let Some((system, data_type)) = SYSTEM_COLUMNS.iter().find(|(n, _)| *n == name)
        {
            let var = Var { levels_up: 0, entry: item.entry, column: VarColumn::System(system) };
            found.push(Expr::new(ExprKind::Var(var), *data_type, item.span));
        }
        found
    }

    /// Finds the item that a qualifier names (`refnameNamespaceItem`); with its distance in levels.
    pub(crate) fn find_relation(
        &mut self,
        qualifier: &[Ident],
        span: Span,
    ) -> Found<(usize, NamespaceItem)> {
        let Some(table) = qualifier.last() else { return Found::Nothing };
        let schema = qualifier.len().checked_sub(2).and_then(|i| qualifier.get(i));
        let oid = match schema {
            None => None,
            Some(schema) => {
                let namespace = schema.spellings().find_map(|s| self.catalog.lookup_namespace(s));
                let relation = namespace.and_then(|n| {
                    table.spellings().find_map(|t| self.catalog.lookup_relation(Some(n), t))
                });
                match relation {
                    Some(relation) => Some(relation.oid),
                    None => return Found::Nothing,
                }
            }
        };
        for spelling in table.spellings() {
            for levels_up in 0..self.scopes.len() {
                let Some(scope) = self.scope_at(levels_up) else { break };
                let visible = scope.namespace.iter().filter(|item| {
                    item.relation_visible && (scope.lateral_active || !item.lateral_only)
                });
                let mut matches = visible.filter(|item| match oid {
                    Some(oid) => item.relation == Some(oid) && !item.aliased,
                    None => item.name == spelling,
                });
                let Some(item) = matches.next() else { continue };
                if item.lateral_only && !item.lateral_ok {
                    let refusal = lateral_refusal(&item.name, span);
                    self.report(refusal);
                    return Found::Failed;
                }
                if matches.next().is_some() {
                    // That the name is given twice has been told, where it is a mistake of its own.
                    if !self.diagnostics.iter().any(|d| d.code == "42712") {
                        let message = format!("table reference \"{spelling}\" is ambiguous");
                        self.error("42P09", span, message);
                    }
                    return Found::Failed;
                }
                let found = (levels_up, item.clone());
                self.note_spelling(table, spelling);
                if let (Some(schema), Some(relation)) =
                    (schema, oid.and_then(|o| self.catalog.get_relation(o)))
                {
                    let name = self.catalog.namespace_name(relation.namespace).to_owned();
                    self.note_spelling(schema, &name);
                }
                return Found::One(found);
            }
        }
        Found::Nothing
    }

    /// `item.column`.
    fn qualified_column(
        &mut self,
        levels_up: usize,
        item: &NamespaceItem,
        column: &Ident,
        span: Span,
    ) -> Expr {
        for spelling in column.spellings() {
            let matches = self.columns_named(item, spelling);
            if matches.len() > 1 {
                self.error("42702", span, format!("column reference \"{spelling}\" is ambiguous"));
                return Expr::error(span);
            }
            if let Some(mut expr) = matches.into_iter().next() {
                expr.span = span;
                shift_levels(&mut expr, levels_up);
                self.note_spelling(column, spelling);
                return expr;
            }
        }
        let entry = self.scope_at(levels_up).and_then(|s| s.query.range_table.get(item.entry));
        if entry.is_none_or(|e| matches!(e.kind, EntryKind::Error)) {
            return Expr::error(span);
        }
        // `t.f` may mean `f(t)`.
        let row = self.whole_row(levels_up, item, span);
        if let Some(call) = self.function_of_row(column, row, span) {
            return call;
        }
        let name = column.declared();
        let message = format!("column {}.{} does not exist", item.name, name);
        let names = item.columns.iter().map(|c| c.name.as_str());
        let near = nearest(name, names);
        let mut diagnostic = Diagnostic::error("42703", column.span, message);
        if let Some(help) = did_you_mean(&near) {
            diagnostic = diagnostic.help(help);
        } else {
            let others = self.items_with_column(name);
            if !others.is_empty() {
                diagnostic =
                    diagnostic.help(format!("\"{name}\" is a column of {}", others.join(", ")));
            } else if item.columns.len() <= 30 && !item.columns.is_empty() {
                let all: Vec<&str> = item.columns.iter().map(|c| c.name.as_str()).collect();
                diagnostic = diagnostic.help(format!(
                    "\"{}\" has the columns {}",
                    item.name,
                    all.join(", ")
                ));
            }
        }
        self.report(diagnostic);
        Expr::error(span)
    }

    /// The row of an item as one value.
    pub(crate) fn whole_row(&mut self, levels_up: usize, item: &NamespaceItem, span: Span) -> Expr {
        let entry = self.scope_at(levels_up).and_then(|s| s.query.range_table.get(item.entry));
        let data_type = match entry.map(|e| &e.kind) {
            Some(EntryKind::Relation { oid, .. } | EntryKind::Pseudo { oid, .. }) => {
                self.catalog.get_relation(*oid).map_or(TypeOid::RECORD, |r| r.row_type)
            }
            Some(EntryKind::Functions { calls, ordinality: false }) if calls.len() == 1 => {
                // A function that gives one column of a scalar type stands for that value itself.
                let call = &calls[0].call;
                if self.catalog.get_type(call.data_type).is_some_and(|t| is_scalar(&t.kind))
                    && let Some(column) = item.columns.first()
                {
                    let mut expr = column.expr.clone();
                    expr.span = span;
                    shift_levels(&mut expr, levels_up);
                    return expr;
                }
                call.data_type
            }
            Some(EntryKind::Error) => return Expr::error(span),
            Some(_) => TypeOid::RECORD,
            None => return Expr::error(span),
        };
        let var = Var { levels_up, entry: item.entry, column: VarColumn::WholeRow };
        Expr::new(ExprKind::Var(var), data_type, span)
    }

    fn ambiguous_column(&self, name: &str, levels_up: usize, span: Span) -> Diagnostic {
        let diagnostic =
            Diagnostic::error("42702", span, format!("column reference \"{name}\" is ambiguous"));
        let Some(scope) = self.scope_at(levels_up) else { return diagnostic };
        let owners: Vec<String> = scope
            .namespace
            .iter()
            .filter(|i| i.columns_visible && i.columns.iter().any(|c| c.name == name))
            .map(|i| format!("\"{}.{name}\"", i.name))
            .collect();
        if owners.is_empty() {
            diagnostic
        } else {
            diagnostic.help(format!("write {}", owners.join(" or ")))
        }
    }

    fn items_with_column(&self, name: &str) -> Vec<String> {
        let items = self.scopes.iter().rev().flat_map(|s| &s.namespace);
        items
            .filter(|i| i.relation_visible && i.columns.iter().any(|c| c.name == name))
            .map(|i| format!("\"{}\"", i.name))
            .collect()
    }

    fn undefined_column(&self, column: &Ident, span: Span) -> Diagnostic {
        let name = column.declared();
        let diagnostic =
            Diagnostic::error("42703", span, format!("column \"{name}\" does not exist"));
        let items: Vec<&NamespaceItem> =
            self.scopes.iter().rev().flat_map(|s| &s.namespace).collect();
        let exact: Vec<String> = items
            .iter()
            .filter(|i| i.columns.iter().any(|c| c.name == name))
            .map(|i| format!("{}.{name}", i.name))
            .collect();
        if let Some(there) = exact.first() {
            return diagnostic.help(format!("there is a column \"{there}\", but it cannot be referenced from this part of the query"));
        }
        let outputs = self.scopes.last().map_or(&[][..], |s| &s.query.targets);
        if outputs.iter().any(|t| t.name == name) {
            return diagnostic.help(format!(
                "\"{name}\" is the name of an output column, which this clause cannot see: repeat its expression, or put a query around this one"
            ));
        }
        let columns = items.iter().flat_map(|i| i.columns.iter().map(|c| c.name.as_str()));
        let near = nearest(name, columns);
        let qualified: Vec<String> = near
            .iter()
            .map(|n| {
                let owner = items.iter().find(|i| i.columns.iter().any(|c| c.name == *n));
                owner.map_or((*n).to_owned(), |o| format!("{}.{n}", o.name))
            })
            .collect();
        match did_you_mean(&qualified) {
            Some(help) => diagnostic.help(help),
            None if items.is_empty() => {
                diagnostic.help("there is no FROM clause here; strings are in single quotes in SQL text, in double quotes in Rust tokens")
            }
            None => {
                let owners = self.catalog.user_relations().iter();
                let owners: Vec<&str> = owners
                    .filter(|r| r.attribute_named(name).is_some())
                    .map(|r| r.name.as_ref())
                    .take(4)
                    .collect();
                if owners.is_empty() {
                    diagnostic
                } else {
                    diagnostic.help(format!("\"{name}\" is a column of {}, not in FROM here", owners.join(", ")))
                }
            }
        }
    }

    /// Reports a qualifier that names nothing visible (`errorMissingRTE`).
    fn missing_relation(&mut self, qualifier: &[Ident], table: &Ident, column: &Ident) {
        let name = table.declared().to_owned();
        let entries = self.scopes.iter().rev().flat_map(|s| &s.query.range_table);
        let mut hidden: Option<String> = None;
        for entry in entries {
            let relation = match &entry.kind {
                EntryKind::Relation { oid, .. } => self.catalog.get_relation(*oid),
                _ => None,
            };
            if entry.name == name {
                hidden = Some(format!(
                    "there is an entry for table \"{name}\", but it cannot be referenced from this part of the query; a subquery in FROM sees the tables before it behind `lateral`"
                ));
            } else if relation.is_some_and(|r| r.name == name.as_str()) {
                hidden = Some(format!(
                    "\"{name}\" has the alias \"{}\" here: write \"{0}.{}\"",
                    entry.name,
                    column.declared()
                ));
            }
        }
        let span = table.span;
        if let Some(help) = hidden {
            let message = format!("invalid reference to FROM-clause entry for table \"{name}\"");
            self.report(Diagnostic::error("42P01", span, message).help(help));
            return;
        }
        let mut diagnostic = Diagnostic::error(
            "42P01",
            span,
            format!("missing FROM-clause entry for table \"{name}\""),
        );
        let visible = self.scopes.iter().rev().flat_map(|s| &s.namespace);
        let near = nearest(&name, visible.filter(|i| i.relation_visible).map(|i| i.name.as_str()));
        if let Some(help) = did_you_mean(&near).or_else(|| self.meant_by(qualifier, &name, column))
        {
            diagnostic = diagnostic.help(help);
        }
        self.report(diagnostic);
    }

    /// What a qualifier may be that is no table: a column whose field was meant, or a row of RETURNING that the version
    /// does not have.
    fn meant_by(&self, qualifier: &[Ident], name: &str, field: &Ident) -> Option<String> {
        if qualifier.len() != 1 {
            return None;
        }
        let visible =
            || self.scopes.iter().rev().flat_map(|s| &s.namespace).filter(|i| i.columns_visible);
        let column = visible().flat_map(|i| i.columns.iter()).find(|c| c.name == name);
        let composite = column.and_then(|c| self.catalog.get_type(c.expr.data_type));
        if composite.is_some_and(|ty| !is_scalar(&ty.kind)) {
            return Some(format!("a field of a column is written `({name}).{}`", field.declared()));
        }
        let returns = self.scopes.last().is_some_and(|s| s.query.result.is_some());
        let version = self.catalog.version;
        (returns && version < 18 && matches!(name, "old" | "new")).then(|| {
            format!(
                "RETURNING has \"old\" and \"new\" from PostgreSQL 18 on, and this is checked for PostgreSQL {version}"
            )
        })
    }

    /// Remembers that the exact spelling of a name with upper-case letters was meant.
    pub(crate) fn note_spelling(&mut self, ident: &Ident, spelling: &str) {
        if ident.folded.is_some() && ident.name == spelling {
            self.resolutions.exact.insert(ident.span);
        }
    }
}

fn is_scalar(kind: &crate::catalog::TypeKind) -> bool {
    !matches!(kind, crate::catalog::TypeKind::Composite { .. } | crate::catalog::TypeKind::Pseudo)
}

fn lateral_refusal(name: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        "42P10",
        span,
        format!("invalid reference to FROM-clause entry for table \"{name}\""),
    )
    .help("the combining JOIN type must be INNER or LEFT for a LATERAL reference")
}
