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
        let mut levels = Levels::default();
        loop {
            self.scanner.spaces();
            let byte = self.scanner.peek().ok_or_else(|| self.malformed())?;
            match byte {
                b'{' if !levels.after_member => {
                    self.scanner.bump();
                    if levels.leaf.is_some_and(|depth| levels.open.len() >= depth) {
                        return Err(self.malformed());
                    }
                    if levels.open.len() >= MAX_DIMENSIONS {
                        return Err(self.too_deep(levels.open.len() + 1));
                    }
                    levels.enter();
                }
                b'}' if !levels.open.is_empty() => {
                    self.scanner.bump();
                    levels.leave(self.one_pass).ok_or_else(|| self.malformed())?;
                    if levels.open.is_empty() {
                        break;
                    }
                }
                b if b == self.delimiter && levels.after_member && !levels.open.is_empty() => {
                    self.scanner.bump();
                    levels.after_member = false;
                }
                _ if levels.after_member || levels.open.is_empty() => return Err(self.malformed()),
                _ => {
                    if !levels.takes_elements() {
                        return Err(self.malformed());
                    }
                    values.push(self.element(byte)?);
                    levels.add_member();
                }
            }
        }
        Ok((values, levels.lengths.into_iter().map(|l| l.unwrap_or(0)).collect()))
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

/// The braces around a place.
#[derive(Default)]
struct Levels {
    /// How many members each open level has so far.
    open: Vec<i64>,
    /// The length of each dimension, once a level of it was closed.
    lengths: Vec<Option<i64>>,
    /// The depth at which elements stand.
    leaf: Option<usize>,
    /// Whether a member stands before this place, with no delimiter behind it.
    after_member: bool,
}

impl Levels {
    fn enter(&mut self) {
        self.open.push(0);
        if self.lengths.len() < self.open.len() {
            self.lengths.push(None);
        }
    }

    /// None where the level is not as long as others of its dimension, ends with a delimiter, or is empty inside
    /// another and may not be.
    fn leave(&mut self, empty_members: bool) -> Option<()> {
        let depth = self.open.len();
        let count = self.open.pop()?;
        let trailing = !self.after_member && count > 0;
        let empty = count == 0 && depth > 1 && !empty_members;
        let length = self.lengths.get_mut(depth - 1)?;
        if trailing || empty || length.is_some_and(|l| l != count) {
            return None;
        }
        *length = Some(count);
        if count == 0 && self.leaf.is_none() && empty_members {
            self.leaf = Some(depth);
        }
        self.add_member();
        Some(())
    }

    fn add_member(&mut self) {
        self.after_member = true;
        if let Some(around) = self.open.last_mut() {
            *around += 1;
        }
    }

    /// Whether elements stand at this depth, here and everywhere else.
    fn takes_elements(&mut self) -> bool {
        let depth = self.open.len();
        *self.leaf.get_or_insert(depth) == depth && self.lengths.len() <= depth
    }
}
