//! Which arguments' NULL makes a built-in function give NULL, and where the elements of the arrays it makes are from.
//!
//! What is not strict is listed here by its name; `oracle/tests/sound.rs` calls all of the catalogue's with NULL on a
//! server. That a function is never NULL for arguments that are not is the catalogue's to say.

use crate::{
    catalog::{FIRST_USER_OID, Proc, TypeOid},
    query::{Expr, ExprKind},
};

/// Which arguments' NULL can make NULL of the result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Heeded {
    All,
    None,
    First,
    /// The result is NULL where all of them are.
    OneOf,
}

/// For the functions that are not strict.
pub(super) fn heeded(proc: &Proc) -> Heeded {
    if proc.strict || proc.oid.0 >= FIRST_USER_OID {
        return Heeded::All;
    }
    match proc.name.as_ref() {
        "num_nulls" | "num_nonnulls" | "concat" | "json_build_array" | "json_build_object"
        | "jsonb_build_array" | "jsonb_build_object" | "array_append" | "array_prepend"
        // The argument's type alone counts, or a bound is left open.
        | "enum_first" | "enum_last" | "enum_range"
        // NULL is no bound.
        | "int4range" | "int8range" | "numrange" | "daterange" | "tsrange" | "tstzrange" => {
            Heeded::None
        }
        "concat_ws" | "format" | "array_remove" | "array_replace" | "array_positions"
        | "string_to_array" => Heeded::First,
        "array_cat" => Heeded::OneOf,
        _ => Heeded::All,
    }
}

/// The arguments whose elements, or which themselves, become elements of the result.
pub(super) struct Sources {
    pub(super) arrays: &'static [usize],
    pub(super) elements: &'static [usize],
}

/// None where nothing is known of the elements.
pub(super) fn elements_from(proc: &Proc) -> Option<Sources> {
    if proc.oid.0 >= FIRST_USER_OID {
        return None;
    }
    let (arrays, elements): (&[usize], &[usize]) = match (proc.name.as_ref(), proc.args.len()) {
        ("array_append", _) => (&[0], &[1]),
        ("array_prepend", _) => (&[1], &[0]),
        ("array_cat", _) => (&[0, 1], &[]),
        ("array_remove" | "trim_array", _) => (&[0], &[]),
        ("array_replace", _) => (&[0], &[2]),
        ("array_fill", _) => (&[], &[0]),
        // With a third argument it has a word for NULL.
        ("string_to_array", 2) => (&[], &[]),
        ("array_positions" | "regexp_split_to_array" | "enum_range", _) => (&[], &[]),
        _ => return None,
    };
    Some(Sources { arrays, elements })
}

/// `extract` and `date_part` of a part that an infinite date has too (manual, 9.9.1): the others are NULL for one.
pub(super) fn has_sure_part(proc: &Proc, args: &[Expr]) -> bool {
    let extracts =
        proc.oid.0 < FIRST_USER_OID && matches!(proc.name.as_ref(), "extract" | "date_part");
    let interval = match proc.args.get(1) {
        Some(&TypeOid::INTERVAL) => true,
        Some(&(TypeOid::DATE | TypeOid::TIMESTAMP | TypeOid::TIMESTAMPTZ)) => false,
        _ => return false,
    };
    let part = match args.first().map(|part| &part.kind) {
        Some(ExprKind::Const(Some(part))) if extracts => part.to_ascii_lowercase(),
        _ => return false,
    };
    match part.as_str() {
        "year" | "decade" | "century" | "millennium" | "epoch" => true,
        "isoyear" | "julian" => !interval,
        _ => false,
    }
}
