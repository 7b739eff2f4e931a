//! Messages about a statement or a schema. Every phase takes `&mut Diagnostics` and goes on.

pub mod render;

use crate::source::Span;

/// A five-character SQLSTATE, or the name of a lint.
pub type Code = &'static str;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// The statement is refused.
    Error,
    /// The statement is accepted, with a remark.
    Warning,
}

/// Which step of the server would refuse the statement, in the order of the steps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// The grammar, or the scanner.
    Syntax,
    /// Parse analysis.
    Analyze,
    /// Rewriting, which applies rules and views. A statement is prepared behind it.
    Rewrite,
    /// Planning.
    Plan,
}

/// One message at one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// SQLSTATE, or a lint's name.
    pub code: Code,
    /// Which step of the server refuses.
    pub stage: Stage,
    /// One line, as the server says it.
    pub message: String,
    /// The smallest place that is wrong.
    pub span: Span,
    /// Lines that say what helps, each a sentence.
    pub help: Vec<String>,
    /// Other places that matter.
    pub labels: Vec<(Span, String)>,
}

impl Diagnostic {
    /// An error of parse analysis.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            stage: Stage::Analyze,
            message: message.into(),
            span,
            help: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// A syntax error.
    pub fn syntax(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { stage: Stage::Syntax, ..Diagnostic::error("42601", span, message) }
    }

    /// Adds a line of help.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help.push(text.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push((span, text.into()));
        self
    }

    /// Marks it as refused at rewriting.
    #[must_use]
    pub fn at_rewrite(mut self) -> Diagnostic {
        self.stage = Stage::Rewrite;
        self
    }

    /// Marks it as refused at planning.
    #[must_use]
    pub fn at_plan(mut self) -> Diagnostic {
        self.stage = Stage::Plan;
        self
    }
}

/// What the phases found, in the order found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty sink.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Adds a message. The same message at the same place is kept once.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Whether any error was found.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many messages there are; used to see whether a step added any.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The messages, in the order found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Moves places that begin between two tokens to the second: what is found behind an operand is said of the token
    /// that stands there. A place without length covers it. `token_from` gives the first token from an offset on.
    pub fn settle(&mut self, token_from: impl Fn(u32) -> Option<Span>) {
        for diagnostic in &mut self.list {
            let span = &mut diagnostic.span;
            let Some(token) = token_from(span.start) else { continue };
            let end = if span.start == span.end { token.end } else { span.end };
            *span = Span::new(token.start, end.max(token.start));
        }
    }

    /// Takes the messages out.
    pub fn take(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.list)
    }

    /// Forgets what was added after `len` was taken.
    pub fn truncate(&mut self, len: usize) {
        self.list.truncate(len);
    }
}
