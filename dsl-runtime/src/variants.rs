//! Statements with parts that may be left out or are chosen: which variant a query is, its text and its parameters.
//!
//! The macro writes a template: the texts of all parts one behind the other, as the statement's text, and bytes
//! that say what stands where. A number is seven bits a byte, the lowest first, with the high bit on all bytes but the
//! last. First come the switches, as their count and for each the switches that it needs; then the
//! parameters alike; then the pieces:
//!
//! | byte | piece | behind it |
//! |---|---|---|
//! | 0 | text | its length |
//! | 1 | a parameter's number | the parameter, from 0 |
//! | 2 | stands where all switches are on, up to 3 or 10 | the switches |
//! | 3 | stands otherwise, up to 10 | |
//! | 4 | a list: what stands before its first item | |
//! | 5 | an item, which stands where all switches are on | the switches |
//! | 6 | stands between an item and one before it | its length |
//! | 7 | stands behind the items, if there are any | |
//! | 8 | stands in place of a list without items | |
//! | 10 | the end of a block | |
//!
//! Switches are a count and that many bytes.

/// The pieces, as the first byte of each.
mod piece {
    pub(super) const TEXT: u8 = 0;
    pub(super) const PARAM: u8 = 1;
    pub(super) const WHEN: u8 = 2;
    pub(super) const OTHERWISE: u8 = 3;
    pub(super) const LIST: u8 = 4;
    pub(super) const ITEM: u8 = 5;
    pub(super) const SEPARATOR: u8 = 6;
    pub(super) const TAIL: u8 = 7;
    pub(super) const EMPTY: u8 = 8;
    pub(super) const END: u8 = 10;
}

/// A set of switches.
pub(crate) type Switches = u128;

/// A variant of a statement: what is on.
#[derive(Clone)]
pub(crate) struct Variant {
    template: &'static [u8],
    /// The template of the text by record.
    by_record: &'static [u8],
    on: Switches,
}

/// What may stand in `{?…}`: an [`Option`], or a reference to one.
///
/// Where it is `None`, the part of the statement that holds it is left out. For a column that may be NULL the value in it
/// may be an `Option` again, of which `None` is NULL.
#[diagnostic::on_unimplemented(
    message = "`{{?…}}` takes an `Option`, and a `{Self}` is none",
    label = "not an `Option`",
    note = "write `{{…}}` for a value that is always there"
)]
pub trait Optional {
    /// What is there where it is not `None`.
    type Value: ?Sized;
    /// The value, if there is one.
    fn get(&self) -> Option<&Self::Value>;
}

impl<P> Optional for Option<P> {
    type Value = P;

    #[inline]
    fn get(&self) -> Option<&P> {
        self.as_ref()
    }
}

impl<O: Optional + ?Sized> Optional for &O {
    type Value = O::Value;

    #[inline]
    fn get(&self) -> Option<&O::Value> {
        (**self).get()
    }
}

impl<O: Optional + ?Sized> Optional for &mut O {
    type Value = O::Value;

    #[inline]
    fn get(&self) -> Option<&O::Value> {
        (**self).get()
    }
}

impl Variant {
    pub(crate) fn new(template: &'static [u8], by_record: &'static [u8]) -> Variant {
        Variant { template, by_record, on: 0 }
    }

    pub(crate) fn turn_on(&mut self, switch: u32) {
        self.on |= 1_u128.checked_shl(switch).unwrap_or(0);
    }

    pub(crate) fn is_on(&self, switch: u32) -> bool {
        self.on & 1_u128.checked_shl(switch).unwrap_or(0) != 0
    }

    /// What is on and matters: variants with the same text have the same.
    pub(crate) fn key(&self) -> Switches {
        let mut reader = Reader { bytes: self.template };
        let mut key = 0;
        for switch in 0..reader.count() {
            if reader.all(self.on) {
                key |= 1_u128.checked_shl(switch as u32).unwrap_or(0) & self.on;
            }
        }
        key
    }

    /// The number of each parameter, from 1; 0 where it is not sent.
    pub(crate) fn numbers(&self) -> Vec<u16> {
        self.numbers_and_pieces(self.template).0
    }

    fn numbers_and_pieces(&self, template: &'static [u8]) -> (Vec<u16>, Reader) {
        let mut reader = Reader { bytes: template };
        for _ in 0..reader.count() {
            reader.all(0);
        }
        let count = reader.count();
        let mut sent = 0;
        let numbers = (0..count).map(|_| match reader.all(self.on) {
            true => {
                sent += 1;
                sent
            }
            false => 0,
        });
        (numbers.collect(), reader)
    }

    /// The variant's text, made of the texts of all parts.
    pub(crate) fn text(&self, texts: &str) -> String {
        self.text_of(self.template, texts)
    }

    /// The same by record.
    pub(crate) fn text_by_record(&self, texts: &str) -> String {
        self.text_of(self.by_record, texts)
    }

    fn text_of(&self, template: &'static [u8], texts: &str) -> String {
        let (numbers, mut reader) = self.numbers_and_pieces(template);
        let mut writer = Writer { texts, out: String::with_capacity(texts.len()), blocks: vec![] };
        while let Some(piece) = reader.next() {
            writer.piece(piece, &mut reader, &numbers, self.on);
        }
        writer.out
    }
}

/// What is left of a template.
#[derive(Clone, Copy)]
struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> usize {
        let mut number = 0;
        let mut shift = 0;
        while let Some(byte) = self.next() {
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 28 {
                break;
            }
        }
        number
    }

    /// A number of things that take a byte at least.
    fn count(&mut self) -> usize {
        self.number().min(self.bytes.len())
    }

    /// Reads switches: whether all of them are on.
    fn all(&mut self, on: Switches) -> bool {
        let mut all = true;
        for _ in 0..self.number() {
            let Some(switch) = self.next().map(u32::from) else { break };
            all &= on & 1_u128.checked_shl(switch).unwrap_or(0) != 0;
        }
        all
    }
}

/// A block under way.
struct Block {
    /// What is around it is written.
    outer: bool,
    /// What stands here is written.
    on: bool,
    /// Of a list whose items are not through: where its text begins, and whether an item stood.
    list: Option<usize>,
    any: bool,
}

impl Block {
    /// Behind the items of a list: takes back what stands before them where there are none, and says so.
    fn is_empty_list(&mut self, out: &mut String) -> bool {
        let Some(start) = self.list.take() else { return false };
        let empty = self.outer && !self.any;
        if empty {
            out.truncate(start);
        }
        empty
    }
}

struct Writer<'t> {
    /// What is left of the texts.
    texts: &'t str,
    out: String,
    blocks: Vec<Block>,
}

impl Writer<'_> {
    fn piece(&mut self, piece: u8, reader: &mut Reader, numbers: &[u16], on: Switches) {
        let is_on = self.blocks.last().is_none_or(|block| block.on);
        match piece {
            piece::TEXT => self.text(reader.number(), is_on),
            piece::PARAM => {
                let number = numbers.get(reader.number()).copied().unwrap_or(0);
                if is_on {
                    use std::fmt::Write;
                    // Writing to a String cannot fail.
                    let _ = write!(self.out, "${number}");
                }
            }
            piece::WHEN => {
                let all = reader.all(on);
                self.blocks.push(Block { outer: is_on, on: is_on && all, list: None, any: false });
            }
            piece::LIST => {
                let list = Some(self.out.len());
                self.blocks.push(Block { outer: is_on, on: is_on, list, any: false });
            }
            piece::SEPARATOR => {
                let any = self.blocks.last().is_some_and(|block| block.any);
                self.text(reader.number(), is_on && any);
                if let Some(block) = self.blocks.last_mut() {
                    block.any |= is_on;
                }
            }
            _ => {
                let all = if piece == piece::ITEM { reader.all(on) } else { true };
                self.turn(piece, all);
            }
        }
    }

    /// A part of the innermost block, or its end.
    fn turn(&mut self, piece: u8, all: bool) {
        let Some(block) = self.blocks.last_mut() else { return };
        match piece {
            piece::OTHERWISE => block.on = block.outer && !block.on,
            piece::ITEM => block.on = block.outer && all,
            piece::TAIL => block.on = block.outer && block.any,
            piece::EMPTY => block.on = block.is_empty_list(&mut self.out),
            piece::END => {
                block.is_empty_list(&mut self.out);
                self.blocks.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, length: usize, is_on: bool) {
        let (text, rest) = self.texts.split_at_checked(length).unwrap_or((self.texts, ""));
        if is_on {
            self.out.push_str(text);
        }
        self.texts = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a⟨ w⟨?0: x$1⟩⟨?1: , y$2⟩ t | e⟩⟨?0 ?1: b | c⟩`, the first parameter needs 0, the second 1.
    const TEMPLATE: &[u8] = &[
        2, 0, 0, 2, 1, 0, 1, 1, // switches and parameters
        0, 1, 4, 0, 1, 5, 1, 0, 6, 0, 0, 1, 1, 0, 5, 1, 1, 6, 1, 0, 1, 1, 1, 7, 0, 1, 8, 0, 1,
        10, // the list
        2, 2, 0, 1, 0, 1, 3, 0, 1, 10,
    ];
    const TEXTS: &str = "awx,ytebc";

    #[test]
    fn texts_of_variants() {
        for (on, text, numbers) in [
            (0b00, "aec", [0, 0]),
            (0b01, "awx$1tc", [1, 0]),
            (0b10, "awy$1tc", [0, 1]),
            (0b11, "awx$1,y$2tb", [1, 2]),
        ] {
            let variant = Variant { template: TEMPLATE, by_record: &[], on };
            assert_eq!(variant.text(TEXTS), text);
            assert_eq!(variant.numbers(), numbers);
            assert_eq!(variant.key(), on);
        }
    }

    #[test]
    fn a_switch_without_those_that_it_needs_is_no_other_variant() {
        let template: &[u8] = &[2, 1, 1, 1, 0, 0, 2, 2, 0, 1, 0, 1, 10];
        let key = |on| Variant { template, by_record: &[], on }.key();
        assert_eq!([key(0b00), key(0b01), key(0b10), key(0b11)], [0, 0, 0, 0b11]);
    }

    #[test]
    fn no_template_panics() {
        let mut state = 0x9e37_79b9_u32;
        for _ in 0..2_000 {
            let bytes: Vec<u8> = (0..40)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let byte = (state >> 24) as u8;
                    if state & 0x1000 == 0 { byte % 12 } else { byte }
                })
                .collect();
            let variant = Variant { template: bytes.leak(), by_record: &[], on: u128::from(state) };
            variant.text("some é text");
            variant.key();
        }
    }
}
