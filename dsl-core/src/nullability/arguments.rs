//! Which arguments' NULL makes a built-in function give NULL, and where the elements of the arrays it makes are from.
//!
//! What is not strict is listed here by OID; `oracle/tests/sound.rs` calls each with NULL on a server. That a function is
//! never NULL for arguments that are not is the catalogue's to say.

use crate::{
    catalog::ProcOid,
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
pub(super) fn heeded(proc: ProcOid) -> Heeded {
    match proc.0 {
        // num_nulls, num_nonnulls, concat, json_build_array, json_build_object, jsonb_build_array, jsonb_build_object
        438 | 440 | 3058 | 3198 | 3200 | 3271 | 3273
        // array_append, array_prepend
        | 378 | 379
        // enum_first, enum_last, enum_range: the argument's type alone counts, or a bound is left open
        | 3528..=3531
        // The constructors of ranges: NULL is no bound.
        | 3840 | 3841 | 3844 | 3845 | 3933 | 3934 | 3937 | 3938 | 3941 | 3942 | 3945 | 3946 => Heeded::None,
        // concat_ws, format, array_remove, array_replace, array_positions, string_to_array
        3059 | 3539 | 3167 | 3168 | 3279 | 394 | 376 => Heeded::First,
        // array_cat
        383 => Heeded::OneOf,
        _ => Heeded::All,
    }
}

/// The arguments whose elements, or which themselves, become elements of the result.
pub(super) struct Sources {
    pub(super) arrays: &'static [usize],
    pub(super) elements: &'static [usize],
}

/// None where nothing is known of the elements.
pub(super) fn elements_from(proc: ProcOid) -> Option<Sources> {
    let (arrays, elements): (&[usize], &[usize]) = match proc.0 {
        // array_append, array_prepend, array_cat
        378 => (&[0], &[1]),
        379 => (&[1], &[0]),
        383 => (&[0, 1], &[]),
        // array_remove, trim_array; array_replace
        3167 | 6172 => (&[0], &[]),
        3168 => (&[0], &[2]),
        // array_fill
        1193 | 1286 => (&[], &[0]),
        // array_positions, string_to_array without a word for NULL, regexp_split_to_array, enum_range
        3279 | 394 | 2767 | 2768 | 3530 | 3531 => (&[], &[]),
        _ => return None,
    };
    Some(Sources { arrays, elements })
}

/// `extract` and `date_part` of a part that an infinite date has too (manual, 9.9.1): the others are NULL for one.
pub(super) fn has_sure_part(proc: ProcOid, args: &[Expr]) -> bool {
    // Of date, timestamp, timestamptz and interval.
    let extracts = matches!(proc.0, 6199 | 1384 | 6202 | 2021 | 6203 | 1171 | 6204 | 1172);
    let interval = matches!(proc.0, 6204 | 1172);
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
