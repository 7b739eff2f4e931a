//! Expressions.
//!
//! The tree keeps the parentheses that were written, so that printing each node's parts in order gives the same tree
//! again. Only a rewritten node needs parentheses of its own: `x in {list}`, which binds tighter than the
//! `x = ANY ($1)` that it becomes.

use super::{layout::Group, name::Place, sql::Printer};
use crate::ast::{
    Expr, ExprKind, QualifiedName,
    expr::{CastSpelling, InSet, IsTest, LikeKind, Operator, QuantifiedRight, Subscript, When},
};
use crate::lex::RustIndex;
use crate::source::Span;

impl Printer<'_> {
    pub(super) fn expr(&mut self, expr: &Expr) {
        if self.row_reference(expr) {
            return;
        }
        match &expr.kind {
            ExprKind::Literal(literal) => self.literal(literal),
            ExprKind::Column(_) if self.resolutions.nested.contains_key(&expr.span) => {
                self.nested_rows(expr);
            }
            ExprKind::Column(_) if self.batch_reference(expr) => {}
            ExprKind::Column(name) => self.column(name, expr.span),
            ExprKind::Wildcard(name) => {
                match self.stand_in(expr.span) {
                    Some(table) => self.ident(&table, Place::Column),
                    None => self.qualified(name, Place::Column),
                }
                self.layout.push(".*");
            }
            ExprKind::Param(number) => self.param(expr, *number),
            ExprKind::Splice(_, RustIndex(index)) => self.param(expr, index.saturating_add(1)),
            ExprKind::PageKey { cursor, key } => self.page_key(*cursor, *key, expr.span),
            ExprKind::Paren(inner) => self.block(Group::Fit, |p| p.ungrouped(inner)),
            ExprKind::Binary { left, .. } if !matches!(left.kind, ExprKind::Binary { .. }) => {
                self.binary(expr);
            }
            ExprKind::And(_) | ExprKind::Or(_) | ExprKind::Binary { .. } => {
                self.layout.open(Group::Fit);
                self.layout.indent();
                self.ungrouped(expr);
                self.layout.dedent();
                self.layout.close();
            }
            ExprKind::Optional { operand, needs } => self.optional_value(operand, needs),
            ExprKind::Match(choice) => self.match_condition(choice, expr.span),
            ExprKind::Default => self.layout.push("DEFAULT"),
            ExprKind::Error => {}
            ExprKind::Unary { .. }
            | ExprKind::Not(_)
            | ExprKind::Is { .. }
            | ExprKind::DistinctFrom { .. }
            | ExprKind::Between { .. }
            | ExprKind::In { .. }
            | ExprKind::Like { .. }
            | ExprKind::Quantified { .. }
            | ExprKind::Overlaps { .. } => self.predicate(expr),
            ExprKind::Cast { .. }
            | ExprKind::Collate { .. }
            | ExprKind::AtTimeZone { .. }
            | ExprKind::Subscript { .. }
            | ExprKind::Field { .. }
            | ExprKind::FieldWildcard(_) => self.postfix(expr),
            _ => self.primary(expr),
        }
    }

    fn column(&mut self, name: &QualifiedName, span: Span) {
        let Some(table) = self.stand_in(span) else {
            return self.qualified(name, Place::Column);
        };
        self.ident(&table, Place::Column);
        if name.parts.len() > 1 {
            self.layout.push_char('.');
            self.ident(name.last(), Place::Label);
        }
    }

    /// What is followed or preceded by an operator.
    pub(super) fn operand(&mut self, expr: &Expr) {
        if matches!(expr.kind, ExprKind::In { set: InSet::Splice(_), .. }) {
            self.layout.push_char('(');
            self.expr(expr);
            self.layout.push_char(')');
        } else {
            self.expr(expr);
        }
    }

    /// A chain of operators, whose places for line breaks belong to the group around it.
    fn ungrouped(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::And(operands) => self.chain(operands, "AND "),
            ExprKind::Or(operands) => self.chain(operands, "OR "),
            ExprKind::Binary { .. } => self.binary(expr),
            _ => self.expr(expr),
        }
    }

    fn chain(&mut self, operands: &[Expr], word: &str) {
        for (i, operand) in operands.iter().enumerate() {
            if i > 0 {
                self.layout.line();
                self.layout.push(word);
            }
            self.expr(operand);
        }
    }

    /// Walks the left side without recursion; `a || b || c` may be broken, a single comparison is not.
    fn binary(&mut self, expr: &Expr) {
        if let ExprKind::Binary { left, right, .. } = &expr.kind
            && self.batch_match(expr, left, right)
        {
            return;
        }
        let mut chain = Vec::new();
        let mut first = expr;
        while let ExprKind::Binary { op, left, right } = &first.kind {
            chain.push((op, right));
            first = left;
        }
        self.operand(first);
        let breaks = chain.len() > 1;
        for (op, right) in chain.into_iter().rev() {
            if breaks {
                self.layout.line();
            } else {
                self.layout.push_char(' ');
            }
            self.operator(op);
            self.layout.push_char(' ');
            self.operand(right);
        }
    }

    pub(super) fn operator(&mut self, op: &Operator) {
        match &op.schema {
            None => self.layout.push(op.symbol),
            Some(schema) => {
                self.layout.push("OPERATOR(");
                self.ident(schema, Place::Column);
                self.layout.push_char('.');
                self.layout.push(op.symbol);
                self.layout.push_char(')');
            }
        }
    }

    fn param(&mut self, expr: &Expr, otherwise: u32) {
        let number =
            self.resolutions.params.get(&expr.span).map_or(otherwise as usize, |p| p.number);
        let param = number.saturating_sub(1);
        self.layout.param(param);
        self.decisions.note_param(param, expr.span);
    }

    fn predicate(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Unary { op, operand } => self.unary(op, operand),
            ExprKind::Not(operand) => {
                self.layout.push("NOT ");
                self.expr(operand);
            }
            ExprKind::Is { operand, test, negated } => self.is(operand, *test, *negated),
            ExprKind::DistinctFrom { left, right, negated } => {
                self.operand(left);
                self.layout.push(if *negated {
                    " IS NOT DISTINCT FROM "
                } else {
                    " IS DISTINCT FROM "
                });
                self.operand(right);
            }
            ExprKind::Between { operand, low, high, symmetric, negated } => {
                self.operand(operand);
                self.layout.push(if *negated { " NOT BETWEEN " } else { " BETWEEN " });
                if *symmetric {
                    self.layout.push("SYMMETRIC ");
                }
                self.operand(low);
                self.layout.push(" AND ");
                self.operand(high);
            }
            ExprKind::In { operand, set, negated } => self.in_set(operand, set, *negated),
            ExprKind::Like { kind, operand, pattern, escape, negated } => {
                self.operand(operand);
                self.layout.push(if *negated { " NOT " } else { " " });
                self.layout.push(match kind {
                    LikeKind::Like => "LIKE ",
                    LikeKind::ILike => "ILIKE ",
                    LikeKind::SimilarTo => "SIMILAR TO ",
                });
                self.operand(pattern);
                if let Some(escape) = escape {
                    self.layout.push(" ESCAPE ");
                    self.operand(escape);
                }
            }
            ExprKind::Quantified { left, op, all, right } => {
                self.operand(left);
                self.layout.push_char(' ');
                self.operator(op);
                self.layout.push(if *all { " ALL " } else { " ANY " });
                match right {
                    QuantifiedRight::Array(array) => self.parens(array),
                    QuantifiedRight::Subquery(select) => self.subquery(select),
                }
            }
            ExprKind::Overlaps { left, right } => {
                self.operand(left);
                self.layout.push(" OVERLAPS ");
                self.operand(right);
            }
            _ => {}
        }
    }

    fn unary(&mut self, op: &Operator, operand: &Expr) {
        self.operator(op);
        // A sign may touch its operand, unless that begins with a sign too: `--` begins a comment.
        let sign = op.schema.is_none() && (op.symbol == "-" || op.symbol == "+");
        if !sign || matches!(operand.kind, ExprKind::Unary { .. }) {
            self.layout.push_char(' ');
        }
        self.operand(operand);
    }

    fn is(&mut self, operand: &Expr, test: IsTest, negated: bool) {
        self.operand(operand);
        self.layout.push(if negated { " IS NOT " } else { " IS " });
        match test {
            IsTest::Null => self.layout.push("NULL"),
            IsTest::True => self.layout.push("TRUE"),
            IsTest::False => self.layout.push("FALSE"),
            IsTest::Unknown => self.layout.push("UNKNOWN"),
            IsTest::Document => self.layout.push("DOCUMENT"),
            IsTest::Normalized(form) => {
                if let Some(form) = form {
                    self.words(form);
                    self.layout.push_char(' ');
                }
                self.layout.push("NORMALIZED");
            }
            IsTest::Json { kind, unique_keys } => {
                self.layout.push("JSON");
                if let Some(kind) = kind {
                    self.layout.push_char(' ');
                    self.words(kind);
                }
                if unique_keys {
                    self.layout.push(" WITH UNIQUE KEYS");
                }
            }
        }
    }

    /// Keywords, in capitals.
    pub(super) fn words(&mut self, words: &str) {
        self.layout.text().extend(words.chars().map(|c| c.to_ascii_uppercase()));
    }

    fn in_set(&mut self, operand: &Expr, set: &InSet, negated: bool) {
        self.operand(operand);
        match set {
            InSet::List(items) => {
                self.layout.push(if negated { " NOT IN " } else { " IN " });
                self.row_values(items);
            }
            InSet::Subquery(select) => {
                self.layout.push(if negated { " NOT IN " } else { " IN " });
                self.subquery(select);
            }
            InSet::Splice(list) if self.resolutions.row_lists.contains_key(&list.span) => {
                self.layout.push(if negated { " NOT IN " } else { " IN " });
                self.row_list(list);
            }
            InSet::Splice(list) => {
                self.layout.push(if negated { " <> ALL " } else { " = ANY " });
                self.parens(list);
            }
        }
    }

    pub(super) fn parens(&mut self, inner: &Expr) {
        self.block(Group::Fit, |p| p.ungrouped(inner));
    }

    fn postfix(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Cast { operand, type_name, spelling } => match spelling {
                CastSpelling::Cast => {
                    self.layout.push("CAST(");
                    self.expr(operand);
                    self.layout.push(" AS ");
                    self.type_name(type_name);
                    self.layout.push_char(')');
                }
                CastSpelling::DoubleColon => {
                    self.operand(operand);
                    self.layout.push("::");
                    self.type_name(type_name);
                }
                CastSpelling::TypedLiteral => self.typed_literal(type_name, operand),
                CastSpelling::Implied => self.expr(operand),
            },
            ExprKind::Collate { operand, collation } => {
                self.operand(operand);
                self.layout.push(" COLLATE ");
                self.qualified(collation, Place::Column);
            }
            ExprKind::AtTimeZone { operand, zone } => {
                self.operand(operand);
                match zone {
                    None => self.layout.push(" AT LOCAL"),
                    Some(zone) => {
                        self.layout.push(" AT TIME ZONE ");
                        self.operand(zone);
                    }
                }
            }
            ExprKind::Subscript { operand, subscript } => {
                self.operand(operand);
                self.subscript(subscript);
            }
            ExprKind::Field { operand, field } => {
                self.operand(operand);
                self.layout.push_char('.');
                self.ident(field, Place::Label);
            }
            ExprKind::FieldWildcard(operand) => {
                self.operand(operand);
                self.layout.push(".*");
            }
            _ => {}
        }
    }

    pub(super) fn subscript(&mut self, subscript: &Subscript) {
        self.layout.push_char('[');
        match subscript {
            Subscript::Index(index) => self.expr(index),
            Subscript::Slice(low, high) => {
                if let Some(low) = low {
                    self.expr(low);
                }
                self.layout.push_char(':');
                if let Some(high) = high {
                    self.expr(high);
                }
            }
        }
        self.layout.push_char(']');
    }

    fn primary(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Case { operand, whens, else_ } => {
                self.case(operand.as_deref(), whens, else_.as_deref());
            }
            ExprKind::Coalesce(args) => self.keyword_call("COALESCE", args),
            ExprKind::NullIf(left, right) => {
                self.layout.push("NULLIF");
                self.block(Group::Fit, |p| {
                    p.expr(left);
                    p.layout.push_char(',');
                    p.layout.line();
                    p.expr(right);
                });
            }
            ExprKind::Greatest(args) => self.keyword_call("GREATEST", args),
            ExprKind::Least(args) => self.keyword_call("LEAST", args),
            ExprKind::Grouping(args) => self.keyword_call("GROUPING", args),
            ExprKind::Function(call) => self.function(call),
            ExprKind::Special(call) => self.special(call),
            ExprKind::SqlValue { name, precision } => {
                self.words(name);
                if let Some(precision) = precision {
                    self.layout.push_char('(');
                    self.expr(precision);
                    self.layout.push_char(')');
                }
            }
            ExprKind::Array(elements) => {
                self.layout.push("ARRAY");
                self.brackets(elements);
            }
            ExprKind::ArrayElements(elements) => self.brackets(elements),
            ExprKind::Nested(_) | ExprKind::ArraySubquery(_) | ExprKind::Subquery(_)
                if self.resolutions.nested.contains_key(&expr.span) =>
            {
                self.nested_rows(expr);
            }
            ExprKind::Nested(nested) => self.plain_nested(nested),
            ExprKind::ArraySubquery(select) => {
                self.layout.push("ARRAY");
                self.subquery(select);
            }
            ExprKind::Row { fields, explicit } => {
                self.layout.push(if *explicit { "ROW" } else { "" });
                self.arguments(fields);
            }
            ExprKind::Subquery(select) => self.subquery(select),
            ExprKind::Exists(select) => {
                self.layout.push("EXISTS ");
                self.subquery(select);
            }
            ExprKind::CurrentOf(cursor) => {
                self.layout.push("CURRENT OF ");
                self.ident(cursor, Place::Column);
            }
            _ => {}
        }
    }

    /// `WORD(a, b)`
    pub(super) fn keyword_call(&mut self, word: &str, args: &[Expr]) {
        self.layout.push(word);
        self.arguments(args);
    }

    pub(super) fn arguments(&mut self, args: &[Expr]) {
        if args.is_empty() {
            self.layout.push("()");
        } else {
            self.row_values(args);
        }
    }

    fn brackets(&mut self, elements: &[Expr]) {
        self.layout.push_char('[');
        self.layout.open(Group::Fit);
        self.layout.indent();
        self.layout.soft_break();
        self.items(elements, Self::expr);
        self.layout.dedent();
        self.layout.soft_break();
        self.layout.close();
        self.layout.push_char(']');
    }

    fn case(&mut self, operand: Option<&Expr>, whens: &[When], else_: Option<&Expr>) {
        self.layout.open(Group::Fit);
        self.layout.push("CASE");
        if let Some(operand) = operand {
            self.layout.push_char(' ');
            self.expr(operand);
        }
        self.layout.indent();
        for when in whens {
            self.clause("WHEN ");
            self.expr(&when.condition);
            self.layout.push(" THEN ");
            self.expr(&when.result);
        }
        if let Some(else_) = else_ {
            self.clause("ELSE ");
            self.expr(else_);
        }
        self.layout.dedent();
        self.layout.line();
        self.layout.push("END");
        self.layout.close();
    }

    /// `a, b` on the line.
    pub(super) fn plain_list(&mut self, exprs: &[Expr]) {
        for (i, expr) in exprs.iter().enumerate() {
            if i > 0 {
                self.layout.push(", ");
            }
            self.expr(expr);
        }
    }
}
