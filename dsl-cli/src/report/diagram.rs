//! The schema as a picture: boxes of tables in layers, from what is referenced on the left to what refers on the right.
//!
//! `layout` decides where boxes stand and lines bend, knowing sizes only; `svg` draws.

mod layout;
mod svg;

use layout::{Edge, Graph, Size};

use super::model::{Model, Table};

/// What the signs of the picture mean, for below it.
pub(crate) const LEGEND: &str = "<p class=\"legend\">\
    <span><svg width=\"14\" height=\"12\"><path class=\"key\" d=\"M7 6a3 3 0 1 0 -6 0a3 3 0 1 0 6 0h6v2.6m-2.6 -2.6v2\"/></svg>primary key</span>\
    <span><svg width=\"10\" height=\"12\"><path class=\"foreign\" d=\"M1 6l4 -4l4 4l-4 4z\"/></svg>foreign key</span>\
    <span><svg width=\"10\" height=\"12\"><circle class=\"unique\" cx=\"5\" cy=\"6\" r=\"3.2\"/></svg>unique</span>\
    <span><b>?</b> may be NULL</span>\
    <span>a line goes from the dot at what is referenced to the toes at what refers</span></p>\n";

/// Where a picture has more tables than this, boxes show keys alone.
const MANY_TABLES: usize = 16;

/// A box has no more rows than this; keys come first.
const MANY_ROWS: usize = 18;

/// A table as it is drawn.
struct Card<'m> {
    table: &'m Table,
    /// Which columns it shows.
    rows: Vec<usize>,
    /// How many it does not.
    hidden: usize,
    size: Size,
}

/// The picture as an `<svg>` element; nothing without tables.
pub(crate) fn draw(model: &Model) -> Option<String> {
    let drawn: Vec<usize> =
        (0..model.tables.len()).filter(|index| model.tables[*index].kind.is_drawn()).collect();
    if drawn.is_empty() {
        return None;
    }
    let brief = drawn.len() > MANY_TABLES;
    let cards: Vec<Card<'_>> =
        drawn.iter().map(|index| card(&model.tables[*index], brief)).collect();
    let place = |table: usize| drawn.iter().position(|index| *index == table);
    let mut edges = Vec::new();
    let mut names = Vec::new();
    for key in &model.keys {
        let (Some(from), Some(to)) = (place(key.from), place(key.to)) else { continue };
        let row = |card: &Card<'_>, columns: &[usize]| {
            let first = columns.first().and_then(|c| card.rows.iter().position(|row| row == c));
            svg::row_middle(first)
        };
        let Some((left, right)) = cards.get(to).zip(cards.get(from)) else { continue };
        edges.push(Edge {
            parent: to,
            child: from,
            parent_y: row(left, &key.referenced),
            child_y: row(right, &key.columns),
        });
        names.push(describe(model, key));
    }
    let graph = Graph { sizes: cards.iter().map(|card| card.size).collect(), edges };
    let placed = layout::lay_out(&graph);
    Some(svg::draw(&cards, &graph, &placed, &names))
}

/// `orders (user_id) references users (id)`
fn describe(model: &Model, key: &super::model::ForeignKey) -> String {
    let side = |table: usize, columns: &[usize]| {
        let Some(table) = model.tables.get(table) else { return String::new() };
        let names: Vec<&str> =
            columns.iter().filter_map(|c| table.columns.get(*c)).map(|c| &*c.name).collect();
        format!("{} ({})", table.name, names.join(", "))
    };
    let (from, to) = (side(key.from, &key.columns), side(key.to, &key.referenced));
    format!("{from} references {to}")
}

fn card(table: &Table, brief: bool) -> Card<'_> {
    let all = 0..table.columns.len();
    let rows: Vec<usize> = if brief || table.columns.len() > MANY_ROWS {
        all.filter(|column| table.is_key(*column)).take(MANY_ROWS).collect()
    } else {
        all.collect()
    };
    let hidden = table.columns.len() - rows.len();
    let size = svg::size(table, &rows, hidden);
    Card { table, rows, hidden, size }
}

#[cfg(test)]
mod tests;
