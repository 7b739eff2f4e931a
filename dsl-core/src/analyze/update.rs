//! UPDATE (`transformUpdateStmt`).

use super::{Analyzer, modify::Write, rows::Rows, scope::Context};
use crate::{
    ast,
    compiled::Command,
    query::{JoinTree, Query},
};

impl Analyzer<'_> {
    pub(crate) fn analyze_update(&mut self, update: &ast::Update) -> Query {
        self.with_scope(Command::Update, update.span, |a| {
            if let Some(with) = &update.with {
                a.with_clause(with);
            }
            let target = a.target_table(
                &update.table,
                update.alias.as_ref(),
                update.only,
                Some(Write::Update),
            );
            let Some((relation, item)) = target else { return };
            a.analyze_from_beside(item, &update.from);
            let filter = update.where_.as_ref().map(|w| a.condition(w, Context::Where, "WHERE"));
            a.scope().query.filter = filter;
            // The server comes to RETURNING first. The columns of rows whose types are open get them where they are
            // assigned: what merely returns them says nothing of them.
            let open = matches!(a.rows, Rows::Open { .. });
            if !open {
                a.returning(update.returning.as_ref());
            }
            let assigned = a.assignments(relation, &update.assignments);
            if open {
                a.returning(update.returning.as_ref());
            }
            a.check_assigned_columns(relation, &assigned, Write::Update, None);
            if let Some(returning) = &update.returning {
                a.check_rules_returning(relation, Write::Update, returning.span);
            }
            a.scope().query.assignments = assigned;
        })
    }

    /// FROM or USING beside the table that is written, which its items cannot see.
    pub(crate) fn analyze_from_beside(
        &mut self,
        item: super::scope::NamespaceItem,
        from: &[ast::FromItem],
    ) {
        let entry = item.entry;
        self.scope().query.from.push(JoinTree::Entry(entry));
        let hidden = super::scope::NamespaceItem { lateral_only: true, lateral_ok: false, ..item };
        self.scope().namespace.push(hidden);
        self.analyze_from(from);
    }
}
