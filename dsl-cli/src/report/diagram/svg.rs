//! The picture as SVG. Its colours are the page's; every text is escaped.

use std::fmt::Write;

use super::{
    Card,
    layout::{Graph, Placed, Point, Size},
};
use crate::report::{escape::Escaped, model::Table};

const HEAD: f64 = 28.0;
const ROW: f64 = 20.0;
const FOOT: f64 = 5.0;
const PADDING: f64 = 10.0;
/// Room for the sign of a key before a column's name.
const SIGN: f64 = 16.0;
/// Of a character, at the sizes that the style sheet gives rows and heads.
const CHARACTER: f64 = 7.25;
const HEAD_CHARACTER: f64 = 7.9;
/// A box that says how many columns it leaves out.
const MORE: f64 = 2.0 * PADDING + SIGN + 16.0 * CHARACTER;
/// Around the picture.
const MARGIN: f64 = 16.0;
/// A picture that is wider than the page is drawn smaller, as far as this.
const SMALLEST: f64 = 0.75;
/// Longer names are cut.
const LONGEST: usize = 34;

/// The size of a box.
pub(super) fn size(table: &Table, rows: &[usize], hidden: usize) -> Size {
    let columns = rows.iter().filter_map(|row| table.columns.get(*row));
    let widest = columns.map(|column| {
        let both = width_of(&column.name) + width_of(&shown_type(column)) + 2;
        SIGN + both as f64 * CHARACTER
    });
    let head = width_of(&table.name) as f64 * HEAD_CHARACTER;
    let width = widest.fold(head, f64::max).max(90.0) + 2.0 * PADDING;
    let width = if hidden > 0 { width.max(MORE) } else { width };
    let lines = rows.len() + usize::from(hidden > 0);
    Size { width, height: HEAD + lines as f64 * ROW + FOOT }
}

/// The middle of a row, from the top of the box; of the head where there is none.
pub(super) fn row_middle(row: Option<usize>) -> f64 {
    row.map_or(HEAD / 2.0, |row| HEAD + row as f64 * ROW + ROW / 2.0)
}

pub(super) fn draw(cards: &[Card<'_>], graph: &Graph, placed: &Placed, names: &[String]) -> String {
    let (width, height) =
        (placed.size.width + 2.0 * MARGIN + 24.0, placed.size.height + 2.0 * MARGIN);
    let mut text = format!(
        "<svg class=\"diagram\" role=\"img\" aria-label=\"The tables and their foreign keys\" \
         style=\"width:{width:.0}px;min-width:{:.0}px\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         xmlns=\"http://www.w3.org/2000/svg\">\n\
         <g transform=\"translate({MARGIN} {MARGIN})\">\n",
        width * SMALLEST
    );
    for ((edge, points), name) in graph.edges.iter().zip(&placed.lines).zip(names) {
        let parent_first = points.first().is_none_or(|first| {
            let parent = placed.boxes[edge.parent];
            first.y == parent.y + edge.parent_y && first.x >= parent.x
        });
        draw_line(&mut text, points, parent_first, name, (edge.parent, edge.child));
    }
    for ((index, card), corner) in cards.iter().enumerate().zip(&placed.boxes) {
        draw_card(&mut text, index, card, *corner);
    }
    text.push_str("</g>\n</svg>\n");
    text
}

/// A line, with three toes at the side that refers and a dot at the side that is referenced.
fn draw_line(
    text: &mut String,
    points: &[Point],
    parent_first: bool,
    name: &str,
    (parent, child): (usize, usize),
) {
    let [first, middle @ .., last] = points else { return };
    let mut path = format!("M{:.1} {:.1}", first.x, first.y);
    let mut from = *first;
    // A line that leaves and comes back on the same side.
    if middle.is_empty() && last.x <= first.x + 1.0 {
        let out = first.x.max(last.x) + 26.0;
        let _ = write!(
            path,
            " C{out:.1} {:.1} {out:.1} {:.1} {:.1} {:.1}",
            first.y, last.y, last.x, last.y
        );
    } else {
        for to in middle.iter().chain([last]) {
            let bend = (to.x - from.x) / 2.0;
            let (one, other) = (from.x + bend, to.x - bend);
            let _ = write!(
                path,
                " C{one:.1} {:.1} {other:.1} {:.1} {:.1} {:.1}",
                from.y, to.y, to.x, to.y
            );
            from = *to;
        }
    }
    let (own, other) = if parent_first { (last, first) } else { (first, last) };
    // Toes point into the box: to the left of it, or to the right.
    let outwards = if std::ptr::eq(own, last) && last.x > first.x { -9.0 } else { 9.0 };
    let (x, y) = (own.x, own.y);
    let toes = format!(
        "M{:.1} {y:.1}L{x:.1} {:.1}M{:.1} {y:.1}L{x:.1} {:.1}",
        x + outwards,
        y - 4.5,
        x + outwards,
        y + 4.5
    );
    let _ = writeln!(
        text,
        "<g class=\"line\" data-ends=\"{parent} {child}\"><title>{}</title><path class=\"reach\" d=\"{path}\"/>\
         <path d=\"{path}\"/><path d=\"{toes}\"/><circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"/></g>",
        Escaped(name),
        other.x,
        other.y
    );
}

fn draw_card(text: &mut String, index: usize, card: &Card<'_>, corner: Point) {
    let Size { width, height } = card.size;
    let table = card.table;
    let _ = writeln!(
        text,
        "<g class=\"card\" data-table=\"{index}\" transform=\"translate({:.1} {:.1})\">\
         <title>{}</title><rect class=\"body\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"6\"/>\
         <path class=\"head\" d=\"M0 {HEAD}V6A6 6 0 0 1 6 0H{:.1}A6 6 0 0 1 {width:.1} 6V{HEAD}Z\"/>\
         <a href=\"#{}\"><text class=\"name\" x=\"{PADDING}\" y=\"18.5\">{}</text></a>",
        corner.x,
        corner.y,
        Escaped(&title(table)),
        width - 6.0,
        Escaped(&crate::report::anchor("table", &table.name)),
        Escaped(&cut(&table.name)),
    );
    for (place, row) in card.rows.iter().enumerate() {
        let Some(column) = table.columns.get(*row) else { continue };
        let middle = row_middle(Some(place));
        let baseline = middle + 4.0;
        let class = if column.primary { "column primary" } else { "column" };
        text.push_str(&sign(column, middle));
        let _ = writeln!(
            text,
            "<text class=\"{class}\" x=\"{:.1}\" y=\"{baseline:.1}\">{}</text>\
             <text class=\"type\" x=\"{:.1}\" y=\"{baseline:.1}\">{}</text>",
            PADDING + SIGN,
            Escaped(&cut(&column.name)),
            width - PADDING,
            Escaped(&shown_type(column)),
        );
    }
    if card.hidden > 0 {
        let more = if card.hidden == 1 { "column" } else { "columns" };
        let baseline = row_middle(Some(card.rows.len())) + 4.0;
        let _ = writeln!(
            text,
            "<text class=\"more\" x=\"{:.1}\" y=\"{baseline:.1}\">{} more {more}</text>",
            PADDING + SIGN,
            card.hidden
        );
    }
    text.push_str("</g>\n");
}

/// What stands before a column's name: a key, a diamond for a foreign key, a ring for a unique column.
fn sign(column: &crate::report::model::Column, middle: f64) -> String {
    let (x, y) = (PADDING, middle);
    if column.primary {
        return format!(
            "<path class=\"key\" d=\"M{:.1} {y:.1}a3 3 0 1 0 -6 0a3 3 0 1 0 6 0h6v2.6m-2.6 -2.6v2\"/>",
            x + 5.0
        );
    }
    if column.foreign {
        return format!("<path class=\"foreign\" d=\"M{:.1} {y:.1}l4 -4l4 4l-4 4z\"/>", x + 0.5);
    }
    if column.unique {
        return format!("<circle class=\"unique\" cx=\"{:.1}\" cy=\"{y:.1}\" r=\"3.2\"/>", x + 4.5);
    }
    String::new()
}

fn title(table: &Table) -> String {
    let kind = table.kind.word();
    match &table.comment {
        Some(comment) => format!("{kind} {}: {comment}", table.name),
        None => format!("{kind} {}", table.name),
    }
}

/// The type, with a question mark where NULL may be in it.
fn shown_type(column: &crate::report::model::Column) -> String {
    let short = match column.type_name.as_str() {
        "timestamp with time zone" => "timestamptz",
        "timestamp without time zone" => "timestamp",
        "time without time zone" => "time",
        "double precision" => "float8",
        name => name,
    };
    let short = short.replace("character varying", "varchar");
    cut(&format!("{short}{}", if column.nullable { "?" } else { "" }))
}

fn cut(name: &str) -> String {
    match name.chars().count() {
        length if length <= LONGEST => name.to_owned(),
        _ => name.chars().take(LONGEST - 1).chain(['…']).collect(),
    }
}

/// In characters of a letter's width: signs of East Asia are twice as wide.
fn width_of(name: &str) -> usize {
    cut(name).chars().map(|c| if u32::from(c) >= 0x1100 && c != '…' { 2 } else { 1 }).sum()
}
