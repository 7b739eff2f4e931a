//! OVER, the WINDOW clause and frames.

use super::{layout::Group, name::Place, sql::Printer};
use crate::ast::expr::{Frame, FrameBound, FrameExclusion, FrameMode, Over, WindowDefinition};

impl Printer<'_> {
    pub(super) fn over(&mut self, over: &Over) {
        self.layout.push(" OVER ");
        match over {
            Over::Name(name) => self.ident(name, Place::Column),
            Over::Window(definition) => self.window_definition(definition),
        }
    }

    pub(super) fn window_definition(&mut self, definition: &WindowDefinition) {
        self.block(Group::Fit, |p| {
            let mut first = true;
            if let Some(base) = &definition.base {
                p.window_part(&mut first);
                p.ident(base, Place::Column);
            }
            if !definition.partition_by.is_empty() {
                p.window_part(&mut first);
                p.list("PARTITION BY", &definition.partition_by, Self::expr);
            }
            if !definition.order_by.is_empty() {
                p.window_part(&mut first);
                p.list("ORDER BY", &definition.order_by, Self::sort_item);
            }
            if let Some(frame) = &definition.frame {
                p.window_part(&mut first);
                p.frame(frame);
            }
        });
    }

    fn window_part(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.layout.line();
        }
    }

    fn frame(&mut self, frame: &Frame) {
        self.layout.push(match frame.mode {
            FrameMode::Rows => "ROWS ",
            FrameMode::Range => "RANGE ",
            FrameMode::Groups => "GROUPS ",
        });
        if let Some(end) = &frame.end {
            self.layout.push("BETWEEN ");
            self.frame_bound(&frame.start);
            self.layout.push(" AND ");
            self.frame_bound(end);
        } else {
            self.frame_bound(&frame.start);
        }
        self.layout.push(match frame.exclusion {
            None => "",
            Some(FrameExclusion::CurrentRow) => " EXCLUDE CURRENT ROW",
            Some(FrameExclusion::Group) => " EXCLUDE GROUP",
            Some(FrameExclusion::Ties) => " EXCLUDE TIES",
            Some(FrameExclusion::NoOthers) => " EXCLUDE NO OTHERS",
        });
    }

    fn frame_bound(&mut self, bound: &FrameBound) {
        match bound {
            FrameBound::UnboundedPreceding => self.layout.push("UNBOUNDED PRECEDING"),
            FrameBound::UnboundedFollowing => self.layout.push("UNBOUNDED FOLLOWING"),
            FrameBound::CurrentRow => self.layout.push("CURRENT ROW"),
            FrameBound::Preceding(offset) => {
                self.expr(offset);
                self.layout.push(" PRECEDING");
            }
            FrameBound::Following(offset) => {
                self.expr(offset);
                self.layout.push(" FOLLOWING");
            }
        }
    }
}
