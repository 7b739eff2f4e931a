//! Crates made for it, and the workspace's own `examples`: which queries are found, under which names, and what is said of them.

use std::{fs, path::Path};

use sqlweave_finder::{Query, find, open, sources};

const SCHEMA: &str = "create table users (id bigint primary key, name text not null, note text);";

/// A crate of files: `//- path` begins one.
fn crate_of(files: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("Cargo.toml", "[package]\nname = \"shop\"\nedition = \"2024\"\n[workspace]\n");
    write("schema.sql", SCHEMA);
    for file in files.split("//- ").skip(1) {
        let (path, text) = file.split_once('\n').expect("a path");
        write(path.trim(), text);
    }
    folder
}

fn compiled(folder: &Path) -> (Vec<String>, Vec<Query>) {
    let found = find(folder).expect("a crate");
    let (config, sources) = sources(folder).expect("a schema");
    let mut schema = open(sources, &config);
    let queries = found.compile(&config, &mut schema);
    let mut told: Vec<String> = found.mistakes.iter().map(ToString::to_string).collect();
    told.extend(found.unseen.iter().map(|place| format!("{place}: unseen")));
    for query in &queries {
        let module = found.module_path(query.target, &query.module);
        let kind = found.targets[query.target].key();
        let said = match &query.checked {
            Ok(checked) => {
                format!("{} parameters, {} columns", checked.params.len(), checked.row.len())
            }
            Err(mistakes) => {
                let told: Vec<String> = mistakes.iter().map(|m| format!("\n  {m}")).collect();
                told.concat()
            }
        };
        told.push(format!("{kind} {module}::{} {}: {said}", query.name, query.place));
    }
    (told, queries)
}

#[track_caller]
fn check(files: &str, expected: &[&str]) {
    let folder = crate_of(files);
    let (told, _) = compiled(folder.path());
    let real = folder.path().canonicalize().expect("a folder").display().to_string();
    assert_eq!(told.join("\n").replace(&real, "DIR"), expected.join("\n"));
}

#[test]
fn files_of_modules() {
    check(
        r#"
//- src/lib.rs
mod a;
pub mod b;
#[path = "elsewhere/x.rs"]
mod c;
mod inline { mod deep; #[path = "p.rs"] mod named; fn here() { query! { select 1 as x } } }
#[cfg(windows)]
mod only_there;
//- src/a.rs
mod inner;
fn a() { query!(select id from users) }
//- src/a/inner.rs
fn inner() { sqlweave::query![select id from users where id = {x}] }
//- src/b/mod.rs
mod beside;
//- src/b/beside.rs
fn beside() { query! { select 2 as x } }
//- src/elsewhere/x.rs
mod y;
//- src/elsewhere/y.rs
fn y() { query! { select 3 as x } }
//- src/inline/deep.rs
fn deep() { query! { select 4 as x } }
//- src/inline/p.rs
fn p() { query! { select 5 as x } }
"#,
        &[
            "lib shop::a::a src/a.rs:2:10: 0 parameters, 1 columns",
            "lib shop::a::inner::inner src/a/inner.rs:1:14: 1 parameters, 1 columns",
            "lib shop::b::beside::beside src/b/beside.rs:1:15: 0 parameters, 1 columns",
            "lib shop::c::y::y src/elsewhere/y.rs:1:10: 0 parameters, 1 columns",
            "lib shop::inline::here src/lib.rs:5:64: 0 parameters, 1 columns",
            "lib shop::inline::deep::deep src/inline/deep.rs:1:13: 0 parameters, 1 columns",
            "lib shop::inline::named::p src/inline/p.rs:1:10: 0 parameters, 1 columns",
        ],
    );
}

#[test]
fn all_targets_and_shared_files_once() {
    check(
        r#"
//- src/lib.rs
//- src/main.rs
fn main() { query! { select 1 as x } }
//- src/bin/tool/main.rs
mod part;
//- src/bin/tool/part.rs
fn part() { query! { select 1 as x } }
//- tests/one.rs
mod common;
fn one() { query! { select 1 as x } }
//- tests/two.rs
mod common;
//- tests/common/mod.rs
fn shared() { query! { select 1 as x } }
//- examples/show.rs
fn main() { query! { select 1 as x } }
//- benches/fast.rs
fn main() { query! { select 1 as x } }
"#,
        &[
            "bin-shop shop::main src/main.rs:1:13: 0 parameters, 1 columns",
            "bin-tool tool::part::part src/bin/tool/part.rs:1:13: 0 parameters, 1 columns",
            "test-one one::one tests/one.rs:2:12: 0 parameters, 1 columns",
            "test-one one::common::shared tests/common/mod.rs:1:15: 0 parameters, 1 columns",
            "example-show show::main examples/show.rs:1:13: 0 parameters, 1 columns",
            "bench-fast fast::main benches/fast.rs:1:13: 0 parameters, 1 columns",
        ],
    );
}

#[test]
fn names() {
    check(
        r#"
//- src/lib.rs
query! { pub fn all() -> Vec<User> { select id, name from users } }
impl<T: Clone> Users<T> where T: Copy {
    fn find(&self) -> impl Future<Output = ()> { query! { select 1 as x } }
}
impl fmt::Display for &'static Other<'_, T> {
    const fn show() { let f = |x| { assert_eq!(1, query! { select 1 as x }); }; query! { select 2 as x }; }
}
const fn plain<const N: usize>(x: [u8; { 1 }]) { if !(x == y) { tokio::join!(query! { select 3 as x }.fetch(&db)) } }
static ONE: LazyLock<Query> = LazyLock::new(|| query! { select 4 as x });
trait Store { fn get() { query! { select 5 as x } } fn put(); }
"#,
        &[
            "lib shop::all src/lib.rs:1:1: 0 parameters, 2 columns",
            "lib shop::Users::find src/lib.rs:3:50: 0 parameters, 1 columns",
            "lib shop::Other::show src/lib.rs:6:51: 0 parameters, 1 columns",
            "lib shop::Other::show (2) src/lib.rs:6:81: 0 parameters, 1 columns",
            "lib shop::plain src/lib.rs:8:78: 0 parameters, 1 columns",
            "lib shop::ONE src/lib.rs:9:48: 0 parameters, 1 columns",
            "lib shop::Store::get src/lib.rs:10:26: 0 parameters, 1 columns",
        ],
    );
}

#[test]
fn whose_macro_it_is() {
    check(
        r#"
//- src/lib.rs
mod other; mod renamed; mod own; mod again;
//- src/other.rs
use sqlx::{query, query_as};
fn a() { query!("select 1"); sqlx::query!("select 2"); }
//- src/renamed.rs
use {sqlweave::{query as q, Connection}, std::fmt};
fn a() { q! { select 1 as x } }
fn b() { other::q! { select 1 as x } }
//- src/own.rs
macro_rules! mine { ($x:expr) => { query! { select id from users where id = {$x} } } }
fn a() { mine!(5) }
//- src/again.rs
use crate::prelude::query;
fn a() { query! { select 1 as x } crate::query! { select 2 as x } }
"#,
        &[
            "src/own.rs:1:36: unseen",
            "lib shop::again::a src/again.rs:2:10: 0 parameters, 1 columns",
            "lib shop::again::a (2) src/again.rs:2:35: 0 parameters, 1 columns",
            "lib shop::renamed::a src/renamed.rs:2:10: 0 parameters, 1 columns",
        ],
    );
}

#[test]
fn fragments() {
    check(
        r#"
//- src/lib.rs
mod a; mod b;
fragment! { pub(crate) fn named(u) { u.name = {n} and seen!(u) } }
fragment! { fn seen(u) { u.note is not null } }
fragment! { broken }
query! { fn here(n: &str) -> Vec<Here> { select u.id from users u where named!(u) } }
//- src/a.rs
fragment! { fn seen(u, v) { u.note = {v} } }
use crate::named;
fn a() { query! { select u.id from users u where seen!(u, 1 + 1) and crate::named!(u) and named!(u) } }
//- src/b.rs
fn b() { query! { select u.id from users u where nothing!(u) } }
fn c() { query! { select u.id from users u where crate::named!() } }
"#,
        &[
            "lib shop::query src/lib.rs:4:1: \n  src/lib.rs:4:1: a fragment is written `fn name(a, b) { … }`",
            "lib shop::here src/lib.rs:5:1: 1 parameters, 1 columns",
            "lib shop::a::a src/a.rs:3:10: \n  src/lib.rs:2:55: the fragment takes 2 arguments: `seen!(u, v)`",
            "lib shop::b::b src/b.rs:1:10: \n  src/b.rs:1:50: the fragment nothing! is not declared in this crate",
            "lib shop::b::c src/b.rs:2:10: \n  src/b.rs:2:50: the fragment takes one argument: `named!(u)`",
        ],
    );
}

#[test]
fn mistakes_at_their_place() {
    check(
        r#"
//- src/lib.rs
mod missing;
mod torn;
mod unread;
fn a() {
    let ä = "ä"; query! {
        select emial from users
        where id = {id} and nmae = "x"
    }
}
fn b() { query!("select emial from users") }
fn c() { query_file!("no.sql") }
fn d() { query_file!("yes.sql") }
query! { fn e() -> Row { select id, name from users } }
//- src/torn.rs
fn a() { (
//- src/unread.rs
include!("part.rs");
//- src/part.rs
fn part() { query! { select nothing } }
//- yes.sql
select id from users where id = {id}
"#,
        &[
            "src/lib.rs:1:5: the file of module missing is neither src/missing.rs nor src/missing/mod.rs",
            "src/torn.rs:1:10: this is no Rust: cannot parse string into token stream",
            "lib shop::a src/lib.rs:5:18: \n  src/lib.rs:6:16: [42703] column \"emial\" does not exist\n  src/lib.rs:7:29: [42703] column \"nmae\" does not exist\nhelp: did you mean \"users.name\"?",
            "lib shop::b src/lib.rs:10:10: \n  src/lib.rs:10:17: [42703] column \"emial\" does not exist\n --> query:1:8\n  |\n1 | select emial from users\n  |        ^^^^^",
            "lib shop::c src/lib.rs:11:10: \n  src/lib.rs:11:22: the query file DIR/no.sql cannot be read: No such file or directory (os error 2)",
            "lib shop::d src/lib.rs:12:10: 1 parameters, 1 columns",
            "lib shop::e src/lib.rs:13:1: \n  src/lib.rs:13:17: the query may give many rows, and the function promises exactly one\nhelp: at most one row of \"users\" is proved by `=` on its unique key (id)\nhelp: at most one is promised by `Option<Row>`, any number by `Vec<Row>`",
            "lib shop::unread::part src/part.rs:1:13: \n  src/part.rs:1:29: [42703] column \"nothing\" does not exist\nhelp: there is no FROM clause here; strings are in single quotes in SQL text, in double quotes in Rust tokens",
        ],
    );
}

#[test]
fn the_examples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let (told, queries) = compiled(&folder);
    assert!(queries.len() > 40, "{}", queries.len());
    assert!(queries.iter().all(|query| query.checked.is_ok()), "{}", told.join("\n"));
}

/// What is reviewed of a crate with one file.
fn reviewed(lib: &str) -> Vec<(String, String)> {
    let folder = crate_of(&format!("//- src/lib.rs\n{lib}"));
    sqlweave_finder::render::modules(folder.path()).expect("modules")
}

#[test]
fn a_review_does_not_depend_on_lines() {
    let one = "fn a() { query! { select 1 as x }; query! { select note from users where name = {name} } }\nmod inner { fn b() { query! { delete from users } } }";
    let apart =
        one.replace("query!", "\n\n    // Comment.\n    query!").replace("select", "select\n");
    let (one, apart) = (reviewed(one), reviewed(&apart));
    assert_eq!(one, apart);
    let [(lib, text), (inner, deleted)] = one.as_slice() else { panic!("{one:#?}") };
    assert_eq!((lib.as_str(), inner.as_str()), ("lib", "lib__inner"));
    assert_eq!(
        text,
        "# a: exactly one row

SELECT 1 AS x

row
  x: i32 -- int4

# a (2): any number of rows
reads users

SELECT note
FROM users
WHERE name = $1

parameters
  $1 {name}: String -- text

row
  note: Option<String> -- text, or NULL: column users.note has no NOT NULL
"
    );
    assert!(deleted.contains("writes users") && deleted.contains("missing_where: "), "{deleted}");
}
