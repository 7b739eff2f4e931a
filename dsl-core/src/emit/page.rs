//! Keyset pages: the order, which turns round on the way back, and one row more than a page has.

use super::{
    layout::{Group, Laid},
    sql::{EmitOptions, Printer},
};
use crate::{
    analyze::resolutions::Resolutions,
    ast::{
        Expr, ExprKind, Literal, Select, SelectBody,
        expr::{SortDirection, SortItem},
        select::{Limit, PageBy},
    },
    compiled::variants::{Piece, SwitchKind},
    lex::RustIndex,
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
        self.layout.line();
        let keys = &select.order_by;
        match page.before {
            None => self.list("ORDER BY", keys, Self::sort_item),
            Some(before) => {
                let before = self.decisions.switch(SwitchKind::Optional(before.splice), &[]);
                // Between two cursors rows are read from the first of them on.
                let after = page
                    .after
                    .map(|after| self.decisions.switch(SwitchKind::Optional(after.splice), &[]));
                let reversed: Vec<SortItem> = keys.iter().map(reversed).collect();
                self.layout.piece(Piece::When(vec![before]));
                if let Some(after) = after {
                    self.layout.piece(Piece::When(vec![after]));
                    self.list("ORDER BY", keys, Self::sort_item);
                    self.layout.piece(Piece::Otherwise);
                }
                self.list("ORDER BY", &reversed, Self::sort_item);
                if after.is_some() {
                    self.layout.piece(Piece::End);
                }
                self.layout.piece(Piece::Otherwise);
                self.list("ORDER BY", keys, Self::sort_item);
                self.layout.piece(Piece::End);
            }
        }
        let Some(Limit::Count(count)) = &select.limit else { return };
        self.clause("LIMIT ");
        match page_size(count) {
            Some(size) => self.layout.push(&size.saturating_add(1).to_string()),
            None => self.expr(count),
        }
    }
}

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
