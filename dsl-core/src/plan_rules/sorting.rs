//! What has to be sorted or hashed, of types that can be neither, or not both (`planner.c`, `prepunion.c`).

use super::Rules;
use crate::{
    analyze,
    catalog::{Index, IndexKeyKind, ProcKind, RelationKind, TypeOid},
    diagnostic::{Diagnostic, Diagnostics},
    query::{
        Aggregate, CommonTable, Distinct, EntryKind, Expr, ExprKind, Query, SetOperation, VarColumn,
    },
    source::Span,
};

impl Rules<'_> {
    /// A recursive UNION finds what it had before by hashing.
    pub(super) fn check_recursive_union(
        &self,
        cte: &CommonTable,
        query: &Query,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(SetOperation::Node { all: false, types, .. }) = &query.set_operation else {
            return;
        };
        // Of anonymous records the server takes it for granted.
        let hashable = |(data_type, _): &(TypeOid, i32)| {
            matches!(*data_type, TypeOid::RECORD | TypeOid::RECORDARRAY)
                || data_type.is_error()
                || analyze::ordering::ordering_operators(self.catalog, *data_type).hashable
        };
        if cte.recursive && !types.iter().all(hashable) {
            let message = "could not implement recursive UNION";
            let diagnostic = Diagnostic::error("0A000", cte.span, message).at_plan();
            diagnostics.push(diagnostic.help("all column types must be hashable: use UNION ALL"));
        }
    }

    /// A plain GROUP BY sorts or hashes; it sorts where an aggregate wants its rows in an order (`planner.c`).
    pub(super) fn check_grouping(&self, query: &Query, diagnostics: &mut Diagnostics) {
        let keys = query.group_by.iter().filter_map(|&target| query.targets.get(target));
        let mut keys: Vec<&Expr> = keys.map(|target| &target.expr).collect();
        let all = keys.clone();
        keys.retain(|key| !self.follows_from_key(query, key, &all));
        let Some(first) = keys.first() else { return };
        let known = keys.iter().filter(|key| !key.is_error());
        let (sorts, hashes) = self.sorts_and_hashes(&mut known.map(|key| key.data_type));
        if sorts || query.grouping_sets.is_some() {
            return;
        }
        let mut ordered = false;
        let outputs = query.targets.iter().map(|target| &target.expr);
        for expr in outputs.chain(&query.having) {
            analyze::walk::walk_expr(expr, 0, &mut |e, depth| {
                ordered |= matches!(&e.kind, ExprKind::Aggregate(a)
                    if a.levels_up == depth && self.wants_order(a));
            });
        }
        if ordered || !hashes {
            let message = "could not implement GROUP BY";
            let diagnostic = Diagnostic::error("0A000", first.span, message).at_plan();
            let help = "some of the types can only be hashed, while others, or the aggregates, need an order";
            diagnostics.push(diagnostic.help(help));
        }
    }

    /// Whether a grouping key is dropped because a unique key of its relation, without NULL, is grouped by: up to 17 the
    /// primary key alone (`remove_useless_groupby_columns`).
    fn follows_from_key(&self, query: &Query, key: &Expr, keys: &[&Expr]) -> bool {
        let own = |expr: &Expr| match &expr.kind {
            ExprKind::Var(var) if var.levels_up == 0 => Some(*var),
            _ => None,
        };
        let Some(var) = own(key) else { return false };
        let Some(entry) = query.range_table.get(var.entry) else { return false };
        let EntryKind::Relation { oid, .. } = &entry.kind else { return false };
        let Some(relation) = self.catalog.get_relation(*oid) else { return false };
        let number = |column: VarColumn| match column {
            VarColumn::Column(index) => entry.columns.get(index).map(|c| c.attribute),
            VarColumn::WholeRow | VarColumn::System(_) => None,
        };
        let grouped: Vec<i16> = keys
            .iter()
            .filter_map(|key| own(key).filter(|other| other.entry == var.entry))
            .filter_map(|other| number(other.column))
            .collect();
        let is_kept = |index: &Index, attribute: i16| {
            index.keys.iter().any(|k| matches!(k.kind, IndexKeyKind::Column(n) if n == attribute))
        };
        let inherited = !relation.children.is_empty() && relation.kind == RelationKind::Table;
        !inherited
            && relation.indexes.iter().any(|index| {
                index.unique
                    && index.immediate
                    && index.predicate.is_none()
                    && (index.primary || self.catalog.version >= 18)
                    && !number(var.column).is_some_and(|n| is_kept(index, n))
                    && index.keys.iter().all(|k| match k.kind {
                        IndexKeyKind::Column(n) => {
                            grouped.contains(&n)
                                && relation.attribute(n).is_some_and(|a| a.not_null)
                        }
                        IndexKeyKind::Expression(_) => false,
                    })
            })
    }

    /// DISTINCT sorts or hashes, windows sort.
    pub(super) fn check_sorting(&self, query: &Query, diagnostics: &mut Diagnostics) {
        let mut refuse = |what: &str, span: Span| {
            let message = format!("could not implement {what}");
            let diagnostic = Diagnostic::error("0A000", span, message).at_plan();
            let help =
                "some of the types cannot be sorted, or can only be hashed while others cannot";
            diagnostics.push(diagnostic.help(help));
        };
        let outputs = || query.output().map(|target| target.expr.data_type);
        let span = || query.output().next().map_or(Span::default(), |target| target.expr.span);
        let mut keys = match &query.distinct {
            Some(Distinct::All) => outputs().collect(),
            Some(Distinct::On(on)) => {
                let keys = on.iter().filter_map(|&target| query.targets.get(target));
                keys.map(|target| target.expr.data_type).collect()
            }
            None => Vec::new(),
        }
        .into_iter();
        if self.sorts_and_hashes(&mut keys) == (false, false) {
            refuse("DISTINCT", span());
        }
        // A window that no function is over is none of the plan.
        let mut used = Vec::new();
        analyze::walk::walk_own(query, &mut |expr| {
            if let ExprKind::Window(function) = &expr.kind {
                used.push(function.window.0);
            }
        });
        let windows = query.windows.iter().enumerate();
        for (_, window) in windows.filter(|(number, _)| used.contains(number)) {
            let keys = &window.partition_by;
            if let Some(first) = keys.first()
                && !self.sorts_and_hashes(&mut keys.iter().map(|key| key.data_type)).0
            {
                refuse("window PARTITION BY", first.span);
            }
        }
    }

    /// Whether all of some types can be sorted, and whether all can be hashed.
    fn sorts_and_hashes(&self, types: &mut dyn Iterator<Item = TypeOid>) -> (bool, bool) {
        let known = types.filter(|one| !one.is_error());
        let orderings = known.map(|one| analyze::ordering::ordering_operators(self.catalog, one));
        orderings.fold((true, true), |(s, h), o| (s && o.less.is_some(), h && o.hashable))
    }

    fn wants_order(&self, aggregate: &Aggregate) -> bool {
        aggregate.distinct
            || !aggregate.order_by.is_empty()
            || self.catalog.get_proc(aggregate.proc).is_some_and(|proc| {
                matches!(proc.kind, ProcKind::OrderedSet { .. } | ProcKind::Hypothetical { .. })
            })
    }
}
