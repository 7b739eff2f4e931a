//! Queries: SELECT with joins of every kind, grouping and windows, VALUES, set operations and WITH.

use super::maker::{Cte, Item, Key, Kind, Maker, Named, type_name};
use crate::generate::model::Relation;

/// What a text of SQL gives out: its columns.
pub(super) struct Part {
    pub(super) sql: String,
    pub(super) columns: Vec<Named>,
}

impl Maker<'_> {
    /// A query for a place inside of an expression.
    pub(super) fn query_text(&mut self, wanted: &[Kind], depth: usize) -> String {
        self.query(Some(wanted), depth).sql
    }

    /// A query with columns of these kinds, or any, on a level of its own.
    pub(super) fn query(&mut self, wanted: Option<&[Kind]>, depth: usize) -> Part {
        self.inside(|me| {
            let top = me.scopes.len() == 1;
            let with = if depth > 0 && me.chance(if top { 20 } else { 4 }) {
                me.with_clause(depth - 1)
            } else {
                String::new()
            };
            let mut part = match me.random.below(100) {
                0..9 if depth > 0 => me.set_operation(wanted, depth - 1),
                9..13 => me.values(wanted, depth.min(1)),
                _ => me.select(wanted, depth, true),
            };
            part.sql = with + &part.sql;
            part
        })
    }

    fn kinds(&mut self, wanted: Option<&[Kind]>) -> Vec<Kind> {
        match wanted {
            Some(kinds) => kinds.to_vec(),
            None => (0..self.random.between(1, 3)).map(|_| self.any_kind()).collect(),
        }
    }

    fn set_operation(&mut self, wanted: Option<&[Kind]>, depth: usize) -> Part {
        let kinds: Vec<Kind> = self
            .kinds(wanted)
            .into_iter()
            .map(|kind| if kind == Kind::Other { Kind::Int } else { kind })
            .collect();
        let first = self.inside(|me| me.select(Some(&kinds), depth, false));
        let mut sql = first.sql;
        for _ in 0..self.random.between(1, 2) {
            let word = self.random.word(&[
                "union",
                "union all",
                "intersect",
                "except",
                "except all",
                "intersect all",
            ]);
            let second = self.inside(|me| match me.random.below(5) {
                0 => me.values(Some(&kinds), 0),
                _ => me.select(Some(&kinds), depth, false),
            });
            sql = format!("{sql} {word} {}", second.sql);
        }
        if self.chance(15) {
            sql += self.random.word(&[" limit 1", " order by 1 limit 1", " limit 0", " offset 1"]);
        }
        Part { sql, columns: first.columns }
    }

    fn values(&mut self, wanted: Option<&[Kind]>, depth: usize) -> Part {
        let kinds = self.kinds(wanted);
        let rows: Vec<String> = (0..self.random.between(1, 3))
            .map(|_| {
                let fields: Vec<String> = kinds
                    .iter()
                    .map(|kind| format!("({})::{}", self.expr(*kind, depth), type_name(*kind)))
                    .collect();
                format!("({})", fields.join(", "))
            })
            .collect();
        let columns = kinds
            .iter()
            .zip(1..)
            .map(|(kind, number)| Named { name: format!("column{number}"), kind: *kind });
        Part { sql: format!("values {}", rows.join(", ")), columns: columns.collect() }
    }

    fn select(&mut self, wanted: Option<&[Kind]>, depth: usize, ending: bool) -> Part {
        let from = if self.chance(90) { self.clause_of_from(depth) } else { String::new() };
        let filter = if !from.is_empty() && self.chance(50) {
            format!(" where {}", self.condition(depth.min(2)))
        } else {
            String::new()
        };
        let (grouping, having) = self.grouping(depth, wanted.is_none());
        if let Some(scope) = self.scopes.last_mut() {
            scope.windows = true;
        }
        let (list, columns, starred) = self.targets(wanted, depth);
        let distinct = if starred || !self.chance(8) {
            String::new()
        } else if self.chance(60) {
            "distinct ".to_owned()
        } else {
            "distinct on (1) ".to_owned()
        };
        let mut sql = format!("select {distinct}{list}{from}{filter}{grouping}{having}");
        if ending {
            sql += self.random.word(&[
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                " order by 1",
                " limit 1",
                " order by 1 limit 2",
                " limit 0",
                " offset 1",
                " limit 1 offset 1",
                " fetch first 1 row only",
                " order by 1 fetch first 1 rows with ties",
                " limit all",
                " limit null",
            ]);
            if grouping.is_empty()
                && distinct.is_empty()
                && !from.contains('(')
                && self.random.rarely(12)
            {
                sql += self.random.word(&[" for update", " for share skip locked"]);
            }
        }
        Part { sql, columns }
    }

    /// The select list; whether it holds a star.
    fn targets(&mut self, wanted: Option<&[Kind]>, depth: usize) -> (String, Vec<Named>, bool) {
        let grouped = self.scopes.last().is_some_and(|scope| scope.grouped.is_some());
        let items = self.scopes.last().map(|scope| scope.items.clone()).unwrap_or_default();
        if wanted.is_none() && !grouped && !items.is_empty() && self.chance(18) {
            let named: Vec<&Item> = items.iter().filter(|item| item.alias.is_some()).collect();
            if let (Some(item), true) = (self.random.pick(&named), self.random.chance(50)) {
                let alias = item.alias.clone().unwrap_or_default();
                let (sql, whole) = match self.random.below(4) {
                    0 => (format!("{alias} as whole"), true),
                    1 => (format!("({alias}).*"), false),
                    _ => (format!("{alias}.*"), false),
                };
                let columns = match whole {
                    true => vec![Named { name: "whole".to_owned(), kind: Kind::Other }],
                    false => item.columns.clone(),
                };
                return (sql, columns, true);
            }
            if items.len() == 1 {
                let columns = items.iter().flat_map(|item| item.columns.clone()).collect();
                return ("*".to_owned(), columns, true);
            }
        }
        let count = wanted.map_or_else(|| self.random.between(1, 5), <[Kind]>::len);
        let (mut written, mut columns) = (Vec::new(), Vec::new());
        for at in 0..count {
            let kind = wanted.and_then(|kinds| kinds.get(at)).copied();
            let (sql, kind) = match kind {
                Some(Kind::Other) | None => self.any_expr(depth),
                Some(kind) => (self.expr(kind, depth), kind),
            };
            let sql = match kind {
                // A function that gives a set, now and then.
                Kind::Int if wanted.is_none() && self.random.rarely(25) => self.random_set(),
                _ => sql,
            };
            let name = self.alias("c");
            written.push(format!("{sql} as {name}"));
            columns.push(Named { name, kind });
        }
        (written.join(", "), columns, false)
    }

    fn random_set(&mut self) -> String {
        let template = self.random.word(&[
            "generate_series(1, 2)",
            "unnest({I})",
            "generate_series(1, {i})",
            "half({i})",
            "generate_series(1, 3) + {i}",
            "(two_of({i})).x",
            "length(jsonb_path_query({j}, '$.*')::text)",
        ]);
        self.fill(template, 0)
    }

    /// GROUP BY and HAVING; sometimes aggregation without groups.
    fn grouping(&mut self, depth: usize, free: bool) -> (String, String) {
        let has_from = self.scopes.last().is_some_and(|scope| !scope.items.is_empty());
        match self.random.below(100) {
            0..72 => return (String::new(), String::new()),
            72..82 => self.set_grouped(Vec::new()),
            _ if !has_from || !free && self.random.chance(30) => {
                return (String::new(), String::new());
            }
            _ => {
                let keys = self.grouping_keys();
                let names: Vec<String> = keys.iter().map(|key| key.name.clone()).collect();
                let all = names.join(", ");
                let first = names.first().cloned().unwrap_or_default();
                let clause = match self.random.below(14) {
                    0 => format!("rollup({all})"),
                    1 => format!("cube({all})"),
                    2 => format!("grouping sets (({all}), ({first}), ())"),
                    3 => format!("grouping sets (({first}), ({all}))"),
                    4 => format!("{all}, ()"),
                    5 => format!("{first}, rollup({all})"),
                    6 => "()".to_owned(),
                    _ => all,
                };
                self.set_grouped(if clause == "()" { Vec::new() } else { keys });
                let having = self.having(depth);
                return (format!(" group by {clause}"), having);
            }
        }
        (String::new(), self.having(depth))
    }

    fn having(&mut self, depth: usize) -> String {
        if !self.chance(25) {
            return String::new();
        }
        format!(" having {}", self.condition(depth.min(2)))
    }

    fn set_grouped(&mut self, grouped: Vec<Named>) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.grouped = Some(grouped);
            scope.aggregates = true;
        }
    }

    fn grouping_keys(&mut self) -> Vec<Named> {
        let level = self.scopes.len().saturating_sub(1);
        let sortable: Vec<Named> = self
            .qualified(level)
            .into_iter()
            .filter(|column| !matches!(column.kind, Kind::Json | Kind::Other))
            .collect();
        let mut keys: Vec<Named> = Vec::new();
        for _ in 0..self.random.between(1, 2) {
            let Some(column) = self.random.pick(&sortable).cloned() else { continue };
            let key = match (column.kind, self.random.below(8)) {
                (Kind::Int, 0) => Named { name: format!("({} + 1)", column.name), ..column },
                (Kind::Text, 0) => Named { name: format!("lower({})", column.name), ..column },
                _ => column,
            };
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        if keys.is_empty() {
            keys.push(Named { name: "(1 + 1)".to_owned(), kind: Kind::Int });
        }
        keys
    }

    /// FROM with its items; the level sees them afterwards.
    pub(super) fn clause_of_from(&mut self, depth: usize) -> String {
        let count = if self.chance(88) { 1 } else { 2 };
        let mut written = Vec::new();
        for _ in 0..count {
            let (sql, items) = self.item(depth + 1);
            written.push(sql);
            if let Some(scope) = self.scopes.last_mut() {
                scope.items = side_by_side(std::mem::take(&mut scope.items), items);
            }
        }
        format!(" from {}", written.join(", "))
    }

    fn item(&mut self, depth: usize) -> (String, Vec<Item>) {
        match self.random.below(100) {
            0..38 if depth > 0 => return self.join(depth - 1),
            38..50 if depth > 1 => return self.subquery_item(depth - 2),
            50..57 => return self.function_item(),
            57..60 => {
                let part = self.hidden(|me| me.inside(|me| me.values(None, 0)));
                return self.aliased(&part);
            }
            60..75 if !self.ctes.is_empty() => {
                let cte = self.random.pick(&self.ctes).cloned();
                if let Some(cte) = cte {
                    let alias = self.alias("t");
                    let item =
                        Item { alias: Some(alias.clone()), columns: cte.columns, keys: Vec::new() };
                    return (format!("{} {alias}", cte.name), vec![item]);
                }
            }
            _ => {}
        }
        self.relation_item()
    }

    fn relation_item(&mut self) -> (String, Vec<Item>) {
        let model = self.model;
        let own: Vec<&Relation> = model.relations.iter().filter(|one| !one.built_in).collect();
        let Some(relation) = self.random.pick(&own).copied() else {
            return ("(select 1 as a) as x".to_owned(), Vec::new());
        };
        let alias = self.alias("t");
        let item = self.seen(relation, &alias);
        let only = if self.random.chance(8) { "only " } else { "" };
        (format!("{only}{} {alias}", relation.sql), vec![item])
    }

    /// A relation as an item of FROM.
    pub(super) fn seen(&self, relation: &Relation, alias: &str) -> Item {
        let columns = relation
            .columns
            .iter()
            .map(|column| Named { name: column.name.clone(), kind: self.kind_of(column.data_type) })
            .collect();
        let keys = relation
            .unique
            .iter()
            .map(|unique| Key { columns: unique.keys.clone(), predicate: unique.predicate.clone() })
            .filter(|key| {
                let is_column =
                    |key: &String| relation.columns.iter().any(|column| column.name == *key);
                key.columns.iter().all(is_column)
            })
            .collect();
        Item { alias: Some(alias.to_owned()), columns, keys }
    }

    /// Runs `make` where the items of this FROM cannot be seen.
    fn hidden<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let items = self.scopes.last_mut().map(|scope| std::mem::take(&mut scope.items));
        let made = make(self);
        if let (Some(scope), Some(items)) = (self.scopes.last_mut(), items) {
            scope.items = items;
        }
        made
    }

    fn aliased(&mut self, part: &Part) -> (String, Vec<Item>) {
        let alias = self.alias("s");
        let item =
            Item { alias: Some(alias.clone()), columns: unique(&part.columns), keys: Vec::new() };
        (format!("({}) as {alias}", part.sql), vec![item])
    }

    fn subquery_item(&mut self, depth: usize) -> (String, Vec<Item>) {
        if self.chance(35) {
            let part = self.query(None, depth);
            let (sql, items) = self.aliased(&part);
            return (format!("lateral {sql}"), items);
        }
        let part = self.hidden(|me| me.query(None, depth));
        self.aliased(&part)
    }

    fn function_item(&mut self) -> (String, Vec<Item>) {
        const FUNCTIONS: [(&str, &[(&str, Kind)]); 13] = [
            ("generate_series(1, 3) as @(x)", &[("x", Kind::Int)]),
            (
                "generate_series(1, {i}) with ordinality as @(x, o)",
                &[("x", Kind::Int), ("o", Kind::Int)],
            ),
            ("unnest({I}) as @(x)", &[("x", Kind::Int)]),
            ("unnest({I}, {T}) as @(x, y)", &[("x", Kind::Int), ("y", Kind::Text)]),
            (
                "rows from (unnest({I}), generate_series(1, 2)) as @(x, y)",
                &[("x", Kind::Int), ("y", Kind::Int)],
            ),
            ("half({i}) as @(x)", &[("x", Kind::Int)]),
            ("two_of({i}) as @(x, y)", &[("x", Kind::Int), ("y", Kind::Text)]),
            ("listed({i}) as @(x, y)", &[("x", Kind::Int), ("y", Kind::Text)]),
            ("jsonb_path_query({j}, '$[*]') as @(x)", &[("x", Kind::Json)]),
            (
                "jsonb_each_text(jsonb_build_object('k', {j})) as @(x, y)",
                &[("x", Kind::Text), ("y", Kind::Text)],
            ),
            (
                "jsonb_to_recordset(jsonb_build_array(jsonb_build_object('a', {i}))) as @(a integer, s text)",
                &[("a", Kind::Int), ("s", Kind::Text)],
            ),
            ("abs({i}) as @(x)", &[("x", Kind::Int)]),
            ("regexp_matches({t}, '(a)|(b)') as @(x)", &[("x", Kind::Texts)]),
        ];
        let Some((template, columns)) = self.random.pick(&FUNCTIONS).copied() else {
            return (String::new(), Vec::new());
        };
        let alias = self.alias("f");
        let sql = self.fill(template, 0).replacen('@', &alias, 1);
        let columns = columns
            .iter()
            .map(|(name, kind)| Named { name: (*name).to_owned(), kind: *kind })
            .collect();
        (sql, vec![Item { alias: Some(alias), columns, keys: Vec::new() }])
    }

    fn join(&mut self, depth: usize) -> (String, Vec<Item>) {
        let (left_sql, left) = self.item(depth);
        let count = self.scopes.last().map(|scope| scope.items.len()).unwrap_or_default();
        if let Some(scope) = self.scopes.last_mut() {
            scope.items.extend(left.iter().cloned());
        }
        let (right_sql, right) = self.item(depth);
        if let Some(scope) = self.scopes.last_mut() {
            scope.items.truncate(count);
        }
        let right_sql =
            if right_sql.contains(" join ") { format!("({right_sql})") } else { right_sql };
        let kind = self.random.word(&["join", "left join", "left join", "right join", "full join"]);
        let common = common_columns(&left, &right);
        let mut items = side_by_side(left, right);
        if !common.is_empty() && self.chance(30) {
            let (sql, merged) = if self.chance(30) {
                (format!("{left_sql} natural {kind} {right_sql}"), common)
            } else {
                let used: Vec<Named> = common.into_iter().take(self.random.between(1, 2)).collect();
                let names: Vec<&str> = used.iter().map(|column| column.name.as_str()).collect();
                (format!("{left_sql} {kind} {right_sql} using ({})", names.join(", ")), used)
            };
            items.push(Item { alias: None, columns: merged, keys: Vec::new() });
            return (sql, items);
        }
        if self.chance(8) {
            return (format!("{left_sql} cross join {right_sql}"), items);
        }
        let condition = self.join_condition(&items, kind);
        (format!("{left_sql} {kind} {right_sql} on {condition}"), items)
    }

    fn join_condition(&mut self, items: &[Item], kind: &str) -> String {
        let hidden =
            self.scopes.last_mut().map(|scope| std::mem::replace(&mut scope.items, items.to_vec()));
        let condition = if self.chance(60) || kind == "full join" {
            let level = self.scopes.len().saturating_sub(1);
            let ints: Vec<Named> = self
                .qualified(level)
                .into_iter()
                .filter(|column| column.kind == Kind::Int && column.name.contains('.'))
                .collect();
            match (self.random.pick(&ints).cloned(), self.random.pick(&ints).cloned()) {
                (Some(one), Some(two)) => format!("{} = {}", one.name, two.name),
                _ => "true".to_owned(),
            }
        } else {
            self.condition(1)
        };
        if let (Some(scope), Some(hidden)) = (self.scopes.last_mut(), hidden) {
            scope.items = hidden;
        }
        condition
    }

    /// WITH, whose names the rest of the level can use.
    pub(super) fn with_clause(&mut self, depth: usize) -> String {
        let name = self.alias("w");
        match self.random.below(10) {
            0..3 => {
                let seed = self
                    .inside(|me| me.select(Some(&[Kind::Int, Kind::Text]), depth.min(1), false));
                let columns: Vec<Named> = seed
                    .columns
                    .iter()
                    .zip(["x", "y"])
                    .map(|(column, name)| Named { name: name.to_owned(), kind: column.kind })
                    .collect();
                self.ctes.push(Cte { name: name.clone(), columns });
                let (value, filter) = self.inside(|me| {
                    let columns = vec![
                        Named { name: "x".to_owned(), kind: Kind::Int },
                        Named { name: "y".to_owned(), kind: Kind::Text },
                    ];
                    let item = Item { alias: Some("r".to_owned()), columns, keys: Vec::new() };
                    if let Some(scope) = me.scopes.last_mut() {
                        scope.items.push(item);
                    }
                    (me.expr(Kind::Text, 1), me.condition(0))
                });
                let cycle = if self.chance(20) { " cycle x set is_cycle using path" } else { "" };
                let search =
                    if self.chance(20) { " search depth first by x set ordering" } else { "" };
                let word =
                    if cycle.is_empty() && search.is_empty() { "union" } else { "union all" };
                format!(
                    "with recursive {name}(x, y) as ({} {word} select r.x + 1, {value} from {name} r where r.x < 4 and ({filter} or r.x < 2)){search}{cycle} ",
                    seed.sql
                )
            }
            3 => match self.writing_cte(depth) {
                Some(part) => {
                    self.ctes.push(Cte { name: name.clone(), columns: unique(&part.columns) });
                    format!("with {name} as ({}) ", part.sql)
                }
                None => String::new(),
            },
            _ => {
                let part = self.query(None, depth);
                self.ctes.push(Cte { name: name.clone(), columns: unique(&part.columns) });
                let materialized =
                    self.random.word(&["", "", "materialized ", "not materialized "]);
                format!("with {name} as {materialized}({}) ", part.sql)
            }
        }
    }
}

/// The items of both sides, without merged columns whose names are then ambiguous.
fn side_by_side(left: Vec<Item>, right: Vec<Item>) -> Vec<Item> {
    let names = |items: &[Item]| -> Vec<String> {
        items.iter().flat_map(|item| &item.columns).map(|column| column.name.clone()).collect()
    };
    let (of_left, of_right) = (names(&left), names(&right));
    let kept = |items: Vec<Item>, others: &[String]| -> Vec<Item> {
        let merged = |item: &Item| {
            item.alias.is_some() || !item.columns.iter().any(|one| others.contains(&one.name))
        };
        items.into_iter().filter(merged).collect()
    };
    let mut all = kept(left, &of_right);
    all.extend(kept(right, &of_left));
    all
}

/// The columns whose names stand once.
fn unique(columns: &[Named]) -> Vec<Named> {
    let count = |name: &str| columns.iter().filter(|column| column.name == name).count();
    columns.iter().filter(|column| count(&column.name) == 1).cloned().collect()
}

/// The columns that both sides have once, by name and kind.
fn common_columns(left: &[Item], right: &[Item]) -> Vec<Named> {
    let all = |items: &[Item]| -> Vec<Named> {
        unique(&items.iter().flat_map(|item| item.columns.clone()).collect::<Vec<_>>())
    };
    let right = all(right);
    all(left).into_iter().filter(|column| right.contains(column)).collect()
}
