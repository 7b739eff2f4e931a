//! ALTER TABLE, and ALTER of what else has columns (`tablecmds.c`).

use super::{
    Loader, Refused, Step,
    alter_constraint::Reach,
    column::{Draft, NotNull, draws, identity},
    constraint::{Pending, column_names, has_index},
    errors,
    inherit::inherited_check,
    stored::stored_by_action,
    table::{NewTable, column_constraints},
};
use crate::{
    ast::{
        Expr, ExprKind, Ident, QualifiedName, TypeName,
        ddl::{AlterTableAction, ColumnDef, TableConstraintKind},
        walk::holds,
    },
    catalog::{
        Attribute, Constraint, ConstraintKind, Generated, IndexKeyKind, Name, Relation,
        RelationKind, RelationOid,
    },
    source::Span,
};

impl Loader {
    pub(super) fn alter_table(
        &mut self,
        name: &QualifiedName,
        if_exists: bool,
        only: bool,
        actions: Vec<AlterTableAction>,
    ) -> Step {
        match self.resolve_relation_if(name, if_exists)? {
            Some(relation) => self.alter_relation(relation, only, actions),
            None => Ok(()),
        }
    }

    pub(super) fn alter_relation(
        &mut self,
        relation: RelationOid,
        only: bool,
        mut actions: Vec<AlterTableAction>,
    ) -> Step {
        // Tables of a composite type follow it.
        let altered = self.relation(relation)?;
        if altered.kind == RelationKind::CompositeType {
            let row_type = Some(altered.row_type);
            let typed = self.catalog.live_relations().filter(|r| r.of_type == row_type);
            let typed: Vec<RelationOid> = typed.map(|r| r.oid).collect();
            for table in typed {
                self.alter_relation(table, false, actions.clone())?;
            }
        }
        // The server works in passes: what is dropped goes first, constraints come last.
        actions.sort_by_key(pass);
        for action in actions {
            let stored = if self.checks_stored { stored_by_action(&action) } else { Vec::new() };
            match self.alter(relation, !only, action) {
                Ok(()) => self.check_waiting(relation, &stored),
                Err(refused) => self.report(refused),
            }
        }
        Ok(())
    }

    fn alter(&mut self, table: RelationOid, recurse: bool, action: AlterTableAction) -> Step {
        match action {
            AlterTableAction::AddColumn { column, if_not_exists } => {
                self.add_column(table, column, if_not_exists)
            }
            AlterTableAction::DropColumn { name, if_exists, cascade } => {
                self.drop_column(table, &name, if_exists, cascade, recurse)
            }
            AlterTableAction::AlterColumnType { name, type_name, collation } => {
                self.alter_column_type(table, &name, &type_name, collation.as_ref())
            }
            AlterTableAction::SetDefault { name, default } => {
                let attribute = self.plain_column(table, &name)?;
                let nothing = self.is_nothing(&default, attribute.data_type, attribute.modifier);
                let draws = draws(&default);
                let sequence = self.sequence_of(&default);
                self.change_column(table, &name, recurse, |a| {
                    a.has_default = !nothing;
                    a.draws.clone_from(&draws);
                    a.default_sequence = sequence;
                })
            }
            AlterTableAction::DropDefault(name) => {
                self.plain_column(table, &name)?;
                self.change_column(table, &name, recurse, |a| a.has_default = false)
            }
            AlterTableAction::SetNotNull(name) => {
                let number = self.column_number(table, &name)?;
                self.set_not_null(table, number, recurse);
                // Without its children a table has it for itself.
                let no_inherit = !recurse && !self.children_of(table).is_empty();
                let not_null = NotNull { no_inherit, ..NotNull::default() };
                self.note_not_null(table, number, &not_null, name.span);
                Ok(())
            }
            AlterTableAction::DropNotNull(name) => self.drop_not_null(table, &name, recurse),
            AlterTableAction::AddIdentity { .. }
            | AlterTableAction::SetIdentity { .. }
            | AlterTableAction::DropIdentity { .. }
            | AlterTableAction::DropExpression { .. }
            | AlterTableAction::SetExpression { .. } => {
                self.alter_generated(table, recurse, action)
            }
            AlterTableAction::AddConstraint(constraint) => {
                let keys =
                    self.add_checks(table, vec![Pending::Table(Box::new(constraint))], false);
                self.add_keys(table, keys, recurse);
                Ok(())
            }
            AlterTableAction::ValidateConstraint(name) => {
                self.change_constraint(table, &name, |c| c.validated = true)?;
                self.enforce_not_null(table, &name);
                Ok(())
            }
            AlterTableAction::AlterConstraint { name, attributes, inherit } => {
                self.alter_constraint(table, &name, attributes, inherit)
            }
            AlterTableAction::DropConstraint { name, if_exists, cascade } => {
                self.drop_constraint(table, &name, if_exists, Reach { cascade, recurse })
            }
            AlterTableAction::RenameColumn { name, to } => self.rename_column(table, &name, &to),
            AlterTableAction::RenameConstraint { name, to } => {
                self.rename_constraint(table, &name, &to)
            }
            AlterTableAction::Inherit(parent) => {
                let parent = self.resolve_relation(&parent)?;
                self.adopt(parent, table);
                Ok(())
            }
            AlterTableAction::AttachPartition(partition) => {
                let child = self.resolve_relation(&partition)?;
                if self.relation(table)?.kind != RelationKind::PartitionedTable {
                    let (_, name) = self.table_name(table);
                    return Err(errors::not_partitioned(&name, partition.span).into());
                }
                self.share_identity(table, child, partition.span)?;
                self.adopt(table, child);
                self.complete_partition(table, child);
                Ok(())
            }
            AlterTableAction::NoInherit(parent) => {
                let parent = self.resolve_relation(&parent)?;
                self.unregister_child(parent, table);
                Ok(())
            }
            AlterTableAction::DetachPartition(partition) => {
                let child = self.resolve_relation(&partition)?;
                self.unregister_child(table, child);
                self.unshare_identity(child);
                Ok(())
            }
            AlterTableAction::RowSecurity { on } => {
                if let Some(relation) = self.catalog.relation_mut(table) {
                    relation.row_security = on;
                }
                Ok(())
            }
            AlterTableAction::OfType(name) => self.make_typed(table, &name),
            AlterTableAction::NotOfType(span) => self.make_untyped(table, span),
            AlterTableAction::Ignored => Ok(()),
        }
    }

    /// `of type`: the table has the type's columns already.
    fn make_typed(&mut self, table: RelationOid, name: &QualifiedName) -> Step {
        let mut typed = NewTable::default();
        let row_type = self.columns_of_type(name, &mut typed)?;
        if let Some(difference) = difference_from_type(self.relation(table)?, &typed) {
            return Err(errors::differs_from_type(difference, name.span).into());
        }
        if let Some(relation) = self.catalog.relation_mut(table) {
            relation.of_type = Some(row_type);
        }
        Ok(())
    }

    fn make_untyped(&mut self, table: RelationOid, span: Span) -> Step {
        let (_, name) = self.table_name(table);
        let relation = self.catalog.relation_mut(table);
        match relation.and_then(|relation| relation.of_type.take()) {
            Some(_) => Ok(()),
            None => Err(errors::not_typed(&name, span).into()),
        }
    }

    /// Makes an existing table a child: it has the columns, and takes the checks.
    fn adopt(&mut self, parent: RelationOid, child: RelationOid) {
        self.register_child(parent, child);
        let checks = self.catalog.get_relation(parent).map(|r| r.constraints.clone());
        for check in checks.unwrap_or_default().iter().filter_map(inherited_check) {
            self.merge_check(child, check);
        }
    }

    // Columns.

    fn add_column(&mut self, table: RelationOid, column: ColumnDef, if_not_exists: bool) -> Step {
        let (_, table_name) = self.table_name(table);
        if self.column_number_if(table, &column.name)?.is_some() {
            if if_not_exists {
                return Ok(());
            }
            return Err(errors::column_exists(&column.name, &table_name).into());
        }
        let draft = self.draft_column(&column, &table_name);
        let Draft { attribute, not_null, sequence, span } = draft;
        let is_not_null = attribute.not_null;
        let Some(number) = self.push_attribute(table, attribute.clone()) else { return Ok(()) };
        if let Some(written) = sequence {
            self.insert_column_sequence(table, number, written.as_ref(), span)?;
        }
        let mut passed_on = attribute;
        passed_on.not_null &= !not_null.no_inherit;
        self.add_to_children(table, &passed_on);
        if is_not_null {
            self.note_not_null(table, number, &not_null, span);
        }
        let constraints = column_constraints(column);
        let keys = self.add_checks(table, constraints, false);
        self.add_keys(table, keys, true);
        Ok(())
    }

    fn push_attribute(&mut self, table: RelationOid, attribute: Attribute) -> Option<i16> {
        self.column_types.insert(attribute.data_type);
        let relation = self.catalog.relation_mut(table)?;
        let number = i16::try_from(relation.attributes.len() + 1).ok()?;
        relation.attributes.push(Attribute { number, ..attribute });
        Some(number)
    }

    fn add_to_children(&mut self, table: RelationOid, attribute: &Attribute) {
        let mut copy = attribute.clone();
        if copy.identity.take().is_some() {
            copy.has_default = false;
        }
        for child in self.children_of(table) {
            let present = self
                .catalog
                .get_relation(child)
                .and_then(|r| r.attribute_named(&copy.name))
                .map(|a| a.number);
            match present {
                Some(number) => {
                    if copy.not_null {
                        self.set_not_null(child, number, false);
                    }
                }
                None => {
                    if let Some(number) = self.push_attribute(child, copy.clone()) {
                        self.inherited_only.insert((child, number));
                    }
                }
            }
            self.add_to_children(child, &copy);
        }
    }

    fn drop_column(
        &mut self,
        table: RelationOid,
        column: &Ident,
        if_exists: bool,
        cascade: bool,
        recurse: bool,
    ) -> Step {
        let Some(number) = self.column_number_if(table, column)? else {
            if if_exists {
                return Ok(());
            }
            let (_, table_name) = self.table_name(table);
            return Err(errors::unknown_column_of(column, &table_name).into());
        };
        if self.inherited_only.contains(&(table, number)) {
            return Err(errors::drop_inherited_column(column).into());
        }
        let views = self.views_on_column(table, column.declared());
        if !views.is_empty() && !cascade {
            let (_, table_name) = self.table_name(table);
            let what = format!("column {} of table {table_name}", column.declared());
            return Err(errors::depended_on(&what, column.span).into());
        }
        for view in views {
            self.remove_relation(view);
        }
        self.remove_column(table, number);
        for child in self.children_of(table) {
            let Ok(Some(number)) = self.column_number_if(child, column) else { continue };
            if !self.inherited_only.remove(&(child, number)) {
                continue;
            }
            if recurse {
                self.drop_column(child, column, true, cascade, true)?;
            }
        }
        Ok(())
    }

    /// Takes a column away with the indexes, constraints and sequence that it is part of.
    pub(super) fn remove_column(&mut self, table: RelationOid, number: i16) {
        let Some(relation) = self.catalog.relation_mut(table) else { return };
        let namespace = relation.namespace;
        let Some(attribute) = usize::try_from(number)
            .ok()
            .and_then(|n| relation.attributes.get_mut(n.checked_sub(1)?))
        else {
            return;
        };
        attribute.dropped = true;
        attribute.not_null = false;
        let column = attribute.name.clone();
        let mentions =
            |expr: &Expr| column_names(expr).iter().any(|n| column == n.last().declared());
        let mut gone: Vec<Name> = Vec::new();
        for index in &relation.indexes {
            let keyed = index.keys.iter().any(|key| match &key.kind {
                IndexKeyKind::Column(n) => *n == number,
                IndexKeyKind::Expression(expr) => mentions(expr),
            });
            let predicate = index.predicate.as_ref().is_some_and(|p| mentions(p));
            if keyed || predicate || index.include.contains(&number) {
                gone.push(index.name.clone());
            }
        }
        let constraints = std::mem::take(&mut relation.constraints);
        let stays = |c: &Constraint| {
            let gone_with_index = has_index(c) && gone.contains(&c.name);
            !c.columns.contains(&number) && !gone_with_index
        };
        let (kept, dropped): (Vec<_>, Vec<_>) = constraints.into_iter().partition(stays);
        relation.constraints = kept;
        for constraint in &dropped {
            self.forget_constraint_name(namespace, &constraint.name);
        }
        for index in gone {
            self.remove_index(table, &index);
        }
        if dropped.iter().any(has_index) {
            self.drop_dangling_foreign_keys(table);
        }
        if let Some(sequence) = self.sequences.remove(&(table, number)) {
            self.remove_relation(sequence);
        }
    }

    fn alter_column_type(
        &mut self,
        table: RelationOid,
        column: &Ident,
        type_name: &TypeName,
        collation: Option<&QualifiedName>,
    ) -> Step {
        self.column_number(table, column)?;
        let (data_type, modifier) = self.column_type(column.declared(), type_name);
        let collation = self.column_collation(data_type, collation);
        self.column_types.insert(data_type);
        self.change_column(table, column, true, |a| {
            if a.data_type != data_type && a.generated == Some(Generated::Stored) {
                // What is stored has gone through one cast for each type that the column had.
                a.computed = None;
            }
            a.data_type = data_type;
            a.modifier = modifier;
            a.collation = collation;
        })
    }

    /// A column that may have a default: it is neither an identity nor generated.
    fn plain_column(&self, table: RelationOid, column: &Ident) -> Step<&Attribute> {
        let number = self.column_number(table, column)?;
        let relation = self.relation(table)?;
        let attribute = relation.attribute(number).ok_or(Refused(None))?;
        if attribute.identity.is_some() {
            return Err(errors::is_identity(column, &relation.name).into());
        }
        if attribute.generated.is_some() {
            return Err(errors::is_generated(column, &relation.name).into());
        }
        Ok(attribute)
    }

    /// Changes a column of a table, and of its children where wanted.
    fn change_column(
        &mut self,
        table: RelationOid,
        column: &Ident,
        recurse: bool,
        change: impl Fn(&mut Attribute) + Copy,
    ) -> Step {
        let number = self.column_number(table, column)?;
        if let Some(attribute) = self.attribute_mut(table, number) {
            change(attribute);
        }
        let children = if recurse { self.children_of(table) } else { Vec::new() };
        for child in children {
            if self.column_number_if(child, column)?.is_some() {
                self.change_column(child, column, true, change)?;
            }
        }
        Ok(())
    }

    pub(super) fn set_not_null(&mut self, table: RelationOid, number: i16, recurse: bool) {
        let Some(attribute) = self.attribute_mut(table, number) else { return };
        attribute.not_null = true;
        let name = attribute.name.clone();
        let children = if recurse { self.children_of(table) } else { Vec::new() };
        for child in children {
            let relation = self.catalog.get_relation(child);
            let number = relation.and_then(|r| Some(r.attribute_named(&name)?.number));
            if let Some(number) = number {
                self.set_not_null(child, number, true);
            }
        }
    }

    fn drop_not_null(&mut self, table: RelationOid, column: &Ident, recurse: bool) -> Step {
        let number = self.column_number(table, column)?;
        let relation = self.relation(table)?;
        if relation.primary_key().is_some_and(|k| k.columns.contains(&number)) {
            return Err(errors::in_primary_key(column).into());
        }
        if relation.attribute(number).is_some_and(|a| a.identity.is_some()) {
            return Err(errors::is_identity(column, &relation.name).into());
        }
        if self.catalog.version >= 18 {
            let is = |c: &&Constraint| {
                matches!(c.kind, ConstraintKind::NotNull) && c.columns.as_slice() == [number]
            };
            let Some(constraint) = relation.constraints.iter().find(is) else { return Ok(()) };
            let name = Ident::interned(&constraint.name, column.span);
            return self.drop_constraint(table, &name, false, Reach { cascade: false, recurse });
        }
        let mut parents = relation.parents.iter().filter_map(|&p| self.catalog.get_relation(p));
        let of_parent = parents.find(|p| p.kind == RelationKind::PartitionedTable);
        let of_parent = of_parent.and_then(|p| p.attribute_named(column.declared()));
        if of_parent.is_some_and(|a| a.not_null) {
            return Err(errors::not_null_in_parent(column).into());
        }
        if !recurse && !self.partitions_of(table).is_empty() {
            return Err(errors::drop_from_only("constraint", column.span).into());
        }
        self.change_column(table, column, recurse, |a| a.not_null = false)?;
        Ok(())
    }

    /// Identity columns of partitions follow those of their table since 17.
    fn alter_generated(
        &mut self,
        table: RelationOid,
        recurse: bool,
        action: AlterTableAction,
    ) -> Step {
        let identity = matches!(
            action,
            AlterTableAction::AddIdentity { .. }
                | AlterTableAction::SetIdentity { .. }
                | AlterTableAction::DropIdentity { .. }
        );
        let follow = identity && self.catalog.version >= 17;
        let partitions = if follow { self.partitions_of(table) } else { Vec::new() };
        self.alter_generated_column(table, recurse, action.clone())?;
        for partition in partitions {
            self.alter_generated(partition, recurse, action.clone())?;
        }
        Ok(())
    }

    fn follows_partitioned(&self, table: RelationOid) -> bool {
        let Some(relation) = self.catalog.get_relation(table) else { return false };
        let mut parents = relation.parents.iter().filter_map(|&p| self.catalog.get_relation(p));
        parents.any(|p| p.kind == RelationKind::PartitionedTable)
    }

    fn alter_generated_column(
        &mut self,
        table: RelationOid,
        recurse: bool,
        action: AlterTableAction,
    ) -> Step {
        match action {
            AlterTableAction::AddIdentity { name, always, sequence } => {
                let number = self.column_number(table, &name)?;
                let relation = self.relation(table)?;
                let table_name = relation.name.clone();
                let attribute = relation.attribute(number);
                if attribute.is_some_and(|a| !a.not_null) {
                    return Err(errors::identity_needs_not_null(&name, &table_name).into());
                }
                if attribute.is_some_and(|a| a.identity.is_some()) {
                    return Err(errors::already_identity(&name, &table_name).into());
                }
                if attribute.is_some_and(|a| a.has_default) {
                    return Err(errors::already_default(&name, &table_name).into());
                }
                if let Some(attribute) = self.attribute_mut(table, number) {
                    attribute.identity = Some(identity(always));
                    attribute.has_default = true;
                }
                if self.follows_partitioned(table) {
                    // Its table's sequence serves it.
                    return Ok(());
                }
                self.insert_column_sequence(table, number, sequence.as_ref(), name.span)
            }
            AlterTableAction::SetIdentity { name, always } => {
                let number = self.column_number(table, &name)?;
                let (_, table_name) = self.table_name(table);
                let attribute = self.attribute_mut(table, number);
                let Some(attribute) = attribute.filter(|a| a.identity.is_some()) else {
                    return Err(errors::no_identity(&name, &table_name).into());
                };
                if let Some(always) = always {
                    attribute.identity = Some(identity(always));
                }
                Ok(())
            }
            AlterTableAction::DropIdentity { name, if_exists } => {
                let number = self.column_number(table, &name)?;
                let (_, table_name) = self.table_name(table);
                let Some(attribute) = self.attribute_mut(table, number) else { return Ok(()) };
                if attribute.identity.take().is_none() {
                    let error = errors::no_identity(&name, &table_name);
                    return if if_exists { Ok(()) } else { Err(error.into()) };
                }
                attribute.has_default = false;
                if let Some(sequence) = self.sequences.remove(&(table, number)) {
                    self.remove_relation(sequence);
                }
                Ok(())
            }
            AlterTableAction::DropExpression { name, .. } => {
                self.change_column(table, &name, true, |a| {
                    if a.generated.take().is_some() {
                        a.has_default = false;
                        a.computed = None;
                    }
                })
            }
            AlterTableAction::SetExpression { name, expr } => {
                let number = self.column_number(table, &name)?;
                let relation = self.relation(table)?;
                if relation.attribute(number).is_some_and(|a| a.generated.is_none()) {
                    return Err(errors::not_generated(&name, &relation.name).into());
                }
                self.change_column(table, &name, recurse, |a| {
                    a.computed = Some(Box::new(expr.clone()));
                })
            }
            _ => Ok(()),
        }
    }

    fn rename_column(&mut self, table: RelationOid, column: &Ident, to: &Ident) -> Step {
        let Some(number) = self.column_number_if(table, column)? else {
            return Err(errors::unknown_column(column).into());
        };
        if !self.renames_everywhere(table, column, 0)? {
            return Err(errors::rename_inherited_column(column).into());
        }
        if self.column_number_if(table, to)?.is_some() {
            let (_, table_name) = self.table_name(table);
            return Err(errors::column_exists(to, &table_name).into());
        }
        self.rename_column_below(table, number, column, to)
    }

    /// Whether a table and its children have a column from one place only: from itself, or the parent that is renamed.
    fn renames_everywhere(&self, table: RelationOid, column: &Ident, parents: usize) -> Step<bool> {
        let mut having = 0;
        for &parent in &self.relation(table)?.parents {
            having += usize::from(self.column_number_if(parent, column)?.is_some());
        }
        if having > parents {
            return Ok(false);
        }
        for child in self.children_of(table) {
            let has = self.column_number_if(child, column)?.is_some();
            if has && !self.renames_everywhere(child, column, 1)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn rename_column_below(
        &mut self,
        table: RelationOid,
        number: i16,
        column: &Ident,
        to: &Ident,
    ) -> Step {
        let new: Name = to.declared().into();
        if let Some(attribute) = self.attribute_mut(table, number) {
            attribute.name = new;
        }
        if let Some(relation) = self.catalog.relation_mut(table) {
            let checks = relation.constraints.iter_mut().filter_map(|c| match &mut c.kind {
                ConstraintKind::Check(expr) => Some(expr),
                _ => None,
            });
            let indexed = relation.indexes.iter_mut().flat_map(|i| {
                let keys = i.keys.iter_mut().filter_map(|k| match &mut k.kind {
                    IndexKeyKind::Expression(expr) => Some(expr),
                    IndexKeyKind::Column(_) => None,
                });
                keys.chain(i.predicate.as_mut())
            });
            let computed = relation.attributes.iter_mut().filter_map(|a| a.computed.as_mut());
            checks
                .chain(indexed)
                .chain(computed)
                .for_each(|expr| rename_in(expr, column.declared(), to));
            for attribute in &mut relation.attributes {
                attribute.computed.take_if(|expr| {
                    holds(expr, &|kind| match kind {
                        ExprKind::Column(name) => name.last().declared() == column.declared(),
                        _ => false,
                    })
                });
            }
        }
        for child in self.children_of(table) {
            if let Some(number) = self.column_number_if(child, column)? {
                self.rename_column_below(child, number, column, to)?;
            }
        }
        Ok(())
    }
}

/// When the server carries an action out (`AlterTablePass`).
fn pass(action: &AlterTableAction) -> u8 {
    match action {
        AlterTableAction::DropColumn { .. }
        | AlterTableAction::DropConstraint { .. }
        | AlterTableAction::DropDefault(_)
        | AlterTableAction::DropNotNull(_)
        | AlterTableAction::DropIdentity { .. }
        | AlterTableAction::DropExpression { .. } => 0,
        AlterTableAction::AlterColumnType { .. } => 1,
        AlterTableAction::AddColumn { .. } => 2,
        AlterTableAction::SetNotNull(_) => 3,
        AlterTableAction::AddConstraint(constraint) => match constraint.kind {
            TableConstraintKind::NotNull(_) => 3,
            TableConstraintKind::Check(_) | TableConstraintKind::ForeignKey { .. } => 5,
            _ => 4,
        },
        AlterTableAction::SetExpression { .. } => 3,
        AlterTableAction::SetDefault { .. } | AlterTableAction::AddIdentity { .. } => 5,
        _ => 6,
    }
}

/// How a table's columns differ from those of the type that it is to be of (`ATExecAddOf`).
fn difference_from_type(table: &Relation, typed: &NewTable) -> Option<String> {
    let mut columns = table.live_attributes();
    for wanted in typed.columns.iter().map(|draft| &draft.attribute) {
        let Some(column) = columns.next() else {
            return Some(format!("table is missing column \"{}\"", wanted.name));
        };
        let (name, own, type_of) =
            (&wanted.name, &column.name, |a: &Attribute| (a.data_type, a.modifier, a.collation));
        if own != name {
            return Some(format!("table has column \"{own}\" where type requires \"{name}\""));
        }
        if type_of(column) != type_of(wanted) {
            let table = &table.name;
            return Some(format!("table \"{table}\" has different type for column \"{name}\""));
        }
    }
    columns.next().map(|extra| format!("table has extra column \"{}\"", extra.name))
}

/// Renames a column in the expression of a constraint or index, in the kinds that such expressions are made of.
fn rename_in(expr: &mut Expr, from: &str, to: &Ident) {
    let mut waiting = vec![expr];
    while let Some(expr) = waiting.pop() {
        match &mut expr.kind {
            ExprKind::Column(name) => {
                if let Some(last) = name.parts.last_mut().filter(|l| l.declared() == from) {
                    *last = Ident::new(to.declared(), last.span);
                }
            }
            ExprKind::Paren(operand)
            | ExprKind::Unary { operand, .. }
            | ExprKind::Not(operand)
            | ExprKind::Is { operand, .. }
            | ExprKind::Cast { operand, .. }
            | ExprKind::Collate { operand, .. } => waiting.push(operand),
            ExprKind::Binary { left, right, .. } | ExprKind::DistinctFrom { left, right, .. } => {
                waiting.extend([&mut **left, &mut **right]);
            }
            ExprKind::And(list) | ExprKind::Or(list) | ExprKind::Coalesce(list) => {
                waiting.extend(list);
            }
            ExprKind::Quantified { left, .. } | ExprKind::In { operand: left, .. } => {
                waiting.push(left);
            }
            ExprKind::Function(call) => waiting.extend(call.args.iter_mut().map(|a| &mut a.value)),
            ExprKind::Special(call) => waiting.extend(&mut call.args),
            _ => {}
        }
    }
}
