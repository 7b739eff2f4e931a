//! `missing_tenant`: tables with a column that says whose a row is, where nothing says whose rows are meant.
//!
//! Such a column has to be pinned: it equals a value from outside, or a column that is pinned. A subquery, common table
//! or view that shows its tenant column may be pinned from outside. INSERT has to give the column a value.

mod outputs;
mod pins;
mod writes;

use super::{
    Finder,
    level::{entries, leaves},
};
use crate::{
    analyze::{
        analyze_view,
        walk::{children, walk_level, walk_query},
    },
    catalog::{Catalog, Relation, RelationOid, hash::Map},
    compiled::Command,
    lint::{MISSING_TENANT, Tenants},
    query::{
        EntryKind, Expr, ExprKind, Query, RangeTableEntry, SetOperation, SubLink, SubLinkKind,
    },
    source::Span,
};
use pins::{Column, Fact};
use std::collections::HashMap;

/// So many queries are looked at; what recursion makes be looked at again counts again.
const MOST_QUERIES: usize = 2_000;

pub(super) fn check(query: &Query, finder: &mut Finder<'_>) {
    if finder.levels.tenants.columns.is_empty() {
        return;
    }
    let mut shared = Shared {
        catalog: finder.catalog,
        tenants: &finder.levels.tenants,
        views: Map::default(),
        left: MOST_QUERIES,
    };
    let mut judge = Judge::new(&mut shared);
    judge.query(query, Use::Result);
    for Finding { span, message, help, .. } in judge.found {
        finder.report(&MISSING_TENANT, span, message, help);
    }
}

struct Finding {
    /// The table whose rows are meant.
    table: String,
    span: Span,
    message: String,
    help: String,
}

/// What the queries of a statement and those of its views have in common.
struct Shared<'c> {
    catalog: &'c Catalog,
    tenants: &'c Tenants,
    views: Map<RelationOid, Seen>,
    left: usize,
}

/// A view: its rows, and tables of which it reads what cannot be pinned from outside.
#[derive(Clone, Default)]
struct Seen {
    rows: Rows,
    hidden: Vec<String>,
}

/// What is known of the rows of a query or relation.
#[derive(Clone, Default)]
struct Rows {
    /// By column, whether its value comes from outside.
    pinned: Vec<bool>,
    /// Tenant columns that it shows, and that whoever reads it has to pin.
    needs: Vec<Need>,
}

/// A tenant column that has to be pinned.
#[derive(Clone)]
struct Need {
    /// Of the rows in which it is.
    column: usize,
    /// Where it is: the table and its column, and how the statement calls the table.
    relation: String,
    tenant: String,
    alias: String,
    done: &'static str,
    span: Span,
}

/// What becomes of a query's rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// They are the result, or a value: all of them count.
    Result,
    /// They are read by a query, which may pin their columns.
    Source,
}

struct Scope<'q> {
    query: &'q Query,
    pins: Vec<Column>,
    facts: Vec<Fact<'q>>,
    ctes: Vec<Option<Rows>>,
    /// Subqueries of conditions that were looked at before the conditions.
    links: HashMap<*const SubLink, Rows>,
}

struct Judge<'q, 's, 'c> {
    shared: &'s mut Shared<'c>,
    /// The query that is looked at and those around it, outermost first.
    scopes: Vec<Scope<'q>>,
    found: Vec<Finding>,
}

impl<'q, 's, 'c> Judge<'q, 's, 'c> {
    fn new(shared: &'s mut Shared<'c>) -> Judge<'q, 's, 'c> {
        Judge { shared, scopes: Vec::new(), found: Vec::new() }
    }

    /// Looks at a query whose outer ones are known.
    fn query(&mut self, query: &'q Query, used: Use) -> Rows {
        let Some(left) = self.shared.left.checked_sub(1) else { return Rows::default() };
        self.shared.left = left;
        self.enter(query);
        // What writes does so whatever becomes of its rows.
        let used = if query.command == Command::Select { used } else { Use::Result };
        let rows = match &query.set_operation {
            Some(tree) => {
                let limited = query.limit.is_some() || query.offset.is_some();
                self.set_operation(tree, if limited { Use::Result } else { used })
            }
            None => self.plain(query, used),
        };
        self.leave();
        rows
    }

    fn enter(&mut self, query: &'q Query) {
        self.scopes.push(Scope {
            query,
            pins: Vec::new(),
            facts: Vec::new(),
            ctes: vec![None; query.ctes.len()],
            links: HashMap::new(),
        });
    }

    fn leave(&mut self) {
        // A common table that nothing refers to may write.
        let ctes = self.scopes.last().map_or(0, |scope| scope.ctes.len());
        (0..ctes).for_each(|index| drop(self.common_table(0, index)));
        self.scopes.pop();
    }

    fn set_operation(&mut self, tree: &SetOperation, used: Use) -> Rows {
        let mut sides = Vec::new();
        leaves(tree, &mut sides);
        let mut all: Option<Rows> = None;
        for side in sides {
            let query = self.scopes.last().map(|scope| scope.query);
            let entry = query.and_then(|query| query.range_table.get(side));
            let Some(EntryKind::Subquery(inner)) = entry.map(|entry| &entry.kind) else { continue };
            let rows = self.query(inner, used);
            match &mut all {
                Some(all) => {
                    both(&mut all.pinned, &rows.pinned);
                    all.needs.extend(rows.needs);
                }
                None => all = Some(rows),
            }
        }
        all.unwrap_or_default()
    }

    fn plain(&mut self, query: &'q Query, used: Use) -> Rows {
        let mut from = Vec::new();
        query.from.iter().for_each(|tree| entries(tree, &mut from));
        if matches!(query.command, Command::Update | Command::Delete | Command::Merge) {
            from.extend(query.result.filter(|result| !from.contains(result)));
        }
        let (early, late): (Vec<_>, Vec<_>) =
            sublinks(query).into_iter().partition(|link| is_source(link) && is_closed(&link.query));
        for link in &early {
            let rows = self.query(&link.query, Use::Source);
            if let Some(scope) = self.scopes.last_mut() {
                scope.links.insert(std::ptr::from_ref(*link), rows);
            }
        }
        // What LATERAL sees is pinned, if it is, by what stands beside it.
        let lateral =
            |entry: &usize| query.range_table.get(*entry).is_some_and(|entry| entry.lateral);
        let (later, first): (Vec<usize>, Vec<usize>) = from.into_iter().partition(lateral);
        let mut read: Vec<(usize, Rows)> = Vec::new();
        for entry in first {
            let rows = self.entry(query, entry);
            read.extend(rows.map(|rows| (entry, rows)));
        }
        self.note_facts(query);
        self.settle();
        for entry in later {
            let rows = self.entry(query, entry);
            read.extend(rows.map(|rows| (entry, rows)));
            self.settle();
        }
        self.check_writes(query);
        for link in &late {
            let used = if is_source(link) { Use::Source } else { Use::Result };
            let rows = self.query(&link.query, used);
            self.compared(link, &rows);
        }
        for link in &early {
            let rows = self.scopes.last_mut().and_then(|s| s.links.get(&std::ptr::from_ref(*link)));
            let rows = rows.cloned().unwrap_or_default();
            self.compared(link, &rows);
        }
        let needs = self.unmet(query, read, used);
        Rows { pinned: self.output(query), needs }
    }

    /// What a subquery shows and is compared with something pinned is pinned by that.
    fn compared(&mut self, link: &'q SubLink, rows: &Rows) {
        for need in &rows.needs {
            if !self.pins_source(link, need.column) {
                self.report(need);
            }
        }
    }

    /// An entry of FROM; what is pinned in it is noted.
    fn entry(&mut self, query: &'q Query, number: usize) -> Option<Rows> {
        let entry = query.range_table.get(number)?;
        let rows = match &entry.kind {
            EntryKind::Relation { oid, .. } => self.relation(query, number, entry, *oid),
            EntryKind::Subquery(inner) => self.query(inner, Use::Source),
            EntryKind::Cte { levels_up, index, .. } => self.common_table(*levels_up, *index),
            _ => return None,
        };
        let scope = self.scopes.last_mut()?;
        let pinned = rows.pinned.iter().enumerate().filter(|(_, pinned)| **pinned);
        scope.pins.extend(pinned.map(|(column, _)| Column { entry: number, column }));
        Some(rows)
    }

    fn relation(
        &mut self,
        query: &Query,
        number: usize,
        entry: &RangeTableEntry,
        oid: RelationOid,
    ) -> Rows {
        let catalog = self.shared.catalog;
        let Some(relation) = catalog.get_relation(oid) else { return Rows::default() };
        let done = match query.command {
            _ if query.result != Some(number) => "read",
            Command::Delete => "removed",
            Command::Update | Command::Merge => "changed",
            Command::Select | Command::Insert => "read",
        };
        let shown = |attribute: i16| entry.columns.iter().position(|c| c.attribute == attribute);
        let need = |column: usize| Need {
            column,
            relation: relation.name.to_string(),
            tenant: entry.columns.get(column).map_or_else(String::new, |c| c.name.clone()),
            alias: entry.name.clone(),
            done,
            span: entry.span,
        };
        if relation.view.is_none() {
            let columns = self.shared.tenants.columns_of(relation, catalog);
            let needs = columns.into_iter().filter_map(shown).map(need).collect();
            return Rows { pinned: Vec::new(), needs };
        }
        let Seen { mut rows, hidden } = self.view(relation);
        for table in hidden {
            let view = &relation.name;
            let message = format!("view \"{view}\" reads rows of every tenant from \"{table}\"");
            let help = format!(
                "let \"{view}\" show the tenant column of \"{table}\", or pin it there; {MEANT}"
            );
            self.found.push(Finding { table, span: entry.span, message, help });
        }
        rows.needs = rows.needs.iter().map(|inner| need(inner.column)).collect();
        rows
    }

    /// A view, looked at once.
    fn view(&mut self, relation: &Relation) -> Seen {
        if let Some(seen) = self.shared.views.get(&relation.oid) {
            return seen.clone();
        }
        let catalog = self.shared.catalog;
        let view =
            relation.view.as_ref().filter(|_| !self.shared.tenants.exempts(relation, catalog));
        let seen = view.map(|view| {
            let query = analyze_view(view, catalog);
            let mut judge = Judge::new(self.shared);
            let rows = judge.query(&query, Use::Source);
            let mut hidden: Vec<String> = judge.found.into_iter().map(|f| f.table).collect();
            hidden.dedup();
            Seen { rows, hidden }
        });
        let seen = seen.unwrap_or_default();
        self.shared.views.insert(relation.oid, seen.clone());
        seen
    }

    /// A member of WITH, looked at once; it may stand behind what refers to it.
    fn common_table(&mut self, levels_up: usize, index: usize) -> Rows {
        let Some(holder) = self.scopes.len().checked_sub(levels_up + 1) else {
            return Rows::default();
        };
        let Some(scope) = self.scopes.get_mut(holder) else { return Rows::default() };
        let Some(place) = scope.ctes.get_mut(index) else { return Rows::default() };
        if let Some(rows) = place {
            return rows.clone();
        }
        *place = Some(Rows::default());
        let Some(table) = scope.query.ctes.get(index) else { return Rows::default() };
        let Some(inner) = table.query.as_deref() else { return Rows::default() };
        let below = self.scopes.split_off(holder + 1);
        let rows = match &inner.set_operation {
            Some(SetOperation::Node { left, right, .. }) if table.recursive => {
                self.recursion(inner, [left, right], holder, index)
            }
            _ => self.query(inner, Use::Source),
        };
        self.scopes.extend(below);
        self.note_table(holder, index, rows.clone());
        rows
    }

    fn note_table(&mut self, holder: usize, index: usize, rows: Rows) {
        let place = self.scopes.get_mut(holder).and_then(|scope| scope.ctes.get_mut(index));
        if let Some(place) = place {
            *place = Some(rows);
        }
    }

    /// A recursive common table: what is pinned in its first rows, and stays so from row to row.
    fn recursion(
        &mut self,
        query: &'q Query,
        [first, step]: [&SetOperation; 2],
        holder: usize,
        index: usize,
    ) -> Rows {
        self.enter(query);
        let mut rows = self.set_operation(first, Use::Result);
        loop {
            self.note_table(holder, index, rows.clone());
            let before = self.found.len();
            let next = self.set_operation(step, Use::Result);
            let assumed = rows.pinned.clone();
            both(&mut rows.pinned, &next.pinned);
            if rows.pinned == assumed {
                break;
            }
            self.found.truncate(before);
        }
        self.leave();
        rows
    }

    fn report(&mut self, need: &Need) {
        let Need { relation, tenant, alias, done, span, .. } = need;
        let message = format!(
            "rows of every tenant are {done}: no condition pins \"{tenant}\" of \"{relation}\""
        );
        let help = format!(
            "`{alias}.{tenant} = {{tenant}}`, or equal to the tenant column of a table where it is pinned; {MEANT}"
        );
        self.found.push(Finding { table: relation.clone(), span: *span, message, help });
    }
}

const MEANT: &str = "`#[allow(missing_tenant)]` if every tenant is meant";

/// What holds of both.
fn both(all: &mut [bool], other: &[bool]) {
    for (index, one) in all.iter_mut().enumerate() {
        *one &= other.get(index) == Some(&true);
    }
}

/// The subqueries in a query's own expressions.
fn sublinks(query: &Query) -> Vec<&SubLink> {
    fn collect<'q>(expr: &'q Expr, found: &mut Vec<&'q SubLink>) {
        if let ExprKind::SubLink(link) = &expr.kind {
            found.push(link);
        }
        children(expr, &mut |child| collect(child, found));
    }
    let mut found = Vec::new();
    walk_level(query, &mut |expr| collect(expr, &mut found));
    found
}

/// Whether only rows that equal something come of a subquery: IN and `= any`.
fn is_source(link: &SubLink) -> bool {
    matches!(link.kind, SubLinkKind::Any { .. })
}

/// Whether a subquery names nothing of the queries around it.
fn is_closed(query: &Query) -> bool {
    let mut closed = true;
    walk_query(query, 0, &mut |expr, depth| {
        closed &= !matches!(&expr.kind, ExprKind::Var(var) if var.levels_up > depth);
    });
    closed
}

impl Tenants {
    fn exempts(&self, relation: &Relation, catalog: &Catalog) -> bool {
        self.exempt.iter().any(|name| names(name, relation, catalog))
    }

    /// The attributes of a table that say whose a row is.
    fn columns_of(&self, relation: &Relation, catalog: &Catalog) -> Vec<i16> {
        if self.exempts(relation, catalog) {
            return Vec::new();
        }
        let number = |column: &str| {
            let exact = relation.attribute_named(column);
            let attribute = exact.or_else(|| relation.attribute_named(&column.to_lowercase()));
            attribute.map(|attribute| attribute.number)
        };
        let of_table = |name: &&String| match name.rsplit_once('.') {
            Some((table, _)) => names(table, relation, catalog),
            None => false,
        };
        let own: Vec<i16> = self
            .columns
            .iter()
            .filter(of_table)
            .filter_map(|name| number(name.rsplit_once('.')?.1))
            .collect();
        if !own.is_empty() {
            return own;
        }
        self.columns.iter().filter_map(|name| number(name)).collect()
    }
}

/// Whether a name of the configuration is that of a relation.
fn names(name: &str, relation: &Relation, catalog: &Catalog) -> bool {
    let is = |known: &str, name: &str| known == name || known == name.to_lowercase();
    match name.rsplit_once('.') {
        Some((schema, table)) => {
            is(&relation.name, table) && is(catalog.namespace_name(relation.namespace), schema)
        }
        None => is(&relation.name, name),
    }
}

#[cfg(test)]
mod tests;
