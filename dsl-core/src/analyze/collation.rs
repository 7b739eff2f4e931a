//! Collations that contradict each other (`parse_collate.c`).

mod derived;

pub(super) use derived::{Derived, Deriver};

use super::{Analyzer, walk::children};
use crate::{
    catalog::{Catalog, CollationOid, TypeKind},
    diagnostic::Diagnostic,
    query::{EntryColumn, Expr, ExprKind, Query, Var, VarColumn},
    source::Span,
};

/// The collation of an expression and what decides it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Derivation {
    /// Its type has none.
    None,
    Implicit(CollationOid),
    /// Implicit ones that differ, of which none is the default.
    Conflict,
    /// By COLLATE, and where that stands.
    Explicit(CollationOid, Span),
}

impl Derivation {
    /// What an expression with operands of two derivations has (`merge_collation_state`).
    fn merge(self, other: Derivation) -> Derivation {
        use Derivation::{Conflict, Explicit, Implicit, None};
        match (self, other) {
            (Explicit(..), _) | (_, None) => self,
            (_, Explicit(..)) | (None, _) => other,
            (Conflict, _) | (_, Conflict) => Conflict,
            (Implicit(one), Implicit(two)) if one == two || two == CollationOid::DEFAULT => self,
            (Implicit(CollationOid::DEFAULT), Implicit(_)) => other,
            (Implicit(_), Implicit(_)) => Conflict,
        }
    }
}

impl Analyzer<'_> {
    /// Two operands with different COLLATE clauses cannot be compared or joined.
    pub(crate) fn check_collations<'e>(&mut self, args: impl IntoIterator<Item = &'e Expr>) {
        let mut first = Derivation::None;
        for arg in args {
            let own = self.explicit_collation(arg);
            if let Some(mismatch) = self.explicit_mismatch(first, own) {
                self.scope().late.push(mismatch);
                return;
            }
            first = first.merge(own);
        }
    }

    /// What is wrong where two COLLATE clauses contradict each other.
    fn explicit_mismatch(&self, one: Derivation, other: Derivation) -> Option<Diagnostic> {
        let (Derivation::Explicit(one, _), Derivation::Explicit(other, span)) = (one, other) else {
            return None;
        };
        (one != other).then(|| self.collation_mismatch("explicit", one, other, span))
    }

    fn collation_mismatch(
        &self,
        kind: &str,
        one: CollationOid,
        two: CollationOid,
        at: Span,
    ) -> Diagnostic {
        let name = |oid| self.catalog.collation_name(oid).unwrap_or("?").to_owned();
        let message = format!(
            "collation mismatch between {kind} collations \"{}\" and \"{}\"",
            name(one),
            name(two)
        );
        Diagnostic::error("42P21", at, message)
    }

    /// The collation of a column of a set operation. Only UNION ALL, which compares nothing, may leave it open.
    pub(crate) fn set_collation(
        &mut self,
        one: Derivation,
        two: Derivation,
        all: bool,
        at: Span,
    ) -> Derivation {
        if let Some(mismatch) = self.explicit_mismatch(one, two) {
            self.report(mismatch);
            return Derivation::None;
        }
        let merged = one.merge(two);
        if let (Derivation::Conflict, Derivation::Implicit(one), Derivation::Implicit(two)) =
            (merged, one, two)
            && !all
        {
            let mismatch = self.collation_mismatch("implicit", one, two, at);
            self.report(mismatch);
        }
        match merged {
            Derivation::Explicit(oid, _) => Derivation::Implicit(oid),
            merged => merged,
        }
    }

    /// Of an expression of a query that is complete; what it has of outer queries counts by its type.
    pub(crate) fn collation_in(&self, query: &Query, expr: &Expr) -> Derivation {
        let column = |var: &Var| match (var.levels_up, var.column) {
            (0, VarColumn::Column(index)) => {
                query.range_table.get(var.entry).and_then(|e| e.columns.get(index))
            }
            _ => None,
        };
        derive(self.catalog, expr, &column)
    }

    /// Of an output column. From 18 on what is grouped by is a column of its own, whose COLLATE is no longer seen.
    pub(crate) fn output_collation(&self, query: &Query, expr: &Expr) -> Derivation {
        let derived = self.collation_in(query, expr);
        let keys = query.group_by.iter().filter_map(|&target| query.targets.get(target));
        let keys: Vec<&Expr> = keys.map(|target| &target.expr).collect();
        match derived {
            Derivation::Explicit(oid, _)
                if self.catalog.version >= 18 && is_grouped(expr, &keys) =>
            {
                Derivation::Implicit(oid)
            }
            other => other,
        }
    }

    /// The collation of a column of VALUES, by what all rows have there.
    pub(crate) fn values_collation(
        &self,
        rows: &[Vec<Expr>],
        index: usize,
    ) -> Option<CollationOid> {
        let query = &self.scope_at(0)?.query;
        let values = rows.iter().filter_map(|row| row.get(index));
        let derived = values.map(|value| self.collation_in(query, value));
        match derived.fold(Derivation::None, Derivation::merge) {
            Derivation::Implicit(oid) | Derivation::Explicit(oid, _) => Some(oid),
            Derivation::None | Derivation::Conflict => None,
        }
    }

    /// The COLLATE that decides about an expression, if any.
    fn explicit_collation(&self, expr: &Expr) -> Derivation {
        match derive(self.catalog, expr, &|_| None) {
            explicit @ Derivation::Explicit(..) => explicit,
            _ => Derivation::None,
        }
    }
}

/// Whether every COLLATE of an expression stands in what is grouped by.
fn is_grouped(expr: &Expr, keys: &[&Expr]) -> bool {
    if keys.contains(&expr) {
        return true;
    }
    let mut all = !matches!(expr.kind, ExprKind::Collate(..));
    children(expr, &mut |child| all = all && is_grouped(child, keys));
    all
}

/// The collation with which a composite type declares a field.
fn field_collation(catalog: &Catalog, composite: &Expr, index: usize) -> Option<CollationOid> {
    let base = super::coerce::base_type(catalog, composite.data_type);
    let TypeKind::Composite { relation } = catalog.get_type(base)?.kind else { return None };
    catalog.get_relation(relation)?.live_attributes().nth(index)?.collation
}

/// The collation written with the column that a variable of the query's own level means, if any.
pub(super) fn collation_of(query: &Query, expr: &Expr) -> Option<CollationOid> {
    match &expr.kind {
        ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) => {
            query.range_table.get(*entry)?.columns.get(*index)?.collation
        }
        _ => None,
    }
}

/// The column that a variable of the query's own level means, where that is known.
type Column<'q, 'f> = &'f dyn Fn(&Var) -> Option<&'q EntryColumn>;

fn derive(catalog: &Catalog, expr: &Expr, column: Column<'_, '_>) -> Derivation {
    // A literal behind it may have no type yet.
    if let ExprKind::Collate(_, oid) = expr.kind {
        return Derivation::Explicit(oid, expr.span);
    }
    let own = catalog.get_type(expr.data_type).and_then(|t| t.collation);
    let Some(own) = own else { return Derivation::None };
    let merged = |operands: &[Expr]| {
        let derived = operands.iter().map(|e| derive(catalog, e, column));
        derived.fold(Derivation::None, Derivation::merge)
    };
    let operands = match &expr.kind {
        ExprKind::Var(var) => {
            let written = column(var).and_then(|c| c.collation);
            return Derivation::Implicit(written.unwrap_or(own));
        }
        ExprKind::Relabel(operand)
        | ExprKind::CoerceToDomain(operand)
        | ExprKind::CoerceViaIo(operand)
        | ExprKind::ArrayCoerce(operand) => derive(catalog, operand, column),
        ExprKind::Subscript { container, .. } => derive(catalog, container, column),
        ExprKind::Function { args, .. }
        | ExprKind::Operator { args, .. }
        | ExprKind::Array { elements: args, .. }
        | ExprKind::Coalesce(args)
        | ExprKind::MinMax(args) => merged(args),
        ExprKind::NullIf { left, right, .. } => {
            derive(catalog, left, column).merge(derive(catalog, right, column))
        }
        ExprKind::Case { whens, else_, .. } => {
            let results = whens.iter().map(|(_, result)| result).chain(else_.as_deref());
            let results = results.map(|e| derive(catalog, e, column));
            // Without ELSE it is a NULL of the type.
            let nothing = else_.is_none().then_some(Derivation::Implicit(own));
            results.chain(nothing).fold(Derivation::None, Derivation::merge)
        }
        ExprKind::Field { operand, index, .. } => {
            return Derivation::Implicit(field_collation(catalog, operand, *index).unwrap_or(own));
        }
        ExprKind::Aggregate(aggregate) => merged(&aggregate.args),
        ExprKind::Window(window) => merged(&window.args),
        _ => Derivation::None,
    };
    // What is made of nothing with a collation has its type's.
    if operands == Derivation::None { Derivation::Implicit(own) } else { operands }
}
