//! Rows of a batch that are read as they come: those that have no batches themselves, and belong to one row each.

use std::any::Any;

use crate::decode::Fault;
use crate::row::{Cells, Read};

/// What reads a batch's rows, without the type that it makes of them.
pub(crate) trait Collect: Send {
    /// Makes room for the rows of so many groups.
    fn begin(&mut self, groups: usize);

    /// Reads a row of a group.
    fn collect(&mut self, group: usize, cells: Cells<'_>);

    /// All rows have been read.
    fn end(&mut self);

    /// Reads a row that is not kept.
    fn probe(&self, cells: &mut Cells<'_>);

    fn into_any(self: Box<Self>) -> Box<dyn Any>;
}

/// A fault, and the column that it is in.
type InColumn = (usize, Fault);

pub(super) struct Collected<T> {
    read: Read<T>,
    groups: Vec<Vec<T>>,
    /// Rows of the group that is being read. Then they are moved, all at once, to where they take no more room than they need.
    open: Vec<T>,
    group: usize,
    /// The first group with a row that cannot be read.
    fault: Option<(usize, InColumn)>,
}

impl<T> Collected<T> {
    pub(super) fn new(read: Read<T>) -> Collected<T> {
        Collected { read, groups: Vec::new(), open: Vec::new(), group: 0, fault: None }
    }

    /// The rows of a group, which are asked for once.
    pub(super) fn take(&mut self, group: usize) -> Result<Vec<T>, InColumn> {
        match self.fault.take_if(|(faulty, _)| *faulty == group) {
            Some((_, fault)) => Err(fault),
            None => Ok(self.groups.get_mut(group).map(std::mem::take).unwrap_or_default()),
        }
    }

    fn close(&mut self) {
        let Some(rows) = self.groups.get_mut(self.group) else { return };
        if rows.is_empty() {
            rows.reserve_exact(self.open.len());
        }
        rows.append(&mut self.open);
    }
}

impl<T: Send + 'static> Collect for Collected<T> {
    fn begin(&mut self, groups: usize) {
        self.groups.resize_with(groups, Vec::new);
    }

    fn collect(&mut self, group: usize, mut cells: Cells<'_>) {
        if group != self.group {
            self.close();
            self.group = group;
        }
        let value = (self.read)(&mut cells);
        match cells.finish(value) {
            Ok(value) => self.open.push(value),
            Err(fault) => {
                if self.fault.as_ref().is_none_or(|(first, _)| group < *first) {
                    self.fault = Some((group, fault));
                }
            }
        }
    }

    fn end(&mut self) {
        self.close();
        self.open = Vec::new();
    }

    fn probe(&self, cells: &mut Cells<'_>) {
        (self.read)(cells);
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}
