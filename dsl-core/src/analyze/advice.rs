//! What to write instead, for messages of the server that say only what is wrong.

use super::{
    coerce::base_type,
    literal::{check_interval, check_literal},
};
use crate::{
    catalog::{Catalog, TypeOid},
    diagnostic::Diagnostic,
    query::{Expr, ExprKind},
};

/// A sentence of help for a message that has none.
pub(super) fn advice(diagnostic: &Diagnostic) -> Option<String> {
    let message = diagnostic.message.as_str();
    let says = |part: &str| message.contains(part);
    let help = match diagnostic.code {
        "22P02" | "22007" | "22008" => return literal(message),
        "42601" if says("subquery must return only one column") => {
            "leave one column, or make a row of them: `select row(a, b)`"
        }
        "42601" if says("subquery has too many columns") => {
            "compare as many columns: `(a, b) in (select c, d …)`"
        }
        "42601" if says("subquery has too few columns") => {
            "the subquery gives a column for each value on the left"
        }
        "42601" if says("unequal number of entries") => {
            "a row is compared with one of as many entries"
        }
        "42601" if says("SELECT * with no tables") => "name a table: `select * from …`",
        "42601" if says("VALUES lists must all be the same length") => {
            "where a value is missing, write NULL"
        }
        "42601" if says("DEFAULT is not allowed") => {
            "DEFAULT stands alone as a value of INSERT, or behind `=` in SET of UPDATE"
        }
        "42601" if says("multiple assignments") => "keep one of them",
        "42803" if says("cannot be nested") => {
            "compute the inner one in a subquery, and aggregate its result"
        }
        "42803" if says("not allowed in GROUP BY") => "group by columns, not by what is aggregated",
        "42804" if says("cannot be matched") => "cast one of them, for example with `::text`",
        "42804" if says("must be type boolean") => {
            "a condition is a comparison, or a column of type boolean"
        }
        "42809" if says("requires array on right side") => {
            "a list in parentheses is compared with IN; ANY and ALL want an array or a subquery"
        }
        "42809" if says("is not an aggregate function") => {
            "take FILTER away, or choose with CASE: `case when … then … end`"
        }
        "42809" if says("requires an OVER clause") => "write `over (order by …)` behind it",
        "42809" if says("not a composite type") => "a column of a table is written `table.column`",
        "42704" if message.starts_with("window ") => {
            "name it behind the FROM clause: `window w as (order by …)`, or write `over (order by …)`"
        }
        "42846" => "cast through a type that both can be cast to, often `::text`",
        "42P01" if says("table \"excluded\"") => {
            "EXCLUDED is the row proposed for insertion, in ON CONFLICT … DO UPDATE only"
        }
        "42P01" if says("missing FROM-clause entry") => {
            "join the table in FROM, or write the name that it has there"
        }
        "42P10" if says("must not contain variables") => "write a number, or Rust in braces: `{n}`",
        "42P10" if says("is not in select list") => "count the columns of the select list from 1",
        "42P10" if says("SELECT DISTINCT ON expressions") => {
            "let ORDER BY begin with what stands in DISTINCT ON"
        }
        "42P10" if says("for SELECT DISTINCT") => {
            "add it to the select list, or group by the columns and order by an aggregate"
        }
        "42P19" if says("does not have the form") => {
            "begin with rows that need no recursion: `select … union all select … from t`"
        }
        "0A000" if says("is not allowed with") => {
            "lock the rows in a subquery: `where id in (select id … for update)`"
        }
        "0A000" if says("nullable side of an outer join") => {
            "name the tables to lock: `for update of …`"
        }
        "0A000" if says("does not have a RETURNING clause") => "add `returning …` to it",
        _ => return None,
    };
    Some(help.to_owned())
}

/// What a literal means that is added to a date or time, or taken from one, and is none itself: the server takes the two
/// for values of one type where it can.
pub(super) fn moment_and_span(
    catalog: &Catalog,
    symbol: &str,
    left: &Expr,
    right: &Expr,
) -> Option<String> {
    let (moment, literal) = match (left.data_type, right.data_type) {
        (TypeOid::UNKNOWN, moment) => (moment, left),
        (moment, TypeOid::UNKNOWN) => (moment, right),
        _ => return None,
    };
    let ExprKind::Const(Some(text)) = &literal.kind else { return None };
    let moment = base_type(catalog, moment);
    let moments =
        [TypeOid::DATE, TypeOid::TIME, TypeOid::TIMETZ, TypeOid::TIMESTAMP, TypeOid::TIMESTAMPTZ];
    if !["+", "-"].contains(&symbol)
        || !moments.contains(&moment)
        || check_literal(catalog, moment, text).is_ok()
    {
        return None;
    }
    if text.trim().parse::<i32>().is_ok() {
        let help = format!("a number of days is written without quotes: {}", text.trim());
        return (moment == TypeOid::DATE).then_some(help);
    }
    let reads = check_interval(catalog, -1, text).is_ok();
    reads.then(|| format!("\"{text}\" is an interval: write `interval` in front of it"))
}

/// How a value of a type is written, for a literal that cannot be read.
fn literal(message: &str) -> Option<String> {
    if message.starts_with("malformed array literal") {
        return Some(
            "an array is `array[a, b]`; to look for one element: `value = any(column)`".to_owned(),
        );
    }
    if message.starts_with("date/time field value out of range") {
        return Some(
            "there is no such day or time; a date is year-month-day, as in 2024-12-31".into(),
        );
    }
    let data_type = message.strip_prefix("invalid input syntax for type ")?;
    let data_type = data_type.split_once(':').map_or(data_type, |(name, _)| name);
    let form = match data_type {
        "boolean" => "true or false",
        "smallint" | "integer" | "bigint" => "42",
        "numeric" | "real" | "double precision" => "1.5",
        "date" => "2024-12-31",
        "time" | "time without time zone" => "23:59:00",
        "timestamp" | "timestamp without time zone" => "2024-12-31 23:59:00",
        "timestamp with time zone" => "2024-12-31 23:59:00+00",
        "interval" => "1 day, or 2 hours 30 minutes",
        "uuid" => "123e4567-e89b-42d3-a456-426614174000",
        "json" | "jsonb" => "{\"a\": 1}, with names and strings in double quotes",
        _ => return None,
    };
    Some(format!("a value of type {data_type} is written like {form}"))
}

#[cfg(test)]
mod tests {
    use crate::{catalog::Catalog, describe::describe, lint::Levels};

    /// Each line is a wrong statement; behind `--` stands its help.
    fn check(cases: &str) {
        let catalog = Catalog::new(18);
        for line in cases.lines().filter(|line| !line.trim().is_empty()) {
            let (sql, expected) = line.rsplit_once(" -- ").unwrap_or((line, ""));
            let errors = describe(sql, &catalog, &Levels::default()).outcome.unwrap_err();
            let help: Vec<&str> =
                errors.iter().flat_map(|e| e.help.iter().map(String::as_str)).collect();
            assert_eq!(help.last().copied(), Some(expected), "{sql}: {errors:?}");
        }
    }

    #[test]
    fn intervals_that_are_read_as_dates() {
        check(
            "
select now() - '1 day' -- \"1 day\" is an interval: write `interval` in front of it
select 'P1D' - localtimestamp -- \"P1D\" is an interval: write `interval` in front of it
select localtime - '90 minutes' -- \"90 minutes\" is an interval: write `interval` in front of it
select current_date + '1 week' -- \"1 week\" is an interval: write `interval` in front of it
select '1 week' + current_date -- \"1 week\" is an interval: write `interval` in front of it
select current_date - '7' -- a number of days is written without quotes: 7
select now() - '7' -- a value of type timestamp with time zone is written like 2024-12-31 23:59:00+00
select now() - 'one day' -- a value of type timestamp with time zone is written like 2024-12-31 23:59:00+00
select now() > '1 day' -- a value of type timestamp with time zone is written like 2024-12-31 23:59:00+00
select now() - '1 day'::timestamptz -- a value of type timestamp with time zone is written like 2024-12-31 23:59:00+00
select now() - '1 day', 'x'::date -- a value of type date is written like 2024-12-31
",
        );
    }
}
