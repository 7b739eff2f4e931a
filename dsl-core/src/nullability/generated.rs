//! Generated columns: what their expressions prove of them.
//!
//! The server computes them of the row as it is stored, behind every trigger that could change it, and again with each new
//! version of the row; so what holds of the row's columns holds of what is computed. It keeps to the functions that the
//! expression meant when it was written, which only those built in are known to be still.

use super::{Analysis, Level, Nullability, facts::Facts};
use crate::{
    analyze::{relation::relation_columns, stored::computed_over, walk::walk_expr_mut},
    ast,
    catalog::{
        Attribute, Catalog, FIRST_USER_OID, Generated, NamespaceOid, OperatorOid, ProcOid,
        Relation, RelationKind, TypeOid,
    },
    compiled::Command,
    query::{EntryKind, Expr, ExprKind, Query, RangeTableEntry, Var, VarColumn},
};

impl Analysis<'_> {
    /// Whether the expression of a generated column is never NULL, in the rows of a relation itself.
    pub(super) fn is_computed_not_null(
        &self,
        relation: &Relation,
        attribute: &Attribute,
        only: bool,
    ) -> bool {
        if attribute.computed.is_none() {
            return false;
        }
        let key = (relation.oid, attribute.number, only);
        if let Some((_, known)) = self.generated.borrow().iter().find(|(own, _)| *own == key) {
            return *known;
        }
        let found = judged(self.catalog, relation, attribute, only, |found| !found.nullable);
        let found = found.unwrap_or_default();
        self.generated.borrow_mut().push((key, found));
        found
    }
}

/// Why the expression of a generated column may be NULL.
pub(super) fn why_computed(
    catalog: &Catalog,
    relation: &Relation,
    attribute: i16,
) -> Option<String> {
    let column = relation.attribute(attribute)?;
    let reason = |found: Nullability<'_>| found.cause().map(|why| why.reason(catalog).text);
    judged(catalog, relation, column, false, reason)?
}

/// Gives on what is known of a generated column's expression.
fn judged<T>(
    catalog: &Catalog,
    relation: &Relation,
    attribute: &Attribute,
    only: bool,
    give: impl FnOnce(Nullability<'_>) -> T,
) -> Option<T> {
    let generated = attribute.generated?;
    // Partitions, which may have other expressions, are not read before they are asked for.
    if relation.kind == RelationKind::PartitionedTable || names_shadow(catalog, attribute) {
        return None;
    }
    let mut value = computed_over(catalog, relation, attribute, 0)?;
    walk_expr_mut(&mut value, 0, &mut |e, _| {
        if !is_known(catalog, relation, e) {
            *e = Expr::error(e.span);
        }
    });
    let mut query = Query::new(Command::Select, value.span);
    query.range_table.push(RangeTableEntry {
        name: relation.name.to_string(),
        // What is stored was computed with the expression of the row's own table. What is not is computed with that of the
        // table that is named, over the columns of children too.
        kind: EntryKind::Relation {
            oid: relation.oid,
            only: only || generated == Generated::Stored,
        },
        columns: relation_columns(relation),
        lateral: false,
        span: value.span,
    });
    let facts = Facts::default();
    let level = Level { query: &query, facts: &facts };
    Some(give(Analysis::new(catalog).expr(&[level], &value)))
}

/// Whether what an expression means is not up to the schema, and will not change.
fn is_known(catalog: &Catalog, relation: &Relation, expr: &Expr) -> bool {
    let operator = |operator: &OperatorOid| is_known_operator(catalog, *operator);
    let built_in = |data_type: TypeOid| data_type.0 < FIRST_USER_OID;
    match &expr.kind {
        ExprKind::Var(Var { column: VarColumn::Column(index), .. }) => {
            // The server lets none be computed of another.
            relation.live_attributes().nth(*index).is_some_and(|a| a.generated.is_none())
        }
        ExprKind::Function { proc, .. } => is_known_function(catalog, *proc),
        ExprKind::Operator { operator: own, .. }
        | ExprKind::ScalarArray { operator: own, .. }
        | ExprKind::Distinct { operator: own, .. }
        | ExprKind::NullIf { operator: own, .. } => operator(own),
        ExprKind::RowCompare { operators, .. } => operators.iter().all(operator),
        // Another cast may have stood here.
        ExprKind::CoerceViaIo(operand)
        | ExprKind::ArrayCoerce(operand)
        | ExprKind::ConvertRow(operand) => built_in(expr.data_type) && built_in(operand.data_type),
        ExprKind::Const(_)
        | ExprKind::And(_)
        | ExprKind::Or(_)
        | ExprKind::Not(_)
        | ExprKind::Case { .. }
        | ExprKind::CaseTest
        | ExprKind::Array { .. }
        | ExprKind::Row { .. }
        | ExprKind::Coalesce(_)
        | ExprKind::MinMax(_)
        | ExprKind::NullTest { .. }
        | ExprKind::BooleanTest { .. }
        | ExprKind::Relabel(_)
        | ExprKind::CoerceToDomain(_)
        | ExprKind::Collate(..)
        | ExprKind::Field { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::Xml { .. }
        | ExprKind::Json { .. }
        | ExprKind::IsJson(_) => true,
        ExprKind::Error
        | ExprKind::Var(_)
        | ExprKind::Param(_)
        | ExprKind::Choice(_)
        | ExprKind::Optional(_)
        | ExprKind::Aggregate(_)
        | ExprKind::Window(_)
        | ExprKind::Grouping { .. }
        | ExprKind::SubLink(_)
        | ExprKind::SqlValue(_)
        | ExprKind::AssignPart { .. }
        | ExprKind::Default
        | ExprKind::CurrentOf
        | ExprKind::MergeAction => false,
    }
}

/// A function that is built in, where the schema has none of its name: under another search path that would have been meant.
fn is_known_function(catalog: &Catalog, proc: ProcOid) -> bool {
    let named = catalog.get_proc(proc).map(|known| catalog.procs_named(&known.name));
    named.is_some_and(|named| named.iter().all(|proc| proc.oid.0 < FIRST_USER_OID))
}

/// An operator that is built in, where the schema has none of its name between types that are built in.
fn is_known_operator(catalog: &Catalog, operator: OperatorOid) -> bool {
    let Some(known) = catalog.get_operator(operator) else { return false };
    let rivals = |own: &crate::catalog::Operator| {
        own.name == known.name
            && own.right.0 < FIRST_USER_OID
            && own.left.is_none_or(|left| left.0 < FIRST_USER_OID)
    };
    operator.0 < FIRST_USER_OID && !catalog.user_operators().iter().any(rivals)
}

/// Whether a cast names a type that the schema has too, under the name of one that is built in.
fn names_shadow(catalog: &Catalog, attribute: &Attribute) -> bool {
    let shadows = |name: &str| {
        catalog.lookup_type(Some(NamespaceOid::PG_CATALOG), name).is_some()
            && catalog.user_types().iter().any(|own| own.name == name)
    };
    attribute.computed.as_ref().is_some_and(|expr| {
        !catalog.user_types().is_empty()
            && ast::walk::holds(expr, &|kind| match kind {
                ast::ExprKind::Cast { type_name, .. } => shadows(type_name.name.last().declared()),
                _ => false,
            })
    })
}
