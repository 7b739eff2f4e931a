//! Random schemas whose constraints promise something about NULL or the number of rows, some of them less than they
//! seem to, and rows for them with NULL wherever it is let in.

use crate::random::Random;

/// A statement that makes the database.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// Both the server and sqlweave have to take it.
    Schema(String),
    /// Rows, for the server alone.
    Data(String),
}

impl Step {
    pub(super) fn sql(&self) -> &str {
        match self {
            Step::Schema(sql) | Step::Data(sql) => sql,
        }
    }
}

/// Columns by name, with the type that each has in every table, so that tables can be joined by them.
const COLUMNS: [(&str, &str); 15] = [
    ("a", "integer"),
    ("b", "integer"),
    ("c", "bigint"),
    ("s", "text"),
    ("t", "text"),
    ("e", "mood"),
    ("f", "boolean"),
    ("n", "numeric"),
    ("d", "date"),
    ("l", "integer[]"),
    ("w", "text[]"),
    ("p", "pair"),
    ("j", "jsonb"),
    ("k", "checked"),
    ("m", "sure"),
];

/// What every schema has.
const COMMON: [&str; 22] = [
    "create type mood as enum ('x', 'y', 'z')",
    "create type pair as (x integer, y text)",
    "create domain checked as integer check (value is not null)",
    "create domain sure as integer not null",
    "create domain positive as integer check (value > 0)",
    "create function forget(i integer) returns integer language sql immutable strict as 'select null::integer'",
    "create function keep(i integer) returns integer language sql immutable as 'select i'",
    "create function lax(l text, r text) returns boolean language sql immutable as 'select true'",
    "create function half(i integer) returns setof integer language sql as 'select null::integer union all select i'",
    "create function two_of(i integer, out x integer, out y text) language sql as 'select i, null::text'",
    "create function listed(i integer) returns table (x integer, y text) language sql as 'select i, null::text'",
    "create function any_of(i anyelement) returns anyelement language sql immutable as 'select null::integer'",
    "create operator ==== (leftarg = text, rightarg = text, function = lax)",
    "create aggregate forgetting(integer) (sfunc = int4larger, stype = integer, initcond = '0', finalfunc = forget)",
    "create function null_a() returns trigger language plpgsql as 'begin new.a := null; return new; end'",
    "create function null_b() returns trigger language plpgsql as 'begin new.b := null; return new; end'",
    "create function null_all() returns trigger language plpgsql as 'begin if new.a is not null then new.a := null; new.s := null; end if; return new; end'",
    "create function skip() returns trigger language plpgsql as 'begin return null; end'",
    "create function as_is() returns trigger language plpgsql as 'begin return new; end'",
    "create table counted (id integer primary key, label text not null)",
    "create function old_row() returns trigger language plpgsql as 'begin if tg_op = ''DELETE'' then return old; end if; return new; end'",
    "create collation caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
];

/// Predicates of partial indexes as the server writes them, and conditions on the row `@` that imply them or seem to.
pub(super) const PREDICATES: [(&str, &[&str]); 9] = [
    (
        "(a > 1)",
        &[
            "@.a > 1",
            "@.a > 2",
            "@.a >= 2",
            "@.a >= 1",
            "@.a > 0",
            "@.a = 2",
            "@.a in (2, 3)",
            "@.a in (1, 2)",
            "@.a between 2 and 4",
            "1 < @.a",
            "not (@.a <= 1)",
            "(@.a > 1 or @.a = 5)",
            "(@.a > 1 or @.s = 'a')",
            "@.a > 1.5",
            "@.a is not null",
            "@.a <> 1",
        ],
    ),
    (
        "(s IS NOT NULL)",
        &[
            "@.s is not null",
            "@.s = 'a'",
            "@.s > ''",
            "@.s like '%'",
            "@.s in ('a', null)",
            "not (@.s is null)",
            "(@.s is not null) = (@.a is null)",
            "coalesce(@.s, 'x') = 'x'",
            "@.s ==== 'a'",
            "@.s is distinct from null",
            "@.s <> all ('{}'::text[])",
            "length(@.s) >= 0",
            "lower(@.s) is not null",
            "(@.s = 'a') is not false",
        ],
    ),
    (
        "((a > 1) AND (s IS NOT NULL))",
        &["@.a > 1 and @.s = 'a'", "@.a = 3 and @.s is not null", "@.a > 1", "@.s > 'a'"],
    ),
    (
        "((s IS NULL) OR (a > 2))",
        &[
            "@.s is null",
            "@.a > 2",
            "@.a = 3",
            "@.a > 1",
            "(@.s is null or @.a > 2)",
            "@.a is null",
        ],
    ),
    (
        "(a = ANY (ARRAY[1, 2]))",
        &["@.a = 1", "@.a in (1, 2)", "@.a in (1, 3)", "@.a = any ('{1,2}')", "@.a < 3"],
    ),
    ("(a <> 1)", &["@.a = 2", "@.a > 1", "@.a <> 1", "@.a < 2", "not (@.a = 1)", "@.a is null"]),
    (
        "(s <> 'a'::text)",
        &["@.s = 'b'", "@.s > 'a'", "@.s <> 'a'", "@.s = 'A'", "@.s = 'A' collate caseless"],
    ),
    ("(s > 'a'::text)", &["@.s > 'b'", "@.s > 'A'", "@.s = 'b'", "@.s >= 'a'", "@.s > 'a'"]),
    ("(s IS NULL)", &["@.s is null", "not (@.s is not null)", "@.s is not distinct from null"]),
];

/// Tables with their constraints, what is made of them, and rows.
pub(super) fn steps(random: &mut Random, version: u32) -> Vec<Step> {
    let mut made: Vec<Step> = COMMON.iter().map(|sql| Step::Schema((*sql).to_owned())).collect();
    let mut tables = Vec::new();
    for number in 1..=random.between(3, 5) {
        let table = Table::new(number, random);
        made.extend(table.steps(random, version));
        tables.push(table);
    }
    if random.chance(40)
        && let [first, second, ..] = tables.as_slice()
    {
        made.push(Step::Schema(format!(
            "alter table {} add foreign key (a) references {} (id) deferrable",
            second.name, first.name
        )));
    }
    if random.chance(25) {
        made.extend(foreign_table());
    }
    for number in 1..=random.between(2, 5) {
        made.extend(view(number, random, &tables, version));
    }
    for table in &tables {
        made.extend(table.late_steps(random, version));
    }
    made
}

fn schema(sql: String) -> Step {
    Step::Schema(sql)
}

/// What generated columns are computed by.
const GENERATED: &[&str] = &[
    "a + 1",
    "coalesce(a, 0)",
    "nullif(a, 1)",
    "length(s)",
    "coalesce(a, length(s))",
    "greatest(a, id)",
    "case when a is null then length(s) else a end",
    "case when s is not null and length(s) > 1 then length(s) else id end",
    "case a when 1 then a when 2 then length(s) else 0 end",
    "abs(coalesce(nullif(a, 2), id)) % 7",
    "coalesce((array[a, 1])[1], 2)",
    "case when not (a is null or s is null) then a + length(s) else 1 end",
];

struct Table {
    name: String,
    columns: Vec<(&'static str, &'static str)>,
    kind: TableKind,
    empty: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TableKind {
    Plain,
    Partitioned,
    Parent,
}

impl Table {
    fn new(number: usize, random: &mut Random) -> Table {
        let mut columns = Vec::new();
        for column in COLUMNS {
            if matches!(column.0, "a" | "s") || random.chance(35) {
                columns.push(column);
            }
        }
        let kind = match random.below(10) {
            0 => TableKind::Partitioned,
            1 | 2 => TableKind::Parent,
            _ => TableKind::Plain,
        };
        Table { name: format!("t{number}"), columns, kind, empty: random.chance(18) }
    }

    fn steps(&self, random: &mut Random, version: u32) -> Vec<Step> {
        let name = &self.name;
        let mut parts =
            vec![format!("id integer{}", random.word(&["", " not null", " not null", ""]))];
        for (column, data_type) in &self.columns {
            parts.push(format!("{column} {data_type}{}", constraint(random, column)));
        }
        let mut own = String::new();
        if random.chance(25) {
            let stored = if version >= 18 { random.word(&[" stored", ""]) } else { " stored" };
            let value = random.word(GENERATED);
            parts.push(format!("g integer generated always as ({value}){stored}"));
            if version >= 16 && random.chance(40) {
                let value = random.word(GENERATED);
                own = format!("g integer generated always as ({value}){stored}");
            }
        }
        parts.extend(self.table_constraints(random, version));
        let tail = match self.kind {
            TableKind::Partitioned => " partition by list (id)",
            TableKind::Plain | TableKind::Parent => "",
        };
        let mut made = vec![schema(format!("create table {name} ({}){tail}", parts.join(", ")))];
        for key in [self.key(random), self.unique(random, version)].into_iter().flatten() {
            made.push(schema(key));
        }
        match self.kind {
            TableKind::Partitioned => {
                made.push(schema(format!(
                    "create table {name}_p partition of {name} for values in (1, 2, 3)"
                )));
                made.push(schema(format!("create table {name}_q partition of {name} default")));
            }
            TableKind::Parent => {
                let columns = if own.is_empty() { "extra text" } else { &own };
                made.push(schema(format!("create table {name}_c ({columns}) inherits ({name})")))
            }
            TableKind::Plain => {}
        }
        if self.kind == TableKind::Parent && random.chance(50) {
            let column = random.word(&["a", "s", "id"]);
            made.push(schema(format!("alter table {name}_c alter {column} drop not null")));
        }
        if !self.empty {
            made.extend((0..random.between(3, 9)).map(|_| self.row(random)));
        }
        made
    }

    fn table_constraints(&self, random: &mut Random, version: u32) -> Vec<String> {
        let mut made = Vec::new();
        for _ in 0..random.below(3) {
            let tail = match random.below(8) {
                0 => " no inherit",
                1 if version >= 18 => " not enforced",
                _ => "",
            };
            let check = random.word(&[
                "s is not null",
                "a is not null and s is not null",
                "a is not null or s is not null",
                "not (a is null)",
                "num_nulls(a, s) = 0",
                "num_nonnulls(a, s) = 2",
                "num_nonnulls(a, s) > 0",
                "a > 0",
                "(a is not null) = (s is not null)",
                "case when a is not null then s is not null else true end",
                "coalesce(a, 0) >= 0 and a is not null",
                "(a, s) is not null",
                "a is distinct from null",
                "a is null or s is not null",
            ]);
            made.push(format!("check ({check}){tail}"));
        }
        made
    }

    /// A primary key or what looks like one.
    fn key(&self, random: &mut Random) -> Option<String> {
        let name = &self.name;
        let kind = random.word(&[
            "primary key (id)",
            "primary key (id)",
            "primary key (id, a)",
            "unique (id)",
            "primary key (id) deferrable initially deferred",
            "unique (id) deferrable",
            "",
        ]);
        (!kind.is_empty()).then(|| format!("alter table {name} add {kind}"))
    }

    fn unique(&self, random: &mut Random, version: u32) -> Option<String> {
        let name = &self.name;
        let nulls = if version >= 15 && random.chance(40) { " nulls not distinct" } else { "" };
        let predicate = random.pick(&PREDICATES).map_or("true", |(predicate, _)| predicate);
        Some(match random.below(11) {
            0 => format!("create unique index on {name} (a)"),
            1 => format!("create unique index on {name} (a, s){nulls}"),
            2 => format!("create unique index on {name} (s) where {predicate}"),
            3 | 9 => format!("create unique index on {name} (a) where {predicate}"),
            10 => format!("create unique index on {name} (id) where {predicate}"),
            4 => format!("create unique index on {name} (lower(s))"),
            5 => format!("create unique index on {name} (s collate \"C\")"),
            6 => format!("create unique index on {name} (a){nulls}"),
            7 => format!("alter table {name} add unique (a, id)"),
            _ => return None,
        })
    }

    /// Triggers, rules, policies, and constraints that what is there already need not pass.
    fn late_steps(&self, random: &mut Random, version: u32) -> Vec<Step> {
        let name = &self.name;
        let mut made = Vec::new();
        if random.chance(30) {
            let function = random.word(&["null_a", "null_b", "null_all", "skip", "as_is"]);
            let event = random.word(&["insert", "update", "insert or update", "update of b"]);
            let on = match self.kind {
                TableKind::Partitioned if random.chance(50) => format!("{name}_p"),
                TableKind::Parent if random.chance(60) => format!("{name}_c"),
                _ => name.clone(),
            };
            made.push(schema(format!(
                "create trigger tr before {event} on {on} for each row execute function {function}()"
            )));
        }
        if random.chance(10) {
            made.extend(self.rule(random).map(schema));
        }
        if random.chance(15) {
            made.push(schema(format!("alter table {name} enable row level security")));
            made.push(schema(format!(
                "create policy po on {name} using ({})",
                random.word(&["true", "a > 1", "false"])
            )));
        }
        if random.chance(10) {
            let check = random.word(&["a is not null", "s is not null"]);
            made.push(schema(format!("alter table {name} add check ({check}) not valid")));
        }
        if version >= 18 && random.chance(12) {
            let column = random.word(&["a", "s"]);
            made.push(schema(format!(
                "alter table {name} add constraint nn not null {column} not valid"
            )));
        }
        if self.kind == TableKind::Plain && random.chance(8) {
            made.push(schema(format!(
                "create table holds_{name} (id integer, r {name} not null, v {name}[])"
            )));
            made.push(Step::Data(format!(
                "insert into holds_{name} values (1, row(null)::{name}, array[null::{name}])"
            )));
            made.push(Step::Data(format!(
                "insert into holds_{name} select 2, jsonb_populate_record(null::{name}, '{{}}'), '{{}}'"
            )));
        }
        made
    }

    fn rule(&self, random: &mut Random) -> Option<String> {
        let name = &self.name;
        let nulls: Vec<String> = ["id integer"]
            .into_iter()
            .map(str::to_owned)
            .chain(self.columns.iter().map(|(column, data_type)| format!("{column} {data_type}")))
            .filter_map(|column| Some(format!("null::{}", column.split_once(' ')?.1)))
            .collect();
        let event = random.word(&["insert", "update", "delete"]);
        let action = match random.below(3) {
            0 => "nothing".to_owned(),
            1 => format!("insert into counted values (9, 'x') returning {}", nulls.join(", ")),
            _ => format!("update counted set label = label returning {}", nulls.join(", ")),
        };
        Some(format!("create rule ru as on {event} to {name} do instead {action}"))
    }

    /// A row whose values are NULL as often as not.
    fn row(&self, random: &mut Random) -> Step {
        let mut names = vec!["id"];
        let mut values = vec![random.between(1, 9).to_string()];
        let share = random.word(&["0", "20", "45", "90"]).parse().unwrap_or(0);
        for (column, data_type) in &self.columns {
            names.push(column);
            values.push(match random.chance(share) {
                true => "null".to_owned(),
                false => value(random, data_type),
            });
        }
        let part = match (self.kind, random.below(2)) {
            (TableKind::Parent, 0) => "_c",
            _ => "",
        };
        Step::Data(format!(
            "insert into {}{part} ({}) values ({})",
            self.name,
            names.join(", "),
            values.join(", ")
        ))
    }
}

/// A column's own constraint.
fn constraint(random: &mut Random, column: &str) -> String {
    if matches!(column, "k" | "m") {
        return " default 1".to_owned();
    }
    match random.below(10) {
        0..4 => " not null".to_owned(),
        4 => format!(" check ({column} is not null)"),
        5 => " unique".to_owned(),
        6 => " default null".to_owned(),
        _ => String::new(),
    }
}

/// A literal of a type, as a column of a table may hold it.
pub(super) fn value(random: &mut Random, data_type: &str) -> String {
    let written = match data_type {
        "integer" | "bigint" | "checked" | "sure" => {
            return random.word(&["1", "2", "3", "4", "5", "0", "-1"]).to_owned();
        }
        "text" => random.word(&["'a'", "'A'", "'b'", "'c'", "''", "'a b'", "'1'"]),
        "mood" => random.word(&["'x'", "'y'", "'z'"]),
        "boolean" => random.word(&["true", "false"]),
        "numeric" => random.word(&["0.1", "1", "2.5", "-3", "'NaN'"]),
        "date" => random.word(&["'2024-01-01'", "'2025-06-30'", "'infinity'"]),
        "integer[]" => random.word(&[
            "'{1,2}'",
            "'{}'",
            "'{null}'",
            "'{3,null}'",
            "'{{1,2},{3,4}}'",
            "'[0:1]={5,6}'",
        ]),
        "text[]" => random.word(&["'{a,b}'", "'{}'", "'{null,a}'"]),
        "pair" => random.word(&["row(1, 'a')", "row(null, null)", "row(2, null)"]),
        "jsonb" => {
            random.word(&["'{\"a\": 1}'", "'null'", "'[1, null]'", "'\"s\"'", "'{}'", "'3'"])
        }
        _ => "null",
    };
    written.to_owned()
}

/// Rows that the server does not check.
fn foreign_table() -> Vec<Step> {
    let made = [
        "create extension file_fdw",
        "create server files foreign data wrapper file_fdw",
        "create foreign table outside (id integer not null, a integer not null, s text not null) server files \
         options (program 'printf ''1,2,x\\n2,,\\n''', format 'csv', null '')",
    ];
    made.into_iter().map(|sql| Step::Schema(sql.to_owned())).collect()
}

/// A view, and now and then a trigger that writes through it.
fn view(number: usize, random: &mut Random, tables: &[Table], version: u32) -> Vec<Step> {
    let (Some(first), Some(second)) = (random.pick(tables), random.pick(tables)) else {
        return Vec::new();
    };
    let (one, two) = (&first.name, &second.name);
    let query = match random.below(9) {
        0 => format!("select id, a, s from {one} where a is not null"),
        1 => format!("select * from {one} where s = 'a'"),
        2 => {
            format!("select x.id, x.a, y.s, y.a as b from {one} x left join {two} y on y.id = x.a")
        }
        3 => format!(
            "select a, count(*) as c, max(s) as s, array_agg(id) as l from {one} group by a"
        ),
        4 => format!("select id, a, s from {one} union all select id, a, 'none' from {two}"),
        5 => {
            format!("select id, a, coalesce(s, '') as s, lag(a) over (order by id) as b from {one}")
        }
        6 => format!("select a, s, sum(id) as c from {one} group by rollup (a, s)"),
        7 => format!("select distinct a, s from {one} where a in (1, 2)"),
        _ => format!(
            "with recursive r as (select 1 as a, 's'::text as s union select r.a + 1, x.s from r join {one} x on x.id = r.a where r.a < 5) select * from r"
        ),
    };
    let materialized = if random.chance(15) { "materialized " } else { "" };
    let mut made = vec![schema(format!("create {materialized}view v{number} as {query}"))];
    if materialized.is_empty() && random.chance(20) {
        let event = random.word(&["insert", "update", "insert or update"]);
        let function = random.word(&["null_a", "as_is", "null_all"]);
        made.push(schema(format!(
            "create trigger tr instead of {event} on v{number} for each row execute function {function}()"
        )));
    }
    if materialized.is_empty() && version >= 15 && random.chance(10) {
        made.push(schema(format!("alter view v{number} set (security_invoker = true)")));
    }
    made
}
