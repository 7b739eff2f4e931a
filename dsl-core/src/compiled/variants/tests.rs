//! Statements with optional parts and choices, and the texts of their variants.

use super::{SwitchIndex, SwitchKind, Variants};
use crate::{
    compile,
    compiled::CompiledQuery,
    diagnostic::Diagnostics,
    lex::sql::{Dialect, lex_sql},
    schema,
    source::Source,
};

const SCHEMA: &str = "create table users (id bigint primary key, email text not null, name text, age int);
    create table orders (id bigint primary key, user_id bigint not null references users, amount numeric not null,
                         note text, unique (user_id, amount));";

fn compile_text(sql: &str) -> Result<CompiledQuery, String> {
    let mut diagnostics = Diagnostics::new();
    let catalog = schema::load(&[Source::new("schema.sql", SCHEMA)], 18, &mut Vec::new());
    let lexed = lex_sql(sql, Dialect { splices: true, version: 18 }, &mut diagnostics);
    let compiled = compile(&lexed, &catalog, &crate::lint::Levels::default(), &mut diagnostics);
    let found = diagnostics.take();
    match (compiled, found.as_slice()) {
        (Some(compiled), []) => Ok(compiled),
        (_, found) => Err(found.iter().map(|d| d.message.clone()).collect::<Vec<_>>().join("\n")),
    }
}

/// The text of a variant, by the Rust of the splices and patterns that are on.
fn text(variants: &Variants, sql: &str, on: &[&str]) -> (String, Vec<usize>) {
    let lexed = lex_sql(sql, Dialect { splices: true, version: 18 }, &mut Diagnostics::new());
    let rust = |switch: SwitchIndex| match variants.switches[switch.0].kind {
        SwitchKind::Optional(index) | SwitchKind::Arm(index) => {
            lexed.rust[index.0 as usize].text.clone()
        }
        SwitchKind::FromEnd(index) => format!("end of {}", lexed.rust[index.0 as usize].text),
    };
    variants.text(|switch| on.contains(&rust(switch).as_str()))
}

/// The texts of variants, on one line each.
#[track_caller]
fn check(sql: &str, expected: &[(&[&str], &str)]) {
    let compiled = compile_text(sql).unwrap_or_else(|error| panic!("{sql}\n{error}"));
    let variants = compiled.variants.unwrap_or_else(|| panic!("{sql}\nhas no variants"));
    for (on, expected) in expected {
        let (found, _) = text(&variants, sql, on);
        let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(found, *expected, "{sql} with {on:?}\n{variants}");
    }
}

#[track_caller]
fn refused(sql: &str, message: &str) {
    match compile_text(sql) {
        Ok(compiled) => panic!("{sql}\nis taken: {}", compiled.sql),
        Err(found) => assert_eq!(found, message, "{sql}"),
    }
}

#[test]
fn an_operand_of_and_goes_with_its_splice() {
    let sql = "select id from users where name = {?name} and age > {min} and (email like {?mail} and id > 0)";
    check(
        sql,
        &[
            (&[], "SELECT id FROM users WHERE age > $1 AND id > 0"),
            (&["name"], "SELECT id FROM users WHERE name = $1 AND age > $2 AND id > 0"),
            (&["mail"], "SELECT id FROM users WHERE age > $1 AND email LIKE $2 AND id > 0"),
        ],
    );
    check(
        "select id from users where age between {?lo} and {?hi}",
        &[
            (&["lo"], "SELECT id FROM users"),
            (&["lo", "hi"], "SELECT id FROM users WHERE age BETWEEN $1 AND $2"),
        ],
    );
    check(
        "select id from users where (age = 1 or name = {?name}) and id > 0",
        &[
            (&[], "SELECT id FROM users WHERE id > 0"),
            (&["name"], "SELECT id FROM users WHERE (age = 1 OR name = $1) AND id > 0"),
        ],
    );
}

#[test]
fn clauses_without_operands() {
    check(
        "select count(*) from users group by name having count(*) > {?n}",
        &[(&[], "SELECT count(*) FROM users GROUP BY name HAVING TRUE")],
    );
    check(
        "select u.id from users u left join orders o on o.amount > {?a} where u.id in {?ids}",
        &[(&[], "SELECT u.id FROM users AS u LEFT JOIN orders AS o ON TRUE")],
    );
    check(
        "select id from users order by id limit {?n} offset {?o}",
        &[
            (&[], "SELECT id FROM users ORDER BY id"),
            (&["o"], "SELECT id FROM users ORDER BY id OFFSET $1"),
            (&["n", "o"], "SELECT id FROM users ORDER BY id LIMIT $1 OFFSET $2"),
        ],
    );
    check(
        "select id from users order by id fetch first {?n} rows with ties",
        &[
            (&[], "SELECT id FROM users ORDER BY id"),
            (&["n"], "SELECT id FROM users ORDER BY id FETCH FIRST $1 ROWS WITH TIES"),
        ],
    );
}

#[test]
fn a_subquery_s_clause_is_its_own() {
    check(
        "select id from users u where exists (select from orders o where o.user_id = u.id and o.note = {?note})",
        &[(
            &[],
            "SELECT id FROM users AS u WHERE EXISTS ( SELECT FROM orders AS o WHERE o.user_id = u.id )",
        )],
    );
    // What stands in no clause of the subquery belongs to the clause around it.
    let sql = "select id from users where age in (select age + {?n} from users where name = {?name}) and id > 0";
    check(
        sql,
        &[
            (&[], "SELECT id FROM users WHERE id > 0"),
            (&["name"], "SELECT id FROM users WHERE id > 0"),
            (&["n"], "SELECT id FROM users WHERE age IN (SELECT age + $1 FROM users) AND id > 0"),
        ],
    );
    let variants = compile_text(sql).unwrap().variants.unwrap();
    // The inner splice is sent only where the outer part stands.
    assert_eq!(variants.needs, [vec![SwitchIndex(0)], vec![SwitchIndex(0), SwitchIndex(1)]]);
    assert_eq!(variants.switches[1].needs, [SwitchIndex(0)]);
}

#[test]
fn changes_of_some_columns() {
    check(
        "update users set email = {?email}, name = {?name} where id = {id} returning *",
        &[
            (
                &[],
                "SELECT id, email, name, age FROM users WHERE id = $1 FOR NO KEY UPDATE OF users",
            ),
            (&["name"], "UPDATE users SET name = $1 WHERE id = $2 RETURNING id, email, name, age"),
        ],
    );
    check(
        "with gone as (delete from orders where user_id = {id}) update users u set email = {?email} where u.id = {id2}",
        &[(
            &[],
            "WITH gone AS ( DELETE FROM orders WHERE user_id = $1 ) SELECT FROM users AS u WHERE u.id = $2 \
             FOR NO KEY UPDATE OF u",
        )],
    );
    check(
        "update users set age = age + 1, (email, name) = ({?email}, {?name}) where id = {?id}",
        &[
            (&[], "UPDATE users SET age = age + 1"),
            (&["email"], "UPDATE users SET age = age + 1"),
            (&["email", "name"], "UPDATE users SET age = age + 1, (email, name) = ($1, $2)"),
        ],
    );
    check(
        "insert into users values ({id}, {mail}, {?name}), (2, {?mail}, 'x') on conflict (id) do update
         set name = {?name}, age = 1 where users.age > {?age}",
        &[(
            &[],
            "INSERT INTO users VALUES ($1, $2, DEFAULT), (2, DEFAULT, 'x') ON CONFLICT (id) DO UPDATE SET age = 1",
        )],
    );
}

#[test]
fn choices() {
    let sql = "select id from users where match {by} { By::Id(id) => id = {id}, By::Mail(m) => email = {m} or name = {m}, \
               By::Some(x, y) => name = {?x} and age > {?y}, _ => true } and age > {?age}";
    check(
        sql,
        &[
            (&["By::Id(id)"], "SELECT id FROM users WHERE id = $1"),
            (
                &["By::Mail(m)", "age"],
                "SELECT id FROM users WHERE (email = $1 OR name = $2) AND age > $3",
            ),
            (&["By::Some(x, y)"], "SELECT id FROM users WHERE TRUE"),
            (&["By::Some(x, y)", "y"], "SELECT id FROM users WHERE age > $1"),
            (&["_", "x", "age"], "SELECT id FROM users WHERE TRUE AND age > $1"),
        ],
    );
    check(
        "select id from users order by age is null, match {s} { New => id desc, name, Name if x == ',' => name nulls last, }, email",
        &[
            (&["New"], "SELECT id FROM users ORDER BY age IS NULL, id DESC, name, email"),
            (
                &["Name if x == ','"],
                "SELECT id FROM users ORDER BY age IS NULL, name NULLS LAST, email",
            ),
        ],
    );
}

#[test]
fn only_what_all_variants_prove_is_proved() {
    use crate::compiled::Cardinality::{AtMostOne, Many, One};
    for (sql, cardinality) in [
        ("select 1 from users where id = {id} and age > {?age}", AtMostOne),
        ("select 1 from users where id = {?id}", Many),
        ("select 1 from users limit {?n}", Many),
        ("select count(*) from users where id = {?id}", One),
        ("select count(*) from users having count(*) > {?n}", AtMostOne),
        (
            "select 1 from users where match {k} { A(x) => id = {x}, B(y) => id = {y} and age = 1 }",
            AtMostOne,
        ),
        ("select 1 from users where match {k} { A(x) => id = {x}, B => true }", Many),
        ("select 1 from users where match {k} { A(x) => id = {x}, B(y) => id = {?y} }", Many),
        (
            "select 1 from orders where match {k} { A(x) => id = {x}, B(y) => user_id = {y} and amount = 1 } \
             and match {l} { A => true, B => note = 'x' }",
            AtMostOne,
        ),
    ] {
        let compiled = compile_text(sql).unwrap_or_else(|error| panic!("{sql}\n{error}"));
        assert_eq!(compiled.cardinality, cardinality, "{sql}");
    }
    for (sql, nullable) in [
        ("select name from users where name = {?n}", true),
        ("select name from users where name = {n} and age = {?a}", false),
        (
            "select name from users where match {m} { A => name = 'a', B => name > 'b' and age = 1 }",
            false,
        ),
        ("select name from users where match {m} { A => name = 'a', B => age = 1 }", true),
        ("select o.id from users u left join orders o on true where o.id = {?id}", true),
    ] {
        let compiled = compile_text(sql).unwrap_or_else(|error| panic!("{sql}\n{error}"));
        assert_eq!(compiled.columns[0].nullable, nullable, "{sql}");
    }
}

#[test]
fn what_has_no_optional_form() {
    let below_and =
        "what `{?…}` would leave out here is not clear: the AND is no operand of the clause";
    refused("select 1 from users where age = 1 or (name = {?x} and age > 2)", below_and);
    refused("select 1 from users where not (name = {?x} and age > 2)", below_and);
    refused("select {?x}", "nothing can be left out of SELECT");
    refused("select id from users order by {?x}", "nothing can be left out of ORDER BY");
    refused("values ({?x})", "nothing can be left out of VALUES");
    refused("insert into users (id, email) select 1, {?x}", "nothing can be left out of SELECT");
    refused(
        "select count(*) filter (where age = {?x}) from users",
        "nothing can be left out of FILTER",
    );
    refused(
        "insert into users values (1, 'x') on conflict (id) where id = {?x} do nothing",
        "nothing can be left out of index predicate",
    );
    refused(
        "insert into users values (1, 'x') on conflict (id) do update set age = {?x}",
        "all assignments of DO UPDATE may be left out",
    );
    refused(
        "update users set age = {?x} from orders where orders.user_id = users.id",
        "all assignments of UPDATE with FROM may be left out",
    );
    refused(
        "select (select 1 where count(o.id) > {?n}) from orders o",
        "an aggregate of an outer query cannot stand in a part that may be left out",
    );
    let no_operand = "MATCH is no operand of AND in WHERE, ON or HAVING";
    refused("select 1 from users where not match {a} { _ => true }", no_operand);
    refused("select match {a} { _ => true }", no_operand);
    refused(
        "select id from users order by match {a} { A => count(*), B => id }",
        "an aggregate in one order groups the query in that order alone",
    );
    refused(
        "select distinct name from users order by match {a} { A => name, B => age }",
        "for SELECT DISTINCT, ORDER BY expressions must appear in select list",
    );
    refused(
        "select distinct on (name) name from users order by match {a} { A => name, B => age, name }",
        "SELECT DISTINCT ON expressions must match initial ORDER BY expressions",
    );
}

#[test]
fn plan_rules_hold_for_every_variant() {
    let full_join =
        "FULL JOIN is only supported with merge-joinable or hash-joinable join conditions";
    refused(
        "select 1 from users u full join orders o on u.age < o.id where u.id = {?id}",
        full_join,
    );
    refused(
        "select 1 from users u full join orders o on u.id = o.user_id + {?n} and u.age < o.id",
        full_join,
    );
    check(
        "select 1 as one from users u full join orders o on u.id = o.user_id + {?n}",
        &[(&[], "SELECT 1 AS one FROM users AS u FULL JOIN orders AS o ON TRUE")],
    );
    refused(
        "select 1 from users u left join orders o on o.user_id = u.id where o.amount > {?a} for update",
        "FOR UPDATE cannot be applied to the nullable side of an outer join",
    );
}
