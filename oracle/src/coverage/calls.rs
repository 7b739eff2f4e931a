//! Functions, aggregates and window functions: in the select list and in FROM, by position and by name, and wrongly.

use sqlweave_core::catalog::{Proc, ProcKind, TypeKind, TypeOid};

use super::types::{Style, Types, quoted};
use super::{Kind, Plan};

/// What a wrong argument is of.
const WRONG: [TypeOid; 8] = [
    TypeOid::INT4,
    TypeOid::TEXT,
    TypeOid::POINT,
    TypeOid::BOOL,
    TypeOid::JSONB,
    TypeOid::INT4_ARRAY,
    TypeOid::TIMESTAMPTZ,
    TypeOid::BYTEA,
];

/// Statements for every function.
pub(super) fn plan(types: &Types<'_>, plan: &mut Plan) {
    for proc in types.procs() {
        let kind = match proc.kind {
            ProcKind::Window => Kind::Window,
            kind if kind.is_aggregate() => Kind::Aggregate,
            _ => Kind::Function,
        };
        plan.row(kind, types.signature(&proc.name, &proc.args));
        let schema = types.catalog.namespace_name(proc.namespace);
        let name = format!("{}.{}", quoted(schema), quoted(&proc.name));
        Caller { types, proc, name, plan }.all();
    }
}

/// Writes the calls of one function.
struct Caller<'a, 'p> {
    types: &'a Types<'a>,
    proc: &'a Proc,
    name: String,
    plan: &'p mut Plan,
}

impl Caller<'_, '_> {
    fn all(&mut self) {
        let instances = self.types.instances(&self.proc.args);
        for (number, args) in instances.iter().enumerate() {
            self.by_position(args);
            if number == 0 {
                self.by_name(args);
                self.wrongly(args);
                self.in_other_clauses(args);
                self.in_from(args);
            }
            self.with_defaults(args);
            self.variadic(args);
        }
    }

    /// The call in the notation that its kind has.
    fn call(&self, values: &[String]) -> String {
        let name = &self.name;
        match self.proc.kind {
            ProcKind::OrderedSet { direct } | ProcKind::Hypothetical { direct } => {
                let (direct, ordered) = values.split_at(direct.min(values.len()));
                // A hypothetical row has a value for each column of the order.
                let hypothetical = matches!(self.proc.kind, ProcKind::Hypothetical { .. });
                let ordered = if hypothetical && ordered.is_empty() { direct } else { ordered };
                let (direct, ordered) = (direct.join(", "), ordered.join(", "));
                format!("{name}({direct}) within group (order by {ordered})")
            }
            ProcKind::Window => format!("{name}({}) over ()", values.join(", ")),
            ProcKind::Aggregate if self.proc.args.is_empty() => format!("{name}(*)"),
            _ => format!("{name}({})", values.join(", ")),
        }
    }

    fn select(&self, types: &[TypeOid], style: Style) -> String {
        let (values, from) = self.types.values(types, style);
        format!("select {}{from}", self.call(&values))
    }

    fn by_position(&mut self, args: &[TypeOid]) {
        for style in [Style::Null, Style::Column, Style::Parameter] {
            self.plan.call(self.select(args, style));
        }
        for style in [Style::Bare, Style::Unknown] {
            self.plan.probe(self.select(args, style));
        }
        if args.len() > 1 {
            for index in 0..args.len() {
                let (mut values, _) = self.types.values(args, Style::Null);
                values[index] = if index % 2 == 0 { "$1".to_owned() } else { "null".to_owned() };
                self.plan.probe(format!("select {}", self.call(&values)));
            }
        }
    }

    fn by_name(&mut self, args: &[TypeOid]) {
        let names = &self.proc.arg_names;
        if names.is_empty() || names.len() < args.len() || names.iter().any(|name| name.is_empty())
        {
            return;
        }
        let (values, _) = self.types.values(args, Style::Null);
        let named: Vec<String> = values
            .iter()
            .zip(names)
            .map(|(value, name)| format!("{} => {value}", quoted(name)))
            .collect();
        self.plan.probe(format!("select {}", self.call(&named)));
        let turned: Vec<String> = named.iter().rev().cloned().collect();
        self.plan.probe(format!("select {}", self.call(&turned)));
        let mut mixed = named.clone();
        if let (Some(first), Some(value)) = (mixed.first_mut(), values.first()) {
            first.clone_from(value);
        }
        self.plan.probe(format!("select {}", self.call(&mixed)));
        let old: Vec<String> = named.iter().map(|name| name.replacen(" => ", " := ", 1)).collect();
        self.plan.probe(format!("select {}", self.call(&old)));
        let required = args.len().saturating_sub(self.proc.default_count);
        let few = named.get(..required).unwrap_or_default();
        self.plan.probe(format!("select {}", self.call(few)));
        let twice: Vec<String> = named.iter().take(1).chain(&named).cloned().collect();
        self.plan.probe(format!("select {}", self.call(&twice)));
    }

    fn with_defaults(&mut self, args: &[TypeOid]) {
        for left_out in 1..=self.proc.default_count.min(args.len()) {
            let (values, _) = self.types.values(args, Style::Null);
            let values = values.get(..args.len() - left_out).unwrap_or_default();
            self.plan.probe(format!("select {}", self.call(values)));
        }
    }

    fn variadic(&mut self, args: &[TypeOid]) {
        if self.proc.variadic.is_none() {
            return;
        }
        let Some((&last, fixed)) = args.split_last() else { return };
        let ty = self.types.catalog.get_type(last);
        let array = self.proc.variadic != Some(TypeOid::ANY);
        let element = ty.and_then(|ty| ty.element.filter(|_| array)).unwrap_or(last);
        for count in 0..=3 {
            let mut types = fixed.to_vec();
            types.extend(std::iter::repeat_n(element, count));
            let (values, from) = self.types.values(&types, Style::Column);
            self.plan.call(format!("select {}{from}", self.call(&values)));
        }
        let (mut values, _) = self.types.values(args, Style::Null);
        if let Some(value) = values.last_mut() {
            let array = match array {
                true => last,
                false => ty.and_then(|ty| ty.array).unwrap_or(last),
            };
            *value = format!("variadic {}", self.types.null(array));
            self.plan.call(format!("select {}", self.call(&values)));
        }
        if let Some(value) = values.last_mut() {
            *value = "variadic null".to_owned();
            self.plan.probe(format!("select {}", self.call(&values)));
        }
    }

    /// One argument too few, one too many, one of another type.
    fn wrongly(&mut self, args: &[TypeOid]) {
        if let Some((_, few)) = args.split_last() {
            self.plan.probe(self.select(few, Style::Null));
        }
        let mut many = args.to_vec();
        many.push(TypeOid::INT4);
        self.plan.probe(self.select(&many, Style::Null));
        let start = self.proc.oid.0 as usize;
        for (index, &right) in args.iter().enumerate() {
            let mut wrong = WRONG.iter().cycle().skip((start + index) % WRONG.len());
            let Some(&wrong) = wrong.find(|&&wrong| wrong != right) else { continue };
            let mut types = args.to_vec();
            types[index] = wrong;
            self.plan.probe(self.select(&types, Style::Null));
            self.plan.probe(self.select(&types, Style::Column));
        }
    }

    /// What only some kinds of functions may have, and where only some may stand.
    fn in_other_clauses(&mut self, args: &[TypeOid]) {
        let (values, from) = self.types.values(args, Style::Column);
        let call = self.call(&values);
        let list = values.join(", ");
        let name = &self.name;
        let plain = name.split_once('.').map_or(name.as_str(), |(_, name)| name);
        let mut probes = vec![
            format!("select {plain}({list}){from}"),
            format!("select {call} over (){from}"),
            format!("select {name}(distinct {list}){from}"),
            format!("select {call} filter (where true){from}"),
            format!("select ({call}).*{from}"),
            format!("select coalesce({call}, {call}){from}"),
            format!("select 1{from} order by {call}"),
        ];
        if let Some(out) = self.proc.out_columns.first() {
            probes.push(format!("select ({call}).{}{from}", quoted(&out.name)));
        }
        if self.proc.kind.is_aggregate() {
            let first = values.first().map_or("1", String::as_str);
            probes.push(format!("select {name}({list} order by {first}){from}"));
            probes.push(format!("select {call} filter (where true) over (order by 1){from}"));
            probes.push(format!("select {name}({list}) within group (order by {first}){from}"));
        }
        for sql in probes {
            self.plan.probe(sql);
        }
        // Where a result of no type may stay without one.
        self.plan.call(format!("select 1{from} where {call} is null"));
    }

    /// As an item of FROM. A function that gives records has its columns defined there.
    fn in_from(&mut self, args: &[TypeOid]) {
        let (values, _) = self.types.values(args, Style::Null);
        let call = format!("{}({})", self.name, values.join(", "));
        let columns = self.columns();
        let aliases: Vec<String> = (1..=columns).map(|n| format!("c{n}")).collect();
        let aliases = aliases.join(", ");
        for sql in [
            format!("select * from {call}"),
            format!("select x.*, x from {call} as x ({aliases})"),
            format!("select x.*, x from {call} as x ({aliases}, too_many)"),
            format!("select * from {call} with ordinality as x ({aliases}, nth)"),
            format!("select x.* from rows from ({call}, generate_series(1, 2)) as x"),
            format!("select * from {call} as (c1 integer, c2 text)"),
            format!("select x.c2, x from {call} as x (c1 integer, c2 text)"),
            format!("select * from rows from ({call} as (c1 integer)) with ordinality"),
            format!("select x.* from (select 1) s, lateral {call} x"),
        ] {
            self.plan.probe(sql);
        }
    }

    /// How many columns the function has in FROM.
    fn columns(&self) -> usize {
        let out = self.proc.out_columns.len();
        let ty = self.types.catalog.get_type(self.proc.return_type);
        match ty.map(|ty| &ty.kind) {
            Some(TypeKind::Composite { relation }) if out == 0 => {
                let relation = self.types.catalog.get_relation(*relation);
                relation.map_or(1, |relation| relation.attributes.len())
            }
            _ => out.max(1),
        }
    }
}
