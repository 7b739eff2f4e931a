//! Coercion of expressions (`parse_coerce.c`): the rules are in `coerce`; here they meet trees, literals and
//! parameters.

use super::{Analyzer, coerce, common_type, literal};
use crate::{
    catalog::{CastContext, TypeKind, TypeOid},
    diagnostic::Diagnostic,
    query::{Expr, ExprKind},
    source::Span,
};

impl Analyzer<'_> {
    /// Coerces to a type and modifier where the context allows it; None where it does not, for the caller to say so
    /// (`coerce_to_target_type`).
    pub(crate) fn coerce_to_target(
        &mut self,
        expr: Expr,
        target: TypeOid,
        modifier: i32,
        context: CastContext,
    ) -> Option<Expr> {
        if expr.is_error() || target.is_error() {
            return Some(Expr::error(expr.span));
        }
        if !coerce::can_coerce_type(self.catalog, &[expr.data_type], &[target], context)
            && !self.is_record_to_composite(&expr, target, context)
        {
            return None;
        }
        let from = expr.data_type;
        let expr = self.coerce_type(expr, target, modifier, context);
        if expr.modifier == modifier || expr.is_error() {
            return Some(expr);
        }
        // A literal, or what was cast just now, is made with it.
        let made =
            matches!(expr.kind, ExprKind::Const(_) | ExprKind::Param(_)) || expr.data_type != from;
        if modifier >= 0 && made {
            return Some(Expr { modifier, ..expr });
        }
        // Another length makes another value of it; a cast to the bare type takes the modifier away
        // (`coerce_type_typmod`).
        let (data_type, span) = (expr.data_type, expr.span);
        Some(Expr { kind: ExprKind::Relabel(Box::new(expr)), data_type, modifier, span })
    }

    /// Coerces where [`coerce::can_coerce_type`] has said yes (`coerce_type`).
    pub(crate) fn coerce_type(
        &mut self,
        expr: Expr,
        target: TypeOid,
        modifier: i32,
        context: CastContext,
    ) -> Expr {
        if expr.data_type == target || expr.is_error() || target.is_error() {
            return expr;
        }
        if takes_any_type(target)
            || (is_polymorphic_pseudo(target) && expr.data_type != TypeOid::UNKNOWN)
        {
            return expr;
        }
        if let ExprKind::Collate(operand, collation) = expr.kind {
            // COLLATE stays on top: the coercion goes below it.
            let inner = self.coerce_type(*operand, target, modifier, context);
            let data_type = inner.data_type;
            let collatable =
                self.catalog.get_type(data_type).is_some_and(|t| t.collation.is_some());
            if !collatable {
                return inner;
            }
            return Expr::new(ExprKind::Collate(Box::new(inner), collation), data_type, expr.span);
        }
        if expr.data_type == TypeOid::UNKNOWN {
            return self.coerce_unknown(expr, target, modifier);
        }
        let pathway = coerce::find_coercion_pathway(self.catalog, target, expr.data_type, context);
        match pathway {
            Some(pathway) => self.apply_pathway(expr, target, pathway, context),
            None if self.is_record_to_composite(&expr, target, context) => {
                self.coerce_record_to_composite(expr, target, context)
            }
            None => {
                let span = expr.span;
                Expr::new(ExprKind::ConvertRow(Box::new(expr)), target, span)
            }
        }
    }

    fn apply_pathway(
        &mut self,
        expr: Expr,
        target: TypeOid,
        pathway: coerce::Pathway,
        context: CastContext,
    ) -> Expr {
        use coerce::Pathway;
        let span = expr.span;
        let kind = match pathway {
            Pathway::Identity => return expr,
            Pathway::Relabel | Pathway::UnknownLiteral => ExprKind::Relabel(Box::new(expr)),
            Pathway::Function(proc) => {
                ExprKind::Function { proc, args: vec![expr], variadic: false }
            }
            Pathway::ArrayCoerce(_) => ExprKind::ArrayCoerce(Box::new(expr)),
            Pathway::ViaIo => ExprKind::CoerceViaIo(Box::new(expr)),
            Pathway::RowToRow if self.is_row_constructor(&expr) => {
                return self.coerce_record_to_composite(expr, target, context);
            }
            Pathway::RowToRow if expr.data_type == TypeOid::RECORD => {
                let message = format!("cannot cast type record to {}", self.type_name(target));
                self.error("42846", span, message);
                return Expr::error(span);
            }
            Pathway::RowToRow => ExprKind::ConvertRow(Box::new(expr)),
            Pathway::ToDomain(inner) => {
                let base = coerce::base_type(self.catalog, target);
                let inner = if expr.data_type == base {
                    expr
                } else {
                    self.apply_pathway(expr, base, *inner, context)
                };
                ExprKind::CoerceToDomain(Box::new(inner))
            }
        };
        Expr::new(kind, target, span)
    }

    /// A literal or parameter without a type takes the target's.
    fn coerce_unknown(&mut self, expr: Expr, target: TypeOid, modifier: i32) -> Expr {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Const(value) => {
                let readable = match value {
                    Some(text) => self.check_constant(target, modifier, text, span),
                    None => self.check_null(target, span),
                };
                if !readable {
                    return Expr::error(span);
                }
                let base = coerce::base_type(self.catalog, target);
                let constant = Expr::new(ExprKind::Const(value.clone()), base, span);
                if base == target {
                    return constant;
                }
                Expr::new(ExprKind::CoerceToDomain(Box::new(constant)), target, span)
            }
            ExprKind::Param(_) => self.set_param_type(&expr, target).unwrap_or(Expr::error(span)),
            ExprKind::Collate(operand, _) => {
                let operand = (**operand).clone();
                self.coerce_type(operand, target, modifier, CastContext::Implicit)
            }
            // The server's own words for an untyped literal that is no longer one, as a field of a row is.
            _ => {
                let message = format!(
                    "failed to find conversion function from unknown to {}",
                    self.type_name(target)
                );
                let diagnostic = Diagnostic::error("XX000", span, message);
                self.report(diagnostic.help("give the literal a type where it stands: 'a'::text"));
                Expr::error(span)
            }
        }
    }

    /// Checks a constant against the input function of the type that it gets.
    fn check_constant(&mut self, target: TypeOid, modifier: i32, text: &str, span: Span) -> bool {
        let kind = self.catalog.get_type(target).map(|t| &t.kind);
        if target == TypeOid::RECORD {
            self.error("0A000", span, "input of anonymous composite types is not implemented");
            return false;
        }
        let readable = [TypeOid::CSTRING, TypeOid::VOID, TypeOid::UNKNOWN];
        let is_array = self.catalog.get_type(target).is_some_and(|known| known.is_array);
        if matches!(kind, Some(TypeKind::Pseudo)) && !is_array && !readable.contains(&target) {
            let message = format!("cannot accept a value of type {}", self.type_name(target));
            self.error("0A000", span, message);
            return false;
        }
        let check = match target {
            TypeOid::INTERVAL => literal::check_interval(self.catalog, modifier, text),
            _ => literal::check_literal(self.catalog, target, text),
        };
        match check {
            Ok(()) => true,
            Err(error) => {
                let mut diagnostic = Diagnostic::error(error.sqlstate, span, error.message);
                diagnostic.help.extend(self.literal_meant.take().or(error.help));
                self.report(diagnostic);
                false
            }
        }
    }

    /// A NULL goes to the type's input function too, unless that is strict: those of most pseudo-types that only the
    /// server's own functions take are not.
    fn check_null(&mut self, target: TypeOid, span: Span) -> bool {
        let Some(ty) = self.catalog.get_type(target) else { return true };
        if !matches!(ty.kind, TypeKind::Pseudo) {
            return true;
        }
        let input = self.catalog.procs_named(&format!("{}_in", ty.name));
        if input.iter().all(|proc| proc.strict) {
            return true;
        }
        let message = format!("cannot accept a value of type {}", self.type_name(target));
        self.error("0A000", span, message);
        false
    }

    fn is_row_constructor(&self, expr: &Expr) -> bool {
        matches!(expr.kind, ExprKind::Row { .. })
            || (expr.data_type == TypeOid::RECORD && matches!(expr.kind, ExprKind::Var(_)))
    }

    /// ROW(…) to a named composite type, field by field (`coerce_record_to_complex`).
    fn is_record_to_composite(&self, expr: &Expr, target: TypeOid, context: CastContext) -> bool {
        let Some(fields) = self.composite_fields(target) else { return false };
        let ExprKind::Row { fields: given, .. } = &expr.kind else { return false };
        expr.data_type == TypeOid::RECORD
            && given.len() == fields.len()
            && given.iter().zip(&fields).all(|(g, f)| {
                coerce::can_coerce_type(self.catalog, &[g.data_type], &[f.0], context)
            })
    }

    fn coerce_record_to_composite(
        &mut self,
        expr: Expr,
        target: TypeOid,
        context: CastContext,
    ) -> Expr {
        let span = expr.span;
        let Some(types) = self.composite_fields(target) else { return Expr::error(span) };
        let ExprKind::Row { fields, names } = expr.kind else {
            return Expr::new(ExprKind::ConvertRow(Box::new(expr)), target, span);
        };
        let (given, wanted) = (fields.len(), types.len());
        let mut coerced = Vec::with_capacity(fields.len());
        for (index, (field, (data_type, modifier))) in fields.into_iter().zip(types).enumerate() {
            let (from, field_span) = (field.data_type, field.span);
            match self.coerce_to_target(field, data_type, modifier, context) {
                Some(field) => coerced.push(field),
                None => {
                    let message = format!("cannot cast type record to {}", self.type_name(target));
                    let help = format!(
                        "cannot cast type {} to {} in column {}",
                        self.type_name(from),
                        self.type_name(data_type),
                        index + 1
                    );
                    self.report(Diagnostic::error("42846", field_span, message).help(help));
                    return Expr::error(span);
                }
            }
        }
        // The server counts them as it goes.
        if given != wanted {
            let name = self.type_name(target);
            let what = if given > wanted { "many" } else { "few" };
            let message = format!("cannot cast type record to {name}");
            let help = format!("input has too {what} columns");
            self.report(Diagnostic::error("42846", span, message).help(help));
            return Expr::error(span);
        }
        let base = coerce::base_type(self.catalog, target);
        let row = Expr::new(ExprKind::Row { fields: coerced, names }, base, span);
        if base == target {
            row
        } else {
            Expr::new(ExprKind::CoerceToDomain(Box::new(row)), target, span)
        }
    }

    /// Types and modifiers of a composite's fields, through domains.
    pub(crate) fn composite_fields(&self, data_type: TypeOid) -> Option<Vec<(TypeOid, i32)>> {
        let base = coerce::base_type(self.catalog, data_type);
        let TypeKind::Composite { relation } = self.catalog.get_type(base)?.kind else {
            return None;
        };
        let relation = self.catalog.get_relation(relation)?;
        Some(relation.live_attributes().map(|a| (a.data_type, a.modifier)).collect())
    }

    /// A condition or bound is one value.
    fn refuses_set_argument(&mut self, expr: &Expr, construct: &str) -> bool {
        if self.scope().last_set_function.is_none() || self.set_function_in(expr).is_none() {
            return false;
        }
        self.error("42804", expr.span, format!("argument of {construct} must not return a set"));
        true
    }

    /// Coerces a condition to boolean, or says that it cannot be one (`coerce_to_boolean`).
    pub(crate) fn coerce_to_boolean(&mut self, expr: Expr, construct: &str) -> Expr {
        if self.refuses_set_argument(&expr, construct) {
            return Expr::error(expr.span);
        }
        let (span, from) = (expr.span, expr.data_type);
        if from == TypeOid::BOOL || expr.is_error() {
            return expr;
        }
        let coerced = self.coerce_to_target(expr, TypeOid::BOOL, -1, CastContext::Assignment);
        match coerced {
            Some(coerced) => coerced,
            None => {
                let message = format!(
                    "argument of {construct} must be type boolean, not type {}",
                    self.type_name(from)
                );
                self.error("42804", span, message);
                Expr::error(span)
            }
        }
    }

    /// Coerces an argument of a clause to a fixed type (`coerce_to_specific_type`).
    pub(crate) fn coerce_to_specific(
        &mut self,
        expr: Expr,
        target: TypeOid,
        construct: &str,
    ) -> Expr {
        if self.refuses_set_argument(&expr, construct) {
            return Expr::error(expr.span);
        }
        let (span, from) = (expr.span, expr.data_type);
        match self.coerce_to_target(expr, target, -1, CastContext::Assignment) {
            Some(coerced) => coerced,
            None => {
                let message = format!(
                    "argument of {construct} must be type {}, not type {}",
                    self.type_name(target),
                    self.type_name(from)
                );
                self.error("42804", span, message);
                Expr::error(span)
            }
        }
    }

    /// The common type of expressions, for UNION, CASE, VALUES, ARRAY and their like; reports where there is none.
    pub(crate) fn common_type(&mut self, exprs: &[&Expr], construct: &str) -> TypeOid {
        if exprs.iter().any(|e| e.is_error()) {
            return TypeOid::ERROR;
        }
        let types: Vec<TypeOid> = exprs.iter().map(|e| e.data_type).collect();
        self.check_collations(exprs.iter().copied());
        match common_type::select_common_type(self.catalog, &types) {
            Ok(data_type) => data_type,
            Err(mismatch) => {
                let message = format!(
                    "{construct} types {} and {} cannot be matched",
                    self.type_name(mismatch.left),
                    self.type_name(types.get(mismatch.index).copied().unwrap_or_default())
                );
                let span = exprs.get(mismatch.index).map_or(Span::default(), |e| e.span);
                self.error("42804", span, message);
                TypeOid::ERROR
            }
        }
    }

    /// Coerces to a common type (`coerce_to_common_type`).
    pub(crate) fn coerce_to_common(
        &mut self,
        expr: Expr,
        common: TypeOid,
        construct: &str,
    ) -> Expr {
        if expr.is_error() || common.is_error() {
            return Expr::error(expr.span);
        }
        if coerce::can_coerce_type(
            self.catalog,
            &[expr.data_type],
            &[common],
            CastContext::Implicit,
        ) {
            return self.coerce_type(expr, common, -1, CastContext::Implicit);
        }
        let message = format!(
            "{construct} could not convert type {} to {}",
            self.type_name(expr.data_type),
            self.type_name(common)
        );
        self.error("42846", expr.span, message);
        Expr::error(expr.span)
    }

    /// The modifier that all expressions of one type share, else none.
    pub(crate) fn common_modifier(exprs: &[&Expr], common: TypeOid) -> i32 {
        let mut exprs = exprs.iter();
        let first = match exprs.next() {
            Some(first) if first.data_type == common => first.modifier,
            _ => return -1,
        };
        if exprs.all(|e| e.data_type == common && e.modifier == first) { first } else { -1 }
    }
}

fn is_polymorphic_pseudo(target: TypeOid) -> bool {
    takes_any_type(target)
        || matches!(
            target,
            TypeOid::ANYARRAY
                | TypeOid::ANYENUM
                | TypeOid::ANYRANGE
                | TypeOid::ANYMULTIRANGE
                | TypeOid::ANYCOMPATIBLEARRAY
                | TypeOid::ANYCOMPATIBLERANGE
                | TypeOid::ANYCOMPATIBLEMULTIRANGE
        )
}

/// Whether a value of no type yet stays so under this type, too.
fn takes_any_type(target: TypeOid) -> bool {
    matches!(
        target,
        TypeOid::ANY
            | TypeOid::ANYELEMENT
            | TypeOid::ANYNONARRAY
            | TypeOid::ANYCOMPATIBLE
            | TypeOid::ANYCOMPATIBLENONARRAY
    )
}
