//! FROM: relations, subqueries, functions, and joins of them.

use super::composer::{Composer, Item, Named, Part, Place};
use super::model::{Binding, Proc, oid};

impl Composer<'_> {
    /// The items of FROM; the level sees them afterwards.
    pub(super) fn items_of_from(&mut self, depth: usize) -> String {
        let count = if self.chance(80) { 1 } else { 2 };
        let mut written = Vec::new();
        for _ in 0..count {
            let (sql, items) = self.item_of_from(depth);
            written.push(sql);
            if let Some(scope) = self.scopes.last_mut() {
                scope.items.extend(items);
            }
        }
        written.join(", ")
    }

    fn item_of_from(&mut self, depth: usize) -> (String, Vec<Item>) {
        let made = match self.random.below(100) {
            0..25 if depth > 0 => return self.join(depth - 1),
            25..36 if depth > 0 => Some(self.subquery_item(depth - 1)),
            36..48 => self.function_item(depth),
            48..53 => {
                self.note("values in from");
                let count = self.random.between(1, 3);
                let wanted: Vec<u32> = (0..count).map(|_| self.any_type()).collect();
                let part = self.hiding_siblings(|me| me.inside(|me| me.values(&wanted, 0)));
                Some(self.aliased(format!("({})", part.sql), part.columns))
            }
            53..66 if !self.ctes.is_empty() => self.cte_item(),
            66..68 => self.table_function(depth),
            _ => None,
        };
        let made = made.or_else(|| self.relation_item());
        let (sql, item) = made.unwrap_or_else(|| {
            let alias = self.alias("t");
            let columns = vec![Named { name: alias.clone(), data_type: oid::INT4 }];
            let sql = format!("generate_series(1, 3) as {alias}");
            (sql, Item { alias: Some(alias), columns, key: Vec::new() })
        });
        (sql, vec![item])
    }

    /// A table, view or system relation.
    pub(super) fn relation_item(&mut self) -> Option<(String, Item)> {
        let system = self.chance(5);
        let model = self.model;
        let fitting: Vec<usize> = (0..model.relations.len())
            .filter(|number| model.relations.get(*number).is_some_and(|one| one.built_in == system))
            .collect();
        let relation = model.relations.get(*self.random.pick(&fitting)?)?;
        let columns: Vec<Named> = relation
            .columns
            .iter()
            .map(|column| Named { name: column.name.clone(), data_type: column.data_type })
            .collect();
        let primary = relation
            .unique
            .iter()
            .find(|unique| unique.constraint.as_ref().is_some_and(|name| name.ends_with("_pkey")));
        let key = primary.map(|unique| unique.keys.clone()).unwrap_or_default();
        let only = if self.random.rarely(30) { "only " } else { "" };
        let mut sql = format!("{only}{}", relation.sql);
        let (alias, columns) = if self.chance(12) && !self.is_taken(&relation.name) {
            (relation.name.clone(), columns)
        } else {
            let alias = self.alias("t");
            sql += &format!(" {}{alias}", self.maybe(40, "as "));
            (alias.clone(), self.renamed(&mut sql, columns))
        };
        if matches!(relation.kind, 'r' | 'p' | 'm') && self.random.rarely(25) {
            self.note("tablesample");
            sql += " tablesample ";
            sql +=
                self.random.word(&["bernoulli(10)", "system(5.5)", "bernoulli(10) repeatable(1)"]);
        }
        Some((sql, Item { alias: Some(alias), columns, key }))
    }

    fn is_taken(&self, name: &str) -> bool {
        self.scopes
            .iter()
            .flat_map(|scope| &scope.items)
            .any(|item| item.alias.as_deref() == Some(name))
            || self.ctes.iter().any(|cte| cte.name == name)
    }

    /// Now and then other names for the first columns.
    fn renamed(&mut self, sql: &mut String, mut columns: Vec<Named>) -> Vec<Named> {
        if columns.is_empty() || !self.chance(10) {
            return columns;
        }
        self.note("column aliases");
        let count = self.random.between(1, columns.len().min(3));
        let mut names = Vec::new();
        for column in columns.iter_mut().take(count) {
            column.name = self.alias("n");
            names.push(column.name.clone());
        }
        *sql += &format!("({})", names.join(", "));
        columns
    }

    /// An item with an alias, which it may be without since 16.
    fn aliased(&mut self, sql: String, columns: Vec<Named>) -> (String, Item) {
        if self.since(16) && self.chance(4) {
            self.note("subquery without alias");
            return (sql, Item { alias: None, columns, key: Vec::new() });
        }
        let alias = self.alias("s");
        let mut sql = format!("{sql} as {alias}");
        let columns = self.renamed(&mut sql, columns);
        (sql, Item { alias: Some(alias), columns, key: Vec::new() })
    }

    /// Runs `make` where the items of this FROM cannot be seen.
    pub(super) fn hiding_siblings<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let hidden = self.scopes.last_mut().map(|scope| std::mem::take(&mut scope.items));
        let made = make(self);
        if let (Some(scope), Some(hidden)) = (self.scopes.last_mut(), hidden) {
            scope.items = hidden;
        }
        made
    }

    fn subquery_item(&mut self, depth: usize) -> (String, Item) {
        let count = self.random.between(1, 3);
        let wanted: Vec<u32> = (0..count).map(|_| self.any_type()).collect();
        if self.chance(35) {
            self.note("lateral");
            let part = self.query(&wanted, depth);
            return self.aliased(format!("lateral ({})", part.sql), part.columns);
        }
        self.note("subquery in from");
        let part = self.hiding_siblings(|me| me.query(&wanted, depth));
        self.aliased(format!("({})", part.sql), part.columns)
    }

    fn cte_item(&mut self) -> Option<(String, Item)> {
        let cte = self.random.pick(&self.ctes)?.clone();
        self.note("reference to with query");
        let alias = self.alias("t");
        let sql = format!("{} {alias}", cte.name);
        Some((sql, Item { alias: Some(alias), columns: cte.columns, key: Vec::new() }))
    }

    /// A function in FROM, with its columns.
    fn function_item(&mut self, depth: usize) -> Option<(String, Item)> {
        let model = self.model;
        let number = match self.random.below(10) {
            0..3 => {
                let common = [
                    "generate_series",
                    "unnest",
                    "jsonb_array_elements",
                    "jsonb_each",
                    "regexp_matches",
                    "json_each_text",
                ];
                let name = self.random.word(&common);
                let named: Vec<usize> = model
                    .set_functions()
                    .iter()
                    .copied()
                    .filter(|number| model.procs.get(*number).is_some_and(|proc| proc.sql == name))
                    .collect();
                self.random.pick(&named).copied()?
            }
            3..9 => self.random.pick(model.set_functions()).copied()?,
            _ => {
                let wanted = self.any_type();
                self.random
                    .pick(model.returning(super::model::Callable::Function, wanted))
                    .copied()?
            }
        };
        let proc = model.procs.get(number)?;
        let mut binding = Binding::default();
        self.resolved(&proc.args, &mut binding)?;
        let call = self.call(proc, binding, depth.min(1))?;
        self.note("function in from");
        let alias = self.alias("f");
        let lateral = if self.random.rarely(100) { "lateral " } else { "" };
        if proc.result == oid::RECORD && proc.columns.is_empty() {
            self.note("column definition list");
            let columns = vec![
                Named { name: "a".to_owned(), data_type: oid::INT4 },
                Named { name: "b".to_owned(), data_type: oid::TEXT },
            ];
            let sql = format!("{lateral}{call} as {alias}(a integer, b text)");
            return Some((sql, Item { alias: Some(alias), columns, key: Vec::new() }));
        }
        let mut columns = self.function_columns(proc, &binding, &alias)?;
        let mut call = call;
        if self.chance(12) && self.scopes.len() < 4 {
            self.note("rows from");
            call = format!("rows from ({call}, generate_series(1, 2))");
            columns.push(Named { name: "generate_series".to_owned(), data_type: oid::INT4 });
            if let [only, _] = columns.as_mut_slice() {
                only.name = String::new();
            }
        }
        if self.chance(20) {
            self.note("with ordinality");
            call += " with ordinality";
            columns.push(Named { name: "ordinality".to_owned(), data_type: oid::INT8 });
        }
        let mut sql = format!("{lateral}{call} as {alias}");
        let columns = self.renamed(&mut sql, columns);
        Some((sql, Item { alias: Some(alias), columns, key: Vec::new() }))
    }

    fn function_columns(&self, proc: &Proc, binding: &Binding, alias: &str) -> Option<Vec<Named>> {
        let resolve = |declared| binding.resolve(self.model, declared);
        if proc.columns.len() > 1 {
            let columns = proc.columns.iter();
            return columns
                .map(|(name, declared)| {
                    Some(Named { name: name.replace("\"\"", ""), data_type: resolve(*declared)? })
                })
                .collect();
        }
        let result = resolve(proc.result)?;
        let known = self.model.get(result)?;
        if known.kind == 'c' {
            let fields = known.fields.iter();
            return Some(
                fields.map(|(name, one)| Named { name: name.clone(), data_type: *one }).collect(),
            );
        }
        // The one OUT column keeps its name, and otherwise the alias is the column's.
        let name = match proc.columns.first() {
            Some((name, _)) => name.clone(),
            None => alias.to_owned(),
        };
        Some(vec![Named { name, data_type: result }])
    }

    /// XMLTABLE and JSON_TABLE.
    fn table_function(&mut self, depth: usize) -> Option<(String, Item)> {
        let alias = self.alias("x");
        let columns = vec![
            Named { name: "a".to_owned(), data_type: oid::INT4 },
            Named { name: "b".to_owned(), data_type: oid::TEXT },
        ];
        let sql = if self.since(17) && self.chance(60) {
            self.note("json_table");
            let context = self.expr(oid::JSONB, Place::Free, depth.min(1));
            let nested = self.maybe(30, ", nested path '$.c[*]' columns (c text path '$')");
            let ordinality = self.maybe(20, ", o for ordinality");
            let exists = self.maybe(20, ", e boolean exists path '$.e'");
            format!(
                "json_table({context}, '$[*]' columns (a integer path '$.a', b text{ordinality}{exists}{nested})) as {alias}"
            )
        } else {
            self.note("xmltable");
            let document = self.expr(oid::XML, Place::Free, depth.min(1));
            let ordinality = self.maybe(20, ", o for ordinality");
            format!(
                "xmltable('//r' passing {document} columns a integer path '@a', b text default 'x' not null{ordinality}) as {alias}"
            )
        };
        Some((sql, Item { alias: Some(alias), columns, key: Vec::new() }))
    }

    /// A join of two items.
    fn join(&mut self, depth: usize) -> (String, Vec<Item>) {
        self.note("join");
        let (left_sql, left) = self.item_of_from(depth);
        let count = self.scopes.last().map(|scope| scope.items.len()).unwrap_or_default();
        if let Some(scope) = self.scopes.last_mut() {
            scope.items.extend(left.iter().cloned());
        }
        let (right_sql, right) = self.item_of_from(depth);
        if let Some(scope) = self.scopes.last_mut() {
            scope.items.truncate(count);
        }
        let right_sql = if right.len() > 1 { format!("({right_sql})") } else { right_sql };
        let kind = self.random.word(&[
            "join",
            "join",
            "inner join",
            "left join",
            "left join",
            "right join",
            "full join",
            "left outer join",
        ]);
        let common = common_columns(&left, &right);
        match self.random.below(100) {
            0..12 => {
                self.note("cross join");
                let sql = format!("{left_sql} cross join {right_sql}");
                (sql, left.into_iter().chain(right).collect())
            }
            12..35 if !common.is_empty() => {
                self.note("using");
                let used = self.used_columns(common);
                let names: Vec<String> = used.iter().map(|column| column.name.clone()).collect();
                let mut sql = format!("{left_sql} {kind} {right_sql} using ({})", names.join(", "));
                let mut items: Vec<Item> = left.into_iter().chain(right).collect();
                let mut alias = None;
                if self.chance(10) {
                    self.note("using with alias");
                    let name = self.alias("u");
                    sql += &format!(" as {name}");
                    alias = Some(name);
                }
                if alias.is_some() {
                    items.push(Item { alias, columns: used.clone(), key: Vec::new() });
                }
                items.push(Item { alias: None, columns: used, key: Vec::new() });
                self.maybe_joined(sql, items)
            }
            35..40 if !common.is_empty() => {
                self.note("natural join");
                let sql = format!("{left_sql} natural {kind} {right_sql}");
                let merged = Item { alias: None, columns: common, key: Vec::new() };
                (sql, left.into_iter().chain(right).chain([merged]).collect())
            }
            _ => {
                let items: Vec<Item> = left.into_iter().chain(right).collect();
                let condition = self.join_condition(&items, kind, depth);
                self.maybe_joined(format!("{left_sql} {kind} {right_sql} on {condition}"), items)
            }
        }
    }

    fn used_columns(&mut self, mut common: Vec<Named>) -> Vec<Named> {
        while common.len() > 1 && self.chance(60) {
            let at = self.random.below(common.len());
            common.remove(at);
        }
        common
    }

    fn join_condition(&mut self, items: &[Item], kind: &str, depth: usize) -> String {
        let hidden =
            self.scopes.last_mut().map(|scope| std::mem::replace(&mut scope.items, items.to_vec()));
        // Only equality can be merged or hashed, which a full join needs.
        let condition = if kind == "full join" && self.random.chance(85) {
            self.mergeable(items)
        } else if self.random.chance(50) {
            let wanted = self.any_column().map_or(oid::INT4, |column| column.data_type);
            let wanted = if self.is_ordered(wanted) { wanted } else { oid::INT4 };
            let left = self.column(wanted).unwrap_or_else(|| "1".to_owned());
            format!("{left} = {}", self.operand(wanted, Place::Assigned, 0))
        } else {
            self.condition(depth.min(2))
        };
        if let (Some(scope), Some(hidden)) = (self.scopes.last_mut(), hidden) {
            scope.items = hidden;
        }
        condition
    }

    /// An equality of a column of each side, or what every join can do with.
    fn mergeable(&mut self, items: &[Item]) -> String {
        let named = |item: &Item| match &item.alias {
            Some(alias) => item
                .columns
                .iter()
                .filter(|column| !column.name.is_empty())
                .map(|column| Named {
                    name: format!("{alias}.{}", column.name),
                    data_type: column.data_type,
                })
                .collect(),
            None => Vec::new(),
        };
        let (Some(first), Some(last)) = (items.first(), items.last()) else {
            return "true".to_owned();
        };
        let (left, right) = (named(first), named(last));
        let pairs = left.iter().flat_map(|one| right.iter().map(move |two| (one, two)));
        let fitting: Vec<(&Named, &Named)> = pairs
            .filter(|(one, two)| one.data_type == two.data_type && self.is_ordered(one.data_type))
            .collect();
        match self.random.pick(&fitting) {
            Some((one, two)) => format!("{} = {}", one.name, two.name),
            None => "true".to_owned(),
        }
    }

    /// Now and then the join gets parentheses and an alias of its own.
    fn maybe_joined(&mut self, sql: String, items: Vec<Item>) -> (String, Vec<Item>) {
        if !self.chance(8) {
            return (sql, items);
        }
        self.note("join with alias");
        let alias = self.alias("j");
        let merged: Vec<String> = items
            .iter()
            .filter(|item| item.alias.is_none())
            .flat_map(|item| item.columns.iter().map(|column| column.name.clone()))
            .collect();
        let mut columns: Vec<Named> = Vec::new();
        for column in items.iter().flat_map(|item| &item.columns) {
            let twice = columns.iter().any(|known| known.name == column.name);
            if !twice && !merged.contains(&column.name) {
                columns.push(column.clone());
            }
        }
        (format!("({sql}) as {alias}"), vec![Item { alias: Some(alias), columns, key: Vec::new() }])
    }

    /// A part as an item with a given alias.
    pub(super) fn item_of(alias: &str, part: &Part) -> Item {
        Item { alias: Some(alias.to_owned()), columns: part.columns.clone(), key: Vec::new() }
    }
}

/// The columns that both sides have under one name and type, once each.
fn common_columns(left: &[Item], right: &[Item]) -> Vec<Named> {
    let all = |items: &[Item]| -> Vec<Named> {
        items.iter().flat_map(|item| item.columns.clone()).collect()
    };
    let (left, right) = (all(left), all(right));
    let once = |side: &[Named], name: &str| side.iter().filter(|one| one.name == name).count() == 1;
    left.iter()
        .filter(|column| !column.name.is_empty() && once(&left, &column.name))
        .filter(|column| once(&right, &column.name) && right.contains(column))
        .cloned()
        .collect()
}
