//! Lines: a statement is written flat, with marks where it may be broken, and broken in one pass.
//!
//! A group stays on one line where it fits, with what follows it up to the next place for a break; else all its own
//! places are broken, and the groups inside it decide for themselves.

use crate::compiled::variants::Piece;

/// Spaces a level.
const INDENT: usize = 4;

/// A statement's flat text with the places where it may be broken.
#[derive(Default)]
pub(super) struct Layout {
    text: String,
    marks: Vec<Mark>,
    /// What the marks for pieces of a template mean.
    pieces: Vec<Piece>,
    /// A block of a template is among them.
    varies: bool,
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
    /// A piece of a template begins: its index. The text of a parameter's number follows, of this length.
    Piece(usize, usize),
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

    /// A piece of a template that is no text.
    pub(super) fn piece(&mut self, piece: Piece) {
        self.varies = true;
        self.mark(MarkKind::Piece(self.pieces.len(), 0));
        self.pieces.push(piece);
    }

    /// A parameter, by its number from 0.
    pub(super) fn param(&mut self, param: usize) {
        let number = format!("${}", param + 1);
        self.mark(MarkKind::Piece(self.pieces.len(), number.len()));
        self.pieces.push(Piece::Param(param));
        self.text.push_str(&number);
    }

    /// The statement's text, or its template where parts of it vary, in lines of at most `width` columns where that can
    /// be had. A template is broken as the text with all of its parts would be.
    pub(super) fn finish(self, width: usize) -> Laid {
        let (out, places) = self.lay_out(width);
        if !self.varies {
            return Laid::Text(out);
        }
        let mut pieces = Vec::with_capacity(2 * self.pieces.len() + 1);
        let mut done = 0;
        for (at, piece) in places.into_iter().zip(self.pieces) {
            push_text(&mut pieces, out.get(done..at).unwrap_or(""));
            pieces.push(piece);
            done = at;
        }
        push_text(&mut pieces, out.get(done..).unwrap_or(""));
        pieces.retain(|piece| *piece != END_OF_SEPARATOR);
        Laid::Template(pieces)
    }

    /// The text in lines, and the places of pieces in it.
    fn lay_out(&self, width: usize) -> (String, Vec<usize>) {
        let extents = self.extents();
        let mut out = String::with_capacity(self.text.len() + self.text.len() / 4);
        let mut places = Vec::new();
        let mut broken: Vec<bool> = Vec::new();
        // Of each block of a template the column that it begins at.
        let mut columns: Vec<usize> = Vec::new();
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
                MarkKind::Piece(index, length) if self.varies => {
                    out.push_str(self.text.get(done..mark.at).unwrap_or(""));
                    done = mark.at + length;
                    places.push(out.len());
                    match self.pieces.get(index) {
                        Some(Piece::When(_) | Piece::List) => {
                            columns.push(out.len().saturating_sub(line_start));
                        }
                        Some(Piece::Otherwise | Piece::Empty) => {
                            let column = columns.last().copied().unwrap_or(0);
                            line_start = out.len().saturating_sub(column);
                        }
                        Some(Piece::End) => drop(columns.pop()),
                        _ => {}
                    }
                }
                MarkKind::Piece(..) => {}
            }
        }
        out.push_str(self.text.get(done..).unwrap_or(""));
        (out, places)
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
                MarkKind::Piece(index, _) => {
                    if let Some(Piece::Otherwise | Piece::Empty) = self.pieces.get(index) {
                        next_break = mark.at;
                    }
                }
                MarkKind::Indent | MarkKind::Dedent => {}
            }
        }
        extents
    }
}

/// What a layout comes to.
pub(super) enum Laid {
    Text(String),
    Template(Vec<Piece>),
}

impl Laid {
    pub(super) fn into_text(self) -> Option<String> {
        match self {
            Laid::Text(text) => Some(text),
            Laid::Template(_) => None,
        }
    }

    pub(super) fn into_template(self) -> Option<Vec<Piece>> {
        match self {
            Laid::Text(_) => None,
            Laid::Template(pieces) => Some(pieces),
        }
    }
}

/// Stands behind the text of a separator while a template is made.
pub(super) const END_OF_SEPARATOR: Piece = Piece::Text(String::new());

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Separator(separator)) => separator.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}
