//! Messages that several parts of analysis share.

use super::Analyzer;
use crate::{ast::QualifiedName, diagnostic::Diagnostic};

pub(crate) use crate::spelling::{did_you_mean, nearest};

impl Analyzer<'_> {
    /// 42P01 for a table, with near names and the schemas that do have it.
    pub(crate) fn undefined_table(&self, name: &QualifiedName) -> Diagnostic {
        let written: Vec<&str> = name.parts.iter().map(|p| p.declared()).collect();
        let mut diagnostic = Diagnostic::error(
            "42P01",
            name.span,
            format!("relation \"{}\" does not exist", written.join(".")),
        );
        let last = name.last().declared();
        let same = self.catalog.user_relations().iter().filter(|r| r.name == last);
        let elsewhere: Vec<String> = same
            .map(|r| format!("{}.{}", self.catalog.namespace_name(r.namespace), r.name))
            .collect();
        if !elsewhere.is_empty() {
            return diagnostic.help(format!("there is {}", elsewhere.join(", ")));
        }
        let names = self.catalog.user_relations().iter().map(|r| r.name.as_ref());
        let ctes = self.scopes.iter().flat_map(|s| &s.query.ctes).map(|c| c.name.as_str());
        let near = nearest(last, names.chain(ctes));
        if let Some(help) = did_you_mean(&near) {
            diagnostic = diagnostic.help(help);
        }
        diagnostic
    }
}
