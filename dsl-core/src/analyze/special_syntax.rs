//! Functions with a syntax of their own (grammar `func_expr_common_subexpr`).

use super::{
    Analyzer,
    expr::unparen,
    scope::{Context, Scope},
};
use crate::{
    ast::{
        self,
        expr::{SpecialSyntax, SubstringForm, TrimSide},
    },
    catalog::{CastContext, TypeOid},
    compiled::Command,
    diagnostic::Diagnostic,
    query::{Expr, ExprKind},
    source::Span,
};

impl Analyzer<'_> {
    pub(super) fn sql_value(
        &mut self,
        name: &'static str,
        precision: Option<&ast::Expr>,
        span: Span,
    ) -> Expr {
        let data_type = match name {
            "current_date" => TypeOid::DATE,
            "current_time" => TypeOid::TIMETZ,
            "current_timestamp" => TypeOid::TIMESTAMPTZ,
            "localtime" => TypeOid::TIME,
            "localtimestamp" => TypeOid::TIMESTAMP,
            "system_user" => TypeOid::TEXT,
            _ => TypeOid::NAME,
        };
        let modifier = match precision.map(|p| &unparen(p).kind) {
            Some(ast::ExprKind::Literal(ast::Literal::Number(text))) => {
                text.parse().map_or(-1, |p: i32| p.min(6))
            }
            _ => -1,
        };
        Expr { kind: ExprKind::SqlValue(name), data_type, modifier, span }
    }

    pub(super) fn special(&mut self, call: &ast::expr::SpecialCall, span: Span) -> Expr {
        let text = |value: &str| {
            Expr::new(ExprKind::Const(Some(value.to_owned())), TypeOid::UNKNOWN, span)
        };
        let function = match &call.syntax {
            SpecialSyntax::Extract { field } => {
                let mut args = vec![text(field)];
                args.extend(call.args.iter().map(|a| self.expr(a)));
                // The field's name is read when the statement runs; nothing is checked here, as on the server.
                return self.call_builtin("extract", args, span);
            }
            SpecialSyntax::Overlay => "overlay",
            SpecialSyntax::Position => "position",
            SpecialSyntax::Substring(form) => return self.substring(*form, &call.args, span),
            SpecialSyntax::Trim { side } => match side {
                None | Some(TrimSide::Both) => "btrim",
                Some(TrimSide::Leading) => "ltrim",
                Some(TrimSide::Trailing) => "rtrim",
            },
            SpecialSyntax::Normalize { form } => {
                let mut args: Vec<Expr> = call.args.iter().map(|a| self.expr(a)).collect();
                args.extend(form.map(text));
                return self.call_builtin("normalize", args, span);
            }
            SpecialSyntax::CollationFor => "pg_collation_for",
            SpecialSyntax::Treat { type_name } => {
                let name = type_name.name.last().declared();
                let args = call.args.iter().map(|a| self.expr(a)).collect();
                return self.call_builtin(name, args, span);
            }
            SpecialSyntax::Xml(xml) => return self.xml(xml, &call.args, span),
            SpecialSyntax::Json(json) => return self.json(json, span),
            SpecialSyntax::MergeAction => return self.merge_action(span),
        };
        let args = call.args.iter().map(|a| self.expr(a)).collect();
        self.call_builtin(function, args, span)
    }

    /// `merge_action()` stands in RETURNING of MERGE, and in subqueries there (`transformMergeSupportFunc`).
    fn merge_action(&mut self, span: Span) -> Expr {
        let in_returning =
            |s: &Scope| s.context == Context::Returning && s.query.command == Command::Merge;
        if !self.scopes.iter().any(in_returning) {
            let message =
                "MERGE_ACTION() can only be used in the RETURNING list of a MERGE command";
            self.report(super::row::analysis_syntax(span, message));
            return Expr::error(span);
        }
        Expr::new(ExprKind::MergeAction, TypeOid::TEXT, span)
    }

    fn substring(&mut self, form: SubstringForm, args: &[ast::Expr], span: Span) -> Expr {
        let mut args: Vec<Expr> = args.iter().map(|a| self.expr(a)).collect();
        if form == SubstringForm::For && args.len() == 2 {
            // The grammar inserts a start of 1 and casts the length to integer.
            let one = Expr::new(ExprKind::Const(Some("1".to_owned())), TypeOid::INT4, span);
            let length = args.remove(1);
            let (from, length_span) = (length.data_type, length.span);
            let length = self
                .coerce_to_target(length, TypeOid::INT4, -1, CastContext::Explicit)
                .unwrap_or_else(|| {
                    let message = format!("cannot cast type {} to integer", self.type_name(from));
                    self.error("42846", length_span, message);
                    Expr::error(length_span)
                });
            args.extend([one, length]);
        }
        self.call_builtin("substring", args, span)
    }

    pub(super) fn overlaps(&mut self, left: &ast::Expr, right: &ast::Expr, span: Span) -> Expr {
        let mut args = Vec::new();
        for (side, name) in [(left, "left"), (right, "right")] {
            let ast::ExprKind::Row { fields, .. } = &unparen(side).kind else {
                return Expr::error(span);
            };
            if fields.len() != 2 {
                let message =
                    format!("wrong number of parameters on {name} side of OVERLAPS expression");
                self.report(Diagnostic::syntax(side.span, message));
                return Expr::error(span);
            }
            args.extend(fields.iter().map(|f| self.expr(f)));
        }
        self.call_builtin("overlaps", args, span)
    }
}
