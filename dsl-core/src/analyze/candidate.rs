//! The choice among functions or operators of one name, shared by both (`func_match_argtypes` and
//! `func_select_candidate`, manual 10.2 and 10.3).

#![allow(unused_variables, unused_imports)]

use crate::catalog::{Catalog, TypeOid};

/// What can be chosen: something with argument types.
pub trait Candidate {
    /// One type for each argument given, expanded and in the call's order.
    fn args(&self) -> &[TypeOid];
}
