//! What makes statements: random choices, what is in scope, and the parameters given out so far.

use std::collections::BTreeMap;

use super::model::{Model, oid};
use crate::random::Random;

/// How much is right on purpose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Style {
    /// Every expression has the type that its place asks for.
    Typed,
    /// Now and then one has another type, or a name that is not there.
    Sloppy,
}

/// A column that can be named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) data_type: u32,
}

/// An item of FROM with its columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Item {
    /// None for the columns that a join with USING has merged.
    pub(crate) alias: Option<String>,
    pub(crate) columns: Vec<Named>,
    /// The columns of its primary key.
    pub(crate) key: Vec<String>,
}

/// What one level of a query sees.
#[derive(Clone, Default, Debug)]
pub(crate) struct Scope {
    pub(crate) items: Vec<Item>,
    /// In a query that groups: the only expressions over its columns that stand outside of aggregates.
    pub(crate) grouped: Option<Vec<Named>>,
    pub(crate) allowed: Allowed,
}

/// What an expression of the level may hold.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Allowed {
    pub(crate) aggregates: bool,
    pub(crate) windows: bool,
}

/// A WITH query that can be named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cte {
    pub(crate) name: String,
    pub(crate) columns: Vec<Named>,
}

/// How the type of an expression comes about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// It is the expression's own.
    Free,
    /// The place gives one to a literal or parameter without any.
    Assigned,
}

/// What a text of SQL gives out: its columns.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) sql: String,
    pub(crate) columns: Vec<Named>,
}

pub(crate) struct Composer<'m> {
    pub(crate) model: &'m Model,
    pub(crate) random: Random,
    pub(crate) style: Style,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) ctes: Vec<Cte>,
    /// The types of the parameters; None where they may not be used.
    pub(crate) params: Option<Vec<u32>>,
    aliases: usize,
    /// How often each kind of statement and expression was made.
    pub(crate) kinds: BTreeMap<&'static str, usize>,
}

/// Types that most columns of applications have, by weight.
const EVERYDAY: [(usize, u32); 19] = [
    (14, oid::INT4),
    (12, oid::TEXT),
    (8, oid::BOOL),
    (7, oid::INT8),
    (7, oid::NUMERIC),
    (5, oid::TIMESTAMPTZ),
    (5, oid::FLOAT8),
    (4, oid::DATE),
    (4, oid::JSONB),
    (4, oid::VARCHAR),
    (3, oid::INTERVAL),
    (3, oid::TIMESTAMP),
    (3, oid::UUID),
    (2, oid::INT2),
    (2, oid::BYTEA),
    (2, oid::TIME),
    (2, oid::BPCHAR),
    (2, oid::JSON),
    (1, oid::NAME),
];

impl<'m> Composer<'m> {
    pub(crate) fn new(model: &'m Model, random: Random) -> Composer<'m> {
        Composer {
            model,
            random,
            style: Style::Typed,
            scopes: Vec::new(),
            ctes: Vec::new(),
            params: None,
            aliases: 0,
            kinds: BTreeMap::new(),
        }
    }

    /// Forgets the last statement.
    pub(crate) fn begin(&mut self, style: Style) {
        self.style = style;
        self.scopes.clear();
        self.ctes.clear();
        self.params = Some(Vec::new());
        self.aliases = 0;
    }

    /// Counts a kind of statement or expression.
    pub(crate) fn note(&mut self, kind: &'static str) {
        *self.kinds.entry(kind).or_default() += 1;
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.random.chance(percent)
    }

    /// Whether the server is this new; now and then also when it is not, if mistakes are wanted.
    pub(crate) fn since(&mut self, version: u32) -> bool {
        self.model.version >= version || (self.style == Style::Sloppy && self.random.rarely(30))
    }

    /// Whether a mistake is due.
    pub(crate) fn slips(&mut self) -> bool {
        self.style == Style::Sloppy && self.random.rarely(25)
    }

    /// A name that stands for nothing else in the statement.
    pub(crate) fn alias(&mut self, start: &str) -> String {
        self.aliases += 1;
        format!("{start}_{}", self.aliases)
    }

    /// A type that an expression or column can have.
    pub(crate) fn any_type(&mut self) -> u32 {
        match self.random.below(100) {
            0..72 => self.random.weighted(&EVERYDAY).unwrap_or(oid::INT4),
            72..84 if !self.model.made_types.is_empty() => self.made_type(),
            84..90 => {
                let element = self.random.weighted(&EVERYDAY).unwrap_or(oid::INT4);
                self.model.array_of(element).unwrap_or(oid::INT4)
            }
            _ => self.random.pick(&self.model.plain_types).copied().unwrap_or(oid::INT4),
        }
    }

    /// A type of the schema; the row type of a table only now and then.
    fn made_type(&mut self) -> u32 {
        for _ in 0..4 {
            let Some(made) = self.random.pick(&self.model.made_types).copied() else { break };
            let known = self.model.get(made);
            if self.random.chance(15)
                || !known.is_some_and(|known| self.model.is_of_relation(known))
            {
                return made;
            }
        }
        oid::INT4
    }

    /// A type that values can be ordered by.
    pub(crate) fn ordered_type(&mut self) -> u32 {
        for _ in 0..8 {
            let found = self.any_type();
            if self.is_ordered(found) {
                return found;
            }
        }
        oid::INT4
    }

    /// Whether values of the type can be compared and ordered, as far as a generator has to know.
    pub(crate) fn is_ordered(&self, data_type: u32) -> bool {
        let base = self.model.base_of(data_type);
        let Some(known) = self.model.get(base) else { return false };
        match known.kind {
            'e' | 'r' | 'm' => true,
            'c' => known.fields.iter().all(|(_, field)| self.is_ordered(*field)),
            _ => match known.element {
                Some(element) => self.is_ordered(element),
                None => {
                    !matches!(
                        known.name.as_str(),
                        "json"
                            | "xml"
                            | "jsonpath"
                            | "xid"
                            | "cid"
                            | "aclitem"
                            | "refcursor"
                            | "txid_snapshot"
                            | "pg_snapshot"
                            | "gtsvector"
                            | "pg_node_tree"
                            | "pg_ndistinct"
                            | "pg_dependencies"
                            | "pg_mcv_list"
                            | "pg_brin_bloom_summary"
                            | "pg_brin_minmax_multi_summary"
                            | "int2vector"
                    ) && known.category != 'G'
                }
            },
        }
    }

    /// A column of that type, as it is written; from the innermost level that has one, mostly.
    pub(crate) fn column(&mut self, wanted: u32) -> Option<String> {
        let levels = self.scopes.len();
        for (depth, level) in (0..levels).rev().enumerate() {
            if depth > 0 && self.chance(40) {
                break;
            }
            let found = self.columns_at(level, |data_type| data_type == wanted);
            if let Some(column) = self.random.pick(&found) {
                if depth > 0 {
                    self.note("outer reference");
                }
                return Some(column.name.clone());
            }
        }
        None
    }

    /// Any column of the innermost level.
    pub(crate) fn any_column(&mut self) -> Option<Named> {
        let level = self.scopes.len().checked_sub(1)?;
        let found = self.columns_at(level, |_| true);
        self.random.pick(&found).cloned()
    }

    /// The columns of a level that fit, written so that they are found.
    fn columns_at(&mut self, level: usize, fits: impl Fn(u32) -> bool) -> Vec<Named> {
        let Some(scope) = self.scopes.get(level) else { return Vec::new() };
        if let Some(grouped) = &scope.grouped {
            return grouped.iter().filter(|one| fits(one.data_type)).cloned().collect();
        }
        let innermost = level + 1 == self.scopes.len();
        let all = || scope.items.iter().flat_map(|item| &item.columns);
        let mut found = Vec::new();
        for item in &scope.items {
            let known = item.columns.iter().filter(|column| !column.name.is_empty());
            for column in known.filter(|column| fits(column.data_type)) {
                let count = all().filter(|other| other.name == column.name).count();
                let plain = count == 1 && innermost && self.random.chance(50);
                let name = match &item.alias {
                    Some(alias) if !plain => format!("{alias}.{}", column.name),
                    _ => column.name.clone(),
                };
                found.push(Named { name, data_type: column.data_type });
            }
        }
        found
    }

    /// A parameter of that type, if the statement can have one.
    pub(crate) fn param(&mut self, wanted: u32) -> Option<String> {
        let params = self.params.as_mut()?;
        if self.random.chance(25)
            && let Some(at) = params.iter().position(|known| *known == wanted)
        {
            return Some(format!("${}", at + 1));
        }
        if params.len() >= 6 {
            return None;
        }
        params.push(wanted);
        Some(format!("${}", params.len()))
    }

    /// Runs `make` on a level of its own.
    pub(crate) fn inside<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(Scope::default());
        let ctes = self.ctes.len();
        let made = make(self);
        self.ctes.truncate(ctes);
        self.scopes.pop();
        made
    }

    /// Runs `make` with other things allowed on this level, outside of what groups.
    pub(crate) fn allowing<T>(
        &mut self,
        allowed: Allowed,
        grouped: Option<Vec<Named>>,
        make: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let Some(scope) = self.scopes.last_mut() else { return make(self) };
        let before = (
            std::mem::replace(&mut scope.allowed, allowed),
            std::mem::replace(&mut scope.grouped, grouped),
        );
        let made = make(self);
        if let Some(scope) = self.scopes.last_mut() {
            (scope.allowed, scope.grouped) = before;
        }
        made
    }

    /// What the innermost level allows.
    pub(crate) fn allowed(&self) -> Allowed {
        self.scopes.last().map(|scope| scope.allowed).unwrap_or_default()
    }

    /// Some of the words, in their order, each with its chance.
    pub(crate) fn maybe(&mut self, percent: usize, words: &str) -> String {
        if self.chance(percent) { words.to_owned() } else { String::new() }
    }
}
