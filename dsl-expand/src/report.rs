//! Messages: of the compiler's diagnostics, of the configuration and of the macro's own grammar, all as one
//! `compile_error!` each, at the tokens that they are about.

use proc_macro2::{Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use sqlweave_core::diagnostic::{
    Diagnostic, Severity,
    render::{first_line, in_source, with_help},
};

use crate::{
    expand::name,
    tokens::{Places, Woven},
};

/// A message at a place in the program.
#[derive(Clone, Debug)]
pub struct Message {
    pub text: String,
    pub start: Span,
    pub end: Span,
}

impl Message {
    pub fn new(span: Span, text: impl Into<String>) -> Message {
        Message { text: text.into(), start: span, end: span }
    }

    /// A message at all of the tokens.
    pub fn at(tokens: impl ToTokens, text: impl Into<String>) -> Message {
        let tokens = tokens.into_token_stream();
        let mut spans = tokens.into_iter().map(|tree| tree.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        Message { text: text.into(), start, end: spans.last().unwrap_or(start) }
    }

    /// `::core::compile_error! { "…" }`, underlined from `start` to `end`.
    pub fn to_macro_call(&self) -> TokenStream {
        let spanned = |mut tree: TokenTree, span| {
            tree.set_span(span);
            tree
        };
        let punct = |c, spacing| spanned(Punct::new(c, spacing).into(), self.start);
        let word = |name: &str| TokenTree::from(Ident::new(name, self.start));
        let mut text = Literal::string(&self.text);
        text.set_span(self.end);
        let mut braces =
            Group::new(proc_macro2::Delimiter::Brace, TokenStream::from(TokenTree::Literal(text)));
        braces.set_span(self.end);
        [
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            word("core"),
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            word("compile_error"),
            punct('!', Spacing::Alone),
            TokenTree::Group(braces),
        ]
        .into_iter()
        .collect()
    }
}

/// The messages of several mistakes, as items or statements.
pub fn all(messages: &[Message]) -> TokenStream {
    messages.iter().map(Message::to_macro_call).collect()
}

/// The errors among the diagnostics, at their tokens.
pub fn errors(diagnostics: &[Diagnostic], woven: &Woven) -> Vec<Message> {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
    errors.map(|diagnostic| at_tokens(diagnostic, woven)).collect()
}

/// The warnings among the diagnostics as code that rustc itself warns of: the use of a deprecated constant.
pub fn warnings(diagnostics: &[Diagnostic], woven: &Woven) -> TokenStream {
    let warnings = diagnostics.iter().filter(|d| d.severity == Severity::Warning);
    warnings.map(|found| warning(found.code, &at_tokens(found, woven))).collect()
}

/// A word on `#[expect(lint)]` where the lint finds nothing.
pub fn unfulfilled(lint: &Ident) -> TokenStream {
    let text = format!("{lint} is expected, but there is nothing that it would find");
    warning("unfulfilled_expectation", &Message::new(lint.span(), text))
}

fn warning(code: &str, message: &Message) -> TokenStream {
    let note = &message.text;
    let name = match name::field(code, Span::call_site()) {
        Some(name) => name,
        None => Ident::new(&format!("sqlstate_{code}"), Span::call_site()),
    };
    let mut used = name.clone();
    used.set_span(message.start);
    let usage = quote_spanned! { message.start => let _: () = #used; };
    quote! {
        const _: () = {
            #[deprecated(note = #note)]
            #[allow(non_upper_case_globals)]
            const #name: () = ();
            #usage
        };
    }
}

/// A diagnostic at its tokens.
pub fn at_tokens(diagnostic: &Diagnostic, woven: &Woven) -> Message {
    let (start, end) = woven.locate(diagnostic.span);
    let text = match woven.places {
        Places::Tokens(_) => with_help(first_line(diagnostic), diagnostic, &woven.source),
        Places::Literal(_) => in_source(diagnostic, &woven.source),
    };
    Message { text, start, end }
}
