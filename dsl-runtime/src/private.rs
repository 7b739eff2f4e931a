//! The macro's contract: what expanded code names, listed once.
//!
//! # What is emitted
//!
//! For a statement that stands for a value, a block that makes the query, and behind it the
//! parameters, so that nothing that the block declares is in scope of the author's Rust:
//!
//! - a struct for the row, with plain fields;
//! - a function that reads the row, one call a column, in the order of the columns: a method of
//!   [`Cells`], with `_n` where the column may be NULL. Those that give an `Option` also for a column
//!   that is not (`user`, `value`) end in `?`;
//! - [`Query::new`] with the statement and that function;
//! - a `.bind` for each parameter, with the type that PostgreSQL infers, [`NotNull`] or [`Nullable`],
//!   and a reference to the author's expression in parentheses. All its tokens have the span of the
//!   braces.
//!
//! No trait is implemented for the row, except [`Scalar`] where the row has one column and the struct
//! belongs to this query. No generic function is called for a column of a common type, no closure and
//! no async block is emitted: what rustc spends on a query is decided here.
//!
//! An item is a function that returns the same expression; its struct stands beside it.
//!
//! Nested rows have a struct each, beside that of the row, and a function each, inside of the one that
//! reads the row around them, which gives it to a method of [`Cells`] with the fields' types. Batches come
//! behind the query's parameters, by `with_batches`, and each is followed by its own.
//!
//! With `#[lend]` the struct has the lifetime `'row`, and is read by its [`Lend`], since no other query
//! declares it; [`Lent::new`] takes the place of [`Query::new`].
//!
//! # The whole of it, by hand
//!
//! ```
//! extern crate sqlweave_runtime as sqlweave;
//!
//! // From `schema!()`, in the module that the configuration names:
//! mod db {
//!     // create type order_status as enum ('new', 'paid')
//!     #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
//!     pub enum OrderStatus {
//!         New,
//!         Paid,
//!     }
//!
//!     impl ::sqlweave::__private::sql::SqlType for OrderStatus {
//!         const OID: u32 = 0;
//!         const ARRAY_OID: u32 = 0;
//!     }
//!
//!     impl OrderStatus {
//!         pub const fn as_str(self) -> &'static str {
//!             match self {
//!                 Self::New => "new",
//!                 Self::Paid => "paid",
//!             }
//!         }
//!     }
//!
//!     impl<N> ::sqlweave::__private::Accepts<OrderStatus, N> for OrderStatus {
//!         fn encode(value: &Self, out: &mut ::sqlweave::__private::Params) {
//!             out.put(value.as_str().as_bytes());
//!         }
//!     }
//!
//!     impl ::sqlweave::__private::Decode<OrderStatus> for OrderStatus {
//!         fn decode(raw: &[u8]) -> ::core::result::Result<Self, ::sqlweave::__private::Fault> {
//!             ::core::result::Result::Ok(match raw {
//!                 b"new" => Self::New,
//!                 b"paid" => Self::Paid,
//!                 _ => return ::core::result::Result::Err(
//!                     ::sqlweave::__private::Fault::label("order_status", raw),
//!                 ),
//!             })
//!         }
//!     }
//!
//!     // create type address as (street text, status order_status)
//!     #[derive(Debug, Clone, PartialEq)]
//!     pub struct Address {
//!         pub street: ::core::option::Option<::std::string::String>,
//!         pub status: ::core::option::Option<OrderStatus>,
//!     }
//!
//!     impl ::sqlweave::__private::sql::SqlType for Address {
//!         const OID: u32 = 0;
//!         const ARRAY_OID: u32 = 0;
//!     }
//!
//!     impl<N> ::sqlweave::__private::Accepts<Address, N> for Address {
//!         fn encode(value: &Self, out: &mut ::sqlweave::__private::Params) {
//!             out.put_record(2);
//!             out.put_field::<::sqlweave::__private::sql::text, ::sqlweave::__private::Nullable, _>(
//!                 25, &value.street,
//!             );
//!             out.put_field::<OrderStatus, ::sqlweave::__private::Nullable, _>(0, &value.status);
//!         }
//!     }
//!
//!     impl ::sqlweave::__private::Decode<Address> for Address {
//!         fn decode(raw: &[u8]) -> ::core::result::Result<Self, ::sqlweave::__private::Fault> {
//!             fn read(r: &mut ::sqlweave::__private::Cells<'_>) -> ::core::option::Option<Address> {
//!                 ::core::option::Option::Some(Address { street: r.string_n(), status: r.user_n() })
//!             }
//!             ::sqlweave::__private::record(
//!                 raw,
//!                 &::sqlweave::__private::Columns {
//!                     names: "street\0status",
//!                     oids: &[25, 0],
//!                     user_types: &["order_status"],
//!                 },
//!                 read,
//!             )
//!         }
//!     }
//! }
//!
//! // query! {
//! //     /// The orders of a tenant.
//! //     pub fn orders(tenant: i64) -> Vec<Order> {
//! //         select id, status, sent_to from orders where tenant_id = {tenant}
//! //     }
//! // }
//! pub struct Order {
//!     pub id: i64,
//!     pub status: db::OrderStatus,
//!     pub sent_to: ::core::option::Option<db::Address>,
//! }
//!
//! /// The orders of a tenant.
//! pub fn orders(tenant: i64) -> ::sqlweave::__private::Query<Order, ::sqlweave::__private::Many> {
//!     {
//!         fn read(r: &mut ::sqlweave::__private::Cells<'_>) -> ::core::option::Option<Order> {
//!             ::core::option::Option::Some(Order { id: r.i64(), status: r.user()?, sent_to: r.user_n() })
//!         }
//!         ::sqlweave::__private::Query::new(
//!             &::sqlweave::__private::Statement {
//!                 about: "orders\0SELECT\0orders",
//!                 sql: "SELECT id, status, sent_to FROM orders WHERE tenant_id = $1",
//!                 by_record: "SELECT q.c1 AS id, ROW(q.c2) AS status, ROW(q.c3) AS sent_to FROM (
//!                     SELECT id, status, sent_to FROM orders WHERE tenant_id = $1
//!                 ) AS q (c1, c2, c3)",
//!                 columns: ::sqlweave::__private::Columns {
//!                     names: "id\0status\0sent_to",
//!                     oids: &[20, 0, 0],
//!                     user_types: &["order_status", "address"],
//!                 },
//!             },
//!             read,
//!         )
//!     }
//!     .bind::<::sqlweave::__private::sql::bigint, ::sqlweave::__private::NotNull, _>(&(tenant))
//! }
//!
//! // query! { select count(*) as n from orders where status = {status} }
//! fn inline(status: db::OrderStatus) {
//!     let query = {
//!         struct Row {
//!             n: i64,
//!         }
//!         impl ::sqlweave::__private::Scalar for Row {
//!             type Value = i64;
//!             fn into_value(self) -> i64 {
//!                 self.n
//!             }
//!         }
//!         fn read(r: &mut ::sqlweave::__private::Cells<'_>) -> ::core::option::Option<Row> {
//!             ::core::option::Option::Some(Row { n: r.i64() })
//!         }
//!         ::sqlweave::__private::Query::<_, ::sqlweave::__private::One>::new(
//!             &::sqlweave::__private::Statement {
//!                 about: "src/orders.rs:30\0SELECT\0orders",
//!                 sql: "SELECT count(*) AS n FROM orders WHERE status = $1",
//!                 by_record: "",
//!                 columns: ::sqlweave::__private::Columns {
//!                     names: "n",
//!                     oids: &[20],
//!                     user_types: &[],
//!                 },
//!             },
//!             read,
//!         )
//!     }
//!     .bind::<db::OrderStatus, ::sqlweave::__private::NotNull, _>(&(status));
//!     # let _ = query;
//! }
//! # inline(db::OrderStatus::New);
//! # let _ = orders(1);
//! ```

/// The type of a column that could not be understood, in the struct of a query with mistakes: `!`,
/// which becomes whatever is wanted of it.
pub type Unknown = <fn() -> ! as Returns>::Output;

/// What a function returns; the way to name `!`.
pub trait Returns {
    /// The type returned.
    type Output;
}

impl<T> Returns for fn() -> T {
    type Output = T;
}

pub use crate::batch::{Batch, BatchOrder, Batched};
pub use crate::bits::Bits;
pub use crate::bulk::{Bulk, RowLayout};
pub use crate::chosen::chosen;
pub use crate::copy_in::{CopyIn, CopyRow};
pub use crate::copy_out::{CopyOut, CopyStatement};
pub use crate::decode::{Decode, Fault, UnknownLabel};
pub use crate::geometry;
pub use crate::interval::{Interval, TimeTz};
pub use crate::lend::{Lend, Lent};
pub use crate::lsn::PgLsn;
pub use crate::money::Money;
pub use crate::page::{PageLayout, PageSize, Paged};
pub use crate::param::{Accepts, AcceptsNull, InList, Listed, NotNull, Nullable};
pub use crate::params::Params;
pub use crate::query::{AtMostOne, InOrder, Many, Nothing, One, Query, Scalar};
pub use crate::range::{Multirange, Range};
pub use crate::record::record;
pub use crate::row::Cells;
pub use crate::row_arrays::{RowArrays, RowColumn};
pub use crate::row_list::RowList;
pub use crate::row_source::{IterRows, RowSource};

/// The rows of a statement with mistakes.
pub type NoRows = IterRows<std::iter::Empty<()>>;
pub use crate::snapshot::{Snapshot, Tid};
pub use crate::sql;
pub use crate::statement::{Columns, Statement};
pub use crate::text_search::{TsQuery, TsVector};
pub use crate::variants::Optional;

#[cfg(feature = "with-bigdecimal-0_4")]
pub use bigdecimal;
#[cfg(feature = "with-chrono-0_4")]
pub use chrono;
#[cfg(feature = "with-cidr-0_3")]
pub use cidr;
#[cfg(feature = "with-rust_decimal-1")]
pub use rust_decimal;
#[cfg(feature = "with-serde_json-1")]
pub use serde_json;
#[cfg(feature = "with-uuid-1")]
pub use uuid;
