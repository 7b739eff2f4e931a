//! INSERT, UPDATE, DELETE and MERGE with RETURNING.

use super::maker::{Item, Kind, Maker, Named};
use super::select::Part;
use crate::generate::model::{Column, Relation};

impl Maker<'_> {
    /// A statement that writes, with WITH before it now and then.
    pub(super) fn write_statement(&mut self, depth: usize) -> Option<String> {
        self.inside(|me| {
            let with = if me.chance(10) { me.with_clause(depth.min(1)) } else { String::new() };
            let part = me.inside(|me| me.write(depth))?;
            Some(with + &part.sql)
        })
    }

    /// A statement that writes inside of WITH: only at the top.
    pub(super) fn writing_cte(&mut self, depth: usize) -> Option<Part> {
        if self.scopes.len() > 1 {
            return None;
        }
        self.inside(|me| me.write(depth))
    }

    fn write(&mut self, depth: usize) -> Option<Part> {
        let model = self.model;
        let tables: Vec<&Relation> = model
            .relations
            .iter()
            .filter(|one| {
                !one.built_in && one.name != "counted" && matches!(one.kind, 'r' | 'p' | 'v')
            })
            .filter(|one| one.kind != 'v' || self.random.chance(15))
            .collect();
        let relation = self.random.pick(&tables).copied()?;
        match self.random.below(100) {
            0..35 => Some(self.insert(relation, depth)),
            35..65 => Some(self.update(relation, depth)),
            65..82 => Some(self.delete(relation, depth)),
            _ if model.version >= 15 => Some(self.merge(relation, depth)),
            _ => Some(self.update(relation, depth)),
        }
    }

    fn written<'r>(&mut self, relation: &'r Relation) -> Vec<&'r Column> {
        let open = relation.columns.iter().filter(|column| column.computed != Some('g'));
        let often = |name: &str| if matches!(name, "k" | "m") { 15 } else { 60 };
        open.filter(|column| self.random.chance(often(&column.name))).collect()
    }

    fn assigned(&mut self, column: &Column, depth: usize) -> String {
        let kind = self.kind_of(column.data_type);
        match self.random.below(10) {
            0 => "default".to_owned(),
            1 => "null".to_owned(),
            _ if kind == Kind::Int && column.name == "id" => {
                self.random.word(&["1", "11", "12", "13", "id_of"]).replace("id_of", "2")
            }
            _ => self.expr(kind, depth.min(1)),
        }
    }

    fn insert(&mut self, relation: &Relation, depth: usize) -> Part {
        let columns = self.written(relation);
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let alias = self.alias("t");
        let mut sql = format!("insert into {} as {alias}", relation.sql);
        if names.is_empty() {
            sql += " default values";
        } else if self.chance(35) {
            let kinds: Vec<Kind> =
                columns.iter().map(|column| self.kind_of(column.data_type)).collect();
            let source = self.query_text(&kinds, depth.min(1));
            sql += &format!(" ({}) {source}", names.join(", "));
        } else {
            let rows: Vec<String> = (0..if self.chance(70) { 1 } else { 2 })
                .map(|_| {
                    let values: Vec<String> =
                        columns.iter().map(|column| self.assigned(column, depth)).collect();
                    format!("({})", values.join(", "))
                })
                .collect();
            sql += &format!(" ({}) values {}", names.join(", "), rows.join(", "));
        }
        let item = self.seen(relation, &alias);
        if self.chance(30) {
            sql += &self.on_conflict(relation, &item, depth);
        }
        self.see(item.clone());
        self.returning(sql, &item, &[], depth)
    }

    fn see(&mut self, item: Item) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.items.push(item);
        }
    }

    fn on_conflict(&mut self, relation: &Relation, item: &Item, depth: usize) -> String {
        let Some(unique) = self.random.pick(&relation.unique).cloned() else {
            return " on conflict do nothing".to_owned();
        };
        let filter =
            unique.predicate.map(|predicate| format!(" where {predicate}")).unwrap_or_default();
        let target = format!(" on conflict ({}){filter}", unique.keys.join(", "));
        if self.chance(25) {
            return format!("{target} do nothing");
        }
        self.inside(|me| {
            me.see(item.clone());
            me.see(Item { alias: Some("excluded".to_owned()), ..item.clone() });
            let set = me.set_clause(relation, depth);
            let filter =
                if me.chance(30) { format!(" where {}", me.condition(1)) } else { String::new() };
            format!("{target} do update set {set}{filter}")
        })
    }

    fn set_clause(&mut self, relation: &Relation, depth: usize) -> String {
        let open: Vec<&Column> =
            relation.columns.iter().filter(|column| column.computed != Some('g')).collect();
        let mut parts: Vec<String> = Vec::new();
        for _ in 0..self.random.between(1, 2) {
            let Some(column) = self.random.pick(&open).copied() else { continue };
            if !parts.iter().any(|part| part.starts_with(&format!("{} =", column.name))) {
                parts.push(format!("{} = {}", column.name, self.assigned(column, depth)));
            }
        }
        parts.join(", ")
    }

    fn update(&mut self, relation: &Relation, depth: usize) -> Part {
        let alias = self.alias("t");
        let item = self.seen(relation, &alias);
        let mut others = Vec::new();
        let from = if self.chance(30) {
            let from = self.clause_of_from(0);
            others = self.scopes.last().map(|scope| scope.items.clone()).unwrap_or_default();
            from
        } else {
            String::new()
        };
        self.see(item.clone());
        let set = self.set_clause(relation, depth);
        let filter = if self.chance(75) {
            format!(" where {}", self.condition(depth.min(2)))
        } else {
            String::new()
        };
        let only = if self.random.chance(5) { "only " } else { "" };
        let sql = format!("update {only}{} as {alias} set {set}{from}{filter}", relation.sql);
        self.returning(sql, &item, &others, depth)
    }

    fn delete(&mut self, relation: &Relation, depth: usize) -> Part {
        let alias = self.alias("t");
        let item = self.seen(relation, &alias);
        let mut others = Vec::new();
        let using = if self.chance(30) {
            let from = self.clause_of_from(0);
            others = self.scopes.last().map(|scope| scope.items.clone()).unwrap_or_default();
            from.replacen(" from ", " using ", 1)
        } else {
            String::new()
        };
        self.see(item.clone());
        let filter = if self.chance(80) {
            format!(" where {}", self.condition(depth.min(2)))
        } else {
            String::new()
        };
        let sql = format!("delete from {} as {alias}{using}{filter}", relation.sql);
        self.returning(sql, &item, &others, depth)
    }

    fn merge(&mut self, relation: &Relation, depth: usize) -> Part {
        let alias = self.alias("t");
        let target = self.seen(relation, &alias);
        let from = self.clause_of_from(0).replacen(" from ", "", 1);
        let others = self.scopes.last().map(|scope| scope.items.clone()).unwrap_or_default();
        self.see(target.clone());
        let on = self.condition(1);
        let mut sql = format!("merge into {} as {alias} using {from} on {on}", relation.sql);
        let by_source = self.model.version >= 17;
        let set = self.set_clause(relation, depth.min(1));
        sql += &match self.random.below(4) {
            0 => " when matched then delete".to_owned(),
            1 => String::new(),
            _ => format!(" when matched then update set {set}"),
        };
        if by_source && self.chance(40) {
            let only_target = Some(vec![target.clone()]);
            let hidden = self
                .scopes
                .last_mut()
                .zip(only_target)
                .map(|(scope, only)| std::mem::replace(&mut scope.items, only));
            let set = self.set_clause(relation, 0);
            sql += &match self.random.below(2) {
                0 => " when not matched by source then delete".to_owned(),
                _ => format!(" when not matched by source then update set {set}"),
            };
            if let (Some(scope), Some(hidden)) = (self.scopes.last_mut(), hidden) {
                scope.items = hidden;
            }
        }
        if self.chance(60) {
            let hidden = self
                .scopes
                .last_mut()
                .map(|scope| std::mem::replace(&mut scope.items, others.clone()));
            let columns = self.written(relation);
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            let values: Vec<String> =
                columns.iter().map(|column| self.assigned(column, 0)).collect();
            sql += &match names.is_empty() {
                true => " when not matched then do nothing".to_owned(),
                false => format!(
                    " when not matched then insert ({}) values ({})",
                    names.join(", "),
                    values.join(", ")
                ),
            };
            if let (Some(scope), Some(hidden)) = (self.scopes.last_mut(), hidden) {
                scope.items = hidden;
            }
        }
        if !sql.contains(" when ") {
            sql += " when matched then do nothing";
        }
        if self.model.version < 17 {
            return Part { sql, columns: Vec::new() };
        }
        self.returning(sql, &target, &others, depth)
    }

    /// RETURNING, mostly.
    fn returning(&mut self, sql: String, target: &Item, others: &[Item], depth: usize) -> Part {
        if self.chance(5) {
            return Part { sql, columns: Vec::new() };
        }
        let alias = target.alias.clone().unwrap_or_default();
        let mut items = vec![target.clone()];
        items.extend(others.iter().cloned());
        if self.model.version >= 18 {
            for word in ["old", "new"] {
                items.push(Item { alias: Some(word.to_owned()), ..target.clone() });
            }
        }
        if let Some(scope) = self.scopes.last_mut() {
            scope.items = items;
        }
        if self.chance(25) {
            let star = match self.random.below(4) {
                0 if self.model.version >= 18 => {
                    self.random.word(&["old.*", "new.*", "old", "new"]).to_owned()
                }
                _ => format!("{alias}.*"),
            };
            let columns = if star.ends_with('*') { target.columns.clone() } else { Vec::new() };
            return Part { sql: format!("{sql} returning {star}"), columns };
        }
        let (mut written, mut columns) = (Vec::new(), Vec::new());
        for _ in 0..self.random.between(1, 4) {
            let (expr, kind) = self.any_expr(depth.min(1));
            let name = self.alias("c");
            written.push(format!("{expr} as {name}"));
            columns.push(Named { name, kind });
        }
        Part { sql: format!("{sql} returning {}", written.join(", ")), columns }
    }
}
