//! The select list (`parse_target.c`): `*`, output names, where columns come from.

use super::{
    Analyzer,
    column_ref::Found,
    resolutions::ExpandedColumn,
    scope::{NamespaceColumn, NamespaceItem, shift_levels},
};
use crate::{
    ast::{
        self, QualifiedName, SelectItem,
        expr::{SpecialSyntax, TrimSide, XmlFunction},
    },
    catalog::{RelationOid, TypeOid},
    query::{EntryKind, Expr, ExprKind, Query, Target, Var, VarColumn},
    source::Span,
};
use std::collections::HashMap;

impl Analyzer<'_> {
    /// A select list, or RETURNING.
    pub(crate) fn target_list(&mut self, items: &[SelectItem]) -> Vec<Target> {
        let mut targets = Vec::new();
        for item in items {
            match item {
                SelectItem::Wildcard(span) => self.expand_all(*span, &mut targets),
                SelectItem::Expr { value, alias } => match &super::expr::unparen(value).kind {
                    ast::ExprKind::Wildcard(name) => {
                        let columns =
                            self.expand_table_named(name, super::expr::unparen(value).span);
                        targets.extend(
                            columns.into_iter().map(|(name, expr)| plain_target(name, expr)),
                        );
                    }
                    ast::ExprKind::FieldWildcard(operand) => {
                        let columns =
                            self.expand_composite_named(operand, super::expr::unparen(value).span);
                        targets.extend(
                            columns.into_iter().map(|(name, expr)| plain_target(name, expr)),
                        );
                    }
                    _ => {
                        let nested = self.nested_item(value);
                        let expr = nested.unwrap_or_else(|| self.expr(value));
                        let name = match alias {
                            Some(alias) => alias.name.declared().to_owned(),
                            None => self.output_name(value),
                        };
                        let mark = alias.as_ref().and_then(|a| a.mark.clone());
                        let target = Target { expr, name, junk: false, mark };
                        if alias.is_none() && self.scope().query.is_nested(&target) {
                            self.resolutions.output_names.insert(value.span, target.name.clone());
                        }
                        targets.push(target);
                    }
                },
            }
        }
        targets
    }

    /// The name of an output column without an alias. Rust's spelling counts where the schema has it so.
    fn output_name(&self, value: &ast::Expr) -> String {
        match figure_ident(value) {
            Some(ident)
                if ident.folded.is_some() && self.resolutions.exact.contains(&ident.span) =>
            {
                ident.name.to_owned()
            }
            _ => figure_name(value).unwrap_or_else(|| "?column?".to_owned()),
        }
    }

    fn expand_all(&mut self, span: Span, targets: &mut Vec<Target>) {
        let items: Vec<NamespaceItem> = self
            .scope()
            .namespace
            .iter()
            .filter(|i| i.columns_visible && !i.lateral_only)
            .cloned()
            .collect();
        if items.is_empty() {
            self.report(super::row::analysis_syntax(
                span,
                "SELECT * with no tables specified is not valid",
            ));
            return;
        }
        let columns: Vec<&NamespaceColumn> =
            items.iter().flat_map(|i| i.columns.iter()).filter(|c| !c.hidden).collect();
        let mut count: HashMap<&str, usize> = HashMap::new();
        columns.iter().for_each(|c| *count.entry(&c.name).or_default() += 1);
        let mut expanded = Vec::new();
        for column in &columns {
            let unique = count.get(column.name.as_str()) == Some(&1);
            let qualifier = if unique { None } else { self.qualifier_of(column) };
            expanded.push(ExpandedColumn { qualifier, column: self.real_name(column) });
            let mut expr = self.refreshed(&column.expr);
            expr.span = span;
            targets.push(plain_target(column.name.clone(), expr));
        }
        self.resolutions.wildcards.insert(span, expanded);
    }

    /// The name by which a column can be written.
    fn real_name(&self, column: &NamespaceColumn) -> String {
        column.name.clone()
    }

    /// The visible item whose own column this is; None for a merged one.
    fn qualifier_of(&mut self, column: &NamespaceColumn) -> Option<String> {
        let ExprKind::Var(Var { entry, column: VarColumn::Column(index), .. }) = column.expr.kind
        else {
            return None;
        };
        let items = &self.scope().namespace;
        let item = items.iter().find(|i| i.relation_visible && i.entry == entry)?;
        let own = item.columns.get(index)?;
        (own.name == column.name).then(|| item.name.clone())
    }

    /// `t.*`: names and values.
    fn expand_table_named(&mut self, name: &QualifiedName, span: Span) -> Vec<(String, Expr)> {
        if name.parts.len() == 3 {
            let written: Vec<&str> = name.parts.iter().map(|p| p.declared()).collect();
            let message =
                format!("cross-database references are not implemented: {}.*", written.join("."));
            self.error("0A000", name.span, message);
            return vec![("?column?".to_owned(), Expr::error(span))];
        }
        match self.find_relation(&name.parts, name.span) {
            Found::One((levels_up, item)) => {
                self.note_old_or_new(levels_up, &item, span);
                let entry =
                    self.scope_at(levels_up).and_then(|s| s.query.range_table.get(item.entry));
                if entry.is_none_or(|e| matches!(e.kind, EntryKind::Error)) {
                    return vec![("?column?".to_owned(), Expr::error(span))];
                }
                let visible: Vec<&NamespaceColumn> =
                    item.columns.iter().filter(|c| !c.hidden).collect();
                let expanded = visible
                    .iter()
                    .map(|c| ExpandedColumn {
                        qualifier: Some(item.name.clone()),
                        column: c.name.clone(),
                    })
                    .collect();
                self.resolutions.wildcards.insert(span, expanded);
                let value = |c: &&NamespaceColumn| {
                    let mut expr = self.refreshed(&c.expr);
                    expr.span = span;
                    shift_levels(&mut expr, levels_up);
                    (c.name.clone(), expr)
                };
                visible.iter().map(value).collect()
            }
            Found::Failed => vec![("?column?".to_owned(), Expr::error(span))],
            Found::Nothing => {
                let value = self.wildcard_value(name);
                vec![("?column?".to_owned(), value)]
            }
        }
    }

    pub(crate) fn expand_table(&mut self, name: &QualifiedName, span: Span) -> Vec<Expr> {
        self.expand_table_named(name, span).into_iter().map(|(_, e)| e).collect()
    }

    /// `(x).*`: names and values.
    fn expand_composite_named(&mut self, operand: &ast::Expr, span: Span) -> Vec<(String, Expr)> {
        let value = self.expr(operand);
        let failed = || vec![("?column?".to_owned(), Expr::error(span))];
        if value.is_error() {
            return failed();
        }
        let Some(fields) = self.row_shape(&value) else {
            if value.data_type == TypeOid::RECORD {
                self.error("42809", span, "record type has not been registered");
            } else {
                let message = format!("type {} is not composite", self.type_name(value.data_type));
                self.error("42809", span, message);
            }
            return failed();
        };
        let expanded = fields
            .iter()
            .map(|(n, ..)| ExpandedColumn { qualifier: None, column: n.clone() })
            .collect();
        self.resolutions.wildcards.insert(span, expanded);
        let field = |(index, (name, data_type, modifier)): (usize, (String, TypeOid, i32))| {
            let kind = match value.kind {
                ExprKind::Var(Var { levels_up, entry, column: VarColumn::WholeRow }) => {
                    ExprKind::Var(Var { levels_up, entry, column: VarColumn::Column(index) })
                }
                _ => {
                    ExprKind::Field { operand: Box::new(value.clone()), index, name: name.clone() }
                }
            };
            (name, Expr { kind, data_type, modifier, span })
        };
        fields.into_iter().enumerate().map(field).collect()
    }

    pub(crate) fn expand_composite(&mut self, operand: &ast::Expr, span: Span) -> Vec<Expr> {
        self.expand_composite_named(operand, span).into_iter().map(|(_, e)| e).collect()
    }

    /// Unknown literals of a select list become text (`resolveTargetListUnknowns`).
    pub(crate) fn resolve_target_unknowns(&mut self) {
        let mut targets = std::mem::take(&mut self.scope().query.targets);
        for target in &mut targets {
            if target.expr.data_type == TypeOid::UNKNOWN {
                let expr = std::mem::replace(&mut target.expr, Expr::error(Span::default()));
                target.expr = self.unknown_to_text(expr);
            }
        }
        self.scope().query.targets = targets;
    }
}

fn plain_target(name: String, expr: Expr) -> Target {
    Target { expr, name, junk: false, mark: None }
}

/// How sure a name is: 2 is the expression's own, 1 a cast's or CASE's (`FigureColnameInternal`).
type Strength = u8;

/// The name that the server gives an output column without an alias.
pub(crate) fn figure_name(expr: &ast::Expr) -> Option<String> {
    figure(expr).map(|(name, _)| name)
}

/// The identifier that a name comes from.
fn figure_ident(expr: &ast::Expr) -> Option<&ast::Ident> {
    match &expr.kind {
        ast::ExprKind::Column(name) => Some(name.last()),
        ast::ExprKind::Field { field, .. } => Some(field),
        ast::ExprKind::Paren(inner) => figure_ident(inner),
        ast::ExprKind::Subscript { operand, .. } | ast::ExprKind::Collate { operand, .. } => {
            figure_ident(operand)
        }
        ast::ExprKind::Cast { operand, .. } => figure_ident(operand),
        _ => None,
    }
}

fn figure(expr: &ast::Expr) -> Option<(String, Strength)> {
    use ast::ExprKind as Ast;
    let sure = |name: &str| Some((name.to_owned(), 2));
    match &expr.kind {
        Ast::Column(name) | Ast::Wildcard(name) => sure(name.last().declared()),
        Ast::Field { field, .. } => sure(field.declared()),
        Ast::Paren(inner) => figure(inner),
        Ast::Subscript { operand, .. } | Ast::Collate { operand, .. } => figure(operand),
        Ast::Function(call) => sure(call.name.last().declared()),
        Ast::NullIf(..) => sure("nullif"),
        Ast::Cast { operand, type_name, .. } => match figure(operand) {
            Some((name, 2)) => Some((name, 2)),
            _ => Some((type_name.name.last().declared().to_owned(), 1)),
        },
        Ast::Grouping(_) => sure("grouping"),
        Ast::Exists(_) => sure("exists"),
        Ast::ArraySubquery(_) | Ast::Array(_) => sure("array"),
        Ast::Nested(nested) if nested.form != ast::expr::NestedForm::Row => sure("array"),
        Ast::Nested(nested) => {
            sure(&subquery_name(&nested.query.body).unwrap_or_else(|| "?column?".to_owned()))
        }
        Ast::Subquery(query) => {
            sure(&subquery_name(&query.body).unwrap_or_else(|| "?column?".to_owned()))
        }
        Ast::Case { else_, .. } => match else_.as_deref().and_then(figure) {
            Some((name, 2)) => Some((name, 2)),
            _ => Some(("case".to_owned(), 1)),
        },
        Ast::Row { .. } => sure("row"),
        Ast::Coalesce(_) => sure("coalesce"),
        Ast::Greatest(_) => sure("greatest"),
        Ast::Least(_) => sure("least"),
        Ast::SqlValue { name, .. } => sure(name),
        Ast::AtTimeZone { .. } => sure("timezone"),
        Ast::Overlaps { .. } => sure("overlaps"),
        Ast::Is { test: ast::expr::IsTest::Normalized(_), negated: false, .. } => {
            sure("is_normalized")
        }
        Ast::Special(call) => special_name(&call.syntax).map(|name| (name, 2)),
        _ => None,
    }
}

fn subquery_name(body: &ast::SelectBody) -> Option<String> {
    match body {
        ast::SelectBody::Core(core) => match core.items.first()? {
            SelectItem::Expr { alias: Some(alias), .. } => Some(alias.name.declared().to_owned()),
            SelectItem::Expr { value, alias: None } => figure_name(value),
            SelectItem::Wildcard(_) => None,
        },
        ast::SelectBody::Nested(select) => subquery_name(&select.body),
        ast::SelectBody::SetOperation(operation) => subquery_name(&operation.left),
        ast::SelectBody::Values(_) => Some("column1".to_owned()),
        ast::SelectBody::Table(_) => None,
    }
}

fn special_name(syntax: &SpecialSyntax) -> Option<String> {
    let name = match syntax {
        SpecialSyntax::Extract { .. } => "extract",
        SpecialSyntax::Overlay => "overlay",
        SpecialSyntax::Position => "position",
        SpecialSyntax::Substring(_) => "substring",
        SpecialSyntax::Trim { side: None | Some(TrimSide::Both) } => "btrim",
        SpecialSyntax::Trim { side: Some(TrimSide::Leading) } => "ltrim",
        SpecialSyntax::Trim { side: Some(TrimSide::Trailing) } => "rtrim",
        SpecialSyntax::Normalize { .. } => "normalize",
        SpecialSyntax::CollationFor => "pg_collation_for",
        SpecialSyntax::Treat { type_name } => type_name.name.last().declared(),
        SpecialSyntax::MergeAction => "merge_action",
        SpecialSyntax::Xml(call) => match call.function {
            XmlFunction::Concat => "xmlconcat",
            XmlFunction::Element => "xmlelement",
            XmlFunction::Exists => "xmlexists",
            XmlFunction::Forest => "xmlforest",
            XmlFunction::Parse => "xmlparse",
            XmlFunction::Pi => "xmlpi",
            XmlFunction::Root => "xmlroot",
            XmlFunction::Serialize => "xmlserialize",
        },
        SpecialSyntax::Json(call) => call.function.name(),
    };
    Some(name.to_owned())
}

/// The table's column that an expression shows without change, through subqueries and common tables
/// (`markTargetListOrigins`).
pub fn origin(query: &Query, expr: &Expr) -> Option<(RelationOid, i16)> {
    origin_below(&[query], expr)
}

/// The same for an expression of the last of several query levels.
pub fn origin_below(levels: &[&Query], expr: &Expr) -> Option<(RelationOid, i16)> {
    origin_in(levels, expr, 0)
}

fn origin_in(levels: &[&Query], expr: &Expr, depth: usize) -> Option<(RelationOid, i16)> {
    let ExprKind::Var(Var { levels_up, entry, column: VarColumn::Column(index) }) = expr.kind
    else {
        return None;
    };
    if depth > 64 {
        return None;
    }
    let own = levels.len().checked_sub(levels_up + 1)?;
    let query = levels[own];
    let entry = query.range_table.get(entry)?;
    match &entry.kind {
        EntryKind::Relation { oid, .. } | EntryKind::Pseudo { oid, .. } => {
            Some((*oid, entry.columns.get(index)?.attribute))
        }
        EntryKind::Subquery(inner) => {
            let mut deeper = levels[..=own].to_vec();
            deeper.push(inner);
            origin_in(&deeper, &inner.output().nth(index)?.expr, depth + 1)
        }
        EntryKind::Cte { levels_up, index: cte, self_reference: false } => {
            let holder = own.checked_sub(*levels_up)?;
            let inner = levels[holder].ctes.get(*cte)?.query.as_deref()?;
            let mut deeper = levels[..=holder].to_vec();
            deeper.push(inner);
            origin_in(&deeper, &inner.output().nth(index)?.expr, depth + 1)
        }
        EntryKind::Join { columns } => origin_in(&levels[..=own], columns.get(index)?, depth + 1),
        _ => None,
    }
}
