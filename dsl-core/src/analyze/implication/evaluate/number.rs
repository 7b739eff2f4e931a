//! Whole numbers, `numeric` and `double precision`.

use super::Constant;
use crate::{
    analyze::{implication::constant::is_integer, literal::read_boolean},
    catalog::TypeOid,
};
use std::fmt;

/// What a function makes of numbers. The caller looks whether that is in the range of its type.
pub(super) fn call(name: &str, result: TypeOid, args: &[Constant<'_>]) -> Option<String> {
    let all = |is: fn(TypeOid) -> bool| args.iter().all(|arg| is(arg.data_type));
    if all(is_integer) && is_integer(result) {
        return whole(name, args).map(|value| value.to_string());
    }
    match args {
        [arg] => cast(name, result, *arg),
        _ => None,
    }
    .or_else(|| {
        let decimal = all(|t| t == TypeOid::NUMERIC) && result == TypeOid::NUMERIC;
        decimal.then(|| decimals(name, args).map(|value| value.to_string())).flatten()
    })
    .or_else(|| {
        let double = all(|t| t == TypeOid::FLOAT8) && result == TypeOid::FLOAT8;
        double.then(|| doubles(name, args)).flatten()
    })
}

fn whole(name: &str, args: &[Constant<'_>]) -> Option<i128> {
    let values: Vec<i128> =
        args.iter().map(|arg| arg.text.trim().parse().ok()).collect::<Option<_>>()?;
    // `int4pl`, `int48pl`, …
    let name = name
        .strip_prefix("int")
        .map_or(name, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    Some(match (name, values.as_slice()) {
        ("pl", [a, b]) => a.checked_add(*b)?,
        ("mi", [a, b]) => a.checked_sub(*b)?,
        ("mul", [a, b]) => a.checked_mul(*b)?,
        ("div", [a, b]) => a.checked_div(*b)?,
        ("mod", [a, b]) => a.checked_rem(*b)?,
        ("and", [a, b]) => a & b,
        ("or", [a, b]) => a | b,
        ("xor", [a, b]) => a ^ b,
        ("not", [a]) => !a,
        ("abs", [a]) => a.checked_abs()?,
        ("um", [a]) => a.checked_neg()?,
        ("up", [a]) => *a,
        ("larger", [a, b]) => *a.max(b),
        ("smaller", [a, b]) => *a.min(b),
        // Casts between them.
        ("", [a]) => *a,
        _ => return None,
    })
}

fn decimals(name: &str, args: &[Constant<'_>]) -> Option<Decimal> {
    let values: Vec<Decimal> =
        args.iter().map(|arg| Decimal::read(arg.text)).collect::<Option<_>>()?;
    match (name, values.as_slice()) {
        ("numeric_add", [a, b]) => a.sum(*b, 1),
        ("numeric_sub", [a, b]) => a.sum(*b, -1),
        ("numeric_mul", [a, b]) => {
            let digits = a.digits.checked_mul(b.digits)?;
            Some(Decimal { digits, scale: a.scale + b.scale })
        }
        ("numeric_uminus", [a]) => Some(Decimal { digits: a.digits.checked_neg()?, ..*a }),
        ("numeric_uplus", [a]) => Some(*a),
        ("abs" | "numeric_abs", [a]) => Some(Decimal { digits: a.digits.checked_abs()?, ..*a }),
        ("round", [a]) => Some(Decimal { digits: a.rounded()?, scale: 0 }),
        ("trunc", [a]) => Some(Decimal { digits: a.digits / a.unit()?, scale: 0 }),
        ("floor", [a]) => Some(Decimal { digits: a.digits.div_euclid(a.unit()?), scale: 0 }),
        ("ceil" | "ceiling", [a]) => {
            Some(Decimal { digits: -(-a.digits).div_euclid(a.unit()?), scale: 0 })
        }
        ("sign", [a]) => Some(Decimal { digits: a.digits.signum(), scale: 0 }),
        _ => None,
    }
}

fn doubles(name: &str, args: &[Constant<'_>]) -> Option<String> {
    let read = |arg: &Constant<'_>| arg.text.trim().parse::<f64>().ok().filter(|v| v.is_finite());
    let values: Vec<f64> = args.iter().map(read).collect::<Option<_>>()?;
    let value = match (name, values.as_slice()) {
        ("float8pl", [a, b]) => a + b,
        ("float8mi", [a, b]) => a - b,
        ("float8mul", [a, b]) => a * b,
        ("float8div", [a, b]) if *b != 0.0 => a / b,
        ("float8um", [a]) => -a,
        ("float8up", [a]) => *a,
        ("abs" | "float8abs", [a]) => a.abs(),
        ("floor", [a]) => a.floor(),
        ("ceil" | "ceiling", [a]) => a.ceil(),
        ("trunc", [a]) => a.trunc(),
        _ => return None,
    };
    // What is too large or small is an error there.
    (value.is_normal() || value == 0.0).then(|| format!("{value:?}"))
}

fn cast(name: &str, result: TypeOid, arg: Constant<'_>) -> Option<String> {
    match (name, arg.data_type, result) {
        ("int2" | "int4" | "int8", TypeOid::NUMERIC, _) if is_integer(result) => {
            Some(Decimal::read(arg.text)?.rounded()?.to_string())
        }
        ("int2" | "int4" | "int8", TypeOid::FLOAT8, _) if is_integer(result) => {
            let value: f64 = arg.text.trim().parse().ok()?;
            let value = value.round_ties_even();
            (value.abs() < 9e15).then(|| format!("{value:.0}"))
        }
        ("int4", TypeOid::BOOL, TypeOid::INT4) => {
            Some(u8::from(read_boolean(arg.text)?).to_string())
        }
        ("bool", TypeOid::INT4, TypeOid::BOOL) => {
            Some((arg.text.trim().parse::<i128>().ok()? != 0).to_string())
        }
        ("float8", TypeOid::NUMERIC, TypeOid::FLOAT8) => {
            Decimal::read(arg.text)?;
            Some(arg.text.trim().to_owned())
        }
        _ => None,
    }
}

/// A number of as many digits as fit, with its digits behind the point.
#[derive(Clone, Copy)]
pub(super) struct Decimal {
    digits: i128,
    scale: u32,
}

impl Decimal {
    /// A number in plain digits.
    pub(super) fn read(text: &str) -> Option<Decimal> {
        let text = text.trim();
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let unsigned = whole.trim_start_matches(['-', '+']);
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let digits = unsigned.len() + fraction.len();
        if whole.len() > unsigned.len() + 1 || !plain(unsigned) || !plain(fraction) || digits > 30 {
            return None;
        }
        let value: i128 = format!("{unsigned}{fraction}").parse().ok()?;
        let digits = if whole.starts_with('-') { -value } else { value };
        Some(Decimal { digits, scale: u32::try_from(fraction.len()).ok()? })
    }

    fn unit(self) -> Option<i128> {
        10_i128.checked_pow(self.scale)
    }

    fn sum(self, other: Decimal, sign: i128) -> Option<Decimal> {
        let scale = self.scale.max(other.scale);
        let at = |one: Decimal| one.digits.checked_mul(10_i128.checked_pow(scale - one.scale)?);
        let digits = at(self)?.checked_add(at(other)?.checked_mul(sign)?)?;
        Some(Decimal { digits, scale })
    }

    /// Away from zero at a half.
    fn rounded(self) -> Option<i128> {
        let unit = self.unit()?;
        let up = (self.digits % unit).abs().checked_mul(2)? >= unit;
        Some(self.digits / unit + if up { self.digits.signum() } else { 0 })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let scale = self.scale as usize;
        let digits = format!("{:0width$}", self.digits.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let point = if scale > 0 { "." } else { "" };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}
