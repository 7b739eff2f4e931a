//! What is said of an accepted statement, for people: tables as psql draws them.

use sqlweave_core::{
    compiled::{Cardinality, Reason},
    describe::Description,
};

/// Whether what is said is explained.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reasons {
    Told,
    Left,
}

/// Columns, parameters and the number of rows.
pub(super) fn draw(description: &Description, reasons: Reasons) -> String {
    let because = |reason: &Option<Reason>| match reason {
        Some(reason) if reasons == Reasons::Told => format!(": {}", reason.text),
        _ => String::new(),
    };
    let columns = description.columns.iter().map(|column| {
        let nullability = if column.nullable { "nullable" } else { "not null" };
        let nullability = format!("{nullability}{}", because(&column.why));
        [column.name.clone(), column.type_name.to_string(), nullability]
    });
    let params = description.params.iter().zip(1..);
    let params = params.map(|(param, number)| [format!("${number}"), param.to_string()]);
    let rows = match description.cardinality {
        Cardinality::None => "no result",
        Cardinality::One => "exactly one row",
        Cardinality::AtMostOne => "at most one row",
        Cardinality::Many => "any number of rows",
    };
    let mut text = String::new();
    draw_table(["column", "type", "nullability"], columns.collect(), &mut text);
    draw_table(["parameter", "type"], params.collect(), &mut text);
    text + rows + &because(&description.many) + "\n"
}

/// A table, unless it has no rows.
fn draw_table<const N: usize>(heads: [&str; N], rows: Vec<[String; N]>, text: &mut String) {
    if rows.is_empty() {
        return;
    }
    let heads = heads.map(str::to_owned);
    let mut widths = [0; N];
    for row in rows.iter().chain([&heads]) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!(" {cell:width$} "));
        let line = cells.collect::<Vec<_>>().join("|");
        format!("{}\n", line.trim_end())
    };
    text.push_str(&line(&heads));
    let rules = widths.map(|width| "-".repeat(width + 2));
    text.push_str(&format!("{}\n", rules.join("+")));
    rows.iter().for_each(|row| text.push_str(&line(row)));
    text.push('\n');
}
