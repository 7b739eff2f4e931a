//! MERGE (`parse_merge.c`).

use super::{
    Analyzer,
    modify::Write,
    row::analysis_syntax,
    scope::{Context, NamespaceItem},
};
use crate::{
    ast::{
        self, JoinKind,
        dml::{MergeAction as AstAction, MergeMatch, MergeWhen},
    },
    catalog::{Relation, RelationKind, TypeOid},
    compiled::Command,
    diagnostic::Diagnostic,
    query::{Expr, ExprKind, JoinExpr, JoinTree, MergeAction, Query},
    source::Span,
};

impl<'a> Analyzer<'a> {
    pub(crate) fn analyze_merge(&mut self, merge: &ast::Merge) -> Query {
        self.with_scope(Command::Merge, merge.span, |a| {
            if let Some(with) = &merge.with {
                if with.recursive {
                    a.report(analysis_syntax(
                        with.span,
                        "WITH RECURSIVE is not supported for MERGE statement",
                    ));
                }
                a.with_clause(with);
            }
            a.check_when_order(&merge.whens);
            let Some((relation, target)) =
                a.target_table(&merge.table, merge.alias.as_ref(), merge.only, None)
            else {
                return;
            };
            a.check_merge_target(relation, merge);
            let source = std::slice::from_ref(&merge.source);
            a.scope().query.from.push(JoinTree::Entry(target.entry));
            a.analyze_from(source);
            let items: Vec<NamespaceItem> = std::mem::take(&mut a.scope().namespace);
            a.check_source_name(&target, &items);
            let both: Vec<NamespaceItem> =
                std::iter::once(target.clone()).chain(items.iter().cloned()).collect();
            a.scope().namespace = both.clone();
            // The server takes whatever type the condition has here.
            let on = a.in_context(Context::JoinOn, |a| a.expr(&merge.on));
            a.merge_join(merge, on);
            // `*` of RETURNING shows the source first.
            a.scope().namespace = items.iter().cloned().chain([target.clone()]).collect();
            a.returning(merge.returning.as_ref());
            for when in &merge.whens {
                a.scope().namespace = match when.matched {
                    MergeMatch::Matched => both.clone(),
                    MergeMatch::NotMatchedByTarget => items.clone(),
                    MergeMatch::NotMatchedBySource => vec![target.clone()],
                };
                let action = a.merge_when(when, relation);
                a.scope().query.merge.push(action);
            }
        })
    }

    fn check_merge_target(&mut self, relation: &'a Relation, merge: &ast::Merge) {
        let view_ok = self.catalog.version >= 17 && relation.kind == RelationKind::View;
        let table = matches!(relation.kind, RelationKind::Table | RelationKind::PartitionedTable);
        let message = format!("cannot execute MERGE on relation \"{}\"", relation.name);
        let refused = Diagnostic::error("0A000", merge.table.span, message);
        if !table && !view_ok {
            self.report(refused);
        } else if !relation.rules.is_empty() {
            let refused = refused.help("MERGE does not go with rules");
            // From 17 on the rewriter meets them.
            let early = self.catalog.version < 17;
            self.report(if early { refused } else { refused.at_rewrite() });
        }
    }

    /// What an action writes to, through views, has no rules either.
    fn check_merge_write(&mut self, relation: &'a Relation, write: Write, span: Span) {
        self.check_writable(relation, write, span);
        if let Ok(written) = self.written_relation(relation, write)
            && written.oid != relation.oid
            && !written.rules.is_empty()
        {
            let message = format!("cannot execute MERGE on relation \"{}\"", written.name);
            let refused = Diagnostic::error("0A000", span, message).at_rewrite();
            self.report(refused.help("MERGE does not go with rules"));
        }
    }

    /// Target and source have different names, also where they are different tables.
    fn check_source_name(&mut self, target: &NamespaceItem, source: &[NamespaceItem]) {
        let same = |item: &&NamespaceItem| item.relation_visible && item.name == target.name;
        if let Some(item) = source.iter().find(same) {
            let message = format!("name \"{}\" specified more than once", item.name);
            let diagnostic = Diagnostic::error("42712", item.span, message);
            self.report(
                diagnostic.help(format!("give one of them an alias: {} as other", item.name)),
            );
        }
    }

    /// A WHEN without condition hides those of its kind behind it.
    fn check_when_order(&mut self, whens: &[MergeWhen]) {
        let mut terminal: Vec<MergeMatch> = Vec::new();
        for when in whens {
            if terminal.contains(&when.matched) {
                let message = "unreachable WHEN clause specified after unconditional WHEN clause";
                self.report(analysis_syntax(when.span, message));
            }
            if when.condition.is_none() {
                terminal.push(when.matched);
            }
        }
    }

    /// The target joined with the source, outer where unmatched rows count.
    fn merge_join(&mut self, merge: &ast::Merge, on: Expr) {
        let acts = |w: &&MergeWhen| !matches!(w.action, AstAction::DoNothing);
        let acted: Vec<MergeMatch> = merge.whens.iter().filter(acts).map(|w| w.matched).collect();
        let unmatched_source = acted.contains(&MergeMatch::NotMatchedByTarget);
        let unmatched_target = acted.contains(&MergeMatch::NotMatchedBySource);
        let kind = match (unmatched_target, unmatched_source) {
            (true, true) => JoinKind::Full,
            (true, false) => JoinKind::Left,
            (false, true) => JoinKind::Right,
            (false, false) => JoinKind::Inner,
        };
        let mut trees = std::mem::take(&mut self.scope().query.from).into_iter();
        if let (Some(left), Some(right)) = (trees.next(), trees.next()) {
            let join = JoinExpr { kind, left, right, filter: Some(on), words: merge.span };
            self.scope().query.from = vec![JoinTree::Join(Box::new(join))];
        }
    }

    fn merge_when(&mut self, when: &MergeWhen, relation: &'a Relation) -> MergeAction {
        let condition =
            when.condition.as_ref().map(|c| self.condition(c, Context::MergeWhen, "WHEN"));
        let (assignments, delete) = match &when.action {
            AstAction::DoNothing => (Vec::new(), false),
            AstAction::Delete => {
                self.check_merge_write(relation, Write::Delete, when.span);
                (Vec::new(), true)
            }
            AstAction::Update(assignments) => {
                self.check_merge_write(relation, Write::Update, when.span);
                let assigned = self.assignments(relation, assignments);
                self.check_assigned_columns(relation, &assigned, Write::Update, None);
                (assigned, false)
            }
            AstAction::Insert { columns, overriding, values } => {
                self.check_merge_write(relation, Write::Insert, when.span);
                let targets = self.insert_targets(relation, columns.as_deref(), when.span);
                let mut assigned = Vec::new();
                let values = values.as_deref().unwrap_or_default();
                if values.len() > targets.len() {
                    let message = "INSERT has more expressions than target columns";
                    self.report(analysis_syntax(when.span, message));
                } else if columns.is_some() && values.len() < targets.len() {
                    let message = "INSERT has more target columns than expressions";
                    self.report(analysis_syntax(when.span, message));
                }
                // All are analyzed before the first is assigned.
                let values: Vec<Expr> = values
                    .iter()
                    .map(|value| match value.kind {
                        ast::ExprKind::Default => {
                            Expr::new(ExprKind::Default, TypeOid::UNKNOWN, value.span)
                        }
                        _ => self.in_context(Context::ValuesSingle, |a| a.expr(value)),
                    })
                    .collect();
                for (value, (target, attribute)) in values.into_iter().zip(&targets) {
                    if let Some(attribute) = attribute {
                        let one = self.assign_inserted(relation, target, *attribute, value);
                        assigned.extend(one);
                    }
                }
                self.check_assigned_columns(relation, &assigned, Write::Insert, *overriding);
                (assigned, false)
            }
        };
        MergeAction { matched: when.matched, condition, assignments, delete }
    }
}
