//! Literals from seeds: characters and words changed at random, and values put into arrays, rows and ranges.

use std::collections::BTreeMap;

use super::Literal;
use crate::random::Random;

/// A type and a text on each line, right or wrong.
const SEEDS: &str = include_str!("seeds.tsv");

/// Characters that mean something to one input function or another.
const CHARACTERS: &str = " \t\n\u{b}\u{a0}0123456789+-.,:;/\\'\"()[]{}<>=!&|*@#$%^~?_`aAbBdDeEfFhHmMnNpPsStTxXyYzZ\u{e9}\u{663}";

/// Numbers at the edges of what one type or another holds.
const NUMBERS: [&str; 44] = [
    "0",
    "00",
    "1",
    "2",
    "6",
    "7",
    "8",
    "12",
    "13",
    "15",
    "16",
    "23",
    "24",
    "25",
    "28",
    "29",
    "30",
    "31",
    "32",
    "53",
    "59",
    "60",
    "61",
    "99",
    "100",
    "128",
    "129",
    "255",
    "256",
    "365",
    "366",
    "367",
    "999",
    "1970",
    "16383",
    "16384",
    "32768",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775808",
    "1e400",
];

/// Types that get a domain, a row type and an array of their own to stand in.
const WRAPPED: [&str; 24] = [
    "bool",
    "int2",
    "int4",
    "int8",
    "float8",
    "numeric",
    "text",
    "bytea",
    "uuid",
    "date",
    "time",
    "timestamp",
    "timestamptz",
    "interval",
    "jsonb",
    "inet",
    "point",
    "tsquery",
    "mood",
    "pair",
    "int4range",
    "daterange",
    "textrange",
    "bit",
];

/// DDL of a domain and a row type for each of [`WRAPPED`].
pub(super) fn wrapper_types() -> String {
    let ddl = WRAPPED.iter().map(|name| {
        let spelled = spelled(name);
        format!("create domain d_{name} as {spelled};\ncreate type r_{name} as (a integer, v {spelled});\n")
    });
    ddl.collect()
}

/// A type's name in SQL.
fn spelled(name: &str) -> String {
    match name.strip_suffix("[]") {
        Some(element) => format!("{}[]", spelled(element)),
        // Keywords that mean another type or a modifier without quotes.
        None if ["char", "bit", "time", "timestamp"].contains(&name) => {
            format!("pg_catalog.\"{name}\"")
        }
        None => name.to_owned(),
    }
}

/// The seeds of a type, and the words in them.
struct Seeds {
    name: &'static str,
    texts: Vec<String>,
    words: Vec<String>,
}

/// Makes one literal after the other.
pub(super) struct Generator {
    random: Random,
    seeds: Vec<Seeds>,
}

impl Generator {
    pub(super) fn new(seed: u64) -> Generator {
        let mut by_type: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (name, text) in SEEDS.lines().filter_map(|line| line.split_once('\t')) {
            by_type.entry(name).or_default().push(unescape(text));
        }
        let seeds = by_type.into_iter().map(|(name, texts)| {
            let words = texts.iter().flat_map(|text| words(text)).map(str::to_owned);
            let mut words: Vec<String> = words.collect();
            words.sort();
            words.dedup();
            Seeds { name, texts, words }
        });
        Generator { random: Random::new(seed), seeds: seeds.collect() }
    }

    pub(super) fn literal(&mut self) -> Literal {
        let Generator { random, seeds } = self;
        let Some(seeds) = random.pick(seeds) else {
            return Literal { type_name: "text".to_owned(), text: String::new(), shape: 0 };
        };
        let mut text = random.pick(&seeds.texts).cloned().unwrap_or_default();
        let changes = [0, 1, 1, 1, 2, 2, 3, 5][random.below(8)];
        for _ in 0..changes {
            change(&mut text, seeds, random);
        }
        let mut type_name = seeds.name.to_owned();
        if WRAPPED.contains(&seeds.name) && random.chance(25) {
            wrap(&mut type_name, &mut text, random);
            if random.chance(20) {
                change(&mut text, seeds, random);
            }
        }
        Literal { type_name, text, shape: random.below(8) }
    }
}

/// A statement that reads the text as a value of the type, in one of several shapes.
pub(super) fn statement(type_name: &str, text: &str, shape: usize) -> String {
    let text = format!("'{}'", text.replace('\'', "''"));
    // The fields of an interval stand behind the text there.
    if let Some(fields) = type_name.strip_prefix("interval ") {
        return format!("select interval {text} {fields}");
    }
    let name = spelled(type_name);
    match shape {
        0 => format!("select cast({text} as {name})"),
        1 => {
            format!("select null::{name} is not distinct from {text} from (select 1) s where false")
        }
        2 if !type_name.ends_with(']') => format!("select {name} {text}"),
        3 => format!("select array[{text}]::{name}[]"),
        4 => format!("select coalesce({text}, null::{name})"),
        _ => format!("select {text}::{name}"),
    }
}

/// The text as part of an array, a row, a domain or a range of its type.
fn wrap(type_name: &mut String, text: &mut String, random: &mut Random) {
    let quoted = match random.below(4) {
        0 => text.clone(),
        _ => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    let other = ["1", "NULL", "", "\"\"", "x"][random.below(5)];
    match random.below(6) {
        0 => {
            type_name.insert_str(0, "d_");
        }
        1 => {
            *text = format!("(1,{quoted})");
            type_name.insert_str(0, "r_");
        }
        2 => {
            *text = format!("({other},{quoted})");
            type_name.insert_str(0, "r_");
        }
        3 => {
            *text = format!("{{{quoted},{other}}}");
            type_name.push_str("[]");
        }
        4 => {
            *text = format!("{{{{{quoted}}},{{{quoted}}}}}");
            type_name.push_str("[]");
        }
        _ => {
            *text = format!("{{{quoted}}}");
            type_name.insert_str(0, "d_");
            type_name.push_str("[]");
        }
    }
}

/// One change of the text.
fn change(text: &mut String, seeds: &Seeds, random: &mut Random) {
    let characters: Vec<char> = text.chars().collect();
    let at = random.below(characters.len() + 1);
    let until = (at + 1 + random.below(3)).min(characters.len());
    let (before, rest) = characters.split_at(at.min(characters.len()));
    let after = characters.get(until..).unwrap_or_default();
    let middle: String = match random.below(9) {
        0 => String::new(),
        1 => rest.iter().take(until - at).flat_map(|&c| [c, c]).collect(),
        2 | 3 => {
            let all: Vec<char> = CHARACTERS.chars().collect();
            random.pick(&all).map(char::to_string).unwrap_or_default()
        }
        4 => return replace_number(text, random),
        5 => return replace_word(text, seeds, random),
        6 => {
            let word = random.pick(&seeds.words).cloned().unwrap_or_default();
            let kept: String = rest.iter().take(until - at).collect();
            format!("{word}{kept}")
        }
        7 => {
            let mut turned: Vec<char> = rest.iter().take(until - at).copied().collect();
            turned.reverse();
            turned.into_iter().collect()
        }
        _ => {
            // The rest of another seed.
            let other = random.pick(&seeds.texts).cloned().unwrap_or_default();
            let from = random.below(other.chars().count() + 1);
            *text = before.iter().copied().chain(other.chars().skip(from)).collect();
            return;
        }
    };
    *text = before.iter().copied().chain(middle.chars()).chain(after.iter().copied()).collect();
}

fn replace_number(text: &mut String, random: &mut Random) {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let old = random.pick(&numbers).copied().unwrap_or_default();
    let new = NUMBERS[random.below(NUMBERS.len())];
    *text = text.replacen(old, new, 1);
}

fn replace_word(text: &mut String, seeds: &Seeds, random: &mut Random) {
    let words = words(text);
    let old = random.pick(&words).copied().unwrap_or_default();
    let new = random.pick(&seeds.words).map_or("", String::as_str);
    *text = text.replacen(old, new, 1);
}

/// Runs of letters and digits.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        plain.push(match character {
            '\\' => match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                _ => '\\',
            },
            other => other,
        });
    }
    plain
}
