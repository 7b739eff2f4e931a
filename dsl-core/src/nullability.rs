//! Which output columns can be NULL, drawn from the typed tree.
//!
//! An expression is not null only where that is proved; unknown means nullable.

mod facts;
mod joins;
mod truth;
mod output;
mod nested;

use crate::{
    ast::expr::NestedForm,
    catalog::{Catalog, ProcKind, ProcOid},
    query::{
        Aggregate, EntryKind, Expr, ExprKind, Query, SubLink, SubLinkKind, Var, VarColumn,
        WindowFunction,
    },
};
use facts::Facts;
pub use joins::effective_join_kinds;
pub use nested::{NestedOutput, OutputColumn, Witness, output_columns};
pub use output::is_exactly_one_row;
use std::{cell::RefCell, collections::HashMap, rc::Rc};
pub use truth::{is_constant, refuses_all, truth};

/// What is known of an expression or output column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nullability {
    /// It may be NULL.
    pub nullable: bool,
    /// It is an array, and an element may be NULL.
    pub element_nullable: bool,
}

impl Nullability {
    const UNKNOWN: Nullability = Nullability { nullable: true, element_nullable: true };
    const NOT_NULL: Nullability = Nullability { nullable: false, element_nullable: true };

    fn nullable(nullable: bool) -> Nullability {
        Nullability { nullable, element_nullable: true }
    }

    /// NULL if either may be.
    fn or(self, other: Nullability) -> Nullability {
        Nullability {
            nullable: self.nullable || other.nullable,
            element_nullable: self.element_nullable || other.element_nullable,
        }
    }
}

/// The nullability of each output column of a statement.
pub fn output_nullability(query: &Query, catalog: &Catalog) -> Vec<Nullability> {
    let analysis = Analysis { catalog, known: RefCell::default(), assumed: RefCell::default() };
    analysis.output(&[], query)
}

/// Aggregates that give zero, not NULL, over no rows.
const COUNTS: [ProcOid; 3] = [ProcOid(2147), ProcOid(2803), ProcOid(2818)];
/// `row_number`, `rank`, `dense_rank`, `percent_rank`, `cume_dist`, `ntile`.
const RANKING: std::ops::RangeInclusive<u32> = 3100..=3105;
/// `first_value` and `last_value`: a row of the frame.
const FRAME_EDGE: [ProcOid; 2] = [ProcOid(3112), ProcOid(3113)];
/// `array_agg` over values: its elements are the values.
const ARRAY_AGGREGATE: ProcOid = ProcOid(2335);
/// `unnest(anyarray)`.
const UNNEST: ProcOid = ProcOid(2331);

/// A query level with what is proved of its columns.
#[derive(Clone, Copy)]
struct Level<'q> {
    query: &'q Query,
    facts: &'q Facts,
}

struct Analysis<'c> {
    catalog: &'c Catalog,
    /// Output columns of queries met before, by their place in memory.
    known: RefCell<HashMap<usize, Rc<Vec<Nullability>>>>,
    /// For recursive common tables under analysis, by their span: what is assumed of their columns.
    assumed: RefCell<HashMap<(u32, u32), Vec<Nullability>>>,
}

impl Analysis<'_> {
    /// The nullability of an expression, at the innermost of the levels.
    fn expr(&self, levels: &[Level<'_>], expr: &Expr) -> Nullability {
        if self.is_partial_key(levels, expr) {
            return Nullability::UNKNOWN;
        }
        let all = |exprs: &[Expr]| exprs.iter().any(|e| self.expr(levels, e).nullable);
        match &expr.kind {
            ExprKind::Var(var) => self.var(levels, var),
            ExprKind::Const(value) => Nullability::nullable(value.is_none()),
            ExprKind::Function { proc, args, .. } => self.call(levels, *proc, args),
            ExprKind::Operator { proc, args, .. } => self.call(levels, *proc, args),
            ExprKind::ScalarArray { proc, left, right, .. } => {
                let array = self.expr(levels, right);
                let sure = self.never_null(*proc)
                    && !self.expr(levels, left).nullable
                    && !array.nullable
                    && !array.element_nullable;
                Nullability::nullable(!sure)
            }
            ExprKind::And(parts) | ExprKind::Or(parts) => Nullability::nullable(all(parts)),
            ExprKind::Not(operand) | ExprKind::IsJson(operand) => {
                Nullability::nullable(self.expr(levels, operand).nullable)
            }
            ExprKind::Distinct { .. }
            | ExprKind::NullTest { .. }
            | ExprKind::BooleanTest { .. }
            | ExprKind::Row { .. }
            | ExprKind::Grouping { .. }
            | ExprKind::CurrentOf
            | ExprKind::MergeAction => Nullability::NOT_NULL,
            ExprKind::Aggregate(aggregate) => self.aggregate(levels, aggregate),
            ExprKind::Window(window) => self.window(levels, window),
            ExprKind::SubLink(link) => self.sublink(levels, link),
            ExprKind::Case { operand, whens, else_ } => {
                self.case(levels, operand.is_some(), whens, else_.as_deref())
            }
            ExprKind::Array { elements, nested } => {
                let element_nullable = elements.iter().any(|e| {
                    let element = self.expr(levels, e);
                    if *nested {
                        element.nullable || element.element_nullable
                    } else {
                        element.nullable
                    }
                });
                Nullability { nullable: false, element_nullable }
            }
            ExprKind::RowCompare { left, right, operators, .. } => {
                let sure = operators.iter().all(|o| {
                    self.catalog.get_operator(*o).is_some_and(|o| self.never_null(o.proc))
                });
                Nullability::nullable(!sure || all(left) || all(right))
            }
            ExprKind::Coalesce(args) | ExprKind::MinMax(args) => {
                let args: Vec<Nullability> = args.iter().map(|a| self.expr(levels, a)).collect();
                Nullability {
                    nullable: args.iter().all(|a| a.nullable),
                    element_nullable: args.iter().any(|a| a.element_nullable),
                }
            }
            ExprKind::SqlValue(name) => Nullability::nullable(*name == "current_schema"),
            ExprKind::Relabel(operand)
            | ExprKind::ArrayCoerce(operand)
            | ExprKind::ConvertRow(operand)
            | ExprKind::CoerceToDomain(operand)
            | ExprKind::Collate(operand, _) => self.expr(levels, operand),
            ExprKind::CoerceViaIo(operand) => {
                Nullability::nullable(self.expr(levels, operand).nullable)
            }
            ExprKind::Subscript { container, indexes, slice: true } => {
                let container = self.expr(levels, container);
                Nullability { nullable: container.nullable || all(indexes), ..container }
            }
            ExprKind::Field { operand, index, .. } => match &operand.kind {
                ExprKind::Row { fields, .. } => {
                    fields.get(*index).map_or(Nullability::UNKNOWN, |f| self.expr(levels, f))
                }
                _ => Nullability::UNKNOWN,
            },
            ExprKind::Error
            | ExprKind::Param(_)
            | ExprKind::NullIf { .. }
            | ExprKind::CaseTest
            | ExprKind::Xml { .. }
            | ExprKind::Json { .. }
            | ExprKind::AssignPart { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Default => Nullability::UNKNOWN,
        }
    }

    /// A key that some grouping set leaves out is NULL in that set's rows, whatever it is.
    fn is_partial_key(&self, levels: &[Level<'_>], expr: &Expr) -> bool {
        let Some(level) = levels.last() else { return false };
        let Some(sets) = &level.query.grouping_sets else { return false };
        level.query.group_by.iter().any(|target| {
            !sets.iter().all(|set| set.contains(target))
                && level.query.targets.get(*target).is_some_and(|t| t.expr == *expr)
        })
    }

    /// Never NULL for input that is not.
    fn never_null(&self, proc: ProcOid) -> bool {
        self.catalog.get_proc(proc).is_some_and(|p| p.never_null)
    }

    fn call(&self, levels: &[Level<'_>], proc: ProcOid, args: &[Expr]) -> Nullability {
        let Some(row) = self.catalog.get_proc(proc) else { return Nullability::UNKNOWN };
        let complete = args.len() == row.args.len();
        let sure = row.never_null
            && complete
            && !(row.returns_set
                && levels.last().is_some_and(|l| output::has_several_sets(self.catalog, l.query)))
            && args.iter().all(|a| !self.expr(levels, a).nullable);
        if proc == UNNEST
            && let [array] = args
            && levels.last().is_none_or(|l| !output::has_several_sets(self.catalog, l.query))
        {
            return Nullability::nullable(self.expr(levels, array).element_nullable);
        }
        Nullability::nullable(!sure)
    }

    fn var(&self, levels: &[Level<'_>], var: &Var) -> Nullability {
        let Some(own) = levels.len().checked_sub(var.levels_up + 1) else {
            return Nullability::UNKNOWN;
        };
        let level = levels[own];
        let nulled = level.facts.nulled.contains(&var.entry);
        match var.column {
            VarColumn::Column(index) => {
                if level.facts.not_null.contains(&(var.entry, index)) {
                    let column = self.column(&levels[..=own], var.entry, index);
                    return Nullability { nullable: false, ..column };
                }
                let column = self.column(&levels[..=own], var.entry, index);
                Nullability { nullable: column.nullable || nulled, ..column }
            }
            VarColumn::WholeRow | VarColumn::System(_) => {
                let stored = level.query.range_table.get(var.entry).is_some_and(|e| {
                    matches!(e.kind, EntryKind::Relation { .. })
                        && level.query.result != Some(var.entry)
                });
                Nullability::nullable(nulled || !stored)
            }
        }
    }

    fn aggregate(&self, levels: &[Level<'_>], aggregate: &Aggregate) -> Nullability {
        if COUNTS.contains(&aggregate.proc) {
            return Nullability::NOT_NULL;
        }
        let Some(own) = levels.len().checked_sub(aggregate.levels_up + 1) else {
            return Nullability::UNKNOWN;
        };
        let query = levels[own].query;
        let has_empty_set = query.group_by.is_empty()
            || query.grouping_sets.as_ref().is_some_and(|s| s.iter().any(Vec::is_empty));
        let plain =
            self.catalog.get_proc(aggregate.proc).is_some_and(|p| p.kind == ProcKind::Aggregate);
        let args: Vec<Nullability> = aggregate.args.iter().map(|a| self.expr(levels, a)).collect();
        let is_array = aggregate.proc == ARRAY_AGGREGATE;
        let element_nullable = !is_array || args.iter().any(|a| a.nullable);
        let nullable = has_empty_set
            || aggregate.filter.is_some()
            || aggregate.levels_up > 0
            || !plain
            || !(self.never_null(aggregate.proc) || is_array)
            || (!is_array && args.iter().any(|a| a.nullable));
        Nullability { nullable, element_nullable }
    }

    fn window(&self, levels: &[Level<'_>], window: &WindowFunction) -> Nullability {
        if COUNTS.contains(&window.proc) {
            return Nullability::NOT_NULL;
        }
        let args = window.args.iter().any(|a| self.expr(levels, a).nullable);
        if RANKING.contains(&window.proc.0) {
            return Nullability::nullable(args);
        }
        let Some(level) = levels.last() else { return Nullability::UNKNOWN };
        let frame =
            level.query.windows.get(window.window.0).is_some_and(output::frame_has_current_row);
        let aggregate =
            self.catalog.get_proc(window.proc).is_some_and(|p| p.kind == ProcKind::Aggregate);
        let known = FRAME_EDGE.contains(&window.proc)
            || (aggregate && (self.never_null(window.proc) || window.proc == ARRAY_AGGREGATE));
        let nullable = args || !frame || !known || window.filter.is_some();
        let element_nullable = window.proc != ARRAY_AGGREGATE || args;
        Nullability { nullable, element_nullable }
    }

    fn sublink(&self, levels: &[Level<'_>], link: &SubLink) -> Nullability {
        match &link.kind {
            SubLinkKind::Exists => Nullability::NOT_NULL,
            SubLinkKind::Array => {
                let element = self
                    .output(levels, &link.query)
                    .first()
                    .copied()
                    .unwrap_or(Nullability::UNKNOWN);
                Nullability { nullable: false, element_nullable: element.nullable }
            }
            SubLinkKind::Scalar if is_exactly_one_row(&link.query, self.catalog) => {
                self.output(levels, &link.query).first().copied().unwrap_or(Nullability::UNKNOWN)
            }
            SubLinkKind::Any { left, operators } | SubLinkKind::All { left, operators } => {
                let sure = operators.iter().all(|o| {
                    self.catalog.get_operator(*o).is_some_and(|o| self.never_null(o.proc))
                });
                let nullable = !sure
                    || left.iter().any(|l| self.expr(levels, l).nullable)
                    || self.output(levels, &link.query).iter().any(|c| c.nullable);
                Nullability::nullable(nullable)
            }
            SubLinkKind::Nested { form: NestedForm::Rows | NestedForm::Batch(_), .. } => {
                Nullability { nullable: false, element_nullable: false }
            }
            SubLinkKind::Nested { form: NestedForm::Row, .. } => {
                Nullability::nullable(!is_exactly_one_row(&link.query, self.catalog))
            }
            SubLinkKind::Scalar
            | SubLinkKind::RowCompare { .. }
            | SubLinkKind::MultiColumn { .. } => Nullability::UNKNOWN,
        }
    }

    /// A branch counts under its own condition, and under the failure of those before it.
    fn case(
        &self,
        levels: &[Level<'_>],
        simple: bool,
        whens: &[(Expr, Expr)],
        else_: Option<&Expr>,
    ) -> Nullability {
        let Some((level, outer)) = levels.split_last() else { return Nullability::UNKNOWN };
        let mut before = level.facts.clone();
        let mut result = Nullability { nullable: else_.is_none(), element_nullable: false };
        for (condition, value) in whens {
            let mut facts = before.clone();
            if !simple {
                facts.add_true(self, condition);
                before.add_not_true(self, condition);
            }
            let mut inner = outer.to_vec();
            inner.push(Level { query: level.query, facts: &facts });
            result = result.or(self.expr(&inner, value));
        }
        if let Some(value) = else_ {
            let mut inner = outer.to_vec();
            inner.push(Level { query: level.query, facts: &before });
            result = result.or(self.expr(&inner, value));
        }
        result
    }
}
