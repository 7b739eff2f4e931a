//! What is known of output columns that hold rows, and of the columns of these.

use super::{Analysis, Level, Nullability, Why};
use crate::{
    catalog::Catalog,
    query::{EntryKind, Expr, ExprKind, Query, Target, Var, VarColumn},
};

/// What is known of an output column.
#[derive(Clone, Debug)]
pub struct OutputColumn<'q> {
    pub own: Nullability<'q>,
    pub nested: Option<NestedOutput<'q>>,
}

/// The columns of rows that a column holds.
#[derive(Clone, Debug)]
pub struct NestedOutput<'q> {
    pub columns: Vec<OutputColumn<'q>>,
    /// For a whole row.
    pub witness: Witness,
}

/// How a whole row that is there is told from one that an outer join has no match for. That all its columns are NULL
/// tells nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Witness {
    /// It is always there.
    Sure,
    /// This column of it is never NULL.
    Column(usize),
    /// No column is: the row itself is NULL.
    Row,
}

/// What is known of each output column of a statement.
pub fn output_columns<'q>(query: &'q Query, catalog: &'q Catalog) -> Vec<OutputColumn<'q>> {
    Analysis::new(catalog).nested_output(&[], query)
}

impl<'q> Analysis<'q> {
    fn nested_output(&self, levels: &[Level<'_, 'q>], query: &'q Query) -> Vec<OutputColumn<'q>> {
        if query.set_operation.is_some() {
            let plain = |own| OutputColumn { own, nested: None };
            return self.output(levels, query).into_iter().map(plain).collect();
        }
        self.inside(levels, query, &mut |inner| {
            query.output().map(|target| self.output_column(inner, query, target)).collect()
        })
    }

    fn output_column(
        &self,
        levels: &[Level<'_, 'q>],
        query: &'q Query,
        target: &'q Target,
    ) -> OutputColumn<'q> {
        let own = self.expr(levels, &target.expr);
        if !query.is_nested(target) {
            return OutputColumn { own, nested: None };
        }
        match &target.expr.kind {
            ExprKind::SubLink(link) => {
                let columns = self.nested_output(levels, &link.query);
                OutputColumn { own, nested: Some(NestedOutput { columns, witness: Witness::Sure }) }
            }
            ExprKind::Var(var) => {
                let nested = self.whole_row(levels, var, &target.expr);
                let nullable = nested.witness != Witness::Sure;
                OutputColumn { own: Nullability { nullable, ..own }, nested: Some(nested) }
            }
            _ => OutputColumn { own, nested: None },
        }
    }

    /// The columns of a row that is there.
    fn whole_row(&self, levels: &[Level<'_, 'q>], var: &Var, row: &Expr) -> NestedOutput<'q> {
        let own = levels.len().checked_sub(var.levels_up + 1);
        let Some((own, level)) = own.and_then(|own| Some((own, levels.get(own)?))) else {
            return NestedOutput { columns: Vec::new(), witness: Witness::Row };
        };
        let Some(entry) = level.query.range_table.get(var.entry) else {
            return NestedOutput { columns: Vec::new(), witness: Witness::Row };
        };
        // A join has no row of its own that could be missing.
        let is_join = matches!(entry.kind, EntryKind::Join { .. });
        let stored: Vec<Nullability<'q>> = (0..entry.columns.len())
            .map(|index| self.column(&levels[..=own], var.entry, index))
            .collect();
        let columns = stored.iter().enumerate().map(|(index, stored)| {
            let var = Var { column: VarColumn::Column(index), ..*var };
            let column = Expr { kind: ExprKind::Var(var), ..row.clone() };
            if self.is_partial_key(levels, &column) {
                return OutputColumn { own: Nullability::open(Why::GroupingSet), nested: None };
            }
            let shown = self.var(levels, &var);
            let nullable = shown.nullable && (is_join || stored.nullable);
            let why = if is_join { shown.why } else { stored.why };
            OutputColumn { own: Nullability { nullable, why, ..shown }, nested: None }
        });
        let columns = columns.collect();
        let may_miss = level.facts.nulled.contains_key(&var.entry)
            || matches!(entry.kind, EntryKind::Pseudo { .. });
        let witness = match stored.iter().position(|column| !column.nullable) {
            _ if !may_miss => Witness::Sure,
            Some(index) => Witness::Column(index),
            None => Witness::Row,
        };
        NestedOutput { columns, witness }
    }
}
