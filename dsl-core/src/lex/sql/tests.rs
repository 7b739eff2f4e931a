//! Tokens of SQL text, one statement a case.

use super::*;
use crate::lex::keyword::lookup_keyword;

fn lex(text: &str, splices: bool, version: u8) -> (Vec<TokenKind>, Vec<String>, Vec<String>) {
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(text, Dialect { splices, version }, &mut diagnostics);
    let kinds = lexed.tokens.into_iter().map(|t| t.kind).filter(|k| *k != TokenKind::End);
    let errors = diagnostics.iter().map(|d| format!("{} {}", d.code, d.message)).collect();
    (kinds.collect(), lexed.rust.into_iter().map(|r| r.text).collect(), errors)
}

fn tokens(text: &str) -> Vec<TokenKind> {
    let (kinds, _, errors) = lex(text, true, 15);
    assert!(errors.is_empty(), "{text}: {errors:?}");
    kinds
}

fn op(text: &'static str) -> TokenKind {
    TokenKind::Op(text)
}

fn string(text: &str) -> TokenKind {
    TokenKind::String(text.to_owned())
}

fn number(text: &str) -> TokenKind {
    TokenKind::Number(text.to_owned())
}

fn word(text: &'static str) -> TokenKind {
    TokenKind::Word(Word { text, keyword: lookup_keyword(text, 15), case: Case::Folds })
}

#[track_caller]
fn check_error(text: &str, expected: &str) {
    let (_, _, errors) = lex(text, false, 15);
    assert_eq!(errors, [expected], "{text}");
}

#[test]
fn operators_end_as_the_manual_says() {
    assert_eq!(tokens("a*-b"), [word("a"), op("*"), op("-"), word("b")]);
    assert_eq!(tokens("@- <+> %- !=- =>>"), [op("@-"), op("<+>"), op("%-"), op("!=-"), op("=>>")]);
    assert_eq!(tokens("*-+ 1"), [op("*"), op("-"), op("+"), number("1")]);
    assert_eq!(tokens("@--x\n+/*y*/1"), [op("@"), op("+"), number("1")]);
    assert_eq!(
        tokens("=> := :: .. ."),
        [
            TokenKind::FatArrow,
            TokenKind::ColonEquals,
            TokenKind::DoubleColon,
            TokenKind::DotDot,
            TokenKind::Dot
        ]
    );
    assert_eq!(tokens("!= <>"), [op("!="), op("<>")]);
}

#[test]
fn strings_of_every_kind() {
    assert_eq!(tokens("'a''b' 'c'\n -- d\n 'e'"), [string("a'b"), string("ce")]);
    assert_eq!(tokens(r"E'\'\n\x41\101\u0042\U00000043\q'''"), [string("'\nAABCq'")]);
    assert_eq!(tokens(r"E'\uD83D\uDE00' U&'\D83D\DE00\\'"), [string("😀"), string("😀\\")]);
    assert_eq!(tokens("U&'d!0061t!+000061' uescape '!'"), [string("data")]);
    assert_eq!(tokens("$$a'b$$ $x$ $$ $y$ $x$"), [string("a'b"), string(" $$ $y$ ")]);
    assert_eq!(tokens("N'a'"), [word("nchar"), string("a")]);
    assert_eq!(
        tokens("b'01' X'1f'"),
        [TokenKind::BitString("01".to_owned()), TokenKind::HexString("1f".to_owned())]
    );
    assert_eq!(
        tokens("\"a\"\"b\" U&\"d\\0061t\""),
        [TokenKind::QuotedIdent("a\"b".to_owned()), TokenKind::QuotedIdent("dat".to_owned())]
    );
}

#[test]
fn numbers_by_version() {
    assert_eq!(
        tokens("1 1. .5 1.5e-3 1..2 $1"),
        [
            number("1"),
            number("1."),
            number(".5"),
            number("1.5e-3"),
            number("1"),
            TokenKind::DotDot,
            number("2"),
            TokenKind::Param(1)
        ]
    );
    for text in ["1_000", "0x1F", "0o17", "0b1_0", "1_0.0_1e1_0"] {
        assert_eq!(lex(text, false, 16).0, [number(text)]);
    }
    check_error("0x1f", "42601 trailing junk after numeric literal at or near \"0x1f\"");
    check_error("1e+", "42601 trailing junk after numeric literal at or near \"1e+\"");
}

#[test]
fn comments_nest() {
    assert_eq!(tokens("a /* b /* c */ d */ e -- f"), [word("a"), word("e")]);
    check_error("a /* /* */", "42601 unterminated /* comment at or near \"/* /* */\"");
}

#[test]
fn errors_are_the_servers() {
    check_error("'a", "42601 unterminated quoted string at or near \"'a\"");
    check_error("\"a", "42601 unterminated quoted identifier at or near \"\"a\"");
    check_error("$a$ $b$", "42601 unterminated dollar-quoted string at or near \"$a$ $b$\"");
    check_error("U&'a' uescape 'a'", "42601 invalid Unicode escape character at or near \"'a'\"");
    check_error(r"E'\uD83Dx'", "42601 invalid Unicode surrogate pair at or near \"\\uD83D\"");
    check_error("a { b", "42601 syntax error at or near \"{\"");
    check_error("{", "42601 syntax error at or near \"{\"");
}

#[test]
fn braces_hold_rust() {
    let (kinds, rust, errors) = lex(
        "{a} {?b.c()} {..rows} { match x { '}' => \"}\", 'a' => r#\"}\"#, _ => f::<'a>(/* } */) } }",
        true,
        15,
    );
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(kinds.len(), 4);
    assert_eq!(kinds[1], TokenKind::Splice(SpliceKind::Optional, RustIndex(1)));
    assert_eq!(kinds[2], TokenKind::Splice(SpliceKind::Spread, RustIndex(2)));
    assert_eq!(rust[..3], ["a", "b.c()", "rows"]);
    assert!(rust[3].starts_with("match x") && rust[3].ends_with('}'));
}

#[test]
fn marks_stand_behind_output_names_only() {
    assert_eq!(
        tokens("a as b! , c as \"d\"?"),
        [
            word("a"),
            word("as"),
            word("b"),
            TokenKind::Bang,
            TokenKind::Comma,
            word("c"),
            word("as"),
            TokenKind::QuotedIdent("d".to_owned()),
            TokenKind::Question
        ]
    );
    assert_eq!(tokens("a ? b")[1], op("?"));
    let types = |text: &str| lex(text, true, 15).1;
    assert_eq!(types("a as b: i64, c as d: Option<(A, B)> from t"), ["i64", "Option<(A, B)>"]);
    assert_eq!(types("a as b: &'a dyn Fn(i64) -> Vec<u8> from t"), ["&'a dyn Fn(i64) -> Vec<u8>"]);
    assert_eq!(types("(select a as b: [u8; 4])"), ["[u8; 4]"]);
    assert_eq!(types("a as b: crate::X"), ["crate::X"]);
}
