//! What a compiled query becomes. The compiler's part is given, so that these are about the Rust alone.

use proc_macro2::{Ident, Span, TokenStream};
use sqlweave_core::{
    catalog::{Catalog, TypeOid},
    compiled::{
        Cardinality, ColumnMark, ColumnOrigin, Command, CompiledColumn, CompiledParam,
        CompiledQuery, Reason, ReasonKind, SqlType,
    },
    diagnostic::{Diagnostic, Diagnostics, Severity},
    lex::RustIndex,
    source,
};

use super::{Attempt, Types, assemble};
use crate::{config, input, report, tokens};

fn base(name: &str, oid: u32) -> SqlType {
    SqlType::Base { oid: TypeOid(oid), schema: "pg_catalog".into(), name: name.into() }
}

fn int8() -> SqlType {
    base("int8", 20)
}

fn text() -> SqlType {
    base("text", 25)
}

fn array(oid: u32, element: SqlType) -> SqlType {
    SqlType::Array { oid: TypeOid(oid), element: Box::new(element) }
}

fn domain(name: &str, base: SqlType) -> SqlType {
    SqlType::Domain { schema: "public".into(), name: name.into(), base: Box::new(base) }
}

fn status(schema: &str) -> SqlType {
    SqlType::Enum { schema: schema.into(), name: "order_status".into(), labels: vec!["new".into()] }
}

fn column(name: &str, data_type: SqlType, nullable: bool) -> CompiledColumn {
    CompiledColumn {
        name: name.into(),
        span: source::Span::new(0, 1),
        data_type,
        nullable,
        element_nullable: true,
        why: None,
        mark: None,
        origin: None,
        comment: None,
        nested: None,
    }
}

fn marked(column: CompiledColumn, mark: ColumnMark) -> CompiledColumn {
    CompiledColumn { mark: Some(mark), ..column }
}

fn param(splice: u32, data_type: SqlType, nullable: bool) -> CompiledParam {
    let (splice, span) = (Some(RustIndex(splice)), source::Span::new(0, 1));
    CompiledParam { splice, span, data_type, nullable, origin: None, part: None, listed: false }
}

fn many(columns: Vec<CompiledColumn>, params: Vec<CompiledParam>) -> CompiledQuery {
    let (cardinality, command) = (Cardinality::Many, Command::Select);
    CompiledQuery {
        page: None,
        variants: None,
        sql: "SELECT 1".into(),
        by_record: None,
        params,
        columns,
        hidden: Vec::new(),
        batches: Vec::new(),
        cardinality,
        many: None,
        command,
        rows: None,
        relation: None,
        copied: None,
        schemas: Vec::new(),
        beyond: Vec::new(),
        lints: Default::default(),
    }
}

/// Without space and without what every path begins with.
fn tight(rust: &str) -> String {
    rust.split_whitespace().collect::<String>().replace("::sqlweave::__private::", "")
}

/// Expands a call whose compilation gave `compiled` and `diagnostics`.
fn expand_with(
    call: &str,
    config: &str,
    compiled: CompiledQuery,
    diagnostics: &[Diagnostic],
) -> String {
    let config = config::parse(config::FILE, config).unwrap();
    let call = input::parse(call.parse().unwrap()).unwrap();
    let input::Body::Tokens(body) = &call.body else { panic!("text") };
    let woven = tokens::lex_tokens(body.clone(), 15, &mut Diagnostics::new());
    let catalog = Catalog::new(15);
    let types = Types { config: &config, catalog: &catalog };
    let messages = report::errors(diagnostics, &woven);
    let warnings = report::warnings(diagnostics, &woven);
    let attempt =
        Attempt { woven, compiled: Some(compiled), messages, warnings, unreadable: false };
    let expanded = assemble(call, attempt, types, TokenStream::new()).to_string();
    // What is emitted must be Rust.
    let parses = syn::parse_str::<syn::File>(&expanded).is_ok()
        || syn::parse_str::<syn::Expr>(&expanded).is_ok();
    assert!(parses, "{expanded}");
    tight(&expanded)
}

fn expand(call: &str, compiled: CompiledQuery) -> String {
    expand_with(call, "", compiled, &[])
}

#[track_caller]
fn check_has(expanded: &str, parts: &[&str]) {
    for part in parts {
        assert!(expanded.contains(&tight(part)), "{part}\nis not in\n{expanded}");
    }
}

#[test]
fn an_inline_query() {
    let columns = vec![column("id", int8(), false), column("name", text(), true)];
    let expanded = expand(
        "select {a} , {b + 1}",
        many(columns, vec![param(0, int8(), false), param(1, text(), true)]),
    );
    check_has(
        &expanded,
        &[
            "struct Row { id : i64 , name : ::core::option::Option < ::std::string::String > }",
            "Some (Row { id : r . i64 () , name : r . string_n () })",
            r#"names : "id\0name""#,
            "oids : & [20 , 25]",
            "Query::< _ , Many >::new",
            ". bind::< sql::bigint , NotNull , _ > (& (a))",
            ". bind::< sql::text , Nullable , _ > (& (b + 1))",
        ],
    );
}

#[test]
fn an_item_with_its_row() {
    let columns =
        vec![CompiledColumn { comment: Some("The key.".into()), ..column("id", int8(), false) }];
    let call =
        "/// Doc.\n#[must_use] #[derive(Clone)] pub fn top(n: i64) -> Option<Top> { select {n} }";
    let one = CompiledQuery {
        cardinality: Cardinality::AtMostOne,
        ..many(columns, vec![param(0, int8(), false)])
    };
    let expanded = expand(call, one);
    check_has(
        &expanded,
        &[
            "# [derive (Clone)] # [allow (dead_code)] pub struct Top { # [doc = \"The key.\"] pub id : i64 }",
            "impl Scalar for Top { type Value = i64 ;",
            "# [doc = \" Doc.\"] # [must_use] pub fn top (n : i64) -> Query < Top , AtMostOne >",
        ],
    );
}

#[test]
fn an_option_says_why_it_is_one() {
    let open = |name: &str, kind, text: &str| CompiledColumn {
        why: Some(Reason { kind, text: text.into() }),
        ..column(name, int8(), true)
    };
    let columns = vec![
        CompiledColumn {
            comment: Some("What is owed.".into()),
            ..open("due", ReasonKind::OuterJoin, "right side of the LEFT JOIN on invoices")
        },
        open("rest", ReasonKind::Function, "operator <-> may give NULL"),
        marked(open("sure", ReasonKind::Parameter, "parameter"), ColumnMark::NotNull),
        column("id", int8(), false),
    ];
    let expanded = expand("pub fn top() -> Vec<Top> { select 1 }", many(columns, vec![]));
    check_has(
        &expanded,
        &[
            r#"# [doc = "What is owed.\n\nNullable: right side of the LEFT JOIN on invoices."] pub due :"#,
            r#"# [doc = "Nullable: operator \\<-> may give NULL."] pub rest :"#,
            "Option < i64 > , pub sure : i64 , pub id : i64",
        ],
    );
}

#[test]
fn an_item_that_promises_too_few_rows() {
    for (promised, cardinality, told) in [
        ("Option<Top>", Cardinality::Many, "promises at most one"),
        ("Top", Cardinality::Many, "promises exactly one"),
        ("Top", Cardinality::AtMostOne, "may give no row"),
    ] {
        let call = format!("pub fn top(n: i64) -> {promised} {{ select {{n}} }}");
        let query = many(vec![column("id", int8(), false)], vec![param(0, int8(), false)]);
        let expanded = expand(&call, CompiledQuery { cardinality, ..query });
        check_has(&expanded, &[told]);
    }
}

#[test]
fn an_item_that_gives_a_value() {
    let expanded = expand(
        "fn n() -> Vec<i64> { select }",
        many(vec![column("?column?", int8(), false)], vec![]),
    );
    check_has(&expanded, &["-> Query < i64 , Many >", "let value: i64 = r . i64 ()"]);
    assert!(!expanded.contains("struct"), "{expanded}");
}

#[test]
fn an_item_that_is_called_as_its_column_s_type() {
    let address = || many(vec![column("a", base("inet", 869), false)], vec![]);
    check_has(&expand("fn n() -> Vec<IpAddr> { select }", address()), &["-> Query<IpAddr, Many>"]);
    check_has(&expand("fn n() -> Vec<Row> { select }", address()), &["struct Row { a: "]);
}

#[test]
fn a_struct_in_scope() {
    let expanded = expand("<crate::Total> select", many(vec![column("id", int8(), false)], vec![]));
    check_has(&expanded, &["Option < crate::Total >", "Some (crate::Total { id : r . i64 () })"]);
    assert!(!expanded.contains("struct"), "{expanded}");
}

#[test]
fn types_of_the_schema() {
    let columns = vec![
        column("a", status("public"), false),
        column("b", status("Billing"), true),
        column("c", array(1016, int8()), false),
        column("d", array(16390, status("public")), true),
        column("e", domain("positive", int8()), false),
        column("f", array(16391, domain("positive", int8())), false),
    ];
    let params = vec![
        param(0, status("public"), false),
        param(0, array(1016, int8()), false),
        param(0, domain("positive", int8()), false),
        param(0, array(16391, domain("positive", int8())), true),
        CompiledParam { listed: true, ..param(0, array(1016, int8()), false) },
    ];
    check_has(
        &expand("select {x}", many(columns, params)),
        &[
            "a : r . user () ?",
            "b : r . user_n ()",
            "c : r . array::< sql::bigint , ::core::option::Option < i64 > > ()",
            "d : r . array_n::< crate::db::OrderStatus , ::core::option::Option < crate::db::OrderStatus > > ()",
            "e : r . i64 ()",
            "f : r . array::< sql::bigint , ::core::option::Option < i64 > > ()",
            "b : ::core::option::Option < crate::db::billing::OrderStatus >",
            "oids : & [0 , 0 , 1016 , 0 , 20 , 0]",
            r#"user_types : & ["order_status" , "order_status" , "order_status[]" , "positive[]\x0020"]"#,
            ". bind::< crate::db::OrderStatus , NotNull , _ >",
            ". bind::< sql::array < sql::bigint > , NotNull , _ >",
            ". bind_inferred::< sql::bigint , NotNull , _ >",
            ". bind_inferred::< sql::array < sql::bigint > , Nullable , _ >",
            ". bind::< sql::array < sql::bigint , Listed > , NotNull , _ >",
        ],
    );
}

#[test]
fn what_the_author_says_of_a_column() {
    let columns = vec![
        marked(column("a", int8(), true), ColumnMark::NotNull),
        marked(column("b", int8(), false), ColumnMark::Nullable),
        marked(column("c", int8(), true), ColumnMark::RustType(RustIndex(0))),
        marked(column("d", int8(), false), ColumnMark::RustType(RustIndex(1))),
    ];
    check_has(
        &expand("x as c: Id , y as d: Option<Row>", many(columns, vec![])),
        &[
            "struct QueryRow { a : i64 , b : ::core::option::Option < i64 > , c : ::core::option::Option < Id > , d : ::core::option::Option < Row > }",
            "c : chosen::< sql::bigint , Id > () . get_n (r)",
            "d : chosen::< sql::bigint , Row > () . get_n (r)",
        ],
    );
}

#[test]
fn what_the_configuration_overrides() {
    let config = "[override]\n\"citext\" = \"String\"\n\"orders.id\" = \"crate::OrderId\"\n\"text[]\" = \"Vec<String>\"";
    let citext =
        SqlType::Base { oid: TypeOid(16400), schema: "public".into(), name: "citext".into() };
    let origin =
        ColumnOrigin { schema: "public".into(), table: "orders".into(), column: "id".into() };
    let columns = vec![
        column("a", citext.clone(), true),
        CompiledColumn { origin: Some(origin.clone()), ..column("b", int8(), false) },
        column("c", array(1009, text()), false),
    ];
    let params = vec![
        param(0, citext, false),
        CompiledParam { origin: Some(origin.clone()), ..param(0, int8(), false) },
        CompiledParam { origin: Some(origin.clone()), ..param(0, array(1016, int8()), false) },
        CompiledParam {
            origin: Some(origin),
            listed: true,
            ..param(0, array(1016, int8()), false)
        },
    ];
    check_has(
        &expand_with("select {x}", config, many(columns, params), &[]),
        &[
            "a : chosen::< sql::citext , String > () . get_n (r)",
            "b : chosen::< sql::bigint , crate::OrderId > () . get (r) ?",
            "c : chosen::< sql::array < sql::text > , Vec < String > > () . get (r) ?",
            r#". bind_chosen (0u32 , "citext" , chosen::< sql::citext , String > () . param::< NotNull , _ > (& (x)))"#,
            r#". bind_chosen (20u32 , "int8" , chosen::< sql::bigint , crate::OrderId > () . param::< NotNull , _ > (& (x)))"#,
            r#". bind_chosen (1016u32 , "int8[]" , chosen::< sql::array < sql::bigint > , ::std::vec::Vec < crate::OrderId > > () . param::< NotNull , _ > (& (x)))"#,
            r#". bind_chosen (1016u32 , "int8[]" , chosen::< sql::array < sql::bigint , Listed > , ::std::vec::Vec < crate::OrderId > > () . param::< InList , _ > (& (x)))"#,
        ],
    );
}

#[test]
fn names_of_fields() {
    let columns = vec![
        column("type", int8(), false),
        column("self", int8(), false),
        column("createdAt", int8(), false),
    ];
    check_has(
        &expand("select", many(columns, vec![])),
        &["# [allow (non_snake_case)] struct Row { r#type : i64 , self_ : i64 , createdAt : i64 }"],
    );
}

#[track_caller]
fn check_refused(call: &str, compiled: CompiledQuery, expected: &str) {
    let expanded = expand(call, compiled);
    check_has(&expanded, &[expected, "compile_error !"]);
    assert_eq!(expanded.matches("compile_error").count(), 1, "{expanded}");
}

#[test]
fn columns_that_cannot_be_fields() {
    let one = |name: &str| many(vec![column(name, int8(), false)], vec![]);
    check_refused("select", one("?column?"), "column 1 has no name");
    check_refused("select", one("a b"), "cannot be a Rust field");
    check_refused("select", one("_"), "cannot be a Rust field");
    let twice = vec![column("a", int8(), false), column("a", text(), false)];
    check_refused("select", many(twice, vec![]), "columns 1 and 2 are both called");
    let list = vec![column("a", base("pg_mcv_list", 5017), false)];
    check_refused(
        "select",
        many(list, vec![]),
        "of type pg_mcv_list, for which there is no Rust type",
    );
    let record = vec![column("a", base("record", 2249), true)];
    check_refused("select", many(record, vec![]), "where it stands in FROM, or by `(…).*`");
    let list = vec![param(0, base("pg_mcv_list", 5017), false)];
    check_refused("select {m}", many(vec![], list), "give the value as text and cast it");
}

#[test]
fn promises_that_are_not_kept() {
    let nothing = || CompiledQuery { cardinality: Cardinality::None, ..many(vec![], vec![]) };
    let one = || many(vec![column("a", int8(), false)], vec![]);
    let two = || many(vec![column("a", int8(), false), column("b", int8(), false)], vec![]);
    check_refused("fn f() -> Vec<Row> { delete }", nothing(), "the statement gives no rows");
    check_refused("<Row> delete", nothing(), "the statement gives no rows");
    check_refused("fn f() { select }", one(), "the function promises none");
    check_refused("fn f() -> i64 { select }", two(), "for a query of one column");
}

#[test]
fn a_query_with_mistakes_keeps_what_others_need() {
    let error = Diagnostic::error("42703", source::Span::new(0, 3), "column \"x\" does not exist")
        .help("see");
    let columns = || vec![column("a", int8(), false), column("x", SqlType::Error, true)];
    let call = "#[must_use] pub fn f(n: i64) -> Vec<Row> { select {n + 1} }";
    let failed = expand_with(
        call,
        "",
        many(columns(), vec![param(0, SqlType::Error, false)]),
        std::slice::from_ref(&error),
    );
    check_has(
        &failed,
        &[
            r#"::core::compile_error ! { "[42703] column \"x\" does not exist\nhelp: see" }"#,
            "pub struct Row { pub a : i64 , pub x : Unknown }",
            "# [must_use] pub fn f (n : i64) -> Query < Row , Many > { let _ = & (n + 1) ;",
        ],
    );
    let failed = expand_with("select {n + 1}", "", many(columns(), vec![]), &[error]);
    check_has(&failed, &["{ let _ = & (n + 1) ; ::core::compile_error !"]);
}

#[test]
fn warnings_are_rustc_s_own() {
    let mut warning =
        Diagnostic::error("missing_where", source::Span::new(0, 3), "UPDATE without WHERE");
    warning.severity = Severity::Warning;
    let compiled = || many(vec![column("a", int8(), false)], vec![]);
    let warned = expand_with("update", "", compiled(), std::slice::from_ref(&warning));
    check_has(&warned, &["# [deprecated (note = \"[missing_where] UPDATE without WHERE\")]"]);
}

#[test]
fn names_of_types() {
    let names = [
        ("order_status", "OrderStatus"),
        ("in progress", "InProgress"),
        ("1st", "_1st"),
        ("+", "Empty"),
        ("self", "Self_"),
        ("größe", "Größe"),
    ];
    for (name, expected) in names {
        assert_eq!(super::name::camel_case(name), Ident::new(expected, Span::call_site()));
    }
}

#[test]
fn rows_that_are_lent() {
    let columns = || vec![column("id", int8(), false), column("name", text(), true)];
    let expanded = expand("#[lend] select {a}", many(columns(), vec![param(0, int8(), false)]));
    check_has(
        &expanded,
        &[
            "struct Row <'row> { id : i64 , name : ::core::option::Option < &'row str > }",
            "impl Lend for Row <'static>",
            "Some (Row { id : r . i64 () , name : r . str_n () })",
            "Lent::< Row <'static> >::new",
            ". bind::< sql::bigint , NotNull , _ > (& (a))",
        ],
    );
    let expanded = expand("#[lend] pub fn f() -> Vec<Name> { select }", many(columns(), vec![]));
    check_has(&expanded, &["pub fn f () -> Lent < Name <'static> >", "pub struct Name <'row>"]);
    check_refused(
        "#[lend] select",
        many(vec![column("id", int8(), false)], vec![]),
        "no column of the query can be lent: none is text or bytea",
    );
}

#[test]
fn a_text_with_the_statement_s_name() {
    use super::{call::commented, comment};
    use crate::config::Config;

    let config = Config { comment: true, ..Config::default() };
    let note = comment("top_users", &config);
    assert_eq!(commented(&note, "SELECT 1"), "SELECT /* top_users */ 1");
    assert_eq!(commented(&note, "(SELECT 1)"), "( /* top_users */SELECT 1)");
    assert_eq!(comment("a*/b.rs:1", &config), " /* ab.rs:1 */");
    assert_eq!(commented(&comment("top_users", &Config::default()), "SELECT 1"), "SELECT 1");
}
