//! Expressions that tables, domains and indexes store, analyzed where a schema is read as a whole: what the server
//! refuses of them is told at its place, and the object stands.

use super::{Loader, column::plain_attribute};
use crate::{
    analyze::stored::{Columns, Stored, Target, check_stored},
    ast::{
        Expr, ExprKind, Ident,
        ddl::{
            AlterTableAction, ColumnConstraintKind, ColumnDef, CreateTable, TableConstraint,
            TableConstraintKind, TableElement,
        },
        dml::IndexElement,
    },
    catalog::{Attribute, Name, NamespaceOid, Relation, RelationOid},
    diagnostic::{Diagnostic, Diagnostics, Severity},
    source::Span,
};

/// No default that is written many times is longer.
const SHORT: usize = 60;

/// An expression of a table, taken before the statement is applied.
#[derive(Debug)]
pub(super) struct Waiting {
    expr: Expr,
    /// The column of a default or generation expression.
    column: Option<Ident>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Default,
    Generated,
    Check,
    IndexKey,
    IndexPredicate,
}

/// The expressions of CREATE TABLE.
pub(super) fn stored_by_table(create: &CreateTable) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    for element in &create.elements {
        match element {
            TableElement::Column(column) => of_column(column, &mut waiting),
            TableElement::Constraint(constraint) => of_constraint(constraint, &mut waiting),
            TableElement::Like { .. } => {}
        }
    }
    waiting
}

/// The expressions of an action of ALTER TABLE.
pub(super) fn stored_by_action(action: &AlterTableAction) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    match action {
        AlterTableAction::AddColumn { column, .. } => of_column(column, &mut waiting),
        AlterTableAction::AddConstraint(constraint) => of_constraint(constraint, &mut waiting),
        AlterTableAction::SetDefault { name, default } => {
            waiting.push(Waiting::new(Kind::Default, default, Some(*name)));
        }
        _ => {}
    }
    waiting
}

/// The expressions of an index.
pub(super) fn stored_by_index(elements: &[IndexElement], predicate: Option<&Expr>) -> Vec<Waiting> {
    let is_expression = |e: &&IndexElement| !matches!(e.expr.kind, ExprKind::Column(_));
    let keys = elements.iter().filter(is_expression);
    let keys = keys.map(|e| Waiting::new(Kind::IndexKey, &e.expr, None));
    let predicate = predicate.map(|expr| Waiting::new(Kind::IndexPredicate, expr, None));
    keys.chain(predicate).collect()
}

fn of_column(column: &ColumnDef, waiting: &mut Vec<Waiting>) {
    for constraint in &column.constraints {
        let (kind, expr) = match &constraint.kind {
            ColumnConstraintKind::Default(expr) => (Kind::Default, expr),
            ColumnConstraintKind::Generated { expr, .. } => (Kind::Generated, expr),
            ColumnConstraintKind::Check(expr) => (Kind::Check, expr),
            _ => continue,
        };
        waiting.push(Waiting::new(kind, expr, Some(column.name)));
    }
}

fn of_constraint(constraint: &TableConstraint, waiting: &mut Vec<Waiting>) {
    match &constraint.kind {
        TableConstraintKind::Check(expr) => waiting.push(Waiting::new(Kind::Check, expr, None)),
        TableConstraintKind::Exclude { elements, where_, .. } => {
            waiting.extend(stored_by_index(elements, where_.as_ref()));
        }
        _ => {}
    }
}

impl Waiting {
    fn new(kind: Kind, expr: &Expr, column: Option<Ident>) -> Waiting {
        Waiting { expr: expr.clone(), column, kind }
    }
}

impl Loader {
    /// Analyzes expressions over a table as it is now.
    pub(super) fn check_waiting(&mut self, table: RelationOid, waiting: &[Waiting]) {
        if waiting.is_empty() {
            return;
        }
        let Some(relation) = self.catalog.get_relation(table) else { return };
        // Many columns of a schema have one of few defaults.
        let sound = |w: &&Waiting| !self.is_sound(relation, w);
        let waiting: Vec<&Waiting> = waiting.iter().filter(sound).collect();
        if waiting.is_empty() {
            return;
        }
        let expressions = waiting.iter().filter_map(|Waiting { expr, column, kind }| {
            let column = column.and_then(|c| relation.attribute_named(c.declared()));
            let stored = match kind {
                Kind::Default => Stored::Default(Target::column(column?)),
                Kind::Generated => Stored::Generated(Target::column(column?)),
                Kind::Check => Stored::Check,
                Kind::IndexKey => Stored::IndexKey,
                Kind::IndexPredicate => Stored::IndexPredicate,
            };
            Some((expr, stored))
        });
        let mut found = Diagnostics::new();
        check_stored(&self.catalog, Columns::Of(relation), expressions, &mut found);
        if found.is_empty() {
            self.note_sound(table, &waiting);
        }
        self.report_stored(found);
    }

    /// The text of a default, and the column that it is of.
    fn default_of<'l>(
        &'l self,
        relation: &'l Relation,
        waiting: &Waiting,
    ) -> Option<(&'l str, &'l Attribute)> {
        if !matches!(waiting.kind, Kind::Default) {
            return None;
        }
        let Span { start, end } = waiting.expr.span;
        let text = self.text.get(start as usize..end as usize);
        let text = text.filter(|text| text.len() <= SHORT)?;
        Some((text, relation.attribute_named(waiting.column?.declared())?))
    }

    /// Whether the same default of the same type has been found to be right: it is over no columns.
    fn is_sound(&self, relation: &Relation, waiting: &Waiting) -> bool {
        let Some((text, column)) = self.default_of(relation, waiting) else { return false };
        let known = self.sound.get(NamespaceOid(column.data_type.0), text);
        known == Some((column.modifier, self.bindings))
    }

    fn note_sound(&mut self, table: RelationOid, waiting: &[&Waiting]) {
        let mut sound = std::mem::take(&mut self.sound);
        if let Some(relation) = self.catalog.get_relation(table) {
            for waiting in waiting {
                let Some((text, column)) = self.default_of(relation, waiting) else { continue };
                let state = (column.modifier, self.bindings);
                let text = Name::Owned(text.to_owned());
                sound.change(NamespaceOid(column.data_type.0), &text, |_| Some(state));
            }
        }
        self.sound = sound;
    }

    /// Analyzes the expressions of a domain over a base type, whose value VALUE stands for.
    pub(super) fn check_domain_expressions<'s>(
        &mut self,
        over: Target<'s>,
        default: Option<&'s Expr>,
        checks: impl Iterator<Item = &'s Expr>,
    ) {
        let value = Attribute {
            number: 1,
            modifier: over.modifier,
            collation: self.catalog.get_type(over.data_type).and_then(|t| t.collation),
            ..plain_attribute("value", over.data_type)
        };
        let default = default.map(|expr| (expr, Stored::Default(over)));
        let checks = checks.map(|expr| (expr, Stored::Check));
        let mut found = Diagnostics::new();
        let expressions = default.into_iter().chain(checks);
        check_stored(&self.catalog, Columns::Value(&value), expressions, &mut found);
        self.report_stored(found);
    }

    fn report_stored(&mut self, mut found: Diagnostics) {
        for error in found.take().into_iter().filter(|d| d.severity == Severity::Error) {
            let told = |d: &Diagnostic| d.code == error.code && d.span == error.span;
            if !self.reports.iter().any(told) && !self.follows_from_broken(&error) {
                self.reports.push(error);
            }
        }
    }
}
