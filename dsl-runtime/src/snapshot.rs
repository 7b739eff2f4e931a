//! What the server says of transactions and of the places of rows.

use crate::array::take_u32;
use crate::decode::{Fault, fixed};
use crate::params::Params;

/// A PostgreSQL `pg_snapshot` or `txid_snapshot`: which transactions were over at some moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Snapshot {
    /// The lowest number of a transaction that was running; those below were over.
    pub xmin: u64,
    /// One above the highest number that was given out.
    pub xmax: u64,
    /// Those between that were running, in ascending order.
    pub running: Vec<u64>,
}

impl Snapshot {
    /// `pg_snapshot_send`: how many were running, the lowest, the highest, and each.
    pub(crate) fn read(raw: &[u8]) -> Result<Snapshot, Fault> {
        let mut rest = raw;
        let count = take_u32(&mut rest)? as usize;
        let numbers = rest.chunks_exact(8);
        if !numbers.remainder().is_empty() {
            return Err(Fault::Malformed);
        }
        let numbers: Result<Vec<u64>, Fault> =
            numbers.map(|raw| Ok(u64::from_be_bytes(fixed(raw)?))).collect();
        match numbers?.as_slice() {
            [xmin, xmax, running @ ..] if running.len() == count => {
                Ok(Snapshot { xmin: *xmin, xmax: *xmax, running: running.to_vec() })
            }
            _ => Err(Fault::Malformed),
        }
    }

    pub(crate) fn write(&self, out: &mut Params) {
        match i32::try_from(self.running.len()) {
            Ok(count) => out.put(&count.to_be_bytes()),
            Err(_) => return out.refuse("a snapshot holds too many transactions".to_owned()),
        }
        for number in [self.xmin, self.xmax].iter().chain(&self.running) {
            out.put(&number.to_be_bytes());
        }
    }
}

/// A PostgreSQL `tid`: the place of a row's version in its table, as in the system column `ctid`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Tid {
    /// The number of the page.
    pub block: u32,
    /// The number in the page.
    pub offset: u16,
}

impl Tid {
    pub(crate) fn read(raw: &[u8]) -> Result<Tid, Fault> {
        let [a, b, c, d, e, f]: [u8; 6] = fixed(raw)?;
        Ok(Tid { block: u32::from_be_bytes([a, b, c, d]), offset: u16::from_be_bytes([e, f]) })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        out.put(&self.block.to_be_bytes());
        out.put(&self.offset.to_be_bytes());
    }
}
