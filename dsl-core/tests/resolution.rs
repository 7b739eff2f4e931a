//! Resolution against a server's own answers, recorded by asking PostgreSQL 15 for its parse trees.
//!
//! A line of `resolution/*.tsv` is a question and, behind `=`, the answer: the OID of what was chosen, the result's
//! type and the types that the arguments are coerced to; or SQLSTATE and message. Questions: `O` operator, left, right;
//! `S` the same for `left op any (right)`; `F` function, argument types, argument names, marks; `K` types in COALESCE.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use sqlweave_core::{
    analyze::{
        coerce::{Pathway, can_coerce_type, find_coercion_pathway, format_type},
        common_type::{cannot_convert, select_common_type, verify_common_type},
        function::{CallArgs, FunctionCall, FunctionChoice, resolve_function},
        operator::{ResolvedOperator, resolve_operator, resolve_scalar_array_operator},
        ordering::{default_operator_class, ordering_operators},
    },
    ast::{Ident, QualifiedName, expr::Operator},
    catalog::{
        CastContext, Catalog, Method, NamespaceOid, Proc, ProcKind, ProcOid, Type, TypeKind,
        TypeOid,
    },
    diagnostic::Diagnostic,
    lex::intern,
    source::Span,
};

const FILES: [(&str, &str); 7] = [
    ("operators", include_str!("resolution/operators.tsv")),
    ("array operators", include_str!("resolution/array_operators.tsv")),
    ("functions", include_str!("resolution/functions.tsv")),
    ("named and variadic calls", include_str!("resolution/named_and_variadic_calls.tsv")),
    ("ordered-set aggregates", include_str!("resolution/ordered_set_aggregates.tsv")),
    ("window calls", include_str!("resolution/window_calls.tsv")),
    ("common types", include_str!("resolution/common_types.tsv")),
];

#[test]
fn answers_are_the_servers() {
    let catalog = Catalog::new(15);
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (file, text) in FILES {
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let (question, expected) = line.split_once("\t= ").unwrap();
            let answer = answer(&catalog, question);
            asked += 1;
            if answer != expected {
                wrong.push(format!("{file}: {question}\n  server {expected}\n  here   {answer}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked} differ:\n{}", wrong.len(), wrong.join("\n"));
}

fn answer(catalog: &Catalog, question: &'static str) -> String {
    let fields: Vec<&str> = question.split('\t').collect();
    let field = |i: usize| fields.get(i).copied().unwrap_or("");
    let ty = |name: &str| type_named(catalog, name);
    let span = Span::default();
    let symbol = Operator { schema: None, symbol: field(1), span };
    match field(0) {
        "O" => {
            let left = (!field(2).is_empty()).then(|| ty(field(2)));
            let found = resolve_operator(catalog, &symbol, left, ty(field(3)));
            found.map_or_else(|e| refusal(e.diagnostic(span)), |r| operator(&r))
        }
        "S" => {
            let found = resolve_scalar_array_operator(catalog, &symbol, ty(field(2)), ty(field(3)));
            found.map_or_else(|e| refusal(e.diagnostic(span)), |r| operator(&r))
        }
        "K" => {
            let types: Vec<TypeOid> = field(1).split(',').map(ty).collect();
            common(catalog, &types)
        }
        _ => call(catalog, &fields),
    }
}

fn type_named(catalog: &Catalog, name: &str) -> TypeOid {
    if name == "unknown" {
        return TypeOid::UNKNOWN;
    }
    let (schema, name) = name.split_once('.').unwrap_or(("pg_catalog", name));
    catalog.lookup_type(catalog.lookup_namespace(schema), name).unwrap().oid
}

fn refusal(diagnostic: Option<Diagnostic>) -> String {
    let diagnostic = diagnostic.unwrap();
    format!("ERR {}\t{}", diagnostic.code, diagnostic.message)
}

fn list(types: &[TypeOid]) -> String {
    let types: Vec<String> = types.iter().map(|t| t.0.to_string()).collect();
    types.join(",")
}

fn operator(r: &ResolvedOperator) -> String {
    let operands: Vec<TypeOid> = r.left.into_iter().chain([r.right]).collect();
    format!("OP {}\t{}\t{}", r.operator.0, r.result.0, list(&operands))
}

fn common(catalog: &Catalog, types: &[TypeOid]) -> String {
    let span = Span::default();
    match select_common_type(catalog, types) {
        Err(mismatch) => refusal(Some(mismatch.diagnostic(catalog, "COALESCE", span))),
        Ok(common) => match verify_common_type(catalog, common, types) {
            Some(i) => refusal(Some(cannot_convert(catalog, "COALESCE", types[i], common, span))),
            None => format!("CAST {}", common.0),
        },
    }
}

fn call(catalog: &Catalog, fields: &[&str]) -> String {
    let span = Span::default();
    let parts = fields[1].split('.').map(|p| Ident::interned(p, span)).collect();
    let name = QualifiedName { parts, span };
    let words = |i: usize| {
        let text = fields.get(i).copied().unwrap_or("");
        text.split([',', ' ']).filter(|w| !w.is_empty()).collect::<Vec<&str>>()
    };
    let types: Vec<TypeOid> = words(2).iter().map(|t| type_named(catalog, t)).collect();
    let idents: Vec<Option<Ident>> =
        words(3).iter().map(|n| (*n != "-").then(|| Ident::interned(n, span))).collect();
    let names: Vec<Option<&Ident>> = idents.iter().map(Option::as_ref).collect();
    let marks = words(4);
    let args = CallArgs {
        types: &types,
        names: &names,
        literal: types.first() == Some(&TypeOid::UNKNOWN),
        variadic: marks.contains(&"variadic"),
        within_group: marks.iter().find_map(|m| m.strip_prefix("wg=")?.parse().ok()),
        distinct: marks.contains(&"distinct"),
        over: marks.contains(&"over"),
        ..CallArgs::default()
    };
    match resolve_function(catalog, &name, &args) {
        Ok(FunctionChoice::Call(call)) => chosen(&call),
        Ok(FunctionChoice::Cast(target)) => format!("CAST {}", target.0),
        Err(error) => refusal(error.diagnostic(span)),
    }
}

fn chosen(call: &FunctionCall) -> String {
    let mut args = call.arg_types.clone();
    if call.variadic_count > 0 {
        args.truncate(args.len() - call.variadic_count);
        args.extend(call.signature.last());
    }
    format!("FN {}\t{}\t{}", call.proc.0, call.return_type.0, list(&args))
}

#[test]
fn every_version_answers() {
    for version in 14..=18 {
        let catalog = Catalog::new(version);
        for (_, text) in FILES {
            for question in text.lines().filter_map(|l| l.split_once("\t= ")).map(|(q, _)| q) {
                answer(&catalog, question);
            }
        }
    }
}

const BASE: u32 = 16_384;
const POSITIVE: TypeOid = TypeOid(BASE);
const POSITIVE_ARRAY: TypeOid = TypeOid(BASE + 1);
const MOOD: TypeOid = TypeOid(BASE + 2);
const MOODS: TypeOid = TypeOid(BASE + 3);
const CODE: TypeOid = TypeOid(BASE + 4);

// `create domain positive as int4`, `create type mood as enum (…)`, `create domain moods as mood[]` without its own
// array, `create domain hidden.code as varchar(3)`.
fn schema() -> Catalog {
    let mut catalog = Catalog::new(15);
    let hidden = catalog.insert_namespace("hidden");
    let domain = |base: TypeOid, modifier: i32| TypeKind::Domain {
        base,
        modifier,
        not_null: false,
        has_check: false,
        has_default: false,
    };
    let row = |oid: TypeOid, name: &'static str, kind: TypeKind, category: u8| Type {
        oid,
        namespace: NamespaceOid::PUBLIC,
        name: name.into(),
        kind,
        category,
        preferred: false,
        len: -1,
        element: None,
        is_array: false,
        array: None,
        collation: None,
        delimiter: b',',
        has_modifier: false,
        has_binary: true,
        mutable_input: false,
        mutable_output: false,
    };
    let array = Some(POSITIVE_ARRAY);
    catalog
        .insert_type(Type { array, ..row(POSITIVE, "positive", domain(TypeOid::INT4, -1), b'N') });
    let (element, is_array) = (Some(POSITIVE), true);
    catalog.insert_type(Type {
        element,
        is_array,
        ..row(POSITIVE_ARRAY, "_positive", TypeKind::Base, b'A')
    });
    catalog.insert_type(row(MOOD, "mood", TypeKind::Enum { labels: vec!["a".into()] }, b'E'));
    catalog.insert_type(row(MOODS, "moods", domain(TypeOid::TEXT_ARRAY, -1), b'A'));
    let code = row(CODE, "code", domain(TypeOid::VARCHAR, 7), b'S');
    catalog.insert_type(Type { namespace: hidden, ..code });
    catalog
}

fn choose(catalog: &Catalog, symbol: &'static str, left: TypeOid, right: TypeOid) -> String {
    let symbol = Operator { schema: None, symbol, span: Span::default() };
    match resolve_operator(catalog, &symbol, Some(left), right) {
        Ok(r) => {
            let left = format_type(catalog, r.left.unwrap(), -1);
            let right = format_type(catalog, r.right, -1);
            format!("{left}, {right} -> {}", format_type(catalog, r.result, -1))
        }
        Err(error) => refusal(error.diagnostic(Span::default())),
    }
}

#[test]
fn domains_and_enums_in_operators() {
    let catalog = schema();
    let unknown = TypeOid::UNKNOWN;
    for (symbol, left, right, expected) in [
        ("+", POSITIVE, TypeOid::INT8, "integer, bigint -> bigint"),
        ("=", POSITIVE, unknown, "integer, integer -> boolean"),
        ("=", MOOD, unknown, "mood, mood -> boolean"),
        ("=", MOOD, TypeOid::TEXT, "ERR 42883\toperator does not exist: mood = text"),
        ("||", MOODS, unknown, "text[], text[] -> text[]"),
        ("||", CODE, TypeOid::INT4, "text, integer -> text"),
        ("~", CODE, POSITIVE, "ERR 42883\toperator does not exist: hidden.code ~ positive"),
    ] {
        assert_eq!(choose(&catalog, symbol, left, right), expected, "{left:?} {symbol} {right:?}");
    }
}

#[test]
fn ways_to_and_from_domains() {
    let catalog = schema();
    let way = |source, target, context| find_coercion_pathway(&catalog, target, source, context);
    let to_domain = |way| Some(Pathway::ToDomain(Box::new(way)));
    let implicit = CastContext::Implicit;
    assert_eq!(way(TypeOid::INT4, POSITIVE, implicit), to_domain(Pathway::Relabel));
    assert_eq!(way(POSITIVE, TypeOid::INT4, implicit), Some(Pathway::Relabel));
    assert_eq!(way(TypeOid::UNKNOWN, POSITIVE, implicit), Some(Pathway::UnknownLiteral));
    assert_eq!(way(TypeOid::TEXT, POSITIVE, CastContext::Explicit), to_domain(Pathway::ViaIo));
    assert_eq!(way(TypeOid::TEXT, POSITIVE, CastContext::Assignment), None);
    let array = way(TypeOid::INT4_ARRAY, POSITIVE_ARRAY, implicit);
    assert_eq!(array, Some(Pathway::ArrayCoerce(Box::new(Pathway::Relabel))));
    assert!(can_coerce_type(&catalog, &[MOOD], &[TypeOid::ANYENUM], implicit));
    assert!(!can_coerce_type(&catalog, &[CODE], &[TypeOid::ANYENUM], implicit));
}

#[test]
fn orderings_of_domains_and_enums() {
    let catalog = schema();
    assert_eq!(ordering_operators(&catalog, POSITIVE), ordering_operators(&catalog, TypeOid::INT4));
    let mood = default_operator_class(&catalog, MOOD, Method::Btree).unwrap();
    assert_eq!(mood.input, TypeOid::ANYENUM);
    assert!(ordering_operators(&catalog, POSITIVE_ARRAY).hashable);
    assert_eq!(ordering_operators(&catalog, TypeOid::POINT).equal, None);
}

fn function(
    catalog: &Catalog,
    name: Ident,
    types: &[TypeOid],
) -> Result<String, Option<Diagnostic>> {
    let name = QualifiedName { parts: vec![name], span: Span::default() };
    let args = CallArgs { types, ..CallArgs::default() };
    match resolve_function(catalog, &name, &args) {
        Ok(FunctionChoice::Call(call)) => {
            Ok(catalog.get_proc(call.proc).map(|p| p.name.to_string()).unwrap())
        }
        Ok(FunctionChoice::Cast(target)) => Ok(format_type(catalog, target, -1)),
        Err(error) => Err(error.diagnostic(Span::default())),
    }
}

#[test]
fn spelling_is_tried_exactly_and_then_folded() {
    let mut catalog = schema();
    catalog.insert_proc(Proc {
        oid: ProcOid(BASE + 9),
        namespace: NamespaceOid::PUBLIC,
        name: "orderTotal".into(),
        kind: ProcKind::Function,
        strict: false,
        returns_set: false,
        volatility: b'v',
        casts_to_text: false,
        variadic: None,
        return_type: TypeOid::INT4,
        args: vec![POSITIVE],
        arg_names: Vec::new(),
        default_count: 0,
        default_types: Vec::new(),
        out_columns: Vec::new(),
        never_null: false,
    });
    let ident = |name: &str| Ident {
        name: intern(name),
        folded: Some(intern(&name.to_lowercase())),
        span: Span::default(),
    };
    assert_eq!(function(&catalog, ident("orderTotal"), &[TypeOid::INT4]).unwrap(), "orderTotal");
    assert_eq!(function(&catalog, ident("Lower"), &[TypeOid::TEXT]).unwrap(), "lower");
    let error = function(&catalog, ident("OrderTotal"), &[TypeOid::INT4]).unwrap_err().unwrap();
    assert_eq!(error.message, "function ordertotal(integer) does not exist");
    assert_eq!(error.help, ["did you mean \"orderTotal\"?"]);
}

#[test]
fn an_argument_in_error_is_silent() {
    let catalog = Catalog::new(15);
    let ident = |name: &str| Ident::interned(name, Span::default());
    let error = TypeOid::ERROR;
    assert_eq!(function(&catalog, ident("lower"), &[error]), Err(None));
    assert_eq!(function(&catalog, ident("nothing_of_the_kind"), &[error]), Err(None));
    assert_eq!(function(&catalog, ident("initcap"), &[error]).unwrap(), "initcap");
    assert_eq!(function(&catalog, ident("array_agg"), &[error]), Err(None));
    let equal = Operator { schema: None, symbol: "=", span: Span::default() };
    let silent = resolve_operator(&catalog, &equal, Some(error), TypeOid::INT4).unwrap_err();
    assert_eq!(silent.diagnostic(Span::default()), None);
    assert_eq!(select_common_type(&catalog, &[error, TypeOid::INT4]), Ok(TypeOid::INT4));
    assert_eq!(select_common_type(&catalog, &[error, TypeOid::UNKNOWN]), Ok(error));
}

#[test]
fn help_says_what_does_not_fit() {
    let catalog = Catalog::new(15);
    let help = |name: &str, types: &[TypeOid]| {
        let name = Ident::interned(name, Span::default());
        function(&catalog, name, types).unwrap_err().unwrap().help
    };
    assert_eq!(help("date_trunk", &[TypeOid::TEXT]), ["did you mean \"date_trunc\"?"]);
    assert_eq!(
        help("initcap", &[TypeOid::INT4]),
        ["initcap(text) wants text as argument 1, which is integer: cast it with `::text`"]
    );
    assert_eq!(help("initcap", &[]), ["initcap(text) takes 1 argument, not 0"]);
}
