use sqlweave_core::{
    diagnostic::Diagnostics,
    lex::{SpliceKind, TokenKind},
};

use super::lex_tokens;

/// The tokens of Rust source, each as a word, and the messages.
fn lex(rust: &str) -> (Vec<String>, Vec<String>) {
    let mut diagnostics = Diagnostics::new();
    let woven = lex_tokens(rust.parse().unwrap(), 15, &mut diagnostics);
    let tokens = woven.lexed.tokens.iter().map(|token| describe(&token.kind, &woven)).collect();
    (tokens, diagnostics.take().into_iter().map(|d| d.message).collect())
}

fn describe(kind: &TokenKind, woven: &super::Woven) -> String {
    let rust = |index| woven.piece(index).unwrap().tokens.to_string();
    match kind {
        TokenKind::Word(word) => word.text.to_owned(),
        TokenKind::QuotedIdent(name) => format!("@{name:?}"),
        TokenKind::String(text) => format!("{text:?}"),
        TokenKind::Bytes(bytes) => format!("b{bytes:?}"),
        TokenKind::Number(number) => number.clone(),
        TokenKind::Param(number) => format!("${number}"),
        TokenKind::Op(op) => (*op).to_owned(),
        TokenKind::Splice(SpliceKind::Value, index) => format!("{{{}}}", rust(*index)),
        TokenKind::Splice(SpliceKind::Optional, index) => format!("{{?{}}}", rust(*index)),
        TokenKind::Splice(SpliceKind::Spread, index) => format!("{{..{}}}", rust(*index)),
        TokenKind::RustType(index) => format!(": {}", rust(*index)),
        other => format!("{other:?}"),
    }
}

#[track_caller]
fn check(rust: &str, expected: &[&str]) {
    let (mut tokens, messages) = lex(rust);
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!(tokens.pop().as_deref(), Some("End"));
    assert_eq!(tokens, expected);
}

#[track_caller]
fn check_error(rust: &str, expected: &str) {
    assert_eq!(lex(rust).1, [expected]);
}

#[test]
fn words_and_names() {
    check("select createdAt, r#order", &["select", "createdAt", "Comma", "@\"order\""]);
    check("a.b.c", &["a", "Dot", "b", "Dot", "c"]);
    check(r#"@"any name" , @ x"#, &["@\"any name\"", "Comma", "@", "x"]);
}

#[test]
fn strings() {
    check(
        r##"'x' "it's" r#"a"b"# r"\d" b"ab""##,
        &["\"x\"", "\"it's\"", "\"a\\\"b\"", "\"\\\\d\"", "b[97, 98]"],
    );
}

#[test]
fn numbers() {
    check("1 1_000 1.5 1e3 0x1F 1.", &["1", "1000", "1.5", "1e3", "31", "1."]);
    check(".5 + .25", &[".5", "+", ".25"]);
    check("5.e1", &["5.e1"]);
    check("a[1:2]", &["a", "LeftBracket", "1", "Colon", "2", "RightBracket"]);
    check("$1 , $2", &["$1", "Comma", "$2"]);
}

#[test]
fn operators_are_cut_as_the_server_cuts_them() {
    check("a->>b #>> c", &["a", "->>", "b", "#>>", "c"]);
    check("a<-1", &["a", "<", "-", "1"]);
    check("a=-1", &["a", "=", "-", "1"]);
    check("a@-1", &["a", "@-", "1"]);
    check("a != b <> c !~~* d -|- e", &["a", "<>", "b", "<>", "c", "!~~*", "d", "-|-", "e"]);
    check("a ?| b && c || d", &["a", "?|", "b", "&&", "c", "||", "d"]);
    check("x::int => y := z", &["x", "DoubleColon", "int", "FatArrow", "y", "ColonEquals", "z"]);
    check("count(*)>0", &["count", "LeftParen", "*", "RightParen", ">", "0"]);
}

#[test]
fn marks_behind_an_output_name() {
    check(
        "a as b!, c as d? from",
        &["a", "as", "b", "Bang", "Comma", "c", "as", "d", "Question", "from"],
    );
    check("a as b: Option<i64>, c", &["a", "as", "b", ": Option < i64 >", "Comma", "c"]);
    check("a as b: HashMap<K, V> from t", &["a", "as", "b", ": HashMap < K , V >", "from", "t"]);
    check("a as b: fn(i64) -> T", &["a", "as", "b", ": fn (i64) -> T"]);
    check("AS r#type: [u8; 2]", &["AS", "@\"type\"", ": [u8 ; 2]"]);
}

#[test]
fn rust_in_braces() {
    check("{a + 1} {?b} {..rows} {a..b}", &["{a + 1}", "{?b}", "{..rows}", "{a .. b}"]);
}

#[test]
fn comments_are_passed_over() {
    check("select /// doc\n 1 /** more */ , // plain\n 2", &["select", "1", "Comma", "2"]);
}

#[test]
fn what_is_not_for_tokens() {
    check_error("a -- b", "\"--\" does not begin a comment here");
    check_error("'ab x", "syntax error at or near \"'ab\"");
    check_error("$$a", "syntax error at or near \"$\"");
    check_error("1i64", "trailing junk after numeric literal at or near \"1i64\"");
    check_error("{}", "empty splice");
    check_error("b'x'", "syntax error at or near \"b'x'\"");
    check_error("a as b: from t", "a Rust type is missing behind \":\"");
}

#[test]
fn every_token_has_its_place() {
    let mut diagnostics = Diagnostics::new();
    let rust = r#"select a . b ->> "x", count(*) as n: Vec<i64> from {x + 1} t where a <@ @"b c""#;
    let woven = lex_tokens(rust.parse().unwrap(), 15, &mut diagnostics);
    for token in &woven.lexed.tokens {
        let _ = woven.locate(token.span);
    }
    assert_eq!(
        woven.source.text.trim(),
        r#"select a.b ->> "x", count (*) as n: Vec < i64 > from {x + 1} t where a <@ @"b c""#
    );
}

#[test]
fn groups_nest_to_any_depth() {
    use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
    let mut tokens: TokenStream = "1".parse().unwrap();
    for _ in 0..10_000 {
        tokens = TokenTree::Group(Group::new(Delimiter::Parenthesis, tokens)).into();
    }
    let woven = lex_tokens(tokens, 15, &mut Diagnostics::new());
    assert_eq!(woven.lexed.tokens.len(), 20_002);
}
