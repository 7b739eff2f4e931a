//! Printing of hand-made trees, and of what the parser gives.

use super::sql::{EmitOptions, emit_statement};
use crate::{
    analyze::resolutions::{ExpandedColumn, ParamUse, Resolutions},
    ast::{
        Expr, ExprKind, FromItem, Ident, Join, JoinKind, JoinQual, Literal, QualifiedName, Select,
        SelectBody, SelectCore, SelectItem, Statement, TableAlias,
        expr::{InSet, Operator},
    },
    catalog::TypeOid,
    diagnostic::Diagnostics,
    lex::{
        RustIndex, SpliceKind,
        sql::{Dialect, lex_sql},
    },
    parse::{Settings, parse_statement},
    source::Span,
};

fn span() -> Span {
    Span::default()
}

fn at(start: u32) -> Span {
    Span::new(start, start + 1)
}

fn expr(kind: ExprKind) -> Expr {
    Expr { kind, span: span() }
}

fn name(parts: &[&str]) -> QualifiedName {
    QualifiedName {
        parts: parts.iter().map(|p| Ident::interned(p, span())).collect(),
        span: span(),
    }
}

fn column(parts: &[&str]) -> Expr {
    expr(ExprKind::Column(name(parts)))
}

fn number(digits: &str) -> Expr {
    expr(ExprKind::Literal(Literal::Number(digits.into())))
}

fn string(text: &str) -> Expr {
    expr(ExprKind::Literal(Literal::String(text.into())))
}

fn op(symbol: &'static str) -> Operator {
    Operator { schema: None, symbol, span: span() }
}

fn binary(left: Expr, symbol: &'static str, right: Expr) -> Expr {
    expr(ExprKind::Binary { op: op(symbol), left: Box::new(left), right: Box::new(right) })
}

fn item(value: Expr) -> SelectItem {
    SelectItem::Expr { value, alias: None }
}

fn table(parts: &[&str], alias: Option<&str>) -> FromItem {
    let alias = alias.map(|a| TableAlias {
        name: Some(Ident::interned(a, span())),
        columns: Vec::new(),
        span: span(),
    });
    FromItem::Table { name: name(parts), only: false, alias, sample: None }
}

fn core(items: Vec<SelectItem>, from: Vec<FromItem>, where_: Option<Expr>) -> Select {
    let core = SelectCore {
        distinct: None,
        items,
        into: None,
        from,
        where_,
        group_by: None,
        having: None,
        windows: Vec::new(),
        span: span(),
    };
    Select::plain(SelectBody::Core(Box::new(core)), span())
}

fn check_with(select: Select, resolutions: &Resolutions, expected: &str) {
    let statement = Statement::Select(Box::new(select));
    assert_eq!(emit_statement(&statement, resolutions, EmitOptions::default()), expected);
}

fn check(select: Select, expected: &str) {
    check_with(select, &Resolutions::default(), expected);
}

fn check_expr(value: Expr, expected: &str) {
    check(core(vec![item(value)], Vec::new(), None), &format!("SELECT {expected}"));
}

#[test]
fn a_clause_stands_on_a_line() {
    let join = FromItem::Join(Box::new(Join {
        kind: JoinKind::Left,
        left: table(&["orders"], Some("o")),
        right: table(&["app", "user"], Some("u")),
        qual: JoinQual::On(binary(column(&["u", "id"]), "=", column(&["o", "order"]))),
        span: span(),
    }));
    check(
        core(vec![item(number("1"))], vec![join], Some(column(&["o", "paid"]))),
        "SELECT 1\nFROM orders AS o\n    LEFT JOIN app.user AS u ON u.id = o.order\nWHERE o.paid",
    );
}

#[test]
fn a_long_list_stands_an_item_a_line() {
    let items = ["first", "second", "third"]
        .map(|n| item(column(&[&n.repeat(8)])))
        .into_iter()
        .collect::<Vec<_>>();
    check(
        core(items, vec![table(&["t"], None)], None),
        "SELECT\n    firstfirstfirstfirstfirstfirstfirstfirst,\n    \
         secondsecondsecondsecondsecondsecondsecondsecond,\n    \
         thirdthirdthirdthirdthirdthirdthirdthird\nFROM t",
    );
}

#[test]
fn a_wildcard_is_written_out() {
    let mut resolutions = Resolutions::default();
    let columns = ["id", "Odd name"]
        .map(|c| ExpandedColumn { qualifier: Some("t".into()), column: c.into() })
        .to_vec();
    resolutions.wildcards.insert(at(7), columns);
    let select = core(vec![SelectItem::Wildcard(at(7))], vec![table(&["t"], None)], None);
    check_with(select, &resolutions, "SELECT t.id, t.\"Odd name\"\nFROM t");
}

#[test]
fn a_wildcard_over_no_columns_stays() {
    let mut resolutions = Resolutions::default();
    resolutions.wildcards.insert(at(7), Vec::new());
    let select = core(vec![SelectItem::Wildcard(at(7))], vec![table(&["t"], None)], None);
    check_with(select, &resolutions, "SELECT *\nFROM t");
}

#[test]
fn a_wildcard_over_columns_of_one_name_stays() {
    let column = |qualifier: Option<&str>, column: &str| ExpandedColumn {
        qualifier: qualifier.map(Into::into),
        column: column.into(),
    };
    let check_columns = |columns: Vec<ExpandedColumn>| {
        let mut resolutions = Resolutions::default();
        resolutions.wildcards.insert(at(7), columns);
        let select = core(vec![SelectItem::Wildcard(at(7))], vec![table(&["t"], None)], None);
        check_with(select, &resolutions, "SELECT *\nFROM t");
    };
    check_columns(vec![column(Some("t"), "a"), column(Some("t"), "a")]);
    check_columns(vec![column(None, "a"), column(Some("u"), "a")]);
}

#[test]
fn a_list_splice_becomes_any() {
    let mut resolutions = Resolutions::default();
    resolutions.params.insert(at(3), ParamUse { number: 2, data_type: TypeOid::INT4_ARRAY });
    let splice = Expr { kind: ExprKind::Splice(SpliceKind::Value, RustIndex(0)), span: at(3) };
    let in_list = |negated| {
        expr(ExprKind::In {
            operand: Box::new(column(&["x"])),
            set: InSet::Splice(Box::new(splice.clone())),
            negated,
        })
    };
    let emit = |value| core(vec![item(value)], Vec::new(), None);
    check_with(emit(in_list(false)), &resolutions, "SELECT x = ANY ($2)");
    check_with(emit(in_list(true)), &resolutions, "SELECT x <> ALL ($2)");
    let compared = binary(column(&["b"]), "=", in_list(false));
    check_with(emit(compared), &resolutions, "SELECT b = (x = ANY ($2))");
}

#[test]
fn identifiers_are_folded_unless_meant_exactly() {
    let ident = |start| Ident { name: "createdAt", folded: Some("createdat"), span: at(start) };
    let of = |start| {
        expr(ExprKind::Column(QualifiedName { parts: vec![ident(start)], span: at(start) }))
    };
    let mut resolutions = Resolutions::default();
    resolutions.exact.insert(at(1));
    let select = core(vec![item(of(1)), item(of(5))], Vec::new(), None);
    check_with(select, &resolutions, "SELECT \"createdAt\", createdat");
}

#[test]
fn strings_do_not_depend_on_settings() {
    check_expr(string("it's"), "'it''s'");
    check_expr(string("a\\b'c"), "E'a\\\\b''c'");
    check_expr(expr(ExprKind::Literal(Literal::Bytes(vec![0, 171]))), "E'\\\\x00ab'::bytea");
}

#[test]
fn signs_never_make_a_comment() {
    let minus = |operand| expr(ExprKind::Unary { op: op("-"), operand: Box::new(operand) });
    check_expr(minus(minus(number("1"))), "- -1");
    check_expr(binary(number("1"), "-", minus(number("1"))), "1 - -1");
}

#[test]
fn long_conditions_are_broken_at_and() {
    let conjunct = |n: &str| binary(column(&[&n.repeat(20)]), "=", column(&[&n.repeat(20)]));
    let and = expr(ExprKind::And(vec![conjunct("ab"), conjunct("cd")]));
    let (a, c) = ("ab".repeat(20), "cd".repeat(20));
    check(
        core(vec![item(number("1"))], Vec::new(), Some(and)),
        &format!("SELECT 1\nWHERE {a} = {a}\n    AND {c} = {c}"),
    );
}

#[test]
fn short_subqueries_stay_on_a_line() {
    let short = core(vec![item(number("1"))], vec![table(&["t"], None)], None);
    check_expr(expr(ExprKind::Exists(Box::new(short))), "EXISTS (SELECT 1 FROM t)");
    let long = core(vec![item(number("1"))], vec![table(&[&"t".repeat(60)], None)], None);
    check(
        core(vec![item(expr(ExprKind::Exists(Box::new(long))))], Vec::new(), None),
        &format!("SELECT\n    EXISTS (\n        SELECT 1\n        FROM {}\n    )", "t".repeat(60)),
    );
}

/// Lexes and parses plain SQL.
fn parse(sql: &str) -> Statement {
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(sql, Dialect { splices: false, version: 18 }, &mut diagnostics);
    let statement = parse_statement(&lexed, Settings { version: 18 }, &mut diagnostics);
    let errors: Vec<_> = diagnostics.iter().collect();
    assert!(errors.is_empty(), "{sql}\n{errors:?}");
    statement.unwrap()
}

/// A tree without the places of its nodes, and without the spelling of types.
fn without_spans(statement: &Statement) -> String {
    let text = format!("{statement:?}");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("..") {
        let (before, behind) = rest.split_at(at);
        out.push_str(before.trim_end_matches(|c: char| c.is_ascii_digit()));
        rest = behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    }
    out.push_str(rest);
    let mut pieces = out.split("written: \"");
    let mut out = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        out.push_str(piece.split_once("modifiers:").map_or("", |(_, behind)| behind));
    }
    out
}

/// Printing and parsing gives the same tree, and printing that the same text.
#[test]
fn what_is_printed_parses_to_the_same_tree() {
    for sql in include_str!("tests/law.sql").split("\n\n") {
        let tree = parse(sql);
        let emitted = emit_statement(&tree, &Resolutions::default(), EmitOptions::default());
        let again = parse(&emitted);
        assert_eq!(without_spans(&tree), without_spans(&again), "{emitted}");
        let stable = emit_statement(&again, &Resolutions::default(), EmitOptions::default());
        assert_eq!(stable, emitted);
    }
}
