//! Polymorphic types: `anyelement` and its family, `anycompatible` and its own (manual 36.2.5, `parse_coerce.c`).

mod check;
mod enforce;

pub use check::check_generic_type_consistency;
pub use enforce::enforce_generic_type_consistency;

use crate::{
    catalog::{Catalog, OutColumn, TypeOid},
    diagnostic::Diagnostic,
    source::Span,
};

/// A choice that the server takes and then refuses, with its message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    pub code: &'static str,
    pub message: String,
    /// The server's detail and hint.
    pub help: Vec<String>,
    /// The place, where that is smaller than the whole.
    pub span: Option<Span>,
}

impl Refusal {
    /// A refusal without details.
    pub fn new(code: &'static str, message: impl Into<String>) -> Refusal {
        Refusal { code, message: message.into(), help: Vec::new(), span: None }
    }

    /// Adds a line of help.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Refusal {
        self.help.push(text.into());
        self
    }

    /// Names the smaller place.
    #[must_use]
    pub fn at(self, span: Span) -> Refusal {
        Refusal { span: Some(span), ..self }
    }

    /// The message at a place.
    pub fn diagnostic(&self, span: Span) -> Diagnostic {
        let span = self.span.unwrap_or(span);
        let diagnostic = Diagnostic::error(self.code, span, self.message.clone());
        self.help.iter().fold(diagnostic, |d, help| d.help(help.clone()))
    }
}

/// Whether the type is polymorphic, of either family.
pub fn is_polymorphic(ty: TypeOid) -> bool {
    is_family_1(ty) || is_family_2(ty)
}

/// Whether an untyped literal stays one where this pseudo-type is wanted (`coerce_type`).
pub fn keeps_unknown(ty: TypeOid) -> bool {
    matches!(
        ty,
        TypeOid::ANY
            | TypeOid::ANYELEMENT
            | TypeOid::ANYNONARRAY
            | TypeOid::ANYCOMPATIBLE
            | TypeOid::ANYCOMPATIBLENONARRAY
    )
}

fn is_family_1(ty: TypeOid) -> bool {
    matches!(
        ty,
        TypeOid::ANYELEMENT
            | TypeOid::ANYARRAY
            | TypeOid::ANYNONARRAY
            | TypeOid::ANYENUM
            | TypeOid::ANYRANGE
            | TypeOid::ANYMULTIRANGE
    )
}

fn is_family_2(ty: TypeOid) -> bool {
    matches!(
        ty,
        TypeOid::ANYCOMPATIBLE
            | TypeOid::ANYCOMPATIBLEARRAY
            | TypeOid::ANYCOMPATIBLENONARRAY
            | TypeOid::ANYCOMPATIBLERANGE
            | TypeOid::ANYCOMPATIBLEMULTIRANGE
    )
}

/// Whether `coerce_type` leaves any expression as it is for this target, untyped literals too.
pub fn is_any(ty: TypeOid) -> bool {
    matches!(
        ty,
        TypeOid::ANY
            | TypeOid::ANYELEMENT
            | TypeOid::ANYNONARRAY
            | TypeOid::ANYCOMPATIBLE
            | TypeOid::ANYCOMPATIBLENONARRAY
    )
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
    let resolve = |column: &OutColumn| {
        if !is_polymorphic(column.data_type) {
            return Some(column.data_type);
        }
        let mut declared = declared.to_vec();
        let ty = enforce_generic_type_consistency(catalog, actual, &mut declared, column.data_type);
        ty.ok().filter(|&t| !is_polymorphic(t))
    };
    columns.iter().map(resolve).collect()
}
