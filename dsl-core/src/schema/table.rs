//! CREATE TABLE: columns from every source, then what is made once the table is there.

use super::{
    Loader, Step,
    column::{Draft, NotNull},
    constraint::Pending,
    errors,
    inherit::Liked,
    stored::stored_by_table,
};
use crate::{
    ast::{
        QualifiedName,
        ddl::{
            ColumnConstraintKind, ColumnDef, ConstraintAttributes, CreateTable, TableConstraint,
            TableConstraintKind, TableElement,
        },
    },
    catalog::{Attribute, Name, NamespaceOid, RelationKind, RelationOid, TypeKind},
    source::Span,
};

/// A table under construction.
#[derive(Debug, Default)]
pub(super) struct NewTable {
    pub(super) name: String,
    pub(super) columns: Vec<Draft>,
    /// How many of the columns, the first, come from parents or a type.
    pub(super) inherited: usize,
    /// Inherited columns that are declared as well.
    pub(super) redeclared: Vec<Name>,
    pub(super) constraints: Vec<Pending>,
    pub(super) liked: Vec<Liked>,
}

impl NewTable {
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.attribute.name == name)
    }
}

impl Loader {
    pub(super) fn create_table(&mut self, create: CreateTable) -> Step {
        let namespace = match self.relation_namespace(&create.name, create.temporary) {
            Ok(namespace) => namespace,
            Err(refused) => {
                self.break_name(&create.name);
                return Err(refused);
            }
        };
        if !self.check_relation_name(namespace, &create.name, create.if_not_exists)? {
            return Ok(());
        }
        let name = create.name.clone();
        let result = self.create_new_table(namespace, create);
        if result.is_err() {
            self.break_name(&name);
        }
        result
    }

    fn create_new_table(&mut self, namespace: NamespaceOid, create: CreateTable) -> Step {
        let span = create.name.span;
        let stored = if self.checks_stored { stored_by_table(&create) } else { Vec::new() };
        let mut table =
            NewTable { name: create.name.last().declared().to_owned(), ..NewTable::default() };
        let kind = match (create.foreign, create.partitioned) {
            (true, _) => RelationKind::ForeignTable,
            (_, true) => RelationKind::PartitionedTable,
            _ => RelationKind::Table,
        };
        let parents = self.parents_of(&create, &mut table)?;
        let of_type = match &create.of_type {
            Some(name) => Some(self.columns_of_type(name, &mut table)?),
            None => None,
        };
        let fixed_columns = create.partition_of.is_some() || of_type.is_some();
        for element in create.elements {
            match element {
                TableElement::Column(column) => {
                    self.add_element_column(&mut table, column, fixed_columns);
                }
                TableElement::Constraint(constraint) => {
                    table.constraints.push(Pending::Table(Box::new(constraint)));
                }
                TableElement::Like { table: source, including } => {
                    self.like_table(&mut table, &source, &including)?;
                }
            }
        }
        let drafts = std::mem::take(&mut table.columns);
        let mut extras = Vec::new();
        let mut attributes = Vec::with_capacity(drafts.len());
        for (number, draft) in (1..).zip(drafts) {
            if draft.sequence.is_some() || draft.attribute.not_null {
                extras.push((number, draft.sequence, draft.not_null, draft.span));
            }
            attributes.push(draft.attribute);
        }
        let oid = self.insert_relation(namespace, &table.name, kind, attributes, span)?;
        if let Some(relation) = self.catalog.relation_mut(oid) {
            relation.of_type = of_type;
        }
        for (number, sequence, _, span) in &extras {
            if let Some(written) = sequence {
                self.insert_column_sequence(oid, *number, written.as_ref(), *span)?;
            }
        }
        self.join_parents(oid, &parents, &table);
        let keys = self.add_checks(oid, std::mem::take(&mut table.constraints), true);
        // What the table declares itself comes before what it has from parents.
        extras.sort_by_key(|(_, _, not_null, _)| not_null.inherited);
        for (number, _, mut not_null, span) in extras {
            self.name_not_null(oid, number, &mut not_null, &keys);
            self.note_not_null(oid, number, &not_null, span);
        }
        self.finish_parents(oid, &parents);
        self.add_keys(oid, keys, true);
        for liked in std::mem::take(&mut table.liked) {
            self.finish_like(oid, &liked);
        }
        self.check_waiting(oid, &stored);
        Ok(())
    }

    /// A table's own `not null` of a column names the constraint that the column has for another reason.
    fn name_not_null(
        &self,
        table: RelationOid,
        number: i16,
        not_null: &mut NotNull,
        constraints: &[TableConstraint],
    ) {
        if self.catalog.version < 18 || not_null.name.is_some() && !not_null.inherited {
            return;
        }
        let Some(relation) = self.catalog.get_relation(table) else { return };
        for constraint in constraints {
            let TableConstraintKind::NotNull(column) = &constraint.kind else { continue };
            if relation.attribute_named(column.declared()).is_some_and(|a| a.number == number) {
                not_null.inherited = false;
                not_null.name = constraint.name;
            }
        }
    }

    fn add_element_column(&mut self, table: &mut NewTable, column: ColumnDef, fixed: bool) {
        let name = column.name.declared();
        let position = table.position(name);
        match position {
            Some(position) if position < table.inherited => {
                self.redeclare_column(table, position, &column, fixed);
            }
            Some(_) => {
                self.report(errors::duplicate_column(name, column.name.span));
                return;
            }
            None if fixed => {
                self.report(errors::unknown_column(&column.name));
                return;
            }
            None => {
                let draft = self.draft_column(&column, &table.name);
                table.columns.push(draft);
            }
        }
        table.constraints.append(&mut column_constraints(column));
    }

    /// A column that the table has from a parent or its type already: it is merged.
    fn redeclare_column(
        &mut self,
        table: &mut NewTable,
        position: usize,
        column: &ColumnDef,
        fixed: bool,
    ) {
        let own = if fixed { None } else { Some(self.draft_column(column, &table.name)) };
        let table_name = table.name.clone();
        let Some(draft) = table.columns.get_mut(position) else { return };
        table.redeclared.push(draft.attribute.name.clone());
        let Some(own) = own else {
            self.apply_column_constraints(draft, column, &table_name);
            return;
        };
        let (inherited, declared) = (draft.attribute.data_type, own.attribute.data_type);
        if inherited != declared && !inherited.is_error() && !declared.is_error() {
            let types = (self.type_text(inherited), self.type_text(declared));
            self.report(errors::type_conflict(column.name.declared(), types, own.span));
        }
        draft.redeclare(own);
    }

    /// The columns of `create table t of type`.
    pub(super) fn columns_of_type(
        &mut self,
        name: &QualifiedName,
        table: &mut NewTable,
    ) -> Step<crate::catalog::TypeOid> {
        let namespace = crate::catalog::type_name::resolve_namespace(&self.catalog, name)?;
        let found = self.catalog.lookup_type(namespace, name.last().declared());
        let Some(found) = found else {
            return Err(self.unless_broken(name, errors::unknown_type(name)));
        };
        let TypeKind::Composite { relation } = found.kind else {
            return Err(errors::not_composite(name).into());
        };
        let oid = found.oid;
        let relation = self.relation(relation)?;
        if relation.kind != RelationKind::CompositeType {
            return Err(errors::not_composite(name).into());
        }
        let copies = relation.live_attributes();
        let copies =
            copies.map(|a| Draft::new(Attribute { comment: None, ..a.clone() }, name.span));
        table.columns = copies.collect();
        table.inherited = table.columns.len();
        Ok(oid)
    }

    /// Since 18 NOT NULL is a constraint with a name.
    pub(super) fn note_not_null(
        &mut self,
        relation: RelationOid,
        number: i16,
        not_null: &NotNull,
        span: Span,
    ) {
        if self.catalog.version >= 18 {
            let attributes = ConstraintAttributes {
                no_inherit: not_null.no_inherit,
                ..ConstraintAttributes::default()
            };
            self.add_not_null_constraint(relation, number, not_null, span, attributes);
        }
    }
}

/// The constraints of a column that are its table's as well.
pub(super) fn column_constraints(column: ColumnDef) -> Vec<Pending> {
    let mut pending = Vec::new();
    for constraint in column.constraints {
        let columns = || vec![column.name];
        let kind = match constraint.kind {
            ColumnConstraintKind::Check(expr) => TableConstraintKind::Check(expr),
            ColumnConstraintKind::Unique { nulls_not_distinct } => TableConstraintKind::Unique {
                columns: columns(),
                include: Vec::new(),
                nulls_not_distinct,
                without_overlaps: false,
            },
            ColumnConstraintKind::PrimaryKey => TableConstraintKind::PrimaryKey {
                columns: columns(),
                include: Vec::new(),
                without_overlaps: false,
            },
            ColumnConstraintKind::References { table, column } => TableConstraintKind::ForeignKey {
                columns: columns(),
                table,
                referenced: column.into_iter().collect(),
            },
            _ => continue,
        };
        pending.push(Pending::Table(Box::new(TableConstraint {
            name: constraint.name,
            kind,
            attributes: constraint.attributes,
            span: constraint.span,
        })));
    }
    pending
}
