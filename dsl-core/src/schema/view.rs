//! Views, materialized views, CREATE TABLE AS and rules: columns by analyzing the query, and which columns INSERT and
//! UPDATE may write (manual, CREATE VIEW, "Updatable Views").

use super::{Loader, Refused, Step, column::plain_attribute, errors};
use crate::{
    analyze::{ViewColumn, analyze_query, view_columns},
    ast::{
        Expr, ExprKind, FromItem, Ident, QualifiedName, Select, SelectBody, SelectItem, Statement,
        ddl::{AlterTableAction, CreateRule, CreateTableAs, CreateView, DdlKind},
        select::{Cte, SelectCore, With},
        walk::{Part, expr_parts},
    },
    catalog::{
        Attribute, NamespaceOid, RelationKind, RelationOid, Rule, TypeKind, TypeOid, View,
        hash::ByName, type_name::resolve_relation,
    },
    diagnostic::{Diagnostic, Diagnostics, Severity},
    nullability::output_nullability,
    query::Query,
};

/// Rounds after which the columns of views over views are given up.
const ROUNDS: usize = 16;

impl Loader {
    pub(super) fn create_view(&mut self, mut create: CreateView) -> Step {
        if create.recursive {
            create.query = recursive_query(&create);
        }
        let namespace = self.relation_namespace(&create.name, create.temporary)?;
        let declared = create.name.last().declared();
        let present = self.catalog.lookup_relation(Some(namespace), declared);
        let present = match present {
            Some(relation) if create.or_replace && relation.kind == RelationKind::View => {
                Some(relation.oid)
            }
            Some(relation) if create.or_replace => {
                return Err(errors::not_a(&relation.name, "view", create.name.span).into());
            }
            _ if self.relation_name_taken(namespace, declared) => {
                return Err(errors::relation_exists(declared, create.name.span).into());
            }
            _ => None,
        };
        let described = self.describe(&create.query, &create.columns, &create.name, true);
        let (query, attributes) = match described {
            Ok(described) => described,
            Err(refused) => {
                self.break_name(&create.name);
                return Err(refused);
            }
        };
        let oid = match present {
            Some(oid) => {
                self.replace_columns(oid, attributes, &create.name)?;
                oid
            }
            None => {
                let (name, span) = (create.name.last().declared(), create.name.span);
                self.insert_relation(namespace, name, RelationKind::View, attributes, span)?
            }
        };
        self.put_view(oid, create.query);
        self.keep_analyzed(oid, query);
        Ok(())
    }

    /// What a query means, and its columns under the names written. Which of a view's are proved not null is asked once
    /// everything has been applied.
    fn describe(
        &mut self,
        query: &Select,
        names: &[Ident],
        relation: &QualifiedName,
        is_view: bool,
    ) -> Step<(Query, Vec<Attribute>)> {
        let mut found = Diagnostics::new();
        let analyzed = analyze_query(&self.catalog, query, &mut found);
        self.has_views = true;
        let errors: Vec<Diagnostic> =
            found.take().into_iter().filter(|d| d.severity == Severity::Error).collect();
        let Some(analyzed) = analyzed.filter(|_| errors.is_empty()) else {
            let (follow, own): (Vec<_>, Vec<_>) =
                errors.into_iter().partition(|d| self.follows_from_broken(d));
            if own.is_empty() && follow.is_empty() {
                return Err(errors::undescribed(query.span).into());
            }
            let left_out = |d: Diagnostic| d.help(errors::left_out(relation));
            self.reports.extend(own.into_iter().map(left_out));
            return Err(Refused(None));
        };
        let columns = view_columns(&analyzed);
        if let Some(excess) = names.get(columns.len()) {
            return Err(errors::too_many_names(is_view, excess.span).into());
        }
        let mut attributes = Vec::with_capacity(columns.len());
        for (position, column) in columns.into_iter().enumerate() {
            attributes.push(self.view_attribute(column, names.get(position), query)?);
        }
        let mut seen: ByName<()> = ByName::default();
        for attribute in &attributes {
            let mut again = false;
            seen.change(NamespaceOid::PUBLIC, &attribute.name, |present| {
                again = present.is_some();
                Some(())
            });
            if again {
                return Err(errors::duplicate_column(&attribute.name, query.span).into());
            }
        }
        Ok((analyzed, attributes))
    }

    fn view_attribute(
        &self,
        column: ViewColumn,
        name: Option<&Ident>,
        query: &Select,
    ) -> Step<Attribute> {
        let name = name.map_or_else(|| crate::lex::intern(&column.name), |n| n.declared());
        let row = self.catalog.get_type(column.data_type);
        if row.is_some_and(|t| matches!(t.kind, TypeKind::Pseudo)) {
            let text = self.type_text(column.data_type);
            return Err(errors::pseudo_column(name, &text, query.span).into());
        }
        let origin = column
            .origin
            .and_then(|(relation, number)| self.catalog.get_relation(relation)?.attribute(number));
        let of_origin = origin.filter(|a| a.data_type == column.data_type);
        let collation = column.collation.or_else(|| of_origin?.collation);
        Ok(Attribute {
            modifier: column.modifier,
            collation: collation.or_else(|| row?.collation),
            ..plain_attribute(name, column.data_type)
        })
    }

    /// Whether an error tells of what was declared in error.
    pub(super) fn follows_from_broken(&self, error: &Diagnostic) -> bool {
        let mut words = error.message.split(['"', ' ', '(']);
        words.any(|w| self.broken.contains(w.rsplit('.').next().unwrap_or(w)))
    }

    /// CREATE OR REPLACE VIEW: the columns that are there stay as they are; more may follow.
    fn replace_columns(
        &mut self,
        oid: RelationOid,
        mut attributes: Vec<Attribute>,
        at: &QualifiedName,
    ) -> Step {
        let present = &self.relation(oid)?.attributes;
        if attributes.len() < present.len() {
            return Err(errors::drop_view_columns(at.span).into());
        }
        for (old, new) in present.iter().zip(&mut attributes) {
            if old.name != new.name {
                return Err(errors::rename_view_column(&old.name, &new.name, at.span).into());
            }
            if (old.data_type, old.modifier) != (new.data_type, new.modifier) {
                let types = (self.type_text(old.data_type), self.type_text(new.data_type));
                return Err(errors::retype_view_column(&old.name, types, at.span).into());
            }
            new.comment.clone_from(&old.comment);
            new.has_default = old.has_default;
        }
        for (number, attribute) in (1..).zip(&mut attributes) {
            attribute.number = number;
        }
        if let Some(relation) = self.catalog.relation_mut(oid) {
            relation.attributes = attributes;
        }
        Ok(())
    }

    fn put_view(&mut self, oid: RelationOid, query: Select) {
        self.note_dependencies(oid, &query);
        let (base, mut updatable) = self.written_by(&query);
        let search_path = self.catalog.search_path.clone();
        if let Some(relation) = self.catalog.relation_mut(oid) {
            updatable.resize(relation.attributes.len(), None);
            relation.view = Some(Box::new(View { query, search_path, updatable, base }));
        }
    }

    /// What INSERT, UPDATE and DELETE on a view of a query write: the relation and, for each column, its column.
    fn written_by(&self, query: &Select) -> (Option<RelationOid>, Vec<Option<i16>>) {
        let base = self.updatable_base(query);
        (base, base.map_or(Vec::new(), |base| self.updatable_columns(query, base)))
    }

    pub(super) fn create_table_as(&mut self, create: CreateTableAs) -> Step {
        let namespace = self.relation_namespace(&create.name, create.temporary)?;
        if !self.check_relation_name(namespace, &create.name, create.if_not_exists)? {
            return Ok(());
        }
        let described = self.describe(&create.query, &create.columns, &create.name, false);
        let (query, attributes) = match described {
            Ok(described) => described,
            Err(refused) => {
                self.break_name(&create.name);
                return Err(refused);
            }
        };
        let (name, span) = (create.name.last().declared(), create.name.span);
        if create.materialized_view {
            let kind = RelationKind::MaterializedView;
            let oid = self.insert_relation(namespace, name, kind, attributes, span)?;
            self.note_dependencies(oid, &create.query);
            let search_path = self.catalog.search_path.clone();
            if let Some(relation) = self.catalog.relation_mut(oid) {
                let updatable = vec![None; relation.attributes.len()];
                let view = View { query: create.query, search_path, updatable, base: None };
                relation.view = Some(Box::new(view));
            }
            self.keep_analyzed(oid, query);
        } else {
            self.insert_relation(namespace, name, RelationKind::Table, attributes, span)?;
        }
        Ok(())
    }

    pub(super) fn create_rule(&mut self, create: CreateRule) -> Step {
        let oid = self.resolve_relation(&create.table)?;
        if create.event == "select" {
            let Some(query) = create.select else { return Ok(()) };
            self.describe(&query, &[], &create.table, true)?;
            let version = self.catalog.version;
            let Some(relation) = self.catalog.relation_mut(oid) else { return Ok(()) };
            if version >= 16 && relation.kind != RelationKind::View {
                return Err(errors::no_select_rule(&relation.name, create.table.span).into());
            }
            // Up to 15 a table that such a rule is made on becomes a view, as older dumps write it.
            relation.kind = RelationKind::View;
            relation.attributes.iter_mut().for_each(|attribute| attribute.not_null = false);
            self.put_view(oid, *query);
            return Ok(());
        }
        let Some(relation) = self.catalog.relation_mut(oid) else { return Ok(()) };
        let name = create.name.declared().into();
        relation.rules.retain(|r| r.name != name);
        relation.rules.push(Rule {
            name,
            event: create.event,
            instead: create.instead,
            conditional: create.conditional,
            returning: create.returning,
            actions: create.actions,
        });
        Ok(())
    }

    // Nullability after changes.

    /// Asks again which columns of views are proved not null, until views over views agree. A view whose query cannot
    /// be asked again (a column it names has another name now) proves nothing.
    pub(super) fn refresh_views(&mut self, views: Vec<RelationOid>) {
        let own_path = self.catalog.search_path.clone();
        let mut waiting = views.clone();
        for round in 0..=ROUNDS {
            let mut again: Vec<RelationOid> = Vec::new();
            for (position, &view) in waiting.iter().enumerate() {
                if !self.refresh_view(view, round == ROUNDS) {
                    continue;
                }
                if self.relations_moved {
                    // Another view than before may be meant by a name.
                    again.clone_from(&views);
                    continue;
                }
                // A view on it that still comes in this round is asked once.
                let later = waiting.get(position + 1..).unwrap_or(&[]);
                let dependents = self.dependents.get(&view).into_iter().flatten();
                again.extend(dependents.filter(|dependent| !later.contains(dependent)));
            }
            if again.is_empty() {
                break;
            }
            again.sort_unstable();
            again.dedup();
            waiting = if round + 1 < ROUNDS { again } else { views.clone() };
        }
        self.catalog.search_path = own_path;
    }

    fn refresh_view(&mut self, oid: RelationOid, give_up: bool) -> bool {
        let Some(view) = self.catalog.relation_mut(oid).and_then(|r| r.view.take()) else {
            return false;
        };
        self.catalog.search_path.clone_from(&view.search_path);
        let columns = if give_up { None } else { self.columns_again(oid, &view.query) };
        let written = self.written_by(&view.query);
        let Some(relation) = self.catalog.relation_mut(oid) else { return false };
        let columns = columns.unwrap_or_default();
        let same = columns.len() == relation.attributes.len()
            && columns.iter().zip(&relation.attributes).all(|(c, a)| c.0 == a.data_type);
        // Where `*` has come to stand for more columns, the view goes on writing what it wrote.
        let (base, updatable) = written;
        let fits = updatable.len() == relation.attributes.len();
        relation.view = Some(if relation.kind == RelationKind::View && (same || fits) {
            Box::new(View { base, updatable, ..*view })
        } else {
            view
        });
        let mut changed = false;
        for (position, attribute) in relation.attributes.iter_mut().enumerate() {
            let not_null = same && columns.get(position).is_some_and(|c| c.1);
            changed |= std::mem::replace(&mut attribute.not_null, not_null) != not_null;
        }
        changed
    }

    /// The columns of a view's query as things are now, each with its type and whether it is proved not null.
    fn columns_again(&mut self, view: RelationOid, query: &Select) -> Option<Vec<(TypeOid, bool)>> {
        let kept = self.analyzed.get(&view).is_some_and(|kept| kept.0 == self.bindings);
        if !kept {
            let analyzed = analyze_query(&self.catalog, query, &mut Diagnostics::new())?;
            self.keep_analyzed(view, analyzed);
        }
        let (_, analyzed) = self.analyzed.get(&view)?;
        let nullability = output_nullability(analyzed, &self.catalog);
        let columns = analyzed.output().zip(nullability);
        Some(columns.map(|(target, n)| (target.expr.data_type, !n.nullable)).collect())
    }

    fn keep_analyzed(&mut self, view: RelationOid, query: Query) {
        self.analyzed.insert(view, (self.bindings, query));
    }

    /// Whether a statement leaves what the names in queries mean as it is.
    pub(super) fn keeps_bindings(&self, kind: &DdlKind) -> bool {
        // What is created may stand in front of something else.
        let one_schema = self.catalog.search_path.len() <= 1;
        match kind {
            DdlKind::CreateTable(table) => one_schema && !table.temporary,
            DdlKind::CreateView(view) => one_schema && !view.temporary && !view.or_replace,
            DdlKind::CreateTableAs(table) => one_schema && !table.temporary,
            DdlKind::CreateSequence { temporary, .. } => one_schema && !temporary,
            DdlKind::CreateEnum { .. }
            | DdlKind::CreateDomain(_)
            | DdlKind::CreateComposite { .. } => one_schema,
            DdlKind::CreateFunction(function) => {
                one_schema && self.catalog.procs_named(function.name.last().declared()).is_empty()
            }
            DdlKind::AlterTable { actions, .. } => actions.iter().all(|action| {
                matches!(
                    action,
                    AlterTableAction::AddConstraint(_)
                        | AlterTableAction::ValidateConstraint(_)
                        | AlterTableAction::SetDefault { .. }
                        | AlterTableAction::DropDefault(_)
                        | AlterTableAction::SetNotNull(_)
                        | AlterTableAction::DropNotNull(_)
                        | AlterTableAction::AddIdentity { .. }
                        | AlterTableAction::SetIdentity { .. }
                        | AlterTableAction::AttachPartition(_)
                        | AlterTableAction::RowSecurity { .. }
                        | AlterTableAction::Ignored
                )
            }),
            DdlKind::CreateIndex(_)
            | DdlKind::CreateTrigger(_)
            | DdlKind::CreatePolicy { .. }
            | DdlKind::Comment { .. }
            | DdlKind::Ignored => true,
            _ => false,
        }
    }

    // Updatable views.

    /// The only relation of a query whose rows INSERT, UPDATE and DELETE on a view of it can reach.
    fn updatable_base(&self, query: &Select) -> Option<RelationOid> {
        let core = plain_core(query)?;
        let [FromItem::Table { name, sample: None, .. }] = core.from.as_slice() else {
            return None;
        };
        let oid = resolve_relation(&self.catalog, name).ok()?;
        let relation = self.catalog.get_relation(oid)?;
        let kinds = matches!(
            relation.kind,
            RelationKind::Table
                | RelationKind::PartitionedTable
                | RelationKind::ForeignTable
                | RelationKind::View
        );
        let items = core.items.iter().filter_map(|item| match item {
            SelectItem::Expr { value, .. } => Some(value),
            SelectItem::Wildcard(_) => None,
        });
        // A window function or aggregate that only ORDER BY has counts, too.
        let keys = query.order_by.iter().map(|item| &item.expr);
        let gathers = items.into_iter().chain(keys).any(|value| self.gathers_or_spreads(value));
        (kinds && !gathers).then_some(oid)
    }

    /// Whether an expression holds an aggregate, a window function or a set-returning function.
    fn gathers_or_spreads(&self, expr: &Expr) -> bool {
        let mut waiting = vec![expr];
        while let Some(expr) = waiting.pop() {
            if let ExprKind::Function(call) = &expr.kind {
                let named = self.catalog.procs_named(call.name.last().declared());
                let special = named.iter().any(|p| p.kind.is_aggregate() || p.returns_set);
                if call.over.is_some() || special {
                    return true;
                }
            }
            expr_parts(expr, &mut |part| {
                if let Part::Expr(expr) = part {
                    waiting.push(expr);
                }
            });
        }
        false
    }

    /// For each column of the query, the base's column that it shows.
    fn updatable_columns(&self, query: &Select, base: RelationOid) -> Vec<Option<i16>> {
        let Some(core) = plain_core(query) else { return Vec::new() };
        let Some(relation) = self.catalog.get_relation(base) else { return Vec::new() };
        let renames = match core.from.as_slice() {
            [FromItem::Table { alias: Some(alias), .. }] => alias.columns.as_slice(),
            _ => &[],
        };
        let named = |name: &Ident| {
            let mut columns = relation.live_attributes().enumerate();
            let found = columns.find(|(position, attribute)| match renames.get(*position) {
                Some(rename) => rename.declared() == name.declared(),
                None => name.declared() == attribute.name,
            });
            found.map(|(_, attribute)| attribute.number)
        };
        let everything = || relation.live_attributes().map(|a| Some(a.number));
        let mut columns = Vec::new();
        for item in &core.items {
            match item {
                SelectItem::Wildcard(_) => columns.extend(everything()),
                SelectItem::Expr { value, .. } => match &without_parens(value).kind {
                    ExprKind::Wildcard(_) => columns.extend(everything()),
                    ExprKind::Column(name) => columns.push(named(name.last())),
                    _ => columns.push(None),
                },
            }
        }
        let own_view = relation.view.as_ref();
        let writable = |number: i16| match own_view {
            // Of a view, what that view can write; of one that is not updatable itself, triggers decide.
            Some(view) if view.base.is_some() => {
                usize::try_from(number - 1).ok().and_then(|i| *view.updatable.get(i)?).is_some()
            }
            _ => true,
        };
        columns.into_iter().map(|c| c.filter(|&n| writable(n))).collect()
    }
}

fn without_parens(mut expr: &Expr) -> &Expr {
    while let ExprKind::Paren(inner) = &expr.kind {
        expr = inner;
    }
    expr
}

/// The SELECT of a query without any clause that keeps a view of it from being updatable.
fn plain_core(query: &Select) -> Option<&SelectCore> {
    let mut query = query;
    loop {
        let plain = query.with.is_none() && query.limit.is_none() && query.offset.is_none();
        match &query.body {
            SelectBody::Core(core) => {
                let single =
                    core.distinct.is_none() && core.group_by.is_none() && core.having.is_none();
                return (plain && single).then_some(core);
            }
            SelectBody::Nested(inner) if plain => query = inner,
            _ => return None,
        }
    }
}

/// `create recursive view v (a) as q` is `create view v as with recursive v (a) as (q) select a from v`.
fn recursive_query(create: &CreateView) -> Select {
    let span = create.query.span;
    let name = *create.name.last();
    let column = |column: &Ident| {
        let name = QualifiedName { parts: vec![*column], span: column.span };
        let value = Expr { kind: ExprKind::Column(name), span: column.span };
        SelectItem::Expr { value, alias: None }
    };
    let cte = Cte {
        name,
        columns: create.columns.clone(),
        materialized: None,
        statement: Statement::Select(Box::new(create.query.clone())),
        search: None,
        cycle: None,
        span,
    };
    let from = FromItem::Table {
        name: QualifiedName { span: name.span, parts: vec![name] },
        only: false,
        alias: None,
        sample: None,
    };
    let core = SelectCore {
        distinct: None,
        items: create.columns.iter().map(column).collect(),
        into: None,
        from: vec![from],
        where_: None,
        group_by: None,
        having: None,
        windows: Vec::new(),
        span,
    };
    let with = Some(With { recursive: true, ctes: vec![cte], span });
    Select { with, ..Select::plain(SelectBody::Core(Box::new(core)), span) }
}
