//! Expressions of type `boolean` that have a syntax of their own.

use super::composer::{Composer, Place};
use super::model::oid;

impl Composer<'_> {
    /// A condition.
    pub(super) fn condition(&mut self, depth: usize) -> String {
        self.expr(oid::BOOL, Place::Assigned, depth)
    }

    /// A predicate in one of its forms.
    pub(super) fn predicate(&mut self, depth: usize) -> Option<String> {
        Some(match self.random.below(18) {
            0..3 => self.connective(depth),
            3..6 => self.comparison(depth),
            6 => self.null_test(depth),
            7 => self.truth_test(depth),
            8 => self.between(depth),
            9 | 10 => self.in_list(depth),
            11 => self.in_subquery(depth)?,
            12 => self.quantified(depth)?,
            13 => self.exists(depth)?,
            14 => self.matching(depth),
            15 => self.row_comparison(depth)?,
            16 => self.json_test(depth)?,
            _ => self.rare_test(depth),
        })
    }

    fn connective(&mut self, depth: usize) -> String {
        self.note("and, or, not");
        match self.random.below(5) {
            0 => format!("not {}", self.operand(oid::BOOL, Place::Assigned, depth)),
            1 | 2 => {
                let left = self.operand(oid::BOOL, Place::Assigned, depth);
                format!("{left} or {}", self.operand(oid::BOOL, Place::Assigned, depth))
            }
            _ => {
                let left = self.operand(oid::BOOL, Place::Assigned, depth);
                format!("{left} and {}", self.operand(oid::BOOL, Place::Assigned, depth))
            }
        }
    }

    fn comparison(&mut self, depth: usize) -> String {
        self.note("comparison");
        let wanted = self.ordered_type();
        let left = self.operand(wanted, Place::Free, depth);
        let right = self.operand(wanted, Place::Assigned, depth);
        let symbol = self.random.word(&["=", "=", "<>", "<", "<=", ">", ">=", "!="]);
        format!("{left} {symbol} {right}")
    }

    fn null_test(&mut self, depth: usize) -> String {
        self.note("is null");
        let wanted = self.any_type();
        let operand = self.operand(wanted, Place::Free, depth);
        let test = self.random.word(&["is null", "is not null", "isnull", "notnull"]);
        format!("{operand} {test}")
    }

    fn truth_test(&mut self, depth: usize) -> String {
        self.note("is true");
        let operand = self.operand(oid::BOOL, Place::Assigned, depth);
        let not = self.maybe(40, "not ");
        format!("{operand} is {not}{}", self.random.word(&["true", "false", "unknown"]))
    }

    fn between(&mut self, depth: usize) -> String {
        self.note("between");
        let wanted = self.ordered_type();
        let operand = self.operand(wanted, Place::Free, depth);
        let (from, to) = (
            self.operand(wanted, Place::Assigned, depth.min(1)),
            self.operand(wanted, Place::Assigned, depth.min(1)),
        );
        let (not, symmetric) = (self.maybe(25, "not "), self.maybe(20, "symmetric "));
        format!("{operand} {not}between {symmetric}{from} and {to}")
    }

    fn in_list(&mut self, depth: usize) -> String {
        self.note("in list");
        let wanted = self.ordered_type();
        let operand = self.operand(wanted, Place::Free, depth);
        let elements: Vec<String> = (0..self.random.between(1, 4))
            .map(|_| self.expr(wanted, Place::Assigned, depth.min(1)))
            .collect();
        format!("{operand} {}in ({})", self.maybe(30, "not "), elements.join(", "))
    }

    fn in_subquery(&mut self, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        self.note("in subquery");
        let wanted = self.ordered_type();
        if self.chance(20) {
            let second = self.ordered_type();
            let left = self.expr(wanted, Place::Free, 1);
            let right = self.expr(second, Place::Free, 1);
            let query = self.query(&[wanted, second], depth);
            return Some(format!("({left}, {right}) {}in ({})", self.maybe(30, "not "), query.sql));
        }
        let operand = self.operand(wanted, Place::Free, depth);
        let query = self.query(&[wanted], depth);
        Some(format!("{operand} {}in ({})", self.maybe(30, "not "), query.sql))
    }

    fn quantified(&mut self, depth: usize) -> Option<String> {
        let wanted = self.ordered_type();
        let operand = self.operand(wanted, Place::Free, depth);
        let symbol = self.random.word(&["=", "<>", "<", ">="]);
        let quantifier = self.random.word(&["any", "all", "some"]);
        if depth > 0 && self.chance(35) {
            self.note("any subquery");
            let query = self.query(&[wanted], depth - 1);
            return Some(format!("{operand} {symbol} {quantifier} ({})", query.sql));
        }
        self.note("any array");
        let array = self.model.array_of(wanted)?;
        let array = self.expr(array, Place::Assigned, depth);
        Some(format!("{operand} {symbol} {quantifier} ({array})"))
    }

    fn exists(&mut self, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        self.note("exists");
        let wanted = self.any_type();
        let query = self.query(&[wanted], depth);
        Some(format!("{}exists ({})", self.maybe(30, "not "), query.sql))
    }

    fn matching(&mut self, depth: usize) -> String {
        self.note("like");
        let wanted = *self
            .random
            .pick(&[oid::TEXT, oid::VARCHAR, oid::BPCHAR, oid::NAME])
            .unwrap_or(&oid::TEXT);
        let operand = self.operand(wanted, Place::Free, depth);
        let pattern = self.operand(oid::TEXT, Place::Assigned, depth.min(1));
        let not = self.maybe(25, "not ");
        let escape = self.maybe(15, " escape '!'");
        match self.random.below(6) {
            0 => format!("{operand} {not}similar to {pattern}{escape}"),
            1 => {
                format!("{operand} {} {pattern}", self.random.word(&["~", "~*", "!~", "!~*", "^@"]))
            }
            2 | 3 => format!("{operand} {not}ilike {pattern}{escape}"),
            4 => {
                let patterns =
                    self.random.word(&["array['a%', 'b']", "'{a%,b}'", "array['x']::text[]"]);
                format!("{operand} {not}like {} ({patterns})", self.random.word(&["any", "all"]))
            }
            _ => format!("{operand} {not}like {pattern}{escape}"),
        }
    }

    fn row_comparison(&mut self, depth: usize) -> Option<String> {
        self.note("row comparison");
        let types: Vec<u32> = (0..self.random.between(1, 3)).map(|_| self.ordered_type()).collect();
        let row = |me: &mut Self, place| {
            let fields: Vec<String> =
                types.iter().map(|wanted| me.expr(*wanted, place, depth.min(1))).collect();
            let word = if fields.len() == 1 { "row" } else { me.random.word(&["", "row"]) };
            format!("{word}({})", fields.join(", "))
        };
        let left = row(self, Place::Free);
        Some(match self.random.below(6) {
            0 => format!("{left} is {}null", self.maybe(50, "not ")),
            1 => {
                let right = row(self, Place::Assigned);
                format!("{left} is {}distinct from {right}", self.maybe(50, "not "))
            }
            2 if depth > 0 => {
                let query = self.query(&types, depth - 1);
                let symbol = self.random.word(&["=", "<", ">="]);
                let quantifier = self.random.word(&["", "any ", "all "]);
                format!("{left} {symbol} {quantifier}({})", query.sql)
            }
            3 => format!(
                "{left} in ({}, {})",
                row(self, Place::Assigned),
                row(self, Place::Assigned)
            ),
            _ => {
                let right = row(self, Place::Assigned);
                format!("{left} {} {right}", self.random.word(&["=", "<>", "<", "<=", ">", ">="]))
            }
        })
    }

    fn json_test(&mut self, depth: usize) -> Option<String> {
        if !self.since(16) {
            return None;
        }
        self.note("is json");
        let wanted =
            *self.random.pick(&[oid::TEXT, oid::JSON, oid::JSONB, oid::BYTEA, oid::VARCHAR])?;
        let operand = self.operand(wanted, Place::Free, depth);
        let kind = self.random.word(&["", " value", " object", " array", " scalar"]);
        let keys = self.random.word(&["", " with unique keys", " without unique", " with unique"]);
        Some(format!("{operand} is {}json{kind}{keys}", self.maybe(30, "not ")))
    }

    fn rare_test(&mut self, depth: usize) -> String {
        match self.random.below(6) {
            0 => {
                self.note("overlaps");
                let wanted = *self
                    .random
                    .pick(&[oid::DATE, oid::TIMESTAMP, oid::TIMESTAMPTZ, oid::TIME])
                    .unwrap_or(&oid::DATE);
                let second = if self.chance(30) { oid::INTERVAL } else { wanted };
                let all: Vec<String> = [wanted, second, wanted, second]
                    .iter()
                    .map(|one| self.expr(*one, Place::Free, depth.min(1)))
                    .collect();
                let [a, b, c, d] = all.as_slice() else { return "true".to_owned() };
                format!("({a}, {b}) overlaps ({c}, {d})")
            }
            1 => {
                self.note("is document");
                let operand = self.operand(oid::XML, Place::Free, depth);
                format!("{operand} is {}document", self.maybe(30, "not "))
            }
            2 => {
                self.note("is normalized");
                let operand = self.operand(oid::TEXT, Place::Free, depth);
                let form = self.random.word(&["", "nfc ", "nfd ", "nfkc ", "nfkd "]);
                format!("{operand} is {}{form}normalized", self.maybe(30, "not "))
            }
            3 => {
                self.note("xmlexists");
                let document = self.expr(oid::XML, Place::Free, depth);
                format!("xmlexists('//a' passing {}({document}))", self.maybe(40, "by ref "))
            }
            _ => {
                self.note("is distinct from");
                let wanted = self.ordered_type();
                let left = self.operand(wanted, Place::Free, depth);
                let right = self.operand(wanted, Place::Assigned, depth);
                format!("{left} is {}distinct from {right}", self.maybe(40, "not "))
            }
        }
    }
}
