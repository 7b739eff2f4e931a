//! SQL/JSON functions and JSON_TABLE.

use super::{layout::Group, name::Place, sql::Printer};
use crate::ast::json::{
    JsonArgument, JsonBehavior, JsonBehaviorKind, JsonCall, JsonClauses, JsonFormat, JsonNulls,
    JsonQuotes, JsonTable, JsonTableColumn, JsonValue, JsonWrapper,
};

impl Printer<'_> {
    pub(super) fn json(&mut self, json: &JsonCall) {
        self.words(json.function.name());
        self.block(Group::Fit, |p| p.json_inner(json));
        self.aggregate_tail(json.filter.as_ref(), json.over.as_ref());
    }

    fn json_inner(&mut self, json: &JsonCall) {
        self.items(&json.pairs, |p, (key, value)| {
            p.operand(key);
            p.layout.push(": ");
            p.json_value(value);
        });
        self.items(&json.values, Self::json_value);
        if let Some((select, format)) = &json.subquery {
            self.select(select);
            self.json_format(format.as_ref());
        }
        if let Some(path) = &json.path {
            self.layout.push_char(',');
            self.layout.line();
            self.expr(path);
        }
        self.json_passing(&json.passing);
        if !json.order_by.is_empty() {
            self.layout.line();
            self.order_by(&json.order_by);
        }
        self.layout.push(match json.on_null {
            None => "",
            Some(JsonNulls::Null) => " NULL ON NULL",
            Some(JsonNulls::Absent) => " ABSENT ON NULL",
        });
        self.layout.push(match json.unique_keys {
            None => "",
            Some(true) => " WITH UNIQUE KEYS",
            Some(false) => " WITHOUT UNIQUE KEYS",
        });
        if let Some(returning) = &json.returning {
            self.layout.push(" RETURNING ");
            self.type_name(&returning.type_name);
            self.json_format(returning.format.as_ref());
        }
        self.json_clauses(&json.clauses);
    }

    fn json_value(&mut self, value: &JsonValue) {
        self.expr(&value.expr);
        self.json_format(value.format.as_ref());
    }

    fn json_format(&mut self, format: Option<&JsonFormat>) {
        let Some(format) = format else { return };
        self.layout.push(" FORMAT JSON");
        if let Some(encoding) = &format.encoding {
            self.layout.push(" ENCODING ");
            self.ident(encoding, Place::Column);
        }
    }

    fn json_passing(&mut self, passing: &[JsonArgument]) {
        for (i, argument) in passing.iter().enumerate() {
            self.layout.push(if i == 0 { " PASSING " } else { ", " });
            self.json_value(&argument.value);
            self.layout.push(" AS ");
            self.ident(&argument.name, Place::Label);
        }
    }

    fn json_clauses(&mut self, clauses: &JsonClauses) {
        self.layout.push(match clauses.wrapper {
            None => "",
            Some(JsonWrapper::Without) => " WITHOUT WRAPPER",
            Some(JsonWrapper::Conditional) => " WITH CONDITIONAL WRAPPER",
            Some(JsonWrapper::Unconditional) => " WITH WRAPPER",
        });
        self.layout.push(match clauses.quotes {
            None => "",
            Some(JsonQuotes::Keep) => " KEEP QUOTES",
            Some(JsonQuotes::Omit) => " OMIT QUOTES",
        });
        self.json_behavior(clauses.on_empty.as_ref(), " ON EMPTY");
        self.json_behavior(clauses.on_error.as_ref(), " ON ERROR");
    }

    fn json_behavior(&mut self, behavior: Option<&JsonBehavior>, on: &str) {
        let Some(behavior) = behavior else { return };
        self.layout.push(match behavior.kind {
            JsonBehaviorKind::Error => " ERROR",
            JsonBehaviorKind::Null => " NULL",
            JsonBehaviorKind::True => " TRUE",
            JsonBehaviorKind::False => " FALSE",
            JsonBehaviorKind::Unknown => " UNKNOWN",
            JsonBehaviorKind::EmptyArray => " EMPTY ARRAY",
            JsonBehaviorKind::EmptyObject => " EMPTY OBJECT",
            JsonBehaviorKind::Default(_) => " DEFAULT ",
        });
        if let JsonBehaviorKind::Default(expr) = &behavior.kind {
            self.expr(expr);
        }
        self.layout.push(on);
    }

    pub(super) fn json_table(&mut self, table: &JsonTable) {
        self.lateral(table.lateral);
        self.layout.push("JSON_TABLE");
        self.block(Group::Fit, |p| {
            p.json_value(&table.document);
            p.layout.push(", ");
            p.expr(&table.path);
            if let Some(name) = &table.path_name {
                p.layout.push(" AS ");
                p.ident(name, Place::Column);
            }
            p.json_passing(&table.passing);
            p.layout.line();
            p.json_table_columns(&table.columns);
            p.json_behavior(table.on_error.as_ref(), " ON ERROR");
        });
        self.table_alias(table.alias.as_ref());
    }

    fn json_table_columns(&mut self, columns: &[JsonTableColumn]) {
        self.layout.push("COLUMNS ");
        self.block(Group::Fit, |p| p.items(columns, Self::json_table_column));
    }

    fn json_table_column(&mut self, column: &JsonTableColumn) {
        let path = match column {
            JsonTableColumn::Ordinality(name) => {
                self.ident(name, Place::Column);
                return self.layout.push(" FOR ORDINALITY");
            }
            JsonTableColumn::Nested { path, name, columns } => {
                self.layout.push("NESTED PATH ");
                self.expr(path);
                if let Some(name) = name {
                    self.layout.push(" AS ");
                    self.ident(name, Place::Column);
                }
                self.layout.push_char(' ');
                return self.json_table_columns(columns);
            }
            JsonTableColumn::Value { name, type_name, format, path, .. } => {
                self.ident(name, Place::Column);
                self.layout.push_char(' ');
                self.type_name(type_name);
                self.json_format(format.as_ref());
                path
            }
            JsonTableColumn::Exists { name, type_name, path, .. } => {
                self.ident(name, Place::Column);
                self.layout.push_char(' ');
                self.type_name(type_name);
                self.layout.push(" EXISTS");
                path
            }
        };
        if let Some(path) = path {
            self.layout.push(" PATH ");
            self.expr(path);
        }
        match column {
            JsonTableColumn::Value { clauses, .. } => self.json_clauses(clauses),
            JsonTableColumn::Exists { on_error, .. } => {
                self.json_behavior(on_error.as_ref(), " ON ERROR");
            }
            JsonTableColumn::Ordinality(_) | JsonTableColumn::Nested { .. } => {}
        }
    }
}
