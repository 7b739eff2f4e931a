//! Which collation an expression has, and how it came to it (manual 24.2.1, `parse_collate.c`).

use crate::{
    analyze::walk::children,
    catalog::{Catalog, CollationOid, TypeOid},
    query::{EntryKind, Expr, ExprKind, Query, SetOperation, SubLinkKind, Var, VarColumn},
};

/// The collation of an expression and its strength.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::analyze) enum Derived {
    /// The type has none.
    None,
    Implicit(CollationOid),
    /// Implicit ones that differ.
    Conflict,
    Explicit(CollationOid),
}

/// Queries inside of queries are followed so far.
const MAX_DEPTH: usize = 64;

/// Derives collations inside of queries, the innermost last.
#[derive(Clone)]
pub(in crate::analyze) struct Deriver<'a> {
    pub(in crate::analyze) catalog: &'a Catalog,
    pub(in crate::analyze) levels: Vec<&'a Query>,
}

impl Derived {
    pub(in crate::analyze) fn collation(self) -> Option<CollationOid> {
        match self {
            Derived::Implicit(oid) | Derived::Explicit(oid) => Some(oid),
            Derived::None | Derived::Conflict => None,
        }
    }

    /// The collation of two operands together: the stronger one decides, and of two implicit ones that which is not
    /// the database's own.
    pub(in crate::analyze) fn merged(self, other: Derived) -> Derived {
        match (self, other) {
            (Derived::None, other) | (other, Derived::None) => other,
            (explicit @ Derived::Explicit(_), _) | (_, explicit @ Derived::Explicit(_)) => explicit,
            (Derived::Conflict, _) | (_, Derived::Conflict) => Derived::Conflict,
            (Derived::Implicit(one), Derived::Implicit(two)) => {
                if one == two || two == CollationOid::DEFAULT {
                    Derived::Implicit(one)
                } else if one == CollationOid::DEFAULT {
                    Derived::Implicit(two)
                } else {
                    Derived::Conflict
                }
            }
        }
    }
}

impl<'a> Deriver<'a> {
    /// The collation of an expression of the innermost query.
    pub(in crate::analyze) fn expr(&self, expr: &'a Expr) -> Derived {
        let own = self.of_type(expr.data_type);
        let inherited = match &expr.kind {
            ExprKind::Collate(_, oid) => return Derived::Explicit(*oid),
            _ if own == Derived::None => return own,
            ExprKind::Var(var) => return self.var(var, own),
            ExprKind::SubLink(link) => match link.kind {
                SubLinkKind::Scalar | SubLinkKind::Array => self.output(&link.query, 0, own),
                _ => own,
            },
            ExprKind::Case { whens, else_, .. } => {
                let results = whens.iter().map(|(_, result)| result).chain(else_.as_deref());
                // Without ELSE it is a NULL of the type.
                let nothing = if else_.is_none() { own } else { Derived::None };
                results.fold(nothing, |known, result| known.merged(self.expr(result)))
            }
            ExprKind::Field { operand, index, .. } => {
                let declared = super::field_collation(self.catalog, operand, *index);
                return declared.map_or(own, Derived::Implicit);
            }
            _ => {
                let mut known = Derived::None;
                children(expr, &mut |child| known = known.merged(self.expr(child)));
                known
            }
        };
        if inherited == Derived::None { own } else { inherited }
    }

    fn of_type(&self, data_type: TypeOid) -> Derived {
        let collation = self.catalog.get_type(data_type).and_then(|known| known.collation);
        collation.map_or(Derived::None, Derived::Implicit)
    }

    fn level(&self, levels_up: usize) -> Option<Deriver<'a>> {
        let count = self.levels.len().checked_sub(levels_up)?;
        let levels = self.levels.get(..count)?.to_vec();
        (count > 0).then_some(Deriver { catalog: self.catalog, levels })
    }

    fn var(&self, var: &Var, own: Derived) -> Derived {
        let VarColumn::Column(index) = var.column else { return own };
        match self.level(var.levels_up) {
            Some(level) => level.column(var.entry, index, own),
            None => own,
        }
    }

    /// A column of an entry of the innermost query; always an implicit collation.
    fn column(&self, entry: usize, index: usize, own: Derived) -> Derived {
        let Some(entry) = self.levels.last().and_then(|query| query.range_table.get(entry)) else {
            return own;
        };
        let known = match &entry.kind {
            EntryKind::Subquery(inner) => self.output(inner, index, own),
            EntryKind::Values(rows) => rows
                .iter()
                .filter_map(|row| row.get(index))
                .fold(Derived::None, |known, value| known.merged(self.expr(value))),
            EntryKind::Join { columns } => {
                columns.get(index).map_or(own, |column| self.expr(column))
            }
            EntryKind::Cte { levels_up, index: table, .. } => {
                self.common_table(*levels_up, *table, index, own)
            }
            _ => {
                let column = entry.columns.get(index).and_then(|column| column.collation);
                column.map_or(own, Derived::Implicit)
            }
        };
        known.collation().map_or(own, Derived::Implicit)
    }

    fn common_table(&self, levels_up: usize, table: usize, index: usize, own: Derived) -> Derived {
        let Some(level) = self.level(levels_up) else { return own };
        let table = level.levels.last().and_then(|query| query.ctes.get(table));
        match table.filter(|table| !table.recursive).and_then(|table| table.query.as_deref()) {
            Some(query) => level.output(query, index, own),
            // A recursive table's collation is that of its non-recursive term, which it got when that was analyzed.
            None => {
                let column = table.and_then(|table| table.columns.get(index));
                column.and_then(|column| column.collation).map_or(own, Derived::Implicit)
            }
        }
    }

    /// A column of a query below the innermost one.
    pub(in crate::analyze) fn output(
        &self,
        query: &'a Query,
        index: usize,
        own: Derived,
    ) -> Derived {
        if self.levels.len() > MAX_DEPTH {
            return own;
        }
        let mut inner = self.clone();
        inner.levels.push(query);
        match &query.set_operation {
            Some(tree) => inner.set_operation(tree, index, own),
            None => query.output().nth(index).map_or(own, |target| inner.expr(&target.expr)),
        }
    }

    /// A column of a set operation of the innermost query.
    pub(in crate::analyze) fn set_operation(
        &self,
        tree: &'a SetOperation,
        index: usize,
        own: Derived,
    ) -> Derived {
        // Chains to the left are as long as the query; they are walked without recursion.
        let mut known = Derived::None;
        let mut tree = tree;
        while let SetOperation::Node { left, right, .. } = tree {
            known = known.merged(self.set_operation(right, index, own));
            tree = left;
        }
        let SetOperation::Leaf(entry) = tree else { return known };
        let entry = self.levels.last().and_then(|query| query.range_table.get(*entry));
        match entry.map(|entry| &entry.kind) {
            Some(EntryKind::Subquery(leaf)) => self.output(leaf, index, own).merged(known),
            _ => known,
        }
    }
}
