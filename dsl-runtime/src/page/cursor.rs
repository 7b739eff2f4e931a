//! What a cursor is: a place in the order of one query, as text that fits in a URL.
//!
//! The text is base64url without padding, of a version, the identity of the query's rows and order, the keys' values as the
//! protocol has them, each behind its length, and a checksum, or in its place a signature.

use std::error::Error as StdError;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A place between the rows of a query with pages: behind, or before, the row that it was made of.
///
/// It is opaque, safe in URLs, and of one query and order: any other refuses it
/// ([`ErrorKind::PageCursor`](crate::ErrorKind::PageCursor)), also after its rows, filters or order were changed in a new
/// release. It holds the values of its row's keys. Whoever gets it can read them, and make others like it, which is no
/// more than to begin elsewhere in the same rows. Where that matters, [sign](PageCursor::sign) it.
///
/// ```
/// use sqlweave_runtime::{NoPageCursor, PageCursor};
///
/// fn after(parameter: Option<&str>) -> Result<Option<PageCursor>, NoPageCursor> {
///     parameter.map(str::parse).transpose()
/// }
///
/// assert!(after(Some("../etc/passwd")).is_err());
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PageCursor {
    /// The identity, then the keys.
    bytes: Vec<u8>,
}

/// A text that is no cursor: cut off, changed, of another version, or signed with another key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPageCursor {
    reason: &'static str,
}

/// A text that begins so ends with a checksum.
const PLAIN: u8 = 1;

/// A text that begins so ends with a signature.
const SIGNED: u8 = 2;

/// What stands in place of the keys, which have lengths of -1 and more.
const FIRST: i32 = -2;
const LAST: i32 = -3;

/// A place before or behind all rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// Bytes of a checksum, and of a signature: a MAC of 128 bits.
const CHECK: usize = 4;
const SIGNATURE: usize = 16;

/// The longest text that is read, in bytes. Keys are short: an index takes none of more than 2.7 kB.
const LONGEST: usize = 64 * 1024;

impl PageCursor {
    pub(super) fn new(identity: u64) -> PageCursor {
        PageCursor { bytes: identity.to_be_bytes().to_vec() }
    }

    pub(super) fn push(&mut self, value: Option<&[u8]>) {
        let len = value.map_or(-1, |value| i32::try_from(value.len()).unwrap_or(i32::MAX));
        self.bytes.extend(len.to_be_bytes());
        self.bytes.extend(value.unwrap_or_default());
    }

    pub(super) fn at_end(identity: u64, end: End) -> PageCursor {
        let mark = match end {
            End::First => FIRST,
            End::Last => LAST,
        };
        let mut cursor = PageCursor::new(identity);
        cursor.bytes.extend(mark.to_be_bytes());
        cursor
    }

    /// Before or behind which rows it is, if it is of this identity and at an end.
    pub(super) fn end(&self, identity: u64) -> Option<End> {
        let (own, mark) = self.bytes.split_first_chunk()?;
        if u64::from_be_bytes(*own) != identity {
            return None;
        }
        match i32::from_be_bytes(mark.try_into().ok()?) {
            FIRST => Some(End::First),
            LAST => Some(End::Last),
            _ => None,
        }
    }

    /// The keys, if it is of this identity and has so many.
    pub(super) fn values(
        &self,
        identity: u64,
        count: usize,
    ) -> Option<std::vec::IntoIter<Value<'_>>> {
        let (own, mut rest) = self.bytes.split_first_chunk()?;
        let mut values = Vec::with_capacity(count);
        while let Some((len, behind)) = rest.split_first_chunk() {
            let (value, behind) = match i32::from_be_bytes(*len) {
                -1 => (None, behind),
                len => {
                    let (value, behind) = behind.split_at_checked(usize::try_from(len).ok()?)?;
                    (Some(value), behind)
                }
            };
            values.push(value);
            rest = behind;
        }
        let whole = rest.is_empty() && values.len() == count;
        (whole && u64::from_be_bytes(*own) == identity).then(|| values.into_iter())
    }

    pub(super) fn read(text: &str) -> Result<PageCursor, NoPageCursor> {
        let bytes = decoded(text, PLAIN, "it is signed")?;
        let (bytes, check) = split(&bytes, CHECK)?;
        match checksum(bytes) == check {
            true => Ok(PageCursor { bytes: bytes.to_vec() }),
            false => Err(NoPageCursor { reason: "it was changed" }),
        }
    }

    /// The cursor as a text that none but who has the key can make: HMAC-SHA-256, of which 128 bits are kept.
    ///
    /// ```
    /// use sqlweave_runtime::{NoPageCursor, PageCursor};
    ///
    /// fn again(cursor: &PageCursor, key: &[u8]) -> Result<PageCursor, NoPageCursor> {
    ///     PageCursor::verify(&cursor.sign(key), key)
    /// }
    /// ```
    pub fn sign(&self, key: &[u8]) -> String {
        let mut out = Vec::with_capacity(1 + self.bytes.len() + SIGNATURE);
        out.push(SIGNED);
        out.extend(&self.bytes);
        let signature = mac(key, &out).map(|mac| mac.finalize().into_bytes());
        out.extend(signature.iter().flatten().take(SIGNATURE));
        URL_SAFE_NO_PAD.encode(out)
    }

    /// The cursor of a text that was [signed](PageCursor::sign) with this key.
    ///
    /// # Errors
    ///
    /// The text is no signed cursor, or of another key.
    pub fn verify(text: &str, key: &[u8]) -> Result<PageCursor, NoPageCursor> {
        let bytes = decoded(text, SIGNED, "it is not signed")?;
        let (bytes, signature) = split(&bytes, SIGNATURE)?;
        let signed = mac(key, &[SIGNED]).map(|mac| mac.chain_update(bytes));
        match signed.is_some_and(|mac| mac.verify_truncated_left(signature).is_ok()) {
            true => Ok(PageCursor { bytes: bytes.to_vec() }),
            false => Err(NoPageCursor { reason: "it was not signed with this key" }),
        }
    }
}

/// A key's value.
pub(super) type Value<'v> = Option<&'v [u8]>;

fn mac(key: &[u8], bytes: &[u8]) -> Option<Hmac<Sha256>> {
    // A key of any length will do.
    Hmac::<Sha256>::new_from_slice(key).ok().map(|mac| mac.chain_update(bytes))
}

/// What stands behind the version.
fn decoded(text: &str, version: u8, other: &'static str) -> Result<Vec<u8>, NoPageCursor> {
    if text.len() > LONGEST {
        return Err(NoPageCursor { reason: "it is too long" });
    }
    let no_base64 = |_| NoPageCursor { reason: "it is not base64url" };
    let mut bytes = URL_SAFE_NO_PAD.decode(text).map_err(no_base64)?;
    match bytes.first() {
        Some(found) if *found == version => Ok(bytes.split_off(1)),
        Some(&(PLAIN | SIGNED)) => Err(NoPageCursor { reason: other }),
        Some(_) => Err(NoPageCursor { reason: "it is of another version" }),
        None => Err(NoPageCursor { reason: "it is empty" }),
    }
}

fn split(bytes: &[u8], end: usize) -> Result<(&[u8], &[u8]), NoPageCursor> {
    let at = bytes.len().checked_sub(end);
    let halves = at.and_then(|at| bytes.split_at_checked(at));
    halves.ok_or(NoPageCursor { reason: "it was cut off" })
}

/// Tells accidents: FNV-1a, folded.
fn checksum(bytes: &[u8]) -> [u8; CHECK] {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    ((hash ^ (hash >> 32)) as u32).to_be_bytes()
}

impl fmt::Display for PageCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Vec::with_capacity(1 + self.bytes.len() + CHECK);
        out.push(PLAIN);
        out.extend(&self.bytes);
        out.extend(checksum(&self.bytes));
        f.write_str(&URL_SAFE_NO_PAD.encode(out))
    }
}

impl fmt::Debug for PageCursor {
    /// Shows nothing of the keys.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageCursor").finish_non_exhaustive()
    }
}

impl fmt::Display for NoPageCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the cursor cannot be used: {}", self.reason)
    }
}

impl StdError for NoPageCursor {}

#[cfg(feature = "with-serde-1")]
mod with_serde {
    use super::PageCursor;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use std::borrow::Cow;

    impl Serialize for PageCursor {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for PageCursor {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PageCursor, D::Error> {
            let text = Cow::<str>::deserialize(deserializer)?;
            PageCursor::read(&text).map_err(D::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor() -> PageCursor {
        let mut cursor = PageCursor::new(7);
        cursor.push(Some(b"abc"));
        cursor.push(None);
        cursor.push(Some(b""));
        cursor
    }

    #[test]
    fn a_cursor_comes_back_from_its_text() {
        let text = cursor().to_string();
        assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')));
        let read: PageCursor = text.parse().expect("own text");
        let values: Vec<Value<'_>> = read.values(7, 3).expect("own identity").collect();
        assert_eq!(values, [Some(&b"abc"[..]), None, Some(&b""[..])]);
    }

    #[test]
    fn a_cursor_of_another_query_has_no_values() {
        assert!(cursor().values(8, 3).is_none());
        assert!(cursor().values(7, 2).is_none());
    }

    #[test]
    fn an_end_is_no_key() {
        for end in [End::First, End::Last] {
            let text = PageCursor::at_end(7, end).to_string();
            let read: PageCursor = text.parse().expect("own text");
            assert_eq!((read.end(7), read.end(8)), (Some(end), None));
            assert!(read.values(7, 1).is_none());
        }
        assert_eq!(cursor().end(7), None);
        let mut null = PageCursor::new(7);
        null.push(None);
        assert_eq!(null.end(7), None);
    }

    #[test]
    fn every_changed_or_shortened_text_is_refused() {
        let key = b"secret";
        for (text, signed) in [(cursor().to_string(), false), (cursor().sign(key), true)] {
            let read = |text: &str| match signed {
                true => PageCursor::verify(text, key),
                false => text.parse(),
            };
            assert_eq!(read(&text), Ok(cursor()));
            for end in 0..text.len() {
                assert!(read(&text[..end]).is_err(), "cut off at {end}");
            }
            let bytes = URL_SAFE_NO_PAD.decode(&text).expect("own text");
            for bit in 0..bytes.len() * 8 {
                let mut changed = bytes.clone();
                changed[bit / 8] ^= 1 << (bit % 8);
                assert!(read(&URL_SAFE_NO_PAD.encode(changed)).is_err(), "bit {bit}");
            }
        }
    }

    #[test]
    fn signed_and_plain_are_not_taken_for_each_other() {
        assert!(cursor().sign(b"a").parse::<PageCursor>().is_err());
        assert!(PageCursor::verify(&cursor().to_string(), b"a").is_err());
        assert!(PageCursor::verify(&cursor().sign(b"a"), b"b").is_err());
        assert!("A".repeat(LONGEST + 1).parse::<PageCursor>().is_err());
    }
}
