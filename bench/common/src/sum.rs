//! Sums of what was read, so that all are seen to read the same.

use std::hint::black_box;

/// A sum of all fields in order, or only a count of rows, which is what is measured.
pub struct Sum {
    fields: bool,
    rows: u64,
    value: u64,
}

impl Sum {
    pub(crate) fn of_fields() -> Sum {
        Sum { fields: true, rows: 0, value: 0xcbf2_9ce4_8422_2325 }
    }

    pub(crate) fn of_rows() -> Sum {
        Sum { fields: false, rows: 0, value: 0 }
    }

    pub(crate) fn value(&self) -> u64 {
        self.value
    }

    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// Rows of a result. The fields of each are added by a function.
    pub fn all<R>(&mut self, rows: Vec<R>, add: impl Fn(&mut Sum, &R)) {
        if self.fields {
            rows.iter().for_each(|row| self.one(row, &add));
        } else {
            self.rows += rows.len() as u64;
        }
        black_box(rows);
    }

    /// A row.
    pub fn one<R>(&mut self, row: &R, add: impl Fn(&mut Sum, &R)) {
        self.rows += 1;
        if self.fields {
            add(self, row);
        }
        black_box(row);
    }

    pub fn count(&mut self, rows: u64) {
        self.rows += rows;
    }

    /// A field.
    pub fn add(&mut self, field: &(impl Summed + ?Sized)) {
        field.add_to(self);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.value = (self.value ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// A field that can be added to a sum.
pub trait Summed {
    fn add_to(&self, sum: &mut Sum);
}

impl Summed for i64 {
    fn add_to(&self, sum: &mut Sum) {
        sum.bytes(&self.to_be_bytes());
    }
}

impl Summed for i32 {
    fn add_to(&self, sum: &mut Sum) {
        sum.bytes(&self.to_be_bytes());
    }
}

impl Summed for f64 {
    fn add_to(&self, sum: &mut Sum) {
        sum.bytes(&self.to_be_bytes());
    }
}

impl Summed for bool {
    fn add_to(&self, sum: &mut Sum) {
        sum.bytes(&[u8::from(*self)]);
    }
}

impl Summed for str {
    fn add_to(&self, sum: &mut Sum) {
        sum.bytes(self.as_bytes());
        sum.bytes(&[0]);
    }
}

impl Summed for String {
    fn add_to(&self, sum: &mut Sum) {
        self.as_str().add_to(sum);
    }
}

impl<T: Summed + ?Sized> Summed for &T {
    fn add_to(&self, sum: &mut Sum) {
        (**self).add_to(sum);
    }
}

impl<T: Summed> Summed for Option<T> {
    fn add_to(&self, sum: &mut Sum) {
        match self {
            Some(value) => value.add_to(sum),
            None => sum.bytes(&[0xff]),
        }
    }
}

/// `add_fields!(id, name)`: the function that adds these fields of a row.
#[macro_export]
macro_rules! add_fields {
    ($($field:ident),*) => {
        |sum: &mut $crate::Sum, row: &_| { $( sum.add(&row.$field); )* }
    };
}
