//! The prepared statements of one connection: bounded, and the one used longest ago leaves first.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use crate::schema_name::Schemas;
use crate::statement::Statement;
use crate::variants::Switches;

/// Values by statement, at most as many as the capacity says.
pub(crate) struct StatementCache<V> {
    entries: HashMap<Key, Entry<V>, BuildHasherDefault<AddressHasher>>,
    capacity: usize,
    /// Counts uses, so that they can be put in order.
    clock: u64,
}

struct Entry<V> {
    value: V,
    used: u64,
}

/// Where a statement stands in the program, and which variant of it this is, in which schemas. Statements are never moved nor taken
/// away, so that two of them never share a place.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key {
    address: usize,
    variant: Switches,
    schemas: Schemas,
}

impl Key {
    pub(crate) fn new(statement: &'static Statement, variant: Switches, schemas: Schemas) -> Key {
        Key { address: std::ptr::from_ref(statement).addr(), variant, schemas }
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Variants differ in some low bits; statements stand further apart.
        let variant = (self.variant as u64) ^ ((self.variant >> 64) as u64).rotate_left(32);
        let variant = variant ^ self.schemas.hash();
        state.write_usize(self.address ^ variant.wrapping_mul(0x9e37_79b9_7f4a_7c15) as usize);
    }
}

impl<V: Clone> StatementCache<V> {
    pub(crate) fn new(capacity: usize) -> Self {
        StatementCache { entries: HashMap::default(), capacity, clock: 0 }
    }

    /// What is kept for the statement, which has now been used.
    pub(crate) fn get(&mut self, key: Key) -> Option<V> {
        self.clock += 1;
        let entry = self.entries.get_mut(&key)?;
        entry.used = self.clock;
        Some(entry.value.clone())
    }

    /// Keeps a value, and gives back what leaves for it: an older value of the statement, or the one
    /// used longest ago. A cache without capacity gives the value itself.
    pub(crate) fn insert(&mut self, key: Key, value: V) -> Option<V> {
        if self.capacity == 0 {
            return Some(value);
        }
        self.clock += 1;
        let older = self.entries.insert(key, Entry { value, used: self.clock });
        if let Some(older) = older {
            return Some(older.value);
        }
        if self.entries.len() <= self.capacity {
            return None;
        }
        // A walk over all, beside the round trip that has just been made.
        let oldest =
            self.entries.iter().min_by_key(|(_, entry)| entry.used).map(|(key, _)| key.clone());
        oldest.and_then(|key| self.entries.remove(&key)).map(|entry| entry.value)
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<V> {
        self.entries.remove(&key).map(|entry| entry.value)
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// Addresses are different already; they only have to be spread.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_usize(&mut self, address: usize) {
        // The table takes its place from the low bits and its tag from the high ones.
        self.0 = (address as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Columns;

    fn statements(count: usize) -> Vec<Key> {
        let columns = Columns { names: "", oids: &[], user_types: &[] };
        let made = (0..count)
            .map(|_| Box::new(Statement { about: "", sql: "select", by_record: "", columns }));
        made.map(|statement| Key::new(Box::leak(statement), 0, Schemas::default())).collect()
    }

    #[test]
    fn the_one_used_longest_ago_leaves() {
        let s = statements(4);
        let mut cache = StatementCache::new(3);
        for (number, statement) in s.iter().take(3).cloned().enumerate() {
            assert_eq!(cache.insert(statement, number), None);
        }
        assert_eq!(cache.get(s[0].clone()), Some(0));
        assert_eq!(cache.insert(s[3].clone(), 3), Some(1));
        assert_eq!(cache.get(s[1].clone()), None);
        assert_eq!(
            (cache.get(s[0].clone()), cache.get(s[2].clone()), cache.get(s[3].clone())),
            (Some(0), Some(2), Some(3))
        );
        assert_eq!(cache.len(), 3);
    }

    #[test]
    fn a_second_value_takes_the_place_of_the_first() {
        let s = statements(1);
        let mut cache = StatementCache::new(1);
        assert_eq!(cache.insert(s[0].clone(), 'a'), None);
        assert_eq!(cache.insert(s[0].clone(), 'b'), Some('a'));
        assert_eq!(cache.remove(s[0].clone()), Some('b'));
        assert_eq!(cache.get(s[0].clone()), None);
    }

    #[test]
    fn variants_of_a_statement_are_kept_apart() {
        let columns = Columns { names: "", oids: &[], user_types: &[] };
        let statement = Statement { about: "", sql: "select", by_record: "", columns };
        let statement = Box::leak(Box::new(statement));
        let mut cache = StatementCache::new(200);
        for bit in 0..128 {
            assert_eq!(cache.insert(Key::new(statement, 1 << bit, Schemas::default()), bit), None);
        }
        assert!(
            (0..128).all(
                |bit| cache.get(Key::new(statement, 1 << bit, Schemas::default())) == Some(bit)
            )
        );
    }

    #[test]
    fn without_capacity_nothing_is_kept() {
        let s = statements(1);
        let mut cache = StatementCache::new(0);
        assert_eq!(cache.insert(s[0].clone(), 'a'), Some('a'));
        assert_eq!(cache.len(), 0);
    }
}
