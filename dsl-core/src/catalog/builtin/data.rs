//! Reading of `catalogue.bin`: words, strings, lists, records, and searches in sorted sections.

use super::format::{HEADER_WORDS, MAGIC, NAME, Record, SECTIONS, Section, resolve_reference};
use crate::catalog::Name;
use std::cmp::Ordering;

/// The packed file with its sections found.
#[derive(Debug)]
pub(super) struct Data {
    bytes: &'static [u8],
    sections: [&'static [u8]; SECTIONS],
}

impl Data {
    pub(super) fn new(bytes: &'static [u8]) -> Data {
        let mut sections = [[].as_slice(); SECTIONS];
        if word(bytes, 0) == Some(MAGIC) {
            for (i, section) in sections.iter_mut().enumerate() {
                *section = find_section(bytes, i).unwrap_or_default();
            }
        }
        Data { bytes, sections }
    }

    /// The versions that the file holds, as bits.
    pub(super) fn versions(&self) -> u32 {
        word(self.bytes, 1).unwrap_or(0)
    }

    fn section(&self, section: Section) -> &'static [u8] {
        self.sections[section as usize]
    }

    /// A word of an index section.
    pub(super) fn entry(&self, section: Section, number: usize) -> Option<u32> {
        word(self.section(section), number)
    }

    /// A half word of an index section.
    pub(super) fn short(&self, section: Section, number: usize) -> Option<u16> {
        let bytes = self.section(section);
        let at = number << 1;
        if at + 1 >= bytes.len() {
            return None;
        }
        Some(bytes[at] as u16 | (bytes[at + 1] as u16) << 8)
    }

    /// How many records of a kind there are.
    pub(super) fn count<R: Record>(&self) -> usize {
        self.section(R::SECTION).len() / (4 * R::WIDTH)
    }

    /// One field of a record.
    pub(super) fn field<R: Record>(&self, number: usize, field: usize) -> Option<u32> {
        word(self.section(R::SECTION), number.checked_mul(R::WIDTH)?.checked_add(field)?)
    }

    pub(super) fn record<R: Record>(&self, number: usize) -> Option<R> {
        let section = self.section(R::SECTION);
        let start = number.checked_mul(R::WIDTH)?;
        R::read(|field| word(section, start + field))
    }

    pub(super) fn string(&self, reference: u32) -> &'static str {
        let (start, len) = resolve_reference(reference);
        let bytes = self.section(Section::Strings).get(start..start + len).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    pub(super) fn name(&self, reference: u32) -> Name {
        Name::Borrowed(self.string(reference))
    }

    pub(super) fn list(&self, reference: u32) -> impl Iterator<Item = u32> {
        let (start, len) = resolve_reference(reference);
        let words = self.section(Section::Lists).get(4 * start..4 * (start + len));
        words.unwrap_or_default().chunks_exact(4).filter_map(|c| word(c, 0))
    }

    /// The records of a name, by an index section sorted by names.
    pub(super) fn named<R: Record>(
        &self,
        index: Section,
        name: &str,
    ) -> impl Iterator<Item = usize> {
        let compare = move |at: usize| {
            let number = self.entry(index, at)? as usize;
            let found = self.string(self.field::<R>(number, NAME)?);
            Some(found.cmp(name))
        };
        let first = lower_bound(self.section(index).len() / 4, compare);
        (first..)
            .take_while(move |&at| compare(at) == Some(Ordering::Equal))
            .filter_map(move |at| self.entry(index, at))
            .map(|number| number as usize)
    }

    /// The records whose leading fields have these values.
    pub(super) fn keyed<R: Record, const N: usize>(
        &self,
        key: [u32; N],
    ) -> impl Iterator<Item = usize> {
        let compare = move |number: usize| self.compare::<R, N>(number, 0, key);
        let first = self.first_of::<R, N>(key);
        (first..).take_while(move |&number| compare(number) == Some(Ordering::Equal))
    }

    /// The first record whose leading fields are not below these values.
    pub(super) fn first_of<R: Record, const N: usize>(&self, key: [u32; N]) -> usize {
        lower_bound(self.count::<R>(), |number| self.compare::<R, N>(number, 0, key))
    }

    /// The first record whose first field is at least this: a plain loop, since it is what unoptimised builds search
    /// by most.
    pub(super) fn first_not_below<R: Record>(&self, value: u32) -> usize {
        let section = self.section(R::SECTION);
        let (mut low, mut high) = (0, self.count::<R>());
        while low < high {
            let middle = (low + high) / 2;
            match word(section, middle * R::WIDTH) {
                Some(found) if found < value => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    /// The records with a value in a field, by an index section sorted by that field.
    pub(super) fn indexed<R: Record>(
        &self,
        index: Section,
        field: usize,
        value: u32,
    ) -> impl Iterator<Item = usize> {
        let compare = move |at: usize| {
            let number = self.entry(index, at)? as usize;
            self.compare::<R, 1>(number, field, [value])
        };
        let first = lower_bound(self.section(index).len() / 4, compare);
        (first..)
            .take_while(move |&at| compare(at) == Some(Ordering::Equal))
            .filter_map(move |at| self.entry(index, at))
            .map(|number| number as usize)
    }

    /// How the fields of a record from one on stand to these values.
    pub(super) fn compare<R: Record, const N: usize>(
        &self,
        number: usize,
        first_field: usize,
        key: [u32; N],
    ) -> Option<Ordering> {
        let section = self.section(R::SECTION);
        let mut part = 0;
        while part < N {
            let found = word(section, number.checked_mul(R::WIDTH)? + first_field + part)?;
            if found != key[part] {
                return Some(if found < key[part] { Ordering::Less } else { Ordering::Greater });
            }
            part += 1;
        }
        Some(Ordering::Equal)
    }
}

/// The first of `count` sorted entries that is not less than what is looked for.
fn lower_bound(count: usize, compare: impl Fn(usize) -> Option<Ordering>) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle) {
            Some(Ordering::Less) => low = middle + 1,
            _ => high = middle,
        }
    }
    low
}

fn find_section(bytes: &'static [u8], number: usize) -> Option<&'static [u8]> {
    let at = HEADER_WORDS - 2 * SECTIONS + 2 * number;
    let start = word(bytes, at)? as usize;
    let len = word(bytes, at + 1)? as usize;
    bytes.get(start..start.checked_add(len)?)
}

fn word(bytes: &[u8], number: usize) -> Option<u32> {
    // The hot spot of unoptimised builds: no calls.
    let at = number << 2;
    if at + 3 >= bytes.len() {
        return None;
    }
    let (low, high) = (bytes[at] as u32 | (bytes[at + 1] as u32) << 8, bytes[at + 2] as u32);
    Some(low | high << 16 | (bytes[at + 3] as u32) << 24)
}
