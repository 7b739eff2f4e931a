//! Expressions of a wanted type: what holds for every type.

use super::composer::{Allowed, Composer, Named, Place};
use super::model::oid;

/// The productions that any type has.
#[derive(Clone, Copy, Debug)]
enum Production {
    Column,
    Literal,
    Param,
    Function,
    Operator,
    Cast,
    Case,
    Coalesce,
    Subquery,
    Constructed,
    Special,
    Aggregate,
    Window,
    Field,
    Subscript,
}

const PRODUCTIONS: [(usize, Production); 15] = [
    (30, Production::Column),
    (12, Production::Literal),
    (4, Production::Param),
    (16, Production::Function),
    (12, Production::Operator),
    (6, Production::Cast),
    (6, Production::Case),
    (4, Production::Coalesce),
    (5, Production::Subquery),
    (8, Production::Constructed),
    (10, Production::Special),
    (14, Production::Aggregate),
    (7, Production::Window),
    (4, Production::Field),
    (4, Production::Subscript),
];

impl Composer<'_> {
    /// An expression of the type, or one that the place coerces to it.
    pub(super) fn expr(&mut self, wanted: u32, place: Place, depth: usize) -> String {
        let wanted = if self.slips() { self.any_type() } else { wanted };
        if depth == 0 {
            return self.leaf(wanted, place);
        }
        for _ in 0..6 {
            let Some(production) = self.random.weighted(&PRODUCTIONS) else { break };
            if let Some(made) = self.produce(production, wanted, place, depth - 1) {
                return made;
            }
        }
        self.leaf(wanted, place)
    }

    fn leaf(&mut self, wanted: u32, place: Place) -> String {
        if self.chance(65)
            && let Some(column) = self.column(wanted)
        {
            return column;
        }
        self.literal(wanted, place)
    }

    fn produce(
        &mut self,
        production: Production,
        wanted: u32,
        place: Place,
        depth: usize,
    ) -> Option<String> {
        match production {
            Production::Column => self.column(wanted),
            Production::Literal => Some(self.literal(wanted, place)),
            Production::Param => self.typed_param(wanted, place),
            Production::Function => self.function(wanted, depth),
            Production::Operator => self.operator(wanted, depth),
            Production::Cast => Some(self.cast(wanted, depth)),
            Production::Case => Some(self.case(wanted, depth)),
            Production::Coalesce => Some(self.coalesce(wanted, depth)),
            Production::Subquery => self.scalar_subquery(wanted, depth),
            Production::Constructed => self.constructed(wanted, depth),
            Production::Special => self.special(wanted, depth),
            Production::Aggregate if self.allowed().aggregates => self.aggregate(wanted, depth),
            Production::Window if self.allowed().windows => self.window(wanted, depth),
            Production::Aggregate | Production::Window => None,
            Production::Field => self.field(wanted, depth),
            Production::Subscript => self.subscript(wanted, depth),
        }
    }

    /// An operand: in parentheses where it is more than one thing, mostly.
    pub(super) fn operand(&mut self, wanted: u32, place: Place, depth: usize) -> String {
        let made = self.expr(wanted, place, depth);
        self.enclosed(made)
    }

    /// Puts an expression into parentheses where it may need them.
    pub(super) fn enclosed(&mut self, sql: String) -> String {
        let simple = |character: char| character.is_alphanumeric() || "_.$\"".contains(character);
        if sql.chars().all(simple) || self.random.rarely(30) {
            return sql;
        }
        format!("({sql})")
    }

    fn typed_param(&mut self, wanted: u32, place: Place) -> Option<String> {
        let param = self.param(wanted)?;
        self.note("parameter");
        if place == Place::Assigned && self.chance(70) {
            return Some(param);
        }
        Some(format!("{param}::{}", self.model.type_sql(wanted)))
    }

    fn cast(&mut self, wanted: u32, depth: usize) -> String {
        self.note("cast");
        let casts = self.model.casts_to(wanted);
        let source = match self.random.below(10) {
            0..5 if !casts.is_empty() => {
                self.random.pick(casts).map_or(oid::TEXT, |cast| cast.source)
            }
            // Through text every type leads to every other.
            5 | 6 if self.model.category(wanted) == 'S' => self.any_type(),
            7 => wanted,
            _ => oid::TEXT,
        };
        let name = self.modified_type(wanted);
        let operand = self.operand(source, Place::Free, depth);
        if self.chance(20) {
            format!("cast({operand} as {name})")
        } else {
            format!("{operand}::{name}")
        }
    }

    /// The type's name, now and then with a modifier.
    fn modified_type(&mut self, data_type: u32) -> String {
        let name = self.model.type_sql(data_type).to_owned();
        if !self.chance(30) {
            return name;
        }
        let modified: &[&'static str] = match data_type {
            oid::NUMERIC => &["numeric(10, 2)", "decimal(5)", "dec(3, 1)"],
            oid::VARCHAR => &["varchar(5)", "character varying(10)", "char varying(3)"],
            oid::BPCHAR => &["char(3)", "character(5)", "char"],
            oid::TIMESTAMPTZ => &["timestamptz(3)", "timestamp(0) with time zone"],
            oid::TIMESTAMP => &["timestamp(3)", "timestamp(0) without time zone"],
            oid::TIME => &["time(2)", "time without time zone"],
            oid::TIMETZ => &["timetz(2)", "time(1) with time zone"],
            oid::INTERVAL => &["interval day to second", "interval(3)", "interval year"],
            oid::BIT => &["bit(3)", "bit"],
            oid::VARBIT => &["bit varying(8)", "varbit(3)"],
            oid::FLOAT8 => &["float", "float(53)", "double precision"],
            oid::FLOAT4 => &["float(10)", "real"],
            oid::INT4 => &["int", "integer", "int4"],
            _ => &[],
        };
        match self.random.pick(modified) {
            Some(modified) => {
                self.note("type modifier");
                (*modified).to_owned()
            }
            None => name,
        }
    }

    fn case(&mut self, wanted: u32, depth: usize) -> String {
        self.note("case");
        let mut sql = String::from("case");
        let subject = self.chance(25).then(|| self.ordered_type());
        if let Some(subject) = subject {
            sql += &format!(" {}", self.expr(subject, Place::Free, depth.min(1)));
        }
        for _ in 0..self.random.between(1, 2) {
            let when = match subject {
                Some(subject) => self.expr(subject, Place::Assigned, 0),
                None => self.expr(oid::BOOL, Place::Assigned, depth),
            };
            sql += &format!(" when {when} then {}", self.branch(wanted, depth));
        }
        if self.chance(65) {
            sql += &format!(" else {}", self.expr(wanted, Place::Free, depth));
        }
        sql + " end"
    }

    /// One of several expressions that are brought to one type: now and then of a type that is cast to it.
    fn branch(&mut self, wanted: u32, depth: usize) -> String {
        if self.chance(12) {
            let casts = self.model.casts_to(wanted).iter().filter(|cast| cast.context == 'i');
            let sources: Vec<u32> = casts.map(|cast| cast.source).collect();
            if let Some(source) = self.random.pick(&sources).copied() {
                self.note("branches of several types");
                return self.expr(source, Place::Free, depth);
            }
        }
        self.expr(wanted, Place::Free, depth)
    }

    fn coalesce(&mut self, wanted: u32, depth: usize) -> String {
        let count = self.random.between(1, 3);
        let mut arguments: Vec<String> = (0..count).map(|_| self.branch(wanted, depth)).collect();
        arguments.push(self.expr(wanted, Place::Free, depth));
        if self.is_ordered(wanted) && self.chance(50) {
            if arguments.len() == 2 && self.chance(40) {
                self.note("nullif");
                return format!("nullif({})", arguments.join(", "));
            }
            self.note("greatest");
            return format!(
                "{}({})",
                self.random.word(&["greatest", "least"]),
                arguments.join(", ")
            );
        }
        self.note("coalesce");
        format!("coalesce({})", arguments.join(", "))
    }

    fn scalar_subquery(&mut self, wanted: u32, depth: usize) -> Option<String> {
        if depth == 0 {
            return None;
        }
        self.note("scalar subquery");
        let query = self.query(&[wanted], depth - 1);
        Some(format!("({})", query.sql))
    }

    /// An array, a row or a range, by what it is made of.
    fn constructed(&mut self, wanted: u32, depth: usize) -> Option<String> {
        let known = self.model.get(wanted)?;
        if let Some(element) = known.element {
            if depth > 0 && self.chance(25) {
                self.note("array subquery");
                return Some(format!("array({})", self.query(&[element], depth - 1).sql));
            }
            self.note("array constructor");
            let count = self.random.between(1, 3);
            let elements: Vec<String> =
                (0..count).map(|_| self.expr(element, Place::Free, depth)).collect();
            return Some(match self.random.below(8) {
                0 => format!("array[[{0}], [{0}]]", elements.join(", ")),
                1 => format!("array[]::{}", known.sql),
                _ => format!("array[{}]", elements.join(", ")),
            });
        }
        match known.kind {
            'c' => {
                self.note("row constructor");
                let fields: Vec<String> = known
                    .fields
                    .iter()
                    .map(|(_, field)| self.expr(*field, Place::Assigned, depth.min(1)))
                    .collect();
                Some(format!("row({})::{}", fields.join(", "), known.sql))
            }
            'r' => {
                self.note("range constructor");
                let subtype = known.subtype?;
                let bounds: Vec<String> =
                    (0..2).map(|_| self.expr(subtype, Place::Assigned, depth)).collect();
                let kind = self.maybe(30, ", '[]'");
                Some(format!("{}({}{kind})", known.sql, bounds.join(", ")))
            }
            'm' => {
                let range = known.subtype?;
                let count = self.random.below(3);
                let ranges: Vec<String> =
                    (0..count).map(|_| self.expr(range, Place::Free, depth)).collect();
                Some(format!("{}({})", known.sql, ranges.join(", ")))
            }
            _ => None,
        }
    }

    /// A field of a composite value.
    fn field(&mut self, wanted: u32, depth: usize) -> Option<String> {
        let composites: Vec<u32> = self
            .model
            .made_types
            .iter()
            .copied()
            .filter(|made| {
                self.model.get(*made).is_some_and(|known| {
                    known.kind == 'c' && known.fields.iter().any(|(_, field)| *field == wanted)
                })
            })
            .collect();
        let composite = self.random.pick(&composites).copied()?;
        let fields = &self.model.get(composite)?.fields;
        let fitting: Vec<&(String, u32)> =
            fields.iter().filter(|(_, field)| *field == wanted).collect();
        let (name, _) = self.random.pick(&fitting).copied()?;
        self.note("field selection");
        let value = match self.column(composite) {
            Some(column) => column,
            None => self.expr(composite, Place::Free, depth.min(1)),
        };
        Some(format!("({value}).{name}"))
    }

    /// An element, or a slice, of an array.
    fn subscript(&mut self, wanted: u32, depth: usize) -> Option<String> {
        let index = |composer: &mut Self| composer.expr(oid::INT4, Place::Assigned, depth.min(1));
        if wanted == oid::JSONB && self.chance(50) {
            self.note("jsonb subscript");
            let value = self.operand(oid::JSONB, Place::Free, depth);
            let key = if self.chance(50) { oid::INT4 } else { oid::TEXT };
            return Some(format!("({value})[{}]", self.expr(key, Place::Assigned, 0)));
        }
        if self.model.element_of(wanted).is_some() && self.chance(60) {
            self.note("array slice");
            let array = self.expr(wanted, Place::Free, depth);
            let (from, to) = (index(self), index(self));
            return Some(match self.random.below(4) {
                0 => format!("({array})[:{to}]"),
                1 => format!("({array})[{from}:]"),
                2 => format!("({array})[:]"),
                _ => format!("({array})[{from}:{to}]"),
            });
        }
        let array = self.model.array_of(wanted)?;
        self.note("array subscript");
        let value = self.expr(array, Place::Free, depth);
        let second = if self.chance(10) { format!("[{}]", index(self)) } else { String::new() };
        Some(format!("({value})[{}]{second}", index(self)))
    }

    /// The columns of the level as they are outside of grouping, for the arguments of an aggregate.
    pub(super) fn ungrouped<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.allowing(Allowed::default(), None, make)
    }

    /// The list of what the level groups by.
    pub(super) fn grouped(&self) -> Option<Vec<Named>> {
        self.scopes.last().and_then(|scope| scope.grouped.clone())
    }
}
