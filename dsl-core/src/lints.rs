//! What the server takes and its author hardly meant: one rule a file, over the typed tree of a statement without
//! mistakes. Each finding has a lint's name for its code; its level decides what becomes of it.

mod cartesian_product;
mod correlated_capture;
pub(crate) mod level;
mod limit_without_order;
mod missing_tenant;
mod missing_where;
mod nested_many;
mod null_comparison;
mod nulls;
mod order_by_parameter;
mod setting_dependent_literal;
mod unbounded_recursion;
mod unindexed_lookup;

use crate::{
    analyze::walk::walk_query,
    catalog::Catalog,
    compiled::Judged,
    diagnostic::{Diagnostic, Diagnostics, Severity},
    lex::{Lexed, Token, TokenKind, keyword::Keyword},
    lint::{Level, Levels, Lint},
    query::Query,
    source::Span,
};

/// Looks for what lints are about in a statement without mistakes.
pub fn check(query: &Query, lexed: &Lexed, catalog: &Catalog, levels: &Levels) -> Judged {
    let mut finder = Finder { catalog, lexed, levels, found: Diagnostics::new() };
    level::visit(query, &mut |level| {
        cartesian_product::check(level, &mut finder);
        limit_without_order::check(level, &mut finder);
        missing_where::check(level, &mut finder);
        order_by_parameter::check(level, &mut finder);
        nested_many::check(level, &mut finder);
        correlated_capture::check(level, &mut finder);
        unbounded_recursion::check(level, &mut finder);
        unindexed_lookup::check(level, &mut finder);
    });
    missing_tenant::check(query, &mut finder);
    let mut tests_null = false;
    walk_query(query, 0, &mut |expr, _| {
        null_comparison::check(expr, &mut finder);
        order_by_parameter::check_aggregate(expr, &mut finder);
        setting_dependent_literal::check(expr, &mut finder);
        tests_null |= nulls::may_be_found(expr);
    });
    if tests_null {
        nulls::check(query, &mut finder);
    }
    finder.judge()
}

/// What every rule needs.
struct Finder<'f> {
    catalog: &'f Catalog,
    lexed: &'f Lexed,
    levels: &'f Levels,
    found: Diagnostics,
}

impl Finder<'_> {
    /// Whether anything would come of what a rule finds.
    fn listens(&self, lint: &Lint) -> bool {
        self.levels.listens(lint)
    }

    fn report(&mut self, lint: &Lint, span: Span, message: impl Into<String>, help: String) {
        // One place, one word: BETWEEN makes two comparisons of one.
        if self.found.iter().any(|found| found.code == lint.name && found.span == span) {
            return;
        }
        let severity = if lint.level == Level::Deny { Severity::Error } else { Severity::Warning };
        let diagnostic = Diagnostic::error(lint.name, span, message).help(help);
        self.found.push(Diagnostic { severity, ..diagnostic });
    }

    /// Whether a place holds one token: a name without a qualifier, for example.
    fn is_one_token(&self, span: Span) -> bool {
        let tokens = &self.lexed.tokens;
        let index = tokens.partition_point(|token| token.span.start < span.start);
        tokens.get(index).is_some_and(|token| token.span == span)
    }

    /// The last word of that name within a place; the place where there is none.
    fn keyword(&self, keyword: Keyword, within: Span) -> Span {
        let is = |token: &&Token| {
            matches!(&token.kind, TokenKind::Word(word) if word.keyword == Some(keyword))
                && (within.start..within.end).contains(&token.span.start)
        };
        self.lexed.tokens.iter().rev().find(is).map_or(within, |token| token.span)
    }

    fn judge(mut self) -> Judged {
        let mut judged = Judged::default();
        for mut finding in self.found.take() {
            match self.levels.get(finding.code) {
                Some(Level::Allow) => {
                    if !judged.allowed.contains(&finding.code) {
                        judged.allowed.push(finding.code);
                    }
                    continue;
                }
                Some(Level::Warn) => finding.severity = Severity::Warning,
                Some(Level::Deny) => finding.severity = Severity::Error,
                None => {}
            }
            judged.found.push(finding);
        }
        judged.found.sort_by_key(|finding| finding.span);
        judged.allowed.sort_unstable();
        judged
    }
}

#[cfg(test)]
mod tests;
