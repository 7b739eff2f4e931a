//! The output columns of a statement with the rows nested in them, and how these are to be written.

use crate::{
    analyze::{
        self,
        coerce::base_type,
        format,
        resolutions::{NestedText, Presence, Resolutions},
    },
    ast::{expr::NestedForm, select::OutputMark},
    batch::{Batches, Planner},
    catalog::{Catalog, RelationOid, TypeOid},
    compiled::{ColumnMark, ColumnOrigin, CompiledColumn, NestedRows, SqlType},
    lex::RustIndex,
    nullability::{NestedOutput, OutputColumn, Witness},
    query::{Expr, ExprKind, Query, SubLink, SubLinkKind, Target, Var, VarColumn},
    source::Span,
};

/// Describes columns, and notes how nested rows are written.
pub(crate) struct Nested<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) resolutions: &'a mut Resolutions,
    pub(crate) batches: Batches,
    /// The statement whose columns are described: 0, or one more than a batch's index.
    pub(crate) statement: usize,
}

impl Nested<'_> {
    /// The output columns of the last of several query levels.
    pub(crate) fn columns(
        &mut self,
        levels: &[&Query],
        known: &[OutputColumn<'_>],
    ) -> Vec<CompiledColumn> {
        let Some(query) = levels.last() else { return Vec::new() };
        let targets = query.output().zip(known);
        targets.map(|(target, known)| self.column(levels, query, target, known)).collect()
    }

    fn column(
        &mut self,
        levels: &[&Query],
        query: &Query,
        target: &Target,
        known: &OutputColumn<'_>,
    ) -> CompiledColumn {
        let mut column = self.plain(levels, &target.name, &target.expr, known);
        column.mark = target.mark.as_ref().map(|mark| match mark {
            OutputMark::NotNull(_) => ColumnMark::NotNull,
            OutputMark::Nullable(_) => ColumnMark::Nullable,
            OutputMark::RustType(index, _) => ColumnMark::RustType(*index),
        });
        let Some(nested) = known.nested.as_ref().filter(|_| query.is_nested(target)) else {
            return column;
        };
        column.nested = match &target.expr.kind {
            ExprKind::SubLink(link) => self.rows(levels, link, nested, target.expr.span),
            ExprKind::Var(var) => {
                column.data_type = sql_type(self.catalog, TypeOid::RECORD);
                self.whole_row(levels, var, &target.expr, nested)
            }
            _ => None,
        };
        column
    }

    fn plain(
        &self,
        levels: &[&Query],
        name: &str,
        expr: &Expr,
        known: &OutputColumn<'_>,
    ) -> CompiledColumn {
        let catalog = self.catalog;
        let origin = analyze::origin_below(levels, expr);
        let attribute =
            origin.and_then(|(oid, number)| catalog.get_relation(oid)?.attribute(number));
        CompiledColumn {
            name: name.to_owned(),
            span: expr.span,
            data_type: sql_type(catalog, expr.data_type),
            nullable: known.own.nullable,
            element_nullable: known.own.element_nullable,
            why: known.own.nullable.then(|| known.own.why.reason(catalog)),
            mark: None,
            origin: origin.and_then(|(oid, number)| column_origin(catalog, oid, number)),
            comment: attribute.and_then(|a| a.comment.clone()),
            nested: None,
        }
    }

    fn rows(
        &mut self,
        levels: &[&Query],
        link: &SubLink,
        known: &NestedOutput<'_>,
        span: Span,
    ) -> Option<Box<NestedRows>> {
        let SubLinkKind::Nested { form, row } = link.kind else { return None };
        if let NestedForm::Batch(_) = form {
            return Some(Box::new(self.batch(levels, link, row, known, span)));
        }
        let mut inner = levels.to_vec();
        inner.push(&link.query);
        let columns = self.columns(&inner, &known.columns);
        let text = self.text(&link.query);
        self.resolutions.nested.insert(span, text);
        self.note_domains(span, link.query.output().map(|target| target.expr.data_type));
        Some(Box::new(NestedRows { many: form != NestedForm::Row, columns, row, batch: None }))
    }

    fn batch(
        &mut self,
        levels: &[&Query],
        link: &SubLink,
        row: Option<RustIndex>,
        known: &NestedOutput,
        span: Span,
    ) -> NestedRows {
        let own = self.batches.reserve();
        let parent = std::mem::replace(&mut self.statement, own);
        let mut inner = levels.to_vec();
        inner.push(&link.query);
        let columns = self.columns(&inner, &known.columns);
        self.statement = parent;
        let rows = NestedRows { many: true, columns, row, batch: Some(own - 1) };
        let Some(around_query) = levels.last() else { return rows };
        let planner = Planner {
            catalog: self.catalog,
            resolutions: self.resolutions,
            parent: around_query,
            query: &link.query,
        };
        let mut around = std::mem::take(self.batches.loaded(parent));
        let loaded = std::mem::take(self.batches.loaded(own));
        match planner.plan(span, parent, rows.columns.clone(), &mut around, loaded) {
            Ok(planned) => self.batches.list[own - 1] = Some(planned),
            Err(diagnostic) => self.batches.errors.push(diagnostic),
        }
        *self.batches.loaded(parent) = around;
        rows
    }

    /// Remembers which fields of a row are of a domain.
    fn note_domains(&mut self, row: Span, types: impl Iterator<Item = TypeOid>) {
        let fields: Vec<bool> = types.map(|oid| base_type(self.catalog, oid) != oid).collect();
        if fields.contains(&true) {
            self.resolutions.domain_fields.insert(row, fields);
        }
    }

    /// How a query's rows are written.
    fn text(&mut self, query: &Query) -> NestedText {
        let is_column = |index: usize| {
            query.targets.get(index).is_some_and(|target| {
                matches!(target.expr.kind, ExprKind::Var(_)) && !query.is_nested(target)
            })
        };
        let looked_at = query.output_references.iter().any(|(_, index)| !is_column(*index));
        let whole = query.set_operation.is_some()
            || query.distinct.is_some()
            || query.has_target_sets
            || looked_at;
        if whole {
            return NestedText::Around;
        }
        self.resolutions.row_references.extend(query.output_references.iter().copied());
        for target in query.output() {
            if matches!(target.expr.kind, ExprKind::Const(_) | ExprKind::Param(_)) {
                let name = format::format_type(self.catalog, target.expr.data_type, -1);
                self.resolutions.row_casts.insert(target.expr.span, name);
            }
        }
        let aggregates = query.has_aggregates || query.has_window_functions;
        if aggregates { NestedText::List } else { NestedText::Bare }
    }

    fn whole_row(
        &mut self,
        levels: &[&Query],
        var: &Var,
        row: &Expr,
        known: &NestedOutput<'_>,
    ) -> Option<Box<NestedRows>> {
        let level = levels.len().checked_sub(var.levels_up + 1)?;
        let entry = levels.get(level)?.range_table.get(var.entry)?;
        let columns = entry.columns.iter().zip(&known.columns).enumerate();
        let columns = columns.map(|(index, (column, known))| {
            let var = Var { column: VarColumn::Column(index), ..*var };
            let expr = Expr {
                kind: ExprKind::Var(var),
                data_type: column.data_type,
                modifier: column.modifier,
                span: row.span,
            };
            self.plain(levels, &column.name, &expr, known)
        });
        let columns = columns.collect();
        let presence = match known.witness {
            Witness::Sure => Presence::Sure,
            Witness::Column(index) => {
                entry.columns.get(index).map_or(Presence::Row, |c| Presence::Column(c.name.clone()))
            }
            Witness::Row => Presence::Row,
        };
        let text = NestedText::WholeRow {
            qualifier: entry.name.clone(),
            columns: entry.columns.iter().map(|column| column.name.clone()).collect(),
            presence,
        };
        self.resolutions.nested.insert(row.span, text);
        self.note_domains(row.span, entry.columns.iter().map(|column| column.data_type));
        Some(Box::new(NestedRows { many: false, columns, row: None, batch: None }))
    }
}

pub(crate) fn sql_type(catalog: &Catalog, data_type: TypeOid) -> SqlType {
    if data_type.is_error() { SqlType::Error } else { SqlType::of(catalog, data_type) }
}

pub(crate) fn column_origin(
    catalog: &Catalog,
    relation: RelationOid,
    number: i16,
) -> Option<ColumnOrigin> {
    let relation = catalog.get_relation(relation)?;
    Some(ColumnOrigin {
        schema: catalog.namespace_name(relation.namespace).to_owned(),
        table: relation.name.to_string(),
        column: relation.attribute(number)?.name.to_string(),
    })
}
