//! Built-in functions that are not strict, called with NULL in each set of places: whether a NULL that sqlweave says a
//! function passes over is passed over.

use super::{Wire, summary, word};
use crate::generate::wire::Run;
use crate::own;

/// What is passed for an argument of a type.
const SAMPLES: [(&str, &str); 24] = [
    ("integer", "1"),
    ("bigint", "1"),
    ("smallint", "1"),
    ("numeric", "1"),
    ("double precision", "1"),
    ("real", "1"),
    ("boolean", "true"),
    ("text", "'a'"),
    ("character varying", "'a'"),
    ("name", "'a'"),
    ("oid", "1"),
    ("date", "'2024-01-01'"),
    ("timestamp without time zone", "'2024-01-01'"),
    ("timestamp with time zone", "'2024-01-01'"),
    ("time without time zone", "'10:00'"),
    ("time with time zone", "'10:00+0'"),
    ("interval", "'1 day'"),
    ("json", "'{}'"),
    ("jsonb", "'{}'"),
    ("text[]", "'{a,b}'"),
    ("integer[]", "'{1,2}'"),
    ("mood", "'x'"),
    ("int4range", "'[1,3)'"),
    ("int4multirange", "'{[1,3)}'"),
];

const FUNCTIONS: &str = "select p.proname, array_to_string(array(select format_type(t, null) from unnest(p.proargtypes) \
     with ordinality a(t, o) order by o), '|') from pg_proc p where not p.proisstrict and p.prokind = 'f' \
     and not p.proretset and p.provolatile <> 'v' and p.pronargs between 1 and 4 \
     and p.pronamespace = 'pg_catalog'::regnamespace order by p.oid";

/// The calls that ran with a NULL among their arguments and were claimed to be not null, and what is wrong with any.
pub fn check(server: &str) -> Result<(usize, Vec<String>), String> {
    let mut wire = Wire::connect(server, "postgres")?;
    let version = wire.execute("select current_setting('server_version_num')::int / 10000")?;
    let version = version.first().and_then(|row| row.first().cloned().flatten());
    let version = version.and_then(|text| text.parse().ok()).ok_or("no version")?;
    let schema = "create type mood as enum ('x', 'y');";
    let own = own::load_schema(schema, version).map_err(|mistakes| mistakes.join("; "))?;
    wire.execute("begin")?;
    wire.execute(schema)?;
    let (mut sure, mut wrong) = (0, Vec::new());
    for function in wire.execute(FUNCTIONS)? {
        let [Some(name), Some(types)] = function.as_slice() else { continue };
        for sql in calls(name, &types.split('|').collect::<Vec<_>>()) {
            let Ok(claimed) = own.answer(&sql) else { continue };
            let run = Run {
                before: vec!["savepoint a".to_owned()],
                sql: sql.clone(),
                after: vec!["rollback to a".to_owned()],
                arrays: claimed.columns.iter().map(|c| c.type_name.ends_with("[]")).collect(),
                ..Run::default()
            };
            wire.send_run(&run)?;
            let Ok(seen) = wire.seen(&run)? else { continue };
            sure += claimed.columns.iter().filter(|column| !column.nullable).count();
            let summary = summary(&claimed, &seen);
            if summary.contains(word(false, Some(&true))) {
                wrong.push(format!("{sql}: {summary}"));
            }
        }
    }
    wire.execute("rollback")?;
    Ok((sure, wrong))
}

/// Calls with at least one NULL. None where a type has no sample.
fn calls(name: &str, types: &[&str]) -> Vec<String> {
    let concrete = |data_type: &str| match data_type {
        "anyelement" | "anynonarray" | "anycompatible" | "anycompatiblenonarray" | "\"any\"" => {
            Some("integer")
        }
        "anyarray" | "anycompatiblearray" | "\"any\"[]" => Some("integer[]"),
        "anyenum" => Some("mood"),
        "anyrange" | "anycompatiblerange" => Some("int4range"),
        "anymultirange" | "anycompatiblemultirange" => Some("int4multirange"),
        known => SAMPLES.iter().find(|(own, _)| *own == known).map(|(own, _)| *own),
    };
    let types: Option<Vec<&str>> = types.iter().map(|data_type| concrete(data_type)).collect();
    let Some(types) = types else { return Vec::new() };
    let call = |nulls: usize| {
        let arguments = types.iter().enumerate().map(|(at, data_type)| {
            let sample = SAMPLES.iter().find(|(own, _)| own == data_type);
            match sample.filter(|_| nulls & (1 << at) == 0) {
                Some((_, value)) => format!("{value}::{data_type}"),
                None => format!("null::{data_type}"),
            }
        });
        let arguments: Vec<String> = arguments.collect();
        format!("select pg_catalog.\"{name}\"({}) as a", arguments.join(", "))
    };
    (1..1 << types.len()).map(call).collect()
}
