//! The wire's form of `numeric`: digits to the base 10,000.

use crate::params::Params;

const BASE: u128 = 10_000;

/// Writes an integer as a numeric of scale 0.
pub(crate) fn put_integer(value: i128, out: &mut Params) {
    let mut rest = value.unsigned_abs();
    let mut digits = [0_u16; 10];
    let mut first = digits.len();
    while rest != 0 {
        first -= 1;
        digits[first] = (rest % BASE) as u16;
        rest /= BASE;
    }
    let digits = &digits[first..];
    let weight = digits.len().saturating_sub(1) as u16;
    let sign: u16 = if value < 0 { 0x4000 } else { 0 };
    for part in [digits.len() as u16, weight, sign, 0] {
        out.put(&part.to_be_bytes());
    }
    for digit in digits {
        out.put(&digit.to_be_bytes());
    }
}

/// Reads a numeric. What fits is read here, and at once; the rest, NaN and infinity too, is left to
/// rust_decimal, which rounds to 28 digits or refuses.
#[cfg(feature = "with-rust_decimal-1")]
pub(crate) fn read_decimal(
    raw: &[u8],
) -> Result<rust_decimal::Decimal, Box<dyn std::error::Error + Send + Sync>> {
    match read_exact(raw) {
        Some(value) => Ok(value),
        None => postgres_types::FromSql::from_sql(&postgres_types::Type::NUMERIC, raw),
    }
}

#[cfg(feature = "with-rust_decimal-1")]
fn read_exact(raw: &[u8]) -> Option<rust_decimal::Decimal> {
    let part = |at: usize| Some(u16::from_be_bytes([*raw.get(at)?, *raw.get(at + 1)?]));
    let count = i32::from(part(0)?);
    let weight = i32::from(part(2)? as i16);
    let sign = part(4)?;
    let scale = i32::from(part(6)?);
    // Seven digits to the base 10,000 are 28 decimal ones.
    if count > 7 || scale > 28 || (sign != 0 && sign != 0x4000) {
        return None;
    }
    let mut mantissa: i128 = 0;
    for index in 0..count {
        let digit = part(8 + 2 * usize::try_from(index).ok()?)?;
        mantissa = mantissa * 10_000 + i128::from(digit);
    }
    // The digits stand for mantissa * 10 ^ -fraction; the type wants `scale` decimal places.
    let fraction = 4 * (count - 1 - weight);
    let shift = scale - fraction;
    if shift >= 0 {
        mantissa = mantissa.checked_mul(10_i128.checked_pow(shift.unsigned_abs())?)?;
    } else {
        let power = 10_i128.checked_pow(shift.unsigned_abs())?;
        if mantissa % power != 0 {
            return None;
        }
        mantissa /= power;
    }
    if sign != 0 {
        mantissa = -mantissa;
    }
    rust_decimal::Decimal::try_from_i128_with_scale(mantissa, scale.unsigned_abs()).ok()
}
