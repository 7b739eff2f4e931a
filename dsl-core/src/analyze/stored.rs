//! Expressions that a schema stores: defaults, CHECK constraints, generation expressions, keys and conditions of indexes
//! (`cookDefault`, `cookConstraint`, `transformIndexStmt`).

use super::{
    Analyzer,
    coerce::{Pathway, find_coercion_pathway},
    implication::folded,
    scope::{Context, NamespaceItem},
    walk::{walk_expr, walk_expr_mut},
};
use crate::{
    ast,
    catalog::{Attribute, CastContext, Catalog, FIRST_USER_OID, Relation, TypeOid},
    compiled::Command,
    diagnostic::Diagnostics,
    query::{EntryColumn, EntryKind, Expr, ExprKind, VarColumn},
    source::Span,
};

/// What a schema stores an expression for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stored<'s> {
    /// `default`, of a column or domain.
    Default(Target<'s>),
    /// `generated always as`, of a column.
    Generated(Target<'s>),
    Check,
    IndexKey,
    IndexPredicate,
}

/// What takes the value of an expression.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'s> {
    pub(crate) name: &'s str,
    pub(crate) data_type: TypeOid,
    pub(crate) modifier: i32,
}

impl<'s> Target<'s> {
    pub(crate) fn column(attribute: &'s Attribute) -> Target<'s> {
        let &Attribute { ref name, data_type, modifier, .. } = attribute;
        Target { name, data_type, modifier }
    }
}

/// What an expression is over.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Columns<'s> {
    Of(&'s Relation),
    /// VALUE, in a domain.
    Value(&'s Attribute),
}

/// Analyzes expressions over the columns of a relation, and reports what the server refuses when it stores them.
pub(crate) fn check_stored<'s>(
    catalog: &Catalog,
    columns: Columns<'s>,
    expressions: impl Iterator<Item = (&'s ast::Expr, Stored<'s>)>,
    diagnostics: &mut Diagnostics,
) {
    let mut analyzer = Analyzer::new(catalog, diagnostics);
    analyzer.with_scope(Command::Select, Span::default(), |a| {
        for (expr, stored) in expressions {
            // A default is over nothing.
            let is_default = matches!(stored, Stored::Default(_));
            if !is_default && a.scope().namespace.is_empty() {
                let item = match columns {
                    Columns::Of(relation) => {
                        let item = a.entry_below(relation, expr.span);
                        NamespaceItem { relation: Some(relation.oid), ..item }
                    }
                    Columns::Value(value) => a.value_entry(value, expr.span),
                };
                a.scope().namespace.push(item);
            }
            a.stored_expression(expr, stored, columns);
        }
    });
    for (number, param) in (1..).zip(analyzer.finish_params()) {
        analyzer.error("42P02", param.span, format!("there is no parameter ${number}"));
    }
}

/// What a generated column is computed by, over an entry of a range table that is a scan of its relation. None where it is
/// in error.
pub(crate) fn computed_over(
    catalog: &Catalog,
    relation: &Relation,
    attribute: &Attribute,
    entry: usize,
) -> Option<Expr> {
    let expr = attribute.computed.as_deref()?;
    let mut diagnostics = Diagnostics::new();
    let mut analyzer = Analyzer::new(catalog, &mut diagnostics);
    let item = analyzer.entry_below(relation, expr.span);
    analyzer.scope().namespace.push(item);
    let value = analyzer.in_context(Context::GeneratedColumn, |a| a.expr(expr));
    let Attribute { data_type, modifier, .. } = *attribute;
    let mut value =
        analyzer.coerce_to_target(value, data_type, modifier, CastContext::Assignment)?;
    walk_expr_mut(&mut value, 0, &mut |e, depth| {
        if let ExprKind::Var(var) = &mut e.kind
            && var.levels_up == depth
        {
            var.entry = entry;
        }
    });
    (!value.is_error()).then_some(value)
}

impl Analyzer<'_> {
    fn value_entry(&mut self, value: &Attribute, span: Span) -> NamespaceItem {
        let column = EntryColumn {
            name: value.name.to_string(),
            data_type: value.data_type,
            modifier: value.modifier,
            collation: value.collation,
            attribute: value.number,
        };
        self.add_entry(
            "value".to_owned(),
            EntryKind::Values(Vec::new()),
            vec![column],
            None,
            false,
            span,
        )
    }

    fn stored_expression(&mut self, expr: &ast::Expr, stored: Stored<'_>, columns: Columns<'_>) {
        match stored {
            Stored::Default(target) => {
                let value = self.in_context(Context::ColumnDefault, |a| a.expr(expr));
                self.coerce_stored(value, target, "default");
            }
            Stored::Generated(target) => {
                let value = self.in_context(Context::GeneratedColumn, |a| a.expr(expr));
                self.check_generation(&value, columns);
                // How it becomes the column's type is not looked at.
                let mutable = self.is_mutable(&value);
                // The server says "default" here as well.
                if self.coerce_stored(value, target, "default").is_some() && mutable {
                    self.error("42P17", expr.span, "generation expression is not immutable");
                }
            }
            Stored::Check => {
                self.condition(expr, Context::CheckConstraint, "CHECK");
            }
            Stored::IndexKey => {
                let value = self.in_context(Context::IndexExpression, |a| a.expr(expr));
                self.refuse_mutable(&value, "index expression", expr.span);
            }
            Stored::IndexPredicate => {
                let value = self.condition(expr, Context::IndexPredicate, "WHERE");
                self.refuse_mutable(&value, "index predicate", expr.span);
            }
        }
    }

    fn coerce_stored(&mut self, value: Expr, to: Target<'_>, what: &str) -> Option<Expr> {
        if value.is_error() || to.data_type.is_error() {
            return None;
        }
        let (from, span) = (value.data_type, value.span);
        let coerced =
            self.coerce_to_target(value, to.data_type, to.modifier, CastContext::Assignment);
        if coerced.is_none() {
            let message = format!(
                "column \"{}\" is of type {} but {what} expression is of type {}",
                to.name,
                self.type_name(to.data_type),
                self.type_name(from)
            );
            self.error("42804", span, message);
        }
        coerced
    }

    /// What a generation expression may not read.
    fn check_generation(&mut self, value: &Expr, columns: Columns<'_>) {
        let Columns::Of(relation) = columns else { return };
        let mut found = Vec::new();
        walk_expr(value, 0, &mut |e, _| {
            let ExprKind::Var(var) = &e.kind else { return };
            let entry = self.scope_at(0).and_then(|s| s.query.range_table.get(var.entry));
            found.extend(match var.column {
                VarColumn::Column(index) => {
                    let number =
                        entry.and_then(|entry| entry.columns.get(index)).map(|c| c.attribute);
                    let column = number.and_then(|n| relation.attribute(n));
                    column.filter(|a| a.generated.is_some()).map(|a| {
                        let name = &a.name;
                        let what = "in column generation expression";
                        ("42P17", e.span, format!("cannot use generated column \"{name}\" {what}"))
                    })
                }
                VarColumn::System(name) => {
                    let what = "in column generation expression";
                    Some(("42P10", e.span, format!("cannot use system column \"{name}\" {what}")))
                }
                VarColumn::WholeRow => {
                    let message = "cannot use whole-row variable in column generation expression";
                    Some(("42P17", e.span, message.to_owned()))
                }
            });
        });
        for (code, span, message) in found {
            self.error(code, span, message);
        }
    }

    fn refuse_mutable(&mut self, value: &Expr, what: &str, span: Span) {
        if self.is_mutable(value) {
            let message = format!("functions in {what} must be marked IMMUTABLE");
            self.error("42P17", span, message);
        }
    }

    /// Whether a built-in function makes of an expression, as it is once its constants are folded, what may differ from
    /// one moment to the next. A function of the schema may be one that the server puts its query in the place of, which
    /// is judged instead.
    fn is_mutable(&self, value: &Expr) -> bool {
        let mut mutable = false;
        walk_expr(&folded(self.catalog, value), 0, &mut |e, _| match &e.kind {
            ExprKind::Function { proc, args, .. } | ExprKind::Operator { proc, args, .. } => {
                let known = self.catalog.get_proc(*proc).filter(|p| p.oid.0 < FIRST_USER_OID);
                mutable |= match known {
                    Some(p) if p.casts_to_text => {
                        args.iter().any(|arg| self.casts_mutably(arg.data_type, TypeOid::TEXT))
                    }
                    Some(p) => p.volatility != b'i',
                    None => false,
                };
            }
            ExprKind::CoerceViaIo(operand) => {
                mutable |= self.reads_and_writes_mutably(operand.data_type, e.data_type);
            }
            ExprKind::SqlValue(_) => mutable = true,
            _ => {}
        });
        mutable
    }

    fn casts_mutably(&self, from: TypeOid, to: TypeOid) -> bool {
        match find_coercion_pathway(self.catalog, to, from, CastContext::Explicit) {
            Some(Pathway::ViaIo) => self.reads_and_writes_mutably(from, to),
            Some(Pathway::Function(proc)) => {
                self.catalog.get_proc(proc).is_some_and(|p| p.volatility != b'i')
            }
            _ => false,
        }
    }

    /// Whether the output function of one type or the input function of another is not immutable.
    fn reads_and_writes_mutably(&self, from: TypeOid, to: TypeOid) -> bool {
        self.catalog.get_type(from).is_some_and(|t| t.mutable_output)
            || self.catalog.get_type(to).is_some_and(|t| t.mutable_input)
    }
}
