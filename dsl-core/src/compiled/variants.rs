//! Statements with parts that may be left out or are chosen when they are sent: one template of the text, linear in the
//! length of the statement, from which each variant's text is made.

use std::fmt;

use crate::lex::RustIndex;

/// Index into [`Variants::switches`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SwitchIndex(pub usize);

/// How many switches a statement can have: what is on is sent as so many bits.
pub const MAX_SWITCHES: usize = 128;

/// All variants of a statement.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Variants {
    pub switches: Vec<Switch>,
    /// The text, in order.
    pub pieces: Vec<Piece>,
    /// The same by record; see [`crate::emit::record`]. Empty where there is no column of a user-defined type.
    pub by_record: Vec<Piece>,
    /// Of each parameter, by number from 0: the switches that are all on where it is sent.
    pub needs: Vec<Vec<SwitchIndex>>,
    /// The parameters as their values are given.
    pub binds: Vec<Bind>,
}

/// What is decided when the statement is sent.
#[derive(Clone, PartialEq, Debug)]
pub struct Switch {
    pub kind: SwitchKind,
    /// The other switches that are on where this one matters.
    pub needs: Vec<SwitchIndex>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SwitchKind {
    /// On where the optional splice is `Some`.
    Optional(RustIndex),
    /// On where the cursor of `before` is behind all rows, in place of the cursor's own switch.
    FromEnd(RustIndex),
    /// On where this pattern matches; of the arms of one `match` exactly one is on.
    Arm(RustIndex),
}

/// A piece of a template. Blocks begin with [`Piece::When`] or [`Piece::List`] and end with [`Piece::End`].
#[derive(Clone, PartialEq, Debug)]
pub enum Piece {
    Text(String),
    /// `$n` for this parameter, by its number from 0; variants number those that they send.
    Param(usize),
    /// What follows stands where all of these are on, up to [`Piece::Otherwise`].
    When(Vec<SwitchIndex>),
    Otherwise,
    /// What follows, up to the first item, stands where one of the items does.
    List,
    /// An item, which stands where all of these are on.
    Item(Vec<SwitchIndex>),
    /// Behind every [`Piece::Item`]: stands where an item before it does.
    Separator(String),
    /// Stands behind the items, where there are any.
    Tail,
    /// Stands in place of the list where none of its items does.
    Empty,
    End,
}

/// A parameter's value, or a choice with the values that each arm gives.
#[derive(Clone, PartialEq, Debug)]
pub enum Bind {
    /// By its number from 0.
    Param(usize),
    Choice {
        value: RustIndex,
        arms: Vec<ArmBinds>,
    },
}

/// An arm's pattern and the parameters in it.
#[derive(Clone, PartialEq, Debug)]
pub struct ArmBinds {
    pub pattern: RustIndex,
    pub switch: SwitchIndex,
    pub binds: Vec<Bind>,
}

/// A block that is open while a text is made.
struct Frame {
    /// What is around it is written.
    outer: bool,
    /// What stands here is written.
    on: bool,
    /// Of a list: where its text begins, and whether an item stood.
    start: usize,
    any: bool,
    list: bool,
}

impl Variants {
    /// The text of a variant, by which switches are on, and the parameters that it sends, in order.
    pub fn text(&self, on: impl Fn(SwitchIndex) -> bool) -> (String, Vec<usize>) {
        self.text_of(&self.pieces, on)
    }

    /// The same by record.
    pub fn text_by_record(&self, on: impl Fn(SwitchIndex) -> bool) -> (String, Vec<usize>) {
        self.text_of(&self.by_record, on)
    }

    fn text_of(&self, pieces: &[Piece], on: impl Fn(SwitchIndex) -> bool) -> (String, Vec<usize>) {
        let all = |needs: &[SwitchIndex]| needs.iter().all(|switch| on(*switch));
        let sent: Vec<usize> =
            (0..self.needs.len()).filter(|param| all(&self.needs[*param])).collect();
        let mut out = String::new();
        let mut frames = vec![Frame { outer: true, on: true, start: 0, any: false, list: false }];
        for piece in pieces {
            let Some(frame) = frames.last_mut() else { break };
            match piece {
                Piece::Text(text) if frame.on => out.push_str(text),
                Piece::Param(param) if frame.on => {
                    let number = sent.iter().position(|sent| sent == param).map_or(0, |i| i + 1);
                    out.push_str(&format!("${number}"));
                }
                Piece::Text(_) | Piece::Param(_) => {}
                Piece::When(needs) => {
                    let outer = frame.on;
                    let on = outer && all(needs);
                    frames.push(Frame { outer, on, start: 0, any: false, list: false });
                }
                Piece::Otherwise => frame.on = frame.outer && !frame.on,
                Piece::List => {
                    let (outer, start) = (frame.on, out.len());
                    frames.push(Frame { outer, on: outer, start, any: false, list: true });
                }
                Piece::Item(needs) => frame.on = frame.outer && all(needs),
                Piece::Separator(text) => {
                    if frame.on && frame.any {
                        out.push_str(text);
                    }
                    frame.any |= frame.on;
                }
                Piece::Tail => frame.on = frame.outer && frame.any,
                Piece::Empty => {
                    frame.on = frame.close_items(&mut out);
                    frame.list = false;
                }
                Piece::End => {
                    if frame.list {
                        frame.close_items(&mut out);
                    }
                    frames.pop();
                }
            }
        }
        (out, sent)
    }

    /// The text with all optional parts, and the first arm of each choice.
    pub fn full_text(&self) -> String {
        self.text(|switch| self.is_full(switch)).0
    }

    /// The parameters that it sends.
    pub fn full_params(&self) -> Vec<usize> {
        self.text(|switch| self.is_full(switch)).1
    }

    /// The same by record.
    pub fn full_by_record(&self) -> String {
        self.text_by_record(|switch| self.is_full(switch)).0
    }

    fn is_full(&self, switch: SwitchIndex) -> bool {
        match self.switches.get(switch.0).map(|s| s.kind) {
            Some(SwitchKind::Optional(_)) => true,
            Some(SwitchKind::Arm(_)) => self.is_first_arm(switch, &self.binds),
            Some(SwitchKind::FromEnd(_)) | None => false,
        }
    }

    fn is_first_arm(&self, switch: SwitchIndex, binds: &[Bind]) -> bool {
        binds.iter().any(|bind| match bind {
            Bind::Param(_) => false,
            Bind::Choice { arms, .. } => {
                arms.first().is_some_and(|arm| arm.switch == switch)
                    || arms.iter().any(|arm| self.is_first_arm(switch, &arm.binds))
            }
        })
    }
}

impl Frame {
    /// Behind the items: takes back what stands before them where there are none, and says so.
    fn close_items(&mut self, out: &mut String) -> bool {
        if !self.outer || self.any {
            return false;
        }
        out.truncate(self.start);
        true
    }
}

impl fmt::Display for Variants {
    /// The template, for review: what may be left out stands in `⟨ ⟩`, behind the switches that it needs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |needs: &[SwitchIndex]| {
            let name = |switch: &SwitchIndex| match self.switches.get(switch.0).map(|s| s.kind) {
                Some(SwitchKind::Optional(_)) => format!("?{}", switch.0 + 1),
                Some(SwitchKind::FromEnd(_)) => format!("end {}", switch.0 + 1),
                Some(SwitchKind::Arm(_)) | None => format!("arm {}", switch.0 + 1),
            };
            needs.iter().map(name).collect::<Vec<_>>().join(" ")
        };
        // Of each open block: whether an item of it that needs something is open.
        let mut open: Vec<bool> = Vec::new();
        for piece in &self.pieces {
            let ends_item =
                matches!(piece, Piece::Item(_) | Piece::Tail | Piece::Empty | Piece::End);
            if let Some(item) = open.last_mut().filter(|_| ends_item)
                && std::mem::take(item)
            {
                f.write_str("⟩")?;
            }
            match piece {
                Piece::Text(text) | Piece::Separator(text) => f.write_str(text)?,
                Piece::Param(param) => write!(f, "${}", param + 1)?,
                Piece::When(needs) => {
                    open.push(false);
                    write!(f, "⟨{}: ", names(needs))?;
                }
                Piece::Otherwise => f.write_str(" | else: ")?,
                Piece::List => {
                    open.push(false);
                    f.write_str("⟨")?;
                }
                Piece::Item(needs) if needs.is_empty() => {}
                Piece::Item(needs) => {
                    open.iter_mut().next_back().into_iter().for_each(|item| *item = true);
                    write!(f, "⟨{}: ", names(needs))?;
                }
                Piece::Tail => {}
                Piece::Empty => f.write_str(" | none: ")?,
                Piece::End => {
                    open.pop();
                    f.write_str("⟩")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
