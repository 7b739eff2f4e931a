use super::{Body, Form, Input, ItemRow, Shape, parse};

fn read(rust: &str) -> Result<Input, String> {
    parse(rust.parse().unwrap()).map_err(|message| message.text)
}

#[track_caller]
fn item(rust: &str) -> (Shape, String) {
    let input = read(rust).unwrap_or_else(|error| panic!("{error}"));
    let Form::Item(item) = input.form else { panic!("not an item") };
    let row = match item.row {
        ItemRow::Declared(name) => format!("declares {name}"),
        ItemRow::InScope(ty) => format!("uses {}", ty),
        ItemRow::Scalar(ty) => format!("value {}", ty),
        ItemRow::Nothing => "nothing".to_owned(),
    };
    (item.shape, row)
}

#[test]
fn a_query_that_is_a_value() {
    let input = read("select a < b from t").unwrap();
    assert!(matches!((input.form, input.body), (Form::Inline, Body::Tokens(_))));
    let input = read("\"select 1\",").unwrap();
    assert!(matches!((input.form, input.body), (Form::Inline, Body::Text(_))));
    let input = read("<crate::Total> select 1 as a").unwrap();
    assert!(matches!((input.form, input.body), (Form::Into(_), Body::Tokens(_))));
    let input = read("#[allow(cartesian_product, missing_where)] select 1").unwrap();
    let names: Vec<String> = input.levels.iter().map(|set| set.name.to_string()).collect();
    assert_eq!(names, ["cartesian_product", "missing_where"]);
}

#[test]
fn what_an_item_promises() {
    let cases = [
        ("fn f() -> Vec<Row> { select 1 }", Shape::Many, "declares Row"),
        ("pub fn f(a: i64) -> Option<Row> { select 1 }", Shape::AtMostOne, "declares Row"),
        ("pub fn f<'a>(a: &'a str) -> Row { select 1 }", Shape::One, "declares Row"),
        ("fn f() { select 1 }", Shape::Nothing, "nothing"),
        ("fn f() -> () { select 1 }", Shape::Nothing, "nothing"),
        ("fn f() -> Vec<i64> { select 1 }", Shape::Many, "value i64"),
        ("fn f() -> String { select 1 }", Shape::One, "value String"),
        ("fn f() -> Vec<Option<i64>> { select 1 }", Shape::Many, "value Option < i64 >"),
        ("fn f() -> Vec<Row> { <crate::Row> select 1 }", Shape::Many, "uses crate :: Row"),
        ("fn f() -> Vec<Row> { \"select 1\" }", Shape::Many, "declares Row"),
    ];
    for (rust, shape, row) in cases {
        assert_eq!(item(rust), (shape, row.to_owned()), "{rust}");
    }
}

#[test]
fn what_cannot_be_read() {
    let cases = [
        ("async fn f() -> Vec<Row> { select 1 }", "a query is a plain `fn`"),
        ("pub struct A;", "expected a function"),
        ("fn f() -> Vec<Row>", "the query is missing"),
        ("fn f() -> Vec<Row>;", "the query is missing"),
        ("fn f() {} fn g() {}", "one query in each `query!`"),
        ("#[inline] select 1", "only `#[allow(lint)]`"),
        ("fn f() -> impl Sized { select 1 }", "what the query gives is"),
        ("<Row select 1", "a struct in scope"),
        ("<> select 1", "a struct in scope"),
    ];
    for (rust, expected) in cases {
        let error = read(rust).err().unwrap_or_default();
        assert!(error.contains(expected), "{rust}: {error}");
    }
}

#[test]
fn rows_that_are_lent_are_declared() {
    for refused in [
        "#[lend] <Total> select 1 as a",
        "#[lend] fn f() -> Vec<Row> { <Row> select 1 as a }",
        "#[lend] fn f() -> Vec<String> { select 1 as a }",
    ] {
        let message = read(refused).err();
        let expected = "a row that is lent is a struct that the query declares";
        assert_eq!(message.as_deref(), Some(expected), "{refused}");
    }
}

#[test]
fn a_struct_in_scope_is_the_one_that_is_promised() {
    for (promised, row, same) in [
        ("Vec<User>", "User", true),
        ("Vec<User>", "crate::User", true),
        ("Option<crate::Pair<i64>>", "Pair", true),
        ("Vec<User>", "Customer", false),
        ("i64", "User", false),
    ] {
        let written = format!("fn f() -> {promised} {{ <{row}> select 1 as a }}");
        let told = read(&written).err();
        assert_eq!(told.is_none(), same, "{written}: {told:?}");
    }
}
