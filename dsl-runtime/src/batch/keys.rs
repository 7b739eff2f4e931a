//! The keys of a batch, and where its rows belong by them.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use tokio_postgres::Row;

use super::level::{Level, NO_GROUP, put};
use super::{Batch, BatchOrder};
use crate::array::taken;
use crate::error::{Error, ErrorKind};
use crate::executor::Request;
use crate::row::written;

/// The keys of a batch, of which each makes a group.
pub(super) struct Keys<'k> {
    pub(super) count: usize,
    /// The group of each row around the batch.
    pub(super) groups: Vec<u32>,
    /// The keys as elements of an array, in order of their groups.
    elements: Vec<u8>,
    /// Their groups, where not each key is greater than the one before.
    map: Option<Map<'k>>,
}

impl<'k> Keys<'k> {
    /// Adds the keys to the batch's parameters: by key each once and no NULL, by position for every row.
    pub(super) fn gather(
        batch: &Batch,
        around: &'k Level,
        request: &mut Request,
    ) -> Result<Self, Error> {
        let mut keys = Keys { count: 0, groups: Vec::new(), elements: Vec::new(), map: None };
        for (column, oid) in batch.keys {
            (keys.count, keys.groups) = (0, Vec::with_capacity(around.len()));
            keys.elements = Vec::with_capacity(around.len() * 12);
            let has_null = match batch.order {
                BatchOrder::Key(_) => {
                    keys.each_once(around, *column);
                    false
                }
                BatchOrder::Position(_) => keys.every(around, *column),
            };
            let count = i32::try_from(keys.count).ok();
            let added = count.and_then(|count| {
                request.params_mut().append_array(*oid, count, has_null, &keys.elements)
            });
            if added.is_none() {
                let message = "the keys of a batch are larger than a value can be";
                return Err(Error::new(ErrorKind::Encode, message).at_column(batch.name));
            }
        }
        Ok(keys)
    }

    /// Whether no two rows around the batch have the same key.
    pub(super) fn are_unique(&self) -> bool {
        self.groups.iter().filter(|group| **group != NO_GROUP).count() == self.count
    }

    fn each_once(&mut self, around: &'k Level, column: usize) {
        let mut last: Option<&[u8]> = None;
        for row in 0..around.len() {
            let Some(raw) = around.raw(row, column) else {
                self.groups.push(NO_GROUP);
                continue;
            };
            if self.map.is_none() && last.is_some_and(|last| raw < last) {
                let mut map = map(around.len());
                let known = self.groups.iter().enumerate();
                map.extend(
                    known.filter_map(|(row, group)| Some((around.raw(row, column)?, *group))),
                );
                self.map = Some(map);
            }
            let known = match &self.map {
                Some(map) => map.get(raw).copied(),
                None => last.filter(|last| *last == raw).map(|_| self.count as u32 - 1),
            };
            let group = match known {
                Some(group) => group,
                None => {
                    let group = self.add(Some(raw));
                    self.map.as_mut().map(|map| map.insert(raw, group));
                    group
                }
            };
            self.groups.push(group);
            last = Some(raw);
        }
    }

    /// Whether there is a NULL among them.
    fn every(&mut self, around: &'k Level, column: usize) -> bool {
        let mut has_null = false;
        for row in 0..around.len() {
            let raw = around.raw(row, column);
            has_null |= raw.is_none();
            let group = self.add(raw);
            self.groups.push(group);
        }
        has_null
    }

    fn add(&mut self, raw: Option<&[u8]>) -> u32 {
        put(&mut self.elements, raw);
        self.count += 1;
        self.count as u32 - 1
    }
}

/// Finds the groups of a batch's rows as they come.
pub(super) struct Places<'k> {
    keys: &'k Keys<'k>,
    order: BatchOrder,
    /// The key of the last row, with its group.
    last: Option<(&'k [u8], u32)>,
    /// The keys behind it, and the group of the first of them.
    behind: (&'k [u8], u32),
    /// The groups of all keys, once one came that is not behind.
    map: Option<Map<'k>>,
}

impl<'k> Places<'k> {
    pub(super) fn new(keys: &'k Keys<'k>, order: BatchOrder) -> Places<'k> {
        let behind = (keys.elements.as_slice(), 0);
        Places { keys, order, last: None, behind, map: None }
    }

    /// Finds the group of the next row. None where it belongs nowhere.
    pub(super) fn place(&mut self, row: &Row) -> Option<u32> {
        let group = match self.order {
            BatchOrder::Key(column) => self.group_of(written(row, column)?)?,
            BatchOrder::Position(column) => position(written(row, column)?)?,
        };
        ((group as usize) < self.keys.count).then_some(group)
    }

    /// Rows mostly come in order of their keys, and keys were asked for in order: then each is the last one's, or behind.
    fn group_of(&mut self, raw: &[u8]) -> Option<u32> {
        if let Some((last, group)) = self.last
            && last == raw
        {
            return Some(group);
        }
        let found = match self.keys.map.as_ref().or(self.map.as_ref()) {
            Some(map) => map.get_key_value(raw).map(|(key, group)| (*key, *group)),
            None => self.behind(raw),
        };
        self.last = Some(found?);
        self.last.map(|(_, group)| group)
    }

    fn behind(&mut self, raw: &[u8]) -> Option<(&'k [u8], u32)> {
        let (rest, group) = &mut self.behind;
        while let Some(key) = taken(rest) {
            *group += 1;
            if key == Some(raw) {
                return Some((key?, *group - 1));
            }
        }
        let mut map = map(self.keys.count);
        let mut elements = self.keys.elements.as_slice();
        let keys = std::iter::from_fn(|| taken(&mut elements).flatten());
        map.extend(keys.zip(0..));
        let found = map.get_key_value(raw).map(|(key, group)| (*key, *group));
        self.map = Some(map);
        found
    }
}

/// The position that a row carries, counted from 0.
fn position(raw: &[u8]) -> Option<u32> {
    let position = i64::from_be_bytes(raw.try_into().ok()?);
    u32::try_from(position - 1).ok()
}

/// Groups by key.
type Map<'k> = HashMap<&'k [u8], u32, Seeded>;

fn map<'k>(capacity: usize) -> Map<'k> {
    HashMap::with_capacity_and_hasher(capacity, Seeded(RandomState::new().hash_one(0)))
}

/// A hash of few instructions, with a seed that nobody outside knows.
#[derive(Clone, Copy)]
struct Seeded(u64);

impl BuildHasher for Seeded {
    type Hasher = Folding;

    fn build_hasher(&self) -> Folding {
        Folding(self.0)
    }
}

struct Folding(u64);

impl Hasher for Folding {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    #[inline]
    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}
