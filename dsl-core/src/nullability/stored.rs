//! What constraints promise of rows that are read from a relation, or written to it and returned.

use super::{Analysis, Why};
use crate::{
    ast::{
        Expr, ExprKind,
        ddl::TriggerTiming,
        expr::{IsTest, Literal},
    },
    catalog::{
        CastMethod, Catalog, ConstraintKind, FIRST_USER_OID, Relation, RelationKind, TypeKind,
        TypeOid,
    },
    compiled::Command,
    query::{EntryKind, Query},
};

/// Relations are not nested deeper than this.
const DEEPEST: usize = 64;

/// Why a column of rows that are scanned may be NULL. Rows of a foreign table, or of a child that dropped the
/// constraint, prove nothing.
pub(super) fn scanned<'q>(
    analysis: &Analysis<'q>,
    relation: &Relation,
    attribute: i16,
    only: bool,
) -> Option<Why<'q>> {
    scanned_at(analysis, relation, attribute, only, 0)
}

fn scanned_at<'q>(
    analysis: &Analysis<'q>,
    relation: &Relation,
    attribute: i16,
    only: bool,
    depth: usize,
) -> Option<Why<'q>> {
    if depth > DEEPEST || relation.kind == RelationKind::ForeignTable {
        return Some(Why::Foreign { relation: relation.oid });
    }
    let catalog = analysis.catalog;
    let open = Some(Why::Column { relation: relation.oid, attribute });
    let Some(column) = relation.attribute(attribute) else { return open };
    let declared = column.not_null
        || is_trusted_domain(catalog, column.data_type)
        || relation.constraints.iter().any(|constraint| match &constraint.kind {
            ConstraintKind::Check(check) => {
                constraint.validated
                    && constraint.enforced
                    && (!constraint.no_inherit || relation.children.is_empty() || only)
                    && requires(catalog, check, &column.name)
            }
            _ => false,
        })
        || analysis.is_computed_not_null(relation, column, only);
    if !declared {
        return open;
    }
    // The rows of a partitioned table are all in its partitions.
    if only && relation.kind != RelationKind::PartitionedTable {
        return None;
    }
    relation.children.iter().find_map(|oid| {
        let nullable = Why::Child { relation: relation.oid, attribute, child: *oid };
        let Some(child) = catalog.get_relation(*oid) else { return Some(nullable) };
        let own = child.attribute_named(&column.name);
        own.is_none_or(|own| scanned_at(analysis, child, own.number, false, depth + 1).is_some())
            .then_some(nullable)
    })
}

/// A NOT NULL domain lets NULL into a column in the server (manual, CREATE DOMAIN); a project may say that none of its
/// has.
fn is_trusted_domain(catalog: &Catalog, data_type: TypeOid) -> bool {
    catalog.trusts_domains && refuses_null(catalog, data_type)
}

/// Whether a type is a domain that is NOT NULL, or over one: what is made a value of it is never NULL.
pub fn refuses_null(catalog: &Catalog, mut data_type: TypeOid) -> bool {
    for _ in 0..DEEPEST {
        match catalog.get_type(data_type).map(|known| &known.kind) {
            Some(TypeKind::Domain { not_null: true, .. }) => return true,
            Some(TypeKind::Domain { base, .. }) => data_type = *base,
            _ => return false,
        }
    }
    false
}

/// Why a column of a row that was written and is returned may be NULL: constraints of the table that stores it count,
/// and nothing that a view says.
pub(super) fn written<'q>(
    analysis: &Analysis<'q>,
    relation: &Relation,
    attribute: i16,
    command: Command,
) -> Option<Why<'q>> {
    let rewritten = Some(Why::Rewritten { relation: relation.oid });
    let (mut relation, mut attribute) = (relation, attribute);
    for _ in 0..DEEPEST {
        if is_replaced(relation, command) {
            return rewritten;
        }
        let Some(view) = &relation.view else {
            return scanned(analysis, relation, attribute, false);
        };
        let index = usize::try_from(attribute).ok().and_then(|a| a.checked_sub(1));
        let inner = index.and_then(|i| view.updatable.get(i).copied().flatten());
        match (inner, view.base.and_then(|oid| analysis.catalog.get_relation(oid))) {
            (Some(inner), Some(base)) => (relation, attribute) = (base, inner),
            _ => return rewritten,
        }
    }
    rewritten
}

/// Why the row as a whole, or a system column of it, may be NULL where it is returned.
pub(super) fn row_written<'q>(relation: &Relation, command: Command) -> Option<Why<'q>> {
    let sure = relation.view.is_none() && !is_replaced(relation, command);
    (!sure).then_some(Why::Rewritten { relation: relation.oid })
}

/// Whether a cast of arrays makes no element NULL that was not.
pub(super) fn keeps_elements(catalog: &Catalog, source: TypeOid, target: TypeOid) -> bool {
    let element = |array| {
        let array = crate::analyze::coerce::base_type(catalog, array);
        catalog.get_type(array).and_then(|known| known.element)
    };
    let (Some(source), Some(target)) = (element(source), element(target)) else { return false };
    match catalog.get_cast(source, target).map(|cast| cast.method) {
        Some(CastMethod::Function(proc)) => {
            catalog.get_proc(proc).is_some_and(|known| known.never_null)
        }
        Some(CastMethod::Binary | CastMethod::InOut) | None => true,
    }
}

/// A rule or trigger does something else in the place of the command.
pub fn is_replaced(relation: &Relation, command: Command) -> bool {
    let event = match command {
        Command::Insert => "insert",
        Command::Update => "update",
        Command::Delete => "delete",
        // No rule goes with MERGE.
        Command::Merge | Command::Select => "",
    };
    relation.rules.iter().any(|rule| rule.instead && rule.event == event)
        || relation.triggers.iter().any(|trigger| trigger.timing == TriggerTiming::InsteadOf)
}

/// Whether what WHERE proved of the target's columns holds in RETURNING: it saw the row before it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Returned {
    /// The row is the one that WHERE saw.
    AsSeen,
    /// But for the columns that are assigned, and those computed of them.
    Assigned,
    /// It can be another row.
    Anything,
}

/// What of the target's row RETURNING gives.
pub(super) fn returned(catalog: &Catalog, query: &Query) -> Returned {
    let relation = query.result.and_then(|r| query.range_table.get(r)).and_then(|e| match e.kind {
        EntryKind::Relation { oid, .. } => catalog.get_relation(oid),
        _ => None,
    });
    let Some(relation) = relation else { return Returned::Anything };
    match query.command {
        Command::Select => Returned::AsSeen,
        Command::Insert | Command::Merge => Returned::Anything,
        _ if is_replaced(relation, query.command) || relation.view.is_some() => Returned::Anything,
        Command::Delete => Returned::AsSeen,
        Command::Update if changes_rows(catalog, relation, 0) => Returned::Anything,
        Command::Update => Returned::Assigned,
    }
}

/// A trigger may put other values into a row of the table or of a child; INSERT's too, where a row moves to another
/// partition.
fn changes_rows(catalog: &Catalog, relation: &Relation, depth: usize) -> bool {
    depth > DEEPEST
        || relation.triggers.iter().any(|trigger| {
            trigger.timing == TriggerTiming::Before
                && trigger.for_each_row
                && (trigger.update || trigger.insert)
        })
        || relation.children.iter().any(|child| {
            catalog.get_relation(*child).is_none_or(|child| changes_rows(catalog, child, depth + 1))
        })
}

/// Whether a CHECK, which is passed where it is true or NULL, lets no NULL into a column. Only tests that are never
/// NULL themselves say so.
fn requires(catalog: &Catalog, check: &Expr, column: &str) -> bool {
    let own = |check: &Expr| requires(catalog, check, column);
    match &check.kind {
        ExprKind::Paren(inner) => own(inner),
        ExprKind::And(parts) => parts.iter().any(own),
        ExprKind::Or(parts) => !parts.is_empty() && parts.iter().all(own),
        ExprKind::Not(inner) => forbids_null(inner, column),
        ExprKind::Is { operand, test: IsTest::Null, negated: true } => {
            names(operand, column) || fields(operand).iter().any(|field| names(field, column))
        }
        ExprKind::Binary { op, left, right } if op.symbol == "=" => {
            counts_nulls(catalog, left, right, column) || counts_nulls(catalog, right, left, column)
        }
        _ => false,
    }
}

/// `not (column is null)`, which is never NULL either.
fn forbids_null(inner: &Expr, column: &str) -> bool {
    match &inner.kind {
        ExprKind::Paren(inner) => forbids_null(inner, column),
        ExprKind::Or(parts) => parts.iter().any(|part| forbids_null(part, column)),
        ExprKind::Is { operand, test: IsTest::Null, negated: false } => names(operand, column),
        _ => false,
    }
}

/// `num_nulls(…) = 0` and `num_nonnulls(…)` of all, which are never NULL.
fn counts_nulls(catalog: &Catalog, call: &Expr, count: &Expr, column: &str) -> bool {
    let (ExprKind::Function(call), ExprKind::Literal(Literal::Number(count))) =
        (&call.kind, &count.kind)
    else {
        return false;
    };
    let name = call.name.last().declared();
    let wanted = match name {
        "num_nulls" => "0".to_owned(),
        "num_nonnulls" => call.args.len().to_string(),
        _ => return false,
    };
    let built_in = catalog.procs_named(name).iter().all(|proc| proc.oid.0 < FIRST_USER_OID);
    built_in
        && !call.variadic
        && *count == wanted
        && call.args.iter().any(|arg| names(&arg.value, column))
}

fn names(operand: &Expr, column: &str) -> bool {
    match &operand.kind {
        ExprKind::Paren(inner) => names(inner, column),
        ExprKind::Column(name) => name.last().matches(column),
        _ => false,
    }
}

/// The fields of a row, none of which is NULL where it `is not null`.
fn fields(operand: &Expr) -> &[Expr] {
    match &operand.kind {
        ExprKind::Paren(inner) => fields(inner),
        ExprKind::Row { fields, .. } => fields,
        _ => &[],
    }
}
