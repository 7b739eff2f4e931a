//! Texts: what depends on no collation.

use super::Constant;
use crate::catalog::TypeOid;

/// What may become longer is not made: texts could double with each call.
const LONGEST: usize = 10_000;

/// What a function makes of texts.
pub(super) fn call(name: &str, result: TypeOid, args: &[Constant<'_>]) -> Option<String> {
    let first = args.first()?;
    if !matches!(first.data_type, TypeOid::TEXT | TypeOid::NAME | TypeOid::BPCHAR) {
        return None;
    }
    // `like` and its kind see the blanks of `character`, others do not.
    let padded = first.data_type == TypeOid::BPCHAR;
    let text = if padded { first.text.trim_end_matches(' ') } else { first.text };
    let number = |at: usize| args.get(at)?.text.trim().parse::<i64>().ok();
    let other = |at: usize| {
        let arg = args.get(at)?;
        (arg.data_type == TypeOid::TEXT).then_some(arg.text)
    };
    let count = |text: &str| Some(text.chars().count().to_string());
    match (name, args.len()) {
        ("text" | "bpchar" | "name", 1) if text.len() < 64 => Some(text.to_owned()),
        ("length" | "char_length" | "character_length" | "textlen" | "bpcharlen", 1) => count(text),
        ("octet_length", 1) => Some(first.text.len().to_string()),
        ("like" | "textlike" | "namelike" | "bpcharlike", 2) => {
            Some(is_like(first.text, other(1)?)?.to_string())
        }
        ("notlike" | "textnlike" | "namenlike" | "bpcharnlike", 2) => {
            Some((!is_like(first.text, other(1)?)?).to_string())
        }
        ("texticlike" | "texticnlike", 2) if has_one_case(text) => {
            let pattern = other(1).filter(|pattern| has_one_case(pattern))?;
            let like = is_like(&text.to_ascii_lowercase(), &pattern.to_ascii_lowercase())?;
            Some((like == (name == "texticlike")).to_string())
        }
        _ if padded || first.data_type != TypeOid::TEXT => None,
        ("textcat", 2) => Some(format!("{text}{}", other(1)?)),
        ("upper", 1) if has_one_case(text) => Some(text.to_ascii_uppercase()),
        ("lower", 1) if has_one_case(text) => Some(text.to_ascii_lowercase()),
        ("btrim", 1) => Some(text.trim_matches(' ').to_owned()),
        ("ltrim", 1) => Some(text.trim_start_matches(' ').to_owned()),
        ("rtrim", 1) => Some(text.trim_end_matches(' ').to_owned()),
        ("reverse", 1) => Some(text.chars().rev().collect()),
        ("replace", 3) => match (other(1)?, other(2)?) {
            ("", _) => Some(text.to_owned()),
            (_, to) if text.len().checked_mul(to.len())? > LONGEST => None,
            (from, to) => Some(text.replace(from, to)),
        },
        ("strpos" | "position", 2) => {
            let place = text.find(other(1)?).and_then(|at| text.get(..at));
            Some(place.map_or(0, |before| before.chars().count() + 1).to_string())
        }
        ("starts_with", 2) => Some(text.starts_with(other(1)?).to_string()),
        ("left", 2) => {
            let (length, wanted) = (i64::try_from(text.chars().count()).ok()?, number(1)?);
            part(text, 1, Some(if wanted < 0 { (length + wanted).max(0) } else { wanted }))
        }
        ("substr" | "substring", 2) if result == TypeOid::TEXT => part(text, number(1)?, None),
        ("substr" | "substring", 3) if result == TypeOid::TEXT => {
            part(text, number(1)?, Some(number(2).filter(|count| *count >= 0)?))
        }
        _ => None,
    }
}

/// Letters that are in one case alone in no language: Turkish has another I.
fn has_one_case(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii() && !matches!(b, b'i' | b'I'))
}

/// Characters from a place on, which may lie before the first.
fn part(text: &str, from: i64, count: Option<i64>) -> Option<String> {
    let end = match count {
        Some(count) => from.checked_add(count)?,
        None => i64::MAX,
    };
    let places = (1_i64..).zip(text.chars());
    Some(places.filter(|(place, _)| (from..end).contains(place)).map(|(_, c)| c).collect())
}

/// `like`, with the backslash as its escape; None where that stands at the end.
fn is_like(text: &str, pattern: &str) -> Option<bool> {
    enum Piece {
        Any,
        One,
        Is(char),
    }
    let (mut pieces, mut characters) = (Vec::new(), pattern.chars());
    while let Some(c) = characters.next() {
        pieces.push(match c {
            '%' => Piece::Any,
            '_' => Piece::One,
            '\\' => Piece::Is(characters.next()?),
            c => Piece::Is(c),
        });
    }
    // Which ends of the text the pieces so far can stand at the end of.
    let text: Vec<char> = text.chars().collect();
    let mut reached = vec![false; text.len() + 1];
    reached.iter_mut().take(1).for_each(|start| *start = true);
    for piece in pieces {
        let mut next = vec![false; text.len() + 1];
        match piece {
            Piece::Any => {
                let mut open = false;
                for (to, from) in next.iter_mut().zip(&reached) {
                    open |= from;
                    *to = open;
                }
            }
            Piece::One => next.iter_mut().skip(1).zip(&reached).for_each(|(to, from)| *to = *from),
            Piece::Is(wanted) => {
                let steps = next.iter_mut().skip(1).zip(&reached).zip(&text);
                steps.for_each(|((to, from), c)| *to = *from && *c == wanted);
            }
        }
        reached = next;
    }
    reached.last().copied()
}
