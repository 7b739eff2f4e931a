//! The page: one file of HTML that needs nothing beside it. Every text from outside is escaped.

use std::fmt::Write;

use super::{
    anchor, diagram,
    escape::Escaped,
    highlight::highlight,
    model::{Column, Model, Table},
    query::{Field, Parameter, Query, Statement, Used},
};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the page is made of.
pub(crate) struct Page<'p> {
    /// The crate's name.
    pub(crate) title: &'p str,
    /// `PostgreSQL 18`, or another engine.
    pub(crate) server: &'p str,
    pub(crate) model: &'p Model,
    pub(crate) queries: &'p [Query],
}

/// The file's text.
pub(crate) fn write(page: &Page<'_>) -> String {
    let title = Escaped(page.title);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <meta name=\"generator\" content=\"cargo sqlweave report\">\n\
         <title>{title}: queries and schema</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<div class=\"frame\">\n"
    );
    navigation(&mut html, page);
    html.push_str("<main>\n");
    tiles(&mut html, page);
    schema(&mut html, page.model);
    queries(&mut html, page);
    tables(&mut html, page.model);
    let _ = write!(html, "</main>\n</div>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    html
}

fn navigation(html: &mut String, page: &Page<'_>) {
    let _ = write!(
        html,
        "<nav>\n<h1>{}</h1>\n<p class=\"about\">Queries and schema for {}</p>\n\
         <input id=\"wanted\" type=\"search\" placeholder=\"Find by a word\" aria-label=\"Find by a word\" hidden>\n\
         <h2><a href=\"#schema\">Schema</a></h2>\n<h2><a href=\"#queries\">Queries</a></h2>\n",
        Escaped(page.title),
        Escaped(page.server)
    );
    let mut file = None;
    for query in page.queries {
        if file != Some(&query.file) {
            if file.is_some() {
                html.push_str("</ul>\n");
            }
            let _ = write!(html, "<h3>{}</h3>\n<ul>\n", Escaped(&query.file));
            file = Some(&query.file);
        }
        link(html, &query.anchor, &query.name);
    }
    if file.is_some() {
        html.push_str("</ul>\n");
    }
    html.push_str("<h2><a href=\"#tables\">Tables</a></h2>\n<ul>\n");
    for table in &page.model.tables {
        link(html, &anchor("table", &table.name), &table.name);
    }
    html.push_str("</ul>\n</nav>\n");
}

fn link(html: &mut String, anchor: &str, name: &str) {
    let (anchor, name) = (Escaped(anchor), Escaped(name));
    let _ = writeln!(html, "<li><a href=\"#{anchor}\" title=\"{name}\">{name}</a></li>");
}

fn tiles(html: &mut String, page: &Page<'_>) {
    let drawn = page.model.tables.iter().filter(|table| table.kind.is_drawn()).count();
    let views = page.model.tables.len() - drawn;
    let refused = page.queries.iter().filter(|query| query.error.is_some()).count();
    let writing =
        page.queries.iter().filter(|query| query.relations.iter().any(|used| used.written)).count();
    let mut counts = vec![
        (page.queries.len(), "query", "queries"),
        (writing, "of them writes", "of them write"),
        (drawn, "table", "tables"),
        (views, "view", "views"),
        (page.model.keys.len(), "foreign key", "foreign keys"),
    ];
    if refused > 0 {
        counts.push((refused, "in error", "in error"));
    }
    html.push_str("<div class=\"tiles\">\n");
    // Nobody misses what is not there, but for queries and tables.
    counts.retain(|(count, one, _)| *count > 0 || matches!(*one, "query" | "table"));
    for (count, one, many) in counts {
        let name = if count == 1 { one } else { many };
        let _ = writeln!(html, "<div class=\"tile\"><b>{count}</b><span>{name}</span></div>");
    }
    html.push_str("</div>\n");
}

fn schema(html: &mut String, model: &Model) {
    html.push_str("<section id=\"schema\">\n<h2>Schema</h2>\n");
    match diagram::draw(model) {
        None => html.push_str("<p class=\"empty\">The schema has no tables.</p>\n"),
        Some(picture) => {
            let _ = write!(html, "<div class=\"sheet\">\n{picture}</div>\n{}", diagram::LEGEND);
        }
    }
    html.push_str("</section>\n");
}

fn queries(html: &mut String, page: &Page<'_>) {
    html.push_str("<section id=\"queries\">\n<h2>Queries</h2>\n");
    if page.queries.is_empty() {
        html.push_str("<p class=\"empty\">The crate has no queries.</p>\n");
    }
    page.queries.iter().for_each(|query| article(html, query, page.model));
    html.push_str("</section>\n");
}

fn article(html: &mut String, query: &Query, model: &Model) {
    let _ = write!(
        html,
        "<article id=\"{}\">\n<header><h3 title=\"{}\">{}</h3><span class=\"place\">{}:{}</span>",
        Escaped(&query.anchor),
        Escaped(&query.module),
        Escaped(&query.name),
        Escaped(&query.file),
        query.line
    );
    if let Some(gives) = &query.gives {
        let _ = write!(html, "<span class=\"gives\">{}</span>", Escaped(gives));
    }
    html.push_str("</header>\n<div class=\"inside\">\n");
    if let Some(doc) = &query.doc {
        let _ = writeln!(html, "<p class=\"doc\">{}</p>", Escaped(doc));
    }
    if let Some(error) = &query.error {
        let _ = writeln!(html, "<div class=\"trouble mono\">{}</div>", Escaped(error));
    }
    if !query.written.is_empty() {
        let _ = writeln!(
            html,
            "<details><summary>As written</summary><pre>{}</pre></details>",
            Escaped(&query.written)
        );
    }
    query.statements.iter().for_each(|statement| text_of(html, statement));
    for remark in &query.remarks {
        let _ = writeln!(html, "<div class=\"remark\">{}</div>", Escaped(remark));
    }
    parameters(html, &query.parameters);
    row(html, &query.row);
    if let Some(many) = &query.many {
        let _ =
            writeln!(html, "<h4>Number of rows</h4>\n<div class=\"note\">{}</div>", Escaped(many));
    }
    relations(html, &query.relations, model);
    html.push_str("</div>\n</article>\n");
}

/// A statement, and its plan where a server was asked.
fn text_of(html: &mut String, statement: &Statement) {
    if let Some(label) = &statement.label {
        let _ = writeln!(html, "<h4>{}</h4>", Escaped(label));
    }
    let _ = writeln!(html, "<pre class=\"sql\"><code>{}</code></pre>", highlight(&statement.sql));
    match &statement.plan {
        None => {}
        Some(Ok(plan)) => {
            let _ = writeln!(
                html,
                "<details><summary>Plan</summary><pre class=\"plan\">{}</pre></details>",
                Escaped(plan)
            );
        }
        Some(Err(error)) => {
            let _ = writeln!(html, "<div class=\"remark\">no plan: {}</div>", Escaped(error));
        }
    }
}

fn parameters(html: &mut String, parameters: &[Parameter]) {
    if parameters.is_empty() {
        return;
    }
    html.push_str("<h4>Parameters</h4>\n<div class=\"wide\"><table>\n<tr><th></th><th>Written</th><th>Type</th><th>Rust</th><th>NULL</th></tr>\n");
    for parameter in parameters {
        let null = if parameter.nullable { "allowed" } else { "refused" };
        let _ = writeln!(
            html,
            "<tr><td class=\"mono\">{}</td><td class=\"mono\">{}</td><td class=\"mono\">{}</td><td class=\"mono\">{}</td><td>{null}</td></tr>",
            Escaped(&parameter.place),
            Escaped(&parameter.written),
            Escaped(&parameter.type_name),
            Escaped(&parameter.rust)
        );
    }
    html.push_str("</table></div>\n");
}

fn row(html: &mut String, fields: &[Field]) {
    if fields.is_empty() {
        return;
    }
    html.push_str("<h4>Row</h4>\n<div class=\"wide\"><table>\n<tr><th>Column</th><th>Type</th><th>Rust</th><th>NULL</th></tr>\n");
    for field in fields {
        let _ = write!(
            html,
            "<tr><td class=\"mono\" style=\"padding-left:{:.1}rem\">{}",
            field.depth as f64 * 1.4,
            Escaped(&field.name)
        );
        if let Some(comment) = &field.comment {
            let _ = write!(html, "<div class=\"note\">{}</div>", Escaped(comment));
        }
        let _ = write!(
            html,
            "</td><td class=\"mono\">{}</td><td class=\"mono\">{}</td>",
            Escaped(&field.type_name),
            Escaped(&field.rust)
        );
        match (field.nullable, &field.why) {
            (false, _) => html.push_str("<td><span class=\"sure\">never</span></td></tr>\n"),
            (true, None) => {
                html.push_str("<td><span class=\"null\">may be NULL</span></td></tr>\n")
            }
            (true, Some(why)) => {
                let why = Escaped(why);
                let _ = writeln!(
                    html,
                    "<td><span class=\"null\">may be NULL</span> <span class=\"why\">{why}</span></td></tr>"
                );
            }
        }
    }
    html.push_str("</table></div>\n");
}

fn relations(html: &mut String, relations: &[Used], model: &Model) {
    if relations.is_empty() {
        return;
    }
    html.push_str("<h4>Relations</h4>\n<div class=\"tags\">\n");
    for used in relations {
        let (class, word) = match (used.read, used.written) {
            (true, true) => ("tag written", "read and written"),
            (false, true) => ("tag written", "written"),
            _ => ("tag", "read"),
        };
        let name = Escaped(&used.name);
        // The system's have no place on the page.
        let name = match model.tables.iter().any(|table| table.name == used.name) {
            true => format!("<a href=\"#{}\">{name}</a>", Escaped(&anchor("table", &used.name))),
            false => name.to_string(),
        };
        let _ = writeln!(html, "<span class=\"{class}\">{name} {word}</span>");
    }
    html.push_str("</div>\n");
}

fn tables(html: &mut String, model: &Model) {
    if model.tables.is_empty() {
        return;
    }
    html.push_str("<section id=\"tables\">\n<h2>Tables</h2>\n");
    for (index, table) in model.tables.iter().enumerate() {
        let _ = write!(
            html,
            "<article id=\"{}\">\n<header><h3>{}</h3><span class=\"place\">{}</span></header>\n<div class=\"inside\">\n",
            Escaped(&anchor("table", &table.name)),
            Escaped(&table.name),
            table.kind.word()
        );
        if let Some(comment) = &table.comment {
            let _ = writeln!(html, "<p class=\"doc\">{}</p>", Escaped(comment));
        }
        html.push_str("<div class=\"wide\"><table>\n<tr><th>Column</th><th>Type</th><th>NULL</th><th>Keys</th></tr>\n");
        for (place, column) in table.columns.iter().enumerate() {
            column_of(html, column, &keys(model, index, table, place));
        }
        html.push_str("</table></div>\n</div>\n</article>\n");
    }
    html.push_str("</section>\n");
}

fn column_of(html: &mut String, column: &Column, keys: &str) {
    let null = if column.nullable { "may be NULL" } else { "never" };
    let _ = write!(html, "<tr><td class=\"mono\">{}", Escaped(&column.name));
    if let Some(comment) = &column.comment {
        let _ = write!(html, "<div class=\"note\">{}</div>", Escaped(comment));
    }
    let type_name = Escaped(&column.type_name);
    let _ = writeln!(
        html,
        "</td><td class=\"mono\">{type_name}</td><td>{null}</td><td>{keys}</td></tr>"
    );
}

/// The keys that a column is part of, with links to what they reference.
fn keys(model: &Model, index: usize, table: &Table, place: usize) -> String {
    let mut found = Vec::new();
    if let Some(column) = table.columns.get(place) {
        if column.primary {
            found.push("primary key".to_owned());
        }
        if column.unique {
            found.push("unique".to_owned());
        }
    }
    for key in model.keys.iter().filter(|key| key.from == index && key.columns.contains(&place)) {
        if let Some(other) = model.tables.get(key.to) {
            let (link, name) = (anchor("table", &other.name), &other.name);
            found.push(format!(
                "<a href=\"#{}\" title=\"{}\">→ {}</a>",
                Escaped(&link),
                Escaped(&key.name),
                Escaped(name)
            ));
        }
    }
    found.join(", ")
}
