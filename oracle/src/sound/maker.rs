//! Makes statements: the kinds of expressions, and what is in scope where one is made.

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
    /// Its unique keys.
    pub(super) keys: Vec<Key>,
}

/// The columns of a unique index, and its predicate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Key {
    pub(super) columns: Vec<String>,
    pub(super) predicate: Option<String>,
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

impl Kind {
    /// What a letter in braces stands for.
    pub(super) fn of_letter(letter: char) -> Option<Kind> {
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
    pub(super) fn visible(&mut self) -> Vec<Named> {
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
    pub(super) fn column(&mut self, kind: Kind) -> Option<String> {
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
