//! Literals: strings, numbers, bytes.

use proc_macro2::{Literal, TokenTree};
use sqlweave_core::{
    diagnostic::{Diagnostic, Diagnostics},
    lex::TokenKind,
};
use syn::Lit;

use super::{Lexer, Trees};

/// Whether the literal is a string, raw or not.
pub fn is_string(literal: &Literal) -> bool {
    let written = literal.to_string();
    written.starts_with('"') || written.starts_with("r\"") || written.starts_with("r#")
}

/// What the string literal says.
pub fn string_value(literal: &Literal) -> String {
    match Lit::new(literal.clone()) {
        Lit::Str(string) => string.value(),
        _ => String::new(),
    }
}

impl Lexer {
    pub(super) fn lex_literal(
        &mut self,
        literal: &Literal,
        trees: &mut Trees,
        diagnostics: &mut Diagnostics,
    ) {
        let written = literal.to_string();
        let place = literal.span();
        let refused = |help: &str| {
            let near = written.lines().next().unwrap_or("");
            (format!("syntax error at or near \"{near}\""), help.to_owned())
        };
        let (message, help) = match Lit::new(literal.clone()) {
            Lit::Str(string) => {
                self.push(TokenKind::String(string.value()), &written, place);
                return;
            }
            Lit::Char(char) => {
                self.push(TokenKind::String(char.value().to_string()), &written, place);
                return;
            }
            Lit::ByteStr(bytes) => {
                self.push(TokenKind::Bytes(bytes.value()), &written, place);
                return;
            }
            Lit::Int(int) if int.suffix().is_empty() => {
                return self.lex_number(int.base10_digits(), literal, trees);
            }
            Lit::Float(float) if float.suffix().is_empty() => {
                return self.lex_number(float.base10_digits(), literal, trees);
            }
            Lit::Int(int) => (
                format!("trailing junk after numeric literal at or near \"{written}\""),
                format!("give the type by a cast: `{}::bigint`", int.base10_digits()),
            ),
            Lit::Float(float) => (
                format!("trailing junk after numeric literal at or near \"{written}\""),
                format!("give the type by a cast: `{}::float8`", float.base10_digits()),
            ),
            Lit::Byte(_) => refused("a bytea constant is a byte string: `b\"…\"`"),
            Lit::CStr(_) => refused("a string is in plain double quotes: `\"…\"`"),
            // The only literal left is one that Rust does not let through, which it says as well.
            _ if written.starts_with('\'') => {
                refused("strings are in double quotes here: `\"paid\"`")
            }
            _ => refused("this literal has no meaning in SQL"),
        };
        let at = self.push(TokenKind::Invalid, &written, place);
        diagnostics.push(Diagnostic::syntax(at, message).help(help));
    }

    /// `1`, `1.5`, `1e3`; `1.e3`, which Rust reads as three tokens; and a negative one from `macro_rules!`.
    fn lex_number(&mut self, digits: &str, literal: &Literal, trees: &mut Trees) {
        let place = literal.span();
        let mut number = digits.to_owned();
        if let Some(positive) = number.strip_prefix('-') {
            let positive = positive.to_owned();
            self.push(TokenKind::Op("-"), "-", place);
            number = positive;
        }
        let mut ahead = trees.clone();
        if let (Some(TokenTree::Punct(dot)), Some(TokenTree::Ident(exponent))) =
            (ahead.next(), ahead.next())
            && dot.as_char() == '.'
            && is_exponent(&exponent.to_string())
        {
            number = format!("{number}.{exponent}");
            *trees = ahead;
        }
        self.push(TokenKind::Number(number.clone()), &number, place);
    }

    /// `@"any name"`.
    pub(super) fn lex_quoted_name(&mut self, literal: &Literal, diagnostics: &mut Diagnostics) {
        let written = format!("@{literal}");
        match Lit::new(literal.clone()) {
            Lit::Str(name) if !name.value().is_empty() => {
                self.push(TokenKind::QuotedIdent(name.value()), &written, literal.span());
            }
            _ => {
                let at = self.push(TokenKind::Invalid, &written, literal.span());
                let message = format!("zero-length delimited identifier at or near \"{written}\"");
                diagnostics.push(Diagnostic::syntax(at, message));
            }
        }
    }
}

fn is_exponent(word: &str) -> bool {
    let digits = word.strip_prefix(['e', 'E']).unwrap_or("");
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
