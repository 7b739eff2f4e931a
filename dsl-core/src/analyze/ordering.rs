//! How a type is sorted, grouped and compared for equality (`typcache.c`, `GetDefaultOpClass`).

#![allow(unused_variables, unused_imports)]

use crate::catalog::{Catalog, OperatorOid, TypeOid};

/// The operators that ORDER BY, GROUP BY, DISTINCT and set operations use for a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ordering {
    /// None where the type has no order: `json`, `point`, `xid`.
    pub less: Option<OperatorOid>,
    pub greater: Option<OperatorOid>,
    /// None where the type has no equality either: `json`, `point`.
    pub equal: Option<OperatorOid>,
    pub hashable: bool,
}

/// The operators of a type (`get_sort_group_operators`). A type in error has none.
pub fn ordering_operators(catalog: &Catalog, ty: TypeOid) -> Ordering {
    Ordering { less: None, greater: None, equal: None, hashable: false }
}
