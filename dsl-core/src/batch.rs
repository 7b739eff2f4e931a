//! Batches: nested rows that a statement of their own loads, for all rows of the statement around it at once.
//!
//! What the batch says of the rows around it are its keys. Where that is one equality of columns, the keys go in as
//! `= any($n)` and what comes is put together by the key; else each row around it is numbered, and the batch runs
//! for each beside its number.

mod write;

pub(crate) use write::{Writer, append, item_span, output_items, wire};

use crate::{
    analyze::{
        coerce,
        resolutions::{Appended, KeySearch, Resolutions, RowsColumn, RowsInOrder},
        walk::walk_query,
    },
    ast,
    catalog::{
        Catalog, CollationOid, IndexKey, IndexKeyKind, Method, RelationKind, TypeKind, TypeOid,
    },
    compiled::{CompiledColumn, CompiledKey, SqlType},
    diagnostic::Diagnostic,
    query::{EntryKind, Expr, ExprKind, Query, RangeTableEntry, SubLinkKind, Var, VarColumn},
    source::Span,
};
/// A statement's part in loading: the outermost, or a batch's.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// What it gives behind its own columns: keys of its batches.
    pub(crate) hidden: Vec<CompiledColumn>,
    appended: Vec<Appended>,
    /// How many columns of its own come on the wire.
    shown: usize,
}

/// A batch as it was understood.
#[derive(Debug)]
pub(crate) struct Planned {
    /// The whole of it.
    pub(crate) span: Span,
    pub(crate) parent: usize,
    pub(crate) columns: Vec<CompiledColumn>,
    keys: Vec<CompiledKey>,
    types: Vec<RowsColumn>,
    by: By,
    own: Loaded,
}

#[derive(Debug)]
enum By {
    /// A column of the batch equals the key.
    Column(Box<Match>),
    /// References to keys, by place, with the key's index.
    Position(Vec<(Span, usize)>),
}

/// An equality of a batch's column with a key.
#[derive(Debug)]
struct Match {
    place: Span,
    /// The batch's own column stands on the left.
    is_left: bool,
    column: Appended,
    shown: CompiledColumn,
    /// Where the batch selects the column anyway: then it does not come twice.
    selected: Option<usize>,
    index: IndexOf,
    search: KeySearch,
}

/// What indexes a table has of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum IndexOf {
    /// One has its values in their order.
    Ordered,
    /// None does, or it is not known: of a view, a subquery, a table of partitions.
    Unknown,
    /// No index of the table has the column.
    Missing,
}

/// The batches of a statement.
#[derive(Debug, Default)]
pub(crate) struct Batches {
    pub(crate) outermost: Loaded,
    pub(crate) list: Vec<Option<Planned>>,
    /// What the statements of batches give, by index, until they are planned.
    open: Vec<Loaded>,
    pub(crate) errors: Vec<Diagnostic>,
}

impl Batches {
    /// A place for a batch, which its own batches stand behind.
    pub(crate) fn reserve(&mut self) -> usize {
        self.list.push(None);
        self.open.push(Loaded::default());
        self.list.len()
    }

    /// What a statement gives for its batches so far.
    pub(crate) fn loaded(&mut self, statement: usize) -> &mut Loaded {
        match statement.checked_sub(1).and_then(|index| self.open.get_mut(index)) {
            Some(loaded) => loaded,
            None => &mut self.outermost,
        }
    }
}

/// The number of columns on the wire that a query has of its own.
fn shown(query: &Query) -> usize {
    query.output().filter(|target| !is_batch(&target.expr)).count()
}

/// Whether an output column is loaded by a statement of its own.
pub(crate) fn is_batch(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::SubLink(link) => {
            matches!(link.kind, SubLinkKind::Nested { form: ast::expr::NestedForm::Batch(_), .. })
        }
        _ => false,
    }
}

/// What a batch says of the query around it.
struct Reference {
    var: Var,
    span: Span,
}

/// Plans a batch in the select list of `parent`.
pub(crate) struct Planner<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) resolutions: &'a Resolutions,
    pub(crate) parent: &'a Query,
    pub(crate) query: &'a Query,
}

impl Planner<'_> {
    /// `around` is what the statement around the batch gives so far; `own` what the batch itself does.
    pub(crate) fn plan(
        &self,
        span: Span,
        parent: usize,
        columns: Vec<CompiledColumn>,
        around: &mut Loaded,
        own: Loaded,
    ) -> Result<Planned, Diagnostic> {
        let references = self.references()?;
        let mut vars: Vec<Var> = Vec::new();
        for reference in &references {
            if !vars.contains(&reference.var) {
                vars.push(reference.var);
            }
        }
        if vars.is_empty() {
            let message = "the batch says nothing of the rows around it";
            let help = "write `array(select …)`, or compare a column of it with one of theirs";
            return Err(Diagnostic::error("0A000", span, message).help(help));
        }
        around.shown = shown(self.parent);
        let mut keys = Vec::new();
        let mut types = Vec::new();
        for var in &vars {
            let place = references.iter().find(|r| r.var == *var).map_or(span, |r| r.span);
            keys.push(self.key(var, place, around)?);
            types.push(self.sent(var));
        }
        let by = match (self.equality(&references), vars.as_slice()) {
            (Some(by), [_]) => by,
            _ => By::Position(
                references
                    .iter()
                    .filter_map(|r| Some((r.span, vars.iter().position(|v| *v == r.var)?)))
                    .collect(),
            ),
        };
        let own = Loaded { shown: shown(self.query), ..own };
        Ok(Planned { span, parent, columns, keys, types, by, own })
    }

    fn references(&self) -> Result<Vec<Reference>, Diagnostic> {
        let mut found: Vec<Reference> = Vec::new();
        let mut refused: Option<Diagnostic> = None;
        let mut refuse = |span: Span, message: &str, help: &str| {
            refused.get_or_insert(Diagnostic::error("0A000", span, message).help(help));
        };
        let mut with = outer_common_table(self.query, 0);
        walk_query(self.query, 0, &mut |expr, depth| match &expr.kind {
            ExprKind::Var(var) if var.levels_up > depth + 1 => refuse(
                expr.span,
                "a batch sees no query but the one around it",
                "join what it compares with in the query around it",
            ),
            ExprKind::Var(var) if var.levels_up > depth => {
                let written = !self.resolutions.wildcards.contains_key(&expr.span);
                match var.column {
                    VarColumn::Column(_) if written => {
                        let var = Var { levels_up: 0, ..*var };
                        if !found.iter().any(|r| r.span == expr.span) {
                            found.push(Reference { var, span: expr.span });
                        }
                    }
                    _ => refuse(
                        expr.span,
                        "a batch refers to single columns of the query around it",
                        "name the columns",
                    ),
                }
            }
            ExprKind::Aggregate(aggregate) if aggregate.levels_up > depth => refuse(
                expr.span,
                "a batch cannot hold an aggregate of the query around it",
                "write `array(select …)`",
            ),
            ExprKind::Grouping { levels_up, .. } if *levels_up > depth => refuse(
                expr.span,
                "a batch cannot hold GROUPING of the query around it",
                "write `array(select …)`",
            ),
            ExprKind::SubLink(link) => {
                with = with.or_else(|| outer_common_table(&link.query, depth + 1));
            }
            _ => {}
        });
        if let Some(span) = with {
            refuse(
                span,
                "a batch is a statement of its own and does not see WITH around it",
                "give it a WITH of its own, or write `array(select …)`",
            );
        }
        match refused {
            Some(diagnostic) => Err(diagnostic),
            None => Ok(found),
        }
    }

    /// Where the statement around the batch gives a key: one of its columns, or one more.
    fn key(&self, var: &Var, place: Span, around: &mut Loaded) -> Result<CompiledKey, Diagnostic> {
        let refuse = |message: &str, help: &str| {
            Err(Diagnostic::error("0A000", place, message.to_owned()).help(help.to_owned()))
        };
        let Some((entry, data_type, qualifier, name)) = column(self.parent, var) else {
            return refuse(
                "a batch cannot refer to a column that a join has put together",
                "write it with the name of one of the tables",
            );
        };
        let base = coerce::base_type(self.catalog, data_type);
        let row = self.catalog.get_type(base);
        let divided =
            row.is_none_or(|t| t.is_array || matches!(t.kind, TypeKind::Composite { .. }));
        if divided || matches!(entry.kind, EntryKind::Error) {
            return refuse(
                "a batch cannot refer to an array or a row of the query around it",
                "write `array(select …)`",
            );
        }
        let data_type = SqlType::of(self.catalog, base);
        let shown = self.parent.output().filter(|target| !is_batch(&target.expr));
        let mut shown = shown.map(|target| &target.expr.kind);
        let own = shown.position(|kind| *kind == ExprKind::Var(*var));
        let known = around.appended.iter().position(|a| a.is(&qualifier, &name));
        let column = match (own, known) {
            (Some(own), _) => own,
            (None, Some(known)) => around.shown + known,
            (None, None) => {
                let alias = format!("batch_key_{}", around.hidden.len() + 1);
                around.appended.push(Appended {
                    qualifier,
                    column: name,
                    cast: None,
                    alias: alias.clone(),
                });
                around.hidden.push(hidden(alias, data_type.clone()));
                around.shown + around.hidden.len() - 1
            }
        };
        Ok(CompiledKey { column, data_type })
    }

    fn sent(&self, var: &Var) -> RowsColumn {
        let data_type =
            column(self.parent, var).map_or(TypeOid::ERROR, |(_, data_type, ..)| data_type);
        let base = coerce::base_type(self.catalog, data_type);
        let row = self.catalog.get_type(base);
        let type_name = row.map_or(String::new(), |row| row.name.to_string());
        let seen = self.catalog.lookup_type(None, &type_name).is_some_and(|t| t.oid == base);
        let schema = row.filter(|_| !seen).map(|row| self.catalog.namespace_name(row.namespace));
        RowsColumn {
            name: String::new(),
            schema: schema.map(str::to_owned),
            type_name,
            nested: false,
        }
    }

    /// The batch's one condition on the rows around it, where it is an equality by which rows can be put together: one
    /// by which values are equal exactly where their bytes are.
    fn equality(&self, references: &[Reference]) -> Option<By> {
        let [reference] = references else { return None };
        let query = self.query;
        let counted = query.set_operation.is_some()
            || query.distinct.is_some()
            || !query.group_by.is_empty()
            || query.grouping_sets.is_some()
            || query.having.is_some()
            || query.has_aggregates
            || query.has_window_functions
            || query.has_target_sets
            || query.limit.is_some()
            || query.offset.is_some();
        if counted {
            return None;
        }
        let mut conditions = Vec::new();
        conjuncts(query.filter.as_ref()?, &mut conditions);
        conditions.into_iter().find_map(|condition| self.matches(condition, reference))
    }

    fn matches(&self, condition: &Expr, reference: &Reference) -> Option<By> {
        let ExprKind::Operator { operator, args, .. } = &condition.kind else { return None };
        let [left, right] = args.as_slice() else { return None };
        let is_key = |e: &Expr| {
            matches!(bare(e), Some(var) if var.levels_up == 1)
                && unlabelled(e).span == reference.span
        };
        let (own, is_left) = match (is_key(left), is_key(right)) {
            (false, true) => (bare(left)?, true),
            (true, false) => (bare(right)?, false),
            _ => return None,
        };
        if own.levels_up != 0 {
            return None;
        }
        let members = self.catalog.families_of(*operator);
        if !members.iter().any(|m| m.method == Method::Btree && m.strategy == 3) {
            return None;
        }
        let (entry, data_type, qualifier, name) = column(self.query, &own)?;
        let (around, key, ..) = column(self.parent, &reference.var)?;
        let base = coerce::base_type(self.catalog, data_type);
        let key = coerce::base_type(self.catalog, key);
        let is_integer = |t| matches!(t, TypeOid::INT2 | TypeOid::INT4 | TypeOid::INT8);
        let is_text = |t| matches!(t, TypeOid::TEXT | TypeOid::VARCHAR);
        let exact = match (is_text(base), is_text(key)) {
            (true, true) => is_plain_text(entry, &own) && is_plain_text(around, &reference.var),
            _ => is_integer(base) && is_integer(key) || base == key && has_exact_bytes(base),
        };
        if !exact {
            return None;
        }
        let cast = (is_integer(base) && base != key)
            .then(|| crate::analyze::format::format_type(self.catalog, key, -1));
        let alias = "batch_key".to_owned();
        let shown = hidden(
            alias.clone(),
            SqlType::of(self.catalog, if is_integer(key) { key } else { base }),
        );
        let column = Appended { qualifier, column: name, cast, alias };
        // A domain's values may come as records, and another integer's have other bytes.
        let is_same = column.cast.is_none() && base == data_type;
        let mut sent = self.query.output().filter(|target| !is_batch(&target.expr));
        let selected = sent.position(|t| is_same && t.expr.kind == ExprKind::Var(own));
        let index = self.index_of(entry, &own);
        let search = match index {
            IndexOf::Ordered if query_reads_one(self.query) => KeySearch::ByIndex,
            IndexOf::Ordered | IndexOf::Unknown => KeySearch::Any,
            IndexOf::Missing => KeySearch::Hashed,
        };
        let place = condition.span;
        let matched = Match { place, is_left, column, shown, selected, index, search };
        Some(By::Column(Box::new(matched)))
    }

    fn index_of(&self, entry: &RangeTableEntry, var: &Var) -> IndexOf {
        let EntryKind::Relation { oid, .. } = entry.kind else { return IndexOf::Unknown };
        let VarColumn::Column(index) = var.column else { return IndexOf::Unknown };
        let (Some(relation), Some(column)) =
            (self.catalog.get_relation(oid), entry.columns.get(index))
        else {
            return IndexOf::Unknown;
        };
        // Of a table of partitions the planner reads those that the keys are in.
        let kinds = [RelationKind::Table, RelationKind::MaterializedView];
        if !kinds.contains(&relation.kind) || !relation.children.is_empty() {
            return IndexOf::Unknown;
        }
        let is_column =
            |key: &IndexKey| matches!(key.kind, IndexKeyKind::Column(n) if n == column.attribute);
        let ordered = relation.indexes.iter().any(|index| {
            index.method == "btree"
                && index.predicate.is_none()
                && index.keys.first().is_some_and(|key| {
                    is_column(key)
                        && key.operator_class.is_none()
                        && (key.collation.is_none() || key.collation == column.collation)
                })
        });
        let found = relation.indexes.iter().any(|index| index.keys.iter().any(is_column));
        match (ordered, found) {
            (true, _) => IndexOf::Ordered,
            (false, true) => IndexOf::Unknown,
            (false, false) => IndexOf::Missing,
        }
    }
}

fn query_reads_one(query: &Query) -> bool {
    query.range_table.len() == 1 && query.ctes.is_empty()
}

/// Types whose values are equal exactly where their bytes on the wire are.
fn has_exact_bytes(data_type: TypeOid) -> bool {
    matches!(
        data_type,
        TypeOid::BOOL
            | TypeOid::OID
            | TypeOid::UUID
            | TypeOid::DATE
            | TypeOid::TIME
            | TypeOid::TIMESTAMP
            | TypeOid::TIMESTAMPTZ
            | TypeOid::BYTEA
    )
}

/// A table's column of text whose collation tells apart what differs.
fn is_plain_text(entry: &RangeTableEntry, var: &Var) -> bool {
    let VarColumn::Column(index) = var.column else { return false };
    let collation = entry.columns.get(index).and_then(|column| column.collation);
    let deterministic = match collation {
        None => true,
        Some(oid) => matches!(oid, CollationOid::DEFAULT | CollationOid::C | CollationOid::POSIX),
    };
    matches!(entry.kind, EntryKind::Relation { .. }) && deterministic
}

/// A column of a query with its entry, type, qualifier and name, where these name it.
fn column<'q>(
    query: &'q Query,
    var: &Var,
) -> Option<(&'q RangeTableEntry, TypeOid, String, String)> {
    let VarColumn::Column(index) = var.column else { return None };
    let entry = query.range_table.get(var.entry)?;
    if matches!(entry.kind, EntryKind::Join { .. }) {
        return None;
    }
    let column = entry.columns.get(index)?;
    Some((entry, column.data_type, entry.name.clone(), column.name.clone()))
}

/// What a statement that keeps the order of its rows gives behind its columns, the place of each, and what its RETURNING
/// has for that.
pub(crate) fn place_of_rows(order: &RowsInOrder) -> (CompiledColumn, Vec<Appended>) {
    let RowsInOrder { name, key } = order;
    let alias = format!("{name}_place");
    let data_type = SqlType::Base {
        oid: TypeOid::INT4,
        schema: "pg_catalog".to_owned(),
        name: "int4".to_owned(),
    };
    let appended = |qualifier: &str, column: &str, alias: String| Appended {
        qualifier: qualifier.to_owned(),
        column: column.to_owned(),
        cast: None,
        alias,
    };
    let appended = match key {
        None => vec![appended(name, &alias, alias.clone())],
        Some(key) => {
            let keys = (1..).zip(&key.columns);
            keys.map(|(number, column)| {
                appended(&key.table, &column.column, format!("{name}_key_{number}"))
            })
            .collect()
        }
    };
    (hidden(alias, data_type), appended)
}

fn hidden(name: String, data_type: SqlType) -> CompiledColumn {
    CompiledColumn {
        name,
        span: Span::default(),
        data_type,
        nullable: true,
        element_nullable: true,
        why: None,
        mark: None,
        origin: None,
        comment: None,
        nested: None,
    }
}

fn conjuncts<'q>(condition: &'q Expr, found: &mut Vec<&'q Expr>) {
    match &condition.kind {
        ExprKind::And(parts) => parts.iter().for_each(|part| conjuncts(part, found)),
        _ => found.push(condition),
    }
}

fn unlabelled(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Relabel(operand) => unlabelled(operand),
        _ => expr,
    }
}

fn bare(expr: &Expr) -> Option<Var> {
    match unlabelled(expr).kind {
        ExprKind::Var(var) => Some(var),
        _ => None,
    }
}

/// A common table of a level further out that a query or one in its FROM selects from.
fn outer_common_table(query: &Query, depth: usize) -> Option<Span> {
    let own = query.range_table.iter().find_map(|entry| match &entry.kind {
        EntryKind::Cte { levels_up, .. } if *levels_up > depth => Some(entry.span),
        EntryKind::Subquery(inner) => outer_common_table(inner, depth + 1),
        _ => None,
    });
    let tables = query.ctes.iter().filter_map(|cte| cte.query.as_deref());
    own.or_else(|| tables.into_iter().find_map(|table| outer_common_table(table, depth + 1)))
}
