//! Why a column may be NULL: what each rule leaves behind where it proves nothing.

use super::generated::why_computed;
use crate::{
    ast::JoinKind,
    catalog::{Catalog, OperatorOid, ProcOid, RelationOid},
    compiled::{Reason, ReasonKind},
    query::{EntryKind, RangeTableEntry},
};

/// What makes something nullable. The first cause that is met stands for the rest.
#[derive(Clone, Copy, Debug)]
pub enum Why<'q> {
    /// Nothing more is known.
    Unproved,
    /// NULL is written.
    Literal,
    /// `current_schema`, `system_user`.
    Setting(&'q str),
    Parameter,
    /// A stored column without NOT NULL.
    Column {
        relation: RelationOid,
        attribute: i16,
    },
    /// The rows are not the server's own.
    Foreign {
        relation: RelationOid,
    },
    /// NOT NULL holds for the table's own rows, not for those of a child.
    Child {
        relation: RelationOid,
        attribute: i16,
        child: RelationOid,
    },
    /// A rule, trigger or view decides what RETURNING gives.
    Rewritten {
        relation: RelationOid,
    },
    /// An outer join may find no row of it.
    OuterJoin {
        kind: JoinKind,
        entry: Option<&'q RangeTableEntry>,
    },
    /// A function or operator that may give NULL for arguments that are not.
    Function(ProcOid),
    Operator(OperatorOid),
    NullIf,
    /// CASE that ends without ELSE.
    NoElse,
    /// A subquery that may give no row.
    NoRow,
    /// An element that need not be there.
    Element,
    /// An array with elements that may be NULL.
    Elements,
    /// A field of a composite value.
    Field(&'q str),
    /// A key of a grouping set that another leaves out.
    GroupingSet,
    /// An aggregate over a group without rows.
    EmptyGroup(ProcOid),
    /// An aggregate whose FILTER may leave no row.
    Filtered(ProcOid),
    /// A window function over a frame without rows.
    EmptyFrame(ProcOid),
    /// `lag` and `lead` beyond the first or last row.
    NoNeighbour(ProcOid),
    /// Set-returning functions side by side.
    Padded,
    /// What a function in FROM gives.
    FunctionColumn(ProcOid),
    /// OLD of INSERT, NEW of DELETE.
    OldNew,
    /// SQL/JSON and XML.
    Document,
}

impl<'q> Why<'q> {
    /// The reason in words.
    pub fn reason(self, catalog: &Catalog) -> Reason {
        let (kind, text) = self.told(catalog);
        Reason { kind, text }
    }

    fn told(self, catalog: &Catalog) -> (ReasonKind, String) {
        let relation = |oid| {
            catalog.get_relation(oid).map_or_else(|| "?".to_owned(), |known| known.name.to_string())
        };
        let column = |oid, attribute| {
            let known = catalog.get_relation(oid).and_then(|known| known.attribute(attribute));
            format!("{}.{}", relation(oid), known.map_or("?", |known| known.name.as_ref()))
        };
        let proc = |oid| catalog.get_proc(oid).map_or("the function", |known| known.name.as_ref());
        match self {
            Why::Unproved => (ReasonKind::Unproved, "nothing proves that it is not".to_owned()),
            Why::Literal => (ReasonKind::Literal, "NULL is written".to_owned()),
            Why::Setting(name) => (ReasonKind::Function, format!("{name} may be NULL")),
            Why::Parameter => (ReasonKind::Parameter, "parameter".to_owned()),
            Why::Column { relation: oid, attribute } => {
                let name = column(oid, attribute);
                let known = catalog.get_relation(oid);
                let text = match known.filter(|known| known.view.is_none()) {
                    None => format!("column {name} of the view may be NULL"),
                    Some(known) => match why_computed(catalog, known, attribute) {
                        None => format!("column {name} has no NOT NULL"),
                        Some(why) => format!("column {name} has no NOT NULL; computed: {why}"),
                    },
                };
                (ReasonKind::Column, text)
            }
            Why::Foreign { relation: oid } => {
                let text = format!("rows of the foreign table {} are not checked", relation(oid));
                (ReasonKind::Column, text)
            }
            Why::Child { relation: oid, attribute, child } => {
                let text = format!(
                    "column {} may be NULL in the child {}",
                    column(oid, attribute),
                    relation(child)
                );
                (ReasonKind::Column, text)
            }
            Why::Rewritten { relation: oid } => {
                let text =
                    format!("a rule, trigger or view decides what {} returns", relation(oid));
                (ReasonKind::Rewritten, text)
            }
            Why::OuterJoin { kind, entry } => {
                let (side, word) = match kind {
                    JoinKind::Left => ("right side", "LEFT"),
                    JoinKind::Right => ("left side", "RIGHT"),
                    JoinKind::Full => ("one side", "FULL"),
                    JoinKind::Inner | JoinKind::Cross => ("one side", "outer"),
                };
                let on = entry.map(|entry| format!(" on {}", named(entry, catalog)));
                let on = on.unwrap_or_default();
                (ReasonKind::OuterJoin, format!("{side} of the {word} JOIN{on}"))
            }
            Why::Function(oid) => {
                let text = format!("{} may give NULL for arguments that are not", proc(oid));
                (ReasonKind::Function, text)
            }
            Why::Operator(oid) => {
                let name = catalog.get_operator(oid).map_or("?", |known| known.name.as_ref());
                let text = format!("operator {name} may give NULL for operands that are not");
                (ReasonKind::Function, text)
            }
            Why::FunctionColumn(oid) => {
                (ReasonKind::Function, format!("{} may give NULL in this column", proc(oid)))
            }
            Why::NullIf => (ReasonKind::Function, "nullif gives NULL for equal values".to_owned()),
            Why::NoElse => (ReasonKind::NoElse, "CASE without ELSE".to_owned()),
            Why::NoRow => (ReasonKind::NoRow, "subquery may give no row".to_owned()),
            Why::Element => (ReasonKind::Element, "the array may have no such element".to_owned()),
            Why::Elements => {
                (ReasonKind::Element, "an element of the array may be NULL".to_owned())
            }
            Why::Field(name) => {
                (ReasonKind::Field, format!("field {name} of a composite value may be NULL"))
            }
            Why::GroupingSet => {
                (ReasonKind::GroupingSet, "a grouping set leaves this key out".to_owned())
            }
            Why::EmptyGroup(oid) => {
                (ReasonKind::EmptyGroup, format!("{} over a group that can be empty", proc(oid)))
            }
            Why::Filtered(oid) => (
                ReasonKind::EmptyGroup,
                format!("{} with a FILTER that may leave no row", proc(oid)),
            ),
            Why::EmptyFrame(oid) => {
                (ReasonKind::EmptyFrame, format!("{} over a frame that can be empty", proc(oid)))
            }
            Why::NoNeighbour(oid) => {
                let text = format!("{} beyond the rows of the partition", proc(oid));
                (ReasonKind::EmptyFrame, text)
            }
            Why::Padded => {
                let text =
                    "set-returning functions side by side: the shorter is filled up with NULL";
                (ReasonKind::Padded, text.to_owned())
            }
            Why::OldNew => (ReasonKind::OldNew, "there may be no such row".to_owned()),
            Why::Document => {
                (ReasonKind::Document, "the document may hold no such value".to_owned())
            }
        }
    }
}

/// The name of an entry of FROM: a relation's own before its alias.
pub(crate) fn named(entry: &RangeTableEntry, catalog: &Catalog) -> String {
    let relation = match entry.kind {
        EntryKind::Relation { oid, .. } => catalog.get_relation(oid),
        _ => None,
    };
    match relation {
        Some(relation) if relation.name != entry.name => {
            format!("{} {}", relation.name, entry.name)
        }
        _ => entry.name.clone(),
    }
}
