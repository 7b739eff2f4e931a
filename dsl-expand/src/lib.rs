//! What the macros of sqlweave do: Rust tokens in, Rust tokens out. A plain library on proc-macro2, which rustc reaches
//! through sqlweave-macros, and sqlweave-finder without it.
//!
//! What is in front of the query is read by `input`, the query's tokens by `tokens`; sqlweave-core compiles them
//! against the catalogue that `schema_file` loads; `expand` writes Rust. Nothing here knows SQL.

extern crate proc_macro;

pub mod config;
pub mod expand;
pub mod fragment;
pub mod input;
pub mod report;
pub mod schema_file;
pub mod tokens;

#[cfg(test)]
mod tests;
