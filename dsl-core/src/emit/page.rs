//! Keyset pages: the order, which turns round on the way back, and one row more than a page has.

use super::{
    layout::{Group, Laid},
    sql::{EmitOptions, Printer},
};
use crate::{
    analyze::resolutions::Resolutions,
    ast::{
        Expr, ExprKind, Ident, Literal, QualifiedName, Select, SelectBody, SelectCore,
        expr::{SortDirection, SortItem},
        select::{CursorSplice, Limit, PageBy, PageRanges},
    },
    compiled::variants::{Piece, SwitchIndex, SwitchKind},
    lex::RustIndex,
    parse::page::{add_operands, page_key_name},
    source::Span,
};

impl Printer<'_> {
    /// A key's value in a cursor.
    pub(super) fn page_key(&mut self, cursor: RustIndex, key: usize, span: Span) {
        let number = self.resolutions.page_keys.get(&(cursor, key)).map_or(1, |p| p.number);
        let param = number.saturating_sub(1);
        self.layout.param(param);
        self.decisions.note_param(param, span);
    }

    /// ORDER BY and LIMIT of a page.
    pub(super) fn page_tail(&mut self, page: &PageBy, select: &Select) {
        let keys = &select.order_by;
        self.turned(page, |p, backward| p.page_order(keys, backward));
        self.page_limit(select);
    }

    /// Prints what differs with the direction of reading: backward from a cursor for BEFORE, or from the end. Between two
    /// cursors rows are read from the first of them on.
    fn turned(&mut self, page: &PageBy, mut print: impl FnMut(&mut Self, bool)) {
        let Some(before) = page.before else { return print(self, false) };
        let after = page.after.map(|after| (SwitchKind::Optional(after.splice), false));
        let backward = [SwitchKind::Optional, SwitchKind::FromEnd];
        let backward = backward.map(|kind| (kind(before.splice), true));
        let ways: Vec<(SwitchKind, bool)> = after.into_iter().chain(backward).collect();
        for (kind, backward) in &ways {
            let on = self.decisions.switch(*kind, &[]);
            self.layout.piece(Piece::When(vec![on]));
            print(self, *backward);
            self.layout.piece(Piece::Otherwise);
        }
        print(self, false);
        for _ in &ways {
            self.layout.piece(Piece::End);
        }
    }

    fn page_order(&mut self, keys: &[SortItem], backward: bool) {
        self.layout.line();
        let turned: Vec<SortItem> = match backward {
            true => keys.iter().map(reversed).collect(),
            false => keys.to_vec(),
        };
        self.list("ORDER BY", &turned, Self::sort_item);
    }

    fn page_limit(&mut self, select: &Select) {
        let Some(Limit::Count(count)) = &select.limit else { return };
        self.clause("LIMIT ");
        match page_size(count) {
            Some(size) => self.layout.push(&size.saturating_add(1).to_string()),
            None => self.expr(count),
        }
    }

    /// A page whose rows are in several ranges of an index.
    pub(super) fn page_ranges(
        &mut self,
        page: &PageBy,
        ranges: &PageRanges,
        core: &SelectCore,
        select: &Select,
    ) {
        let switch = |p: &mut Self, cursor: CursorSplice| {
            p.decisions.switch(SwitchKind::Optional(cursor.splice), &[])
        };
        let after = page.after.map(|cursor| switch(self, cursor));
        let before = page.before.map(|cursor| switch(self, cursor));
        let end = page
            .before
            .map(|cursor| self.decisions.switch(SwitchKind::FromEnd(cursor.splice), &[]));
        let within = |p: &mut Self, on: SwitchIndex, print: &mut dyn FnMut(&mut Self)| {
            p.layout.piece(Piece::When(vec![on]));
            p.within(&[on], print);
            p.layout.piece(Piece::Otherwise);
        };
        let asked = Asked { page, filter: ranges.filter.as_ref(), core, select };
        if let Some(before) = before {
            within(self, before, &mut |p| {
                if let Some(after) = after {
                    within(p, after, &mut |p| {
                        p.merged(&asked, &ranges.after, ranges.until.as_ref(), false);
                    });
                }
                p.merged(&asked, &ranges.before, None, true);
                if after.is_some() {
                    p.layout.piece(Piece::End);
                }
            });
        }
        if let Some(after) = after {
            within(self, after, &mut |p| p.merged(&asked, &ranges.after, None, false));
        }
        if let Some(end) = end {
            within(self, end, &mut |p| p.range(&asked, &[], None, true));
        }
        self.range(&asked, &[], None, false);
        for _ in after.iter().chain(&before).chain(&end) {
            self.layout.piece(Piece::End);
        }
    }

    /// Ranges, each in its order, and all of them in it.
    fn merged(
        &mut self,
        asked: &Asked<'_>,
        ranges: &[Vec<Expr>],
        until: Option<&Expr>,
        backward: bool,
    ) {
        for (index, range) in ranges.iter().enumerate() {
            if index > 0 {
                self.clause("UNION ALL");
                self.layout.line();
            }
            self.block(Group::Broken, |p| p.range(asked, range, until, backward));
        }
        let keys = asked.select.order_by.iter().zip(&asked.page.keys).enumerate();
        let keys: Vec<SortItem> = keys
            .map(|(index, (item, shown))| {
                let span = item.expr.span;
                let kind = match shown {
                    Some(column) => ExprKind::Literal(Literal::Number((column + 1).to_string())),
                    None => {
                        let name = Ident::interned(&page_key_name(index), span);
                        ExprKind::Column(QualifiedName { parts: vec![name], span })
                    }
                };
                SortItem { expr: Expr { kind, span: NOWHERE }, ..item.clone() }
            })
            .collect();
        self.page_order(&keys, backward);
        self.page_limit(asked.select);
    }

    fn range(&mut self, asked: &Asked<'_>, range: &[Expr], until: Option<&Expr>, backward: bool) {
        let added: Vec<Expr> = range.iter().chain(until).cloned().collect();
        let mut core = asked.core.clone();
        core.where_ = asked.filter.cloned();
        add_operands(&mut core.where_, added);
        self.select_core(&core);
        self.page_order(&asked.select.order_by, backward);
        self.page_limit(asked.select);
    }
}

/// What is the same in all ranges of a page.
struct Asked<'a> {
    page: &'a PageBy,
    filter: Option<&'a Expr>,
    core: &'a SelectCore,
    select: &'a Select,
}

/// The place of what nobody has written, about which analysis says nothing.
const NOWHERE: Span = Span { start: u32::MAX, end: u32::MAX };

/// How many rows a page has, where that is written.
pub(crate) fn page_size(count: &Expr) -> Option<i64> {
    match &count.kind {
        ExprKind::Literal(Literal::Number(digits)) => digits.parse().ok(),
        _ => None,
    }
}

fn reversed(item: &SortItem) -> SortItem {
    let direction = match item.direction {
        Some(SortDirection::Desc) => None,
        _ => Some(SortDirection::Desc),
    };
    SortItem { direction, nulls_first: item.nulls_first.map(|first| !first), ..item.clone() }
}

/// What is the same in all queries whose pages can be turned by the same cursor: where their rows come from, and their
/// order.
pub(crate) fn page_identity(select: &Select, resolutions: &Resolutions) -> u64 {
    let mut printer = Printer::new(resolutions);
    printer.layout.open(Group::Fit);
    if let SelectBody::Core(core) = &select.body {
        printer.core_clauses(core);
    }
    printer.list("ORDER BY", &select.order_by, Printer::sort_item);
    printer.layout.close();
    fingerprint(&match printer.layout.finish(EmitOptions::default().width) {
        Laid::Text(text) => text,
        Laid::Template(pieces) => format!("{pieces:?}"),
    })
}

/// FNV-1a.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
