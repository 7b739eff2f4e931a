//! Names and symbols as they are kept: one text for each spelling, for as long as the process lives.
//!
//! A schema says its names many times over, and in unoptimised builds, which are what macros are, a `String` for each
//! is much of the time to load it. What is kept is bounded by the different names that the process has met.

use std::sync::{Mutex, MutexGuard, PoisonError};

static NAMES: Mutex<Names> = Mutex::new(Names { slots: Vec::new(), count: 0 });

/// A table of texts, open addressing.
pub(crate) struct Names {
    /// As many as a power of two, more than half of them empty.
    slots: Vec<Slot>,
    count: usize,
}

#[derive(Clone, Copy)]
struct Slot {
    /// 0 where it is empty.
    key: u64,
    text: &'static str,
}

const EMPTY: Slot = Slot { key: 0, text: "" };
const FIRST_SLOTS: usize = 1024;

/// So many letters and underscores are their own hash, five bits each.
pub(super) const EXACT_LENGTH: usize = 12;
/// Set in every key.
const PRESENT: u64 = 1 << 62;
/// Set in the key of a text that is its own hash.
const EXACT: u64 = 1 << 63;

/// The hash of a text goes on by one byte; the cases of a letter are alike.
#[inline(always)]
pub(super) const fn step(hash: u64, byte: u8) -> u64 {
    (hash << 5) ^ (hash >> 59) ^ (byte & 0x1f) as u64
}

/// The key of a text by its hash.
#[inline(always)]
pub(super) fn inexact_key(hash: u64) -> u64 {
    (hash | PRESENT) & !EXACT
}

/// The key of at most [`EXACT_LENGTH`] small letters and underscores by their hash.
#[inline(always)]
pub(super) fn exact_key(hash: u64) -> u64 {
    hash | PRESENT | EXACT
}

/// The key of a text.
fn key(bytes: &[u8]) -> u64 {
    let mut hash = 0;
    let mut exact = bytes.len() <= EXACT_LENGTH;
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        if *byte < b'_' || *byte == b'`' || *byte > b'z' {
            exact = false;
        }
        hash = step(hash, *byte);
        rest = behind;
    }
    if exact { exact_key(hash) } else { inexact_key(hash) }
}

/// The one text of that spelling.
pub fn intern(text: &str) -> &'static str {
    lock().intern(key(text.as_bytes()), text)
}

/// The table, for many names in a row.
pub(crate) fn lock() -> MutexGuard<'static, Names> {
    // A panic elsewhere leaves the table whole.
    NAMES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Names longer than this are cut, as the server does.
pub(crate) const NAME_LENGTH: usize = 63;

/// The first part of a name that is too long.
pub(crate) fn truncate(name: &str) -> &str {
    if name.len() <= NAME_LENGTH {
        return name;
    }
    let mut end = NAME_LENGTH;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name.get(..end).unwrap_or(name)
}

impl Names {
    /// A name in lower case, as far as ASCII goes, and cut.
    pub(super) fn fold(&mut self, name: &str) -> &'static str {
        let folded = name.to_ascii_lowercase();
        let folded = truncate(&folded);
        self.intern(key(folded.as_bytes()), folded)
    }

    /// The one text of a symbol.
    pub(super) fn symbol(&mut self, symbol: &str) -> &'static str {
        self.intern(key(symbol.as_bytes()), symbol)
    }

    /// The text of an exact key, if it is kept.
    pub(super) fn kept(&self, key: u64) -> Option<&'static str> {
        let slots = self.slots.as_slice();
        if slots.is_empty() {
            return None;
        }
        let mask = slots.len() - 1;
        let mut place = first_place(key, mask);
        loop {
            let slot = &slots[place];
            if slot.key == key {
                return Some(slot.text);
            }
            if slot.key == 0 {
                return None;
            }
            place = (place + 1) & mask;
        }
    }

    /// The one text of that spelling, whose key is known.
    pub(super) fn intern(&mut self, key: u64, text: &str) -> &'static str {
        if self.count * 2 >= self.slots.len() {
            self.grow();
        }
        let place = find(&self.slots, key, text);
        let slot = self.slots[place];
        if slot.key != 0 || text.is_empty() {
            return slot.text;
        }
        let kept: &'static str = Box::leak(Box::from(text));
        self.slots[place] = Slot { key, text: kept };
        self.count += 1;
        kept
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FIRST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        for slot in old {
            if slot.key != 0 {
                let place = find(&self.slots, slot.key, slot.text);
                self.slots[place] = slot;
            }
        }
    }
}

#[inline(always)]
fn first_place(key: u64, mask: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize & mask
}

/// Where a text stands, or would.
fn find(slots: &[Slot], key: u64, text: &str) -> usize {
    let mask = slots.len() - 1;
    let mut place = first_place(key, mask);
    loop {
        let slot = &slots[place];
        if slot.key == 0 || (slot.key == key && (key & EXACT != 0 || slot.text == text)) {
            return place;
        }
        place = (place + 1) & mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_has_one_text() {
        let names: Vec<String> = (0..5000).map(|n| format!("orders_{n}")).collect();
        let first: Vec<&'static str> = names.iter().map(|name| intern(name)).collect();
        for (name, kept) in names.iter().zip(first) {
            assert_eq!(name, kept);
            assert!(std::ptr::eq(kept, intern(name)));
        }
        assert_ne!(intern("Orders"), intern("orders"));
        // Alike in five bits of each byte.
        for other in ["o2ders", "Orders", "orders", "or`ers", "o\u{12}ders", "OR$ERS", "ordErs"] {
            assert_eq!(intern(other), other);
        }
        assert_eq!(intern(""), "");
    }
}
