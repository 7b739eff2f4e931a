//! Queries: SELECT, VALUES, set operations, WITH and what follows them.

use super::composer::{Allowed, Composer, Named, Part, Place};
use super::model::oid;

impl Composer<'_> {
    /// A query with columns of these types, on a level of its own.
    pub(super) fn query(&mut self, wanted: &[u32], depth: usize) -> Part {
        self.inside(|me| me.query_here(wanted, depth))
    }

    /// A query of the whole statement: WITH is likelier.
    pub(crate) fn top_query(&mut self, depth: usize) -> String {
        let count = self.random.between(1, 4);
        let wanted: Vec<u32> = (0..count).map(|_| self.any_type()).collect();
        self.query(&wanted, depth).sql
    }

    fn query_here(&mut self, wanted: &[u32], depth: usize) -> Part {
        let top = self.scopes.len() == 1;
        let with = if depth > 0 && self.chance(if top { 22 } else { 4 }) {
            self.with_clause(depth - 1)
        } else {
            String::new()
        };
        let mut part = match self.random.below(100) {
            0..10 if depth > 0 => self.set_operation(wanted, depth - 1),
            10..14 => self.values(wanted, depth),
            _ => self.select(wanted, depth),
        };
        part.sql = format!("{with}{}", part.sql);
        part
    }

    /// UNION, INTERSECT or EXCEPT with what orders and limits the whole.
    fn set_operation(&mut self, wanted: &[u32], depth: usize) -> Part {
        self.note("set operation");
        let wanted: Vec<u32> =
            wanted.iter().map(|one| if self.is_ordered(*one) { *one } else { oid::INT4 }).collect();
        let first = self.arm(&wanted, depth);
        let mut sql = first.sql;
        for _ in 0..self.random.between(1, 2) {
            let word = self.random.word(&[
                "union",
                "union all",
                "intersect",
                "except",
                "union distinct",
                "except all",
            ]);
            let other: Vec<u32> = wanted.iter().map(|one| self.convertible(*one)).collect();
            sql += &format!(" {word} {}", self.arm(&other, depth).sql);
        }
        if self.chance(25) {
            let number = self.random.between(1, wanted.len().max(1));
            sql += &format!(" order by {}", self.sort_key(number.to_string()));
        }
        sql += &self.limit();
        let columns = first.columns.into_iter().zip(wanted);
        let columns = columns.map(|(column, data_type)| Named { data_type, ..column }).collect();
        Part { sql, columns }
    }

    /// The type, or one that is cast to it without asking.
    fn convertible(&mut self, wanted: u32) -> u32 {
        if !self.chance(10) {
            return wanted;
        }
        let casts = self.model.casts_to(wanted).iter().filter(|cast| cast.context == 'i');
        let sources: Vec<u32> = casts.map(|cast| cast.source).collect();
        match self.random.pick(&sources) {
            Some(source) if self.is_ordered(*source) => *source,
            _ => wanted,
        }
    }

    fn arm(&mut self, wanted: &[u32], depth: usize) -> Part {
        let mut part = self.inside(|me| {
            if me.chance(10) {
                me.values(wanted, depth)
            } else {
                me.select_core(wanted, depth, Ending::None)
            }
        });
        if self.chance(15) {
            part.sql = format!("({})", part.sql);
        }
        part
    }

    /// VALUES with rows of these types.
    pub(super) fn values(&mut self, wanted: &[u32], depth: usize) -> Part {
        self.note("values");
        let rows: Vec<String> = (0..self.random.between(1, 3))
            .map(|_| {
                let fields: Vec<String> = wanted
                    .iter()
                    .map(|one| {
                        let converted = self.convertible(*one);
                        self.expr(converted, Place::Free, depth.min(1))
                    })
                    .collect();
                format!("({})", fields.join(", "))
            })
            .collect();
        let names = (1..).map(|number| format!("column{number}"));
        let columns = names.zip(wanted).map(|(name, one)| Named { name, data_type: *one });
        Part { sql: format!("values {}", rows.join(", ")), columns: columns.collect() }
    }

    fn select(&mut self, wanted: &[u32], depth: usize) -> Part {
        self.select_core(wanted, depth, Ending::Allowed)
    }

    /// SELECT … FROM … WHERE … GROUP BY … HAVING … WINDOW, and what may follow.
    fn select_core(&mut self, wanted: &[u32], depth: usize, ending: Ending) -> Part {
        self.note("select");
        let from = if self.chance(88) {
            format!(" from {}", self.items_of_from(depth))
        } else {
            String::new()
        };
        let filter = if !from.is_empty() && self.chance(45) {
            format!(" where {}", self.condition(depth))
        } else {
            String::new()
        };
        let grouping = self.grouping(depth);
        let groups = grouping.is_some();
        let having = if groups && self.chance(25) {
            self.note("having");
            self.allow(Allowed { aggregates: true, windows: false });
            format!(" having {}", self.condition(depth.min(2)))
        } else {
            String::new()
        };
        self.allow(Allowed { aggregates: groups, windows: true });
        let distinct = self.chance(10);
        let targets = self.targets(wanted, depth, distinct);
        let list = targets.sql.clone();
        let quantifier = if distinct { self.distinct(&targets) } else { (String::new(), None) };
        let window = if self.chance(4) {
            self.note("window clause");
            let definition =
                self.allowing(Allowed::default(), self.grouped(), |me| me.window_definition(1));
            format!(" window w as ({definition})")
        } else {
            String::new()
        };
        let mut sql = format!(
            "select {}{list}{from}{filter}{}{having}{window}",
            quantifier.0,
            grouping.unwrap_or_default()
        );
        if ending == Ending::Allowed {
            let plain = !groups && !distinct && !from.is_empty();
            sql += &self.ending(&targets, quantifier.1, distinct, plain);
        }
        Part { sql, columns: targets.columns }
    }

    fn allow(&mut self, allowed: Allowed) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.allowed = allowed;
        }
    }

    /// The select list.
    fn targets(&mut self, wanted: &[u32], depth: usize, ordered: bool) -> Part {
        let mut columns = Vec::new();
        let mut written = Vec::new();
        for one in wanted {
            let one = if ordered && !self.is_ordered(*one) { oid::INT4 } else { *one };
            let sql = self.expr(one, Place::Free, depth);
            let (name, alias) = match self.random.below(10) {
                0..6 => {
                    let name = self.alias("c");
                    (name.clone(), format!(" as {name}"))
                }
                6 => {
                    let name = self.alias("c");
                    (name.clone(), format!(" {name}"))
                }
                _ => (plain_name(&sql).unwrap_or_default(), String::new()),
            };
            written.push(format!("{sql}{alias}"));
            columns.push(Named { name, data_type: one });
        }
        if self.scopes.len() == 1 && self.grouped().is_none() && self.chance(8) {
            self.note("star");
            written.push(match self.scopes.last().and_then(|scope| scope.items.last()) {
                Some(Item { alias: Some(alias), .. }) if self.random.chance(50) => {
                    format!("{alias}.*")
                }
                Some(_) => "*".to_owned(),
                None => "1".to_owned(),
            });
        }
        Part { sql: written.join(", "), columns }
    }

    /// DISTINCT or DISTINCT ON, and the keys that ORDER BY has to begin with.
    fn distinct(&mut self, targets: &Part) -> (String, Option<String>) {
        if self.chance(50) {
            self.note("distinct");
            return ("distinct ".to_owned(), None);
        }
        self.note("distinct on");
        let number = self.random.between(1, targets.columns.len().max(1));
        (format!("distinct on ({number}) "), Some(number.to_string()))
    }

    /// ORDER BY, LIMIT and locking clauses.
    fn ending(
        &mut self,
        targets: &Part,
        first_key: Option<String>,
        distinct: bool,
        plain: bool,
    ) -> String {
        let mut sql = String::new();
        if self.chance(30) {
            self.note("order by");
            let key = match (first_key, distinct) {
                (Some(key), _) => key,
                (None, true) => self.random.between(1, targets.columns.len().max(1)).to_string(),
                (None, false) => self.order_key(targets),
            };
            sql += &format!(" order by {}", self.sort_key(key));
        }
        sql += &self.limit();
        if plain && !targets.sql.contains(" over (") && self.chance(4) {
            self.note("locking");
            let strength = self.random.word(&["update", "no key update", "share", "key share"]);
            let aliases = self.scopes.last().map(|scope| scope.items.clone()).unwrap_or_default();
            let of = match self.random.pick(&aliases).and_then(|item| item.alias.clone()) {
                Some(alias) if self.chance(60) => format!(" of {alias}"),
                _ => String::new(),
            };
            let wait = self.random.word(&["", "", " nowait", " skip locked"]);
            sql += &format!(" for {strength}{of}{wait}");
        }
        sql
    }

    fn order_key(&mut self, targets: &Part) -> String {
        let named: Vec<&Named> = targets
            .columns
            .iter()
            .filter(|column| !column.name.is_empty() && self.is_ordered(column.data_type))
            .collect();
        match self.random.below(3) {
            0 if !named.is_empty() => {
                self.random.pick(&named).map(|column| column.name.clone()).unwrap_or_default()
            }
            1 => self.random.between(1, targets.columns.len().max(1)).to_string(),
            _ => {
                let wanted = self.ordered_type();
                let key = self.expr(wanted, Place::Free, 1);
                // A constant would be the number of a column.
                if key.starts_with(char::is_alphabetic) && key.contains(['(', '.']) {
                    key
                } else {
                    "1".to_owned()
                }
            }
        }
    }

    fn limit(&mut self) -> String {
        if !self.chance(12) {
            return String::new();
        }
        self.note("limit");
        let count = match self.random.below(4) {
            0 => self.param(oid::INT8).unwrap_or_else(|| "3".to_owned()),
            1 => "(2 + 1)".to_owned(),
            _ => "10".to_owned(),
        };
        match self.random.below(6) {
            0 => format!(" fetch first {count} rows only"),
            1 => format!(" offset 1 fetch next {count} rows only"),
            2 => format!(" limit {count} offset 2"),
            3 => " limit all".to_owned(),
            4 => format!(" offset {count} rows"),
            _ => format!(" limit {count}"),
        }
    }

    /// GROUP BY, or grouping without it; None for a query that does not group.
    fn grouping(&mut self, depth: usize) -> Option<String> {
        match self.random.below(100) {
            0..70 => None,
            70..80 => {
                self.set_grouped(Vec::new());
                Some(String::new())
            }
            _ => {
                let keys = self.grouping_keys(depth);
                if keys.is_empty() {
                    return None;
                }
                self.note("group by");
                let list: Vec<String> = keys.iter().map(|key| key.name.clone()).collect();
                let all = list.join(", ");
                let clause = match self.random.below(14) {
                    0 => format!("rollup({all})"),
                    1 => format!("cube({all})"),
                    2 => format!(
                        "grouping sets(({all}), ({}), ())",
                        list.first().cloned().unwrap_or_default()
                    ),
                    3 => format!("distinct rollup({all}), {all}"),
                    4 => format!("{all}, ()"),
                    _ => all,
                };
                if clause.contains("(") && clause.starts_with(['r', 'c', 'g', 'd']) {
                    self.note("grouping sets");
                }
                let dependent = self.dependent(&keys);
                self.set_grouped(keys.into_iter().chain(dependent).collect());
                Some(format!(" group by {clause}"))
            }
        }
    }

    fn set_grouped(&mut self, grouped: Vec<Named>) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.grouped = Some(grouped);
        }
    }

    fn grouping_keys(&mut self, depth: usize) -> Vec<Named> {
        let mut keys: Vec<Named> = Vec::new();
        for _ in 0..self.random.between(1, 3) {
            let key = if self.chance(80) {
                self.any_column()
            } else {
                let data_type = self.ordered_type();
                let name = self.expr(data_type, Place::Free, depth.min(1));
                // A literal or parameter alone would be a number of a column or a type of its own.
                let is_column = name.chars().any(char::is_alphabetic) && !name.contains('$');
                is_column.then_some(Named { name, data_type })
            };
            match key {
                Some(key) if self.is_ordered(key.data_type) && !keys.contains(&key) => {
                    keys.push(key)
                }
                _ => {}
            }
        }
        keys
    }

    /// The columns that a primary key among the keys decides.
    fn dependent(&self, keys: &[Named]) -> Vec<Named> {
        let Some(scope) = self.scopes.last() else { return Vec::new() };
        let is_key = |alias: &str, column: &String| {
            keys.iter().any(|key| key.name == *column || key.name == format!("{alias}.{column}"))
        };
        let mut found = Vec::new();
        for item in &scope.items {
            let Some(alias) = &item.alias else { continue };
            if !item.key.is_empty() && item.key.iter().all(|column| is_key(alias, column)) {
                found.extend(item.columns.iter().map(|column| Named {
                    name: format!("{alias}.{}", column.name),
                    data_type: column.data_type,
                }));
            }
        }
        found
    }
}

use super::composer::Item;

/// Whether ORDER BY and what follows may stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ending {
    Allowed,
    None,
}

/// The output name of a column that is named by itself.
fn plain_name(sql: &str) -> Option<String> {
    let name = sql.rsplit('.').next()?;
    let plain = |character: char| character.is_alphanumeric() || character == '_';
    let begins = sql.starts_with(|character: char| character.is_alphabetic());
    let all = sql.chars().all(|character| plain(character) || character == '.');
    (begins && all && !["true", "false"].contains(&name)).then(|| name.to_owned())
}
