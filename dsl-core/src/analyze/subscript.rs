//! Subscripts (`transformContainerSubscripts`, `arraysubs.c`, `jsonbsubs.c`).

use super::{Analyzer, coerce};
use crate::{
    ast::{self, expr::Subscript},
    catalog::{CastContext, TypeKind, TypeOid},
    diagnostic::Diagnostic,
    query::{Expr, ExprKind},
    source::Span,
};

/// `MAXDIM`.
const MAX_DIMENSIONS: usize = 6;

impl Analyzer<'_> {
    /// `x[1]`, `x[1:2]`, `x[1][2]`: subscripts in a row belong together.
    pub(crate) fn subscript(
        &mut self,
        operand: &ast::Expr,
        subscript: &Subscript,
        span: Span,
    ) -> Expr {
        let mut subscripts = vec![subscript];
        let mut container = operand;
        while let ast::ExprKind::Subscript { operand, subscript } = &container.kind {
            subscripts.push(subscript);
            container = operand;
        }
        subscripts.reverse();
        let container = self.expr(container);
        let Some(element) = self.subscripted_type(&container, &subscripts, span) else {
            return Expr::error(span);
        };
        let slice = subscripts.iter().any(|s| matches!(s, Subscript::Slice(..)));
        let indexes = self.subscript_values(&container, &subscripts);
        let Some(indexes) = indexes else { return Expr::error(span) };
        let (data_type, modifier) = if slice {
            (self.container_type(container.data_type), container.modifier)
        } else {
            (element, if element == TypeOid::JSONB { -1 } else { container.modifier })
        };
        let kind = ExprKind::Subscript { container: Box::new(container), indexes, slice };
        Expr { kind, data_type, modifier, span }
    }

    /// The element type of what can be subscripted, or a report that it cannot.
    pub(crate) fn subscripted_type(
        &mut self,
        container: &Expr,
        subscripts: &[&Subscript],
        span: Span,
    ) -> Option<TypeOid> {
        if container.is_error() {
            return None;
        }
        let base = self.container_type(container.data_type);
        let data_type = self.catalog.get_type(base);
        if base == TypeOid::JSONB {
            if subscripts.iter().any(|s| matches!(s, Subscript::Slice(..))) {
                self.error("42804", span, "jsonb subscript does not support slices");
                return None;
            }
            return Some(TypeOid::JSONB);
        }
        if self.is_hstore(base) {
            if !matches!(subscripts, [Subscript::Index(_)]) {
                self.error("0A000", span, "hstore allows only one subscript");
                return None;
            }
            return Some(TypeOid::TEXT);
        }
        let Some(element) = data_type.and_then(|t| t.element) else {
            let message = format!(
                "cannot subscript type {} because it does not support subscripting",
                self.type_name(container.data_type)
            );
            self.error("42804", container.span, message);
            return None;
        };
        if subscripts.len() > MAX_DIMENSIONS {
            let message = format!(
                "number of array dimensions ({}) exceeds the maximum allowed ({MAX_DIMENSIONS})",
                subscripts.len()
            );
            self.error("54000", span, message);
            return None;
        }
        Some(element)
    }

    /// Whether it is the type of the extension, the only one with subscripts of its own kind (`hstore_subs.c`).
    fn is_hstore(&self, data_type: TypeOid) -> bool {
        let row = self.catalog.get_type(data_type);
        row.is_some_and(|t| t.name == "hstore" && matches!(t.kind, TypeKind::Base))
    }

    /// The subscripts as values: integers for arrays, integers or text for jsonb.
    pub(crate) fn subscript_values(
        &mut self,
        container: &Expr,
        subscripts: &[&Subscript],
    ) -> Option<Vec<Expr>> {
        let base = self.container_type(container.data_type);
        let textual = base == TypeOid::JSONB;
        let hstore = self.is_hstore(base);
        let mut values = Vec::new();
        for subscript in subscripts {
            let bounds: Vec<&ast::Expr> = match subscript {
                Subscript::Index(index) => vec![index],
                Subscript::Slice(low, high) => low.iter().chain(high).collect(),
            };
            for bound in bounds {
                let value = self.expr(bound);
                if value.is_error() {
                    return None;
                }
                let value = if textual {
                    self.jsonb_subscript(value)?
                } else if hstore {
                    self.integer_subscript(
                        value,
                        TypeOid::TEXT,
                        "hstore subscript must have type text",
                    )?
                } else {
                    self.integer_subscript(
                        value,
                        TypeOid::INT4,
                        "array subscript must have type integer",
                    )?
                };
                values.push(value);
            }
        }
        Some(values)
    }

    fn integer_subscript(&mut self, value: Expr, target: TypeOid, message: &str) -> Option<Expr> {
        let span = value.span;
        let coerced = self.coerce_to_target(value, target, -1, CastContext::Assignment);
        if coerced.is_none() {
            self.error("42804", span, message);
        }
        coerced
    }

    /// A jsonb subscript is an integer or text, by one implicit coercion at most.
    fn jsonb_subscript(&mut self, value: Expr) -> Option<Expr> {
        if value.data_type == TypeOid::UNKNOWN {
            return Some(self.coerce_type(value, TypeOid::TEXT, -1, CastContext::Implicit));
        }
        let fits = |target: TypeOid| {
            coerce::can_coerce_type(
                self.catalog,
                &[value.data_type],
                &[target],
                CastContext::Implicit,
            )
        };
        let (integer, text) = (fits(TypeOid::INT4), fits(TypeOid::TEXT));
        match (integer, text) {
            (true, false) => {
                Some(self.coerce_type(value, TypeOid::INT4, -1, CastContext::Implicit))
            }
            (false, true) => {
                Some(self.coerce_type(value, TypeOid::TEXT, -1, CastContext::Implicit))
            }
            _ => {
                let message =
                    format!("subscript type {} is not supported", self.type_name(value.data_type));
                let diagnostic = Diagnostic::error("42804", value.span, message);
                self.report(
                    diagnostic.help("jsonb subscript must be coercible to either integer or text"),
                );
                None
            }
        }
    }

    /// The type that a slice has: domains are looked through, the vectors of the system count as arrays.
    pub(crate) fn container_type(&self, data_type: TypeOid) -> TypeOid {
        match coerce::base_type(self.catalog, data_type) {
            TypeOid::INT2VECTOR => {
                coerce::array_type(self.catalog, TypeOid::INT2).unwrap_or(TypeOid::INT2VECTOR)
            }
            TypeOid::OIDVECTOR => {
                coerce::array_type(self.catalog, TypeOid::OID).unwrap_or(TypeOid::OIDVECTOR)
            }
            base => base,
        }
    }
}
