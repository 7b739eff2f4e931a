//! Makes statements: what is in scope, and expressions by templates whose braces are filled with others.

use crate::generate::model::{Model, oid};
use crate::random::Random;

/// The types that expressions are made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Kind {
    Int,
    Text,
    Bool,
    Numeric,
    Date,
    Mood,
    Pair,
    Json,
    Ints,
    Texts,
    /// A column that is only passed on.
    Other,
}

/// A column that can be named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// An item of FROM.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Item {
    /// None for the columns that a join with USING has merged.
    pub(super) alias: Option<String>,
    pub(super) columns: Vec<Named>,
    /// The columns of its unique keys.
    pub(super) keys: Vec<Vec<String>>,
}

/// What one level of a query sees.
#[derive(Clone, Default, Debug)]
pub(super) struct Scope {
    pub(super) items: Vec<Item>,
    /// In a query that groups: what stands outside of aggregates.
    pub(super) grouped: Option<Vec<Named>>,
    pub(super) aggregates: bool,
    pub(super) windows: bool,
}

/// A WITH query that can be named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Cte {
    pub(super) name: String,
    pub(super) columns: Vec<Named>,
}

pub(super) struct Maker<'m> {
    pub(super) model: &'m Model,
    pub(super) random: Random,
    pub(super) scopes: Vec<Scope>,
    pub(super) ctes: Vec<Cte>,
    /// Values of the parameters, as text.
    pub(super) params: Vec<Option<String>>,
    aliases: usize,
}

const KINDS: [(usize, Kind); 11] = [
    (30, Kind::Int),
    (20, Kind::Text),
    (12, Kind::Bool),
    (5, Kind::Numeric),
    (5, Kind::Date),
    (3, Kind::Mood),
    (5, Kind::Pair),
    (5, Kind::Json),
    (8, Kind::Ints),
    (4, Kind::Texts),
    (8, Kind::Other),
];

/// What a letter in braces stands for.
fn kind_of_letter(letter: char) -> Option<Kind> {
    Some(match letter {
        'i' => Kind::Int,
        't' => Kind::Text,
        'b' => Kind::Bool,
        'n' => Kind::Numeric,
        'd' => Kind::Date,
        'm' => Kind::Mood,
        'p' => Kind::Pair,
        'j' => Kind::Json,
        'I' => Kind::Ints,
        'T' => Kind::Texts,
        _ => return None,
    })
}

impl<'m> Maker<'m> {
    pub(super) fn new(model: &'m Model, random: Random) -> Maker<'m> {
        Maker {
            model,
            random,
            scopes: Vec::new(),
            ctes: Vec::new(),
            params: Vec::new(),
            aliases: 0,
        }
    }

    /// Forgets the last statement.
    pub(super) fn begin(&mut self) {
        self.scopes.clear();
        self.ctes.clear();
        self.params.clear();
        self.aliases = 0;
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.random.chance(percent)
    }

    /// A name that stands for nothing else in the statement.
    pub(super) fn alias(&mut self, start: &str) -> String {
        self.aliases += 1;
        format!("{start}{}", self.aliases)
    }

    pub(super) fn any_kind(&mut self) -> Kind {
        self.random.weighted(&KINDS).unwrap_or(Kind::Int)
    }

    /// The kind of a type of the catalogue.
    pub(super) fn kind_of(&self, data_type: u32) -> Kind {
        let base = self.model.base_of(data_type);
        match base {
            oid::INT2 | oid::INT4 | oid::INT8 => Kind::Int,
            oid::TEXT | oid::VARCHAR => Kind::Text,
            oid::BOOL => Kind::Bool,
            oid::NUMERIC => Kind::Numeric,
            oid::DATE => Kind::Date,
            oid::JSONB => Kind::Json,
            1007 => Kind::Ints,
            1009 => Kind::Texts,
            _ => match self.model.get(base).map(|known| known.name.as_str()) {
                Some("mood") => Kind::Mood,
                Some("pair") => Kind::Pair,
                _ => Kind::Other,
            },
        }
    }

    /// Runs `make` on a level of its own.
    pub(super) fn inside<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(Scope::default());
        let ctes = self.ctes.len();
        let made = make(self);
        self.ctes.truncate(ctes);
        self.scopes.pop();
        made
    }

    /// The columns that an expression of the innermost level can name; now and then of a level outside.
    fn visible(&mut self) -> Vec<Named> {
        let levels = self.scopes.len();
        for (depth, level) in (0..levels).rev().enumerate() {
            if depth > 0 && !self.chance(60) {
                continue;
            }
            let Some(scope) = self.scopes.get(level) else { continue };
            if let Some(grouped) = &scope.grouped
                && !grouped.is_empty()
            {
                return grouped.clone();
            }
            if scope.grouped.is_none()
                && !scope.items.is_empty()
                && (depth > 0 || self.random.chance(88))
            {
                return self.qualified(level);
            }
        }
        Vec::new()
    }

    /// The columns of a level, written so that they are found.
    pub(super) fn qualified(&self, level: usize) -> Vec<Named> {
        let Some(scope) = self.scopes.get(level) else { return Vec::new() };
        let columns = scope.items.iter().flat_map(|item| {
            item.columns.iter().map(|column| Named {
                name: match &item.alias {
                    Some(alias) => format!("{alias}.{}", column.name),
                    None => column.name.clone(),
                },
                kind: column.kind,
            })
        });
        columns.collect()
    }

    /// A column of that kind.
    fn column(&mut self, kind: Kind) -> Option<String> {
        let fitting: Vec<Named> =
            self.visible().into_iter().filter(|column| column.kind == kind).collect();
        let name = self.random.pick(&fitting)?.name.clone();
        // What takes an integer takes no bigint.
        Some(if name.ends_with(".c") && self.chance(80) {
            format!("{name}::integer")
        } else {
            name
        })
    }

    /// An output column: mostly a column as it is.
    pub(super) fn any_expr(&mut self, depth: usize) -> (String, Kind) {
        let visible = self.visible();
        if self.chance(45)
            && let Some(column) = self.random.pick(&visible)
        {
            return (column.name.clone(), column.kind);
        }
        let kind = self.any_kind();
        if kind == Kind::Other {
            return (
                self.random.word(&["null", "current_date", "now()", "row(1, null)"]).to_owned(),
                kind,
            );
        }
        (self.expr(kind, depth), kind)
    }

    /// An expression of a kind.
    pub(super) fn expr(&mut self, kind: Kind, depth: usize) -> String {
        if kind == Kind::Other {
            return "null".to_owned();
        }
        if depth == 0 || self.chance(35) {
            return match self.column(kind) {
                Some(column) => column,
                None => self.literal(kind),
            };
        }
        let allowed =
            self.scopes.last().map(|scope| (scope.aggregates, scope.windows)).unwrap_or_default();
        let template = match self.random.below(100) {
            0..30 if allowed.0 => self.random.word(aggregates(kind)),
            30..45 if allowed.1 => self.random.word(windows(kind)),
            45..60 => return self.general(kind, depth - 1),
            60..66 => return self.subquery(kind, depth - 1),
            _ => self.random.word(scalars(kind)),
        };
        self.fill(if template.is_empty() { "null" } else { template }, depth - 1)
    }

    /// The template with its braces filled.
    pub(super) fn fill(&mut self, template: &str, depth: usize) -> String {
        let mut made = String::new();
        let mut rest = template;
        let aggregate = template.starts_with('@');
        let window = template.contains("{w}");
        if aggregate {
            rest = rest.strip_prefix('@').unwrap_or(rest);
        }
        while let Some((before, tail)) = rest.split_once('{') {
            made += before;
            let (hole, after) = tail.split_once('}').unwrap_or((tail, ""));
            made += &match hole.chars().next() {
                Some('w') => self.window(),
                Some('q') => {
                    let kind = hole.chars().nth(1).and_then(kind_of_letter).unwrap_or(Kind::Int);
                    self.query_text(&[kind], depth)
                }
                Some(letter) => {
                    let kind = kind_of_letter(letter).unwrap_or(Kind::Int);
                    self.restricted(aggregate, window, |me| me.expr(kind, depth))
                }
                None => "{}".to_owned(),
            };
            rest = after;
        }
        made + rest
    }

    /// Inside of an aggregate the columns are those of FROM; inside of it or of a window call there is no other.
    fn restricted<T>(
        &mut self,
        aggregate: bool,
        window: bool,
        make: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let Some(scope) = self.scopes.last_mut() else { return make(self) };
        let before = (scope.grouped.clone(), scope.aggregates, scope.windows);
        if aggregate {
            (scope.grouped, scope.aggregates) = (None, false);
        }
        if aggregate || window {
            scope.windows = false;
        }
        let made = make(self);
        if let Some(scope) = self.scopes.last_mut() {
            (scope.grouped, scope.aggregates, scope.windows) = before;
        }
        made
    }

    fn window(&mut self) -> String {
        self.restricted(false, true, |me| {
            let mut parts = Vec::new();
            if me.chance(50) {
                parts.push(format!("partition by {}", me.expr(Kind::Int, 0)));
            }
            parts.push(format!("order by {}", me.expr(Kind::Int, 0)));
            if me.chance(60) {
                parts.push(me.random.word(&FRAMES).to_owned());
            }
            parts.join(" ")
        })
    }

    pub(super) fn literal(&mut self, kind: Kind) -> String {
        let type_name = type_name(kind);
        match self.random.below(12) {
            0 => format!("null::{type_name}"),
            1 if self.params.len() < 5 && kind != Kind::Pair => {
                let value = super::schema::value(&mut self.random, type_name);
                let value = value.trim_matches('\'').to_owned();
                let given = if self.chance(30) { None } else { Some(value) };
                self.params.push(given);
                format!("${}::{type_name}", self.params.len())
            }
            _ => {
                let value = super::schema::value(&mut self.random, type_name);
                match kind {
                    Kind::Int | Kind::Bool => value,
                    Kind::Text if self.random.chance(40) => value,
                    _ => format!("{value}::{type_name}"),
                }
            }
        }
    }

    /// What every type can be made by.
    fn general(&mut self, kind: Kind, depth: usize) -> String {
        let one = |me: &mut Self| me.expr(kind, depth);
        match self.random.below(9) {
            0 | 1 => {
                let (first, second) = (one(self), one(self));
                format!("coalesce({first}, {second})")
            }
            2 => {
                let (first, second) = (one(self), one(self));
                format!("nullif({first}, {second})")
            }
            3 if !matches!(kind, Kind::Json | Kind::Pair) => {
                let word = self.random.word(&["greatest", "least"]);
                let (first, second) = (one(self), one(self));
                format!("{word}({first}, {second})")
            }
            4 => format!("case when {} then {} end", self.condition(depth), one(self)),
            5 => {
                let (first, second) = (one(self), one(self));
                format!("case {first} when {second} then {} else {} end", one(self), one(self))
            }
            6 => {
                let filter = if self.chance(40) {
                    format!(" where {}", self.condition(depth))
                } else {
                    String::new()
                };
                format!("(select r.x from (select {} as x{filter}) as r)", one(self))
            }
            7 => format!("(array[{}, {}])[{}]", one(self), one(self), self.expr(Kind::Int, 0)),
            _ => {
                let (condition, value) = (self.condition(depth), one(self));
                let mut made = format!("case when {condition} then {value}");
                if self.chance(50) {
                    made += &format!(" when {} then {}", self.condition(depth), one(self));
                }
                made + &format!(" else {} end", one(self))
            }
        }
    }

    fn subquery(&mut self, kind: Kind, depth: usize) -> String {
        let text = self.query_text(&[kind], depth);
        match self.random.below(4) {
            0 => {
                let trimmed = format!("select * from ({text}) as sq limit 1");
                format!("({trimmed})")
            }
            1 => format!("(array({text}))[1]"),
            _ => format!("(select (array_agg(v))[1] from ({text}) as sq(v))"),
        }
    }

    /// A condition, often one that proves something.
    pub(super) fn condition(&mut self, depth: usize) -> String {
        if self.chance(28)
            && self.scopes.last().is_some_and(|scope| scope.grouped.is_none())
            && let Some(bound) = self.key_condition()
        {
            return bound;
        }
        match self.random.below(10) {
            0 | 1 if depth > 0 => {
                format!("({} and {})", self.condition(depth - 1), self.condition(depth - 1))
            }
            2 if depth > 0 => {
                format!("({} or {})", self.condition(depth - 1), self.condition(depth - 1))
            }
            3 if depth > 0 => format!("not ({})", self.condition(depth - 1)),
            _ => self.expr(Kind::Bool, depth.max(1)),
        }
    }

    /// Binds all columns of a key, rightly or nearly so.
    fn key_condition(&mut self) -> Option<String> {
        let items = self.scopes.last()?.items.clone();
        let keyed: Vec<&Item> =
            items.iter().filter(|item| !item.keys.is_empty() && item.alias.is_some()).collect();
        let item = self.random.pick(&keyed).copied()?;
        let key = self.random.pick(&item.keys)?.clone();
        let alias = item.alias.clone()?;
        let mut parts = Vec::new();
        for column in &key {
            let known = item.columns.iter().find(|named| named.name == *column)?;
            let name = format!("{alias}.{column}");
            let kind = known.kind;
            parts.push(match self.random.below(14) {
                0 => format!("{name} is null"),
                1 => format!("{name} is not distinct from {}", self.literal(kind)),
                2 if kind == Kind::Int => format!("{name} = 1.0"),
                3 if kind == Kind::Int => format!("{name} = 1::float8"),
                4 if kind == Kind::Text => format!("{name} = 'a' collate caseless"),
                5 if kind == Kind::Text => format!("{name}::bpchar = 'a'"),
                6 => format!("{name} in ({}, {})", self.literal(kind), self.literal(kind)),
                7 => format!("{name} = any(array[{}])", self.literal(kind)),
                8 => {
                    let others: Vec<Named> = self
                        .qualified(self.scopes.len().saturating_sub(1))
                        .into_iter()
                        .filter(|other| other.kind == kind)
                        .collect();
                    let other = self.random.pick(&others)?.name.clone();
                    format!("{name} = {other}")
                }
                9 => format!(
                    "{name} = (select * from ({}) as sq limit 1)",
                    self.query_text(&[kind], 0)
                ),
                _ => format!("{name} = {}", self.literal(kind)),
            });
        }
        Some(format!("({})", parts.join(" and ")))
    }
}

pub(super) fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Int => "integer",
        Kind::Text => "text",
        Kind::Bool => "boolean",
        Kind::Numeric => "numeric",
        Kind::Date => "date",
        Kind::Mood => "mood",
        Kind::Pair => "pair",
        Kind::Json => "jsonb",
        Kind::Ints => "integer[]",
        Kind::Texts => "text[]",
        Kind::Other => "text",
    }
}

const FRAMES: [&str; 14] = [
    "rows between 2 preceding and 1 preceding",
    "rows between 1 following and 2 following",
    "rows between unbounded preceding and current row",
    "rows between 1 preceding and 1 following",
    "rows between current row and unbounded following",
    "rows between 1 preceding and 1 following exclude current row",
    "rows between unbounded preceding and unbounded following exclude group",
    "rows between current row and 1 following exclude ties",
    "groups between 1 preceding and 1 preceding",
    "groups between current row and 1 following",
    "range between 1 preceding and 1 following",
    "range between 2 preceding and 1 preceding",
    "range unbounded preceding",
    "rows 1 preceding",
];

fn scalars(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Int => &[
            "({i} + {i})",
            "abs({i})",
            "length({t})",
            "cardinality({I})",
            "array_length({I}, 1)",
            "array_position({I}, {i})",
            "({I})[{i}]",
            "({p}).x",
            "extract(year from {d})::integer",
            "num_nulls({t}, {i})",
            "forget({i})",
            "keep({i})",
            "any_of({i})",
            "jsonb_array_length(jsonb_build_array({j}))",
            "length({j} ->> 'a')",
            "strpos({t}, {t})",
            "{i}::checked",
            "nullif({i}, 0)::sure",
            "((row({i}, {t}))::pair).x",
            "({I} || {i})[1]",
            "mod({i}, 3)",
            "({i})::bigint::integer",
            "({b})::integer",
            "ascii({t})",
            "array_ndims({I})",
            "coalesce(({p}).x, {i})",
        ],
        Kind::Text => &[
            "({t} || {t})",
            "lower({t})",
            "concat({t}, {i})",
            "concat_ws({t}, {t}, {i})",
            "format('%s', {t})",
            "format({t})",
            "substring({t} from 1 for 2)",
            "substring({t} from 'a.')",
            "({p}).y",
            "({T})[1]",
            "({T})[1:2][1]",
            "{i}::text",
            "({j} ->> 'a')",
            "({j} #>> '{}')",
            "jsonb_typeof({j})",
            "to_char({d}, 'YYYY')",
            "array_to_string({I}, ',')",
            "array_to_string({I}, ',', {t})",
            "split_part({t}, 'a', 1)",
            "{m}::text",
            "nullif({t}, '')",
            "trim({t})",
            "translate({t}, 'a', {t})",
            "regexp_replace({t}, 'a', 'b')",
            "quote_nullable({t})",
            "quote_literal({t})",
            "string_to_array({t}, 'a')::text",
            "(regexp_match({t}, 'a'))[1]",
            "(to_jsonb({t}) ->> 0)",
            "repeat({t}, 2)",
            "overlay({t} placing 'x' from 1)",
        ],
        Kind::Bool => &[
            "({i} = {i})",
            "({i} < {i})",
            "({t} = {t})",
            "({i} is null)",
            "({i} is not null)",
            "({t} is not null)",
            "({b} is true)",
            "({b} is not false)",
            "({b} is not unknown)",
            "({i} is distinct from {i})",
            "({i} is not distinct from {i})",
            "({i} in ({i}, {i}))",
            "({i} not in ({i}, {i}))",
            "({i} in ({qi}))",
            "({i} not in ({qi}))",
            "({i} = any({I}))",
            "({i} <> all({I}))",
            "({i} > all({I}))",
            "(not ({i} > any({I})))",
            "({i} < all({qi}))",
            "exists ({qi})",
            "({i} between {i} and {i})",
            "({i} not between {i} and {i})",
            "(({i}, {t}) < ({i}, {t}))",
            "(({i}, {t}) = ({i}, {t}))",
            "(({i}, {t}) <> ({i}, {t}))",
            "(({i}, {t}) in (select 1, null::text union all select {i}, {t}))",
            "({t} like 'a%')",
            "({t} ==== {t})",
            "({p} is not null)",
            "({p} is null)",
            "(not ({p} is null))",
            "(({p}).x is not null)",
            "({I} && {I})",
            "({j} ? 'a')",
            "({j} @? '$.a')",
            "({j} @> {j})",
            "(num_nulls({i}, {t}) = 0)",
            "(num_nonnulls({i}, {t}) = 2)",
            "(coalesce({i}, {i}) > 0)",
            "(nullif({i}, 2) is not null)",
            "(not {b})",
            "({b} and {b})",
            "({b} or {b})",
            "({d} > '2020-01-01')",
            "isfinite({d})",
            "({m} = 'x')",
            "({i} = 1 or {i} = 2)",
            "({i} is not null or {t} is not null)",
            "(({i} is null) = false)",
            "({t} similar to 'a')",
            "starts_with({t}, 'a')",
        ],
        Kind::Numeric => &[
            "({n} + {i})",
            "round({n}, 1)",
            "{i}::numeric",
            "extract(day from {d})",
            "sign({n})",
            "greatest({n}, {i})",
        ],
        Kind::Date => &[
            "({d} + 1)",
            "date_trunc('month', {d})::date",
            "greatest({d}, {d})",
            "make_date(2024, 1, abs({i}) % 20 + 1)",
        ],
        Kind::Mood => &[
            "enum_first({m})",
            "enum_last({m})",
            "({t})::mood",
            "coalesce({m}, {m})",
            "(enum_range({m}, {m}))[1]",
        ],
        Kind::Pair => &[
            "row({i}, {t})::pair",
            "({p})",
            "(select z from (select {i} as x, {t} as y) as z)::text::pair",
            "jsonb_populate_record(null::pair, jsonb_build_object('x', {i}))",
        ],
        Kind::Json => &[
            "to_jsonb({i})",
            "({j} -> 'a')",
            "jsonb_build_object('a', {t})",
            "jsonb_build_array({i})",
            "({j} || {j})",
            "jsonb_strip_nulls({j})",
            "row_to_json({p})::jsonb",
        ],
        Kind::Ints => &[
            "array[{i}, {i}]",
            "array({qi})",
            "array_append({I}, {i})",
            "array_remove({I}, {i})",
            "({I} || {I})",
            "({I})[1:2]",
            "({I})[:{i}]",
            "array_fill({i}, array[2])",
            "array_cat({I}, {I})",
            "array_replace({I}, {i}, {i})",
            "array_positions({I}, {i})",
            "coalesce({I}, '{}')",
            "trim_array({I}, 0)",
            "({I} || null::integer)",
        ],
        Kind::Texts => &[
            "array[{t}]",
            "string_to_array({t}, 'b')",
            "array({qt})",
            "({I})::text[]",
            "regexp_split_to_array({t}, 'a')",
            "regexp_match({t}, '(a)|(b)')",
            "string_to_array({t}, 'b', 'a')",
            "({T} || {t})",
        ],
        Kind::Other => &[],
    }
}

/// An `@` says that what is filled in is inside of the aggregate.
fn aggregates(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Int => &[
            "@count(*)::integer",
            "@count({i})",
            "@sum({i})",
            "@max({i})",
            "@min({i}) filter (where {b})",
            "@(array_agg({i}))[1]",
            "@forgetting({i})",
            "@mode() within group (order by {i})",
            "@percentile_disc(0.5) within group (order by {i})",
            "@percentile_disc(null) within group (order by {i})",
            "@bit_and({i})",
            "@regr_count({n}, {n})",
            "@rank({i}) within group (order by 1)",
            "@sum(distinct {i})",
        ],
        Kind::Text => &[
            "@max({t})",
            "@string_agg({t}, ',')",
            "@string_agg({t}, {t} order by {i})",
            "@min({t})",
        ],
        Kind::Bool => &[
            "@bool_and({b})",
            "@bool_or({b})",
            "@every({b})",
            "(grouping(1) = 0)",
            "@(count(*) > 1)",
        ],
        Kind::Numeric => &[
            "@avg({i})",
            "@sum({n})",
            "@stddev({n})",
            "@variance({i})",
            "@var_pop({i})",
            "@corr({n}, {i})::numeric",
        ],
        Kind::Date => &["@max({d})", "@min({d})"],
        Kind::Mood => &["@max({m})"],
        Kind::Pair => &["@(array_agg({p}))[1]"],
        Kind::Json => &[
            "@jsonb_agg({i})",
            "@jsonb_object_agg({i}::text || 'k', {t})",
            "@to_jsonb(array_agg({i}))",
        ],
        Kind::Ints => &[
            "@array_agg({i})",
            "@array_agg({i} order by {t})",
            "@array_agg({i}) filter (where {b})",
            "@array_agg(distinct {i})",
        ],
        Kind::Texts => &["@array_agg({t})", "@array_agg({i}::text)"],
        Kind::Other => &[],
    }
}

fn windows(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Int => &[
            "row_number() over ({w})",
            "rank() over ({w})",
            "ntile({i}) over ({w})",
            "lag({i}) over ({w})",
            "lag({i}, {i}) over ({w})",
            "lag({i}, 1, {i}) over ({w})",
            "lag({i}, 0) over ({w})",
            "lead({i}, {i}, {i}) over ({w})",
            "lead({i}, 0, {i}) over ({w})",
            "first_value({i}) over ({w})",
            "last_value({i}) over ({w})",
            "nth_value({i}, 1) over ({w})",
            "nth_value({i}, 2) over ({w})",
            "sum({i}) over ({w})",
            "max({i}) over ({w})",
            "count({i}) over ({w})",
            "min({i}) filter (where {b}) over ({w})",
            "forgetting({i}) over ({w})",
        ],
        Kind::Text => &[
            "first_value({t}) over ({w})",
            "lag({t}) over ({w})",
            "max({t}) over ({w})",
            "lead({t}, 1, 'z') over ({w})",
            "string_agg({t}, ',') over ({w})",
        ],
        Kind::Bool => &["bool_and({b}) over ({w})", "first_value({b}) over ({w})"],
        Kind::Numeric => &[
            "avg({i}) over ({w})",
            "sum({n}) over ({w})",
            "stddev({i}) over ({w})",
            "percent_rank() over ({w})::numeric",
        ],
        Kind::Date => &["max({d}) over ({w})"],
        Kind::Mood => &["last_value({m}) over ({w})"],
        Kind::Pair => &["first_value({p}) over ({w})"],
        Kind::Json => &["jsonb_agg({i}) over ({w})", "lag({j}) over ({w})"],
        Kind::Ints => &["array_agg({i}) over ({w})", "lag({I}) over ({w})"],
        Kind::Texts => &["array_agg({t}) over ({w})"],
        Kind::Other => &[],
    }
}
