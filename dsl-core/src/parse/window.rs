//! Windows and their frames (manual 4.2.8, grammar `window_specification`).

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        expr::{Frame, FrameBound, FrameExclusion, FrameMode, WindowDefinition},
        select::NamedWindow,
    },
    lex::{TokenKind, keyword::Keyword},
};

impl Parser<'_> {
    /// `( base PARTITION BY … ORDER BY … frame )`
    pub(super) fn window_specification(&mut self) -> Parse<WindowDefinition> {
        let start = self.expect(&TokenKind::LeftParen)?;
        // A window named like one of these words cannot be refined: the grammar takes the clause.
        let clause = matches!(
            self.keyword(),
            Some(Keyword::Partition | Keyword::Range | Keyword::Rows | Keyword::Groups)
        );
        let base = if !clause && self.at_col_id(0) { Some(self.col_id()?) } else { None };
        let partition_by = if self.eat_keyword(Keyword::Partition) {
            self.expect_keyword(Keyword::By)?;
            self.list(Self::expr, super::expr::broken_expr, |p| {
                matches!(
                    p.keyword(),
                    Some(Keyword::Order | Keyword::Range | Keyword::Rows | Keyword::Groups)
                )
            })?
        } else {
            Vec::new()
        };
        let order_by =
            if self.at_keyword(Keyword::Order) { self.sort_clause()? } else { Vec::new() };
        let frame = self.opt_frame()?;
        if !self.eat(&TokenKind::RightParen) {
            return Err(self.unexpected("PARTITION BY, ORDER BY, a frame or \")\""));
        }
        Ok(WindowDefinition { base, partition_by, order_by, frame, span: self.since(start) })
    }

    fn opt_frame(&mut self) -> Parse<Option<Frame>> {
        let mode = match self.keyword() {
            Some(Keyword::Rows) => FrameMode::Rows,
            Some(Keyword::Range) => FrameMode::Range,
            Some(Keyword::Groups) => FrameMode::Groups,
            _ => return Ok(None),
        };
        let start_span = self.bump().span;
        let between = self.at_frame_range() && self.eat_keyword(Keyword::Between);
        let start = self.frame_bound()?;
        let end = if between {
            self.expect_keyword(Keyword::And)?;
            Some(self.frame_bound()?)
        } else {
            None
        };
        let exclusion = self.opt_exclusion()?;
        let span = self.since(start_span);
        let frame = Frame { mode, start, end, exclusion, span };
        if let Some(message) = frame_error(&frame) {
            let diagnostic = crate::diagnostic::Diagnostic {
                code: "42P20",
                ..crate::diagnostic::Diagnostic::syntax(span, message)
            };
            self.report(diagnostic);
        }
        Ok(Some(frame))
    }

    /// BETWEEN is a column of that name where what follows begins no bound, and is an operator of another precedence.
    fn at_frame_range(&self) -> bool {
        let word = matches!(self.keyword_at(1), Some(Keyword::And | Keyword::Or | Keyword::Is));
        let sign = matches!(
            self.peek_at(1),
            TokenKind::Op("=" | "<" | ">" | "<=" | ">=" | "<>" | "!=" | "*" | "/" | "%" | "^")
                | TokenKind::Dot
                | TokenKind::DoubleColon
                | TokenKind::LeftBracket
        );
        !word && !sign
    }

    fn frame_bound(&mut self) -> Parse<FrameBound> {
        if self.eat_keywords(&[Keyword::Unbounded, Keyword::Preceding]) {
            return Ok(FrameBound::UnboundedPreceding);
        }
        if self.eat_keywords(&[Keyword::Unbounded, Keyword::Following]) {
            return Ok(FrameBound::UnboundedFollowing);
        }
        if self.eat_keywords(&[Keyword::Current, Keyword::Row]) {
            return Ok(FrameBound::CurrentRow);
        }
        let offset = self.expr()?;
        if self.eat_keyword(Keyword::Preceding) {
            return Ok(FrameBound::Preceding(offset));
        }
        if self.eat_keyword(Keyword::Following) {
            return Ok(FrameBound::Following(offset));
        }
        Err(self.unexpected("PRECEDING or FOLLOWING"))
    }

    fn opt_exclusion(&mut self) -> Parse<Option<FrameExclusion>> {
        if !self.eat_keyword(Keyword::Exclude) {
            return Ok(None);
        }
        let exclusion = if self.eat_keywords(&[Keyword::Current, Keyword::Row]) {
            FrameExclusion::CurrentRow
        } else if self.eat_keyword(Keyword::Group) {
            FrameExclusion::Group
        } else if self.eat_keyword(Keyword::Ties) {
            FrameExclusion::Ties
        } else if self.eat_keywords(&[Keyword::No, Keyword::Others]) {
            FrameExclusion::NoOthers
        } else {
            return Err(self.unexpected("CURRENT ROW, GROUP, TIES or NO OTHERS"));
        };
        Ok(Some(exclusion))
    }

    /// WINDOW name AS (…), …
    pub(super) fn window_clause(&mut self) -> Parse<Vec<NamedWindow>> {
        if !self.eat_keyword(Keyword::Window) {
            return Ok(Vec::new());
        }
        self.plain_list(|p| {
            let name = p.col_id()?;
            p.expect_keyword(Keyword::As)?;
            Ok(NamedWindow { name, definition: p.window_specification()? })
        })
    }
}

/// What the grammar says of bounds in the wrong order.
fn frame_error(frame: &Frame) -> Option<&'static str> {
    use FrameBound::{CurrentRow, Following, Preceding, UnboundedFollowing, UnboundedPreceding};
    let Some(end) = &frame.end else {
        return match frame.start {
            UnboundedFollowing => Some("frame start cannot be UNBOUNDED FOLLOWING"),
            Following(_) => Some("frame starting from following row cannot end with current row"),
            UnboundedPreceding | Preceding(_) | CurrentRow => None,
        };
    };
    match (&frame.start, end) {
        (UnboundedFollowing, _) => Some("frame start cannot be UNBOUNDED FOLLOWING"),
        (_, UnboundedPreceding) => Some("frame end cannot be UNBOUNDED PRECEDING"),
        (CurrentRow, Preceding(_)) => {
            Some("frame starting from current row cannot have preceding rows")
        }
        (Following(_), Preceding(_) | CurrentRow) => {
            Some("frame starting from following row cannot have preceding rows")
        }
        (
            UnboundedPreceding | Preceding(_) | CurrentRow | Following(_),
            Preceding(_) | CurrentRow | Following(_) | UnboundedFollowing,
        ) => None,
    }
}
