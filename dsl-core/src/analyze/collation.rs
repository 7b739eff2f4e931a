//! Explicit collations that contradict each other (`parse_collate.c`).

use super::Analyzer;
use crate::{
    catalog::CollationOid,
    query::{Expr, ExprKind},
    source::Span,
};

impl Analyzer<'_> {
    /// Two operands with different COLLATE clauses cannot be compared or joined.
    pub(crate) fn check_collations(&mut self, args: &[Expr]) {
        let mut first: Option<CollationOid> = None;
        for arg in args {
            let Some((own, span)) = self.explicit_collation(arg) else { continue };
            match first {
                Some(before) if before != own => {
                    let name = |oid| self.catalog.collation_name(oid).unwrap_or("?").to_owned();
                    let message = format!(
                        "collation mismatch between explicit collations \"{}\" and \"{}\"",
                        name(before),
                        name(own)
                    );
                    self.error("42P21", span, message);
                    return;
                }
                _ => first = Some(own),
            }
        }
    }

    /// The collation that COLLATE gives an expression, through what keeps it.
    fn explicit_collation(&self, expr: &Expr) -> Option<(CollationOid, Span)> {
        let operands: &[Expr] = match &expr.kind {
            ExprKind::Collate(_, oid) => return Some((*oid, expr.span)),
            ExprKind::Relabel(operand) | ExprKind::CoerceToDomain(operand) => {
                return self.explicit_collation(operand);
            }
            ExprKind::Function { args, .. } | ExprKind::Operator { args, .. } => args,
            ExprKind::Coalesce(args) | ExprKind::MinMax(args) => args,
            _ => return None,
        };
        let collatable =
            self.catalog.get_type(expr.data_type).is_some_and(|t| t.collation.is_some());
        operands.iter().filter(|_| collatable).find_map(|o| self.explicit_collation(o))
    }
}
