//! Expressions by templates whose braces are filled with others.

use super::maker::{Kind, Maker, type_name};
use super::templates::{FRAMES, aggregates, scalars, windows};

impl Maker<'_> {
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
                    let kind = hole.chars().nth(1).and_then(Kind::of_letter).unwrap_or(Kind::Int);
                    self.query_text(&[kind], depth)
                }
                Some(letter) => {
                    let kind = Kind::of_letter(letter).unwrap_or(Kind::Int);
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
}
