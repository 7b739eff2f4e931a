//! SELECT, VALUES, TABLE, set operations and WITH.

use super::{
    layout::Group,
    name::Place,
    sql::Printer,
    variants::{Emptied, holds_parts},
};
use crate::{
    analyze::resolutions::{ExpandedColumn, Resolutions},
    ast::{
        Expr, ExprKind, Select, SelectBody, SelectCore, SelectItem, With,
        expr::{SetQuantifier, SortDirection, SortItem},
        select::{
            Cte, Cycle, Distinct, GroupBy, GroupItem, Limit, LockStrength, LockWait, Locking,
            NamedWindow, Search, SetOperation, SetOperator,
        },
    },
    source::Span,
};
use std::collections::HashSet;

/// A subquery of at most so many columns stays on one line.
const SHORT_QUERY: usize = 60;

impl<'a> Printer<'a> {
    /// `(select …)`
    pub(super) fn subquery(&mut self, select: &Select) {
        self.block(Group::Narrow(SHORT_QUERY), |p| p.select(select));
    }

    pub(super) fn select(&mut self, select: &Select) {
        self.with(select.with.as_ref());
        self.select_without_with(select);
    }

    pub(super) fn select_without_with(&mut self, select: &Select) {
        if let Some(page) = &select.page
            && let (Some(ranges), SelectBody::Core(core)) = (&page.ranges, &select.body)
        {
            return self.page_ranges(page, ranges, core, select);
        }
        self.select_body(&select.body);
        self.select_tail(select);
    }

    /// What stands behind a query's body.
    pub(super) fn select_tail(&mut self, select: &Select) {
        if let Some(page) = &select.page {
            self.page_tail(page, select);
        } else {
            if !select.order_by.is_empty() {
                self.layout.line();
                self.list("ORDER BY", &select.order_by, Self::sort_item);
            }
            self.limit(select.limit.as_ref());
        }
        if let Some(offset) = &select.offset {
            self.count(offset, |p, offset| {
                p.clause("OFFSET ");
                p.expr(offset);
            });
        }
        for locking in &select.locking {
            self.locking(locking);
        }
    }

    pub(super) fn with(&mut self, with: Option<&With>) {
        let Some(with) = with else { return };
        self.layout.push(if with.recursive { "WITH RECURSIVE " } else { "WITH " });
        for (i, cte) in with.ctes.iter().enumerate() {
            if i > 0 {
                self.layout.push(", ");
            }
            self.cte(cte);
        }
        self.layout.line();
    }

    fn cte(&mut self, cte: &Cte) {
        self.ident(&cte.name, Place::Column);
        if !cte.columns.is_empty() {
            self.layout.push(" (");
            self.idents(&cte.columns);
            self.layout.push_char(')');
        }
        self.layout.push(match cte.materialized {
            None => " AS ",
            Some(true) => " AS MATERIALIZED ",
            Some(false) => " AS NOT MATERIALIZED ",
        });
        let returned = self.returned.take();
        self.block(Group::Broken, |p| p.statement(&cte.statement));
        self.returned = returned;
        if let Some(search) = &cte.search {
            self.search(search);
        }
        if let Some(cycle) = &cte.cycle {
            self.cycle(cycle);
        }
    }

    fn search(&mut self, search: &Search) {
        self.layout.push(if search.breadth_first {
            " SEARCH BREADTH FIRST BY "
        } else {
            " SEARCH DEPTH FIRST BY "
        });
        self.idents(&search.by);
        self.layout.push(" SET ");
        self.ident(&search.set, Place::Column);
    }

    fn cycle(&mut self, cycle: &Cycle) {
        self.layout.push(" CYCLE ");
        self.idents(&cycle.columns);
        self.layout.push(" SET ");
        self.ident(&cycle.set, Place::Column);
        if let Some((value, default)) = &cycle.mark {
            self.layout.push(" TO ");
            self.expr(value);
            self.layout.push(" DEFAULT ");
            self.expr(default);
        }
        self.layout.push(" USING ");
        self.ident(&cycle.using, Place::Column);
    }

    fn select_body(&mut self, body: &SelectBody) {
        match body {
            SelectBody::Core(core) => self.select_core(core),
            SelectBody::Values(values) => {
                self.list("VALUES", &values.rows, |p, row| p.row_values(row));
            }
            SelectBody::Table(table) => {
                self.layout.push("TABLE ");
                self.relation(table);
            }
            SelectBody::SetOperation(operation) => self.set_operation(operation),
            SelectBody::Nested(select) => self.subquery(select),
        }
    }

    pub(super) fn row_values(&mut self, row: &[Expr]) {
        self.block(Group::Fit, |p| p.items(row, Self::expr));
    }

    /// A chain of operators, walked without recursion along its left side.
    fn set_operation(&mut self, operation: &SetOperation) {
        let mut chain = vec![operation];
        let mut first = &operation.left;
        while let (SelectBody::SetOperation(left), Some(around)) = (first, chain.last()) {
            if is_tight(around.operator) && !is_tight(left.operator) {
                break;
            }
            chain.push(left);
            first = &left.left;
        }
        self.set_operand(first);
        for operation in chain.into_iter().rev() {
            self.clause(match operation.operator {
                SetOperator::Union => "UNION",
                SetOperator::Intersect => "INTERSECT",
                SetOperator::Except => "EXCEPT",
            });
            if operation.all {
                self.layout.push(" ALL");
            }
            self.layout.line();
            match &operation.right {
                SelectBody::SetOperation(right)
                    if is_tight(right.operator) && !is_tight(operation.operator) =>
                {
                    self.set_operation(right);
                }
                right => self.set_operand(right),
            }
        }
    }

    /// An operand, in parentheses where the tree says so and the operators alone would not.
    fn set_operand(&mut self, body: &SelectBody) {
        if matches!(body, SelectBody::SetOperation(_)) {
            self.block(Group::Narrow(SHORT_QUERY), |p| p.select_body(body));
        } else {
            self.select_body(body);
        }
    }

    pub(super) fn select_core(&mut self, core: &SelectCore) {
        match &core.distinct {
            None => self.select_list("SELECT", &core.items),
            Some(Distinct::All(_)) => self.select_list("SELECT DISTINCT", &core.items),
            Some(Distinct::On(keys, _)) => {
                self.layout.push("SELECT DISTINCT ON ");
                self.row_values(keys);
                self.select_list("", &core.items);
            }
        }
        self.core_clauses(core);
    }

    /// FROM and what stands behind it.
    pub(super) fn core_clauses(&mut self, core: &SelectCore) {
        self.opt_from("FROM", &core.from);
        self.condition("WHERE ", core.where_.as_ref());
        if let Some(group_by) = &core.group_by {
            self.group_by(group_by);
        }
        // Without HAVING the query might not be grouped.
        self.condition_or("HAVING ", core.having.as_ref(), Emptied::True);
        if !core.windows.is_empty() {
            self.layout.line();
            self.list("WINDOW", &core.windows, Self::named_window);
        }
    }

    /// `keyword condition` on a line of its own.
    pub(super) fn condition(&mut self, keyword: &str, condition: Option<&Expr>) {
        self.condition_or(keyword, condition, Emptied::Nothing);
    }

    fn condition_or(&mut self, keyword: &str, condition: Option<&Expr>, emptied: Emptied) {
        let Some(condition) = condition else { return };
        if holds_parts(condition) {
            return self.condition_parts(|p| p.clause(keyword), condition, emptied);
        }
        self.clause(keyword);
        self.expr(condition);
    }

    /// A select list or RETURNING list, with its wildcards written out.
    pub(super) fn select_list(&mut self, head: &str, items: &[SelectItem]) {
        if items.is_empty() {
            self.layout.push(head);
            return;
        }
        // A list of wildcards over no columns has no other spelling.
        let keep_wildcards = items.iter().all(|i| self.expansion(i).is_some_and(<[_]>::is_empty));
        self.layout.open(Group::Fit);
        self.layout.push(head);
        self.layout.indent();
        self.layout.line();
        let mut first = true;
        for item in items {
            if self.is_batch(item) {
                continue;
            }
            match self.expansion(item) {
                Some(columns) if !keep_wildcards => {
                    for column in columns {
                        self.separate(&mut first);
                        self.expanded_column(item, column);
                    }
                }
                _ => {
                    self.separate(&mut first);
                    self.select_item(item);
                }
            }
        }
        self.appended_behind(items, &mut first);
        self.layout.dedent();
        self.layout.close();
    }

    pub(super) fn separate(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.layout.push_char(',');
            self.layout.line();
        }
    }

    /// The columns of a wildcard item, unless their names alone would not tell them apart.
    pub(super) fn expansion(&self, item: &SelectItem) -> Option<&'a [ExpandedColumn]> {
        let resolutions: &'a Resolutions = self.resolutions;
        let columns = resolutions.wildcards.get(&wildcard(item)?)?.as_slice();
        are_unambiguous(columns).then_some(columns)
    }

    pub(super) fn expanded_column(&mut self, item: &SelectItem, column: &ExpandedColumn) {
        match (item, &column.qualifier) {
            (SelectItem::Expr { value: Expr { kind: ExprKind::FieldWildcard(of), .. }, .. }, _) => {
                self.operand(of);
                self.layout.push_char('.');
                self.name(&column.column, Place::Label);
            }
            (_, Some(qualifier)) => {
                match wildcard(item).and_then(|span| self.stand_in(span)) {
                    Some(table) => self.ident(&table, Place::Column),
                    None => self.name(qualifier, Place::Column),
                }
                self.layout.push_char('.');
                self.name(&column.column, Place::Label);
            }
            (_, None) => self.name(&column.column, Place::Column),
        }
    }

    pub(super) fn select_item(&mut self, item: &SelectItem) {
        match item {
            SelectItem::Wildcard(_) => self.layout.push_char('*'),
            SelectItem::Expr { value, alias } => {
                self.expr(value);
                if let Some(alias) = alias {
                    self.layout.push(" AS ");
                    self.ident(&alias.name, Place::Label);
                } else if let Some(name) = self.resolutions.output_names.get(&value.span) {
                    self.layout.push(" AS ");
                    self.name(name, Place::Label);
                }
            }
        }
    }

    fn group_by(&mut self, group_by: &GroupBy) {
        self.layout.line();
        let head = match group_by.quantifier {
            None => "GROUP BY",
            Some(SetQuantifier::All) => "GROUP BY ALL",
            Some(SetQuantifier::Distinct) => "GROUP BY DISTINCT",
        };
        self.list(head, &group_by.items, Self::group_item);
    }

    fn group_item(&mut self, item: &GroupItem) {
        match item {
            GroupItem::Expr(expr) => self.expr(expr),
            GroupItem::Empty(_) => self.layout.push("()"),
            GroupItem::Rollup(keys, _) => {
                self.layout.push("ROLLUP ");
                self.row_values(keys);
            }
            GroupItem::Cube(keys, _) => {
                self.layout.push("CUBE ");
                self.row_values(keys);
            }
            GroupItem::GroupingSets(sets, _) => {
                self.layout.push("GROUPING SETS ");
                self.block(Group::Fit, |p| p.items(sets, Self::group_item));
            }
        }
    }

    fn named_window(&mut self, window: &NamedWindow) {
        self.ident(&window.name, Place::Column);
        self.layout.push(" AS ");
        self.window_definition(&window.definition);
    }

    pub(super) fn sort_item(&mut self, item: &SortItem) {
        if let ExprKind::MatchOrder(choice) = &item.expr.kind {
            return self.match_order(choice, item.expr.span);
        }
        self.ordered_first(item);
        self.expr(&item.expr);
        self.sort_order(item);
    }

    pub(super) fn sort_order(&mut self, item: &SortItem) {
        match &item.direction {
            None => {}
            Some(SortDirection::Asc) => self.layout.push(" ASC"),
            Some(SortDirection::Desc) => self.layout.push(" DESC"),
            Some(SortDirection::Using(operator)) => {
                self.layout.push(" USING ");
                self.operator(operator);
            }
        }
        match item.nulls_first {
            None => {}
            Some(true) => self.layout.push(" NULLS FIRST"),
            Some(false) => self.layout.push(" NULLS LAST"),
        }
    }

    fn limit(&mut self, limit: Option<&Limit>) {
        match limit {
            None => {}
            Some(Limit::All) => self.clause("LIMIT ALL"),
            Some(Limit::Count(count)) => self.count(count, |p, count| {
                p.clause("LIMIT ");
                p.expr(count);
            }),
            Some(Limit::Fetch { count: Some(count), with_ties }) => {
                self.count(count, |p, count| {
                    p.clause("FETCH FIRST ");
                    p.expr(count);
                    p.layout.push(" ROWS ");
                    p.layout.push(if *with_ties { "WITH TIES" } else { "ONLY" });
                });
            }
            Some(Limit::Fetch { count: None, with_ties }) => {
                self.clause("FETCH FIRST ROW ");
                self.layout.push(if *with_ties { "WITH TIES" } else { "ONLY" });
            }
        }
    }

    fn locking(&mut self, locking: &Locking) {
        self.clause(match locking.strength {
            LockStrength::Update => "FOR UPDATE",
            LockStrength::NoKeyUpdate => "FOR NO KEY UPDATE",
            LockStrength::Share => "FOR SHARE",
            LockStrength::KeyShare => "FOR KEY SHARE",
        });
        for (i, table) in locking.of.iter().enumerate() {
            self.layout.push(if i == 0 { " OF " } else { ", " });
            self.qualified(table, Place::Column);
        }
        match locking.wait {
            None => {}
            Some(LockWait::NoWait) => self.layout.push(" NOWAIT"),
            Some(LockWait::SkipLocked) => self.layout.push(" SKIP LOCKED"),
        }
    }
}

/// The place of an item that stands for columns.
pub(super) fn wildcard(item: &SelectItem) -> Option<Span> {
    match item {
        SelectItem::Wildcard(span) => Some(*span),
        SelectItem::Expr { value, .. } => match value.kind {
            ExprKind::Wildcard(_) | ExprKind::FieldWildcard(_) => Some(value.span),
            _ => None,
        },
    }
}

/// INTERSECT binds tighter than UNION and EXCEPT.
fn is_tight(operator: SetOperator) -> bool {
    operator == SetOperator::Intersect
}

/// Whether each column can be named: `select s.*` may give two columns of one name, and beside the merged column of a
/// join another relation may have one of its name.
fn are_unambiguous(columns: &[ExpandedColumn]) -> bool {
    let mut seen = HashSet::with_capacity(columns.len());
    let mut names = HashSet::with_capacity(columns.len());
    let mut merged = false;
    let mut repeated = false;
    for column in columns {
        if !seen.insert((&column.qualifier, &column.column)) {
            return false;
        }
        merged |= column.qualifier.is_none();
        repeated |= !names.insert(&column.column);
    }
    !(merged && repeated)
}
