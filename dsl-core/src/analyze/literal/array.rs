//! Arrays of any element type (`array_in`).

use super::{
    Check, Checker, LiteralError, record,
    scanner::{Scanner, is_space},
};
use crate::catalog::Type;

const MAX_DIMENSIONS: usize = 6;

/// The version from which dimensions are compared as elements are read.
const ONE_PASS: u8 = 17;

pub(super) fn check(checker: Checker<'_>, ty: &Type, text: &str) -> Check {
    let Some(element) = ty.element.and_then(|e| checker.catalog.get_type(e)) else { return Ok(()) };
    let reader = Reader {
        text,
        scanner: Scanner::new(text),
        delimiter: element.delimiter,
        one_pass: checker.catalog.version >= ONE_PASS,
        quoted_from: 0,
    };
    for value in reader.read()? {
        match value {
            Some(value) => checker.check(element.oid, &value)?,
            None => record::check_null(checker.catalog, element)?,
        }
    }
    Ok(())
}

struct Reader<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    delimiter: u8,
    one_pass: bool,
    /// Where the braces begin: before 17 what is wrong with them is told of them alone.
    quoted_from: usize,
}

type Value = Option<String>;

impl Reader<'_> {
    fn malformed(&self) -> LiteralError {
        let quoted = self.text.get(self.quoted_from..).unwrap_or(self.text);
        LiteralError::new("22P02", format!("malformed array literal: \"{quoted}\""))
    }

    fn too_deep(&self, depth: usize) -> LiteralError {
        let message = format!(
            "number of array dimensions ({depth}) exceeds the maximum allowed ({MAX_DIMENSIONS})"
        );
        LiteralError::new("54000", message)
    }

    /// The elements in order.
    fn read(mut self) -> Result<Vec<Value>, LiteralError> {
        let written = self.written_dimensions()?;
        if self.scanner.peek() == Some(b'{') && !self.one_pass {
            self.quoted_from = self.scanner.at();
        }
        let (values, lengths) = self.braces()?;
        self.scanner.spaces();
        if !self.scanner.is_end() {
            return Err(self.malformed());
        }
        self.quoted_from = 0;
        if !written.is_empty() && written != lengths {
            return Err(self.malformed());
        }
        Ok(values)
    }

    /// `[1:3][0:1]=`
    fn written_dimensions(&mut self) -> Result<Vec<i64>, LiteralError> {
        let mut lengths = Vec::new();
        loop {
            self.scanner.spaces();
            if !self.scanner.eat(b'[') {
                break;
            }
            if lengths.len() >= MAX_DIMENSIONS {
                return Err(self.too_deep(lengths.len() + 1));
            }
            let mut lower = 1;
            let mut upper = self.bound()?;
            if self.scanner.eat(b':') {
                lower = upper;
                upper = self.bound()?;
            }
            if !self.scanner.eat(b']') {
                return Err(self.malformed());
            }
            if upper < lower {
                let message = "upper bound cannot be less than lower bound";
                return Err(LiteralError::new("2202E", message));
            }
            lengths.push(upper - lower + 1);
        }
        if !lengths.is_empty() {
            if !self.scanner.eat(b'=') {
                return Err(self.malformed());
            }
            self.scanner.spaces();
        }
        Ok(lengths)
    }

    fn bound(&mut self) -> Result<i64, LiteralError> {
        let start = self.scanner.at();
        self.scanner.skip_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+'));
        let text = self.scanner.since(start);
        if text.is_empty() {
            return Err(self.malformed());
        }
        let text = text.strip_prefix('+').unwrap_or(text);
        Ok(text.parse::<i32>().map_or(0, i64::from))
    }

    /// The elements of `{…}`, and the length of each dimension.
    fn braces(&mut self) -> Result<(Vec<Value>, Vec<i64>), LiteralError> {
        let mut values = Vec::new();
        // How many members each open level has so far.
        let mut open: Vec<i64> = Vec::new();
        // The length of each dimension, once a level of it was closed.
        let mut lengths: Vec<Option<i64>> = Vec::new();
        // The depth at which elements stand.
        let mut leaf = None;
        let mut after_value = false;
        loop {
            self.scanner.spaces();
            let byte = self.scanner.peek().ok_or_else(|| self.malformed())?;
            match byte {
                b'{' if !after_value => {
                    self.scanner.bump();
                    if leaf.is_some_and(|depth| open.len() >= depth) {
                        return Err(self.malformed());
                    }
                    if open.len() >= MAX_DIMENSIONS {
                        return Err(self.too_deep(open.len() + 1));
                    }
                    open.push(0);
                    if lengths.len() < open.len() {
                        lengths.push(None);
                    }
                }
                b'}' if !open.is_empty() => {
                    let comma = !after_value && open.last() != Some(&0);
                    self.scanner.bump();
                    let depth = open.len();
                    let count = open.pop().unwrap_or(0);
                    let empty = count == 0 && depth > 1 && !self.one_pass;
                    if comma
                        || empty
                        || lengths.get(depth - 1).copied().flatten().is_some_and(|l| l != count)
                    {
                        return Err(self.malformed());
                    }
                    if let Some(length) = lengths.get_mut(depth - 1) {
                        *length = Some(count);
                    }
                    if count == 0 && leaf.is_none() && self.one_pass {
                        leaf = Some(depth);
                    }
                    after_value = true;
                    match open.last_mut() {
                        Some(around) => *around += 1,
                        None => break,
                    }
                }
                b if b == self.delimiter && after_value && !open.is_empty() => {
                    self.scanner.bump();
                    after_value = false;
                }
                _ if after_value || open.is_empty() => return Err(self.malformed()),
                _ => {
                    if *leaf.get_or_insert(open.len()) != open.len() || lengths.len() > open.len() {
                        return Err(self.malformed());
                    }
                    values.push(self.element(byte)?);
                    after_value = true;
                    if let Some(around) = open.last_mut() {
                        *around += 1;
                    }
                }
            }
        }
        Ok((values, lengths.into_iter().map(|l| l.unwrap_or(0)).collect()))
    }

    /// A quoted or bare element; None for NULL.
    fn element(&mut self, first: u8) -> Result<Value, LiteralError> {
        if first == b'"' { self.quoted().map(Some) } else { self.bare() }
    }

    fn quoted(&mut self) -> Result<String, LiteralError> {
        self.scanner.bump();
        let mut bytes = Vec::new();
        loop {
            match self.scanner.bump().ok_or_else(|| self.malformed())? {
                b'"' => break,
                b'\\' => bytes.push(self.scanner.bump().ok_or_else(|| self.malformed())?),
                byte => bytes.push(byte),
            }
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn bare(&mut self) -> Result<Value, LiteralError> {
        let mut bytes = Vec::new();
        let mut escaped = false;
        // Spaces behind the element are no part of it, unless escaped.
        let mut kept = 0;
        loop {
            match self.scanner.peek().ok_or_else(|| self.malformed())? {
                b'}' => break,
                b if b == self.delimiter => break,
                b'"' | b'{' => return Err(self.malformed()),
                b'\\' => {
                    self.scanner.bump();
                    escaped = true;
                    bytes.push(self.scanner.bump().ok_or_else(|| self.malformed())?);
                    kept = bytes.len();
                }
                byte => {
                    self.scanner.bump();
                    bytes.push(byte);
                    if !is_space(byte) {
                        kept = bytes.len();
                    }
                }
            }
        }
        bytes.truncate(kept);
        if bytes.is_empty() {
            return Err(self.malformed());
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok((escaped || !text.eq_ignore_ascii_case("null")).then_some(text))
    }
}
