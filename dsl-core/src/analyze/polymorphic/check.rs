//! Whether arguments can take the polymorphic places of a candidate (`check_generic_type_consistency`).

use super::super::{
    coerce::{base_type, element_type, is_enum, multirange_range, range_subtype},
    common_type::{select_common_type, verify_common_type},
};
use crate::catalog::{Catalog, TypeOid};

// Types found for the places of family 1; None while not known.
#[derive(Default)]
struct Simple {
    element: Option<TypeOid>,
    array: Option<TypeOid>,
    range: Option<TypeOid>,
    multirange: Option<TypeOid>,
    non_array: bool,
    is_enum: bool,
}

// Types found for the places of family 2.
#[derive(Default)]
struct Compatible {
    types: Vec<TypeOid>,
    range: Option<TypeOid>,
    range_element: Option<TypeOid>,
    multirange: Option<TypeOid>,
    multirange_range: Option<TypeOid>,
    non_array: bool,
}

/// Whether actual types agree with each other in the polymorphic places (`check_generic_type_consistency`).
pub fn check_generic_type_consistency(
    catalog: &Catalog,
    actual: &[TypeOid],
    declared: &[TypeOid],
) -> bool {
    check(catalog, actual, declared).is_some()
}

fn check(catalog: &Catalog, actual: &[TypeOid], declared: &[TypeOid]) -> Option<()> {
    let mut simple = Simple::default();
    let mut compatible = Compatible::default();
    for (&actual, &declared) in actual.iter().zip(declared) {
        match declared {
            TypeOid::ANYNONARRAY => simple.non_array = true,
            TypeOid::ANYENUM => simple.is_enum = true,
            TypeOid::ANYCOMPATIBLENONARRAY => compatible.non_array = true,
            _ => {}
        }
        if actual == TypeOid::UNKNOWN || actual.is_error() {
            continue;
        }
        simple.add(catalog, actual, declared)?;
        compatible.add(catalog, actual, declared)?;
    }
    simple.check(catalog)?;
    compatible.check(catalog)
}

// None where another type stands there already.
fn agree(place: &mut Option<TypeOid>, ty: TypeOid) -> Option<()> {
    (*place.get_or_insert(ty) == ty).then_some(())
}

impl Simple {
    fn add(&mut self, catalog: &Catalog, actual: TypeOid, declared: TypeOid) -> Option<()> {
        match declared {
            TypeOid::ANYELEMENT | TypeOid::ANYNONARRAY | TypeOid::ANYENUM => {
                agree(&mut self.element, actual)
            }
            TypeOid::ANYARRAY => agree(&mut self.array, base_type(catalog, actual)),
            TypeOid::ANYRANGE => agree(&mut self.range, base_type(catalog, actual)),
            TypeOid::ANYMULTIRANGE => agree(&mut self.multirange, base_type(catalog, actual)),
            _ => Some(()),
        }
    }

    fn check(mut self, catalog: &Catalog) -> Option<()> {
        // A column of type `anyarray` (`pg_stats`) is accepted for now; `enforce` may refuse it.
        if let Some(array) = self.array.filter(|&a| a != TypeOid::ANYARRAY) {
            agree(&mut self.element, element_type(catalog, array)?)?;
        }
        if let Some(multirange) = self.multirange {
            agree(&mut self.range, multirange_range(catalog, multirange)?)?;
        }
        if let Some(range) = self.range {
            agree(&mut self.element, range_subtype(catalog, range)?)?;
        }
        if self.non_array && self.element.is_some_and(|e| is_array_domain(catalog, e)) {
            return None;
        }
        let is_enum = || self.element.is_some_and(|e| is_enum(catalog, e));
        (!self.is_enum || is_enum()).then_some(())
    }
}

impl Compatible {
    fn add(&mut self, catalog: &Catalog, actual: TypeOid, declared: TypeOid) -> Option<()> {
        match declared {
            TypeOid::ANYCOMPATIBLE | TypeOid::ANYCOMPATIBLENONARRAY => self.types.push(actual),
            TypeOid::ANYCOMPATIBLEARRAY => {
                self.types.push(element_type(catalog, base_type(catalog, actual))?);
            }
            TypeOid::ANYCOMPATIBLERANGE => {
                let actual = base_type(catalog, actual);
                if self.range.is_none() {
                    self.range_element = Some(range_subtype(catalog, actual)?);
                    self.types.extend(self.range_element);
                }
                agree(&mut self.range, actual)?;
            }
            TypeOid::ANYCOMPATIBLEMULTIRANGE => {
                let actual = base_type(catalog, actual);
                if self.multirange.is_none() {
                    self.multirange_range = Some(multirange_range(catalog, actual)?);
                }
                agree(&mut self.multirange, actual)?;
            }
            _ => {}
        }
        Some(())
    }

    fn check(mut self, catalog: &Catalog) -> Option<()> {
        if let Some(range) = self.multirange_range {
            if self.range.is_none() {
                self.range_element = Some(range_subtype(catalog, range)?);
                self.types.extend(self.range_element);
            }
            agree(&mut self.range, range)?;
        }
        if self.types.is_empty() {
            return Some(());
        }
        let common = select_common_type(catalog, &self.types).ok()?;
        if verify_common_type(catalog, common, &self.types).is_some() {
            return None;
        }
        if self.non_array && is_array_domain(catalog, common) {
            return None;
        }
        self.range_element.is_none_or(|e| e == common).then_some(())
    }
}

/// Whether the type is an array or a domain over one (`type_is_array_domain`).
pub(super) fn is_array_domain(catalog: &Catalog, ty: TypeOid) -> bool {
    element_type(catalog, base_type(catalog, ty)).is_some()
}
