//! What a query adds to `cargo check`, beside the same query as a hand-written struct and async function.

use std::fmt::Write;

use super::crates::{Crate, Crates, sqlweave};
use super::{Figure, cpu_ms, median, optional, output};

/// How many queries the large crate has.
const MANY: usize = 200;

/// How many queries stand in one async function, where they are expressions.
const IN_A_FUNCTION: usize = 10;

pub(super) const TABLES: usize = 20;

/// A way to write a query.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `query! { pub fn … }`
    Item,
    /// A struct and an async function for each query.
    Function,
    /// `query! { … }.fetch_all(db)`, several in an async function.
    Inline,
    /// The same by hand.
    Block,
}

/// A query, its parameters and its columns with their Rust types.
pub(super) struct Query {
    pub(super) sql: String,
    pub(super) arguments: &'static [(&'static str, &'static str)],
    pub(super) columns: &'static [(&'static str, &'static str)],
}

pub(super) fn measure(runs: usize) -> Result<Vec<Figure>, String> {
    let mut crates = Crates::new()?;
    let forms = [Form::Item, Form::Function, Form::Inline, Form::Block];
    for form in forms {
        for size in form.sizes() {
            add(&mut crates, &size)?;
        }
    }
    optional::add(&mut crates)?;
    // The dependencies, once.
    output(&mut crates.cargo("all", &["check", "--workspace"]))?;
    let mut figures = Vec::new();
    for (woven, by_hand, what) in [
        (Form::Item, Form::Function, "a query as an item"),
        (Form::Inline, Form::Block, "a query in a function"),
    ] {
        let woven = added(&crates, &woven.sizes(), runs)?;
        let by_hand = added(&crates, &by_hand.sizes(), runs)?;
        figures.extend(compared(what, woven, by_hand));
    }
    figures.extend(optional::measure(&crates, runs)?);
    Ok(figures)
}

/// A crate of some queries.
pub(super) struct Size {
    pub(super) name: String,
    pub(super) count: usize,
    pub(super) library: String,
}

/// What a query costs cold and on touch, beside the same by hand.
pub(super) fn compared(what: &str, woven: [f64; 2], by_hand: [f64; 2]) -> [Figure; 2] {
    [("cold", 0), ("on touch", 1)]
        .map(|(when, at)| Figure::compared(format!("{what}, {when}"), woven[at], by_hand[at], "ms"))
}

impl Form {
    fn sizes(self) -> [Size; 2] {
        [self.few(), MANY].map(|count| Size {
            name: self.crate_name(count),
            count,
            library: library(self, count),
        })
    }

    fn few(self) -> usize {
        match self {
            Form::Item | Form::Function => 1,
            Form::Inline | Form::Block => IN_A_FUNCTION,
        }
    }

    fn crate_name(self, count: usize) -> String {
        let form = match self {
            Form::Item => "item",
            Form::Function => "function",
            Form::Inline => "inline",
            Form::Block => "block",
        };
        format!("{form}_{count}")
    }
}

pub(super) fn add(crates: &mut Crates, Size { name, library, .. }: &Size) -> Result<(), String> {
    crates.add(&Crate {
        name,
        dependencies: &[&sqlweave(), "tokio-postgres = \"0.7\""],
        files: &[("src/lib.rs", library), ("schema.sql", &schema())],
    })
}

/// CPU of `cargo check` for each query that the second crate has more, cold and when the file was touched.
pub(super) fn added(crates: &Crates, sizes: &[Size; 2], runs: usize) -> Result<[f64; 2], String> {
    let mut times = [const { Vec::new() }; 4];
    for _ in 0..runs {
        for (at, Size { name, library, .. }) in sizes.iter().enumerate() {
            output(&mut crates.cargo("all", &["clean", "--package", name]))?;
            let check = crates.cargo("all", &["check", "--package", name]);
            times[at].push(cpu_ms(&check)?);
            crates.write(&format!("{name}/src/lib.rs"), library)?;
            times[at + 2].push(cpu_ms(&check)?);
        }
    }
    let [cold_few, cold_many, touch_few, touch_many] = times.map(median);
    let more = (sizes[1].count - sizes[0].count) as f64;
    Ok([(cold_many - cold_few) / more, (touch_many - touch_few) / more])
}

pub(super) fn schema() -> String {
    let mut text = String::new();
    for table in 0..TABLES {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "create table t{table} (\n  \
               id bigint generated always as identity primary key,\n  \
               tenant_id bigint not null,\n  parent_id bigint references t{table} (id),\n  \
               name text not null,\n  note text,\n  amount double precision not null,\n  \
               quantity integer not null,\n  active boolean not null default true\n);"
        );
    }
    text
}

/// The query of a number: a filter, an outer join with aggregates, a window in a common table, an insert.
pub(super) fn query(number: usize) -> Query {
    let (table, other) = (number / 4 % TABLES, (number / 4 + 1) % TABLES);
    let n = &[("tenant", "i64"), ("n", "i64")];
    match number % 4 {
        0 => Query {
            sql: format!(
                "select id, name, note, amount, active from t{table} \
                 where tenant_id = {{tenant}} and active order by id limit {{n}}"
            ),
            arguments: n,
            columns: &[
                ("id", "i64"),
                ("name", "String"),
                ("note", "Option<String>"),
                ("amount", "f64"),
                ("active", "bool"),
            ],
        },
        1 => Query {
            sql: format!(
                "select u.id, u.name, count(o.id) as total, sum(o.quantity) as quantity, \
                 max(o.note) as note from t{table} u left join t{other} o on o.parent_id = u.id \
                 where u.tenant_id = {{tenant}} group by u.id order by total desc limit {{n}}"
            ),
            arguments: n,
            columns: &[
                ("id", "i64"),
                ("name", "String"),
                ("total", "i64"),
                ("quantity", "Option<i64>"),
                ("note", "Option<String>"),
            ],
        },
        2 => Query {
            sql: format!(
                "with ranked as (select id, name, amount, row_number() over (partition by parent_id \
                 order by amount desc) as place from t{table} where tenant_id = {{tenant}}) \
                 select id, name, amount, place from ranked where place <= {{n}} order by place"
            ),
            arguments: n,
            columns: &[("id", "i64"), ("name", "String"), ("amount", "f64"), ("place", "i64")],
        },
        _ => Query {
            sql: format!(
                "insert into t{table} (tenant_id, name, amount, quantity) \
                 values ({{tenant}}, {{name}}, {{amount}}, {{quantity}}) \
                 returning id, name, note, amount, quantity"
            ),
            arguments: &[
                ("tenant", "i64"),
                ("name", "&str"),
                ("amount", "f64"),
                ("quantity", "i32"),
            ],
            columns: &[
                ("id", "i64"),
                ("name", "String"),
                ("note", "Option<String>"),
                ("amount", "f64"),
                ("quantity", "i32"),
            ],
        },
    }
}

/// The source of a crate of so many queries.
fn library(form: Form, count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        if matches!(form, Form::Inline | Form::Block) && number % IN_A_FUNCTION == 0 {
            text.push_str(&function_head(form, number));
        }
        match form {
            Form::Item => text.push_str(&item(number)),
            Form::Function => text.push_str(&function(number)),
            Form::Inline => text.push_str(&inline(number)),
            Form::Block => text.push_str(&block(number)),
        }
        if matches!(form, Form::Inline | Form::Block) && number % IN_A_FUNCTION == IN_A_FUNCTION - 1
        {
            text.push_str("    Ok(count)\n}\n\n");
        }
    }
    if form == Form::Block {
        (0..count).for_each(|number| text.push_str(&row(number)));
    }
    text
}

pub(super) fn item(number: usize) -> String {
    let query = query(number);
    format!(
        "sqlweave::query! {{\n    pub fn q{number}({}) -> Vec<Row{number}> {{\n        {}\n    }}\n}}\n\n",
        fields(query.arguments, ""),
        query.sql
    )
}

pub(super) fn function(number: usize) -> String {
    let query = query(number);
    format!(
        "{}pub async fn q{number}(db: &tokio_postgres::Client, {}) \
         -> Result<Vec<Row{number}>, tokio_postgres::Error> {{\n{}    Ok(found)\n}}\n\n",
        row(number),
        fields(query.arguments, ""),
        by_hand(number, &query)
    )
}

fn function_head(form: Form, number: usize) -> String {
    let error = if form == Form::Inline { "sqlweave::Error" } else { "tokio_postgres::Error" };
    format!(
        "pub async fn f{number}(db: &tokio_postgres::Client, tenant: i64, n: i64, name: &str, \
         amount: f64, quantity: i32) -> Result<usize, {error}> {{\n    let mut count = 0;\n"
    )
}

fn inline(number: usize) -> String {
    let sql = query(number).sql;
    format!(
        "    let found = sqlweave::query! {{ {sql} }}.fetch_all(db).await?;\n    count += found.len();\n"
    )
}

fn block(number: usize) -> String {
    let query = query(number);
    format!("{}    count += found.len();\n", by_hand(number, &query))
}

pub(super) fn row(number: usize) -> String {
    format!("pub struct Row{number} {{ {} }}\n", fields(query(number).columns, "pub "))
}

pub(super) fn fields(names: &[(&str, &str)], before: &str) -> String {
    let all: Vec<String> = names.iter().map(|(name, ty)| format!("{before}{name}: {ty}")).collect();
    all.join(", ")
}

/// `client.query`, and a loop that makes structs of the rows.
fn by_hand(number: usize, query: &Query) -> String {
    let mut sql = query.sql.clone();
    for (at, (name, _)) in query.arguments.iter().enumerate() {
        sql = sql.replace(&format!("{{{name}}}"), &format!("${}", at + 1));
    }
    let values: Vec<String> = query.arguments.iter().map(|(name, _)| format!("&{name}")).collect();
    let columns = query.columns.iter().enumerate();
    let read: Vec<String> =
        columns.map(|(at, (name, _))| format!("{name}: row.try_get({at})?")).collect();
    format!(
        "    let rows = db.query(\"{sql}\", &[{}]).await?;\n    \
         let mut found = Vec::with_capacity(rows.len());\n    \
         for row in &rows {{\n        found.push(Row{number} {{ {} }});\n    }}\n",
        values.join(", "),
        read.join(", ")
    )
}
