//! The calls of a function with edge values of its argument types.

use super::{Function, OWN};
use std::collections::HashMap;

/// At most so many calls of a function.
const MOST: usize = 600;

/// What the polymorphic types stand for in one call.
struct Binding {
    element: &'static str,
    range: Option<(&'static str, &'static str)>,
}

const BINDINGS: &[Binding] = &[
    Binding { element: "int4", range: Some(("int4range", "int4multirange")) },
    Binding { element: "text", range: None },
    Binding { element: "numeric", range: Some(("numrange", "nummultirange")) },
    Binding { element: "pg_temp.mood", range: None },
];

/// Literals by type, and by the beginning of a function's name and type: those stand instead.
pub(super) struct Values(HashMap<String, Vec<String>>);

/// The calls of a function, and of how many they were chosen.
pub(super) struct Calls {
    pub(super) queries: Vec<String>,
    pub(super) all: usize,
}

impl Values {
    pub(super) fn read() -> Values {
        let mut values: HashMap<String, Vec<String>> = HashMap::new();
        for line in include_str!("values.tsv").lines() {
            let (name, value) = line.split_once('\t').unwrap_or((line, ""));
            let type_name = name.split_once(' ').map_or(name, |(_, type_name)| type_name);
            let literal = format!("'{}'::{}", value.replace('\'', "''"), spell(type_name));
            values.entry(name.to_owned()).or_default().push(literal);
        }
        let rows = ["row(1, 'a'::text)", "row(2, 'b'::text)", "row(null::int4, null::text)"];
        values.insert("record".into(), rows.map(str::to_owned).to_vec());
        Values(values)
    }

    /// What a parameter of a type may be; none where a type has no values.
    fn of(&self, function: &str, name: &str, binding: &Binding) -> Vec<String> {
        let own = |key: &str| {
            key.split_once(' ').is_some_and(|(f, t)| t == name && function.starts_with(f))
        };
        if let Some(key) = self.0.keys().filter(|k| own(k)).max_by_key(|k| k.len()) {
            return self.0[key].clone();
        }
        let element = binding.element;
        let get = |name: &str| self.0.get(name).cloned().unwrap_or_default();
        let array = |element: &str| get(&format!("{element}[]"));
        match name {
            "any" => [get("int4"), get("text"), get("jsonb")].concat(),
            "anyelement" | "anynonarray" | "anycompatible" | "anycompatiblenonarray" => {
                get(element)
            }
            "anyenum" if element == "pg_temp.mood" => get(element),
            "anyarray" | "anycompatiblearray" => array(element),
            "anyrange" | "anycompatiblerange" => binding.range.map_or(vec![], |r| get(r.0)),
            "anymultirange" | "anycompatiblemultirange" => {
                binding.range.map_or(vec![], |r| get(r.1))
            }
            // Of an extension.
            name if name.starts_with(OWN) => {
                let element = name.strip_prefix(OWN).and_then(|name| name.strip_prefix('_'));
                element.map_or_else(|| get(name), |element| array(&format!("{OWN}{element}")))
            }
            name => name.strip_prefix('_').map_or_else(|| get(name), array),
        }
    }
}

/// A type as SQL writes it, whatever its name.
fn spell(name: &str) -> String {
    let (element, array) = name.strip_suffix("[]").map_or((name, ""), |element| (element, "[]"));
    match element {
        own if own.starts_with("pg_temp.") || own.starts_with(OWN) => format!("{own}{array}"),
        _ => format!("pg_catalog.\"{element}\"{array}"),
    }
}

/// The calls of a function, the same in every run.
pub(super) fn calls(function: &Function, values: &Values) -> Calls {
    let mut made = Calls { queries: Vec::new(), all: 0 };
    let is_polymorphic = function.args.iter().any(|a| a.starts_with("any") && a != "any");
    let bindings = if is_polymorphic { BINDINGS } else { &BINDINGS[..1] };
    let mut random = Random::new(&function.signature);
    for binding in bindings {
        let lists: Vec<Vec<String>> =
            function.args.iter().map(|a| values.of(&function.name, a, binding)).collect();
        let all: usize = lists.iter().map(Vec::len).fold(1, usize::saturating_mul);
        made.all = made.all.saturating_add(all);
        let most = MOST / bindings.len();
        for i in 0..all.min(most) {
            let arguments = if all <= most {
                nth(&lists, i)
            } else {
                lists.iter().map(|list| list[random.below(list.len())].as_str()).collect()
            };
            let mut arguments = arguments;
            if function.variadic_any {
                // Some take pairs only.
                arguments.extend_from_within(arguments.len() - 1..);
            }
            let other = lists.iter().map(|list| list[random.below(list.len())].as_str()).collect();
            made.queries.extend(queries(function, &arguments, other));
        }
    }
    made
}

/// The combination of that number.
fn nth(lists: &[Vec<String>], mut number: usize) -> Vec<&str> {
    let mut made = Vec::new();
    for list in lists {
        made.push(list[number % list.len()].as_str());
        number /= list.len();
    }
    made
}

fn queries(function: &Function, arguments: &[&str], other: Vec<&str>) -> Vec<String> {
    let name = format!("{}.\"{}\"", function.schema, function.name);
    if let Some(kind) = function.aggregate {
        return aggregate_queries(&name, kind, function.direct, arguments, &other);
    }
    let mut list = arguments.join(", ");
    if let Some((last, first)) = arguments.split_last().filter(|_| function.variadic) {
        let first: String = first.iter().map(|a| format!("{a}, ")).collect();
        list = format!("{first}variadic {last}");
    }
    let limit = if function.returns_set { "limit 100" } else { "offset 0" };
    vec![format!("select count(*), count(x) from (select {name}({list}) as x {limit}) s")]
}

/// Over one row, and over two.
fn aggregate_queries(
    name: &str,
    kind: char,
    direct: usize,
    arguments: &[&str],
    other: &[&str],
) -> Vec<String> {
    let direct = if kind == 'h' { 0 } else { direct };
    let row = |values: &[&str]| {
        let columns: Vec<String> =
            values.iter().enumerate().map(|(i, v)| format!("{v} as a{i}")).collect();
        format!("select {}", columns.join(", "))
    };
    let columns: Vec<String> =
        (direct..arguments.len()).map(|i| format!("a{}", i - direct)).collect();
    let columns = columns.join(", ");
    let call = match kind {
        'n' if arguments.is_empty() => format!("{name}(*)"),
        'n' => format!("{name}({columns})"),
        'h' => format!("{name}({}) within group (order by {columns})", arguments.join(", ")),
        _ => {
            format!("{name}({}) within group (order by {columns})", arguments[..direct].join(", "))
        }
    };
    let one = row(&arguments[direct..]);
    let two = format!("{one} union all {}", row(&other[direct..]));
    let query =
        |rows: &str| format!("select 1, count(x) from (select {call} as x from ({rows}) r) s");
    vec![query(&one), query(&two)]
}

/// Numbers that only depend on the seed.
struct Random(u64);

impl Random {
    fn new(seed: &str) -> Random {
        Random(super::digest(seed.bytes()))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}
