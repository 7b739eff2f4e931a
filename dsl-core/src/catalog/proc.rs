//! Rows of `pg_proc` and `pg_aggregate`.

use super::{Name, NamespaceOid, ProcOid, TypeOid};

/// A function, procedure, aggregate or window function.
#[derive(Clone, Debug)]
pub struct Proc {
    pub oid: ProcOid,
    pub namespace: NamespaceOid,
    pub name: Name,
    pub kind: ProcKind,
    /// `proisstrict`: NULL for any NULL argument.
    pub strict: bool,
    pub returns_set: bool,
    /// `provolatile`: `i`, `s` or `v`.
    pub volatility: u8,
    /// Whether it is of SQL, takes any type, and casts that to text: where it is called the server puts its query, which is
    /// as immutable as the cast.
    pub casts_to_text: bool,
    /// `provariadic`: the element type of a VARIADIC last argument (`any` for `VARIADIC "any"`).
    pub variadic: Option<TypeOid>,
    pub return_type: TypeOid,
    /// `proargtypes`: the input arguments. A VARIADIC one has its array type here.
    pub args: Vec<TypeOid>,
    /// Names of the input arguments, empty where unnamed; may be shorter than `args`.
    pub arg_names: Vec<Name>,
    /// How many of the last input arguments have defaults.
    pub default_count: usize,
    /// The types of these defaults; empty where each has its argument's declared type, which only a polymorphic argument
    /// leaves open.
    pub default_types: Vec<TypeOid>,
    /// OUT, INOUT and TABLE columns in order; empty without any.
    pub out_columns: Vec<OutColumn>,
    /// Proved never to give NULL where no argument is NULL; of an aggregate, over a group that is not empty and in
    /// which no argument is NULL; of a function that returns a set, in none of its rows.
    pub never_null: bool,
}

/// `prokind`, with `pg_aggregate`'s part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProcKind {
    Function,
    Procedure,
    Window,
    /// A normal aggregate.
    Aggregate,
    /// WITHIN GROUP, with the number of direct arguments (`aggnumdirectargs`).
    OrderedSet {
        direct: usize,
    },
    /// WITHIN GROUP over hypothetical rows.
    Hypothetical {
        direct: usize,
    },
}

impl ProcKind {
    /// Any of the aggregate kinds.
    pub fn is_aggregate(self) -> bool {
        matches!(
            self,
            ProcKind::Aggregate | ProcKind::OrderedSet { .. } | ProcKind::Hypothetical { .. }
        )
    }
}

/// A column that a function gives by OUT, INOUT or TABLE.
#[derive(Clone, Debug)]
pub struct OutColumn {
    pub name: Name,
    pub data_type: TypeOid,
}
