//! How many rows a statement can give, proved from unique keys, LIMIT, aggregation and VALUES.
//!
//! Unknown means many. A unique key proves only where its operator is the btree equality of the index's own family on
//! the bare column, where it is not deferrable, and where no other row can share it (NULLs, inheritance).

mod missing;
mod unique;
mod unproved;

use crate::{
    analyze::{
        implication::{Doubt, implies},
        predicate_over,
        walk::{walk_entry, walk_expr, walk_query},
    },
    ast::{JoinKind, select::SetOperator},
    catalog::{
        CastMethod, Catalog, CollationOid, Index, IndexKeyKind, Method, ProcOid, Relation,
        RelationKind, TypeKind, TypeOid,
    },
    compiled::{Cardinality, Command, Reason, ReasonKind},
    nullability::{gives_one_row, is_exactly_one_row, is_replaced, named},
    query::{
        EntryKind, Expr, ExprKind, FromCall, JoinTree, Query, RangeTableEntry, SetOperation,
        SubLinkKind, Var, VarColumn,
    },
};
use std::collections::HashSet;
use unique::{Given, query_of};
pub use unique::{is_unique_by, missing_columns};
pub use unproved::unproved;

/// Why a statement may give many rows: the first cause that is met.
#[derive(Clone, Copy, Debug)]
pub enum Many<'q> {
    /// No unique key of the relation is bound by equality.
    NoKey(Option<&'q RangeTableEntry>),
    /// Rows of a table with rules come from elsewhere.
    Rewritten(&'q str),
    Values,
    SetOperation,
    /// A set-returning function in the select list.
    TargetSet,
    GroupingSets,
    Function(Option<ProcOid>),
    Common(&'q str),
    FullJoin,
    /// An outer join of several relations.
    OuterJoin,
    Merge,
}

impl Many<'_> {
    /// The reason in words.
    pub fn reason(self, catalog: &Catalog) -> Reason {
        let text = match self {
            Many::NoKey(entry) => {
                let name = entry.map_or_else(String::new, |entry| named(entry, catalog));
                format!("no unique key of {name} is bound by equality")
            }
            Many::Rewritten(name) => format!("a rule of {name} decides what comes back"),
            Many::Values => "VALUES has several rows".to_owned(),
            Many::SetOperation => "a set operation joins the rows of its sides".to_owned(),
            Many::TargetSet => "a set-returning function stands in the select list".to_owned(),
            Many::GroupingSets => "each grouping set gives groups of its own".to_owned(),
            Many::Function(proc) => {
                let known = proc.and_then(|proc| catalog.get_proc(proc));
                let name = known.map_or("a function in FROM", |known| known.name.as_ref());
                format!("{name} may give any number of rows")
            }
            Many::Common(name) => format!("{name} may give any number of rows"),
            Many::FullJoin => "a FULL JOIN keeps the rows of both sides".to_owned(),
            Many::OuterJoin => "several relations are joined as one by an outer join".to_owned(),
            Many::Merge => "MERGE acts on any number of rows".to_owned(),
        };
        Reason { kind: ReasonKind::Many, text }
    }
}

type Found<'q> = Result<Cardinality, Many<'q>>;

/// The number of rows of a statement's result.
pub fn cardinality(query: &Query, catalog: &Catalog) -> Cardinality {
    statement_cardinality(query, catalog).unwrap_or(Cardinality::Many)
}

/// The same, and why it is not limited, where it is not.
pub fn judge<'q>(query: &'q Query, catalog: &'q Catalog) -> (Cardinality, Option<Many<'q>>) {
    match statement_cardinality(query, catalog) {
        Ok(cardinality) => (cardinality, None),
        Err(many) => (Cardinality::Many, Some(many)),
    }
}

fn statement_cardinality<'q>(query: &'q Query, catalog: &'q Catalog) -> Found<'q> {
    match query.command {
        Command::Select => select_cardinality(query, catalog),
        _ if query.returning.is_empty() => Ok(Cardinality::None),
        Command::Insert => insert_cardinality(query, catalog),
        Command::Update | Command::Delete => {
            at_most_one(query, catalog)?;
            Ok(Cardinality::AtMostOne)
        }
        Command::Merge => Err(Many::Merge),
    }
}

fn select_cardinality<'q>(query: &'q Query, catalog: &'q Catalog) -> Found<'q> {
    if is_exactly_one_row(query, catalog) {
        return Ok(Cardinality::One);
    }
    let limit = query.limit.as_ref().and_then(|limit| constant(limit, catalog));
    if !query.with_ties && limit.is_some_and(|n| matches!(n, "0" | "1")) {
        return Ok(Cardinality::AtMostOne);
    }
    if let Some(tree) = &query.set_operation {
        return match is_set_at_most_one(query, tree, catalog) {
            true => Ok(Cardinality::AtMostOne),
            false => Err(Many::SetOperation),
        };
    }
    if query.has_target_sets {
        return Err(Many::TargetSet);
    }
    // Each grouping set gives its own groups, and an empty one a row for no rows at all.
    if query.grouping_sets.as_ref().is_some_and(|sets| sets.len() > 1) {
        return Err(Many::GroupingSets);
    }
    let ungrouped = query.group_by.is_empty();
    let aggregated = ungrouped
        && (query.has_aggregates || query.having.is_some() || query.grouping_sets.is_some());
    if !aggregated {
        at_most_one(query, catalog)?;
    }
    Ok(Cardinality::AtMostOne)
}

/// INTERSECT gives no more than either side, EXCEPT no more than its left one.
fn is_set_at_most_one(query: &Query, tree: &SetOperation, catalog: &Catalog) -> bool {
    match tree {
        SetOperation::Leaf(entry) => match query.range_table.get(*entry).map(|e| &e.kind) {
            Some(EntryKind::Subquery(leaf)) => select_cardinality(leaf, catalog).is_ok(),
            _ => false,
        },
        SetOperation::Node { operator, left, right, .. } => match operator {
            SetOperator::Union => false,
            SetOperator::Except => is_set_at_most_one(query, left, catalog),
            SetOperator::Intersect => {
                is_set_at_most_one(query, left, catalog)
                    || is_set_at_most_one(query, right, catalog)
            }
        },
    }
}

/// A constant, through the cast that its place gives it.
fn constant<'q>(expr: &'q Expr, catalog: &Catalog) -> Option<&'q str> {
    match &expr.kind {
        ExprKind::Const(value) => value.as_deref(),
        ExprKind::Relabel(operand) => constant(operand, catalog),
        ExprKind::Function { proc, args, .. } => match args.as_slice() {
            [only] => {
                let cast = catalog.get_cast(only.data_type, expr.data_type)?;
                let casts = matches!(cast.method, CastMethod::Function(own) if own == *proc);
                // A number that loses its fraction may be another.
                casts.then(|| constant(only, catalog)).flatten()
            }
            _ => None,
        },
        _ => None,
    }
}

/// INSERT of one row gives it back, unless a conflict, trigger or rule takes it away.
fn insert_cardinality<'q>(query: &'q Query, catalog: &'q Catalog) -> Found<'q> {
    let relation = query.result.and_then(|r| query.range_table.get(r)).and_then(|e| match e.kind {
        EntryKind::Relation { oid, .. } => catalog.get_relation(oid),
        _ => None,
    });
    let Some(relation) = relation.filter(|r| r.rules.iter().all(|rule| rule.event != "insert"))
    else {
        return Err(Many::Rewritten(relation.map_or("the table", |r| r.name.as_ref())));
    };
    if query.has_target_sets {
        return Err(Many::TargetSet);
    }
    match query.from.as_slice() {
        [] => {}
        [JoinTree::Entry(entry)] => match query.range_table.get(*entry).map(|e| &e.kind) {
            Some(EntryKind::Subquery(inner)) => {
                return select_cardinality(inner, catalog).map(|_| Cardinality::AtMostOne);
            }
            Some(EntryKind::Values(rows)) if rows.len() == 1 => {}
            _ => return Err(Many::Values),
        },
        _ => return Err(Many::Values),
    }
    Ok(match missing::taken_away(query, relation) {
        Some(_) => Cardinality::AtMostOne,
        None => Cardinality::One,
    })
}

/// Every relation gives at most one row for those before it; else the first that does not.
fn at_most_one<'q>(query: &'q Query, catalog: &'q Catalog) -> Result<(), Many<'q>> {
    search(query, catalog, &[]).1.map_or(Ok(()), Err)
}

/// The entries of FROM that give at most one row for those before them.
pub fn single_entries(query: &Query, catalog: &Catalog) -> HashSet<usize> {
    search(query, catalog, &[]).0
}

/// The entries of FROM that give at most one row for those before them and for what is given, and why the first of the
/// others is not among them.
fn search<'q>(
    query: &'q Query,
    catalog: &'q Catalog,
    keys: &[Given<'_>],
) -> (HashSet<usize>, Option<Many<'q>>) {
    let mut entries = Vec::new();
    let mut conditions = Vec::new();
    if let Some(filter) = &query.filter {
        conjuncts(filter, &mut conditions);
    }
    for tree in &query.from {
        if let Err(many) = collect(tree, &mut entries, &mut conditions) {
            return (HashSet::new(), Some(many));
        }
    }
    let (mut single, mut open) = bound_entries(query, catalog, &entries, &conditions, keys);
    // Of a choice every arm has to prove it.
    for condition in &conditions {
        let ExprKind::Choice(arms) = &condition.kind else { continue };
        let chosen = arms.iter().map(|arm| {
            let mut chosen = conditions.clone();
            conjuncts(arm, &mut chosen);
            bound_entries(query, catalog, &entries, &chosen, keys).0
        });
        let common = chosen.reduce(|one, other| one.intersection(&other).copied().collect());
        single.extend(common.into_iter().flatten());
    }
    if entries.iter().all(|(entry, _)| single.contains(entry)) {
        open = None;
    }
    (single, open)
}

/// The entries that conditions bind to at most one row, and why the first of the others is not.
fn bound_entries<'q>(
    query: &'q Query,
    catalog: &'q Catalog,
    entries: &[Bound<'q>],
    conditions: &[&'q Expr],
    keys: &[Given<'_>],
) -> (HashSet<usize>, Option<Many<'q>>) {
    let mut search = Search { query, catalog, keys, single: HashSet::new() };
    loop {
        let before = search.single.len();
        let mut open = None;
        for (entry, own) in entries {
            if search.single.contains(entry) {
                continue;
            }
            // A relation on the nullable side of a join is bound by the join's own condition alone.
            match search.judge(*entry, own.as_deref().unwrap_or(conditions)) {
                Ok(()) => {
                    search.single.insert(*entry);
                }
                Err(many) => open = open.or(Some(many)),
            }
        }
        if open.is_none() || search.single.len() == before {
            return (search.single, open);
        }
    }
}

/// An entry, and the only conditions that bind it where an outer join may null it.
type Bound<'q> = (usize, Option<Vec<&'q Expr>>);

/// Collects entries and the conditions that every row passes.
fn collect<'q>(
    tree: &'q JoinTree,
    entries: &mut Vec<Bound<'q>>,
    conditions: &mut Vec<&'q Expr>,
) -> Result<(), Many<'q>> {
    match tree {
        JoinTree::Entry(entry) => {
            entries.push((*entry, None));
            Ok(())
        }
        JoinTree::Join(join) => match join.kind {
            JoinKind::Inner | JoinKind::Cross => {
                if let Some(filter) = &join.filter {
                    conjuncts(filter, conditions);
                }
                collect(&join.left, entries, conditions)?;
                collect(&join.right, entries, conditions)
            }
            JoinKind::Left | JoinKind::Right => {
                let (kept, nullable) = if join.kind == JoinKind::Left {
                    (&join.left, &join.right)
                } else {
                    (&join.right, &join.left)
                };
                let JoinTree::Entry(entry) = nullable else { return Err(Many::OuterJoin) };
                let mut own = Vec::new();
                if let Some(filter) = &join.filter {
                    conjuncts(filter, &mut own);
                }
                collect(kept, entries, conditions)?;
                entries.push((*entry, Some(own)));
                Ok(())
            }
            JoinKind::Full => Err(Many::FullJoin),
        },
    }
}

fn conjuncts<'q>(condition: &'q Expr, found: &mut Vec<&'q Expr>) {
    match &condition.kind {
        ExprKind::And(parts) => parts.iter().for_each(|p| conjuncts(p, found)),
        _ => found.push(condition),
    }
}

/// Whether no two rows have the same values in an index, at any time.
fn is_usable(index: &Index) -> bool {
    index.unique
        && index.immediate
        && !index.exclusion
        && index.method == "btree"
        && !index.keys.is_empty()
}

struct Search<'s, 'q> {
    query: &'q Query,
    catalog: &'q Catalog,
    keys: &'s [Given<'s>],
    /// Entries that give at most one row.
    single: HashSet<usize>,
}

impl<'q> Search<'_, 'q> {
    /// Whether an entry gives at most one row under the conditions.
    fn judge(&self, entry: usize, conditions: &[&Expr]) -> Result<(), Many<'q>> {
        let Some(row) = self.query.range_table.get(entry) else { return Err(Many::NoKey(None)) };
        // What is LATERAL gives its one row for each row that it refers to.
        let mut fixed = true;
        walk_entry(&row.kind, 0, &mut |e, depth| fixed &= self.is_fixed(e, depth));
        if !fixed {
            return Err(Many::NoKey(None));
        }
        match &row.kind {
            EntryKind::Relation { oid, only } => {
                let open = Err(Many::NoKey(Some(row)));
                let Some(relation) = self.catalog.get_relation(*oid) else { return open };
                if self.query.result == Some(entry) && is_replaced(relation, self.query.command) {
                    return Err(Many::Rewritten(&row.name));
                }
                let alone = *only
                    || relation.children.is_empty()
                    || relation.kind == RelationKind::PartitionedTable;
                let stored = matches!(
                    relation.kind,
                    RelationKind::Table
                        | RelationKind::PartitionedTable
                        | RelationKind::MaterializedView
                );
                let single = alone && stored && self.has_bound_key(entry, relation, conditions);
                if single { Ok(()) } else { open }
            }
            EntryKind::Subquery(_) | EntryKind::Cte { levels_up: 0, .. } => {
                match query_of(self.query, &row.kind) {
                    Some(inner) if self.is_unique(entry, inner) => Ok(()),
                    Some(inner) => statement_cardinality(inner, self.catalog).map(|_| ()),
                    None => Err(Many::Common(&row.name)),
                }
            }
            EntryKind::Values(rows) if rows.len() == 1 => Ok(()),
            EntryKind::Values(_) => Err(Many::Values),
            EntryKind::Functions { calls, .. } => match calls.as_slice() {
                calls if calls.iter().all(|call| gives_one_row(call, self.catalog)) => Ok(()),
                [FromCall { call: Expr { kind: ExprKind::Function { proc, .. }, .. }, .. }] => {
                    Err(Many::Function(Some(*proc)))
                }
                _ => Err(Many::Function(None)),
            },
            EntryKind::Cte { .. } => Err(Many::Common(&row.name)),
            _ => Err(Many::Function(None)),
        }
    }

    fn has_bound_key(&self, entry: usize, relation: &Relation, conditions: &[&Expr]) -> bool {
        relation.indexes.iter().filter(|index| is_usable(index)).any(|index| {
            let bound = index.keys.iter().all(|key| {
                let IndexKeyKind::Column(attribute) = key.kind else { return false };
                let columns = &self.query.range_table[entry].columns;
                let Some(column) = columns.iter().position(|c| c.attribute == attribute) else {
                    return false;
                };
                let plain = key.operator_class.is_none()
                    && (key.collation.is_none() || key.collation == columns[column].collation);
                let of_type = columns[column].data_type;
                let attribute = relation.live_attributes().find(|a| a.number == attribute);
                plain
                    && (self.gives(index, entry, column, attribute)
                        || conditions.iter().any(|c| self.binds(index, c, entry, column, of_type)))
            });
            bound && self.is_covered(index, entry, relation, conditions)
        })
    }

    /// Whether all rows that pass the conditions are in an index: in a partial one only where they imply its predicate.
    fn is_covered(
        &self,
        index: &Index,
        entry: usize,
        relation: &Relation,
        conditions: &[&Expr],
    ) -> bool {
        let Some(predicate) = &index.predicate else { return true };
        let Some(wanted) = predicate_over(self.catalog, relation, predicate, entry) else {
            return false;
        };
        let known = Expr {
            kind: ExprKind::And(conditions.iter().map(|c| (*c).clone()).collect()),
            ..wanted.clone()
        };
        implies(self.catalog, Doubt::Against, &known, &wanted)
    }

    /// Whether a condition gives a column one value: `column = value`, by the index's own equality, or NULL where the
    /// index lets in but one.
    fn binds(
        &self,
        index: &Index,
        condition: &Expr,
        entry: usize,
        column: usize,
        data_type: TypeOid,
    ) -> bool {
        let is_column = |e: &Expr| {
            let bare = match &e.kind {
                ExprKind::Relabel(inner) => inner,
                _ => e,
            };
            matches!(bare.kind, ExprKind::Var(Var { levels_up: 0, entry: e, column: VarColumn::Column(c) })
                if e == entry && c == column)
        };
        if let ExprKind::SubLink(link) = &condition.kind {
            // `(a, b) = (select …)`
            let SubLinkKind::RowCompare { left, operators, symbol: "=" } = &link.kind else {
                return false;
            };
            let place = left.iter().position(is_column);
            return place.and_then(|at| operators.get(at)).is_some_and(|operator| {
                self.is_index_equality(*operator, data_type)
                    && self.gives_one_value(&link.query, entry)
                    && self.compares_bytes(
                        condition,
                        self.query.range_table[entry].columns[column].collation,
                    )
            });
        }
        let (operator, left, right) = match &condition.kind {
            ExprKind::Operator { operator, args, .. } => match args.as_slice() {
                [left, right] => (operator, left, right),
                _ => return false,
            },
            ExprKind::Distinct { operator, left, right, negated: true }
                if index.nulls_not_distinct =>
            {
                (operator, &**left, &**right)
            }
            ExprKind::NullTest { operand, negated: false } => {
                // A row of NULLs is one value, and NULL another.
                let base = crate::analyze::coerce::base_type(self.catalog, data_type);
                let kind = self.catalog.get_type(base).map(|known| &known.kind);
                let plain = !matches!(kind, None | Some(TypeKind::Composite { .. }));
                return plain && index.nulls_not_distinct && is_column(operand);
            }
            _ => return false,
        };
        let value = if is_column(left) {
            right
        } else if is_column(right) {
            left
        } else {
            return false;
        };
        self.is_index_equality(*operator, data_type)
            && self.is_given(value, entry)
            && self
                .compares_bytes(condition, self.query.range_table[entry].columns[column].collation)
    }

    /// Whether what is equal under a condition's collation is so under the index's: no other is in it that takes
    /// different texts for equal.
    fn compares_bytes(&self, condition: &Expr, index: Option<CollationOid>) -> bool {
        if !self.catalog.has_nondeterministic_collations() {
            return true;
        }
        let fits = |oid: CollationOid| index == Some(oid) || self.catalog.is_deterministic(oid);
        let mut sure = true;
        walk_expr(condition, 0, &mut |e, depth| {
            let own = self.catalog.get_type(e.data_type).and_then(|known| known.collation);
            let Some(own) = own else { return };
            sure &= match &e.kind {
                ExprKind::Collate(_, oid) => fits(*oid),
                ExprKind::Var(Var { levels_up, entry, column: VarColumn::Column(column) })
                    if *levels_up == depth =>
                {
                    let entry = self.query.range_table.get(*entry);
                    let stored = entry.filter(|e| matches!(e.kind, EntryKind::Relation { .. }));
                    let column = stored.and_then(|stored| stored.columns.get(*column));
                    column.is_some_and(|column| fits(column.collation.unwrap_or(own)))
                }
                ExprKind::Var(_) | ExprKind::SubLink(_) => false,
                _ => fits(own),
            };
        });
        sure
    }

    fn is_index_equality(&self, operator: crate::catalog::OperatorOid, data_type: TypeOid) -> bool {
        let base = crate::analyze::coerce::base_type(self.catalog, data_type);
        let Some(family) = self.family_of(base) else { return false };
        let members = self.catalog.families_of(operator);
        members.iter().any(|m| m.method == Method::Btree && m.strategy == 3 && m.family == family)
    }

    /// The family of a type's default btree operator class.
    fn family_of(&self, data_type: TypeOid) -> Option<crate::catalog::OperatorFamilyOid> {
        let own = self.catalog.operator_classes(Method::Btree, data_type);
        if let Some(class) = own.iter().find(|c| c.is_default) {
            return Some(class.family);
        }
        let kind = &self.catalog.get_type(data_type)?.kind;
        let general = match kind {
            _ if data_type == TypeOid::VARCHAR => TypeOid::TEXT,
            _ if data_type == TypeOid::CIDR => TypeOid::INET,
            crate::catalog::TypeKind::Enum { .. } => TypeOid::ANYENUM,
            _ => return None,
        };
        let classes = self.catalog.operator_classes(Method::Btree, general);
        classes.iter().find(|c| c.is_default).map(|c| c.family)
    }

    /// A value that is fixed before the entry is read: no column but of outer levels and of single rows.
    fn is_given(&self, value: &Expr, entry: usize) -> bool {
        let mut given = true;
        walk_expr(value, 0, &mut |e, depth| given &= self.is_steady(e, depth, entry));
        given
    }

    /// The same of a row that a subquery gives.
    fn gives_one_value(&self, query: &Query, entry: usize) -> bool {
        let mut given = true;
        walk_query(query, 1, &mut |e, depth| given &= self.is_steady(e, depth, entry));
        given
    }

    /// Whether a part of a value is the same for all rows of the entry. A subquery that refers to nothing around it runs
    /// once, as an InitPlan; another one may lock or skip other rows each time.
    fn is_steady(&self, part: &Expr, depth: usize, entry: usize) -> bool {
        match &part.kind {
            ExprKind::Var(var) if depth == 0 => {
                let other = (var.levels_up, var.entry) != (depth, entry);
                other && (self.is_fixed(part, depth) || self.is_key(part))
            }
            ExprKind::Var(var) => var.levels_up != depth,
            ExprKind::Function { proc, .. } | ExprKind::Operator { proc, .. } => self
                .catalog
                .get_proc(*proc)
                .is_some_and(|p| p.volatility != b'v' && (depth > 0 || !p.returns_set)),
            ExprKind::SubLink(link) => {
                depth > 0
                    || matches!(
                        link.kind,
                        SubLinkKind::Scalar | SubLinkKind::Exists | SubLinkKind::Array
                    )
            }
            _ => true,
        }
    }

    /// Whether an expression is no column of this query's relations, or one of a single row.
    fn is_fixed(&self, expr: &Expr, depth: usize) -> bool {
        match &expr.kind {
            ExprKind::Var(var) if var.levels_up == depth => self.single.contains(&var.entry),
            _ => true,
        }
    }
}
