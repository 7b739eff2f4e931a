//! No input makes the compiler panic, hang or overflow its stack: broken statements give an error or an answer.
//!
//! `SQLWEAVE_SEED` repeats a run, `SQLWEAVE_ROUNDS` makes it longer.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use sqlweave_core::{
    catalog::Catalog,
    compile,
    describe::describe_lazily,
    diagnostic::Diagnostics,
    lex::sql::{Dialect, lex_sql},
    lint::Levels,
    schema::{self, References, Schema},
    source::Source,
};
use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// The longest that any one statement may take, in an unoptimised build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A small generator of its own, so that a seed means the same run everywhere (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

fn seed() -> u64 {
    let given = std::env::var("SQLWEAVE_SEED").ok().and_then(|s| s.parse().ok());
    let now = || {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(1, |d| d.as_nanos() as u64)
    };
    let seed = given.unwrap_or_else(now) | 1;
    println!("SQLWEAVE_SEED={seed}");
    seed
}

fn rounds(usual: usize) -> usize {
    std::env::var("SQLWEAVE_ROUNDS").ok().and_then(|s| s.parse().ok()).unwrap_or(usual)
}

fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../oracle/corpus");
    let mut statements = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().is_some_and(|n| n == "schema.sql") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let lines = |case: &str| {
            case.lines().filter(|l| !l.starts_with("--")).collect::<Vec<_>>().join("\n")
        };
        statements.extend(text.split("\n\n").map(lines).filter(|s| !s.is_empty()));
    }
    statements.sort();
    assert!(statements.len() > 1000, "the corpus is where it was");
    statements
}

fn schema_text() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../oracle/corpus/schema.sql"))
        .unwrap()
}

fn try_statement(catalog: &Catalog, sql: &str) {
    let start = Instant::now();
    let mut diagnostics = Diagnostics::new();
    let dialect = Dialect { splices: sql.len().is_multiple_of(2), version: catalog.version };
    let lexed = lex_sql(sql, dialect, &mut diagnostics);
    let compiled = compile(&lexed, catalog, &Levels::default(), &mut diagnostics);
    assert!(
        compiled.is_some() || diagnostics.has_errors(),
        "neither an answer nor an error: {sql}"
    );
    assert!(start.elapsed() < PATIENCE, "took {:?}: {sql}", start.elapsed());
}

/// Words, numbers, strings and symbols; enough to cut a statement into pieces.
fn pieces(sql: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in sql.char_indices() {
        let own = kind(c);
        if before.is_some_and(|b| b != own || own == 2) {
            found.push(&sql[start..at]);
            start = at;
        }
        before = Some(own);
    }
    found.push(&sql[start..]);
    found
}

fn mutate(random: &mut Random, sql: &str, other: &str) -> String {
    let mut parts: Vec<&str> = pieces(sql);
    let others = pieces(other);
    for _ in 0..=random.below(3) {
        if parts.is_empty() {
            break;
        }
        let at = random.below(parts.len());
        match random.below(6) {
            0 => {
                parts.remove(at);
            }
            1 => parts.insert(at, parts[at]),
            2 => {
                let with = random.below(parts.len());
                parts.swap(at, with);
            }
            3 => parts[at] = others[random.below(others.len())],
            4 => parts.insert(at, others[random.below(others.len())]),
            _ => parts.truncate(at),
        }
    }
    parts.concat()
}

#[test]
fn mutated_statements_give_an_error_or_an_answer() {
    let mut random = Random(seed());
    let catalog = catalog();
    let statements = corpus();
    for _ in 0..rounds(4000) {
        let one = &statements[random.below(statements.len())];
        let other = &statements[random.below(statements.len())];
        try_statement(&catalog, &mutate(&mut random, one, other));
    }
}

#[test]
fn random_bytes_give_an_error_or_an_answer() {
    let mut random = Random(seed());
    let catalog = catalog();
    let alphabet: Vec<char> =
        "selct from where()[]{}'\"$1;:.,*+-/<>=~!@#%^&|`?\\_éß\u{0}\n\tE U&xb0123"
            .chars()
            .collect();
    for _ in 0..rounds(2000) {
        let text: String =
            (0..random.below(60)).map(|_| alphabet[random.below(alphabet.len())]).collect();
        try_statement(&catalog, &text);
    }
}

#[test]
fn deep_nesting_gives_an_error_or_an_answer() {
    let catalog = catalog();
    for depth in [10, 100, 250, 1_000, 10_000] {
        let around = |open: &str, inner: &str, close: &str| {
            format!("select {}{inner}{}", open.repeat(depth), close.repeat(depth))
        };
        let many = |item: &str, separator: &str| vec![item; depth].join(separator);
        for sql in [
            around("(", "1", ")"),
            around("(select ", "1", ")"),
            around("array[", "1", "]"),
            around("array(select ", "1", ")"),
            around("case when true then ", "1", " end"),
            around("not ", "true", ""),
            around("- ", "1", ""),
            around("abs(", "1", ")"),
            around("coalesce(", "1", ", 2)"),
            around("row(", "1", ")"),
            around("exists (select ", "1", ")"),
            around("1 in (select ", "1", ")"),
            around("1 between 2 and (", "3", ")"),
            around("cast(", "1", " as int)"),
            format!("select 1 {}", "::int".repeat(depth)),
            format!("select x{} from t", "[1]".repeat(depth)),
            format!("select x{} from t", ".a".repeat(depth)),
            format!("select {}", many("1", "+")),
            format!("select {}", many("1", " || ")),
            format!("select {}", many("true", " and ")),
            format!("select {}", many("true", " or ")),
            format!("select {}", many("1", ", ")),
            many("select 1", " union all "),
            format!("{}select 1{}", "(".repeat(depth), ")".repeat(depth)),
            format!("select * from {}(values (1)) t (a){}", "(".repeat(depth), ")".repeat(depth)),
            format!("select * from {}", many("pg_class", " cross join ")),
            format!("select * from {} x", around("(", "1", ") x").replacen("select ", "", 1)),
            format!("{} select 1", "with a as (".repeat(depth)),
            format!("values {}", many("(1)", ", ")),
            format!("select 1 where 1 {}", many("in (1)", " = 1 in (1) and 1 ")),
            "(".repeat(depth),
            "[".repeat(depth),
            "{".repeat(depth),
            "$$".repeat(depth),
            "/*".repeat(depth),
        ] {
            try_statement(&catalog, &sql);
        }
    }
}

fn catalog() -> Catalog {
    let mut diagnostics = Vec::new();
    let source = Source::new("schema.sql", schema_text());
    let catalog = schema::load(&[source], 15, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    catalog
}

/// Schemas with tokens dropped, doubled and swapped: every statement is read or told of, and the rest still loads.
#[test]
fn mutated_schemas_load_or_tell() {
    let mut random = Random(seed());
    let text = schema_text();
    let statements: Vec<&str> = text.split_inclusive(";\n").collect();
    for _ in 0..rounds(400) {
        let from = random.below(statements.len());
        let to = (from + 1 + random.below(12)).min(statements.len());
        let mut mutated = String::new();
        for statement in &statements[from..to] {
            let other = statements[random.below(statements.len())];
            mutated.push_str(&mutate(&mut random, statement, other));
        }
        let start = Instant::now();
        let mut diagnostics = Vec::new();
        schema::load(&[Source::new("schema.sql", mutated.clone())], 15, &mut diagnostics);
        assert!(start.elapsed() < PATIENCE, "took {:?}: {mutated}", start.elapsed());
    }
}

/// As much as a macro may count on.
const SMALL_STACK: usize = 2 << 20;

#[test]
fn deeply_nested_schemas_load_or_tell() {
    // Above and below what is read on the thread that asks.
    for depth in [20, 40, 100, 1_000, 10_000] {
        for text in deep_schemas(depth) {
            let start = Instant::now();
            let mut diagnostics = Vec::new();
            schema::load(&[Source::new("schema.sql", text.clone())], 15, &mut diagnostics);
            assert!(start.elapsed() < PATIENCE, "took {:?}", start.elapsed());
            let asks = move || {
                let sources = vec![Source::new("schema.sql", text)];
                let mut schema = Schema::open(sources, 15, References::BetweenAsked);
                for name in ["t", "v"] {
                    let sql = format!("select * from {name}");
                    describe_lazily(&sql, &mut schema, &Levels::default());
                }
            };
            let start = Instant::now();
            thread::Builder::new().stack_size(SMALL_STACK).spawn(asks).unwrap().join().unwrap();
            assert!(start.elapsed() < PATIENCE, "took {:?}", start.elapsed());
        }
    }
}

/// What may need a large stack: deep trees, and chains of what rests on each other. They end in `t` or `v`.
fn deep_schemas(depth: usize) -> Vec<String> {
    let around =
        |open: &str, close: &str| format!("{}1{}", open.repeat(depth), close.repeat(depth));
    let view = |query: String| format!("create view v as {query};");
    let chain = |links: usize, link: fn(usize) -> String| (0..links).map(link).collect::<String>();
    // What takes the square of its length, or more.
    let links = depth.min(300);
    vec![
        format!("create table t (a int check ({} > 0));", around("(", ")")),
        view(format!("select {} as a", around("(", ")"))),
        view(format!("select {} as a", around("case when true then ", " end"))),
        view(format!("select {} as a", around("coalesce((select ", "), 2)"))),
        view(format!("select {} as a", vec!["1"; depth].join("+"))),
        view(format!("{}select 1{} as a", "select * from (".repeat(depth), ") x".repeat(depth))),
        view(vec!["select 1 as a"; depth].join(" union ")),
        view(format!(
            "with c0 as (select 1 as a){} select * from c{links}",
            (0..links).map(|n| format!(", c{} as (select * from c{n})", n + 1)).collect::<String>()
        )),
        view(format!(
            "select x0.oid from pg_class x0 {}",
            (1..links)
                .map(|n| format!("left join pg_class x{n} on x{n}.oid = x{}.oid ", n - 1))
                .collect::<String>()
        )),
        format!("create table t (a int{});", "[]".repeat(depth)),
        format!("create table t (a int default {});", vec!["1"; depth].join("+")),
        format!(
            "create domain d0 as int; {} create table t (a d{});",
            chain(depth.min(2_000), |n| format!("create domain d{} as d{n};", n + 1)),
            depth.min(2_000),
        ),
        format!(
            "create view v0 as select 1 as a; {} create view v as select * from v{};",
            chain(links, |n| format!("create view v{} as select * from v{n};", n + 1)),
            links,
        ),
        format!(
            "create table t (); {} alter table t add column a int not null;",
            chain(links, |n| {
                let parent = if n == 0 { "t".to_owned() } else { format!("t{}", n - 1) };
                format!("create table t{n} () inherits ({parent});")
            }),
        ),
        format!("create schema s {}", "create table t (a int) ".repeat(depth)),
    ]
}
