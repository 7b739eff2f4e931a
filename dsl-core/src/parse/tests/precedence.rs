//! How operators bind (manual 4.1.6): each statement's first expression with all its parentheses.

use super::parse;
use crate::ast::{
    Expr, ExprKind, Literal, QualifiedName, SelectBody, SelectItem, Statement,
    expr::{IsTest, LikeKind, Subscript},
};

fn name(name: &QualifiedName) -> String {
    name.parts.iter().map(|p| p.name).collect::<Vec<_>>().join(".")
}

fn list(exprs: &[Expr], separator: &str) -> String {
    exprs.iter().map(show).collect::<Vec<_>>().join(separator)
}

fn is_test(test: IsTest) -> &'static str {
    match test {
        IsTest::Null => "null",
        IsTest::True => "true",
        IsTest::False => "false",
        IsTest::Unknown => "unknown",
        IsTest::Document => "document",
        IsTest::Normalized(_) => "normalized",
        IsTest::Json { .. } => "json",
    }
}

fn show(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Literal(Literal::Number(text)) => text.clone(),
        ExprKind::Literal(Literal::String(text)) => format!("'{text}'"),
        ExprKind::Literal(Literal::Bool(value)) => value.to_string(),
        ExprKind::Literal(Literal::Null) => "null".to_owned(),
        ExprKind::Column(column) => name(column),
        ExprKind::Paren(inner) => show(inner),
        ExprKind::Unary { op, operand } => format!("({} {})", op.symbol, show(operand)),
        ExprKind::Binary { op, left, right } => {
            format!("({} {} {})", show(left), op.symbol, show(right))
        }
        ExprKind::And(operands) => format!("({})", list(operands, " and ")),
        ExprKind::Or(operands) => format!("({})", list(operands, " or ")),
        ExprKind::Not(operand) => format!("(not {})", show(operand)),
        ExprKind::Is { operand, test, negated } => {
            let not = if *negated { "not " } else { "" };
            format!("({} is {not}{})", show(operand), is_test(*test))
        }
        ExprKind::DistinctFrom { left, right, .. } => {
            format!("({} is distinct from {})", show(left), show(right))
        }
        ExprKind::Between { operand, low, high, .. } => {
            format!("({} between {} and {})", show(operand), show(low), show(high))
        }
        ExprKind::In { operand, .. } => format!("({} in …)", show(operand)),
        ExprKind::Like { kind, operand, pattern, escape, .. } => {
            let word = match kind {
                LikeKind::Like => "like",
                LikeKind::ILike => "ilike",
                LikeKind::SimilarTo => "similar to",
            };
            let escape = escape.as_ref().map(|e| format!(" escape {}", show(e)));
            format!("({} {word} {}{})", show(operand), show(pattern), escape.unwrap_or_default())
        }
        ExprKind::Quantified { left, op, .. } => format!("({} {} any)", show(left), op.symbol),
        ExprKind::Cast { operand, type_name, .. } => {
            format!("({}::{})", show(operand), type_name.written)
        }
        ExprKind::Collate { operand, collation } => {
            format!("({} collate {})", show(operand), name(collation))
        }
        ExprKind::AtTimeZone { operand, zone } => {
            let zone = zone.as_ref().map_or("local".to_owned(), |z| show(z));
            format!("({} at {zone})", show(operand))
        }
        ExprKind::Row { fields, .. } => format!("row({})", list(fields, ", ")),
        ExprKind::Subscript { operand, subscript } => match &**subscript {
            Subscript::Index(index) => format!("({}[{}])", show(operand), show(index)),
            Subscript::Slice(..) => format!("({}[:])", show(operand)),
        },
        ExprKind::Field { operand, field } => format!("({}.{})", show(operand), field.name),
        ExprKind::Overlaps { left, right } => format!("({} overlaps {})", show(left), show(right)),
        ExprKind::Subquery(_) => "(select)".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Each line: an expression, an arrow, and how it binds.
fn check(cases: &str) {
    for case in cases.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (text, expected) = case.split_once(" => ").expect("an arrow");
        let (statement, diagnostics) = parse(&format!("select {text}"));
        assert!(diagnostics.is_empty(), "{text}: {diagnostics:?}");
        let Some(Statement::Select(select)) = statement else { panic!("{text}") };
        let SelectBody::Core(core) = &select.body else { panic!("{text}") };
        let [SelectItem::Expr { value, .. }] = core.items.as_slice() else { panic!("{text}") };
        assert_eq!(show(value), expected.trim(), "{text}");
    }
}

#[test]
fn arithmetic_binds_as_in_the_manual() {
    check(
        "a + b * c ^ d => (a + (b * (c ^ d)))
         a - b - c => ((a - b) - c)
         a ^ b ^ c => ((a ^ b) ^ c)
         - a ^ b => ((- a) ^ b)
         - a::int => (- (a::int))
         - - a => (- (- a))
         a % b / c => ((a % b) / c)
         a + b || c + d => ((a + b) || (c + d))
         @ a + b => (@ (a + b))
         @ a || b => ((@ a) || b)
         a * @ b + c => (a * (@ (b + c)))
         a operator(pg_catalog.+) b * c => (a + (b * c))
         a +- b => (a + (- b))
         a @- b => (a @- b)
         a != b => (a <> b)",
    );
}

#[test]
fn boolean_operators_make_flat_lists() {
    check(
        "a and b and c or d => ((a and b and c) or d)
         a or b and not c or d => (a or (b and (not c)) or d)
         not a = b => (not (a = b))
         not not a => (not (not a))
         a + not b and c => ((a + (not b)) and c)
         (a and b) and c => ((a and b) and c)",
    );
}

#[test]
fn comparisons_stand_between_is_and_like() {
    check(
        "a = b is null => ((a = b) is null)
         a is null is not null => ((a is null) is not null)
         a isnull = b => ((a is null) = b)
         a is distinct from b = c => (a is distinct from (b = c))
         a < b like c => (a < (b like c))
         a in (1) in (2) => ((a in …) in …)
         a = b in (1) => (a = (b in …))
         a = any (b) = c => ((a = any) = c)
         a || b = any (c) => ((a || b) = any)
         a between b and c and d => ((a between b and c) and d)
         a between b = c and d => (a between (b = c) and d)
         a like b || c escape d => (a like (b || c) escape d)
         a not similar to b => (a similar to b)
         a like any (b) => (a ~~ any)",
    );
}

#[test]
fn postfix_operators_bind_tightest() {
    check(
        "a || b collate c => (a || (b collate c))
         a at time zone b at time zone c => ((a at b) at c)
         a + b at time zone c => (a + (b at c))
         a::int::text => ((a::int)::text)
         a::int[1] => (a::int)
         a[1].b[2:3] => (((a[1]).b)[:])
         (a).b.c => ((a.b).c)
         ((select 1)) + 1 => ((select) + 1)
         (a, b) overlaps (c, d) and e => ((row(a, b) overlaps row(c, d)) and e)
         date '2020-01-01' + 1 => (('2020-01-01'::date) + 1)
         interval '1' day => ('1'::interval day)
         double precision '1' => ('1'::double precision)
         character varying(3) 'a' => ('a'::character varying(3))
         a::timestamp(3) with time zone => (a::timestamp(3) with time zone)
         a::numeric(10,2) => (a::numeric(10, 2))",
    );
}

#[test]
fn names_fold_and_are_cut() {
    check(
        "Abc.\"Def\".GHI => abc.Def.ghi
         ÄBC => Äbc
         aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggggg => \
         aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg",
    );
}
