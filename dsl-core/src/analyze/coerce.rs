//! Coercions between types: which exist in a context, and by what way (`parse_coerce.c`, manual 10.3 and 10.4).

use super::polymorphic;
use crate::catalog::{
    CastContext, CastMethod, Catalog, ProcOid, RelationOid, Type, TypeKind, TypeOid,
};

pub use super::format::format_type;

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
    /// `record` to a composite, field by field (`coerce_record_to_complex`), or a composite to one that it inherits
    /// from.
    RowToRow,
    /// The untyped literal or parameter takes the target as its type.
    UnknownLiteral,
}

// Arrays over domains over arrays …: no schema is that deep, and the search must end.
const MAX_DEPTH: usize = 64;
// A chain of domains, or of parent tables.
const MAX_CHAIN: usize = 10_000;
// OIDs below are the server's own base and pseudo types: no domains (`FirstGenbkiObjectId`).
const FIRST_GENERATED_OID: u32 = 10_000;

/// Whether each source can be coerced to its target in a context (`can_coerce_type`).
pub fn can_coerce_type(
    catalog: &Catalog,
    sources: &[TypeOid],
    targets: &[TypeOid],
    context: CastContext,
) -> bool {
    let mut have_generics = false;
    for (&source, &target) in sources.iter().zip(targets) {
        if source == target || target == TypeOid::ANY {
            continue;
        }
        if polymorphic::is_polymorphic(target) {
            have_generics = true;
        } else if !can_coerce_one(catalog, source, target, context) {
            return false;
        }
    }
    !have_generics || polymorphic::check_generic_type_consistency(catalog, sources, targets)
}

fn can_coerce_one(
    catalog: &Catalog,
    source: TypeOid,
    target: TypeOid,
    context: CastContext,
) -> bool {
    source == TypeOid::UNKNOWN
        || source.is_error()
        || target.is_error()
        || has_cast(catalog, target, source, context, 0)
        || row_pathway(catalog, target, source).is_some()
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
    use polymorphic::{is_any, is_polymorphic};
    if source == target || is_any(target) || source.is_error() || target.is_error() {
        return Some(Pathway::Identity);
    }
    if is_polymorphic(target) && source != TypeOid::UNKNOWN {
        // `anyarray` and its like take a domain as its base type.
        let is_domain = base_type(catalog, source) != source;
        return Some(if is_domain { Pathway::Relabel } else { Pathway::Identity });
    }
    if source == TypeOid::UNKNOWN {
        return Some(Pathway::UnknownLiteral);
    }
    match find_cast_pathway(catalog, target, source, context) {
        Some(pathway) if base_type(catalog, target) == target => Some(pathway),
        Some(pathway) => Some(Pathway::ToDomain(Box::new(pathway))),
        None => row_pathway(catalog, target, source),
    }
}

/// The way by `pg_cast`, between arrays or by input and output, domains seen as their base types: the server's
/// `find_coercion_pathway`.
pub fn find_cast_pathway(
    catalog: &Catalog,
    target: TypeOid,
    source: TypeOid,
    context: CastContext,
) -> Option<Pathway> {
    match find_cast(catalog, target, source, context, 0)? {
        Found::Relabel => Some(Pathway::Relabel),
        Found::Function(proc) => Some(Pathway::Function(proc)),
        Found::ViaIo => Some(Pathway::ViaIo),
        Found::Array(target, source) => {
            let element = find_cast_pathway(catalog, target, source, context)?;
            Some(Pathway::ArrayCoerce(Box::new(element)))
        }
    }
}

// What `find_cast` finds; `Array` names the element types.
enum Found {
    Relabel,
    Function(ProcOid),
    ViaIo,
    Array(TypeOid, TypeOid),
}

fn has_cast(
    catalog: &Catalog,
    target: TypeOid,
    source: TypeOid,
    context: CastContext,
    depth: usize,
) -> bool {
    find_cast(catalog, target, source, context, depth).is_some()
}

fn find_cast(
    catalog: &Catalog,
    target: TypeOid,
    source: TypeOid,
    context: CastContext,
    depth: usize,
) -> Option<Found> {
    let (target, source) = (base_type(catalog, target), base_type(catalog, source));
    if source == target {
        return Some(Found::Relabel);
    }
    if let Some(cast) = catalog.get_cast(source, target) {
        // An entry that the context does not allow hides the ways without an entry.
        return (context >= cast.context).then_some(match cast.method {
            CastMethod::Function(proc) => Found::Function(proc),
            CastMethod::Binary => Found::Relabel,
            CastMethod::InOut => Found::ViaIo,
        });
    }
    // Else the two would capture coercions that should go to real arrays.
    if target != TypeOid::OIDVECTOR
        && target != TypeOid::INT2VECTOR
        && depth < MAX_DEPTH
        && let Some(target) = element_type(catalog, target)
        && let Some(source) = element_type(catalog, source)
        && has_cast(catalog, target, source, context, depth + 1)
    {
        return Some(Found::Array(target, source));
    }
    let is_string = |ty| type_category(catalog, ty) == b'S';
    let to_string = context >= CastContext::Assignment && is_string(target);
    let from_string = || context >= CastContext::Explicit && is_string(source);
    (to_string || from_string()).then_some(Found::ViaIo)
}

// The ways of rows that need no entry in `pg_cast`.
fn row_pathway(catalog: &Catalog, target: TypeOid, source: TypeOid) -> Option<Pathway> {
    if source == TypeOid::RECORD && composite_relation(catalog, target).is_some() {
        return Some(Pathway::RowToRow);
    }
    if target == TypeOid::RECORD && composite_relation(catalog, source).is_some() {
        return Some(Pathway::Identity);
    }
    if target == TypeOid::RECORDARRAY && is_composite_array(catalog, source) {
        return Some(Pathway::Identity);
    }
    let is_child = type_inherits_from(catalog, source, target)
        || type_is_of_typed_table(catalog, source, target);
    is_child.then_some(Pathway::RowToRow)
}

fn is_composite_array(catalog: &Catalog, ty: TypeOid) -> bool {
    element_type(catalog, ty).is_some_and(|e| composite_relation(catalog, e).is_some())
}

fn type_inherits_from(catalog: &Catalog, source: TypeOid, target: TypeOid) -> bool {
    let Some(TypeKind::Composite { relation: ancestor }) = kind(catalog, target) else {
        return false;
    };
    let Some(relation) = composite_relation(catalog, source) else { return false };
    let mut queue: Vec<RelationOid> = vec![relation];
    let mut next = 0;
    while let Some(&oid) = queue.get(next) {
        next += 1;
        let parents = catalog.get_relation(oid).map_or(&[][..], |r| &r.parents);
        if parents.contains(ancestor) {
            return true;
        }
        for &parent in parents {
            if queue.len() < MAX_CHAIN && !queue.contains(&parent) {
                queue.push(parent);
            }
        }
    }
    false
}

fn type_is_of_typed_table(catalog: &Catalog, source: TypeOid, target: TypeOid) -> bool {
    let relation = composite_relation(catalog, source).and_then(|r| catalog.get_relation(r));
    relation.is_some_and(|r| r.of_type == Some(target))
}

/// `IsBinaryCoercible`.
pub fn is_binary_coercible(catalog: &Catalog, source: TypeOid, target: TypeOid) -> bool {
    if source == target
        || matches!(target, TypeOid::ANY | TypeOid::ANYELEMENT | TypeOid::ANYCOMPATIBLE)
    {
        return true;
    }
    let source = base_type(catalog, source);
    if source == target {
        return true;
    }
    let is_array = || element_type(catalog, source).is_some();
    let accepted = match target {
        TypeOid::ANYARRAY | TypeOid::ANYCOMPATIBLEARRAY => is_array(),
        TypeOid::ANYNONARRAY | TypeOid::ANYCOMPATIBLENONARRAY => !is_array(),
        TypeOid::ANYENUM => is_enum(catalog, source),
        TypeOid::ANYRANGE | TypeOid::ANYCOMPATIBLERANGE => range_subtype(catalog, source).is_some(),
        TypeOid::ANYMULTIRANGE | TypeOid::ANYCOMPATIBLEMULTIRANGE => {
            multirange_range(catalog, source).is_some()
        }
        TypeOid::RECORD => composite_relation(catalog, source).is_some(),
        TypeOid::RECORDARRAY => is_composite_array(catalog, source),
        _ => false,
    };
    accepted
        || catalog
            .get_cast(source, target)
            .is_some_and(|c| c.method == CastMethod::Binary && c.context == CastContext::Implicit)
}

fn kind(catalog: &Catalog, ty: TypeOid) -> Option<&TypeKind> {
    catalog.get_type(ty).map(|t| &t.kind)
}

/// The type under a domain, or the type itself.
pub fn base_type(catalog: &Catalog, ty: TypeOid) -> TypeOid {
    base_type_and_modifier(catalog, ty, -1).0
}

/// The type under a domain with the modifier that the domain gives it, or the type itself with `modifier`.
pub fn base_type_and_modifier(catalog: &Catalog, ty: TypeOid, modifier: i32) -> (TypeOid, i32) {
    let (mut ty, mut modifier) = (ty, modifier);
    if !may_be_domain(ty) {
        return (ty, modifier);
    }
    for _ in 0..MAX_CHAIN {
        match kind(catalog, ty) {
            Some(TypeKind::Domain { base, modifier: own, .. }) => (ty, modifier) = (*base, *own),
            _ => break,
        }
    }
    (ty, modifier)
}

/// Whether the type is none of the server's own base and pseudo types, by its OID alone.
pub(super) fn may_be_domain(ty: TypeOid) -> bool {
    ty.0 >= FIRST_GENERATED_OID
}

/// `typcategory`; 0 for what is no type.
pub fn type_category(catalog: &Catalog, ty: TypeOid) -> u8 {
    catalog.get_type(ty).map_or(0, |t| t.category)
}

/// Whether the type is preferred in its category.
pub fn is_preferred(catalog: &Catalog, ty: TypeOid) -> bool {
    catalog.get_type(ty).is_some_and(|t| t.preferred)
}

/// The element type of a true array; domains are not looked through.
pub fn element_type(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    catalog.get_type(ty).and_then(array_element)
}

fn array_element(ty: &Type) -> Option<TypeOid> {
    ty.element.filter(|_| ty.is_array)
}

/// The element type of a true array or of a domain over one.
pub fn base_element_type(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    element_type(catalog, base_type(catalog, ty))
}

/// The array type over a type.
pub fn array_type(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    catalog.get_type(ty)?.array
}

/// Whether the type itself is an enum.
pub fn is_enum(catalog: &Catalog, ty: TypeOid) -> bool {
    matches!(kind(catalog, ty), Some(TypeKind::Enum { .. }))
}

/// The subtype of a range type.
pub fn range_subtype(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    match kind(catalog, ty)? {
        TypeKind::Range { subtype, .. } => Some(*subtype),
        _ => None,
    }
}

/// The multirange type over a range type.
pub fn range_multirange(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    match kind(catalog, ty)? {
        TypeKind::Range { multirange, .. } => Some(*multirange),
        _ => None,
    }
}

/// The range type of a multirange type.
pub fn multirange_range(catalog: &Catalog, ty: TypeOid) -> Option<TypeOid> {
    match kind(catalog, ty)? {
        TypeKind::Multirange { range } => Some(*range),
        _ => None,
    }
}

/// The relation of a composite type or of a domain over one.
pub fn composite_relation(catalog: &Catalog, ty: TypeOid) -> Option<RelationOid> {
    match kind(catalog, base_type(catalog, ty))? {
        TypeKind::Composite { relation } => Some(*relation),
        _ => None,
    }
}

/// The length coercion of a type, of the elements for an array (`find_typmod_coercion_function`).
pub fn find_typmod_coercion_function(catalog: &Catalog, ty: TypeOid) -> Option<ProcOid> {
    let ty = element_type(catalog, ty).unwrap_or(ty);
    match catalog.get_cast(ty, ty)?.method {
        CastMethod::Function(proc) => Some(proc),
        CastMethod::Binary | CastMethod::InOut => None,
    }
}
