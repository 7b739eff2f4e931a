//! Keys that no two rows of a query share.

use super::{Search, is_usable, search};
use crate::{
    catalog::{Attribute, Catalog, Index, IndexKeyKind, Relation},
    query::{Distinct, EntryKind, Expr, ExprKind, Query, SetOperation, Var, VarColumn},
    source::Span,
};

/// An expression whose value is given, and whether it may be NULL.
pub(super) type Given<'g> = (&'g Expr, bool);

/// Whether no two rows of a query have the same values of all these expressions.
///
/// It is asked as: with all of them given, is there at most one row?
pub fn is_unique_by(query: &Query, keys: &[Given<'_>], catalog: &Catalog) -> bool {
    let is_key = |expr: &Expr| keys.iter().any(|(key, _)| *key == expr);
    let mut shown = query.targets.iter().filter(|target| !target.junk);
    let distinct = match &query.set_operation {
        Some(SetOperation::Node { all, .. }) => !all,
        Some(SetOperation::Leaf(_)) => false,
        None => matches!(query.distinct, Some(Distinct::All)),
    };
    if distinct && shown.all(|target| is_key(&target.expr)) {
        return true;
    }
    if query.set_operation.is_some() || query.has_target_sets || query.grouping_sets.is_some() {
        return false;
    }
    let (single, open) = search(query, catalog, keys);
    if query.group_by.is_empty() {
        return open.is_none();
    }
    // One group, if everything that makes groups is given.
    let mut groups = query.group_by.iter().filter_map(|group| query.targets.get(*group));
    groups.all(|group| {
        let of_single = match &group.expr.kind {
            ExprKind::Var(Var { levels_up: 0, entry, .. }) => single.contains(entry),
            _ => false,
        };
        of_single || is_key(&group.expr)
    })
}

/// The columns of FROM that would make keys unique, beside those that are given; None where no unique key does.
///
/// One relation's key often is enough, since joins bind the others: it is looked for before several are taken.
pub fn missing_columns(query: &Query, keys: &[Given<'_>], catalog: &Catalog) -> Option<Vec<Var>> {
    if query.set_operation.is_some() || query.distinct.is_some() || !query.group_by.is_empty() {
        return None;
    }
    let (single, _) = search(query, catalog, keys);
    let open = (0..query.range_table.len()).filter(|entry| !single.contains(entry));
    let missing: Vec<Vec<Expr>> =
        open.filter_map(|entry| missing_of(query, entry, keys, catalog)).collect();
    let with = |added: &[Expr]| {
        let added = added.iter().map(|column| (column, false));
        is_unique_by(query, &keys.iter().copied().chain(added).collect::<Vec<_>>(), catalog)
    };
    let enough = missing.iter().filter(|added| with(added)).min_by_key(|added| added.len());
    let mut chosen = enough.cloned().unwrap_or_else(|| missing.concat());
    if !with(&chosen) {
        return None;
    }
    // What conditions and the other columns make up for is left out again.
    for index in (0..chosen.len()).rev() {
        let column = chosen.remove(index);
        if !with(&chosen) {
            chosen.insert(index, column);
        }
    }
    let columns = chosen.into_iter().filter_map(|column| match column.kind {
        ExprKind::Var(var) => Some(var),
        _ => None,
    });
    Some(columns.collect()).filter(|columns: &Vec<Var>| !columns.is_empty())
}

/// The columns of a relation's unique key that are not given: of the primary key, or of that with the fewest.
fn missing_of(
    query: &Query,
    entry: usize,
    keys: &[Given<'_>],
    catalog: &Catalog,
) -> Option<Vec<Expr>> {
    let row = query.range_table.get(entry)?;
    let EntryKind::Relation { oid, .. } = row.kind else { return None };
    let relation = catalog.get_relation(oid)?;
    let of = |index: &Index| -> Option<Vec<Expr>> {
        let columns: Option<Vec<Expr>> =
            index.keys.iter().map(|key| plain_column(query, relation, entry, &key.kind)).collect();
        let mut columns = columns?;
        columns.retain(|column| keys.iter().all(|(key, _)| *key != column));
        Some(columns)
    };
    let usable =
        relation.indexes.iter().filter(|index| is_usable(index) && index.predicate.is_none());
    let found = usable.filter_map(|index| Some((!index.primary, of(index)?)));
    found.min_by_key(|(other, columns)| (*other, columns.len())).map(|(_, columns)| columns)
}

/// A column of an index that is never NULL, as it is named in the query.
fn plain_column(
    query: &Query,
    relation: &Relation,
    entry: usize,
    key: &IndexKeyKind,
) -> Option<Expr> {
    let IndexKeyKind::Column(number) = key else { return None };
    relation.live_attributes().find(|a| a.number == *number && a.not_null)?;
    let columns = &query.range_table.get(entry)?.columns;
    let place = columns.iter().position(|column| column.attribute == *number)?;
    let column = columns.get(place)?;
    let var = Var { levels_up: 0, entry, column: VarColumn::Column(place) };
    Some(Expr {
        kind: ExprKind::Var(var),
        data_type: column.data_type,
        modifier: column.modifier,
        span: Span::default(),
    })
}

impl Search<'_, '_> {
    /// Whether a column is given, so that an index on it finds at most one row for it. NULL, which is no one's equal, is
    /// given by an outer join, or where the index takes NULLs for equal.
    pub(super) fn gives(
        &self,
        index: &Index,
        entry: usize,
        column: usize,
        attribute: Option<&Attribute>,
    ) -> bool {
        let declared = attribute.is_some_and(|attribute| attribute.not_null);
        self.keys.iter().any(|(key, nullable)| {
            is_column(key, entry, column) && (!nullable || declared || index.nulls_not_distinct)
        })
    }

    /// Whether a variable is given.
    pub(super) fn is_key(&self, expr: &Expr) -> bool {
        self.keys.iter().any(|(key, _)| *key == expr)
    }

    /// Whether a subquery gives at most one row with those of its columns that are given.
    pub(super) fn is_unique(&self, entry: usize, inner: &Query) -> bool {
        let columns = self.keys.iter().filter_map(|(key, nullable)| match &key.kind {
            ExprKind::Var(Var { levels_up: 0, entry: of, column: VarColumn::Column(column) })
                if *of == entry =>
            {
                let mut shown = inner.targets.iter().filter(|target| !target.junk);
                Some((&shown.nth(*column)?.expr, *nullable))
            }
            _ => None,
        });
        let columns: Vec<Given<'_>> = columns.collect();
        !columns.is_empty() && is_unique_by(inner, &columns, self.catalog)
    }
}

fn is_column(expr: &Expr, entry: usize, column: usize) -> bool {
    matches!(
        expr.kind,
        ExprKind::Var(Var { levels_up: 0, entry: e, column: VarColumn::Column(c) })
            if e == entry && c == column
    )
}

/// The query behind an entry of FROM, of which rows are read as it gives them.
pub(super) fn query_of<'q>(query: &'q Query, kind: &'q EntryKind) -> Option<&'q Query> {
    match kind {
        EntryKind::Subquery(inner) => Some(inner),
        EntryKind::Cte { levels_up: 0, index, .. } => {
            let table = query.ctes.get(*index).filter(|table| !table.recursive);
            table.and_then(|table| table.query.as_deref())
        }
        _ => None,
    }
}
