//! Rows from Rust: a select list of arrays taken apart side by side.
//!
//! In FROM `unnest` would also take composites apart, and turn a NULL among them into one of NULLs; in a select list it
//! does not. A column of arrays is cut out of one array of all their elements.

use super::{layout::Group, name::Place, name::needs_quotes, sql::Printer};
use crate::{
    analyze::resolutions::{LastWins, RowsColumn},
    ast::{Expr, from_clause::RowsItem},
};

/// Whether the columns are given their names.
#[derive(PartialEq, Eq)]
pub(super) enum Names<'n> {
    Written,
    Left,
    /// By number, behind this.
    Numbered(&'n str),
}

impl<'a> Printer<'a> {
    /// `(SELECT …) AS r`
    pub(super) fn rows_relation(&mut self, item: &RowsItem) {
        self.block(Group::Fit, |p| p.rows_select(&Names::Written));
        self.layout.push(" AS ");
        self.ident(&item.alias, Place::Column);
    }

    pub(super) fn rows_select(&mut self, names: &Names<'_>) {
        let numbered = self.numbered_columns();
        self.list("SELECT", &numbered, |p, column| p.named_column(column, names));
    }

    /// The same with the place of each row among them.
    pub(super) fn rows_numbered(&mut self, name: &str) {
        let numbered = self.numbered_columns();
        let Some(first) = numbered.first() else { return };
        let items: Vec<Option<&(usize, &RowsColumn, usize)>> =
            numbered.iter().map(Some).chain([None]).collect();
        self.list("SELECT", &items, |p, item| match item {
            Some(column) => p.named_column(column, &Names::Numbered(name)),
            None => p.place_of_row(first, name),
        });
    }

    /// Of rows with the same key the last.
    pub(super) fn last_of_rows(&mut self, LastWins { name, keys, nullable }: &LastWins) {
        let column = |place: usize| format!("{name}.{name}_{place}");
        let key = |(place, cast): &(usize, Option<String>)| match cast {
            Some(cast) => format!("{}::{cast}", column(*place)),
            None => column(*place),
        };
        let mut same: Vec<String> = keys.iter().map(key).collect();
        if !nullable.is_empty() {
            let nulls: Vec<String> =
                nullable.iter().map(|place| format!("{} IS NULL", column(*place))).collect();
            same.push(format!("CASE WHEN {} THEN {name}.{name}_place END", nulls.join(" OR ")));
        }
        let same = same.join(", ");
        let columns = self.resolutions.rows.as_ref().map_or(0, |rows| rows.columns.len());
        let places: Vec<usize> = (1..=columns).collect();
        self.list(&format!("SELECT DISTINCT ON ({same})"), &places, |p, place| {
            p.layout.push(&column(*place));
        });
        self.clause("FROM ");
        self.block(Group::Fit, |p| p.rows_numbered(name));
        self.layout.push(&format!(" AS {name}"));
        self.clause(&format!("ORDER BY {same}, {name}.{name}_place DESC"));
    }

    /// The columns with their places from 1 and their arrays' numbers.
    fn numbered_columns(&self) -> Vec<(usize, &'a RowsColumn, usize)> {
        let resolutions = self.resolutions;
        let Some(rows) = &resolutions.rows else { return Vec::new() };
        let mut number = rows.first_number;
        let numbered = rows.columns.iter().enumerate().map(|(index, column)| {
            let first = number;
            number += column.params();
            (index + 1, column, first)
        });
        numbered.collect()
    }

    fn named_column(
        &mut self,
        (place, column, number): &(usize, &RowsColumn, usize),
        names: &Names<'_>,
    ) {
        self.rows_column(column, *number);
        match names {
            Names::Left => {}
            Names::Written => {
                self.layout.push(" AS ");
                self.name(&column.name, Place::Label);
            }
            Names::Numbered(name) => self.layout.push(&format!(" AS {name}_{place}")),
        }
    }

    /// `generate_subscripts($1::int8[], 1) AS given_place`, over the first array that has an element for each row.
    fn place_of_row(&mut self, (_, column, number): &(usize, &RowsColumn, usize), name: &str) {
        self.layout.push("generate_subscripts(");
        // Of a column of arrays the first holds all elements, and the second where each value begins.
        self.layout.param(if column.nested { *number } else { number.saturating_sub(1) });
        self.layout.push("::");
        if column.nested {
            self.layout.push("int4[]");
        } else {
            self.array_of(column);
        }
        self.layout.push(&format!(", 1) AS {name}_place"));
    }

    /// The columns' names.
    pub(super) fn rows_names(&mut self) {
        let resolutions = self.resolutions;
        let columns = resolutions.rows.as_ref().map_or(&[][..], |rows| &rows.columns);
        self.items(columns, |p, column| p.name(&column.name, Place::Column));
    }

    /// `(SELECT …)`: the rows behind `(a, b) in`, whose arrays are parameters like others.
    pub(super) fn row_list(&mut self, list: &Expr) {
        let resolutions = self.resolutions;
        let Some(columns) = resolutions.row_lists.get(&list.span) else { return };
        let first = resolutions.params.get(&list.span).map_or(1, |used| used.number);
        let mut number = first;
        let numbered: Vec<(&RowsColumn, usize)> = columns
            .iter()
            .map(|column| {
                let first = number;
                number += column.params();
                (column, first)
            })
            .collect();
        (first..number).for_each(|n| self.decisions.note_param(n.saturating_sub(1), list.span));
        self.block(Group::Fit, |p| {
            p.list("SELECT", &numbered, |p, (column, number)| p.rows_column(column, *number));
        });
    }

    fn rows_column(&mut self, column: &RowsColumn, number: usize) {
        let array = number.saturating_sub(1);
        if !column.nested {
            self.layout.push("unnest(");
            self.layout.param(array);
            self.layout.push("::");
            self.array_of(column);
            self.layout.push_char(')');
            return;
        }
        self.layout.push_char('(');
        self.layout.param(array);
        self.layout.push("::");
        self.array_of(column);
        self.layout.push(")[unnest(");
        self.layout.param(array + 1);
        self.layout.push("::int4[]):unnest(");
        self.layout.param(array + 2);
        self.layout.push("::int4[])]");
    }

    pub(super) fn array_of(&mut self, column: &RowsColumn) {
        if let Some(schema) = &column.schema {
            self.name(schema, Place::Column);
            self.layout.push_char('.');
            self.name(&column.type_name, Place::Label);
        } else if means_another_type(&column.type_name)
            || needs_quotes(&column.type_name, Place::Function) && !is_grammar(&column.type_name)
        {
            self.quoted(&column.type_name);
        } else {
            self.layout.push(&column.type_name);
        }
        self.layout.push("[]");
    }
}

/// Without quotes these are `bit(1)` and `character(1)`.
fn means_another_type(name: &str) -> bool {
    matches!(name, "bit" | "char")
}

/// Types whose names the grammar has as keywords, with the same meaning.
fn is_grammar(name: &str) -> bool {
    matches!(name, "interval" | "json" | "numeric" | "time" | "timestamp" | "varchar")
}
