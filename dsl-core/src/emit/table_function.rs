//! XMLTABLE and JSON_TABLE.

use super::{layout::Group, name::Place, sql::Printer};
use crate::ast::{
    Expr,
    from_clause::{TableFunction, TableFunctionColumn},
};

impl Printer<'_> {
    pub(super) fn table_function(&mut self, function: &TableFunction) {
        self.lateral(function.lateral);
        self.layout.push(if function.json { "JSON_TABLE" } else { "XMLTABLE" });
        self.block(Group::Fit, |p| {
            if function.json {
                p.json_table(function);
            } else {
                p.xml_table(function);
            }
        });
        self.table_alias(function.alias.as_ref());
    }

    fn xml_table(&mut self, function: &TableFunction) {
        if !function.named.is_empty() {
            self.layout.push("XMLNAMESPACES (");
            for (i, (uri, name)) in function.named.iter().enumerate() {
                self.layout.push(match (i, name) {
                    (0, Some(_)) => "",
                    (0, None) => "DEFAULT ",
                    (_, Some(_)) => ", ",
                    (_, None) => ", DEFAULT ",
                });
                self.operand(uri);
                if let Some(name) = name {
                    self.layout.push(" AS ");
                    self.ident(name, Place::Label);
                }
            }
            self.layout.push("),");
            self.layout.line();
        }
        self.expr(&function.path);
        self.layout.push(" PASSING ");
        self.expr(&function.document);
        self.options(&function.options);
        self.layout.line();
        self.list("COLUMNS", &function.columns, Self::xml_table_column);
    }

    fn xml_table_column(&mut self, column: &TableFunctionColumn) {
        self.table_column_head(column);
        if let Some(path) = &column.path {
            self.layout.push(" PATH ");
            self.operand(path);
        }
        for default in &column.defaults {
            self.layout.push(" DEFAULT ");
            self.operand(default);
        }
        if column.not_null {
            self.layout.push(" NOT NULL");
        }
        self.options(&column.options);
    }

    fn table_column_head(&mut self, column: &TableFunctionColumn) {
        if let Some(name) = &column.name {
            self.ident(name, Place::Column);
            self.layout.push_char(' ');
        }
        match &column.type_name {
            Some(type_name) => self.type_name(type_name),
            None => self.layout.push("FOR ORDINALITY"),
        }
    }

    fn json_table(&mut self, function: &TableFunction) {
        self.expr(&function.document);
        self.layout.push(", ");
        self.expr(&function.path);
        for (i, (value, name)) in function.named.iter().enumerate() {
            self.layout.push(if i == 0 { " PASSING " } else { ", " });
            self.expr(value);
            if let Some(name) = name {
                self.layout.push(" AS ");
                self.ident(name, Place::Label);
            }
        }
        self.layout.line();
        self.json_table_columns(&function.columns);
        self.options(&function.options);
    }

    fn json_table_columns(&mut self, columns: &[TableFunctionColumn]) {
        self.layout.push("COLUMNS ");
        self.block(Group::Fit, |p| p.items(columns, Self::json_table_column));
    }

    fn json_table_column(&mut self, column: &TableFunctionColumn) {
        if !column.nested.is_empty() {
            self.layout.push("NESTED PATH ");
            if let Some(path) = &column.path {
                self.expr(path);
            }
            if let Some(name) = &column.name {
                self.layout.push(" AS ");
                self.ident(name, Place::Column);
            }
            self.layout.push_char(' ');
            self.json_table_columns(&column.nested);
            return;
        }
        self.table_column_head(column);
        let (format, behaviour) = column.options.split_at(
            column.options.iter().take_while(|o| o.starts_with("format") || *o == "exists").count(),
        );
        self.options(format);
        if let Some(path) = &column.path {
            self.layout.push(" PATH ");
            self.expr(path);
        }
        self.behaviour(behaviour, &column.defaults);
    }

    /// Clauses on empty and on error; each DEFAULT with its expression.
    pub(super) fn behaviour(&mut self, options: &[String], defaults: &[Expr]) {
        let mut defaults = defaults.iter();
        for option in options {
            self.layout.push_char(' ');
            match option.strip_prefix("default ") {
                Some(on) => {
                    self.layout.push("DEFAULT ");
                    if let Some(default) = defaults.next() {
                        self.expr(default);
                        self.layout.push_char(' ');
                    }
                    self.words(on);
                }
                None => self.words(option),
            }
        }
    }
}
