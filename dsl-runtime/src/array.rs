//! Arrays of one dimension. `array_send`: dimensions, a flag, the elements' type, then for each
//! dimension its length and lower bound, then the elements.

use crate::decode::{Decode, Fault};
use crate::row::check_oid;
use crate::sql::SqlType;
use crate::statement::FIRST_USER_OID;

pub(crate) fn read<S: SqlType, T: Decode<S>>(raw: &[u8]) -> Result<Vec<T>, Fault> {
    let mut elements = Elements::open(raw, S::OID)?;
    let mut values = Vec::with_capacity(elements.count);
    for _ in 0..elements.count {
        match elements.next()? {
            Some(raw) => values.push(T::decode(raw)?),
            None => return Err(Fault::Unfit("a NULL among the elements of the array")),
        }
    }
    Ok(values)
}

pub(crate) fn read_nullable<S: SqlType, T: Decode<S>>(raw: &[u8]) -> Result<Vec<Option<T>>, Fault> {
    let mut elements = Elements::open(raw, S::OID)?;
    let mut values = Vec::with_capacity(elements.count);
    for _ in 0..elements.count {
        values.push(elements.next()?.map(T::decode).transpose()?);
    }
    Ok(values)
}

pub(crate) struct Elements<'a> {
    pub(crate) count: usize,
    rest: &'a [u8],
}

impl<'a> Elements<'a> {
    pub(crate) fn open(mut rest: &'a [u8], expected: u32) -> Result<Self, Fault> {
        let dimensions = take_u32(&mut rest)?;
        let _has_null = take_u32(&mut rest)?;
        let element = take_u32(&mut rest)?;
        // Elements of a domain carry the domain's OID and are read as its base type; that the array
        // is the right one was seen by its own type.
        if element < FIRST_USER_OID {
            check_oid(expected, element)?;
        }
        match dimensions {
            0 => return Ok(Elements { count: 0, rest }),
            1 => {}
            _ => return Err(Fault::Unfit("the array has more than one dimension")),
        }
        let count = take_u32(&mut rest)? as usize;
        let _lower_bound = take_u32(&mut rest)?;
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
}

/// Takes a number off the front.
pub(crate) fn take_u32(rest: &mut &[u8]) -> Result<u32, Fault> {
    let (number, behind) = rest.split_first_chunk().ok_or(Fault::Malformed)?;
    *rest = behind;
    Ok(u32::from_be_bytes(*number))
}

/// Takes a value off the front: a length, -1 for NULL, and the bytes.
pub(crate) fn take_value<'a>(rest: &mut &'a [u8]) -> Result<Option<&'a [u8]>, Fault> {
    let len = take_u32(rest)?;
    if len == u32::MAX {
        return Ok(None);
    }
    let (value, behind) = rest.split_at_checked(len as usize).ok_or(Fault::Malformed)?;
    *rest = behind;
    Ok(Some(value))
}
