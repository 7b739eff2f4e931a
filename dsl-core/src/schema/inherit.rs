//! What tables take from other tables: INHERITS, partitions, LIKE (`MergeAttributes`, `expandTableLikeClause`).

use super::{
    Loader, Step,
    column::{Draft, NotNull},
    constraint::{Check, Pending},
    errors,
    index::NewIndex,
    table::NewTable,
};
use crate::{
    ast::{Ident, QualifiedName, ddl::CreateTable},
    catalog::{
        Attribute, Constraint, ConstraintKind, Index, IndexKey, IndexKeyKind, Relation,
        RelationKind, RelationOid,
    },
    source::Span,
};

/// The parents of a new table.
#[derive(Debug, Default)]
pub(super) struct Parents {
    list: Vec<RelationOid>,
    partition: bool,
}

/// A table that LIKE names, and what of it is taken once the new one is there.
#[derive(Debug)]
pub(super) struct Liked {
    source: RelationOid,
    constraints: bool,
    indexes: bool,
}

impl Loader {
    /// Resolves a new table's parents and takes their columns and checks.
    pub(super) fn parents_of(
        &mut self,
        create: &CreateTable,
        table: &mut NewTable,
    ) -> Step<Parents> {
        let partition = create.partition_of.is_some();
        let mut parents = Parents { list: Vec::new(), partition };
        for name in create.partition_of.iter().chain(&create.inherits) {
            let oid = self.resolve_relation(name)?;
            let parent = self.relation(oid)?;
            check_parent(parent, partition, name.span)?;
            if parents.list.contains(&oid) {
                return Err(errors::inherited_twice(&parent.name, name.span).into());
            }
            parents.list.push(oid);
            self.merge_parent(oid, partition, table, name.span)?;
        }
        table.inherited = table.columns.len();
        Ok(parents)
    }

    fn merge_parent(
        &mut self,
        parent: RelationOid,
        partition: bool,
        table: &mut NewTable,
        span: Span,
    ) -> Step {
        let keep_identity = partition && self.catalog.version >= 17;
        let parent = self.relation(parent)?;
        let mut conflict = None;
        for attribute in parent.live_attributes() {
            let mut copy = Attribute { comment: None, draws: None, ..attribute.clone() };
            copy.not_null &= !not_null_stays(parent, attribute);
            if !keep_identity && copy.identity.take().is_some() {
                copy.has_default = false;
            }
            let Some(position) = table.position(&copy.name) else {
                let not_null = match copy.not_null {
                    true => NotNull { inherited: true, ..not_null_of(parent, attribute, span) },
                    false => NotNull::default(),
                };
                table.columns.push(Draft { not_null, ..Draft::new(copy, span) });
                continue;
            };
            let Some(present) = table.columns.get_mut(position) else { continue };
            let present = &mut present.attribute;
            if present.data_type != copy.data_type {
                conflict = Some((copy.name.clone(), present.data_type, copy.data_type));
            }
            present.not_null |= copy.not_null;
            present.has_default |= copy.has_default;
        }
        for constraint in &parent.constraints {
            if let Some(check) = inherited_check(constraint) {
                table.constraints.push(Pending::Check(check));
            }
        }
        match conflict {
            None => Ok(()),
            Some((name, present, new)) => {
                let types = (self.type_text(present), self.type_text(new));
                Err(errors::inherited_type_conflict(&name, types, span).into())
            }
        }
    }

    /// Registers a new table with its parents.
    pub(super) fn join_parents(&mut self, oid: RelationOid, parents: &Parents, table: &NewTable) {
        for &parent in &parents.list {
            self.register_child(parent, oid);
        }
        if parents.list.is_empty() {
            return;
        }
        let Some(relation) = self.catalog.get_relation(oid) else { return };
        let inherited = relation.attributes.iter().take(table.inherited);
        let only = inherited.filter(|a| !table.redeclared.contains(&a.name));
        self.inherited_only.extend(only.map(|a| (oid, a.number)));
    }

    pub(super) fn register_child(&mut self, parent: RelationOid, child: RelationOid) {
        if let Some(parent) = self.catalog.relation_mut(parent) {
            parent.children.push(child);
        }
        if let Some(child) = self.catalog.relation_mut(child) {
            child.parents.push(parent);
        }
    }

    pub(super) fn unregister_child(&mut self, parent: RelationOid, child: RelationOid) {
        if let Some(parent) = self.catalog.relation_mut(parent) {
            parent.children.retain(|&c| c != child);
        }
        if let Some(relation) = self.catalog.relation_mut(child) {
            relation.parents.retain(|&p| p != parent);
            relation.indexes.iter_mut().for_each(|index| index.attached = false);
        }
        self.inherited_only.retain(|&(relation, _)| relation != child);
    }

    /// Gives a partition the indexes, foreign keys and row triggers of its table.
    pub(super) fn finish_parents(&mut self, oid: RelationOid, parents: &Parents) {
        if !parents.partition {
            return;
        }
        for &parent in &parents.list {
            self.complete_partition(parent, oid);
        }
    }

    pub(super) fn complete_partition(&mut self, parent: RelationOid, partition: RelationOid) {
        let Some(relation) = self.catalog.get_relation(parent) else { return };
        let indexes = relation.indexes.clone();
        let foreign_keys: Vec<Constraint> = relation
            .constraints
            .iter()
            .filter(|c| matches!(c.kind, ConstraintKind::ForeignKey { .. }))
            .cloned()
            .collect();
        let triggers: Vec<_> =
            relation.triggers.iter().filter(|t| t.for_each_row).cloned().collect();
        for index in &indexes {
            self.clone_index(parent, index, partition, true);
        }
        for constraint in foreign_keys {
            self.clone_foreign_key(parent, constraint, partition);
        }
        for trigger in &triggers {
            self.insert_trigger(partition, trigger);
        }
    }

    /// Gives a table an index like that of another table, under a name of its own. A partition's index that is
    /// alike already is taken for it.
    pub(super) fn clone_index(
        &mut self,
        source: RelationOid,
        index: &Index,
        target: RelationOid,
        reuse: bool,
    ) {
        let Some(of) = self.catalog.get_relation(source) else { return };
        let Some(to) = self.catalog.get_relation(target) else { return };
        let backing = of.constraints.iter().find(|c| c.name == index.name && is_key(&c.kind));
        let Some(keys) = map_keys(&index.keys, of, to) else { return };
        let Some(include) = map_columns(&index.include, of, to) else { return };
        let serves = |i: &Index| !i.attached && alike(i, index, &keys, to, backing.is_some());
        let present = to.indexes.iter().position(serves).filter(|_| reuse);
        if let Some(present) = present {
            self.attach_index(target, present);
            return;
        }
        let constraint = backing.map(|c| c.kind.clone());
        let new = NewIndex {
            name: None,
            unique: index.unique,
            immediate: index.immediate,
            nulls_not_distinct: index.nulls_not_distinct,
            method: index.method.clone(),
            keys,
            include,
            predicate: index.predicate.clone(),
            constraint,
            span: Span::default(),
        };
        let position = to.indexes.len();
        match self.insert_index(target, new, true) {
            Ok(()) if reuse => self.attach_index(target, position),
            Ok(()) => {}
            Err(refused) => self.report(refused),
        }
    }

    /// A partition that is attached has the identity columns of its table, since 17, and may not bring its own.
    pub(super) fn share_identity(
        &mut self,
        table: RelationOid,
        partition: RelationOid,
        span: Span,
    ) -> Step {
        if self.catalog.version < 17 {
            return Ok(());
        }
        let child = self.relation(partition)?;
        if let Some(own) = child.live_attributes().find(|a| a.identity.is_some()) {
            return Err(errors::identity_of_partition(&child.name, &own.name, span).into());
        }
        let table = self.relation(table)?;
        let shared: Vec<Attribute> =
            table.live_attributes().filter(|a| a.identity.is_some()).cloned().collect();
        let Some(child) = self.catalog.relation_mut(partition) else { return Ok(()) };
        for of in shared {
            if let Some(own) = child.attributes.iter_mut().find(|a| a.name == of.name) {
                own.identity = of.identity;
                own.has_default = true;
            }
        }
        Ok(())
    }

    /// A partition that is detached has no identity columns any more, since 17.
    pub(super) fn unshare_identity(&mut self, partition: RelationOid) {
        if self.catalog.version < 17 {
            return;
        }
        let Some(relation) = self.catalog.relation_mut(partition) else { return };
        for own in &mut relation.attributes {
            if own.identity.take().is_some() {
                own.has_default = false;
            }
        }
        for below in self.partitions_of(partition) {
            self.unshare_identity(below);
        }
    }

    fn attach_index(&mut self, partition: RelationOid, position: usize) {
        let relation = self.catalog.relation_mut(partition);
        if let Some(index) = relation.and_then(|r| r.indexes.get_mut(position)) {
            index.attached = true;
        }
    }

    pub(super) fn clone_foreign_key(
        &mut self,
        source: RelationOid,
        constraint: Constraint,
        target: RelationOid,
    ) {
        let Some(of) = self.catalog.get_relation(source) else { return };
        let Some(to) = self.catalog.get_relation(target) else { return };
        let Some(columns) = map_columns(&constraint.columns, of, to) else { return };
        let ConstraintKind::ForeignKey { relation: referenced_table, referenced } =
            &constraint.kind
        else {
            return;
        };
        let same = |c: &&Constraint| match &c.kind {
            ConstraintKind::ForeignKey { relation, referenced: r } => {
                relation == referenced_table && r == referenced && c.columns == columns
            }
            _ => false,
        };
        if to.constraints.iter().any(|c| same(&c)) {
            return;
        }
        let taken = to.constraints.iter().any(|c| c.name == constraint.name);
        let name =
            if taken { self.foreign_key_name(target, &columns) } else { constraint.name.clone() };
        self.insert_constraint(target, Constraint { name, columns, ..constraint });
        let partitions = self.partitions_of(target);
        let Some(added) =
            self.catalog.get_relation(target).and_then(|r| r.constraints.last()).cloned()
        else {
            return;
        };
        for partition in partitions {
            self.clone_foreign_key(target, added.clone(), partition);
        }
    }

    pub(super) fn partitions_of(&self, oid: RelationOid) -> Vec<RelationOid> {
        match self.catalog.get_relation(oid) {
            Some(r) if r.kind == RelationKind::PartitionedTable => r.children.clone(),
            _ => Vec::new(),
        }
    }

    /// Tables that inherit from a table, partitions included.
    pub(super) fn children_of(&self, oid: RelationOid) -> Vec<RelationOid> {
        self.catalog.get_relation(oid).map(|r| r.children.clone()).unwrap_or_default()
    }

    // LIKE.

    pub(super) fn like_table(
        &mut self,
        table: &mut NewTable,
        source: &QualifiedName,
        including: &[(bool, String)],
    ) -> Step {
        let oid = self.resolve_relation(source)?;
        let includes = |what: &str| {
            let last = including.iter().rev().find(|(_, w)| w == what || w == "all");
            last.is_some_and(|(include, _)| *include)
        };
        let mut duplicates = Vec::new();
        let liked = self.relation(oid)?;
        for attribute in liked.live_attributes() {
            let present = table.position(&attribute.name);
            if present.is_some_and(|position| position >= table.inherited) {
                duplicates.push(attribute.name.clone());
                continue;
            }
            let mut copy = Attribute { draws: None, ..attribute.clone() };
            // What a view's query proves is no constraint.
            copy.not_null &= liked.view.is_none();
            let identity = copy.identity.take().filter(|_| includes("identity"));
            let generated = copy.generated.take().filter(|_| includes("generated"));
            let plain = attribute.identity.is_none() && attribute.generated.is_none();
            let default = plain && copy.has_default && includes("defaults");
            copy.has_default = default || identity.is_some() || generated.is_some();
            copy.identity = identity;
            copy.generated = generated;
            copy.computed = copy.computed.take().filter(|_| generated.is_some());
            copy.comment = copy.comment.take().filter(|_| includes("comments"));
            let sequence = identity.map(|_| None);
            let not_null = not_null_of(liked, attribute, source.span);
            let plain = Draft::new(copy, source.span);
            let own = Draft { sequence, not_null, ..plain };
            match present.and_then(|position| table.columns.get_mut(position)) {
                Some(inherited) => {
                    table.redeclared.push(own.attribute.name.clone());
                    inherited.redeclare(own);
                }
                None => table.columns.push(own),
            }
        }
        for name in duplicates {
            self.report(errors::duplicate_column(&name, source.span));
        }
        table.liked.push(Liked {
            source: oid,
            constraints: includes("constraints"),
            indexes: includes("indexes"),
        });
        Ok(())
    }

    pub(super) fn finish_like(&mut self, target: RelationOid, liked: &Liked) {
        let Some(source) = self.catalog.get_relation(liked.source) else { return };
        let indexes = if liked.indexes { source.indexes.clone() } else { Vec::new() };
        let checks = source.constraints.iter().filter(|_| liked.constraints);
        let checks: Vec<Pending> = checks.filter_map(copied_check).map(Pending::Check).collect();
        self.add_checks(target, checks, true);
        // The primary key comes first, as when it is declared.
        let (primary, others): (Vec<_>, Vec<_>) = indexes.iter().partition(|i| i.primary);
        for index in primary.into_iter().chain(others) {
            self.clone_index(liked.source, index, target, false);
        }
    }
}

/// A column's NOT NULL constraint, which those that take the column from there take as well.
fn not_null_of(relation: &Relation, attribute: &Attribute, span: Span) -> NotNull {
    let is = |c: &&Constraint| {
        matches!(c.kind, ConstraintKind::NotNull) && c.columns.as_slice() == [attribute.number]
    };
    let Some(found) = relation.constraints.iter().find(is) else { return NotNull::default() };
    NotNull {
        name: Some(Ident::interned(&found.name, span)),
        no_inherit: found.no_inherit,
        inherited: false,
    }
}

/// Whether a column's NOT NULL is of its table alone (NO INHERIT of 18).
fn not_null_stays(relation: &Relation, attribute: &Attribute) -> bool {
    relation.constraints.iter().any(|c| {
        matches!(c.kind, ConstraintKind::NotNull)
            && c.columns.as_slice() == [attribute.number]
            && c.no_inherit
    })
}

fn check_parent(parent: &Relation, partition: bool, span: Span) -> Step {
    let fits = matches!(
        parent.kind,
        RelationKind::Table | RelationKind::ForeignTable | RelationKind::PartitionedTable
    );
    let partitioned = parent.kind == RelationKind::PartitionedTable;
    match (partition, fits, partitioned) {
        (true, _, false) => Err(errors::parent_not_partitioned(&parent.name, span).into()),
        (false, false, _) => Err(errors::no_parent(&parent.name, span).into()),
        (false, _, true) => Err(errors::parent_is_partitioned(&parent.name, span).into()),
        _ => Ok(()),
    }
}

fn copied_check(constraint: &Constraint) -> Option<Check> {
    let ConstraintKind::Check(expr) = &constraint.kind else { return None };
    Some(Check {
        name: constraint.name.clone(),
        expr: expr.clone(),
        enforced: constraint.enforced,
        validated: constraint.enforced,
        no_inherit: constraint.no_inherit,
        inherited: false,
    })
}

pub(super) fn inherited_check(constraint: &Constraint) -> Option<Check> {
    let check = copied_check(constraint).filter(|c| !c.no_inherit)?;
    Some(Check { inherited: true, ..check })
}

/// Whether an index stands behind constraints of that kind.
pub(super) fn is_key(kind: &ConstraintKind) -> bool {
    matches!(
        kind,
        ConstraintKind::PrimaryKey
            | ConstraintKind::Unique { .. }
            | ConstraintKind::Exclusion
            | ConstraintKind::Temporal { .. }
    )
}

fn map_columns(columns: &[i16], from: &Relation, to: &Relation) -> Option<Vec<i16>> {
    let map = |&n: &i16| Some(to.attribute_named(&from.attribute(n)?.name)?.number);
    columns.iter().map(map).collect()
}

fn map_keys(keys: &[IndexKey], from: &Relation, to: &Relation) -> Option<Vec<IndexKey>> {
    let map = |key: &IndexKey| {
        let kind = match &key.kind {
            IndexKeyKind::Column(number) => {
                IndexKeyKind::Column(*map_columns(&[*number], from, to)?.first()?)
            }
            expression @ IndexKeyKind::Expression(_) => expression.clone(),
        };
        Some(IndexKey { kind, ..key.clone() })
    };
    keys.iter().map(map).collect()
}

/// Whether a partition's index can serve as that of its table's index (`CompareIndexInfo`), by what can be compared.
fn alike(
    present: &Index,
    wanted: &Index,
    keys: &[IndexKey],
    table: &Relation,
    constraint: bool,
) -> bool {
    let has_constraint =
        table.constraints.iter().any(|c| c.name == present.name && is_key(&c.kind));
    let column = |key: &IndexKey| match key.kind {
        IndexKeyKind::Column(number) => Some(number),
        IndexKeyKind::Expression(_) => None,
    };
    let columns = present.keys.len() == keys.len()
        && present.keys.iter().zip(keys).all(|(a, b)| {
            column(a).is_some() && column(a) == column(b) && a.operator_class == b.operator_class
        });
    columns
        && present.unique == wanted.unique
        && present.primary == wanted.primary
        && present.method == wanted.method
        && present.predicate.is_none()
        && wanted.predicate.is_none()
        && present.nulls_not_distinct == wanted.nulls_not_distinct
        && (!constraint || has_constraint)
}
