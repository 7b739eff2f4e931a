//! Spans of queries, with the names that OpenTelemetry's conventions for databases give to attributes. Without the
//! feature `tracing` there is nothing here that costs anything.

use tokio_postgres::Config;
use tokio_postgres::config::Host;

use crate::error::Error;
use crate::executor::{Request, Rows};

/// The database that a connection leads to.
#[cfg_attr(not(feature = "tracing"), allow(dead_code))]
pub(crate) struct Place {
    database: Option<Box<str>>,
    /// The server's name or address, or the folder of its socket; of several, which it is is not known.
    address: Option<Box<str>>,
    /// Where it is another than the usual one.
    port: Option<u16>,
}

const USUAL_PORT: u16 = 5432;

impl Place {
    pub(crate) fn of(config: &Config) -> Place {
        let address = match config.get_hosts() {
            [Host::Tcp(name)] => Some(name.as_str().into()),
            #[cfg(unix)]
            [Host::Unix(folder)] => Some(folder.to_string_lossy().into()),
            _ => None,
        };
        let port = config.get_ports().first().copied();
        Place {
            database: config.get_dbname().or(config.get_user()).map(Box::from),
            port: port.filter(|port| address.is_some() && *port != USUAL_PORT),
            address,
        }
    }
}

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
    pub(crate) fn begin(_: &Request, _: Option<&Place>) -> Trace {
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

    /// Begins the span of a request to a database, where it is known.
    pub(crate) fn begin(request: &Request, place: Option<&Place>) -> Trace {
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
            "db.namespace" = place.and_then(|place| place.database.as_deref()),
            "db.collection.name" = collection,
            "db.operation.name" = operation,
            "db.query.text" = &*request.sql(),
            "db.query.summary" = Empty,
            "db.response.returned_rows" = Empty,
            "db.response.status_code" = Empty,
            "error.type" = Empty,
            "server.address" = place.and_then(|place| place.address.as_deref()),
            "server.port" = place.and_then(|place| place.port),
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
