//! jsonpath (`jsonpath_gram.y`, `jsonpath_scan.l`, and the checks of `jsonpath.c`).

mod lex;

use super::{
    Check, LiteralError,
    integer::{INTEGER, check_signed},
    number::check_numeric,
};
use lex::{Kind, Lexer, Token, Word};

/// Nesting is followed so far; what lies deeper is accepted.
const MAX_DEPTH: usize = 128;

pub(super) fn check(version: u8, text: &str) -> Check {
    let mut parser = Parser {
        lexer: Lexer::new(version, text),
        token: Token { kind: Kind::End, near: String::new() },
        version,
        depth: 0,
        filters: 0,
        subscripts: 0,
        misplaced: None,
    };
    match parser.path(text) {
        Ok(()) => parser.misplaced.map_or(Ok(()), |m| Err(LiteralError::new("42601", m))),
        Err(Failure::Wrong(error)) => Err(error),
        Err(Failure::Unsure) => Ok(()),
    }
}

enum Failure {
    Wrong(LiteralError),
    /// Nesting that is too deep to follow.
    Unsure,
}

impl From<LiteralError> for Failure {
    fn from(error: LiteralError) -> Failure {
        Failure::Wrong(error)
    }
}

type Parse<T = ()> = Result<T, Failure>;

/// What a parenthesis may hold, and an operand be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Value,
    Predicate,
    /// A predicate in parentheses, which IS UNKNOWN may follow.
    Delimited,
}

/// What may stand at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Value,
    Predicate,
    Either,
}

struct Parser<'t> {
    lexer: Lexer<'t>,
    /// The next token.
    token: Token,
    version: u8,
    depth: usize,
    /// Filters and subscripts around this place.
    filters: usize,
    subscripts: usize,
    /// The first `@` or LAST where it means nothing; told once the syntax is right.
    misplaced: Option<&'static str>,
}

impl Parser<'_> {
    fn next(&mut self) -> Parse {
        self.token = self.lexer.next_token()?;
        Ok(())
    }

    fn wrong(&self) -> Failure {
        Failure::Wrong(lex::failure("syntax error", &self.token.near))
    }

    fn expect(&mut self, kind: Kind) -> Parse {
        if self.token.kind != kind {
            return Err(self.wrong());
        }
        self.next()
    }

    fn at_symbol(&self, symbol: u8) -> bool {
        self.token.kind == Kind::Symbol(symbol)
    }

    fn symbol(&mut self, symbol: u8) -> Parse {
        self.expect(Kind::Symbol(symbol))
    }

    fn path(&mut self, text: &str) -> Parse {
        self.next()?;
        if self.token.kind == Kind::End {
            return Err(LiteralError::syntax("jsonpath", text).into());
        }
        if matches!(self.token.kind, Kind::Word(Word::Strict | Word::Lax)) {
            self.next()?;
        }
        self.whole(Wanted::Either)?;
        if self.token.kind == Kind::End { Ok(()) } else { Err(self.wrong()) }
    }

    /// Predicates joined by `&&` and `||`, or a value.
    fn whole(&mut self, wanted: Wanted) -> Parse<Item> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Failure::Unsure);
        }
        let mut item = self.predicate(wanted)?;
        while item != Item::Value && matches!(self.token.kind, Kind::And | Kind::Or) {
            if wanted == Wanted::Value {
                break;
            }
            self.next()?;
            self.predicate(Wanted::Predicate)?;
            item = Item::Predicate;
        }
        self.depth -= 1;
        Ok(item)
    }

    fn predicate(&mut self, wanted: Wanted) -> Parse<Item> {
        if wanted != Wanted::Value {
            match self.token.kind {
                Kind::Not => {
                    self.next()?;
                    match self.token.kind {
                        Kind::Symbol(b'(') => self.parenthesized(Wanted::Predicate).map(drop)?,
                        Kind::Word(Word::Exists) => self.exists()?,
                        _ => return Err(self.wrong()),
                    }
                    return Ok(Item::Predicate);
                }
                Kind::Word(Word::Exists) => {
                    self.exists()?;
                    return Ok(Item::Predicate);
                }
                _ => {}
            }
        }
        let item = self.sum(wanted)?;
        if item == Item::Delimited {
            if self.token.kind == Kind::Word(Word::Is) {
                self.next()?;
                self.expect(Kind::Word(Word::Unknown))?;
            }
            return Ok(Item::Predicate);
        }
        if wanted == Wanted::Value {
            return Ok(Item::Value);
        }
        match self.token.kind {
            Kind::Comparison => {
                self.next()?;
                self.sum(Wanted::Value)?;
            }
            Kind::Word(Word::Starts) => {
                self.next()?;
                self.expect(Kind::Word(Word::With))?;
                if !matches!(self.token.kind, Kind::String | Kind::Variable) {
                    return Err(self.wrong());
                }
                self.next()?;
            }
            Kind::Word(Word::LikeRegex) => {
                self.next()?;
                self.expect(Kind::String)?;
                if self.token.kind == Kind::Word(Word::Flag) {
                    self.next()?;
                    self.flags()?;
                }
            }
            _ if wanted == Wanted::Predicate => return Err(self.wrong()),
            _ => return Ok(Item::Value),
        }
        Ok(Item::Predicate)
    }

    fn flags(&mut self) -> Parse {
        if self.token.kind == Kind::String {
            let flags = self.lexer.string();
            if let Some(flag) = flags.chars().find(|c| !"ismxq".contains(*c)) {
                let error = LiteralError::new("42601", "invalid input syntax for type jsonpath");
                let help =
                    format!("unrecognized flag character \"{flag}\" in LIKE_REGEX predicate");
                return Err(error.help(help).into());
            }
            if flags.contains('x') && !flags.contains('q') {
                let message = "XQuery \"x\" flag (expanded regular expressions) is not implemented";
                return Err(LiteralError::new("0A000", message).into());
            }
        }
        self.expect(Kind::String)
    }

    fn exists(&mut self) -> Parse {
        self.next()?;
        self.symbol(b'(')?;
        self.whole(Wanted::Value)?;
        self.symbol(b')')
    }

    /// `( … )`, and what it holds.
    fn parenthesized(&mut self, wanted: Wanted) -> Parse<Item> {
        self.symbol(b'(')?;
        let item = self.whole(wanted)?;
        self.symbol(b')')?;
        Ok(item)
    }

    /// Values joined by `+ - * / %`.
    fn sum(&mut self, wanted: Wanted) -> Parse<Item> {
        let mut item = self.signed(wanted)?;
        while item == Item::Value
            && matches!(self.token.kind, Kind::Symbol(b'+' | b'-' | b'*' | b'/' | b'%'))
        {
            self.next()?;
            item = self.signed(Wanted::Value)?;
        }
        Ok(item)
    }

    fn signed(&mut self, wanted: Wanted) -> Parse<Item> {
        let mut wanted = wanted;
        while self.at_symbol(b'+') || self.at_symbol(b'-') {
            self.next()?;
            wanted = Wanted::Value;
        }
        self.accessors(wanted)
    }

    /// A value with its accessors; or a predicate in parentheses where one may stand.
    fn accessors(&mut self, wanted: Wanted) -> Parse<Item> {
        if self.at_symbol(b'(') {
            let item = self.parenthesized(Wanted::Either)?;
            let accessor = self.at_accessor();
            if item != Item::Value && !accessor {
                return if wanted == Wanted::Value {
                    Err(self.wrong())
                } else {
                    Ok(Item::Delimited)
                };
            }
        } else {
            self.primary()?;
        }
        while self.at_accessor() {
            self.accessor()?;
        }
        Ok(Item::Value)
    }

    fn primary(&mut self) -> Parse {
        match self.token.kind {
            Kind::Number | Kind::Integer => {
                let text = std::mem::take(&mut self.token.near);
                check_numeric(self.version, &text)?;
            }
            Kind::Symbol(b'@') if self.filters == 0 => {
                self.misplaced.get_or_insert("@ is not allowed in root expressions");
            }
            Kind::Word(Word::Last) if self.subscripts == 0 => {
                self.misplaced.get_or_insert("LAST is allowed only in array subscripts");
            }
            Kind::String
            | Kind::Variable
            | Kind::Symbol(b'$' | b'@')
            | Kind::Word(Word::Null | Word::True | Word::False | Word::Last) => {}
            _ => return Err(self.wrong()),
        }
        self.next()
    }

    fn at_accessor(&self) -> bool {
        matches!(self.token.kind, Kind::Symbol(b'.' | b'[' | b'?'))
    }

    fn accessor(&mut self) -> Parse {
        match self.token.kind {
            Kind::Symbol(b'[') => {
                self.next()?;
                self.subscript()
            }
            Kind::Symbol(b'?') => {
                self.next()?;
                self.filters += 1;
                self.parenthesized(Wanted::Predicate)?;
                self.filters -= 1;
                Ok(())
            }
            _ => {
                self.next()?;
                self.member()
            }
        }
    }

    fn subscript(&mut self) -> Parse {
        if self.at_symbol(b'*') {
            self.next()?;
            return self.symbol(b']');
        }
        self.subscripts += 1;
        loop {
            self.whole(Wanted::Value)?;
            if self.token.kind == Kind::Word(Word::To) {
                self.next()?;
                self.whole(Wanted::Value)?;
            }
            if !self.at_symbol(b',') {
                break;
            }
            self.next()?;
        }
        self.subscripts -= 1;
        self.symbol(b']')
    }

    /// What follows a point.
    fn member(&mut self) -> Parse {
        match self.token.kind {
            Kind::Symbol(b'*') | Kind::Ident | Kind::String => self.next(),
            Kind::Any => {
                self.next()?;
                self.levels()
            }
            Kind::Word(word) => {
                self.next()?;
                if self.at_symbol(b'(') { self.method(word) } else { Ok(()) }
            }
            _ => Err(self.wrong()),
        }
    }

    /// `{2 to last}` behind `**`
    fn levels(&mut self) -> Parse {
        if !self.at_symbol(b'{') {
            return Ok(());
        }
        self.next()?;
        self.level()?;
        if self.token.kind == Kind::Word(Word::To) {
            self.next()?;
            self.level()?;
        }
        self.symbol(b'}')
    }

    fn level(&mut self) -> Parse {
        match self.token.kind {
            Kind::Integer => {
                check_signed(INTEGER, self.version, &self.token.near)?;
                self.next()
            }
            Kind::Word(Word::Last) => self.next(),
            _ => Err(self.wrong()),
        }
    }

    fn method(&mut self, word: Word) -> Parse {
        match word {
            Word::Method => {
                self.next()?;
            }
            Word::Datetime => {
                self.next()?;
                if self.token.kind == Kind::String {
                    self.next()?;
                }
            }
            Word::Precise => {
                self.next()?;
                if self.token.kind == Kind::Integer {
                    self.next()?;
                }
            }
            // `.decimal(precision, scale)`, with signs.
            Word::Decimal => {
                self.next()?;
                let mut count = 0;
                while count == 0 || self.at_symbol(b',') {
                    match count {
                        0 if self.at_symbol(b')') => break,
                        0 => {}
                        _ => self.next()?,
                    }
                    if self.at_symbol(b'+') || self.at_symbol(b'-') {
                        self.next()?;
                    }
                    self.expect(Kind::Integer)?;
                    count += 1;
                }
                if count > 2 && self.at_symbol(b')') {
                    let message = "invalid input syntax for type jsonpath";
                    return Err(LiteralError::new("42601", message).into());
                }
            }
            _ => return Err(self.wrong()),
        }
        self.symbol(b')')
    }
}
