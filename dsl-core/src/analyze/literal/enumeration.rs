//! Enums (`enum.c`).

use super::{Check, LiteralError};
use crate::{
    analyze::format::format_type,
    catalog::{Catalog, Name, Type},
};

pub(super) fn check(catalog: &Catalog, ty: &Type, labels: &[Name], text: &str) -> Check {
    if labels.iter().any(|label| label == text) {
        return Ok(());
    }
    let name = format_type(catalog, ty.oid, -1);
    let message = format!("invalid input value for enum {name}: \"{text}\"");
    let error = LiteralError::new("22P02", message);
    match nearest(labels, text) {
        Some(label) => Err(error.help(format!("did you mean \"{label}\"?"))),
        None if labels.is_empty() => Err(error.help(format!("{name} has no labels"))),
        None => Err(error.help(format!("the labels of {name} are {}", list(labels)))),
    }
}

fn list(labels: &[Name]) -> String {
    const SHOWN: usize = 12;
    let mut text = String::new();
    for (i, label) in labels.iter().take(SHOWN).enumerate() {
        text.push_str(if i > 0 { ", \"" } else { "\"" });
        text.push_str(label);
        text.push('"');
    }
    if labels.len() > SHOWN {
        text.push_str(", …");
    }
    text
}

/// The label nearest in spelling, if it is near at all.
fn nearest<'l>(labels: &'l [Name], text: &str) -> Option<&'l Name> {
    let wanted: Vec<char> = text.to_lowercase().chars().take(64).collect();
    let distance = |label: &Name| {
        let label: Vec<char> = label.to_lowercase().chars().take(64).collect();
        edit_distance(&wanted, &label)
    };
    let near = (wanted.len() / 3).max(1);
    let best = labels.iter().map(|l| (distance(l), l)).min_by_key(|(d, _)| *d)?;
    (best.0 <= near).then_some(best.1)
}

fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cb, above) in b.iter().zip(row.iter_mut().skip(1)) {
            let cost = (diagonal + usize::from(ca != cb)).min(left + 1).min(*above + 1);
            diagonal = std::mem::replace(above, cost);
            left = cost;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}
