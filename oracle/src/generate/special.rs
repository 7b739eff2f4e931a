//! Expressions with a syntax of their own that give a certain type.

use super::composer::{Composer, Place};
use super::model::oid;

impl Composer<'_> {
    /// An expression of the type with a syntax of its own, where there is one.
    pub(super) fn special(&mut self, wanted: u32, depth: usize) -> Option<String> {
        match wanted {
            oid::BOOL => self.predicate(depth),
            oid::TEXT => self.text(depth),
            oid::INT4 => self.integer(depth),
            oid::NUMERIC => Some(self.numeric(depth)),
            oid::BYTEA => Some(self.bytes(depth)),
            oid::DATE => Some("current_date".to_owned()),
            oid::TIME => Some(self.random.word(&["localtime", "localtime(2)"]).to_owned()),
            oid::TIMESTAMP | oid::TIMESTAMPTZ | oid::TIMETZ => self.moment(wanted, depth),
            oid::NAME => Some(
                self.random
                    .word(&[
                        "current_user",
                        "session_user",
                        "current_catalog",
                        "current_schema",
                        "user",
                        "current_role",
                    ])
                    .to_owned(),
            ),
            oid::XML => self.xml(depth),
            oid::JSON | oid::JSONB => self.json(wanted, depth),
            _ if self.model.get(wanted).is_some_and(|known| known.kind == 'b') => {
                self.json_value(wanted, depth)
            }
            _ => None,
        }
    }

    fn text(&mut self, depth: usize) -> Option<String> {
        let text = |me: &mut Self| me.expr(oid::TEXT, Place::Free, depth);
        let number = |me: &mut Self| me.expr(oid::INT4, Place::Free, depth.min(1));
        Some(match self.random.below(12) {
            0 => {
                self.note("substring");
                let text = text(self);
                match self.random.below(4) {
                    0 => format!("substring({text} from {} for {})", number(self), number(self)),
                    1 => format!("substring({text} from {})", number(self)),
                    2 => format!("substring({text} for {})", number(self)),
                    _ => format!("substring({text} similar 'a#\"b#\"c' escape '#')"),
                }
            }
            1 => {
                self.note("overlay");
                let (text, other) = (text(self), self.expr(oid::TEXT, Place::Free, 0));
                let count =
                    if self.chance(50) { format!(" for {}", number(self)) } else { String::new() };
                format!("overlay({text} placing {other} from {}{count})", number(self))
            }
            2 => {
                self.note("trim");
                let side = self.random.word(&["", "leading ", "trailing ", "both "]);
                match self.random.below(3) {
                    0 => format!("trim({side}from {})", text(self)),
                    1 => format!("trim({side}'x' from {})", text(self)),
                    _ => format!("trim({side}{})", text(self)),
                }
            }
            3 => {
                self.note("normalize");
                format!("normalize({}{})", text(self), self.random.word(&["", ", nfc", ", nfkd"]))
            }
            4 | 5 => {
                self.note("collate");
                let text = text(self);
                let operand = self.enclosed(text);
                let collation = self.random.pick(&self.model.collations)?;
                format!("{operand} collate {collation}")
            }
            6..9 => {
                self.note("concatenation");
                let other = self.any_type();
                let left = self.operand(oid::TEXT, Place::Free, depth);
                // What is no text and no array is made text.
                let other = if self.model.element_of(other).is_some() { oid::TEXT } else { other };
                format!("{left} || {}", self.operand(other, Place::Free, depth))
            }
            9 if self.since(16) => "system_user".to_owned(),
            10 if self.since(17) => {
                self.note("json_serialize");
                format!("json_serialize({})", self.expr(oid::JSON, Place::Free, depth))
            }
            _ => return self.json_value(oid::TEXT, depth),
        })
    }

    fn integer(&mut self, depth: usize) -> Option<String> {
        Some(match self.random.below(4) {
            0 => {
                self.note("position");
                let (one, two) = (
                    self.operand(oid::TEXT, Place::Free, depth),
                    self.operand(oid::TEXT, Place::Free, depth),
                );
                format!("position({one} in {two})")
            }
            1 => {
                let level = self.scopes.last()?;
                let grouped = level.grouped.as_ref().filter(|_| level.allowed.aggregates)?;
                let names: Vec<String> = grouped.iter().map(|one| one.name.clone()).collect();
                let name = self.random.pick(&names)?.clone();
                self.note("grouping");
                format!("grouping({name})")
            }
            2 => {
                let left = self.operand(oid::INT4, Place::Free, depth);
                let symbol = self.random.word(&["+", "-", "*", "/", "%"]);
                format!("{left} {symbol} {}", self.operand(oid::INT4, Place::Free, depth))
            }
            _ => return self.json_value(oid::INT4, depth),
        })
    }

    fn numeric(&mut self, depth: usize) -> String {
        self.note("extract");
        let source = *self
            .random
            .pick(&[
                oid::DATE,
                oid::TIMESTAMP,
                oid::TIMESTAMPTZ,
                oid::INTERVAL,
                oid::TIME,
                oid::TIMETZ,
            ])
            .unwrap_or(&oid::DATE);
        let field = self
            .random
            .word(&["year", "month", "epoch", "dow", "'hour'", "second", "century", "minute"]);
        format!("extract({field} from {})", self.expr(source, Place::Free, depth))
    }

    fn bytes(&mut self, depth: usize) -> String {
        self.note("substring");
        let value = self.expr(oid::BYTEA, Place::Free, depth);
        match self.random.below(3) {
            0 => format!("substring({value} from 1 for 2)"),
            1 => format!("overlay({value} placing '\\x00'::bytea from 1)"),
            _ => format!("trim(both '\\x00'::bytea from {value})"),
        }
    }

    fn moment(&mut self, wanted: u32, depth: usize) -> Option<String> {
        let (now, source) = match wanted {
            oid::TIMESTAMP => (["localtimestamp", "localtimestamp(3)"], oid::TIMESTAMPTZ),
            oid::TIMESTAMPTZ => (["current_timestamp", "current_timestamp(3)"], oid::TIMESTAMP),
            _ => (["current_time", "current_time(0)"], oid::TIMETZ),
        };
        if self.chance(30) {
            return Some(self.random.word(&now).to_owned());
        }
        let operand = self.operand(source, Place::Free, depth);
        if self.since(17) && self.chance(25) {
            self.note("at local");
            return Some(format!("{operand} at local"));
        }
        self.note("at time zone");
        let zone = if self.chance(30) {
            self.operand(oid::TEXT, Place::Assigned, depth.min(1))
        } else {
            self.random.word(&["'UTC'", "'Europe/Berlin'", "interval '1 hour'"]).to_owned()
        };
        Some(format!("{operand} at time zone {zone}"))
    }

    fn xml(&mut self, depth: usize) -> Option<String> {
        let any = self.any_type();
        let value = |me: &mut Self| me.expr(any, Place::Free, depth);
        let xml = |me: &mut Self| me.expr(oid::XML, Place::Free, depth);
        self.note("xml");
        Some(match self.random.below(7) {
            0 => format!("xmlelement(name a, xmlattributes({} as b), {})", value(self), xml(self)),
            1 => format!("xmlforest({} as a, {} as b)", value(self), xml(self)),
            2 => format!("xmlconcat({}, {})", xml(self), xml(self)),
            3 => format!("xmlpi(name a, {})", self.expr(oid::TEXT, Place::Free, depth)),
            4 => format!("xmlroot({}, version '1.0', standalone yes)", xml(self)),
            5 => {
                let kind = self.random.word(&["content", "document"]);
                format!("xmlparse({kind} {})", self.expr(oid::TEXT, Place::Free, depth))
            }
            _ => return None,
        })
    }

    fn json(&mut self, wanted: u32, depth: usize) -> Option<String> {
        if !self.since(16) {
            return None;
        }
        let any = self.any_type();
        let value = |me: &mut Self| me.expr(any, Place::Free, depth.min(1));
        let returning = match (wanted, self.random.chance(25)) {
            (oid::JSONB, _) => " returning jsonb",
            (_, true) => " returning json",
            _ => "",
        };
        let nulls = self.random.word(&["", "", " absent on null", " null on null"]);
        self.note("sql/json constructor");
        Some(match self.random.below(if self.model.version >= 17 { 8 } else { 5 }) {
            0 => {
                let keys = self.random.word(&["", "", " with unique keys", " without unique"]);
                let (one, two) = (value(self), value(self));
                format!("json_object('a' : {one}, 'b' value {two}{nulls}{keys}{returning})")
            }
            1 => format!("json_array({}, {}{nulls}{returning})", value(self), value(self)),
            2 if depth > 0 => {
                format!("json_array({}{returning})", self.query(&[any], depth - 1).sql)
            }
            3 if self.allowed().aggregates => {
                let value = self.ungrouped(value);
                let order = self.maybe(30, " order by 1");
                format!("json_arrayagg({value}{order}{nulls}{returning})")
            }
            4 if self.allowed().aggregates => {
                let value = self.ungrouped(value);
                let key = self.ungrouped(|me| me.expr(oid::TEXT, Place::Free, 0));
                format!("json_objectagg({key} : {value}{nulls}{returning})")
            }
            5 => {
                let keys = self.random.word(&["", " with unique keys"]);
                format!("json({}{keys})", self.expr(oid::TEXT, Place::Free, depth))
                    + if wanted == oid::JSONB { "::jsonb" } else { "" }
            }
            6 => {
                format!("json_scalar({})", value(self))
                    + if wanted == oid::JSONB { "::jsonb" } else { "" }
            }
            7 => {
                let context = self.expr(oid::JSONB, Place::Free, depth);
                let wrapper = self.random.word(&[
                    "",
                    " with wrapper",
                    " without wrapper",
                    " with conditional wrapper",
                ]);
                let empty = self.random.word(&[
                    "",
                    " null on empty",
                    " error on empty",
                    " empty array on empty",
                ]);
                let returning = if wanted == oid::JSON { " returning json" } else { "" };
                format!("json_query({context}, '$.a'{returning}{wrapper}{empty})")
            }
            _ => return None,
        })
    }

    /// A query function of SQL/JSON with RETURNING.
    fn json_value(&mut self, wanted: u32, depth: usize) -> Option<String> {
        if !self.since(17) {
            return None;
        }
        self.note("json_value");
        let context = if self.chance(80) { oid::JSONB } else { oid::JSON };
        let context = self.expr(context, Place::Free, depth);
        let passing = self.maybe(20, " passing 1 as x");
        let (empty, error) = (
            self.random.word(&["", "", " null on empty", " error on empty"]),
            self.random.word(&["", "", " null on error", " error on error"]),
        );
        let default = if self.chance(10) {
            format!(" default {} on empty", self.literal(wanted, Place::Assigned))
        } else {
            empty.to_owned()
        };
        if wanted == oid::BOOL {
            return Some(format!("json_exists({context}, '$.a ? (@ > 1)'{passing}{error})"));
        }
        let name = self.model.type_sql(wanted);
        Some(format!("json_value({context}, '$.a'{passing} returning {name}{default}{error})"))
    }
}
