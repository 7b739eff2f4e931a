//! Arrays of any element type (`array_in`).

mod two_pass;

use super::{
    Check, Checker, LiteralError, record,
    scanner::{Scanner, c_number, is_space},
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
        checker,
        element,
        one_pass: checker.catalog.version >= ONE_PASS,
        quoted_from: 0,
    };
    reader.read()
}

struct Reader<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    checker: Checker<'a>,
    element: &'a Type,
    one_pass: bool,
    /// Where the braces begin: before 17 what is wrong with them is told of them alone.
    quoted_from: usize,
}

type Value = Option<String>;

/// A written dimension.
#[derive(Clone, Copy)]
struct Dimension {
    lower: i64,
    length: i64,
}

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

    /// An element goes to its type's input function as soon as it is read.
    fn check_element(&self, value: Value) -> Check {
        match value {
            Some(value) => {
                self.checker.inside(self.checker.modifier).check(self.element.oid, &value)
            }
            None => record::check_null(self.checker.catalog, self.element),
        }
    }

    fn read(mut self) -> Check {
        let written = self.written_dimensions()?;
        if !self.one_pass {
            return self.read_twice(&written);
        }
        let written: Vec<i64> = written.iter().map(|dimension| dimension.length).collect();
        let lengths = self.braces()?;
        self.scanner.spaces();
        if !self.scanner.is_end() {
            return Err(self.malformed());
        }
        self.quoted_from = 0;
        if !written.is_empty() && written != lengths {
            return Err(self.malformed());
        }
        Ok(())
    }

    /// Before 17.
    fn read_twice(mut self, written: &[Dimension]) -> Check {
        if self.scanner.peek() != Some(b'{') {
            return Err(self.malformed());
        }
        self.quoted_from = self.scanner.at();
        let braces = self.scanner.rest();
        let lengths = match two_pass::count(braces, self.element.delimiter) {
            Ok(lengths) => lengths,
            Err(two_pass::Wrong::Malformed) => return Err(self.malformed()),
            Err(two_pass::Wrong::TooDeep(depth)) => return Err(self.too_deep(depth)),
        };
        self.quoted_from = 0;
        let fits = |(dimension, &length): (&Dimension, &i32)| dimension.length == i64::from(length);
        let same = written.len() == lengths.len() && written.iter().zip(&lengths).all(fits);
        if !written.is_empty() && !same {
            return Err(self.malformed());
        }
        if let Some(dimension) = written.iter().find(|d| d.lower + d.length > i64::from(i32::MAX)) {
            let message = format!("array lower bound is too large: {}", dimension.lower);
            return Err(LiteralError::new("54000", message));
        }
        if lengths.contains(&0) || lengths.is_empty() {
            return Ok(());
        }
        let mut check = |value| self.check_element(value);
        two_pass::elements(braces, self.element.delimiter, &lengths, &mut check)
            .unwrap_or_else(|| Err(self.malformed()))
    }

    /// `[1:3][0:1]=`
    fn written_dimensions(&mut self) -> Result<Vec<Dimension>, LiteralError> {
        let mut dimensions = Vec::new();
        loop {
            self.scanner.spaces();
            if !self.scanner.eat(b'[') {
                break;
            }
            if dimensions.len() >= MAX_DIMENSIONS {
                return Err(self.too_deep(dimensions.len() + 1));
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
            dimensions.push(self.dimension(lower, upper)?);
        }
        if !dimensions.is_empty() {
            if !self.scanner.eat(b'=') {
                return Err(self.malformed());
            }
            self.scanner.spaces();
        }
        Ok(dimensions)
    }

    fn dimension(&self, lower: i32, upper: i32) -> Result<Dimension, LiteralError> {
        if self.one_pass && upper == i32::MAX {
            let message = format!("array upper bound is too large: {upper}");
            return Err(LiteralError::new("54000", message));
        }
        let length = upper.checked_sub(lower).and_then(|length| length.checked_add(1));
        if self.one_pass && length.is_none() {
            let message = "array size exceeds the maximum allowed (134217727)";
            return Err(LiteralError::new("54000", message));
        }
        let wrapped = upper.wrapping_sub(lower).wrapping_add(1);
        Ok(Dimension { lower: i64::from(lower), length: i64::from(wrapped) })
    }

    /// A number as C's `strtol` reads it; before 17 by `atoi`, which leaves the lower half of what does not fit.
    fn bound(&mut self) -> Result<i32, LiteralError> {
        let start = self.scanner.at();
        if self.one_pass {
            if !self.scanner.eat(b'-') {
                self.scanner.eat(b'+');
            }
            if self.scanner.digits() == 0 {
                return Err(self.malformed());
            }
            let text = self.scanner.since(start);
            let message = "array bound is out of integer range";
            return text.parse().map_err(|_| LiteralError::new("54000", message));
        }
        self.scanner.skip_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+'));
        let text = self.scanner.since(start);
        if text.is_empty() {
            return Err(self.malformed());
        }
        Ok(c_number(text) as i32)
    }

    /// The elements of `{…}`; gives the length of each dimension.
    fn braces(&mut self) -> Result<Vec<i64>, LiteralError> {
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
                    levels.leave().ok_or_else(|| self.malformed())?;
                    if levels.open.is_empty() {
                        break;
                    }
                }
                b if b == self.element.delimiter
                    && levels.after_member
                    && !levels.open.is_empty() =>
                {
                    self.scanner.bump();
                    levels.after_member = false;
                }
                _ if levels.after_member || levels.open.is_empty() => return Err(self.malformed()),
                _ => {
                    if !levels.takes_elements() {
                        return Err(self.malformed());
                    }
                    let value = self.element(byte)?;
                    self.check_element(value)?;
                    levels.add_member();
                }
            }
        }
        Ok(levels.lengths.into_iter().map(|l| l.unwrap_or(0)).collect())
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
                b'"' => {
                    self.scanner.spaces();
                    let next = self.scanner.peek();
                    let ends = next == Some(self.element.delimiter);
                    if !ends && !matches!(next, Some(b'{' | b'}')) {
                        return Err(self.malformed());
                    }
                    break;
                }
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
                b if b == self.element.delimiter => break,
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

    /// None where the level is not as long as others of its dimension, or ends with a delimiter.
    fn leave(&mut self) -> Option<()> {
        let depth = self.open.len();
        let count = self.open.pop()?;
        let trailing = !self.after_member && count > 0;
        let length = self.lengths.get_mut(depth - 1)?;
        if trailing || length.is_some_and(|l| l != count) {
            return None;
        }
        *length = Some(count);
        if count == 0 && self.leaf.is_none() {
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

/// The elements of an array's text of one dimension.
pub(crate) fn read_list(text: &str) -> Option<Vec<Option<String>>> {
    let inside = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    if inside.trim().is_empty() {
        return Some(Vec::new());
    }
    let (mut elements, mut element) = (Vec::new(), String::new());
    let (mut in_quotes, mut was_quoted) = (false, false);
    let mut characters = inside.chars();
    let finish = |element: &mut String, quoted: bool| {
        let value = std::mem::take(element);
        let value = if quoted { value } else { value.trim().to_owned() };
        (quoted || !value.eq_ignore_ascii_case("null")).then_some(value)
    };
    while let Some(c) = characters.next() {
        match c {
            '\\' => element.push(characters.next()?),
            '"' => {
                if !in_quotes && !was_quoted {
                    element.clear();
                }
                (in_quotes, was_quoted) = (!in_quotes, true);
            }
            '{' | '}' if !in_quotes => return None,
            ',' if !in_quotes => {
                elements.push(finish(&mut element, was_quoted));
                was_quoted = false;
            }
            c if c.is_whitespace() && was_quoted && !in_quotes => {}
            c => element.push(c),
        }
    }
    elements.push(finish(&mut element, was_quoted));
    Some(elements)
}
