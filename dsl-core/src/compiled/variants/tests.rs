//! Statements with optional parts and choices, and the texts of their variants.

use super::{SwitchIndex, SwitchKind, Variants};
use crate::{
    compile,
    compiled::CompiledQuery,
    diagnostic::Diagnostics,
    lex::sql::{Dialect, lex_sql},
    schema,
    source::Source,
};

const SCHEMA: &str = "create table users (id bigint primary key, email text not null, name text, age int);
    create table orders (id bigint primary key, user_id bigint not null references users, amount numeric not null,
                         note text, unique (user_id, amount));";

fn compile_text(sql: &str) -> Result<CompiledQuery, String> {
    let mut diagnostics = Diagnostics::new();
    let catalog = schema::load(&[Source::new("schema.sql", SCHEMA)], 18, &mut Vec::new());
    let lexed = lex_sql(sql, Dialect { splices: true, version: 18 }, &mut diagnostics);
    let compiled = compile(&lexed, &catalog, &mut diagnostics);
    let found = diagnostics.take();
    match (compiled, found.as_slice()) {
        (Some(compiled), []) => Ok(compiled),
        (_, found) => Err(found.iter().map(|d| d.message.clone()).collect::<Vec<_>>().join("\n")),
    }
}

/// The text of a variant, by the Rust of the splices and patterns that are on.
fn text(variants: &Variants, sql: &str, on: &[&str]) -> (String, Vec<usize>) {
    let lexed = lex_sql(sql, Dialect { splices: true, version: 18 }, &mut Diagnostics::new());
    let rust = |switch: SwitchIndex| match variants.switches[switch.0].kind {
        SwitchKind::Optional(index) | SwitchKind::Arm(index) => {
            lexed.rust[index.0 as usize].text.clone()
        }
    };
    variants.text(|switch| on.contains(&rust(switch).as_str()))
}

/// The texts of variants, on one line each.
#[track_caller]
fn check(sql: &str, expected: &[(&[&str], &str)]) {
    let compiled = compile_text(sql).unwrap_or_else(|error| panic!("{sql}\n{error}"));
    let variants = compiled.variants.unwrap_or_else(|| panic!("{sql}\nhas no variants"));
    for (on, expected) in expected {
        let (found, _) = text(&variants, sql, on);
        let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(found, *expected, "{sql} with {on:?}\n{variants}");
    }
}

#[track_caller]
fn refused(sql: &str, message: &str) {
    match compile_text(sql) {
        Ok(compiled) => panic!("{sql}\nis taken: {}", compiled.sql),
        Err(found) => assert_eq!(found, message, "{sql}"),
    }
}

#[test]
fn probe() {
    for sql in std::fs::read_to_string("/tmp/optional-probe.txt").unwrap().split(";\n") {
        println!("=== {sql}");
        match compile_text(sql) {
            Err(error) => println!("ERROR {error}"),
            Ok(compiled) => {
                println!("{}\n-- {:?}", compiled.sql, compiled.cardinality);
                if let Some(variants) = &compiled.variants {
                    println!("{variants}\n{:?}\n{:?}", variants.needs, variants.binds);
                    println!("{}", variants.text(|_| false).0);
                }
            }
        }
    }
}
