//! Ranges and multiranges.

use std::ops::Bound;

use crate::array::{take_u32, take_value};
use crate::decode::{Decode, Fault};
use crate::param::{Accepts, NotNull};
use crate::params::Params;
use crate::sql::{MultirangeType, RangeType};

/// A PostgreSQL range, such as `int4range` or `tstzrange`, or of a range type of your own.
///
/// ```
/// use std::ops::Bound;
/// use sqlweave_runtime::Range;
///
/// let days: Range<i32> = (1..5).into();
/// assert_eq!(days, Range::Between(Bound::Included(1), Bound::Excluded(5)));
/// assert!(days.contains(&4) && !days.contains(&5));
/// assert!(!Range::Empty.contains(&4));
/// ```
///
/// The ranges of Rust's own can be parameters as they are: `{1..5}`, `{start..}`, `{1..=5}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub enum Range<T> {
    /// The range that holds nothing.
    Empty,
    /// All between a lower and an upper bound. The server gives ranges of whole numbers and of days with the lower
    /// bound included and the upper one excluded, however they were written.
    Between(Bound<T>, Bound<T>),
}

impl<T> Range<T> {
    /// The range that holds all values.
    pub const ALL: Range<T> = Range::Between(Bound::Unbounded, Bound::Unbounded);

    /// Whether it is the empty range.
    pub fn is_empty(&self) -> bool {
        matches!(self, Range::Empty)
    }

    /// The lower bound's value, if there is one.
    pub fn lower(&self) -> Option<&T> {
        match self {
            Range::Between(Bound::Included(value) | Bound::Excluded(value), _) => Some(value),
            Range::Between(Bound::Unbounded, _) | Range::Empty => None,
        }
    }

    /// The upper bound's value, if there is one.
    pub fn upper(&self) -> Option<&T> {
        match self {
            Range::Between(_, Bound::Included(value) | Bound::Excluded(value)) => Some(value),
            Range::Between(_, Bound::Unbounded) | Range::Empty => None,
        }
    }

    /// Whether the value lies in it, by Rust's order of such values.
    pub fn contains(&self, value: &T) -> bool
    where
        T: PartialOrd,
    {
        let Range::Between(lower, upper) = self else { return false };
        let above = match lower {
            Bound::Included(lower) => lower <= value,
            Bound::Excluded(lower) => lower < value,
            Bound::Unbounded => true,
        };
        let below = match upper {
            Bound::Included(upper) => value <= upper,
            Bound::Excluded(upper) => value < upper,
            Bound::Unbounded => true,
        };
        above && below
    }

    /// The same range of other values.
    pub fn map<U>(self, mut turn: impl FnMut(T) -> U) -> Range<U> {
        match self {
            Range::Empty => Range::Empty,
            Range::Between(lower, upper) => {
                let lower = lower.map(&mut turn);
                Range::Between(lower, upper.map(turn))
            }
        }
    }
}

/// A PostgreSQL multirange: any number of ranges. The server gives them in order, and none that touch or are empty.
///
/// ```
/// use sqlweave_runtime::Multirange;
///
/// let holidays = Multirange(vec![(1..5).into(), (20..22).into()]);
/// assert!(holidays.contains(&21) && !holidays.contains(&10));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Multirange<T>(pub Vec<Range<T>>);

impl<T> Multirange<T> {
    /// Whether the value lies in one of the ranges, by Rust's order of such values.
    pub fn contains(&self, value: &T) -> bool
    where
        T: PartialOrd,
    {
        self.0.iter().any(|range| range.contains(value))
    }
}

impl<T> Default for Multirange<T> {
    fn default() -> Self {
        Multirange(Vec::new())
    }
}

impl<T> FromIterator<Range<T>> for Multirange<T> {
    fn from_iter<I: IntoIterator<Item = Range<T>>>(ranges: I) -> Self {
        Multirange(ranges.into_iter().collect())
    }
}

// The flags of `range_send`.
const EMPTY: u8 = 0x01;
const LOWER_INCLUDED: u8 = 0x02;
const UPPER_INCLUDED: u8 = 0x04;
const LOWER_UNBOUNDED: u8 = 0x08;
const UPPER_UNBOUNDED: u8 = 0x10;

/// `range_send`: flags, then the values of the bounds that have one.
impl<R: RangeType, T: Decode<R::Subtype>> Decode<R> for Range<T> {
    fn decode(raw: &[u8]) -> Result<Self, Fault> {
        let (flags, mut rest) = raw.split_first().ok_or(Fault::Malformed)?;
        if flags & EMPTY != 0 {
            return Ok(Range::Empty);
        }
        let mut bound = |unbounded: u8, included: u8| {
            if flags & unbounded != 0 {
                return Ok(Bound::Unbounded);
            }
            let value = T::decode(take_value(&mut rest)?.ok_or(Fault::Malformed)?)?;
            Ok(match flags & included {
                0 => Bound::Excluded(value),
                _ => Bound::Included(value),
            })
        };
        let lower = bound(LOWER_UNBOUNDED, LOWER_INCLUDED)?;
        Ok(Range::Between(lower, bound(UPPER_UNBOUNDED, UPPER_INCLUDED)?))
    }
}

/// `multirange_send`: how many ranges, then each with its length.
impl<M, T> Decode<M> for Multirange<T>
where
    M: MultirangeType,
    T: Decode<<M::Range as RangeType>::Subtype>,
{
    fn decode(raw: &[u8]) -> Result<Self, Fault> {
        let mut rest = raw;
        let count = take_u32(&mut rest)?;
        let ranges = (0..count).map(|_| {
            let raw = take_value(&mut rest)?.ok_or(Fault::Malformed)?;
            <Range<T> as Decode<M::Range>>::decode(raw)
        });
        ranges.collect()
    }
}

fn put_between<R, T>(lower: Bound<&T>, upper: Bound<&T>, out: &mut Params)
where
    R: RangeType<Subtype: Accepts<T, NotNull>>,
{
    let mut flags = match lower {
        Bound::Included(_) => LOWER_INCLUDED,
        Bound::Excluded(_) => 0,
        Bound::Unbounded => LOWER_UNBOUNDED,
    };
    flags |= match upper {
        Bound::Included(_) => UPPER_INCLUDED,
        Bound::Excluded(_) => 0,
        Bound::Unbounded => UPPER_UNBOUNDED,
    };
    out.put(&[flags]);
    for bound in [lower, upper] {
        if let Bound::Included(value) | Bound::Excluded(value) = bound {
            out.put_value::<R::Subtype, NotNull, T>(value);
        }
    }
}

impl<R, N, T> Accepts<Range<T>, N> for R
where
    R: RangeType<Subtype: Accepts<T, NotNull>>,
{
    fn encode(value: &Range<T>, out: &mut Params) {
        match value {
            Range::Empty => out.put(&[EMPTY]),
            Range::Between(lower, upper) => {
                put_between::<R, T>(lower.as_ref(), upper.as_ref(), out)
            }
        }
    }
}

impl<M, N, T> Accepts<Multirange<T>, N> for M
where
    M: MultirangeType<Range: RangeType<Subtype: Accepts<T, NotNull>>>,
{
    fn encode(value: &Multirange<T>, out: &mut Params) {
        match i32::try_from(value.0.len()) {
            Ok(count) => out.put(&count.to_be_bytes()),
            Err(_) => return out.refuse("there are more than 2,147,483,647 ranges".to_owned()),
        }
        for range in &value.0 {
            out.put_value::<M::Range, NotNull, Range<T>>(range);
        }
    }
}

/// `type, parts => lower bound, upper bound`
macro_rules! rust_ranges {
    ($($range:ty, $value:pat => $lower:expr, $upper:expr;)*) => {
        $(
            impl<T> From<$range> for Range<T> {
                fn from($value: $range) -> Range<T> {
                    Range::Between($lower, $upper)
                }
            }

            impl<R, N, T> Accepts<$range, N> for R
            where
                R: RangeType<Subtype: Accepts<T, NotNull>>,
            {
                fn encode($value: &$range, out: &mut Params) {
                    put_between::<R, T>($lower, $upper, out);
                }
            }
        )*
    };
}

rust_ranges! {
    std::ops::Range<T>, std::ops::Range { start, end } => Bound::Included(start), Bound::Excluded(end);
    std::ops::RangeFrom<T>, std::ops::RangeFrom { start } => Bound::Included(start), Bound::Unbounded;
    std::ops::RangeTo<T>, std::ops::RangeTo { end } => Bound::Unbounded, Bound::Excluded(end);
    std::ops::RangeToInclusive<T>, std::ops::RangeToInclusive { end } => Bound::Unbounded, Bound::Included(end);
}

impl<T> From<std::ops::RangeInclusive<T>> for Range<T> {
    fn from(range: std::ops::RangeInclusive<T>) -> Range<T> {
        let (start, end) = range.into_inner();
        Range::Between(Bound::Included(start), Bound::Included(end))
    }
}

impl<R, N, T> Accepts<std::ops::RangeInclusive<T>, N> for R
where
    R: RangeType<Subtype: Accepts<T, NotNull>>,
{
    fn encode(range: &std::ops::RangeInclusive<T>, out: &mut Params) {
        put_between::<R, T>(Bound::Included(range.start()), Bound::Included(range.end()), out);
    }
}
