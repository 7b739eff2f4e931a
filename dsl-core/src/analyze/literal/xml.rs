//! xml: whether a text is a piece of content, as libxml2 sees it (`xml_parse`, XML 1.0). Namespaces are not looked at, nor is
//! what the declarations of a DOCTYPE say.

use super::{Check, LiteralError, scanner::Scanner};

/// Elements in elements are followed so far.
const MAX_DEPTH: usize = 200;

pub(super) fn check(text: &str) -> Check {
    let malformed =
        |what: &str| Err(LiteralError::new("2200N", format!("invalid XML content{what}")));
    let mut scanner = Scanner::new(text);
    if declaration(&mut scanner).is_none() {
        return malformed(": invalid XML declaration");
    }
    let mut reader = Reader { scanner, text, open: Vec::new(), entities: Vec::new(), any: false };
    let read = match has_doctype(reader.scanner.rest()) {
        true => reader.document(),
        false => reader.content(),
    };
    match read {
        Some(()) => Ok(()),
        None if reader.open.len() > MAX_DEPTH => Ok(()),
        None => malformed(""),
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// `<?xml version="1.0" …?>`, if there is any (`parse_xml_decl`).
fn declaration(scanner: &mut Scanner<'_>) -> Option<()> {
    let rest = scanner.rest();
    let Some(behind) = rest.strip_prefix("<?xml") else { return Some(()) };
    if behind.chars().next().is_some_and(is_name_character) {
        return Some(());
    }
    let start = scanner.at();
    scanner.rewind(start + 5);
    blanks(scanner)?;
    value_of(scanner, "version")?;
    let mut spaced = scanner.skip_while(is_blank) > 0;
    if spaced && scanner.rest().starts_with("encoding") {
        value_of(scanner, "encoding")?;
        spaced = scanner.skip_while(is_blank) > 0;
    }
    if spaced && scanner.rest().starts_with("standalone") {
        matches!(value_of(scanner, "standalone")?, "yes" | "no").then_some(())?;
        scanner.skip_while(is_blank);
    }
    scanner.rest().starts_with("?>").then_some(())?;
    scanner.rewind(scanner.at() + 2);
    scanner.since(start).is_ascii().then_some(())
}

fn blanks(scanner: &mut Scanner<'_>) -> Option<()> {
    (scanner.skip_while(is_blank) > 0).then_some(())
}

/// `name = "value"`
fn value_of<'a>(scanner: &mut Scanner<'a>, name: &str) -> Option<&'a str> {
    scanner.rest().starts_with(name).then_some(())?;
    scanner.rewind(scanner.at() + name.len());
    scanner.skip_while(is_blank);
    scanner.eat(b'=').then_some(())?;
    scanner.skip_while(is_blank);
    let quote = scanner.bump().filter(|b| matches!(b, b'"' | b'\''))?;
    let start = scanner.at();
    scanner.skip_while(|b| b != quote);
    let value = scanner.since(start);
    scanner.eat(quote).then_some(value)
}

/// Whether only comments and instructions stand before a DOCTYPE (`xml_doctype_in_content`).
fn has_doctype(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii() && is_blank(c as u8));
        if rest.starts_with("<!DOCTYPE") {
            return true;
        }
        let behind = match (rest.strip_prefix("<!--"), rest.strip_prefix("<?")) {
            (Some(comment), _) => comment.split_once("--").and_then(|(_, r)| r.strip_prefix('>')),
            (None, Some(instruction)) => instruction.split_once("?>").map(|(_, behind)| behind),
            (None, None) => None,
        };
        match behind {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
}

fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn is_name_start(c: char) -> bool {
    matches!(c, ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}'
            | '\u{203f}'..='\u{2040}')
}

struct Reader<'a> {
    scanner: Scanner<'a>,
    text: &'a str,
    /// The names of the elements around.
    open: Vec<&'a str>,
    /// Entities that the text declares.
    entities: Vec<&'a str>,
    /// Whether others may be declared elsewhere.
    any: bool,
}

impl<'a> Reader<'a> {
    fn next_character(&self) -> Option<char> {
        self.text.get(self.scanner.at()..)?.chars().next()
    }

    fn pass(&mut self, text: &str) -> bool {
        let is = self.scanner.rest().starts_with(text);
        if is {
            self.scanner.rewind(self.scanner.at() + text.len());
        }
        is
    }

    /// Passes over characters up to a text and over that; gives what is before it.
    fn up_to(&mut self, end: &str) -> Option<&'a str> {
        let rest = self.scanner.rest();
        let length = rest.find(end)?;
        self.scanner.rewind(self.scanner.at() + length + end.len());
        rest.get(..length).filter(|text| text.chars().all(is_character))
    }

    /// Anything up to the end; None where it is malformed.
    fn content(&mut self) -> Option<()> {
        while !self.scanner.is_end() {
            self.item()?;
        }
        self.open.is_empty().then_some(())
    }

    /// A tag, a character, or what else there may be in an element.
    fn item(&mut self) -> Option<()> {
        match self.next_character()? {
            '<' if self.pass("<!--") => {
                self.up_to("--")?;
                self.pass(">").then_some(())
            }
            '<' if self.pass("<![CDATA[") => self.up_to("]]>").map(drop),
            '<' if self.pass("<?") => self.instruction(),
            '<' if self.pass("</") => {
                let name = self.name()?;
                (self.open.pop() == Some(name)).then_some(())?;
                self.scanner.skip_while(is_blank);
                self.pass(">").then_some(())
            }
            '<' => self.element(),
            '&' => self.reference(),
            ']' if self.scanner.rest().starts_with("]]>") => None,
            next if is_character(next) => {
                self.scanner.rewind(self.scanner.at() + next.len_utf8());
                Some(())
            }
            _ => None,
        }
    }

    /// Comments, instructions and blanks.
    fn miscellaneous(&mut self) -> Option<()> {
        loop {
            self.scanner.skip_while(is_blank);
            if self.pass("<!--") {
                self.up_to("--")?;
                self.pass(">").then_some(())?;
            } else if self.pass("<?") {
                self.instruction()?;
            } else {
                return Some(());
            }
        }
    }

    /// A DOCTYPE and one element.
    fn document(&mut self) -> Option<()> {
        self.miscellaneous()?;
        self.pass("<!DOCTYPE").then_some(())?;
        self.scanner.skip_while(is_blank);
        self.name()?;
        self.scanner.skip_while(is_blank);
        if self.scanner.rest().starts_with("SYSTEM") || self.scanner.rest().starts_with("PUBLIC") {
            // What stands in another file is not known, nor read by the server.
            self.any = true;
            self.up_to_unquoted(b"[>")?;
        }
        if self.pass("[") {
            self.declarations()?;
            self.scanner.skip_while(is_blank);
        }
        self.pass(">").then_some(())?;
        self.miscellaneous()?;
        self.scanner.rest().starts_with('<').then_some(())?;
        self.element()?;
        while !self.open.is_empty() {
            self.item()?;
        }
        self.miscellaneous()?;
        self.scanner.is_end().then_some(())
    }

    /// Passes over characters and quoted text up to one of some bytes.
    fn up_to_unquoted(&mut self, ends: &[u8]) -> Option<()> {
        loop {
            match self.scanner.peek()? {
                byte if ends.contains(&byte) => return Some(()),
                quote @ (b'"' | b'\'') => {
                    self.scanner.bump();
                    self.scanner.skip_while(|b| b != quote);
                    self.scanner.bump()?;
                }
                b'<' => return None,
                _ => {
                    self.scanner.bump();
                }
            }
        }
    }

    /// What stands between the brackets of a DOCTYPE. Of a declaration only its kind and its end are looked at, and
    /// the name of an entity.
    fn declarations(&mut self) -> Option<()> {
        loop {
            self.miscellaneous()?;
            if self.pass("]") {
                return Some(());
            }
            if self.pass("%") {
                self.any = true;
                self.name()?;
                self.pass(";").then_some(())?;
                continue;
            }
            let is_entity = self.pass("<!ENTITY");
            let known = is_entity
                || self.pass("<!ELEMENT")
                || self.pass("<!ATTLIST")
                || self.pass("<!NOTATION");
            known.then_some(())?;
            blanks(&mut self.scanner)?;
            if self.pass("%") {
                blanks(&mut self.scanner)?;
            }
            let name = self.name()?;
            blanks(&mut self.scanner)?;
            if is_entity {
                self.entities.push(name);
            }
            self.up_to_unquoted(b">")?;
            self.scanner.bump();
        }
    }

    fn name(&mut self) -> Option<&'a str> {
        let start = self.scanner.at();
        self.next_character().filter(|&c| is_name_start(c))?;
        while let Some(next) = self.next_character().filter(|&c| is_name_character(c)) {
            self.scanner.rewind(self.scanner.at() + next.len_utf8());
        }
        Some(self.scanner.since(start))
    }

    /// `<?target data?>`
    fn instruction(&mut self) -> Option<()> {
        let target = self.name()?;
        (!target.eq_ignore_ascii_case("xml")).then_some(())?;
        if self.pass("?>") {
            return Some(());
        }
        blanks(&mut self.scanner)?;
        self.up_to("?>").map(drop)
    }

    /// A start tag, or the whole of an element without content.
    fn element(&mut self) -> Option<()> {
        self.scanner.bump();
        let name = self.name()?;
        let mut attributes: Vec<&str> = Vec::new();
        loop {
            let spaced = self.scanner.skip_while(is_blank) > 0;
            if self.pass("/>") {
                return Some(());
            }
            if self.pass(">") {
                self.open.push(name);
                return (self.open.len() <= MAX_DEPTH).then_some(());
            }
            spaced.then_some(())?;
            let attribute = self.name()?;
            (!attributes.contains(&attribute)).then_some(())?;
            attributes.push(attribute);
            self.attribute_value()?;
        }
    }

    fn attribute_value(&mut self) -> Option<()> {
        self.scanner.skip_while(is_blank);
        self.scanner.eat(b'=').then_some(())?;
        self.scanner.skip_while(is_blank);
        let quote = self.next_character().filter(|c| matches!(c, '"' | '\''))?;
        self.scanner.bump();
        loop {
            match self.next_character()? {
                next if next == quote => {
                    self.scanner.bump();
                    return Some(());
                }
                '&' => self.reference()?,
                '<' => return None,
                next if is_character(next) => {
                    self.scanner.rewind(self.scanner.at() + next.len_utf8());
                }
                _ => return None,
            }
        }
    }

    /// `&lt;`, `&#65;`, `&#x41;`
    fn reference(&mut self) -> Option<()> {
        self.scanner.bump();
        if !self.pass("#") {
            let name = self.name()?;
            let known = matches!(name, "lt" | "gt" | "amp" | "quot" | "apos")
                || self.any
                || self.entities.contains(&name);
            return (known && self.pass(";")).then_some(());
        }
        let radix = if self.pass("x") { 16 } else { 10 };
        let start = self.scanner.at();
        self.scanner.skip_while(|b| char::from(b).is_digit(radix));
        let code = u32::from_str_radix(self.scanner.since(start), radix).ok()?;
        let known = char::from_u32(code).is_some_and(is_character);
        (known && self.pass(";")).then_some(())
    }
}
