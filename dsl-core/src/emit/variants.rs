//! Parts that may be left out or are chosen: the pieces of a template in the place of a text.

use std::collections::HashMap;

use super::{
    layout::{END_OF_SEPARATOR, Group},
    sql::Printer,
};
use crate::{
    analyze::resolutions::Resolutions,
    ast::{
        Expr, ExprKind,
        expr::{Match, SortItem},
    },
    compiled::variants::{ArmBinds, Bind, Piece, Switch, SwitchIndex, SwitchKind, Variants},
    lex::RustIndex,
    source::Span,
};

/// What becomes of a condition without operands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Emptied {
    /// It goes, with its keyword.
    Nothing,
    /// It is true, and stays.
    True,
}

/// Whether operands of a condition may be left out.
pub(super) fn holds_parts(condition: &Expr) -> bool {
    match &condition.kind {
        ExprKind::Optional { .. } => true,
        ExprKind::And(operands) => {
            operands.iter().any(|o| matches!(o.kind, ExprKind::Optional { .. }))
        }
        _ => false,
    }
}

/// What is decided when a statement is sent, as its printing comes upon it.
#[derive(Clone, Default)]
pub(super) struct Decisions {
    switches: Vec<Switch>,
    known: HashMap<SwitchKind, SwitchIndex>,
    /// The switches that are on where printing is.
    around: Vec<SwitchIndex>,
    /// Of each parameter by number: its place, and the switches that are on there.
    params: HashMap<usize, (Span, Vec<SwitchIndex>)>,
    choices: Vec<Choice>,
}

/// A `match`: its place, and of each arm its place, pattern and switch.
#[derive(Clone)]
struct Choice {
    value: RustIndex,
    span: Span,
    arms: Vec<(Span, RustIndex, SwitchIndex)>,
}

impl Decisions {
    pub(super) fn note_param(&mut self, param: usize, span: Span) {
        let around = &self.around;
        let (_, needs) = self.params.entry(param).or_insert_with(|| (span, around.clone()));
        // What stands in several places needs what all of them do.
        needs.retain(|switch| around.contains(switch));
    }

    /// The switch of a splice or pattern, which is met again where a clause is printed twice.
    pub(super) fn switch(&mut self, kind: SwitchKind, needs: &[SwitchIndex]) -> SwitchIndex {
        let needs: Vec<SwitchIndex> = self.around.iter().chain(needs).copied().collect();
        if let Some(known) = self.known.get(&kind) {
            if let Some(switch) = self.switches.get_mut(known.0) {
                switch.needs.retain(|need| needs.contains(need));
            }
            return *known;
        }
        let index = SwitchIndex(self.switches.len());
        self.switches.push(Switch { kind, needs });
        self.known.insert(kind, index);
        index
    }

    /// The switches of a part, each of which needs the others too.
    fn part(&mut self, needs: &[RustIndex]) -> Vec<SwitchIndex> {
        let switches: Vec<SwitchIndex> =
            needs.iter().map(|n| self.switch(SwitchKind::Optional(*n), &[])).collect();
        for own in &switches {
            for other in switches.iter().filter(|other| *other != own) {
                if let Some(switch) = self.switches.get_mut(own.0)
                    && !switch.needs.contains(other)
                {
                    switch.needs.push(*other);
                }
            }
        }
        switches
    }

    pub(super) fn variants(
        self,
        pieces: Vec<Piece>,
        by_record: Vec<Piece>,
        resolutions: &Resolutions,
    ) -> Variants {
        let count = self.params.keys().max().map_or(0, |last| last + 1);
        // A batch has parameters of its own.
        let in_batch = |place: &Span| resolutions.batches.iter().any(|batch| batch.holds(*place));
        let uses = resolutions.params.iter().filter(|(place, _)| !in_batch(place)).map(|(_, p)| p);
        let uses = uses.chain(resolutions.page_keys.values());
        let count = uses.map(|p| p.number).max().unwrap_or(0).max(count);
        let mut needs = vec![Vec::new(); count];
        let mut places: Vec<(Span, Placed<'_>)> = Vec::new();
        // The keys of a cursor stand in one place, in their order.
        for (param, slot) in needs.iter_mut().enumerate() {
            if let Some((span, around)) = self.params.get(&param) {
                slot.clone_from(around);
                places.push((*span, Placed::Param(param)));
            }
        }
        places.extend(self.choices.iter().map(|choice| (choice.span, Placed::Choice(choice))));
        places.sort_by_key(|(span, placed)| {
            let param = if let Placed::Param(param) = placed { *param } else { 0 };
            (span.start, std::cmp::Reverse(span.end), param)
        });
        let binds = binds(&mut places.as_slice(), u32::MAX);
        Variants { switches: self.switches, pieces, by_record, needs, binds }
    }
}

enum Placed<'c> {
    Param(usize),
    Choice(&'c Choice),
}

/// The parameters and choices up to a place, each choice with what is in its arms.
fn binds(places: &mut &[(Span, Placed<'_>)], end: u32) -> Vec<Bind> {
    let mut binds = Vec::new();
    while let Some(((span, placed), rest)) = places.split_first() {
        if span.start >= end {
            break;
        }
        *places = rest;
        binds.push(match placed {
            Placed::Param(param) => Bind::Param(*param),
            Placed::Choice(choice) => {
                let arms = choice.arms.iter().map(|(span, pattern, switch)| ArmBinds {
                    pattern: *pattern,
                    switch: *switch,
                    binds: self::binds(places, span.end),
                });
                Bind::Choice { value: choice.value, arms: arms.collect() }
            }
        });
    }
    binds
}

impl Printer<'_> {
    /// A condition whose operands may be left out; `head` stands before the first.
    pub(super) fn condition_parts(
        &mut self,
        head: impl Fn(&mut Self),
        condition: &Expr,
        emptied: Emptied,
    ) {
        let operands = match &condition.kind {
            ExprKind::And(operands) => operands.as_slice(),
            _ => std::slice::from_ref(condition),
        };
        self.layout.piece(Piece::List);
        head(self);
        self.layout.open(Group::Fit);
        self.layout.indent();
        for (i, operand) in operands.iter().enumerate() {
            let (operand, needs) = match &operand.kind {
                ExprKind::Optional { operand, needs } => (&**operand, needs.as_slice()),
                _ => (operand, &[][..]),
            };
            let separator = (i > 0).then_some("AND ");
            self.part(needs, separator, |p| p.expr(operand));
        }
        self.layout.dedent();
        self.layout.close();
        let may_be_empty = operands.iter().all(|o| matches!(o.kind, ExprKind::Optional { .. }));
        if may_be_empty && emptied == Emptied::True {
            self.layout.piece(Piece::Empty);
            head(self);
            self.layout.push("TRUE");
        }
        self.layout.piece(Piece::End);
    }

    /// An item of a list of parts. A separator that begins with a word stands on the item's line, any other on the line
    /// before it.
    pub(super) fn part(
        &mut self,
        needs: &[RustIndex],
        separator: Option<&str>,
        print: impl FnOnce(&mut Self),
    ) {
        let switches = self.decisions.part(needs);
        self.layout.piece(Piece::Item(switches.clone()));
        self.layout.piece(Piece::Separator(String::new()));
        match separator {
            Some(",") => {
                self.layout.push_char(',');
                self.layout.line();
            }
            Some(word) => {
                self.layout.line();
                self.layout.push(word);
            }
            None => {}
        }
        self.layout.piece(END_OF_SEPARATOR);
        self.within(&switches, print);
    }

    /// A count of LIMIT or OFFSET with its keyword.
    pub(super) fn count(&mut self, count: &Expr, print: impl FnOnce(&mut Self, &Expr)) {
        let ExprKind::Optional { operand, needs } = &count.kind else { return print(self, count) };
        let switches = self.decisions.part(needs);
        self.layout.piece(Piece::When(switches.clone()));
        self.within(&switches, |p| print(p, operand));
        self.layout.piece(Piece::End);
    }

    /// A value of INSERT, or DEFAULT.
    pub(super) fn optional_value(&mut self, value: &Expr, needs: &[RustIndex]) {
        let switches = self.decisions.part(needs);
        self.layout.piece(Piece::When(switches.clone()));
        self.within(&switches, |p| p.expr(value));
        self.layout.piece(Piece::Otherwise);
        self.layout.push("DEFAULT");
        self.layout.piece(Piece::End);
    }

    /// The condition of the arm that is chosen.
    pub(super) fn match_condition(&mut self, choice: &Match<Expr>, span: Span) {
        self.arms(choice, span, |p, condition| match &condition.kind {
            _ if holds_parts(condition) => p.condition_parts(|_| {}, condition, Emptied::True),
            ExprKind::Or(_) => p.parens(condition),
            _ => p.expr(condition),
        });
    }

    /// The items of the arm that is chosen.
    pub(super) fn match_order(&mut self, choice: &Match<Vec<SortItem>>, span: Span) {
        self.arms(choice, span, |p, items| p.items(items, Self::sort_item));
    }

    fn arms<T>(&mut self, choice: &Match<T>, span: Span, mut print: impl FnMut(&mut Self, &T)) {
        let mut arms = Vec::with_capacity(choice.arms.len());
        for arm in &choice.arms {
            let switch = self.decisions.switch(SwitchKind::Arm(arm.pattern), &[]);
            arms.push((arm.span, arm.pattern, switch));
            self.layout.piece(Piece::When(vec![switch]));
            self.within(&[switch], |p| print(p, &arm.part));
            self.layout.piece(Piece::End);
        }
        if self.decisions.choices.iter().all(|known| known.span != span) {
            self.decisions.choices.push(Choice { value: choice.value, span, arms });
        }
    }

    pub(super) fn within(&mut self, switches: &[SwitchIndex], print: impl FnOnce(&mut Self)) {
        let outer = self.decisions.around.len();
        self.decisions.around.extend(switches);
        print(self);
        self.decisions.around.truncate(outer);
    }
}
