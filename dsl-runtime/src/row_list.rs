//! Lists of rows among parameters: `(a, b) in {pairs}`.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use crate::bulk::RowLayout;
use crate::executor::Request;
use crate::params::Params;
use crate::row_arrays::RowArrays;

/// What may stand in `(a, b) in {pairs}`: a slice, a vector or a set of tuples, or a reference to one.
#[diagnostic::on_unimplemented(
    message = "`(…) in {{rows}}` takes a list of tuples, and a `{Self}` is none",
    label = "not a slice, vector or set of tuples",
    note = "an iterator's rows are known by the names of their fields: `(a, b) in {{..rows}}`, or `{{..(a, b) in rows}}` for tuples"
)]
pub trait RowList {
    /// A tuple, or a reference to one.
    type Row;
    /// Calls `each` with every row.
    fn for_each(&self, each: &mut dyn FnMut(&Self::Row));
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty),*) => {
        $(
            impl<$($generics)*> RowList for $list {
                type Row = T;

                fn for_each(&self, each: &mut dyn FnMut(&T)) {
                    self.iter().for_each(each);
                }
            }
        )*
    };
}

lists!([T] [T], [T] Vec<T>, [T, const N: usize] [T; N], [T, S] HashSet<T, S>, [T] BTreeSet<T>, [T] VecDeque<T>);

macro_rules! through {
    ($($pointer:ty),*) => {
        $(
            impl<L: RowList + ?Sized> RowList for $pointer {
                type Row = L::Row;

                fn for_each(&self, each: &mut dyn FnMut(&L::Row)) {
                    (**self).for_each(each);
                }
            }
        )*
    };
}

through!(&L, &mut L, Box<L>, Arc<L>, Rc<L>);

impl<L: RowList + ToOwned + ?Sized> RowList for Cow<'_, L> {
    type Row = L::Row;

    fn for_each(&self, each: &mut dyn FnMut(&L::Row)) {
        (**self).for_each(each);
    }
}

impl RowLayout {
    /// How many parameters its columns take.
    fn params(&self) -> u32 {
        self.columns.iter().map(|column| column.params()).sum()
    }
}

impl Params {
    /// Rows, as an array for each column.
    pub(crate) fn bind_rows<L: RowList + ?Sized>(
        &mut self,
        layout: &RowLayout,
        rows: &L,
        encode: fn(&L::Row, &mut RowArrays),
    ) {
        let mut writer = Writer::new(layout);
        rows.for_each(&mut |row| writer.write(row, encode));
        writer.finish(self);
    }

    /// The rows of an iterator.
    pub(crate) fn bind_each<I: IntoIterator>(
        &mut self,
        layout: &RowLayout,
        rows: I,
        encode: fn(&I::Item, &mut RowArrays),
    ) {
        let mut writer = Writer::new(layout);
        rows.into_iter().for_each(|row| writer.write(&row, encode));
        writer.finish(self);
    }
}

impl Request {
    /// Rows of a part that is there if they are.
    pub(crate) fn bind_optional_rows<L: RowList + ?Sized>(
        &mut self,
        switch: u32,
        layout: &RowLayout,
        rows: Option<&L>,
        encode: fn(&L::Row, &mut RowArrays),
    ) {
        match rows {
            Some(rows) => {
                self.turn_on(switch);
                self.params_mut().bind_rows(layout, rows, encode);
            }
            None => self.params_mut().skip(layout.params()),
        }
    }
}

struct Writer<'l> {
    layout: &'l RowLayout,
    arrays: RowArrays,
    refusal: Option<String>,
}

impl<'l> Writer<'l> {
    fn new(layout: &'l RowLayout) -> Self {
        Writer { layout, arrays: RowArrays::new(layout.columns), refusal: None }
    }

    fn write<T>(&mut self, row: &T, encode: fn(&T, &mut RowArrays)) {
        if self.refusal.is_some() {
            return;
        }
        self.arrays.begin_row();
        encode(row, &mut self.arrays);
        let refusal = self.arrays.refusal(self.layout.names, 0);
        self.refusal = refusal.map(|refusal| refusal.to_string());
    }

    fn finish(mut self, params: &mut Params) {
        let taken = self.arrays.take_into(params).map_err(|refusal| refusal.to_string());
        if let Some(refusal) = self.refusal.or(taken.err()) {
            params.refuse(refusal);
        }
    }
}
