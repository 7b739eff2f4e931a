//! `page by key, … after {?cursor} before {?cursor} limit n`: keyset pages.
//!
//! What the clause means is put into clauses that are there already: its keys into ORDER BY, its comparisons with a
//! cursor into WHERE, or HAVING of a grouped query, as parts that may be left out. Keys that the select list does not
//! show are added behind it, since the next cursor is made of them.
//!
//! Keys of one direction are compared as rows, which one range of an index answers. Others take several ranges, which are
//! asked for one by one and merged. Where rows are grouped or locked, which cannot be merged, keys are compared one by one,
//! behind a bound on the first of them that an index can begin at.

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        Expr, ExprKind, Ident, Select, SelectBody, SelectCore, SelectItem,
        expr::{IsTest, Operator, SortDirection, SortItem},
        select::{CursorSplice, Distinct, Limit, OutputAlias, PageBy, PageRanges},
    },
    diagnostic::Diagnostic,
    lex::{SpliceKind, TokenKind, keyword::Keyword},
    source::Span,
};

/// The clause as it was read.
pub(super) struct ReadPage {
    keys: Vec<SortItem>,
    after: Option<CursorSplice>,
    before: Option<CursorSplice>,
    span: Span,
}

impl Parser<'_> {
    /// Whether `page by` stands here. The server has no such words, so that a query in its own text may call a table so.
    pub(super) fn at_page_by(&self) -> bool {
        self.at_word(0, "page") && self.keyword_at(1) == Some(Keyword::By) && self.is_macro_door()
    }

    /// `page by key, … [after {?cursor}] [before {?cursor}]`
    pub(super) fn page_clause(&mut self) -> Parse<ReadPage> {
        let start = self.bump().span;
        self.bump();
        let keys = self.query_sort_items()?;
        let mut page = ReadPage { keys, after: None, before: None, span: start };
        loop {
            let slot = match self.peek() {
                TokenKind::Word(word) if word.text.eq_ignore_ascii_case("after") => &mut page.after,
                TokenKind::Word(word) if word.text.eq_ignore_ascii_case("before") => {
                    &mut page.before
                }
                _ => break,
            };
            if slot.is_some() {
                return Err(self.unexpected("LIMIT"));
            }
            self.bump();
            let TokenKind::Splice(SpliceKind::Optional, splice) = *self.peek() else {
                return Err(self.unexpected("`{?cursor}`"));
            };
            *slot = Some(CursorSplice { splice, span: self.bump().span });
        }
        page.span = self.since(start);
        if page.after.is_none() && page.before.is_none() {
            return Err(self.unexpected("AFTER or BEFORE: `after {?cursor}`"));
        }
        if !self.at_keyword(Keyword::Limit) {
            return Err(self.unexpected("LIMIT: how many rows a page has"));
        }
        Ok(page)
    }

    /// Puts a page's parts into the clauses of its query.
    pub(super) fn put_page(&mut self, select: &mut Select, page: ReadPage) {
        let ReadPage { mut keys, after, before, span } = page;
        let mut refuse = |span, message: &str, help: &str| {
            let diagnostic = Diagnostic { code: "0A000", ..Diagnostic::syntax(span, message) };
            self.report(diagnostic.help(help));
        };
        let around = "make it a subquery: `select … from (…) q page by …`";
        if !select.order_by.is_empty() {
            return refuse(span, "a page has an order already", "take ORDER BY away");
        }
        if let Some(offset) = &select.offset {
            let help = "take OFFSET away: the next page begins behind the cursor";
            return refuse(offset.span, "a page has no OFFSET", help);
        }
        match &select.limit {
            Some(Limit::Count(count)) if is_size(count) => {}
            limit => {
                let place = match limit {
                    Some(Limit::Count(count)) => count.span,
                    _ => span,
                };
                let help = "write `limit 20` or `limit {n}`";
                return refuse(place, "the rows of a page are a number, or `{n}`", help);
            }
        }
        let SelectBody::Core(core) = &mut select.body else {
            return refuse(span, "only a SELECT has pages", around);
        };
        if let Some(Distinct::On(_, place)) = &core.distinct {
            return refuse(*place, "a SELECT DISTINCT ON has no pages", around);
        }
        for key in &mut keys {
            if let Some((place, message, help)) = unfit(key) {
                return refuse(place, message, help);
            }
            name_value(key, core);
        }
        let distinct = core.distinct.is_some();
        let shown: Vec<Option<usize>> = keys.iter().map(|key| shown_at(&key.expr, core)).collect();
        for (index, key) in keys.iter().enumerate().filter(|(index, _)| shown[*index].is_none()) {
            if distinct {
                let help = "name it in the select list, as SELECT DISTINCT wants of its order";
                return refuse(key.expr.span, "a key of the page is not in the select list", help);
            }
            let name = Ident::interned(&page_key_name(index), key.expr.span);
            let alias = Some(OutputAlias { name, mark: None });
            core.items.push(SelectItem::Expr { value: key.expr.clone(), alias });
        }
        let grouped = core.group_by.is_some() || core.having.is_some();
        let mergeable = !grouped && select.locking.is_empty();
        let ranges = mergeable.then(|| ranges(&keys, core, after, before)).flatten();
        let bounds = [(after, false), (before, true)];
        let bounds = bounds.into_iter().filter_map(|(cursor, backward)| {
            let cursor = cursor?;
            let operand = Box::new(beyond(&keys, cursor, backward));
            let kind = ExprKind::Optional { operand, needs: vec![cursor.splice] };
            Some(Expr { kind, span: cursor.span })
        });
        let clause = if grouped { &mut core.having } else { &mut core.where_ };
        add_operands(clause, bounds.collect());
        select.order_by = keys;
        select.page = Some(Box::new(PageBy { after, before, keys: shown, ranges, span }));
    }
}

/// `20`, or `{n}`.
fn is_size(count: &Expr) -> bool {
    match &count.kind {
        ExprKind::Literal(crate::ast::Literal::Number(digits)) => {
            digits.bytes().all(|digit| digit.is_ascii_digit())
        }
        ExprKind::Splice(SpliceKind::Value, _) => true,
        _ => false,
    }
}

/// What cannot be a key.
fn unfit(key: &SortItem) -> Option<(Span, &'static str, &'static str)> {
    let span = key.expr.span;
    match (&unparen(&key.expr).kind, &key.direction) {
        (ExprKind::MatchOrder(_), _) => Some((
            span,
            "the order of pages cannot be chosen",
            "a cursor belongs to one order: write a query for each",
        )),
        (ExprKind::Literal(_), _) => {
            Some((span, "a key of a page is a column or an expression", "write the column's name"))
        }
        (_, Some(SortDirection::Using(operator))) => {
            Some((operator.span, "a page has no ORDER BY … USING", "write ASC or DESC"))
        }
        _ => None,
    }
}

/// A key may be the name of an output column: it stands for that column's expression.
fn name_value(key: &mut SortItem, core: &SelectCore) {
    let ExprKind::Column(name) = &unparen(&key.expr).kind else { return };
    let [name] = name.parts.as_slice() else { return };
    let named = core.items.iter().find_map(|item| match item {
        SelectItem::Expr { value, alias: Some(alias) }
            if alias.name.declared() == name.declared() || alias.name.name == name.name =>
        {
            Some(value)
        }
        _ => None,
    });
    if let Some(value) = named {
        key.expr = value.clone();
    }
}

/// Which item of the select list is the key, if the list says so.
fn shown_at(key: &Expr, core: &SelectCore) -> Option<usize> {
    let is_key = |value: &Expr| {
        value == key
            || matches!(
                (&value.kind, &unparen(key).kind),
                (ExprKind::Column(one), ExprKind::Column(other))
                    if one.parts.len() == other.parts.len()
                        && one.parts.iter().zip(&other.parts).all(|(a, b)| a.name == b.name)
            )
    };
    for (index, item) in core.items.iter().enumerate() {
        match item {
            // What stands behind a wildcard has a place that only analysis knows.
            SelectItem::Wildcard(_) => return None,
            SelectItem::Expr { value, .. } => match &value.kind {
                ExprKind::Wildcard(_) | ExprKind::FieldWildcard(_) => return None,
                _ if is_key(value) => return Some(index),
                _ => {}
            },
        }
    }
    None
}

fn unparen(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Paren(inner) => unparen(inner),
        _ => expr,
    }
}

/// The column of a key that the author does not select, by its number from 0.
pub(crate) fn page_key_name(index: usize) -> String {
    format!("page_key_{}", index + 1)
}

/// Adds operands of AND to a condition.
pub(crate) fn add_operands(condition: &mut Option<Expr>, mut added: Vec<Expr>) {
    if added.is_empty() {
        return;
    }
    let span = match (&*condition, added.first()) {
        (Some(condition), _) => condition.span,
        (None, Some(first)) => first.span,
        (None, None) => return,
    };
    let mut operands = match condition.take() {
        None => Vec::new(),
        Some(Expr { kind: ExprKind::And(operands), .. }) => operands,
        Some(other) => vec![in_parentheses(other)],
    };
    operands.append(&mut added);
    *condition = Some(match operands.len() {
        1 => operands.remove(0),
        _ => Expr { kind: ExprKind::And(operands), span },
    });
}

/// A key as it is compared with a cursor.
struct Key<'k> {
    expr: &'k Expr,
    value: Expr,
    /// `<` or `>`: what comes behind the cursor in the direction of reading.
    operator: &'static str,
    /// Where NULLs stand in that direction: the key may be NULL.
    nulls_first: Option<bool>,
}

fn compared(items: &[SortItem], cursor: CursorSplice, backward: bool) -> Vec<Key<'_>> {
    let all = items.iter().enumerate();
    all.map(|(key, item)| {
        let descending = item.direction == Some(SortDirection::Desc);
        let kind = ExprKind::PageKey { cursor: cursor.splice, key };
        Key {
            expr: &item.expr,
            value: Expr { kind, span: cursor.span },
            operator: if descending != backward { "<" } else { ">" },
            nulls_first: item.nulls_first.map(|first| first != backward),
        }
    })
    .collect()
}

/// The comparison of all keys as rows, where none is NULL and they run in one direction.
fn as_rows(keys: &[Key<'_>], span: Span) -> Option<Expr> {
    let operator = keys.first()?.operator;
    if keys.iter().any(|key| key.nulls_first.is_some() || key.operator != operator) {
        return None;
    }
    let row = |fields: Vec<Expr>| match <[Expr; 1]>::try_from(fields) {
        Ok([only]) => only,
        Err(fields) => Expr { kind: ExprKind::Row { fields, explicit: false }, span },
    };
    let left = row(keys.iter().map(|key| key.expr.clone()).collect());
    let right = row(keys.iter().map(|key| key.value.clone()).collect());
    Some(binary(operator, left, right))
}

/// More ranges than these cost more than rows that are looked through.
const MANY_RANGES: usize = 8;

/// The ranges of an index that hold what is beyond the cursors; None where one comparison does it.
fn ranges(
    keys: &[SortItem],
    core: &SelectCore,
    after: Option<CursorSplice>,
    before: Option<CursorSplice>,
) -> Option<PageRanges> {
    let of = |cursor: Option<CursorSplice>, backward| match cursor {
        Some(cursor) => ranges_beyond(&compared(keys, cursor, backward), cursor.span),
        None => Vec::new(),
    };
    let (behind, ahead) = (of(after, false), of(before, true));
    let most = behind.len().max(ahead.len());
    let until = before.map(|cursor| beyond(keys, cursor, true));
    let filter = core.where_.clone();
    (2..=MANY_RANGES).contains(&most).then_some(PageRanges {
        filter,
        after: behind,
        before: ahead,
        until,
    })
}

/// Each range has values for the first keys, and is beyond the cursor in the next. Keys that are not NULL and run in one
/// direction to the end are compared as rows.
fn ranges_beyond(keys: &[Key<'_>], span: Span) -> Vec<Vec<Expr>> {
    let Some((first, others)) = keys.split_first() else { return Vec::new() };
    if let Some(whole) = as_rows(keys, span) {
        return vec![vec![whole]];
    }
    let mut ranges = Vec::new();
    // With the cursor's own value, which may be NULL.
    let inner = ranges_beyond(others, span);
    let mut equal = vec![vec![binary("=", first.expr.clone(), first.value.clone())]];
    if first.nulls_first.is_some() {
        equal.push(vec![is_null(first.expr.clone(), false), is_null(first.value.clone(), false)]);
    }
    for head in &equal {
        ranges.extend(inner.iter().map(|rest| [head.as_slice(), rest.as_slice()].concat()));
    }
    ranges.push(vec![binary(first.operator, first.expr.clone(), first.value.clone())]);
    if let Some(nulls_first) = first.nulls_first {
        ranges.push(vec![
            is_null(first.expr.clone(), nulls_first),
            is_null(first.value.clone(), !nulls_first),
        ]);
    }
    ranges
}

/// The rows that are beyond a cursor.
fn beyond(items: &[SortItem], cursor: CursorSplice, backward: bool) -> Expr {
    let span = cursor.span;
    let keys = compared(items, cursor, backward);
    let Some(first) = keys.first() else {
        return Expr { kind: ExprKind::Error, span };
    };
    if let Some(whole) = as_rows(&keys, span) {
        return whole;
    }
    let stepwise = in_parentheses(step(&keys, span));
    if first.nulls_first.is_some() {
        return stepwise;
    }
    let bound = if first.operator == "<" { "<=" } else { ">=" };
    let bound = binary(bound, first.expr.clone(), first.value.clone());
    Expr { kind: ExprKind::And(vec![bound, stepwise]), span }
}

/// The first key is beyond its value, or equal and the others are beyond theirs.
fn step(keys: &[Key<'_>], span: Span) -> Expr {
    let Some((first, others)) = keys.split_first() else {
        return Expr { kind: ExprKind::Error, span };
    };
    let mut ways = vec![binary(first.operator, first.expr.clone(), first.value.clone())];
    if let Some(nulls_first) = first.nulls_first {
        // Behind a NULL that comes first are all values, behind a value the NULLs that come last.
        let key = is_null(first.expr.clone(), nulls_first);
        let value = is_null(first.value.clone(), !nulls_first);
        ways.push(Expr { kind: ExprKind::And(vec![key, value]), span });
    }
    if !others.is_empty() {
        let (left, right) = (first.expr.clone(), first.value.clone());
        let equal = match first.nulls_first {
            None => binary("=", left, right),
            Some(_) => {
                let (left, right) = (Box::new(left), Box::new(right));
                Expr { kind: ExprKind::DistinctFrom { left, right, negated: true }, span }
            }
        };
        let rest = in_parentheses(step(others, span));
        ways.push(Expr { kind: ExprKind::And(vec![equal, rest]), span });
    }
    match ways.len() {
        1 => ways.remove(0),
        _ => Expr { kind: ExprKind::Or(ways), span },
    }
}

fn is_null(operand: Expr, negated: bool) -> Expr {
    let span = operand.span;
    Expr { kind: ExprKind::Is { operand: Box::new(operand), test: IsTest::Null, negated }, span }
}

fn binary(symbol: &'static str, left: Expr, right: Expr) -> Expr {
    let span = right.span;
    let op = Operator { schema: None, symbol, span };
    Expr { kind: ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, span }
}

/// What binds less than AND and comparisons do stands in parentheses.
fn in_parentheses(expr: Expr) -> Expr {
    match &expr.kind {
        ExprKind::Or(_) => {
            let span = expr.span;
            Expr { kind: ExprKind::Paren(Box::new(expr)), span }
        }
        _ => expr,
    }
}
