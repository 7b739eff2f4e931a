//! Operators: which operator a symbol between two types means (manual 10.2, `parse_oper.c`).

#![allow(unused_variables, unused_imports)]

use super::polymorphic::Refusal;
use crate::{
    ast,
    catalog::{Catalog, OperatorOid, TypeOid},
    diagnostic::Diagnostic,
    source::Span,
};

/// A chosen operator, with the types to coerce its operands to, implicitly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ResolvedOperator {
    pub operator: OperatorOid,
    /// None for a prefix operator.
    pub left: Option<TypeOid>,
    /// For `x op any(array)` the array type.
    pub right: TypeOid,
    pub result: TypeOid,
}

/// Why a symbol means no operator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OperatorError {
    /// An operand is in error, and said so.
    Silent,
    UndefinedSchema(String),
    /// No operator accepts this; the text is `text + integer`.
    Undefined {
        signature: String,
        help: Vec<String>,
    },
    /// More than one does.
    Ambiguous {
        signature: String,
    },
    /// The one chosen cannot be used so.
    Refused(Box<Refusal>),
}

impl OperatorError {
    /// The message; None where one was given already.
    pub fn diagnostic(&self, catalog: &Catalog, span: Span) -> Option<Diagnostic> {
        None
    }
}

/// Chooses the operator of an expression (`make_op`).
pub fn resolve_operator(
    catalog: &Catalog,
    op: &ast::expr::Operator,
    left: Option<TypeOid>,
    right: TypeOid,
) -> Result<ResolvedOperator, OperatorError> {
    Err(OperatorError::Silent)
}

/// Chooses the operator of `left op any(array)` and `all` (`make_scalar_array_op`); `right` is then the array type.
pub fn resolve_scalar_array_operator(
    catalog: &Catalog,
    op: &ast::expr::Operator,
    left: TypeOid,
    array: TypeOid,
) -> Result<ResolvedOperator, OperatorError> {
    Err(OperatorError::Silent)
}
