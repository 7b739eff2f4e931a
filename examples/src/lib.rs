//! A shop that many tenants share: its queries, and the database that they run on.

pub mod bulk;
pub mod changes;
pub mod customers;
pub mod database;
pub mod events;
pub mod exports;
pub mod fragments;
pub mod jobs;
pub mod locks;
pub mod orders;
pub mod relations;
pub mod search;
pub mod stock;
pub mod tenants;
pub mod trees;

/// Rust types for the enums, composites, domains and tables of `schema.sql`.
pub mod db {
    sqlweave::schema!();
}

pub use database::{Result, Shop, run};
