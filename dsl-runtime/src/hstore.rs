//! `hstore`: how many pairs, then for each its key and its value, which may be NULL.

use std::collections::BTreeMap;

use crate::array::{take_u32, take_value};
use crate::decode::{Fault, utf8};
use crate::params::Params;

pub(crate) fn read(raw: &[u8]) -> Result<BTreeMap<String, Option<String>>, Fault> {
    let mut rest = raw;
    let count = take_u32(&mut rest)?;
    let pairs = (0..count).map(|_| {
        let key = utf8(take_value(&mut rest)?.ok_or(Fault::Malformed)?)?;
        Ok((key, take_value(&mut rest)?.map(utf8).transpose()?))
    });
    pairs.collect()
}

pub(crate) fn put<'a>(
    pairs: impl ExactSizeIterator<Item = (&'a String, &'a Option<String>)>,
    out: &mut Params,
) {
    match i32::try_from(pairs.len()) {
        Ok(count) => out.put(&count.to_be_bytes()),
        Err(_) => return out.refuse("there are more than 2,147,483,647 pairs".to_owned()),
    }
    for (key, value) in pairs {
        out.put_bytes(Some(key.as_bytes()));
        out.put_bytes(value.as_ref().map(String::as_bytes));
    }
}
