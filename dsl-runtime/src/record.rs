//! Composites. `record_send`: the number of fields, then for each its type and its value. Both are
//! compared, since the server says nothing of a composite that changed under a prepared statement.

use postgres_types::Type;

use crate::array::{Elements, take_u32, take_value};
use crate::decode::Fault;
use crate::drift::Drift;
use crate::row::{Cells, check_oid};
use crate::statement::Columns;

/// The OID of `record`.
const RECORD: u32 = 2249;

/// Reads a composite: `read` gets a cursor over its fields.
pub fn record<T>(
    raw: &[u8],
    columns: &'static Columns,
    read: fn(&mut Cells<'_>) -> Option<T>,
) -> Result<T, Fault> {
    let mut rest = raw;
    let count = take_u32(&mut rest)? as usize;
    if count != columns.oids.len() {
        let fields = |count: usize| format!("a composite of {count} fields");
        return Err(Fault::Drift(Drift::new(fields(columns.oids.len()), fields(count))));
    }
    let mut cells = Cells::of_record(Fields { columns, rest });
    let value = read(&mut cells);
    cells.finish(value).map_err(|(index, fault)| Fault::Field(columns.name(index), Box::new(fault)))
}

/// The only field of a record: its type and its value.
pub(crate) fn only_field(raw: &[u8]) -> Result<(u32, Option<&[u8]>), Fault> {
    let mut rest = raw;
    match take_u32(&mut rest)? {
        1 => Ok((take_u32(&mut rest)?, take_value(&mut rest)?)),
        _ => Err(Fault::Malformed),
    }
}

/// Reads an array of composites without NULLs.
pub(crate) fn rows<T>(
    raw: &[u8],
    columns: &'static Columns,
    read: fn(&mut Cells<'_>) -> Option<T>,
) -> Result<Vec<T>, Fault> {
    let mut elements = Elements::open(raw, RECORD)?;
    let mut rows = Vec::with_capacity(elements.count);
    for _ in 0..elements.count {
        let raw = elements.next()?.ok_or(Fault::Null)?;
        rows.push(record(raw, columns, read)?);
    }
    Ok(rows)
}

pub(crate) struct Fields<'a> {
    columns: &'static Columns,
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(crate) fn next(&mut self, index: usize) -> Result<Option<&'a [u8]>, Fault> {
        let found = take_u32(&mut self.rest)?;
        let expected = self.columns.oids.get(index).copied().ok_or(Fault::Malformed)?;
        check_oid(expected, found)?;
        take_value(&mut self.rest)
    }

    /// The type of the next field, which is at `index`.
    pub(crate) fn next_type(&self, index: usize) -> Type {
        let mut rest = self.rest;
        let oid = take_u32(&mut rest).unwrap_or(0);
        Type::from_oid(oid).unwrap_or_else(|| self.columns.user_type_of(index, oid))
    }
}
