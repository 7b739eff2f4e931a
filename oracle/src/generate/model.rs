//! What a database holds that statements can be made of: its catalogue, as read from the server.

mod read;

use std::collections::HashMap;

/// The OIDs of types that the generator has rules for. They are the same in every version.
pub(crate) mod oid {
    pub(crate) const BOOL: u32 = 16;
    pub(crate) const BYTEA: u32 = 17;
    pub(crate) const NAME: u32 = 19;
    pub(crate) const INT8: u32 = 20;
    pub(crate) const INT2: u32 = 21;
    pub(crate) const INT4: u32 = 23;
    pub(crate) const TEXT: u32 = 25;
    pub(crate) const JSON: u32 = 114;
    pub(crate) const XML: u32 = 142;
    pub(crate) const FLOAT4: u32 = 700;
    pub(crate) const FLOAT8: u32 = 701;
    pub(crate) const UNKNOWN: u32 = 705;
    pub(crate) const BPCHAR: u32 = 1042;
    pub(crate) const VARCHAR: u32 = 1043;
    pub(crate) const DATE: u32 = 1082;
    pub(crate) const TIME: u32 = 1083;
    pub(crate) const TIMESTAMP: u32 = 1114;
    pub(crate) const TIMESTAMPTZ: u32 = 1184;
    pub(crate) const INTERVAL: u32 = 1186;
    pub(crate) const TIMETZ: u32 = 1266;
    pub(crate) const BIT: u32 = 1560;
    pub(crate) const VARBIT: u32 = 1562;
    pub(crate) const NUMERIC: u32 = 1700;
    pub(crate) const UUID: u32 = 2950;
    pub(crate) const JSONB: u32 = 3802;

    pub(crate) const RECORD: u32 = 2249;
    pub(crate) const ANY: u32 = 2276;
    pub(crate) const ANYARRAY: u32 = 2277;
    pub(crate) const ANYELEMENT: u32 = 2283;
    pub(crate) const ANYNONARRAY: u32 = 2776;
    pub(crate) const ANYENUM: u32 = 3500;
    pub(crate) const ANYRANGE: u32 = 3831;
    pub(crate) const ANYMULTIRANGE: u32 = 4537;
    pub(crate) const ANYCOMPATIBLEMULTIRANGE: u32 = 4538;
    pub(crate) const ANYCOMPATIBLE: u32 = 5077;
    pub(crate) const ANYCOMPATIBLEARRAY: u32 = 5078;
    pub(crate) const ANYCOMPATIBLENONARRAY: u32 = 5079;
    pub(crate) const ANYCOMPATIBLERANGE: u32 = 5080;
}

/// A type.
#[derive(Clone, Debug)]
pub(crate) struct Type {
    pub(crate) oid: u32,
    /// As it is written in a statement.
    pub(crate) sql: String,
    /// As an answer names it.
    pub(crate) answer: String,
    /// `pg_type.typname`.
    pub(crate) name: String,
    /// `pg_type.typtype`.
    pub(crate) kind: char,
    pub(crate) category: char,
    /// The element's type, for an array.
    pub(crate) element: Option<u32>,
    /// The type of arrays of it.
    pub(crate) array: Option<u32>,
    /// What a domain is over.
    pub(crate) base: Option<u32>,
    /// The labels of an enum.
    pub(crate) labels: Vec<String>,
    /// The fields of a composite type, by their names.
    pub(crate) fields: Vec<(String, u32)>,
    /// What a range is over; for a multirange, the range.
    pub(crate) subtype: Option<u32>,
    /// Whether it is the row type of a table or view.
    pub(crate) of_relation: bool,
    /// Whether it comes with the server.
    pub(crate) built_in: bool,
}

/// A function, procedure, aggregate or window function.
#[derive(Clone, Debug)]
pub(crate) struct Proc {
    /// With its schema where that is needed.
    pub(crate) sql: String,
    /// `pg_proc.prokind`.
    pub(crate) kind: char,
    pub(crate) returns_set: bool,
    pub(crate) result: u32,
    pub(crate) args: Vec<u32>,
    /// The names of the input arguments, if all of them have one.
    pub(crate) names: Vec<String>,
    pub(crate) defaults: usize,
    /// The element's type of a VARIADIC argument.
    pub(crate) variadic: Option<u32>,
    /// Names and types of the OUT columns.
    pub(crate) columns: Vec<(String, u32)>,
    /// `pg_aggregate.aggkind`, and its number of direct arguments.
    pub(crate) aggregate: Option<(char, usize)>,
    pub(crate) volatile: bool,
    pub(crate) built_in: bool,
}

/// An operator.
#[derive(Clone, Debug)]
pub(crate) struct Operator {
    pub(crate) symbol: String,
    pub(crate) schema: String,
    /// None for a prefix operator.
    pub(crate) left: Option<u32>,
    pub(crate) right: u32,
    pub(crate) result: u32,
}

/// A cast of `pg_cast`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cast {
    pub(crate) source: u32,
    pub(crate) target: u32,
    /// `pg_cast.castcontext`.
    pub(crate) context: char,
}

/// A column of a relation.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// As it is written in a statement.
    pub(crate) name: String,
    pub(crate) data_type: u32,
    pub(crate) not_null: bool,
    pub(crate) has_default: bool,
    /// `pg_attribute.attidentity` and `attgenerated`, one of which may be set.
    pub(crate) computed: Option<char>,
}

/// A table, view or other relation that can be queried.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    pub(crate) oid: u32,
    /// With its schema where that is needed.
    pub(crate) sql: String,
    /// Without it.
    pub(crate) name: String,
    /// `pg_class.relkind`.
    pub(crate) kind: char,
    pub(crate) columns: Vec<Column>,
    pub(crate) unique: Vec<Unique>,
    pub(crate) built_in: bool,
}

/// A unique index.
#[derive(Clone, Debug)]
pub(crate) struct Unique {
    /// Columns and expressions, as they are written.
    pub(crate) keys: Vec<String>,
    pub(crate) predicate: Option<String>,
    pub(crate) constraint: Option<String>,
}

/// All of it, with what is needed to find things by type.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    pub(crate) version: u32,
    pub(crate) types: HashMap<u32, Type>,
    pub(crate) procs: Vec<Proc>,
    pub(crate) operators: Vec<Operator>,
    pub(crate) casts: Vec<Cast>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) collations: Vec<String>,
    /// Types made by the schema that can be a column's.
    pub(crate) made_types: Vec<u32>,
    /// Built-in types that can be a column's, in order.
    pub(crate) plain_types: Vec<u32>,
    functions_by_result: HashMap<u32, Vec<usize>>,
    aggregates_by_result: HashMap<u32, Vec<usize>>,
    windows_by_result: HashMap<u32, Vec<usize>>,
    set_functions: Vec<usize>,
    operators_by_result: HashMap<u32, Vec<usize>>,
    casts_to: HashMap<u32, Vec<Cast>>,
}

/// Which kind of callable thing is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Callable {
    Function,
    Aggregate,
    Window,
}

impl Model {
    pub(crate) fn get(&self, oid: u32) -> Option<&Type> {
        self.types.get(&oid)
    }

    /// The type as it is written.
    pub(crate) fn type_sql(&self, oid: u32) -> &str {
        self.get(oid).map_or("text", |known| &known.sql)
    }

    /// The type as an answer names it.
    pub(crate) fn type_answer(&self, oid: u32) -> String {
        self.get(oid).map_or_else(|| format!("?{oid}"), |known| known.answer.clone())
    }

    pub(crate) fn array_of(&self, element: u32) -> Option<u32> {
        self.get(element)?.array
    }

    pub(crate) fn element_of(&self, array: u32) -> Option<u32> {
        self.get(array)?.element
    }

    /// The type that a domain is over in the end.
    pub(crate) fn base_of(&self, mut oid: u32) -> u32 {
        for _ in 0..8 {
            match self.get(oid).and_then(|known| known.base) {
                Some(base) => oid = base,
                None => break,
            }
        }
        oid
    }

    pub(crate) fn category(&self, oid: u32) -> char {
        self.get(oid).map_or('X', |known| known.category)
    }

    /// What gives a type, by its declared result.
    pub(crate) fn returning(&self, callable: Callable, declared: u32) -> &[usize] {
        let index = match callable {
            Callable::Function => &self.functions_by_result,
            Callable::Aggregate => &self.aggregates_by_result,
            Callable::Window => &self.windows_by_result,
        };
        index.get(&declared).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn set_functions(&self) -> &[usize] {
        &self.set_functions
    }

    pub(crate) fn operators_returning(&self, declared: u32) -> &[usize] {
        self.operators_by_result.get(&declared).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn casts_to(&self, target: u32) -> &[Cast] {
        self.casts_to.get(&target).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What the polymorphic types of one call stand for.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Binding {
    element: Option<u32>,
    range: Option<u32>,
    common: Option<u32>,
    common_range: Option<u32>,
}

impl Binding {
    /// Notes what a declared type has to stand for to be `actual`; false where it cannot.
    pub(crate) fn unify(&mut self, model: &Model, declared: u32, actual: u32) -> bool {
        let Some(known) = model.get(actual) else { return false };
        let (part, is_common) = match declared {
            oid::ANYELEMENT => (Some(actual), false),
            oid::ANYNONARRAY => (Some(actual).filter(|_| known.element.is_none()), false),
            oid::ANYENUM => (Some(actual).filter(|_| known.kind == 'e'), false),
            oid::ANYARRAY => (known.element, false),
            oid::ANYCOMPATIBLE => (Some(actual), true),
            oid::ANYCOMPATIBLENONARRAY => (Some(actual).filter(|_| known.element.is_none()), true),
            oid::ANYCOMPATIBLEARRAY => (known.element, true),
            oid::ANYRANGE | oid::ANYCOMPATIBLERANGE => {
                let subtype = known.subtype.filter(|_| known.kind == 'r');
                self.note_range(declared == oid::ANYCOMPATIBLERANGE, Some(actual));
                (subtype, declared == oid::ANYCOMPATIBLERANGE)
            }
            oid::ANYMULTIRANGE | oid::ANYCOMPATIBLEMULTIRANGE => {
                let range = known.subtype.filter(|_| known.kind == 'm');
                let common = declared == oid::ANYCOMPATIBLEMULTIRANGE;
                self.note_range(common, range);
                (range.and_then(|range| model.get(range)?.subtype), common)
            }
            _ => return declared == actual,
        };
        let Some(part) = part else { return false };
        let bound = if is_common { &mut self.common } else { &mut self.element };
        bound.replace(part).is_none_or(|before| before == part)
    }

    fn note_range(&mut self, common: bool, range: Option<u32>) {
        let bound = if common { &mut self.common_range } else { &mut self.range };
        *bound = range;
    }

    /// A range or multirange over what is bound already, for a declared type of that kind.
    pub(crate) fn ranges(&self, model: &Model, declared: u32) -> Option<Vec<u32>> {
        let (kind, bound) = match declared {
            oid::ANYRANGE => ('r', self.element),
            oid::ANYMULTIRANGE => ('m', self.element),
            oid::ANYCOMPATIBLERANGE => ('r', self.common),
            oid::ANYCOMPATIBLEMULTIRANGE => ('m', self.common),
            _ => return None,
        };
        let over = |known: &Type| match kind {
            'm' => model.get(known.subtype?)?.subtype,
            _ => known.subtype,
        };
        let all = model.types.values().filter(|known| known.kind == kind);
        let fitting = all.filter(|known| bound.is_none() || over(known) == bound);
        let mut found: Vec<u32> = fitting.map(|known| known.oid).collect();
        found.sort_unstable();
        Some(found)
    }

    /// What a declared type stands for; None while that is open.
    pub(crate) fn resolve(&self, model: &Model, declared: u32) -> Option<u32> {
        let multirange = |range: u32| {
            let mut all = model.types.values();
            all.find(|known| known.kind == 'm' && known.subtype == Some(range)).map(|t| t.oid)
        };
        match declared {
            oid::ANYELEMENT | oid::ANYNONARRAY | oid::ANYENUM => self.element,
            oid::ANYARRAY => model.array_of(self.element?),
            oid::ANYRANGE => self.range,
            oid::ANYMULTIRANGE => multirange(self.range?),
            oid::ANYCOMPATIBLE | oid::ANYCOMPATIBLENONARRAY => self.common,
            oid::ANYCOMPATIBLEARRAY => model.array_of(self.common?),
            oid::ANYCOMPATIBLERANGE => self.common_range,
            oid::ANYCOMPATIBLEMULTIRANGE => multirange(self.common_range?),
            concrete => Some(concrete),
        }
    }
}

/// Whether a declared type stands for others.
pub(crate) fn is_polymorphic(declared: u32) -> bool {
    matches!(
        declared,
        oid::ANYELEMENT
            | oid::ANYARRAY
            | oid::ANYNONARRAY
            | oid::ANYENUM
            | oid::ANYRANGE
            | oid::ANYMULTIRANGE
            | oid::ANYCOMPATIBLE
            | oid::ANYCOMPATIBLEARRAY
            | oid::ANYCOMPATIBLENONARRAY
            | oid::ANYCOMPATIBLERANGE
            | oid::ANYCOMPATIBLEMULTIRANGE
    )
}
