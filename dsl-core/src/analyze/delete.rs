//! DELETE (`transformDeleteStmt`).

use super::{Analyzer, modify::Write, scope::Context};
use crate::{ast, compiled::Command, query::Query};

impl Analyzer<'_> {
    pub(crate) fn analyze_delete(&mut self, delete: &ast::Delete) -> Query {
        self.with_scope(Command::Delete, delete.span, |a| {
            if let Some(with) = &delete.with {
                a.with_clause(with);
            }
            let target = a.target_table(
                &delete.table,
                delete.alias.as_ref(),
                delete.only,
                Some(Write::Delete),
            );
            let Some((relation, item)) = target else { return };
            a.analyze_from_beside(item, &delete.using);
            let filter = delete.where_.as_ref().map(|w| a.condition(w, Context::Where, "WHERE"));
            a.scope().query.filter = filter;
            a.returning(delete.returning.as_ref());
            if let Some(returning) = &delete.returning {
                a.check_rules_returning(relation, Write::Delete, returning.span);
            }
        })
    }
}
