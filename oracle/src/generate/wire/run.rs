//! Runs statements, also many before the first answer is read, and says where NULL stood in their rows.

use std::io::Error;

use fallible_iterator::FallibleIterator;
use postgres_protocol::IsNull;
use postgres_protocol::message::backend::{DataRowBody, Message};
use postgres_protocol::message::frontend::{self, BindError};

use super::{Refusal, Stage, Wire, refusal};

/// A statement to run: what comes before and after it is sent as simple queries.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Run {
    pub(crate) before: Vec<String>,
    pub(crate) sql: String,
    /// As text.
    pub(crate) params: Vec<Option<String>>,
    pub(crate) after: Vec<String>,
    /// For each column whether it comes in binary, as an array.
    pub(crate) arrays: Vec<bool>,
}

/// What the rows of a statement held.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Seen {
    pub(crate) rows: usize,
    /// For each column whether it was NULL in some row.
    pub(crate) nulls: Vec<bool>,
    /// For each column that came as an array whether an element was NULL.
    pub(crate) element_nulls: Vec<bool>,
}

/// More rows of a statement are not read.
const MOST_ROWS: i32 = 60;

impl Wire {
    /// Sends a statement to be run. What it gives is read in order by [`Wire::seen`].
    pub(crate) fn send_run(&mut self, run: &Run) -> Result<(), String> {
        self.write_run(run).map_err(|error| error.to_string())
    }

    fn write_run(&mut self, run: &Run) -> Result<(), Error> {
        for sql in &run.before {
            frontend::query(sql, &mut self.outbox)?;
        }
        frontend::parse("", &run.sql, [], &mut self.outbox)?;
        let formats = run.arrays.iter().map(|array| i16::from(*array));
        let text = |value: &Option<String>, out: &mut bytes::BytesMut| match value {
            None => Ok(IsNull::Yes),
            Some(value) => {
                out.extend_from_slice(value.as_bytes());
                Ok(IsNull::No)
            }
        };
        frontend::bind("", "", [], &run.params, text, formats, &mut self.outbox).map_err(
            |error| match error {
                BindError::Conversion(error) => Error::other(error.to_string()),
                BindError::Serialization(error) => error,
            },
        )?;
        frontend::execute("", MOST_ROWS, &mut self.outbox)?;
        frontend::sync(&mut self.outbox);
        for sql in &run.after {
            frontend::query(sql, &mut self.outbox)?;
        }
        self.send()
    }

    /// What the oldest statement gave whose answer has not been read, or why it failed.
    pub(crate) fn seen(&mut self, run: &Run) -> Result<Result<Seen, Refusal>, String> {
        self.read_seen(run).map_err(|error| format!("the server's answer is missing: {error}"))
    }

    fn read_seen(&mut self, run: &Run) -> Result<Result<Seen, Refusal>, Error> {
        let mut failed = None;
        for _ in &run.before {
            failed = failed.or(self.read_result(|_| Ok(()))?);
        }
        let columns = run.arrays.len();
        let mut seen =
            Seen { rows: 0, nulls: vec![false; columns], element_nulls: vec![false; columns] };
        let own = self.read_result(|row| {
            seen.add(&row, &run.arrays)?;
            Ok(())
        })?;
        for _ in &run.after {
            self.read_result(|_| Ok(()))?;
        }
        Ok(match failed.or(own) {
            Some(refusal) => Err(refusal),
            None => Ok(seen),
        })
    }

    /// Reads up to the next point where the server waits; the error if there was one.
    fn read_result(
        &mut self,
        mut on_row: impl FnMut(DataRowBody) -> Result<(), Error>,
    ) -> Result<Option<Refusal>, Error> {
        let mut refused = None;
        loop {
            match self.receive()? {
                Message::DataRow(body) => on_row(body)?,
                Message::ErrorResponse(body) => refused = Some(refusal(&body, Stage::Parse)?),
                Message::ReadyForQuery(_) => return Ok(refused),
                _ => {}
            }
        }
    }
}

impl Seen {
    fn add(&mut self, row: &DataRowBody, arrays: &[bool]) -> Result<(), Error> {
        self.rows += 1;
        let mut ranges = row.ranges();
        let mut at = 0;
        while let Some(range) = ranges.next()? {
            let value = range.and_then(|range| row.buffer().get(range));
            if let (None, Some(null)) = (value, self.nulls.get_mut(at)) {
                *null = true;
            }
            if let (Some(value), Some(true), Some(null)) =
                (value, arrays.get(at), self.element_nulls.get_mut(at))
            {
                *null |= has_null_element(value);
            }
            at += 1;
        }
        Ok(())
    }
}

/// Whether an array in binary holds a NULL: dimensions, a flag, the type, a size and bound for each dimension, elements.
fn has_null_element(array: &[u8]) -> bool {
    let number = |at: usize| -> Option<i32> {
        let bytes = array.get(at..at + 4)?;
        Some(i32::from_be_bytes(bytes.try_into().ok()?))
    };
    let Some(dimensions) = number(0).and_then(|count| usize::try_from(count).ok()) else {
        return false;
    };
    let mut at = 12 + 8 * dimensions;
    while let Some(length) = number(at) {
        match usize::try_from(length) {
            Ok(length) => at += 4 + length,
            Err(_) => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_elements_are_seen() {
        let mut array: Vec<u8> =
            [1_i32, 0, 23, 2, 1, 4, 7].iter().flat_map(|n| n.to_be_bytes()).collect();
        array.extend(4_i32.to_be_bytes());
        array.extend(8_i32.to_be_bytes());
        assert!(!has_null_element(&array));
        array.extend((-1_i32).to_be_bytes());
        assert!(has_null_element(&array));
        assert!(!has_null_element(&[0; 12]));
    }
}
