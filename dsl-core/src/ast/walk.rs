//! Walking syntax trees, one step at a time.

use super::{
    Assignment, ConflictAction, ConflictTarget, Expr, ExprKind, FromItem, Insert, InsertSource,
    JoinQual, Select, SelectBody, SelectCore, SelectItem, Statement,
    dml::MergeAction,
    expr::{
        FunctionCall, InSet, Over, QuantifiedRight, SortItem, SpecialSyntax, Subscript,
        WindowDefinition,
    },
    select::{Distinct, GroupItem, Limit},
};

/// A direct part of an expression.
#[derive(Clone, Copy, Debug)]
pub enum Part<'t> {
    Expr(&'t Expr),
    Subquery(&'t Select),
}

/// Whether an expression is or holds one of some kind, but for those in subqueries.
pub fn holds(expr: &Expr, what: &dyn Fn(&ExprKind) -> bool) -> bool {
    let mut waiting = vec![expr];
    while let Some(expr) = waiting.pop() {
        if what(&expr.kind) {
            return true;
        }
        expr_parts(expr, &mut |part| {
            if let Part::Expr(expr) = part {
                waiting.push(expr);
            }
        });
    }
    false
}

/// Calls `visit` with each operand and subquery directly below an expression.
pub fn expr_parts<'t>(expr: &'t Expr, visit: &mut dyn FnMut(Part<'t>)) {
    let mut all = |exprs: &'t [Expr]| exprs.iter().for_each(|e| visit(Part::Expr(e)));
    match &expr.kind {
        ExprKind::Literal(_)
        | ExprKind::Column(_)
        | ExprKind::Wildcard(_)
        | ExprKind::Param(_)
        | ExprKind::Splice(..)
        | ExprKind::PageKey { .. }
        | ExprKind::CurrentOf(_)
        | ExprKind::Default
        | ExprKind::Error => {}
        ExprKind::Match(choice) => choice.arms.iter().for_each(|a| visit(Part::Expr(&a.part))),
        ExprKind::MatchOrder(choice) => {
            choice.arms.iter().for_each(|a| sort_parts(&a.part, visit));
        }
        ExprKind::Paren(operand)
        | ExprKind::Optional { operand, .. }
        | ExprKind::Unary { operand, .. }
        | ExprKind::Not(operand)
        | ExprKind::Is { operand, .. }
        | ExprKind::Cast { operand, .. }
        | ExprKind::Collate { operand, .. }
        | ExprKind::Field { operand, .. }
        | ExprKind::FieldWildcard(operand) => visit(Part::Expr(operand)),
        ExprKind::Binary { left, right, .. }
        | ExprKind::DistinctFrom { left, right, .. }
        | ExprKind::NullIf(left, right)
        | ExprKind::Overlaps { left, right } => {
            visit(Part::Expr(left));
            visit(Part::Expr(right));
        }
        ExprKind::And(list)
        | ExprKind::Or(list)
        | ExprKind::Coalesce(list)
        | ExprKind::Greatest(list)
        | ExprKind::Least(list)
        | ExprKind::Array(list)
        | ExprKind::ArrayElements(list)
        | ExprKind::Row { fields: list, .. }
        | ExprKind::Grouping(list) => all(list),
        ExprKind::Between { operand, low, high, .. } => {
            [operand, low, high].into_iter().for_each(|e| visit(Part::Expr(e)));
        }
        ExprKind::In { operand, set, .. } => {
            visit(Part::Expr(operand));
            match set {
                InSet::List(list) => list.iter().for_each(|e| visit(Part::Expr(e))),
                InSet::Subquery(query) => visit(Part::Subquery(query)),
                InSet::Splice(list) => visit(Part::Expr(list)),
            }
        }
        ExprKind::Like { operand, pattern, escape, .. } => {
            visit(Part::Expr(operand));
            visit(Part::Expr(pattern));
            escape.iter().for_each(|e| visit(Part::Expr(e)));
        }
        ExprKind::Quantified { left, right, .. } => {
            visit(Part::Expr(left));
            match right {
                QuantifiedRight::Array(array) => visit(Part::Expr(array)),
                QuantifiedRight::Subquery(query) => visit(Part::Subquery(query)),
            }
        }
        ExprKind::AtTimeZone { operand, zone } => {
            visit(Part::Expr(operand));
            zone.iter().for_each(|e| visit(Part::Expr(e)));
        }
        ExprKind::Case { operand, whens, else_ } => {
            operand.iter().for_each(|e| visit(Part::Expr(e)));
            for when in whens {
                visit(Part::Expr(&when.condition));
                visit(Part::Expr(&when.result));
            }
            else_.iter().for_each(|e| visit(Part::Expr(e)));
        }
        ExprKind::Function(call) => call_parts(call, visit),
        ExprKind::Special(call) => {
            call.args.iter().for_each(|e| visit(Part::Expr(e)));
            match &call.syntax {
                SpecialSyntax::Xml(xml) => xml.named.iter().for_each(|(e, _)| visit(Part::Expr(e))),
                SpecialSyntax::Json(json) => {
                    json.exprs().for_each(|e| visit(Part::Expr(e)));
                    json.subquery.iter().for_each(|(q, _)| visit(Part::Subquery(q)));
                    if let Some(Over::Window(window)) = &json.over {
                        window_parts(window, visit);
                    }
                }
                _ => {}
            }
        }
        ExprKind::SqlValue { precision, .. } => precision.iter().for_each(|e| visit(Part::Expr(e))),
        ExprKind::ArraySubquery(query) | ExprKind::Subquery(query) | ExprKind::Exists(query) => {
            visit(Part::Subquery(query));
        }
        ExprKind::Nested(nested) => visit(Part::Subquery(&nested.query)),
        ExprKind::Subscript { operand, subscript } => {
            visit(Part::Expr(operand));
            match &**subscript {
                Subscript::Index(index) => visit(Part::Expr(index)),
                Subscript::Slice(low, high) => {
                    low.iter().chain(high).for_each(|e| visit(Part::Expr(e)))
                }
            }
        }
    }
}

fn call_parts<'t>(call: &'t FunctionCall, visit: &mut dyn FnMut(Part<'t>)) {
    call.args.iter().for_each(|a| visit(Part::Expr(&a.value)));
    let sorted = call.order_by.iter().chain(call.within_group.iter().flatten());
    sorted.for_each(|s| visit(Part::Expr(&s.expr)));
    call.filter.iter().for_each(|e| visit(Part::Expr(e)));
    if let Some(Over::Window(window)) = &call.over {
        window_parts(window, visit);
    }
}

fn window_parts<'t>(window: &'t WindowDefinition, visit: &mut dyn FnMut(Part<'t>)) {
    window.partition_by.iter().for_each(|e| visit(Part::Expr(e)));
    window.order_by.iter().for_each(|s| visit(Part::Expr(&s.expr)));
}

/// Calls `visit` with each expression and subquery of a query's own clauses; FROM and set operands are the caller's.
pub fn clause_parts<'t>(select: &'t Select, visit: &mut dyn FnMut(Part<'t>)) {
    tail_parts(select, visit);
    body_parts(&select.body, visit);
}

/// Calls `visit` with each expression of ORDER BY, OFFSET and LIMIT.
pub fn tail_parts<'t>(select: &'t Select, visit: &mut dyn FnMut(Part<'t>)) {
    sort_parts(&select.order_by, visit);
    select.offset.iter().for_each(|e| visit(Part::Expr(e)));
    match &select.limit {
        Some(Limit::Count(count)) => visit(Part::Expr(count)),
        Some(Limit::Fetch { count, .. }) => count.iter().for_each(|e| visit(Part::Expr(e))),
        Some(Limit::All) | None => {}
    }
}

/// Calls `visit` with each expression of a query's body; FROM, set operands and queries in parentheses are the caller's.
pub fn body_parts<'t>(body: &'t SelectBody, visit: &mut dyn FnMut(Part<'t>)) {
    match body {
        SelectBody::Core(core) => core_parts(core, visit),
        SelectBody::Values(values) => {
            values.rows.iter().flatten().for_each(|e| visit(Part::Expr(e)))
        }
        SelectBody::Table(_) | SelectBody::SetOperation(_) | SelectBody::Nested(_) => {}
    }
}

/// Calls `visit` with each expression and subquery of a query, its FROM, operands of set operations and queries of
/// WITH included; their own subqueries come whole.
pub fn select_parts<'t>(select: &'t Select, visit: &mut dyn FnMut(Part<'t>)) {
    for cte in select.with.iter().flat_map(|with| &with.ctes) {
        if let Statement::Select(select) = &cte.statement {
            visit(Part::Subquery(select));
        }
    }
    clause_parts(select, visit);
    let mut bodies = vec![&select.body];
    while let Some(body) = bodies.pop() {
        match body {
            SelectBody::Core(core) => {
                core.from.iter().for_each(|item| from_parts(item, visit));
                if !std::ptr::eq(body, &select.body) {
                    core_parts(core, visit);
                }
            }
            SelectBody::Table(item) => from_parts(item, visit),
            SelectBody::SetOperation(operation) => {
                bodies.extend([&operation.left, &operation.right]);
            }
            SelectBody::Nested(inner) => visit(Part::Subquery(inner)),
            SelectBody::Values(values) => {
                if !std::ptr::eq(body, &select.body) {
                    values.rows.iter().flatten().for_each(|e| visit(Part::Expr(e)));
                }
            }
        }
    }
}

/// Calls `visit` with each expression and subquery of a statement that writes: its queries of WITH, its FROM and its
/// RETURNING are among them.
pub fn statement_parts<'t>(statement: &'t Statement, visit: &mut dyn FnMut(Part<'t>)) {
    let with = match statement {
        Statement::Select(select) => return visit(Part::Subquery(select)),
        Statement::Copy(inner, _) => return statement_parts(inner, visit),
        Statement::Insert(insert) => &insert.with,
        Statement::Update(update) => {
            update.from.iter().for_each(|item| from_parts(item, visit));
            &update.with
        }
        Statement::Delete(delete) => {
            delete.using.iter().for_each(|item| from_parts(item, visit));
            &delete.with
        }
        Statement::Merge(merge) => {
            from_parts(&merge.source, visit);
            &merge.with
        }
    };
    write_parts(statement, visit);
    for cte in with.iter().flat_map(|with| &with.ctes) {
        if let Statement::Select(select) = &cte.statement {
            visit(Part::Subquery(select));
        }
    }
}

/// Calls `visit` with each expression of a statement that writes, and with the query of INSERT; WITH and FROM are the
/// caller's.
pub fn write_parts<'t>(statement: &'t Statement, visit: &mut dyn FnMut(Part<'t>)) {
    let returning = match statement {
        Statement::Select(_) | Statement::Copy(..) => return,
        Statement::Insert(insert) => {
            insert_parts(insert, visit);
            &insert.returning
        }
        Statement::Update(update) => {
            assigned_parts(&update.assignments, visit);
            update.where_.iter().for_each(|e| visit(Part::Expr(e)));
            &update.returning
        }
        Statement::Delete(delete) => {
            delete.where_.iter().for_each(|e| visit(Part::Expr(e)));
            &delete.returning
        }
        Statement::Merge(merge) => {
            visit(Part::Expr(&merge.on));
            for when in &merge.whens {
                when.condition.iter().for_each(|e| visit(Part::Expr(e)));
                match &when.action {
                    MergeAction::Update(assignments) => assigned_parts(assignments, visit),
                    MergeAction::Insert { values, .. } => {
                        values.iter().flatten().for_each(|e| visit(Part::Expr(e)));
                    }
                    MergeAction::DoNothing | MergeAction::Delete => {}
                }
            }
            &merge.returning
        }
    };
    for item in returning.iter().flat_map(|returning| &returning.items) {
        if let SelectItem::Expr { value, .. } = item {
            visit(Part::Expr(value));
        }
    }
}

fn insert_parts<'t>(insert: &'t Insert, visit: &mut dyn FnMut(Part<'t>)) {
    if let InsertSource::Select(select) = &insert.source {
        visit(Part::Subquery(select));
    }
    let Some(conflict) = &insert.on_conflict else { return };
    if let Some(ConflictTarget::Inference { elements, where_, .. }) = &conflict.target {
        elements.iter().for_each(|e| visit(Part::Expr(&e.expr)));
        where_.iter().for_each(|e| visit(Part::Expr(e)));
    }
    if let ConflictAction::Update { assignments, where_ } = &conflict.action {
        assigned_parts(assignments, visit);
        where_.iter().for_each(|e| visit(Part::Expr(e)));
    }
}

fn assigned_parts<'t>(assignments: &'t [Assignment], visit: &mut dyn FnMut(Part<'t>)) {
    assignments.iter().for_each(|assigned| visit(Part::Expr(assigned.value())));
}

fn core_parts<'t>(core: &'t SelectCore, visit: &mut dyn FnMut(Part<'t>)) {
    if let Some(Distinct::On(list, _)) = &core.distinct {
        list.iter().for_each(|e| visit(Part::Expr(e)));
    }
    for item in &core.items {
        if let SelectItem::Expr { value, .. } = item {
            visit(Part::Expr(value));
        }
    }
    core.where_.iter().chain(&core.having).for_each(|e| visit(Part::Expr(e)));
    if let Some(group_by) = &core.group_by {
        group_by.items.iter().for_each(|i| group_parts(i, visit));
    }
    core.windows.iter().for_each(|w| window_parts(&w.definition, visit));
}

fn sort_parts<'t>(items: &'t [SortItem], visit: &mut dyn FnMut(Part<'t>)) {
    items.iter().for_each(|s| visit(Part::Expr(&s.expr)));
}

fn group_parts<'t>(item: &'t GroupItem, visit: &mut dyn FnMut(Part<'t>)) {
    match item {
        GroupItem::Expr(expr) => visit(Part::Expr(expr)),
        GroupItem::Empty(_) => {}
        GroupItem::Rollup(list, _) | GroupItem::Cube(list, _) => {
            list.iter().for_each(|e| visit(Part::Expr(e)));
        }
        GroupItem::GroupingSets(items, _) => items.iter().for_each(|i| group_parts(i, visit)),
    }
}

/// Calls `visit` with the expressions and subqueries of a FROM item, joins inside it included; `LATERAL` subqueries
/// and function arguments too.
pub fn from_parts<'t>(item: &'t FromItem, visit: &mut dyn FnMut(Part<'t>)) {
    match item {
        FromItem::Table { sample, .. } => {
            if let Some(sample) = sample {
                sample.args.iter().chain(&sample.repeatable).for_each(|e| visit(Part::Expr(e)));
            }
        }
        FromItem::Subquery { query, .. } => visit(Part::Subquery(query)),
        FromItem::Function(function) => {
            function.functions.iter().for_each(|f| visit(Part::Expr(&f.call)))
        }
        FromItem::Join(join) => {
            from_parts(&join.left, visit);
            from_parts(&join.right, visit);
            if let JoinQual::On(on) = &join.qual {
                visit(Part::Expr(on));
            }
        }
        FromItem::Paren { item, .. } => from_parts(item, visit),
        FromItem::XmlTable(table) => {
            visit(Part::Expr(&table.document));
            visit(Part::Expr(&table.path));
            table.namespaces.iter().for_each(|(e, _)| visit(Part::Expr(e)));
            for column in &table.columns {
                column.path.iter().chain(&column.default).for_each(|e| visit(Part::Expr(e)));
            }
        }
        FromItem::JsonTable(table) => table.exprs(&mut |e| visit(Part::Expr(e))),
        FromItem::Rows(_) | FromItem::Error(_) => {}
    }
}
