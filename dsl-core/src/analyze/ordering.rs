//! How a type is sorted, grouped and compared for equality (`typcache.c`, `GetDefaultOpClass`).

use super::coerce::{
    base_type, composite_relation, element_type, is_enum, multirange_range, range_subtype,
    type_category,
};
use crate::catalog::{
    CastContext, CastMethod, Catalog, Method, OperatorClass, OperatorOid, TypeKind, TypeOid,
};

/// The operators that ORDER BY, GROUP BY, DISTINCT and set operations use for a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ordering {
    /// None where the type has no order: `json`, `point`, `xid`.
    pub less: Option<OperatorOid>,
    pub greater: Option<OperatorOid>,
    /// None where the type has no equality either: `json`, `point`.
    pub equal: Option<OperatorOid>,
    pub hashable: bool,
}

// Composites of composites …: the server lets none contain itself, a broken schema might.
const MAX_DEPTH: usize = 32;

/// The operators of a type (`get_sort_group_operators`). A type in error has none.
pub fn ordering_operators(catalog: &Catalog, ty: TypeOid) -> Ordering {
    operators_at_depth(catalog, ty, 0)
}

fn operators_at_depth(catalog: &Catalog, ty: TypeOid, depth: usize) -> Ordering {
    let none = Ordering { less: None, greater: None, equal: None, hashable: false };
    if ty.is_error() || depth > MAX_DEPTH {
        return none;
    }
    let is_domain = base_type(catalog, ty) != ty;
    let ty = base_type(catalog, ty);
    let btree = default_operator_class(catalog, ty, Method::Btree);
    let hash = default_operator_class(catalog, ty, Method::Hash);
    let member = |class: Option<&OperatorClass>, strategy: u8| {
        let class = class?;
        catalog.family_member(class.family, class.input, class.input, strategy)
    };
    let mut parts = parts_of(catalog, ty, btree.or(hash), depth);
    // The server does not find a range's subtype through a domain.
    if is_domain
        && matches!(
            catalog.get_type(ty).map(|t| &t.kind),
            Some(TypeKind::Range { .. } | TypeKind::Multirange { .. })
        )
    {
        parts.hashable = false;
    }
    Ordering {
        less: member(btree, 1).filter(|_| parts.ordered),
        greater: member(btree, 5).filter(|_| parts.ordered),
        equal: member(btree, 3).or_else(|| member(hash, 1)).filter(|_| parts.equal),
        hashable: hash.is_some() && parts.hashable,
    }
}

// What the elements or columns of a type can do, which the type itself then can.
struct Parts {
    ordered: bool,
    equal: bool,
    hashable: bool,
}

fn parts_of(catalog: &Catalog, ty: TypeOid, class: Option<&OperatorClass>, depth: usize) -> Parts {
    let all = Parts { ordered: true, equal: true, hashable: true };
    let none = Parts { ordered: false, equal: false, hashable: false };
    let of = |ty: TypeOid| {
        let o = operators_at_depth(catalog, ty, depth + 1);
        Parts { ordered: o.less.is_some(), equal: o.equal.is_some(), hashable: o.hashable }
    };
    match class.map(|c| c.input) {
        Some(TypeOid::ANYARRAY) => element_type(catalog, ty).map_or(none, of),
        // What an anonymous row holds is not known; it is hoped that it can be compared.
        Some(TypeOid::RECORD) if ty == TypeOid::RECORD => Parts { hashable: false, ..all },
        Some(TypeOid::RECORD) => {
            let relation = composite_relation(catalog, ty).and_then(|r| catalog.get_relation(r));
            let Some(relation) = relation else { return all };
            relation.live_attributes().fold(all, |sum, attribute| {
                let part = of(attribute.data_type);
                Parts {
                    ordered: sum.ordered && part.ordered,
                    equal: sum.equal && part.equal,
                    hashable: sum.hashable && part.hashable,
                }
            })
        }
        // Ranges are made of what can be compared, but not always hashed.
        Some(TypeOid::ANYRANGE | TypeOid::ANYMULTIRANGE) => {
            let range = multirange_range(catalog, ty).unwrap_or(ty);
            let hashable = range_subtype(catalog, range).is_none_or(|s| of(s).hashable);
            Parts { hashable, ..all }
        }
        _ => all,
    }
}

/// The default operator class of a type (`GetDefaultOpClass`): its own, else that of a type that it is binary coercible
/// to, a preferred one first, if that is but one.
pub fn default_operator_class(
    catalog: &Catalog,
    ty: TypeOid,
    method: Method,
) -> Option<&OperatorClass> {
    let ty = base_type(catalog, ty);
    let default = |input: TypeOid| {
        let classes = catalog.operator_classes(method, input);
        classes.into_iter().find(|c| c.is_default)
    };
    if let Some(exact) = default(ty) {
        return Some(exact);
    }
    let category = type_category(catalog, ty);
    let (mut preferred, mut others) = (Vec::new(), Vec::new());
    for target in coercion_targets(catalog, ty) {
        let Some(class) = default(target) else { continue };
        let row = catalog.get_type(target);
        if row.is_some_and(|t| t.preferred && t.category == category) {
            preferred.push(class);
        } else {
            others.push(class);
        }
    }
    match (preferred.as_slice(), others.as_slice()) {
        ([one], _) | ([], [one]) => Some(one),
        _ => None,
    }
}

// What a type is binary coercible to and that has operator classes.
fn coercion_targets(catalog: &Catalog, ty: TypeOid) -> Vec<TypeOid> {
    let pseudo = match catalog.get_type(ty).map(|t| &t.kind) {
        Some(TypeKind::Composite { .. }) => Some(TypeOid::RECORD),
        Some(TypeKind::Range { .. }) => Some(TypeOid::ANYRANGE),
        Some(TypeKind::Multirange { .. }) => Some(TypeOid::ANYMULTIRANGE),
        _ if is_enum(catalog, ty) => Some(TypeOid::ANYENUM),
        _ => element_type(catalog, ty).map(|_| TypeOid::ANYARRAY),
    };
    let casts = catalog.casts_from(ty).into_iter();
    let binary = casts.filter(|c| {
        c.method == CastMethod::Binary && c.context == CastContext::Implicit && c.target != ty
    });
    pseudo.into_iter().chain(binary.map(|c| c.target)).collect()
}
