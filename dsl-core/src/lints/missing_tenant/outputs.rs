//! What a query shows of its tenant columns: those that are pinned in it, and those that whoever reads it can pin.

use super::{Judge, Need, Rows, Use, pins::Column};
use crate::query::{Distinct, Query};

impl Judge<'_, '_, '_> {
    /// For each output column, whether its value comes from outside.
    pub(super) fn output(&self, query: &Query) -> Vec<bool> {
        query.output().map(|target| self.is_given(&target.expr)).collect()
    }

    /// What of the entries' needs is met neither here nor, where that is possible, outside. What can be met outside is
    /// given back.
    pub(super) fn unmet(
        &mut self,
        query: &Query,
        read: Vec<(usize, Rows)>,
        used: Use,
    ) -> Vec<Need> {
        let shown = match used {
            Use::Source => self.shown(query),
            Use::Result => Vec::new(),
        };
        let mut needs = Vec::new();
        for (entry, rows) in read {
            for need in rows.needs {
                let column = Column { entry, column: need.column };
                if self.pins().contains(&column) {
                    continue;
                }
                match shown.iter().find(|(_, shown)| self.follows(column, *shown)) {
                    Some((output, _)) => needs.push(Need { column: *output, ..need }),
                    None => self.report(&need),
                }
            }
        }
        needs
    }

    /// Whether a column is pinned where another is.
    fn follows(&mut self, column: Column, from: Column) -> bool {
        if column == from {
            return true;
        }
        let known = self.pins().len();
        if let Some(scope) = self.scopes.last_mut() {
            scope.pins.push(from);
        }
        self.settle();
        let follows = self.pins().contains(&column);
        if let Some(scope) = self.scopes.last_mut() {
            scope.pins.truncate(known);
        }
        follows
    }

    fn pins(&self) -> &[Column] {
        self.scopes.last().map_or(&[], |scope| &scope.pins)
    }

    /// The columns that a query shows as they are, by output column: a condition on them outside means the same as one
    /// in the query. That is not so where rows are counted or grouped before.
    fn shown(&self, query: &Query) -> Vec<(usize, Column)> {
        let on = matches!(query.distinct, Some(Distinct::On(_)));
        if query.limit.is_some() || query.offset.is_some() || on || query.grouping_sets.is_some() {
            return Vec::new();
        }
        let grouped = query.has_aggregates || query.having.is_some() || !query.group_by.is_empty();
        let is_key = |column: Column| {
            let mut keys = query.group_by.iter().filter_map(|&index| query.targets.get(index));
            keys.any(|key| self.column(&key.expr) == Some(column))
        };
        let divides = |column: Column| {
            query.windows.iter().all(|window| {
                window.partition_by.iter().any(|key| self.column(key) == Some(column))
            })
        };
        let outputs = query.output().enumerate();
        let columns =
            outputs.filter_map(|(index, target)| Some((index, self.column(&target.expr)?)));
        columns
            .filter(|(_, column)| !grouped || is_key(*column))
            .filter(|(_, column)| !query.has_window_functions || divides(*column))
            .collect()
    }
}
