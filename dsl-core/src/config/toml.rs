//! TOML as far as the configuration needs it: tables, strings, arrays of strings, integers, booleans, comments.

/// `key = value` under `[table]`.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entry {
    /// Empty in front of the first table.
    pub(super) table: String,
    pub(super) key: String,
    pub(super) value: Value,
    pub(super) line: usize,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Value {
    String(String),
    Strings(Vec<String>),
    Integer(i64),
    Bool(bool),
}

impl Value {
    pub(super) fn string(&self, key: &str) -> Result<String, String> {
        match self {
            Value::String(text) => Ok(text.clone()),
            Value::Strings(_) | Value::Integer(_) | Value::Bool(_) => {
                Err(format!("{key} is a string: {key} = \"…\""))
            }
        }
    }

    /// A list of strings; one string stands for a list of one.
    pub(super) fn strings(&self, key: &str) -> Result<Vec<String>, String> {
        match self {
            Value::String(text) => Ok(vec![text.clone()]),
            Value::Strings(texts) => Ok(texts.clone()),
            Value::Integer(_) | Value::Bool(_) => {
                Err(format!("{key} is a list of strings: {key} = [\"…\"]"))
            }
        }
    }

    pub(super) fn integer(&self, key: &str) -> Result<i64, String> {
        match self {
            Value::Integer(number) => Ok(*number),
            Value::String(_) | Value::Strings(_) | Value::Bool(_) => {
                Err(format!("{key} is a number: {key} = 15"))
            }
        }
    }

    pub(super) fn boolean(&self, key: &str) -> Result<bool, String> {
        match self {
            Value::Bool(yes) => Ok(*yes),
            Value::String(_) | Value::Strings(_) | Value::Integer(_) => {
                Err(format!("{key} is true or false: {key} = true"))
            }
        }
    }
}

/// The entries, and what could not be read, by line.
pub(super) fn parse(text: &str) -> (Vec<Entry>, Vec<(usize, String)>) {
    let mut reader = Reader { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1 };
    let (mut entries, mut mistakes) = (Vec::new(), Vec::new());
    let mut table = String::new();
    loop {
        reader.skip_blank();
        if reader.rest.is_empty() {
            return (entries, mistakes);
        }
        let line = reader.line;
        let read = match reader.eat('[') {
            true => reader.table().map(|name| table = name),
            false => reader.entry().map(|(key, value)| {
                entries.push(Entry { table: table.clone(), key, value, line });
            }),
        };
        if let Err(message) = read.and_then(|()| reader.end_of_line()) {
            mistakes.push((reader.line, message));
            reader.skip_line();
        }
    }
}

struct Reader<'t> {
    rest: &'t str,
    line: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.rest = &self.rest[next.len_utf8()..];
        if next == '\n' {
            self.line += 1;
        }
        Some(next)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.next();
        }
        there
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t')) {
            self.next();
        }
    }

    /// Spaces, ends of lines and comments.
    fn skip_blank(&mut self) {
        loop {
            match self.peek() {
                Some(' ' | '\t' | '\r' | '\n') => {
                    self.next();
                }
                Some('#') => self.skip_to_end(),
                _ => return,
            }
        }
    }

    fn skip_to_end(&mut self) {
        while self.peek().is_some_and(|c| c != '\n') {
            self.next();
        }
    }

    fn skip_line(&mut self) {
        self.skip_to_end();
        self.next();
    }

    fn end_of_line(&mut self) -> Result<(), String> {
        self.skip_spaces();
        match self.peek() {
            None | Some('\n' | '\r' | '#') => Ok(()),
            Some(found) => Err(format!("`{found}` is not expected here")),
        }
    }

    fn table(&mut self) -> Result<String, String> {
        self.skip_spaces();
        let name = self.key()?;
        self.skip_spaces();
        match self.eat(']') {
            true => Ok(name),
            false => Err("a table is written `[name]`".into()),
        }
    }

    fn entry(&mut self) -> Result<(String, Value), String> {
        let key = self.key()?;
        self.skip_spaces();
        if !self.eat('=') {
            return Err(format!("a value is missing: {key} = …"));
        }
        self.skip_spaces();
        Ok((key, self.value()?))
    }

    fn key(&mut self) -> Result<String, String> {
        if matches!(self.peek(), Some('"' | '\'')) {
            return self.string();
        }
        let mut key = String::new();
        while let Some(c) = self.peek().filter(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)) {
            key.push(c);
            self.next();
        }
        match self.peek() {
            Some('.') => Err("a name with a dot stands in quotes: \"table.column\"".into()),
            Some(found) if key.is_empty() => Err(format!("`{found}` is not expected here")),
            _ => Ok(key),
        }
    }

    fn value(&mut self) -> Result<Value, String> {
        match self.peek() {
            Some('"' | '\'') => self.string().map(Value::String),
            Some('[') => self.strings(),
            Some('+' | '-' | '0'..='9') => self.integer(),
            _ => self.bool(),
        }
    }

    fn string(&mut self) -> Result<String, String> {
        let quote = self.next();
        let mut text = String::new();
        loop {
            if matches!(self.peek(), None | Some('\n')) {
                return Err("the string has no end".into());
            }
            match self.next() {
                end if end == quote => return Ok(text),
                Some('\\') if quote == Some('"') => text.push(self.escape()?),
                Some(c) => text.push(c),
                None => return Err("the string has no end".into()),
            }
        }
    }

    fn escape(&mut self) -> Result<char, String> {
        match self.next() {
            Some('n') => Ok('\n'),
            Some('t') => Ok('\t'),
            Some('r') => Ok('\r'),
            Some(c @ ('"' | '\\')) => Ok(c),
            _ => Err("an escape is one of `\\\"`, `\\\\`, `\\n`, `\\r`, `\\t`".into()),
        }
    }

    fn strings(&mut self) -> Result<Value, String> {
        self.next();
        let mut texts = Vec::new();
        loop {
            self.skip_blank();
            match self.peek() {
                Some(']') => {
                    self.next();
                    return Ok(Value::Strings(texts));
                }
                Some('"' | '\'') => texts.push(self.string()?),
                Some(_) => return Err("a list holds strings: [\"…\", \"…\"]".into()),
                None => return Err("the list has no end".into()),
            }
            self.skip_blank();
            if !self.eat(',') && self.peek() != Some(']') {
                return Err("a comma is missing in the list".into());
            }
        }
    }

    fn integer(&mut self) -> Result<Value, String> {
        let mut digits = String::new();
        while let Some(c) = self.peek().filter(|c| c.is_ascii_digit() || "+-_".contains(*c)) {
            digits.push(c);
            self.next();
        }
        match digits.replace('_', "").parse() {
            Ok(number) => Ok(Value::Integer(number)),
            Err(_) => Err(format!("`{digits}` is not a number")),
        }
    }

    fn bool(&mut self) -> Result<Value, String> {
        let mut word = String::new();
        while let Some(c) = self.peek().filter(|c| c.is_ascii_alphabetic()) {
            word.push(c);
            self.next();
        }
        match word.as_str() {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            _ => Err("a value is a string, a list of strings, a number, `true` or `false`".into()),
        }
    }
}
