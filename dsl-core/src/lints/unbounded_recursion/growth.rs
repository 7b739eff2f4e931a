//! Columns that grow by what is known to be positive, as the second column of `select b, a + b from fib` does, and
//! conditions that the constants of a step refute.

use super::{Term, level};
use crate::{
    catalog::{TypeKind, TypeOid},
    query::{Expr, ExprKind, Query},
};
use std::collections::HashSet;

/// An addend of a column's next value.
enum Addend {
    Column(usize),
    /// What is not negative, and whether it is positive.
    Constant(bool),
}

impl Term<'_> {
    /// Whether a column's value rises without bound from step to step, once the first steps are over.
    pub(super) fn grows(&self, column: usize) -> bool {
        let width = self.query.output().count();
        let sums: Vec<Option<Vec<Addend>>> = (0..width).map(|c| self.sum(c)).collect();
        let sum = |column: usize| sums.get(column).and_then(Option::as_deref);
        // Never negative: so it begins, and so it is made of what is not.
        let natural = greatest(width, |column, natural| {
            self.begins(column, |number| number >= 0.0)
                && sum(column).is_some_and(|sum| sum.iter().all(|a| a.is_in(natural)))
        });
        let lifted = |column: usize, positive: &HashSet<usize>| {
            sum(column).is_some_and(|sum| {
                sum.iter().all(|a| a.is_in(&natural)) && sum.iter().any(|a| a.lifts(positive))
            })
        };
        // Always positive, by no less than it began with; and so from the second step on.
        let positive = greatest(width, |column, positive| {
            natural.contains(&column)
                && self.begins(column, |number| number > 0.0)
                && lifted(column, positive)
        });
        let later: HashSet<usize> =
            (0..width).filter(|c| positive.contains(c) || lifted(*c, &positive)).collect();
        let mut growing: HashSet<usize> = HashSet::new();
        loop {
            let more = (0..width).find(|column| {
                let Some(sum) = sum(*column).filter(|_| !growing.contains(column)) else {
                    return false;
                };
                match sum {
                    [Addend::Column(from)] => growing.contains(from),
                    _ => {
                        let (own, rest): (Vec<&Addend>, Vec<&Addend>) =
                            sum.iter().partition(|a| matches!(a, Addend::Column(c) if c == column));
                        own.len() == 1
                            && rest.iter().all(|a| a.is_in(&natural))
                            && rest.iter().any(|a| a.lifts(&later))
                    }
                }
            });
            match more {
                Some(column) => growing.insert(column),
                None => return growing.contains(&column),
            };
        }
    }

    /// A column's next value as a sum of columns and constants that are not negative.
    fn sum(&self, column: usize) -> Option<Vec<Addend>> {
        let (query, output) = self.output(column)?;
        let exact = matches!(
            output.data_type,
            TypeOid::INT2 | TypeOid::INT4 | TypeOid::INT8 | TypeOid::NUMERIC
        );
        let mut addends = Vec::new();
        (exact && self.add(query, output, &mut addends)).then_some(addends)
    }

    fn add(&self, query: &Query, expr: &Expr, addends: &mut Vec<Addend>) -> bool {
        let (query, expr) = self.resolve(query, self.uncast(expr));
        if let Some(column) = self.column(query, expr) {
            addends.push(Addend::Column(column));
            return true;
        }
        if let Some(number) = number(expr).filter(|number| *number >= 0.0) {
            addends.push(Addend::Constant(number > 0.0));
            return true;
        }
        match self.operation(expr) {
            Some(("+", left, right)) => {
                self.add(query, left, addends) && self.add(query, right, addends)
            }
            _ => false,
        }
    }

    /// Whether each row that the recursion begins with has such a number there.
    fn begins(&self, column: usize, holds: fn(f64) -> bool) -> bool {
        !self.bases.is_empty()
            && self.bases.iter().all(|base| {
                let first = base.output().nth(column);
                first.and_then(|first| number(self.uncast(&first.expr))).is_some_and(holds)
            })
    }

    /// Whether no row of a step passes the condition again: it asks for another constant than the step gives.
    pub(super) fn is_refuted(&self, query: &Query, condition: &Expr) -> bool {
        let constant = |column: &Expr| {
            let (_, output) = self.output(self.column(query, column)?)?;
            match &self.uncast(output).kind {
                ExprKind::Const(Some(text)) => Some(text.as_str()),
                _ => None,
            }
        };
        let is_false = |column: &Expr, word: &str| {
            column.data_type == TypeOid::BOOL
                && constant(column).is_some_and(|text| text.eq_ignore_ascii_case(word))
        };
        match &condition.kind {
            ExprKind::Var(_) => is_false(condition, "false"),
            ExprKind::Not(operand) => is_false(level::unlabelled(operand), "true"),
            _ => {
                let Some(("=", left, right)) = self.operation(condition) else { return false };
                [(left, right), (right, left)].into_iter().any(|(column, value)| {
                    let ExprKind::Const(Some(wanted)) = &self.uncast(value).kind else {
                        return false;
                    };
                    let column = self.uncast(column);
                    self.is_spelt_once(column.data_type)
                        && constant(column).is_some_and(|given| given != wanted)
                })
            }
        }
    }

    /// Whether constants of a type that are written in two ways are two values.
    fn is_spelt_once(&self, data_type: TypeOid) -> bool {
        let is_enum = || {
            let known = self.catalog.get_type(data_type);
            known.is_some_and(|known| matches!(known.kind, TypeKind::Enum { .. }))
        };
        matches!(data_type, TypeOid::TEXT | TypeOid::VARCHAR) || is_enum()
    }
}

impl Addend {
    fn is_in(&self, natural: &HashSet<usize>) -> bool {
        match self {
            Addend::Column(column) => natural.contains(column),
            Addend::Constant(_) => true,
        }
    }

    fn lifts(&self, positive: &HashSet<usize>) -> bool {
        match self {
            Addend::Column(column) => positive.contains(column),
            Addend::Constant(positive) => *positive,
        }
    }
}

/// The columns that keep a property as long as the others of them do.
fn greatest(width: usize, keeps: impl Fn(usize, &HashSet<usize>) -> bool) -> HashSet<usize> {
    let mut kept: HashSet<usize> = (0..width).collect();
    loop {
        let next: HashSet<usize> = kept.iter().copied().filter(|c| keeps(*c, &kept)).collect();
        if next.len() == kept.len() {
            return kept;
        }
        kept = next;
    }
}

/// A constant number.
fn number(expr: &Expr) -> Option<f64> {
    let ExprKind::Const(Some(text)) = &expr.kind else { return None };
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}
