//! What INSERT, UPDATE, DELETE and MERGE share: the target, assignments, RETURNING (`parse_target.c`).

use super::{
    Analyzer, coerce,
    errors::{did_you_mean, nearest},
    row::analysis_syntax,
    scope::{Context, NamespaceItem},
};
use crate::{
    ast::{
        self, Ident, QualifiedName, TableAlias,
        dml::{AssignTarget, Indirection, Returning},
    },
    catalog::{CastContext, Relation, TypeOid},
    diagnostic::Diagnostic,
    query::{Assigned, EntryKind, Expr, ExprKind, RangeTableEntry},
    source::Span,
};

/// What a statement does to its target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Write {
    Insert,
    Update,
    Delete,
}

impl<'a> Analyzer<'a> {
    /// Adds the table that is written to the range table (`setTargetTable`).
    pub(crate) fn target_table(
        &mut self,
        name: &QualifiedName,
        alias: Option<&TableAlias>,
        only: bool,
        write: Option<Write>,
    ) -> Option<(&'a Relation, NamespaceItem)> {
        let relation = self.resolve_relation(name)?;
        let item = self.add_relation_entry(relation, alias, only, name.span);
        self.scope().query.result = Some(item.entry);
        if let Some(write) = write {
            self.check_writable(relation, write, name.span);
        }
        Some((relation, item))
    }

    /// The column that a target names, reported when missing.
    pub(crate) fn assigned_attribute(
        &mut self,
        relation: &Relation,
        column: &Ident,
        span: Span,
        write: Write,
    ) -> Option<i16> {
        for spelling in column.spellings() {
            if let Some(attribute) = relation.attribute_named(spelling) {
                self.note_spelling(column, spelling);
                return Some(attribute.number);
            }
        }
        let name = column.declared();
        let system = ["ctid", "xmin", "cmin", "xmax", "cmax", "tableoid"];
        if system.contains(&name) && write != Write::Insert {
            self.error("0A000", span, format!("cannot assign to system column \"{name}\""));
            return None;
        }
        let message = format!("column \"{name}\" of relation \"{}\" does not exist", relation.name);
        let near = nearest(name, relation.live_attributes().map(|a| a.name.as_ref()));
        let mut diagnostic = Diagnostic::error("42703", column.span, message);
        let is_table = |entry: &RangeTableEntry| entry.name == name;
        if self.scope().query.range_table.iter().any(is_table) {
            diagnostic = diagnostic.help("a column is set by its name alone: `set column = …`");
        } else if let Some(help) = did_you_mean(&near) {
            diagnostic = diagnostic.help(help);
        }
        self.report(diagnostic);
        None
    }

    /// A value for a column: coerced as an assignment (`transformAssignedExpr`).
    pub(crate) fn assign(
        &mut self,
        relation: &Relation,
        target: &AssignTarget,
        attribute: i16,
        value: Expr,
    ) -> Option<Assigned> {
        let column = relation.attribute(attribute)?;
        if matches!(value.kind, ExprKind::Default) {
            if let Some(first) = target.indirection.first() {
                let what = match first {
                    Indirection::Field(_) => "a subfield",
                    Indirection::Subscript(_) => "an array element",
                };
                self.error("0A000", value.span, format!("cannot set {what} to DEFAULT"));
                return None;
            }
            let value = Expr { data_type: column.data_type, ..value };
            return Some(Assigned { attribute, value, span: target.span });
        }
        if value.is_error() {
            return None;
        }
        let value = if target.indirection.is_empty() {
            self.assign_whole("column", &column.name, (column.data_type, column.modifier), value)?
        } else {
            let place = (column.data_type, column.modifier);
            let part =
                self.assign_part(&column.name, place, &target.indirection, value, target.span)?;
            let kind = ExprKind::AssignPart { value: Box::new(part) };
            Expr::new(kind, column.data_type, target.span)
        };
        Some(Assigned { attribute, value, span: target.span })
    }

    /// A value for a whole column, or for the subfield that an indirection ends at.
    fn assign_whole(
        &mut self,
        what: &str,
        name: &str,
        (data_type, modifier): (TypeOid, i32),
        value: Expr,
    ) -> Option<Expr> {
        let (from, span) = (value.data_type, value.span);
        let value = self.coerce_to_target(value, data_type, modifier, CastContext::Assignment);
        if value.is_none() {
            let message = format!(
                "{what} \"{name}\" is of type {} but expression is of type {}",
                self.type_name(data_type),
                self.type_name(from)
            );
            let diagnostic = Diagnostic::error("42804", span, message);
            let help = if super::coerce::can_coerce_type(
                self.catalog,
                &[from],
                &[data_type],
                CastContext::Explicit,
            ) {
                format!("write a cast: …::{}", self.type_name(data_type))
            } else {
                "you will need to rewrite or cast the expression".to_owned()
            };
            self.report(diagnostic.help(help));
        }
        value.filter(|v| !v.is_error())
    }

    /// `a.b[1] = x` (`transformAssignmentIndirection`): checks each step, coerces at the last.
    fn assign_part(
        &mut self,
        name: &str,
        (data_type, modifier): (TypeOid, i32),
        indirection: &[Indirection],
        value: Expr,
        span: Span,
    ) -> Option<Expr> {
        let Some(first) = indirection.first() else {
            return self.assign_whole("subfield", name, (data_type, modifier), value);
        };
        match first {
            Indirection::Field(field) => {
                let base = coerce::base_type(self.catalog, data_type);
                let Some(relation) = self.composite_of(base).cloned() else {
                    let message = format!(
                        "cannot assign to field \"{}\" of column \"{name}\" because its type {} is not a composite type",
                        field.declared(),
                        self.type_name(data_type)
                    );
                    self.error("42804", field.span, message);
                    return None;
                };
                let found =
                    field.spellings().find_map(|s| relation.attribute_named(s).map(|a| (s, a)));
                let Some((spelling, attribute)) = found else {
                    let message = format!(
                        "cannot assign to field \"{}\" of column \"{name}\" because there is no such column in data type {}",
                        field.declared(),
                        self.type_name(data_type)
                    );
                    self.error("42703", field.span, message);
                    return None;
                };
                self.note_spelling(field, spelling);
                let place = (attribute.data_type, attribute.modifier);
                self.assign_part(&attribute.name, place, &indirection[1..], value, span)
            }
            Indirection::Subscript(_) => {
                let count = indirection
                    .iter()
                    .take_while(|i| matches!(i, Indirection::Subscript(_)))
                    .count();
                let subscripts: Vec<&ast::expr::Subscript> = indirection[..count]
                    .iter()
                    .filter_map(|i| match i {
                        Indirection::Subscript(s) => Some(s),
                        Indirection::Field(_) => None,
                    })
                    .collect();
                let container = Expr { modifier, ..Expr::new(ExprKind::CaseTest, data_type, span) };
                let element = self.subscripted_type(&container, &subscripts, span)?;
                self.subscript_values(&container, &subscripts)?;
                let slice = subscripts.iter().any(|s| matches!(s, ast::expr::Subscript::Slice(..)));
                let place = if slice {
                    (self.container_type(data_type), modifier)
                } else {
                    (element, modifier)
                };
                let place = if element == TypeOid::JSONB { (TypeOid::JSONB, -1) } else { place };
                self.assign_part(name, place, &indirection[count..], value, span)
            }
        }
    }

    /// SET of UPDATE and of DO UPDATE (`transformUpdateTargetList`).
    pub(crate) fn assignments(
        &mut self,
        relation: &Relation,
        assignments: &[ast::Assignment],
    ) -> Vec<Assigned> {
        // Every value is read before any is given its column's type, as on the server.
        let mut values: Vec<(&AssignTarget, Expr, bool)> = Vec::new();
        for assignment in assignments {
            let (ast::Assignment::Single { value, .. } | ast::Assignment::Row { value, .. }) =
                assignment;
            let (value, optional) = match &value.kind {
                ast::ExprKind::Optional { operand, .. } => (&**operand, true),
                _ => (value, false),
            };
            let row = self.in_part(optional, |a| match assignment {
                ast::Assignment::Single { .. } => vec![a.assigned_value(value)],
                ast::Assignment::Row { targets, span, .. } => {
                    a.row_assignment(targets.len(), value, *span)
                }
            });
            let targets = match assignment {
                ast::Assignment::Single { target, .. } => std::slice::from_ref(target),
                ast::Assignment::Row { targets, .. } => targets,
            };
            values.extend(targets.iter().zip(row).map(|(target, value)| (target, value, optional)));
        }
        let mut assigned: Vec<Assigned> = Vec::new();
        let mut left_out = Vec::new();
        for (target, value, optional) in values {
            let attribute =
                self.assigned_attribute(relation, &target.column, target.span, Write::Update);
            if let Some(attribute) = attribute {
                let one = self.in_part(optional, |a| a.assign(relation, target, attribute, value));
                left_out.extend(one.iter().map(|_| optional));
                assigned.extend(one);
            }
        }
        self.check_assigned_once(relation, &assigned);
        let parts = assigned.into_iter().zip(left_out);
        parts
            .map(|(one, optional)| match optional {
                true => Assigned { value: super::variants::optional(one.value), ..one },
                false => one,
            })
            .collect()
    }

    fn assigned_value(&mut self, value: &ast::Expr) -> Expr {
        match super::expr::unparen(value).kind {
            ast::ExprKind::Default => Expr::new(ExprKind::Default, TypeOid::UNKNOWN, value.span),
            _ => self.in_context(Context::UpdateSource, |a| a.expr(value)),
        }
    }

    /// The values of `(a, b) = …`.
    fn row_assignment(&mut self, count: usize, value: &ast::Expr, span: Span) -> Vec<Expr> {
        let mismatch = |a: &mut Self| {
            a.report(analysis_syntax(span, "number of columns does not match number of values"));
            Vec::new()
        };
        match &super::expr::unparen(value).kind {
            ast::ExprKind::Row { fields, .. } => {
                let values: Vec<Expr> = fields.iter().map(|f| self.assigned_value(f)).collect();
                if values.len() != count { mismatch(self) } else { values }
            }
            ast::ExprKind::Subquery(query) => {
                let query = self.in_context(Context::UpdateSource, |a| a.sub_select(query));
                let columns = super::sublink::column_types(&query);
                if columns.len() != count {
                    return mismatch(self);
                }
                let column = |(index, (data_type, modifier)): (usize, (TypeOid, i32))| {
                    let kind = crate::query::SubLinkKind::MultiColumn { column: index };
                    let link = crate::query::SubLink { kind, query: query.clone() };
                    Expr {
                        kind: ExprKind::SubLink(Box::new(link)),
                        data_type,
                        modifier,
                        span: value.span,
                    }
                };
                columns.into_iter().enumerate().map(column).collect()
            }
            _ => {
                let message = "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression";
                self.error("0A000", value.span, message);
                Vec::new()
            }
        }
    }

    fn check_assigned_once(&mut self, relation: &Relation, assigned: &[Assigned]) {
        let whole = |a: &Assigned| !matches!(a.value.kind, ExprKind::AssignPart { .. });
        for (index, one) in assigned.iter().enumerate() {
            let before = assigned[..index].iter().find(|a| a.attribute == one.attribute);
            if let Some(before) = before
                && (whole(before) || whole(one))
            {
                let name = relation
                    .attribute(one.attribute)
                    .map(|a| a.name.to_string())
                    .unwrap_or_default();
                let message = format!("multiple assignments to same column \"{name}\"");
                self.report(analysis_syntax(one.span, message).at_rewrite());
            }
        }
    }

    /// RETURNING (`transformReturningList`).
    pub(crate) fn returning(&mut self, returning: Option<&Returning>) {
        let Some(returning) = returning else { return };
        if self.catalog.version >= 18 {
            self.old_and_new(returning);
        }
        let mut targets = self.in_context(Context::Returning, |a| a.target_list(&returning.items));
        if targets.is_empty() {
            self.report(analysis_syntax(returning.span, "RETURNING must have at least one column"));
        }
        for target in &mut targets {
            if target.expr.data_type == TypeOid::UNKNOWN {
                target.expr = self.unknown_to_text(target.expr.clone());
            }
        }
        self.scope().query.returning = targets;
    }

    /// OLD and NEW, or what RETURNING WITH calls them (18).
    fn old_and_new(&mut self, returning: &Returning) {
        let Some(entry) = self.scope().query.result else { return };
        let Some(target) = self.scope().query.range_table.get(entry).cloned() else { return };
        let EntryKind::Relation { oid, .. } = target.kind else { return };
        for (ident, default, role) in [
            (&returning.old, "old", crate::query::PseudoRole::Old),
            (&returning.new, "new", crate::query::PseudoRole::New),
        ] {
            let name = ident.as_ref().map_or(default, |i| i.declared()).to_owned();
            let taken = self.scope().namespace.iter().any(|i| i.relation_visible && i.name == name);
            if taken {
                if let Some(ident) = ident {
                    self.error(
                        "42712",
                        ident.span,
                        format!("table name \"{name}\" specified more than once"),
                    );
                }
                continue;
            }
            let kind = EntryKind::Pseudo { oid, role };
            let columns = target.columns.clone();
            let mut item = self.add_entry(name, kind, columns, None, false, returning.span);
            item.columns_visible = false;
            // It has the system columns, and no name with a schema.
            (item.relation, item.aliased) = (Some(oid), true);
            self.scope().namespace.push(item);
        }
    }
}
