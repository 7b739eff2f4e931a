//! Lines: a statement is written flat, with marks where it may be broken, and broken in one pass.
//!
//! A group stays on one line where it fits, with what follows it up to the next place for a break; else all its own
//! places are broken, and the groups inside it decide for themselves.

/// Spaces a level.
const INDENT: usize = 4;

/// A statement's flat text with the places where it may be broken.
#[derive(Default)]
pub(super) struct Layout {
    text: String,
    marks: Vec<Mark>,
}

#[derive(Clone, Copy)]
struct Mark {
    /// Offset into the flat text.
    at: usize,
    kind: MarkKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkKind {
    Open(Group),
    Close,
    /// A space of the flat text that may become a line break.
    Line,
    /// Nothing in the flat text, and perhaps a line break.
    Break,
    Indent,
    Dedent,
}

/// When a group is broken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// Where it does not fit on the line.
    Fit,
    /// Where it does not fit; and where it is wider than so many columns, with every group around it.
    Narrow(usize),
    /// Always, with every group around it.
    Broken,
}

impl Layout {
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn push_char(&mut self, c: char) {
        self.text.push(c);
    }

    /// The flat text so far.
    pub(super) fn text(&mut self) -> &mut String {
        &mut self.text
    }

    fn mark(&mut self, kind: MarkKind) {
        self.marks.push(Mark { at: self.text.len(), kind });
    }

    pub(super) fn open(&mut self, group: Group) {
        self.mark(MarkKind::Open(group));
    }

    pub(super) fn close(&mut self) {
        self.mark(MarkKind::Close);
    }

    /// A space, or the next line.
    pub(super) fn line(&mut self) {
        self.mark(MarkKind::Line);
        self.text.push(' ');
    }

    /// Nothing, or the next line.
    pub(super) fn soft_break(&mut self) {
        self.mark(MarkKind::Break);
    }

    pub(super) fn indent(&mut self) {
        self.mark(MarkKind::Indent);
    }

    pub(super) fn dedent(&mut self) {
        self.mark(MarkKind::Dedent);
    }

    /// The text in lines of at most `width` columns where that can be had.
    pub(super) fn finish(self, width: usize) -> String {
        let extents = self.extents();
        let mut out = String::with_capacity(self.text.len() + self.text.len() / 4);
        let mut broken: Vec<bool> = Vec::new();
        let mut level = 0;
        let mut line_start = 0;
        let mut done = 0;
        for (mark, extent) in self.marks.iter().zip(&extents) {
            match mark.kind {
                MarkKind::Open(_) => {
                    let flat_around = broken.last() == Some(&false);
                    let column = out.len() - line_start + (mark.at - done);
                    let end = column.saturating_add(extent.map_or(usize::MAX, |e| e));
                    broken.push(!flat_around && end > width);
                }
                MarkKind::Close => {
                    broken.pop();
                }
                MarkKind::Line | MarkKind::Break => {
                    if broken.last() == Some(&true) {
                        out.push_str(self.text.get(done..mark.at).unwrap_or(""));
                        out.push('\n');
                        line_start = out.len();
                        out.extend(std::iter::repeat_n(' ', level * INDENT));
                        done = mark.at + usize::from(mark.kind == MarkKind::Line);
                    }
                }
                MarkKind::Indent => level += 1,
                MarkKind::Dedent => level = usize::saturating_sub(level, 1),
            }
        }
        out.push_str(self.text.get(done..).unwrap_or(""));
        out
    }

    /// For every mark that opens a group, its width with what follows up to the next place for a break; None where
    /// it must be broken.
    fn extents(&self) -> Vec<Option<usize>> {
        let mut extents = vec![None; self.marks.len()];
        let mut next_break = self.text.len();
        // Of each open group: its end, the next place for a break behind it, and whether it must be broken.
        let mut open: Vec<(usize, usize, bool)> = Vec::new();
        for (mark, extent) in self.marks.iter().zip(&mut extents).rev() {
            match mark.kind {
                MarkKind::Line | MarkKind::Break => next_break = mark.at,
                MarkKind::Close => open.push((mark.at, next_break, false)),
                MarkKind::Open(group) => {
                    let Some((end, limit, inner)) = open.pop() else { continue };
                    let broken = inner
                        || match group {
                            Group::Fit => false,
                            Group::Narrow(columns) => end - mark.at > columns,
                            Group::Broken => true,
                        };
                    if let (true, Some(around)) = (broken, open.last_mut()) {
                        around.2 = true;
                    }
                    *extent = (!broken).then_some(limit - mark.at);
                }
                MarkKind::Indent | MarkKind::Dedent => {}
            }
        }
        extents
    }
}
