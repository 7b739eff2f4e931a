//! What the server's own immutable functions make of constants, as far as that is the same on every server: numbers,
//! texts, dates, lists. Whatever is not known here, or would be an error, is left as it is.

mod list;
mod number;
mod text;

use super::{Prover, constant};
use crate::{
    analyze::literal::{check_literal, compare_literals, read_list},
    catalog::{Catalog, FIRST_USER_OID, ProcOid, TypeOid},
    query::Expr,
};
use std::cmp::Ordering;

pub(super) use list::{element, written_list};

/// A constant that is not NULL.
#[derive(Clone, Copy)]
struct Constant<'e> {
    data_type: TypeOid,
    text: &'e str,
}

/// What a function, or that of an operator, makes of constants. The outer None says that it is not known.
pub(super) fn call(
    prover: Prover<'_>,
    proc: ProcOid,
    result: TypeOid,
    args: &[Expr],
) -> Option<Option<String>> {
    let catalog = prover.catalog;
    let proc = catalog.get_proc(proc)?;
    let built_in = proc.oid.0 < FIRST_USER_OID && proc.volatility == b'i' && proc.strict;
    let settled = || args.iter().all(|arg| constant::has_settled_constants(catalog, arg));
    if !built_in || args.is_empty() || !settled() {
        return None;
    }
    let constants = args.iter().map(|arg| {
        let text = constant::constant_text(arg)?;
        Some(Constant { data_type: arg.data_type, text })
    });
    let constants: Vec<Constant<'_>> = constants.collect::<Option<_>>()?;
    let name = &*proc.name;
    if let Some(value) = list::call(prover, name, &constants) {
        return Some(value);
    }
    let value = number::call(name, result, &constants)
        .or_else(|| text::call(name, result, &constants))
        .or_else(|| dated(catalog, name, result, &constants))?;
    check_literal(catalog, result, &value).is_ok().then_some(Some(value))
}

/// Whether two texts of a type are the same value. Of letters the same is what has the same bytes: collations that see
/// it otherwise are named.
pub(super) fn is_equal(
    prover: Prover<'_>,
    data_type: TypeOid,
    one: &str,
    other: &str,
) -> Option<bool> {
    let known = prover.catalog.get_type(data_type)?;
    match data_type {
        TypeOid::TEXT | TypeOid::VARCHAR => Some(one == other),
        TypeOid::BPCHAR => Some(one.trim_end_matches(' ') == other.trim_end_matches(' ')),
        _ if known.is_array => {
            let element = known.element.filter(|element| *element != data_type)?;
            let (one, other) = (read_list(one)?, read_list(other)?);
            let pairs = one.iter().zip(&other);
            let same = pairs.map(|pair| match pair {
                (Some(one), Some(other)) => is_equal(prover, element, one, other),
                (one, other) => Some(one.is_none() == other.is_none()),
            });
            let same: Vec<bool> = same.collect::<Option<_>>()?;
            Some(one.len() == other.len() && same.into_iter().all(|same| same))
        }
        _ => compare_literals(prover.catalog, data_type, one, other).map(Ordering::is_eq),
    }
}

/// A constant through its text: of types whose text is known for what was written.
pub(super) fn through_text(prover: Prover<'_>, to: TypeOid, operand: &Expr) -> Option<String> {
    let text = constant::constant_text(operand)?;
    if !constant::has_settled_constants(prover.catalog, operand) {
        return None;
    }
    let text = match operand.data_type {
        TypeOid::TEXT | TypeOid::VARCHAR | TypeOid::NAME => text.to_owned(),
        data_type if constant::is_integer(data_type) => {
            text.trim().parse::<i128>().ok()?.to_string()
        }
        TypeOid::NUMERIC => number::Decimal::read(text)?.to_string(),
        _ => return None,
    };
    let readable = constant::is_integer(to)
        || matches!(
            to,
            TypeOid::TEXT | TypeOid::VARCHAR | TypeOid::NUMERIC | TypeOid::UUID | TypeOid::BOOL
        );
    let text = match to {
        to if constant::is_integer(to) => text.trim().parse::<i128>().ok()?.to_string(),
        _ => text,
    };
    (readable && check_literal(prover.catalog, to, &text).is_ok()).then_some(text)
}

/// Sums and differences of dates; what is infinite is left to the server.
fn dated(catalog: &Catalog, name: &str, result: TypeOid, args: &[Constant<'_>]) -> Option<String> {
    let day = |c: &Constant<'_>| {
        let read = crate::analyze::literal::days_of(catalog, c.text);
        let finite = read.filter(|days| i32::try_from(*days).is_ok());
        finite.filter(|_| c.data_type == TypeOid::DATE)
    };
    let whole = |c: &Constant<'_>| c.text.trim().parse::<i32>().ok().map(i128::from);
    let (left, right) = match args {
        [left, right] => (left, right),
        _ => return None,
    };
    match (name, result) {
        ("date_mi", TypeOid::INT4) => Some((day(left)? - day(right)?).to_string()),
        ("date_pli", TypeOid::DATE) => written_date(day(left)? + whole(right)?),
        ("date_mii", TypeOid::DATE) => written_date(day(left)? - whole(right)?),
        _ => None,
    }
}

/// A day of the common era, by its distance to 2000-01-01.
fn written_date(days: i128) -> Option<String> {
    // From 0000-03-01 on, in eras of 400 years (`j2date`).
    let from_era = days + 730_425;
    let (era, day) = (from_era.div_euclid(146_097), from_era.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = era * 400 + year + next;
    (1..=9999).contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}
