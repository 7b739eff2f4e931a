//! Types as they are written, what stands in for polymorphic ones, and values of a type as arguments.

use std::ops::Range;

use sqlweave_core::catalog::{
    Catalog, FIRST_USER_OID, Operator, OperatorOid, Proc, ProcKind, ProcOid, Type, TypeKind,
    TypeOid,
};

/// What takes the place of `anyelement` and its like.
const ELEMENTS: [&str; 18] = [
    "int4",
    "text",
    "mood",
    "numeric",
    "pair",
    "_int4",
    "posint",
    "timestamptz",
    "label",
    "int4range",
    "int4multirange",
    "jsonb",
    "varchar",
    "item",
    "ints",
    "span",
    "_mood",
    "bool",
];

/// How the arguments of a call are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    /// `null::type`
    Null,
    /// A column of that type.
    Column,
    /// `$1::type`
    Parameter,
    /// `$1`
    Bare,
    /// `null`, of no type.
    Unknown,
}

/// The types of the catalogue.
pub(super) struct Types<'a> {
    pub(super) catalog: &'a Catalog,
    /// The OIDs of the extension that alone is asked about.
    own: Option<Range<u32>>,
    pub(super) elements: Vec<TypeOid>,
    ranges: Vec<(TypeOid, TypeOid, TypeOid)>,
}

impl<'a> Types<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Types<'a> {
        let elements = ELEMENTS.iter().filter_map(|name| catalog.lookup_type(None, name));
        let elements = elements.map(|ty| ty.oid).collect();
        let mut types = Types { catalog, own: None, elements, ranges: Vec::new() };
        let ranges = types.all().filter_map(|ty| match ty.kind {
            TypeKind::Range { subtype, multirange, .. } => Some((subtype, ty.oid, multirange)),
            _ => None,
        });
        types.ranges = ranges.collect();
        types
    }

    /// The types of the catalogue, to ask about what an extension has brought.
    pub(super) fn of_extension(catalog: &'a Catalog, own: Range<u32>) -> Types<'a> {
        Types { own: Some(own), ..Types::new(catalog) }
    }

    /// Whether an object is asked about.
    pub(super) fn is_asked(&self, oid: u32) -> bool {
        self.own.as_ref().is_none_or(|own| own.contains(&oid))
    }

    /// Every type.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a Type> + use<'a> {
        let catalog = self.catalog;
        let builtin = (1..FIRST_USER_OID).filter_map(move |oid| catalog.get_type(TypeOid(oid)));
        builtin.chain(catalog.user_types())
    }

    /// Every function that is asked about and can be called in an expression.
    pub(super) fn procs(&self) -> impl Iterator<Item = &'a Proc> {
        let catalog = self.catalog;
        let builtin = (1..FIRST_USER_OID).filter_map(move |oid| catalog.get_proc(ProcOid(oid)));
        let all = builtin.chain(catalog.user_procs());
        all.filter(|p| p.kind != ProcKind::Procedure && self.is_asked(p.oid.0))
    }

    /// Every operator that is asked about.
    pub(super) fn operators(&self) -> impl Iterator<Item = &'a Operator> {
        let catalog = self.catalog;
        let builtin =
            (1..FIRST_USER_OID).filter_map(move |oid| catalog.get_operator(OperatorOid(oid)));
        builtin.chain(catalog.user_operators()).filter(|operator| self.is_asked(operator.oid.0))
    }

    /// A type of that name that unqualified names find.
    pub(super) fn named(&self, name: &str) -> Option<TypeOid> {
        self.catalog.lookup_type(None, name).map(|ty| ty.oid)
    }

    /// The type's name with its schema, and an array by its element.
    pub(super) fn spelled(&self, oid: TypeOid) -> String {
        let Some(ty) = self.catalog.get_type(oid) else { return format!("no_type_{}", oid.0) };
        match ty.element {
            Some(element) if ty.is_array && ty.name.starts_with('_') => {
                format!("{}[]", self.spelled(element))
            }
            _ => self.qualified(ty),
        }
    }

    fn qualified(&self, ty: &Type) -> String {
        format!("{}.{}", quoted(self.catalog.namespace_name(ty.namespace)), quoted(&ty.name))
    }

    /// What a polymorphic argument becomes when its element is of this type; other types stay.
    pub(super) fn concrete(&self, oid: TypeOid, element: TypeOid) -> Option<TypeOid> {
        let range = || self.ranges.iter().find(|(subtype, ..)| *subtype == element);
        match oid {
            TypeOid::ANY
            | TypeOid::ANYELEMENT
            | TypeOid::ANYNONARRAY
            | TypeOid::ANYENUM
            | TypeOid::ANYCOMPATIBLE
            | TypeOid::ANYCOMPATIBLENONARRAY => Some(element),
            TypeOid::ANYARRAY | TypeOid::ANYCOMPATIBLEARRAY => {
                self.catalog.get_type(element)?.array
            }
            TypeOid::ANYRANGE | TypeOid::ANYCOMPATIBLERANGE => range().map(|range| range.1),
            TypeOid::ANYMULTIRANGE | TypeOid::ANYCOMPATIBLEMULTIRANGE => {
                range().map(|range| range.2)
            }
            other => Some(other),
        }
    }

    /// Every way to make arguments concrete; just one if none is polymorphic.
    pub(super) fn instances(&self, args: &[TypeOid]) -> Vec<Vec<TypeOid>> {
        if !args.iter().any(|&arg| self.is_polymorphic(arg)) {
            return vec![args.to_vec()];
        }
        let with = |one: TypeOid, two: TypeOid| -> Option<Vec<TypeOid>> {
            let elements = [one, two].into_iter().cycle();
            args.iter().zip(elements).map(|(&arg, element)| self.concrete(arg, element)).collect()
        };
        let same = self.elements.iter().filter_map(|&element| with(element, element));
        let mut instances: Vec<Vec<TypeOid>> = same.collect();
        // Arguments of different types, which only the `anycompatible` family and `any` may take.
        let next = self.elements.iter().cycle().skip(3);
        let mixed = self.elements.iter().zip(next).filter_map(|(&one, &two)| with(one, two));
        let numbers = [(TypeOid::INT4, TypeOid::FLOAT8), (TypeOid::INT8, TypeOid::INT2)];
        let strings = [(TypeOid::TEXT, TypeOid::NAME), (TypeOid::UNKNOWN, TypeOid::INT4)];
        let pairs = numbers.into_iter().chain(strings);
        let pairs = pairs.filter_map(|(one, two)| with(one, two));
        instances.extend(pairs.chain(mixed));
        instances.dedup();
        instances
    }

    pub(super) fn is_polymorphic(&self, oid: TypeOid) -> bool {
        self.concrete(oid, TypeOid::ERROR) != Some(oid)
    }

    /// Values of these types, and the FROM clause that they need.
    pub(super) fn values(&self, types: &[TypeOid], style: Style) -> (Vec<String>, String) {
        let numbered = types.iter().enumerate();
        let write = |(index, &oid): (usize, &TypeOid)| match style {
            Style::Null => self.null(oid),
            Style::Column => format!("t.a{index}"),
            Style::Parameter => format!("${}::{}", index + 1, self.spelled(oid)),
            Style::Bare => format!("${}", index + 1),
            Style::Unknown => "null".to_owned(),
        };
        let values = numbered.clone().map(write).collect();
        if style != Style::Column || types.is_empty() {
            return (values, String::new());
        }
        let columns = numbered.map(|(index, &oid)| format!("{} as a{index}", self.null(oid)));
        let columns: Vec<String> = columns.collect();
        (values, format!(" from (select {}) as t", columns.join(", ")))
    }

    /// A NULL of this type.
    pub(super) fn null(&self, oid: TypeOid) -> String {
        match oid {
            TypeOid::UNKNOWN => "null".to_owned(),
            _ => format!("null::{}", self.spelled(oid)),
        }
    }

    /// Signature of something called by name.
    pub(super) fn signature(&self, name: &str, args: &[TypeOid]) -> String {
        let name_of = |&oid: &TypeOid| self.catalog.get_type(oid).map_or("-", |ty| &ty.name);
        let args: Vec<&str> = args.iter().map(name_of).collect();
        format!("{name}({})", args.join(","))
    }
}

/// A name in double quotes.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
