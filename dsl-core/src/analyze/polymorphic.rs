//! Polymorphic types: `anyelement` and its family, `anycompatible` and its own (manual 36.2.5, `parse_coerce.c`).

#![allow(unused_variables, unused_imports)]

use crate::catalog::{Catalog, OutColumn, TypeOid};

/// A choice that the server takes and then refuses, with its message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    pub code: &'static str,
    pub message: String,
    /// The server's detail and hint.
    pub help: Vec<String>,
}

/// Whether the type is polymorphic.
pub fn is_polymorphic(ty: TypeOid) -> bool {
    false
}

/// Whether actual types agree with each other in the polymorphic places (`check_generic_type_consistency`).
pub fn check_generic_type_consistency(
    catalog: &Catalog,
    actual: &[TypeOid],
    declared: &[TypeOid],
) -> bool {
    false
}

/// Makes polymorphic types in `declared` concrete and gives the result's type (`enforce_generic_type_consistency`).
pub fn enforce_generic_type_consistency(
    catalog: &Catalog,
    actual: &[TypeOid],
    declared: &mut [TypeOid],
    result: TypeOid,
) -> Result<TypeOid, Refusal> {
    Ok(result)
}

/// The types of a function's OUT columns for the types of its input arguments (`resolve_polymorphic_tupdesc`).
///
/// `declared` and `actual` are the function's own arguments, one each, defaults included; None where a type cannot
/// be told.
pub fn resolve_out_columns(
    catalog: &Catalog,
    declared: &[TypeOid],
    actual: &[TypeOid],
    columns: &[OutColumn],
) -> Option<Vec<TypeOid>> {
    None
}
