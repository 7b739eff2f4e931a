//! Rows turned into columns: for each column one array in the wire's form, which grows with the rows.

use bytes::{BufMut, BytesMut};

use crate::array::take_u32;
use crate::chosen::{AsGiven, Given, known_type};
use crate::error::{Error, ErrorKind};
use crate::param::{Accepts, Nullable};
use crate::params::Params;

/// How a column of rows is sent.
#[derive(Debug, Clone, Copy)]
pub enum RowColumn {
    /// As an array of its values, whose type has this OID; 0 for a type that the database's owner made.
    Values(u32),
    /// Its values are arrays: as one array of all their elements, whose type has this OID, and two of
    /// where each value begins and ends in it.
    Arrays(u32),
}

impl RowColumn {
    /// How many parameters it takes.
    pub(crate) fn params(&self) -> u32 {
        match self {
            RowColumn::Values(_) => 1,
            RowColumn::Arrays(_) => 3,
        }
    }
}

/// What rows have been turned into so far; the macro writes each of their columns to it, in order.
#[derive(Debug)]
pub struct RowArrays {
    columns: Vec<ColumnArray>,
    next: usize,
    rows: i32,
    /// Bytes of all columns.
    size: usize,
}

/// An array that grows.
#[derive(Debug)]
struct ColumnArray {
    element_oid: u32,
    elements: Params,
    count: i32,
    has_null: bool,
    bounds: Option<Bounds>,
}

/// Where each value of a column of arrays begins and ends among all elements, from 1; NULL for a NULL.
#[derive(Debug, Default)]
struct Bounds {
    starts: BytesMut,
    ends: BytesMut,
    count: i32,
    has_null: bool,
    /// The value that is being written.
    value: Params,
}

/// `int4`
const INT4: u32 = 23;

impl RowArrays {
    pub(crate) fn new(columns: &[RowColumn]) -> Self {
        let column = |column: &RowColumn| {
            let (element_oid, bounds) = match *column {
                RowColumn::Values(oid) => (oid, None),
                RowColumn::Arrays(oid) => (oid, Some(Bounds::default())),
            };
            let elements = Params::default();
            ColumnArray { element_oid, elements, count: 0, has_null: false, bounds }
        };
        RowArrays { columns: columns.iter().map(column).collect(), next: 0, rows: 0, size: 0 }
    }

    pub(crate) fn begin_row(&mut self) {
        self.next = 0;
        self.rows += 1;
    }

    /// Rows since it was made or taken.
    pub(crate) fn rows(&self) -> i32 {
        self.rows
    }

    /// Bytes that would be sent by now.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// Writes the next column of a row: `T` is the column's type, `N` its nullability.
    #[inline]
    pub fn value<T: Accepts<P, N>, N, P: ?Sized>(&mut self, value: &P) {
        if let Some(column) = self.next_column() {
            let before = column.elements.len();
            column.push::<T, N, P>(value);
            self.size += column.elements.len() - before;
        }
        self.next += 1;
    }

    /// The same for a column of arrays.
    pub fn array<T: Accepts<P, N>, N, P: ?Sized>(&mut self, value: &P) {
        if let Some(column) = self.next_column() {
            let before = column.elements.len();
            column.push_array::<T, N, P>(value);
            self.size += column.elements.len() - before + 16;
        }
        self.next += 1;
    }

    /// The same for a column whose Rust type the configuration gives.
    pub fn chosen<P: ?Sized>(&mut self, oid: u32, name: &str, given: Given<'_, P>) {
        self.value::<AsGiven, Nullable, _>(&(&given, known_type(oid, name)));
    }

    /// The same for a column of arrays whose Rust type the configuration gives.
    pub fn chosen_array<P: ?Sized>(&mut self, oid: u32, name: &str, given: Given<'_, P>) {
        self.array::<AsGiven, Nullable, _>(&(&given, known_type(oid, name)));
    }

    fn next_column(&mut self) -> Option<&mut ColumnArray> {
        self.columns.get_mut(self.next)
    }

    /// Puts the arrays behind the parameters that are there, and begins anew.
    pub(crate) fn take_into(&mut self, params: &mut Params) -> Result<(), Error> {
        // With room for what stands in front of each array.
        params.reserve(self.size + 3 * 32 * self.columns.len());
        for column in &mut self.columns {
            column.take_into(params)?;
        }
        (self.rows, self.size) = (0, 0);
        Ok(())
    }

    /// Why a value that was written cannot be sent. `done` rows have been taken before.
    pub(crate) fn refusal(&self, names: &str, done: u64) -> Option<Error> {
        let mut refusals = self.columns.iter().enumerate().filter_map(|(index, column)| {
            column
                .elements
                .refusal()
                .or_else(|| column.bounds.as_ref()?.value.refusal())
                .map(|reason| (index, reason))
        });
        let (index, reason) = refusals.next()?;
        let name = names.split('\0').nth(index).unwrap_or("?");
        let row = done + u64::from(self.rows.unsigned_abs());
        let text = format!("column \"{name}\" of row {row}: {reason}");
        Some(Error::new(ErrorKind::Encode, text).at_column(name))
    }
}

impl ColumnArray {
    #[inline]
    fn push<T: Accepts<P, N>, N, P: ?Sized>(&mut self, value: &P) {
        self.has_null |= self.elements.put_value::<T, N, P>(value);
        self.count += 1;
    }

    /// Takes the array that the value is encoded as apart, and puts its elements behind those of the others.
    fn push_array<T: Accepts<P, N>, N, P: ?Sized>(&mut self, value: &P) {
        let Some(bounds) = &mut self.bounds else { return };
        bounds.value.clear();
        if bounds.value.put_value::<T, N, P>(value) {
            bounds.push(None);
            return;
        }
        let start = self.count + 1;
        match read_array(bounds.value.written()) {
            Some((count, has_null, elements)) => {
                self.has_null |= has_null;
                self.count += count;
                self.elements.put(elements);
            }
            None => self.elements.refuse("the value is not an array of one dimension".to_owned()),
        }
        bounds.push(Some((start, self.count)));
    }

    fn take_into(&mut self, params: &mut Params) -> Result<(), Error> {
        let too_large = || Error::new(ErrorKind::Encode, "the rows of one statement exceed 1 GB");
        let elements = self.elements.written();
        params
            .append_array(self.element_oid, self.count, self.has_null, elements)
            .ok_or_else(too_large)?;
        self.elements.clear();
        (self.count, self.has_null) = (0, false);
        let Some(bounds) = &mut self.bounds else { return Ok(()) };
        for values in [&mut bounds.starts, &mut bounds.ends] {
            params
                .append_array(INT4, bounds.count, bounds.has_null, values)
                .ok_or_else(too_large)?;
            values.clear();
        }
        (bounds.count, bounds.has_null) = (0, false);
        Ok(())
    }
}

impl Bounds {
    fn push(&mut self, bounds: Option<(i32, i32)>) {
        self.count += 1;
        match bounds {
            Some((start, end)) => {
                for (values, bound) in [(&mut self.starts, start), (&mut self.ends, end)] {
                    values.put_i32(4);
                    values.put_i32(bound);
                }
            }
            None => {
                self.has_null = true;
                self.starts.put_i32(-1);
                self.ends.put_i32(-1);
            }
        }
    }
}

/// How many elements an array of one dimension has, whether one is NULL, and the elements. None for another array, and
/// for one that does not begin at 1.
fn read_array(value: &[u8]) -> Option<(i32, bool, &[u8])> {
    let mut rest = value.get(4..)?;
    let dimensions = take_u32(&mut rest).ok()?;
    let has_null = take_u32(&mut rest).ok()? != 0;
    let _element = take_u32(&mut rest).ok()?;
    match dimensions {
        0 => Some((0, false, &[])),
        1 => {
            let count = i32::try_from(take_u32(&mut rest).ok()?).ok()?;
            (take_u32(&mut rest).ok()? == 1).then_some((count, has_null, rest))
        }
        _ => None,
    }
}
