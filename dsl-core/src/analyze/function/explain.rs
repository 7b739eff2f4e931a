//! What helps where a call means no function, or several.

use super::{
    super::{
        coerce::{can_coerce_type, find_coercion_pathway},
        errors::{did_you_mean, nearest},
        format::format_type,
    },
    Call,
};
use crate::catalog::{CastContext, Proc, TypeKind};

/// How many functions a message names.
const SHOWN: usize = 4;

/// Why no function fits.
pub(super) fn undefined(call: &Call<'_>) -> Vec<String> {
    if call.args.order_by > 1 && call.args.within_group.is_none() {
        return vec![
            "No aggregate function matches the given name and argument types. Perhaps you misplaced ORDER BY; \
             ORDER BY must appear after all regular arguments of the aggregate."
                .into(),
        ];
    }
    let named = call.catalog.procs_named(call.name);
    let visible = |p: &&Proc| match call.namespace {
        Some(namespace) => p.namespace == namespace,
        None => call.catalog.search_path_position(p.namespace).is_some(),
    };
    let (visible, hidden): (Vec<&Proc>, Vec<&Proc>) = named.into_iter().partition(visible);
    if let Some(elsewhere) = hidden.first()
        && visible.is_empty()
    {
        let schema = call.catalog.namespace_name(elsewhere.namespace);
        return vec![format!("there is a function {schema}.{}: write its schema", call.name)];
    }
    if visible.is_empty() {
        if let Some(own) = name_here(call.name) {
            return vec![format!("in PostgreSQL that is `{own}`")];
        }
        let near = nearest(call.name, call.catalog.proc_names());
        let none = || format!("there is no function of the name {}", call.name);
        return vec![did_you_mean(&near).unwrap_or_else(none)];
    }
    let mut help: Vec<String> = visible.iter().take(SHOWN).map(|p| misfit(call, p)).collect();
    if visible.len() > SHOWN {
        help.push(format!("there are {} more functions of that name", visible.len() - SHOWN));
    }
    help
}

/// What functions of other databases are called here.
fn name_here(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "ifnull" | "nvl" | "isnull" => "coalesce(a, b)",
        "nvl2" | "iif" | "if" | "decode" => "case when … then … else … end",
        "len" | "datalength" => "length(text)",
        "getdate" | "sysdate" | "getutcdate" | "systimestamp" => "now()",
        "curdate" => "current_date",
        "charindex" | "instr" | "locate" => "strpos(text, part)",
        "group_concat" | "listagg" => "string_agg(text, separator)",
        "json_extract" | "json_value" => "document ->> 'name'",
        "newid" | "uuid" => "gen_random_uuid()",
        "dateadd" | "date_add" => "moment + interval '1 day'",
        "datediff" => "one - other",
        "year" | "month" | "day" | "hour" | "minute" | "datepart" => "extract(year from moment)",
        "rand" => "random()",
        "ucase" => "upper(text)",
        "lcase" => "lower(text)",
        "last_insert_id" | "scope_identity" => "insert … returning id",
        "try_cast" | "convert" => "value::type",
        "truncate" => "trunc(number)",
        "unix_timestamp" => "extract(epoch from moment)",
        "from_unixtime" => "to_timestamp(seconds)",
        "date_format" => "to_char(moment, format)",
        _ => return None,
    })
}

/// Which functions compete.
pub(super) fn ambiguous(call: &Call<'_>) -> Vec<String> {
    let mut help = vec![
        "Could not choose a best candidate function. You might need to add explicit type casts."
            .into(),
    ];
    let fits = |c: &super::candidates::Candidate<'_>| {
        can_coerce_type(call.catalog, call.args.types, &c.args, CastContext::Implicit)
    };
    let names: Vec<String> = call
        .candidates()
        .iter()
        .filter(|c| fits(c))
        .take(SHOWN)
        .map(|c| declaration(call, c.proc))
        .collect();
    if !names.is_empty() {
        help.push(format!("these fit alike: {}", names.join(", ")));
    }
    help
}

fn declaration(call: &Call<'_>, proc: &Proc) -> String {
    let args: Vec<String> = proc
        .args
        .iter()
        .enumerate()
        .map(|(i, &ty)| {
            let variadic = proc.variadic.is_some() && i + 1 == proc.args.len();
            let name = format_type(call.catalog, ty, -1);
            if variadic { format!("VARIADIC {name}") } else { name }
        })
        .collect();
    format!("{}({})", call.full_name, args.join(", "))
}

// One function of the name, and what does not fit.
fn misfit(call: &Call<'_>, proc: &Proc) -> String {
    let declaration = declaration(call, proc);
    let (given, own) = (call.args.types.len(), proc.args.len());
    if given > own && proc.variadic.is_none() || given + proc.default_count < own {
        let plural = if own == 1 { "argument" } else { "arguments" };
        return format!("{declaration} takes {own} {plural}, not {given}");
    }
    if !call.arg_names.is_empty() {
        let unknown = call.arg_names.iter().find(|n| !proc.arg_names.iter().any(|p| n.matches(p)));
        return match unknown {
            Some(name) => format!("{declaration} has no argument named \"{}\"", name.declared()),
            None => format!("{declaration} does not take these names and types"),
        };
    }
    let declared = |i: usize| match proc.variadic {
        Some(element) if i + 1 >= own && !call.args.variadic => Some(element),
        _ => proc.args.get(i).copied(),
    };
    for (index, &ty) in call.args.types.iter().enumerate() {
        let Some(wanted) = declared(index) else { break };
        if can_coerce_type(call.catalog, &[ty], &[wanted], CastContext::Implicit) {
            continue;
        }
        let (has, wants) =
            (format_type(call.catalog, ty, -1), format_type(call.catalog, wanted, -1));
        let number = index + 1;
        // Nothing can be cast to "any range".
        let pseudo =
            call.catalog.get_type(wanted).is_none_or(|t| matches!(t.kind, TypeKind::Pseudo));
        let explicit = find_coercion_pathway(call.catalog, wanted, ty, CastContext::Explicit)
            .filter(|_| !pseudo);
        let cast =
            if explicit.is_some() { format!(": cast it with `::{wants}`") } else { String::new() };
        return format!("{declaration} wants {wants} as argument {number}, which is {has}{cast}");
    }
    format!("{declaration} does not take these types together")
}
