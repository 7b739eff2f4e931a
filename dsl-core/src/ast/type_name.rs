//! Type names (manual 8, grammar `Typename`).

use super::{Expr, Ident, QualifiedName};
use crate::source::Span;
use std::borrow::Cow;

/// A type as written.
#[derive(Clone, PartialEq, Debug)]
pub struct TypeName {
    /// The name. The grammar's special spellings are resolved as the server's grammar does it: `int` is
    /// `pg_catalog.int4`, `character varying` is `pg_catalog.varchar`, `timestamp with time zone` is
    /// `pg_catalog.timestamptz`, `char` is `pg_catalog.bpchar` with a modifier of 1, and so on.
    pub name: QualifiedName,
    /// What the user wrote, for emission: `int`, `character varying(10)`, without array bounds. Keywords in lower case.
    pub written: Cow<'static, str>,
    /// Type modifiers in parentheses.
    pub modifiers: Vec<Expr>,
    /// The fields of `interval day to second`, in lower case, as written.
    pub interval_fields: Option<String>,
    /// Array dimensions: `int[][3]` has two. Bounds mean nothing to the server.
    pub array_dimensions: usize,
    /// `setof`, in a function's signature.
    pub setof: bool,
    /// `table.column%type`.
    pub percent_type: bool,
    pub span: Span,
}

impl TypeName {
    /// A type of `pg_catalog` without modifier.
    pub fn builtin(name: &'static str, span: Span) -> TypeName {
        let parts = vec![Ident::new("pg_catalog", span), Ident::new(name, span)];
        TypeName {
            name: QualifiedName { parts, span },
            written: name.into(),
            modifiers: Vec::new(),
            interval_fields: None,
            array_dimensions: 0,
            setof: false,
            percent_type: false,
            span,
        }
    }
}
