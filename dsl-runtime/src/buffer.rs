//! Bytes that stand in place as long as they are few: the parameters of most queries need no allocation.

use bytes::{BufMut, BytesMut};

/// As many bytes as leave a query value so small that it is moved without a call of `memcpy`: three numbers of eight
/// bytes with what stands in front of each.
const FEW: usize = 54;

/// What is allocated first where more are needed.
const MANY: usize = 256;

#[derive(Clone)]
pub(crate) enum Buffer {
    Few { len: u8, bytes: [u8; FEW] },
    Many(BytesMut),
}

impl Default for Buffer {
    fn default() -> Self {
        Buffer::Few { len: 0, bytes: [0; FEW] }
    }
}

impl Buffer {
    /// Both ways are inlined: what has a fixed size, as numbers and lengths have, is then a store.
    #[inline]
    pub(crate) fn put(&mut self, new: &[u8]) {
        match self {
            Buffer::Few { len, bytes } => {
                let at = usize::from(*len);
                match bytes.get_mut(at..at + new.len()) {
                    Some(place) => {
                        place.copy_from_slice(new);
                        *len += new.len() as u8;
                    }
                    None => self.put_too_many(new),
                }
            }
            Buffer::Many(bytes) => bytes.extend_from_slice(new),
        }
    }

    #[inline(never)]
    fn put_too_many(&mut self, new: &[u8]) {
        self.as_many(new.len(), |bytes| bytes.put_slice(new));
    }

    /// Makes room for so many bytes more, and no more than that.
    pub(crate) fn reserve(&mut self, more: usize) {
        match self {
            Buffer::Few { len, .. } if usize::from(*len) + more <= FEW => {}
            Buffer::Few { .. } => {
                let mut many = BytesMut::with_capacity(self.len() + more);
                many.put_slice(self.as_slice());
                *self = Buffer::Many(many);
            }
            Buffer::Many(bytes) => bytes.reserve(more),
        }
    }

    #[inline]
    pub(crate) fn put_i32(&mut self, value: i32) {
        self.put(&value.to_be_bytes());
    }

    #[inline]
    pub(crate) fn put_u32(&mut self, value: u32) {
        self.put(&value.to_be_bytes());
    }

    /// Gives the bytes as a buffer of the kind that postgres-types writes to, with room for `more` of them.
    pub(crate) fn as_many<T>(&mut self, more: usize, write: impl FnOnce(&mut BytesMut) -> T) -> T {
        if let Buffer::Many(bytes) = self {
            return write(bytes);
        }
        let mut many = BytesMut::with_capacity(MANY.max(2 * (self.len() + more)));
        many.put_slice(self.as_slice());
        let written = write(&mut many);
        *self = Buffer::Many(many);
        written
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        match self {
            Buffer::Few { len, .. } => usize::from(*len),
            Buffer::Many(bytes) => bytes.len(),
        }
    }

    #[inline]
    pub(crate) fn as_slice(&self) -> &[u8] {
        match self {
            Buffer::Few { len, bytes } => bytes.get(..usize::from(*len)).unwrap_or_default(),
            Buffer::Many(bytes) => bytes,
        }
    }

    /// Overwrites what stands at `at`, which has been written before.
    #[inline]
    pub(crate) fn write_at<const N: usize>(&mut self, at: usize, new: [u8; N]) {
        let all: &mut [u8] = match self {
            Buffer::Few { bytes, .. } => bytes,
            Buffer::Many(bytes) => bytes,
        };
        if let Some(place) = all.get_mut(at..at + N) {
            place.copy_from_slice(&new);
        }
    }

    pub(crate) fn truncate(&mut self, to: usize) {
        match self {
            Buffer::Few { len, .. } => *len = (*len).min(u8::try_from(to).unwrap_or(u8::MAX)),
            Buffer::Many(bytes) => bytes.truncate(to),
        }
    }

    /// Takes the bytes out; the room that is left may be used again.
    pub(crate) fn take(&mut self) -> BytesMut {
        self.as_many(0, BytesMut::split)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Few or many, the same calls give the same bytes.
    #[test]
    fn growing_changes_nothing() {
        for first in [0, 1, 40, FEW - 1, FEW, FEW + 1, 1000] {
            for second in [0, 1, 13, FEW, 500] {
                let (a, b) = (vec![7; first], vec![9; second]);
                let mut buffer = Buffer::default();
                buffer.put(&a);
                if second != 13 {
                    buffer.reserve(second);
                }
                buffer.put(&b);
                assert_eq!(buffer.as_slice(), [a.clone(), b.clone()].concat());
                assert_eq!(matches!(buffer, Buffer::Few { .. }), first + second <= FEW);
                if first >= 4 {
                    buffer.write_at(first - 4, 5_i32.to_be_bytes());
                    assert_eq!(buffer.as_slice()[first - 4..first], [0, 0, 0, 5]);
                }
                buffer.truncate(first);
                assert_eq!(buffer.len(), first);
                assert_eq!(buffer.take().len(), first);
                assert_eq!(buffer.len(), 0);
            }
        }
    }
}
