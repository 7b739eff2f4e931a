//! Window function calls and window definitions (`parse_agg.c`, `parse_clause.c`).

use super::{
    Analyzer,
    aggregate::{aggregates_in, window_in},
    scope::Context,
};
use std::borrow::Cow;

use crate::{
    ast::{
        Ident,
        expr::{Frame, FrameBound, FrameMode, FunctionCall, Over, SetQuantifier, WindowDefinition},
        select::NamedWindow,
    },
    catalog::{Proc, TypeOid},
    query::{Expr, ExprKind, Window, WindowFunction, WindowIndex},
    source::Span,
};

/// A window definition that waits for the end of its query level.
#[derive(Clone, Debug)]
pub(crate) struct PendingWindow {
    pub(crate) name: Option<String>,
    pub(crate) definition: WindowDefinition,
}

impl Analyzer<'_> {
    #[expect(clippy::too_many_arguments, reason = "a call has these parts")]
    pub(crate) fn window_call(
        &mut self,
        call: &FunctionCall,
        over: &Over,
        proc: &Proc,
        return_type: TypeOid,
        args: Vec<Expr>,
        filter: Option<Expr>,
        span: Span,
    ) -> Expr {
        debug_assert!(
            call.quantifier != Some(SetQuantifier::Distinct),
            "refused by the choice of the function"
        );
        self.check_window_place(span);
        for arg in args.iter().chain(&filter) {
            if let Some(at) = window_in(arg) {
                self.error("42P20", at, "window function calls cannot be nested");
            }
        }
        if let Some(at) = args.iter().find_map(|a| self.set_function_in(a)) {
            self.error(
                "0A000",
                at,
                "window function calls cannot contain set-returning function calls",
            );
        }
        let Some(window) = self.window_of(over) else { return Expr::error(span) };
        if args.iter().chain(&filter).any(|a| a.is_error()) {
            return Expr::error(span);
        }
        self.scope().query.has_window_functions = true;
        let function = WindowFunction {
            proc: proc.oid,
            args,
            filter,
            star: call.star,
            window: WindowIndex(window),
        };
        Expr::new(ExprKind::Window(Box::new(function)), return_type, span)
    }

    fn check_window_place(&mut self, span: Span) {
        let place: Cow<'_, str> = match self.context() {
            Context::SelectTarget | Context::OrderBy | Context::DistinctOn | Context::None => {
                return;
            }
            Context::WindowPartition | Context::WindowOrder | Context::WindowFrame => {
                "window definitions".into()
            }
            other => other.places(),
        };
        let diagnostic = crate::diagnostic::Diagnostic::error(
            "42P20",
            span,
            format!("window functions are not allowed in {place}"),
        );
        self.report(if place == "WHERE" {
            diagnostic.help("compute it in a subquery or common table and filter outside")
        } else {
            diagnostic
        });
    }

    /// The window that OVER names or defines, as an index into the query's pending windows.
    fn window_of(&mut self, over: &Over) -> Option<usize> {
        match over {
            Over::Name(name) => {
                let found = self.scope().pending_windows.iter().position(|w| is_named(w, name));
                if found.is_none() {
                    let message = format!("window \"{}\" does not exist", name.declared());
                    self.error("42704", name.span, message);
                }
                found
            }
            Over::Window(definition) => {
                let windows = &mut self.scope().pending_windows;
                let pending = PendingWindow { name: None, definition: (**definition).clone() };
                let same = windows
                    .iter()
                    .position(|w| w.name.is_none() && w.definition == pending.definition);
                let index = same.unwrap_or_else(|| {
                    windows.push(pending);
                    windows.len() - 1
                });
                Some(index)
            }
        }
    }

    /// Registers the WINDOW clause's definitions, before the select list is analyzed.
    pub(crate) fn declare_windows(&mut self, windows: &[NamedWindow]) {
        for window in windows {
            let name = window.name.declared().to_owned();
            if self.scope().pending_windows.iter().any(|w| w.name.as_deref() == Some(&name)) {
                self.error(
                    "42P20",
                    window.name.span,
                    format!("window \"{name}\" is already defined"),
                );
                continue;
            }
            let definition = window.definition.clone();
            self.scope().pending_windows.push(PendingWindow { name: Some(name), definition });
        }
    }

    /// Analyzes the definitions at the end of the query level (`transformWindowDefinitions`).
    pub(crate) fn analyze_windows(&mut self) {
        let mut index = 0;
        while let Some(pending) = self.scope().pending_windows.get(index).cloned() {
            let window = self.window_definition(&pending, index);
            self.scope().query.windows.push(window);
            index += 1;
        }
    }

    fn window_definition(&mut self, pending: &PendingWindow, index: usize) -> Window {
        let definition = &pending.definition;
        let base = definition.base.as_ref().and_then(|name| self.base_window(name, index));
        let mut partition_by = Vec::new();
        let mut order_by = Vec::new();
        if let Some((base, base_has_frame)) = &base {
            let name =
                definition.base.as_ref().map(|b| b.declared().to_owned()).unwrap_or_default();
            partition_by.clone_from(&base.partition_by);
            order_by.clone_from(&base.order_by);
            if !definition.partition_by.is_empty() {
                let message = format!("cannot override PARTITION BY clause of window \"{name}\"");
                self.error("42P20", definition.span, message);
            }
            if !definition.order_by.is_empty() && !base.order_by.is_empty() {
                let message = format!("cannot override ORDER BY clause of window \"{name}\"");
                self.error("42P20", definition.span, message);
            }
            if *base_has_frame {
                let message =
                    format!("cannot copy window \"{name}\" because it has a frame clause");
                self.error("42P20", definition.span, message);
            }
        }
        // The order comes first (`transformWindowDefinitions`).
        for item in &definition.order_by {
            let value = self.window_expression(&item.expr, Context::WindowOrder);
            self.check_sort_item(item, &value);
            order_by.push(value);
        }
        for expr in &definition.partition_by {
            let value = self.window_expression(expr, Context::WindowPartition);
            self.require_equality(&value);
            partition_by.push(value);
        }
        let mut window = Window {
            name: pending.name.clone(),
            partition_by,
            order_by,
            frame: definition.frame.clone(),
            start_offset: None,
            end_offset: None,
        };
        if let Some(frame) = &definition.frame {
            self.window_frame(frame, &mut window);
        }
        window
    }

    fn window_expression(&mut self, expr: &crate::ast::Expr, context: Context) -> Expr {
        let value = self.sort_expression(expr, context);
        self.unknown_to_text(value)
    }

    fn base_window(&mut self, name: &Ident, before: usize) -> Option<(Window, bool)> {
        let found =
            self.scope().pending_windows.iter().take(before).position(|w| is_named(w, name));
        match found {
            Some(found) => {
                let window = self.scope().query.windows.get(found).cloned()?;
                let has_frame = window.frame.is_some();
                Some((window, has_frame))
            }
            None => {
                let message = format!("window \"{}\" does not exist", name.declared());
                self.error("42704", name.span, message);
                None
            }
        }
    }

    fn window_frame(&mut self, frame: &Frame, window: &mut Window) {
        let has_offset =
            |b: &FrameBound| matches!(b, FrameBound::Preceding(_) | FrameBound::Following(_));
        let offset = has_offset(&frame.start) || frame.end.as_ref().is_some_and(has_offset);
        if frame.mode == FrameMode::Range && offset && window.order_by.len() != 1 {
            let message =
                "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column";
            self.error("42P20", frame.span, message);
            return;
        }
        if frame.mode == FrameMode::Groups && window.order_by.is_empty() {
            self.error("42P20", frame.span, "GROUPS mode requires an ORDER BY clause");
        }
        window.start_offset = self.frame_offset(frame.mode, &frame.start, window);
        window.end_offset =
            frame.end.as_ref().and_then(|end| self.frame_offset(frame.mode, end, window));
    }

    /// An offset of PRECEDING or FOLLOWING (`transformFrameOffset`).
    fn frame_offset(
        &mut self,
        mode: FrameMode,
        bound: &FrameBound,
        window: &Window,
    ) -> Option<Expr> {
        let (FrameBound::Preceding(offset) | FrameBound::Following(offset)) = bound else {
            return None;
        };
        let value = self.in_context(Context::WindowFrame, |a| a.expr(offset));
        let construct = match mode {
            FrameMode::Rows => "ROWS",
            FrameMode::Groups => "GROUPS",
            FrameMode::Range => "RANGE",
        };
        if let Some((_, at)) = aggregates_in(&value).into_iter().find(|(level, _)| *level == 0) {
            self.error(
                "42803",
                at,
                format!("aggregate functions are not allowed in window {construct}"),
            );
            return None;
        }
        let value = match mode {
            FrameMode::Rows | FrameMode::Groups => {
                self.coerce_to_specific(value, TypeOid::INT8, construct)
            }
            FrameMode::Range => self.range_offset(value, window)?,
        };
        if super::aggregate::lowest_level(&value) == Some(0) {
            let message = format!("argument of {construct} must not contain variables");
            self.error("42P10", value.span, message);
        }
        Some(value)
    }

    /// RANGE offsets need an `in_range` support function of the ordering column's operator family.
    fn range_offset(&mut self, value: Expr, window: &Window) -> Option<Expr> {
        let ordered = window.order_by.first()?;
        if ordered.is_error() || value.is_error() {
            return None;
        }
        let data_type = super::coerce::base_type(self.catalog, ordered.data_type);
        let offsets: &[TypeOid] = match data_type {
            TypeOid::INT2 => &[TypeOid::INT2, TypeOid::INT4, TypeOid::INT8],
            TypeOid::INT4 => &[TypeOid::INT4, TypeOid::INT8, TypeOid::INT2],
            TypeOid::INT8 => &[TypeOid::INT8],
            TypeOid::FLOAT4 | TypeOid::FLOAT8 => &[TypeOid::FLOAT8],
            TypeOid::NUMERIC => &[TypeOid::NUMERIC],
            TypeOid::DATE
            | TypeOid::TIME
            | TypeOid::TIMESTAMP
            | TypeOid::TIMESTAMPTZ
            | TypeOid::TIMETZ
            | TypeOid::INTERVAL => &[TypeOid::INTERVAL],
            _ => {
                let message = format!(
                    "RANGE with offset PRECEDING/FOLLOWING is not supported for column type {}",
                    self.type_name(ordered.data_type)
                );
                self.error("0A000", value.span, message);
                return None;
            }
        };
        let from = value.data_type;
        let own = offsets.iter().copied().find(|t| *t == from);
        let preferred = own.or_else(|| {
            let same =
                offsets.iter().copied().find(|t| *t == data_type && from == TypeOid::UNKNOWN);
            same.or_else(|| offsets.iter().copied().find(|t| self.fits(from, *t)))
        });
        match preferred {
            Some(target) => Some(self.coerce_to_specific(value, target, "RANGE")),
            None => {
                let message = format!(
                    "RANGE with offset PRECEDING/FOLLOWING is not supported for column type {} and offset type {}",
                    self.type_name(ordered.data_type),
                    self.type_name(from)
                );
                self.error("0A000", value.span, message);
                None
            }
        }
    }

    fn fits(&self, from: TypeOid, to: TypeOid) -> bool {
        super::coerce::can_coerce_type(
            self.catalog,
            &[from],
            &[to],
            crate::catalog::CastContext::Implicit,
        )
    }
}

fn is_named(window: &PendingWindow, name: &Ident) -> bool {
    window.name.as_deref().is_some_and(|n| name.matches(n))
}
