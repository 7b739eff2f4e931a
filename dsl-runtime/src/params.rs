//! The parameters of a query, encoded as they are bound, in one owned buffer.

use bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, ToSql, Type};

use crate::array::Dimension;
use crate::error::{Error, ErrorKind};
use crate::param::Accepts;
use crate::sql::SqlType;

/// Where parameters are written to; [`Accepts::encode`] gets it.
///
/// Holds for each parameter its type's OID, its length and its bytes, one behind the other.
#[derive(Clone, Default)]
pub struct Params {
    buf: BytesMut,
    null: bool,
    /// The parameter that cannot be sent, counted from 0, and why.
    refused: Option<(usize, String)>,
    count: usize,
}

/// Bytes that hold the parameters of most queries.
const ROOM: usize = 64;

/// The length that stands for NULL.
const NULL: i32 = -1;

/// The length of a parameter whose part of the statement is left out.
const NOT_GIVEN: i32 = -2;

impl Params {
    /// Writes bytes of the value.
    #[inline]
    pub fn put(&mut self, bytes: &[u8]) {
        self.buf.put_slice(bytes);
    }

    /// Makes the value NULL.
    #[inline]
    pub fn put_null(&mut self) {
        self.null = true;
    }

    /// Writes the value as postgres-types writes it for the type `ty`.
    pub fn put_to_sql(&mut self, value: &impl ToSql, ty: &Type) {
        match value.to_sql(ty, &mut self.buf) {
            Ok(IsNull::No) => {}
            Ok(IsNull::Yes) => self.null = true,
            // The reason may speak of the value.
            Err(_) => self.refuse(format!("the value cannot be sent as {}", ty.name())),
        }
    }

    /// Writes an array.
    pub(crate) fn put_array<'a, E, M, P>(
        &mut self,
        dimensions: &[Dimension],
        items: impl Iterator<Item = &'a P>,
    ) where
        E: SqlType + Accepts<P, M>,
        P: 'a,
    {
        match i32::try_from(dimensions.len()) {
            Ok(count) => self.buf.put_i32(count),
            Err(_) => return self.refuse("an array has too many dimensions".into()),
        }
        let has_null = self.buf.len();
        self.buf.put_i32(0);
        self.buf.put_u32(E::OID);
        for dimension in dimensions {
            self.buf.put_i32(dimension.len);
            self.buf.put_i32(dimension.lower_bound);
        }
        for item in items {
            if self.put_value::<E, M, P>(item) {
                self.buf[has_null + 3] = 1;
            }
        }
    }

    /// Writes an array of one dimension.
    pub(crate) fn put_list<'a, E, M, P>(&mut self, items: impl ExactSizeIterator<Item = &'a P>)
    where
        E: SqlType + Accepts<P, M>,
        P: 'a,
    {
        match i32::try_from(items.len()) {
            Ok(0) => self.put_array::<E, M, P>(&[], items),
            Ok(len) => self.put_array::<E, M, P>(&[Dimension { len, lower_bound: 1 }], items),
            Err(_) => self.refuse("an array has more than 2,147,483,647 elements".into()),
        }
    }

    /// Writes a value behind its length; true if it is NULL.
    #[inline]
    pub(crate) fn put_value<T: Accepts<P, N>, N, P: ?Sized>(&mut self, value: &P) -> bool {
        let at = self.open();
        T::encode(value, self);
        self.close(at)
    }

    /// Writes bytes behind their length, or NULL.
    pub(crate) fn put_bytes(&mut self, bytes: Option<&[u8]>) {
        let at = self.open();
        match bytes {
            Some(bytes) => self.put(bytes),
            None => self.put_null(),
        }
        self.close(at);
    }

    /// Writes the head of a composite of `fields` fields; each follows by [`Params::put_field`].
    pub fn put_record(&mut self, fields: i32) {
        self.buf.put_i32(fields);
    }

    /// Writes the next field of a composite. `oid` is 0 for a type of the database's owner.
    pub fn put_field<T: Accepts<P, N>, N, P: ?Sized>(&mut self, oid: u32, value: &P) {
        self.buf.put_u32(oid);
        self.put_value::<T, N, P>(value);
    }

    pub(crate) fn bind<T: Accepts<P, N>, N, P: ?Sized>(&mut self, oid: u32, value: &P) {
        if self.count == 0 {
            self.buf = BytesMut::with_capacity(ROOM);
        }
        self.count += 1;
        self.put_field::<T, N, P>(oid, value);
    }

    /// What has been written.
    pub(crate) fn written(&self) -> &[u8] {
        &self.buf
    }

    pub(crate) fn len(&self) -> usize {
        self.buf.len()
    }

    /// Takes what has been written out; a refusal stays.
    pub(crate) fn take_written(&mut self) -> BytesMut {
        self.buf.split()
    }

    /// Forgets what has been written and keeps its room; a refusal stays.
    pub(crate) fn clear(&mut self) {
        self.buf.clear();
    }

    /// Why a value cannot be sent.
    pub(crate) fn refusal(&self) -> Option<&str> {
        self.refused.as_ref().map(|(_, reason)| reason.as_str())
    }

    /// Adds an array whose elements are written already, with a type that the server infers. None where it is larger
    /// than a value can be.
    pub(crate) fn append_array(
        &mut self,
        element_oid: u32,
        count: i32,
        has_null: bool,
        elements: &[u8],
    ) -> Option<()> {
        const HEADER: usize = 20;
        const LARGEST: usize = 0x3fff_ffff;
        let len = elements.len() + HEADER;
        self.count += 1;
        self.buf.put_u32(0);
        self.buf.put_i32(i32::try_from(len).ok().filter(|_| len <= LARGEST)?);
        self.buf.put_i32(1);
        self.buf.put_i32(i32::from(has_null));
        self.buf.put_u32(element_oid);
        self.buf.put_i32(count);
        self.buf.put_i32(1);
        self.buf.put_slice(elements);
        Some(())
    }

    /// Goes on behind parameters whose parts of the statement are left out.
    pub(crate) fn skip(&mut self, count: u32) {
        for _ in 0..count {
            self.count += 1;
            self.buf.put_u32(0);
            self.buf.put_i32(NOT_GIVEN);
        }
    }

    /// The first error wins; it names the parameter by number and never its value.
    #[cold]
    pub(crate) fn refuse(&mut self, reason: String) {
        let index = self.count.saturating_sub(1);
        self.refused.get_or_insert((index, reason));
    }

    /// The parameters as OID and bytes, or the reason why one of them cannot be sent. A variant has given each that it
    /// sends a number; without numbers all are sent.
    pub(crate) fn finished(&self, numbers: Option<Vec<u16>>) -> Result<Finished<'_>, Error> {
        let number = |index: usize| match &numbers {
            Some(numbers) => numbers.get(index).map_or(0, |number| usize::from(*number)),
            None => index + 1,
        };
        match &self.refused {
            Some((index, reason)) if number(*index) > 0 => {
                let reason = format!("parameter ${}: {reason}", number(*index));
                Err(Error::new(ErrorKind::Encode, reason))
            }
            _ => {
                let count = match &numbers {
                    Some(numbers) => numbers.iter().filter(|number| **number > 0).count(),
                    None => self.count,
                };
                Ok(Finished { rest: &self.buf, count, numbers: numbers.map(Vec::into_iter) })
            }
        }
    }

    /// Leaves room for a value's length.
    #[inline]
    fn open(&mut self) -> usize {
        let at = self.buf.len();
        self.buf.put_i32(0);
        at
    }

    /// Fills in the length of the value begun at `at`; true if it is NULL.
    #[inline]
    fn close(&mut self, at: usize) -> bool {
        let null = std::mem::take(&mut self.null);
        let start = at + 4;
        let len = if null {
            self.buf.truncate(start);
            NULL
        } else {
            match i32::try_from(self.buf.len() - start) {
                Ok(len) => len,
                Err(_) => {
                    self.buf.truncate(start);
                    self.refuse("the value is larger than 2 GB".into());
                    0
                }
            }
        };
        self.buf[at..start].copy_from_slice(&len.to_be_bytes());
        null
    }
}

impl std::fmt::Debug for Params {
    /// Says how many there are and nothing of their values.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Params").field("count", &self.count).finish_non_exhaustive()
    }
}

/// Walks over encoded parameters.
pub(crate) struct Finished<'a> {
    rest: &'a [u8],
    count: usize,
    /// Of a variant: the numbers of the parameters from here on, 0 for those that are not sent.
    numbers: Option<std::vec::IntoIter<u16>>,
}

impl<'a> Iterator for Finished<'a> {
    type Item = (u32, Option<&'a [u8]>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (oid, rest) = self.rest.split_first_chunk()?;
            let (len, rest) = rest.split_first_chunk()?;
            let len = i32::from_be_bytes(*len);
            let (value, rest) = match usize::try_from(len) {
                Ok(len) => {
                    let (value, rest) = rest.split_at_checked(len)?;
                    (Some(value), rest)
                }
                Err(_) => (None, rest),
            };
            self.rest = rest;
            if let Some(numbers) = &mut self.numbers
                && numbers.next().is_none_or(|number| number == 0)
            {
                continue;
            }
            self.count = self.count.saturating_sub(1);
            return Some((u32::from_be_bytes(*oid), value));
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.count, Some(self.count))
    }
}

impl ExactSizeIterator for Finished<'_> {}
