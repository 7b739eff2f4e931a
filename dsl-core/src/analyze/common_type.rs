//! The common type of UNION, CASE, VALUES, ARRAY, GREATEST and their like (manual 10.5, `select_common_type`).

#![allow(unused_variables, unused_imports)]

use crate::{
    catalog::{Catalog, TypeOid},
    diagnostic::Diagnostic,
    source::Span,
};

/// Two types of different categories.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TypeMismatch {
    /// The index of the one that does not fit.
    pub index: usize,
    /// The type chosen from those before it.
    pub left: TypeOid,
    /// Its own type.
    pub right: TypeOid,
}

impl TypeMismatch {
    /// `CASE types integer and text cannot be matched`; the construct is named as in the server's message.
    pub fn diagnostic(&self, catalog: &Catalog, construct: &str, span: Span) -> Diagnostic {
        Diagnostic::error("42804", span, construct)
    }
}

/// The common type. Only untyped literals make `text`; expressions in error do not count.
///
/// That a type was chosen does not say that all can be coerced to it: see [`verify_common_type`].
pub fn select_common_type(catalog: &Catalog, types: &[TypeOid]) -> Result<TypeOid, TypeMismatch> {
    Ok(TypeOid::ERROR)
}

/// The index of the first type that cannot be coerced to the common one.
pub fn verify_common_type(catalog: &Catalog, common: TypeOid, types: &[TypeOid]) -> Option<usize> {
    None
}

/// The modifier that all have in common, -1 without (`select_common_typmod`).
pub fn select_common_modifier(types: &[(TypeOid, i32)], common: TypeOid) -> i32 {
    -1
}

/// `CASE could not convert type integer to text`.
pub fn cannot_convert(
    catalog: &Catalog,
    construct: &str,
    source: TypeOid,
    target: TypeOid,
    span: Span,
) -> Diagnostic {
    Diagnostic::error("42846", span, construct)
}
