//! Coercions between types: which exist in a context, and by what way (`parse_coerce.c`, manual 10.3 and 10.4).

#![allow(unused_variables, unused_imports)]

use crate::catalog::{CastContext, CastMethod, Catalog, ProcOid, RelationOid, TypeKind, TypeOid};

/// How a value gets from one type to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pathway {
    /// Nothing happens, and the expression keeps its own type: the types are the same, the target is `any` or
    /// `anyelement`, or a composite goes to `record`.
    Identity,
    /// Another type over the same value.
    Relabel,
    /// A cast function.
    Function(ProcOid),
    /// Element by element.
    ArrayCoerce(Box<Pathway>),
    /// By the source's output and the target's input function.
    ViaIo,
    /// To a domain: the way to its base type, then the domain's check.
    ToDomain(Box<Pathway>),
    /// A composite to one that it inherits from.
    RowToRow,
    /// `record` to a composite: the caller coerces field by field (`coerce_record_to_complex`).
    RecordToRow,
    /// The untyped literal or parameter takes the target as its type.
    UnknownLiteral,
}

/// Whether each source can be coerced to its target in a context (`can_coerce_type`).
pub fn can_coerce_type(
    catalog: &Catalog,
    sources: &[TypeOid],
    targets: &[TypeOid],
    context: CastContext,
) -> bool {
    false
}

/// The way from one type to another as `coerce_type` takes it; None where there is none.
///
/// An untyped literal or parameter is `unknown` and can become anything.
pub fn find_coercion_pathway(
    catalog: &Catalog,
    target: TypeOid,
    source: TypeOid,
    context: CastContext,
) -> Option<Pathway> {
    None
}

/// The way by `pg_cast`, between arrays or by input and output, domains seen as their base types: the server's
/// `find_coercion_pathway`.
pub fn find_cast_pathway(
    catalog: &Catalog,
    target: TypeOid,
    source: TypeOid,
    context: CastContext,
) -> Option<Pathway> {
    None
}

/// `IsBinaryCoercible`.
pub fn is_binary_coercible(catalog: &Catalog, source: TypeOid, target: TypeOid) -> bool {
    false
}

/// The type under a domain, or the type itself.
pub fn base_type(catalog: &Catalog, ty: TypeOid) -> TypeOid {
    ty
}

/// The type under a domain with the modifier that the domain gives it, or the type itself with `modifier`.
pub fn base_type_and_modifier(catalog: &Catalog, ty: TypeOid, modifier: i32) -> (TypeOid, i32) {
    (ty, modifier)
}

/// `typcategory`; 0 for what is no type.
pub fn type_category(catalog: &Catalog, ty: TypeOid) -> u8 {
    0
}

/// Whether the type is preferred in its category.
pub fn is_preferred(catalog: &Catalog, ty: TypeOid) -> bool {
    false
}

/// The element type of a true array; domains are not looked through.
pub fn element_type(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    None
}

/// The element type of a true array or of a domain over one.
pub fn base_element_type(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    None
}

/// The array type over a type.
pub fn array_type(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    None
}

/// The relation of a composite type or of a domain over one.
pub fn composite_relation(catalog: &Catalog, ty: TypeOid) -> Option<RelationOid> {
    None
}

/// The length coercion of a type, of the elements for an array (`find_typmod_coercion_function`).
pub fn find_typmod_coercion_function(catalog: &Catalog, ty: TypeOid) -> Option<ProcOid> {
    None
}
