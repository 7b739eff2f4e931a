//! Rows from Rust, `{..rows}`: a relation whose columns have the types that their uses give them.
//!
//! A statement with rows is analyzed twice. At first each column is a parameter of its own, whose type is inferred as
//! that of any parameter; then the columns are those of a relation with these types, which is what the server sees:
//! `(select unnest($1::text[]) as a, …) as r`.

use super::{
    Analyzer, coerce,
    from_clause::plain_column,
    resolutions::{RowsColumn, RowsUse},
    scope::NamespaceItem,
};
use crate::{
    ast::{Ident, TableAlias, dml::AssignTarget, from_clause::RowsItem},
    catalog::{Catalog, Relation, TypeOid},
    diagnostic::Diagnostic,
    lex::RustIndex,
    query::{EntryKind, Expr, JoinTree},
    source::Span,
};
use std::rc::Rc;

/// A column of rows as the first analysis left it.
#[derive(Clone, PartialEq, Debug)]
pub struct SettledColumn {
    pub name: String,
    /// What its values are; a domain where the place of its use has one.
    pub data_type: TypeOid,
    /// NULL can never be right in it.
    pub not_null: bool,
}

/// The columns of a statement's rows, before and after their types are known.
#[derive(Debug, Default)]
pub(crate) enum Rows {
    /// None have been met.
    #[default]
    None,
    /// Their columns are parameters; where they stand.
    Open {
        rows: RustIndex,
        span: Span,
    },
    Settled(Rc<Vec<SettledColumn>>),
}

impl<'a> Analyzer<'a> {
    /// `{..rows} as r(a, b)`
    pub(super) fn rows_item(&mut self, item: &RowsItem) -> NamespaceItem {
        let names: Vec<(&Ident, Option<TypeOid>)> = item
            .columns
            .iter()
            .map(|column| {
                let written = column.type_name.as_ref().and_then(|t| self.type_by_name(t));
                (&column.name, written.map(|(data_type, _)| data_type))
            })
            .collect();
        for (index, (name, _)) in names.iter().enumerate() {
            let before = names.get(..index).unwrap_or_default();
            if before.iter().any(|(earlier, _)| earlier.declared() == name.declared()) {
                let message = format!("column \"{}\" specified more than once", name.declared());
                self.error("42701", name.span, message);
            }
        }
        let columns: Vec<(String, Span, Option<TypeOid>)> = names
            .into_iter()
            .map(|(name, data_type)| (name.declared().to_owned(), name.span, data_type))
            .collect();
        let alias = TableAlias { name: Some(item.alias), columns: Vec::new(), span: item.span };
        let (entry, _) = self.rows_entry(item.rows, item.span, &columns, Some(&alias));
        entry
    }

    /// The values of `insert … values {..rows}`, one for each column that is written.
    pub(super) fn rows_values(
        &mut self,
        rows: RustIndex,
        span: Span,
        relation: &'a Relation,
        targets: &[(AssignTarget, Option<i16>)],
    ) -> Vec<Expr> {
        let columns: Vec<(String, Span, Option<TypeOid>)> = targets
            .iter()
            .map(|(target, attribute)| {
                let attribute = attribute.and_then(|a| relation.attribute(a));
                let name = attribute.map_or(target.column.declared(), |a| &a.name);
                (name.to_owned(), span, None)
            })
            .collect();
        if let Some((target, _)) = targets.iter().find(|(t, _)| !t.indirection.is_empty()) {
            let diagnostic =
                Diagnostic::error("0A000", target.span, "rows are written to whole columns");
            self.report(
                diagnostic.help("write rows through FROM: `select r.a from {..rows} as r(a)`"),
            );
        }
        let (item, values) = self.rows_entry(rows, span, &columns, None);
        self.scope().query.from.push(JoinTree::Entry(item.entry));
        values
    }

    fn rows_entry(
        &mut self,
        rows: RustIndex,
        span: Span,
        columns: &[(String, Span, Option<TypeOid>)],
        alias: Option<&TableAlias>,
    ) -> (NamespaceItem, Vec<Expr>) {
        let settled = match &self.rows {
            Rows::Settled(settled) => Some(Rc::clone(settled)),
            Rows::None => {
                self.rows = Rows::Open { rows, span };
                None
            }
            Rows::Open { rows: known, .. } => {
                if *known != rows {
                    let message = "only one `{..rows}` can stand in a statement";
                    self.error("0A000", span, message);
                }
                None
            }
        };
        let not_null = match &settled {
            Some(settled) => settled.iter().map(|column| column.not_null).collect(),
            None => vec![false; columns.len()],
        };
        let kind = EntryKind::TableFunction { args: Vec::new(), not_null };
        let typed = columns.iter().enumerate().map(|(index, (name, _, _))| {
            let known = settled.as_ref().and_then(|settled| settled.get(index));
            let data_type = known.map_or(TypeOid::UNKNOWN, |column| column.data_type);
            plain_column(name, coerce::base_type(self.catalog, data_type))
        });
        let typed = typed.collect();
        let mut item = self.add_entry("*ROWS*".to_owned(), kind, typed, alias, false, span);
        if let Some(settled) = settled {
            let columns = settled.iter().map(|column| self.sent_column(column)).collect();
            self.resolutions.rows = Some(RowsUse { columns, first_number: 1 });
            let values = item.columns.iter().map(|c| Expr { span, ..c.expr.clone() }).collect();
            return (item, values);
        }
        let mut own = (*item.columns).clone();
        for (index, (column, (name, place, written))) in own.iter_mut().zip(columns).enumerate() {
            column.expr = self.rows_param((rows, index), name, *place, *written);
        }
        item.columns = Rc::new(own);
        let values = item.columns.iter().map(|c| Expr { span, ..c.expr.clone() }).collect();
        (item, values)
    }

    /// How a column is sent: as an array of its base type, by the name that the catalogue has for it, so that no type
    /// modifier cuts a value short.
    pub(super) fn sent_column(&self, column: &SettledColumn) -> RowsColumn {
        let base = coerce::base_type(self.catalog, column.data_type);
        let nested = element_of(self.catalog, base);
        let sent = nested.unwrap_or(base);
        let row = self.catalog.get_type(sent);
        let name = row.map_or(String::new(), |row| row.name.to_string());
        let seen = self.catalog.lookup_type(None, &name).is_some_and(|found| found.oid == sent);
        let routed = self.routed_schema.filter(|name| {
            row.is_some_and(|row| self.catalog.lookup_namespace(name) == Some(row.namespace))
        });
        let schema = routed.or_else(|| {
            row.filter(|_| !seen).map(|row| self.catalog.namespace_name(row.namespace))
        });
        RowsColumn {
            name: column.name.clone(),
            schema: schema.map(str::to_owned),
            type_name: name,
            nested: nested.is_some(),
        }
    }
}

/// The element type of a true array, which `unnest` would take apart.
pub fn element_of(catalog: &Catalog, data_type: TypeOid) -> Option<TypeOid> {
    let vector = matches!(data_type, TypeOid::INT2VECTOR | TypeOid::OIDVECTOR);
    let row = catalog.get_type(data_type).filter(|row| row.is_array && !vector)?;
    row.element
}
