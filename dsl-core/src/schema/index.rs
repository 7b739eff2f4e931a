//! Indexes: by CREATE INDEX, and those that a constraint makes (`DefineIndex`).

use super::{
    Loader, Refused, Step,
    column::NotNull,
    constraint::{has_index, index_columns},
    errors,
    name::{distinct_columns, join_columns},
    stored::stored_by_index,
};
use crate::{
    analyze::figure_name,
    ast::{
        Expr, ExprKind, Ident, TypeName,
        ddl::CreateIndex,
        dml::IndexElement,
        expr::{SortDirection, SortItem},
    },
    catalog::{
        Constraint, ConstraintKind, Index, IndexKey, IndexKeyKind, Method, Name, NamespaceOid,
        OperatorClassOid, Relation, RelationKind, RelationOid,
    },
    source::Span,
};

/// An index to be made.
pub(super) struct NewIndex {
    pub(super) name: Option<Ident>,
    pub(super) unique: bool,
    /// False for a deferrable constraint.
    pub(super) immediate: bool,
    pub(super) nulls_not_distinct: bool,
    pub(super) method: Name,
    pub(super) keys: Vec<IndexKey>,
    pub(super) include: Vec<i16>,
    pub(super) predicate: Option<Box<crate::ast::Expr>>,
    /// The constraint that it stands behind.
    pub(super) constraint: Option<ConstraintKind>,
    pub(super) span: Span,
}

impl NewIndex {
    fn is_primary(&self) -> bool {
        matches!(
            self.constraint,
            Some(ConstraintKind::PrimaryKey | ConstraintKind::Temporal { primary: true })
        )
    }
}

impl Loader {
    pub(super) fn create_index(&mut self, create: CreateIndex) -> Step {
        let table = self.resolve_relation(&create.table)?;
        let relation = self.relation(table)?;
        let namespace = relation.namespace;
        let fits = matches!(
            relation.kind,
            RelationKind::Table | RelationKind::PartitionedTable | RelationKind::MaterializedView
        );
        if !fits {
            return Err(errors::no_index_on(&relation.name, create.table.span).into());
        }
        if let Some(name) = &create.name
            && create.if_not_exists
            && self.relation_name_taken(namespace, name.declared())
        {
            return Ok(());
        }
        let stored = if self.checks_stored {
            stored_by_index(&create.elements, create.where_.as_ref())
        } else {
            Vec::new()
        };
        let method: Name = create.method.map_or("btree".into(), |m| m.declared().into());
        let mut keys = Vec::with_capacity(create.elements.len());
        for element in create.elements {
            keys.push(self.index_key(table, element, true)?);
        }
        let mut include = Vec::with_capacity(create.include.len());
        for column in &create.include {
            match self.column_number_if(table, column)? {
                Some(number) => include.push(number),
                None => return Err(errors::unknown_column(column).into()),
            }
        }
        if let Some(predicate) = &create.where_ {
            self.expression_columns(table, predicate)?;
        }
        let new = NewIndex {
            span: create.name.as_ref().map_or(create.table.span, |n| n.span),
            name: create.name,
            unique: create.unique,
            immediate: true,
            nulls_not_distinct: create.nulls_not_distinct,
            method,
            keys,
            include,
            predicate: create.where_.map(Box::new),
            constraint: None,
        };
        self.insert_index(table, new, !create.only)?;
        self.check_waiting(table, &stored);
        Ok(())
    }

    /// A key by its element. `element.expr` may be a column in parentheses, which is the column.
    pub(super) fn index_key(
        &mut self,
        table: RelationOid,
        element: IndexElement,
        known_methods: bool,
    ) -> Step<IndexKey> {
        let relation = self.relation(table)?;
        let mut expr = &element.expr;
        loop {
            match &expr.kind {
                ExprKind::Paren(inner) => expr = inner,
                // A cast to the type that the column has does nothing.
                ExprKind::Cast { operand, type_name, .. }
                    if self.keeps_type(relation, operand, type_name) =>
                {
                    expr = operand;
                }
                _ => break,
            }
        }
        let column = match &expr.kind {
            ExprKind::Column(name) if name.parts.len() == 1 => Some(name.last()),
            _ => None,
        };
        let number = column.and_then(|c| Some(relation.attribute_named(c.declared())?.number));
        let kind = match (column, number) {
            (_, Some(number)) => IndexKeyKind::Column(number),
            (Some(column), None) => return Err(errors::unknown_column(column).into()),
            (None, None) => {
                self.expression_columns(table, &element.expr)?;
                IndexKeyKind::Expression(Box::new(element.expr))
            }
        };
        let collation = match &element.collation {
            Some(name) => Some(self.resolve_collation(name)?),
            None => None,
        };
        let class = element.operator_class.as_ref().filter(|_| known_methods);
        let operator_class = class.and_then(|c| self.known_class(c.last().declared()));
        let (descending, nulls_first) = sort_order(element.sort.as_deref());
        Ok(IndexKey { kind, collation, operator_class, descending, nulls_first })
    }

    fn keeps_type(&self, relation: &Relation, operand: &Expr, to: &TypeName) -> bool {
        let ExprKind::Column(name) = &operand.kind else { return false };
        let column = relation.attribute_named(name.last().declared());
        let to = self.resolve_type(to).ok();
        column.zip(to).is_some_and(|(column, (data_type, modifier))| {
            column.data_type == data_type && (modifier == -1 || modifier == column.modifier)
        })
    }

    fn known_class(&self, name: &str) -> Option<OperatorClassOid> {
        let methods = [Method::Btree, Method::Hash];
        let found = methods.into_iter().find_map(|m| self.catalog.lookup_operator_class(m, name));
        found.map(|c| c.oid)
    }

    /// Adds an index with its constraint, and one to each partition.
    pub(super) fn insert_index(
        &mut self,
        table: RelationOid,
        new: NewIndex,
        recurse: bool,
    ) -> Step {
        let (namespace, table_name) = self.table_name(table);
        let name = self.index_name(table, namespace, &table_name, &new)?;
        let index = Index {
            name: name.clone(),
            unique: new.unique,
            primary: new.is_primary(),
            immediate: new.immediate,
            nulls_not_distinct: new.nulls_not_distinct,
            method: new.method,
            keys: new.keys,
            include: new.include,
            predicate: new.predicate,
            attached: false,
            exclusion: matches!(
                new.constraint,
                Some(ConstraintKind::Exclusion | ConstraintKind::Temporal { .. })
            ),
        };
        let columns = index_columns(&index);
        if index.primary {
            for &number in &columns {
                self.set_not_null(table, number, recurse);
                self.note_not_null(table, number, &NotNull::default(), new.span);
            }
        }
        if let Some(kind) = new.constraint {
            let deferrable = !new.immediate;
            let constraint = Constraint {
                name: name.clone(),
                kind,
                columns,
                deferrable,
                validated: true,
                enforced: true,
                no_inherit: false,
            };
            self.insert_constraint(table, constraint);
        }
        self.catalog.insert_index_name(namespace, &name, table);
        let partitions = if recurse { self.partitions_of(table) } else { Vec::new() };
        let Some(relation) = self.catalog.relation_mut(table) else { return Ok(()) };
        if partitions.is_empty() {
            relation.indexes.push(index);
            return Ok(());
        }
        relation.indexes.push(index.clone());
        for partition in partitions {
            self.clone_index(table, &index, partition, true);
        }
        Ok(())
    }

    fn index_name(
        &self,
        table: RelationOid,
        namespace: NamespaceOid,
        table_name: &str,
        new: &NewIndex,
    ) -> Step<Name> {
        let relation = self.relation(table)?;
        if new.is_primary() && relation.indexes.iter().any(|i| i.primary) {
            return Err(errors::multiple_primary_keys(table_name, new.span).into());
        }
        if let Some(name) = &new.name {
            if self.relation_name_taken(namespace, name.declared()) {
                return Err(errors::relation_exists(name.declared(), name.span).into());
            }
            let constraints = &relation.constraints;
            if new.constraint.is_some() && constraints.iter().any(|c| name.declared() == c.name) {
                let error = errors::constraint_exists(name.declared(), table_name, name.span);
                return Err(error.into());
            }
            return Ok(name.declared().into());
        }
        if new.is_primary() {
            return Ok(self.choose_relation_name(namespace, table_name, None, "pkey", true));
        }
        let keys = new.keys.iter().map(|key| match &key.kind {
            IndexKeyKind::Column(number) => {
                relation.attribute(*number).map_or_else(String::new, |a| a.name.to_string())
            }
            IndexKeyKind::Expression(expr) => {
                figure_name(expr).unwrap_or_else(|| "expr".to_owned())
            }
        });
        let include = new.include.iter();
        let include = include.filter_map(|&n| Some(relation.attribute(n)?.name.to_string()));
        let columns = distinct_columns(keys.chain(include));
        let joined = join_columns(columns.iter().map(String::as_str));
        let (label, is_constraint) = match &new.constraint {
            Some(ConstraintKind::Exclusion) => ("excl", true),
            Some(_) => ("key", true),
            None => ("idx", false),
        };
        let joined = Some(joined.as_str());
        Ok(self.choose_relation_name(namespace, table_name, joined, label, is_constraint))
    }

    /// Renames an index and the constraint that it stands behind.
    pub(super) fn rename_index(&mut self, namespace: NamespaceOid, from: &str, to: &Ident) -> Step {
        let new: Name = to.declared().into();
        if from == new {
            return Ok(());
        }
        let Some(table) = self.catalog.lookup_index(namespace, from) else { return Ok(()) };
        if self.relation_name_taken(namespace, &new) {
            return Err(errors::relation_exists(&new, to.span).into());
        }
        let Some(relation) = self.catalog.relation_mut(table) else { return Ok(()) };
        for index in relation.indexes.iter_mut().filter(|i| i.name == from) {
            index.name = new.clone();
        }
        let mut old = None;
        for constraint in relation.constraints.iter_mut() {
            if constraint.name == from && has_index(constraint) {
                old = Some(std::mem::replace(&mut constraint.name, new.clone()));
            }
        }
        if let Some(old) = old {
            self.forget_constraint_name(namespace, &old);
            self.note_constraint_name(namespace, &new);
        }
        self.catalog.drop_index_name(namespace, from);
        self.catalog.insert_index_name(namespace, &new, table);
        Ok(())
    }

    /// Takes an index away, and those of partitions that follow from it.
    pub(super) fn remove_index(&mut self, table: RelationOid, name: &str) {
        let Some(relation) = self.catalog.relation_mut(table) else { return };
        relation.indexes.retain(|i| i.name != name);
        let namespace = relation.namespace;
        self.catalog.drop_index_name(namespace, name);
    }

    pub(super) fn silent_if_broken(
        &self,
        name: &Ident,
        error: crate::diagnostic::Diagnostic,
    ) -> Refused {
        if self.broken.contains(name.declared()) { Refused(None) } else { error.into() }
    }
}

/// Descending, and NULLS FIRST, which is what descending means by itself.
fn sort_order(sort: Option<&SortItem>) -> (bool, bool) {
    let descending = sort.is_some_and(|s| matches!(s.direction, Some(SortDirection::Desc)));
    let nulls_first = sort.and_then(|s| s.nulls_first).unwrap_or(descending);
    (descending, nulls_first)
}
