//! FROM and its items.

use super::{
    layout::Group,
    name::Place,
    sql::Printer,
    variants::{Emptied, holds_parts},
};
use crate::ast::{
    FromItem, Join, JoinKind, JoinQual, TableAlias,
    from_clause::{ColumnDefinition, FromFunction, RowsFromFunction, TableSample},
};

impl Printer<'_> {
    /// `from a, b`, or `from a` with every join on a line of its own.
    pub(super) fn opt_from(&mut self, keyword: &str, items: &[FromItem]) {
        if items.is_empty() {
            return;
        }
        self.layout.line();
        match items {
            [item] => {
                self.layout.push(keyword);
                self.layout.push_char(' ');
                self.relation(item);
            }
            _ if items.iter().any(|i| matches!(i, FromItem::Join(_))) => {
                self.layout.push(keyword);
                self.layout.indent();
                self.layout.line();
                self.items(items, Self::relation);
                self.layout.dedent();
            }
            _ => self.list(keyword, items, Self::relation),
        }
    }

    pub(super) fn relation(&mut self, item: &FromItem) {
        match item {
            FromItem::Table { name, only, alias, sample } => {
                if *only {
                    self.layout.push("ONLY ");
                }
                self.qualified(name, Place::Column);
                self.table_alias(alias.as_ref());
                if let Some(sample) = sample {
                    self.table_sample(sample);
                }
            }
            FromItem::Subquery { query, lateral, alias, .. } => {
                self.lateral(*lateral);
                self.subquery(query);
                self.table_alias(alias.as_ref());
            }
            FromItem::Function(function) => self.function_relation(function),
            FromItem::Join(join) => self.join(join),
            FromItem::Paren { item, alias, .. } => {
                self.block(Group::Fit, |p| p.relation(item));
                self.table_alias(alias.as_ref());
            }
            FromItem::XmlTable(table) => self.xml_table(table),
            FromItem::JsonTable(table) => self.json_table(table),
            FromItem::Rows(rows) => self.rows_relation(rows),
            FromItem::Error(_) => {}
        }
    }

    pub(super) fn lateral(&mut self, lateral: bool) {
        if lateral {
            self.layout.push("LATERAL ");
        }
    }

    pub(super) fn table_alias(&mut self, alias: Option<&TableAlias>) {
        let Some(alias) = alias else { return };
        if let Some(name) = &alias.name {
            self.layout.push(" AS ");
            self.ident(name, Place::Column);
        }
        if !alias.columns.is_empty() {
            self.layout.push(" (");
            self.idents(&alias.columns);
            self.layout.push_char(')');
        }
    }

    fn table_sample(&mut self, sample: &TableSample) {
        self.layout.push(" TABLESAMPLE ");
        self.qualified(&sample.method, Place::Function);
        self.layout.push_char(' ');
        self.row_values(&sample.args);
        if let Some(seed) = &sample.repeatable {
            self.layout.push(" REPEATABLE (");
            self.expr(seed);
            self.layout.push_char(')');
        }
    }

    fn function_relation(&mut self, function: &FromFunction) {
        self.lateral(function.lateral);
        if function.rows_from {
            self.layout.push("ROWS FROM ");
            self.block(Group::Fit, |p| p.items(&function.functions, Self::rows_from_function));
        } else if let Some(only) = function.functions.first() {
            self.expr(&only.call);
        }
        if function.ordinality {
            self.layout.push(" WITH ORDINALITY");
        }
        match function.functions.as_slice() {
            [only] if !function.rows_from && !only.columns.is_empty() => {
                self.layout.push(" AS ");
                if let Some(name) = function.alias.as_ref().and_then(|a| a.name.as_ref()) {
                    self.ident(name, Place::Column);
                    self.layout.push_char(' ');
                }
                self.column_definitions(&only.columns);
            }
            _ => self.table_alias(function.alias.as_ref()),
        }
    }

    fn rows_from_function(&mut self, function: &RowsFromFunction) {
        self.expr(&function.call);
        if !function.columns.is_empty() {
            self.layout.push(" AS ");
            self.column_definitions(&function.columns);
        }
    }

    fn column_definitions(&mut self, columns: &[ColumnDefinition]) {
        self.block(Group::Fit, |p| {
            p.items(columns, |p, column| {
                p.ident(&column.name, Place::Column);
                p.layout.push_char(' ');
                p.type_name(&column.type_name);
                if let Some(collation) = &column.collation {
                    p.layout.push(" COLLATE ");
                    p.qualified(collation, Place::Column);
                }
            });
        });
    }

    /// A chain of joins on lines under its first item, walked without recursion along its left side.
    fn join(&mut self, join: &Join) {
        let mut chain = vec![join];
        let mut first = &join.left;
        while let FromItem::Join(left) = first {
            chain.push(left);
            first = &left.left;
        }
        self.relation(first);
        self.layout.indent();
        for join in chain.into_iter().rev() {
            self.layout.line();
            self.join_words(join);
            self.relation(&join.right);
            self.join_qual(&join.qual);
        }
        self.layout.dedent();
    }

    fn join_words(&mut self, join: &Join) {
        if join.qual == JoinQual::Natural {
            self.layout.push("NATURAL ");
        }
        self.layout.push(match join.kind {
            JoinKind::Inner => "JOIN ",
            JoinKind::Left => "LEFT JOIN ",
            JoinKind::Right => "RIGHT JOIN ",
            JoinKind::Full => "FULL JOIN ",
            JoinKind::Cross => "CROSS JOIN ",
        });
    }

    fn join_qual(&mut self, qual: &JoinQual) {
        match qual {
            JoinQual::None | JoinQual::Natural => {}
            JoinQual::On(condition) if holds_parts(condition) => {
                self.condition_parts(|p| p.layout.push(" ON "), condition, Emptied::True);
            }
            JoinQual::On(condition) => {
                self.layout.push(" ON ");
                self.expr(condition);
            }
            JoinQual::Using { columns, alias, .. } => {
                self.layout.push(" USING (");
                self.idents(columns);
                self.layout.push_char(')');
                if let Some(alias) = alias {
                    self.layout.push(" AS ");
                    self.ident(alias, Place::Column);
                }
            }
        }
    }
}
