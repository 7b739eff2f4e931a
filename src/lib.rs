//! SQL woven into Rust and checked while it compiles, for PostgreSQL.
//!
//! The database's schema stands in `schema.sql` beside `Cargo.toml`, as `pg_dump --schema-only` writes it. Nothing
//! is connected to while compiling.
//!
//! ```ignore
//! let paid = sqlweave::query! {
//!     select o.id, o.amount from orders o where o.tenant_id = {tenant} and o.status = "paid"
//! }
//! .fetch(&client)
//! .await?; // a `Vec` of a struct with `id: i64` and `amount: Decimal`
//! ```
//!
//! A query is a [`Query`], a value that owns its parameters; it runs on whatever is an [`Executor`]: a [`Connection`],
//! which keeps prepared statements, a client of tokio-postgres, a transaction of either, and with the features
//! `deadpool` and `bb8` an object of these pools. The modules of
//! tokio-postgres's types are features, named as it names them: `with-chrono-0_4` for dates and times,
//! `with-rust_decimal-1` for `numeric`, `with-uuid-1`, `with-serde_json-1` and `with-cidr-0_3`. Parameters may also be
//! of the types of `with-time-0_3` and `with-jiff-0_2`. With `with-bigdecimal-0_4` `numeric` can be a `BigDecimal` where
//! `sqlweave.toml` says so. With `with-serde-1` the types of sqlweave's own implement serde's traits, and those of the other
//! features too, so that any row can derive them.
//! `snapshots`, `verify` and `testing` are for a crate's tests: `assert_snapshots!`, `assert_verified!` and
//! `testing::TestDatabase`, a database for each test.

pub use sqlweave_macros::{fragment, query, query_file, schema};
pub use sqlweave_runtime::{
    Accepts, AcceptsNull, AcceptsNulls, AsPageCursor, AtMostOne, Atomic, Attempt, Backoff, Batched,
    Batches, Bulk, Connection, CopyIn, CopyOut, CopyStream, Cursor, CustomParam, DbError, Decode,
    Drift, Error, ErrorKind, Executor, Fault, HasClient, InList, InOrder, IterRows, KeepsOrder,
    Lend, Lent, Listed, Many, NoPageCursor, NoSchemaName, NotNull, Nothing, Nullable, One, Page,
    PageCursor, Paged, Params, PerChunk, Progress, Query, Readable, Request, Retryable, RowSource,
    RowStream, Rows, Scalar, SchemaName, Scope, SqlState, Stands, StreamRows, Transaction,
    TransactionOptions, Work, newtype, retry, sql,
};

// What PostgreSQL's types are in Rust.
pub use sqlweave_runtime::{
    Array, Bits, Dimension, Interval, Lexeme, Money, Multirange, NoBits, NoLsn, PgLsn, Position,
    Range, Snapshot, Tid, TimeTz, TsQuery, TsTerm, TsVector, UnknownLabel, Weight, geometry,
};

#[cfg(feature = "snapshots")]
pub use sqlweave_finder::assert_snapshots;
#[cfg(feature = "verify")]
pub use sqlweave_finder::assert_verified;

#[cfg(feature = "testing")]
pub mod testing;

#[cfg(feature = "with-serde_json-1")]
pub use sqlweave_runtime::Json;

#[cfg(any(feature = "bb8", feature = "deadpool"))]
pub use sqlweave_runtime::pool;

/// What expanded code names; no part of the interface.
#[doc(hidden)]
pub mod __private {
    pub use sqlweave_runtime::private::*;
}
