//! The compiler of sqlweave: SQL to checked, typed queries.
//!
//! A plain library over `&str` and token lists: no IO, no compiler types. Modules stand in the order of the way
//! through the code; each uses only those above it.

pub mod stack;
pub mod spelling;
pub mod lint;
pub mod engine;
pub mod config;
pub mod source;
pub mod diagnostic;
pub mod lex;
pub mod ast;
pub mod parse;
pub mod catalog;
pub mod compiled;
pub mod query;
pub mod analyze;
pub mod nullability;
pub mod cardinality;
pub mod plan_rules;
pub mod beyond;
pub mod lints;
pub mod portable;
pub mod rows;
pub mod schema;
pub mod migrations;
pub mod project;
pub mod emit;
mod batch;
mod nested;
mod page;
pub mod compile;
pub mod describe;
pub mod relations;

pub use compile::{compile, compile_lazily};
