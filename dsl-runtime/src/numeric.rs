//! The wire's form of `numeric`: digits to the base 10,000.

#[cfg(any(feature = "with-rust_decimal-1", feature = "with-bigdecimal-0_4"))]
use crate::decode::Fault;
use crate::params::Params;

const BASE: u128 = 10_000;

/// Writes an integer.
pub(crate) fn put_integer(value: i128, out: &mut Params) {
    put_scaled(value, 0, out);
}

/// Writes a decimal number with its scale, which the server keeps.
#[cfg(feature = "with-rust_decimal-1")]
pub(crate) fn put_decimal(value: &rust_decimal::Decimal, out: &mut Params) {
    put_scaled(value.mantissa(), value.scale(), out);
}

/// Writes `value * 10 ^ -scale`; the value has fewer than 36 decimal digits.
fn put_scaled(value: i128, scale: u32, out: &mut Params) {
    // Groups of four decimal digits stand where the point allows.
    let zeros = (4 - scale % 4) % 4;
    let mut rest = value.unsigned_abs() * 10_u128.pow(zeros);
    let mut fraction = i32::try_from((scale + zeros) / 4).unwrap_or(0);
    while rest != 0 && rest.is_multiple_of(BASE) {
        rest /= BASE;
        fraction -= 1;
    }
    let mut digits = [0_u16; 10];
    let mut first = digits.len();
    while rest != 0 {
        first -= 1;
        digits[first] = (rest % BASE) as u16;
        rest /= BASE;
    }
    let digits = &digits[first..];
    let weight = if digits.is_empty() { 0 } else { digits.len() as i32 - 1 - fraction };
    let sign: u16 = if value < 0 { 0x4000 } else { 0 };
    for part in [digits.len() as u16, weight as u16, sign, scale as u16] {
        out.put(&part.to_be_bytes());
    }
    for digit in digits {
        out.put(&digit.to_be_bytes());
    }
}

/// A numeric as it comes: digits to the base 10,000, the first of which stands for `digit * 10000 ^ weight`.
#[cfg(any(feature = "with-rust_decimal-1", feature = "with-bigdecimal-0_4"))]
struct Digits<'a> {
    digits: &'a [u8],
    weight: i32,
    negative: bool,
    /// How many decimal places are shown.
    scale: i32,
}

#[cfg(any(feature = "with-rust_decimal-1", feature = "with-bigdecimal-0_4"))]
impl<'a> Digits<'a> {
    fn read(raw: &'a [u8]) -> Result<Self, Fault> {
        let ([a, b, c, d, e, f, g, h], digits) =
            raw.split_first_chunk::<8>().ok_or(Fault::Malformed)?;
        if digits.len() != usize::from(u16::from_be_bytes([*a, *b])) * 2 {
            return Err(Fault::Malformed);
        }
        let negative = match u16::from_be_bytes([*e, *f]) {
            0 => false,
            0x4000 => true,
            0xC000 => return Err(Fault::Unfit("the number is NaN, which its Rust type cannot be")),
            _ => return Err(Fault::Unfit("the number is infinite, which its Rust type cannot be")),
        };
        let weight = i32::from(i16::from_be_bytes([*c, *d]));
        Ok(Digits { digits, weight, negative, scale: i32::from(u16::from_be_bytes([*g, *h])) })
    }

    fn count(&self) -> i32 {
        // There are fewer than 65,536.
        (self.digits.len() / 2) as i32
    }

    fn iter(&self) -> impl Iterator<Item = u16> + 'a {
        self.digits.chunks_exact(2).map(|pair| match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            _ => 0,
        })
    }

    /// The decimal places of the last digit: the number is all digits together, times ten to the power of minus this.
    fn fraction(&self) -> i32 {
        4 * (self.count() - 1 - self.weight)
    }
}

/// Reads a numeric exactly: what `Decimal` would have to round is an error. Of decimal places that are zeros those are
/// left out for which there is no room.
#[cfg(feature = "with-rust_decimal-1")]
pub(crate) fn read_decimal(raw: &[u8]) -> Result<rust_decimal::Decimal, Fault> {
    const TOO_LONG: Fault = Fault::Unfit(
        "the number has more digits than `Decimal` holds: round it, or take `bigdecimal::BigDecimal`",
    );
    let number = Digits::read(raw)?;
    // Nine digits to the base 10,000 are below 2 ^ 120, and `Decimal` holds 96 bits.
    if number.count() > 9 {
        return Err(TOO_LONG);
    }
    let mut mantissa = number.iter().fold(0, |all: i128, digit| all * 10_000 + i128::from(digit));
    if mantissa == 0 {
        return Ok(rust_decimal::Decimal::new(0, number.scale.clamp(0, 28).unsigned_abs()));
    }
    let mut scale = number.fraction();
    while scale > number.scale || scale > 28 {
        if mantissa % 10 != 0 {
            return Err(TOO_LONG);
        }
        mantissa /= 10;
        scale -= 1;
    }
    while scale < number.scale.min(28) {
        match mantissa.checked_mul(10) {
            Some(more) if more < 1 << 96 => mantissa = more,
            _ if scale >= 0 => break,
            _ => return Err(TOO_LONG),
        }
        scale += 1;
    }
    if number.negative {
        mantissa = -mantissa;
    }
    rust_decimal::Decimal::try_from_i128_with_scale(mantissa, scale.unsigned_abs())
        .map_err(|_| TOO_LONG)
}

/// The most decimal digits that the server keeps before the point, and behind it.
#[cfg(feature = "with-bigdecimal-0_4")]
const MAX_DIGITS: (i64, i64) = (131_072, 16_383);

/// Reads a numeric of any size.
#[cfg(feature = "with-bigdecimal-0_4")]
pub(crate) fn read_big_decimal(raw: &[u8]) -> Result<bigdecimal::BigDecimal, Fault> {
    use bigdecimal::num_bigint::{BigInt, BigUint, Sign};
    let number = Digits::read(raw)?;
    // Two digits to the base 10 in one to the base 100 is the nearest that is taken apart at once.
    let hundreds = number.iter().flat_map(|digit| [(digit / 100) as u8, (digit % 100) as u8]);
    let hundreds: Vec<u8> = hundreds.collect();
    let mantissa = BigUint::from_radix_be(&hundreds, 100).unwrap_or_default();
    let sign = if number.negative { Sign::Minus } else { Sign::Plus };
    let exact = bigdecimal::BigDecimal::new(
        BigInt::from_biguint(sign, mantissa),
        i64::from(number.fraction()),
    );
    Ok(exact.with_scale(i64::from(number.scale)))
}

/// Writes a number of any size that the server keeps.
#[cfg(feature = "with-bigdecimal-0_4")]
pub(crate) fn put_big_decimal(value: &bigdecimal::BigDecimal, out: &mut Params) {
    use bigdecimal::num_bigint::Sign;
    let (mantissa, scale) = value.as_bigint_and_exponent();
    let (sign, decimals) = (mantissa.sign(), mantissa.magnitude().to_radix_be(10));
    let before = decimals.len() as i64 - scale;
    if sign != Sign::NoSign && (before > MAX_DIGITS.0 || scale > MAX_DIGITS.1) {
        return out.refuse("the number has more digits than the server keeps".to_owned());
    }
    // Groups of four digits stand where the point allows, so zeros are added at both ends.
    let shown = scale.clamp(0, MAX_DIGITS.1);
    let mut decimals = if sign == Sign::NoSign { Vec::new() } else { decimals };
    let behind = scale.rem_euclid(4);
    let zeros = if behind == 0 { 0 } else { 4 - behind };
    decimals.extend((0..zeros).map(|_| 0));
    let lead = (4 - decimals.len() % 4) % 4;
    let padded: Vec<u8> = (0..lead).map(|_| 0).chain(decimals).collect();
    let digit = |four: &[u8]| four.iter().fold(0, |all: u16, one| all * 10 + u16::from(*one));
    let mut digits: Vec<u16> = padded.chunks(4).map(digit).collect();
    // The last group stands for ten to the power of minus this.
    let fraction = scale + zeros;
    let weight = digits.len() as i64 - 1 - fraction / 4;
    while digits.last() == Some(&0) {
        digits.pop();
    }
    let weight = if digits.is_empty() { 0 } else { weight };
    let sign: u16 = if sign == Sign::Minus { 0x4000 } else { 0 };
    for part in [digits.len() as u16, weight as u16, sign, shown as u16] {
        out.put(&part.to_be_bytes());
    }
    for digit in digits {
        out.put(&digit.to_be_bytes());
    }
}
