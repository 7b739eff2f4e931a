//! What the rewriter refuses: writes through views and rules, and to generated and identity columns
//! (`rewriteHandler.c`).

use super::{Analyzer, modify::Write};
use crate::{
    ast::{self, ddl::TriggerTiming},
    catalog::{Generated, Identity, Relation, RelationKind, Rule},
    compiled::Command,
    diagnostic::Diagnostic,
    query::{Assigned, EntryKind, ExprKind, Query},
    source::Span,
};

/// How many views may lie over each other.
pub(super) const MAX_VIEWS: usize = 64;

impl Write {
    /// The event of rules.
    fn event(self) -> &'static str {
        match self {
            Write::Insert => "insert",
            Write::Update => "update",
            Write::Delete => "delete",
        }
    }

    fn command(self) -> &'static str {
        match self {
            Write::Insert => "INSERT",
            Write::Update => "UPDATE",
            Write::Delete => "DELETE",
        }
    }
}

impl<'a> Analyzer<'a> {
    /// A view is written to through its base table, a rule or a trigger (`rewriteTargetView`).
    pub(crate) fn check_writable(&mut self, relation: &'a Relation, write: Write, span: Span) {
        let Err(view) = self.written_relation(relation, write) else { return };
        let verb = match write {
            Write::Insert => "insert into",
            Write::Update => "update",
            Write::Delete => "delete from",
        };
        let message = format!("cannot {verb} view \"{}\"", view.name);
        let command = write.command();
        let help = format!(
            "the view is not automatically updatable: provide an INSTEAD OF {command} trigger or an unconditional \
             ON {command} DO INSTEAD rule"
        );
        self.report(Diagnostic::error("55000", span, message).at_rewrite().help(help));
    }

    /// What a write to a relation goes to, through views that are automatically updatable: a table, or a view that a rule
    /// or trigger stands in for. Else the view that cannot be written.
    pub(crate) fn written_relation(
        &self,
        relation: &'a Relation,
        write: Write,
    ) -> Result<&'a Relation, &'a Relation> {
        let mut at = relation;
        for _ in 0..MAX_VIEWS {
            if at.kind != RelationKind::View || has_instead(at, write) {
                break;
            }
            // A view of the system says nothing of its query.
            let view = at.view.as_ref().ok_or(at)?;
            // A conditional rule would leave rows to a view that has no way for them.
            let conditional = rules_of(at, write).any(|rule| rule.instead);
            let columns = write == Write::Delete || view.updatable.iter().any(Option::is_some);
            let base = view.base.filter(|_| columns && !conditional);
            at = base.and_then(|base| self.catalog.get_relation(base)).ok_or(at)?;
        }
        Ok(at)
    }

    /// RETURNING wants an unconditional rule with RETURNING where one acts instead.
    pub(crate) fn check_rules_returning(
        &mut self,
        relation: &'a Relation,
        write: Write,
        span: Span,
    ) {
        let Ok(at) = self.written_relation(relation, write) else { return };
        let replaced = rules_of(at, write).any(|rule| rule.instead);
        if !replaced || rules_of(at, write).any(|rule| rule.returning) {
            return;
        }
        let command = write.command();
        let message = format!("cannot perform {command} RETURNING on relation \"{}\"", at.name);
        let help = format!(
            "it needs an unconditional ON {command} DO INSTEAD rule with a RETURNING clause"
        );
        self.report(Diagnostic::error("0A000", span, message).at_rewrite().help(help));
    }

    /// Rules that make more, or less, than one statement of one in WITH.
    pub(crate) fn check_rules_in_with(&mut self, query: &Query, span: Span) {
        let write = match query.command {
            Command::Insert => Write::Insert,
            Command::Update => Write::Update,
            Command::Delete => Write::Delete,
            Command::Select | Command::Merge => return,
        };
        let entry = query.result.and_then(|result| query.range_table.get(result));
        let Some(EntryKind::Relation { oid, .. }) = entry.map(|entry| &entry.kind) else { return };
        let Some(relation) = self.catalog.get_relation(*oid) else { return };
        if self.written_relation(relation, write).is_err() {
            return;
        }
        let mut at = relation;
        for _ in 0..MAX_VIEWS {
            if let Some(kind) = rules_out_of_with(at, write) {
                let message =
                    format!("{kind} rules are not supported for data-modifying statements in WITH");
                return self.report(Diagnostic::error("0A000", span, message).at_rewrite());
            }
            let view = at.view.as_ref().filter(|_| !has_instead(at, write));
            let base = view.and_then(|view| self.catalog.get_relation(view.base?));
            let Some(base) = base else { return };
            at = base;
        }
    }

    /// ON CONFLICT beside rules that act on INSERT, or that there are for UPDATE.
    pub(crate) fn check_conflict_rules(&mut self, relation: &'a Relation, span: Span) {
        let Ok(at) = self.written_relation(relation, Write::Insert) else { return };
        let acts = rules_of(at, Write::Insert).any(|rule| rule.actions > 0);
        if acts || rules_of(at, Write::Update).next().is_some() {
            let message = "INSERT with ON CONFLICT clause cannot be used with table that has INSERT or UPDATE rules";
            self.report(Diagnostic::error("0A000", span, message).at_rewrite());
        }
    }

    /// Generated and identity columns, and columns of a view that cannot be written (`rewriteTargetListIU`).
    pub(crate) fn check_assigned_columns(
        &mut self,
        relation: &'a Relation,
        assigned: &[Assigned],
        write: Write,
        overriding: Option<ast::Overriding>,
    ) {
        let mut written: Vec<(i16, &Relation, i16)> = Vec::new();
        for one in assigned {
            let Some((owner, attribute)) =
                self.base_column(relation, one.attribute, write, one.span)
            else {
                continue;
            };
            let Some(column) = owner.attribute(attribute) else { continue };
            // The default of a view's column is not the table's; in an UPDATE it is NULL where there is none.
            let own_default = relation.attribute(one.attribute).is_some_and(|a| a.has_default);
            let through = relation.oid != owner.oid;
            let replaced = through && (write == Write::Update || own_default);
            if matches!(one.value.kind, ExprKind::Default) && !replaced {
                continue;
            }
            let twice = |(by, of, number): &(i16, &Relation, i16)| {
                (of.oid, *number) == (owner.oid, attribute) && *by != one.attribute
            };
            if through && written.iter().any(twice) {
                let message = format!("multiple assignments to same column \"{}\"", column.name);
                self.report(Diagnostic::error("42601", one.span, message).at_rewrite());
                continue;
            }
            written.push((one.attribute, owner, attribute));
            let name = column.name.to_string();
            if let Some(kind) = column.generated {
                let kind = if kind == Generated::Stored { "" } else { " (virtual)" };
                let help = format!("column \"{name}\" is a generated column{kind}: leave it out");
                self.not_to_be_written(&name, write, one.span, help);
            } else if column.identity == Some(Identity::Always) {
                let help = match write {
                    Write::Insert if overriding.is_some() => continue,
                    Write::Insert => "leave it out, or write OVERRIDING SYSTEM VALUE",
                    Write::Update | Write::Delete => "leave it out",
                };
                let help = format!(
                    "column \"{name}\" is an identity column defined as GENERATED ALWAYS: {help}"
                );
                self.not_to_be_written(&name, write, one.span, help);
            }
        }
    }

    fn not_to_be_written(&mut self, name: &str, write: Write, span: Span, help: String) {
        let message = match write {
            Write::Insert => format!("cannot insert a non-DEFAULT value into column \"{name}\""),
            Write::Update | Write::Delete => {
                format!("column \"{name}\" can only be updated to DEFAULT")
            }
        };
        self.report(Diagnostic::error("428C9", span, message).at_rewrite().help(help));
    }

    /// The table's column behind a column, through updatable views.
    fn base_column(
        &mut self,
        relation: &'a Relation,
        attribute: i16,
        write: Write,
        span: Span,
    ) -> Option<(&'a Relation, i16)> {
        let mut owner = relation;
        let mut attribute = attribute;
        for _ in 0..MAX_VIEWS {
            let Some(view) = owner.view.as_ref().filter(|_| owner.kind == RelationKind::View)
            else {
                break;
            };
            if has_instead(owner, write) {
                return None;
            }
            let base = self.catalog.get_relation(view.base?)?;
            let index = usize::try_from(attribute).ok()?.checked_sub(1)?;
            let Some(inner) = view.updatable.get(index).copied().flatten() else {
                let name =
                    owner.attribute(attribute).map(|a| a.name.to_string()).unwrap_or_default();
                let verb = if write == Write::Insert { "insert into" } else { "update" };
                let message = format!("cannot {verb} column \"{name}\" of view \"{}\"", owner.name);
                let help =
                    "view columns that are not columns of their base relation are not updatable";
                self.report(Diagnostic::error("0A000", span, message).at_rewrite().help(help));
                return None;
            };
            (owner, attribute) = (base, inner);
        }
        Some((owner, attribute))
    }

    /// The table below a view whose indexes arbitrate for an INSERT; None where the relation is no view, or something
    /// stands in for it.
    pub(crate) fn arbitrating_relation(&self, relation: &'a Relation) -> Option<&'a Relation> {
        let mut at = relation;
        for _ in 0..MAX_VIEWS {
            let Some(view) = at.view.as_ref().filter(|_| at.kind == RelationKind::View) else {
                break;
            };
            if has_instead(at, Write::Insert) {
                return None;
            }
            at = self.catalog.get_relation(view.base?)?;
        }
        (at.oid != relation.oid).then_some(at)
    }
}

/// A relation's rules for a write.
fn rules_of(relation: &Relation, write: Write) -> impl Iterator<Item = &Rule> {
    relation.rules.iter().filter(move |rule| rule.event == write.event())
}

/// Rules by which a statement in WITH would not stay one statement.
fn rules_out_of_with(relation: &Relation, write: Write) -> Option<&'static str> {
    let acting = || rules_of(relation, write).filter(|rule| rule.actions > 0);
    if acting().any(|rule| rule.instead && rule.conditional) {
        return Some("conditional DO INSTEAD");
    }
    if acting().any(|rule| !rule.instead) {
        return Some("DO ALSO");
    }
    let replaced = rules_of(relation, write).any(|rule| rule.instead && !rule.conditional);
    match acting().map(|rule| rule.actions).sum::<usize>() {
        0 if replaced => Some("DO INSTEAD NOTHING"),
        0 | 1 => None,
        _ => Some("multi-statement DO INSTEAD"),
    }
}

/// Whether something stands in for a write to the relation: an INSTEAD OF trigger, or a rule without condition.
pub(crate) fn has_instead(relation: &Relation, write: Write) -> bool {
    let triggered = relation.triggers.iter().any(|t| {
        t.timing == TriggerTiming::InsteadOf
            && match write {
                Write::Insert => t.insert,
                Write::Update => t.update,
                Write::Delete => t.delete,
            }
    });
    triggered || rules_of(relation, write).any(|rule| rule.instead && !rule.conditional)
}
