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

/// Empty where the text is.
#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    text: &'static str,
}

const EMPTY: Slot = Slot { hash: 0, text: "" };
const FIRST_SLOTS: usize = 1024;

/// The hash of a text goes on by one byte; the cases of a letter are alike.
#[inline(always)]
pub(super) const fn step(hash: u32, byte: u8) -> u32 {
    (hash << 5) ^ (hash >> 27) ^ (byte | 0x20) as u32
}

/// The hash of a text.
pub(super) const fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0;
    let mut at = 0;
    while at < bytes.len() {
        hash = step(hash, bytes[at]);
        at += 1;
    }
    hash
}

/// The one text of that spelling.
pub fn intern(text: &str) -> &'static str {
    lock().intern(hash(text.as_bytes()), text)
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
        self.intern(hash(folded.as_bytes()), folded)
    }

    /// The one text of a symbol.
    pub(super) fn symbol(&mut self, symbol: &str) -> &'static str {
        self.intern(hash(symbol.as_bytes()), symbol)
    }

    /// The one text of that spelling, whose hash is known.
    pub(super) fn intern(&mut self, hash: u32, text: &str) -> &'static str {
        if self.count * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = find(&self.slots, hash, text);
        let found = self.slots[slot].text;
        if !found.is_empty() || text.is_empty() {
            return found;
        }
        let kept: &'static str = Box::leak(Box::from(text));
        self.slots[slot] = Slot { hash, text: kept };
        self.count += 1;
        kept
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FIRST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        for slot in old {
            if !slot.text.is_empty() {
                let place = find(&self.slots, slot.hash, slot.text);
                self.slots[place] = slot;
            }
        }
    }
}

/// Where a text stands, or would.
fn find(slots: &[Slot], hash: u32, text: &str) -> usize {
    let mask = slots.len() - 1;
    let mixed = hash.wrapping_mul(0x9e37_79b1);
    let mut place = (mixed ^ (mixed >> 15)) as usize & mask;
    loop {
        let slot = slots[place];
        if slot.text.is_empty() || (slot.hash == hash && slot.text == text) {
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
        assert_eq!(intern(""), "");
    }
}
