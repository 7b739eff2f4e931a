//! ALTER and DROP of constraints, and what becomes of those of children (`ATExecDropConstraint`).

use super::{Loader, Step, column::NotNull, constraint::has_index, errors};
use crate::{
    ast::{Ident, ddl::ConstraintAttributes},
    catalog::{Constraint, ConstraintKind, Name, RelationKind, RelationOid},
    source::Span,
};

/// How far a DROP of a column or constraint goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// Also what depends on it.
    pub(super) cascade: bool,
    /// Also the children's; not with ONLY.
    pub(super) recurse: bool,
}

impl Loader {
    pub(super) fn change_constraint(
        &mut self,
        table: RelationOid,
        name: &Ident,
        change: impl FnOnce(&mut Constraint),
    ) -> Step {
        let (_, table_name) = self.table_name(table);
        let relation = self.catalog.relation_mut(table);
        let constraints = relation.map(|r| &mut r.constraints).into_iter().flatten();
        match constraints.into_iter().find(|c| name.declared() == c.name) {
            Some(constraint) => {
                change(constraint);
                Ok(())
            }
            None => {
                let error = errors::unknown_constraint(name, &table_name);
                Err(self.silent_if_broken(name, error))
            }
        }
    }

    /// A NOT NULL constraint that has been validated holds.
    pub(super) fn enforce_not_null(&mut self, table: RelationOid, name: &Ident) {
        let relation = self.catalog.get_relation(table);
        let constraint =
            relation.and_then(|r| r.constraints.iter().find(|c| name.declared() == c.name));
        if let Some(constraint) = constraint
            && matches!(constraint.kind, ConstraintKind::NotNull)
            && let Some(&number) = constraint.columns.first()
        {
            self.set_not_null(table, number, true);
        }
    }

    pub(super) fn drop_constraint(
        &mut self,
        table: RelationOid,
        name: &Ident,
        if_exists: bool,
        reach: Reach,
    ) -> Step {
        let relation = self.relation(table)?;
        let found = relation.constraints.iter().find(|c| name.declared() == c.name);
        let Some(constraint) = found else {
            if if_exists {
                return Ok(());
            }
            let error = errors::unknown_constraint(name, &relation.name);
            return Err(self.silent_if_broken(name, error));
        };
        if self.inherits_constraint(table, constraint) {
            return Err(errors::drop_inherited_constraint(name, &relation.name).into());
        }
        let children = !constraint.no_inherit && !relation.children.is_empty();
        let inherits =
            matches!(constraint.kind, ConstraintKind::Check(_) | ConstraintKind::NotNull);
        let partitioned = relation.kind == RelationKind::PartitionedTable;
        if partitioned && children && inherits && !reach.recurse {
            return Err(errors::drop_from_only("constraint", name.span).into());
        }
        self.drop_found_constraint(table, name, reach)
    }

    fn drop_found_constraint(&mut self, table: RelationOid, name: &Ident, reach: Reach) -> Step {
        let relation = self.relation(table)?;
        let found = relation.constraints.iter().find(|c| name.declared() == c.name);
        let Some(constraint) = found.cloned() else { return Ok(()) };
        let indexed = has_index(&constraint);
        let serves = indexed && !self.foreign_keys_left_by(table, name.declared()).is_empty();
        if serves && !reach.cascade {
            let (_, table_name) = self.table_name(table);
            let what = format!("constraint {} on table {table_name}", name.declared());
            return Err(errors::depended_on(&what, name.span).into());
        }
        let partitions = self.partitions_of(table);
        let children = self.children_of(table);
        self.remove_constraints(table, |c| name.declared() == c.name);
        if indexed {
            self.remove_index(table, name.declared());
            self.drop_dangling_foreign_keys(table);
        }
        match &constraint.kind {
            ConstraintKind::NotNull => {
                let number = constraint.columns.first().copied();
                let mut column = None;
                if let Some(attribute) = number.and_then(|n| self.attribute_mut(table, n)) {
                    attribute.not_null = false;
                    column = Some(attribute.name.clone());
                }
                match column {
                    Some(column) if !constraint.no_inherit => {
                        self.drop_not_null_from_children(&children, &column, reach)
                    }
                    _ => Ok(()),
                }
            }
            ConstraintKind::Check(_) if !constraint.no_inherit => {
                self.drop_from_children(&children, name, reach)
            }
            ConstraintKind::ForeignKey { .. } => {
                for partition in partitions {
                    self.drop_found_constraint(partition, name, reach)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A child keeps what it declares itself or has from another parent, and where its parent alone is altered.
    fn drop_from_children(&mut self, children: &[RelationOid], name: &Ident, reach: Reach) -> Step {
        for &child in children {
            let relation = self.relation(child)?;
            let found = relation.constraints.iter().find(|c| name.declared() == c.name);
            let Some(constraint) = found else { continue };
            if self.inherits_constraint(child, constraint) {
                continue;
            }
            let key = (child, constraint.name.clone());
            let inherited_only = self.inherited_checks.remove(&key);
            if reach.recurse && inherited_only {
                self.drop_found_constraint(child, name, reach)?;
            }
        }
        Ok(())
    }

    /// A child's NOT NULL may have another name.
    pub(super) fn drop_not_null_from_children(
        &mut self,
        children: &[RelationOid],
        column: &Name,
        reach: Reach,
    ) -> Step {
        for &child in children {
            let relation = self.relation(child)?;
            let number = relation.attribute_named(column).map(|a| a.number);
            let constraint = relation.constraints.iter().find(|c| {
                matches!(c.kind, ConstraintKind::NotNull) && c.columns.first().copied() == number
            });
            let Some(constraint) = constraint else { continue };
            let name = Ident::interned(&constraint.name, Span::default());
            self.drop_from_children(&[child], &name, reach)?;
        }
        Ok(())
    }

    pub(super) fn alter_constraint(
        &mut self,
        table: RelationOid,
        name: &Ident,
        attributes: ConstraintAttributes,
        inherit: Option<bool>,
    ) -> Step {
        let Some(inherit) = inherit else {
            return self.change_constraint(table, name, |c| {
                c.deferrable = attributes.deferrable;
                c.enforced = !attributes.not_enforced;
                c.validated &= c.enforced;
            });
        };
        let mut columns = Vec::new();
        self.change_constraint(table, name, |c| {
            c.no_inherit = !inherit;
            columns.clone_from(&c.columns);
        })?;
        let relation = self.relation(table)?;
        let column = columns.first().and_then(|&n| relation.attribute(n)).map(|a| a.name.clone());
        for child in self.children_of(table) {
            let relation = self.relation(child)?;
            let number =
                column.as_ref().and_then(|c| relation.attribute_named(c)).map(|a| a.number);
            let Some(number) = number else { continue };
            if !inherit {
                self.inherited_checks.remove(&(child, Name::Owned(name.declared().to_owned())));
                continue;
            }
            self.set_not_null(child, number, true);
            let passed_on = NotNull { name: Some(*name), inherited: true, no_inherit: false };
            let attributes = ConstraintAttributes::default();
            self.add_not_null_constraint(child, number, &passed_on, name.span, attributes);
        }
        Ok(())
    }

    /// Whether a parent has a constraint as well.
    fn inherits_constraint(&self, table: RelationOid, constraint: &Constraint) -> bool {
        let Some(relation) = self.catalog.get_relation(table) else { return false };
        let parents = relation.parents.iter().filter_map(|&p| self.catalog.get_relation(p));
        let mut of_parents = parents.flat_map(|parent| {
            parent.constraints.iter().map(move |c| (parent.kind, c)).filter(|(_, c)| !c.no_inherit)
        });
        of_parents.any(|(kind, c)| {
            let passed_on = match &c.kind {
                ConstraintKind::Check(_) | ConstraintKind::NotNull => true,
                _ => kind == RelationKind::PartitionedTable,
            };
            passed_on && c.name == constraint.name
        })
    }

    pub(super) fn remove_constraints(
        &mut self,
        table: RelationOid,
        gone: impl Fn(&Constraint) -> bool,
    ) {
        let Some(relation) = self.catalog.relation_mut(table) else { return };
        let namespace = relation.namespace;
        let constraints = std::mem::take(&mut relation.constraints);
        let (dropped, kept): (Vec<_>, Vec<_>) = constraints.into_iter().partition(|c| gone(c));
        relation.constraints = kept;
        for constraint in dropped {
            self.forget_constraint_name(namespace, &constraint.name);
        }
    }

    pub(super) fn rename_constraint(
        &mut self,
        table: RelationOid,
        name: &Ident,
        to: &Ident,
    ) -> Step {
        let relation = self.relation(table)?;
        let (namespace, table_name) = (relation.namespace, relation.name.clone());
        let constraints = &relation.constraints;
        if constraints.iter().any(|c| to.declared() == c.name) {
            return Err(errors::constraint_exists(to.declared(), &table_name, to.span).into());
        }
        if constraints.iter().any(|c| name.declared() == c.name && has_index(c)) {
            return self.rename_index(namespace, name.declared(), to);
        }
        if !constraints.iter().any(|c| name.declared() == c.name) {
            let error = errors::unknown_table_constraint(name, &table_name);
            return Err(self.silent_if_broken(name, error));
        }
        let new: Name = to.declared().to_owned().into();
        let mut old = None;
        self.change_constraint(table, name, |c| {
            old = Some(std::mem::replace(&mut c.name, new.clone()));
        })?;
        if let Some(old) = old {
            self.forget_constraint_name(namespace, &old);
            self.note_constraint_name(namespace, &new);
        }
        for child in self.children_of(table) {
            let has = self.relation(child)?.constraints.iter().any(|c| name.declared() == c.name);
            if has {
                self.rename_constraint(child, name, to)?;
            }
        }
        Ok(())
    }
}
