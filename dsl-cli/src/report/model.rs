//! The schema as the page shows it: tables with their columns, and the foreign keys between them.

use std::collections::HashMap;

use sqlweave_core::{
    analyze::format::format_type,
    catalog::{Catalog, ConstraintKind, Relation, RelationKind, RelationOid},
};

/// What is drawn.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) tables: Vec<Table>,
    pub(crate) keys: Vec<ForeignKey>,
}

#[derive(Debug)]
pub(crate) struct Table {
    /// With its schema, where that is not `public`.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) comment: Option<String>,
    pub(crate) columns: Vec<Column>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Table,
    Partitioned,
    Foreign,
    View,
    MaterializedView,
}

#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) type_name: String,
    pub(crate) nullable: bool,
    pub(crate) primary: bool,
    pub(crate) unique: bool,
    pub(crate) foreign: bool,
    pub(crate) comment: Option<String>,
}

/// Indexes of tables, and of columns in them.
#[derive(Debug)]
pub(crate) struct ForeignKey {
    pub(crate) name: String,
    pub(crate) from: usize,
    pub(crate) columns: Vec<usize>,
    pub(crate) to: usize,
    pub(crate) referenced: Vec<usize>,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Table => "table",
            Kind::Partitioned => "partitioned table",
            Kind::Foreign => "foreign table",
            Kind::View => "view",
            Kind::MaterializedView => "materialized view",
        }
    }

    /// Whether the diagram shows it: what has keys, or may have.
    pub(crate) fn is_drawn(self) -> bool {
        !matches!(self, Kind::View | Kind::MaterializedView)
    }
}

impl Table {
    pub(crate) fn is_key(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|c| c.primary || c.foreign || c.unique)
    }
}

impl Model {
    /// The relations of a schema by name. A partition is part of its table.
    pub(crate) fn of(catalog: &Catalog) -> Model {
        let mut model = Model::default();
        let mut places: HashMap<RelationOid, usize> = HashMap::new();
        let mut shown: Vec<(&Relation, Kind)> = catalog
            .user_relations()
            .iter()
            .filter(|relation| !is_partition(relation, catalog))
            .filter_map(|relation| Some((relation, kind(relation)?)))
            .collect();
        // The order in which they were read is that of the queries.
        shown.sort_by_key(|(relation, _)| {
            let schema = catalog.namespace_name(relation.namespace);
            (schema != "public", schema, &*relation.name)
        });
        for (relation, kind) in &shown {
            places.insert(relation.oid, model.tables.len());
            model.tables.push(table(relation, *kind, catalog));
        }
        for (from, (relation, _)) in shown.iter().enumerate() {
            for constraint in &relation.constraints {
                let ConstraintKind::ForeignKey { relation: oid, referenced } = &constraint.kind
                else {
                    continue;
                };
                let (Some(to), Some(other)) = (places.get(oid), catalog.get_relation(*oid)) else {
                    continue;
                };
                model.keys.push(ForeignKey {
                    name: constraint.name.to_string(),
                    from,
                    columns: places_of(relation, &constraint.columns),
                    to: *to,
                    referenced: places_of(other, referenced),
                });
            }
        }
        model
    }
}

fn kind(relation: &Relation) -> Option<Kind> {
    Some(match relation.kind {
        RelationKind::Table => Kind::Table,
        RelationKind::PartitionedTable => Kind::Partitioned,
        RelationKind::ForeignTable => Kind::Foreign,
        RelationKind::View => Kind::View,
        RelationKind::MaterializedView => Kind::MaterializedView,
        RelationKind::Sequence | RelationKind::CompositeType => return None,
    })
}

fn is_partition(relation: &Relation, catalog: &Catalog) -> bool {
    relation.parents.iter().any(|parent| {
        catalog.get_relation(*parent).is_some_and(|p| p.kind == RelationKind::PartitionedTable)
    })
}

fn table(relation: &Relation, kind: Kind, catalog: &Catalog) -> Table {
    let schema = catalog.namespace_name(relation.namespace);
    let name = match schema {
        "public" => relation.name.to_string(),
        schema => format!("{schema}.{}", relation.name),
    };
    let has = |number: i16, wanted: fn(&ConstraintKind) -> bool| {
        relation.constraints.iter().any(|c| wanted(&c.kind) && c.columns.contains(&number))
    };
    let unique = |number: i16| {
        relation.constraints.iter().any(|c| {
            matches!(c.kind, ConstraintKind::Unique { .. }) && c.columns.as_slice() == [number]
        })
    };
    let columns = relation.live_attributes().map(|attribute| Column {
        name: attribute.name.to_string(),
        type_name: format_type(catalog, attribute.data_type, attribute.modifier),
        nullable: !attribute.not_null,
        primary: has(attribute.number, ConstraintKind::is_primary),
        unique: unique(attribute.number),
        foreign: has(attribute.number, |kind| matches!(kind, ConstraintKind::ForeignKey { .. })),
        comment: attribute.comment.clone(),
    });
    Table { name, kind, comment: relation.comment.clone(), columns: columns.collect() }
}

/// Indexes of columns that are there, by their numbers.
fn places_of(relation: &Relation, numbers: &[i16]) -> Vec<usize> {
    let place = |number: &i16| relation.live_attributes().position(|a| a.number == *number);
    numbers.iter().filter_map(place).collect()
}
