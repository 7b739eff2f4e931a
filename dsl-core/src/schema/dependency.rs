//! What rests on what, for DROP: views on relations, columns on types, foreign keys on tables.

use super::Loader;
use crate::{
    ast::{
        Expr, ExprKind, FromItem, JoinQual, QualifiedName, Select, SelectBody, SelectItem,
        Statement,
        walk::{Part, clause_parts, expr_parts, from_parts},
    },
    catalog::{
        Attribute, ConstraintKind, Proc, ProcOid, RelationOid, TypeOid, type_name::resolve_relation,
    },
};

impl Loader {
    /// Notes the relations that a view's query names, as they are called now.
    pub(super) fn note_dependencies(&mut self, view: RelationOid, query: &Select) {
        let replaced = self.catalog.get_relation(view).is_some_and(|r| r.view.is_some());
        if replaced {
            self.dependents.values_mut().for_each(|views| views.retain(|&v| v != view));
        }
        let mentions = Mentions::of(query);
        for name in mentions.relations {
            if name.schema().is_none() && mentions.ctes.contains(&name.last().declared()) {
                continue;
            }
            let Ok(relation) = resolve_relation(&self.catalog, name) else { continue };
            let views = self.dependents.entry(relation).or_default();
            if relation != view && !views.contains(&view) {
                views.push(view);
            }
        }
    }

    /// The views whose query names a relation.
    pub(super) fn views_on(&self, oid: RelationOid) -> Vec<RelationOid> {
        let views = self.dependents.get(&oid).into_iter().flatten().copied();
        views.filter(|&v| self.catalog.get_relation(v).is_some()).collect()
    }

    /// The views whose query names a relation and may show a column of it.
    pub(super) fn views_on_column(&self, oid: RelationOid, column: &str) -> Vec<RelationOid> {
        let shows = |view: &RelationOid| {
            let query = self.catalog.get_relation(*view).and_then(|r| r.view.as_ref());
            query.is_some_and(|v| {
                let mentions = Mentions::of(&v.query);
                mentions.everything || mentions.columns.contains(&column)
            })
        };
        self.views_on(oid).into_iter().filter(shows).collect()
    }

    /// Other tables with foreign keys to a table.
    pub(super) fn referencing_tables(&self, oid: RelationOid) -> Vec<RelationOid> {
        let refers = |kind: &ConstraintKind| matches!(kind, ConstraintKind::ForeignKey { relation, .. } if *relation == oid);
        let refers = |table: &RelationOid| {
            let table = self.catalog.get_relation(*table).filter(|r| r.oid != oid);
            table.is_some_and(|r| r.constraints.iter().any(|c| refers(&c.kind)))
        };
        self.referencing.get(&oid).into_iter().flatten().copied().filter(refers).collect()
    }

    /// The row type of a relation and the array type over it.
    pub(super) fn types_of(&self, oid: RelationOid) -> Vec<TypeOid> {
        let row = self.catalog.get_relation(oid).map(|r| r.row_type);
        let row = row.filter(|t| !t.is_error());
        row.map_or(Vec::new(), |row| self.with_array(row))
    }

    /// The functions that take or return one of some types.
    pub(super) fn procs_of(&self, types: &[TypeOid]) -> Vec<ProcOid> {
        if types.is_empty() {
            return Vec::new();
        }
        let uses = |p: &&Proc| {
            types.contains(&p.return_type) || p.args.iter().any(|arg| types.contains(arg))
        };
        self.catalog.live_procs().filter(uses).map(|p| p.oid).collect()
    }

    /// Whether a function takes or returns one of some types, other than those that a range type brings along.
    pub(super) fn is_called_with(&self, types: &[TypeOid]) -> bool {
        self.procs_of(types).iter().any(|proc| !self.constructors.contains(proc))
    }

    /// The tables `of` a composite type.
    pub(super) fn typed_tables(&self, row_type: TypeOid) -> Vec<RelationOid> {
        let relations = self.catalog.live_relations();
        relations.filter(|r| r.of_type == Some(row_type)).map(|r| r.oid).collect()
    }

    /// The columns whose default takes numbers from a sequence.
    pub(super) fn defaults_from(&self, sequence: RelationOid) -> Vec<(RelationOid, i16)> {
        let relations = self.catalog.live_relations();
        let columns = relations.flat_map(|r| r.live_attributes().map(|a| (r.oid, a)));
        let takes = |a: &Attribute| a.has_default && a.default_sequence == Some(sequence);
        columns.filter(|(_, a)| takes(a)).map(|(relation, a)| (relation, a.number)).collect()
    }

    /// A type and the array type over it.
    pub(super) fn with_array(&self, oid: TypeOid) -> Vec<TypeOid> {
        let array = self.catalog.get_type(oid).and_then(|t| t.array);
        [Some(oid), array].into_iter().flatten().collect()
    }

    /// The columns of tables and composite types that have one of some types. What a view shows goes by its query.
    pub(super) fn columns_of(&self, types: &[TypeOid]) -> Vec<(RelationOid, i16)> {
        if !types.iter().any(|t| self.column_types.contains(t)) {
            return Vec::new();
        }
        let relations = self.catalog.live_relations().filter(|r| r.view.is_none());
        let columns = relations.flat_map(|r| r.live_attributes().map(|a| (r.oid, a)));
        let typed = columns.filter(|(_, a)| types.contains(&a.data_type));
        typed.map(|(relation, a)| (relation, a.number)).collect()
    }
}

/// What a query names, at any depth, as often as it does.
#[derive(Default)]
struct Mentions<'q> {
    relations: Vec<&'q QualifiedName>,
    ctes: Vec<&'q str>,
    columns: Vec<&'q str>,
    /// `*` stands somewhere.
    everything: bool,
}

enum Visit<'q> {
    Query(&'q Select),
    Body(&'q SelectBody),
    From(&'q FromItem),
    Expr(&'q Expr),
}

impl<'q> Mentions<'q> {
    fn of(query: &'q Select) -> Mentions<'q> {
        let mut mentions = Mentions::default();
        let mut waiting = vec![Visit::Query(query)];
        while let Some(visit) = waiting.pop() {
            mentions.visit(visit, &mut waiting);
        }
        mentions
    }

    fn visit(&mut self, visit: Visit<'q>, waiting: &mut Vec<Visit<'q>>) {
        let mut parts = |part: Part<'q>| {
            waiting.push(match part {
                Part::Expr(expr) => Visit::Expr(expr),
                Part::Subquery(query) => Visit::Query(query),
            });
        };
        match visit {
            Visit::Query(query) => {
                clause_parts(query, &mut parts);
                for cte in query.with.iter().flat_map(|w| &w.ctes) {
                    self.ctes.push(cte.name.declared());
                    if let Statement::Select(select) = &cte.statement {
                        waiting.push(Visit::Query(select));
                    }
                }
                waiting.push(Visit::Body(&query.body));
            }
            Visit::Body(SelectBody::Core(core)) => {
                self.everything |= core.items.iter().any(|i| matches!(i, SelectItem::Wildcard(_)));
                waiting.extend(core.from.iter().map(Visit::From));
            }
            Visit::Body(SelectBody::Table(item)) => {
                self.everything = true;
                waiting.push(Visit::From(item));
            }
            Visit::Body(SelectBody::SetOperation(operation)) => {
                waiting.extend([Visit::Body(&operation.left), Visit::Body(&operation.right)]);
            }
            Visit::Body(SelectBody::Nested(query)) => waiting.push(Visit::Query(query)),
            Visit::Body(SelectBody::Values(_)) => {}
            Visit::From(item) => {
                from_parts(item, &mut parts);
                self.tables(item);
            }
            Visit::Expr(expr) => {
                match &expr.kind {
                    ExprKind::Column(name) => {
                        self.columns.push(name.last().declared());
                    }
                    ExprKind::Wildcard(_) | ExprKind::FieldWildcard(_) => self.everything = true,
                    _ => {}
                }
                expr_parts(expr, &mut parts);
            }
        }
    }

    fn tables(&mut self, item: &'q FromItem) {
        let mut waiting = vec![item];
        while let Some(item) = waiting.pop() {
            match item {
                FromItem::Table { name, .. } => self.relations.push(name),
                FromItem::Join(join) => {
                    waiting.extend([&join.left, &join.right]);
                    match &join.qual {
                        JoinQual::Using { columns, .. } => {
                            self.columns.extend(columns.iter().map(|c| c.declared()));
                        }
                        JoinQual::Natural => self.everything = true,
                        _ => {}
                    }
                }
                FromItem::Paren { item, .. } => waiting.push(item),
                _ => {}
            }
        }
    }
}
