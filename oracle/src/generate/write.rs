//! INSERT, UPDATE, DELETE and MERGE.

use super::composer::{Allowed, Composer, Item, Named, Part, Place};
use super::model::{Column, Relation, oid};

impl Composer<'_> {
    /// A statement that writes, with WITH before it now and then.
    pub(crate) fn write_statement(&mut self, depth: usize) -> Option<String> {
        self.inside(|me| {
            let with = if me.chance(12) { me.with_clause(depth.min(2)) } else { String::new() };
            let part = me.inside(|me| me.write(depth))?;
            Some(format!("{with}{}", part.sql))
        })
    }

    /// A statement that writes, and the columns of its RETURNING.
    pub(super) fn write(&mut self, depth: usize) -> Option<Part> {
        match self.random.below(100) {
            0..36 => self.insert(depth),
            36..64 => self.update(depth),
            64..82 => self.delete(depth),
            _ if self.since(15) => self.merge(depth),
            _ => self.insert(depth),
        }
    }

    /// A relation that may be written to.
    fn target(&mut self) -> Option<&'_ Relation> {
        let model = self.model;
        let views = self.chance(12);
        let fitting: Vec<&Relation> = model
            .relations
            .iter()
            .filter(|relation| !relation.built_in)
            .filter(|relation| views || matches!(relation.kind, 'r' | 'p'))
            .collect();
        self.random.pick(&fitting).copied()
    }

    fn see_target(&mut self, alias: &str, relation: &Relation) {
        let item = relation_item(alias, relation);
        if let Some(scope) = self.scopes.last_mut() {
            scope.items.push(item);
        }
    }

    /// Columns that values may be given to, some of them.
    fn written_columns(&mut self, relation: &Relation) -> Vec<Column> {
        let slips = self.slips();
        let open: Vec<&Column> = relation
            .columns
            .iter()
            .filter(|column| slips || !matches!(column.computed, Some('g' | 'a')))
            .collect();
        let needed =
            |column: &Column| column.not_null && !column.has_default && column.computed.is_none();
        let mut chosen: Vec<Column> = Vec::new();
        for column in open {
            if needed(column) || self.random.chance(45) {
                chosen.push(column.clone());
            }
        }
        chosen
    }

    fn insert(&mut self, depth: usize) -> Option<Part> {
        self.note("insert");
        let relation = self.target()?.clone();
        let columns = self.written_columns(&relation);
        let alias = self.alias("t");
        let mut sql = format!("insert into {}", relation.sql);
        let aliased = self.chance(30);
        let name = if aliased { alias.clone() } else { relation.name.clone() };
        if aliased {
            sql += &format!(" as {alias}");
        }
        if columns.is_empty() {
            sql += " default values";
        } else {
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            sql += &format!(" ({})", names.join(", "));
            sql += self.random.word(&[
                "",
                "",
                "",
                "",
                "",
                "",
                " overriding system value",
                " overriding user value",
            ]);
            sql += &self.inserted_rows(&columns, depth);
        }
        if self.chance(35) {
            sql += &self.on_conflict(&relation, &name, depth);
        }
        self.returning(sql, &relation, &name, &[], depth)
    }

    fn inserted_rows(&mut self, columns: &[Column], depth: usize) -> String {
        if self.chance(30) {
            self.note("insert select");
            let wanted: Vec<u32> = columns.iter().map(|column| column.data_type).collect();
            return format!(" {}", self.query(&wanted, depth).sql);
        }
        let rows: Vec<String> = (0..self.random.between(1, 2))
            .map(|_| {
                let fields: Vec<String> =
                    columns.iter().map(|column| self.assigned(column, depth)).collect();
                format!("({})", fields.join(", "))
            })
            .collect();
        format!(" values {}", rows.join(", "))
    }

    /// A value for a column: an expression that is assigned to it, or DEFAULT.
    fn assigned(&mut self, column: &Column, depth: usize) -> String {
        if self.chance(8) {
            self.note("default");
            return "default".to_owned();
        }
        if self.chance(15) {
            let casts = self.model.casts_to(column.data_type).iter();
            let sources: Vec<u32> =
                casts.filter(|cast| cast.context != 'e').map(|cast| cast.source).collect();
            if let Some(source) = self.random.pick(&sources).copied() {
                self.note("assignment cast");
                return self.expr(source, Place::Free, depth.min(2));
            }
        }
        self.expr(column.data_type, Place::Assigned, depth.min(2))
    }

    fn on_conflict(&mut self, relation: &Relation, name: &str, depth: usize) -> String {
        self.note("on conflict");
        let mut target = String::new();
        if let Some(unique) = self.random.pick(&relation.unique).cloned() {
            target = match unique.constraint {
                Some(constraint) if self.chance(40) => format!(" on constraint {constraint}"),
                _ => {
                    let keys: Vec<String> = unique.keys.iter().map(|key| infer_key(key)).collect();
                    let filter = match unique.predicate {
                        Some(predicate) => format!(" where {predicate}"),
                        None => self.maybe(4, " where true"),
                    };
                    format!(" ({}){filter}", keys.join(", "))
                }
            };
        }
        if target.is_empty() || self.chance(35) {
            return format!(" on conflict{target} do nothing");
        }
        let visible = vec![relation_item(name, relation), relation_item("excluded", relation)];
        let hidden =
            self.scopes.last_mut().map(|scope| std::mem::replace(&mut scope.items, visible));
        let assignments = self.assignments(relation, depth);
        let filter = if self.chance(30) {
            format!(" where {}", self.condition(depth.min(2)))
        } else {
            String::new()
        };
        if let (Some(scope), Some(hidden)) = (self.scopes.last_mut(), hidden) {
            scope.items = hidden;
        }
        match assignments {
            Some(assignments) => {
                format!(" on conflict{target} do update set {assignments}{filter}")
            }
            None => format!(" on conflict{target} do nothing"),
        }
    }

    /// The assignments of SET.
    fn assignments(&mut self, relation: &Relation, depth: usize) -> Option<String> {
        let slips = self.slips();
        let mut open: Vec<Column> = relation
            .columns
            .iter()
            .filter(|column| slips || !matches!(column.computed, Some('g' | 'a')))
            .cloned()
            .collect();
        let mut written = Vec::new();
        for _ in 0..self.random.between(1, 3) {
            if open.is_empty() {
                break;
            }
            let column = open.remove(self.random.below(open.len()));
            written.push(match (self.random.below(12), open.is_empty()) {
                (0, false) => {
                    self.note("multiple assignment");
                    let second = open.remove(self.random.below(open.len()));
                    let (one, two) = (self.assigned(&column, depth), self.assigned(&second, depth));
                    format!("({}, {}) = ({one}, {two})", column.name, second.name)
                }
                (1, false) if depth > 0 => {
                    self.note("assignment of subquery");
                    let second = open.remove(self.random.below(open.len()));
                    let wanted = [column.data_type, second.data_type];
                    let query = self.query(&wanted, depth - 1);
                    format!("({}, {}) = ({})", column.name, second.name, query.sql)
                }
                _ => self.assignment(&column, depth),
            });
        }
        (!written.is_empty()).then(|| written.join(", "))
    }

    /// One assignment, now and then to a part of the column.
    fn assignment(&mut self, column: &Column, depth: usize) -> String {
        let model = self.model;
        if self.chance(30) {
            if let Some(element) = model.element_of(column.data_type) {
                self.note("assignment to an element");
                let value = self.expr(element, Place::Assigned, depth.min(1));
                return format!("{}[1] = {value}", column.name);
            }
            let known = model.get(column.data_type);
            if let Some(known) = known.filter(|known| known.kind == 'c')
                && let Some((name, data_type)) = self.random.pick(&known.fields)
            {
                self.note("assignment to a field");
                let value = self.expr(*data_type, Place::Assigned, depth.min(1));
                return format!("{}.{name} = {value}", column.name);
            }
            if column.data_type == oid::JSONB {
                let value = self.expr(oid::JSONB, Place::Assigned, depth.min(1));
                return format!("{}['a'] = {value}", column.name);
            }
        }
        format!("{} = {}", column.name, self.assigned(column, depth))
    }

    fn update(&mut self, depth: usize) -> Option<Part> {
        self.note("update");
        let relation = self.target()?.clone();
        let (written, name) = self.written_target(&relation);
        let mut others = Vec::new();
        let from = if self.chance(30) {
            self.note("update from");
            let (sql, items) = self.joined_items(depth);
            others = items;
            format!(" from {sql}")
        } else {
            String::new()
        };
        self.see_target(&name, &relation);
        let assignments = self.assignments(&relation, depth)?;
        let filter = self.filter(depth);
        let sql = format!("update {written} set {assignments}{from}{filter}");
        self.returning(sql, &relation, &name, &others, depth)
    }

    fn delete(&mut self, depth: usize) -> Option<Part> {
        self.note("delete");
        let relation = self.target()?.clone();
        let (written, name) = self.written_target(&relation);
        let mut others = Vec::new();
        let using = if self.chance(30) {
            self.note("delete using");
            let (sql, items) = self.joined_items(depth);
            others = items;
            format!(" using {sql}")
        } else {
            String::new()
        };
        self.see_target(&name, &relation);
        let filter = self.filter(depth);
        let sql = format!("delete from {written}{using}{filter}");
        self.returning(sql, &relation, &name, &others, depth)
    }

    fn filter(&mut self, depth: usize) -> String {
        if self.chance(70) { format!(" where {}", self.condition(depth)) } else { String::new() }
    }

    fn written_target(&mut self, relation: &Relation) -> (String, String) {
        let only = if self.random.rarely(30) { "only " } else { "" };
        if self.chance(40) {
            let alias = self.alias("t");
            return (format!("{only}{} {}{alias}", relation.sql, self.maybe(50, "as ")), alias);
        }
        (format!("{only}{}", relation.sql), relation.name.clone())
    }

    /// FROM of UPDATE and USING of DELETE, which the level sees.
    fn joined_items(&mut self, depth: usize) -> (String, Vec<Item>) {
        let sql = self.items_of_from(depth.min(1));
        let items = self.scopes.last().map(|scope| scope.items.clone()).unwrap_or_default();
        (sql, items)
    }

    fn returning(
        &mut self,
        sql: String,
        relation: &Relation,
        name: &str,
        others: &[Item],
        depth: usize,
    ) -> Option<Part> {
        if !self.chance(50) {
            return Some(Part { sql, columns: Vec::new() });
        }
        self.note("returning");
        let mut items = others.to_vec();
        items.push(relation_item(name, relation));
        let mut with = String::new();
        if self.since(18) && self.chance(30) {
            self.note("returning old and new");
            let (old, new) = if self.chance(25) {
                with = " with (old as o, new as n)".to_owned();
                ("o", "n")
            } else {
                ("old", "new")
            };
            items.push(relation_item(old, relation));
            items.push(relation_item(new, relation));
        }
        if let Some(scope) = self.scopes.last_mut() {
            scope.items = items;
            scope.allowed = Allowed::default();
            scope.grouped = None;
        }
        if self.chance(20) {
            let columns = relation_item(name, relation).columns;
            let columns = if others.is_empty() { columns } else { Vec::new() };
            return Some(Part { sql: format!("{sql} returning{with} *"), columns });
        }
        let mut columns = Vec::new();
        let mut written = Vec::new();
        for _ in 0..self.random.between(1, 3) {
            let alias = self.alias("c");
            let (value, data_type) = match self.any_column() {
                Some(column) if self.random.chance(50) => (column.name, column.data_type),
                _ => {
                    let wanted = self.any_type();
                    (self.expr(wanted, Place::Free, depth.min(2)), wanted)
                }
            };
            written.push(format!("{value} as {alias}"));
            columns.push(Named { name: alias, data_type });
        }
        Some(Part { sql: format!("{sql} returning{with} {}", written.join(", ")), columns })
    }

    fn merge(&mut self, depth: usize) -> Option<Part> {
        self.note("merge");
        let relation = self.target()?.clone();
        let (written, name) = self.written_target(&relation);
        let (source, items) = self.joined_source(depth);
        self.see_target(&name, &relation);
        let condition = self.condition(depth.min(2));
        let mut sql = format!("merge into {written} using {source} on {condition}");
        let mut ended: Vec<&str> = Vec::new();
        for _ in 0..self.random.between(1, 3) {
            let by_source = self.since(17) && self.chance(20);
            let word = match self.random.below(3) {
                0 => "not matched",
                _ if by_source => "not matched by source",
                _ => "matched",
            };
            // What follows an action without condition is never reached.
            if ended.contains(&word) && !self.slips() {
                continue;
            }
            let action = match word {
                "not matched" => self.not_matched(&relation, &items, depth),
                "matched" => self.matched(word, &relation, &name, &items, depth),
                _ => {
                    self.note("not matched by source");
                    self.matched(word, &relation, &name, &[], depth)
                }
            };
            if !action.starts_with(&format!(" when {word} and ")) {
                ended.push(word);
            }
            sql += &action;
        }
        if self.since(17) && self.chance(40) {
            self.note("merge returning");
            return self.merge_returning(sql, &relation, &name, &items, depth);
        }
        Some(Part { sql, columns: Vec::new() })
    }

    fn joined_source(&mut self, depth: usize) -> (String, Vec<Item>) {
        let made = match self.random.below(3) {
            0 => None,
            _ => self.relation_item(),
        };
        let (sql, item) = match made {
            Some(made) => made,
            None => {
                let wanted: Vec<u32> = (0..2).map(|_| self.any_type()).collect();
                let part = self.query(&wanted, depth.min(1));
                let alias = self.alias("s");
                (format!("({}) as {alias}", part.sql), Composer::item_of(&alias, &part))
            }
        };
        if let Some(scope) = self.scopes.last_mut() {
            scope.items.push(item.clone());
        }
        (sql, vec![item])
    }

    /// Runs `make` where only these items are seen.
    fn seeing<T>(&mut self, items: Vec<Item>, make: impl FnOnce(&mut Self) -> T) -> T {
        let hidden = self.scopes.last_mut().map(|scope| std::mem::replace(&mut scope.items, items));
        let made = make(self);
        if let (Some(scope), Some(hidden)) = (self.scopes.last_mut(), hidden) {
            scope.items = hidden;
        }
        made
    }

    fn matched(
        &mut self,
        word: &str,
        relation: &Relation,
        name: &str,
        items: &[Item],
        depth: usize,
    ) -> String {
        let mut visible = items.to_vec();
        visible.push(relation_item(name, relation));
        self.seeing(visible, |me| {
            let and = me.action_condition(depth);
            let action = match me.random.below(4) {
                0 => "delete".to_owned(),
                1 => "do nothing".to_owned(),
                _ => match me.assignments(relation, depth.min(1)) {
                    Some(assignments) => format!("update set {assignments}"),
                    None => "do nothing".to_owned(),
                },
            };
            format!(" when {word}{and} then {action}")
        })
    }

    fn not_matched(&mut self, relation: &Relation, items: &[Item], depth: usize) -> String {
        self.seeing(items.to_vec(), |me| {
            let and = me.action_condition(depth);
            let columns = me.written_columns(relation);
            if columns.is_empty() || me.chance(15) {
                let action = me.random.word(&["do nothing", "insert default values"]);
                return format!(" when not matched{and} then {action}");
            }
            let values: Vec<String> =
                columns.iter().map(|column| me.assigned(column, depth.min(1))).collect();
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            let overriding = me.maybe(6, " overriding system value");
            format!(
                " when not matched{and} then insert ({}){overriding} values ({})",
                names.join(", "),
                values.join(", ")
            )
        })
    }

    fn action_condition(&mut self, depth: usize) -> String {
        if self.chance(30) {
            format!(" and {}", self.operand(oid::BOOL, Place::Assigned, depth.min(1)))
        } else {
            String::new()
        }
    }

    fn merge_returning(
        &mut self,
        sql: String,
        relation: &Relation,
        name: &str,
        items: &[Item],
        depth: usize,
    ) -> Option<Part> {
        let mut visible = items.to_vec();
        visible.push(relation_item(name, relation));
        self.seeing(visible, |me| {
            let wanted = me.any_type();
            let value = me.expr(wanted, Place::Free, depth.min(2));
            let list = match me.random.below(3) {
                0 => "*".to_owned(),
                1 => format!("merge_action(), {value}"),
                _ => format!("{value} as c"),
            };
            Some(Part { sql: format!("{sql} returning {list}"), columns: Vec::new() })
        })
    }
}

fn relation_item(alias: &str, relation: &Relation) -> Item {
    let columns = relation
        .columns
        .iter()
        .map(|column| Named { name: column.name.clone(), data_type: column.data_type });
    Item { alias: Some(alias.to_owned()), columns: columns.collect(), key: Vec::new() }
}

/// A key of an index as ON CONFLICT takes it: an expression stands in parentheses.
fn infer_key(key: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "_\"".contains(character);
    if key.chars().all(plain) || key.starts_with('(') { key.to_owned() } else { format!("({key})") }
}
