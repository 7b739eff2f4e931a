//! The runtime against a live server. Queries are written as the macro writes them.

#![allow(clippy::unwrap_used)]

#[path = "live/support.rs"]
mod support;

#[path = "live/round_trip.rs"]
mod round_trip;

#[path = "live/boundaries.rs"]
mod boundaries;

#[path = "live/shape.rs"]
mod shape;

#[path = "live/drift.rs"]
mod drift;

#[path = "live/user_type.rs"]
mod user_type;

#[path = "live/connection.rs"]
mod connection;

#[path = "live/pools.rs"]
mod pools;

#[path = "live/errors.rs"]
mod errors;

#[path = "live/streams.rs"]
mod streams;

#[path = "live/faults.rs"]
mod faults;

#[path = "live/in_order.rs"]
mod in_order;

#[path = "live/pipeline.rs"]
mod pipeline;

#[path = "live/tls.rs"]
mod tls;
