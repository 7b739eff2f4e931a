//! What parts that may be left out add to `cargo check`: a query with twelve filters, of which none, one or all are
//! optional, beside the same as a function that puts its text together.

use std::fmt::Write;

use super::Figure;
use super::compile::{Size, TABLES, add as add_crate, added, compared};
use super::crates::Crates;

const MANY: usize = 60;

/// Each filter: what is compared, how, and the type of the value.
const FILTERS: [(&str, &str, &str); 12] = [
    ("id", ">", "i64"),
    ("id", "<", "i64"),
    ("tenant_id", "=", "i64"),
    ("parent_id", "=", "i64"),
    ("name", "=", "&str"),
    ("name", "like", "&str"),
    ("note", "=", "&str"),
    ("note", "like", "&str"),
    ("amount", ">", "f64"),
    ("amount", "<", "f64"),
    ("quantity", ">", "i32"),
    ("active", "=", "bool"),
];

/// How many of the filters are optional.
const OPTIONAL: [usize; 3] = [0, 1, FILTERS.len()];

pub(super) fn add(crates: &mut Crates) -> Result<(), String> {
    for optional in OPTIONAL {
        for size in sizes("woven", optional, woven).iter().chain(&sizes("built", optional, built)) {
            add_crate(crates, size)?;
        }
    }
    Ok(())
}

pub(super) fn measure(crates: &Crates, runs: usize) -> Result<Vec<Figure>, String> {
    let mut figures = Vec::new();
    for optional in OPTIONAL {
        let woven = added(crates, &sizes("woven", optional, woven), runs)?;
        let by_hand = added(crates, &sizes("built", optional, built), runs)?;
        let what = format!("twelve filters, {optional} optional");
        figures.extend(compared(&what, woven, by_hand));
    }
    Ok(figures)
}

fn sizes(form: &str, optional: usize, query: fn(usize, usize) -> String) -> [Size; 2] {
    [1, MANY].map(|count| Size {
        name: format!("{form}_{optional}_{count}"),
        count,
        library: (0..count).map(|number| query(number, optional)).collect(),
    })
}

fn arguments(optional: usize) -> String {
    let mut text = String::new();
    for (at, (_, _, data_type)) in FILTERS.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = match at < optional {
            true => write!(text, "f{at}: Option<{data_type}>, "),
            false => write!(text, "f{at}: {data_type}, "),
        };
    }
    text
}

fn woven(number: usize, optional: usize) -> String {
    let filters = FILTERS.iter().enumerate().map(|(at, (column, operator, _))| {
        let mark = if at < optional { "?" } else { "" };
        format!("{column} {operator} {{{mark}f{at}}}")
    });
    format!(
        "sqlweave::query! {{\n    pub fn q{number}({}) -> Vec<Row{number}> {{\n        \
         select id, name, note from t{} where {} order by id\n    }}\n}}\n\n",
        arguments(optional),
        number % TABLES,
        filters.collect::<Vec<_>>().join(" and ")
    )
}

/// Filters that are always there stand in the text; the others are added where they are given.
fn built(number: usize, optional: usize) -> String {
    let mut text = format!(
        "pub struct Row{number} {{ pub id: i64, pub name: String, pub note: Option<String> }}\n\
         pub async fn q{number}(db: &tokio_postgres::Client, {}) \
         -> Result<Vec<Row{number}>, tokio_postgres::Error> {{\n",
        arguments(optional)
    );
    let (given, fixed) = FILTERS.split_at(optional);
    let conditions = fixed
        .iter()
        .enumerate()
        .map(|(at, (column, operator, _))| format!("{column} {operator} ${}", at + 1));
    let values = (optional..FILTERS.len()).map(|at| format!("&f{at}")).collect::<Vec<_>>();
    let fixed = conditions.chain(fixed.is_empty().then(|| "true".to_owned())).collect::<Vec<_>>();
    let mutable = if optional == 0 { "" } else { "mut " };
    let _ = write!(
        text,
        "    let {mutable}sql = String::from(\"select id, name, note from t{} where {}\");\n    \
         let {mutable}values: Vec<&(dyn tokio_postgres::types::ToSql + Sync)> = vec![{}];\n",
        number % TABLES,
        fixed.join(" and "),
        values.join(", ")
    );
    for (at, (column, operator, _)) in given.iter().enumerate() {
        let _ = write!(
            text,
            "    if let Some(value) = &f{at} {{\n        values.push(value);\n        \
             sql.push_str(&format!(\" and {column} {operator} ${{}}\", values.len()));\n    }}\n"
        );
    }
    let _ = write!(
        text,
        "    let rows = db.query(&format!(\"{{sql}} order by id\"), &values).await?;\n    \
         let mut found = Vec::with_capacity(rows.len());\n    \
         for row in &rows {{\n        found.push(Row{number} {{ id: row.try_get(0)?, \
         name: row.try_get(1)?, note: row.try_get(2)? }});\n    }}\n    Ok(found)\n}}\n\n"
    );
    text
}
