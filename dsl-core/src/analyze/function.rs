//! Function calls: which function a name with arguments means (manual 10.3, `parse_func.c`).

#![allow(unused_variables, unused_imports)]

use super::polymorphic::Refusal;
use crate::{
    ast,
    catalog::{Catalog, ProcOid, TypeOid},
    diagnostic::Diagnostic,
    source::Span,
};

/// What a call gives to choose by. For WITHIN GROUP the ordered arguments stand behind the direct ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct CallArgs<'a> {
    pub types: &'a [TypeOid],
    /// The names of named arguments, as long as `types`, or empty if none is named.
    pub names: &'a [Option<&'a ast::Ident>],
    /// The only argument is an untyped constant, NULL included: `int4('3')` is a cast then.
    pub literal: bool,
    /// VARIADIC stands before the last argument.
    pub variadic: bool,
    /// `f(*)`
    pub star: bool,
    pub distinct: bool,
    /// How many arguments come from WITHIN GROUP.
    pub within_group: Option<usize>,
    /// How many expressions ORDER BY in the parentheses has.
    pub order_by: usize,
    pub filter: bool,
    pub over: bool,
}

/// What a call means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FunctionChoice {
    Call(FunctionCall),
    /// `int4('3')`: an explicit cast to this type.
    Cast(TypeOid),
}

/// A chosen function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FunctionCall {
    pub proc: ProcOid,
    /// For each given argument, as written, the parameter that it is for. A variadic parameter repeats.
    pub parameters: Vec<usize>,
    /// For each given argument, as written, the type to coerce it to, implicitly; polymorphic types are resolved,
    /// `any` stays.
    pub arg_types: Vec<TypeOid>,
    /// For each of the function's own arguments its concrete type, defaults included: for the OUT columns.
    pub signature: Vec<TypeOid>,
    pub return_type: TypeOid,
    /// How many of the last given arguments are gathered into an array; 0 for a call without, and for `VARIADIC "any"`.
    pub variadic_count: usize,
    /// How many parameters take their defaults.
    pub defaults_used: usize,
}

/// Why a call means no function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FunctionError {
    /// An argument is in error, and said so.
    Silent,
    UndefinedSchema(String),
    /// No function accepts this.
    Undefined(Box<CallText>),
    /// More than one does.
    Ambiguous(Box<CallText>),
    /// The one chosen cannot be called so.
    Refused(Box<Refusal>),
}

/// A call as messages tell of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallText {
    /// `f(integer, b => text)`
    pub signature: String,
    pub help: Vec<String>,
}

impl FunctionError {
    /// The message; None where one was given already.
    pub fn diagnostic(&self, catalog: &Catalog, span: Span) -> Option<Diagnostic> {
        None
    }
}

/// Chooses the function that a call means.
pub fn resolve_function(
    catalog: &Catalog,
    name: &ast::QualifiedName,
    args: &CallArgs<'_>,
) -> Result<FunctionChoice, FunctionError> {
    Err(FunctionError::Silent)
}
