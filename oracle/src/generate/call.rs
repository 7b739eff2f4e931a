//! Calls of functions and operators, chosen from the catalogue by the type that they give.

use super::composer::{Composer, Place};
use super::model::{Binding, Callable, Operator, Proc, is_polymorphic, oid};

/// Polymorphic results by what they can stand for.
const POLYMORPHIC: [u32; 11] = [
    oid::ANYELEMENT,
    oid::ANYCOMPATIBLE,
    oid::ANYARRAY,
    oid::ANYCOMPATIBLEARRAY,
    oid::ANYRANGE,
    oid::ANYMULTIRANGE,
    oid::ANYENUM,
    oid::ANYNONARRAY,
    oid::ANYCOMPATIBLENONARRAY,
    oid::ANYCOMPATIBLERANGE,
    oid::ANYCOMPATIBLEMULTIRANGE,
];

impl Composer<'_> {
    /// Something callable that gives the type, with what its polymorphic types stand for.
    pub(super) fn callable(&mut self, callable: Callable, wanted: u32) -> Option<(usize, Binding)> {
        let exact = self.model.returning(callable, wanted);
        if !exact.is_empty() && self.random.chance(75) {
            return Some((*self.random.pick(exact)?, Binding::default()));
        }
        let mut found = Vec::new();
        for declared in POLYMORPHIC {
            let mut binding = Binding::default();
            if binding.unify(self.model, declared, wanted) {
                let named = self.model.returning(callable, declared);
                found.extend(named.iter().map(|number| (*number, binding)));
            }
        }
        match self.random.pick(&found) {
            Some(chosen) => Some(*chosen),
            None => Some((*self.random.pick(exact)?, Binding::default())),
        }
    }

    /// A call of a function that gives the type.
    pub(super) fn function(&mut self, wanted: u32, depth: usize) -> Option<String> {
        let (number, binding) = self.callable(Callable::Function, wanted)?;
        let proc = self.model.procs.get(number)?;
        self.note("function");
        self.call(proc, binding, depth)
    }

    /// A call in positional, named or mixed notation.
    pub(super) fn call(&mut self, proc: &Proc, binding: Binding, depth: usize) -> Option<String> {
        let arguments = self.arguments(proc, binding, depth)?;
        let schema = if proc.built_in && self.random.rarely(15) { "pg_catalog." } else { "" };
        Some(format!("{schema}{}({arguments})", proc.sql))
    }

    /// The arguments of a call, without parentheses.
    pub(super) fn arguments(
        &mut self,
        proc: &Proc,
        mut binding: Binding,
        depth: usize,
    ) -> Option<String> {
        let types = self.resolved(&proc.args, &mut binding)?;
        let left_out = if self.chance(40) { self.random.below(proc.defaults + 1) } else { 0 };
        let count = types.len().saturating_sub(left_out);
        let fixed = if proc.variadic.is_some() { types.len().saturating_sub(1) } else { count };
        // A literal or parameter without a type can stand for one argument only: the others decide.
        let open = self.random.below(fixed * 4);
        let mut written: Vec<String> = Vec::new();
        for ((at, wanted), declared) in types.iter().enumerate().zip(&proc.args).take(fixed) {
            let assigned = at == open && !is_polymorphic(*declared);
            let place = if assigned { Place::Assigned } else { Place::Free };
            written.push(self.argument(*wanted, place, depth));
        }
        if proc.variadic.is_none() && !proc.names.is_empty() && self.chance(15) {
            self.name_arguments(proc, &mut written);
            return Some(written.join(", "));
        }
        if let (Some(element), Some(array)) = (proc.variadic, types.last())
            && left_out == 0
        {
            written.extend(self.variadic(element, *array, &mut binding, depth)?);
        }
        Some(written.join(", "))
    }

    fn name_arguments(&mut self, proc: &Proc, written: &mut [String]) {
        self.note("named arguments");
        let first = self.random.below(written.len());
        let arrow = self.random.word(&["=>", "=>", ":="]);
        for (argument, name) in written.iter_mut().zip(&proc.names).skip(first) {
            *argument = format!("{name} {arrow} {argument}");
        }
        if self.chance(30)
            && let Some(named) = written.get_mut(first..)
        {
            named.reverse();
        }
    }

    fn variadic(
        &mut self,
        element: u32,
        array: u32,
        binding: &mut Binding,
        depth: usize,
    ) -> Option<Vec<String>> {
        self.note("variadic");
        if element != oid::ANY && self.chance(25) {
            return Some(vec![format!("variadic {}", self.expr(array, Place::Free, depth))]);
        }
        let count = self.random.between(1, 3);
        let element =
            if is_polymorphic(element) { binding.resolve(self.model, element)? } else { element };
        Some((0..count).map(|_| self.argument(element, Place::Free, depth)).collect())
    }

    /// The types of arguments; those that nothing decides are chosen.
    pub(super) fn resolved(&mut self, declared: &[u32], binding: &mut Binding) -> Option<Vec<u32>> {
        for one in declared.iter().filter(|one| is_polymorphic(**one)) {
            if binding.resolve(self.model, *one).is_none() {
                let chosen = match binding.ranges(self.model, *one) {
                    Some(ranges) => self.random.pick(&ranges).copied()?,
                    None => self.standing_for(*one)?,
                };
                binding.unify(self.model, *one, chosen);
            }
        }
        declared.iter().map(|one| binding.resolve(self.model, *one)).collect()
    }

    /// A type that a polymorphic one can stand for.
    fn standing_for(&mut self, declared: u32) -> Option<u32> {
        let kind = match declared {
            oid::ANYENUM => 'e',
            oid::ANYARRAY | oid::ANYCOMPATIBLEARRAY => {
                let element = self.any_type();
                return self.model.array_of(element);
            }
            oid::ANYNONARRAY | oid::ANYCOMPATIBLENONARRAY => return Some(oid::INT4),
            _ => return Some(self.any_type()),
        };
        let model = self.model;
        let all = || model.plain_types.iter().chain(&model.made_types).copied();
        let fitting: Vec<u32> =
            all().filter(|one| model.get(*one).is_some_and(|known| known.kind == kind)).collect();
        self.random.pick(&fitting).copied()
    }

    /// An argument: of the type, of one that is cast to it without asking, or a literal that takes it.
    pub(super) fn argument(&mut self, declared: u32, place: Place, depth: usize) -> String {
        let wanted = match declared {
            oid::ANY => self.any_type(),
            oid::RECORD => return format!("row({})", self.expr(oid::INT4, Place::Free, 0)),
            other => other,
        };
        if self.chance(8) {
            let casts = self.model.casts_to(wanted).iter().filter(|cast| cast.context == 'i');
            let sources: Vec<u32> = casts.map(|cast| cast.source).collect();
            if let Some(source) = self.random.pick(&sources).copied() {
                self.note("implicit cast");
                return self.expr(source, Place::Free, depth);
            }
        }
        self.expr(wanted, place, depth)
    }

    /// A call of an operator that gives the type.
    pub(super) fn operator(&mut self, wanted: u32, depth: usize) -> Option<String> {
        let mut found: Vec<(usize, Binding)> = Vec::new();
        let exact = self.model.operators_returning(wanted);
        found.extend(exact.iter().map(|number| (*number, Binding::default())));
        for declared in POLYMORPHIC {
            let mut binding = Binding::default();
            if binding.unify(self.model, declared, wanted) {
                let named = self.model.operators_returning(declared);
                found.extend(named.iter().map(|number| (*number, binding)));
            }
        }
        let (number, binding) = self.random.pick(&found).copied()?;
        let operator = self.model.operators.get(number)?;
        self.note("operator");
        self.operation(operator, binding, depth)
    }

    /// An operator with its operands.
    pub(super) fn operation(
        &mut self,
        operator: &Operator,
        mut binding: Binding,
        depth: usize,
    ) -> Option<String> {
        let declared: Vec<u32> = operator.left.into_iter().chain([operator.right]).collect();
        let types = self.resolved(&declared, &mut binding)?;
        let open = self.random.below(types.len() * 5);
        let mut operands = Vec::new();
        for ((at, wanted), declared) in types.iter().enumerate().zip(&declared) {
            let assigned = at == open && types.len() > 1 && !is_polymorphic(*declared);
            let place = if assigned { Place::Assigned } else { Place::Free };
            let argument = self.argument(*wanted, place, depth);
            operands.push(self.enclosed(argument));
        }
        let found = matches!(operator.schema.as_str(), "pg_catalog" | "public");
        let symbol = if !found || self.random.rarely(30) {
            self.note("operator with schema");
            format!("operator({}.{})", operator.schema, operator.symbol)
        } else {
            operator.symbol.clone()
        };
        Some(match operands.as_slice() {
            [left, right] => format!("{left} {symbol} {right}"),
            [operand] => format!("{symbol} {operand}"),
            _ => return None,
        })
    }

    /// A call of an aggregate that gives the type.
    pub(super) fn aggregate(&mut self, wanted: u32, depth: usize) -> Option<String> {
        let (number, mut binding) = self.callable(Callable::Aggregate, wanted)?;
        let proc = self.model.procs.get(number)?;
        let (kind, direct) = proc.aggregate?;
        self.note("aggregate");
        let mut sql = if kind == 'n' {
            self.plain_aggregate(proc, binding, depth)?
        } else {
            let types = self.resolved(&proc.args, &mut binding)?;
            self.ordered_set(proc, kind, direct, &types, depth)?
        };
        if self.chance(15) {
            self.note("filter");
            let filter = self.ungrouped(|me| me.expr(oid::BOOL, Place::Assigned, depth.min(1)));
            sql += &format!(" filter (where {filter})");
        }
        let plain = !sql.contains("distinct ") && !sql.contains(" order by ");
        if kind == 'n' && plain && self.allowed().windows && self.chance(20) {
            self.note("aggregate as window function");
            sql += &self.over(depth);
        }
        Some(sql)
    }

    fn plain_aggregate(&mut self, proc: &Proc, binding: Binding, depth: usize) -> Option<String> {
        if proc.args.is_empty() {
            return Some(format!("{}(*)", proc.sql));
        }
        let arguments = self.ungrouped(|me| me.arguments(proc, binding, depth.min(1)))?;
        let distinct = self.chance(10) && proc.args.len() == 1;
        if distinct {
            self.note("distinct aggregate");
            return Some(format!("{}(distinct {arguments})", proc.sql));
        }
        if self.chance(15) {
            self.note("aggregate with order by");
            let order = self.ungrouped(|me| me.sort_list(depth.min(1)));
            return Some(format!("{}({arguments} order by {order})", proc.sql));
        }
        let all = self.maybe(3, "all ");
        Some(format!("{}({all}{arguments})", proc.sql))
    }

    fn ordered_set(
        &mut self,
        proc: &Proc,
        kind: char,
        direct: usize,
        types: &[u32],
        depth: usize,
    ) -> Option<String> {
        self.note("within group");
        if kind == 'h' {
            // A hypothetical row has the type of what is ordered.
            let wanted = self.ordered_type();
            let argument = self.expr(wanted, Place::Free, 0);
            let order = self.ungrouped(|me| me.expr(wanted, Place::Free, depth.min(1)));
            return Some(format!("{}({argument}) within group (order by {order})", proc.sql));
        }
        let arguments: Vec<String> = types
            .iter()
            .take(direct)
            .map(|wanted| self.literal(*wanted, Place::Assigned))
            .collect();
        let ordered: Vec<String> = types
            .iter()
            .skip(direct)
            .map(|wanted| {
                let key = self.ungrouped(|me| me.expr(*wanted, Place::Free, depth.min(1)));
                key + &self.maybe(20, " desc")
            })
            .collect();
        let (arguments, ordered) = (arguments.join(", "), ordered.join(", "));
        Some(format!("{}({arguments}) within group (order by {ordered})", proc.sql))
    }

    /// A call of a window function that gives the type.
    pub(super) fn window(&mut self, wanted: u32, depth: usize) -> Option<String> {
        let (number, binding) = self.callable(Callable::Window, wanted)?;
        let proc = self.model.procs.get(number)?;
        self.note("window function");
        let grouped = self.grouped();
        let allowed = super::composer::Allowed {
            aggregates: grouped.is_some() && self.allowed().aggregates,
            windows: false,
        };
        let call = self.allowing(allowed, grouped, |me| me.call(proc, binding, depth.min(1)))?;
        Some(call + &self.over(depth))
    }

    /// OVER with a window of its own, or by name.
    fn over(&mut self, depth: usize) -> String {
        let grouped = self.grouped();
        let definition =
            self.allowing(Default::default(), grouped, |me| me.window_definition(depth));
        format!(" over ({definition})")
    }

    /// What stands in the parentheses of a window.
    pub(super) fn window_definition(&mut self, depth: usize) -> String {
        let mut parts = Vec::new();
        if self.chance(50) {
            let key = self.ordered_type();
            parts.push(format!("partition by {}", self.expr(key, Place::Free, depth.min(1))));
        }
        let ordered = self.chance(60);
        let range = ordered && self.chance(20);
        if range {
            let (key, offset) = self.range_key();
            let key = self.expr(key, Place::Free, 0);
            parts.push(format!("order by {key} range between {offset} preceding and current row"));
            self.note("range frame");
            return parts.join(" ");
        }
        if ordered {
            parts.push(format!("order by {}", self.sort_list(depth.min(1))));
        }
        if self.chance(35) {
            self.note("frame");
            parts.push(self.frame(ordered));
        }
        parts.join(" ")
    }

    /// A type that RANGE can measure, and a distance.
    fn range_key(&mut self) -> (u32, &'static str) {
        let keys = [
            (oid::INT4, "1"),
            (oid::INT8, "10"),
            (oid::NUMERIC, "1.5"),
            (oid::FLOAT8, "0.5"),
            (oid::DATE, "interval '1 day'"),
            (oid::TIMESTAMPTZ, "'1 hour'"),
            (oid::INTERVAL, "interval '1 day'"),
        ];
        *self.random.pick(&keys).unwrap_or(&(oid::INT4, "1"))
    }

    fn frame(&mut self, ordered: bool) -> String {
        let unit = if ordered { self.random.word(&["rows", "range", "groups"]) } else { "rows" };
        let offset = match unit {
            "range" => String::new(),
            _ => self.random.word(&["1", "2", "3"]).to_owned(),
        };
        let bound = |me: &mut Self, side: &str, all: &[&'static str]| match me.random.below(3) {
            0 if !offset.is_empty() => format!("{offset} {side}"),
            1 => "current row".to_owned(),
            _ => me.random.word(all).to_owned(),
        };
        let from = bound(self, "preceding", &["unbounded preceding", "current row"]);
        let exclude = match self.random.below(10) {
            0 => " exclude current row",
            1 => " exclude ties",
            2 => " exclude group",
            3 => " exclude no others",
            _ => "",
        };
        if self.chance(30) {
            return format!("{unit} {from}{exclude}");
        }
        let to = bound(self, "following", &["unbounded following", "current row"]);
        format!("{unit} between {from} and {to}{exclude}")
    }

    /// The keys of ORDER BY: expressions that can be ordered.
    pub(super) fn sort_list(&mut self, depth: usize) -> String {
        let keys: Vec<String> = (0..self.random.between(1, 2))
            .map(|_| {
                let key = self.ordered_type();
                let sql = match self.any_column() {
                    Some(column) if self.is_ordered(column.data_type) => column.name,
                    _ => self.expr(key, Place::Free, depth),
                };
                self.sort_key(sql)
            })
            .collect();
        keys.join(", ")
    }

    /// A key of ORDER BY with its direction.
    pub(super) fn sort_key(&mut self, sql: String) -> String {
        let direction = match self.random.below(12) {
            0..3 => " desc",
            3 => " asc",
            4 => " using <",
            _ => "",
        };
        let nulls = match self.random.below(10) {
            0 => " nulls first",
            1 => " nulls last",
            _ => "",
        };
        format!("{sql}{direction}{nulls}")
    }
}
