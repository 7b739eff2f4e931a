//! What is said of mistakes: the server's words at the token, several at once, and nothing that only follows.

use super::{check_errors, parse};

#[test]
fn the_servers_words_at_the_token() {
    check_errors(
        r#"
select a b c from t
           ^ 42601: syntax error at or near "c"
"#,
    );
    check_errors(
        r#"
select 1 from t where a in (1, 2
                                ^ 42601: syntax error at end of input
"#,
    );
    check_errors(
        r#"
select interval '1' day to year
                           ^^^^ 42601: syntax error at or near "year"
"#,
    );
    check_errors(
        r#"
select "", U&'\00', E'\u00', 1abc, 'x
       ^^ 42601: zero-length delimited identifier at or near """"
           ^^^^^^^ 42601: invalid Unicode escape at or near "U&'\00'"
                      ^^^^ 22025: invalid Unicode escape at or near "\u00"
                             ^^^^ 42601: trailing junk after numeric literal at or near "1abc"
                                   ^^ 42601: unterminated quoted string at or near "'x"
"#,
    );
}

#[test]
fn several_mistakes_are_told_at_once() {
    check_errors(
        r#"
select a b c, d, e f g from t where x = group by a = b = c
           ^ 42601: syntax error at or near "c"
                     ^ 42601: syntax error at or near "g"
                                        ^^^^^ 42601: syntax error at or near "group"
                                                       ^ 42601: syntax error at or near "="
"#,
    );
    check_errors(
        r#"
with a as (select from where), b as (select c d e) select 1 2 3
                       ^^^^^ 42601: syntax error at or near "where"
                            ^ 42601: syntax error at or near ")"
                                                ^ 42601: syntax error at or near "e"
                                                            ^ 42601: syntax error at or near "2"
"#,
    );
    check_errors(
        r#"
select f(), g(1,), (), [] from t where a in () group by
                ^ 42601: syntax error at or near ")"
                    ^ 42601: syntax error at or near ")"
                       ^ 42601: syntax error at or near "["
                                             ^ 42601: syntax error at or near ")"
                                                       ^ 42601: syntax error at end of input
"#,
    );
    check_errors(
        r#"
update t set a = , b = 1, c where d =
                 ^ 42601: syntax error at or near ","
                            ^^^^^ 42601: syntax error at or near "where"
                                     ^ 42601: syntax error at end of input
"#,
    );
}

#[test]
fn one_mistake_is_told_once() {
    check_errors(
        r#"
select (1, from t
           ^^^^ 42601: syntax error at or near "from"
"#,
    );
    check_errors(
        r#"
select {a}, {, b
            ^ 42601: unterminated splice at or near "{"
"#,
    );
    check_errors(
        r#"
select percentile_cont(a) within filter group (order by b)
                          ^^^^^^ 42601: syntax error at or near "within"
"#,
    );
    check_errors(
        r#"
select a frm t where b
             ^ 42601: syntax error at or near "t"
"#,
    );
}

#[test]
fn what_the_grammar_itself_refuses() {
    check_errors(
        r#"
select 1 limit 1, 2
                ^ 42601: LIMIT #,# syntax is not supported
"#,
    );
    check_errors(
        r#"
select 1 fetch next 5 rows with ties
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 42601: WITH TIES cannot be specified without ORDER BY clause
"#,
    );
    check_errors(
        r#"
((select 1 order by 1 limit 1) order by 2) limit 2
                               ^^^^^^^^^^ 42601: multiple ORDER BY clauses not allowed
                                           ^^^^^^^ 42601: multiple LIMIT clauses not allowed
"#,
    );
    check_errors(
        r#"
with a as (select 1) (with b as (select 2) select 3)
^^^^^^^^^^^^^^^^^^^^ 42601: multiple WITH clauses not allowed
"#,
    );
    check_errors(
        r#"
select sum(a) over (rows between current row and 1 preceding)
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 42P20: frame starting from current row cannot have preceding rows
"#,
    );
    check_errors(
        r#"
select (a, b, c) overlaps (d, e), t.*.a
       ^^^^^^^^^ 42601: wrong number of parameters on left side of OVERLAPS expression
                                     ^ 42601: improper use of "*"
"#,
    );
    check_errors(
        r#"
select f(distinct a) within group (order by b), unique (select 1)
                     ^^^^^^ 42601: cannot use DISTINCT with WITHIN GROUP
                                                ^^^^^^ 0A000: UNIQUE predicate is not yet implemented
"#,
    );
    check_errors(
        r#"
select a::float(60), foo(a => 1) 'x' from a.b.c.d
                ^^ 22023: precision for type float must be less than 54 bits
                         ^ 42601: type modifier cannot have parameter name
                                          ^^^^^^^ 42601: improper qualified name (too many dotted names): a.b.c.d
"#,
    );
}

/// The first help of a statement's first error.
#[track_caller]
fn check_help(sql: &str, help: &str) {
    let (_, diagnostics) = parse(sql);
    let found = diagnostics.first().and_then(|d| d.help.first());
    assert_eq!(found.map(String::as_str), Some(help), "{sql}");
}

#[test]
fn help_says_what_to_write() {
    check_help("select a, from t", "remove the comma before it");
    check_help("select f(1,)", "remove the comma before it");
    check_help("select 1 from order", "`order` is a keyword: as a name it is written \"order\"");
    check_help("select 1 from a join b where c", "expected ON or USING behind the joined relation");
    check_help("select a = b = c", "these operators do not associate: write parentheses");
    check_help("select 1; select 2", "a query is one statement");
    check_help("select 1 limit 1, 2", "use separate LIMIT and OFFSET clauses");
    check_help(
        "select 1 where a from t",
        "FROM is out of order: FROM, WHERE, GROUP BY, HAVING, WINDOW, ORDER BY, LIMIT",
    );
    check_help(
        "create table t (a int)",
        "a query is SELECT, VALUES, INSERT, UPDATE, DELETE or MERGE; what defines the schema belongs in the schema \
         file",
    );
    let query = "a query is SELECT, VALUES, INSERT, UPDATE, DELETE or MERGE";
    for (written, instead) in [
        ("truncate t", "; DELETE without WHERE empties a table"),
        (
            "begin",
            "; `.transaction()` begins a transaction, which has `.commit()` and `.rollback()`",
        ),
        ("notify jobs", "; `select pg_notify(channel, payload)` notifies"),
        ("set work_mem to 1", "; `select set_config(name, value, is_local)` changes a setting"),
        (
            "call tidy()",
            "; the driver sends others as text: `client.batch_execute(…)`, of a `Connection` `db.client()`",
        ),
        (
            "vacuum",
            "; the driver sends others as text: `client.batch_execute(…)`, of a `Connection` `db.client()`",
        ),
        ("gibberish", ""),
    ] {
        check_help(written, &format!("{query}{instead}"));
    }
}
