//! What the typed tree shows: types, functions, relations, and what is written where.

use super::{Finder, shards};
use crate::{
    analyze::walk::{children, walk_expr, walk_own, walk_query},
    catalog::{Catalog, NamespaceOid, Proc, ProcOid, RelationKind, TypeKind, TypeOid},
    compiled::Command,
    engine::features::Feature,
    lints::level::{Level, Place, reads_table},
    query::{EntryKind, Expr, ExprKind, Query, Var, VarColumn},
    source::Span,
};

pub(super) fn find<'q>(query: &'q Query, finder: &mut Finder<'_, 'q>) {
    let mut found = Vec::new();
    walk_query(query, 0, &mut |expr, _| {
        found.extend(feature_of(expr, finder.catalog).map(|feature| (feature, expr.span)));
    });
    found.into_iter().for_each(|(feature, span)| finder.note(feature, span));
    for level in finder.levels {
        finder.relations(level);
        finder.recursion(level);
        finder.correlation(level);
        finder.writes(level);
    }
}

/// What an expression is by itself, not by what is below it.
fn feature_of(expr: &Expr, catalog: &Catalog) -> Option<Feature> {
    match &expr.kind {
        ExprKind::Var(Var { column: VarColumn::System(name), .. }) if *name != "tableoid" => {
            return Some(Feature::SystemColumn);
        }
        ExprKind::Xml { .. } => return Some(Feature::Xml),
        ExprKind::Operator { operator, args, .. }
            if catalog.get_operator(*operator).is_some_and(|o| o.name == "/")
                && args.iter().all(|arg| is_integer(arg.data_type)) =>
        {
            return Some(Feature::IntegerDivision);
        }
        ExprKind::Subscript { container, .. }
            if is_named(container.data_type, "jsonb", catalog) =>
        {
            return Some(Feature::JsonSubscript);
        }
        ExprKind::Function { proc, .. } => {
            if let Some(feature) = feature_of_proc(*proc, catalog) {
                return Some(feature);
            }
        }
        _ => {}
    }
    let own = feature_of_type(expr.data_type, catalog)?;
    let mut inherited = false;
    children(expr, &mut |child| {
        inherited |= feature_of_type(child.data_type, catalog) == Some(own);
    });
    (!inherited).then_some(own)
}

fn feature_of_type(oid: TypeOid, catalog: &Catalog) -> Option<Feature> {
    let found = catalog.get_type(oid)?;
    match (&found.kind, found.element) {
        (TypeKind::Domain { .. }, _) => Some(Feature::Domain),
        (TypeKind::Range { .. }, _) => Some(Feature::Range),
        (TypeKind::Multirange { .. }, _) => Some(Feature::Multirange),
        (_, Some(element)) if found.is_array => feature_of_type(element, catalog),
        _ if found.namespace != NamespaceOid::PG_CATALOG => None,
        _ => match &*found.name {
            "xml" => Some(Feature::Xml),
            "xid" | "xid8" | "txid_snapshot" | "pg_snapshot" => Some(Feature::TransactionId),
            _ => None,
        },
    }
}

fn feature_of_proc(oid: ProcOid, catalog: &Catalog) -> Option<Feature> {
    let is_own = |proc: &&Proc| proc.namespace == NamespaceOid::PG_CATALOG;
    let name = &*catalog.get_proc(oid).filter(is_own)?.name;
    let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    if begins(&["pg_advisory_xact_", "pg_try_advisory_xact_"]) {
        return Some(Feature::TransactionLock);
    }
    if begins(&["pg_advisory_", "pg_try_advisory_"]) {
        return Some(Feature::SessionLock);
    }
    if begins(&["txid_", "pg_current_xact_id", "pg_current_snapshot", "pg_snapshot_"]) {
        return Some(Feature::TransactionId);
    }
    match name {
        "pg_notify" | "pg_listening_channels" => Some(Feature::Notify),
        "xml_is_well_formed" | "xml_is_well_formed_content" | "xml_is_well_formed_document" => {
            Some(Feature::Xml)
        }
        _ => None,
    }
}

fn is_integer(oid: TypeOid) -> bool {
    matches!(oid, TypeOid::INT2 | TypeOid::INT4 | TypeOid::INT8)
}

fn is_named(oid: TypeOid, name: &str, catalog: &Catalog) -> bool {
    catalog
        .get_type(oid)
        .is_some_and(|t| t.namespace == NamespaceOid::PG_CATALOG && &*t.name == name)
}

impl<'q> Finder<'_, 'q> {
    fn relations(&mut self, level: &Level<'q>) {
        for entry in &level.query.range_table {
            let EntryKind::Relation { oid, .. } = entry.kind else { continue };
            let Some(relation) = self.catalog.get_relation(oid) else { continue };
            if relation.kind == RelationKind::ForeignTable {
                self.note_in(Some(level), Feature::ForeignTable, entry.span);
            }
        }
        let result = level.query.result.and_then(|index| level.query.range_table.get(index));
        let Some(entry) = result else { return };
        if let EntryKind::Relation { oid, .. } = entry.kind
            && self.catalog.get_relation(oid).is_some_and(|r| !r.rules.is_empty())
        {
            self.note_in(Some(level), Feature::Rule, entry.span);
        }
    }

    /// A common table that refers to itself, judged by the tables that its query reads.
    fn recursion(&mut self, level: &Level<'q>) {
        let Place::With(table) = level.place else { return };
        if !table.recursive {
            return;
        }
        let name = self.first_token(table.span);
        let inner = level.query.range_table.iter().filter_map(|entry| match &entry.kind {
            EntryKind::Subquery(query) => Some(&**query),
            _ => None,
        });
        let mut outer = level.outer.clone();
        outer.push(level.query);
        for query in inner.chain([level.query]) {
            let term = Level { query, outer: outer.clone(), place: Place::Statement };
            let known = self.found.len();
            self.note_in(Some(&term), Feature::Recursive, name);
            if self.found.len() > known {
                return;
            }
        }
    }

    fn correlation(&mut self, level: &Level<'q>) {
        let Place::Expression(_) = level.place else { return };
        if !reads_table(level.query) {
            return;
        }
        if let Some(span) = outer_column(level.query) {
            self.note_in(Some(level), Feature::Correlated, span);
        }
    }

    fn writes(&mut self, level: &Level<'q>) {
        let query = level.query;
        match query.command {
            Command::Insert => self.inserted(level),
            Command::Update => self.updated(level),
            Command::Merge => self.merged(level),
            _ => {}
        }
        let conflict =
            query.on_conflict.iter().flat_map(|conflict| conflict.update.iter().flatten());
        let merge = query.merge.iter().flat_map(|action| &action.assignments);
        let assigned = query.assignments.iter().filter(|_| query.command == Command::Update);
        let places: Vec<(i16, Span)> =
            assigned.chain(conflict).chain(merge).map(|a| (a.attribute, a.span)).collect();
        for (attribute, span) in places {
            if shards::is_distribution_column(query, attribute, self.catalog) {
                self.note_in(Some(level), Feature::DistributionColumn, span);
            }
        }
    }

    fn inserted(&mut self, level: &Level<'q>) {
        let mut links = Vec::new();
        let mut look = |value: &Expr| {
            walk_expr(value, 0, &mut |expr, depth| {
                if depth == 0 && matches!(expr.kind, ExprKind::SubLink(_)) {
                    links.push(expr.span);
                }
            });
        };
        level.query.assignments.iter().for_each(|assigned| look(&assigned.value));
        for entry in &level.query.range_table {
            if let EntryKind::Values(rows) = &entry.kind {
                rows.iter().flatten().for_each(&mut look);
            }
        }
        links.into_iter().for_each(|span| {
            self.note_in(Some(level), Feature::InsertSubquery, span);
        });
    }

    fn updated(&mut self, level: &Level<'q>) {
        let mut calls = Vec::new();
        walk_own(level.query, &mut |expr| {
            if let ExprKind::Function { proc, .. } = expr.kind
                && self.catalog.get_proc(proc).is_some_and(|known| known.volatility == b'v')
            {
                calls.push(expr.span);
            }
        });
        calls.into_iter().for_each(|span| {
            self.note_in(Some(level), Feature::VolatileUpdate, span);
        });
    }

    /// MERGE is for tables that are distributed alike, or for none that is.
    fn merged(&mut self, level: &Level<'q>) {
        let query = level.query;
        if self.distributed_result(query).is_some() {
            return;
        }
        for (index, entry) in query.range_table.iter().enumerate() {
            let EntryKind::Relation { oid, .. } = entry.kind else { continue };
            if query.result != Some(index) && shards::distribution(oid, self.catalog).is_some() {
                self.note_in(Some(level), Feature::MergeMixed, entry.span);
            }
        }
    }
}

/// A column of a query around this one, where it refers to one.
fn outer_column(query: &Query) -> Option<Span> {
    let mut found = None;
    walk_query(query, 0, &mut |expr, depth| {
        if let ExprKind::Var(var) = &expr.kind
            && var.levels_up > depth
        {
            found = found.or(Some(expr.span));
        }
    });
    found
}
