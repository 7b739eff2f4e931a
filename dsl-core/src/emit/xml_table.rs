//! XMLTABLE.

use super::{layout::Group, name::Place, sql::Printer};
use crate::ast::from_clause::{XmlTable, XmlTableColumn};

impl Printer<'_> {
    pub(super) fn xml_table(&mut self, table: &XmlTable) {
        self.lateral(table.lateral);
        self.layout.push("XMLTABLE");
        self.block(Group::Fit, |p| {
            p.xml_namespaces(table);
            // The grammar has operands here.
            p.expr(&table.path);
            p.layout.push(" PASSING ");
            p.expr(&table.document);
            p.layout.line();
            p.list("COLUMNS", &table.columns, Self::xml_table_column);
        });
        self.table_alias(table.alias.as_ref());
    }

    fn xml_namespaces(&mut self, table: &XmlTable) {
        if table.namespaces.is_empty() {
            return;
        }
        self.layout.push("XMLNAMESPACES (");
        for (i, (uri, name)) in table.namespaces.iter().enumerate() {
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

    fn xml_table_column(&mut self, column: &XmlTableColumn) {
        self.ident(&column.name, Place::Column);
        let Some(type_name) = &column.type_name else {
            return self.layout.push(" FOR ORDINALITY");
        };
        self.layout.push_char(' ');
        self.type_name(type_name);
        if let Some(path) = &column.path {
            self.layout.push(" PATH ");
            self.operand(path);
        }
        if let Some(default) = &column.default {
            self.layout.push(" DEFAULT ");
            self.operand(default);
        }
        if column.not_null {
            self.layout.push(" NOT NULL");
        }
    }
}
