//! What a schema makes of a catalogue; checked against what a server has after the same statements.

use super::load;
use crate::{
    analyze::format::format_type,
    catalog::{Catalog, Relation},
    source::Source,
};

fn load_text(text: &str) -> (Catalog, Vec<String>) {
    let mut found = Vec::new();
    let source = Source::new("schema.sql", text);
    let catalog = load(std::slice::from_ref(&source), 15, &mut found);
    let told = found.iter().map(|(_, d)| format!("[{}] {}", d.code, d.message)).collect();
    (catalog, told)
}

fn loaded(text: &str) -> Catalog {
    let (catalog, told) = load_text(text);
    assert_eq!(told, Vec::<String>::new(), "{text}");
    catalog
}

#[track_caller]
fn refused(text: &str, message: &str) {
    assert_eq!(load_text(text).1, [message], "{text}");
}

fn table<'c>(catalog: &'c Catalog, name: &str) -> &'c Relation {
    catalog.lookup_relation(None, name).unwrap_or_else(|| panic!("no relation {name}"))
}

/// `a integer not null default, b text`
fn columns(catalog: &Catalog, name: &str) -> String {
    let column = |a: &crate::catalog::Attribute| {
        let mut text = format!("{} {}", a.name, format_type(catalog, a.data_type, a.modifier));
        for (holds, words) in [
            (a.not_null, " not null"),
            (a.has_default, " default"),
            (a.identity.is_some(), " identity"),
            (a.generated.is_some(), " generated"),
        ] {
            if holds {
                text.push_str(words);
            }
        }
        text
    };
    table(catalog, name).live_attributes().map(column).collect::<Vec<_>>().join(", ")
}

fn constraints(catalog: &Catalog, name: &str) -> Vec<String> {
    let of = table(catalog, name);
    of.constraints.iter().map(|c| format!("{} {:?}", c.name, c.columns)).collect()
}

#[test]
fn columns_of_every_kind() {
    let catalog = loaded(
        "create table t (a int primary key, b serial, c varchar(3) not null default 'x',
           d bigint generated always as identity, e int generated always as (a + 1) stored, f numeric(5, -2)[])",
    );
    assert_eq!(
        columns(&catalog, "t"),
        "a integer not null, b integer not null default, c character varying(3) not null default, \
         d bigint not null default identity, e integer default generated, f numeric(5,-2)[]"
    );
    assert!(catalog.lookup_relation(None, "t_b_seq").is_some());
}
