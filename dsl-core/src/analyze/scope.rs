//! Which names are visible where (`parse_relation.c`): one scope a query level, innermost last.

use super::Analyzer;
use crate::{
    catalog::RelationOid,
    diagnostic::Diagnostic,
    query::{Expr, ExprKind, Query},
    source::Span,
};
use std::{borrow::Cow, rc::Rc};

/// What kind of expression is under analysis; decides about aggregates, windows, sets and subqueries
/// (`ParseExprKind`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Context {
    None,
    JoinOn,
    FromSubselect,
    FromFunction,
    Where,
    Having,
    Filter,
    WindowPartition,
    WindowOrder,
    WindowFrame,
    SelectTarget,
    UpdateSource,
    MergeWhen,
    GroupBy,
    OrderBy,
    DistinctOn,
    Limit,
    Offset,
    Returning,
    Values,
    ValuesSingle,
    CheckConstraint,
    ColumnDefault,
    GeneratedColumn,
    IndexExpression,
    IndexPredicate,
    CycleMark,
}

impl Context {
    /// The clause's name as the server's messages have it (`ParseExprKindName`).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Context::None => "expression",
            Context::JoinOn => "JOIN/ON",
            Context::FromSubselect => "sub-SELECT in FROM",
            Context::FromFunction => "function in FROM",
            Context::Where => "WHERE",
            Context::Having => "HAVING",
            Context::Filter => "FILTER",
            Context::WindowPartition => "window PARTITION BY",
            Context::WindowOrder => "window ORDER BY",
            Context::WindowFrame => "window frame",
            Context::SelectTarget => "SELECT",
            Context::UpdateSource => "UPDATE",
            Context::MergeWhen => "MERGE WHEN",
            Context::GroupBy => "GROUP BY",
            Context::OrderBy => "ORDER BY",
            Context::DistinctOn => "DISTINCT ON",
            Context::Limit => "LIMIT",
            Context::Offset => "OFFSET",
            Context::Returning => "RETURNING",
            Context::Values | Context::ValuesSingle => "VALUES",
            Context::CheckConstraint => "CHECK",
            Context::ColumnDefault => "DEFAULT",
            Context::GeneratedColumn => "GENERATED AS",
            Context::IndexExpression => "index expression",
            Context::IndexPredicate => "index predicate",
            Context::CycleMark => "CYCLE",
        }
    }

    /// What the server calls an expression that a schema stores.
    pub(crate) fn stored(self) -> Option<&'static str> {
        match self {
            Context::CheckConstraint => Some("check constraint"),
            Context::ColumnDefault => Some("DEFAULT expression"),
            Context::GeneratedColumn => Some("column generation expression"),
            Context::IndexExpression => Some("index expression"),
            Context::IndexPredicate => Some("index predicate"),
            _ => None,
        }
    }

    /// What the server calls such places where it says that something is not allowed in them.
    pub(crate) fn places(self) -> Cow<'static, str> {
        match self {
            Context::JoinOn => "JOIN conditions".into(),
            Context::FromFunction => "functions in FROM".into(),
            Context::MergeWhen => "MERGE WHEN conditions".into(),
            other => match other.stored() {
                Some(stored) => format!("{stored}s").into(),
                None => other.name().into(),
            },
        }
    }
}

/// A query level under analysis (`ParseState`).
#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) query: Query,
    pub(crate) namespace: Vec<NamespaceItem>,
    pub(crate) context: Context,
    /// A LATERAL item is being analyzed: items marked `lateral_only` are visible.
    pub(crate) lateral_active: bool,
    /// Windows of the WINDOW clause and of OVER, analyzed at the end of the level.
    pub(crate) pending_windows: Vec<super::window::PendingWindow>,
    /// CTEs that stand in WITH but are not visible yet, for the message.
    pub(crate) future_ctes: Vec<String>,
    /// The recursive CTE under analysis.
    pub(crate) current_cte: Option<usize>,
    /// CTEs that are in error.
    pub(crate) broken_ctes: Vec<usize>,
    /// Whether unknown literals of the select list become text.
    pub(crate) resolve_unknowns: bool,
    /// The last set-returning function seen, for placement rules.
    pub(crate) last_set_function: Option<Span>,
    /// What is told at the end of the level, where collations are assigned.
    pub(crate) late: Vec<Diagnostic>,
    /// A FROM item is in error: a name that is not found may be one of its columns.
    pub(crate) has_error_entry: bool,
}

/// An item of a namespace (`ParseNamespaceItem`).
#[derive(Clone, Debug)]
pub(crate) struct NamespaceItem {
    /// Index into the query's range table.
    pub(crate) entry: usize,
    pub(crate) name: String,
    /// An alias was written, which hides the relation's own name with its schema.
    pub(crate) aliased: bool,
    pub(crate) relation: Option<RelationOid>,
    pub(crate) columns: Rc<Vec<NamespaceColumn>>,
    /// Found by a qualifying name.
    pub(crate) relation_visible: bool,
    /// Its columns are found without qualification.
    pub(crate) columns_visible: bool,
    /// Only to LATERAL items.
    pub(crate) lateral_only: bool,
    /// Whether LATERAL may use it here.
    pub(crate) lateral_ok: bool,
    pub(crate) span: Span,
}

/// A column of a namespace item.
#[derive(Clone, Debug)]
pub(crate) struct NamespaceColumn {
    pub(crate) name: String,
    /// What it means at its own query level.
    pub(crate) expr: Expr,
    /// Added by SEARCH or CYCLE, or otherwise not part of `*`.
    pub(crate) hidden: bool,
}

impl Scope {
    pub(crate) fn new(query: Query) -> Scope {
        Scope {
            query,
            namespace: Vec::new(),
            context: Context::None,
            lateral_active: false,
            pending_windows: Vec::new(),
            future_ctes: Vec::new(),
            current_cte: None,
            broken_ctes: Vec::new(),
            resolve_unknowns: true,
            last_set_function: None,
            late: Vec::new(),
            has_error_entry: false,
        }
    }
}

impl Analyzer<'_> {
    /// The innermost scope.
    pub(crate) fn scope(&mut self) -> &mut Scope {
        if self.scopes.is_empty() {
            self.scopes
                .push(Scope::new(Query::new(crate::compiled::Command::Select, Span::default())));
        }
        let last = self.scopes.len() - 1;
        &mut self.scopes[last]
    }

    /// The scope `levels_up` from the innermost.
    pub(crate) fn scope_at(&self, levels_up: usize) -> Option<&Scope> {
        self.scopes.len().checked_sub(levels_up + 1).and_then(|i| self.scopes.get(i))
    }

    /// Runs a step in another context and restores the one before.
    pub(crate) fn in_context<T>(
        &mut self,
        context: Context,
        step: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = std::mem::replace(&mut self.scope().context, context);
        let result = step(self);
        self.scope().context = before;
        result
    }
}

/// Adds to the level of every variable that belongs to `depth` or further out.
pub(crate) fn shift_levels(expr: &mut Expr, by: usize) {
    if by == 0 {
        return;
    }
    super::walk::walk_expr_mut(expr, 0, &mut |expr, depth| match &mut expr.kind {
        ExprKind::Var(var) if var.levels_up >= depth => var.levels_up += by,
        ExprKind::Aggregate(aggregate) if aggregate.levels_up >= depth => aggregate.levels_up += by,
        ExprKind::Grouping { levels_up, .. } if *levels_up >= depth => *levels_up += by,
        _ => {}
    });
}
