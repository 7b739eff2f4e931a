//! The page of made-up crates: its text, and, with CHROMIUM_PICTURES set to a folder, its pictures.

use std::fmt::Write;

use sqlweave_core::{project, source::Source};

use super::{
    model::Model,
    page::{self, Page},
    query::{Field, Parameter, Query, Statement, Used},
};

const SHOP: &str = "
create schema stock;
create type mood as enum ('sad', 'ok');
create table users (id bigint generated always as identity primary key, name text not null, email text unique,
  created_at timestamptz not null default now(), referred_by bigint references users);
comment on table users is 'Who buys: <b>customers</b> & \"others\"';
comment on column users.email is 'Where the bill goes';
create table products (id bigint primary key, name text not null, price numeric(10,2) not null, tags text[] not null);
create table orders (id bigint primary key, user_id bigint not null references users, status mood not null, note text,
  placed_at timestamptz not null);
create table order_lines (order_id bigint not null references orders, line smallint not null,
  product_id bigint not null references products, amount int not null, primary key (order_id, line));
create table stock.warehouses (id int primary key, city text not null);
create table stock.levels (warehouse_id int not null references stock.warehouses, product_id bigint not null references products,
  amount int not null, primary key (warehouse_id, product_id));
create table invoices (id bigint primary key, order_id bigint not null unique references orders, total numeric not null, paid boolean not null);
create table payments (id bigint primary key, invoice_id bigint not null references invoices, user_id bigint references users, amount numeric not null);
create table settings (key text primary key, value jsonb not null);
create table audit (id bigint primary key, at timestamptz not null, what text not null);
create view unpaid as select id, total from invoices where not paid;
";

fn model(ddl: &str) -> Model {
    let loaded = project::load(&[Source::new("schema", ddl)], 18);
    assert!(loaded.mistakes.is_empty(), "{:?}", loaded.mistakes);
    Model::of(&loaded.catalog)
}

/// Many tables: some are referenced by half of the others, and some by none.
fn large() -> String {
    let areas = ["billing", "catalog", "crm", "shipping", "content", "auth"];
    let mut ddl = String::from("create table tenants (id int primary key, name text not null);\n");
    for (number, area) in areas.iter().enumerate() {
        for table in 0..10 {
            let _ = write!(
                ddl,
                "create table {area}_{table} (id bigint primary key, tenant_id int not null"
            );
            if table % 5 == 0 {
                ddl.push_str(" references tenants");
            }
            if table > 0 {
                let _ = write!(ddl, ", parent_id bigint references {area}_{}", (table - 1) / 2);
            }
            if table % 4 == 3 && number > 0 {
                let _ = write!(
                    ddl,
                    ", other_id bigint not null references {}_{}",
                    areas[number - 1],
                    table % 3
                );
            }
            ddl.push_str(", name text not null, details jsonb, changed_at timestamptz);\n");
        }
    }
    ddl.push_str("create table flags (name text primary key);\ncreate table jobs (id int primary key, at timestamptz);\n");
    ddl
}

fn queries() -> Vec<Query> {
    let field = |depth, name: &str, type_name: &str, rust: &str, why: Option<&str>| Field {
        depth,
        name: name.into(),
        type_name: type_name.into(),
        rust: rust.into(),
        nullable: why.is_some(),
        why: why.map(str::to_owned),
        comment: (name == "email").then(|| "Where the bill goes".to_owned()),
    };
    vec![
        Query {
            anchor: "query-top_customers".into(),
            name: "top_customers".into(),
            file: "src/shop.rs".into(),
            line: 17,
            doc: Some("The n customers who spent most.".into()),
            gives: Some("Vec<TopCustomer>".into()),
            written: "query! { pub fn top_customers(n: i64) -> Vec<TopCustomer> { … } }".into(),
            statements: vec![Statement {
                label: None,
                sql: "WITH revenue AS (\n    SELECT o.user_id, sum(i.total) AS total\n    FROM orders AS o\n    JOIN invoices AS i ON i.order_id = o.id\n    WHERE i.paid AND o.status <> 'sad'\n    GROUP BY o.user_id\n)\nSELECT u.name, u.email, r.total\nFROM revenue AS r\nLEFT JOIN users AS u ON u.id = r.user_id\nORDER BY r.total DESC\nLIMIT $1".into(),
                planned: None,
                plan: Some(Ok("Limit  (cost=0.00..1.05 rows=10 width=72)\n  ->  Sort  (cost=0.00..1.05 rows=100 width=72)\n        Sort Key: r.total DESC".into())),
            }],
            parameters: vec![Parameter { place: "$1".into(), written: "n".into(), rust: "i64".into(), type_name: "int8".into(), nullable: false }],
            row: vec![
                field(0, "name", "text", "Option<String>", Some("right side of the LEFT JOIN on users")),
                field(0, "email", "text", "Option<String>", Some("right side of the LEFT JOIN on users")),
                field(0, "lines", "record[]", "Vec<Line>", None),
                field(1, "product", "text", "String", None),
                field(1, "amount", "int4", "i32", None),
            ],
            many: Some("LIMIT may be more than 1".into()),
            relations: vec![
                Used { name: "users".into(), read: true, written: false },
                Used { name: "invoices".into(), read: true, written: false },
                Used { name: "pg_catalog.pg_class".into(), read: true, written: false },
            ],
            ..Query::default()
        },
        Query {
            anchor: "query-evil".into(),
            name: "</h3><script>alert(1)</script>".into(),
            file: "src/\"><img src=x onerror=alert(1)>.rs".into(),
            line: 3,
            error: Some("[42703] column \"emial\" does not exist\n<script>alert(2)</script>".into()),
            statements: vec![Statement {
                label: Some("</style><script>alert(3)</script>".into()),
                sql: "UPDATE users SET name = '</code></pre><script>alert(4)</script>' -- & <b>".into(),
                planned: None,
                plan: Some(Err("connection <lost>".into())),
            }],
            relations: vec![Used { name: "users".into(), read: false, written: true }],
            remarks: vec!["missing_where: UPDATE without WHERE changes every row".into()],
            ..Query::default()
        },
    ]
}

fn write(ddl: &str) -> String {
    let (model, queries) = (model(ddl), queries());
    page::write(&Page {
        title: "shop & <co>",
        server: "PostgreSQL 18",
        model: &model,
        queries: &queries,
    })
}

#[test]
fn pictures() {
    let Ok(folder) = std::env::var("CHROMIUM_PICTURES") else { return };
    std::fs::write(format!("{folder}/shop.html"), write(SHOP)).unwrap();
    std::fs::write(format!("{folder}/large.html"), write(&large())).unwrap();
}

/// The elements that a page has, by the HTML that Chromium makes of it.
struct Dom(String);

impl Dom {
    /// None where there is no Chromium.
    fn of(html: &str) -> Option<Dom> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("page.html");
        std::fs::write(&file, html).unwrap();
        let output = chromium(&["--dump-dom"], &file)?;
        Some(Dom(output))
    }

    fn count(&self, tag: &str) -> usize {
        self.0.matches(tag).count()
    }
}

fn chromium(arguments: &[&str], file: &std::path::Path) -> Option<String> {
    let found = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(|name| {
        let profile = file.with_extension("profile");
        std::process::Command::new(name)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .args(arguments)
            .arg(format!("file://{}", file.display()))
            .output()
            .ok()
    });
    let Some(output) = found else {
        eprintln!("SKIPPED: there is no Chromium to look at the page with");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn texts_are_no_markup() {
    let html = write(SHOP);
    let markup = ["<img", "<script>alert", "<b>customers", "</h3><script", "<co>", "<lost>"];
    for text in markup {
        assert!(!html.contains(text), "{text}");
    }
    assert_eq!(html.matches("<script").count(), 1);
    assert_eq!(html.matches("</script").count(), 1);
    let Some(dom) = Dom::of(&html) else { return };
    assert_eq!((dom.count("<script"), dom.count("<img"), dom.count("<style")), (1, 0, 1));
    assert!(dom.0.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{}", dom.0);
}

#[test]
fn nothing_is_fetched() {
    let html = write(&large());
    for word in ["src=", "@import", "url(", "<link", "http:", "https:"] {
        let found = html.matches(word).count();
        // The name of SVG's namespace is fetched by nobody; a query of the test has a file with `src=` in its name.
        let known = match word {
            "http:" => html.matches("http://www.w3.org/2000/svg").count(),
            "src=" => html.matches("&lt;img src=x").count(),
            _ => 0,
        };
        assert_eq!(found, known, "{word}");
    }
}

#[test]
fn the_page_has_what_the_crate_has() {
    let Some(dom) = Dom::of(&write(SHOP)) else { return };
    // A view has no keys.
    assert_eq!(dom.count("<g class=\"card\""), 10);
    assert_eq!(dom.count("<g class=\"line\""), 9);
    assert_eq!(dom.count("<article"), 11 + 2);
    for text in [
        "<title>orders (user_id) references users (id)</title>",
        "<span class=\"k\">LEFT</span>",
        "right side of the LEFT JOIN on users",
        "→ products",
        "Sort Key: r.total DESC",
        "column \"emial\" does not exist",
    ] {
        assert!(dom.0.contains(text), "{text}");
    }
    // Every link leads somewhere.
    let (markup, _) = dom.0.split_once("<script").unwrap();
    for link in markup.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(markup.contains(&format!("id=\"{link}\"")), "{link}");
    }
}

#[test]
fn the_page_is_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    for (name, ddl) in [("shop", SHOP.to_owned()), ("large", large()), ("empty", String::new())] {
        let file = folder.path().join(format!("{name}.html"));
        std::fs::write(&file, write(&ddl)).unwrap();
        let picture = file.with_extension("png");
        let screenshot = format!("--screenshot={}", picture.display());
        if chromium(&[&screenshot, "--window-size=1500,1200"], &file).is_none() {
            return;
        }
        let bytes = std::fs::read(&picture).unwrap();
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 20_000, "{name}: {}", bytes.len());
    }
}
