//! Literals of every type.

use super::composer::{Composer, Place};
use super::model::{Model, Type, oid};

/// What can be written for a type, by its name in `pg_type`.
const SPELLINGS: &[(&str, &[&str])] = &[
    ("bool", &["t", "false", "yes", "0", "on"]),
    ("int2", &["0", "-5", "32767", " 7 "]),
    ("int4", &["0", "1", "-42", "2147483647", " 7 "]),
    ("int8", &["0", "9223372036854775807", "-1"]),
    ("float4", &["0", "1.5", "-1e3", "NaN", "Infinity"]),
    ("float8", &["0", "2.25", "1e-5", "nan", "-inf"]),
    ("numeric", &["0", "3.14", "-1e2", "NaN", "12345678901234567890"]),
    ("money", &["1.00", "-2.50", "12"]),
    ("text", &["", "abc", "it''s", "2024-01-01", "1"]),
    ("varchar", &["", "abc", "x y"]),
    ("bpchar", &["", "abc", "x  "]),
    ("char", &["a", ""]),
    ("name", &["abc", "users"]),
    ("bytea", &["\\x00ff", "abc", "\\001"]),
    ("uuid", &["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "{a0eebc999c0b4ef8bb6d6bb9bd380a11}"]),
    ("date", &["2024-02-29", "today", "infinity", "20240101", "epoch"]),
    ("time", &["12:30", "23:59:59.999", "now", "allballs"]),
    ("timetz", &["12:30+02", "10:00:00 UTC"]),
    ("timestamp", &["2024-02-29 12:00", "infinity", "now", "2024-01-01T00:00:00"]),
    ("timestamptz", &["2024-02-29 12:00+00", "-infinity", "tomorrow", "2024-01-01 10:00:00 UTC"]),
    ("interval", &["1 day", "2 hours 3 minutes", "P1Y2M", "-1:30", "1-2"]),
    ("json", &["{}", "[1, \"a\", null]", "{\"a\": 1}", "null", "1"]),
    ("jsonb", &["{}", "[1, \"a\", null]", "{\"a\": {\"b\": 1}}", "\"x\"", "true"]),
    ("jsonpath", &["$", "$.a[*] ? (@ > 1)", "strict $.a.b", "lax $[0]"]),
    ("xml", &["<a/>", "<a b=\"1\">x</a>"]),
    ("inet", &["127.0.0.1", "10.0.0.0/8", "::1"]),
    ("cidr", &["10.0.0.0/8", "192.168.1.0/24", "::/0"]),
    ("macaddr", &["08:00:2b:01:02:03", "08002b010203"]),
    ("macaddr8", &["08:00:2b:01:02:03:04:05"]),
    ("bit", &["101", "0"]),
    ("varbit", &["101", "0", ""]),
    ("point", &["(1,2)", "3,4"]),
    ("line", &["{1,2,3}", "[(0,0),(1,1)]"]),
    ("lseg", &["[(0,0),(1,1)]"]),
    ("box", &["((0,0),(1,1))"]),
    ("path", &["[(0,0),(1,1),(2,0)]", "((0,0),(1,1))"]),
    ("polygon", &["((0,0),(1,1),(2,0))"]),
    ("circle", &["<(0,0),1>"]),
    ("tsvector", &["a b", "''fat'':2 cat:3"]),
    ("tsquery", &["a & b", "!c", "a <-> b"]),
    ("oid", &["1", "0"]),
    ("regclass", &["pg_class", "pg_catalog.pg_type"]),
    ("regtype", &["int4", "timestamp with time zone"]),
    ("regproc", &["now", "pg_sleep"]),
    ("regprocedure", &["abs(integer)", "now()"]),
    ("regoper", &["||/"]),
    ("regoperator", &["+(integer,integer)"]),
    ("regconfig", &["simple", "english"]),
    ("regdictionary", &["simple"]),
    ("regnamespace", &["public", "pg_catalog"]),
    ("regrole", &["postgres"]),
    ("regcollation", &["\"C\""]),
    ("xid", &["1"]),
    ("xid8", &["1"]),
    ("cid", &["1"]),
    ("tid", &["(0,1)"]),
    ("pg_lsn", &["0/0", "16/B374D848"]),
    ("txid_snapshot", &["1:1:"]),
    ("pg_snapshot", &["1:1:"]),
    ("refcursor", &["c"]),
    ("int2vector", &["1 2"]),
    ("oidvector", &["1 2"]),
    ("oid8", &["1"]),
];

const NONSENSE: [&str; 12] = [
    "",
    "abc",
    "12x",
    "{",
    "2024-13-01",
    "{1,2",
    "(1,2",
    "99999999999999999999",
    "a0eebc99",
    "-",
    "[1,2",
    "\\x0",
];

/// Whether literals of a type can be written.
pub(super) fn is_spelt(model: &Model, known: &Type) -> bool {
    match (known.element, known.subtype) {
        (Some(inner), _) | (None, Some(inner)) => {
            model.get(inner).is_some_and(|inner| inner.element.is_none() && is_spelt(model, inner))
        }
        _ => SPELLINGS.iter().any(|(name, _)| *name == known.name),
    }
}

impl Composer<'_> {
    /// The text of a literal of the type, without quotes and with inner ones doubled.
    pub(super) fn literal_text(&mut self, data_type: u32) -> Option<String> {
        let known = self.model.get(data_type)?;
        // What names a thing of the server's own is taken on trust, and money is read by a setting.
        if self.slips() && !known.name.starts_with("reg") && known.name != "money" {
            return Some(self.random.word(&NONSENSE).to_owned());
        }
        if let Some(base) = known.base {
            return self.literal_text(base);
        }
        if let Some(element) = known.element {
            return self.array_text(element);
        }
        match known.kind {
            'e' => self.random.pick(&known.labels).map(|label| label.replace('\'', "''")),
            'r' => self.range_text(known.subtype?),
            'm' => {
                let range = known.subtype?;
                let count = self.random.below(3);
                let ranges: Option<Vec<_>> = (0..count).map(|_| self.literal_text(range)).collect();
                Some(format!("{{{}}}", ranges?.join(",")))
            }
            'c' => {
                let fields: Option<Vec<_>> =
                    known.fields.iter().map(|(_, field)| self.element_text(*field)).collect();
                Some(format!("({})", fields?.join(",")))
            }
            _ => {
                let (_, words) = SPELLINGS.iter().find(|(name, _)| *name == known.name)?;
                Some(self.random.word(words).to_owned())
            }
        }
    }

    fn array_text(&mut self, element: u32) -> Option<String> {
        let count = self.random.below(3);
        let elements: Option<Vec<_>> = (0..count).map(|_| self.element_text(element)).collect();
        let delimiter = if self.model.get(element)?.name == "box" { ";" } else { "," };
        Some(format!("{{{}}}", elements?.join(delimiter)))
    }

    /// A literal inside of another, in double quotes where it needs them.
    fn element_text(&mut self, data_type: u32) -> Option<String> {
        let text = self.literal_text(data_type)?;
        let plain = |character: char| character.is_ascii_alphanumeric() || character == '.';
        if !text.is_empty() && text.chars().all(plain) && !text.eq_ignore_ascii_case("null") {
            return Some(text);
        }
        Some(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
    }

    fn range_text(&mut self, subtype: u32) -> Option<String> {
        if self.chance(15) {
            return Some("empty".to_owned());
        }
        let ends = if self.chance(50) { ("[", ")") } else { ("(", "]") };
        let bound = self.literal_text(subtype)?.replace('\\', "\\\\").replace('"', "\\\"");
        let (from, to) = if self.chance(50) {
            (format!("\"{bound}\""), String::new())
        } else {
            (String::new(), format!("\"{bound}\""))
        };
        Some(format!("{}{from},{to}{}", ends.0, ends.1))
    }

    /// A literal whose type is that of the place, or its own.
    pub(super) fn literal(&mut self, data_type: u32, place: Place) -> String {
        if self.random.chance(6) {
            self.note("null");
            return match place {
                Place::Assigned => "null".to_owned(),
                Place::Free => format!("null::{}", self.model.type_sql(data_type)),
            };
        }
        if let Some(native) = self.native_literal(data_type) {
            return native;
        }
        let Some(text) = self.literal_text(data_type) else {
            return format!("null::{}", self.model.type_sql(data_type));
        };
        let quoted = self.quoted(&text);
        if place == Place::Assigned && self.chance(60) {
            self.note("unknown literal");
            return quoted;
        }
        let name = self.model.type_sql(data_type).to_owned();
        match self.random.below(10) {
            0 => format!("cast({quoted} as {name})"),
            1 | 2 if self.can_prefix(data_type) => {
                self.note("typed literal");
                format!("{name} '{text}'")
            }
            _ => format!("{quoted}::{name}"),
        }
    }

    /// Whether `type 'literal'` is a literal: not for arrays.
    fn can_prefix(&self, data_type: u32) -> bool {
        self.model.element_of(data_type).is_none()
    }

    /// A string constant in one of its forms.
    pub(super) fn quoted(&mut self, text: &str) -> String {
        match self.random.below(40) {
            0 => {
                self.note("escape string");
                format!("E'{}'", text.replace('\\', "\\\\"))
            }
            1 if !text.contains('$') && !text.contains("''") => {
                self.note("dollar quoting");
                format!("$q${text}$q$")
            }
            2 if !text.contains('\\') => {
                self.note("unicode string");
                format!("U&'{text}'")
            }
            _ => format!("'{text}'"),
        }
    }

    /// A literal of a form that has the type by itself.
    fn native_literal(&mut self, data_type: u32) -> Option<String> {
        if self.chance(20) {
            return None;
        }
        Some(match data_type {
            oid::BOOL => self.random.word(&["true", "false"]).to_owned(),
            oid::INT4 => {
                if self.since(16) && self.chance(4) {
                    self.note("number in another base");
                    self.random.word(&["0x1F", "0o17", "0b101", "1_000"]).to_owned()
                } else {
                    self.random.word(&["0", "1", "2", "-1", "42", "1000"]).to_owned()
                }
            }
            oid::INT8 => self.random.word(&["5000000000", "-5000000000"]).to_owned(),
            oid::NUMERIC => {
                self.random.word(&["1.5", "0.01", ".5", "5.", "1e3", "-2.25", "1.5e-3"]).to_owned()
            }
            oid::BIT => {
                self.note("bit string");
                self.random.word(&["b'101'", "B''", "x'1F'", "X'a0'"]).to_owned()
            }
            oid::INTERVAL if self.chance(40) => {
                self.note("interval with fields");
                self.random
                    .word(&[
                        "interval '1' day",
                        "interval '1-2' year to month",
                        "interval '3 4:05' day to minute",
                        "interval(2) '1.234 seconds'",
                        "interval '5' second(3)",
                        "interval '1:02:03' hour to second(1)",
                    ])
                    .to_owned()
            }
            _ => return None,
        })
    }
}
