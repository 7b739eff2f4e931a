//! What an item promises to give, beside what its query gives.

use quote::ToTokens;
use sqlweave_core::compiled::{Cardinality, Command, CompiledQuery};

use crate::{
    input::{Form, Input, ItemRow, Shape},
    report::Message,
};

/// Compares what the author promises with what the query gives; `why` tells what would prove fewer rows.
pub(super) fn check_shape(
    input: &Input,
    compiled: &CompiledQuery,
    why: &dyn Fn() -> Vec<String>,
    messages: &mut Vec<Message>,
) {
    let sound = messages.is_empty();
    let mut refuse = |place: &dyn ToTokens, text: &str| {
        messages.push(Message::at(place, text));
    };
    let gives_rows = compiled.cardinality != Cardinality::None;
    match &input.form {
        Form::Inline => {}
        Form::Into(row) if !gives_rows => {
            refuse(row, "the statement gives no rows to make this of\nhelp: add `returning …`");
        }
        Form::Into(_) => {}
        Form::Item(item) => {
            let output = &item.output;
            match (&item.row, gives_rows) {
                (ItemRow::Nothing, true) => refuse(
                    &item.name,
                    "the query gives rows, and the function promises none\n\
                     help: name what it gives: `-> Vec<Row>`, `-> Option<Row>` or `-> Row`",
                ),
                (ItemRow::Nothing, false) => {}
                (_, false) => refuse(
                    output,
                    "the statement gives no rows\nhelp: add `returning …`, or take the `->` away",
                ),
                (ItemRow::Scalar(_), true) if compiled.columns.len() != 1 => refuse(
                    output,
                    "a plain value is for a query of one column\n\
                     help: name a struct, which the query declares: `-> Vec<Row>`",
                ),
                (_, true) if compiled.page.is_some() != (item.shape == Shape::Page) => {
                    if sound {
                        refuse(output, unpaged(item.shape));
                    }
                }
                (_, true) => {
                    // What a statement with mistakes gives says nothing.
                    if let Some(text) =
                        overclaimed(item.shape, compiled.cardinality).filter(|_| sound)
                    {
                        let mut text = text.to_owned();
                        text.extend(why().iter().map(|line| format!("\nhelp: {line}")));
                        if compiled.cardinality == Cardinality::Many {
                            text.push_str(remedy(item.shape, compiled.command));
                        }
                        refuse(output, &text);
                    }
                }
            }
        }
    }
}

/// Pages are promised of a query without them, or something else of one with them.
fn unpaged(promised: Shape) -> &'static str {
    match promised {
        Shape::Page => {
            "the query has no pages\n\
             help: write `page by id after {?cursor} limit {n}` in place of ORDER BY and LIMIT, or promise `Vec<Row>`"
        }
        _ => "the query gives pages\nhelp: promise `Page<Row>`",
    }
}

/// What can be written where keys are not to be had.
fn remedy(shape: Shape, command: Command) -> &'static str {
    match (shape, command) {
        (Shape::One, _) => {
            "\nhelp: at most one is promised by `Option<Row>`, any number by `Vec<Row>`"
        }
        (_, Command::Select) => "\nhelp: write `limit 1`, or promise `Vec<Row>`",
        _ => "\nhelp: promise `Vec<Row>`",
    }
}

/// Why a query may give more or fewer rows than an item promises.
fn overclaimed(shape: Shape, cardinality: Cardinality) -> Option<&'static str> {
    match (shape, cardinality) {
        (Shape::AtMostOne, Cardinality::Many) => {
            Some("the query may give many rows, and the function promises at most one")
        }
        (Shape::One, Cardinality::Many) => {
            Some("the query may give many rows, and the function promises exactly one")
        }
        (Shape::One, Cardinality::AtMostOne) => Some(
            "the query may give no row, and the function promises exactly one\n\
             help: promise `Option<Row>`; `.fetch_one` then turns a missing row into an error",
        ),
        _ => None,
    }
}
