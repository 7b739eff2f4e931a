//! CREATE, ALTER and DROP EXTENSION.

use super::*;
use crate::catalog::{CastContext, FIRST_USER_OID, Method, extension};

fn schema_of(catalog: &Catalog, name: &str) -> Option<String> {
    let search = |n: &crate::catalog::Namespace| catalog.lookup_type(Some(n.oid), name);
    let found = catalog.namespaces().iter().find_map(search)?;
    Some(catalog.namespace_name(found.namespace).to_owned())
}

#[track_caller]
fn told(text: &str, version: u8, expected: &[&str]) {
    assert_eq!(load_version(text, version).1, expected, "{text}");
}

#[test]
fn an_extension_brings_its_objects() {
    let catalog =
        loaded("create extension if not exists citext; create table t (a citext primary key)");
    let citext = catalog.lookup_type(None, "citext").unwrap();
    assert_eq!((citext.category, citext.preferred), (b'S', false));
    assert_eq!(columns(&catalog, "t"), "a citext not null");
    let text = catalog.lookup_type(None, "text").unwrap().oid;
    assert_eq!(catalog.get_cast(citext.oid, text).unwrap().context, CastContext::Implicit);
    assert_eq!(catalog.operator_classes(Method::Btree, citext.oid).len(), 2);
    let equal = catalog.operators_named("=").into_iter().find(|o| o.right == citext.oid).unwrap();
    assert_eq!(equal.commutator, Some(equal.oid));
    assert!(equal.negator.is_some());
}

#[test]
fn every_extension_loads_in_every_version() {
    for version in 14..=18 {
        for name in extension::names(version) {
            let text = format!("create extension \"{name}\" cascade");
            for message in load_version(&text, version).1 {
                // Not in every version, or for a language that is not.
                assert!(message.contains("is not available"), "{version} {name}: {message}");
            }
        }
    }
}

/// Whether every function of an extension with that name never gives NULL; where not, each may.
fn never_null(text: &str, version: u8, name: &str) -> bool {
    let (catalog, told) = load_version(text, version);
    assert!(told.is_empty(), "{told:?}");
    let mut found = catalog.procs_named(name);
    found.retain(|p| p.oid.0 >= FIRST_USER_OID);
    assert!(!found.is_empty(), "{name}");
    let sure = found.iter().filter(|p| p.never_null).count();
    assert!([0, found.len()].contains(&sure), "{name}");
    sure > 0
}

#[test]
fn what_an_extension_brings_is_known_to_never_give_null() {
    for (extension, sure, unsure) in [
        ("citext", &["citext_eq", "texticlike", "citext_larger"][..], &["split_part"][..]),
        ("cube", &["cube_union", "cube_coord"], &[]),
        ("fuzzystrmatch", &["levenshtein", "soundex", "dmetaphone"], &[]),
        ("hstore", &["hs_concat", "akeys", "skeys"], &["fetchval", "svals", "populate_record"]),
        ("intarray", &["icount", "subarray"], &["querytree"]),
        ("ltree", &["nlevel", "ltree_addltree"], &["lca", "_ltree_extract_isparent"]),
        ("pg_trgm", &["similarity", "show_trgm"], &[]),
        ("pgcrypto", &["digest", "gen_random_bytes", "crypt"], &["pgp_armor_headers"]),
        ("unaccent", &["unaccent"], &[]),
        ("uuid-ossp", &["uuid_generate_v4"], &[]),
        ("xml2", &["xpath_bool"], &["xpath_string", "xpath_number", "xpath_list"]),
        ("dblink", &[], &["dblink_current_query", "dblink_get_pkey"]),
    ] {
        for version in 14..=18 {
            let text = format!("create extension \"{extension}\"");
            for name in sure {
                assert!(never_null(&text, version, name), "{extension} {name} {version}");
            }
            for name in unsure {
                assert!(!never_null(&text, version, name), "{extension} {name} {version}");
            }
        }
    }
    // New in a version, and not sure in any.
    assert!(!never_null("create extension fuzzystrmatch", 16, "daitch_mokotoff"));
    assert!(never_null("create extension ltree", 17, "hash_ltree"));
}

#[test]
fn what_replaces_a_function_of_an_extension_may_give_null() {
    let text = "create extension fuzzystrmatch;
        create or replace function soundex(text) returns text language sql as 'select null'";
    assert!(!never_null(text, 15, "soundex"));
    assert!(never_null(text, 15, "difference"));
}

#[test]
fn the_schema_is_that_of_the_statement_the_control_file_or_the_path() {
    let catalog =
        loaded("create schema s; create extension citext schema s; create extension hstore");
    assert_eq!(schema_of(&catalog, "citext").as_deref(), Some("s"));
    assert_eq!(schema_of(&catalog, "hstore").as_deref(), Some("public"));
    let (catalog, told) = load_version("create schema s; create extension adminpack", 16);
    assert!(told.is_empty());
    let found = catalog.procs_named("pg_file_sync");
    assert_eq!(catalog.namespace_name(found[0].namespace), "pg_catalog");
}

#[test]
fn required_extensions_come_with_cascade() {
    told(
        "create extension earthdistance",
        15,
        &[r#"[42704] required extension "cube" is not installed"#],
    );
    let catalog = loaded("create schema s; create extension earthdistance schema s cascade");
    assert_eq!(schema_of(&catalog, "cube").as_deref(), Some("s"));
    let names: Vec<&str> = catalog.extensions().iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["cube", "earthdistance"]);
    let catalog = loaded(
        "create schema s; create schema u; create extension cube schema s;
         create extension earthdistance schema u",
    );
    assert_eq!(schema_of(&catalog, "earth").as_deref(), Some("u"));
}

#[test]
fn what_the_server_refuses() {
    let available = r#"extension "nope" is not available"#;
    told("create extension nope", 14, &[&format!("[58P01] {available}")]);
    told("create extension if not exists nope", 18, &[&format!("[0A000] {available}")]);
    told("create extension citext schema nope", 15, &[r#"[3F000] schema "nope" does not exist"#]);
    told(
        "create extension citext; create extension if not exists citext schema nope; create extension citext",
        15,
        &[r#"[42710] extension "citext" already exists"#],
    );
    told(
        "create extension citext version '9.9'",
        15,
        &[
            r#"[22023] extension "citext" has no installation script nor update path for version "9.9""#,
        ],
    );
    told("create extension citext version '1.5'", 15, &[]);
    told("create extension plpgsql", 15, &[r#"[42710] extension "plpgsql" already exists"#]);
    told("create extension if not exists plpgsql with schema pg_catalog", 15, &[]);
    told(
        "create type hstore as (a int); create extension hstore; create extension citext",
        15,
        &[r#"[42710] type "hstore" already exists"#],
    );
    told(
        "create schema s; create extension adminpack schema s",
        15,
        &[r#"[0A000] extension "adminpack" must be installed in schema "pg_catalog""#],
    );
    told(
        "create extension citext schema public schema public",
        15,
        &["[42601] conflicting or redundant options"],
    );
}

#[test]
fn members_move_with_their_extension() {
    let catalog = loaded(
        "create schema s; create extension citext; create table t (a citext); alter extension citext set schema s;
         create table u (a s.citext, b s.citext[])",
    );
    assert!(catalog.lookup_type(None, "citext").is_none());
    assert_eq!(schema_of(&catalog, "citext").as_deref(), Some("s"));
    assert!(
        catalog.procs_named("citext_eq").iter().all(|p| catalog.namespace_name(p.namespace) == "s")
    );
    told(
        "create schema s; create extension xml2; alter extension xml2 set schema s",
        15,
        &[r#"[0A000] extension "xml2" does not support SET SCHEMA"#],
    );
    told(
        "create schema s; alter extension nope set schema s",
        15,
        &[r#"[42704] extension "nope" does not exist"#],
    );
}

#[test]
fn members_go_with_their_extension() {
    let catalog = loaded(
        "create extension citext; comment on extension citext is 'x'; drop extension citext",
    );
    assert!(catalog.lookup_type(None, "citext").is_none());
    assert!(catalog.procs_named("citext_eq").is_empty());
    assert!(catalog.extensions().is_empty());
    let catalog = loaded(
        "create extension citext; create table t (a citext, b int); create view v as select * from t;
         drop extension citext cascade",
    );
    assert_eq!(columns(&catalog, "t"), "b integer");
    assert!(catalog.lookup_relation(None, "v").is_none());
    told(
        "create extension citext; create table t (a citext); drop extension citext",
        15,
        &["[2BP01] cannot drop extension citext because other objects depend on it"],
    );
    told(
        "create extension earthdistance cascade; drop extension cube; drop extension cube cascade;
         drop extension if exists earthdistance; drop extension earthdistance",
        15,
        &[
            "[2BP01] cannot drop extension cube because other objects depend on it",
            r#"[42704] extension "earthdistance" does not exist"#,
        ],
    );
    told(
        "create extension citext; drop function citext_eq(citext, citext); drop type citext;
         drop operator = (citext, citext)",
        15,
        &[
            "[2BP01] cannot drop function citext_eq(citext,citext) because extension citext requires it",
            "[2BP01] cannot drop type citext because extension citext requires it",
            "[2BP01] cannot drop operator =(citext,citext) because extension citext requires it",
        ],
    );
}

#[test]
fn a_file_of_the_configuration_is_an_extension_too() {
    let schema = Source::new("schema.sql", "create extension vector; create table t (a vector(3))");
    let file = Source::new(
        "vector.sql",
        "-- Written by hand.\n-- extension = 'vector'\n-- default_version = '0.8'\n-- relocatable = true\n\
         create type vector;\ncreate function vector_in(cstring, oid, integer) returns vector;\n\
         create function vector_out(vector) returns cstring;\n\
         create function old() returns int; -- 14\ncreate function new() returns int; -- 15-18\n\
         create type vector (input = vector_in, output = vector_out, typmod_in = vector_typmod_in);\n\
         create function broken(nope) returns int;\n",
    );
    let mut found = Vec::new();
    let sources = [schema, file];
    let catalog = load(&sources, 15, &mut found);
    let [(1, told)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(told.message, "type nope does not exist");
    assert_eq!(told.span.start as usize, sources[1].text.find("nope").unwrap());
    assert_eq!(columns(&catalog, "t"), "a vector");
    assert!(catalog.procs_named("old").is_empty());
    assert_eq!(catalog.procs_named("new").len(), 1);
}
