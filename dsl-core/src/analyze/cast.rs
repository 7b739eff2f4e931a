//! Casts and COLLATE (`transformTypeCast`, `transformCollateClause`).

use super::{Analyzer, coerce, errors::nearest, expr::unparen};
use crate::{
    ast::{self, expr::CastSpelling},
    catalog::{CastContext, TypeOid},
    query::{Expr, ExprKind},
    source::Span,
};

/// The types of the server that are meant most often.
const COMMON_TYPES: [&str; 16] = [
    "bigint",
    "boolean",
    "bytea",
    "date",
    "inet",
    "integer",
    "interval",
    "json",
    "jsonb",
    "numeric",
    "smallint",
    "text",
    "timestamp",
    "timestamptz",
    "uuid",
    "varchar",
];

impl Analyzer<'_> {
    pub(super) fn cast(
        &mut self,
        operand: &ast::Expr,
        type_name: &ast::TypeName,
        spelling: CastSpelling,
        span: Span,
    ) -> Expr {
        let target = self.type_by_name(type_name);
        let value = match (&unparen(operand).kind, target) {
            // An array constructor takes the cast's element type (`transformTypeCast`).
            (ast::ExprKind::Array(elements), Some((data_type, _))) => {
                let base = coerce::base_type(self.catalog, data_type);
                let element =
                    self.catalog.get_type(base).filter(|t| t.is_array).and_then(|t| t.element);
                match element {
                    Some(element) => self.array(elements, Some((base, element)), operand.span),
                    None => self.expr(operand),
                }
            }
            _ => self.expr(operand),
        };
        let Some((data_type, modifier)) = target else { return Expr::error(span) };
        if value.is_error() {
            return Expr::error(span);
        }
        let from = value.data_type;
        match self.coerce_to_target(value, data_type, modifier, CastContext::Explicit) {
            Some(mut value) => {
                if spelling != CastSpelling::TypedLiteral || !value.is_error() {
                    value.span = span;
                }
                value
            }
            None => {
                let message = format!(
                    "cannot cast type {} to {}",
                    self.type_name(from),
                    self.type_name(data_type)
                );
                let place = match spelling {
                    CastSpelling::DoubleColon => Span::new(operand.span.end, span.end),
                    CastSpelling::Cast | CastSpelling::TypedLiteral | CastSpelling::Implied => span,
                };
                self.error("42846", place, message);
                Expr::error(span)
            }
        }
    }

    /// A type by its written name, reported when it cannot be.
    pub(crate) fn type_by_name(&mut self, type_name: &ast::TypeName) -> Option<(TypeOid, i32)> {
        match crate::catalog::type_name::resolve_type_name(self.catalog, type_name) {
            Ok(found) => Some(found),
            Err(diagnostic) => {
                let wanted = type_name.name.last().declared();
                let names = self.catalog.user_types().iter().map(|t| t.name.as_ref());
                let names = names.filter(|n| !n.starts_with('_')).chain(COMMON_TYPES);
                let near = nearest(wanted, names);
                let diagnostic = match super::errors::did_you_mean(&near) {
                    Some(help) if diagnostic.code == "42704" => diagnostic.help(help),
                    _ => diagnostic,
                };
                self.report(diagnostic);
                None
            }
        }
    }

    pub(super) fn collate(
        &mut self,
        operand: &ast::Expr,
        collation: &ast::QualifiedName,
        span: Span,
    ) -> Expr {
        let place = Span::new(operand.span.end, span.end);
        let operand = self.expr(operand);
        if operand.is_error() {
            return operand;
        }
        let collatable =
            self.catalog.get_type(operand.data_type).is_some_and(|t| t.collation.is_some());
        if !collatable && operand.data_type != TypeOid::UNKNOWN {
            let message = format!(
                "collations are not supported by type {}",
                self.type_name(operand.data_type)
            );
            self.error("42804", place, message);
            return Expr::error(span);
        }
        let namespace = collation.schema().map(|s| s.declared().to_owned());
        let namespace = namespace.and_then(|s| self.catalog.lookup_namespace(&s));
        let found = collation.last().spellings().find_map(|s| {
            self.catalog.lookup_collation(namespace, s).map(|c| (c.oid, s.to_owned()))
        });
        let Some((oid, spelling)) = found else {
            let message = format!(
                "collation \"{}\" for encoding \"UTF8\" does not exist",
                collation.parts.iter().map(|p| p.declared()).collect::<Vec<_>>().join(".")
            );
            self.error("42704", collation.span, message);
            return Expr::error(span);
        };
        self.note_spelling(collation.last(), &spelling);
        let (data_type, modifier) = (operand.data_type, operand.modifier);
        Expr { kind: ExprKind::Collate(Box::new(operand), oid), data_type, modifier, span }
    }
}
