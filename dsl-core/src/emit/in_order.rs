//! INSERT of rows that gives a row for each with its place: as a MERGE, or around the INSERT by a key.

use super::{layout::Group, name::Place, sql::Printer};
use crate::{
    analyze::resolutions::{Draw, KeyValue, RowKey},
    ast::{Insert, Overriding, dml::AssignTarget},
};

impl Printer<'_> {
    /// INSERT as a MERGE that matches nothing: its RETURNING can name the place that each row has among those given.
    pub(super) fn insert_by_merge(&mut self, insert: &Insert, name: &str) {
        self.layout.push("MERGE INTO ");
        self.inserted_table(insert);
        self.clause("USING ");
        self.block(Group::Fit, |p| p.rows_numbered(name));
        self.layout.push(&format!(" AS {name} ON FALSE"));
        self.clause("WHEN NOT MATCHED THEN");
        self.layout.indent();
        self.layout.line();
        self.layout.push("INSERT");
        self.insert_columns(insert.columns.as_deref());
        self.overriding(insert.overriding);
        self.layout.line();
        self.layout.push("VALUES ");
        let columns: Vec<usize> = (1..=self.count_of_rows_columns()).collect();
        self.block(Group::Fit, |p| {
            p.items(&columns, |p, number| p.layout.push(&format!("{name}.{name}_{number}")));
        });
        self.layout.dedent();
        self.returning(insert.returning.as_ref());
    }

    /// The rows given, what is written of them, and both beside each other. A full join is never carried out as a loop
    /// in a loop, and has no place for a row that only one side has.
    pub(super) fn insert_by_key(&mut self, insert: &Insert, name: &str, key: &RowKey) {
        self.layout.push(&format!("WITH {name} AS MATERIALIZED "));
        self.block(Group::Broken, |p| p.rows_drawn(name, key));
        let returned = key.outputs.len().saturating_sub(1);
        let columns = (1..=returned).map(|number| format!("{name}_column_{number}"));
        let keys = (1..=key.columns.len()).map(|number| format!("{name}_key_{number}"));
        let columns: Vec<String> = columns.chain(keys).collect();
        self.layout.push(&format!(", {name}_rows "));
        self.block(Group::Fit, |p| p.items(&columns, |p, column| p.layout.push(column)));
        self.layout.push(" AS ");
        self.block(Group::Broken, |p| p.insert_drawn(insert, name, key));
        self.layout.line();
        let outputs: Vec<(usize, &String)> = (1..).zip(&key.outputs).collect();
        self.list("SELECT", &outputs, |p, (number, output)| {
            if *number > returned {
                let place = format!("{name}.{name}_place");
                let known = format!("{name}_rows.{name}_key_1 IS NOT NULL");
                p.layout.push(&format!("CASE WHEN {known} THEN {place} END"));
            } else {
                p.layout.push(&format!("{name}_rows.{name}_column_{number}"));
            }
            p.layout.push(" AS ");
            p.name(output, Place::Label);
        });
        self.clause(&format!("FROM {name}"));
        self.clause(&format!("FULL JOIN {name}_rows ON "));
        let mut drawn = self.count_of_rows_columns();
        for (number, column) in (1..).zip(&key.columns) {
            if number > 1 {
                self.layout.push(" AND ");
            }
            self.layout.push(&format!("{name}_rows.{name}_key_{number} = {name}.{name}_"));
            let cast = match &column.value {
                KeyValue::Given { place, cast } => {
                    self.layout.push(&place.to_string());
                    cast.as_ref()
                }
                KeyValue::Drawn(_) => {
                    drawn += 1;
                    self.layout.push(&drawn.to_string());
                    None
                }
            };
            if let Some(cast) = cast {
                self.layout.push(&format!("::{cast}"));
            }
        }
    }

    /// The rows with the values drawn for the key behind their own. These are drawn around what takes the arrays apart,
    /// so that there is one for each row.
    fn rows_drawn(&mut self, name: &str, key: &RowKey) {
        let drawn: Vec<(usize, (&str, &Draw))> =
            (self.count_of_rows_columns() + 1..).zip(key.drawn()).collect();
        if drawn.is_empty() {
            return self.rows_numbered(name);
        }
        let items: Vec<Option<&(usize, (&str, &Draw))>> =
            std::iter::once(None).chain(drawn.iter().map(Some)).collect();
        self.list("SELECT", &items, |p, item| match item {
            None => p.layout.push(&format!("{name}.*")),
            Some((number, (column, draw))) => {
                p.draw(column, draw);
                p.layout.push(&format!(" AS {name}_{number}"));
            }
        });
        self.clause("FROM ");
        self.block(Group::Fit, |p| p.rows_numbered(name));
        self.layout.push(&format!(" AS {name}"));
    }

    fn draw(&mut self, column: &str, draw: &Draw) {
        match draw {
            Draw::OwnSequence { table } => {
                // Looked for once in a subquery, and for each row otherwise.
                self.layout.push("nextval((SELECT pg_get_serial_sequence(");
                self.string(table);
                self.layout.push(", ");
                self.string(column);
                self.layout.push(")::regclass))");
            }
            Draw::Sequence(name) => {
                self.layout.push("nextval(");
                self.string(name);
                self.layout.push_char(')');
            }
            Draw::Uuid(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 {
                        self.layout.push_char('.');
                    }
                    self.name(part, Place::Function);
                }
                self.layout.push("()");
            }
        }
    }

    fn insert_drawn(&mut self, insert: &Insert, name: &str, key: &RowKey) {
        let drawn: Vec<&str> = key.drawn().map(|(column, _)| column).collect();
        self.layout.push("INSERT INTO ");
        self.inserted_table(insert);
        if let Some(columns) = insert.columns.as_deref() {
            let columns: Vec<Result<&AssignTarget, &&str>> =
                columns.iter().map(Ok).chain(drawn.iter().map(Err)).collect();
            self.layout.push_char(' ');
            self.block(Group::Fit, |p| {
                p.items(&columns, |p, column| match column {
                    Ok(target) => p.target(target),
                    Err(name) => p.name(name, Place::Column),
                });
            });
        }
        let system = key.over_system.then_some(Overriding::System);
        self.overriding(system.or(insert.overriding));
        self.layout.line();
        let columns: Vec<usize> = (1..=self.count_of_rows_columns() + drawn.len()).collect();
        self.list("SELECT", &columns, |p, number| {
            p.layout.push(&format!("{name}.{name}_{number}"));
        });
        self.clause(&format!("FROM {name}"));
        if let Some(conflict) = &insert.on_conflict {
            self.conflict(conflict);
        }
        self.returning(insert.returning.as_ref());
    }

    pub(super) fn inserted_table(&mut self, insert: &Insert) {
        self.qualified(&insert.table, Place::Column);
        if let Some(alias) = &insert.alias {
            self.layout.push(" AS ");
            self.ident(alias, Place::Column);
        }
    }

    fn count_of_rows_columns(&self) -> usize {
        self.resolutions.rows.as_ref().map_or(0, |rows| rows.columns.len())
    }
}
