//! Arrays of one dimension.

use super::{Constant, is_equal};
use crate::{
    analyze::{
        implication::{Prover, constant::constant_text},
        literal::read_list,
    },
    catalog::TypeOid,
    query::Expr,
};

type Value = Option<String>;

/// What a function makes of lists.
pub(super) fn call(prover: Prover<'_>, name: &str, args: &[Constant<'_>]) -> Option<Value> {
    let list = args.first().filter(|first| element_type(prover, first).is_some())?;
    let elements = read_list(list.text)?;
    let truth = |known: bool| Some(Some(known.to_string()));
    match (name, args) {
        ("cardinality", [_]) => Some(Some(elements.len().to_string())),
        ("array_length" | "array_upper", [_, dimension]) => {
            let first = dimension.text.trim() == "1" && !elements.is_empty();
            Some(first.then(|| elements.len().to_string()))
        }
        ("array_lower", [_, dimension]) => {
            let first = dimension.text.trim() == "1" && !elements.is_empty();
            Some(first.then(|| "1".to_owned()))
        }
        ("array_ndims", [_]) => Some((!elements.is_empty()).then(|| "1".to_owned())),
        ("arraycontains", [_, other]) => truth(holds(prover, list, other)?),
        ("arraycontained", [_, other]) => truth(holds(prover, other, list)?),
        ("arrayoverlap", [_, other]) => {
            let others = read_list(other.text)?;
            let mut shared = false;
            for element in others.iter().flatten() {
                shared |= is_among(prover, list, &elements, element)?;
            }
            truth(shared)
        }
        _ => None,
    }
}

fn element_type(prover: Prover<'_>, list: &Constant<'_>) -> Option<TypeOid> {
    let known = prover.catalog.get_type(list.data_type).filter(|known| known.is_array);
    known.and_then(|known| known.element)
}

/// Whether all of one list are in another; NULL is in none.
fn holds(prover: Prover<'_>, list: &Constant<'_>, others: &Constant<'_>) -> Option<bool> {
    let elements = read_list(list.text)?;
    let mut all = true;
    for element in read_list(others.text)? {
        all &= match element {
            Some(element) => is_among(prover, list, &elements, &element)?,
            None => false,
        };
    }
    Some(all)
}

fn is_among(
    prover: Prover<'_>,
    list: &Constant<'_>,
    elements: &[Value],
    wanted: &str,
) -> Option<bool> {
    let data_type = element_type(prover, list)?;
    let mut found = false;
    for element in elements.iter().flatten() {
        found |= is_equal(prover, data_type, element, wanted)?;
    }
    Some(found)
}

/// `(list)[n]`: NULL where there is no such element.
pub(in super::super) fn element(
    prover: Prover<'_>,
    container: &Expr,
    indexes: &[Expr],
) -> Option<Value> {
    let data_type = container.data_type;
    let list = Constant { data_type, text: constant_text(container)? };
    element_type(prover, &list)?;
    let elements = read_list(list.text)?;
    let indexes: Vec<i128> = indexes
        .iter()
        .map(|index| constant_text(index)?.trim().parse().ok())
        .collect::<Option<_>>()?;
    let [index] = indexes.as_slice() else { return Some(None) };
    let place = usize::try_from(*index).ok().and_then(|index| index.checked_sub(1));
    Some(place.and_then(|place| elements.into_iter().nth(place).flatten()))
}

/// An array's text.
pub(in super::super) fn written_list<'e>(
    elements: impl Iterator<Item = Option<&'e str>>,
) -> String {
    let elements: Vec<String> = elements
        .map(|element| match element {
            Some(text) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            None => "NULL".to_owned(),
        })
        .collect();
    format!("{{{}}}", elements.join(","))
}
