//! The parameters of a query, encoded as they are bound, in one owned buffer.

use bytes::BytesMut;
use postgres_types::{IsNull, ToSql, Type};

use crate::array::Dimension;
use crate::buffer::Buffer;
use crate::error::{Error, ErrorKind};
use crate::param::Accepts;
use crate::sql::{self, SqlType};

/// Where parameters are written to; [`Accepts::encode`] gets it.
///
/// Holds for each parameter its type's OID, its length and its bytes, one behind the other.
#[derive(Clone, Default)]
pub struct Params {
    buf: Buffer,
    null: bool,
    count: u32,
    /// The parameter that cannot be sent, counted from 0, and why. In a box, since it is rare and queries are moved.
    refused: Option<Box<(usize, String)>>,
}

/// The length that stands for NULL.
const NULL: i32 = -1;

/// The length of a parameter whose part of the statement is left out.
const NOT_GIVEN: i32 = -2;

/// What marks the OID of a type whose values are sent where the server infers the parameter's type: a domain over it. No
/// type has an OID so high, so that it is declared as unknown.
pub(crate) const INFERRED: u32 = 1 << 31;

impl Params {
    /// Writes bytes of the value.
    #[inline]
    pub fn put(&mut self, bytes: &[u8]) {
        self.buf.put(bytes);
    }

    /// Makes the value NULL.
    #[inline]
    pub fn put_null(&mut self) {
        self.null = true;
    }

    /// Writes the value as postgres-types writes it for the type `ty`.
    pub fn put_to_sql(&mut self, value: &impl ToSql, ty: &Type) {
        match self.buf.as_many(0, |out| value.to_sql(ty, out)) {
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
                self.buf.write_at(has_null + 3, [1]);
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
        self.count += 1;
        self.put_field::<T, N, P>(oid, value);
    }

    /// Adds a parameter whose bytes are there already.
    pub(crate) fn bind_bytes(&mut self, oid: u32, value: Option<&[u8]>) {
        self.count += 1;
        self.buf.put_u32(oid);
        self.put_bytes(value);
    }

    /// Adds a page's number of rows and one more. No rows are no page: it would lead nowhere, and say that it is the last. A
    /// negative number goes as it is, for the server to refuse.
    pub(crate) fn bind_one_more<N, P: ?Sized>(&mut self, rows: &P)
    where
        sql::bigint: Accepts<P, N>,
    {
        self.bind::<sql::bigint, N, P>(sql::bigint::OID, rows);
        let at = self.buf.len().checked_sub(8);
        let last = at.and_then(|at| self.buf.as_slice().get(at..)?.first_chunk::<8>());
        match (at, last.map(|bytes| i64::from_be_bytes(*bytes))) {
            (_, Some(0)) => self.refuse("a page has at least one row".to_owned()),
            (Some(at), Some(rows @ 1..)) => {
                self.buf.write_at(at, rows.saturating_add(1).to_be_bytes());
            }
            _ => {}
        }
    }

    /// The bigint that is the parameter at an index from 0.
    pub(crate) fn int8_at(&self, index: usize) -> Option<i64> {
        let mut all = Finished { rest: self.buf.as_slice(), count: self.count as usize };
        let (_, value) = all.nth(index)?;
        value?.try_into().ok().map(i64::from_be_bytes)
    }

    /// What has been written.
    pub(crate) fn written(&self) -> &[u8] {
        self.buf.as_slice()
    }

    pub(crate) fn len(&self) -> usize {
        self.buf.len()
    }

    /// Takes what has been written out; a refusal stays.
    pub(crate) fn take_written(&mut self) -> BytesMut {
        self.buf.take()
    }

    /// Makes room for so many bytes more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.buf.reserve(more);
    }

    /// Forgets what has been written and keeps its room; a refusal stays.
    pub(crate) fn clear(&mut self) {
        self.buf.truncate(0);
    }

    /// Why a value cannot be sent.
    pub(crate) fn refusal(&self) -> Option<&str> {
        self.refused.as_ref().map(|refused| refused.1.as_str())
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
        self.buf.put(elements);
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
        let index = self.count.saturating_sub(1) as usize;
        self.refused.get_or_insert_with(|| Box::new((index, reason)));
    }

    /// The parameters as OID and bytes, or the reason why one of them cannot be sent.
    #[inline]
    pub(crate) fn finished(&self) -> Result<Finished<'_>, Error> {
        match &self.refused {
            Some(refused) => {
                let reason = format!("parameter ${}: {}", refused.0 + 1, refused.1);
                Err(Error::new(ErrorKind::Encode, reason))
            }
            None => Ok(Finished { rest: self.buf.as_slice(), count: self.count as usize }),
        }
    }

    /// Those that a variant sends: it has given each a number, in order, and 0 to those that it leaves out.
    pub(crate) fn numbered(&self, numbers: &[u16]) -> Params {
        let number = |index: usize| numbers.get(index).copied().unwrap_or(0);
        let mut sent = Params::default();
        let all = Finished { rest: self.buf.as_slice(), count: self.count as usize };
        for (index, (oid, value)) in all.enumerate().filter(|(index, _)| number(*index) > 0) {
            sent.count = u32::from(number(index));
            sent.buf.put_u32(oid);
            sent.put_bytes(value);
        }
        sent.refused = self.refused.as_deref().and_then(|(index, reason)| {
            let at = usize::from(number(*index)).checked_sub(1)?;
            Some(Box::new((at, reason.clone())))
        });
        sent
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
        self.buf.write_at(at, len.to_be_bytes());
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
}

impl<'a> Iterator for Finished<'a> {
    type Item = (u32, Option<&'a [u8]>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (oid, rest) = self.rest.split_first_chunk()?;
        let (len, rest) = rest.split_first_chunk()?;
        let (value, rest) = match usize::try_from(i32::from_be_bytes(*len)) {
            Ok(len) => {
                let (value, rest) = rest.split_at_checked(len)?;
                (Some(value), rest)
            }
            Err(_) => (None, rest),
        };
        self.rest = rest;
        self.count = self.count.saturating_sub(1);
        Some((u32::from_be_bytes(*oid), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.count, Some(self.count))
    }
}

impl ExactSizeIterator for Finished<'_> {}
