//! WITH: plain, recursive and data-modifying queries, SEARCH and CYCLE.

use super::composer::{Composer, Cte, Item, Named, Place};
use super::model::oid;

impl Composer<'_> {
    /// WITH and its queries, which the statement may name afterwards.
    pub(super) fn with_clause(&mut self, depth: usize) -> String {
        let mut recursive = false;
        let mut written = Vec::new();
        for _ in 0..self.random.between(1, 2) {
            let (sql, cte) = match self.random.below(10) {
                0..2 => {
                    recursive = true;
                    self.recursive_query(depth)
                }
                2..4 if self.scopes.len() <= 1 => match self.modifying_query(depth) {
                    Some(made) => made,
                    None => self.plain_query(depth),
                },
                _ => self.plain_query(depth),
            };
            written.push(sql);
            // What has no RETURNING cannot be named.
            if !cte.columns.is_empty() {
                self.ctes.push(cte);
            }
        }
        let word = if recursive { "recursive " } else { "" };
        format!("with {word}{} ", written.join(", "))
    }

    fn plain_query(&mut self, depth: usize) -> (String, Cte) {
        self.note("with query");
        let wanted: Vec<u32> = (0..self.random.between(1, 3)).map(|_| self.any_type()).collect();
        let part = self.hiding_siblings(|me| me.query(&wanted, depth));
        let name = self.alias("w");
        let (list, columns) = if self.chance(25) {
            let columns: Vec<Named> = part
                .columns
                .iter()
                .map(|column| Named { name: self.alias("n"), data_type: column.data_type })
                .collect();
            let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
            (format!("({})", names.join(", ")), columns)
        } else {
            (String::new(), part.columns)
        };
        let hint = self.random.word(&["", "", "", "materialized ", "not materialized "]);
        (format!("{name}{list} as {hint}({})", part.sql), Cte { name, columns })
    }

    fn modifying_query(&mut self, depth: usize) -> Option<(String, Cte)> {
        self.note("data-modifying with query");
        let part = self.hiding_siblings(|me| me.inside(|me| me.write(depth.min(1))))?;
        if part.sql.starts_with("merge") && !self.since(17) {
            return None;
        }
        let name = self.alias("w");
        Some((format!("{name} as ({})", part.sql), Cte { name, columns: part.columns }))
    }

    fn recursive_query(&mut self, depth: usize) -> (String, Cte) {
        self.note("recursive query");
        let wanted: Vec<u32> =
            (0..self.random.between(1, 3)).map(|_| self.ordered_type()).collect();
        let name = self.alias("r");
        let mut columns: Vec<Named> =
            wanted.iter().map(|one| Named { name: self.alias("n"), data_type: *one }).collect();
        let start =
            self.hiding_siblings(|me| me.inside(|me| me.values_or_select(&wanted, depth.min(1))));
        let step = self
            .hiding_siblings(|me| me.inside(|me| me.recursive_step(&name, &columns, depth.min(1))));
        let all = self.random.word(&["union all", "union all", "union"]);
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let mut sql = format!("{name}({}) as ({start} {all} {step})", names.join(", "));
        let first = names.first().cloned().unwrap_or_default();
        if self.chance(15) {
            self.note("search");
            let order = self.random.word(&["depth", "breadth"]);
            let added = self.alias("n");
            sql += &format!(" search {order} first by {first} set {added}");
            columns.push(Named { name: added, data_type: oid::UNKNOWN });
        }
        if self.chance(15) {
            self.note("cycle");
            let (mark, path) = (self.alias("n"), self.alias("n"));
            let values = self.random.word(&[
                "",
                " to true default false",
                " to 'Y' default 'N'",
                " to 1 default 0",
            ]);
            sql += &format!(" cycle {first} set {mark}{values} using {path}");
            let data_type = match values {
                "" | " to true default false" => oid::BOOL,
                " to 1 default 0" => oid::INT4,
                _ => oid::TEXT,
            };
            columns.push(Named { name: mark, data_type });
        }
        columns.retain(|column| column.data_type != oid::UNKNOWN);
        (sql, Cte { name, columns })
    }

    fn values_or_select(&mut self, wanted: &[u32], depth: usize) -> String {
        if self.chance(40) {
            return self.values(wanted, 0).sql;
        }
        let fields: Vec<String> =
            wanted.iter().map(|one| self.expr(*one, Place::Free, depth)).collect();
        format!("select {}", fields.join(", "))
    }

    fn recursive_step(&mut self, name: &str, columns: &[Named], depth: usize) -> String {
        let item =
            Item { alias: Some(name.to_owned()), columns: columns.to_vec(), key: Vec::new() };
        let mut from = name.to_owned();
        if self.chance(40) {
            let (sql, items) = self.joined_relation();
            from += &format!(", {sql}");
            if let Some(scope) = self.scopes.last_mut() {
                scope.items.extend(items);
            }
        }
        if let Some(scope) = self.scopes.last_mut() {
            scope.items.push(item);
        }
        let fields: Vec<String> = columns
            .iter()
            .map(|column| match self.random.below(3) {
                0 => self.expr(column.data_type, Place::Free, depth),
                _ => format!("{name}.{}", column.name),
            })
            .collect();
        let filter = if self.chance(60) {
            format!(" where {}", self.condition(depth))
        } else {
            String::new()
        };
        format!("select {} from {from}{filter}", fields.join(", "))
    }

    fn joined_relation(&mut self) -> (String, Vec<Item>) {
        match self.relation_item() {
            Some((sql, item)) => (sql, vec![item]),
            None => ("generate_series(1, 2)".to_owned(), Vec::new()),
        }
    }
}
