//! Expressions that tables, domains and indexes store, analyzed where a schema is read as a whole: what the server
//! refuses of them is told at its place, and the object stands.

use super::{Loader, column::plain_attribute};
use crate::{
    analyze::{
        literal::check_literal,
        stored::{Columns, Stored, Target, check_stored},
    },
    ast::{
        Expr, ExprKind, Ident,
        ddl::{
            AlterTableAction, ColumnConstraintKind, ColumnDef, CreateTable, TableConstraint,
            TableConstraintKind, TableElement,
        },
        dml::IndexElement,
        walk::{Part, expr_parts},
    },
    catalog::{
        Attribute, CollationOid, Name, NamespaceOid, Relation, RelationOid, TypeOid, hash::ByName,
    },
    diagnostic::{Diagnostic, Diagnostics, Severity},
    source::Span,
};

/// No expression that is written many times is longer.
const SHORT: usize = 60;

/// What pg_dump writes around the name of a sequence: one is as right as another.
const NEXTVAL: (&str, &str) = ("nextval('", "'::regclass)");

/// Expressions that have been found to be right, and are right wherever they are written so.
#[derive(Default)]
pub(super) struct Sound {
    /// The places of expressions in `found`, by their text and what they are for.
    places: ByName<usize>,
    found: Vec<SoundExpr>,
}

struct SoundExpr {
    /// The state of `Loader::bindings`.
    bindings: u32,
    /// That of the column of a default.
    modifier: i32,
    columns: Vec<ColumnRead>,
}

/// What an expression takes from a column.
struct ColumnRead {
    name: &'static str,
    data_type: TypeOid,
    modifier: i32,
    collation: Option<CollationOid>,
}

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
        AlterTableAction::SetExpression { name, expr } => {
            waiting.push(Waiting::new(Kind::Generated, expr, Some(*name)));
        }
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
        // Many columns of a schema have one of few defaults, and many tables one of few conditions.
        let mut doubtful: Vec<&Waiting> = Vec::new();
        for waiting in waiting {
            if !self.is_sound(relation, waiting) {
                doubtful.push(waiting);
            }
        }
        let waiting = doubtful;
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

    /// What tells an expression from others that are written alike, the modifier of its column, and its text. None for
    /// one that is not looked for again.
    fn likeness(
        &self,
        relation: &Relation,
        waiting: &Waiting,
    ) -> Option<(NamespaceOid, i32, &str)> {
        let Span { start, end } = waiting.expr.span;
        let mut text = self.text.get(start as usize..end as usize)?;
        let (purpose, modifier) = match waiting.kind {
            Kind::Default => {
                let column = relation.attribute_named(waiting.column?.declared())?;
                if let Some(name) = sequence_of(text)
                    && check_literal(&self.catalog, TypeOid::REGCLASS, name).is_ok()
                {
                    text = NEXTVAL.0;
                }
                (column.data_type.0, column.modifier)
            }
            // Types have other OIDs.
            Kind::Check => (1, -1),
            Kind::IndexKey => (2, -1),
            Kind::IndexPredicate => (3, -1),
            Kind::Generated => return None,
        };
        if text.len() <= SHORT { Some((NamespaceOid(purpose), modifier, text)) } else { None }
    }

    /// Whether the same expression has been found to be right, over columns of the same types.
    fn is_sound(&self, relation: &Relation, waiting: &Waiting) -> bool {
        let Some((purpose, modifier, text)) = self.likeness(relation, waiting) else {
            return false;
        };
        let place = self.sound.places.get(purpose, text);
        let Some(found) = place.and_then(|place| self.sound.found.get(place)) else { return false };
        if found.bindings != self.bindings || found.modifier != modifier {
            return false;
        }
        for read in &found.columns {
            match relation.attribute_named(read.name) {
                Some(column) if read.is_of(column) => {}
                _ => return false,
            }
        }
        true
    }

    fn note_sound(&mut self, table: RelationOid, waiting: &[&Waiting]) {
        let mut sound = std::mem::take(&mut self.sound);
        if let Some(relation) = self.catalog.get_relation(table) {
            for waiting in waiting {
                let Some((purpose, modifier, text)) = self.likeness(relation, waiting) else {
                    continue;
                };
                let Some(columns) = columns_read(relation, &waiting.expr) else { continue };
                let text = Name::Owned(text.to_owned());
                sound.places.set(purpose, &text, Some(sound.found.len()));
                sound.found.push(SoundExpr { bindings: self.bindings, modifier, columns });
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

/// The name in `nextval('name'::regclass)`.
fn sequence_of(default: &str) -> Option<&str> {
    let name = default.strip_prefix(NEXTVAL.0)?.strip_suffix(NEXTVAL.1)?;
    (!name.contains('\'')).then_some(name)
}

/// What an expression takes from the columns of a relation. None where it reads anything else of it, or may.
fn columns_read(relation: &Relation, expr: &Expr) -> Option<Vec<ColumnRead>> {
    let mut columns = Vec::new();
    let mut waiting = vec![expr];
    let mut has_subquery = false;
    while let Some(expr) = waiting.pop() {
        match &expr.kind {
            ExprKind::Column(name) => {
                let [name] = name.parts.as_slice() else { return None };
                columns.push(ColumnRead::new(name, relation.attribute_named(name.declared())?));
            }
            ExprKind::Wildcard(_) => return None,
            _ => expr_parts(expr, &mut |part| match part {
                Part::Expr(expr) => waiting.push(expr),
                Part::Subquery(_) => has_subquery = true,
            }),
        }
    }
    (!has_subquery).then_some(columns)
}

impl ColumnRead {
    fn new(name: &Ident, column: &Attribute) -> ColumnRead {
        let &Attribute { data_type, modifier, collation, .. } = column;
        ColumnRead { name: name.declared(), data_type, modifier, collation }
    }

    fn is_of(&self, column: &Attribute) -> bool {
        self.data_type == column.data_type
            && self.modifier == column.modifier
            && self.collation == column.collation
    }
}
