//! UNION, INTERSECT, EXCEPT (`transformSetOperationStmt`).

use super::{Analyzer, collation::Derivation, from_clause::plain_column, row::analysis_syntax};
use crate::{
    ast::{self, Select, SelectBody, select},
    catalog::TypeOid,
    diagnostic::Diagnostic,
    query::{EntryColumn, EntryKind, Expr, ExprKind, SetOperation, Sort, Target, Var, VarColumn},
    source::Span,
};

/// A column of a set operation so far.
#[derive(Clone, Debug)]
struct Column {
    data_type: TypeOid,
    modifier: i32,
    span: Span,
    /// An untyped literal or parameter of a leaf, which takes the type of the other side.
    untyped: Option<Expr>,
    collation: Derivation,
}

impl Analyzer<'_> {
    pub(crate) fn set_operation(&mut self, operation: &select::SetOperation, select: &Select) {
        if let Some(locking) = select.locking.first() {
            let strength = super::select::strength_name(locking.strength);
            let message = format!("{strength} is not allowed with UNION/INTERSECT/EXCEPT");
            self.error("0A000", locking.span, message);
        }
        let levels = self.scopes.len();
        let recursive =
            matches!(self.recursive_names.last(), Some(Some((_, depth))) if depth + 1 == levels);
        let (tree, columns) = self.set_operation_node(operation, recursive);
        let names = self.leftmost_columns(&tree);
        let entry = leftmost(&tree);
        let marks = self.leftmost_marks(entry);
        let mut targets = Vec::new();
        let mut entry_columns: Vec<EntryColumn> = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let name = names.get(index).cloned().unwrap_or_default();
            let var = Var { levels_up: 0, entry, column: VarColumn::Column(index) };
            let expr = Expr {
                kind: ExprKind::Var(var),
                data_type: column.data_type,
                modifier: column.modifier,
                span: column.span,
            };
            entry_columns.push(EntryColumn {
                modifier: column.modifier,
                ..plain_column(&name, column.data_type)
            });
            targets.push(Target {
                expr,
                name,
                junk: false,
                mark: marks.get(index).cloned().flatten(),
            });
        }
        let scope = self.scope();
        scope.query.targets = targets;
        scope.query.set_operation = Some(tree);
        self.set_order_by(&select.order_by);
        self.limit_clauses(select);
    }

    fn leftmost_columns(&mut self, tree: &SetOperation) -> Vec<String> {
        let entry = leftmost(tree);
        let columns = self.scope().query.range_table.get(entry).map(|e| &e.columns);
        columns.into_iter().flatten().map(|c| c.name.clone()).collect()
    }

    fn leftmost_marks(&mut self, entry: usize) -> Vec<Option<select::OutputMark>> {
        match self.scope().query.range_table.get(entry).map(|e| &e.kind) {
            Some(EntryKind::Subquery(query)) => query.output().map(|t| t.mark.clone()).collect(),
            _ => Vec::new(),
        }
    }

    fn set_operation_node(
        &mut self,
        operation: &select::SetOperation,
        recursive: bool,
    ) -> (SetOperation, Vec<Column>) {
        // Chains to the left are as long as the query; they are walked without recursion.
        let mut chain = vec![operation];
        let mut leftmost = &operation.left;
        while let SelectBody::SetOperation(inner) = leftmost {
            chain.push(inner);
            leftmost = &inner.left;
        }
        let (mut tree, mut columns) = self.set_operand(leftmost);
        while let Some(operation) = chain.pop() {
            if chain.is_empty() && recursive {
                self.left_is_known(&tree, &columns);
            }
            let (right, right_columns) = self.set_operand(&operation.right);
            let (joined, types) = self.join_columns(operation, columns, right_columns);
            columns = joined;
            tree = SetOperation::Node {
                operator: operation.operator,
                all: operation.all,
                left: Box::new(tree),
                right: Box::new(right),
                types,
            };
        }
        (tree, columns)
    }

    /// Tells a recursive CTE the columns of its non-recursive term; what stands deeper is no recursive term of it.
    fn left_is_known(&mut self, tree: &SetOperation, columns: &[Column]) {
        let names = self.leftmost_columns(tree);
        let entry = |(index, column): (usize, &Column)| {
            let name = names.get(index).map_or("?column?", String::as_str);
            let collation = match column.collation {
                Derivation::Implicit(oid) | Derivation::Explicit(oid, _) => Some(oid),
                Derivation::None | Derivation::Conflict => None,
            };
            let modifier = column.modifier;
            EntryColumn { modifier, collation, ..plain_column(name, column.data_type) }
        };
        let columns = columns.iter().enumerate().map(entry).collect();
        self.note_recursive_columns(columns);
        if let Some(last) = self.recursive_names.last_mut() {
            *last = None;
        }
    }

    fn set_operand(&mut self, body: &SelectBody) -> (SetOperation, Vec<Column>) {
        match body {
            SelectBody::SetOperation(operation) => self.set_operation_node(operation, false),
            SelectBody::Nested(select)
                if select.with.is_none()
                    && select.order_by.is_empty()
                    && select.limit.is_none()
                    && select.offset.is_none()
                    && select.locking.is_empty() =>
            {
                self.set_operand(&select.body)
            }
            SelectBody::Nested(select) => self.set_leaf(select),
            SelectBody::Core(_) | SelectBody::Values(_) | SelectBody::Table(_) => {
                let span = match body {
                    SelectBody::Core(core) => core.span,
                    SelectBody::Values(values) => values.span,
                    SelectBody::Table(item) => item.span(),
                    SelectBody::SetOperation(o) => o.span,
                    SelectBody::Nested(s) => s.span,
                };
                let select = Select::plain(body.clone(), span);
                self.set_leaf(&select)
            }
        }
    }

    /// A member statement: a subquery that sees nothing of its neighbours.
    fn set_leaf(&mut self, select: &Select) -> (SetOperation, Vec<Column>) {
        if let SelectBody::Core(core) = &select.body
            && let Some(into) = core.into
        {
            self.report(analysis_syntax(
                into,
                "INTO is only allowed on first SELECT of UNION/INTERSECT/EXCEPT",
            ));
        }
        if let Some(locking) = select.locking.first() {
            let strength = super::select::strength_name(locking.strength);
            let message = format!("{strength} is not allowed with UNION/INTERSECT/EXCEPT");
            self.error("0A000", locking.span, message);
        }
        let namespace = std::mem::take(&mut self.scope().namespace);
        let query = self.analyze_select(select, false);
        self.scope().namespace = namespace;
        let columns: Vec<Column> = query
            .output()
            .map(|t| Column {
                data_type: t.expr.data_type,
                modifier: t.expr.modifier,
                span: t.expr.span,
                untyped: (t.expr.data_type == TypeOid::UNKNOWN).then(|| t.expr.clone()),
                collation: self.output_collation(&query, &t.expr),
            })
            .collect();
        let entry_columns = self.output_columns(&query);
        let number = self.scope().query.range_table.len() + 1;
        let kind = EntryKind::Subquery(Box::new(query));
        let item = self.add_entry(
            format!("*SELECT* {number}"),
            kind,
            entry_columns,
            None,
            false,
            select.span,
        );
        (SetOperation::Leaf(item.entry), columns)
    }

    fn join_columns(
        &mut self,
        operation: &select::SetOperation,
        left: Vec<Column>,
        right: Vec<Column>,
    ) -> (Vec<Column>, Vec<(TypeOid, i32)>) {
        let context = operator_name(operation.operator);
        if left.len() != right.len() {
            let message = format!("each {context} query must have the same number of columns");
            let span = right.first().map_or(operation.span, |c| c.span);
            let diagnostic = analysis_syntax(span, message);
            self.report(diagnostic.help(format!(
                "left has {}, right has {}",
                left.len(),
                right.len()
            )));
            let joined =
                left.iter().map(|c| Column { data_type: TypeOid::ERROR, ..c.clone() }).collect();
            return (joined, Vec::new());
        }
        let mut joined = Vec::new();
        let mut types = Vec::new();
        for (left, right) in left.into_iter().zip(right) {
            let as_expr = |c: &Column| Expr {
                kind: c.untyped.as_ref().map_or(ExprKind::CaseTest, |e| e.kind.clone()),
                data_type: c.data_type,
                modifier: c.modifier,
                span: c.span,
            };
            let (l, r) = (as_expr(&left), as_expr(&right));
            let common = self.common_type(&[&l, &r], context);
            let modifier = Self::common_modifier(&[&l, &r], common);
            let (left_span, right_span) = (l.span, r.span);
            for side in [l, r] {
                self.coerce_to_common(side, common, context);
            }
            if !common.is_error()
                && (!operation.all || operation.operator != select::SetOperator::Union)
            {
                let value = Expr {
                    kind: ExprKind::CaseTest,
                    data_type: common,
                    modifier,
                    span: right_span,
                };
                self.require_equality(&value);
            }
            types.push((common, modifier));
            let all = operation.all && operation.operator == select::SetOperator::Union;
            let collation = self.set_collation(left.collation, right.collation, all, right_span);
            joined.push(Column {
                data_type: common,
                modifier,
                span: left_span,
                untyped: None,
                collation,
            });
        }
        (joined, types)
    }

    /// ORDER BY of a set operation takes output names and positions only.
    fn set_order_by(&mut self, items: &[ast::expr::SortItem]) {
        let count = self.scope().query.targets.len();
        let orders = self.orders(items, &mut Self::set_sort);
        self.set_orders(orders);
        self.scope().query.targets.truncate(count);
    }

    fn set_sort(&mut self, item: &ast::expr::SortItem) -> Option<Sort> {
        let before = self.diagnostics.len();
        let inner = super::expr::unparen(&item.expr);
        let simple = match &inner.kind {
            ast::ExprKind::Literal(_) => true,
            // The grammar makes one constant of a sign and digits.
            ast::ExprKind::Unary { .. } => item.expr.as_number().is_some(),
            ast::ExprKind::Column(name) => {
                name.parts.len() == 1
                    && self.scope().query.targets.iter().any(|t| name.last().matches(&t.name))
            }
            _ => false,
        };
        if simple {
            return self.sort(item);
        }
        // The names that could be meant are checked first, as the server does.
        let targets = self.scope().query.targets.clone();
        self.set_order_expression(inner, &targets);
        if self.diagnostics.len() == before {
            let diagnostic = Diagnostic::error(
                "0A000",
                item.expr.span,
                "invalid UNION/INTERSECT/EXCEPT ORDER BY clause",
            );
            self.report(diagnostic.help(
                "only result column names can be used, not expressions or functions: add the expression to \
                 every SELECT, or move the UNION into a FROM clause",
            ));
        }
        None
    }

    /// An expression over the output columns.
    fn set_order_expression(&mut self, expr: &ast::Expr, targets: &[Target]) {
        let columns = targets
            .iter()
            .map(|t| super::scope::NamespaceColumn {
                name: t.name.clone(),
                expr: t.expr.clone(),
                hidden: false,
            })
            .collect();
        let item = super::scope::NamespaceItem {
            entry: 0,
            name: String::new(),
            aliased: true,
            relation: None,
            columns: std::rc::Rc::new(columns),
            relation_visible: false,
            columns_visible: true,
            lateral_only: false,
            lateral_ok: true,
            span: expr.span,
        };
        let before = std::mem::replace(&mut self.scope().namespace, vec![item]);
        self.in_context(super::scope::Context::OrderBy, |a| a.expr(expr));
        self.scope().namespace = before;
    }
}

fn leftmost(tree: &SetOperation) -> usize {
    let mut tree = tree;
    loop {
        match tree {
            SetOperation::Leaf(entry) => return *entry,
            SetOperation::Node { left, .. } => tree = left,
        }
    }
}

fn operator_name(operator: select::SetOperator) -> &'static str {
    match operator {
        select::SetOperator::Union => "UNION",
        select::SetOperator::Intersect => "INTERSECT",
        select::SetOperator::Except => "EXCEPT",
    }
}
