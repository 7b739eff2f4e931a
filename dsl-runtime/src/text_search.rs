//! The types of text search: `tsvector` and `tsquery`.

use crate::array::take_u32;
use crate::decode::{Fault, lent_utf8};
use crate::params::Params;

/// A PostgreSQL `tsvector`: the words of a document and where they stand.
///
/// ```
/// use sqlweave_runtime::{Lexeme, TsVector};
///
/// let words = TsVector { lexemes: vec![Lexeme { word: "cat".into(), positions: vec![] }] };
/// # let _ = words;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct TsVector {
    /// Each word once. The server sorts them.
    pub lexemes: Vec<Lexeme>,
}

/// A word of a [`TsVector`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Lexeme {
    /// The word, as a dictionary made it.
    pub word: String,
    /// Where it stands, in ascending order; empty where that was stripped.
    pub positions: Vec<Position>,
}

/// A place of a word in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Position {
    /// The number of the word, from 1 to 16,383.
    pub at: u16,
    /// What part of the document it is in.
    pub weight: Weight,
}

/// What part of a document a word is in, from the weightiest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
#[allow(missing_docs)]
pub enum Weight {
    A,
    B,
    C,
    #[default]
    D,
}

impl Weight {
    const ALL: [Weight; 4] = [Weight::D, Weight::C, Weight::B, Weight::A];

    /// `WordEntryPos`: the weight in the two highest bits, the position in the others.
    fn of_bits(bits: u16) -> Weight {
        Weight::ALL.get(usize::from(bits >> 14)).copied().unwrap_or_default()
    }

    fn bits(self) -> u16 {
        match self {
            Weight::A => 3 << 14,
            Weight::B => 2 << 14,
            Weight::C => 1 << 14,
            Weight::D => 0,
        }
    }
}

/// A PostgreSQL `tsquery`, in the order of a pocket calculator: what an operator joins stands before it. One without
/// terms finds nothing, and can be read but not sent.
///
/// ```
/// use sqlweave_runtime::{TsQuery, TsTerm};
///
/// let word = |word: &str| TsTerm::Word { word: word.into(), prefix: false, weights: vec![] };
/// // cat & !dog
/// let query = TsQuery { terms: vec![word("cat"), word("dog"), TsTerm::Not, TsTerm::And] };
/// # let _ = query;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct TsQuery {
    /// Words and operators.
    pub terms: Vec<TsTerm>,
}

/// A part of a [`TsQuery`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub enum TsTerm {
    /// A word to be found.
    Word {
        /// The word, as a dictionary made it.
        word: String,
        /// Whether words that begin with it will do.
        prefix: bool,
        /// In which parts of the document; in all where there are none.
        weights: Vec<Weight>,
    },
    /// Not the one before.
    Not,
    /// Both of the two before.
    And,
    /// One of the two before.
    Or,
    /// The first of the two before, and the second so many words behind it.
    FollowedBy(u16),
}

impl TsVector {
    /// `tsvectorsend`: how many words, then for each its bytes, a zero, and its positions.
    pub(crate) fn read(raw: &[u8]) -> Result<TsVector, Fault> {
        let mut rest = raw;
        let count = take_u32(&mut rest)? as usize;
        // Each word takes three bytes at least, which bounds what is believed of the count.
        if count > rest.len() / 3 {
            return Err(Fault::Malformed);
        }
        let mut lexemes = Vec::with_capacity(count);
        for _ in 0..count {
            let word = take_text(&mut rest)?.to_owned();
            let positions = take_u16(&mut rest)?;
            let positions: Result<_, Fault> = (0..positions)
                .map(|_| {
                    let bits = take_u16(&mut rest)?;
                    Ok(Position { at: bits & 0x3fff, weight: Weight::of_bits(bits) })
                })
                .collect();
            lexemes.push(Lexeme { word, positions: positions? });
        }
        Ok(TsVector { lexemes })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        put_count(self.lexemes.len(), out);
        for lexeme in &self.lexemes {
            put_text(&lexeme.word, out);
            match u16::try_from(lexeme.positions.len()) {
                Ok(count) => out.put(&count.to_be_bytes()),
                Err(_) => out.refuse("a lexeme has too many positions".to_owned()),
            }
            for position in &lexeme.positions {
                if position.at > 0x3fff {
                    out.refuse("a position of a lexeme is beyond 16,383".to_owned());
                }
                out.put(&(position.weight.bits() | position.at & 0x3fff).to_be_bytes());
            }
        }
    }
}

/// `QI_VAL` and `QI_OPR`, and the operators by the server's numbers.
const WORD: u8 = 1;
const OPERATOR: u8 = 2;
const NOT: u8 = 1;
const AND: u8 = 2;
const OR: u8 = 3;
const PHRASE: u8 = 4;

impl TsQuery {
    /// `tsquerysend`: how many terms, then each, an operator before what stands at its right, and then its left.
    pub(crate) fn read(raw: &[u8]) -> Result<TsQuery, Fault> {
        let mut rest = raw;
        let count = take_u32(&mut rest)? as usize;
        if count > rest.len() / 2 {
            return Err(Fault::Malformed);
        }
        let mut terms = Vec::with_capacity(count);
        for _ in 0..count {
            terms.push(take_term(&mut rest)?);
        }
        terms.reverse();
        Ok(TsQuery { terms })
    }

    pub(crate) fn write(&self, out: &mut Params) {
        if self.terms.is_empty() {
            // `tsqueryrecv` says "operand not found".
            return out.refuse("the server receives no tsquery without terms".to_owned());
        }
        put_count(self.terms.len(), out);
        for term in self.terms.iter().rev() {
            match term {
                TsTerm::Word { word, prefix, weights } => {
                    let weights = weights.iter().map(|weight| 1 << (weight.bits() >> 14));
                    out.put(&[WORD, weights.fold(0, |all: u8, one: u8| all | one)]);
                    out.put(&[u8::from(*prefix)]);
                    put_text(word, out);
                }
                TsTerm::Not => out.put(&[OPERATOR, NOT]),
                TsTerm::And => out.put(&[OPERATOR, AND]),
                TsTerm::Or => out.put(&[OPERATOR, OR]),
                TsTerm::FollowedBy(distance) => {
                    out.put(&[OPERATOR, PHRASE]);
                    out.put(&distance.to_be_bytes());
                }
            }
        }
    }
}

fn take_term(rest: &mut &[u8]) -> Result<TsTerm, Fault> {
    match *rest {
        [WORD, weights, prefix, behind @ ..] => {
            *rest = behind;
            let found = |weight: &Weight| weights & (1 << (weight.bits() >> 14)) != 0;
            let weights = Weight::ALL.into_iter().rev().filter(found).collect();
            let word = take_text(rest)?.to_owned();
            Ok(TsTerm::Word { word, prefix: *prefix != 0, weights })
        }
        [OPERATOR, operator, behind @ ..] => {
            *rest = behind;
            match *operator {
                NOT => Ok(TsTerm::Not),
                AND => Ok(TsTerm::And),
                OR => Ok(TsTerm::Or),
                PHRASE => Ok(TsTerm::FollowedBy(take_u16(rest)?)),
                _ => Err(Fault::Malformed),
            }
        }
        _ => Err(Fault::Malformed),
    }
}

fn put_count(count: usize, out: &mut Params) {
    match i32::try_from(count) {
        Ok(count) => out.put(&count.to_be_bytes()),
        Err(_) => out.refuse("there are more than 2,147,483,647 words".to_owned()),
    }
}

/// A text up to a zero byte.
fn take_text<'a>(rest: &mut &'a [u8]) -> Result<&'a str, Fault> {
    let end = rest.iter().position(|byte| *byte == 0).ok_or(Fault::Malformed)?;
    let (text, behind) = rest.split_at_checked(end).ok_or(Fault::Malformed)?;
    *rest = behind.get(1..).unwrap_or_default();
    lent_utf8(text)
}

fn put_text(text: &str, out: &mut Params) {
    if text.contains('\0') {
        out.refuse("a word has a zero byte".to_owned());
    }
    out.put(text.as_bytes());
    out.put(&[0]);
}

fn take_u16(rest: &mut &[u8]) -> Result<u16, Fault> {
    let (number, behind) = rest.split_first_chunk().ok_or(Fault::Malformed)?;
    *rest = behind;
    Ok(u16::from_be_bytes(*number))
}
