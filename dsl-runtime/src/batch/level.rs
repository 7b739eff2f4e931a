//! The rows of one statement as they came, and which of them belong to which row around them.

use std::any::Any;
use std::cell::{Cell, RefCell};

use postgres_types::Type;
use tokio_postgres::Row;

use super::collect::{Collect, Collected};
use super::{Batch, NOT_A_COLUMN};
use crate::array::taken;
use crate::decode::Fault;
use crate::row::{Cells, Read, type_in_record, type_of, unwrapped, written};
use crate::statement::{Form, Statement};

pub(super) struct Level {
    pub(super) statement: &'static Statement,
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// The values of all rows, each behind its length, -1 for NULL. The driver's rows take several times as much.
    chunks: Vec<Vec<u8>>,
    /// Where each row begins: the chunk, and the place in it.
    rows: Vec<(u32, u32)>,
    /// The first row, which knows the columns' types.
    first: Option<Row>,
    /// Each row belongs to one row alone, and so on outwards.
    pub(super) unique: bool,
    /// The group of each row, until they are put together.
    of_row: Vec<u32>,
    /// The levels of its batches, in order.
    pub(super) children: Vec<usize>,
    /// For each row around them the group that is theirs; [`NO_GROUP`] for none.
    groups: Vec<u32>,
    /// Where each group begins in `members`, and the end of the last.
    starts: Vec<u32>,
    /// Rows, by group, in the order in which they came; empty where that is the order of all rows.
    members: Vec<u32>,
}

/// A chunk that would be longer is not begun, so that values need not be moved often.
const CHUNK: usize = 1 << 18;

pub(super) const NO_GROUP: u32 = u32::MAX;

impl Level {
    pub(super) fn empty(statement: &'static Statement, name: &'static str) -> Level {
        Level {
            statement,
            name,
            form: Form::Plain,
            chunks: Vec::new(),
            rows: Vec::new(),
            first: None,
            unique: false,
            of_row: Vec::new(),
            children: Vec::new(),
            groups: Vec::new(),
            starts: Vec::new(),
            members: Vec::new(),
        }
    }

    pub(super) fn of(batch: &'static Batch) -> Level {
        Level::empty(&batch.statement, batch.name)
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Keeps the values of a row, which belongs to a group.
    pub(super) fn keep(&mut self, row: Row, group: u32) {
        self.of_row.push(group);
        let needed = row.raw_size_bytes();
        let chunk = match self.chunks.last_mut() {
            Some(chunk) if chunk.len() + needed <= CHUNK => chunk,
            _ => {
                let room = if self.chunks.is_empty() { 0 } else { CHUNK };
                self.chunks.push(Vec::with_capacity(room));
                let last = self.chunks.len() - 1;
                &mut self.chunks[last]
            }
        };
        let start = chunk.len() as u32;
        for index in 0..row.len() {
            put(chunk, written(&row, index));
        }
        self.rows.push((self.chunks.len() as u32 - 1, start));
        self.first.get_or_insert(row);
    }

    /// Puts rows together that belong to the same group, of which there are `count`: `groups` are those of the rows around
    /// them.
    pub(super) fn group(&mut self, groups: Vec<u32>, count: usize) {
        self.groups = groups;
        let of_row = std::mem::take(&mut self.of_row);
        let mut starts = vec![0_u32; count + 1];
        for group in &of_row {
            starts[*group as usize + 1] += 1;
        }
        for group in 1..starts.len() {
            starts[group] += starts[group - 1];
        }
        if !of_row.is_sorted() {
            let mut free = starts.clone();
            self.members = vec![0; of_row.len()];
            for (row, group) in of_row.iter().enumerate() {
                let place = &mut free[*group as usize];
                self.members[*place as usize] = row as u32;
                *place += 1;
            }
        }
        self.starts = starts;
    }

    fn group_of(&self, around: usize) -> usize {
        self.groups.get(around).copied().unwrap_or(NO_GROUP) as usize
    }

    /// The places of the rows that belong to a row around them.
    fn places_of(&self, around: usize) -> std::ops::Range<usize> {
        let group = self.group_of(around);
        match (self.starts.get(group), self.starts.get(group.wrapping_add(1))) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    fn row_at(&self, place: usize) -> usize {
        self.members.get(place).map_or(place, |row| *row as usize)
    }

    /// A cursor over one of its rows.
    pub(super) fn cells(&self, row: usize) -> Option<Cells<'_>> {
        let (chunk, start) = *self.rows.get(row)?;
        let rest = self.chunks.get(chunk as usize)?.get(start as usize..)?;
        Some(Cells::of_kept(Kept { level: self, rest }))
    }

    /// The bytes of a value.
    pub(super) fn raw(&self, row: usize, column: usize) -> Option<&[u8]> {
        self.cells(row)?.raw_at(column)
    }

    #[cold]
    fn fault(&self, (index, fault): (usize, Fault)) -> Fault {
        let fault = match index {
            NOT_A_COLUMN => fault,
            index => Fault::Field(self.statement.columns.name(index), Box::new(fault)),
        };
        Fault::Field(self.name, Box::new(fault))
    }
}

/// Writes a value: its length, -1 for NULL, and its bytes.
#[inline]
pub(super) fn put(values: &mut Vec<u8>, raw: Option<&[u8]>) {
    let len = raw.map_or(-1, |raw| raw.len() as i32);
    values.extend_from_slice(&len.to_be_bytes());
    values.extend_from_slice(raw.unwrap_or_default());
}

/// What is left of a row that is kept.
pub(crate) struct Kept<'a> {
    level: &'a Level,
    rest: &'a [u8],
}

impl<'a> Kept<'a> {
    /// The value at `index`, which is the next.
    pub(crate) fn next(&mut self, index: usize) -> Result<Option<&'a [u8]>, Fault> {
        match (taken(&mut self.rest), self.level.form) {
            (Some(Some(raw)), Form::ByRecord) => {
                unwrapped(raw, &self.level.statement.columns, index)
            }
            (Some(raw), Form::Plain | Form::ByRecord) => Ok(raw),
            (None, _) => Err(Fault::Malformed),
        }
    }

    pub(crate) fn skip(&mut self, values: usize) {
        for _ in 0..values {
            // What is missing is found where the value behind it is read.
            taken(&mut self.rest);
        }
    }

    /// The type of the value at `index`, which is the next.
    pub(crate) fn next_type(&self, index: usize) -> Type {
        let Level { statement, form, first: Some(row), .. } = self.level else {
            return Type::UNKNOWN;
        };
        match form {
            Form::Plain => type_of(row, index),
            Form::ByRecord => {
                let mut rest = self.rest;
                let raw = taken(&mut rest).flatten();
                type_in_record(row, &statement.columns, index, raw)
            }
        }
    }
}

/// All rows of a query and of its batches.
pub(super) struct Loaded {
    pub(super) levels: Vec<Level>,
    /// By level, what its rows were read into as they came.
    pub(super) collected: Vec<Option<RefCell<Box<dyn Any>>>>,
}

/// What reads the rows of batches, with their places among those of a row.
pub(super) type Readers = RefCell<Vec<(usize, Box<dyn Collect>)>>;

/// Where a cursor finds the nested rows of its row.
pub(crate) struct Below<'a> {
    from: From<'a>,
    level: usize,
    row: usize,
    /// How many batches have been read.
    read: Cell<usize>,
}

#[derive(Clone, Copy)]
enum From<'a> {
    Loaded(&'a Loaded),
    /// There are none yet: it is what reads them that is wanted.
    Nowhere(&'a Readers),
}

impl<'a> Below<'a> {
    pub(super) fn of(loaded: &'a Loaded, level: usize, row: usize) -> Below<'a> {
        Below { from: From::Loaded(loaded), level, row, read: Cell::new(0) }
    }

    pub(super) fn nowhere(readers: &'a Readers) -> Below<'a> {
        Below { from: From::Nowhere(readers), level: 0, row: 0, read: Cell::new(0) }
    }

    /// Reads the rows of the next batch.
    pub(crate) fn next<T: Send + 'static>(&self, read: Read<T>) -> Result<Vec<T>, Fault> {
        let nth = self.read.replace(self.read.get() + 1);
        let loaded = match self.from {
            From::Loaded(loaded) => loaded,
            From::Nowhere(readers) => {
                readers.borrow_mut().push((nth, Box::new(Collected::new(read))));
                return Ok(Vec::new());
            }
        };
        let (at, level) = loaded.child(self.level, nth).ok_or(Fault::Malformed)?;
        if let Some(Some(collected)) = loaded.collected.get(at) {
            let mut collected = collected.borrow_mut();
            let collected = collected.downcast_mut::<Collected<T>>().ok_or(Fault::Malformed)?;
            let rows = collected.take(level.group_of(self.row));
            return rows.map_err(|fault| level.fault(fault));
        }
        let places = level.places_of(self.row);
        let mut values = Vec::with_capacity(places.len());
        for place in places {
            let below = Below::of(loaded, at, level.row_at(place));
            let cells = level.cells(below.row).ok_or(Fault::Malformed)?;
            let mut cells = cells.with_below(&below);
            let value = read(&mut cells);
            values.push(cells.finish(value).map_err(|fault| level.fault(fault))?);
        }
        Ok(values)
    }
}

impl Loaded {
    /// The level of a level's batch.
    fn child(&self, level: usize, nth: usize) -> Option<(usize, &Level)> {
        let at = *self.levels.get(level)?.children.get(nth)?;
        Some((at, self.levels.get(at)?))
    }
}
