//! Hash tables by names and OIDs. The standard hasher is a third of the time to load a schema in an unoptimised
//! build, and the keys are nobody's attack.

use super::{Name, NamespaceOid};
use crate::lex::intern;
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

/// Values by OID: as few calls as can be in an unoptimised build.
#[derive(Debug, Default)]
pub(crate) struct ByOid {
    /// OID and value, open addressing; 0 is no OID. A power of two, more than half of them empty.
    slots: Vec<(u32, u32)>,
    used: usize,
    live: usize,
}

/// The value of an OID that was taken away.
const GONE: u32 = u32::MAX;

fn slot_of_oid(slots: &[(u32, u32)], oid: u32) -> usize {
    let mask = slots.len() - 1;
    let mut slot = oid.wrapping_mul(0x9e37_79b1) as usize & mask;
    while slots[slot].0 != oid && slots[slot].0 != 0 {
        slot = (slot + 1) & mask;
    }
    slot
}

impl ByOid {
    pub(crate) fn get(&self, oid: u32) -> Option<usize> {
        let slots = self.slots.as_slice();
        if slots.is_empty() {
            return None;
        }
        let (found, value) = slots[slot_of_oid(slots, oid)];
        if found == 0 || value == GONE { None } else { Some(value as usize) }
    }

    /// How many OIDs have a value.
    pub(crate) fn len(&self) -> usize {
        self.live
    }

    pub(crate) fn insert(&mut self, oid: u32, value: usize) {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = slot_of_oid(&self.slots, oid);
        let (found, old) = self.slots[slot];
        self.used += usize::from(found == 0);
        self.live += usize::from(found == 0 || old == GONE);
        self.slots[slot] = (oid, value as u32);
    }

    pub(crate) fn remove(&mut self, oid: u32) -> Option<usize> {
        let value = self.get(oid)?;
        let slot = slot_of_oid(&self.slots, oid);
        self.slots[slot].1 = GONE;
        self.live -= 1;
        Some(value)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for (oid, value) in old {
            if oid != 0 {
                let slot = slot_of_oid(&self.slots, oid);
                self.slots[slot] = (oid, value);
            }
        }
    }
}

/// Values by schema and name, likewise.
#[derive(Debug)]
pub(crate) struct ByName<V> {
    /// Positions of entries, from 1; 0 is empty. A power of two, more than half of them empty.
    slots: Vec<u32>,
    entries: Vec<Entry<V>>,
}

#[derive(Clone, Copy, Debug)]
struct Entry<V> {
    hash: u32,
    namespace: u32,
    name: &'static str,
    /// None where it was taken away.
    value: Option<V>,
}

impl<V> Default for ByName<V> {
    fn default() -> ByName<V> {
        ByName { slots: Vec::new(), entries: Vec::new() }
    }
}

/// The hash of a name.
fn hash_name(name: &str) -> u32 {
    let mut rest = name.as_bytes();
    let mut hash = 0u32;
    while let [a, b, c, d, behind @ ..] = rest {
        let four = *a as u32 | (*b as u32) << 8 | (*c as u32) << 16 | (*d as u32) << 24;
        hash = ((hash << 5) ^ (hash >> 27) ^ four).wrapping_mul(0x9e37_79b1);
        rest = behind;
    }
    while let [byte, behind @ ..] = rest {
        hash = (hash << 5) ^ (hash >> 27) ^ *byte as u32;
        rest = behind;
    }
    hash
}

impl<V: Copy> ByName<V> {
    /// The slot of a name, or the one where it would stand.
    fn slot_of(&self, hash: u32, namespace: u32, name: &str) -> usize {
        let (slots, entries) = (self.slots.as_slice(), self.entries.as_slice());
        let mask = slots.len() - 1;
        let mixed = (hash ^ namespace).wrapping_mul(0x9e37_79b1);
        let mut slot = (mixed ^ (mixed >> 15)) as usize & mask;
        loop {
            let position = slots[slot] as usize;
            if position == 0 {
                return slot;
            }
            let entry = &entries[position - 1];
            if entry.hash == hash && entry.namespace == namespace && entry.name == name {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    pub(crate) fn get(&self, namespace: NamespaceOid, name: &str) -> Option<V> {
        if self.slots.is_empty() {
            return None;
        }
        let slot = self.slot_of(hash_name(name), namespace.0, name);
        let position = self.slots[slot] as usize;
        if position == 0 { None } else { self.entries[position - 1].value }
    }

    /// The name that came as the `nth`, from 0.
    pub(crate) fn name_of(&self, nth: usize) -> &'static str {
        self.entries.get(nth).map_or("", |entry| entry.name)
    }

    /// Sets the value of a name; None takes it away.
    pub(crate) fn set(&mut self, namespace: NamespaceOid, name: &Name, value: Option<V>) {
        self.change(namespace, name, |_| value);
    }

    /// Changes the value of a name; None is for one that is not there.
    pub(crate) fn change(
        &mut self,
        namespace: NamespaceOid,
        name: &Name,
        change: impl FnOnce(Option<V>) -> Option<V>,
    ) {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash_name(name);
        let slot = self.slot_of(hash, namespace.0, name);
        let position = self.slots[slot] as usize;
        if position != 0 {
            let entry = &mut self.entries[position - 1];
            entry.value = change(entry.value);
            return;
        }
        let name = match name {
            Name::Borrowed(name) => name,
            Name::Owned(name) => intern(name),
        };
        let value = change(None);
        self.entries.push(Entry { hash, namespace: namespace.0, name, value });
        self.slots[slot] = self.entries.len() as u32;
    }

    /// Sets the value of a name that has none, and gives back the name as it is kept; None where it has one.
    pub(crate) fn claim(
        &mut self,
        namespace: NamespaceOid,
        name: &str,
        value: V,
    ) -> Option<&'static str> {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash_name(name);
        let slot = self.slot_of(hash, namespace.0, name);
        let position = self.slots[slot] as usize;
        if position != 0 {
            let entry = &mut self.entries[position - 1];
            if entry.value.is_some() {
                return None;
            }
            entry.value = Some(value);
            return Some(entry.name);
        }
        let name = intern(name);
        self.entries.push(Entry { hash, namespace: namespace.0, name, value: Some(value) });
        self.slots[slot] = self.entries.len() as u32;
        Some(name)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        self.slots = vec![0; size];
        let mut position = 0;
        while position < self.entries.len() {
            let Entry { hash, namespace, name, .. } = self.entries[position];
            let slot = self.slot_of(hash, namespace, name);
            position += 1;
            self.slots[slot] = position as u32;
        }
    }
}
