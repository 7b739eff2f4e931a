//! What is said of one statement, and the one line that it is written as:
//!
//! ```text
//! ok id int4, tags text[] | $1 int8
//! error 42703 @8: column "nmae" does not exist
//! error 0A000 plan: FULL JOIN is only supported with merge-joinable or hash-joinable join conditions
//! ```

use std::fmt;

/// What is said of one statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Columns of the result and types of the parameters, in order.
    Accepted {
        columns: Vec<Column>,
        params: Vec<String>,
    },
    Refused(Refusal),
}

/// A column of the result, its type by the name that `pg_type` has for it: an array as
/// `int4[]`, a type outside `pg_catalog` and `public` with its schema.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    pub name: String,
    pub type_name: String,
}

/// Why a statement cannot be run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The SQLSTATE.
    pub code: String,
    pub stage: Stage,
    /// The character of the statement that is at fault, counted from one.
    pub position: Option<u32>,
    /// The first line of the message.
    pub message: String,
}

/// When the server refuses a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// When it is prepared.
    Parse,
    /// When it is planned, which is later than a client's Parse and Describe.
    Plan,
}

impl Answer {
    /// Whether both accept with the same names and types, or refuse with the same SQLSTATE at the
    /// same stage. Wording and position are a matter of quality, not of agreement.
    pub fn agrees_with(&self, other: &Answer) -> bool {
        match (self, other) {
            (Answer::Refused(one), Answer::Refused(two)) => {
                (&one.code, one.stage) == (&two.code, two.stage)
            }
            _ => self == other,
        }
    }

    /// Whether they agree, and an error says the same. Its place may be another: the server points
    /// at some token of the expression, or at none.
    pub fn is_worded_as(&self, other: &Answer) -> bool {
        let message = |answer: &Answer| answer.refusal().map(|refusal| refusal.message.clone());
        self.agrees_with(other) && message(self) == message(other)
    }

    /// Why it is refused, if it is.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Answer::Accepted { .. } => None,
            Answer::Refused(refusal) => Some(refusal),
        }
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(line: &str) -> Result<Answer, String> {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("error ") {
            return parse_refusal(rest).map(Answer::Refused);
        }
        let rest = line.strip_prefix("ok").ok_or_else(|| format!("not an answer: {line}"))?;
        let mut words = Words { rest };
        let mut columns = Vec::new();
        while !words.rest.is_empty() && !words.eat('|') {
            columns.push(Column { name: words.name()?, type_name: words.type_name()? });
            words.eat(',');
        }
        let mut params = Vec::new();
        while !words.rest.is_empty() {
            let expected = format!("${}", params.len() + 1);
            if words.name()? != expected {
                return Err(format!("{expected} is not where it belongs: {line}"));
            }
            params.push(words.type_name()?);
            words.eat(',');
        }
        Ok(Answer::Accepted { columns, params })
    }
}

fn parse_refusal(rest: &str) -> Result<Refusal, String> {
    let (head, message) = rest.split_once(": ").unwrap_or((rest, ""));
    let mut refusal = Refusal {
        code: String::new(),
        stage: Stage::Parse,
        position: None,
        message: message.to_owned(),
    };
    for word in head.split_whitespace() {
        match word.strip_prefix('@').map(str::parse) {
            Some(Ok(position)) => refusal.position = Some(position),
            None if word == "plan" => refusal.stage = Stage::Plan,
            None if refusal.code.is_empty() && word.len() == 5 => refusal.code = word.to_owned(),
            _ => return Err(format!("`{word}` has no meaning in an error: {rest}")),
        }
    }
    Ok(refusal)
}

/// The words of an `ok` line.
struct Words<'a> {
    rest: &'a str,
}

impl Words<'_> {
    fn eat(&mut self, wanted: char) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest).trim_start();
        rest.is_some()
    }

    /// A name as it is, or in double quotes.
    fn name(&mut self) -> Result<String, String> {
        self.rest = self.rest.trim_start();
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let end = self.rest.find([' ', ',', '|']).unwrap_or(self.rest.len());
            let (name, rest) = self.rest.split_at(end);
            self.rest = rest;
            return if name.is_empty() { Err("a name is missing".into()) } else { Ok(name.into()) };
        };
        let mut name = String::new();
        let mut characters = quoted.char_indices();
        while let Some((at, character)) = characters.next() {
            if character == '"' && !quoted[at + 1..].starts_with('"') {
                self.rest = &quoted[at + 1..];
                return Ok(name);
            } else if character == '"' {
                characters.next();
            }
            name.push(character);
        }
        Err(format!("a quoted name has no end: {quoted}"))
    }

    /// A type's name is kept as it is written, quotes and schema included.
    fn type_name(&mut self) -> Result<String, String> {
        self.rest = self.rest.trim_start();
        let mut quoted = false;
        let end = self
            .rest
            .find(|character| {
                quoted ^= character == '"';
                !quoted && [',', '|', ' '].contains(&character)
            })
            .unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        if name.is_empty() { Err("a type is missing".into()) } else { Ok(name.into()) }
    }
}

/// A type's name as an answer line holds it: with its schema where that is not an everyday one.
pub(crate) fn qualified(schema: &str, name: &str) -> String {
    match schema {
        "" | "pg_catalog" | "public" => quoted(name),
        _ => format!("{}.{}", quoted(schema), quoted(name)),
    }
}

/// A name as an answer line holds it: in double quotes where a reader could mistake it.
fn quoted(name: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "_?".contains(character);
    if !name.is_empty() && name.chars().all(plain) {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Refused(refusal) => refusal.fmt(f),
            Answer::Accepted { columns, params } => {
                f.write_str("ok")?;
                let columns = columns
                    .iter()
                    .map(|column| format!("{} {}", quoted(&column.name), column.type_name));
                let columns: Vec<_> = columns.collect();
                if !columns.is_empty() {
                    write!(f, " {}", columns.join(", "))?;
                }
                let params = params.iter().zip(1..).map(|(param, n)| format!("${n} {param}"));
                let params: Vec<_> = params.collect();
                if !params.is_empty() {
                    write!(f, " | {}", params.join(", "))?;
                }
                Ok(())
            }
        }
    }
}

/// A statement about which sqlweave says something else than the server.
#[derive(Clone, Debug)]
pub struct Difference {
    pub sql: String,
    pub server: Answer,
    pub found: Answer,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.sql)?;
        writeln!(f, "  server   {}", self.server)?;
        write!(f, "  sqlweave {}", self.found)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error {}", self.code)?;
        if self.stage == Stage::Plan {
            f.write_str(" plan")?;
        }
        if let Some(position) = self.position {
            write!(f, " @{position}")?;
        }
        write!(f, ": {}", self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn round_trip(line: &str) -> Answer {
        let answer = Answer::parse(line).unwrap();
        assert_eq!(answer.to_string(), line);
        answer
    }

    #[test]
    fn every_kind_of_answer_reads_as_it_is_written() {
        round_trip("ok");
        round_trip("ok | $1 int4");
        round_trip(
            "ok ?column? int4, \"a b\"\",|\" text[], x \"My, Type\"[] | $1 app.mood, $2 text",
        );
        round_trip("error 42703 @8: column \"a: b\" does not exist");
        round_trip("error 0A000 plan: FULL JOIN is not supported");
    }

    #[test]
    fn names_are_unquoted_and_types_are_not() {
        let Answer::Accepted { columns, params } = round_trip("ok \"a \"\"b\" s.\"T\" | $1 int4")
        else {
            panic!("accepted");
        };
        assert_eq!(columns[0].name, "a \"b");
        assert_eq!(columns[0].type_name, "s.\"T\"");
        assert_eq!(params, ["int4"]);
    }

    #[test]
    fn wording_is_no_disagreement() {
        let one = round_trip("error 42703 @8: column \"a\" does not exist");
        assert!(one.agrees_with(&round_trip("error 42703: no such column")));
        assert!(!one.agrees_with(&round_trip("error 42703 plan: no such column")));
        assert!(!one.agrees_with(&round_trip("ok")));
    }

    #[test]
    fn nonsense_is_refused() {
        for line in ["", "yes", "ok a", "ok a int4 | $2 int4", "ok \"a int4", "error 42703 soon: x"]
        {
            assert!(Answer::parse(line).is_err(), "{line}");
        }
    }
}
