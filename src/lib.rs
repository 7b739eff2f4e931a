//! SQL woven into Rust and checked while it compiles, for PostgreSQL.

pub use sqlweave_macros::{query, query_file, schema};
pub use sqlweave_runtime::{
    Accepts, AcceptsNull, AtMostOne, CustomParam, DbError, Error, ErrorKind, Executor, Interval,
    Many, NotNull, Nothing, Nullable, One, Params, Query, Request, RowStream, Rows, Scalar,
    SqlState, TimeTz, sql,
};

/// What expanded code names; no part of the interface.
#[doc(hidden)]
pub mod __private {
    pub use sqlweave_runtime::private::*;
}
