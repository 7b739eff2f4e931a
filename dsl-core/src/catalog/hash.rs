//! Hash tables by names and OIDs. The standard hasher is a third of the time to load a schema in an unoptimised
//! build, and the keys are nobody's attack.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// A map by names or OIDs.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<PlainHasher>>;

/// A set of names or OIDs.
pub(crate) type Set<K> = HashSet<K, BuildHasherDefault<PlainHasher>>;

/// FNV-1a over 64 bits, an integer taken at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlainHasher(u64);

const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Default for PlainHasher {
    fn default() -> PlainHasher {
        PlainHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for PlainHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut hash = self.0;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(PRIME);
            at += 1;
        }
        self.0 = hash;
    }

    fn write_u8(&mut self, value: u8) {
        self.0 = (self.0 ^ u64::from(value)).wrapping_mul(PRIME);
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0 ^ u64::from(value)).wrapping_mul(PRIME);
    }

    fn write_usize(&mut self, value: usize) {
        self.0 = (self.0 ^ value as u64).wrapping_mul(PRIME);
    }

    fn finish(&self) -> u64 {
        // The table takes its place from the lowest bits and a tag from the highest.
        self.0 ^ (self.0 >> 29)
    }
}
