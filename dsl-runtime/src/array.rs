//! Arrays. `array_send`: dimensions, a flag, the elements' type, then for each
//! dimension its length and lower bound, then the elements.

use crate::decode::{Decode, Fault};
use crate::param::Accepts;
use crate::params::Params;
use crate::row::check_oid;
use crate::sql::{SqlType, array};
use crate::statement::FIRST_USER_OID;

/// `MAXDIM`.
const MAX_DIMENSIONS: u32 = 6;

/// An array of any number of dimensions, with the lower bounds of each.
///
/// A column is a `Vec` unless it is said otherwise, `as matrix: Array<Option<i32>>` or in `sqlweave.toml`, and an array
/// of more than one dimension is then an error.
///
/// ```
/// use sqlweave_runtime::{Array, Dimension};
///
/// // '[0:1][1:2]={{1,2},{3,4}}'
/// let matrix = Array {
///     dimensions: vec![
///         Dimension { len: 2, lower_bound: 0 },
///         Dimension { len: 2, lower_bound: 1 },
///     ],
///     elements: vec![1, 2, 3, 4],
/// };
/// # let _ = matrix;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Array<T> {
    /// The dimensions, the outermost first; none of an empty array.
    pub dimensions: Vec<Dimension>,
    /// The elements, those of the innermost dimension together.
    pub elements: Vec<T>,
}

/// A dimension of an [`Array`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Dimension {
    /// How many elements, or arrays of the next dimension, there are.
    pub len: i32,
    /// The subscript of the first.
    pub lower_bound: i32,
}

impl<E: SqlType, M, T: Decode<E>> Decode<array<E, M>> for Vec<T> {
    fn decode(raw: &[u8]) -> Result<Self, Fault> {
        read::<E, T>(raw)
    }
}

impl<E: SqlType, M, T: Decode<E>> Decode<array<E, M>> for Array<T> {
    fn decode(raw: &[u8]) -> Result<Self, Fault> {
        let (count, mut rest) = head(raw, E::OID)?;
        if count > MAX_DIMENSIONS {
            return Err(Fault::Malformed);
        }
        let mut dimensions = Vec::with_capacity(count as usize);
        let mut elements = usize::from(count != 0);
        for _ in 0..count {
            let (len, lower_bound) = (take_u32(&mut rest)?, take_u32(&mut rest)?.cast_signed());
            elements = elements.checked_mul(len as usize).ok_or(Fault::Malformed)?;
            let len = i32::try_from(len).map_err(|_| Fault::Malformed)?;
            dimensions.push(Dimension { len, lower_bound });
        }
        Ok(Array { dimensions, elements: Elements::of(elements, rest)?.read()? })
    }
}

// Whoever gives no array is told of lists, which are what is wanted.
#[diagnostic::do_not_recommend]
impl<E: SqlType + Accepts<P, M>, M, N, P> Accepts<Array<P>, N> for array<E, M> {
    fn encode(value: &Array<P>, out: &mut Params) {
        let mut lens = value.dimensions.iter().map(|dimension| usize::try_from(dimension.len).ok());
        let expected = match value.dimensions.is_empty() {
            true => Some(0),
            false => lens.try_fold(1, |all: usize, len| all.checked_mul(len?)),
        };
        if expected != Some(value.elements.len()) {
            return out.refuse("an array has not as many elements as its dimensions say".into());
        }
        out.put_array::<E, M, P>(&value.dimensions, value.elements.iter());
    }
}

/// Reads an array of one dimension.
pub(crate) fn read<S: SqlType, T: Decode<S>>(raw: &[u8]) -> Result<Vec<T>, Fault> {
    Elements::open(raw, S::OID)?.read()
}

pub(crate) struct Elements<'a> {
    pub(crate) count: usize,
    rest: &'a [u8],
}

/// How many dimensions an array has, and what follows.
fn head(mut rest: &[u8], expected: u32) -> Result<(u32, &[u8]), Fault> {
    let dimensions = take_u32(&mut rest)?;
    let _has_null = take_u32(&mut rest)?;
    let element = take_u32(&mut rest)?;
    // Elements of a domain carry the domain's OID and are read as its base type; that the array
    // is the right one was seen by its own type.
    if element < FIRST_USER_OID {
        check_oid(expected, element)?;
    }
    Ok((dimensions, rest))
}

impl<'a> Elements<'a> {
    /// Those of an array of one dimension.
    pub(crate) fn open(raw: &'a [u8], expected: u32) -> Result<Self, Fault> {
        let (dimensions, mut rest) = head(raw, expected)?;
        match dimensions {
            0 => return Ok(Elements { count: 0, rest }),
            1 => {}
            _ => {
                return Err(Fault::Unfit(
                    "the array has more than one dimension: take `sqlweave::Array` for it",
                ));
            }
        }
        let count = take_u32(&mut rest)? as usize;
        let _lower_bound = take_u32(&mut rest)?;
        Elements::of(count, rest)
    }

    fn of(count: usize, rest: &'a [u8]) -> Result<Self, Fault> {
        // Each element has a length at least, which bounds what is believed of the count.
        if count > rest.len() / 4 {
            return Err(Fault::Malformed);
        }
        Ok(Elements { count, rest })
    }

    #[inline]
    pub(crate) fn next(&mut self) -> Result<Option<&'a [u8]>, Fault> {
        take_value(&mut self.rest)
    }

    fn read<S, T: Decode<S>>(mut self) -> Result<Vec<T>, Fault> {
        let mut values = Vec::with_capacity(self.count);
        for _ in 0..self.count {
            let value = match self.next()? {
                Some(raw) => T::decode(raw),
                None => T::decode_null(),
            };
            values.push(value.map_err(|fault| match fault {
                Fault::Null => Fault::Unfit("a NULL among the elements of the array"),
                fault => fault,
            })?);
        }
        Ok(values)
    }
}

/// Takes a number off the front.
pub(crate) fn take_u32(rest: &mut &[u8]) -> Result<u32, Fault> {
    let (number, behind) = rest.split_first_chunk().ok_or(Fault::Malformed)?;
    *rest = behind;
    Ok(u32::from_be_bytes(*number))
}

/// Takes a value off the front: a length, -1 for NULL, and the bytes.
pub(crate) fn take_value<'a>(rest: &mut &'a [u8]) -> Result<Option<&'a [u8]>, Fault> {
    match taken(rest) {
        Some(value) => Ok(value),
        None => Err(Fault::Malformed),
    }
}

/// The same, or nothing where there is none.
#[inline]
pub(crate) fn taken<'a>(rest: &mut &'a [u8]) -> Option<Option<&'a [u8]>> {
    let (len, behind) = rest.split_first_chunk()?;
    let len = u32::from_be_bytes(*len);
    if len == u32::MAX {
        *rest = behind;
        return Some(None);
    }
    let (value, behind) = behind.split_at_checked(len as usize)?;
    *rest = behind;
    Some(Some(value))
}
