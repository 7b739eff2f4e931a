//! `unbounded_recursion`: a recursive common table that nothing is seen to stop.
//!
//! It stops by CYCLE; by UNION where no new value can come of a step; and by a condition of the recursive term on a
//! column that counts towards a bound, or on a path of what was visited. LIMIT around it is no bound.

mod growth;

use super::{
    Finder,
    level::{self, Level, Place},
};
use crate::{
    analyze::walk::{walk_expr, walk_query},
    catalog::{Catalog, TypeOid},
    lint::UNBOUNDED_RECURSION,
    nullability::refuses_all,
    query::{EntryKind, Expr, ExprKind, Query, SetOperation, Var, VarColumn},
};

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    let Place::With(table) = level.place else { return };
    if !table.recursive || table.has_cycle || !finder.listens(&UNBOUNDED_RECURSION) {
        return;
    }
    let Some(SetOperation::Node { all, left, right, .. }) = &level.query.set_operation else {
        return;
    };
    let mut terms = Vec::new();
    recursive_terms(level.query, right, &mut terms);
    let mut first = Vec::new();
    level::leaves(left, &mut first);
    let base = |leaf: usize| match level.query.range_table.get(leaf).map(|e| &e.kind) {
        Some(EntryKind::Subquery(query)) if query.set_operation.is_none() => Some(&**query),
        _ => None,
    };
    let bases: Option<Vec<&Query>> = first.into_iter().map(base).collect();
    let bases = bases.unwrap_or_default();
    for (query, own) in terms {
        let term = Term { query, bases: &bases, catalog: finder.catalog };
        if (!all && term.makes_nothing_new()) || term.is_stopped() {
            continue;
        }
        let column = table.columns.first().map_or("id", |column| column.name.as_str());
        let message = format!(
            "nothing stops the recursion of \"{}\": where rows lead in a circle it never ends",
            table.name
        );
        let help = format!(
            "add `cycle {column} set is_cycle using path` behind the query, or count the steps: \
             `depth + 1 … where depth < 100`"
        );
        finder.report(&UNBOUNDED_RECURSION, own, message, help);
    }
}

/// The queries of a recursive term that refer to the table itself, with the place where they do.
fn recursive_terms<'q>(
    holder: &'q Query,
    tree: &SetOperation,
    found: &mut Vec<(&'q Query, crate::source::Span)>,
) {
    let mut leaves = Vec::new();
    level::leaves(tree, &mut leaves);
    for leaf in leaves {
        let Some(EntryKind::Subquery(query)) = holder.range_table.get(leaf).map(|e| &e.kind) else {
            continue;
        };
        match &query.set_operation {
            Some(inner) => recursive_terms(query, inner, found),
            None => found.extend(self_reference(query).map(|span| (&**query, span))),
        }
    }
}

fn self_reference(query: &Query) -> Option<crate::source::Span> {
    query.range_table.iter().find_map(|entry| match &entry.kind {
        EntryKind::Cte { self_reference: true, .. } => Some(entry.span),
        EntryKind::Subquery(inner) => self_reference(inner),
        _ => None,
    })
}

/// A recursive term.
struct Term<'q> {
    query: &'q Query,
    /// Those that the recursion begins with; none where one of them is a set operation.
    bases: &'q [&'q Query],
    catalog: &'q Catalog,
}

/// Which way a column goes from step to step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

impl Term<'_> {
    /// Every column is carried on, or comes from what has only so many values.
    fn makes_nothing_new(&self) -> bool {
        self.query.output().all(|target| {
            self.column(self.query, &target.expr).is_some()
                || !(self.depends(self.query, &target.expr) || self.is_volatile(&target.expr))
        })
    }

    fn is_stopped(&self) -> bool {
        let mut conditions = Vec::new();
        collect_conditions(self.query, &mut conditions);
        conditions.iter().any(|(query, condition)| {
            self.is_bound(query, condition)
                || self.leaves_visited_out(query, condition)
                || self.is_refuted(query, condition)
                || refuses_all(condition, self.catalog)
        })
    }

    /// An expression out of the subqueries and joins that only hand it on, with the query that it stands in.
    fn resolve<'e>(&self, query: &'e Query, expr: &'e Expr) -> (&'e Query, &'e Expr) {
        let expr = level::unlabelled(expr);
        if let ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) =
            expr.kind
        {
            let found = match query.range_table.get(entry).map(|e| &e.kind) {
                Some(EntryKind::Subquery(inner)) if inner.set_operation.is_none() => {
                    inner.output().nth(index).map(|target| (&**inner, &target.expr))
                }
                Some(EntryKind::Join { columns }) => columns.get(index).map(|own| (query, own)),
                _ => None,
            };
            if let Some((query, expr)) = found {
                return self.resolve(query, expr);
            }
        }
        (query, expr)
    }

    /// The recursive table's column that an expression of `query` is.
    fn column(&self, query: &Query, expr: &Expr) -> Option<usize> {
        let (query, expr) = self.resolve(query, expr);
        let ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) =
            expr.kind
        else {
            return None;
        };
        let kind = &query.range_table.get(entry)?.kind;
        matches!(kind, EntryKind::Cte { self_reference: true, .. }).then_some(index)
    }

    /// What the term gives for a column of the recursive table.
    fn output(&self, column: usize) -> Option<(&Query, &Expr)> {
        let target = self.query.output().nth(column)?;
        Some(self.resolve(self.query, &target.expr))
    }

    /// Whether an expression's value comes from the recursive table.
    fn depends(&self, query: &Query, expr: &Expr) -> bool {
        let mut found = false;
        walk_expr(expr, 0, &mut |e, depth| {
            if let ExprKind::Var(Var { levels_up, entry, .. }) = e.kind {
                found |= levels_up == depth && self.is_fed(query, entry);
            }
        });
        found
    }

    /// Whether an entry's rows come from the recursive table.
    fn is_fed(&self, query: &Query, entry: usize) -> bool {
        let fed = |expr: &Expr| self.depends(query, expr);
        match query.range_table.get(entry).map(|e| &e.kind) {
            Some(EntryKind::Cte { self_reference, .. }) => *self_reference,
            Some(EntryKind::Subquery(inner)) => {
                let mut fed = self_reference(inner).is_some();
                walk_query(inner, 1, &mut |e, depth| {
                    if let ExprKind::Var(Var { levels_up, entry, .. }) = e.kind {
                        fed |= levels_up == depth && self.is_fed(query, entry);
                    }
                });
                fed
            }
            Some(EntryKind::Values(rows)) => rows.iter().flatten().any(fed),
            Some(EntryKind::Functions { calls, .. }) => calls.iter().any(|c| fed(&c.call)),
            Some(EntryKind::TableFunction { args, .. }) => args.iter().any(fed),
            Some(EntryKind::Join { columns }) => columns.iter().any(fed),
            _ => false,
        }
    }

    fn is_volatile(&self, expr: &Expr) -> bool {
        let mut found = false;
        walk_expr(expr, 0, &mut |e, _| {
            if let ExprKind::Function { proc, .. } | ExprKind::Operator { proc, .. } = &e.kind {
                found |= self.catalog.get_proc(*proc).is_none_or(|p| p.volatility == b'v');
            }
        });
        found
    }

    /// `counter < bound`, where each step counts up, or the other way round.
    fn is_bound(&self, query: &Query, condition: &Expr) -> bool {
        let Some((symbol, left, right)) = self.operation(condition) else { return false };
        let direction = match symbol {
            "<" | "<=" => Direction::Up,
            ">" | ">=" => Direction::Down,
            _ => return false,
        };
        let opposite = match direction {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        };
        self.counts(query, left, right, direction) || self.counts(query, right, left, opposite)
    }

    /// Whether `counter` goes in the direction of a bound that stands still.
    fn counts(&self, query: &Query, counter: &Expr, bound: &Expr, direction: Direction) -> bool {
        if self.moves(query, bound) {
            return false;
        }
        if direction == Direction::Up
            && let Some(grown) = self.length_of(query, counter)
        {
            return self.appended(grown).is_some_and(|(_, added)| self.is_something(added));
        }
        let counter = match self.step(counter) {
            Some((inner, _)) => inner,
            None => self.uncast(counter),
        };
        let Some(column) = self.column(query, counter) else { return false };
        let Some((query, output)) = self.output(column) else { return false };
        let steps = self.step(output).is_some_and(|(from, goes)| {
            goes == direction && self.column(query, from) == Some(column)
        });
        steps || (direction == Direction::Up && self.grows(column))
    }

    /// Whether an expression may change from step to step: by a column that is not carried on as it is.
    fn moves(&self, query: &Query, expr: &Expr) -> bool {
        let mut moves = false;
        walk_expr(expr, 0, &mut |e, depth| {
            if let ExprKind::Var(Var { levels_up, entry, .. }) = e.kind
                && levels_up == depth
                && self.is_fed(query, entry)
            {
                let column = if depth == 0 { self.column(query, e) } else { None };
                let carried = column.filter(|column| {
                    self.output(*column).and_then(|(query, o)| self.column(query, o))
                        == Some(*column)
                });
                moves |= carried.is_none();
            }
        });
        moves
    }

    /// `x + constant` and `x - constant`: x, and which way that goes.
    fn step<'e>(&self, expr: &'e Expr) -> Option<(&'e Expr, Direction)> {
        let (symbol, left, right) = self.operation(self.uncast(expr))?;
        let (from, amount) = match (symbol, sign(self.uncast(right)), sign(self.uncast(left))) {
            ("+" | "-", Some(amount), None) => (left, amount),
            ("+", None, Some(amount)) => (right, amount),
            _ => return None,
        };
        let up = (symbol == "+") == (amount == Direction::Up);
        Some((self.uncast(from), if up { Direction::Up } else { Direction::Down }))
    }

    /// An operator's name and its two operands.
    fn operation<'e>(&self, expr: &'e Expr) -> Option<(&str, &'e Expr, &'e Expr)> {
        let ExprKind::Operator { operator, args, .. } = &expr.kind else { return None };
        let [left, right] = args.as_slice() else { return None };
        Some((self.catalog.get_operator(*operator)?.name.as_ref(), left, right))
    }

    /// An expression out of its casts: functions that are called as the type they give.
    fn uncast<'e>(&self, expr: &'e Expr) -> &'e Expr {
        match &expr.kind {
            ExprKind::Relabel(operand) | ExprKind::CoerceToDomain(operand) => self.uncast(operand),
            ExprKind::Function { proc, args, .. } => match args.as_slice() {
                [operand] if self.is_cast(*proc, expr.data_type) => self.uncast(operand),
                _ => expr,
            },
            _ => expr,
        }
    }

    fn is_cast(&self, proc: crate::catalog::ProcOid, data_type: TypeOid) -> bool {
        let data_type = self.catalog.get_type(data_type);
        data_type.zip(self.catalog.get_proc(proc)).is_some_and(|(t, proc)| t.name == proc.name)
    }

    /// The column, an array or text, whose length an expression is.
    fn length_of(&self, query: &Query, expr: &Expr) -> Option<usize> {
        const MEASURES: [&str; 5] =
            ["cardinality", "array_length", "array_upper", "length", "char_length"];
        let ExprKind::Function { proc, args, .. } = &self.uncast(expr).kind else { return None };
        let known = self.catalog.get_proc(*proc)?;
        self.column(query, args.first().filter(|_| MEASURES.contains(&&*known.name))?)
    }

    /// Whether what is added makes an array or a text longer.
    fn is_something(&self, added: &Expr) -> bool {
        let text = |oid| matches!(oid, TypeOid::TEXT | TypeOid::VARCHAR | TypeOid::BPCHAR);
        match &self.uncast(added).kind {
            ExprKind::Const(value) => value.as_ref().is_some_and(|value| !value.is_empty()),
            _ => !text(added.data_type),
        }
    }

    /// `x <> all (path)`, `not x = any (path)`, and `not flag` where the flag says that x was in the path.
    fn leaves_visited_out(&self, query: &Query, condition: &Expr) -> bool {
        match &condition.kind {
            ExprKind::ScalarArray { any: false, .. } => self.asks_path(query, condition, "<>"),
            ExprKind::Not(operand) => match &level::unlabelled(operand).kind {
                ExprKind::ScalarArray { any: true, .. } => self.asks_path(query, operand, "="),
                ExprKind::Var(_) => {
                    let output = self.column(query, operand).and_then(|flag| self.output(flag));
                    output.is_some_and(|(query, output)| self.asks_path(query, output, "="))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// `x symbol any (path)` or `all`, where the term adds x to the path.
    fn asks_path(&self, query: &Query, expr: &Expr, symbol: &str) -> bool {
        let ExprKind::ScalarArray { operator, left, right, .. } = &expr.kind else { return false };
        if self.catalog.get_operator(*operator).is_none_or(|o| o.name != symbol) {
            return false;
        }
        let added = self.column(query, right).and_then(|path| self.appended(path));
        added.is_some_and(|(inner, added)| {
            let (own, added) = self.resolve(inner, self.element(added));
            let (asked, left) = self.resolve(query, self.element(left));
            std::ptr::eq(own, asked) && added == left
        })
    }

    /// What the term adds to an array or text that it carries on.
    fn appended(&self, path: usize) -> Option<(&Query, &Expr)> {
        let (query, output) = self.output(path)?;
        let output = self.uncast(output);
        let (name, args) = match &output.kind {
            ExprKind::Operator { operator, args, .. } => {
                (&self.catalog.get_operator(*operator)?.name, args)
            }
            ExprKind::Function { proc, args, .. } => (&self.catalog.get_proc(*proc)?.name, args),
            _ => return None,
        };
        let [left, right] = args.as_slice() else { return None };
        if !matches!(&**name, "||" | "array_append" | "array_prepend" | "array_cat") {
            return None;
        }
        let is_path = |side: &Expr| self.column(query, side) == Some(path);
        match (is_path(left), is_path(right)) {
            (true, _) => Some((query, right)),
            (false, true) => Some((query, left)),
            (false, false) => None,
        }
    }

    /// An element, out of `array[…]` and of casts.
    fn element<'e>(&self, expr: &'e Expr) -> &'e Expr {
        match &self.uncast(expr).kind {
            ExprKind::Array { elements, .. } => match elements.as_slice() {
                [only] => self.uncast(only),
                _ => expr,
            },
            _ => self.uncast(expr),
        }
    }
}

/// The conditions of a term, with the query that each belongs to: of subqueries those that hold the recursive table.
fn collect_conditions<'q>(query: &'q Query, found: &mut Vec<(&'q Query, &'q Expr)>) {
    found.extend(level::conditions(query).into_iter().map(|condition| (query, condition)));
    for entry in &query.range_table {
        if let EntryKind::Subquery(inner) = &entry.kind
            && self_reference(inner).is_some()
        {
            collect_conditions(inner, found);
        }
    }
}

/// Which way it goes to add a constant; None for zero and for what is no constant number or interval.
fn sign(expr: &Expr) -> Option<Direction> {
    let ExprKind::Const(Some(text)) = &expr.kind else { return None };
    if expr.data_type == TypeOid::INTERVAL {
        let counts = text.bytes().any(|b| matches!(b, b'1'..=b'9'));
        return (counts && !text.contains('-') && !text.contains("ago")).then_some(Direction::Up);
    }
    let number: f64 = text.trim().parse().ok()?;
    match number {
        n if n > 0.0 => Some(Direction::Up),
        n if n < 0.0 => Some(Direction::Down),
        _ => None,
    }
}
