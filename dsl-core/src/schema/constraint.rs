//! Constraints of tables: CHECK, keys, foreign keys, exclusion (`AddRelationNewConstraints`,
//! `transformIndexConstraints`, `ATAddForeignKeyConstraint`).

use super::{
    Loader, Step, column::NotNull, errors, index::NewIndex, inherit::is_key, name::join_columns,
};
use crate::{
    ast::{
        Expr, ExprKind, Ident, QualifiedName,
        ddl::{ConstraintAttributes, TableConstraint, TableConstraintKind},
        walk::{Part, expr_parts},
    },
    catalog::{
        Constraint, ConstraintKind, Index, IndexKey, IndexKeyKind, Name, RelationKind, RelationOid,
    },
    source::Span,
};

/// A constraint that waits for its table.
#[derive(Debug)]
pub(super) enum Pending {
    Table(Box<TableConstraint>),
    /// Of a parent, or of a table named by LIKE.
    Check(Check),
}

/// A CHECK constraint of another table.
#[derive(Clone, Debug)]
pub(super) struct Check {
    pub(super) name: Name,
    pub(super) expr: Box<Expr>,
    pub(super) enforced: bool,
    /// NOT VALID is so in children that are there; a table that is new has no rows that it could leave out.
    pub(super) validated: bool,
    pub(super) no_inherit: bool,
    /// Of a parent, not of a table named by LIKE.
    pub(super) inherited: bool,
}

/// A key of CREATE TABLE, compared to find those that say the same.
struct Key {
    constraint: TableConstraint,
    columns: Vec<Ident>,
    include: Vec<Ident>,
    primary: bool,
    nulls_not_distinct: bool,
    temporal: bool,
}

impl Loader {
    /// Adds the CHECK constraints and gives back what is left: keys, exclusions and foreign keys.
    pub(super) fn add_checks(
        &mut self,
        table: RelationOid,
        pending: Vec<Pending>,
        creating: bool,
    ) -> Vec<TableConstraint> {
        let mut rest = Vec::new();
        for pending in pending {
            let result = match pending {
                Pending::Check(check) => {
                    self.merge_check(table, check);
                    Ok(())
                }
                Pending::Table(constraint) => match constraint.kind {
                    TableConstraintKind::Check(expr) => {
                        let name = constraint.name.as_ref();
                        self.add_check(table, name, expr, constraint.attributes, creating)
                    }
                    _ => {
                        rest.push(*constraint);
                        Ok(())
                    }
                },
            };
            if let Err(refused) = result {
                self.report(refused);
            }
        }
        rest
    }

    fn add_check(
        &mut self,
        table: RelationOid,
        name: Option<&Ident>,
        expr: Expr,
        attributes: ConstraintAttributes,
        creating: bool,
    ) -> Step {
        let columns = self.expression_columns(table, &expr)?;
        let (namespace, table_name) = self.table_name(table);
        let named = name.map(|name| (table, Name::Owned(name.declared().to_owned())));
        if named.is_some_and(|key| self.inherited_checks.remove(&key)) {
            // It is the parent's as well as its own now.
            return Ok(());
        }
        let relation = self.relation(table)?;
        // A new table has no rows that it could not hold for; of a foreign one that is not known.
        let known = creating && relation.kind != RelationKind::ForeignTable;
        let attributes =
            ConstraintAttributes { not_valid: attributes.not_valid && !known, ..attributes };
        let name: Name = match name {
            Some(name) => {
                if relation.constraints.iter().any(|c| name.declared() == c.name) {
                    return Err(if creating {
                        errors::check_exists(name).into()
                    } else {
                        errors::constraint_exists(name.declared(), &table_name, name.span).into()
                    });
                }
                name.declared().into()
            }
            None => {
                let column = match *columns.as_slice() {
                    [number] => relation.attribute(number).map(|a| a.name.as_ref()),
                    _ => None,
                };
                self.choose_constraint_name(namespace, &table_name, column, "check")
            }
        };
        let columns = columns.into_iter().filter(|&n| n > 0).collect();
        let expr = Box::new(expr);
        let inherits = !attributes.no_inherit;
        let children = if inherits { self.children_of(table) } else { Vec::new() };
        let check = (!children.is_empty()).then(|| Check {
            name: name.clone(),
            expr: expr.clone(),
            enforced: !attributes.not_enforced,
            validated: !attributes.not_valid && !attributes.not_enforced,
            no_inherit: attributes.no_inherit,
            inherited: true,
        });
        self.insert_constraint(
            table,
            new_constraint(name, ConstraintKind::Check(expr), columns, attributes),
        );
        if let Some(check) = check {
            for child in children {
                self.merge_check(child, check.clone());
            }
        }
        Ok(())
    }

    /// Gives a table a constraint of its parent, unless it has that already.
    pub(super) fn merge_check(&mut self, table: RelationOid, check: Check) {
        let Some(relation) = self.catalog.get_relation(table) else { return };
        if relation.constraints.iter().any(|c| c.name == check.name) {
            return;
        }
        if check.inherited {
            self.inherited_checks.insert((table, check.name.clone()));
        }
        let columns = self.expression_columns(table, &check.expr).unwrap_or_default();
        let children = self.children_of(table);
        if !check.no_inherit {
            for child in children {
                self.merge_check(child, check.clone());
            }
        }
        self.insert_constraint(
            table,
            Constraint {
                name: check.name,
                kind: ConstraintKind::Check(check.expr),
                columns: columns.into_iter().filter(|&n| n > 0).collect(),
                deferrable: false,
                validated: check.validated,
                enforced: check.enforced,
                no_inherit: check.no_inherit,
            },
        );
    }

    /// The numbers of the columns in an expression, each once; 0 for the whole row.
    pub(super) fn expression_columns(&self, table: RelationOid, expr: &Expr) -> Step<Vec<i16>> {
        const SYSTEM: [&str; 6] = ["tableoid", "ctid", "xmin", "xmax", "cmin", "cmax"];
        let relation = self.relation(table)?;
        let mut numbers = Vec::new();
        for name in column_names(expr) {
            let last = name.last().declared();
            let number = match relation.attribute_named(last) {
                Some(attribute) => attribute.number,
                None if relation.name == last || name.parts.len() > 1 => 0,
                None if SYSTEM.contains(&last) => -1,
                None => return Err(errors::unknown_column(name.last()).into()),
            };
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        Ok(numbers)
    }

    pub(super) fn insert_constraint(&mut self, table: RelationOid, constraint: Constraint) {
        let Some(relation) = self.catalog.relation_mut(table) else { return };
        let (namespace, name) = (relation.namespace, constraint.name.clone());
        if let ConstraintKind::ForeignKey { relation, .. } = &constraint.kind {
            let tables = self.referencing.entry(*relation).or_default();
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        relation.constraints.push(constraint);
        self.note_constraint_name(namespace, &name);
    }

    /// Adds keys, exclusions and foreign keys, in the order in which the server makes them: NOT NULL, the
    /// primary key, the other indexes, foreign keys.
    pub(super) fn add_keys(
        &mut self,
        table: RelationOid,
        constraints: Vec<TableConstraint>,
        recurse: bool,
    ) {
        let mut given = Vec::new();
        let mut others = Vec::new();
        for constraint in constraints {
            match Key::of(constraint) {
                Ok(key) => given.push(key),
                Err(other) => others.push(*other),
            }
        }
        given.sort_by_key(|k| !k.primary);
        let mut keys: Vec<Key> = Vec::new();
        for key in given {
            match keys.iter_mut().find(|k| k.says_the_same(&key)) {
                Some(present) if !key.primary => {
                    if present.constraint.name.is_none() {
                        present.constraint.name = key.constraint.name;
                    }
                }
                _ => keys.push(key),
            }
        }
        let is_not_null = |c: &TableConstraint| matches!(c.kind, TableConstraintKind::NotNull(_));
        let (not_null, mut others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_not_null);
        for constraint in not_null {
            if let Err(refused) = self.add_other(table, constraint, recurse) {
                self.report(refused);
            }
        }
        for key in keys {
            if let Err(refused) = self.add_key(table, key, recurse) {
                self.report(refused);
            }
        }
        others.sort_by_key(|c| matches!(c.kind, TableConstraintKind::ForeignKey { .. }));
        for constraint in others {
            if let Err(refused) = self.add_other(table, constraint, recurse) {
                self.report(refused);
            }
        }
    }

    fn add_key(&mut self, table: RelationOid, key: Key, recurse: bool) -> Step {
        let what = if key.primary { "primary key" } else { "unique" };
        let columns = self.key_numbers(table, &key.columns, what)?;
        let include = self.key_numbers(table, &key.include, what)?;
        let kind = match (key.temporal, key.primary) {
            (true, primary) => ConstraintKind::Temporal { primary },
            (_, true) => ConstraintKind::PrimaryKey,
            _ => ConstraintKind::Unique { nulls_not_distinct: key.nulls_not_distinct },
        };
        let new = NewIndex {
            name: key.constraint.name,
            unique: !key.temporal,
            immediate: !key.constraint.attributes.deferrable,
            nulls_not_distinct: key.nulls_not_distinct,
            method: if key.temporal { "gist" } else { "btree" }.into(),
            keys: columns.into_iter().map(column_key).collect(),
            include,
            predicate: None,
            constraint: Some(kind),
            span: key.constraint.span,
        };
        self.insert_index(table, new, recurse)
    }

    fn key_numbers(&self, table: RelationOid, columns: &[Ident], what: &str) -> Step<Vec<i16>> {
        let relation = self.relation(table)?;
        let mut numbers = Vec::with_capacity(columns.len());
        for column in columns {
            let Some(attribute) = relation.attribute_named(column.declared()) else {
                return Err(errors::unknown_key_column(column).into());
            };
            if numbers.contains(&attribute.number) {
                return Err(errors::twice_in_key(column, what).into());
            }
            numbers.push(attribute.number);
        }
        Ok(numbers)
    }

    fn add_other(
        &mut self,
        table: RelationOid,
        constraint: TableConstraint,
        recurse: bool,
    ) -> Step {
        let TableConstraint { name, kind, attributes, span } = constraint;
        match kind {
            TableConstraintKind::Exclude { method, elements, include, where_ } => {
                let mut keys = Vec::with_capacity(elements.len());
                for element in elements {
                    keys.push(self.index_key(table, element, false)?);
                }
                let new = NewIndex {
                    name,
                    unique: false,
                    immediate: !attributes.deferrable,
                    nulls_not_distinct: false,
                    method: method.map_or("btree".into(), |m| m.declared().into()),
                    keys,
                    include: self.key_numbers(table, &include, "exclusion")?,
                    predicate: where_.map(Box::new),
                    constraint: Some(ConstraintKind::Exclusion),
                    span,
                };
                self.insert_index(table, new, recurse)
            }
            TableConstraintKind::UsingIndex { primary, index } => {
                self.constraint_using_index(table, name, primary, &index, attributes)
            }
            TableConstraintKind::ForeignKey { columns, table: referenced, referenced: names } => {
                let table_name = referenced;
                let referenced = names;
                let foreign =
                    ForeignKey { name, columns, table: table_name, referenced, attributes, span };
                self.add_foreign_key(table, foreign)
            }
            TableConstraintKind::NotNull(column) => {
                let number = self.column_number(table, &column)?;
                if !attributes.not_valid {
                    self.set_not_null(table, number, !attributes.no_inherit);
                }
                let not_null = NotNull { name, ..NotNull::default() };
                self.add_not_null_constraint(table, number, &not_null, span, attributes);
                Ok(())
            }
            TableConstraintKind::Check(_)
            | TableConstraintKind::Unique { .. }
            | TableConstraintKind::PrimaryKey { .. } => Ok(()),
        }
    }

    pub(super) fn add_not_null_constraint(
        &mut self,
        table: RelationOid,
        number: i16,
        not_null: &NotNull,
        span: Span,
        attributes: ConstraintAttributes,
    ) {
        let Some(relation) = self.catalog.get_relation(table) else { return };
        for constraint in &relation.constraints {
            if matches!(constraint.kind, ConstraintKind::NotNull)
                && constraint.columns.first() == Some(&number)
            {
                return;
            }
        }
        let (namespace, table_name) = (relation.namespace, relation.name.clone());
        let column = relation.attribute(number).map(|a| a.name.clone());
        let name: Name = match &not_null.name {
            Some(name) if relation.constraints.iter().any(|c| name.declared() == c.name) => {
                self.report(errors::constraint_exists(name.declared(), &table_name, span));
                return;
            }
            Some(name) => {
                let name = name.declared().into();
                self.note_constraint_name(namespace, &name);
                name
            }
            None => self.claim_not_null_name(namespace, &table_name, column.as_deref()),
        };
        let kind = ConstraintKind::NotNull;
        let constraint = new_constraint(name.clone(), kind, vec![number], attributes);
        if let Some(relation) = self.catalog.relation_mut(table) {
            relation.constraints.push(constraint);
        }
        let inherits = !attributes.no_inherit;
        let children = if inherits { self.children_of(table) } else { Vec::new() };
        if not_null.inherited {
            self.inherited_checks.insert((table, name.clone()));
        }
        if children.is_empty() {
            return;
        }
        let passed_on = NotNull {
            name: Some(Ident::interned(&name, span)),
            inherited: true,
            no_inherit: false,
        };
        for child in children {
            let relation = self.catalog.get_relation(child);
            let number = relation.and_then(|r| Some(r.attribute_named(column.as_ref()?)?.number));
            if let Some(number) = number {
                self.add_not_null_constraint(child, number, &passed_on, span, attributes);
            }
        }
    }

    /// `add constraint … using index`: the index takes the constraint's name.
    fn constraint_using_index(
        &mut self,
        table: RelationOid,
        name: Option<Ident>,
        primary: bool,
        index: &Ident,
        attributes: ConstraintAttributes,
    ) -> Step {
        let relation = self.relation(table)?;
        let (namespace, table_name) = (relation.namespace, relation.name.clone());
        let position = relation.indexes.iter().position(|i| index.declared() == i.name);
        let Some(position) = position else {
            return Err(self.silent_if_broken(index, errors::unknown_index(index)));
        };
        if primary && relation.primary_key().is_some() {
            return Err(errors::multiple_primary_keys(&table_name, index.span).into());
        }
        let found = relation.indexes.get(position);
        if found.is_some_and(|i| !i.unique) {
            return Err(errors::not_unique_index(index).into());
        }
        let columns = found.map(index_columns).unwrap_or_default();
        let nulls_not_distinct = found.is_some_and(|i| i.nulls_not_distinct);
        if let Some(name) = &name {
            self.rename_index(namespace, index.declared(), name)?;
        }
        let name: Name = name.as_ref().unwrap_or(index).declared().into();
        if let Some(relation) = self.catalog.relation_mut(table)
            && let Some(index) = relation.indexes.get_mut(position)
        {
            index.primary = primary;
            index.immediate = !attributes.deferrable;
        }
        let kind = if primary {
            for &number in &columns {
                self.set_not_null(table, number, true);
            }
            ConstraintKind::PrimaryKey
        } else {
            ConstraintKind::Unique { nulls_not_distinct }
        };
        self.insert_constraint(table, new_constraint(name, kind, columns, attributes));
        Ok(())
    }

    // Foreign keys.

    fn add_foreign_key(&mut self, table: RelationOid, foreign: ForeignKey) -> Step {
        let referenced_table = if self.names_table(table, &foreign.table) {
            table
        } else {
            self.resolve_relation(&foreign.table)?
        };
        let target = self.relation(referenced_table)?;
        if !matches!(target.kind, RelationKind::Table | RelationKind::PartitionedTable) {
            return Err(errors::referenced_no_table(&foreign.table).into());
        }
        let columns = self.foreign_key_numbers(table, &foreign.columns)?;
        let referenced = if foreign.referenced.is_empty() {
            match target.constraints.iter().find(|c| c.kind.is_primary()) {
                Some(key) => key.columns.clone(),
                None => {
                    return Err(errors::no_referenced_key(&target.name, foreign.table.span).into());
                }
            }
        } else {
            self.foreign_key_numbers(referenced_table, &foreign.referenced)?
        };
        if columns.len() != referenced.len() {
            return Err(errors::foreign_key_columns(foreign.span).into());
        }
        if !target.indexes.iter().any(|i| serves_foreign_key(i, &referenced)) {
            let temporal = target.constraints.iter();
            let mut temporal =
                temporal.filter(|c| matches!(c.kind, ConstraintKind::Temporal { .. }));
            if !temporal.any(|c| same_columns(&c.columns, &referenced)) {
                return Err(errors::no_matching_key(&target.name, foreign.table.span).into());
            }
        }
        let relation = self.relation(table)?;
        let name: Name = match &foreign.name {
            Some(name) => {
                if relation.constraints.iter().any(|c| name.declared() == c.name) {
                    let table = &relation.name;
                    return Err(errors::constraint_exists(name.declared(), table, name.span).into());
                }
                name.declared().into()
            }
            None => self.foreign_key_name(table, &columns),
        };
        let kind = ConstraintKind::ForeignKey { relation: referenced_table, referenced };
        let constraint = new_constraint(name, kind, columns, foreign.attributes);
        self.insert_constraint(table, constraint.clone());
        for partition in self.partitions_of(table) {
            self.clone_foreign_key(table, constraint.clone(), partition);
        }
        Ok(())
    }

    /// Whether a name names the table itself, as a key that refers to its own table does.
    fn names_table(&self, table: RelationOid, name: &QualifiedName) -> bool {
        let found = crate::catalog::type_name::resolve_relation(&self.catalog, name);
        found.is_ok_and(|oid| oid == table)
    }

    fn foreign_key_numbers(&self, table: RelationOid, columns: &[Ident]) -> Step<Vec<i16>> {
        let relation = self.relation(table)?;
        let number = |column: &Ident| match relation.attribute_named(column.declared()) {
            Some(attribute) => Ok(attribute.number),
            None => Err(errors::unknown_foreign_key_column(column).into()),
        };
        columns.iter().map(number).collect()
    }

    pub(super) fn foreign_key_name(&self, table: RelationOid, columns: &[i16]) -> Name {
        let (namespace, table_name) = self.table_name(table);
        let relation = self.catalog.get_relation(table);
        let names = columns.iter().filter_map(|&n| Some(relation?.attribute(n)?.name.as_ref()));
        let joined = join_columns(names);
        self.choose_constraint_name(namespace, &table_name, Some(&joined), "fkey")
    }
}

struct ForeignKey {
    name: Option<Ident>,
    columns: Vec<Ident>,
    table: QualifiedName,
    referenced: Vec<Ident>,
    attributes: ConstraintAttributes,
    span: Span,
}

impl Key {
    /// The key that a constraint is; the constraint where it is none.
    fn of(constraint: TableConstraint) -> Result<Key, Box<TableConstraint>> {
        let (columns, include, primary, nulls_not_distinct, temporal) = match &constraint.kind {
            TableConstraintKind::Unique {
                columns,
                include,
                nulls_not_distinct,
                without_overlaps,
            } => (columns, include, false, *nulls_not_distinct, *without_overlaps),
            TableConstraintKind::PrimaryKey { columns, include, without_overlaps } => {
                (columns, include, true, false, *without_overlaps)
            }
            _ => return Err(Box::new(constraint)),
        };
        let (columns, include) = (columns.clone(), include.clone());
        Ok(Key { columns, include, primary, nulls_not_distinct, temporal, constraint })
    }

    /// Whether two keys would make the same index; the server makes it once.
    fn says_the_same(&self, other: &Key) -> bool {
        let same = |a: &[Ident], b: &[Ident]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.declared() == b.declared())
        };
        same(&self.columns, &other.columns)
            && same(&self.include, &other.include)
            && self.nulls_not_distinct == other.nulls_not_distinct
            && self.temporal == other.temporal
            && self.constraint.attributes.deferrable == other.constraint.attributes.deferrable
    }
}

fn new_constraint(
    name: Name,
    kind: ConstraintKind,
    columns: Vec<i16>,
    attributes: ConstraintAttributes,
) -> Constraint {
    Constraint {
        name,
        kind,
        columns,
        deferrable: attributes.deferrable,
        validated: !attributes.not_valid && !attributes.not_enforced,
        enforced: !attributes.not_enforced,
        no_inherit: attributes.no_inherit,
    }
}

fn column_key(number: i16) -> IndexKey {
    IndexKey {
        kind: IndexKeyKind::Column(number),
        collation: None,
        operator_class: None,
        descending: false,
        nulls_first: false,
    }
}

/// The columns of an index; expressions have none.
pub(super) fn index_columns(index: &Index) -> Vec<i16> {
    let column = |key: &IndexKey| match key.kind {
        IndexKeyKind::Column(number) => Some(number),
        IndexKeyKind::Expression(_) => None,
    };
    index.keys.iter().filter_map(column).collect()
}

fn same_columns(a: &[i16], b: &[i16]) -> bool {
    a.len() == b.len() && a.iter().all(|n| b.contains(n)) && b.iter().all(|n| a.contains(n))
}

fn serves_foreign_key(index: &Index, referenced: &[i16]) -> bool {
    let columns = index_columns(index);
    index.unique
        && index.predicate.is_none()
        && columns.len() == index.keys.len()
        && same_columns(&columns, referenced)
}

/// The column references in an expression, in order.
pub(super) fn column_names(expr: &Expr) -> Vec<&QualifiedName> {
    let mut names = Vec::new();
    let mut waiting = vec![expr];
    while let Some(expr) = waiting.pop() {
        if let ExprKind::Column(name) | ExprKind::Wildcard(name) = &expr.kind {
            names.push(name);
            continue;
        }
        let before = waiting.len();
        expr_parts(expr, &mut |part| {
            if let Part::Expr(expr) = part {
                waiting.push(expr);
            }
        });
        if let Some(added) = waiting.get_mut(before..) {
            added.reverse();
        }
    }
    names
}

/// Whether a constraint goes with an index of the same name.
pub(super) fn has_index(constraint: &Constraint) -> bool {
    is_key(&constraint.kind)
}
