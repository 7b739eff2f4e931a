//! What the grammar accepts, and what the tree says of it.

use super::{check_accepted, parse};
use crate::ast::{
    Ident, InsertSource, SelectBody, SelectItem, Statement,
    expr::{ExprKind, InSet},
    select::{Limit, OutputMark, SetOperator},
};
use crate::lex::{Door, Lexed, Token, TokenKind, Word};
use crate::source::Span;

fn select(sql: &str) -> crate::ast::Select {
    let (statement, diagnostics) = parse(sql);
    assert!(diagnostics.is_empty(), "{sql}: {diagnostics:?}");
    match statement {
        Some(Statement::Select(select)) => *select,
        other => panic!("{sql}: {other:?}"),
    }
}

fn items(sql: &str) -> Vec<SelectItem> {
    match select(sql).body {
        SelectBody::Core(core) => core.items,
        other => panic!("{sql}: {other:?}"),
    }
}

#[test]
fn queries() {
    check_accepted(
        15,
        r#"
        select
        select;;
        select from t
        select all a, b c, "d" "e", f as select, t.*, * from t
        select distinct on (a, lower(b)) a from t order by a, b desc nulls last, c using operator(pg_catalog.<)
        select a or, b is, c between from t
        select 1 from only t, only (u), v *, w as x (a, b) tablesample system (10) repeatable (1)
        select 1 from a join b join c on true on true left outer join d using (x, y) as j natural full join e cross join f
        select 1 from (a join b on true) as j (c), ((a cross join b)), lateral (select 1) l, ((select 1) union (select 2)) u
        select 1 from ((select 1) a cross join b) c
        select 1 from f(1) with ordinality as t (a, b), lateral g(x => 1) h, rows from (f(1) as (a int), g(2)) r, k() as (a int, b text collate "C"), m() n (a int), current_date, coalesce(1, 2)
        select 1 from xmltable(xmlnamespaces('a' as b, default 'c'), '/a' passing by value x columns c int path 'd' default 1 not null, e for ordinality) t
        select a from t where b group by distinct a, (), rollup (a, (b, c)), cube (a), grouping sets ((), (a), grouping sets (b)) having count(*) > 1 window w as (partition by a), x as (w order by b)
        select 1 offset 2 rows fetch first 3 rows only
        select 1 from t for no key update of a.b, c nowait for key share skip locked limit all offset 1
        select 1 from t order by 1 fetch next row with ties for read only
        (select 1 limit 1) order by 1
        (select 1 union all select 2) intersect distinct (values (1)) except table t order by 1
        with recursive a (b) as materialized (select 1), c as not materialized (insert into t values (1) returning *) select 1
        with a as (table t) search depth first by b, c set d cycle e set f to true default false using g select 1
        values (1, default), (2, 3) order by 1 limit 1
        "#,
    );
}

#[test]
fn expressions() {
    check_accepted(
        15,
        r#"
        select 1e5, .5, 5., 'a''b', E'a\x41', B'01', X'1f', N'x', U&'d\0061t' uescape '\', $$a$$, $1, null, true
        select a.b.c.d, (a).*, t.* from t
        select array[1, 2], array[[1], [2]], array[]::int[], array(select 1), row(), row(1), (1, 2), ((select 1)), exists (select 1)
        select count(*), count(distinct a order by b), f(variadic a), f(a, b => 1, c := 2), f(all a)
        select sum(a) filter (where b) over (partition by c order by d rows between 1 preceding and unbounded following exclude ties), lag(a) over w, f() over (w groups current row)
        select percentile_cont(0.5) within group (order by a desc) filter (where b)
        select case when a then 1 end, case a when 1 then 2 else 3 end, coalesce(a, b), nullif(a, b), greatest(a), least(a, b), grouping(a)
        select cast(a as int), a::text[], a::setof int, a::int array[3], a::foo.bar(1, 2)[][3], a::interval day to second(3), a::bit varying(3), a::national char varying(3), a::time(3) without time zone, a::float(3), a::dec
        select foo 'x', foo.bar 'x', foo(1, 2) 'x', int '1', interval(3) '1', timestamp with time zone 'x', nchar 'a', decimal(3, 1) '1'
        select extract(epoch from a), extract('year' from a), overlay(a placing b from 1 for 2), overlay(a, b, c), position(a in b), substring(a from b for c), substring(a for b from c), substring(a similar b escape c), substring(a, b), substring(a, n => 1), trim(both from a), trim(leading a from b), trim(a, b), normalize(a, nfc), treat(a as b), collation for (a)
        select current_date, current_time(3), localtimestamp, current_schema, current_schema(), user, current_catalog
        select left('a', 1), int, position, coalesce from t
        select a in (1), a not in (select 1), a in ((select 1), 2), a = any ((select 1)), a like any (b), a not ilike all (select 1)
        select a is nfc normalized, a is not document, a is not distinct from b, a between symmetric b and c, a isnull, a notnull
        select xmlconcat(a), xmlelement(name a, xmlattributes(b, c as d), e), xmlforest(a as b), xmlparse(document a strip whitespace), xmlpi(name a, b), xmlroot(a, version no value, standalone no value), xmlserialize(content a as text), xmlexists(a passing by ref b)
        "#,
    );
}

#[test]
fn changes() {
    check_accepted(
        15,
        r#"
        insert into t default values
        insert into t as x (a, b.c, d[1]) overriding user value values (1, default) on conflict (a, lower(b), (c + 1) collate "C" ops) where d do update set a = excluded.a, (b, c) = row(1, 2), (d) = (select 1) where x.a returning *, a as b
        insert into t (a) select 1 on conflict on constraint c do nothing
        insert into t ((select 1))
        insert into t (values (1)) returning 1
        with a as (select 1) insert into t with b as (select 2) table a
        update only t as x set a = default, b[1] = 2, c.d = 3 from u, v where x.a = u.a returning x.*
        update t set a = 1 where current of c
        delete from t x using u where x.a = u.a returning *
        merge into t x using (select 1) u on true when matched and a then update set a = 1 when matched then delete when not matched then insert (a) overriding system value values (default) when not matched and b then do nothing
        "#,
    );
}

#[test]
fn later_versions() {
    check_accepted(
        18,
        r#"
        select 1_000, 0x1f, 0o17, 0b11, system_user, a at local
        select json_object('a': 1, 'b' value 2 null on null with unique keys returning jsonb), json_object('{a,1}'), json_array(select 1), json_objectagg(a: b) over (), json_arrayagg(a order by b absent on null)
        select json('1'), json_scalar(1), json_serialize(a returning bytea), json_exists(a, '$.b' passing 1 as x error on error), json_value(a, '$' returning int default 1 on empty), json_query(a, '$' with conditional wrapper omit quotes empty array on error)
        select * from json_table(a, '$' columns (i for ordinality, b int path '$.b' default 1 on empty, c bool exists, nested path '$.d' columns (e int))) t
        select a is json object with unique keys
        merge into t using u on true when not matched by source then delete returning merge_action(), t.*
        update t set a = 1 returning with (old as o, new as n) o.a, n.a
        "#,
    );
}

#[test]
fn parentheses_around_a_whole_query_mean_nothing() {
    let query = select("((select 1 limit 1) order by 2)");
    assert!(matches!(query.body, SelectBody::Core(_)));
    assert_eq!((query.order_by.len(), query.limit.is_some()), (1, true));
}

#[test]
fn intersect_binds_tighter_and_the_others_from_the_left() {
    let SelectBody::SetOperation(outer) =
        select("select 1 union select 2 intersect select 3 except select 4").body
    else {
        panic!()
    };
    assert_eq!(outer.operator, SetOperator::Except);
    let SelectBody::SetOperation(left) = outer.left else { panic!() };
    assert_eq!(left.operator, SetOperator::Union);
    assert!(
        matches!(left.right, SelectBody::SetOperation(s) if s.operator == SetOperator::Intersect)
    );
}

#[test]
fn output_names_have_marks() {
    let items = items("select a as b!, c as d ?, e as f: Option<Vec<(i64, &'a str)>> from t");
    let marks: Vec<_> = items
        .iter()
        .map(|item| match item {
            SelectItem::Expr { alias: Some(alias), .. } => alias.mark.clone(),
            _ => None,
        })
        .collect();
    assert!(matches!(marks[0], Some(OutputMark::NotNull(_))));
    assert!(matches!(marks[1], Some(OutputMark::Nullable(_))));
    assert!(matches!(marks[2], Some(OutputMark::RustType(..))));
}

#[test]
fn in_takes_a_splice() {
    let items = items("select a in {list}, b not in {&[1, 2]}");
    for item in &items {
        let SelectItem::Expr { value, .. } = item else { panic!() };
        assert!(matches!(&value.kind, ExprKind::In { set: InSet::Splice(_), .. }));
    }
}

#[test]
fn values_may_be_spread() {
    let (statement, diagnostics) = parse("insert into t (a, b) values {..rows}");
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let Some(Statement::Insert(insert)) = statement else { panic!() };
    assert!(matches!(insert.source, InsertSource::Rows(..)));
}

#[test]
fn limits_keep_their_spelling() {
    assert_eq!(select("select 1 limit all").limit, Some(Limit::All));
    let fetch = select("select 1 order by 1 fetch first 2 rows with ties").limit;
    assert!(matches!(fetch, Some(Limit::Fetch { count: Some(_), with_ties: true })));
}

#[test]
fn rust_words_are_tried_as_written_first() {
    let word = |text: &str, start: u32| Token {
        kind: TokenKind::Word(Word::exact(text, 15)),
        span: Span::new(start, start + text.len() as u32),
    };
    let end = Token { kind: TokenKind::End, span: Span::new(16, 16) };
    let tokens = vec![word("SELECT", 0), word("createdAt", 7), end];
    let lexed =
        Lexed { text: "SELECT createdAt".to_owned(), tokens, rust: Vec::new(), door: Door::Server };
    let mut diagnostics = crate::diagnostic::Diagnostics::new();
    let statement =
        super::parse_statement(&lexed, super::Settings { version: 15 }, &mut diagnostics);
    let Some(Statement::Select(query)) = statement else { panic!("{diagnostics:?}") };
    let SelectBody::Core(core) = query.body else { panic!() };
    let SelectItem::Expr { value, .. } = &core.items[0] else { panic!() };
    let ExprKind::Column(column) = &value.kind else { panic!() };
    let expected = Ident { name: "createdAt", folded: Some("createdat"), span: Span::new(7, 16) };
    assert_eq!(column.parts, [expected]);
}
