//! The server's keywords and their classes (manual appendix C).

mod table;

use super::names::step;
use table::KEYWORDS;
pub use table::Keyword;

/// Where a keyword may stand as a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// As any name.
    Unreserved,
    /// As the name of a column, table and so on, of neither function nor type.
    ColumnName,
    /// As the name of a function or type only.
    TypeOrFunctionName,
    /// As a label behind AS only.
    Reserved,
}

/// What the server says of a keyword.
pub(super) struct Entry {
    pub(super) text: &'static str,
    length: usize,
    hash: u64,
    class: Class,
    bare_label: bool,
    /// The first and the last version that it is a keyword of, of those that are known here.
    pub(super) since: u8,
    pub(super) until: u8,
}

impl Entry {
    const fn new(text: &'static str, class: Class, bare_label: bool) -> Entry {
        let (length, hash) = (text.len(), hash(text.as_bytes()));
        Entry { text, length, hash, class, bare_label, since: 0, until: u8::MAX }
    }
}

/// The longest keyword has 17 letters; longer words need no look.
const LONGEST: usize = 17;
const SLOTS: usize = 2048;

/// Slots hold the index of a keyword plus one. Unoptimised builds look a word up for each token of a schema, which
/// is why this is neither a `match` nor a binary search.
static TABLE: [u16; SLOTS] = fill_table();

/// The hash of a word.
const fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0;
    let mut at = 0;
    while at < bytes.len() {
        hash = step(hash, bytes[at]);
        at += 1;
    }
    hash
}

/// The first slot for a hash.
#[inline(always)]
const fn slot_of(hash: u64) -> usize {
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % SLOTS
}

const fn fill_table() -> [u16; SLOTS] {
    let mut table = [0; SLOTS];
    let mut index = 0;
    while index < KEYWORDS.len() {
        let mut slot = slot_of(KEYWORDS[index].1.hash);
        while table[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = index as u16 + 1;
        index += 1;
    }
    table
}

/// Whether a word in any case is this keyword, which has letters and underscores only.
pub(super) fn same(keyword: &[u8], word: &[u8]) -> bool {
    if keyword.len() != word.len() {
        return false;
    }
    let mut at = 0;
    while at < word.len() {
        let byte = word[at];
        // With this bit a capital is its small letter, and nothing else becomes a letter or an underscore.
        if keyword[at] != byte && keyword[at] != byte | 0x20 {
            return false;
        }
        at += 1;
    }
    true
}

/// The keyword that a word in any case is in this version.
pub fn lookup_keyword(word: &str, version: u8) -> Option<Keyword> {
    lookup_any_keyword(word).filter(|keyword| keyword.is_of(version))
}

/// The keyword that a word in any case is in some version.
pub fn lookup_any_keyword(word: &str) -> Option<Keyword> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.as_bytes();
    let (keyword, entry) = lookup_hashed(hash(word), word.len())?;
    same(entry.text.as_bytes(), word).then_some(*keyword)
}

/// The keyword of that hash and length. A word of letters and underscores is that keyword: all have different hashes,
/// and what is longer than `EXACT_LENGTH` has to be compared.
pub(super) fn lookup_hashed(hash: u64, length: usize) -> Option<&'static (Keyword, Entry)> {
    if length > LONGEST {
        return None;
    }
    let mut slot = slot_of(hash);
    loop {
        let number = TABLE[slot] as usize;
        if number == 0 {
            return None;
        }
        let row = &KEYWORDS[number - 1];
        if row.1.hash == hash && row.1.length == length {
            return Some(row);
        }
        slot = (slot + 1) % SLOTS;
    }
}

impl Keyword {
    fn entry(self) -> &'static Entry {
        &KEYWORDS[self as usize].1
    }

    /// Whether this version has it.
    pub fn is_of(self, version: u8) -> bool {
        let entry = self.entry();
        entry.since <= version && version <= entry.until
    }

    /// The word in lower case.
    pub fn text(self) -> &'static str {
        self.entry().text
    }

    /// Where it may stand as a name.
    pub fn class(self) -> Class {
        self.entry().class
    }

    /// Whether it may be a column label without AS.
    pub fn is_bare_label(self) -> bool {
        self.entry().bare_label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_found_in_any_case() {
        for (index, (keyword, entry)) in KEYWORDS.iter().enumerate() {
            assert_eq!(*keyword as usize, index);
            assert!(entry.text.len() <= LONGEST);
            assert_eq!(lookup_any_keyword(entry.text), Some(*keyword));
            assert_eq!(lookup_any_keyword(&entry.text.to_uppercase()), Some(*keyword));
        }
        for other in ["", "a", "users", "selects", "order_id", "ключ", "current_timestamps"] {
            assert_eq!(lookup_any_keyword(other), None);
        }
    }

    #[test]
    fn a_word_is_a_keyword_in_its_versions() {
        for (word, keyword, versions) in [
            ("select", Keyword::Select, 14..=18),
            ("merge", Keyword::Merge, 15..=18),
            ("system_user", Keyword::SystemUser, 16..=18),
            ("recheck", Keyword::Recheck, 14..=17),
        ] {
            for version in 14..=18 {
                let expected = versions.contains(&version).then_some(keyword);
                assert_eq!(lookup_keyword(word, version), expected, "{word} {version}");
            }
        }
    }

    #[test]
    fn classes_are_the_servers() {
        assert_eq!(Keyword::Select.class(), Class::Reserved);
        assert_eq!(Keyword::Left.class(), Class::TypeOrFunctionName);
        assert_eq!(Keyword::Coalesce.class(), Class::ColumnName);
        assert_eq!(Keyword::Abort.class(), Class::Unreserved);
        assert!(Keyword::Select.is_bare_label() && !Keyword::From.is_bare_label());
    }
}
