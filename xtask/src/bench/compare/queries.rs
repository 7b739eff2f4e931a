//! The generated queries as everybody writes them: a filter, an outer join with aggregates, a window in a common table, an
//! insert. What a query language has no word for is SQL in a string there too.

mod diesel;
mod sea_orm;

use std::fmt::Write;

use super::peers::Peer;
use crate::bench::compile::{Query, fields, function, item, query, row};

/// The source of a crate of so many queries; cornucopia's is a file of SQL.
pub(super) fn library(peer: Peer, count: usize) -> String {
    let each = |one: fn(usize) -> String| (0..count).map(one).collect::<String>();
    match peer {
        Peer::ByHand => each(function),
        Peer::Sqlweave => each(item),
        Peer::Cornucopia => each(cornucopia),
        Peer::Sqlx => each(sqlx),
        Peer::Diesel => diesel::tables() + &each(diesel::query_of),
        Peer::SeaOrm => sea_orm::entities() + &each(sea_orm::query_of),
    }
}

/// The number of its table, and of the one it is joined with.
fn tables(number: usize) -> (usize, usize) {
    let table = number / 4 % crate::bench::compile::TABLES;
    (table, (number / 4 + 1) % crate::bench::compile::TABLES)
}

/// With `$1` for `{tenant}`.
fn numbered(query: &Query) -> String {
    let mut sql = query.sql.clone();
    for (at, (name, _)) in query.arguments.iter().enumerate() {
        sql = sql.replace(&format!("{{{name}}}"), &format!("${}", at + 1));
    }
    sql
}

fn cornucopia(number: usize) -> String {
    let query = query(number);
    let mut sql = query.sql.clone();
    for (name, _) in query.arguments {
        sql = sql.replace(&format!("{{{name}}}"), &format!(":{name}"));
    }
    let nullable: Vec<String> = query
        .columns
        .iter()
        .filter(|(_, ty)| ty.starts_with("Option"))
        .map(|(name, _)| format!("{name}?"))
        .collect();
    format!("--! q{number} : ({})\n{sql};\n\n", nullable.join(", "))
}

/// What sqlx takes for a NULL is said to be none.
fn sqlx(number: usize) -> String {
    let query = query(number);
    let columns: Vec<String> = query
        .columns
        .iter()
        .map(|(name, ty)| {
            let mark = if ty.starts_with("Option") { '?' } else { '!' };
            format!("{name} as \\\"{name}{mark}\\\"")
        })
        .collect();
    // Around the query, so that all four kinds are marked in one way.
    let inner = numbered(&query);
    let sql = if inner.starts_with("insert") {
        format!("with q as ({inner}) select {} from q", columns.join(", "))
    } else {
        format!("select {} from ({inner}) q", columns.join(", "))
    };
    let arguments: Vec<&str> = query.arguments.iter().map(|(name, _)| *name).collect();
    let mut text = row(number);
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "pub async fn q{number}(db: &mut sqlx::PgConnection, {}) -> Result<Vec<Row{number}>, sqlx::Error> {{\n    \
         sqlx::query_as!(Row{number}, \"{sql}\", {}).fetch_all(db).await\n}}\n",
        fields(query.arguments, ""),
        arguments.join(", ")
    );
    text
}
