//! ON CONFLICT and its arbiter (`transformOnConflictArbiter`, `infer_arbiter_indexes`).

use super::{
    Analyzer,
    implication::Doubt,
    modify::Write,
    row::analysis_syntax,
    scope::{Context, NamespaceItem},
    walk::walk_expr_mut,
};
use crate::{
    ast::{self, Conflict, ConflictAction, ConflictTarget, dml::IndexElement},
    catalog::{
        Catalog, CollationOid, ConstraintKind, Index, IndexKeyKind, Method, NamespaceOid, Relation,
    },
    diagnostic::{Diagnostic, Diagnostics},
    query::{EntryKind, Expr, ExprKind, OnConflict, PseudoRole, RangeTableEntry, Var, VarColumn},
    source::Span,
};

impl<'a> Analyzer<'a> {
    pub(crate) fn on_conflict(
        &mut self,
        conflict: &Conflict,
        relation: &'a Relation,
        item: &NamespaceItem,
    ) {
        self.check_conflict_rules(relation, conflict.span);
        if conflict.target.is_none() && matches!(conflict.action, ConflictAction::Update { .. }) {
            let diagnostic = analysis_syntax(
                conflict.span,
                "ON CONFLICT DO UPDATE requires inference specification or constraint name",
            );
            self.report(diagnostic.help("for example, ON CONFLICT (column_name)"));
        }
        let arbiters = match &conflict.target {
            Some(target) => self.arbiters(target, relation, item, &conflict.action),
            None => Vec::new(),
        };
        let keys = super::last_wins::key_attributes(relation, &arbiters);
        let last_wins = conflict.last_wins.is_some();
        let mut on_conflict = OnConflict { update: None, filter: None, arbiters, keys, last_wins };
        if let ConflictAction::Update { assignments, where_ } = &conflict.action {
            let kind = EntryKind::Pseudo { oid: relation.oid, role: PseudoRole::Excluded };
            let columns = super::relation::relation_columns(relation);
            let excluded =
                self.add_entry("excluded".to_owned(), kind, columns, None, false, conflict.span);
            let before = self.scope().namespace.len();
            self.scope().namespace.push(excluded);
            let assigned = self.assignments(relation, assignments);
            self.check_assigned_columns(relation, &assigned, Write::Update, None);
            on_conflict.update = Some(assigned);
            on_conflict.filter =
                where_.as_ref().map(|w| self.condition(w, Context::Where, "WHERE"));
            self.scope().namespace.truncate(before);
        }
        self.scope().query.on_conflict = Some(on_conflict);
    }

    fn arbiters(
        &mut self,
        target: &ConflictTarget,
        relation: &'a Relation,
        item: &NamespaceItem,
        action: &ConflictAction,
    ) -> Vec<String> {
        match target {
            ConflictTarget::Constraint(name) => self.constraint_arbiter(name, relation, action),
            ConflictTarget::Inference { elements, where_, span } => {
                self.inferred_arbiters(elements, where_.as_ref(), *span, relation, item)
            }
        }
    }

    fn constraint_arbiter(
        &mut self,
        name: &ast::Ident,
        relation: &'a Relation,
        action: &ConflictAction,
    ) -> Vec<String> {
        let found = relation.constraints.iter().find(|c| name.matches(&c.name));
        let Some(constraint) = found else {
            let message = format!(
                "constraint \"{}\" for table \"{}\" does not exist",
                name.declared(),
                relation.name
            );
            let near = super::errors::nearest(
                name.declared(),
                relation.constraints.iter().map(|c| c.name.as_ref()),
            );
            let mut diagnostic = Diagnostic::error("42704", name.span, message);
            diagnostic.help.extend(super::errors::did_you_mean(&near));
            self.report(diagnostic);
            return Vec::new();
        };
        let constraint_name = constraint.name.to_string();
        self.note_spelling(name, &constraint_name);
        let update = matches!(action, ConflictAction::Update { .. });
        match constraint.kind {
            ConstraintKind::PrimaryKey | ConstraintKind::Unique { .. } => {}
            ConstraintKind::Exclusion | ConstraintKind::Temporal { .. } if update => {
                let message = "ON CONFLICT DO UPDATE not supported with exclusion constraints";
                self.report(Diagnostic::error("42809", name.span, message).at_plan());
            }
            ConstraintKind::Exclusion | ConstraintKind::Temporal { .. } => {}
            ConstraintKind::Check(_)
            | ConstraintKind::ForeignKey { .. }
            | ConstraintKind::NotNull => {
                let message = "constraint in ON CONFLICT clause has no associated index";
                self.report(Diagnostic::error("42809", name.span, message).at_plan());
            }
        }
        vec![constraint_name]
    }

    fn inferred_arbiters(
        &mut self,
        elements: &[IndexElement],
        where_: Option<&ast::Expr>,
        span: Span,
        relation: &'a Relation,
        item: &NamespaceItem,
    ) -> Vec<String> {
        let mut wanted = Vec::new();
        for element in elements {
            if let Some(sort) = &element.sort {
                let what = match (&sort.direction, sort.nulls_first) {
                    (Some(_), _) => Some("ASC/DESC"),
                    (None, Some(_)) => Some("NULLS FIRST/LAST"),
                    (None, None) => None,
                };
                if let Some(what) = what {
                    let message = format!("{what} is not allowed in ON CONFLICT clause");
                    self.error("42P10", element.expr.span, message);
                }
            }
            let value = self.index_expression(&element.expr, item);
            if !value.is_error() {
                self.check_element_collation(element);
            }
            self.check_operator_class(element);
            wanted.push(value);
        }
        let mut filter = where_.map(|w| {
            let before = std::mem::replace(&mut self.scope().namespace, vec![item.clone()]);
            let filter = self.in_context(Context::IndexPredicate, |a| a.expr(w));
            self.scope().namespace = before;
            filter
        });
        if wanted.iter().any(|w| w.is_error()) || filter.as_ref().is_some_and(|f| f.is_error()) {
            return Vec::new();
        }
        let entries = self.scope().query.range_table.len();
        // Through a view the indexes of the table below it decide.
        let below = self.arbitrating_relation(relation);
        let (relation, item) = match &below {
            Some(base) => {
                let below = self.entry_below(base, span);
                let terms = self.view_terms(relation, &below, 0);
                for expr in wanted.iter_mut().chain(&mut filter) {
                    replace_columns(expr, item.entry, &terms);
                }
                (*base, below)
            }
            None => (relation, item.clone()),
        };
        for expr in &mut wanted {
            self.drop_own_collation(expr);
        }
        let item = &item;
        let mut found = Vec::new();
        for index in &relation.indexes {
            if index.unique
                && !index.exclusion
                && self.index_matches(index, elements, &wanted, filter.as_ref(), item)
            {
                found.push(index.name.to_string());
            }
        }
        self.scope().query.range_table.truncate(entries);
        if found.is_empty() {
            let message =
                "there is no unique or exclusion constraint matching the ON CONFLICT specification";
            let mut diagnostic = Diagnostic::error("42P10", span, message).at_plan();
            let unique: Vec<String> = relation
                .indexes
                .iter()
                .filter(|i| i.unique)
                .map(describe_index(relation))
                .collect();
            if unique.is_empty() {
                diagnostic = diagnostic.help(format!("\"{}\" has no unique index", relation.name));
            } else {
                diagnostic = diagnostic.help(format!(
                    "\"{}\" is unique on {}",
                    relation.name,
                    unique.join("; ")
                ));
            }
            // A condition makes an index partial, which is not what is asked for here.
            if let Some(columns) = plain_columns(elements).filter(|_| where_.is_none()) {
                diagnostic = diagnostic.help(format!(
                    "`create unique index on {} ({columns})` would be one that matches",
                    relation.name
                ));
            }
            self.report(diagnostic);
        }
        found
    }

    /// The table below a view as an entry of its own, over which its indexes are read.
    pub(super) fn entry_below(&mut self, base: &Relation, span: Span) -> NamespaceItem {
        let kind = EntryKind::Relation { oid: base.oid, only: false };
        let columns = super::relation::relation_columns(base);
        self.add_entry(base.name.to_string(), kind, columns, None, false, span)
    }

    /// What each column of a relation is in the table below it, by the queries of the views between.
    fn view_terms(&self, relation: &Relation, below: &NamespaceItem, depth: usize) -> Vec<Expr> {
        let Some(view) = relation.view.as_ref().filter(|_| depth < super::rewrite::MAX_VIEWS)
        else {
            return below.columns.iter().map(|c| c.expr.clone()).collect();
        };
        let Some(base) = view.base.and_then(|oid| self.catalog.get_relation(oid)) else {
            return Vec::new();
        };
        let terms = self.view_terms(base, below, depth + 1);
        let statement = ast::Statement::Select(Box::new(view.query.clone()));
        let query = super::analyze(
            &statement,
            self.catalog,
            crate::lex::Door::Server,
            &mut crate::diagnostic::Diagnostics::new(),
        )
        .query;
        let is_base = |e: &RangeTableEntry| matches!(e.kind, EntryKind::Relation { oid, .. } if oid == base.oid);
        let Some(entry) = query.range_table.iter().position(is_base) else { return Vec::new() };
        let mut columns: Vec<Expr> = query.output().map(|t| t.expr.clone()).collect();
        for column in &mut columns {
            replace_columns(column, entry, &terms);
        }
        columns
    }

    /// COLLATE with the collation that a column has anyway says nothing (`applyRelabelType`).
    fn drop_own_collation(&mut self, expr: &mut Expr) {
        if let ExprKind::Collate(operand, oid) = &expr.kind
            && matches!(operand.kind, ExprKind::Var(_))
        {
            let query = &self.scope().query;
            let own = super::collation::collation_of(query, operand);
            let own = own.or_else(|| self.catalog.get_type(operand.data_type)?.collation);
            if own == Some(*oid) {
                *expr = (**operand).clone();
            }
        }
    }

    fn check_element_collation(&mut self, element: &IndexElement) {
        let Some(name) = &element.collation else { return };
        let span = element.expr.span;
        if let Some(schema) = name.schema()
            && self.namespace_named(schema).is_none()
        {
            let message = format!("schema \"{}\" does not exist", schema.declared());
            self.error("3F000", span, message);
        } else if self.element_collation(name).is_none() {
            let parts: Vec<_> = name.parts.iter().map(|p| p.declared()).collect();
            let message =
                format!("collation \"{}\" for encoding \"UTF8\" does not exist", parts.join("."));
            self.error("42704", span, message);
        }
    }

    fn namespace_named(&self, schema: &ast::Ident) -> Option<NamespaceOid> {
        schema.spellings().find_map(|s| self.catalog.lookup_namespace(s))
    }

    fn element_collation(&self, name: &ast::QualifiedName) -> Option<CollationOid> {
        let namespace = match name.schema() {
            Some(schema) => Some(self.namespace_named(schema)?),
            None => None,
        };
        let mut spellings = name.last().spellings();
        spellings.find_map(|s| self.catalog.lookup_collation(namespace, s)).map(|c| c.oid)
    }

    fn check_operator_class(&mut self, element: &IndexElement) {
        let Some(name) = &element.operator_class else { return };
        let known = name
            .last()
            .spellings()
            .any(|s| self.catalog.lookup_operator_class(Method::Btree, s).is_some());
        if !known {
            let message = format!(
                "operator class \"{}\" does not exist for access method \"btree\"",
                name.last().declared()
            );
            self.error("42704", name.span, message);
        }
    }

    fn index_expression(&mut self, expr: &ast::Expr, item: &NamespaceItem) -> Expr {
        let before = std::mem::replace(&mut self.scope().namespace, vec![item.clone()]);
        let value = self.in_context(Context::IndexExpression, |a| a.expr(expr));
        self.scope().namespace = before;
        value
    }

    /// Whether an index arbitrates for the columns and expressions wanted.
    fn index_matches(
        &mut self,
        index: &Index,
        elements: &[IndexElement],
        wanted: &[Expr],
        filter: Option<&Expr>,
        item: &NamespaceItem,
    ) -> bool {
        let keys: Vec<Expr> =
            index.keys.iter().filter_map(|k| self.key_expression(&k.kind, item)).collect();
        let same = keys.len() == index.keys.len()
            && keys.iter().all(|k| wanted.iter().any(|w| self.is_same(k, w)))
            && wanted.iter().all(|w| keys.iter().any(|k| self.is_same(k, w)));
        if !same {
            return false;
        }
        for (element, wanted) in elements.iter().zip(wanted) {
            let Some(name) = &element.collation else { continue };
            let collation = self.element_collation(name);
            let column = |k: &Expr| super::collation::collation_of(&self.scope_at(0)?.query, k);
            let of = |k: &Expr, key: &crate::catalog::IndexKey| {
                let own = || self.catalog.get_type(k.data_type)?.collation;
                key.collation.or_else(|| column(k)).or_else(own)
            };
            let agrees = keys
                .iter()
                .zip(&index.keys)
                .any(|(k, key)| self.is_same(k, wanted) && of(k, key) == collation);
            if !agrees {
                return false;
            }
        }
        for (element, wanted) in elements.iter().zip(wanted) {
            let Some(name) = &element.operator_class else { continue };
            let class = name
                .last()
                .spellings()
                .find_map(|s| self.catalog.lookup_operator_class(Method::Btree, s));
            let own = |key: &crate::catalog::IndexKey, data_type| match key.operator_class {
                Some(own) => class.is_some_and(|c| c.oid == own),
                None => {
                    let default = super::ordering::default_operator_class(
                        self.catalog,
                        data_type,
                        Method::Btree,
                    );
                    class.is_some_and(|c| {
                        default.is_some_and(|d| d.family == c.family && d.input == c.input)
                    })
                }
            };
            let agrees =
                keys.iter().zip(&index.keys).any(|(k, key)| k == wanted && own(key, k.data_type));
            if !agrees {
                return false;
            }
        }
        let Some(predicate) = &index.predicate else { return true };
        let predicate = self.index_predicate(predicate, item);
        match filter {
            Some(filter) => {
                super::implication::implies(self.catalog, Doubt::InFavour, filter, &predicate)
            }
            None => super::implication::is_true(self.catalog, &predicate),
        }
    }

    fn is_same(&self, one: &Expr, other: &Expr) -> bool {
        super::implication::is_same(self.catalog, one, other)
    }

    /// The condition of a partial index over an entry.
    fn index_predicate(&mut self, predicate: &ast::Expr, item: &NamespaceItem) -> Expr {
        let before = self.diagnostics.len();
        let namespace = std::mem::replace(&mut self.scope().namespace, vec![item.clone()]);
        let predicate = self.condition(predicate, Context::IndexPredicate, "WHERE");
        self.scope().namespace = namespace;
        self.diagnostics.truncate(before);
        predicate
    }

    /// An index's key as an expression over the target.
    fn key_expression(&mut self, key: &IndexKeyKind, item: &NamespaceItem) -> Option<Expr> {
        match key {
            IndexKeyKind::Column(attribute) => {
                let entry = self.scope().query.range_table.get(item.entry)?;
                let index = entry.columns.iter().position(|c| c.attribute == *attribute)?;
                item.columns.get(index).map(|c| c.expr.clone())
            }
            IndexKeyKind::Expression(expr) => {
                let before = self.diagnostics.len();
                let value = self.index_expression(expr, item);
                self.diagnostics.truncate(before);
                (!value.is_error() && !matches!(value.kind, ExprKind::Error)).then_some(value)
            }
        }
    }
}

/// The condition of a partial index over an entry of a range table that is a scan of its relation. None where it is in
/// error.
pub fn predicate_over(
    catalog: &Catalog,
    relation: &Relation,
    predicate: &ast::Expr,
    entry: usize,
) -> Option<Expr> {
    let mut diagnostics = Diagnostics::new();
    let mut analyzer = Analyzer::new(catalog, &mut diagnostics);
    let item = analyzer.entry_below(relation, predicate.span);
    let mut found = analyzer.index_predicate(predicate, &item);
    walk_expr_mut(&mut found, 0, &mut |e, depth| {
        if let ExprKind::Var(var) = &mut e.kind
            && var.levels_up == depth
        {
            var.entry = entry;
        }
    });
    (!found.is_error()).then_some(found)
}

/// Puts what a view's columns are in the table below in the place of these columns.
fn replace_columns(expr: &mut Expr, entry: usize, terms: &[Expr]) {
    walk_expr_mut(expr, 0, &mut |e, _| {
        if let ExprKind::Var(Var { levels_up: 0, entry: of, column: VarColumn::Column(index) }) =
            e.kind
            && of == entry
            && let Some(term) = terms.get(index)
        {
            *e = term.clone();
        }
    });
}

fn describe_index(relation: &Relation) -> impl Fn(&Index) -> String + '_ {
    |index| {
        let keys: Vec<String> = index
            .keys
            .iter()
            .map(|k| match &k.kind {
                IndexKeyKind::Column(attribute) => {
                    relation.attribute(*attribute).map_or("?".to_owned(), |a| a.name.to_string())
                }
                IndexKeyKind::Expression(_) => "an expression".to_owned(),
            })
            .collect();
        let partial = if index.predicate.is_some() { " where its predicate holds" } else { "" };
        format!("({}){partial}", keys.join(", "))
    }
}

/// The columns of a conflict target that is nothing but columns.
fn plain_columns(elements: &[IndexElement]) -> Option<String> {
    let names: Option<Vec<&str>> = elements
        .iter()
        .map(|element| match &element.expr.kind {
            ast::ExprKind::Column(name)
                if element.collation.is_none() && element.operator_class.is_none() =>
            {
                Some(name.last().declared())
            }
            _ => None,
        })
        .collect();
    names.map(|names| names.join(", "))
}
