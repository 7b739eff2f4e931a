//! The functions of a name that could take a number of arguments by position, by name, by defaults or by a variadic
//! parameter (`FuncnameGetCandidates`, `MatchNamedCall`).

use super::{
    super::{candidate, polymorphic::is_polymorphic},
    Call,
};
use crate::catalog::{Proc, TypeOid};
use std::borrow::Cow;

/// A function as a call would use it.
pub(super) struct Candidate<'a> {
    pub(super) proc: &'a Proc,
    /// The declared types in the order of the call, variadic ones expanded, then those of defaults.
    pub(super) args: Cow<'a, [TypeOid]>,
    /// For a call with named arguments, the parameter for each of `args`.
    pub(super) order: Option<Vec<usize>>,
    /// How many arguments the variadic parameter gathers.
    pub(super) variadic_count: usize,
    pub(super) default_count: usize,
    /// Another function is as good.
    pub(super) ambiguous: bool,
    /// How early its schema stands in the search path.
    position: usize,
}

impl candidate::Candidate for Candidate<'_> {
    fn args(&self) -> &[TypeOid] {
        &self.args
    }
}

impl<'a> Candidate<'a> {
    /// For each of `args` the parameter that it is for.
    pub(super) fn parameters(&self) -> Vec<usize> {
        let last = self.proc.args.len().saturating_sub(1);
        let positions = || (0..self.args.len()).map(|i| i.min(last)).collect();
        self.order.clone().unwrap_or_else(positions)
    }

    /// The types of the defaults that are used. Of a polymorphic parameter's default nothing may be known.
    pub(super) fn default_types(&self) -> Vec<TypeOid> {
        let proc = self.proc;
        let first = proc.args.len() - proc.default_count.min(proc.args.len());
        let given = self.args.len() - self.default_count;
        let type_of = |&parameter: &usize| {
            let declared = proc.args.get(parameter).copied().unwrap_or(TypeOid::ERROR);
            let own = parameter.checked_sub(first).and_then(|i| proc.default_types.get(i));
            let open = if is_polymorphic(declared) { TypeOid::UNKNOWN } else { declared };
            own.copied().unwrap_or(open)
        };
        self.parameters().iter().skip(given).map(type_of).collect()
    }

    fn given_args(&self) -> &[TypeOid] {
        let given = self.args.len() - self.default_count;
        self.args.get(..given).unwrap_or(&[])
    }
}

impl<'a> Call<'a> {
    /// Every function that could be meant.
    pub(super) fn candidates(&self) -> Vec<Candidate<'a>> {
        let mut found: Vec<Candidate<'a>> = Vec::new();
        for proc in self.catalog.procs_named(self.name) {
            let position = match self.namespace {
                Some(namespace) => (namespace == proc.namespace).then_some(0),
                None => self.catalog.search_path_position(proc.namespace),
            };
            let candidate = position.and_then(|p| match self.arg_names.is_empty() {
                true => self.match_positions(proc, p),
                false => self.match_names(proc, p),
            });
            if let Some(candidate) = candidate {
                add(&mut found, candidate);
            }
        }
        found
    }

    fn match_positions(&self, proc: &'a Proc, position: usize) -> Option<Candidate<'a>> {
        let (given, own) = (self.args.types.len(), proc.args.len());
        let expands = own <= given && own > 0 && !self.args.variadic;
        let variadic = proc.variadic.filter(|_| expands);
        if given > own && variadic.is_none() || given + proc.default_count < own {
            return None;
        }
        let mut candidate = Candidate {
            proc,
            args: Cow::Borrowed(&proc.args),
            order: None,
            variadic_count: 0,
            default_count: own.saturating_sub(given),
            ambiguous: false,
            position,
        };
        if let Some(element) = variadic {
            let fixed = proc.args.iter().copied().take(own - 1);
            candidate.variadic_count = given + 1 - own;
            let elements = std::iter::repeat_n(element, candidate.variadic_count);
            candidate.args = fixed.chain(elements).collect();
        }
        Some(candidate)
    }

    fn match_names(&self, proc: &'a Proc, position: usize) -> Option<Candidate<'a>> {
        // Named arguments match a variadic function only by VARIADIC.
        if proc.variadic.is_some() && !self.args.variadic {
            return None;
        }
        let (given, own) = (self.args.types.len(), proc.args.len());
        if given > own || given + proc.default_count < own {
            return None;
        }
        let positional = given - self.arg_names.len();
        let mut order: Vec<usize> = (0..positional).collect();
        for name in &self.arg_names {
            let names = || proc.arg_names.iter().take(own);
            let spelled = |s: &str| names().position(|n| n == s);
            let parameter = name.spellings().find_map(spelled)?;
            if order.contains(&parameter) {
                return None;
            }
            order.push(parameter);
        }
        let first_default = own - proc.default_count.min(own);
        for parameter in positional..own {
            if order.contains(&parameter) {
                continue;
            }
            if parameter < first_default {
                return None;
            }
            order.push(parameter);
        }
        let args = order.iter().filter_map(|&p| proc.args.get(p).copied()).collect();
        Some(Candidate {
            proc,
            args,
            order: Some(order),
            variadic_count: 0,
            default_count: own - given,
            ambiguous: false,
            position,
        })
    }
}

// Adds a candidate unless one with the same arguments hides it; defaulted ones do not count.
fn add<'a>(found: &mut Vec<Candidate<'a>>, new: Candidate<'a>) {
    let same = found.iter().rposition(|old| old.given_args() == new.given_args());
    let Some((index, old)) = same.and_then(|i| found.get_mut(i).map(|old| (i, old))) else {
        found.push(new);
        return;
    };
    let keep_old = if new.position != old.position {
        Some(new.position > old.position)
    } else if new.variadic_count > 0 && old.variadic_count == 0 {
        Some(true)
    } else if new.variadic_count == 0 && old.variadic_count > 0 {
        Some(false)
    } else {
        None
    };
    match keep_old {
        Some(true) => {}
        Some(false) => {
            found.remove(index);
            found.push(new);
        }
        None => old.ambiguous = true,
    }
}
