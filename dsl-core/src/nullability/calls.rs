//! Calls of functions, aggregates and window functions.

use super::{
    Analysis, Level, Nullability, Why,
    arguments::{Heeded, elements_from, has_sure_part, heeded},
    facts::Facts,
    output,
};
use crate::{
    ast::{expr::XmlFunction, json::JsonFunction},
    catalog::{FIRST_USER_OID, Proc, ProcKind, ProcOid},
    query::{Aggregate, Expr, ExprKind, WindowFunction},
};

/// Aggregates that give zero, not NULL, over no rows.
const COUNTS: [ProcOid; 3] = [ProcOid(2147), ProcOid(2803), ProcOid(2818)];
/// `row_number`, `rank`, `dense_rank`, `percent_rank`, `cume_dist`, `ntile`.
const RANKING: std::ops::RangeInclusive<u32> = 3100..=3105;
/// `lag` and `lead`, with one to three arguments.
const NEIGHBOURS: std::ops::RangeInclusive<u32> = 3106..=3111;
/// `first_value` and `last_value`: a row of the frame.
const FRAME_EDGE: [ProcOid; 2] = [ProcOid(3112), ProcOid(3113)];
/// `array_agg` over values: its elements are the values.
const ARRAY_AGGREGATE: ProcOid = ProcOid(2335);
/// `array_agg` over arrays: its elements are theirs.
const ARRAYS_AGGREGATE: ProcOid = ProcOid(4053);
/// `unnest(anyarray)`.
pub(super) const UNNEST: ProcOid = ProcOid(2331);

impl<'q> Analysis<'q> {
    pub(super) fn call(
        &self,
        levels: &[Level<'_, 'q>],
        proc: ProcOid,
        args: &'q [Expr],
        why: Why<'q>,
    ) -> Nullability<'q> {
        let Some(row) = self.catalog.get_proc(proc) else { return Nullability::open(why) };
        let padded = row.returns_set
            && levels.last().is_some_and(|l| output::has_several_sets(self.catalog, l.query));
        if padded {
            return Nullability::open(Why::Padded);
        }
        if let (UNNEST, [array]) = (proc, args) {
            let elements = self.expr(levels, array).element_nullable;
            return Nullability::unless(elements.then_some(Why::Elements));
        }
        // No built-in function that is never NULL has a default that is.
        let given = row.args.len() == args.len()
            || (proc.0 < FIRST_USER_OID
                && args.len() < row.args.len()
                && args.len() + row.default_count >= row.args.len());
        let sure = (row.never_null && given) || has_sure_part(row, args);
        let element_nullable = self.elements_of_call(levels, row, args);
        let cause = match heeded(row) {
            _ if !sure && row.variadic.is_none() => self.first_cause(levels, args).or(Some(why)),
            Heeded::None if row.never_null => None,
            Heeded::First if row.never_null => {
                args.first().and_then(|first| self.expr(levels, first).cause())
            }
            Heeded::OneOf if row.never_null => {
                let causes: Vec<_> =
                    args.iter().map(|arg| self.expr(levels, arg).cause()).collect();
                causes
                    .iter()
                    .all(Option::is_some)
                    .then(|| causes.into_iter().flatten().next())
                    .flatten()
            }
            _ => self.first_cause(levels, args).or((!sure).then_some(why)),
        };
        Nullability { element_nullable, ..Nullability::unless(cause) }
    }

    /// Whether an element of the array that a function gives may be NULL.
    fn elements_of_call(&self, levels: &[Level<'_, 'q>], proc: &Proc, args: &'q [Expr]) -> bool {
        let Some(sources) = elements_from(proc) else { return true };
        let arrays = sources.arrays.iter().filter_map(|at| args.get(*at));
        let elements = sources.elements.iter().filter_map(|at| args.get(*at));
        arrays.into_iter().any(|array| self.expr(levels, array).element_nullable)
            || elements.into_iter().any(|element| self.expr(levels, element).nullable)
    }

    pub(super) fn aggregate(
        &self,
        levels: &[Level<'_, 'q>],
        aggregate: &'q Aggregate,
    ) -> Nullability<'q> {
        if COUNTS.contains(&aggregate.proc) {
            return Nullability::NOT_NULL;
        }
        let proc = aggregate.proc;
        let kind = self.catalog.get_proc(proc).map(|p| p.kind);
        // Where a row would stand is a number, also among no rows and of NULLs.
        if proc.0 < FIRST_USER_OID && matches!(kind, Some(ProcKind::Hypothetical { .. })) {
            return Nullability::NOT_NULL;
        }
        let Some(own) = levels.len().checked_sub(aggregate.levels_up + 1) else {
            return Nullability::open(Why::Unproved);
        };
        let query = levels[own].query;
        let has_empty_set = query.group_by.is_empty()
            || query.grouping_sets.as_ref().is_some_and(|s| s.iter().any(Vec::is_empty));
        // `percentile_cont`, `percentile_disc`, `mode`: of the values that are not NULL.
        let ordered = proc.0 < FIRST_USER_OID && matches!(kind, Some(ProcKind::OrderedSet { .. }));
        // Its fractions, of the group and not of its rows: as many of an array, so many values.
        let direct = self.first_cause(levels, &aggregate.direct);
        let is_array = |e: &&Expr| self.catalog.get_type(e.data_type).is_some_and(|t| t.is_array);
        let fractions = aggregate.direct.first().filter(is_array);
        let fractions = fractions.map(|d| self.expr(levels, d).element_nullable);
        let facts = Facts { before_grouping: true, ..levels[own].facts.clone() };
        let mut inner = levels.to_vec();
        inner[own].facts = &facts;
        let levels = inner.as_slice();
        let argument = self.first_cause(levels, &aggregate.args);
        let is_array = proc == ARRAY_AGGREGATE;
        let arrays = aggregate.args.iter().filter(|_| proc == ARRAYS_AGGREGATE);
        let mut arrays = arrays.map(|arg| self.expr(levels, arg).element_nullable);
        let element_nullable = match proc {
            ARRAY_AGGREGATE => argument.is_some(),
            _ if ordered => fractions.unwrap_or(true),
            _ => arrays.next().unwrap_or(true),
        };
        let plain = kind == Some(ProcKind::Aggregate);
        let sure = ordered || (plain && (self.never_null(proc) || is_array));
        let cause = if has_empty_set || aggregate.levels_up > 0 {
            Some(Why::EmptyGroup(proc))
        } else if aggregate.filter.is_some() {
            Some(Why::Filtered(proc))
        } else if !sure {
            Some(Why::Function(proc))
        } else {
            direct.or(argument.filter(|_| !is_array))
        };
        Nullability { element_nullable, ..Nullability::unless(cause) }
    }

    /// `ExecEvalXmlExpr`: what is made of several parts is NULL where all of them are.
    pub(super) fn xml(
        &self,
        levels: &[Level<'_, 'q>],
        function: XmlFunction,
        args: &'q [Expr],
    ) -> Nullability<'q> {
        match function {
            XmlFunction::Element => Nullability::NOT_NULL,
            XmlFunction::Concat | XmlFunction::Forest => {
                let sure = args.iter().any(|arg| !self.expr(levels, arg).nullable);
                Nullability::unless((!sure).then_some(Why::Document))
            }
            XmlFunction::Parse | XmlFunction::Pi | XmlFunction::Serialize => {
                Nullability::unless(self.first_cause(levels, args))
            }
            // The version, which follows, may be.
            XmlFunction::Root => {
                Nullability::unless(args.first().and_then(|xml| self.expr(levels, xml).cause()))
            }
            XmlFunction::Exists => Nullability::open(Why::Document),
        }
    }

    /// Constructors take NULL for a value; what converts a document is NULL where that is.
    pub(super) fn json(
        &self,
        levels: &[Level<'_, 'q>],
        function: JsonFunction,
        args: &'q [Expr],
    ) -> Nullability<'q> {
        match function {
            JsonFunction::Object | JsonFunction::Array => Nullability::NOT_NULL,
            JsonFunction::Json | JsonFunction::Scalar | JsonFunction::Serialize => {
                Nullability::unless(self.first_cause(levels, args))
            }
            JsonFunction::Exists
            | JsonFunction::Query
            | JsonFunction::Value
            | JsonFunction::ArrayAgg
            | JsonFunction::ObjectAgg => Nullability::open(Why::Document),
        }
    }

    pub(super) fn window(
        &self,
        levels: &[Level<'_, 'q>],
        window: &'q WindowFunction,
    ) -> Nullability<'q> {
        let proc = window.proc;
        if COUNTS.contains(&proc) {
            return Nullability::NOT_NULL;
        }
        let argument = self.first_cause(levels, &window.args);
        if RANKING.contains(&proc.0) {
            return Nullability::unless(argument);
        }
        let Some(level) = levels.last() else { return Nullability::open(Why::Unproved) };
        let frame =
            level.query.windows.get(window.window.0).is_some_and(output::frame_has_current_row);
        let aggregate = self.catalog.get_proc(proc).is_some_and(|p| p.kind == ProcKind::Aggregate);
        let is_array = proc == ARRAY_AGGREGATE;
        let known =
            FRAME_EDGE.contains(&proc) || (aggregate && (self.never_null(proc) || is_array));
        let cause = if NEIGHBOURS.contains(&proc.0) {
            argument.or_else(|| self.beyond_neighbours(window))
        } else if !frame {
            Some(Why::EmptyFrame(proc))
        } else if window.filter.is_some() {
            Some(Why::Filtered(proc))
        } else if !known {
            Some(Why::Function(proc))
        } else {
            argument
        };
        Nullability {
            element_nullable: !is_array || argument.is_some(),
            ..Nullability::unless(cause)
        }
    }

    /// `lag(v, n, default)` falls back on the default, and `lag(v, 0)` is the row's own value; else there may be no
    /// such row.
    fn beyond_neighbours(&self, window: &WindowFunction) -> Option<Why<'q>> {
        let own = window.args.get(1).is_some_and(
            |offset| matches!(&offset.kind, ExprKind::Const(Some(zero)) if zero == "0"),
        );
        (window.args.len() < 3 && !own).then_some(Why::NoNeighbour(window.proc))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    /// The functions that are known by their numbers are those in every version's catalogue.
    #[test]
    fn numbers_are_those_of_the_catalogue() {
        let [any, star, pairs] = COUNTS;
        let [first, last] = FRAME_EDGE;
        for version in 14..=18 {
            let catalog = Catalog::new(version);
            for (oid, name, arguments) in [
                (any, "count", 1),
                (star, "count", 0),
                (pairs, "regr_count", 2),
                (first, "first_value", 1),
                (last, "last_value", 1),
                (ARRAY_AGGREGATE, "array_agg", 1),
                (ARRAYS_AGGREGATE, "array_agg", 1),
                (UNNEST, "unnest", 1),
            ] {
                let proc = catalog.get_proc(oid).map(|p| (p.name.as_ref(), p.args.len()));
                assert_eq!(proc, Some((name, arguments)), "{oid:?} in {version}");
            }
        }
    }
}
