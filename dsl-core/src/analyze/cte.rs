//! WITH (`parse_cte.c`).

use super::{
    Analyzer,
    collation::{Derived, Deriver},
    cte_rules::refers_to,
    from_clause::plain_column,
    row::analysis_syntax,
    scope::{Context, NamespaceItem},
};
use crate::{
    ast::{Ident, Statement, TableAlias, With, select::Cte},
    catalog::{CollationOid, TypeOid},
    compiled::Command,
    diagnostic::Diagnostic,
    query::{CommonTable, EntryColumn, EntryKind, Expr, Query, SetOperation},
    source::Span,
};
use std::rc::Rc;

/// Where SEARCH, or else CYCLE, stands.
fn clause_of(cte: &Cte) -> Option<Span> {
    cte.search.as_ref().map(|s| s.span).or(cte.cycle.as_ref().map(|c| c.span))
}

impl Analyzer<'_> {
    /// Analyzes WITH into the innermost scope.
    pub(crate) fn with_clause(&mut self, with: &With) {
        let mut seen: Vec<&str> = Vec::new();
        for cte in &with.ctes {
            let name = cte.name.declared();
            if seen.contains(&name) {
                let message = format!("WITH query name \"{name}\" specified more than once");
                self.error("42712", cte.name.span, message);
            }
            seen.push(name);
            if matches!(cte.statement, Statement::Merge(_)) && self.catalog.version < 17 {
                self.error("0A000", cte.name.span, "MERGE not supported in WITH query");
            }
            if !matches!(cte.statement, Statement::Select(_)) && self.scopes.len() > 1 {
                let message =
                    "WITH clause containing a data-modifying statement must be at the top level";
                self.error("0A000", cte.name.span, message);
            }
            if matches!(cte.statement, Statement::Merge(_)) && self.catalog.version < 17 {
                self.error("0A000", cte.name.span, "MERGE not supported in WITH query");
            }
        }
        self.scope().query.recursive = with.recursive;
        if with.recursive {
            self.recursive_with(with);
            return;
        }
        self.scope().future_ctes = with.ctes.iter().map(|c| c.name.declared().to_owned()).collect();
        for cte in &with.ctes {
            let table = self.common_table(cte, false);
            self.scope().future_ctes.retain(|n| *n != table.name);
            self.scope().query.ctes.push(table);
        }
        self.scope().future_ctes.clear();
    }

    /// WITH RECURSIVE: members see each other, whatever their order.
    fn recursive_with(&mut self, with: &With) {
        let count = with.ctes.len();
        let mut depends: Vec<Vec<usize>> = Vec::with_capacity(count);
        for cte in &with.ctes {
            let on =
                (0..count).filter(|i| refers_to(&cte.statement, &with.ctes[*i].name)).collect();
            depends.push(on);
        }
        for cte in &with.ctes {
            let placeholder = CommonTable {
                name: cte.name.declared().to_owned(),
                query: None,
                columns: Vec::new(),
                recursive: false,
                materialized: cte.materialized,
                added_columns: 0,
                has_cycle: false,
                mark_nullable: false,
                span: cte.span,
            };
            self.scope().query.ctes.push(placeholder);
        }
        let mut done = vec![false; count];
        for _ in 0..count {
            let ready =
                (0..count).find(|&i| !done[i] && depends[i].iter().all(|&d| d == i || done[d]));
            let Some(next) = ready else {
                let stuck = (0..count).find(|&i| !done[i]).unwrap_or(0);
                let span = with.ctes[stuck].name.span;
                self.error("0A000", span, "mutual recursion between WITH items is not implemented");
                self.scope().has_error_entry = true;
                return;
            };
            done[next] = true;
            let cte = &with.ctes[next];
            let recursive = depends[next].contains(&next);
            if recursive && !self.check_recursive_form(cte) {
                self.scope().query.ctes[next].columns.clear();
                self.scope().query.ctes[next].query =
                    Some(Box::new(Query::new(Command::Select, cte.span)));
                self.scope().broken_ctes.push(next);
                continue;
            }
            self.scope().current_cte = recursive.then_some(next);
            let table = self.common_table(cte, recursive);
            self.scope().current_cte = None;
            if let Some(place) = self.scope().query.ctes.get_mut(next) {
                *place = table;
            }
        }
    }

    fn common_table(&mut self, cte: &Cte, recursive: bool) -> CommonTable {
        // The query may name the mark's column, so that its type comes first.
        let mark = cte.cycle.as_ref().map(|cycle| self.cycle_mark(cycle));
        let before = self.scope().context;
        self.scope().context = Context::FromSubselect;
        let depth = self.scopes.len();
        self.recursive_names.push(recursive.then(|| (cte.clone(), depth)));
        let query = self.analyze_statement(&cte.statement, true);
        self.check_rules_in_with(&query, cte.name.span);
        self.recursive_names.pop();
        self.scope().context = before;
        let mut columns = self.output_columns(&query);
        if recursive {
            self.check_recursive_types(cte, &columns, &query);
        }
        self.name_cte_columns(cte, &mut columns);
        let own = columns.len();
        if !recursive && let Some(clause) = clause_of(cte) {
            self.report(analysis_syntax(clause, "WITH query is not recursive"));
        }
        self.check_expandable(cte, &query);
        self.search_and_cycle(cte, mark.as_ref(), &mut columns);
        CommonTable {
            name: cte.name.declared().to_owned(),
            query: Some(Box::new(query)),
            added_columns: columns.len() - own,
            columns,
            recursive,
            materialized: cte.materialized,
            has_cycle: cte.cycle.is_some(),
            mark_nullable: cte.cycle.as_ref().is_some_and(|cycle| !has_plain_mark(cycle)),
            span: cte.span,
        }
    }

    /// SEARCH and CYCLE rewrite the query, which must have a form for that (`rewriteSearchAndCycle`).
    fn check_expandable(&mut self, cte: &Cte, query: &Query) {
        let Some(span) = clause_of(cte) else { return };
        let Some(SetOperation::Node { left, right, .. }) = &query.set_operation else { return };
        let sides = [(left, "left"), (right, "right")];
        for (side, name) in sides {
            if !matches!(**side, SetOperation::Leaf(_)) {
                let message = format!(
                    "with a SEARCH or CYCLE clause, the {name} side of the UNION must be a SELECT"
                );
                self.error("0A000", span, message);
                return;
            }
        }
        let SetOperation::Leaf(right) = **right else { return };
        let recursive = match query.range_table.get(right).map(|e| &e.kind) {
            Some(EntryKind::Subquery(leaf)) => leaf
                .range_table
                .iter()
                .any(|e| matches!(e.kind, EntryKind::Cte { self_reference: true, .. })),
            _ => true,
        };
        if !recursive {
            let message = format!(
                "with a SEARCH or CYCLE clause, the recursive reference to WITH query \"{}\" must be at the top level \
                 of its right-hand SELECT",
                cte.name.declared()
            );
            self.error("0A000", span, message);
        }
    }

    /// Applies `with t (a, b)` (`analyzeCTETargetList`).
    fn name_cte_columns(&mut self, cte: &Cte, columns: &mut [EntryColumn]) {
        if cte.columns.len() > columns.len() && !self.diagnostics.has_errors() {
            let message = format!(
                "WITH query \"{}\" has {} columns available but {} columns specified",
                cte.name.declared(),
                columns.len(),
                cte.columns.len()
            );
            self.error("42P10", cte.name.span, message);
        }
        for (column, name) in columns.iter_mut().zip(&cte.columns) {
            column.name = name.declared().to_owned();
        }
    }

    /// The non-recursive term is known: the recursive one sees its columns (`determineRecursiveColTypes`).
    pub(crate) fn note_recursive_columns(&mut self, mut columns: Vec<EntryColumn>) {
        let Some(Some((cte, depth))) = self.recursive_names.last().cloned() else { return };
        let Some(parent) = depth.checked_sub(1) else { return };
        for column in &mut columns {
            if column.data_type == TypeOid::UNKNOWN {
                column.data_type = TypeOid::TEXT;
            }
        }
        self.name_cte_columns(&cte, &mut columns);
        let own = columns.len();
        let before = self.diagnostics.len();
        let mark = cte.cycle.as_ref().map(|cycle| self.cycle_mark(cycle));
        self.search_and_cycle(&cte, mark.as_ref(), &mut columns);
        self.diagnostics.truncate(before);
        let Some(scope) = self.scopes.get_mut(parent) else { return };
        let Some(index) = scope.current_cte else { return };
        if let Some(table) = scope.query.ctes.get_mut(index) {
            table.added_columns = columns.len() - own;
            table.columns = columns;
            table.recursive = true;
        }
    }

    /// The union as a whole must have the types of its non-recursive term.
    fn check_recursive_types(&mut self, cte: &Cte, columns: &[EntryColumn], query: &Query) {
        let Some(index) = self.scope().current_cte else { return };
        let first: Vec<EntryColumn> =
            self.scope().query.ctes.get(index).map(|c| c.columns.clone()).unwrap_or_default();
        for (position, (first, whole)) in first.iter().zip(columns).enumerate() {
            let comparable = !first.data_type.is_error() && !whole.data_type.is_error();
            if comparable
                && (first.data_type != whole.data_type || first.modifier != whole.modifier)
            {
                let named = |c: &EntryColumn| {
                    super::format::format_type_of_cast(self.catalog, c.data_type, c.modifier)
                };
                let message = format!(
                    "recursive query \"{}\" column {} has type {} in non-recursive term but type {} overall",
                    cte.name.declared(),
                    position + 1,
                    named(first),
                    named(whole)
                );
                let diagnostic = Diagnostic::error("42804", cte.name.span, message);
                self.report(diagnostic.help(format!(
                    "cast the output of the non-recursive term to the correct type: {}::{}",
                    first.name,
                    named(whole)
                )));
            } else if comparable && let Some(collations) = self.term_collations(query, position) {
                self.check_recursive_collation(cte, position, collations);
            }
        }
    }

    /// The collation of a column in the non-recursive term and in both terms together.
    fn term_collations(
        &self,
        query: &Query,
        position: usize,
    ) -> Option<(CollationOid, Option<CollationOid>)> {
        let Some(SetOperation::Node { left, right, .. }) = &query.set_operation else {
            return None;
        };
        let mut levels: Vec<&Query> = self.scopes.iter().map(|scope| &scope.query).collect();
        levels.push(query);
        let deriver = Deriver { catalog: self.catalog, levels };
        let first = deriver.set_operation(left, position, Derived::None);
        let second = deriver.set_operation(right, position, Derived::None);
        Some((first.collation()?, first.merged(second).collation()))
    }

    fn check_recursive_collation(
        &mut self,
        cte: &Cte,
        position: usize,
        (first, whole): (CollationOid, Option<CollationOid>),
    ) {
        if whole.is_none_or(|whole| whole == first) {
            return;
        }
        let name = |oid: CollationOid| match oid {
            CollationOid::DEFAULT => "default",
            other => self.catalog.collation_name(other).unwrap_or("?"),
        };
        let message = format!(
            "recursive query \"{}\" column {} has collation \"{}\" in non-recursive term but collation \"{}\" overall",
            cte.name.declared(),
            position + 1,
            name(first),
            whole.map_or("?", name)
        );
        let diagnostic = Diagnostic::error("42P21", cte.name.span, message);
        self.report(diagnostic.help("use COLLATE to set the collation of the non-recursive term"));
    }

    /// The columns that SEARCH and CYCLE add (manual 7.8.2).
    fn search_and_cycle(&mut self, cte: &Cte, mark: Option<&Expr>, columns: &mut Vec<EntryColumn>) {
        let names: Vec<String> = columns.iter().map(|c| c.name.clone()).collect();
        let known = |ident: &Ident| names.iter().any(|n| ident.matches(n));
        if let Some(search) = &cte.search {
            self.check_listed(&search.by, "search", &names);
            if known(&search.set) {
                self.already_used("search sequence", &search.set);
            }
            let data_type =
                if search.breadth_first { TypeOid::RECORD } else { TypeOid::RECORDARRAY };
            columns.push(plain_column(search.set.declared(), data_type));
        }
        if let Some(cycle) = &cte.cycle {
            self.check_listed(&cycle.columns, "cycle", &names);
            for (what, ident) in [("cycle mark", &cycle.set), ("cycle path", &cycle.using)] {
                if known(ident) {
                    self.already_used(what, ident);
                }
            }
            self.check_added_names(cte);
            if let Some(mark) = mark {
                columns.push(EntryColumn {
                    modifier: mark.modifier,
                    ..plain_column(cycle.set.declared(), mark.data_type)
                });
            }
            columns.push(plain_column(cycle.using.declared(), TypeOid::RECORDARRAY));
        }
    }

    fn check_listed(&mut self, listed: &[Ident], what: &str, names: &[String]) {
        for (index, ident) in listed.iter().enumerate() {
            if !names.iter().any(|n| ident.matches(n)) {
                let message =
                    format!("{what} column \"{}\" not in WITH query column list", ident.declared());
                self.report(analysis_syntax(ident.span, message));
            }
            if listed[..index].iter().any(|before| before.declared() == ident.declared()) {
                let message =
                    format!("{what} column \"{}\" specified more than once", ident.declared());
                self.error("42701", ident.span, message);
            }
        }
    }

    fn already_used(&mut self, what: &str, ident: &Ident) {
        let message = format!(
            "{what} column name \"{}\" already used in WITH query column list",
            ident.declared()
        );
        self.report(analysis_syntax(ident.span, message));
    }

    fn check_added_names(&mut self, cte: &Cte) {
        let Some(cycle) = &cte.cycle else { return };
        let mut pairs = vec![(
            &cycle.set,
            &cycle.using,
            "cycle mark column name and cycle path column name are the same",
        )];
        if let Some(search) = &cte.search {
            pairs.push((
                &search.set,
                &cycle.set,
                "search sequence column name and cycle mark column name are the same",
            ));
            pairs.push((
                &search.set,
                &cycle.using,
                "search sequence column name and cycle path column name are the same",
            ));
        }
        for (left, right, message) in pairs {
            if left.declared() == right.declared() {
                self.report(analysis_syntax(right.span, message));
            }
        }
    }

    /// The type of CYCLE's mark: boolean, or the common type of its two values.
    fn cycle_mark(&mut self, cycle: &crate::ast::select::Cycle) -> Expr {
        let Some((value, default)) = &cycle.mark else {
            return Expr::new(crate::query::ExprKind::CaseTest, TypeOid::BOOL, cycle.span);
        };
        let value = self.in_context(Context::CycleMark, |a| a.expr(value));
        let default = self.in_context(Context::CycleMark, |a| a.expr(default));
        let common = self.common_type(&[&value, &default], "CYCLE");
        let modifier = Self::common_modifier(&[&value, &default], common);
        let value = self.coerce_to_common(value, common, "CYCLE/CYCLE");
        self.coerce_to_common(default, common, "CYCLE/DEFAULT");
        if !common.is_error() {
            self.require_equality(&value);
        }
        Expr { modifier, ..Expr::new(crate::query::ExprKind::CaseTest, common, cycle.span) }
    }

    /// A name in FROM as a common table of this or an outer level.
    pub(crate) fn cte_item(
        &mut self,
        table: &Ident,
        alias: Option<&TableAlias>,
        span: Span,
    ) -> Option<NamespaceItem> {
        for spelling in table.spellings() {
            for levels_up in 0..self.scopes.len() {
                let scope = self.scope_at(levels_up)?;
                let Some(index) = scope.query.ctes.iter().position(|c| c.name == spelling) else {
                    if scope.future_ctes.iter().any(|n| n == spelling)
                        && self.catalog.lookup_relation(None, spelling).is_none()
                    {
                        let message = format!("relation \"{spelling}\" does not exist");
                        let help = format!(
                            "there is a WITH item named \"{spelling}\", but it cannot be referenced from this part of \
                             the query: use WITH RECURSIVE, or re-order the WITH items to remove forward references"
                        );
                        self.report(Diagnostic::error("42P01", span, message).help(help));
                        return Some(self.error_item(alias, spelling, span));
                    }
                    continue;
                };
                let table = &scope.query.ctes[index];
                let broken = scope.broken_ctes.contains(&index);
                let writes_without_result = table
                    .query
                    .as_ref()
                    .is_some_and(|q| q.command != Command::Select && q.returning.is_empty());
                let self_reference = table.query.is_none();
                // What SEARCH and CYCLE add is no part of `*` in queries inside the statement's own ones.
                let hidden = if levels_up > 0 { table.added_columns } else { 0 };
                let name = table.name.clone();
                let columns = table.columns.clone();
                if broken {
                    return Some(self.error_item(alias, &name, span));
                }
                if writes_without_result {
                    let message = format!("WITH query \"{name}\" does not have a RETURNING clause");
                    self.error("0A000", span, message);
                    return Some(self.error_item(alias, &name, span));
                }
                let kind = EntryKind::Cte { levels_up, index, self_reference };
                let count = columns.len();
                let mut item = self.add_entry(name, kind, columns, alias, false, span);
                for column in
                    Rc::make_mut(&mut item.columns).iter_mut().skip(count - hidden.min(count))
                {
                    column.hidden = true;
                }
                return Some(item);
            }
        }
        None
    }
}

/// Whether the values that CYCLE marks rows with are literals, or the usual true and false.
fn has_plain_mark(cycle: &crate::ast::select::Cycle) -> bool {
    let is_literal = |value: &crate::ast::Expr| match &value.kind {
        crate::ast::ExprKind::Literal(literal) => {
            !matches!(literal, crate::ast::expr::Literal::Null)
        }
        _ => false,
    };
    cycle.mark.as_ref().is_none_or(|(value, default)| is_literal(value) && is_literal(default))
}
