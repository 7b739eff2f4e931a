//! The choice among functions or operators of one name, shared by both (`func_match_argtypes` and
//! `func_select_candidate`, manual 10.2 and 10.3).

use super::{
    coerce::{
        base_type, can_coerce_type, composite_relation, element_type, may_be_domain, type_category,
    },
    polymorphic::is_polymorphic,
};
use crate::catalog::{CastContext, Catalog, TypeOid};

/// What can be chosen: something with argument types.
pub trait Candidate {
    /// At least one type for each argument given, variadic ones expanded, in the call's order.
    fn args(&self) -> &[TypeOid];
}

/// Drops the candidates that cannot take the arguments even by implicit coercion (`func_match_argtypes`).
pub fn match_argument_types<C: Candidate>(
    catalog: &Catalog,
    inputs: &[TypeOid],
    candidates: &mut Vec<C>,
) {
    if candidates.len() <= 2 {
        candidates.retain(|c| can_coerce_type(catalog, inputs, c.args(), CastContext::Implicit));
        return;
    }
    let reaches: Vec<Reach> = inputs.iter().map(|&input| Reach::of(catalog, input)).collect();
    candidates.retain(|c| {
        let mut sure = true;
        for (reach, &arg) in reaches.iter().zip(c.args()) {
            match reach.takes(arg) {
                Some(true) => {}
                Some(false) => return false,
                None => sure = false,
            }
        }
        sure || can_coerce_type(catalog, inputs, c.args(), CastContext::Implicit)
    });
}

// What an argument can be coerced to without further questions: a symbol like `=` has more than sixty operators, and
// most of them fall away by this.
struct Reach {
    input: TypeOid,
    base: TypeOid,
    implicit: Vec<TypeOid>,
    // Neither array nor row: `pg_cast` says everything.
    simple: bool,
}

impl Reach {
    fn of(catalog: &Catalog, input: TypeOid) -> Reach {
        let base = base_type(catalog, input);
        let casts = catalog.casts_from(base).into_iter();
        let implicit = casts.filter(|c| c.context == CastContext::Implicit).map(|c| c.target);
        let is_row = base == TypeOid::RECORD || composite_relation(catalog, base).is_some();
        let simple = !is_row && element_type(catalog, base).is_none();
        Reach { input, base, implicit: implicit.collect(), simple }
    }

    // None where that is not known.
    fn takes(&self, target: TypeOid) -> Option<bool> {
        if target == self.input || target == TypeOid::ANY {
            return Some(true);
        }
        if is_polymorphic(target) {
            return None;
        }
        if self.input == TypeOid::UNKNOWN || self.input.is_error() {
            return Some(true);
        }
        if may_be_domain(target) {
            return None;
        }
        if target == self.base || self.implicit.contains(&target) {
            return Some(true);
        }
        if self.simple { Some(false) } else { None }
    }
}

/// Chooses among candidates that all can take the arguments; None where that is ambiguous (`func_select_candidate`).
pub fn select_candidate<C: Candidate>(
    catalog: &Catalog,
    inputs: &[TypeOid],
    mut candidates: Vec<C>,
) -> Option<C> {
    // A function over a domain was chosen before, if all its arguments match exactly.
    let inputs: Vec<TypeOid> = inputs.iter().map(|&t| base_type(catalog, t)).collect();

    keep_best(&mut candidates, |c| count(&inputs, c.args(), |_, input, arg| input == arg));
    if candidates.len() <= 1 {
        return candidates.pop();
    }

    let categories: Vec<u8> = inputs.iter().map(|&t| type_category(catalog, t)).collect();
    keep_best(&mut candidates, |c| {
        count(&inputs, c.args(), |i, input, arg| {
            input == arg || is_preferred_in(catalog, categories.get(i).copied(), arg)
        })
    });
    if candidates.len() <= 1 {
        return candidates.pop();
    }

    if !inputs.contains(&TypeOid::UNKNOWN) {
        return None;
    }
    keep_fitting_unknowns(catalog, &inputs, &mut candidates);
    if candidates.len() == 1 {
        return candidates.pop();
    }
    assume_known_type(catalog, &inputs, candidates)
}

// Keeps the candidates with the highest score.
fn keep_best<C>(candidates: &mut Vec<C>, score: impl Fn(&C) -> usize) {
    let scores: Vec<usize> = candidates.iter().map(&score).collect();
    let best = scores.iter().copied().max().unwrap_or(0);
    let mut scores = scores.into_iter();
    candidates.retain(|_| scores.next() == Some(best));
}

// How many arguments of known type satisfy the test.
fn count(
    inputs: &[TypeOid],
    args: &[TypeOid],
    test: impl Fn(usize, TypeOid, TypeOid) -> bool,
) -> usize {
    let pairs = inputs.iter().zip(args).enumerate();
    pairs.filter(|&(i, (&input, &arg))| input != TypeOid::UNKNOWN && test(i, input, arg)).count()
}

fn is_preferred_in(catalog: &Catalog, category: Option<u8>, ty: TypeOid) -> bool {
    let row = catalog.get_type(ty);
    row.is_some_and(|t| t.preferred && (Some(t.category) == category || category == Some(0)))
}

// The category that an untyped argument takes, and whether only preferred types of it will do.
#[derive(Clone, Copy)]
struct Slot {
    category: u8,
    preferred: bool,
}

// Decides the category of each untyped argument, and keeps what takes these categories, if anything does.
fn keep_fitting_unknowns<C: Candidate>(
    catalog: &Catalog,
    inputs: &[TypeOid],
    candidates: &mut Vec<C>,
) {
    let mut slots = Vec::with_capacity(inputs.len());
    for (index, &input) in inputs.iter().enumerate() {
        if input != TypeOid::UNKNOWN {
            slots.push(None);
            continue;
        }
        let Some(slot) = slot(catalog, index, candidates) else { return };
        slots.push(Some(slot));
    }
    let fits = |c: &C| {
        slots.iter().zip(c.args()).all(|(slot, &arg)| {
            let Some(slot) = slot else { return true };
            let (category, preferred) = category_and_preferred(catalog, arg);
            category == slot.category && (preferred || !slot.preferred)
        })
    };
    if candidates.iter().any(fits) {
        candidates.retain(fits);
    }
}

// None where the candidates disagree about the category and none of them takes a string, which always wins.
fn slot<C: Candidate>(catalog: &Catalog, index: usize, candidates: &[C]) -> Option<Slot> {
    let mut slot: Option<Slot> = None;
    let mut conflict = false;
    for candidate in candidates {
        let arg = candidate.args().get(index).copied().unwrap_or(TypeOid::ERROR);
        let (category, preferred) = category_and_preferred(catalog, arg);
        match &mut slot {
            None => slot = Some(Slot { category, preferred }),
            Some(slot) if slot.category == category => slot.preferred |= preferred,
            Some(slot) if category == b'S' => *slot = Slot { category, preferred },
            Some(_) => conflict = true,
        }
    }
    slot.filter(|s| !conflict || s.category == b'S')
}

fn category_and_preferred(catalog: &Catalog, ty: TypeOid) -> (u8, bool) {
    catalog.get_type(ty).map_or((0, false), |t| (t.category, t.preferred))
}

// The last resort: if all known arguments are of one type, so are the untyped ones.
fn assume_known_type<C: Candidate>(
    catalog: &Catalog,
    inputs: &[TypeOid],
    mut candidates: Vec<C>,
) -> Option<C> {
    let mut known = inputs.iter().copied().filter(|&t| t != TypeOid::UNKNOWN);
    let first = known.next()?;
    if known.any(|t| t != first) {
        return None;
    }
    let same = vec![first; inputs.len()];
    match_argument_types(catalog, &same, &mut candidates);
    if candidates.len() == 1 { candidates.pop() } else { None }
}
