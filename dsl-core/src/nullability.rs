//! Which output columns can be NULL, and why, drawn from the typed tree.
//!
//! An expression is not null only where that is proved; unknown means nullable.

mod arguments;
mod calls;
mod facts;
mod generated;
mod joins;
mod stored;
mod truth;
mod output;
mod nested;
mod places;
mod why;

use crate::{
    ast::expr::NestedForm,
    catalog::{Catalog, ProcOid, RelationOid},
    query::{EntryKind, Expr, ExprKind, Query, SubLink, SubLinkKind, Var, VarColumn},
};
use facts::Facts;
pub use nested::{NestedOutput, OutputColumn, Witness, output_columns};
pub use output::{gives_one_row, is_exactly_one_row};
pub use places::{Place, conjuncts_of, visit_places};
use std::{cell::RefCell, collections::HashMap, rc::Rc};
pub use stored::{is_replaced, refuses_null};
pub use truth::{Truth, is_constant, refuses_all, truth};
pub use why::Why;
pub(crate) use why::named;

/// What is known of an expression or output column.
#[derive(Clone, Copy, Debug)]
pub struct Nullability<'q> {
    /// It may be NULL.
    pub nullable: bool,
    /// It is an array, and an element may be NULL.
    pub element_nullable: bool,
    /// Why it may be NULL, where it may.
    pub why: Why<'q>,
}

impl<'q> Nullability<'q> {
    const NOT_NULL: Nullability<'q> =
        Nullability { nullable: false, element_nullable: true, why: Why::Unproved };

    /// It may be NULL, and so may its elements.
    fn open(why: Why<'q>) -> Nullability<'q> {
        Nullability { nullable: true, element_nullable: true, why }
    }

    /// Not null if nothing says otherwise.
    fn unless(why: Option<Why<'q>>) -> Nullability<'q> {
        why.map_or(Nullability::NOT_NULL, Nullability::open)
    }

    /// Its cause, if it may be NULL.
    fn cause(self) -> Option<Why<'q>> {
        self.nullable.then_some(self.why)
    }

    /// NULL if either may be.
    fn or(self, other: Nullability<'q>) -> Nullability<'q> {
        Nullability {
            nullable: self.nullable || other.nullable,
            element_nullable: self.element_nullable || other.element_nullable,
            why: if self.nullable { self.why } else { other.why },
        }
    }

    fn is_as(&self, other: &Nullability<'q>) -> bool {
        (self.nullable, self.element_nullable) == (other.nullable, other.element_nullable)
    }
}

/// The nullability of each output column of a statement.
pub fn output_nullability<'q>(query: &'q Query, catalog: &'q Catalog) -> Vec<Nullability<'q>> {
    Analysis::new(catalog).output(&[], query)
}

/// A query level with what is proved of its columns.
#[derive(Clone, Copy)]
struct Level<'l, 'q> {
    query: &'q Query,
    facts: &'l Facts,
}

/// A relation's column, and whether rows of children are left out.
type ColumnRead = (RelationOid, i16, bool);

type Known<'q> = Rc<Vec<Nullability<'q>>>;

struct Analysis<'q> {
    catalog: &'q Catalog,
    /// Output columns of queries met before, by their place in memory.
    known: RefCell<HashMap<usize, Known<'q>>>,
    /// For recursive common tables under analysis, by their span: what is assumed of their columns.
    assumed: RefCell<HashMap<(u32, u32), Vec<Nullability<'q>>>>,
    /// Generated columns met before, which are few: whether their expressions prove them.
    generated: RefCell<Vec<(ColumnRead, bool)>>,
}

impl<'q> Analysis<'q> {
    fn new(catalog: &'q Catalog) -> Analysis<'q> {
        Analysis {
            catalog,
            known: RefCell::default(),
            assumed: RefCell::default(),
            generated: RefCell::default(),
        }
    }

    /// The nullability of an expression, at the innermost of the levels.
    fn expr(&self, levels: &[Level<'_, 'q>], expr: &'q Expr) -> Nullability<'q> {
        if self.is_partial_key(levels, expr) {
            return Nullability::open(Why::GroupingSet);
        }
        let first = |exprs: &'q [Expr]| self.first_cause(levels, exprs);
        match &expr.kind {
            ExprKind::Var(var) => self.var(levels, var),
            ExprKind::Const(value) => Nullability::unless(value.is_none().then_some(Why::Literal)),
            // VARIADIC before a NULL array makes most of them NULL.
            ExprKind::Function { proc, args, variadic: true } => {
                let unsure = (!self.never_null(*proc)).then_some(Why::Function(*proc));
                Nullability::unless(first(args).or(unsure))
            }
            ExprKind::Function { proc, args, .. } => {
                self.call(levels, *proc, args, Why::Function(*proc))
            }
            ExprKind::Operator { proc, args, operator } => {
                self.call(levels, *proc, args, Why::Operator(*operator))
            }
            ExprKind::ScalarArray { proc, operator, left, right, .. } => {
                let array = self.expr(levels, right);
                let sure = (!self.never_null(*proc)).then_some(Why::Operator(*operator));
                let elements = array.element_nullable.then_some(Why::Elements);
                Nullability::unless(
                    sure.or(self.expr(levels, left).cause()).or(array.cause()).or(elements),
                )
            }
            ExprKind::And(parts) => self.connected(levels, parts, Facts::add_not_false),
            ExprKind::Or(parts) => self.connected(levels, parts, Facts::add_not_true),
            ExprKind::Not(operand) | ExprKind::IsJson(operand) => {
                Nullability::unless(self.expr(levels, operand).cause())
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
                self.case(levels, operand.as_deref(), whens, else_.as_deref())
            }
            ExprKind::Array { elements, nested } => {
                let element_nullable = elements.iter().any(|e| {
                    let element = self.expr(levels, e);
                    element.nullable || (*nested && element.element_nullable)
                });
                Nullability { element_nullable, ..Nullability::NOT_NULL }
            }
            ExprKind::RowCompare { left, right, operators, .. } => {
                let unsure = self.unsure_operator(operators);
                Nullability::unless(unsure.or(first(left)).or(first(right)))
            }
            ExprKind::Coalesce(args) | ExprKind::MinMax(args) => {
                let mut all = args.iter().map(|a| self.expr(levels, a));
                let Some(start) = all.next() else { return Nullability::open(Why::Unproved) };
                let found = all.fold(start, |found, next| Nullability {
                    nullable: found.nullable && next.nullable,
                    element_nullable: found.element_nullable || next.element_nullable,
                    ..found
                });
                let nullable = found.nullable && !self.has_side_of_full_join(levels, args);
                Nullability { nullable, ..found }
            }
            ExprKind::SqlValue(name) => {
                // Without a search path, and where no authentication was asked for.
                let may = matches!(*name, "current_schema" | "system_user");
                Nullability::unless(may.then_some(Why::Setting(name)))
            }
            ExprKind::ArrayCoerce(operand) => {
                let found = self.expr(levels, operand);
                let kept = stored::keeps_elements(self.catalog, operand.data_type, expr.data_type);
                Nullability { element_nullable: found.element_nullable || !kept, ..found }
            }
            ExprKind::Relabel(operand)
            | ExprKind::ConvertRow(operand)
            | ExprKind::CoerceToDomain(operand)
            | ExprKind::Collate(operand, _) => self.expr(levels, operand),
            ExprKind::CoerceViaIo(operand) => {
                Nullability::unless(self.expr(levels, operand).cause())
            }
            ExprKind::Subscript { container, indexes, slice: true } => {
                let container = self.expr(levels, container);
                let cause = container.cause().or(first(indexes));
                Nullability {
                    element_nullable: container.element_nullable,
                    ..Nullability::unless(cause)
                }
            }
            ExprKind::Subscript { .. } => Nullability::open(Why::Element),
            ExprKind::Field { operand, index, name } => match &operand.kind {
                ExprKind::Row { fields, .. } => match fields.get(*index) {
                    Some(field) => self.expr(levels, field),
                    None => Nullability::open(Why::Field(name)),
                },
                _ => Nullability::open(Why::Field(name)),
            },
            ExprKind::Param(_) => Nullability::open(Why::Parameter),
            ExprKind::NullIf { .. } => Nullability::open(Why::NullIf),
            ExprKind::Xml { function, args } => self.xml(levels, *function, args),
            ExprKind::Json { function, args } => self.json(levels, *function, args),
            ExprKind::Error
            | ExprKind::Optional(_)
            | ExprKind::Choice(_)
            | ExprKind::CaseTest
            | ExprKind::AssignPart { .. }
            | ExprKind::Default => Nullability::open(Why::Unproved),
        }
    }

    /// The first of them that may be NULL says why.
    fn first_cause(&self, levels: &[Level<'_, 'q>], exprs: &'q [Expr]) -> Option<Why<'q>> {
        exprs.iter().find_map(|e| self.expr(levels, e).cause())
    }

    /// AND is NULL only where no part is false, OR only where none is true: what that proves holds in each part.
    fn connected(
        &self,
        levels: &[Level<'_, 'q>],
        parts: &'q [Expr],
        add: fn(&mut Facts, &Analysis<'q>, &'q Expr),
    ) -> Nullability<'q> {
        let Some(cause) = self.first_cause(levels, parts) else { return Nullability::NOT_NULL };
        let Some((level, outer)) = levels.split_last() else { return Nullability::open(cause) };
        let mut facts = level.facts.clone();
        parts.iter().for_each(|part| add(&mut facts, self, part));
        if facts.not_null.len() == level.facts.not_null.len() {
            return Nullability::open(cause);
        }
        let mut inner = outer.to_vec();
        inner.push(Level { query: level.query, facts: &facts });
        Nullability::unless(self.first_cause(&inner, parts))
    }

    /// Of a FULL JOIN one side is always there: what is not null whichever it is, is not null.
    fn has_side_of_full_join(&self, levels: &[Level<'_, 'q>], args: &'q [Expr]) -> bool {
        let Some((level, outer)) = levels.split_last() else { return false };
        level.facts.full_joins.iter().any(|sides| {
            sides.iter().all(|nulled| {
                let facts = Facts {
                    not_null: level.facts.not_null.clone(),
                    nulled: nulled.clone(),
                    ..Facts::default()
                };
                let mut inner = outer.to_vec();
                inner.push(Level { query: level.query, facts: &facts });
                args.iter().any(|arg| !self.expr(&inner, arg).nullable)
            })
        })
    }

    /// A key that some grouping set leaves out is NULL in that set's rows, whatever it is. In a subquery a column of
    /// the level that groups is that key too, but no other expression.
    fn is_partial_key(&self, levels: &[Level<'_, 'q>], expr: &Expr) -> bool {
        let up = if let ExprKind::Var(var) = &expr.kind { var.levels_up } else { 0 };
        let level = levels.len().checked_sub(up + 1).and_then(|own| levels.get(own));
        let Some(level) = level.filter(|level| !level.facts.before_grouping) else { return false };
        let Some(sets) = &level.query.grouping_sets else { return false };
        let is_key = |key: &Expr| match (&key.kind, &expr.kind) {
            (ExprKind::Var(key), ExprKind::Var(var)) => {
                (key.entry, key.column) == (var.entry, var.column)
            }
            _ => key == expr,
        };
        level.query.group_by.iter().any(|target| {
            !sets.iter().all(|set| set.contains(target))
                && level.query.targets.get(*target).is_some_and(|t| is_key(&t.expr))
        })
    }

    /// Never NULL for input that is not.
    fn never_null(&self, proc: ProcOid) -> bool {
        self.catalog.get_proc(proc).is_some_and(|p| p.never_null)
    }

    fn unsure_operator(&self, operators: &[crate::catalog::OperatorOid]) -> Option<Why<'q>> {
        let sure = |operator| {
            self.catalog.get_operator(operator).is_some_and(|known| self.never_null(known.proc))
        };
        operators.iter().copied().find(|o| !sure(*o)).map(Why::Operator)
    }

    fn var(&self, levels: &[Level<'_, 'q>], var: &Var) -> Nullability<'q> {
        let Some(own) = levels.len().checked_sub(var.levels_up + 1) else {
            return Nullability::open(Why::Unproved);
        };
        let level = levels[own];
        let nulled = level.facts.nulled.get(&var.entry).map(|kind| {
            let entry = level.query.range_table.get(var.entry);
            Nullability::open(Why::OuterJoin { kind: *kind, entry })
        });
        match var.column {
            VarColumn::Column(index) => {
                let column = self.column(&levels[..=own], var.entry, index);
                if level.facts.not_null.contains(&(var.entry, index)) {
                    return Nullability { nullable: false, ..column };
                }
                nulled.map_or(column, |nulled| Nullability {
                    element_nullable: column.element_nullable,
                    ..nulled
                })
            }
            VarColumn::WholeRow | VarColumn::System(_) => {
                let entry = level.query.range_table.get(var.entry);
                if entry.is_some_and(|e| var.column == VarColumn::WholeRow && gives_rows(&e.kind)) {
                    return nulled.unwrap_or(Nullability::NOT_NULL);
                }
                let relation = entry.and_then(|e| match e.kind {
                    EntryKind::Relation { oid, .. } => self.catalog.get_relation(oid),
                    _ => None,
                });
                let open = Nullability::open(Why::Unproved);
                let Some(relation) = relation else { return nulled.unwrap_or(open) };
                let own = if level.query.result == Some(var.entry) {
                    stored::row_written(relation, level.query.command)
                } else {
                    None
                };
                nulled.unwrap_or(Nullability::unless(own))
            }
        }
    }

    fn sublink(&self, levels: &[Level<'_, 'q>], link: &'q SubLink) -> Nullability<'q> {
        let only = || self.output(levels, &link.query).first().copied();
        match &link.kind {
            SubLinkKind::Exists => Nullability::NOT_NULL,
            SubLinkKind::Array => Nullability {
                element_nullable: only().is_none_or(|element| element.nullable),
                ..Nullability::NOT_NULL
            },
            SubLinkKind::Scalar if is_exactly_one_row(&link.query, self.catalog) => {
                only().unwrap_or(Nullability::open(Why::Unproved))
            }
            SubLinkKind::Any { left, operators } | SubLinkKind::All { left, operators } => {
                let cause = self
                    .unsure_operator(operators)
                    .or_else(|| self.first_cause(levels, left))
                    .or_else(|| self.output(levels, &link.query).iter().find_map(|c| c.cause()));
                Nullability::unless(cause)
            }
            SubLinkKind::Nested { form: NestedForm::Rows | NestedForm::Batch(_), .. } => {
                Nullability { element_nullable: false, ..Nullability::NOT_NULL }
            }
            SubLinkKind::Nested { form: NestedForm::Row, .. } => {
                let sure = is_exactly_one_row(&link.query, self.catalog);
                Nullability::unless((!sure).then_some(Why::NoRow))
            }
            SubLinkKind::Scalar
            | SubLinkKind::RowCompare { .. }
            | SubLinkKind::MultiColumn { .. } => Nullability::open(Why::NoRow),
        }
    }

    /// A branch counts under its own condition, and under the failure of those before it.
    fn case(
        &self,
        levels: &[Level<'_, 'q>],
        operand: Option<&'q Expr>,
        whens: &'q [(Expr, Expr)],
        else_: Option<&'q Expr>,
    ) -> Nullability<'q> {
        let Some((level, outer)) = levels.split_last() else {
            return Nullability::open(Why::Unproved);
        };
        let mut before = level.facts.clone();
        let mut result =
            Nullability { nullable: false, element_nullable: false, why: Why::Unproved };
        let within = |facts: &Facts, value: &'q Expr| {
            let mut inner = outer.to_vec();
            inner.push(Level { query: level.query, facts });
            self.expr(&inner, value)
        };
        for (condition, value) in whens {
            let mut facts = before.clone();
            match operand {
                // `case x when 1` is `x = 1`.
                Some(operand) => facts.add_equal(self, operand, condition),
                None => {
                    facts.add_true(self, condition);
                    before.add_not_true(self, condition);
                }
            }
            result = result.or(within(&facts, value));
        }
        match else_ {
            Some(value) => result.or(within(&before, value)),
            None => {
                result.or(Nullability { element_nullable: false, ..Nullability::open(Why::NoElse) })
            }
        }
    }
}

/// Whether its row as a whole is always there: a row that a function gives may itself be NULL.
fn gives_rows(kind: &EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Subquery(_)
            | EntryKind::Values(_)
            | EntryKind::Cte { .. }
            | EntryKind::TableFunction { .. }
    )
}
