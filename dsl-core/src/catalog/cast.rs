//! Rows of `pg_cast`.

use super::{ProcOid, TypeOid};

/// A cast.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    pub source: TypeOid,
    pub target: TypeOid,
    pub method: CastMethod,
    pub context: CastContext,
}

/// `castmethod`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CastMethod {
    Function(ProcOid),
    Binary,
    InOut,
}

/// `castcontext`, from the narrowest to the widest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CastContext {
    /// By itself, in any expression.
    Implicit,
    /// Also where a value is assigned to a column.
    Assignment,
    /// Only where it is written.
    Explicit,
}
