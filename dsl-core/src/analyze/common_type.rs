//! The common type of UNION, CASE, VALUES, ARRAY, GREATEST and their like (manual 10.5, `select_common_type`).

use super::{
    coerce::{base_type, can_coerce_type, is_preferred, type_category},
    format::format_type,
};
use crate::{
    catalog::{CastContext, Catalog, TypeOid},
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
        let left = format_type(catalog, self.left, -1);
        let right = format_type(catalog, self.right, -1);
        let message = format!("{construct} types {left} and {right} cannot be matched");
        Diagnostic::error("42804", span, message).help(format!(
            "cast one of them to the type that is meant, for example with `::{left}`"
        ))
    }
}

/// The common type. Only untyped literals make `text`; expressions in error do not count.
///
/// That a type was chosen does not say that all can be coerced to it: see [`verify_common_type`].
pub fn select_common_type(catalog: &Catalog, types: &[TypeOid]) -> Result<TypeOid, TypeMismatch> {
    let mut known = types.iter().enumerate().filter(|(_, t)| !t.is_error());
    let Some((_, &first)) = known.next() else { return Ok(TypeOid::ERROR) };
    // Only here a domain comes out; otherwise domains count as their base types.
    if first != TypeOid::UNKNOWN && known.clone().all(|(_, &t)| t == first) {
        return Ok(first);
    }
    let mut chosen = base_type(catalog, first);
    for (index, &ty) in known {
        let ty = base_type(catalog, ty);
        if ty == TypeOid::UNKNOWN || ty == chosen {
            continue;
        }
        if chosen == TypeOid::UNKNOWN {
            chosen = ty;
        } else if type_category(catalog, ty) != type_category(catalog, chosen) {
            return Err(TypeMismatch { index, left: chosen, right: ty });
        } else if !is_preferred(catalog, chosen)
            && can_coerce(catalog, chosen, ty)
            && !can_coerce(catalog, ty, chosen)
        {
            chosen = ty;
        }
    }
    if chosen != TypeOid::UNKNOWN {
        return Ok(chosen);
    }
    let in_error = types.iter().any(|t| t.is_error());
    Ok(if in_error { TypeOid::ERROR } else { TypeOid::TEXT })
}

fn can_coerce(catalog: &Catalog, source: TypeOid, target: TypeOid) -> bool {
    can_coerce_type(catalog, &[source], &[target], CastContext::Implicit)
}

/// The index of the first type that cannot be coerced to the common one.
pub fn verify_common_type(catalog: &Catalog, common: TypeOid, types: &[TypeOid]) -> Option<usize> {
    types.iter().position(|&ty| !can_coerce(catalog, ty, common))
}

/// The modifier that all have in common, -1 without (`select_common_typmod`).
pub fn select_common_modifier(types: &[(TypeOid, i32)], common: TypeOid) -> i32 {
    let Some(&(_, modifier)) = types.first() else { return -1 };
    let same = types.iter().all(|&(t, m)| t == common && m == modifier);
    if same { modifier } else { -1 }
}

/// `CASE could not convert type integer to text`.
pub fn cannot_convert(
    catalog: &Catalog,
    construct: &str,
    source: TypeOid,
    target: TypeOid,
    span: Span,
) -> Diagnostic {
    let (source, target) = (format_type(catalog, source, -1), format_type(catalog, target, -1));
    let message = format!("{construct} could not convert type {source} to {target}");
    Diagnostic::error("42846", span, message)
}
