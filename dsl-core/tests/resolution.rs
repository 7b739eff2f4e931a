//! Resolution against a server's own answers, recorded by asking PostgreSQL 15 for its parse trees.
//!
//! A line of `resolution/*.tsv` is a question and, behind `=`, the answer: the OID of what was chosen, the result's
//! type and the types that the arguments are coerced to; or SQLSTATE and message. Questions: `O` operator, left, right;
//! `S` the same for `left op any (right)`; `F` function, argument types, argument names, marks; `K` types in COALESCE.

use sqlweave_core::{
    analyze::{
        common_type::{cannot_convert, select_common_type, verify_common_type},
        function::{CallArgs, FunctionCall, FunctionChoice, resolve_function},
        operator::{ResolvedOperator, resolve_operator, resolve_scalar_array_operator},
    },
    ast::{Ident, QualifiedName, expr::Operator},
    catalog::{Catalog, TypeOid},
    diagnostic::Diagnostic,
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

fn answer(catalog: &Catalog, question: &str) -> String {
    let fields: Vec<&str> = question.split('\t').collect();
    let field = |i: usize| fields.get(i).copied().unwrap_or("");
    let ty = |name: &str| type_named(catalog, name);
    let span = Span::default();
    let symbol = Operator { schema: None, symbol: field(1).into(), span };
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
    let parts = fields[1].split('.').map(|p| Ident::new(p, span)).collect();
    let name = QualifiedName { parts, span };
    let words = |i: usize| {
        let text = fields.get(i).copied().unwrap_or("");
        text.split([',', ' ']).filter(|w| !w.is_empty()).collect::<Vec<&str>>()
    };
    let types: Vec<TypeOid> = words(2).iter().map(|t| type_named(catalog, t)).collect();
    let idents: Vec<Option<Ident>> =
        words(3).iter().map(|n| (*n != "-").then(|| Ident::new(*n, span))).collect();
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
