//! Near-misses: statements with a token lost, doubled, moved, or replaced by another.

use sqlweave_core::diagnostic::Diagnostics;
use sqlweave_core::lex::TokenKind;
use sqlweave_core::lex::sql::{Dialect, lex_sql};

use crate::random::Random;

/// A statement in its tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Tokens {
    tokens: Vec<String>,
}

const WORDS: [&str; 62] = [
    "select",
    "from",
    "where",
    "group",
    "by",
    "having",
    "order",
    "limit",
    "offset",
    "union",
    "all",
    "distinct",
    "on",
    "as",
    "and",
    "or",
    "not",
    "null",
    "is",
    "in",
    "between",
    "like",
    "case",
    "when",
    "then",
    "else",
    "end",
    "join",
    "left",
    "full",
    "cross",
    "natural",
    "using",
    "lateral",
    "exists",
    "any",
    "array",
    "row",
    "values",
    "default",
    "returning",
    "with",
    "recursive",
    "over",
    "partition",
    "filter",
    "within",
    "for",
    "update",
    "set",
    "cast",
    "collate",
    "interval",
    "true",
    "current_date",
    "only",
    "table",
    "escape",
    "desc",
    "nulls",
    "first",
    "ordinality",
];

const OPERATORS: [&str; 30] = [
    "+", "-", "*", "/", "%", "^", "||", "=", "<>", "<", ">", "<=", ">=", "->", "->>", "#>", "@>",
    "<@", "&&", "?", "~", "!~", "@@", "&", "|", "#", "<<", ">>", "!", "-|-",
];

const LITERALS: [&str; 22] = [
    "'abc'",
    "'1'",
    "1",
    "0",
    "1.5",
    "null",
    "$1",
    "$2",
    "true",
    "''",
    "'{}'",
    "'2024-01-01'",
    "9999999999",
    "1e400",
    "b'1'",
    "'a'::text",
    "-1",
    "'{1,2}'",
    "array[1]",
    "(1, 2)",
    "(select 1)",
    "(null)",
];

impl Tokens {
    pub(crate) fn read(sql: &str, version: u32) -> Tokens {
        let dialect = Dialect { splices: false, version: u8::try_from(version).unwrap_or(15) };
        let lexed = lex_sql(sql, dialect, &mut Diagnostics::new());
        let known = lexed.tokens.iter().filter(|token| token.kind != TokenKind::End);
        let texts = known.filter_map(|token| {
            sql.get(token.span.start as usize..token.span.end as usize).map(str::to_owned)
        });
        Tokens { tokens: texts.filter(|text| !text.is_empty()).collect() }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The tokens without those from `start` on, `count` of them.
    pub(crate) fn without(&self, start: usize, count: usize) -> Tokens {
        let kept = self.tokens.iter().enumerate();
        let kept = kept.filter(|(at, _)| *at < start || *at >= start + count);
        Tokens { tokens: kept.map(|(_, token)| token.clone()).collect() }
    }

    /// The tokens with `count` of them from `start` on replaced by one.
    pub(crate) fn with(&self, start: usize, count: usize, token: &str) -> Tokens {
        let mut made = self.without(start, count);
        made.tokens.insert(start.min(made.tokens.len()), token.to_owned());
        made
    }

    /// Where each group in parentheses begins and how long it is.
    pub(crate) fn groups(&self) -> Vec<(usize, usize)> {
        let mut open = Vec::new();
        let mut found = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            match token.as_str() {
                "(" => open.push(at),
                ")" => {
                    if let Some(start) = open.pop() {
                        found.push((start, at + 1 - start));
                    }
                }
                _ => {}
            }
        }
        found
    }

    pub(crate) fn sql(&self) -> String {
        let mut sql = String::new();
        let mut glued = true;
        for token in &self.tokens {
            let closes = matches!(token.as_str(), "," | ")" | "]" | "." | "::" | "[" | ";");
            let opens_call =
                token == "(" && sql.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if !glued && !closes && !opens_call {
                sql.push(' ');
            }
            sql.push_str(token);
            glued = matches!(token.as_str(), "(" | "[" | "." | "::");
        }
        sql
    }

    /// A near-miss of the statement, if it still begins as one that is prepared and described.
    pub(super) fn mutated(&self, names: &[String], random: &mut Random) -> Option<String> {
        let mut made = self.clone();
        for _ in 0..random.between(1, 2) {
            made.mutate(names, random);
        }
        let begins = made.tokens.iter().find(|token| *token != "(")?.to_lowercase();
        let is_query = ["select", "with", "values", "table", "insert", "update", "delete", "merge"];
        let sql = made.sql();
        (is_query.contains(&begins.as_str()) && sql != self.sql()).then_some(sql)
    }

    fn mutate(&mut self, names: &[String], random: &mut Random) {
        let at = random.below(self.tokens.len());
        let other = random.below(self.tokens.len());
        match random.below(12) {
            0 => {
                if at < self.tokens.len() {
                    self.tokens.remove(at);
                }
            }
            1 => {
                if let Some(token) = self.tokens.get(at).cloned() {
                    self.tokens.insert(at, token);
                }
            }
            2 if !self.tokens.is_empty() => self.tokens.swap(at, other),
            3 => {
                if at < self.tokens.len() {
                    let token = self.tokens.remove(at);
                    self.tokens.insert(other.min(self.tokens.len()), token);
                }
            }
            4 => {
                let word = random.word(&WORDS).to_owned();
                self.tokens.insert(at, word);
            }
            5 | 6 => self.replace_group(random),
            _ => self.replace_token(names, random),
        }
    }

    /// Another group, or a literal, in the place of a group.
    fn replace_group(&mut self, random: &mut Random) {
        let groups = self.groups();
        let Some((start, count)) = random.pick(&groups).copied() else { return };
        let replacement: Vec<String> = match random.pick(&groups) {
            Some((from, length)) if random.chance(60) => {
                self.tokens.iter().skip(*from).take(*length).cloned().collect()
            }
            _ => vec![random.word(&LITERALS).to_owned()],
        };
        let end = (start + count).min(self.tokens.len());
        self.tokens.splice(start..end, replacement);
    }

    /// Another token of the same kind in the place of one.
    fn replace_token(&mut self, names: &[String], random: &mut Random) {
        let at = random.below(self.tokens.len());
        let same: Vec<String> = match self.tokens.get(at) {
            Some(token) => {
                self.tokens.iter().filter(|one| kind(one) == kind(token)).cloned().collect()
            }
            None => return,
        };
        let Some(token) = self.tokens.get_mut(at) else { return };
        let within = random.chance(40);
        let chosen = match kind(token) {
            _ if within => random.pick(&same).cloned(),
            Kind::Word if random.chance(60) => random.pick(names).cloned(),
            Kind::Word => Some(random.word(&WORDS).to_owned()),
            Kind::Operator => Some(random.word(&OPERATORS).to_owned()),
            Kind::Literal => Some(random.word(&LITERALS).to_owned()),
            Kind::Mark => None,
        };
        if let Some(chosen) = chosen {
            *token = chosen;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Operator,
    Literal,
    Mark,
}

fn kind(token: &str) -> Kind {
    match token.chars().next() {
        Some(first) if first.is_alphabetic() || first == '_' || first == '"' => Kind::Word,
        Some(first) if first.is_ascii_digit() || first == '\'' || first == '$' => Kind::Literal,
        Some('(' | ')' | '[' | ']' | ',' | '.' | ';' | ':') | None => Kind::Mark,
        _ => Kind::Operator,
    }
}

/// The highest number of a parameter.
pub(crate) fn count_params(sql: &str) -> usize {
    let mut highest = 0;
    for part in sql.split('$').skip(1) {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        highest = highest.max(digits.parse().unwrap_or(0));
    }
    highest.min(64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_print_as_the_same_statement() {
        let sql = "select a.b::text, f(x, 1) from t where c[1] = 'it''s' and d -> 'e' < $1";
        assert_eq!(Tokens::read(sql, 15).sql(), sql);
    }

    #[test]
    fn groups_are_found_with_their_length() {
        assert_eq!(Tokens::read("f((a), b)", 15).groups(), [(2, 3), (1, 7)]);
    }

    #[test]
    fn parameters_are_counted_by_number() {
        assert_eq!(count_params("select $2, '$', $q$x$q$"), 2);
    }
}
