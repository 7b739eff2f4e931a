use super::{Config, Level, Rust};

/// As far as these tests need to tell Rust.
fn is_rust(kind: Rust, text: &str) -> bool {
    let type_too = |c: char| kind == Rust::Type && "<>".contains(c);
    text.matches('<').count() == text.matches('>').count()
        && text.chars().all(|c| c.is_alphanumeric() || "_:".contains(c) || type_too(c))
}

#[track_caller]
fn parse(text: &str) -> Config {
    Config::parse("sqlweave.toml", text, is_rust).unwrap()
}

#[track_caller]
fn check_errors(text: &str, expected: &[&str]) {
    assert_eq!(Config::parse("sqlweave.toml", text, is_rust).unwrap_err(), expected);
}

#[test]
fn nothing_is_needed() {
    let config = parse("");
    assert_eq!(config.schema, ["schema.sql"]);
    assert_eq!((config.postgres, config.types.as_str()), (18, "crate::db"));
}

#[test]
fn every_key() {
    let config = parse(
        r#"
schema = [ # in order
    "schema.sql", 'more.sql',
]
extensions = ["vector.sql"]
postgres = 17
trust_domains = true
types = "crate::data::db"

[override]
"citext" = "String"
"orders.id" = "crate::OrderId"   # flows
"timestamp with time zone[]" = "Vec<time::OffsetDateTime>"

[tenants]
schema = "tenant"
columns = ["tenant_id", "accounts.id"]
exempt = "plans"

[rows]
derive = ["Debug", "serde::Serialize"]
[lints]
cartesian_product = "deny"
"#,
    );
    assert_eq!(config.schema, ["schema.sql", "more.sql"]);
    assert_eq!(config.extensions, ["vector.sql"]);
    assert_eq!((config.postgres, config.types.as_str()), (17, "crate::data::db"));
    assert!(config.trust_domains && !Config::default().trust_domains);
    assert_eq!(config.override_of("citext"), Some("String"));
    assert_eq!(config.override_of("orders.id"), Some("crate::OrderId"));
    assert_eq!(config.override_of("timestamptz[]"), Some("Vec<time::OffsetDateTime>"));
    assert_eq!(config.derive, ["Debug", "serde::Serialize"]);
    assert_eq!(config.lints.get("cartesian_product"), Some(Level::Deny));
    assert_eq!(config.lints.get("missing_where"), None);
    assert_eq!(config.routed_schema, "tenant");
    assert_eq!(config.lints.tenants.columns, ["tenant_id", "accounts.id"]);
    assert_eq!(config.lints.tenants.exempt, ["plans"]);
}

#[test]
fn one_string_is_a_list_of_one() {
    assert_eq!(parse("schema = \"migrations\"").schema, ["migrations"]);
}

#[test]
fn mistakes_name_their_line() {
    check_errors(
        "shema = \"a\"",
        &["sqlweave.toml:1: there is no key \"shema\": did you mean \"schema\"?"],
    );
    check_errors(
        "[overide]\n\"citext\" = \"String\"",
        &["sqlweave.toml:2: there is no table [overide]: did you mean \"override\"?"],
    );
    check_errors(
        "[rows]\nx = 1",
        &["sqlweave.toml:2: there is no key \"x\" in [rows], only derive"],
    );
    check_errors(
        "derives = [\"Debug\"]",
        &["sqlweave.toml:1: there is no key \"derives\": did you mean \"derive\" in [rows]?"],
    );
    check_errors("postgres = 9", &["sqlweave.toml:1: postgres is a major version from 14 to 18"]);
    check_errors("\npostgres = \"15\"", &["sqlweave.toml:2: postgres is a number: postgres = 15"]);
    check_errors("[override]\n\"a\" = \"Vec<\"", &["sqlweave.toml:2: `Vec<` is not a Rust type"]);
    check_errors(
        "[statements]\ncomment = 1\ncoment = true",
        &[
            "sqlweave.toml:2: comment is true or false: comment = true",
            "sqlweave.toml:3: there is no key \"coment\" in [statements]: did you mean \"comment\"?",
        ],
    );
    check_errors(
        "[tenants]\ncolumn = \"tenant_id\"",
        &["sqlweave.toml:2: there is no key \"column\" in [tenants]: did you mean \"columns\"?"],
    );
    check_errors("types = \"a b\"", &["sqlweave.toml:1: `a b` is not a Rust path"]);
    check_errors(
        "[lints]\nmissing_where = \"forbid\"",
        &["sqlweave.toml:2: \"forbid\" is no level: \"deny\", \"warn\" or \"allow\""],
    );
}

#[test]
fn the_target_and_what_it_asks_for() {
    let config = parse(
        "target = \"citus\"\n[distributed]\n\"orders\" = \"tenant_id\"\n\"app.lines\" = \"tenant\"",
    );
    assert_eq!(config.postgres, 18);
    assert_eq!(config.target.distribution("public", "orders"), Some("tenant_id"));
    assert_eq!(config.target.distribution("app", "lines"), Some("tenant"));
    assert_eq!(config.target.distribution("app", "orders"), None);
    assert_eq!(config.target.distribution("public", "lines"), None);
    assert_eq!(parse("target = \"yugabytedb 2025.1\"").postgres, 15);
    assert_eq!(parse("target = \"yugabytedb\"\npostgres = 14").postgres, 14);
    assert_eq!(parse("target = \"cockroachdb\"\npostgres = 16").postgres, 16);
    check_errors(
        "postgres = 16\ntarget = \"yugabytedb\"",
        &["sqlweave.toml:1: YugabyteDB is made from PostgreSQL 15: postgres = 15"],
    );
    check_errors(
        "target = \"cockroachdb\"\n[distributed]\norders = \"tenant_id\"\nlines = \"tenant_id\"",
        &["sqlweave.toml:3: [distributed] is for target = \"citus\""],
    );
    check_errors(
        "target = \"yugabyte\"",
        &["sqlweave.toml:1: there is no target \"yugabyte\": did you mean \"yugabytedb\"?"],
    );
    check_errors("target = 3", &["sqlweave.toml:1: target is a string: target = \"…\""]);
}

#[test]
fn several_mistakes_at_once() {
    check_errors(
        "schema\ntypes = \"a\npostgres = 15 16\n= 3",
        &[
            "sqlweave.toml:1: a value is missing: schema = …",
            "sqlweave.toml:2: the string has no end",
            "sqlweave.toml:3: `1` is not expected here",
            "sqlweave.toml:4: `=` is not expected here",
        ],
    );
}

#[test]
fn no_text_panics() {
    let text = "schema = [ \"a\\n\", # x\n 'b' ]\n[override]\n\"a.b\" = \"T\"\npostgres = -1_5\n";
    for cut in 0..text.len() {
        for insert in ["", "\"", "[", "]", "=", "\\", "é", "\n"] {
            if text.is_char_boundary(cut) {
                let mutated = format!("{}{insert}{}", &text[..cut], &text[cut..]);
                let _ = Config::parse("sqlweave.toml", &mutated, is_rust);
                let _ =
                    Config::parse("sqlweave.toml", &format!("{}{insert}", &text[..cut]), is_rust);
            }
        }
    }
}
