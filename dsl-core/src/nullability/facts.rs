//! What a condition that holds, or fails, proves of the columns it mentions.

use super::Analysis;
use crate::{
    analyze::walk::walk_expr,
    ast::{JoinKind, expr::IsTest},
    catalog::{
        Catalog, RelationKind,
        hash::{Map, Set},
    },
    query::{EntryKind, Expr, ExprKind, Query, SubLinkKind, Var, VarColumn},
};

/// What is proved of a query level's columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Columns, as entry and index, that are not null.
    pub(super) not_null: Set<(usize, usize)>,
    /// Entries whose every column may be NULL by an outer join, with its kind.
    pub(super) nulled: Map<usize, JoinKind>,
    /// For each FULL JOIN what is nulled where its left side is there, and where its right side is.
    pub(super) full_joins: Vec<[Map<usize, JoinKind>; 2]>,
    /// Rows are looked at before they are grouped, as the arguments of aggregates are.
    pub(super) before_grouping: bool,
}

impl Facts {
    /// The condition is true.
    pub(super) fn add_true<'q>(&mut self, analysis: &Analysis<'q>, condition: &'q Expr) {
        self.not_null.extend(analysis.proved_true(condition));
    }

    /// The same of WHERE, ON or HAVING. From 17 on the server leaves the test of a column out that is declared NOT NULL
    /// (`restriction_is_always_true`), which in a foreign table nothing enforces.
    pub(super) fn add_clause<'q>(
        &mut self,
        analysis: &Analysis<'q>,
        query: &Query,
        condition: &'q Expr,
    ) {
        if let (ExprKind::And(parts), true) = (&condition.kind, analysis.catalog.version >= 17) {
            parts.iter().for_each(|part| self.add_clause(analysis, query, part));
            return;
        }
        let mut tests = false;
        walk_expr(condition, 0, &mut |e, _| {
            tests |= match &e.kind {
                ExprKind::NullTest { .. } => true,
                // `x = x` becomes such a test (`process_equivalence`).
                ExprKind::Operator { args, .. } => {
                    matches!(&args[..], [l, r] if l == r || may_be_one(query, l, r))
                }
                _ => false,
            };
        });
        let mut proved = analysis.proved_true(condition);
        if tests && analysis.catalog.version >= 17 {
            proved.retain(|(entry, _)| !may_be_foreign(query, *entry, analysis.catalog));
        }
        self.not_null.extend(proved);
    }

    /// A branch of a simple CASE is taken: the condition, over the operand, is true.
    pub(super) fn add_equal<'q>(
        &mut self,
        analysis: &Analysis<'q>,
        operand: &'q Expr,
        condition: &'q Expr,
    ) {
        let of_operand = |arg: &Expr| matches!(arg.kind, ExprKind::CaseTest);
        if let ExprKind::Operator { args, .. } = &condition.kind
            && args.iter().any(of_operand)
            && analysis.is_strict(condition)
        {
            self.not_null.extend(analysis.proved_by_value(operand));
            self.not_null.extend(analysis.proved_by_value(condition));
        }
    }

    /// The condition is false or NULL: only tests that are never NULL tell anything.
    pub(super) fn add_not_true<'q>(&mut self, analysis: &Analysis<'q>, condition: &'q Expr) {
        match &condition.kind {
            ExprKind::NullTest { operand, negated: false } => {
                self.not_null.extend(analysis.proved_by_value(operand));
            }
            ExprKind::Or(parts) => parts.iter().for_each(|p| self.add_not_true(analysis, p)),
            ExprKind::Not(operand) => self.add_not_false(analysis, operand),
            _ => {}
        }
    }

    /// The condition is true or NULL: again only tests that are never NULL tell anything.
    pub(super) fn add_not_false<'q>(&mut self, analysis: &Analysis<'q>, condition: &'q Expr) {
        match &condition.kind {
            ExprKind::NullTest { operand, negated: true } => {
                self.not_null.extend(analysis.proved_by_value(operand));
            }
            ExprKind::And(parts) => parts.iter().for_each(|p| self.add_not_false(analysis, p)),
            ExprKind::Not(operand) => self.add_not_true(analysis, operand),
            ExprKind::BooleanTest { .. } | ExprKind::Distinct { .. } => {
                self.add_true(analysis, condition);
            }
            _ => {}
        }
    }
}

type Columns = Set<(usize, usize)>;

/// Whether rows of an entry may be of a foreign table: it is one, or has children or stands for a query, and there are
/// foreign tables.
fn may_be_foreign(query: &Query, entry: usize, catalog: &Catalog) -> bool {
    let Some(entry) = query.range_table.get(entry) else { return true };
    let EntryKind::Relation { oid, .. } = entry.kind else { return has_foreign_tables(catalog) };
    match catalog.get_relation(oid) {
        Some(relation) if relation.kind == RelationKind::ForeignTable => true,
        Some(relation) if relation.view.is_none() && relation.children.is_empty() => false,
        _ => has_foreign_tables(catalog),
    }
}

/// Whether two columns may be one of the same relation once subqueries are pulled up.
fn may_be_one(query: &Query, left: &Expr, right: &Expr) -> bool {
    let (ExprKind::Var(left), ExprKind::Var(right)) = (&left.kind, &right.kind) else {
        return false;
    };
    let is_stored = |var: &Var| {
        let entry = query.range_table.get(var.entry);
        entry.is_some_and(|entry| matches!(entry.kind, EntryKind::Relation { .. }))
    };
    !(is_stored(left) && is_stored(right))
}

fn has_foreign_tables(catalog: &Catalog) -> bool {
    catalog.user_relations().iter().any(|relation| relation.kind == RelationKind::ForeignTable)
}

fn union(sets: impl Iterator<Item = Columns>) -> Columns {
    let mut all = Columns::default();
    for set in sets {
        all.extend(set);
    }
    all
}

fn intersection(sets: impl Iterator<Item = Columns>) -> Columns {
    sets.reduce(|a, b| a.intersection(&b).copied().collect()).unwrap_or_default()
}

impl<'q> Analysis<'q> {
    /// The columns that are not null where a condition is true.
    pub(super) fn proved_true(&self, condition: &Expr) -> Columns {
        match &condition.kind {
            ExprKind::And(parts) => union(parts.iter().map(|p| self.proved_true(p))),
            ExprKind::Or(parts) | ExprKind::Choice(parts) => {
                intersection(parts.iter().map(|p| self.proved_true(p)))
            }
            ExprKind::Not(operand) => self.proved_false(operand),
            ExprKind::NullTest { operand, negated: true } => self.proved_by_value(operand),
            ExprKind::BooleanTest { operand, test, negated } => match (test, negated) {
                (IsTest::True, false) => self.proved_true(operand),
                (IsTest::False, false) => self.proved_false(operand),
                (IsTest::Unknown, true) => self.proved_by_value(operand),
                _ => Columns::default(),
            },
            ExprKind::Distinct { left, right, negated: true, .. } => {
                let mut proved = Columns::default();
                for (side, other) in [(left, right), (right, left)] {
                    if matches!(other.kind, ExprKind::Const(Some(_))) {
                        proved.extend(self.proved_by_value(side));
                    }
                }
                proved
            }
            // A match needs an element, and a value to compare with it.
            ExprKind::ScalarArray { any: true, left, right, .. } if self.is_strict(condition) => {
                let mut proved = self.proved_by_value(left);
                proved.extend(self.proved_by_value(right));
                proved
            }
            ExprKind::SubLink(link) => match &link.kind {
                SubLinkKind::Any { left, operators } => {
                    let strict = operators.iter().all(|o| self.is_strict_operator(*o));
                    let left = left.iter().filter(|_| strict);
                    union(left.map(|l| self.proved_by_value(l)))
                }
                _ => Columns::default(),
            },
            _ => self.proved_by_value(condition),
        }
    }

    /// The columns that are not null where a condition is false.
    fn proved_false(&self, condition: &Expr) -> Columns {
        match &condition.kind {
            ExprKind::Or(parts) => union(parts.iter().map(|p| self.proved_false(p))),
            ExprKind::And(parts) => intersection(parts.iter().map(|p| self.proved_false(p))),
            ExprKind::Not(operand) => self.proved_true(operand),
            ExprKind::NullTest { operand, negated: false } => self.proved_by_value(operand),
            ExprKind::ScalarArray { any, left, right, .. } => {
                // `not (x = any(a))` is true of an empty array; `not (x = all(a))` found an element that differs.
                let filled = !any || is_written_list(right);
                if filled && self.is_strict(condition) {
                    self.proved_by_value(left)
                } else {
                    Columns::default()
                }
            }
            ExprKind::SubLink(_) | ExprKind::RowCompare { .. } => Columns::default(),
            _ => self.proved_by_value(condition),
        }
    }

    /// The columns that are not null where an expression's value is not.
    pub(super) fn proved_by_value(&self, expr: &Expr) -> Columns {
        match &expr.kind {
            ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) => {
                Columns::from_iter([(*entry, *index)])
            }
            ExprKind::Function { args, .. } | ExprKind::Operator { args, .. }
                if self.is_strict(expr) =>
            {
                union(args.iter().map(|a| self.proved_by_value(a)))
            }
            // Over an empty array the comparison is true or false whatever the left side is.
            ExprKind::ScalarArray { left, right, .. } if self.is_strict(expr) => {
                let mut proved = self.proved_by_value(right);
                if is_written_list(right) {
                    proved.extend(self.proved_by_value(left));
                }
                proved
            }
            ExprKind::RowCompare { left, right, .. } => {
                let firsts = left.first().into_iter().chain(right.first());
                union(firsts.map(|e| self.proved_by_value(e)))
            }
            ExprKind::Relabel(operand)
            | ExprKind::CoerceViaIo(operand)
            | ExprKind::ArrayCoerce(operand)
            | ExprKind::CoerceToDomain(operand)
            | ExprKind::Collate(operand, _)
            | ExprKind::Not(operand) => self.proved_by_value(operand),
            ExprKind::Subscript { container, indexes, .. } => {
                let mut proved = self.proved_by_value(container);
                proved.extend(union(indexes.iter().map(|e| self.proved_by_value(e))));
                proved
            }
            _ => Columns::default(),
        }
    }

    fn is_strict(&self, expr: &Expr) -> bool {
        let proc = match &expr.kind {
            ExprKind::Function { proc, .. }
            | ExprKind::Operator { proc, .. }
            | ExprKind::ScalarArray { proc, .. } => *proc,
            _ => return false,
        };
        self.catalog.get_proc(proc).is_some_and(|p| p.strict && !p.returns_set)
    }

    fn is_strict_operator(&self, operator: crate::catalog::OperatorOid) -> bool {
        let proc = self.catalog.get_operator(operator).and_then(|o| self.catalog.get_proc(o.proc));
        proc.is_some_and(|p| p.strict)
    }
}

/// `array[…]` with at least one element, as `in (…)` makes it.
fn is_written_list(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Array { elements, .. } if !elements.is_empty())
}
