//! Spans of queries, with the names that OpenTelemetry's conventions for databases give to attributes. Without the
//! feature `tracing` there is nothing here that costs anything.

use crate::error::Error;
use crate::executor::{Request, Rows};

/// The span of one run of a statement, from when it is sent to when nobody reads its rows any more.
pub(crate) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
    #[cfg(feature = "tracing")]
    rows: u64,
}

#[cfg(not(feature = "tracing"))]
impl Trace {
    #[inline]
    pub(crate) fn none() -> Trace {
        Trace {}
    }

    #[inline]
    pub(crate) fn begin(_: &Request, _: Option<&str>) -> Trace {
        Trace {}
    }

    #[inline]
    pub(crate) fn around(self, started: Result<Rows, Error>) -> Result<Rows, Error> {
        started
    }

    #[inline]
    pub(crate) fn row(&mut self) {}

    #[inline]
    pub(crate) fn affected(&self, _: u64) {}

    #[inline]
    pub(crate) fn failed(&self, error: Error) -> Error {
        error
    }
}

#[cfg(feature = "tracing")]
impl Trace {
    pub(crate) fn none() -> Trace {
        Trace { span: tracing::Span::none(), rows: 0 }
    }

    /// Begins the span of a request to a database, where its name is known.
    pub(crate) fn begin(request: &Request, database: Option<&str>) -> Trace {
        use tracing::field::Empty;

        let mut about =
            request.statement.about.split('\0').map(Some).chain(std::iter::repeat(None));
        let mut next = || about.next().flatten().filter(|part| !part.is_empty());
        let (name, operation, collection) = (next(), next(), next());
        let span = tracing::info_span!(
            target: "sqlweave",
            "query",
            "otel.kind" = "client",
            "otel.name" = Empty,
            "otel.status_code" = Empty,
            "db.system.name" = "postgresql",
            "db.namespace" = database,
            "db.collection.name" = collection,
            "db.operation.name" = operation,
            "db.query.text" = &*request.sql(),
            "db.query.summary" = Empty,
            "db.response.returned_rows" = Empty,
            "db.response.status_code" = Empty,
            "error.type" = Empty,
            "sqlweave.statement" = name,
            "sqlweave.affected_rows" = Empty,
        );
        if !span.is_disabled() {
            let parts = [operation, collection].into_iter().flatten();
            let summary = parts.collect::<Vec<_>>().join(" ");
            span.record("db.query.summary", &*summary);
            span.record("otel.name", &*summary);
        }
        Trace { span, rows: 0 }
    }

    /// Gives the span of a run that has begun to its rows, or tells it the error.
    pub(crate) fn around(self, started: Result<Rows, Error>) -> Result<Rows, Error> {
        match started {
            Ok(rows) => Ok(rows.traced(self)),
            Err(error) => Err(self.failed(error)),
        }
    }

    pub(crate) fn row(&mut self) {
        self.rows += 1;
    }

    pub(crate) fn affected(&self, rows: u64) {
        self.span.record("sqlweave.affected_rows", rows);
    }

    /// Tells the span of the error. Its text is not told: what a trigger or a constraint says is for the program.
    pub(crate) fn failed(&self, error: Error) -> Error {
        self.span.record("otel.status_code", "ERROR");
        match error.sqlstate() {
            Some(state) => {
                self.span.record("db.response.status_code", state.code());
                self.span.record("error.type", state.code());
            }
            None => {
                self.span.record("error.type", tracing::field::debug(error.kind()));
            }
        }
        error
    }
}

#[cfg(feature = "tracing")]
impl Drop for Trace {
    fn drop(&mut self) {
        self.span.record("db.response.returned_rows", self.rows);
    }
}
