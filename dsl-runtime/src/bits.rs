//! Strings of bits: `bit` and `varbit`.

use std::fmt;
use std::str::FromStr;

use crate::array::take_u32;
use crate::decode::Fault;
use crate::params::Params;

/// A PostgreSQL `bit` or `bit varying`: a string of any number of bits.
///
/// ```
/// use sqlweave_runtime::Bits;
///
/// let bits: Bits = "1011".parse()?;
/// assert_eq!(bits.len(), 4);
/// assert!(bits.get(0) == Some(true) && bits.get(1) == Some(false) && bits.get(4).is_none());
/// assert_eq!(bits, [true, false, true, true].into_iter().collect());
/// assert_eq!(bits.to_string(), "1011");
/// # Ok::<(), sqlweave_runtime::NoBits>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Bits {
    len: usize,
    /// Eight a byte, the first in the highest place; what is left of the last byte is 0.
    bytes: Vec<u8>,
}

impl Bits {
    /// How many bits there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bit at `index`, counted from the left.
    pub fn get(&self, index: usize) -> Option<bool> {
        let byte = self.bytes.get(index / 8).filter(|_| index < self.len)?;
        Some(byte & (0x80 >> (index % 8)) != 0)
    }

    /// Adds a bit at the right.
    pub fn push(&mut self, bit: bool) {
        let place = self.len % 8;
        if place == 0 {
            self.bytes.push(0);
        }
        if let (true, Some(last)) = (bit, self.bytes.last_mut()) {
            *last |= 0x80 >> place;
        }
        self.len += 1;
    }

    /// The bits from left to right.
    pub fn iter(&self) -> impl Iterator<Item = bool> + '_ {
        (0..self.len).filter_map(|index| self.get(index))
    }

    /// The bits, eight a byte; what is left of the last byte is 0.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// `bit_send`'s form: how many there are, then the bytes.
    pub(crate) fn read(raw: &[u8]) -> Result<Bits, Fault> {
        let mut rest = raw;
        let len = take_u32(&mut rest)? as usize;
        if rest.len() != len.div_ceil(8) {
            return Err(Fault::Malformed);
        }
        Ok(Bits { len, bytes: rest.to_vec() })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        match i32::try_from(self.len) {
            Ok(len) => out.put(&len.to_be_bytes()),
            Err(_) => return out.refuse("there are more than 2,147,483,647 bits".to_owned()),
        }
        out.put(&self.bytes);
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(bits: I) -> Bits {
        let mut made = Bits::default();
        for bit in bits {
            made.push(bit);
        }
        made
    }
}

impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for bit in self.iter() {
            f.write_str(if bit { "1" } else { "0" })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bits({self})")
    }
}

/// A text holds something else than `0` and `1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoBits;

impl fmt::Display for NoBits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string of bits holds 0 and 1 alone")
    }
}

impl std::error::Error for NoBits {}

impl FromStr for Bits {
    type Err = NoBits;

    fn from_str(text: &str) -> Result<Bits, NoBits> {
        let bit = |c| match c {
            '0' => Ok(false),
            '1' => Ok(true),
            _ => Err(NoBits),
        };
        text.chars().map(bit).collect()
    }
}

/// As text, `1011`.
#[cfg(feature = "with-serde-1")]
impl serde::Serialize for Bits {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "with-serde-1")]
impl<'de> serde::Deserialize<'de> for Bits {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("not a text of 0 and 1"))
    }
}
