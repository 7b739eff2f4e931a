//! Function calls in the common form.

use super::{layout::Group, name::Place, sql::Printer};
use crate::ast::{
    Expr,
    expr::{FunctionArg, FunctionCall, Over, SetQuantifier, SortItem},
};

impl Printer<'_> {
    pub(super) fn function(&mut self, call: &FunctionCall) {
        if is_plain_keyword_call(call) {
            self.words(call.name.last().name);
        } else {
            self.qualified(&call.name, Place::Function);
        }
        if call.star {
            self.layout.push("(*)");
        } else if call.args.is_empty() && call.order_by.is_empty() {
            self.layout.push("()");
        } else {
            self.block(Group::Fit, |p| p.function_args(call));
        }
        if let Some(keys) = &call.within_group {
            self.layout.push(" WITHIN GROUP (");
            self.order_by(keys);
            self.layout.push_char(')');
        }
        self.aggregate_tail(call.filter.as_ref(), call.over.as_ref());
    }

    fn function_args(&mut self, call: &FunctionCall) {
        match call.quantifier {
            None => {}
            Some(SetQuantifier::All) => self.layout.push("ALL "),
            Some(SetQuantifier::Distinct) => self.layout.push("DISTINCT "),
        }
        for (i, arg) in call.args.iter().enumerate() {
            if i > 0 {
                self.layout.push_char(',');
                self.layout.line();
            }
            if call.variadic && i + 1 == call.args.len() {
                self.layout.push("VARIADIC ");
            }
            self.function_arg(arg);
        }
        if !call.order_by.is_empty() {
            self.layout.line();
            self.order_by(&call.order_by);
        }
    }

    fn function_arg(&mut self, arg: &FunctionArg) {
        if let Some(name) = &arg.name {
            self.ident(name, Place::Function);
            self.layout.push(" => ");
        }
        self.expr(&arg.value);
    }

    pub(super) fn order_by(&mut self, keys: &[SortItem]) {
        self.list("ORDER BY", keys, Self::sort_item);
    }

    /// FILTER and OVER.
    pub(super) fn aggregate_tail(&mut self, filter: Option<&Expr>, over: Option<&Over>) {
        if let Some(filter) = filter {
            self.layout.push(" FILTER (WHERE ");
            self.expr(filter);
            self.layout.push_char(')');
        }
        if let Some(over) = over {
            self.over(over);
        }
    }
}

/// Keywords whose plain calls the grammar takes without quotes, as long as nothing stands behind them.
fn is_plain_keyword_call(call: &FunctionCall) -> bool {
    let bare = !call.star
        && !call.variadic
        && call.quantifier.is_none()
        && call.order_by.is_empty()
        && call.within_group.is_none()
        && call.filter.is_none()
        && call.over.is_none();
    let keyword = match call.name.parts.as_slice() {
        [name] => name.folded.is_none() && matches!(name.name, "overlay" | "substring"),
        _ => false,
    };
    bare && keyword
}
