//! What polymorphic places become for a chosen function or operator (`enforce_generic_type_consistency`).

use super::{
    super::{
        coerce::{
            array_type, base_type, can_coerce_type, element_type, is_enum, multirange_range,
            range_multirange, range_subtype,
        },
        common_type::{TypeMismatch, select_common_type, verify_common_type},
        format::format_type,
    },
    Refusal,
    check::is_array_domain,
    is_family_1, is_family_2,
};
use crate::catalog::{CastContext, Catalog, TypeOid};

const MISMATCH: &str = "42804";
const UNDEFINED: &str = "42704";

/// Makes polymorphic types in `declared` concrete and gives the result's type (`enforce_generic_type_consistency`).
///
/// An argument of a concrete type is declared as that type afterwards, as its base type for `anyarray` and its like.
pub fn enforce_generic_type_consistency(
    catalog: &Catalog,
    actual: &[TypeOid],
    declared: &mut [TypeOid],
    result: TypeOid,
) -> Result<TypeOid, Refusal> {
    let mut simple = Simple::for_result(result);
    let mut compatible = Compatible::for_result(result);
    for (&actual, &declared) in actual.iter().zip(&*declared) {
        simple.add(catalog, actual, declared)?;
        compatible.add(catalog, actual, declared)?;
    }
    if simple.count == 0 && !compatible.present {
        return Ok(result);
    }
    if simple.count > 0 {
        simple.settle(catalog, result)?;
    }
    if compatible.present {
        compatible.settle(catalog)?;
    }
    for (&actual, declared) in actual.iter().zip(declared) {
        if is_family_2(*declared) {
            *declared = compatible.place(*declared);
            check_reached(catalog, actual, *declared)?;
        } else if is_family_1(*declared) {
            *declared = simple.place(catalog, actual, *declared)?;
        }
    }
    match result {
        _ if is_family_1(result) && simple.count > 0 => simple.result(catalog, result),
        _ if is_family_2(result) && compatible.present => Ok(compatible.place(result)),
        _ => Ok(result),
    }
}

// An array of the common type may be out of reach where the common type itself is not; the server fails inside then.
fn check_reached(catalog: &Catalog, actual: TypeOid, wanted: TypeOid) -> Result<(), Refusal> {
    if can_coerce_type(catalog, &[actual], &[wanted], CastContext::Implicit) {
        return Ok(());
    }
    let (from, to) = (show(catalog, actual), show(catalog, wanted));
    let message = format!("failed to find conversion function from {from} to {to}");
    Err(Refusal::new("XX000", message).help(format!("cast the argument with `::{to}`")))
}

fn show(catalog: &Catalog, ty: TypeOid) -> String {
    format_type(catalog, ty, -1)
}

fn agree(
    catalog: &Catalog,
    place: &mut Option<TypeOid>,
    ty: TypeOid,
    name: &str,
) -> Result<(), Refusal> {
    let found = *place.get_or_insert(ty);
    if found == ty {
        return Ok(());
    }
    let message = format!("arguments declared \"{name}\" are not all alike");
    let detail = format!("{} versus {}", show(catalog, found), show(catalog, ty));
    Err(Refusal::new(MISMATCH, message).help(detail))
}

fn not_a(catalog: &Catalog, declared: &str, what: &str, ty: TypeOid) -> Refusal {
    let ty = show(catalog, ty);
    Refusal::new(MISMATCH, format!("argument declared {declared} is not {what} but type {ty}"))
}

fn inconsistent(
    catalog: &Catalog,
    (left, left_type): (&str, TypeOid),
    (right, right_type): (&str, TypeOid),
) -> Refusal {
    let message =
        format!("argument declared {left} is not consistent with argument declared {right}");
    let detail = format!("{} versus {}", show(catalog, left_type), show(catalog, right_type));
    Refusal::new(MISMATCH, message).help(detail)
}

fn undetermined(name: &str) -> Refusal {
    Refusal::new(
        MISMATCH,
        format!("could not determine polymorphic type {name} because input has type unknown"),
    )
    .help(format!("cast an argument to the type that is meant, so that {name} is known"))
}

fn array_over(catalog: &Catalog, ty: TypeOid) -> Result<TypeOid, Refusal> {
    array_type(catalog, ty).ok_or_else(|| {
        let message = format!("could not find array type for data type {}", show(catalog, ty));
        Refusal::new(UNDEFINED, message)
    })
}

// Family 1: `anyelement` and its like, all exactly alike.
#[derive(Default)]
struct Simple {
    count: usize,
    element: Option<TypeOid>,
    array: Option<TypeOid>,
    range: Option<TypeOid>,
    multirange: Option<TypeOid>,
    has_multirange: bool,
    non_array: bool,
    is_enum: bool,
}

impl Simple {
    fn for_result(result: TypeOid) -> Simple {
        Simple {
            has_multirange: result == TypeOid::ANYMULTIRANGE,
            non_array: result == TypeOid::ANYNONARRAY,
            is_enum: result == TypeOid::ANYENUM,
            ..Simple::default()
        }
    }

    fn add(
        &mut self,
        catalog: &Catalog,
        actual: TypeOid,
        declared: TypeOid,
    ) -> Result<(), Refusal> {
        if !is_family_1(declared) {
            return Ok(());
        }
        self.count += 1;
        self.non_array |= declared == TypeOid::ANYNONARRAY;
        self.is_enum |= declared == TypeOid::ANYENUM;
        self.has_multirange |= declared == TypeOid::ANYMULTIRANGE;
        if actual == TypeOid::UNKNOWN || actual.is_error() {
            return Ok(());
        }
        let base = || base_type(catalog, actual);
        match declared {
            TypeOid::ANYARRAY => agree(catalog, &mut self.array, base(), "anyarray"),
            TypeOid::ANYRANGE => agree(catalog, &mut self.range, base(), "anyrange"),
            TypeOid::ANYMULTIRANGE => agree(catalog, &mut self.multirange, base(), "anymultirange"),
            _ => agree(catalog, &mut self.element, actual, "anyelement"),
        }
    }

    fn settle(&mut self, catalog: &Catalog, result: TypeOid) -> Result<(), Refusal> {
        self.settle_array(catalog, result)?;
        self.settle_ranges(catalog)?;
        let Some(element) = self.element else {
            return Err(Refusal::new(
                MISMATCH,
                "could not determine polymorphic type because input has type unknown",
            )
            .help("cast an argument to the type that is meant"));
        };
        if element == TypeOid::ANYELEMENT {
            return Ok(());
        }
        if self.non_array && is_array_domain(catalog, element) {
            let ty = show(catalog, element);
            let message = format!("type matched to anynonarray is an array type: {ty}");
            return Err(Refusal::new(MISMATCH, message));
        }
        if self.is_enum && !is_enum(catalog, element) {
            let ty = show(catalog, element);
            let message = format!("type matched to anyenum is not an enum type: {ty}");
            return Err(Refusal::new(MISMATCH, message));
        }
        Ok(())
    }

    fn settle_array(&mut self, catalog: &Catalog, result: TypeOid) -> Result<(), Refusal> {
        let Some(array) = self.array else { return Ok(()) };
        let element = if array == TypeOid::ANYARRAY {
            // A column of type `anyarray` (`pg_stats`): good only where nobody needs to know the element type.
            if self.count != 1 || (result != TypeOid::ANYARRAY && is_family_1(result)) {
                let message = "cannot determine element type of \"anyarray\" argument";
                return Err(Refusal::new(MISMATCH, message));
            }
            TypeOid::ANYELEMENT
        } else {
            element_type(catalog, array)
                .ok_or_else(|| not_a(catalog, "anyarray", "an array", array))?
        };
        let found = *self.element.get_or_insert(element);
        if found == element {
            return Ok(());
        }
        Err(inconsistent(catalog, ("anyarray", array), ("anyelement", found)))
    }

    fn settle_ranges(&mut self, catalog: &Catalog) -> Result<(), Refusal> {
        if let Some(multirange) = self.multirange {
            let range = multirange_range(catalog, multirange)
                .ok_or_else(|| not_a(catalog, "anymultirange", "a multirange type", multirange))?;
            let found = *self.range.get_or_insert(range);
            if found != range {
                let left = ("anymultirange", multirange);
                return Err(inconsistent(catalog, left, ("anyrange", found)));
            }
        } else if self.has_multirange {
            self.multirange = self.range.and_then(|r| range_multirange(catalog, r));
        }
        let Some(range) = self.range else { return Ok(()) };
        let element = range_subtype(catalog, range)
            .ok_or_else(|| not_a(catalog, "anyrange", "a range type", range))?;
        let found = *self.element.get_or_insert(element);
        if found == element {
            return Ok(());
        }
        Err(inconsistent(catalog, ("anyrange", range), ("anyelement", found)))
    }

    // The type that an argument is to have.
    fn place(
        &mut self,
        catalog: &Catalog,
        actual: TypeOid,
        declared: TypeOid,
    ) -> Result<TypeOid, Refusal> {
        let unknown = actual == TypeOid::UNKNOWN || actual.is_error();
        match declared {
            TypeOid::ANYARRAY if unknown => self.array(catalog),
            TypeOid::ANYRANGE if unknown => self.range.ok_or_else(|| undetermined("anyrange")),
            TypeOid::ANYMULTIRANGE if unknown => {
                self.multirange.ok_or_else(|| undetermined("anymultirange"))
            }
            TypeOid::ANYARRAY | TypeOid::ANYRANGE | TypeOid::ANYMULTIRANGE => {
                Ok(base_type(catalog, actual))
            }
            _ if unknown => Ok(self.element.unwrap_or(actual)),
            _ => Ok(actual),
        }
    }

    fn array(&mut self, catalog: &Catalog) -> Result<TypeOid, Refusal> {
        match (self.array, self.element) {
            (Some(array), _) => Ok(array),
            (None, Some(element)) => array_over(catalog, element),
            (None, None) => Err(undetermined("anyarray")),
        }
    }

    fn result(&mut self, catalog: &Catalog, result: TypeOid) -> Result<TypeOid, Refusal> {
        match result {
            TypeOid::ANYARRAY => self.array(catalog),
            TypeOid::ANYRANGE => self.range.ok_or_else(|| undetermined("anyrange")),
            TypeOid::ANYMULTIRANGE => self.multirange.ok_or_else(|| undetermined("anymultirange")),
            _ => self.element.ok_or_else(|| undetermined("anyelement")),
        }
    }
}

// Family 2: `anycompatible` and its like, brought to a common type.
#[derive(Default)]
struct Compatible {
    present: bool,
    types: Vec<TypeOid>,
    element: Option<TypeOid>,
    array: Option<TypeOid>,
    range: Option<TypeOid>,
    range_element: Option<TypeOid>,
    multirange: Option<TypeOid>,
    multirange_range: Option<TypeOid>,
    has_array: bool,
    has_range: bool,
    has_multirange: bool,
    non_array: bool,
}

impl Compatible {
    fn for_result(result: TypeOid) -> Compatible {
        Compatible {
            has_array: result == TypeOid::ANYCOMPATIBLEARRAY,
            has_range: result == TypeOid::ANYCOMPATIBLERANGE,
            has_multirange: result == TypeOid::ANYCOMPATIBLEMULTIRANGE,
            non_array: result == TypeOid::ANYCOMPATIBLENONARRAY,
            ..Compatible::default()
        }
    }

    fn add(
        &mut self,
        catalog: &Catalog,
        actual: TypeOid,
        declared: TypeOid,
    ) -> Result<(), Refusal> {
        if !is_family_2(declared) {
            return Ok(());
        }
        self.present = true;
        self.non_array |= declared == TypeOid::ANYCOMPATIBLENONARRAY;
        self.has_array |= declared == TypeOid::ANYCOMPATIBLEARRAY;
        self.has_range |= declared == TypeOid::ANYCOMPATIBLERANGE;
        self.has_multirange |= declared == TypeOid::ANYCOMPATIBLEMULTIRANGE;
        if actual == TypeOid::UNKNOWN || actual.is_error() {
            return Ok(());
        }
        let base = base_type(catalog, actual);
        match declared {
            TypeOid::ANYCOMPATIBLEARRAY => {
                let element = element_type(catalog, base);
                let error = || not_a(catalog, "anycompatiblearray", "an array", base);
                self.types.push(element.ok_or_else(error)?);
            }
            TypeOid::ANYCOMPATIBLERANGE if self.range.is_none() => {
                let element = range_subtype(catalog, base);
                let error = || not_a(catalog, "anycompatiblerange", "a range type", base);
                self.set_range(base, element.ok_or_else(error)?);
            }
            TypeOid::ANYCOMPATIBLERANGE => {
                agree(catalog, &mut self.range, base, "anycompatiblerange")?;
            }
            TypeOid::ANYCOMPATIBLEMULTIRANGE => {
                agree(catalog, &mut self.multirange, base, "anycompatiblemultirange")?;
                let range = multirange_range(catalog, base);
                let error = || not_a(catalog, "anycompatiblemultirange", "a multirange type", base);
                self.multirange_range = Some(range.ok_or_else(error)?);
            }
            _ => self.types.push(actual),
        }
        Ok(())
    }

    fn set_range(&mut self, range: TypeOid, element: TypeOid) {
        self.range = Some(range);
        self.range_element = Some(element);
        self.types.push(element);
    }

    fn settle(&mut self, catalog: &Catalog) -> Result<(), Refusal> {
        self.settle_ranges(catalog)?;
        if self.types.is_empty() {
            // Only untyped literals: text, which makes no range.
            if self.has_range {
                return Err(undetermined("anycompatiblerange"));
            }
            if self.has_multirange {
                return Err(undetermined("anycompatiblemultirange"));
            }
            self.element = Some(TypeOid::TEXT);
            self.array = Some(TypeOid::TEXT_ARRAY);
            return Ok(());
        }
        let common = select_common_type(catalog, &self.types)
            .map_err(|mismatch| argument_mismatch(catalog, mismatch))?;
        if verify_common_type(catalog, common, &self.types).is_some() {
            let message = "arguments of anycompatible family cannot be cast to a common type";
            return Err(Refusal::new(MISMATCH, message));
        }
        self.element = Some(common);
        if self.has_array {
            self.array = Some(array_over(catalog, common)?);
        }
        self.check_common(catalog, common)
    }

    fn settle_ranges(&mut self, catalog: &Catalog) -> Result<(), Refusal> {
        match (self.multirange, self.multirange_range, self.range) {
            (Some(multirange), Some(of), Some(range)) if of != range => {
                let left = ("anycompatiblemultirange", multirange);
                Err(inconsistent(catalog, left, ("anycompatiblerange", range)))
            }
            (Some(multirange), Some(of), None) => {
                let element = range_subtype(catalog, of).ok_or_else(|| {
                    not_a(catalog, "anycompatiblemultirange", "a multirange type", multirange)
                })?;
                self.set_range(of, element);
                self.has_range = true;
                Ok(())
            }
            (None, _, Some(range)) if self.has_multirange => {
                self.multirange = range_multirange(catalog, range);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn check_common(&self, catalog: &Catalog, common: TypeOid) -> Result<(), Refusal> {
        let places = [
            (self.has_range, self.range, "anycompatiblerange"),
            (self.has_multirange, self.multirange, "anycompatiblemultirange"),
        ];
        for (wanted, ty, name) in places {
            if !wanted {
                continue;
            }
            let ty = ty.ok_or_else(|| undetermined(name))?;
            if self.range_element != Some(common) {
                let (ty, common) = (show(catalog, ty), show(catalog, common));
                let message =
                    format!("{name} type {ty} does not match anycompatible type {common}");
                return Err(Refusal::new(MISMATCH, message));
            }
        }
        if self.non_array && is_array_domain(catalog, common) {
            let ty = show(catalog, common);
            let message = format!("type matched to anycompatiblenonarray is an array type: {ty}");
            return Err(Refusal::new(MISMATCH, message));
        }
        Ok(())
    }

    fn place(&self, declared: TypeOid) -> TypeOid {
        let ty = match declared {
            TypeOid::ANYCOMPATIBLEARRAY => self.array,
            TypeOid::ANYCOMPATIBLERANGE => self.range,
            TypeOid::ANYCOMPATIBLEMULTIRANGE => self.multirange,
            _ => self.element,
        };
        ty.unwrap_or(declared)
    }
}

fn argument_mismatch(catalog: &Catalog, mismatch: TypeMismatch) -> Refusal {
    let (left, right) = (show(catalog, mismatch.left), show(catalog, mismatch.right));
    Refusal::new(MISMATCH, format!("argument types {left} and {right} cannot be matched"))
}
