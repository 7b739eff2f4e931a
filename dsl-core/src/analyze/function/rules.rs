//! How functions, aggregates and window functions may be called (`ParseFuncOrColumn`).

use super::{
    super::{
        coerce::can_coerce_type, common_type::select_common_type, format::format_type,
        polymorphic::Refusal,
    },
    Call, CallText, FunctionError,
    candidates::Candidate,
};
use crate::catalog::{CastContext, Proc, ProcKind, TypeOid};

const WRONG_OBJECT: &str = "42809";
const UNSUPPORTED: &str = "0A000";

fn wrong_object(message: String) -> FunctionError {
    Refusal::new(WRONG_OBJECT, message).into()
}

/// Refuses what only an aggregate or a window function can have.
pub(super) fn check_plain(call: &Call<'_>) -> Result<(), FunctionError> {
    let (name, args) = (&call.full_name, call.args);
    let specified = if args.star {
        return Err(wrong_object(format!(
            "{name}(*) specified, but {name} is not an aggregate function"
        )));
    } else if args.distinct {
        "DISTINCT"
    } else if args.within_group.is_some() {
        "WITHIN GROUP"
    } else if args.order_by > 0 {
        "ORDER BY"
    } else if args.filter {
        "FILTER"
    } else if args.over {
        let message = format!(
            "OVER specified, but {name} is not a window function nor an aggregate function"
        );
        return Err(wrong_object(message));
    } else {
        return Ok(());
    };
    Err(wrong_object(format!("{specified} specified, but {name} is not an aggregate function")))
}

/// Refuses a call that does not suit the kind of function, before types are settled.
pub(super) fn check_kind(call: &Call<'_>, candidate: &Candidate<'_>) -> Result<(), FunctionError> {
    let (name, args) = (&call.full_name, call.args);
    match candidate.proc.kind {
        ProcKind::Procedure => {
            let message = format!("{} is a procedure", call.signature_text());
            let refusal =
                Refusal::new(WRONG_OBJECT, message).help("To call a procedure, use CALL.");
            Err(refusal.into())
        }
        ProcKind::Function => check_plain(call),
        ProcKind::Aggregate if args.within_group.is_some() => Err(wrong_object(format!(
            "{name} is not an ordered-set aggregate, so it cannot have WITHIN GROUP"
        ))),
        ProcKind::Aggregate => Ok(()),
        ProcKind::Window if !args.over => {
            Err(wrong_object(format!("window function {name} requires an OVER clause")))
        }
        ProcKind::Window if args.within_group.is_some() => {
            Err(wrong_object(format!("window function {name} cannot have WITHIN GROUP")))
        }
        ProcKind::Window => Ok(()),
        ProcKind::OrderedSet { direct } => check_ordered_set(call, candidate, direct, false),
        ProcKind::Hypothetical { direct } => check_ordered_set(call, candidate, direct, true),
    }
}

// The choice was made over all arguments alike: direct and ordered ones must divide as the aggregate wants it.
fn check_ordered_set(
    call: &Call<'_>,
    candidate: &Candidate<'_>,
    direct: usize,
    hypothetical: bool,
) -> Result<(), FunctionError> {
    let name = &call.full_name;
    let Some(ordered) = call.args.within_group else {
        let message = format!("WITHIN GROUP is required for ordered-set aggregate {name}");
        return Err(wrong_object(message));
    };
    if call.args.over {
        let message = format!("OVER is not supported for ordered-set aggregate {name}");
        return Err(Refusal::new(UNSUPPORTED, message).into());
    }
    let given = call.args.types.len();
    let given_direct = given.saturating_sub(ordered);
    let gathered = candidate.variadic_count;
    let own = given + 1 - gathered.max(1);
    if candidate.proc.variadic.is_none() || direct < own {
        if given_direct == direct {
            return Ok(());
        }
        let plural = if direct == 1 { "argument" } else { "arguments" };
        return Err(misdivided(
            call,
            format!(
                "There is an ordered-set aggregate {name}, but it requires {direct} direct {plural}, \
             not {given_direct}."
            ),
        ));
    }
    if hypothetical {
        if gathered == 2 * ordered {
            return Ok(());
        }
        return Err(misdivided(
            call,
            format!(
                "To use the hypothetical-set aggregate {name}, the number of hypothetical direct arguments \
             (here {}) must match the number of ordering columns (here {ordered}).",
                gathered.saturating_sub(ordered)
            ),
        ));
    }
    if gathered > ordered {
        return Ok(());
    }
    let plural = if direct == 1 { "argument" } else { "arguments" };
    Err(misdivided(
        call,
        format!(
            "There is an ordered-set aggregate {name}, but it requires at least {direct} direct {plural}."
        ),
    ))
}

fn misdivided(call: &Call<'_>, hint: String) -> FunctionError {
    let text = CallText { signature: call.signature_text(), help: vec![hint] };
    FunctionError::Undefined(Box::new(text))
}

/// Brings each hypothetical argument and its ordering column to a common type (`unify_hypothetical_args`).
pub(super) fn unify_hypothetical(
    call: &Call<'_>,
    actual: &mut [TypeOid],
    declared: &mut [TypeOid],
) -> Result<(), FunctionError> {
    let ordered = call.args.within_group.unwrap_or(0);
    let direct = actual.len().saturating_sub(ordered);
    for (index, column) in (direct.saturating_sub(ordered)..direct).zip(direct..actual.len()) {
        if declared.get(index) != Some(&TypeOid::ANY) {
            continue;
        }
        let types = [column, index].map(|i| actual.get(i).copied().unwrap_or(TypeOid::ERROR));
        let common = select_common_type(call.catalog, &types).map_err(|m| {
            let (left, right) =
                (format_type(call.catalog, m.left, -1), format_type(call.catalog, m.right, -1));
            let message = format!("WITHIN GROUP types {left} and {right} cannot be matched");
            Refusal::new("42804", message)
        })?;
        for i in [index, column] {
            check_common(call, actual.get(i).copied(), common)?;
            if let (Some(actual), Some(declared)) = (actual.get_mut(i), declared.get_mut(i)) {
                (*actual, *declared) = (common, common);
            }
        }
    }
    Ok(())
}

// The server forgets to ask whether the common type can be reached, and fails inside.
fn check_common(
    call: &Call<'_>,
    source: Option<TypeOid>,
    common: TypeOid,
) -> Result<(), FunctionError> {
    let Some(source) = source else { return Ok(()) };
    if can_coerce_type(call.catalog, &[source], &[common], CastContext::Implicit) {
        return Ok(());
    }
    let (from, to) = (format_type(call.catalog, source, -1), format_type(call.catalog, common, -1));
    let message = format!("failed to find conversion function from {from} to {to}");
    Err(Refusal::new("XX000", message)
        .help("the direct argument and its ordering column have no common type: cast one of them")
        .into())
}

/// Refuses what an aggregate or window function cannot have, after types are settled.
pub(super) fn check_use(call: &Call<'_>, proc: &Proc) -> Result<(), FunctionError> {
    let args = call.args;
    if !proc.kind.is_aggregate() && proc.kind != ProcKind::Window {
        return Ok(());
    }
    let unsupported = |message: &str| Err(Refusal::new(UNSUPPORTED, message).into());
    if args.over && args.distinct {
        return unsupported("DISTINCT is not implemented for window functions");
    }
    let no_arguments = args.types.is_empty() && !args.star && args.within_group.is_none();
    if proc.kind.is_aggregate() && no_arguments {
        return Err(wrong_object(format!(
            "{}(*) must be used to call a parameterless aggregate function",
            call.full_name
        )));
    }
    if args.over && args.order_by > 0 {
        return unsupported("aggregate ORDER BY is not implemented for window functions");
    }
    if args.filter && proc.kind == ProcKind::Window {
        return unsupported("FILTER is not implemented for non-aggregate window functions");
    }
    if proc.returns_set {
        let what = if args.over { "window functions" } else { "aggregates" };
        return Err(Refusal::new("42P13", format!("{what} cannot return sets")).into());
    }
    if !args.over && !call.arg_names.is_empty() {
        return unsupported("aggregates cannot use named arguments");
    }
    Ok(())
}
