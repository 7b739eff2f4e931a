//! Which kind each outer join has once rows are gone that a strict condition refuses (`reduce_outer_joins`): what the
//! planner proves, which is less than what is true (`find_nonnullable_vars`).

use crate::{
    analyze::{
        implication::folded,
        walk::{walk_expr, walk_query},
    },
    ast::{JoinKind, expr::IsTest},
    catalog::{
        Catalog, ProcOid, RelationKind,
        hash::{Map, Set},
    },
    compiled::Command,
    nullability::is_constant,
    query::{
        EntryKind, Expr, ExprKind, JoinExpr, JoinTree, Query, RangeTableEntry, SubLinkKind, Var,
        VarColumn,
    },
};

/// Columns of a query's entries.
pub(super) type Columns = Set<(usize, VarColumn)>;

/// What became of a query's joins.
#[derive(Default)]
pub(super) struct Reduced {
    kinds: Map<usize, JoinKind>,
    /// By entry, the columns without which what stands around it refuses a row.
    forced: Columns,
}

impl Reduced {
    pub(super) fn kind(&self, join: &JoinExpr) -> JoinKind {
        self.kinds.get(&address(join)).copied().unwrap_or(join.kind)
    }

    /// The columns of a query below that what is around it wants not to be NULL, by its own columns.
    pub(super) fn wanted_of(&self, entry: usize, inner: &Query, catalog: &Catalog) -> Columns {
        let outputs: Vec<&Expr> = inner.output().map(|target| &target.expr).collect();
        let wanted = self.forced.iter().filter(|(of, _)| *of == entry);
        let exprs = wanted.filter_map(|(_, column)| match column {
            VarColumn::Column(index) => outputs.get(*index),
            VarColumn::WholeRow | VarColumn::System(_) => None,
        });
        union(exprs.map(|expr| strict_columns(catalog, &folded(catalog, expr), false)))
    }
}

/// `wanted` are the columns that must not be NULL for what is around the query.
pub(super) fn reduce(query: &Query, wanted: Columns, catalog: &Catalog) -> Reduced {
    let mut columns = wanted;
    let conditions = query.filter.iter().chain(copied_having(query, catalog));
    for condition in conditions {
        columns.extend(strict_columns(catalog, &folded(catalog, condition), true));
    }
    let mut reduced = Reduced::default();
    query.from.iter().for_each(|tree| reduced.add(tree, &columns, catalog));
    reduced
}

impl Reduced {
    fn add(&mut self, tree: &JoinTree, columns: &Columns, catalog: &Catalog) {
        let join = match tree {
            JoinTree::Entry(entry) => {
                self.forced.extend(columns.iter().filter(|(of, _)| of == entry));
                return;
            }
            JoinTree::Join(join) => join,
        };
        let forced = |side: &JoinTree| columns.iter().any(|(entry, _)| side.contains(*entry));
        let kind = match (join.kind, forced(&join.left), forced(&join.right)) {
            (JoinKind::Full, true, false) => JoinKind::Left,
            (JoinKind::Full, false, true) => JoinKind::Right,
            (JoinKind::Full, true, true)
            | (JoinKind::Left, _, true)
            | (JoinKind::Right, true, _) => JoinKind::Inner,
            (kind, ..) => kind,
        };
        self.kinds.insert(address(join), kind);
        let own = join.filter.iter();
        let mut own =
            union(own.map(|filter| strict_columns(catalog, &folded(catalog, filter), true)));
        let none = Columns::default();
        let (left, right) = match kind {
            JoinKind::Left => (columns, &own),
            JoinKind::Right => (&own, columns),
            JoinKind::Full => (&none, &none),
            JoinKind::Inner | JoinKind::Cross => {
                own.extend(columns);
                (&own, &own)
            }
        };
        self.add(&join.left, left, catalog);
        self.add(&join.right, right, catalog);
    }
}

/// Joins are told apart by where they stand in memory; the tree is not changed meanwhile.
fn address(join: &JoinExpr) -> usize {
    std::ptr::from_ref(join).addr()
}

/// The parts of HAVING that the planner looks at in WHERE, too.
fn copied_having<'q>(query: &'q Query, catalog: &Catalog) -> impl Iterator<Item = &'q Expr> {
    let sets = query.grouping_sets.is_some();
    let having = query.having.as_ref().filter(|_| !sets);
    let parts = having.map_or(&[][..], |having| match &having.kind {
        ExprKind::And(parts) => parts.as_slice(),
        _ => std::slice::from_ref(having),
    });
    parts.iter().filter(move |part| {
        let mut stays = false;
        walk_expr(part, 0, &mut |expr, _| {
            stays |= match &expr.kind {
                ExprKind::Aggregate(_) | ExprKind::SubLink(_) => true,
                _ => is_volatile(expr, catalog),
            };
        });
        !stays
    })
}

fn is_volatile(expr: &Expr, catalog: &Catalog) -> bool {
    let (ExprKind::Function { proc, .. } | ExprKind::Operator { proc, .. }) = &expr.kind else {
        return false;
    };
    catalog.get_proc(*proc).is_some_and(|proc| proc.volatility == b'v')
}

/// Whether a query holds a volatile function, or a view below it does.
pub(super) fn has_volatile(query: &Query, catalog: &Catalog, depth: usize) -> bool {
    let mut found = false;
    walk_query(query, 0, &mut |expr, _| found |= is_volatile(expr, catalog));
    found
        || query.range_table.iter().any(|entry| {
            let EntryKind::Relation { oid, .. } = entry.kind else { return false };
            let relation = catalog.get_relation(oid).filter(|r| r.kind == RelationKind::View);
            let view = relation.and_then(|relation| relation.view.as_ref());
            view.is_some_and(|view| {
                depth < super::MAX_VIEWS
                    && has_volatile(
                        &crate::analyze::analyze_view(view, catalog),
                        catalog,
                        depth + 1,
                    )
            })
        })
}

/// Columns whose being NULL makes an expression NULL, or at the top of a condition NULL or false.
fn strict_columns(catalog: &Catalog, expr: &Expr, top: bool) -> Columns {
    let of = |expr: &Expr| strict_columns(catalog, expr, false);
    let strict = |proc: ProcOid| catalog.get_proc(proc).is_some_and(|proc| proc.strict);
    let shared = |parts: &[Expr]| {
        let sets = parts.iter().map(|part| strict_columns(catalog, part, top));
        sets.reduce(|a, b| a.intersection(&b).copied().collect()).unwrap_or_default()
    };
    match &expr.kind {
        ExprKind::Var(Var { levels_up: 0, entry, column }) => {
            Columns::from_iter([(*entry, *column)])
        }
        ExprKind::Function { proc, args, .. } | ExprKind::Operator { proc, args, .. }
            if strict(*proc) =>
        {
            union(args.iter().map(of))
        }
        ExprKind::ScalarArray { proc, any, left, right, .. }
            if strict(*proc) && ((*any && top) || is_filled(right)) =>
        {
            of(left).into_iter().chain(of(right)).collect()
        }
        ExprKind::And(parts) if top => {
            union(parts.iter().map(|part| strict_columns(catalog, part, true)))
        }
        // Of AND and OR below other things what holds of every part; of different columns of one entry, too.
        ExprKind::And(parts) | ExprKind::Or(parts) => shared_entries(catalog, parts, top),
        ExprKind::Choice(parts) => shared(parts),
        ExprKind::Not(operand) => of(operand),
        ExprKind::Relabel(operand)
        | ExprKind::CoerceViaIo(operand)
        | ExprKind::ArrayCoerce(operand)
        | ExprKind::ConvertRow(operand)
        | ExprKind::Collate(operand, _) => strict_columns(catalog, operand, top),
        ExprKind::NullTest { operand, negated: true } if top && !is_row(catalog, operand) => {
            of(operand)
        }
        ExprKind::BooleanTest { operand, test, negated } if top => match (test, negated) {
            (IsTest::True | IsTest::False, false) | (IsTest::Unknown, true) => of(operand),
            _ => Columns::default(),
        },
        ExprKind::SubLink(link) => match &link.kind {
            SubLinkKind::Any { left, operators } if top => {
                let proc = |o| catalog.get_operator(o).map(|operator| operator.proc);
                match operators.iter().all(|o| proc(*o).is_some_and(strict)) {
                    true => union(left.iter().map(of)),
                    false => Columns::default(),
                }
            }
            _ => Columns::default(),
        },
        _ => Columns::default(),
    }
}

fn union(sets: impl Iterator<Item = Columns>) -> Columns {
    let mut all = Columns::default();
    for set in sets {
        all.extend(set);
    }
    all
}

/// The columns of those entries that each of the parts wants.
fn shared_entries(catalog: &Catalog, parts: &[Expr], top: bool) -> Columns {
    let sets: Vec<Columns> = parts.iter().map(|p| strict_columns(catalog, p, top)).collect();
    let in_all = |entry: usize| sets.iter().all(|set| set.iter().any(|(of, _)| *of == entry));
    sets.iter().flatten().copied().filter(|(entry, _)| in_all(*entry)).collect()
}

/// An array of which the planner sees that it has an element (`is_strict_saop`).
fn is_filled(array: &Expr) -> bool {
    match &array.kind {
        ExprKind::Array { elements, nested } => !nested && !elements.is_empty(),
        ExprKind::Const(Some(text)) => text.trim() != "{}",
        _ => false,
    }
}

fn is_row(catalog: &Catalog, expr: &Expr) -> bool {
    crate::analyze::implication::has_fields(catalog, expr.data_type)
}

/// Whether the planner puts a subquery's FROM in the place of it (`is_simple_subquery`). Locks that it has from
/// around it are no hindrance, its own are.
pub(super) fn is_pulled_up(query: &Query, catalog: &Catalog) -> bool {
    let plain = query.command == Command::Select
        && query.set_operation.is_none()
        && !query.has_aggregates
        && !query.has_window_functions
        && !query.has_target_sets
        && query.group_by.is_empty()
        && query.grouping_sets.is_none()
        && query.having.is_none()
        && query.order_by.is_empty()
        && query.distinct.is_none()
        && query.limit.is_none()
        && query.offset.is_none()
        && query.row_marks.is_empty()
        && query.ctes.is_empty();
    let mut volatile = false;
    for target in &query.targets {
        walk_expr(&target.expr, 0, &mut |expr, _| volatile |= is_volatile(expr, catalog));
    }
    plain && !volatile
}

/// Whether an entry of FROM is one row of constants: what selects from nothing, VALUES of one row, an immutable function.
pub(super) fn is_one_row(query: &Query, entry: usize, catalog: &Catalog) -> bool {
    match query.range_table.get(entry).map(|entry| &entry.kind) {
        Some(EntryKind::Subquery(inner)) => {
            let values = |entry: &RangeTableEntry| matches!(&entry.kind, EntryKind::Values(rows) if rows.len() == 1);
            let nothing = match inner.from.as_slice() {
                [] => true,
                [JoinTree::Entry(entry)] => {
                    inner.range_table.get(*entry).is_some_and(values)
                        || is_one_row(inner, *entry, catalog)
                }
                _ => false,
            };
            nothing && inner.filter.is_none() && is_pulled_up(inner, catalog)
        }
        Some(EntryKind::Functions { calls, ordinality: false, .. }) => match calls.as_slice() {
            [only] => {
                let call = folded(catalog, &only.call);
                let set = |proc: &ProcOid| catalog.get_proc(*proc).is_none_or(|p| p.returns_set);
                let scalar = match &call.kind {
                    ExprKind::Function { proc, .. } => !set(proc),
                    kind => matches!(kind, ExprKind::Const(_)),
                };
                scalar && is_constant(&call, catalog) && !is_row(catalog, &call)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a condition is one that the planner evaluates, to what is not known here.
pub(super) fn is_evaluated(condition: &Expr, catalog: &Catalog) -> bool {
    let parts = match &condition.kind {
        ExprKind::And(parts) => parts.as_slice(),
        _ => std::slice::from_ref(condition),
    };
    parts
        .iter()
        .any(|part| crate::nullability::truth(part, catalog).is_none() && may_fold(part, catalog))
}

/// Whether the planner may make a constant of an expression: where the constants in it choose one that is.
fn may_fold(expr: &Expr, catalog: &Catalog) -> bool {
    let folds = |expr: &Expr| may_fold(expr, catalog);
    is_constant(expr, catalog)
        || match &expr.kind {
            ExprKind::Case { operand: None, whens, else_ } => {
                let chosen = whens.iter().take_while(|(condition, _)| folds(condition));
                let (chosen, all) = (chosen.collect::<Vec<_>>(), whens.len());
                let otherwise = || else_.as_deref().is_none_or(folds);
                chosen.iter().any(|(_, result)| folds(result))
                    || (chosen.len() == all && otherwise())
            }
            ExprKind::Coalesce(args) => args.first().is_some_and(folds),
            // A NULL among others decides nothing.
            ExprKind::And(parts) | ExprKind::Or(parts) => {
                let null = |part: &Expr| matches!(part.kind, ExprKind::Const(None));
                parts.iter().any(|part| !null(part) && folds(part))
            }
            _ => false,
        }
}

/// The operands that the planner leaves out where a constant before them, or beside them, decides.
pub(super) fn may_be_dropped<'e>(expr: &'e Expr, catalog: &Catalog) -> Vec<&'e Expr> {
    let folds = |expr: &Expr| may_fold(expr, catalog);
    match &expr.kind {
        ExprKind::Case { operand, whens, else_ } => {
            let decides = |(condition, _): &(Expr, Expr)| match operand {
                Some(operand) => is_constant(operand, catalog),
                None => folds(condition),
            };
            let first = whens.iter().position(decides).unwrap_or(whens.len());
            let (_, rest) = whens.split_at(first);
            let parts = rest.iter().flat_map(|(condition, result)| [condition, result]);
            parts.chain(else_.as_deref().filter(|_| !rest.is_empty())).collect()
        }
        ExprKind::Coalesce(args) => {
            let first = args.iter().position(folds).map_or(args.len(), |first| first + 1);
            args.iter().skip(first).collect()
        }
        ExprKind::And(parts) | ExprKind::Or(parts) if parts.iter().any(folds) => {
            parts.iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Whether locks on a query's entries reach a relation.
pub(super) fn locks_reach(query: &Query, entry: usize, catalog: &Catalog) -> bool {
    match query.range_table.get(entry).map(|entry| &entry.kind) {
        Some(EntryKind::Subquery(inner)) if is_pulled_up(inner, catalog) => {
            (0..inner.range_table.len()).any(|entry| locks_reach(inner, entry, catalog))
        }
        Some(EntryKind::Relation { .. } | EntryKind::Subquery(_)) => true,
        _ => false,
    }
}
