//! Operators: runs of operator characters without space between them, cut as the server's scanner cuts them.

use proc_macro2::{Punct, Spacing, TokenTree};
use sqlweave_core::{
    diagnostic::{Diagnostic, Diagnostics},
    lex::{TokenKind, intern},
    source::Span,
};

use super::{Lexer, Trees};

const CHARACTERS: &str = "+-*/<>=~!@#%^&|`?";

/// Those that let an operator end in `+` or `-` (manual 4.1.3).
const SPECIAL: &str = "~!@#%^&|`?";

impl Lexer {
    pub(super) fn lex_operator(
        &mut self,
        first: Punct,
        trees: &mut Trees,
        diagnostics: &mut Diagnostics,
    ) {
        if !CHARACTERS.contains(first.as_char()) {
            let written = first.as_char().to_string();
            let at = self.push(TokenKind::Invalid, &written, first.span());
            let message = format!("syntax error at or near \"{written}\"");
            diagnostics.push(Diagnostic::syntax(at, message));
            return;
        }
        let mut run = vec![first];
        while run.last().is_some_and(|last| last.spacing() == Spacing::Joint)
            && let Some(TokenTree::Punct(next)) = trees.peek()
            && CHARACTERS.contains(next.as_char())
        {
            run.push(next.clone());
            trees.next();
        }
        self.lex_run(&run, diagnostics);
    }

    fn lex_run(&mut self, mut run: &[Punct], diagnostics: &mut Diagnostics) {
        while !run.is_empty() {
            let symbol: String = run.iter().map(Punct::as_char).collect();
            if symbol.starts_with("--") {
                return self.refuse_dashes(run, diagnostics);
            }
            let comment = symbol.find("--").unwrap_or(symbol.len());
            let length = operator_length(&symbol[..comment]);
            let written = &symbol[..length];
            let kind = match written {
                "=>" => TokenKind::FatArrow,
                "!=" => TokenKind::Op("<>"),
                _ => TokenKind::Op(intern(written)),
            };
            self.push_run(kind, written, &run[..length]);
            run = &run[length..];
        }
    }

    /// Adds a token of several Rust ones; each keeps its place, so that all of them are underlined.
    fn push_run(&mut self, kind: TokenKind, written: &str, run: &[Punct]) -> Span {
        let span = self.push(kind, written, run[0].span());
        self.places.pop();
        for (offset, punct) in run.iter().enumerate() {
            let start = span.start + offset as u32;
            self.places.push((Span::new(start, start + 1), punct.span()));
        }
        span
    }

    fn refuse_dashes(&mut self, run: &[Punct], diagnostics: &mut Diagnostics) {
        let at = self.push_run(TokenKind::Invalid, "--", &run[..2]);
        diagnostics.push(
            Diagnostic::syntax(at, "\"--\" does not begin a comment here")
                .help("comments are Rust's: `// …`")
                .help("to subtract a negative number, put a space between: `- -1`"),
        );
    }
}

/// How many characters of a run make the operator: it ends in `+` or `-` only if a special character is before that.
fn operator_length(run: &str) -> usize {
    let mut length = run.len();
    while length > 1
        && run[..length].ends_with(['+', '-'])
        && !run[..length - 1].contains(|c| SPECIAL.contains(c))
    {
        length -= 1;
    }
    length
}
